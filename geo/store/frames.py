"""The frame from the store: words become codes, chunk by chunk, so that memory stays flat."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from enum import StrEnum
from typing import TYPE_CHECKING

import numpy as np

from geo import frame as f
from geo.frame import Column, Frame
from geo.model import Status

if TYPE_CHECKING:
    from geo.store.framing import FrameRows, Words
    from geo.store.store import Store


_SHOWN = [f.STATUSES.index(status) for status in (Status.PENDING, Status.VERIFIED)]


def load_frame(store: Store) -> Frame:
    """The incidents that may be shown (pending and verified) as a frame of the present revision."""
    # Asked first: a write in between makes the frame newer than its number, never older.
    revision = store.revision()
    return _extended({}, (), (), list(store.frame_rows()), revision)


def updated_frame(store: Store, frame: Frame) -> Frame:
    """A frame brought to the store's present revision by what was written since.

    Built anew where incidents were taken out since, which leaves no trace in what is there.
    """
    state = store.frame_state()
    if state.revision == frame.revision:
        return frame
    if state.removed_revision > frame.revision or state.revision < frame.revision:
        return load_frame(store)
    changed = list(store.frame_rows(tuple(Status), after_revision=frame.revision))
    if not changed:
        return dataclasses.replace(frame, revision=state.revision)
    gone = np.concatenate([chunk.numbers["id"] for chunk in changed])
    stays = ~np.isin(frame["id"], gone)
    kept = {name: column[stays] for name, column in frame.columns.items()}
    return _extended(kept, frame.districts, frame.subdistricts, changed, state.revision)


def _extended(
    kept: Mapping[str, Column],
    districts: Sequence[str],
    subdistricts: Sequence[str],
    chunks: Sequence[FrameRows],
    revision: int,
) -> Frame:
    """A frame of kept columns and of those of ``chunks`` that may be shown."""
    level2, level3 = _Codes(districts), _Codes(subdistricts)
    parts = [kept] if kept else []
    for chunk in chunks:
        columns = _encode(chunk, level2, level3)
        shown = np.isin(columns["status"], _SHOWN)
        parts.append({name: column[shown] for name, column in columns.items()})
    if not parts:
        empty = {name: np.empty(0, kind) for name, kind in f.COLUMNS.items()}
        return Frame.build(empty, revision=revision)
    joined = {name: np.concatenate([part[name] for part in parts]) for name in f.COLUMNS}
    return Frame.build(joined, level2.words, level3.words, revision)


class _Codes:
    """Numbers for words in the order they first come; -1 for none."""

    def __init__(self, words: Sequence[str]) -> None:
        self._codes = {word: code for code, word in enumerate(words)}

    def code(self, word: str) -> int:
        return -1 if not word else self._codes.setdefault(word, len(self._codes))

    @property
    def words(self) -> list[str]:
        return list(self._codes)


def _encode(rows: FrameRows, districts: _Codes, subdistricts: _Codes) -> dict[str, Column]:
    numbers, words = rows.numbers, rows.words
    days = numbers["date"]
    columns: dict[str, Column] = {
        "id": numbers["id"],
        "day": np.where(np.isnat(days), f.NO_DAY, days.astype(np.int64)),
        "lon": numbers["lon"],
        "lat": numbers["lat"],
        "radius_m": numbers["radius_m"],
        "event_type": _codes(words["event_type"], _place_in(f.EVENT_TYPES)),
        "attacker": _codes(words["attacker"], _place_in(f.PARTIES)),
        "victims": _codes(words["victims"], _party_bits),
        "status": _codes(words["status"], _place_in(f.STATUSES)),
        "category": _codes(words["category"], _place_in(f.CATEGORIES)),
        "geometry_type": _codes(words["geometry_type"], _place_in(f.GEOMETRY_TYPES)),
        "synthetic": _codes(words["synthetic"], lambda word: int(word == "1")),
        "governorates": _codes(words["regions"], _governorate_bits),
        "district": _codes(words["admin2"], districts.code),
        "subdistrict": _codes(words["admin3"], subdistricts.code),
    }
    for name in ("killed", "wounded"):
        low, high = numbers[f"{name}_min"], numbers[f"{name}_max"]
        columns[f"{name}_min"] = low
        columns[f"{name}_max"] = np.where((low >= 0) & (high < 0), f.OPEN, high)
    return {name: column.astype(f.COLUMNS[name]) for name, column in columns.items()}


def _codes(words: Words, code_of: Callable[[str], int]) -> Column:
    """Each different word is worked out once."""
    known: dict[str, int] = {word: code_of(word) for word in set(words.values)}
    codes = np.array([known[word] for word in words.values], dtype=np.int64)
    return np.asarray(codes[words.codes])


def _place_in(kinds: Sequence[StrEnum]) -> Callable[[str], int]:
    codes: dict[str, int] = {kind.value: code for code, kind in enumerate(kinds)}
    codes[""] = f.NO_CODE
    return codes.__getitem__


def _party_bits(victims: str) -> int:
    return f.bits(victims.split(), f.PARTIES)


def _governorate_bits(regions: str) -> int:
    """One bit for each governorate that a region lies in: a P-code begins with its parent's."""
    parents = {code[:4] for code in regions.split()}
    return f.bits([code for code in f.GOVERNORATE_CODES if code in parents], f.GOVERNORATE_CODES)
