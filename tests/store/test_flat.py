"""Incidents by column say the same as incidents one by one, on both databases."""

from __future__ import annotations

import dataclasses
import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.model import Incident, LonLat
from geo.store import Store, flat
from geo.store.flat import FlatBlock
from tests.briefing.samples import flat_block
from tests.store import strategies
from tests.store.samples import PALMYRA, attack


@given(new=st.lists(strategies.incidents, min_size=1, max_size=6))
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_columns_hold_what_the_incidents_hold(store: Store, new: list[Incident]) -> None:
    ids = store.insert_incidents(new, user="Anna").ids[::-1]
    (got,) = store.flat_blocks([*ids, 10**9])
    same(got, store.incidents(ids))


@pytest.mark.parametrize(
    "lon",
    [
        38.1,
        0.1 + 0.2,
        38.280000000000001,
        1 / 3 * 100,
        5e-324,
        1e-7,
        179.99999999999997,
        38.0,
    ],
)
def test_no_digit_of_a_coordinate_is_lost(store: Store, lon: float) -> None:
    place = dataclasses.replace(attack(1).place, match=dataclasses.replace(PALMYRA))
    match = dataclasses.replace(place.match, point=LonLat(lon, 34.5), radius_m=lon * 3 or 0.1)
    new = attack(1, place=dataclasses.replace(place, match=match))
    ids = store.insert_incidents([new], user="Anna").ids
    (got,) = store.flat_blocks(ids)
    assert [repr(found) for found in got.columns["lon"]] == [repr(lon)]


def test_blocks_keep_the_order_and_leave_out_what_is_gone(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(flat, "BLOCK", 2)
    ids = list(store.insert_incidents([attack(n) for n in range(7)], user="Anna").ids)
    wanted = [ids[4], ids[0], 10**9, 10**9 + 1, ids[6], ids[2], ids[1]]
    found = [list(block.columns["id"]) for block in store.flat_blocks(wanted)]
    assert found == [[ids[4], ids[0]], [], [ids[6], ids[2]], [ids[1]]]
    assert list(store.flat_blocks([])) == []


def test_a_reader_that_stops_early_leaves_the_store_usable(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(flat, "BLOCK", 1)
    ids = store.insert_incidents([attack(n) for n in range(5)], user="Anna").ids
    blocks = store.flat_blocks(ids)
    first = list(itertools.islice(blocks, 2))
    blocks.close()  # type: ignore[attr-defined]
    assert [len(block) for block in first] == [1, 1]
    store.insert_incidents([attack(9)], user="Anna")


def same(got: FlatBlock, incidents: list[Incident]) -> None:
    wanted = flat_block(incidents)
    for name, values in wanted.columns.items():
        assert [v or None for v in got.columns[name]] == [_listed(v) or None for v in values], name
    assert list(got.geometries) == list(wanted.geometries)
    assert sorted(got.counts) == sorted(wanted.counts)
    assert sorted(got.claims, key=lambda claim: claim[0]) == list(wanted.claims)


def _listed(value: object) -> object:
    return list(value) if isinstance(value, tuple) else value
