"""From a name to a point: UCDP's places, other spellings, names to refuse, misspelt names.

Figures are printed for a tuning part and a held-out part (`evaluation.held_out`); only the
tuning part's failures can be listed. Three quarters of UCDP's held-out places have since been
looked at, in two steps: they are the second and third tuning part, and only the rest is a
measurement.
"""

from __future__ import annotations

import csv
import random
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from pathlib import Path

from evaluation import HERE, SHARED, Table, held_out, percent
from geo.config import Config
from geo.model import GeometryType, LonLat, MatchStatus, PlaceMatch
from geo.places import geometry as shapes
from geo.places.gazetteer import Gazetteer
from geo.places.geocoder import Geocoder, open_geocoder
from geo.places.names import script_of

UCDP = SHARED / "data" / "incidents" / "ucdp_ged_syria_2016_2020.csv"
RIGHT_M = 10_000.0
"""An answer this close to the place is right."""
GOVERNORATES = ("Homs", "Deir-ez-Zor")
MISSPELLINGS = 3_000
SEED = 20_160_401

_WHOLE = re.compile(r"\b(governorate|district|border|road|area|triangle|countryside|desert)\b")
"""Names by which UCDP means more than a spot."""


class Verdict(StrEnum):
    RIGHT = "right"
    WRONG = "wrong"
    REFUSED = "refused"


@dataclass
class Tally:
    """Verdicts with weights, and what failed, for one line of a table."""

    weights: Counter[Verdict] = field(default_factory=Counter)
    names: int = 0
    failed: list[tuple[int, Verdict, str]] = field(default_factory=list)

    def add(self, verdict: Verdict, weight: int, words: str) -> None:
        self.weights[verdict] += weight
        self.names += 1
        if verdict is not Verdict.RIGHT:
            self.failed.append((weight, verdict, words))

    def shares(self) -> list[object]:
        total = self.weights.total()
        return [percent(self.weights[v], total) for v in Verdict]


def run(failures: bool = False) -> Iterator[Table]:
    """The tables of this module. ``failures`` lists the tuning part's failures under each."""
    geocoder = open_geocoder(Config.from_env())
    yield ucdp(geocoder, failures)
    yield spellings(geocoder, failures)
    yield refusals(geocoder, failures)
    yield misspellings(geocoder, failures)


# --- UCDP ------------------------------------------------------------------------------------


def ucdp(geocoder: Geocoder, failures: bool) -> Table:
    """UCDP's name and governorate to a point, weighted by events.

    "in radius": the share of answers whose own radius or area holds the place.
    """
    title = "Places of UCDP GED 2016-2020, Homs and Deir ez-Zor: name and governorate, within 10 km"
    columns = ("part", "right", "wrong", "refused", "in radius", "events", "names")
    if not UCDP.is_file():
        return Table(title, columns, (), [f"Skipped: {UCDP.name} is not in {UCDP.parent}."])
    tallies = {(w, p): Tally() for w in (False, True) for p in Part}
    held: Counter[tuple[bool, Part]] = Counter()
    for (name, admin1, point), events in _ucdp_places(UCDP).items():
        whole = bool(_WHOLE.search(name.casefold()))
        match = geocoder.geocode(name, admin1=admin1)
        verdict = judge(match, point, whole)
        words = f"{name} ({admin1}): {_told(match, point)}"
        tallies[whole, ucdp_part(name)].add(verdict, events, words)
        held[whole, ucdp_part(name)] += events * _within(match, point)
    rows = [
        [
            f"{'areas, roads' if w else 'points'}, {p}",
            *t.shares(),
            percent(held[w, p], t.weights.total() - t.weights[Verdict.REFUSED]),
            t.weights.total(),
            t.names,
        ]
        for (w, p), t in tallies.items()
    ]
    listed = [t for (_, part), t in tallies.items() if part is not Part.HELD_OUT]
    return Table(title, columns, rows, _failed(listed) if failures else ())


class Part(StrEnum):
    TUNING = "tuning"
    SECOND = "tuning, second"
    THIRD = "tuning, third"
    HELD_OUT = "held out"


def ucdp_part(name: str) -> Part:
    """Which part a name of UCDP's is in; the second and third were held out until opened."""
    if not held_out(name):
        return Part.TUNING
    digit = int(sha256(name.strip().encode()).hexdigest(), 16) % 10
    return (Part.HELD_OUT, Part.THIRD, Part.SECOND, Part.SECOND)[digit]


def _ucdp_places(path: Path) -> Counter[tuple[str, str, LonLat]]:
    places: Counter[tuple[str, str, LonLat]] = Counter()
    with path.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if row["admin1"] in GOVERNORATES:
                point = LonLat(float(row["longitude"]), float(row["latitude"]))
                places[row["where_coordinates"].strip(), row["admin1"], point] += 1
    return places


def judge(match: PlaceMatch, point: LonLat, whole: bool) -> Verdict:
    """A point counts by its distance; for a name of more than a spot, an area that holds it."""
    if match.status is not MatchStatus.MATCHED or match.point is None:
        return Verdict.REFUSED
    if shapes.distance_between_m(match.point, point) <= RIGHT_M:
        return Verdict.RIGHT
    if whole and match.geometry is not None and _covers(match, point):
        return Verdict.RIGHT
    return Verdict.WRONG


def _within(match: PlaceMatch, point: LonLat) -> bool:
    """Whether an answer's own radius or area holds a place."""
    if match.status is not MatchStatus.MATCHED or match.point is None:
        return False
    near = shapes.distance_between_m(match.point, point) <= (match.radius_m or 0.0)
    return near or (match.geometry is not None and _covers(match, point))


def _covers(match: PlaceMatch, point: LonLat) -> bool:
    from shapely.geometry import Point
    from shapely.ops import nearest_points

    if match.geometry is None:
        return False
    near = nearest_points(shapes.from_geojson(match.geometry), Point(point.lon, point.lat))[0]
    return shapes.distance_between_m(LonLat(near.x, near.y), point) <= RIGHT_M


# --- spellings -------------------------------------------------------------------------------


def spellings(geocoder: Geocoder, failures: bool) -> Table:
    """Spellings of outlets in several languages, by name alone.

    Rows marked `seen` were held out until their failures were looked at, whatever their hash.
    """
    tallies: dict[tuple[str, bool], Tally] = {}
    for row in _records(HERE / "spellings.csv"):
        script = "Arabic" if script_of(row["spelling"]) == "arabic" else "Latin"
        held = held_out(row["spelling"]) and not row["seen"]
        tally = tallies.setdefault((script, held), Tally())
        point, whole = _gold(geocoder.gazetteer, row)
        match = geocoder.geocode(row["spelling"])
        same = match.status is MatchStatus.MATCHED and match.place_id == row["place_id"]
        verdict = Verdict.RIGHT if same else judge(match, point, whole)
        words = f"{row['spelling']} [{row['place_id']}]: {_told(match, point)}"
        tally.add(verdict, 1, words)
    rows = [
        [f"{script}, {_part(held)}", *t.shares(), t.names]
        for (script, held), t in sorted(tallies.items(), key=lambda item: item[0])
    ]
    listed = [t for (_, held), t in tallies.items() if not held]
    return Table(
        "Other spellings of places (spellings.csv), name alone, within 10 km",
        ("part", "right", "wrong", "refused", "names"),
        rows,
        _failed(listed) if failures else (),
    )


def _gold(gazetteer: Gazetteer, row: dict[str, str]) -> tuple[LonLat, bool]:
    if row["lon"]:
        return LonLat(float(row["lon"]), float(row["lat"])), False
    place = gazetteer.place(row["place_id"])
    if place is None:
        raise ValueError(f"spellings.csv names {row['place_id']!r}, which places.csv lacks.")
    return place.point, False


def refusals(geocoder: Geocoder, failures: bool) -> Table:
    """Names of people, units, outlets, months and far places: the answer is no answer."""
    tallies = {held: Tally() for held in (False, True)}
    for row in _records(HERE / "refused.csv"):
        match = geocoder.geocode(row["name"])
        answered = match.status is MatchStatus.MATCHED
        verdict = Verdict.WRONG if answered else Verdict.RIGHT
        words = f"{row['name']} ({row['what']}): {_told(match, None)}"
        tallies[held_out(row["name"])].add(verdict, 1, words)
    rows = [
        [_part(held), percent(t.weights[Verdict.RIGHT], t.names),
         percent(t.weights[Verdict.WRONG], t.names), t.names]
        for held, t in tallies.items()
    ]  # fmt: skip
    return Table(
        "Names that must be refused (refused.csv)",
        ("part", "refused", "answered", "names"),
        rows,
        _failed([tallies[False]]) if failures else (),
    )


# --- misspellings ----------------------------------------------------------------------------


@dataclass(frozen=True)
class Misspelt:
    """A name with one slip: ``typed`` for ``name``, which lies at ``point``."""

    slip: str
    name: str
    typed: str
    point: LonLat


def misspelt_names(geocoder: Geocoder) -> Iterator[Misspelt]:
    """Names of the gazetteer with one seeded slip each, the same at every run."""
    names = _sure_names(geocoder)
    chance = random.Random(SEED)  # noqa: S311  a fixed seed, so that figures can be compared
    for _ in range(MISSPELLINGS):
        name, point = chance.choice(names)
        slip = chance.choice(list(SLIPS))
        typed = SLIPS[slip](name, chance)
        if typed != name:
            yield Misspelt(slip, name, typed, point)


def misspellings(geocoder: Geocoder, failures: bool) -> Table:
    """Names of the gazetteer with one slip each; right is what the name itself would be."""
    tallies = {slip: Tally() for slip in SLIPS}
    for made in misspelt_names(geocoder):
        match = geocoder.geocode(made.typed)
        told = f"{made.typed} for {made.name}: {_told(match, made.point)}"
        tallies[made.slip].add(judge(match, made.point, False), 1, told)
    total = Tally()
    for tally in tallies.values():
        total.weights.update(tally.weights)
        total.names += tally.names
    rows = [[slip, *t.shares(), t.names] for slip, t in {**tallies, "all": total}.items()]
    return Table(
        f"Misspelt names (seed {SEED}), name alone, within 10 km",
        ("slip", "right", "wrong", "refused", "names"),
        rows,
        ["Drawn from the Latin names that are answered when spelt right.",
         *(_failed(list(tallies.values()), most=40) if failures else ())],
    )  # fmt: skip


def _sure_names(geocoder: Geocoder) -> list[tuple[str, LonLat]]:
    found = []
    for place in geocoder.gazetteer.places:
        if place.admin1 not in {"SY04", "SY09"}:
            continue
        for name in (place.name, *(n.name for n in place.names if n.strength == "strong")):
            if script_of(name) != "latin" or len(name) < 5:
                continue
            match = geocoder.geocode(name)
            if match.place_id == place.place_id and match.status is MatchStatus.MATCHED:
                found.append((name, place.point))
    return found


def _letters(name: str) -> list[int]:
    """Where a slip may happen: letters, but not the first of a word."""
    return [i for i in range(1, len(name)) if name[i].isalpha() and name[i - 1].isalpha()]


def _drop(name: str, chance: random.Random) -> str:
    i = chance.choice(_letters(name) or [0])
    return name[:i] + name[i + 1 :] if i else name


def _swap(name: str, chance: random.Random) -> str:
    places = [i for i in _letters(name) if i + 1 in _letters(name)]
    i = chance.choice(places or [0])
    return name[:i] + name[i + 1] + name[i] + name[i + 2 :] if i else name


def _double(name: str, chance: random.Random) -> str:
    i = chance.choice(_letters(name) or [0])
    return name[:i] + name[i] + name[i:] if i else name


_TRANSLITERATIONS = (
    ("q", "k"), ("q", "g"), ("kh", "ch"), ("sh", "ch"), ("u", "ou"), ("u", "o"), ("i", "ee"),
    ("ay", "ei"), ("ay", "ai"), ("aw", "o"), ("ah", "eh"), ("ah", "e"), ("j", "dj"), ("dh", "z"),
    ("dh", "th"), ("gh", "g"), ("al-", "el-"), ("al-", ""), ("w", "ou"), ("y", "i"), ("a", "e"),
    ("i", "e"), ("ss", "s"), ("'", ""), ("z", "dh"),
)  # fmt: skip


def _transliterate(name: str, chance: random.Random) -> str:
    lower = name.lower()
    choices = [(old, new) for old, new in _TRANSLITERATIONS if old in lower]
    if not choices:
        return name
    old, new = chance.choice(choices)
    i = chance.choice([m.start() for m in re.finditer(re.escape(old), lower)])
    typed = name[:i] + new + name[i + len(old) :]
    return typed[:1].upper() + typed[1:]


SLIPS: dict[str, Callable[[str, random.Random], str]] = {
    "a letter dropped": _drop,
    "two letters swapped": _swap,
    "a letter doubled": _double,
    "another transliteration": _transliterate,
}


# --- shared ----------------------------------------------------------------------------------


def _records(path: Path) -> Iterable[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file)


def _part(held: bool) -> str:
    return "held out" if held else "tuning"


def _told(match: PlaceMatch, point: LonLat | None) -> str:
    if match.status is not MatchStatus.MATCHED or match.point is None:
        return f"{match.status}; {match.why}"
    off = f"{shapes.distance_between_m(match.point, point) / 1000:.0f} km off" if point else ""
    shape = "" if match.geometry_type is GeometryType.POINT else f" {match.geometry_type}"
    return f"{match.place_id}{shape} {off} {match.method} {match.score}"


def _failed(tallies: Sequence[Tally], most: int = 1_000) -> list[str]:
    failed = sorted((f for t in tallies for f in t.failed), key=lambda f: -f[0])
    return [f"  {weight:4} {verdict:8} {words}" for weight, verdict, words in failed[:most]]
