from __future__ import annotations

import dataclasses
import datetime as dt
from typing import Any

import pytest

from geo.errors import ConflictError, InputError, NotFoundError
from geo.model import (
    Casualties,
    Category,
    Claim,
    CountRange,
    DatePrecision,
    EventType,
    Incident,
    Party,
    PlaceMatch,
    Status,
)
from geo.store import Store
from tests.store.samples import ATTACK, DESERT, NOWHERE, PALMYRA, attack, mention, plain, soldiers


def put(store: Store, *incidents: Incident) -> list[Incident]:
    return store.incidents(store.insert_incidents(incidents, user="Anna").ids)


def test_incidents_come_in_the_order_asked_for_without_what_is_gone(store: Store) -> None:
    one, two = put(store, attack(1), attack(2))
    assert one.id and two.id
    assert store.incidents([two.id, 99, one.id]) == [two, one]
    assert store.incidents([]) == []


def test_an_incident_that_is_not_there(store: Store) -> None:
    with pytest.raises(NotFoundError, match="incident 5"):
        store.incident(5)
    for act in (store.accept, store.reject):
        with pytest.raises(NotFoundError, match="incident 5"):
            act([5], "Anna")


@pytest.mark.parametrize(
    ("start", "verified"),
    [("draft", True), ("pending", True), ("verified", False), ("rejected", False)],
)
def test_accepting_takes_what_waits(store: Store, start: str, verified: bool) -> None:
    (incident,) = put(store, attack(1, status=Status(start)))
    assert incident.id
    assert store.accept([incident.id], "Ben") == ([incident.id] if verified else [])
    after = store.incident(incident.id)
    assert after.status == (Status.VERIFIED if verified else start)
    assert after.version == incident.version + verified


def test_one_missing_incident_and_nothing_is_accepted(store: Store) -> None:
    (incident,) = put(store, attack(1))
    assert incident.id
    with pytest.raises(NotFoundError):
        store.accept([incident.id, 99], "Ben")
    assert store.incident(incident.id) == incident


def test_set_status_and_reject(store: Store) -> None:
    (incident,) = put(store, attack(1))
    assert incident.id
    store.reject([incident.id], "Ben")
    assert store.incident(incident.id).status is Status.REJECTED
    store.set_status([incident.id], Status.DRAFT, "Ben")
    assert store.incident(incident.id).status is Status.DRAFT


EDITS: list[tuple[str, Any]] = [
    ("category", Category.OPERATION),
    ("event_type", EventType.SHELLING),
    ("status", Status.VERIFIED),
    ("date", dt.date(2022, 3, 5)),
    ("date", None),
    ("date_end", dt.date(2022, 3, 8)),
    ("date_precision", DatePrecision.WEEK),
    ("place", mention(DESERT)),
    ("place", mention(NOWHERE)),
    ("other_places", (mention(DESERT), mention(NOWHERE))),
    ("attacker", None),
    ("attacker", Party.SDF),
    ("victims", (Party.CIVILIAN, Party.SDF)),
    ("victims", ()),
    ("killed", Casualties()),
    ("killed", Casualties(CountRange(5, None), {Party.CIVILIAN: CountRange(1, None)})),
    ("wounded", soldiers(4)),
    ("units", ("11th Division",)),
    ("note", "Seen by two witnesses."),
]


@pytest.mark.parametrize(
    ("name", "value"), EDITS, ids=[f"{n}-{i}" for i, (n, _) in enumerate(EDITS)]
)
def test_a_field_is_edited_remembered_logged_and_undone(
    store: Store, name: str, value: Any
) -> None:
    (before,) = put(store, ATTACK)
    assert before.id
    after = store.update(before.id, {name: value}, before.version, "Ben")
    assert getattr(after, name) == value
    assert store.incident(before.id) == after
    assert after.version == before.version + 1
    assert after.corrected == (frozenset() if name == "status" else {name})
    changed = {c.field: c for c in store.history(before.id)}
    assert changed[name].user == "Ben" and changed[name].action == "update"
    assert changed[name].before != changed[name].after
    assert changed.keys() == {name} | ({"corrected"} if name != "status" else set())
    store.undo(user="Ben")
    undone = store.incident(before.id)
    assert dataclasses.replace(undone, version=before.version) == before
    assert undone.version == after.version + 1, "a version never comes back"


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"colour": "red"}, "no field 'colour'"),
        ({"id": 4}, "no field 'id'"),
        ({"claims": ()}, "no field 'claims'"),
        ({"event_type": "picnic"}, "event_type"),
        ({"date": "2022-03-06"}, "date"),
        ({"date": dt.datetime(2022, 3, 6, tzinfo=dt.UTC)}, "date"),
        ({"killed": 13}, "killed"),
        ({"killed": None}, "killed"),
        ({"place": "Palmyra"}, "place"),
        ({"victims": ("martians",)}, "victims"),
        ({"note": None}, "note"),
        ({"note": "lone \ud800"}, "can't be stored"),
        ({"killed": soldiers(10**20)}, "can't be stored"),
        ({"date_end": dt.date(2022, 3, 5)}, "can't end"),
        ({"date": None, "date_end": dt.date(2022, 3, 8)}, "can't end"),
    ],
    ids=lambda value: str(value) if isinstance(value, dict) else "",
)
def test_what_cannot_be_is_refused_and_nothing_changes(
    store: Store, changes: dict[str, Any], says: str
) -> None:
    (before,) = put(store, ATTACK)
    assert before.id
    revision = store.revision()
    with pytest.raises(InputError, match=says):
        store.update(before.id, changes, before.version, "Ben")
    assert store.incident(before.id) == before
    assert store.revision() == revision


def test_the_second_of_two_editors_is_told_and_sees_both(store: Store) -> None:
    (seen,) = put(store, ATTACK)
    assert seen.id
    store.update(seen.id, {"killed": soldiers(15)}, seen.version, "Ben")
    with pytest.raises(ConflictError) as told:
        store.update(seen.id, {"killed": soldiers(12), "note": "mine"}, seen.version, "Carla")
    assert "changed by Ben at 12:02 UTC" in str(told.value)
    assert "killed is now 15" in str(told.value) and "yours is 12" in str(told.value)
    assert told.value.fields == {"killed": (soldiers(15), soldiers(12)), "note": ("", "mine")}
    assert told.value.current == store.incident(seen.id)
    assert store.incident(seen.id).note == "", "nothing of the second edit was saved"
    again = store.update(seen.id, {"killed": soldiers(12)}, told.value.current.version, "Carla")
    assert again.killed == soldiers(12)


def test_an_edit_to_what_it_is_already_is_no_edit(store: Store) -> None:
    (seen,) = put(store, ATTACK)
    assert seen.id
    store.update(seen.id, {"killed": soldiers(15)}, seen.version, "Ben")
    revision = store.revision()
    now = store.update(seen.id, {"killed": soldiers(15)}, seen.version, "Carla")
    assert now.version == seen.version + 1
    assert store.revision() == revision


def test_joining_makes_a_range_and_keeps_both_sources(store: Store) -> None:
    other = attack(
        2,
        killed=soldiers(15),
        wounded=soldiers(3),
        claims=(Claim("another", "Fifteen.", soldiers(15), soldiers(3)),),
        victims=(Party.GOVERNMENT, Party.CIVILIAN),
        note="From the second agency.",
    )
    into, second = put(store, ATTACK, other)
    assert into.id and second.id
    joined = store.join(into.id, second.id, "Ben")
    assert joined == store.incident(into.id)
    assert joined.killed == soldiers(13, 15)
    assert joined.wounded == soldiers(3), "unknown is filled from the other"
    assert joined.victims == (Party.GOVERNMENT, Party.CIVILIAN)
    assert [c.source for c in joined.claims] == ["one agency", "another"]
    merged = store.incident(second.id)
    assert merged.status is Status.REJECTED and merged.claims == ()
    assert merged.note == f"From the second agency. Merged into incident {into.id}."
    store.undo(user="Ben")
    assert [plain(i) for i in store.incidents([into.id, second.id])] == [
        plain(into),
        plain(second),
    ]


def test_joining_leaves_a_corrected_count_alone(store: Store) -> None:
    into, second = put(store, ATTACK, attack(2, killed=soldiers(15)))
    assert into.id and second.id
    store.update(into.id, {"killed": soldiers(14)}, into.version, "Anna")
    assert store.join(into.id, second.id, "Ben").killed == soldiers(14)


WIDER = dataclasses.replace(PALMYRA, radius_m=5_000.0)


@pytest.mark.parametrize(
    ("mine", "theirs", "kept"),
    [
        pytest.param(DESERT, PALMYRA, PALMYRA, id="a town in a desert"),
        pytest.param(PALMYRA, DESERT, PALMYRA, id="a desert around the town"),
        pytest.param(NOWHERE, DESERT, DESERT, id="no place before"),
        pytest.param(DESERT, NOWHERE, DESERT, id="none in the other"),
        pytest.param(WIDER, PALMYRA, WIDER, id="about as exact"),
    ],
)
def test_joining_keeps_the_more_exact_place(
    store: Store, mine: PlaceMatch, theirs: PlaceMatch, kept: PlaceMatch
) -> None:
    into, second = put(store, attack(1, place=mention(mine)), attack(2, place=mention(theirs)))
    assert into.id and second.id
    assert store.join(into.id, second.id, "Ben").place.match == kept
    store.undo(user="Ben")
    assert store.incident(into.id).place == into.place


@pytest.mark.parametrize(
    ("mine", "theirs", "kept"),
    [
        pytest.param(None, Party.SDF, Party.SDF, id="nobody named before"),
        pytest.param(Party.UNKNOWN, Party.SDF, Party.SDF, id="unidentified before"),
        pytest.param(Party.UNKNOWN, None, Party.UNKNOWN, id="none in the other"),
        pytest.param(Party.SDF, Party.UNKNOWN, Party.SDF, id="unidentified in the other"),
        pytest.param(Party.SDF, Party.COALITION, Party.SDF, id="named otherwise"),
    ],
)
def test_joining_takes_the_attacker_that_one_names(
    store: Store, mine: Party | None, theirs: Party | None, kept: Party | None
) -> None:
    into, second = put(store, attack(1, attacker=mine), attack(2, attacker=theirs))
    assert into.id and second.id
    assert store.join(into.id, second.id, "Ben").attacker is kept


def test_joining_leaves_a_corrected_attacker_alone(store: Store) -> None:
    into, second = put(store, attack(1, attacker=Party.SDF), attack(2, attacker=Party.SDF))
    assert into.id and second.id
    store.update(into.id, {"attacker": Party.UNKNOWN}, into.version, "Anna")
    assert store.join(into.id, second.id, "Ben").attacker is Party.UNKNOWN


def test_joining_knows_who_suffered_where_one_says_so(store: Store) -> None:
    unknown, known = (Party.UNKNOWN,), (Party.CIVILIAN,)
    into, second = put(store, attack(1, victims=unknown), attack(2, victims=known))
    assert into.id and second.id
    assert store.join(into.id, second.id, "Ben").victims == known


def test_joining_leaves_a_corrected_place_alone(store: Store) -> None:
    into, second = put(store, ATTACK, attack(2))
    assert into.id and second.id
    store.update(into.id, {"place": mention(DESERT)}, into.version, "Anna")
    assert store.join(into.id, second.id, "Ben").place.match == DESERT


@pytest.mark.parametrize("which", ["itself", "rejected", "missing"])
def test_what_cannot_be_joined(store: Store, which: str) -> None:
    into, second = put(store, ATTACK, attack(2))
    assert into.id and second.id
    if which == "rejected":
        store.reject([second.id], "Anna")
    other = {"itself": into.id, "rejected": second.id, "missing": 99}[which]
    with pytest.raises((InputError, NotFoundError)):
        store.join(into.id, other, "Ben")
    assert store.incident(into.id) == into


def test_splitting_gives_each_its_claims_and_counts(store: Store) -> None:
    into, second = put(store, ATTACK, attack(2, claims=(Claim("b", "B.", soldiers(15)),)))
    assert into.id and second.id
    joined = store.join(into.id, second.id, "Ben")
    new = store.split(into.id, [joined.claims[1].id or 0], "Ben")
    assert new.id not in (into.id, second.id)
    assert new.killed == soldiers(15) and [c.source for c in new.claims] == ["b"]
    left = store.incident(into.id)
    assert left.killed == soldiers(13) and [c.source for c in left.claims] == ["one agency"]
    store.undo(user="Ben")
    assert plain(store.incident(into.id)) == plain(joined)
    with pytest.raises(NotFoundError):
        store.incident(new.id or 0)


@pytest.mark.parametrize("chosen", ["none", "all", "foreign"])
def test_what_cannot_be_split(store: Store, chosen: str) -> None:
    (incident,) = put(store, ATTACK)
    assert incident.id
    keys = [c.id or 0 for c in incident.claims]
    with pytest.raises(InputError, match="claims"):
        store.split(incident.id, {"none": [], "all": keys, "foreign": [99]}[chosen], "Ben")
