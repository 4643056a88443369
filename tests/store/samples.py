"""Incidents and readings to put into stores; all texts are written for the tests."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

from geo.model import (
    Candidate,
    Casualties,
    Category,
    Claim,
    CountRange,
    DatePrecision,
    EventType,
    GeometryType,
    Incident,
    LonLat,
    MatchMethod,
    MatchStatus,
    Party,
    PlaceMatch,
    PlaceMention,
    ReadClaim,
    ReadIncident,
    Reading,
    Status,
    Tally,
)

TEXT = "An ambush near Palmyra killed 13 soldiers, one agency wrote. Another counted 15."

PALMYRA = PlaceMatch(
    query="Palmyra",
    status=MatchStatus.MATCHED,
    name="Palmyra",
    name_ar="تدمر",
    place_id="palmyra",
    point=LonLat(38.28, 34.56),
    radius_m=3000.0,
    admin1="SY04",
    admin2="SY0402",
    regions=("SY04", "SY0402"),
    country="SY",
    kind="town",
    method=MatchMethod.EXACT,
    score=1.0,
    why="The name as the gazetteer has it.",
)

DESERT = PlaceMatch(
    query="the desert",
    status=MatchStatus.MATCHED,
    name="Syrian desert",
    place_id="syrian-desert",
    point=LonLat(39.0, 34.5),
    radius_m=150_000.0,
    geometry_type=GeometryType.AREA,
    geometry={
        "type": "Polygon",
        "coordinates": [[[38.0, 34.0], [40.0, 34.0], [40.0, 35.0], [38.0, 34.0]]],
    },
    regions=("SY04", "SY09"),
    country="SY",
    kind="desert",
    method=MatchMethod.EXACT,
    score=0.9,
    why="An area.",
)

NOWHERE = PlaceMatch(
    query="Tall al-Abyad",
    status=MatchStatus.AMBIGUOUS,
    why="Two villages bear the name.",
    candidates=(
        Candidate("a", "Tall Abyad", "village", "SY04", LonLat(38.1, 34.2), 0.8, "spelling"),
        Candidate("b", "Tall al-Abyad", "village", None, LonLat(40.1, 35.2), 0.8, "exact"),
    ),
)


def mention(match: PlaceMatch) -> PlaceMention:
    return PlaceMention(match.query, match, (15, 22))


def soldiers(low: int, high: int | None = None) -> Casualties:
    count = CountRange(low, low if high is None else high)
    return Casualties(count, {Party.GOVERNMENT: count})


READING = Reading(
    incidents=(
        ReadIncident(
            category=Category.ATTACK,
            event_type=EventType.AMBUSH,
            place=mention(PALMYRA),
            date=dt.date(2022, 3, 6),
            date_precision=DatePrecision.DAY,
            attacker=Party.ISLAMIC_STATE,
            victims=(Party.GOVERNMENT,),
            killed=soldiers(13),
            source="one agency",
            sentence="An ambush near Palmyra killed 13 soldiers, one agency wrote.",
            span=(0, 60),
            units=("a bus of soldiers",),
            extra_claims=(ReadClaim(None, "Another counted 15.", (61, 80), soldiers(15)),),
        ),
        ReadIncident(
            category=Category.OPERATION,
            event_type=EventType.RAID,
            place=mention(NOWHERE),
            sentence="A sweep began.",
            span=(0, 5),
        ),
    ),
    tallies=(
        Tally(
            killed=CountRange(136, 136),
            by_party={Party.ISLAMIC_STATE: CountRange(69, 69)},
            date_from=dt.date(2022, 1, 1),
            date_to=dt.date(2022, 3, 10),
            events=21,
            source="a monitor",
            sentence="136 since January.",
            span=(2, 9),
        ),
    ),
    warnings=("One date is in doubt.",),
)

ORIGIN: dict[str, Any] = {
    "title": "A test report",
    "publisher": "Test Press",
    "url": "https://press.example/1",
    "published": dt.date(2022, 3, 19),
}

ATTACK = Incident(
    category=Category.ATTACK,
    event_type=EventType.AMBUSH,
    place=mention(PALMYRA),
    status=Status.PENDING,
    date=dt.date(2022, 3, 6),
    date_precision=DatePrecision.DAY,
    attacker=Party.ISLAMIC_STATE,
    victims=(Party.GOVERNMENT,),
    killed=soldiers(13),
    claims=(Claim("one agency", "Thirteen soldiers were killed.", soldiers(13)),),
    external_id="test-1",
)


def attack(number: int, **changes: Any) -> Incident:
    """The attack again, under another external id."""
    return dataclasses.replace(ATTACK, external_id=f"test-{number}", **changes)


def plain(incident: Incident) -> Incident:
    """Without what the store gives: identifiers and version."""
    claims = tuple(dataclasses.replace(claim, id=None) for claim in incident.claims)
    return dataclasses.replace(incident, id=None, version=1, claims=claims)
