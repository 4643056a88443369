"""Files from an address or the disk, and out of their ZIP, within limits of size and time."""

from __future__ import annotations

import hashlib
import zipfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from geo.errors import GazetteerError, InputError
from geo.net import Web

MAX_BYTES: Final = 200_000_000
MAX_UNPACKED_BYTES: Final = 250_000_000
MAX_MEMBERS: Final = 1_000
_CHUNK: Final = 1 << 20

WEB: Final = Web(
    instead="download the file in a browser and give its path",
    timeout_s=900.0,
    max_bytes=MAX_BYTES,
    silence_s=20.0,
)

OnProgress = Callable[[str, int, int | None], None]
"""Takes the name of what is fetched, the bytes so far, and how many there will be if known."""


@dataclass(frozen=True, slots=True)
class Obtained:
    """One file as it was given: ``origin`` is its address or path, ``path`` our copy of it."""

    origin: str
    name: str
    path: Path
    sha256: str
    size: int


def _is_address(given: str) -> bool:
    """Whether it is to be fetched; else it is a file's name."""
    return "://" in given


def obtain(
    given: str, folder: Path, web: Web, offline: bool, on_progress: OnProgress | None
) -> Obtained:
    """Copy the file at an address or path into ``folder``.

    Raises InputError if it can't be had, is empty, or is larger than ``web`` allows.
    """
    path = folder / f"given-{len(list(folder.iterdir()))}"
    digest = hashlib.sha256()
    size = 0
    with path.open("wb") as file:

        def take(piece: bytes, total: int | None) -> None:
            nonlocal size
            size += len(piece)
            if size > web.max_bytes:
                raise InputError(f"{given} is larger than {web.max_bytes / 1e6:.0f} MB.")
            digest.update(piece)
            file.write(piece)
            if on_progress is not None:
                on_progress(name, size, total)

        if _is_address(given):
            if offline:
                raise InputError(f"{given} is not asked while offline: give a file.")
            name = given.split("?")[0].rsplit("/", 1)[-1] or given
            web.fetch(given, take)
            origin = given
        else:
            name = Path(given).name
            origin = str(Path(given).resolve())
            _read_file(Path(given), take)
    if not size:
        raise InputError(f"{given} is empty.")
    return Obtained(origin, name, path, digest.hexdigest(), size)


def _read_file(source: Path, take: Callable[[bytes, int | None], None]) -> None:
    if not source.is_file():
        raise InputError(f"{source} is no file; check the path.")
    try:
        with source.open("rb") as file:
            total = source.stat().st_size
            while piece := file.read(_CHUNK):
                take(piece, total)
    except OSError as error:
        raise InputError(f"{source} can't be read: {error.strerror}.") from error


def check_sums(files: Iterable[Obtained], wanted: Sequence[str]) -> None:
    """Every file must have one of the SHA-256 sums in ``wanted``, if there are any."""
    allowed = {sum_.strip().lower() for sum_ in wanted}
    for file in files:
        if allowed and file.sha256 not in allowed:
            raise GazetteerError(
                f"{file.name} has the SHA-256 {file.sha256}, not one that was given: it is "
                "another edition or was changed on the way. Nothing was brought in."
            )


def unpack(file: Obtained, endings: Sequence[str], several: bool = False) -> list[tuple[Path, str]]:
    """The file, or those of the wanted endings in it if it is a ZIP, as (path, name to show).

    A path's suffix says what it holds: .xlsx, .geojson or .txt. Raises GazetteerError.
    """
    with file.path.open("rb") as opened:
        if opened.read(4) != b"PK\x03\x04":
            return [(_with_suffix(file.path, file.name), file.name)]
    try:
        with zipfile.ZipFile(file.path) as archive:
            members = [m for m in archive.infolist() if not m.is_dir()]
            _check_size(members, file.name)
            if any(m.filename == "xl/workbook.xml" for m in members):
                return [(file.path.rename(file.path.with_suffix(".xlsx")), file.name)]
            wanted = [m for m in members if _is_wanted(m.filename, endings)]
            if not wanted or (len(wanted) > 1 and not several):
                held = ", ".join(m.filename for m in members[:10]) or "nothing"
                raise GazetteerError(
                    f"{file.name} holds {held}; it should hold "
                    f"{'files' if several else 'one file'} ending in {' or '.join(endings)}."
                )
            return [_extract(archive, m, file, i) for i, m in enumerate(wanted)]
    except (zipfile.BadZipFile, EOFError, RuntimeError, NotImplementedError, ValueError) as error:
        raise GazetteerError(
            f"{file.name} is a damaged ZIP file or only a part of one ({error}). Fetch it once "
            "more."
        ) from error
    except zipfile.zlib.error as error:  # type: ignore[attr-defined]
        raise GazetteerError(f"{file.name} is a damaged ZIP file ({error}).") from error


def _check_size(members: Sequence[zipfile.ZipInfo], name: str) -> None:
    """Refuse what unpacks to too much; no member yields more than the size it declares."""
    size = sum(m.file_size for m in members)
    if size > MAX_UNPACKED_BYTES or len(members) > MAX_MEMBERS:
        raise GazetteerError(
            f"{name} unpacks to {len(members):,} files of {size / 1e6:,.0f} MB together; "
            f"{MAX_MEMBERS:,} of {MAX_UNPACKED_BYTES / 1e6:.0f} MB are taken."
        )


def _is_wanted(filename: str, endings: Sequence[str]) -> bool:
    last = filename.rsplit("/", 1)[-1].lower()
    return last.endswith(tuple(endings)) and not last.startswith(("readme", "."))


def _extract(
    archive: zipfile.ZipFile, member: zipfile.ZipInfo, file: Obtained, number: int
) -> tuple[Path, str]:
    path = file.path.with_name(f"{file.path.name}-{number}")
    with archive.open(member) as packed, path.open("wb") as out:
        _copy(packed, out)
    name = member.filename.rsplit("/", 1)[-1]
    return _with_suffix(path, name), f"{name} in {file.name}"


def _copy(packed: IO[bytes], out: IO[bytes]) -> None:
    while piece := packed.read(_CHUNK):
        out.write(piece)


def _with_suffix(path: Path, name: str) -> Path:
    """Name a file after what it holds."""
    with path.open("rb") as opened:
        start = opened.read(4096).lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"<"):
        raise GazetteerError(f"{name} is a web page, not the file itself: open it in a browser.")
    if start.startswith(b"PK\x03\x04"):
        suffix = ".xlsx"
    else:
        suffix = ".geojson" if start.startswith(b"{") else ".txt"
    return path.rename(path.with_suffix(suffix))
