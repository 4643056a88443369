"""The frame from the store: words become codes, chunk by chunk, so that memory stays flat."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from geo import frame as f
from geo.frame import Column, Frame

if TYPE_CHECKING:
    from geo.store.store import Store


def load_frame(store: Store) -> Frame:
    """The incidents that may be shown (pending and verified) as a frame of the present revision."""
    revision = store.revision()
    districts, subdistricts = _Codes(), _Codes()
    parts = [_encode(chunk, districts, subdistricts) for chunk in store.frame_rows()]
    if not parts:
        return Frame.empty()
    columns = {name: np.concatenate([part[name] for part in parts]) for name in f.COLUMNS}
    return Frame.build(columns, districts.words, subdistricts.words, revision)


class _Codes:
    """Numbers for words in the order they first come; -1 for None."""

    def __init__(self) -> None:
        self._codes: dict[str | None, int] = {None: -1}

    def encode(self, words: Sequence[str | None]) -> npt.NDArray[np.int16]:
        codes = self._codes
        for word in set(words) - codes.keys():
            codes[word] = len(codes) - 1
        return np.fromiter(map(codes.__getitem__, words), dtype=np.int16, count=len(words))

    @property
    def words(self) -> list[str]:
        return [word for word in self._codes if word is not None]


def _encode(rows: Mapping[str, Any], districts: _Codes, subdistricts: _Codes) -> dict[str, Column]:
    day = rows["date"].astype(np.int64)
    columns: dict[str, Column] = {
        "id": rows["id"],
        "day": np.where(np.isnat(rows["date"]), f.NO_DAY, day),
        "lon": rows["lon"],
        "lat": rows["lat"],
        "radius_m": rows["radius_m"],
        "event_type": _enum(rows["event_type"], f.EVENT_TYPES),
        "attacker": _enum(rows["attacker"], f.PARTIES),
        "victims": _by_value(rows["victims"], _party_bits, np.uint8),
        "status": _enum(rows["status"], f.STATUSES),
        "category": _enum(rows["category"], f.CATEGORIES),
        "geometry_type": _enum(rows["geometry_type"], f.GEOMETRY_TYPES),
        "synthetic": rows["synthetic"],
        "governorates": _by_value(rows["regions"], _governorate_bits, np.uint16),
        "district": districts.encode(rows["admin2"]),
        "subdistrict": subdistricts.encode(rows["admin3"]),
    }
    for name in ("killed", "wounded"):
        low, high = rows[f"{name}_min"], rows[f"{name}_max"]
        columns[f"{name}_min"] = low
        columns[f"{name}_max"] = np.where((low >= 0) & (high < 0), f.OPEN, high)
    return columns


def _enum(words: Sequence[str | None], kinds: Sequence[StrEnum]) -> npt.NDArray[np.uint8]:
    codes: dict[str | None, int] = {kind.value: code for code, kind in enumerate(kinds)}
    codes[None] = f.NO_CODE
    return np.fromiter(map(codes.__getitem__, words), dtype=np.uint8, count=len(words))


def _by_value(words: Sequence[str], code_of: Any, kind: Any) -> Column:
    """Each distinct text is worked out once: there are few of them."""
    codes = {word: code_of(word) for word in set(words)}
    return np.fromiter(map(codes.__getitem__, words), dtype=kind, count=len(words))


def _party_bits(victims: str) -> int:
    return f.bits(victims.split(), f.PARTIES)


def _governorate_bits(regions: str) -> int:
    """One bit for each governorate that a region lies in: a P-code begins with its parent's."""
    parents = (code[:4] for code in regions.split())
    return f.bits([code for code in parents if code in f.GOVERNORATE_CODES], f.GOVERNORATE_CODES)
