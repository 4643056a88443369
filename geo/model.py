"""What an incident, a claim, a place match and a count are.

Frozen values without behaviour beyond their own arithmetic. Coordinates are WGS 84 degrees,
distances metres, dates plain calendar dates without a time zone. ``None`` means unknown
everywhere and never stands for 0.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import lru_cache
from typing import Any

from geo.errors import InputError


class Party(StrEnum):
    """Who attacks or suffers. A unit's own name stays in free text."""

    GOVERNMENT = "government"
    ISLAMIC_STATE = "islamic_state"
    SDF = "sdf"
    COALITION = "coalition"
    OTHER_ARMED = "other_armed"
    CIVILIAN = "civilian"
    UNKNOWN = "unknown"


class EventType(StrEnum):
    """The kinds of event that are told apart."""

    AMBUSH = "ambush"
    ARMED_ATTACK = "armed_attack"
    CLASH = "clash"
    EXPLOSIVE = "explosive"
    SHELLING = "shelling"
    AIR_STRIKE = "air_strike"
    SUICIDE_ATTACK = "suicide_attack"
    ASSASSINATION = "assassination"
    ABDUCTION = "abduction"
    EXECUTION = "execution"
    RAID = "raid"
    TROOP_MOVEMENT = "troop_movement"
    OTHER = "other"


class Category(StrEnum):
    """Attacks are counted in headlines; operations (no casualties known) are counted apart."""

    ATTACK = "attack"
    OPERATION = "operation"


class DatePrecision(StrEnum):
    """How exactly the day is known."""

    DAY = "day"
    RANGE = "range"
    WEEK = "week"
    MONTH = "month"
    YEAR = "year"
    UNKNOWN = "unknown"


class Status(StrEnum):
    """A draft is never drawn, a pending incident is drawn hollow, a rejected one is kept unseen."""

    DRAFT = "draft"
    PENDING = "pending"
    VERIFIED = "verified"
    REJECTED = "rejected"


class GeometryType(StrEnum):
    """What a place is drawn as: an area is never a dot."""

    POINT = "point"
    LINE = "line"
    AREA = "area"


class MatchStatus(StrEnum):
    """Whether a name was found; a tie is AMBIGUOUS and comes with its candidates."""

    MATCHED = "matched"
    AMBIGUOUS = "ambiguous"
    UNRESOLVED = "unresolved"


class MatchMethod(StrEnum):
    """How a name was found."""

    EXACT = "exact"
    SPELLING = "spelling"
    FUZZY = "fuzzy"
    RELATION = "relation"
    USER = "user"
    REMOTE = "remote"
    NONE = "none"


GOVERNORATES: Mapping[str, str] = {
    "SY01": "Damascus",
    "SY02": "Aleppo",
    "SY03": "Rural Damascus",
    "SY04": "Homs",
    "SY05": "Hama",
    "SY06": "Lattakia",
    "SY07": "Idleb",
    "SY08": "Al-Hasakeh",
    "SY09": "Deir-ez-Zor",
    "SY10": "Tartous",
    "SY11": "Ar-Raqqa",
    "SY12": "Dar'a",
    "SY13": "As-Sweida",
    "SY14": "Quneitra",
}
"""OCHA's P-codes and names of the 14 governorates (COD-AB Syria)."""


@dataclass(frozen=True, slots=True)
class LonLat:
    """A WGS 84 point in degrees. The one type for a coordinate, so that the order can't be lost."""

    lon: float
    lat: float

    def __post_init__(self) -> None:
        if not (-180 <= self.lon <= 180 and -90 <= self.lat <= 90):
            raise InputError(
                f"{self.lon}, {self.lat} is no point on the earth: longitude must lie within "
                "-180..180 and latitude within -90..90. Were they swapped?"
            )


@dataclass(frozen=True, slots=True)
class CountRange:
    """People counted: both ends inclusive; ``max`` None is open ("at least 5")."""

    min: int
    max: int | None

    def __post_init__(self) -> None:
        if self.min < 0 or (self.max is not None and self.max < self.min):
            raise InputError(f"A count must run from 0 upward, not {self.min} to {self.max}.")

    @staticmethod
    @lru_cache(maxsize=1024)
    def exactly(n: int) -> CountRange:
        """A number that is known."""
        return CountRange(n, n)

    def __add__(self, other: CountRange) -> CountRange:
        open_ended = self.max is None or other.max is None
        top = None if open_ended else (self.max or 0) + (other.max or 0)
        return CountRange(self.min + other.min, top)

    def hull(self, other: CountRange) -> CountRange:
        """The range that holds both, for two sources that differ (13 and 15: 13-15)."""
        open_ended = self.max is None or other.max is None
        top = None if open_ended else max(self.max or 0, other.max or 0)
        return CountRange(min(self.min, other.min), top)

    def __str__(self) -> str:
        if self.max is None:
            return f"at least {self.min}"
        return str(self.min) if self.min == self.max else f"{self.min}–{self.max}"


Count = CountRange | None
"""A count of people, or None where nobody said."""

CountsByParty = Mapping[Party, CountRange]


@dataclass(frozen=True, slots=True)
class Total:
    """The sum over incidents, and over how many of them nothing is known."""

    known: CountRange
    unknown: int

    @classmethod
    def of(cls, counts: Iterable[Count]) -> Total:
        """Adds up what is known, and counts how often nothing is."""
        known, unknown = CountRange(0, 0), 0
        for count in counts:
            if count is None:
                unknown += 1
            else:
                known = known + count
        return cls(known, unknown)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A runner-up, or one side of a tie, of a place look-up."""

    place_id: str
    name: str
    kind: str
    admin1: str | None
    point: LonLat
    score: float
    why: str


@dataclass(frozen=True, slots=True)
class PlaceMatch:
    """What a name was found to mean, how, and how sure.

    ``radius_m``: the true place lies within it in 9 of 10 cases. ``geometry`` is a GeoJSON
    geometry for a line or an area and None for a point; ``point`` is then representative only.
    ``regions`` holds every P-code (governorate, district, subdistrict) that the place lies in
    or that an area covers; ``admin1`` is None where it spans several governorates.
    """

    query: str
    status: MatchStatus
    name: str | None = None
    name_ar: str | None = None
    place_id: str | None = None
    point: LonLat | None = None
    radius_m: float | None = None
    geometry_type: GeometryType = GeometryType.POINT
    geometry: Mapping[str, Any] | None = None
    admin1: str | None = None
    admin2: str | None = None
    admin3: str | None = None
    regions: tuple[str, ...] = ()
    country: str | None = None
    kind: str | None = None
    method: MatchMethod = MatchMethod.NONE
    score: float = 0.0
    why: str = ""
    candidates: tuple[Candidate, ...] = ()

    @property
    def admin1_name(self) -> str | None:
        """The governorate in English; None if unknown or outside Syria."""
        return GOVERNORATES.get(self.admin1) if self.admin1 else None


@dataclass(frozen=True, slots=True)
class PlaceMention:
    """A place as a text names it: the words, where they stand, and what they were found to mean.

    ``span`` counts code points of the input text, end exclusive.
    """

    mention: str
    match: PlaceMatch
    span: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Casualties:
    """Killed or wounded: the total (None: unknown) and what is known by party."""

    total: Count = None
    by_party: CountsByParty = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ReadIncident:
    """An incident as the reader took it from one report: a draft, nobody's word yet."""

    category: Category
    event_type: EventType
    place: PlaceMention
    date: dt.date | None = None
    date_end: dt.date | None = None
    date_precision: DatePrecision = DatePrecision.UNKNOWN
    other_places: tuple[PlaceMention, ...] = ()
    attacker: Party | None = None
    victims: tuple[Party, ...] = ()
    killed: Casualties = field(default_factory=Casualties)
    wounded: Casualties = field(default_factory=Casualties)
    source: str | None = None
    sentence: str = ""
    span: tuple[int, int] = (0, 0)
    units: tuple[str, ...] = ()
    extra_claims: tuple[ReadClaim, ...] = ()


@dataclass(frozen=True, slots=True)
class ReadClaim:
    """A second source's word on the same incident in the same report."""

    source: str | None
    sentence: str
    span: tuple[int, int]
    killed: Casualties = field(default_factory=Casualties)
    wounded: Casualties = field(default_factory=Casualties)


@dataclass(frozen=True, slots=True)
class Tally:
    """A running total over a period. Kept and shown as such; never an incident."""

    killed: Count
    by_party: CountsByParty = field(default_factory=dict)
    date_from: dt.date | None = None
    date_to: dt.date | None = None
    events: int | None = None
    source: str | None = None
    sentence: str = ""
    span: tuple[int, int] = (0, 0)


@dataclass(frozen=True, slots=True)
class Ignored:
    """A passage that names violence and was left out, and why."""

    text: str
    reason: str
    span: tuple[int, int]


@dataclass(frozen=True, slots=True)
class Reading:
    """All that the reader took from one report."""

    incidents: tuple[ReadIncident, ...] = ()
    tallies: tuple[Tally, ...] = ()
    ignored: tuple[Ignored, ...] = ()
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claim:
    """What one source says of an incident, in its own sentence, with its own counts."""

    source: str | None
    sentence: str
    killed: Casualties = field(default_factory=Casualties)
    wounded: Casualties = field(default_factory=Casualties)
    publisher: str | None = None
    url: str | None = None
    published: dt.date | None = None
    report_id: int | None = None
    span: tuple[int, int] | None = None
    id: int | None = None

    @property
    def attribution(self) -> str:
        """The source as it is shown: "SANA (Al-Monitor)", or "Al-Monitor, unattributed"."""
        if self.source and self.publisher and self.publisher not in self.source:
            return f"{self.source} ({self.publisher})"  # "residents told North Press" names it
        if self.source:
            return self.source
        return f"{self.publisher}, unattributed" if self.publisher else "unattributed"


@dataclass(frozen=True, slots=True)
class Incident:
    """One event, with everything that was claimed of it.

    ``version`` rises with every write and guards against two people editing at once.
    ``corrected`` names the fields that a desk set by hand; an import leaves those alone.
    """

    category: Category
    event_type: EventType
    place: PlaceMention
    status: Status
    date: dt.date | None = None
    date_end: dt.date | None = None
    date_precision: DatePrecision = DatePrecision.UNKNOWN
    other_places: tuple[PlaceMention, ...] = ()
    attacker: Party | None = None
    victims: tuple[Party, ...] = ()
    killed: Casualties = field(default_factory=Casualties)
    wounded: Casualties = field(default_factory=Casualties)
    claims: tuple[Claim, ...] = ()
    units: tuple[str, ...] = ()
    note: str = ""
    id: int | None = None
    version: int = 1
    batch_id: int | None = None
    external_id: str | None = None
    synthetic: bool = False
    corrected: frozenset[str] = frozenset()

    @property
    def sources(self) -> tuple[str, ...]:
        """Who tells of it, each once, in the order of the claims."""
        return tuple(dict.fromkeys(c.attribution for c in self.claims))
