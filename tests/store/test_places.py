from __future__ import annotations

import dataclasses

import pytest

from geo.errors import InputError, NotFoundError
from geo.model import LonLat
from geo.store import Store, UserPlace
from geo.store.records import Source

CAMP = UserPlace(
    name="Camp 7",
    point=LonLat(38.51234, 34.71234),
    radius_m=900.0,
    kind="camp",
    name_ar="المخيم ٧",
    names=("Camp Seven", "Seventh camp"),
    admin1="SY04",
    note="from the driver",
)


def test_places_are_kept_removed_and_put_back(store: Store) -> None:
    added = store.add_user_place(CAMP, "Anna")
    assert added == dataclasses.replace(CAMP, id=added.id, added_by="Anna")
    assert added.place_id == f"user:{added.id}"
    store.add_user_place(dataclasses.replace(CAMP, name="Alpha"), "Anna")
    assert [p.name for p in store.user_places()] == ["Alpha", "Camp 7"]
    assert added.id
    group = store.remove_user_place(added.id, "Ben")
    assert [p.name for p in store.user_places()] == ["Alpha"]
    store.undo(group, user="Ben")
    assert store.user_places()[1] == added
    with pytest.raises(NotFoundError, match="no place 99"):
        store.remove_user_place(99, "Ben")


@pytest.mark.parametrize(
    "change", [{"name": "  "}, {"radius_m": 0.0}, {"radius_m": -5.0}, {"radius_m": float("nan")}]
)
def test_places_that_say_nothing(store: Store, change: dict[str, float]) -> None:
    with pytest.raises(InputError):
        store.add_user_place(dataclasses.replace(CAMP, **change), "Anna")
    assert store.user_places() == []


def test_sources_with_their_reliability(store: Store) -> None:
    store.set_source(Source("SOHR", "B", "a network of its own"), "Anna")
    store.set_source(Source("SOHR", "C"), "Ben")
    assert store.sources() == {"SOHR": Source("SOHR", "C")}
    revision = store.revision()
    store.set_source(Source("SOHR", "C"), "Ben")
    assert store.revision() == revision
    store.undo(user="Ben")
    assert store.sources() == {"SOHR": Source("SOHR", "B", "a network of its own")}
    store.undo(user="Anna")
    assert store.sources() == {}
    with pytest.raises(InputError):
        store.set_source(Source(" "), "Anna")
