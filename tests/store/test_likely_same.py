"""What a person is asked about before an incident is counted twice, on both backends."""

from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

import pytest

from geo.model import (
    Casualties,
    Category,
    Claim,
    CountRange,
    Incident,
    LonLat,
    MatchStatus,
    PlaceMatch,
    PlaceMention,
    Status,
)
from geo.reports.duplicates import LIKELY
from geo.store import Store
from geo.store.frames import load_frame
from geo.store.likely_same import likely_same
from tests.store.samples import PALMYRA, attack

DAY = dt.date(2022, 6, 20)


def told(source: str, *, km_north: float = 0.0, **changes: Any) -> Incident:
    """An ambush near Palmyra on one day, as one outlet has it."""
    match = dataclasses.replace(PALMYRA, point=LonLat(38.28, 34.56 + km_north / 111.2))
    fields: dict[str, Any] = {
        "status": Status.PENDING,
        "date": DAY,
        "date_end": None,
        "place": PlaceMention("Palmyra", match),
        "claims": (Claim(source, f"{source} told of it.", published=DAY),),
        "batch_id": None,
        "external_id": None,
    }
    return dataclasses.replace(attack(1), **(fields | changes))


def asked(store: Store, *new: Incident) -> list[int | None]:
    """Which of the first ones are asked about for the last one, and nothing is changed by it."""
    ids = store.insert_incidents(new, user="Anna").ids
    before, revision = store.incidents(ids), store.revision()
    found = likely_same(store, load_frame(store), before[-1])
    assert store.incidents(ids) == before and store.revision() == revision, "nothing was joined"
    return [pair.second.id for pair in found]


NOWHERE = PlaceMention("the desert", PlaceMatch("the desert", MatchStatus.UNRESOLVED))


@pytest.mark.parametrize(
    "known",
    [
        pytest.param({}, id="the same"),
        pytest.param({"status": Status.VERIFIED}, id="verified"),
        pytest.param({"km_north": 5}, id="near"),
        pytest.param({"date": None}, id="undated, published that day"),
        pytest.param({"place": NOWHERE}, id="without a place"),
        pytest.param({"date": DAY - dt.timedelta(days=3), "date_end": DAY}, id="of four days"),
    ],
)
def test_asked_about(store: Store, known: dict[str, Any]) -> None:
    assert asked(store, told("SANA", **known), told("SOHR")) == [1]


@pytest.mark.parametrize(
    "known",
    [
        pytest.param({"status": Status.DRAFT}, id="a draft"),
        pytest.param({"status": Status.REJECTED}, id="rejected"),
        pytest.param({"km_north": 150}, id="far"),
        pytest.param({"date": DAY + dt.timedelta(days=3)}, id="days apart"),
        pytest.param(
            {"category": Category.OPERATION, "killed": Casualties(), "wounded": Casualties()},
            id="a sweep of which nobody tells any dead",
        ),
    ],
)
def test_not_asked_about(store: Store, known: dict[str, Any]) -> None:
    assert asked(store, told("SANA", **known), told("SOHR")) == []


NO_DAY: dict[str, Any] = {"date": None, "claims": (Claim("SANA", "It."),)}


def _killed(n: int) -> dict[str, Any]:
    return {"killed": Casualties(CountRange.exactly(n)), "wounded": Casualties()}


@pytest.mark.parametrize(
    ("toll", "known", "ids"),
    [
        pytest.param(13, {}, [1], id="13 dead there on some day"),
        pytest.param(13, {"date": DAY.replace(year=2019)}, [1], id="years before"),
        pytest.param(13, _killed(40), [], id="another toll"),
        pytest.param(13, {"km_north": 90}, [], id="elsewhere"),
        pytest.param(1, {}, [], id="one dead, as on many days"),
    ],
)
def test_what_has_no_day_may_be_one_of_a_rare_toll(
    store: Store, toll: int, known: dict[str, Any], ids: list[int]
) -> None:
    first, undated = _killed(toll) | known, _killed(toll) | NO_DAY
    assert asked(store, told("SOHR", **first), told("SANA", **undated)) == ids


def test_that_its_day_fits_is_a_question_and_no_likeness(store: Store) -> None:
    new = [told("SOHR", **_killed(13), **NO_DAY), told("SANA", **_killed(13))]
    ids = store.insert_incidents(new, user="Anna").ids
    (pair,) = likely_same(store, load_frame(store), store.incident(ids[-1]))
    assert pair.score >= LIKELY and not pair.looks_alike
    assert pair.reason.startswith("The day of one isn't known, same place, 13 and 13 killed")


def test_what_was_kept_apart_is_not_asked_about(store: Store) -> None:
    assert asked(store, told("SANA"), told("AFP"), told("SOHR")) == [1, 2]
    store.keep_apart(1, 3, "Anna")
    (pair,) = likely_same(store, load_frame(store), store.incident(3))
    assert pair.second.id == 2


def test_many_attacks_elsewhere_do_not_hide_the_one_that_is_near(store: Store) -> None:
    far = [told("UCDP", km_north=150) for _ in range(320)]
    assert asked(store, told("SANA"), *far, told("SOHR")) == [1]
