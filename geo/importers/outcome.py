"""What an import would do, or did."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geo.importers.mapping import Mapping
from geo.importers.refused import Refusal


@dataclass(frozen=True, slots=True)
class Outcome:
    """What an import would do (``dry_run``) or did.

    ``unplaced``: new and changed rows without a point, which wait for review. ``missing``:
    incidents of this source within the file's days and governorates that the file doesn't have;
    the source may have withdrawn them (see ``Store.reject``). ``refusals`` are the first,
    ``reasons`` all of them by kind. ``batch_id`` None: nothing was written.
    """

    file: str
    format: str
    dry_run: bool
    rows: int
    new: int
    changed: int
    same: int
    refused: int
    unplaced: int
    refusals: tuple[Refusal, ...]
    reasons: tuple[tuple[str, int], ...]
    refused_csv: Path | None
    missing: tuple[int, ...]
    notes: tuple[str, ...]
    unit: str
    mapping: Mapping | None = None
    batch_id: int | None = None
    stopped: bool = False

    def to_json(self) -> dict[str, Any]:
        """For ``import --json``: plain values, ``mapping`` as ``Mapping.to_json`` gives it."""
        return {
            **{name: getattr(self, name) for name in _PLAIN},
            "refusals": [{"line": r.line, "reason": r.reason} for r in self.refusals],
            "reasons": dict(self.reasons),
            "refused_csv": self.refused_csv and str(self.refused_csv),
            "missing": list(self.missing),
            "notes": list(self.notes),
            "mapping": self.mapping and self.mapping.to_json(),
        }


_PLAIN = (
    *("file", "format", "dry_run", "rows", "new", "changed", "same", "refused", "unplaced"),
    *("unit", "batch_id", "stopped"),
)
