from __future__ import annotations

import dataclasses
import json
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.errors import InputError
from geo.model import CountRange, Incident
from geo.store import Store
from geo.store.fields import incident_from_image, incident_image
from tests.store.samples import ATTACK, PALMYRA, attack, mention, plain
from tests.store.strategies import incidents

FEW = settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)


@FEW
@given(st.lists(incidents, min_size=1, max_size=4))
def test_incidents_come_back_as_they_went_in(store: Store, new: list[Incident]) -> None:
    ids = store.insert_incidents(new, user="Anna").ids
    assert [plain(incident) for incident in store.incidents(ids)] == new


@FEW
@given(incidents, incidents)
def test_an_edit_and_its_undo_leave_nothing_behind(
    store: Store, before: Incident, other: Incident
) -> None:
    (key,) = store.insert_incidents([before], user="Anna").ids
    changes = {
        name: getattr(other, name)
        for name in ("place", "other_places", "killed", "wounded", "victims", "note", "units")
    }
    store.update(key, changes, 1, "Ben")
    now = store.incident(key)
    assert {name: getattr(now, name) for name in changes} == changes
    if now.version > 1:
        store.undo(user="Ben")
    assert plain(store.incident(key)) == before


@settings(max_examples=25, deadline=None)
@given(incidents)
def test_an_image_holds_the_whole_incident(incident: Incident) -> None:
    image = json.loads(json.dumps(incident_image(incident)))
    assert incident_from_image(7, image) == dataclasses.replace(incident, id=7)


@pytest.mark.parametrize(
    "change",
    [
        {"note": "lone \ud800 surrogate"},
        {"external_id": "lone \udfff surrogate"},
        {"place": mention(dataclasses.replace(PALMYRA, regions=("SY 04",)))},
        {"place": mention(dataclasses.replace(PALMYRA, regions=("",)))},
        {"killed": dataclasses.replace(ATTACK.killed, total=CountRange(1, 10**30))},
    ],
    ids=["note", "external id", "space in a code", "empty code", "beyond all counts"],
)
def test_what_no_database_can_keep_is_refused(store: Store, change: dict[str, Any]) -> None:
    with pytest.raises(InputError):
        store.insert_incidents([dataclasses.replace(ATTACK, **change)], user="Anna")
    assert store.is_empty()


def test_equal_geometries_are_kept_once(store: Store) -> None:
    shape = {"type": "LineString", "coordinates": [[38.0, 34.0], [39.0, 35.0]]}
    places = [
        mention(dataclasses.replace(PALMYRA, geometry=dict(shape), why=str(n))) for n in range(3)
    ]
    store.insert_incidents([attack(n, place=p) for n, p in enumerate(places)], user="Anna")
    store.insert_incidents([attack(9, place=places[0])], user="Anna")
    with store.backend.reading() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM geometries").scalar() == 1
    assert store.incident(4).place.match.geometry == shape
