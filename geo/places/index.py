"""The compiled gazetteer: rows, and hashes from spelling keys and skeletons to names.

Compiling 2,500 places takes about half a second, so the result is kept as JSON in a cache
folder, named by the checksum of everything that went into it; a changed row makes another name.
"""

from __future__ import annotations

import hashlib
import json
import math
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from rapidfuzz import process
from rapidfuzz.distance import OSA

from geo.model import LonLat
from geo.places import brought_in
from geo.places.files import Row, read_names, read_places, read_roads
from geo.places.geometry import middle
from geo.places.kinds import PLACE_KINDS, PROMINENCE, split_kinds
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

FORMAT = 7
"""Raise with any change to the keys or the layout, so that older caches are not read."""

END = 3
"""How many letters an end has, for ``Similar``."""
SAME_PLACE_M = 5_000.0
"""A GeoNames row with a built-in row's name this close is the same place, and the latter wins."""

_SOURCES = (
    "places.csv", "names.csv", "geonames.csv", "geonames_names.csv", "roads.csv",
)  # fmt: skip
_COMPILED = frozenset(
    "rows names roads entry_row entry_name entry_key entry_text entry_article entry_kinds "
    "entry_weak exact core sole skeletons prefixes".split()
)
_CODE = ("brought_in.py", "files.py", "index.py", "names.py", "kinds.py", "refusals.py")


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
        return self._by_id.get(place_id)

    def extended(self, rows: list[Row], names: Mapping[str, list[list[str]]]) -> Index:
        """A copy with a user's rows behind all others; ``first_user_row`` says where they start."""
        builder = _Builder(self)
        for row in rows:
            builder.add(row, names.get(row[0], []))
        kept = {"roads": self.roads, "checksum": self.checksum}
        extended = Index(builder.compiled() | kept)
        extended.first_user_row = len(self.rows)
        return extended

    @cached_property
    def runs(self) -> dict[str, list[int]]:
        """Normalised names without their blanks to entries: "AlB-arudah" is "Al-Barudah"."""
        runs: dict[str, list[int]] = {}
        for normal, entries in self.exact.items():
            runs.setdefault(normal.replace(" ", ""), []).extend(entries)
        return runs

    @cached_property
    def texts(self) -> dict[str, list[int]]:
        """Names in one run, without articles and words of kind, to entries."""
        texts: dict[str, list[int]] = {}
        for entry, text in enumerate(self.entry_text):
            texts.setdefault(text, []).append(entry)
        return texts

    @cached_property
    def similar_runs(self) -> Similar:
        return Similar(self.runs)

    @cached_property
    def similar_texts(self) -> Similar:
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

    A slip leaves one end of a string alone, so only those that share an end are compared.
    """

    def __init__(self, strings: Iterable[str]) -> None:
        self._heads: dict[tuple[int, str], list[str]] = {}
        self._tails: dict[tuple[int, str], list[str]] = {}
        for string in strings:
            self._heads.setdefault((len(string), string[:END]), []).append(string)
            self._tails.setdefault((len(string), string[-END:]), []).append(string)

    def near(self, text: str, slips: int) -> set[str]:
        """Strings at most ``slips`` dropped, added, changed or swapped letters away."""
        head, tail = text[:END], text[-END:]
        some: list[str] = []
        for length in range(len(text) - slips, len(text) + slips + 1):
            some += self._heads.get((length, head), ())
            some += self._tails.get((length, tail), ())
        distances = process.extract_iter(text, some, scorer=OSA.distance, score_cutoff=slips)
        return {other for other, _, _ in distances}


def _deletions(word: str) -> set[str]:
    return {word[:i] + word[i + 1 :] for i in range(len(word))} if len(word) > 1 else set()


def load_index(folder: Path, cache_dir: Path | None, extra: Path | None = None) -> Index:
    """The index over the files in ``folder``, from the cache if it is of these very files.

    ``extra``: a folder of rows that were brought in; they give way to all others.
    """
    checksum = _checksum(folder, extra)
    cache = cache_dir / f"gazetteer-{checksum[:20]}.json" if cache_dir else None
    if cache is not None:
        compiled = _read_cache(cache, checksum)
        if compiled is not None:
            return Index(compiled)
    rows = read_places(folder / "places.csv")
    more = read_places(folder / "geonames.csv", optional=True)
    roads = read_roads(folder / "roads.csv", rows)
    names = read_names(folder / "names.csv", rows)
    more_names = read_names(folder / "geonames_names.csv", more)
    if extra is not None:
        last, last_names = brought_in.read_rows(extra, [*rows, *more])
        more, more_names = more + last, more_names | last_names
    compiled = compile_rows(rows, names, more, more_names, roads) | {"checksum": checksum}
    if cache is not None:
        _write_cache(cache, compiled)
    return Index(compiled)


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


def same_place(index: Index | _Builder, row: Row) -> Row | None:
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


def _checksum(folder: Path, extra: Path | None) -> str:
    digest = hashlib.sha256(str(FORMAT).encode())
    code = Path(__file__).parent
    paths = [*(code / name for name in _CODE), *(folder / name for name in _SOURCES)]
    if extra is not None:
        paths += [extra / name for name in brought_in.ROW_FILES]
        digest.update(b"with rows brought in")
    for path in paths:
        digest.update(path.name.encode())
        if path.is_file():
            digest.update(path.read_bytes())
    return digest.hexdigest()


def _read_cache(path: Path, checksum: str) -> dict[str, Any] | None:
    try:
        compiled: dict[str, Any] = json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
    if not isinstance(compiled, dict) or compiled.get("checksum") != checksum:
        return None
    return compiled if compiled.keys() >= _COMPILED else None


def _write_cache(path: Path, compiled: Mapping[str, Any]) -> None:
    """Write beside and rename, so that no process ever reads half a file; failure is no harm."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(
            "w", encoding="utf-8", dir=path.parent, suffix=".part", delete=False
        ) as part:
            json.dump(compiled, part, ensure_ascii=False, separators=(",", ":"))
        Path(part.name).replace(path)
        for old in path.parent.glob("gazetteer-*.json"):
            if old != path:
                old.unlink(missing_ok=True)
    except OSError:
        return
