"""Two events told alike: kept apart, split, asked about again; and what the log names."""

from __future__ import annotations

import dataclasses

import pytest

from geo.errors import InputError
from geo.model import Casualties, PlaceMention, Status
from geo.store import Store
from tests.store.samples import ATTACK, NOWHERE, ORIGIN, PALMYRA, READING, TEXT, attack, soldiers


def two(store: Store) -> tuple[int, int]:
    one, other = store.insert_incidents([attack(1), attack(2)], user="Anna").ids
    return one, other


@pytest.mark.parametrize("turned", [False, True], ids=["low first", "high first"])
def test_a_pair_is_kept_apart_in_either_order_and_once(store: Store, turned: bool) -> None:
    one, other = two(store)
    assert store.kept_apart() == set()
    store.keep_apart(*((other, one) if turned else (one, other)), "Ben")
    assert store.kept_apart() == {(one, other)}
    before = store.revision()
    store.keep_apart(other, one, "Carla")
    assert store.kept_apart() == {(one, other)}
    assert store.revision() == before, "nothing was written"


def test_keeping_apart_is_undone_and_redone(store: Store) -> None:
    one, other = two(store)
    store.keep_apart(one, other, "Ben")
    undone = store.undo(user="Ben")
    assert undone.action == "keep_apart"
    assert store.kept_apart() == set()
    store.undo(undone.group_id, user="Ben")
    assert store.kept_apart() == {(one, other)}


def test_asking_again_is_undone(store: Store) -> None:
    one, other = two(store)
    store.keep_apart(one, other, "Ben")
    store.ask_again(other, one, "Carla")
    assert store.kept_apart() == set()
    store.undo(user="Carla")
    assert store.kept_apart() == {(one, other)}


def test_asking_again_about_what_was_never_decided_writes_nothing(store: Store) -> None:
    one, other = two(store)
    before = store.revision()
    store.ask_again(one, other, "Ben")
    assert store.revision() == before


@pytest.mark.parametrize("act", ["keep_apart", "ask_again"])
def test_one_incident_is_no_pair(store: Store, act: str) -> None:
    one, _ = two(store)
    with pytest.raises(InputError, match="from itself"):
        getattr(store, act)(one, one, "Ben")


def test_both_histories_tell_of_it(store: Store) -> None:
    one, other = two(store)
    store.keep_apart(one, other, "Ben")
    for mine, theirs in ((one, other), (other, one)):
        last = store.history(mine)[-1]
        assert (last.field, last.after, last.user) == ("kept_apart_from", theirs, "Ben")


def test_a_draft_is_split_into_two_of_the_same_words(store: Store) -> None:
    elsewhere = PlaceMention("Tall al-Abyad", NOWHERE)
    draft = dataclasses.replace(ATTACK, status=Status.DRAFT, other_places=(elsewhere,))
    key = store.add_incident(draft, "Anna")
    second = store.split_sentence(key, "Ben")
    first = store.incident(key)
    assert (first.killed, first.other_places) == (ATTACK.killed, (elsewhere,)), "untouched"
    assert second.status is Status.DRAFT and second.id != key
    assert second.place == elsewhere and second.other_places == ()
    assert (second.killed, second.wounded) == (Casualties(), Casualties()), "never counted twice"
    assert [c.sentence for c in second.claims] == [c.sentence for c in first.claims]
    assert {c.id for c in second.claims}.isdisjoint({c.id for c in first.claims})
    assert all(c.killed == Casualties() for c in second.claims)


def test_a_split_of_a_sentence_is_undone(store: Store) -> None:
    key = store.add_incident(dataclasses.replace(ATTACK, status=Status.DRAFT), "Anna")
    before = store.incident(key)
    second = store.split_sentence(key, "Ben")
    assert second.place == ATTACK.place, "there is no other place to take"
    undone = store.undo(user="Ben")
    assert second.id is not None and store.incidents([second.id]) == []
    assert store.incident(key) == before
    store.undo(undone.group_id, user="Ben")
    assert store.incidents([second.id])[0].claims == second.claims


@pytest.mark.parametrize("status", [Status.PENDING, Status.VERIFIED, Status.REJECTED])
def test_only_a_drafts_sentence_is_split(store: Store, status: Status) -> None:
    key = store.add_incident(dataclasses.replace(ATTACK, status=status), "Anna")
    with pytest.raises(InputError, match="only a draft"):
        store.split_sentence(key, "Ben")


def test_actions_name_their_records(store: Store) -> None:
    report = store.add_report(TEXT, READING, user="Anna", **ORIGIN)
    one, other = two(store)
    store.keep_apart(one, other, "Anna")
    latest, added = store.actions(2)
    assert latest.records == (f"incident {one}", f"incident {other}")
    assert added.records[0] == f"report {report.report_id}"
    many = store.insert_incidents([attack(n) for n in range(10, 19)], user="Anna").ids
    store.accept(list(many), "Anna")
    newest = store.actions(1)[0]
    assert newest.incidents == 9
    assert newest.records == tuple(f"incident {key}" for key in many[:3])


def test_who_says_a_claim_is_corrected_and_undone_with_the_rest(store: Store) -> None:
    key = store.add_incident(ATTACK, "Anna")
    (claim,) = store.incident(key).claims
    assert claim.id is not None
    changes = {"killed": soldiers(14)}
    after = store.update(key, changes, 1, "Ben", sources={claim.id: "  The  agency "})
    assert after.claims[0].source == "The agency" and after.killed == soldiers(14)
    assert [c.field for c in store.history(key) if c.user == "Ben"][-1] == "source"
    assert store.search_text("The agency") == [key]
    store.undo(user="Ben")
    back = store.incident(key)
    assert (back.claims[0].source, back.killed) == (claim.source, ATTACK.killed)


def test_a_source_may_become_nobody_and_must_be_of_the_incident(store: Store) -> None:
    one, other = two(store)
    mine, theirs = store.incident(one).claims[0].id, store.incident(other).claims[0].id
    assert mine and theirs
    assert store.update(one, {}, 1, "Ben", sources={mine: " "}).claims[0].source is None
    before = store.revision()
    with pytest.raises(InputError, match="has no claim"):
        store.update(one, {"note": "n"}, 1, "Ben", sources={theirs: "SOHR"})
    assert store.revision() == before and store.incident(one).note == attack(1).note


def test_what_reports_call_a_place(store: Store) -> None:
    def at(mention: str, status: Status = Status.PENDING):
        place = PlaceMention(mention, PALMYRA)
        return dataclasses.replace(ATTACK, place=place, status=status, external_id=None)

    said = [at("Tadmor"), at("Palmyra"), at("Tadmor"), at("Tudmur", Status.REJECTED)]
    store.insert_incidents(said, user="Anna")
    assert store.mentions_of("palmyra") == {"Tadmor": 2, "Palmyra": 1}
    assert store.mentions_of("nowhere") == {}
