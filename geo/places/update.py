"""Bringing in GeoNames, OCHA's populated places and OCHA's boundaries, all or nothing."""

from __future__ import annotations

import datetime as dt
import json
import tempfile
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from geo import config
from geo.errors import InputError
from geo.net import Web
from geo.places import brought_in
from geo.places.brought_in import BOUNDARIES, GEONAMES, OCHA_PLACES, Source
from geo.places.files import Row, read_places
from geo.places.gazetteer import Gazetteer
from geo.places.incoming import Incoming
from geo.places.index import Index, same_place
from geo.places.obtain import WEB, Obtained, OnProgress, check_sums, obtain, unpack
from geo.places.sources_boundaries import Outlines, read_boundaries, write_boundaries
from geo.places.sources_geonames import read_geonames
from geo.places.sources_ocha import read_ocha_places

EXAMPLES = 10
"""How many refusals are told one by one; all are counted by their reason."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to bring in: addresses or paths. ``sha256``: the sums that the files must have."""

    geonames: str | None = None
    ocha_places: str | None = None
    ocha_boundaries: tuple[str, ...] = ()
    sha256: tuple[str, ...] = ()

    def by_source(self) -> dict[Source, tuple[str, ...]]:
        """What was asked for, by the source that it is of."""
        given = {
            OCHA_PLACES: (self.ocha_places,) if self.ocha_places else (),
            GEONAMES: (self.geonames,) if self.geonames else (),
            BOUNDARIES: self.ocha_boundaries,
        }
        return {source: names for source, names in given.items() if names}


@dataclass(slots=True)
class Brought:
    """What one source gave: the facts for the manifest, and every refusal with its reason."""

    source: Source
    facts: dict[str, Any] = field(default_factory=dict)
    refused: list[tuple[str, str]] = field(default_factory=list)

    def reasons(self) -> dict[str, int]:
        """How many rows were refused for each reason, the most frequent first."""
        return dict(Counter(why for _, why in self.refused).most_common())


def update(
    settings: config.Config,
    wanted: Wanted,
    web: Web = WEB,
    on_progress: OnProgress | None = None,
) -> list[Brought]:
    """Fetch, check and install what is wanted; what was brought in before from others stays.

    Built-in rows win. Raises InputError or GazetteerError, and then nothing has changed.
    """
    given = wanted.by_source()
    if not given:
        raise InputError("Nothing to bring in was named.")
    with tempfile.TemporaryDirectory(prefix="badia-") as name:
        folder = Path(name)
        files = {
            source: [obtain(o, folder, web, settings.offline, on_progress) for o in origins]
            for source, origins in given.items()
        }
        check_sums([f for listed in files.values() for f in listed], wanted.sha256)
        incoming = {source: _parse(source, listed) for source, listed in files.items()}
    done: list[Brought] = []

    def fill(new: Path) -> Iterable[Source]:
        for source, what in incoming.items():
            _write(new, source, what)
        return incoming

    def finish(new: Path) -> None:
        before = brought_in.manifest(brought_in.current(settings.var))
        facts = {s.key: _facts(s, files[s], incoming[s]) for s in incoming}
        counts = _counts(new, settings.var / "cache")
        merged = {
            s.key: before.get(s.key, {}) | facts.get(s.key, {}) | counts.get(s.key, {})
            for s in brought_in.SOURCES
            if s.key in before or s.key in facts
        }
        text = json.dumps(merged, ensure_ascii=False, indent=1)
        (new / brought_in.MANIFEST).write_text(text, "utf-8")
        done.extend(Brought(s, merged[s.key], incoming[s].refused) for s in incoming)

    brought_in.install(settings.var, fill, finish)
    return done


def _parse(source: Source, files: Sequence[Obtained]) -> Incoming | Outlines:
    if source is BOUNDARIES:
        outlines = Outlines()
        for file in files:
            for path, name in unpack(file, (".geojson", ".json"), several=True):
                read_boundaries(path, name, outlines)
        return outlines
    if source is GEONAMES:
        ((path, name),) = unpack(files[0], (".txt",))
        return read_geonames(path, name)
    ((path, name),) = unpack(files[0], (".csv", ".xlsx", ".geojson", ".json"))
    return read_ocha_places(path, name)


def _write(folder: Path, source: Source, what: Incoming | Outlines) -> None:
    if isinstance(what, Outlines):
        write_boundaries(folder / brought_in.BOUNDARIES_FILE, what)
    else:
        brought_in.write_places(folder, source, what.rows, what.names)


def _facts(source: Source, files: Sequence[Obtained], what: Incoming | Outlines) -> dict[str, Any]:
    facts: dict[str, Any] = {
        "source": source.title,
        "licence": source.licence,
        "attribution": source.attribution,
        "brought_in": f"{dt.datetime.now(dt.UTC):%Y-%m-%dT%H:%M:%SZ}",
        "from": [file.origin for file in files],
        "sha256": [file.sha256 for file in files],
        "bytes": sum(file.size for file in files),
        "refused": len(what.refused),
    }
    if isinstance(what, Outlines):
        codes = Counter(len(code) for code in what.polygons)
        facts |= {"districts": codes[6], "subdistricts": codes[8]}
        facts |= {"governorates_built_in": what.governorates}
    else:
        facts |= {"read": what.read, "not_kept": what.left_out.total()}
    return facts


def _counts(folder: Path, cache_dir: Path) -> Mapping[str, dict[str, int]]:
    """How many rows of each source are in the gazetteer now, and how many were there already.

    Loads it with what is in ``folder``, so that a file it can't live with is found now.
    """
    index = Gazetteer.load(cache_dir=cache_dir, extra=folder).index
    built_in = read_places(config.GAZETTEER / "places.csv")
    built_in += read_places(config.GAZETTEER / "geonames.csv", optional=True)
    known = brought_in.origins(built_in)
    built_in_ids = {row[0] for row in built_in}
    counts = {}
    for source in (OCHA_PLACES, GEONAMES):
        rows = read_places(folder / source.files[0], optional=True)
        counted = Counter(_fate(index, row, known, built_in_ids) for row in rows)
        counts[source.key] = {fate: counted[fate] for fate in ("added", "built_in", "twice")}
    return {key: value for key, value in counts.items() if (folder / f"{key}.csv").is_file()}


def _fate(index: Index, row: Row, known: set[tuple[str, str]], built_in_ids: set[str]) -> str:
    if known & brought_in.origins([row]):
        return "built_in"
    if index.row_of(row[0]) is not None:
        return "added"
    other = same_place(index, row)
    return "built_in" if other is not None and other[0] in built_in_ids else "twice"
