from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from geo.errors import ConflictError, InputError, NotFoundError
from geo.model import CountRange, Reading, Status
from geo.store import Store
from tests.store.samples import ORIGIN, READING, TEXT, plain, soldiers


def test_a_report_is_kept_with_drafts_claims_and_tallies(store: Store) -> None:
    added = store.add_report(TEXT, READING, **ORIGIN, user="Anna")
    assert not added.already_there
    first, second = store.drafts(added.report_id)
    assert (first.id, second.id) == added.incident_ids
    assert first.status is Status.DRAFT
    assert first.killed.total == CountRange(13, 15), "two sources that differ make a range"
    assert [(c.source, c.killed) for c in first.claims] == [
        ("one agency", soldiers(13)),
        (None, soldiers(15)),
    ]
    own = first.claims[0]
    assert (own.publisher, own.url, own.published) == (
        ORIGIN["publisher"],
        ORIGIN["url"],
        ORIGIN["published"],
    )
    assert own.span == (0, 60) and own.report_id == added.report_id
    assert first.units == ("a bus of soldiers",)
    assert second.place == READING.incidents[1].place, "a refused place is kept with candidates"
    assert second.place.match.point is None
    (tally,) = store.tallies()
    assert tally.tally == READING.tallies[0]
    assert tally.publisher == ORIGIN["publisher"]


def test_the_report_itself_comes_back_whole(store: Store) -> None:
    added = store.add_report(TEXT, READING, **ORIGIN, user="  Anna \n Berg ")
    report = store.report(added.report_id)
    assert report.text == TEXT
    assert report.reading == READING
    assert report.warnings == READING.warnings
    assert report.title == ORIGIN["title"]
    assert report.published == ORIGIN["published"]
    assert report.added_by == "Anna Berg"
    assert report.added_at.isoformat() == "2026-03-01T12:01:00+00:00"


@pytest.mark.parametrize(
    "again",
    ["One line.\nAnother.", "\n  One line.\nAnother.\n", "One line.\r\nAnother.\r\n"],
    ids=["same", "white space around", "line ends"],
)
def test_a_known_text_adds_nothing(store: Store, again: str) -> None:
    first = store.add_report("One line.\nAnother.", READING, **ORIGIN, user="Anna")
    revision = store.revision()
    second = store.add_report(again, READING, user="Ben")
    assert second == dataclasses.replace(first, already_there=True)
    assert store.revision() == revision
    assert len(store.reports()) == 1


def test_accepting_a_known_report_makes_its_drafts_pending_once(store: Store) -> None:
    added = store.add_report(TEXT, READING, **ORIGIN, user="Anna")
    one, two = added.incident_ids
    store.reject([two], "Anna")
    store.add_report(TEXT, READING, user="Ben", accept=True)
    assert store.incident(one).status is Status.PENDING
    assert store.incident(two).status is Status.REJECTED, "only what was still a draft"
    assert store.tallies()[0].status == Status.PENDING
    revision = store.revision()
    store.add_report(TEXT, READING, user="Ben", accept=True)
    assert store.revision() == revision


def test_accepted_from_the_start(store: Store) -> None:
    added = store.add_report(TEXT, READING, user="Anna", accept=True)
    assert {i.status for i in store.incidents(added.incident_ids)} == {Status.PENDING}
    assert store.drafts(added.report_id) == []


def test_the_queue_counts_what_stands_where(store: Store) -> None:
    added = store.add_report(TEXT, READING, **ORIGIN, user="Anna")
    store.add_report("No incident in here.", Reading(), user="Ben")
    store.accept([added.incident_ids[0]], "Anna")
    empty, first = store.reports()
    assert (first.id, first.drafts, first.verified) == (added.report_id, 1, 1)
    assert (first.pending, first.rejected) == (0, 0)
    assert (empty.drafts, empty.added_by) == (0, "Ben")


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("  \n ", "empty"),
        ("x" * 1_000_001, "1,000,001"),
        ("half\0text", "isn't text"),
        ("half\ud800text", "isn't text"),
    ],
    ids=["empty", "too long", "NUL", "lone surrogate"],
)
def test_bad_texts_are_refused(store: Store, text: str, says: str) -> None:
    with pytest.raises(InputError, match=says):
        store.add_report(text, Reading(), user="Anna")
    assert store.is_empty()


@pytest.mark.parametrize("user", ["", "  ", "x" * 81, "An\x07na"])
def test_nobody_may_write_without_a_name(store: Store, user: str) -> None:
    with pytest.raises(InputError, match="name"):
        store.add_report(TEXT, READING, user=user)


def test_only_web_addresses(store: Store) -> None:
    with pytest.raises(InputError, match="web address"):
        store.add_report(TEXT, READING, url="javascript:alert(1)", user="Anna")


def test_a_report_that_is_not_there(store: Store) -> None:
    with pytest.raises(NotFoundError, match="report 7"):
        store.report(7)


def test_arabic_and_signs_beyond_the_basic_plane(store: Store) -> None:
    text = "قتل ثلاثة جنود قرب تدمر 🚍"
    added = store.add_report(text, Reading(), user="آنا")
    assert store.report(added.report_id).text == text


def test_a_report_read_again_with_its_day_and_undone(store: Store) -> None:
    added = store.add_report(TEXT, READING, user="Anna")
    before = [plain(i) for i in store.drafts(added.report_id)]
    day = dt.date(2022, 3, 8)
    anew = Reading(READING.incidents[:1])
    again = store.date_report(added.report_id, day, anew, "Ben")
    assert again.report_id == added.report_id and not again.tally_ids
    (draft,) = store.drafts(added.report_id)
    assert draft.claims[0].published == day and draft.id not in added.incident_ids
    report = store.report(added.report_id)
    assert (report.published, report.reading, report.warnings) == (day, anew, ())
    assert store.tallies() == []

    undone = store.undo(user="Ben")
    report = store.report(added.report_id)
    assert (report.published, report.reading) == (None, READING)
    assert [plain(i) for i in store.drafts(added.report_id)] == before
    assert len(store.tallies()) == 1
    store.undo(undone.group_id, user="Ben")
    assert store.report(added.report_id).published == day, "and the undo is undone"
    assert len(store.drafts(added.report_id)) == 1


def test_reading_anew_never_takes_away_what_a_person_added(store: Store) -> None:
    added = store.add_report(TEXT, READING, user="Anna")
    by_hand = dataclasses.replace(store.drafts(added.report_id)[0], id=None, note="by hand")
    key = store.add_incident(by_hand, "Anna")
    with pytest.raises(ConflictError, match="worked on already"):
        store.date_report(added.report_id, dt.date(2022, 3, 8), READING, "Anna")
    assert store.incident(key).note == "by hand"
    store.undo(user="Anna")
    again = store.date_report(added.report_id, dt.date(2022, 3, 8), READING, "Anna")
    later = store.date_report(added.report_id, dt.date(2022, 3, 9), READING, "Anna")
    assert later.incident_ids != again.incident_ids, "what was read twice may be read once more"


def test_a_report_that_is_being_checked_keeps_its_day(store: Store) -> None:
    added = store.add_report(TEXT, READING, user="Anna")
    store.accept(added.incident_ids[:1], "Ben")
    with pytest.raises(ConflictError, match="worked on already"):
        store.date_report(added.report_id, dt.date(2022, 3, 8), READING, "Anna")
    assert store.report(added.report_id).published is None
    with pytest.raises(NotFoundError, match="no report 99"):
        store.date_report(99, dt.date(2022, 3, 8), READING, "Anna")
