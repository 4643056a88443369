"""Pairs of records of different sources, on both backends."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

import pytest

from geo.model import (
    Casualties,
    CountRange,
    EventType,
    GeometryType,
    Incident,
    LonLat,
    Party,
    PlaceMention,
    Status,
)
from geo.store import Store
from geo.store.frames import load_frame
from geo.store.told_twice import told_twice
from tests.store.samples import PALMYRA, attack

DAY = dt.date(2019, 5, 3)


def record(external_id: str | None, *, km_north: float = 0.0, **changes: Any) -> Incident:
    """A clash at Palmyra on one day, as one source has it."""
    point = LonLat(38.28, 34.56 + km_north / 111.2)
    match = dataclasses.replace(PALMYRA, point=point)
    fields: dict[str, Any] = {
        "event_type": EventType.CLASH,
        "status": Status.PENDING,
        "date": DAY,
        "date_end": None,
        "place": PlaceMention("Palmyra", match),
        "killed": Casualties(CountRange(5, 5)),
        "wounded": Casualties(),
        "attacker": None,
        "victims": (Party.GOVERNMENT, Party.ISLAMIC_STATE),
        "external_id": external_id,
        "batch_id": None,
    }
    return dataclasses.replace(attack(1), **(fields | changes))


def pairs(store: Store, *new: Incident) -> list[tuple[str | None, str | None]]:
    store.insert_incidents(new, user="Anna")
    found = told_twice(store, load_frame(store))
    return [(pair.first.external_id, pair.second.external_id) for pair in found]


def test_one_attack_of_two_sources_is_a_pair(store: Store) -> None:
    assert pairs(store, record("ucdp:1"), record("acled:SYR1", km_north=3)) == [
        ("ucdp:1", "acled:SYR1")
    ]


@pytest.mark.parametrize(
    "other",
    [
        record("ucdp:2"),
        record("acled:1", km_north=60),
        record("acled:1", date=DAY + dt.timedelta(days=3)),
        record("acled:1", killed=Casualties(CountRange(90, 90))),
        record("acled:1", status=Status.REJECTED),
        record("acled:1", date=None),
        record("acled:1", place=PlaceMention("the desert", dataclasses.replace(
            PALMYRA, radius_m=150_000.0, geometry_type=GeometryType.AREA,
            geometry={"type": "Point", "coordinates": [38.28, 34.56]},
        ))),
    ],
    ids=["same source", "far", "days apart", "other toll", "rejected", "undated", "an area"],
)  # fmt: skip
def test_no_pair(store: Store, other: Incident) -> None:
    assert pairs(store, record("ucdp:1"), other) == []


def test_a_day_apart_is_still_a_pair(store: Store) -> None:
    earlier = record("ucdp:1", event_type=EventType.AMBUSH)
    later = record("acled:1", event_type=EventType.AMBUSH, date=DAY + dt.timedelta(days=1))
    assert pairs(store, earlier, later) == [("ucdp:1", "acled:1")]


def test_a_battle_goes_on_for_days(store: Store) -> None:
    later = record("acled:1", date=DAY + dt.timedelta(days=1))
    assert pairs(store, record("ucdp:1"), later) == []


def test_a_verified_record_takes_the_other_in(store: Store) -> None:
    verified = record("acled:1", status=Status.VERIFIED)
    assert pairs(store, record("ucdp:1"), verified) == [("acled:1", "ucdp:1")]


def test_each_incident_stands_in_one_pair(store: Store) -> None:
    found = pairs(store, record("ucdp:1"), record("acled:1"), record("acled:2", km_north=5))
    assert found == [("ucdp:1", "acled:1")]


def test_a_report_and_an_import_may_tell_of_one_event(store: Store) -> None:
    assert pairs(store, record("ucdp:1"), record(None)) == [("ucdp:1", None)]


def test_what_was_kept_apart_or_joined_is_not_asked_again(store: Store) -> None:
    one, other, third = store.insert_incidents(
        [record("ucdp:1"), record("acled:1"), record("acled:2", km_north=5)], user="Anna"
    ).ids
    store.keep_apart(one, other, "Ben")
    (pair,) = told_twice(store, load_frame(store))
    assert (pair.first.id, pair.second.id) == (one, third)
    store.join(one, third, "Ben")
    assert told_twice(store, load_frame(store)) == [], "ACLED's other event stays its own"
    store.undo(user="Ben")
    store.ask_again(one, other, "Ben")
    assert len(told_twice(store, load_frame(store))) == 1


def test_the_newest_come_first_and_no_more_than_asked_for(store: Store) -> None:
    days = [DAY, DAY + dt.timedelta(days=20), DAY + dt.timedelta(days=10)]
    store.insert_incidents(
        [
            record(f"{source}:{n}", date=d)
            for n, d in enumerate(days)
            for source in ("ucdp", "acled")
        ],
        user="Anna",
    )
    found = told_twice(store, load_frame(store), most=2)
    assert len(found) == 2
    assert len(told_twice(store, load_frame(store))) == 3
