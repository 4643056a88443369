from __future__ import annotations

import dataclasses
import datetime as dt

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo import frame as f
from geo.model import Casualties, CountRange, Incident, Party, Status
from geo.store import Store
from geo.store.frames import load_frame
from tests.store.samples import (
    ATTACK,
    DESERT,
    NOWHERE,
    ORIGIN,
    READING,
    TEXT,
    attack,
    mention,
)
from tests.store.strategies import incidents


def test_an_empty_store_gives_an_empty_frame(store: Store) -> None:
    assert len(load_frame(store)) == 0


def test_the_columns_say_what_the_incidents_say(store: Store) -> None:
    (key,) = store.insert_incidents(
        [
            dataclasses.replace(
                ATTACK,
                status=Status.VERIFIED,
                killed=Casualties(CountRange(5, None)),
                victims=(Party.CIVILIAN, Party.SDF),
            )
        ],
        user="Anna",
    ).ids
    frame = load_frame(store)
    assert frame.revision == store.revision() == 1
    row = {name: column[0] for name, column in frame.columns.items()}
    assert row["id"] == key
    assert f.day_date(row["day"]) == dt.date(2022, 3, 6)
    assert (row["lon"], row["lat"], row["radius_m"]) == pytest.approx((38.28, 34.56, 3000))
    assert (row["killed_min"], row["killed_max"]) == (5, f.OPEN)
    assert (row["wounded_min"], row["wounded_max"]) == (f.UNKNOWN, f.UNKNOWN)
    assert f.EVENT_TYPES[row["event_type"]] == "ambush"
    assert f.PARTIES[row["attacker"]] == "islamic_state"
    assert row["victims"] == f.bits((Party.CIVILIAN, Party.SDF), f.PARTIES)
    assert f.STATUSES[row["status"]] == "verified"
    assert f.CATEGORIES[row["category"]] == "attack"
    assert f.GEOMETRY_TYPES[row["geometry_type"]] == "point"
    assert row["governorates"] == f.bits(["SY04"], f.GOVERNORATE_CODES)
    assert frame.districts[row["district"]] == "SY0402"
    assert row["subdistrict"] == -1 and row["synthetic"] == 0


def test_areas_unplaced_and_undated_incidents_are_in_it(store: Store) -> None:
    store.insert_incidents(
        [
            attack(1, place=mention(DESERT), synthetic=True, attacker=None),
            attack(2, place=mention(NOWHERE), date=None, killed=Casualties()),
        ],
        user="Anna",
    )
    frame = load_frame(store)
    assert frame["id"].tolist() == [2, 1], "the undated first"
    assert frame["governorates"][1] == f.bits(["SY04", "SY09"], f.GOVERNORATE_CODES)
    assert frame["attacker"][1] == f.NO_CODE and frame["synthetic"][1] == 1
    assert np.isnan(frame["lat"][0]) and frame["day"][0] == f.NO_DAY
    assert frame["killed_min"][0] == f.UNKNOWN


def test_drafts_and_rejected_ones_are_not_in_it(store: Store) -> None:
    added = store.add_report(TEXT, READING, **ORIGIN, user="Anna")
    ids = store.insert_incidents([attack(1), attack(2)], user="Anna").ids
    store.reject([ids[0]], "Anna")
    assert load_frame(store)["id"].tolist() == [ids[1]]
    store.accept(added.incident_ids[:1], "Anna")
    assert sorted(load_frame(store)["id"].tolist()) == [added.incident_ids[0], ids[1]]


def test_chunks_are_as_large_as_asked_for(store: Store) -> None:
    store.insert_incidents([attack(n) for n in range(7)], user="Anna")
    assert [len(chunk) for chunk in store.frame_rows(chunk_rows=3)] == [3, 3, 1]
    assert [len(chunk) for chunk in store.frame_rows()] == [7]


@settings(
    max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.lists(incidents, max_size=6))
def test_chunks_and_whole_agree_with_the_incidents(store: Store, new: list[Incident]) -> None:
    ids = store.insert_incidents(new, user="Anna").ids
    rows = [
        (int(key), status, attacker or None, int(low))
        for chunk in store.frame_rows(tuple(Status), chunk_rows=2)
        for key, status, attacker, low in zip(
            chunk.numbers["id"],
            chunk.words["status"],
            chunk.words["attacker"],
            chunk.numbers["killed_min"],
            strict=True,
        )
        if key in ids
    ]
    assert rows == [
        (i.id, i.status, i.attacker, -1 if i.killed.total is None else i.killed.total.min)
        for i in store.incidents(ids)
    ]


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("thirteen SOLDIERS", True),
        ("one agency", True),
        ("palmyra", True),
        ("تدمر", True),
        ("100%", False),
        ("Thirteen_soldiers", False),
        ("%", False),
        ("\\", False),
        ("'; DROP TABLE incidents; --", False),
        ("witness", True),
        ("", False),
        ("  ", False),
    ],
)
def test_searching_takes_words_as_they_stand(store: Store, query: str, found: bool) -> None:
    (key,) = store.insert_incidents([attack(1, note="seen by a witness")], user="Anna").ids
    assert store.search_text(query) == ([key] if found else [])


@pytest.mark.parametrize("sign", ["%", "_", "\\", "/", "'"])
def test_a_special_sign_finds_itself(store: Store, sign: str) -> None:
    store.insert_incidents([attack(1), attack(2, note=f"5{sign}0 men")], user="Anna")
    assert store.search_text(f"5{sign}0") == [2]


def test_figures_and_freshness(store: Store) -> None:
    assert store.data_as_of().last_write_at is None
    store.add_report(TEXT, READING, **ORIGIN, user="Anna")
    store.insert_incidents(
        [attack(1, date=dt.date(2023, 1, 1)), attack(2, synthetic=True)], user="Anna"
    )
    fresh = store.data_as_of()
    assert fresh.report_date == ORIGIN["published"]
    assert fresh.incident_date == dt.date(2023, 1, 1)
    assert fresh.last_write_at is not None
    assert fresh.last_write_at.isoformat() == "2026-03-01T12:02:00+00:00"
    stats = store.stats()
    assert (stats["reports"], stats["draft incidents"], stats["pending incidents"]) == (1, 2, 2)
    assert (stats["made-up incidents"], stats["tallies"]) == (1, 1)
    assert store.users() == ["Anna"]
    assert store.integrity_check() == []


def test_meddling_by_hand_is_found(store: Store) -> None:
    store.insert_incidents([attack(1)], user="Anna")
    with store.backend.writing() as connection:
        connection.exec_driver_sql("UPDATE counters SET next_id = 1 WHERE name = 'incidents'")
    assert store.integrity_check() == ["the next identifier of incidents is in use already"]
