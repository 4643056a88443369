"""What can go wrong, said so that the reader knows what to do next.

Every message names the input and the cure. "Nothing found" is a value, never an error.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


class BadiaError(Exception):
    """Base of all errors that a user may meet; its text is shown as it stands."""


class InputError(BadiaError):
    """The input can't be used as it is (empty, too large, not text, impossible)."""


def unreadable(name: object, error: OSError) -> InputError:
    """What to say of a file that the system won't let us read, with what to do about it."""
    match error:
        case FileNotFoundError():
            return InputError(f"{name} can't be read: there is no such file. Check the name.")
        case IsADirectoryError():
            return InputError(f"{name} can't be read: it is a folder. Name a file in it.")
        case PermissionError():
            return InputError(
                f"{name} can't be read: you have no right to. Ask its owner for it, or copy the "
                "file to where you have it."
            )
    return InputError(f"{name} can't be read: {error.strerror or error}. Try a copy of it.")


class StoreError(BadiaError):
    """The store can't be read or written."""


class StoreLockedError(StoreError):
    """Another process is writing; the same call may succeed in a moment."""


class StoreReadOnlyError(StoreError):
    """The store's file or folder can't be written to."""


class StoreVersionError(StoreError):
    """The store was made by a newer version of Badia."""


class ConflictError(StoreError):
    """Somebody else changed the same record first; nothing was written.

    ``fields`` holds for each field in question the value now stored and yours; ``current`` is
    the record as it now stands (a ``geo.model.Incident``), where there is one.
    """

    def __init__(
        self,
        message: str,
        *,
        fields: Mapping[str, tuple[Any, Any]] | None = None,
        current: Any = None,
    ) -> None:
        super().__init__(message)
        self.fields = dict(fields or {})
        self.current = current


class NotFoundError(StoreError):
    """No record with this identifier."""


class GeocoderError(BadiaError):
    """The remote geocoder could not be asked or did not answer sensibly."""


class GeocoderUnavailableError(GeocoderError):
    """The remote geocoder is down, slow or refuses for now; try again later."""


class GazetteerError(BadiaError):
    """A gazetteer file is missing or damaged."""


class ExportError(BadiaError):
    """A file could not be written; nothing half-written is left behind."""
