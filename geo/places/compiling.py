"""Rows and their names made into what an ``Index`` holds, and an index with a user's rows added."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any

from geo.model import LonLat
from geo.places.files import Row
from geo.places.geometry import middle
from geo.places.index import Index, distance_m, same_place
from geo.places.kinds import split_kinds
from geo.places.names import (
    ARTICLES,
    core_text,
    key_variants,
    normalise,
    skeleton_of_key,
    token_key,
    tokens_key,
)
from geo.places.refusals import COMMON_NAMES


def compile_rows(
    rows: Sequence[Row],
    names: Mapping[str, list[list[str]]],
    more: Sequence[Row],
    more_names: Mapping[str, list[list[str]]],
    roads: Sequence[list[Any]],
) -> dict[str, Any]:
    """Everything an Index holds, as plain lists and dicts; ``more`` rows give way to ``rows``.

    A road that no row stands for gets a row of its own.
    """
    builder = _Builder()
    for row in rows:
        builder.add(row, names.get(row[0], []))
    for row in more:
        if not builder.knows(row):
            builder.add(row, more_names.get(row[0], []))
    for road in roads:
        if not builder.knows_road(road):
            builder.add_road(road)
    return builder.compiled() | {"roads": list(roads)}


_SMALL, _EDITED = frozenset({"village", "quarter"}), frozenset({"SY04", "SY09"})
"""Kinds whose common names are weak, but where the strength of each name was decided by hand."""


def _is_common(normal: str) -> bool:
    return tokens_key(split_kinds(normal.split())[0]) in COMMON_NAMES


class _Builder:
    def __init__(self, base: Index | None = None) -> None:
        if base is not None:
            self._copy(base)
            return
        self.rows: list[Row] = []
        self.names: list[list[list[str]]] = []
        self.entry_row: list[int] = []
        self.entry_name: list[str] = []
        self.entry_key: list[str] = []
        self.entry_text: list[str] = []
        self.entry_article: list[int] = []
        self.entry_kinds: list[int] = []
        self.entry_weak: list[int] = []
        self.exact: dict[str, list[int]] = {}
        self.core: dict[str, list[int]] = {}
        self.skeletons: dict[str, list[int]] = {}
        self.prefixes: set[str] = {token_key("north"), token_key("south")}  # "north eastern"

    def _copy(self, base: Index) -> None:
        self.rows, self.names = list(base.rows), list(base.names)
        self.entry_row, self.entry_name = list(base.entry_row), list(base.entry_name)
        self.entry_key, self.entry_text = list(base.entry_key), list(base.entry_text)
        self.entry_kinds, self.entry_weak = list(base.entry_kinds), list(base.entry_weak)
        self.entry_article = list(base.entry_article)
        self.exact = {k: list(v) for k, v in base.exact.items()}
        self.core = {k: list(v) for k, v in base.core.items()}
        self.skeletons = {k: list(v) for k, v in base.skeletons.items()}
        self.prefixes = set(base.prefixes)

    def knows(self, row: Row) -> bool:
        return same_place(self, row) is not None

    def knows_road(self, road: Sequence[Any]) -> bool:
        entries = [e for n in (road[1], *road[2]) for e in self.exact.get(normalise(n), ())]
        return any(self.rows[self.entry_row[e]][3] == "road" for e in entries)

    def add_road(self, road: Sequence[Any]) -> None:
        """A row whose point is half-way along the road and whose radius reaches its ends."""
        road_id, name, others, chain = road
        places = [row for place_id in chain for row in self.rows if row[0] == place_id]
        centre = middle([LonLat(place[4], place[5]) for place in places])
        row: Row = [f"road-{road_id}", name, "", "road", centre.lon, centre.lat, 0.0]
        row += ["", "", "", "SY", "roads.csv", ""]
        row[6] = math.ceil(max(distance_m(row, place) for place in places))
        self.add(row, [[other, "", "strong"] for other in others])

    def add(self, row: Row, names: Sequence[Sequence[str]]) -> None:
        number = len(self.rows)
        self.rows.append(row)
        self.names.append([list(n) for n in names])
        own = [(row[1], "strong"), (row[2], "strong")]
        bare = [(n[: n.index(" (")], "weak") for n, _ in own if " (" in n]
        seen: set[str] = set()
        weak_names = {normalise(n[0]) for n in names if n[2] == "weak"}
        common = row[3] in _SMALL and row[7] not in _EDITED
        for name, strength in own + [(n[0], n[2]) for n in names] + bare:
            normal = normalise(name)
            if normal and normal not in seen:
                seen.add(normal)
                weak = strength == "weak" or normal in weak_names
                self._add_entry(number, name, normal, weak or (common and _is_common(normal)))

    def _add_entry(self, row: int, name: str, normal: str, weak: bool) -> None:
        entry = len(self.entry_row)
        tokens, kinds = split_kinds(normal.split())
        key = tokens_key(tokens)
        self.entry_row.append(row)
        self.entry_name.append(name)
        self.entry_key.append(key)
        self.entry_text.append(core_text(tokens))
        self.entry_article.append(int(any(t in ARTICLES for t in tokens)))
        self.entry_kinds.append(kinds)
        self.entry_weak.append(int(weak))
        self.exact.setdefault(normal, []).append(entry)
        for variant in key_variants(key, tokens):
            self.core.setdefault(variant, []).append(entry)
        skeleton = skeleton_of_key(key)
        if len(skeleton) > 1:
            self.skeletons.setdefault(skeleton, []).append(entry)
        beginning = ""
        for token in tokens[:-1]:
            beginning += token_key(token, False)
            if beginning:
                self.prefixes.add(beginning)

    def _sole(self) -> dict[str, int]:
        """Strong names that only one row bears, and no other row under the same core key."""
        rows_of = {key: {self.entry_row[e] for e in es} for key, es in self.core.items()}
        crowded = {
            e
            for key, es in self.core.items()
            if len(rows_of[key]) > 1 or key in COMMON_NAMES
            for e in es
        }
        return {
            normal: entries[0]
            for normal, entries in self.exact.items()
            if len(entries) == 1 and entries[0] not in crowded and not self.entry_weak[entries[0]]
        }

    def compiled(self) -> dict[str, Any]:
        return {
            "sole": self._sole(),
            "rows": self.rows,
            "names": self.names,
            "entry_row": self.entry_row,
            "entry_name": self.entry_name,
            "entry_key": self.entry_key,
            "entry_text": self.entry_text,
            "entry_article": self.entry_article,
            "entry_kinds": self.entry_kinds,
            "entry_weak": self.entry_weak,
            "exact": self.exact,
            "core": self.core,
            "skeletons": self.skeletons,
            "prefixes": sorted(self.prefixes),
        }


def extended(index: Index, rows: list[Row], names: Mapping[str, list[list[str]]]) -> Index:
    """A copy with a user's rows behind all others; ``first_user_row`` says where they start."""
    builder = _Builder(index)
    for row in rows:
        builder.add(row, names.get(row[0], []))
    copy = Index(builder.compiled() | {"roads": index.roads, "checksum": index.checksum})
    copy.first_user_row = len(index.rows)
    return copy
