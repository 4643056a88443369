"""The compiled gazetteer: rows, and hashes from spelling keys and skeletons to names.

``compiling`` makes it and ``index_cache`` keeps it.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any, Protocol

from rapidfuzz import process
from rapidfuzz.distance import OSA

from geo.places.files import Row
from geo.places.kinds import PLACE_KINDS, PROMINENCE, split_kinds
from geo.places.names import normalise, tokens_key, undoubled

ENDS = ((8, 3), (5, 2))
"""From how many letters on how many of them are an end if there may be two slips; else one is."""
SAME_PLACE_M = 5_000.0
"""A GeoNames row with a built-in row's name this close is the same place, and the latter wins."""


class Index:
    """Rows and name entries by key. An entry is one spelling of one row.

    ``exact``: normalised name to entries. ``core``: spelling key without words of kind to entries.
    ``sole``: normalised names whose core no other row shares. ``skeletons``: consonants of the key
    to entries. ``prefixes``: every beginning, in whole words, of a core key.
    """

    def __init__(self, compiled: Mapping[str, Any]) -> None:
        self.checksum: str = compiled["checksum"]
        self.rows: list[Row] = compiled["rows"]
        self.names: list[list[list[str]]] = compiled["names"]
        self.roads: list[list[Any]] = compiled["roads"]
        self.entry_row: list[int] = compiled["entry_row"]
        self.entry_name: list[str] = compiled["entry_name"]
        self.entry_key: list[str] = compiled["entry_key"]
        self.entry_text: list[str] = compiled["entry_text"]
        self.entry_article: list[int] = compiled["entry_article"]
        self.entry_kinds: list[int] = compiled["entry_kinds"]
        self.entry_weak: list[int] = compiled["entry_weak"]
        self.exact: dict[str, list[int]] = compiled["exact"]
        self.core: dict[str, list[int]] = compiled["core"]
        self.skeletons: dict[str, list[int]] = compiled["skeletons"]
        self.sole: dict[str, int] = compiled["sole"]
        self.prefixes: frozenset[str] = frozenset(compiled["prefixes"])
        self.row_kinds = [PLACE_KINDS[r[3]] for r in self.rows]
        self.first_user_row = len(self.rows)
        self.prominence = [PROMINENCE.get(r[3], 1) for r in self.rows]
        self.row_entries: dict[int, list[int]] = {}
        for entry, row in enumerate(self.entry_row):
            self.row_entries.setdefault(row, []).append(entry)
        self._by_id = {r[0]: i for i, r in enumerate(self.rows)}
        self.labels: dict[int, str] = {}
        self._near: dict[str, list[str]] | None = None

    @property
    def entry_count(self) -> int:
        return len(self.entry_row)

    def row_of(self, place_id: str) -> int | None:
        """The row number of an identifier."""
        return self._by_id.get(place_id)

    @cached_property
    def runs(self) -> dict[str, list[int]]:
        """Normalised names without their blanks to entries: "AlB-arudah" is "Al-Barudah"."""
        runs: dict[str, list[int]] = {}
        for normal, entries in self.exact.items():
            runs.setdefault(normal.replace(" ", ""), []).extend(entries)
        return runs

    @cached_property
    def undoubled_runs(self) -> dict[str, list[int]]:
        """Those runs with every double letter single, to entries."""
        found: dict[str, list[int]] = {}
        for run, entries in self.runs.items():
            found.setdefault(undoubled(run), []).extend(entries)
        return found

    @cached_property
    def texts(self) -> dict[str, list[int]]:
        """Names in one run, without articles and words of kind, to entries."""
        texts: dict[str, list[int]] = {}
        for entry, text in enumerate(self.entry_text):
            texts.setdefault(text, []).append(entry)
        return texts

    @cached_property
    def similar_runs(self) -> Similar:
        """Finds names spelt much alike, by their letters without blanks."""
        return Similar(self.runs)

    @cached_property
    def similar_texts(self) -> Similar:
        """The same without articles and words of kind."""
        return Similar(self.texts)

    def names_hold(self, word: str) -> bool:
        """Whether a normalised word stands in a name of the gazetteer."""
        return word in self._words

    @cached_property
    def _words(self) -> frozenset[str]:
        return frozenset(word for normal in self.exact for word in normal.split())

    def keys_of(self, skeletons: Iterable[str]) -> list[tuple[str, str, list[int]]]:
        """The spelling keys with these consonants, each with its skeleton and its entries."""
        keys = self._keys
        return [found for skeleton in skeletons for found in keys.get(skeleton, ())]

    @cached_property
    def _keys(self) -> dict[str, list[tuple[str, str, list[int]]]]:
        keys: dict[str, list[tuple[str, str, list[int]]]] = {}
        for skeleton, entries in self.skeletons.items():
            grouped: dict[str, list[int]] = {}
            for entry in entries:
                grouped.setdefault(self.entry_key[entry], []).append(entry)
            keys[skeleton] = [(key, skeleton, found) for key, found in grouped.items()]
        return keys

    def near_skeletons(self, skeleton: str) -> set[str]:
        """Skeletons one dropped, added, changed or swapped consonant away, and the same one."""
        if self._near is None:
            self._near = {}
            for known in self.skeletons:
                for shorter in _deletions(known):
                    self._near.setdefault(shorter, []).append(known)
        found = {skeleton} if skeleton in self.skeletons else set()
        found.update(self._near.get(skeleton, ()))
        for shorter in _deletions(skeleton):
            if shorter in self.skeletons:
                found.add(shorter)
            found.update(self._near.get(shorter, ()))
        return found


class Similar:
    """Strings by length and by their first and last letters, to find mistyped ones quickly.

    One slip leaves the first or the last half of a string alone, and two seldom touch both ends:
    only strings that share such an end are compared.
    """

    def __init__(self, strings: Iterable[str]) -> None:
        self._strings = list(strings)
        self._ends: dict[int, tuple[_Ends, _Ends]] = {}

    def near(self, text: str, slips: int) -> set[str]:
        """Strings at most ``slips`` dropped, added, changed or swapped letters away."""
        if slips not in self._ends:
            self._ends[slips] = self._by_ends(slips)
        heads, tails = self._ends[slips]
        end = _end(len(text), slips)
        some: set[str] = set()
        for length in range(len(text) - slips, len(text) + slips + 1):
            some.update(heads.get((length, text[:end]), ()))
            some.update(tails.get((length, text[len(text) - end :]), ()))
        distances = process.extract_iter(text, some, scorer=OSA.distance, score_cutoff=slips)
        return {other for other, _, _ in distances}

    def _by_ends(self, slips: int) -> tuple[_Ends, _Ends]:
        heads: _Ends = {}
        tails: _Ends = {}
        for string in self._strings:
            length = len(string)
            near = range(length - slips, length + slips + 1)
            for end in {_end(other, slips) for other in near}:
                heads.setdefault((length, string[:end]), []).append(string)
                tails.setdefault((length, string[length - end :]), []).append(string)
        return heads, tails


_Ends = dict[tuple[int, str], list[str]]


def _end(length: int, slips: int) -> int:
    """How many letters of a string that long are an end."""
    if slips == 1:
        return max(length - 1, 2) // 2
    return next((end for least, end in ENDS if length >= least), 1)


def _deletions(word: str) -> set[str]:
    return {word[:i] + word[i + 1 :] for i in range(len(word))} if len(word) > 1 else set()


class Keyed(Protocol):
    """Rows that can be looked up by spelling key: an index, or one in the making."""

    rows: list[Row]
    entry_row: list[int]
    core: dict[str, list[int]]


def same_place(index: Keyed, row: Row) -> Row | None:
    """The row that has a name of ``row`` under the same key within ``SAME_PLACE_M``."""
    for name in (row[1], row[2]):
        tokens, _ = split_kinds(normalise(name).split())
        for entry in index.core.get(tokens_key(tokens), ()):
            other = index.rows[index.entry_row[entry]]
            if distance_m(row, other) <= SAME_PLACE_M:
                return other
    return None


def distance_m(a: Row, b: Row) -> float:
    """Great-circle distance of two rows, good to 0.5 % (a sphere of 6,371 km)."""
    lat_a, lat_b = math.radians(a[5]), math.radians(b[5])
    half = (
        math.sin((lat_b - lat_a) / 2) ** 2
        + math.cos(lat_a) * math.cos(lat_b) * math.sin(math.radians(b[4] - a[4]) / 2) ** 2
    )
    return 2 * 6_371_000 * math.asin(min(1.0, math.sqrt(half)))
