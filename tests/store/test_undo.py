from __future__ import annotations

import datetime as dt

import pytest

from geo.errors import ConflictError, NotFoundError
from geo.model import Status
from geo.store import Store
from tests.store.samples import ATTACK, ORIGIN, READING, TEXT, attack, plain, soldiers


def test_undo_and_undo_of_the_undo(store: Store) -> None:
    (key,) = store.insert_incidents([ATTACK], user="Anna").ids
    store.update(key, {"killed": soldiers(14)}, 1, "Ben")
    undone = store.undo(user="Ben")
    assert undone.action == "update" and undone.incident_ids == (key,)
    assert store.incident(key).killed == soldiers(13)
    store.undo(undone.group_id, user="Ben")
    assert store.incident(key).killed == soldiers(14)
    store.undo(user="Ben")
    assert store.incident(key).killed == soldiers(13), "the action stood again and was undone"


def test_undo_takes_ones_own_last_action(store: Store) -> None:
    one, two = store.insert_incidents([attack(1), attack(2)], user="Anna").ids
    store.accept([one], "Ben")
    store.accept([two], "Carla")
    store.undo(user="Ben")
    assert store.incident(one).status is Status.PENDING
    assert store.incident(two).status is Status.VERIFIED
    with pytest.raises(NotFoundError, match="Ben left to undo"):
        store.undo(user="Ben")


def test_many_accepted_at_once_are_undone_at_once(store: Store) -> None:
    ids = store.insert_incidents([attack(n) for n in range(30)], user="Anna").ids
    store.accept(ids[10:], "Ben")
    store.accept(ids, "Ben")
    store.undo(user="Ben")
    statuses = [incident.status for incident in store.incidents(ids)]
    assert statuses == [Status.PENDING] * 10 + [Status.VERIFIED] * 20


def test_what_was_changed_again_since_stands_in_the_way(store: Store) -> None:
    (key,) = store.insert_incidents([ATTACK], user="Anna").ids
    store.update(key, {"killed": soldiers(14), "note": "n"}, 1, "Ben")
    store.update(key, {"killed": soldiers(16)}, 2, "Carla")
    now = store.incident(key)
    with pytest.raises(ConflictError, match="its killed was changed again"):
        store.undo(user="Ben")
    assert store.incident(key) == now
    store.undo(user="Carla")
    store.undo(user="Ben")
    assert plain(store.incident(key)) == ATTACK


def test_another_field_changed_since_stays(store: Store) -> None:
    (key,) = store.insert_incidents([ATTACK], user="Anna").ids
    store.set_status([key], Status.VERIFIED, "Ben")
    store.update(key, {"note": "later"}, 2, "Carla")
    store.undo(user="Ben")
    now = store.incident(key)
    assert (now.status, now.note) == (Status.PENDING, "later")


def test_an_action_is_undone_once(store: Store) -> None:
    (key,) = store.insert_incidents([ATTACK], user="Anna").ids
    store.accept([key], "Ben")
    group = store.actions()[0].group_id
    store.undo(group, user="Ben")
    with pytest.raises(ConflictError, match="undone already"):
        store.undo(group, user="Ben")
    with pytest.raises(NotFoundError, match="action 999"):
        store.undo(999, user="Ben")


def test_a_report_is_taken_back_and_put_back(store: Store) -> None:
    added = store.add_report(TEXT, READING, **ORIGIN, user="Anna")
    report = store.report(added.report_id)
    drafts, tallies = store.drafts(added.report_id), store.tallies()
    undone = store.undo(user="Anna")
    assert store.is_empty() and store.tallies() == []
    with pytest.raises(NotFoundError):
        store.report(added.report_id)
    store.undo(undone.group_id, user="Anna")
    assert store.report(added.report_id) == report
    assert store.drafts(added.report_id) == drafts
    assert store.tallies() == tallies


def test_a_report_with_work_on_it_is_not_taken_back(store: Store) -> None:
    added = store.add_report(TEXT, READING, **ORIGIN, user="Anna")
    store.accept(added.incident_ids[:1], "Ben")
    with pytest.raises(ConflictError, match="changed since it was added"):
        store.undo(user="Anna")
    assert len(store.report_incidents(added.report_id)) == 2


def test_tally_status_is_logged_and_undone(store: Store) -> None:
    added = store.add_report(TEXT, READING, **ORIGIN, user="Anna")
    store.set_tally_status(added.tally_ids, Status.REJECTED, "Ben")
    assert store.tallies() == []
    store.undo(user="Ben")
    assert store.tallies()[0].status is Status.DRAFT


def test_the_log_says_who_did_what_when(store: Store) -> None:
    added = store.add_report(TEXT, READING, **ORIGIN, user="Anna")
    key = added.incident_ids[0]
    store.accept([key], "Ben")
    history = store.history(key)
    assert [(c.user, c.action, c.field) for c in history] == [
        ("Anna", "add_report", "*"),
        ("Ben", "accept", "status"),
    ]
    assert (history[1].before, history[1].after) == ("draft", "verified")
    assert history[1].at.isoformat() == "2026-03-01T12:02:00+00:00"
    assert [(a.user, a.action, a.incidents) for a in store.actions()] == [
        ("Ben", "accept", 1),
        ("Anna", "add_report", 2),
    ]
    assert [a.user for a in store.actions(user="Anna")] == ["Anna"]
    store.undo(user="Ben")
    assert [c.undone for c in store.history(key)] == [False, True, False]
    assert [(a.action, a.undoes, a.undone) for a in store.actions(limit=2)] == [
        ("undo", "accept", False),
        ("accept", None, True),
    ]
    other = store.add_report(f"{TEXT} More.", READING, **ORIGIN, user="Anna").report_id
    store.date_report(other, dt.date(2022, 3, 20), READING, "Ben")
    assert store.actions()[0].records[0] == f"report {other}", "it says more than its incidents"
