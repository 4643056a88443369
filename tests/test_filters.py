from __future__ import annotations

import datetime as dt
from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geo.errors import InputError
from geo.filters import IncidentFilter
from geo.frame import (
    COLUMNS,
    EVENT_TYPES,
    GEOMETRY_TYPES,
    NO_DAY,
    PARTIES,
    STATUSES,
    Frame,
    day_date,
    day_number,
    summarise,
)
from geo.model import EventType, GeometryType, LonLat, Party, Status
from geo.near import EARTH_RADIUS_M, Near
from tests.frames import DISTRICTS, SUBDISTRICTS, made_up_frame

FRAME = made_up_frame(500, seed=7)
EVERYTHING = IncidentFilter(statuses=tuple(Status))
DAY = dt.date(2022, 3, 10)

spots = st.builds(LonLat, st.integers(36, 41), st.integers(33, 36))
days = st.dates(dt.date(2019, 1, 1), dt.date(2023, 12, 31))
conditions: dict[str, st.SearchStrategy[Any]] = {
    "date_from": days,
    "date_to": days,
    "regions": st.lists(
        st.sampled_from(["SY04", "SY09", *DISTRICTS, *SUBDISTRICTS]), min_size=1, unique=True
    ).map(tuple),
    "parties": st.lists(st.sampled_from(Party), min_size=1, unique=True).map(tuple),
    "event_types": st.lists(st.sampled_from(EventType), min_size=1, unique=True).map(tuple),
    "min_killed": st.integers(0, 40),
    "max_radius_m": st.floats(1000, 100_000).map(lambda v: float(f"{v:g}")),
    "box": st.tuples(
        st.integers(34, 37), st.integers(32, 34), st.integers(38, 42), st.integers(35, 37)
    ),
    "near": st.one_of(
        st.builds(Near, spots, st.integers(1, 300), st.just("Palmyra, say")),
        st.lists(spots, min_size=2, max_size=6).map(
            lambda line: Near(line[len(line) // 2], 12.5, "M20, the highway", tuple(line))
        ),
    ),
}


anywhere = st.builds(
    Near,
    st.builds(LonLat, st.floats(-180, 180), st.floats(-90, 90)),
    st.floats(0.1, 2000),
)


@st.composite
def filters(draw: st.DrawFn) -> IncidentFilter:
    chosen = draw(st.lists(st.sampled_from(sorted(conditions)), unique=True))
    values = {name: draw(conditions[name]) for name in chosen}
    if "date_from" in values and "date_to" in values:
        values["date_from"], values["date_to"] = sorted([values["date_from"], values["date_to"]])
    return IncidentFilter(**values)


def shown(flt: IncidentFilter, frame: Frame = FRAME) -> np.ndarray:
    return frame["id"][flt.select(frame)]


@pytest.mark.parametrize("name", sorted(conditions))
@given(data=st.data())
@settings(max_examples=30, deadline=None)
def test_one_more_condition_never_adds_incidents(name: str, data: st.DataObject) -> None:
    flt = data.draw(filters())
    bare = replace(flt, **{name: IncidentFilter.__dataclass_fields__[name].default})
    try:
        narrower = replace(bare, **{name: data.draw(conditions[name])})
    except InputError:  # a period that ends before it begins
        return
    assert set(shown(narrower)) <= set(shown(bare))


@given(flt=filters())
@settings(max_examples=100, deadline=None)
def test_any_filter_says_itself_in_a_sentence(flt: IncidentFilter) -> None:
    assert flt.describe().endswith(".")


@pytest.mark.parametrize(
    ("options", "flt"),
    [
        ({}, IncidentFilter()),
        ({"from": "2022-03-06"}, IncidentFilter(date_from=dt.date(2022, 3, 6))),
        ({"to": "2022-03-16"}, IncidentFilter(date_to=dt.date(2022, 3, 16))),
        ({"region": "SY04, SY0405,SY04"}, IncidentFilter(regions=("SY04", "SY0405"))),
        (
            {"party": "sdf,Islamic State"},
            IncidentFilter(parties=(Party.SDF, Party.ISLAMIC_STATE)),
        ),
        ({"type": "air-strike"}, IncidentFilter(event_types=(EventType.AIR_STRIKE,))),
        ({"min_killed": "0"}, IncidentFilter(min_killed=0)),
        ({"status": "pending"}, IncidentFilter(statuses=(Status.PENDING,))),
        ({"box": "38,34.5,39,35"}, IncidentFilter(box=(38, 34.5, 39, 35))),
        ({"text": " bus "}, IncidentFilter(text="bus")),
    ],
    ids=lambda v: " ".join(v) or "none" if isinstance(v, dict) else "",
)
def test_options_make_the_filter(options: dict[str, str], flt: IncidentFilter) -> None:
    assert IncidentFilter.from_options(options) == flt


def test_dates_are_inclusive_and_the_undated_drop_out() -> None:
    flt = replace(EVERYTHING, date_from=DAY, date_to=DAY + dt.timedelta(days=200))
    rows = FRAME["day"][flt.select(FRAME)]
    assert len(rows) > 10 and NO_DAY not in rows
    first, last = day_date(rows.min()), day_date(rows.max())
    assert shown(replace(flt, date_from=first, date_to=last)).tolist() == shown(flt).tolist()
    assert flt.undated_left_out(FRAME) == int((FRAME["day"] == NO_DAY).sum()) > 0
    assert EVERYTHING.undated_left_out(FRAME) == 0


def test_an_open_start_still_drops_the_undated() -> None:
    flt = replace(EVERYTHING, date_to=dt.date(2030, 1, 1))
    assert NO_DAY not in FRAME["day"][flt.select(FRAME)]


def test_an_unknown_count_fails_even_a_threshold_of_nought() -> None:
    rows = FRAME["killed_min"][replace(EVERYTHING, min_killed=0).select(FRAME)]
    assert rows.min() >= 0


def test_a_party_counts_as_attacker_or_victim() -> None:
    mask = replace(EVERYTHING, parties=(Party.SDF,)).select(FRAME)
    code = PARTIES.index(Party.SDF)
    by_hand = [
        a == code or bool(int(v) >> code & 1)
        for a, v in zip(FRAME["attacker"], FRAME["victims"], strict=True)
    ]
    assert mask.tolist() == by_hand


def test_the_default_shows_verified_and_pending_only() -> None:
    seen = {STATUSES[s] for s in FRAME["status"][IncidentFilter().select(FRAME)]}
    assert seen == {Status.VERIFIED, Status.PENDING}


def test_a_place_condition_never_holds_without_a_place() -> None:
    for flt in (
        replace(EVERYTHING, box=(-180, -90, 180, 90)),
        replace(EVERYTHING, near=Near(LonLat(38, 35), 2000)),
        replace(EVERYTHING, max_radius_m=1e9),
    ):
        assert (flt.select(FRAME) == FRAME.has_place).all()


def test_near_measures_along_the_ground() -> None:
    # one degree of latitude is 111.2 km, so a point 0.9 degrees north lies at 100.1 km
    frame = replace_rows(lon=[38.0, 38.0], lat=[34.0, 34.9], geometry_type=[0, 0])
    here = LonLat(38.0, 34.0)
    assert replace(EVERYTHING, near=Near(here, 100.0)).select(frame).tolist() == [True, False]
    assert replace(EVERYTHING, near=Near(here, 100.2)).select(frame).tolist() == [True, True]


def test_what_may_lie_within_is_near() -> None:
    """An area 111 km away whose radius is 30 km reaches to within 81 km; a point does not."""
    point, area = (GEOMETRY_TYPES.index(t) for t in (GeometryType.POINT, GeometryType.AREA))
    frame = replace_rows(
        lon=[38.0, 38.0],
        lat=[35.0, 35.0],
        radius_m=[30_000, 30_000],
        geometry_type=[point, area],
        id=[1, 2],
    )
    here = LonLat(38.0, 34.0)
    assert shown(replace(EVERYTHING, near=Near(here, 80.0)), frame).tolist() == []
    assert shown(replace(EVERYTHING, near=Near(here, 82.0)), frame).tolist() == [2]
    assert shown(replace(EVERYTHING, near=Near(here, 112.0)), frame).tolist() == [1, 2]


def test_near_a_road_measures_from_its_nearest_piece() -> None:
    road = (LonLat(38.0, 34.0), LonLat(39.0, 34.0), LonLat(39.0, 35.0))
    # 0.1 degree north of the first piece's middle: 11.1 km; the corner and the end are farther
    frame = replace_rows(
        lon=[38.5, 39.1, 37.9], lat=[34.1, 34.5, 34.0], geometry_type=[0, 0, 0], id=[1, 2, 3]
    )
    for km, ids in ((9.15, []), (9.18, [2]), (9.25, [2, 3]), (11.1, [2, 3]), (11.15, [1, 2, 3])):
        near = Near(road[1], km, "", road)
        assert sorted(shown(replace(EVERYTHING, near=near), frame)) == ids, km


@given(near=st.one_of(conditions["near"], anywhere))
@settings(max_examples=100, deadline=None)
def test_near_holds_for_what_is_measured_within(near: Near) -> None:
    everywhere = made_up_frame(300, seed=4)
    columns = {name: np.array(everywhere[name]) for name in COLUMNS}
    far = np.random.default_rng(5)
    columns["lon"][::3] = far.uniform(-180, 180, 100)
    columns["lat"][::3] = far.uniform(-90, 90, 100)
    frame = Frame.build(columns, DISTRICTS, SUBDISTRICTS)
    held = replace(EVERYTHING, near=near).select(frame)
    measured, reach_m = great_circle_m(frame, near), near.radius_km * 1000
    assert held[measured < 0.98 * reach_m - 500].all()
    assert not held[~(measured < 1.02 * reach_m + 500)].any()  # also what has no place


def great_circle_m(frame: Frame, near: Near) -> np.ndarray:
    """Metres from each row to the nearest of many spots along the line, less an area's radius."""
    spots = [(near.point.lon, near.point.lat)]
    for a, b in pairwise(near.line):
        spots += zip(np.linspace(a.lon, b.lon, 200), np.linspace(a.lat, b.lat, 200), strict=True)
    lon, lat = np.radians(frame["lon"][:, None]), np.radians(frame["lat"][:, None])
    to_lon, to_lat = np.radians(np.array(spots)).T
    half = np.sin((lat - to_lat) / 2) ** 2
    half += np.cos(lat) * np.cos(to_lat) * np.sin((lon - to_lon) / 2) ** 2
    distance = (2 * EARTH_RADIUS_M * np.arcsin(np.sqrt(np.minimum(half, 1)))).min(axis=1)
    extended = frame["geometry_type"] != GEOMETRY_TYPES.index(GeometryType.POINT)
    return np.where(extended, distance - frame["radius_m"], distance)


@given(near=conditions["near"], more=st.integers(0, 200))
@settings(max_examples=60, deadline=None)
def test_a_wider_circle_never_loses_incidents(near: Near, more: int) -> None:
    wider = replace(near, radius_km=near.radius_km + more)
    assert set(shown(IncidentFilter(near=near))) <= set(shown(IncidentFilter(near=wider)))


def replace_rows(**columns: list[float]) -> Frame:
    rows = len(next(iter(columns.values())))
    base = made_up_frame(rows, seed=1)
    return Frame.build({**base.columns, **{k: np.array(v) for k, v in columns.items()}})


def test_a_text_condition_asks_the_search() -> None:
    flt = replace(EVERYTHING, text="bus")
    assert shown_ids(flt, [3, 4]) == {3, 4}
    with pytest.raises(InputError, match="search"):
        flt.select(FRAME)


def shown_ids(flt: IncidentFilter, ids: list[int]) -> set[int]:
    return set(FRAME["id"][flt.select(FRAME, np.array(ids))].tolist())


@pytest.mark.parametrize(
    ("options", "named"),
    [
        ({"from": "2022-13-01"}, "2022-13-01"),
        ({"party": "martians"}, "martians"),
        ({"type": "tea_party"}, "tea_party"),
        ({"min_killed": "many"}, "many"),
        ({"min_killed": "-1"}, "-1"),
        ({"min_killed": "2.5"}, "whole number"),
        ({"box": "1,2,3"}, "west,south,east,north"),
        ({"box": "38,nan,39,35"}, "nan"),
        ({"from": "2022-03-02", "to": "2022-03-01"}, "Swap"),
        ({"text": "two\x0bwords"}, "control character"),
        ({"text": "half a pair \ud800"}, "control character"),
    ],
    ids=lambda v: str(v)[:30],
)
def test_a_bad_value_is_refused_by_name(options: dict[str, str], named: str) -> None:
    with pytest.raises(InputError, match=named):
        IncidentFilter.from_options(options)


@pytest.mark.parametrize(
    ("flt", "sentence"),
    [
        (IncidentFilter(), "Incidents of all dates; verified and pending status."),
        (
            IncidentFilter(
                date_from=dt.date(2022, 3, 1),
                date_to=dt.date(2022, 3, 20),
                regions=("SY04", "SY09"),
                event_types=(EventType.AMBUSH,),
                min_killed=3,
            ),
            "Ambush from 1 March 2022 to 20 March 2022 in Homs or Deir-ez-Zor "
            "with at least 3 killed; verified and pending status.",
        ),
    ],
    ids=["default", "several"],
)
def test_the_filter_says_itself(flt: IncidentFilter, sentence: str) -> None:
    assert flt.describe() == sentence


def test_totals_name_the_unknown_and_stay_open() -> None:
    summary = summarise(FRAME, EVERYTHING.select(FRAME))
    assert summary.killed.known.max is None  # some upper ends are open
    assert summary.killed.unknown > 0
    assert summary.attacks + summary.operations == len(FRAME)
    assert summary.undated == int((FRAME["day"] == NO_DAY).sum())


def test_rows_are_sorted_by_day_then_id() -> None:
    days, ids = FRAME["day"], FRAME["id"]
    assert all((days[i], ids[i]) < (days[i + 1], ids[i + 1]) for i in range(len(FRAME) - 1))
    assert len(EVENT_TYPES) < 32


def test_day_numbers_count_from_1970() -> None:
    assert day_number(dt.date(1970, 1, 1)) == 0
    assert day_date(day_number(DAY)) == DAY
