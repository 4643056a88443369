"""What waits for a person after an import, on both backends."""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence

import pytest

from geo.model import Incident, MatchStatus, PlaceMatch, PlaceMention, Status
from geo.store import BatchInfo, Store
from geo.store.reviewing import Withdrawn, source_names
from tests.store.samples import NOWHERE, PALMYRA, attack, mention


def bring(store: Store, new: Sequence[Incident]) -> tuple[int, list[int]]:
    done = store.insert_incidents(new, batch=BatchInfo("a.csv", "acled"), user="Anna")
    assert done.batch_id is not None
    return done.batch_id, list(done.ids)


def pending(number: int, **changes: object) -> Incident:
    return dataclasses.replace(attack(number), status=Status.PENDING, **changes)  # type: ignore[arg-type]


def unplaced(number: int, words: str) -> Incident:
    nowhere = PlaceMatch(words, MatchStatus.UNRESOLVED, why=f"Nobody knows {words}.")
    return pending(number, place=PlaceMention(words, nowhere))


def test_where_the_incidents_of_a_batch_stand(store: Store) -> None:
    batch, ids = bring(store, [pending(n) for n in range(5)])
    other, _ = bring(store, [pending(n) for n in range(5, 7)])
    store.accept(ids[:2], "Ben")
    store.reject(ids[2:3], "Ben")
    assert store.batch_statuses() == {
        batch: {Status.VERIFIED: 2, Status.REJECTED: 1, Status.PENDING: 2},
        other: {Status.PENDING: 2},
    }
    assert set(store.batch_incidents(batch, Status.PENDING)) == set(ids[3:])
    pages = [store.batch_incidents(batch, Status.PENDING, 1, offset) for offset in (0, 1, 2)]
    assert [len(page) for page in pages] == [1, 1, 0]


def test_names_without_a_place_the_commonest_first(store: Store) -> None:
    new = [unplaced(1, "Alpha"), unplaced(2, "Beta"), unplaced(3, "Beta"), pending(4)]
    _, ids = bring(store, [*new, unplaced(5, "Alpha"), unplaced(6, "Beta")])
    store.reject(ids[5:], "Ben")
    names = store.unplaced()
    assert [(n.mention, n.incident_ids) for n in names] == [
        ("Alpha", (ids[0], ids[4])),
        ("Beta", (ids[1], ids[2])),
    ]
    assert names[0].why == "Nobody knows Alpha."
    assert len(store.unplaced(limit=1)) == 1


def test_a_place_is_set_for_many_and_taken_back_as_one(store: Store) -> None:
    _, ids = bring(store, [unplaced(1, "Beta"), unplaced(2, "Beta")])
    place = PlaceMention("Beta", PALMYRA)
    assert store.set_place(ids, place, "Ben") == 2
    assert store.unplaced() == []
    for incident in store.incidents(ids):
        assert (incident.place, "place" in incident.corrected) == (place, True)
    assert store.set_place(ids, place, "Ben") == 0, "the same again changes nothing"
    store.undo(user="Ben")
    assert len(store.unplaced()[0].incident_ids) == 2
    assert all(not incident.corrected for incident in store.incidents(ids))


def test_withdrawn_incidents_that_a_desk_worked_on_stand_apart(store: Store) -> None:
    _, ids = bring(store, [pending(n) for n in range(6)])
    untouched, verified, corrected, joined, rejected, merged = ids
    store.accept([verified], "Ben")
    store.update(corrected, {"note": "Seen by two."}, 1, "Ben")
    store.join(joined, merged, "Ben")
    store.reject([rejected], "Ben")
    assert store.withdrawn(ids) == Withdrawn((untouched,), (verified, corrected, joined))
    assert store.withdrawn([]) == Withdrawn((), ())


def test_sources_that_claims_name(store: Store) -> None:
    claim = attack(1).claims[0]
    listed = dataclasses.replace(claim, source="SOHR; Desert News", publisher="ACLED")
    bring(store, [pending(1, claims=(listed,)), pending(2, claims=(listed,))])
    assert store.claimed_sources() == {"SOHR": 2, "Desert News": 2, "ACLED": 2}


@pytest.mark.parametrize(
    ("text", "names"),
    [(None, []), ("", []), (" ; ", []), ("SANA", ["SANA"]), ("A; B ;C", ["A", "B", "C"])],
)
def test_source_names(text: str | None, names: list[str]) -> None:
    assert source_names(text) == names


def test_what_one_action_changed(store: Store) -> None:
    _, (one, two) = bring(store, [pending(1), pending(2, place=mention(NOWHERE))])
    store.accept([one, two], "Ben")
    action = store.actions(1)[0]
    changes = store.changes(action.group_id)
    assert [(c.entity_id, c.field, c.before, c.after) for c in changes] == [
        (str(one), "status", "pending", "verified"),
        (str(two), "status", "pending", "verified"),
    ]
    assert len(store.changes(action.group_id, limit=1)) == 1
