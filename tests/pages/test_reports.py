"""The review page in Streamlit's own runner: correcting, splitting, merging, accepting, undoing."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from geo.model import (
    Casualties,
    Category,
    Claim,
    CountRange,
    DatePrecision,
    EventType,
    Incident,
    MatchStatus,
    Party,
    PlaceMatch,
    PlaceMention,
    Status,
)
from geo.store import Store
from pages.ui.accept_all import is_unfilled
from pages.ui.corrections import casualties, settled_dates, typed_count
from pages.ui.plain import plain
from pages.ui.report_text import checked_span, marks_of, pieces_of
from tests.pages.conftest import Run
from tests.pages.review import MONITOR, SANA, SOHR, field, read
from tests.pages.test_pages import button, texts


def test_every_value_can_be_corrected(store: Store, run: Run) -> None:
    app = read(run("reports"), SANA, "SANA")
    field(app, "Kind", "selectbox").set_value(EventType.AMBUSH)
    app.button_group[1].set_value(Category.OPERATION)
    field(app, "Date", "date_input").set_value(dt.date(2022, 3, 5))
    field(app, "Until", "date_input").set_value(dt.date(2022, 3, 7))
    field(app, "Place").set_value("Al-Soukhna")
    field(app, "Other places").set_value("Palmyra; Arak")
    field(app, "Attacker", "selectbox").set_value(Party.ISLAMIC_STATE)
    field(app, "Who suffered", "multiselect").set_value([Party.GOVERNMENT, Party.CIVILIAN])
    app.run()
    field(app, "Killed").set_value("")
    field(app, "Killed: Government and allies").set_value("10")
    field(app, "Killed: Civilians").set_value("3-5")
    field(app, "Wounded").set_value("18+")
    field(app, "Units").set_value("11th Division; National Defence")
    field(app, "Source").set_value("A military source")
    field(app, "Note", "text_area").set_value("Checked by telephone.")
    app.run()
    button(app, "Save and accept").click().run()
    assert not app.exception and not app.error
    saved = store.incident(1)
    assert saved.category is Category.OPERATION
    assert (saved.event_type, saved.status) == (EventType.AMBUSH, Status.VERIFIED)
    assert (saved.date, saved.date_end) == (dt.date(2022, 3, 5), dt.date(2022, 3, 7))
    assert saved.date_precision is DatePrecision.RANGE
    assert saved.place.match.name == "Al-Sukhnah"
    assert [p.match.name for p in saved.other_places] == ["Palmyra", "Arak"]
    assert saved.attacker is Party.ISLAMIC_STATE
    assert set(saved.victims) == {Party.GOVERNMENT, Party.CIVILIAN}
    assert str(saved.killed.total) == "13–15" and str(saved.wounded.total) == "at least 18"
    assert saved.killed.by_party[Party.CIVILIAN] == CountRange(3, 5)
    assert saved.units == ("11th Division", "National Defence")
    assert saved.claims[0].source == "A military source"
    assert saved.note == "Checked by telephone."


@pytest.mark.parametrize(
    ("label", "typed", "said"),
    [
        ("Killed", "many", "no number"),
        ("Killed", "15-13", "runs backwards"),
        ("Place", "Nowhereville", "add the place"),
        ("Place", "95.0, 38.0", "no point on the earth"),
        ("Other places", "Palmyra; Nowhereville", "add the place"),
    ],
    ids=["no number", "backwards", "unknown place", "off the earth", "unknown other place"],
)
def test_a_value_that_cannot_be_is_told_and_nothing_is_saved(
    store: Store, run: Run, label: str, typed: str, said: str
) -> None:
    app = read(run("reports"), SANA, "SANA")
    before = store.incident(1)
    field(app, label).set_value(typed)
    app.run()
    button(app, "Save the corrections").click().run()
    assert not app.exception
    assert any(plain(said) in e.value or said in e.value for e in app.error), [
        e.value for e in app.error
    ]
    assert store.incident(1) == before


def test_a_name_of_several_places_is_chosen_among_candidates(store: Store, run: Run) -> None:
    app = read(run("reports"), SANA, "SANA")
    field(app, "Place").set_value("Jalaa")
    app.run()
    which = next(s for s in app.selectbox if s.label.startswith("Which place"))
    assert len(which.options) > 2
    which.select_index(1)
    app.run()
    button(app, "Save the corrections").click().run()
    place = store.incident(1).place
    assert place.mention == "Jalaa" and place.match.point is not None
    assert "Chosen by the desk" in place.match.why


def test_a_sentence_is_split_and_two_drafts_are_merged(store: Store, run: Run) -> None:
    app = read(run("reports"), SANA, "SANA")
    button(app, "Two incidents in one sentence").click().run()
    first, second = store.report_incidents(1)
    assert second.killed == Casualties() and first.killed.total == CountRange.exactly(13)
    merge = [s for s in app.selectbox if s.label.startswith("Merge into")][1]
    merge.set_value(first.id)
    app.run()
    [b for b in app.button if b.label == "Merge"][1].click().run()
    assert not app.exception and not app.error
    merged = store.incident(first.id or 0)
    assert len(merged.claims) == 2 and merged.killed.total == CountRange.exactly(13)
    claims = next(m for m in app.multiselect if m.label.startswith("Split off"))
    claims.set_value([merged.claims[1].id])
    app.run()
    button(app, "Split off").click().run()
    assert any("told in report 1" in t.value for t in app.toast)
    assert len(store.incident(first.id or 0).claims) == 1
    assert len(store.report_incidents(1)) == 2


def test_the_second_of_a_split_sentence_is_accepted_with_no_other(store: Store, run: Run) -> None:
    app = read(run("reports"), SANA, "SANA")
    button(app, "Two incidents in one sentence").click().run()
    assert any("no values of its own" in w.value for w in app.warning)
    button(app, "Accept 1").click().run()
    assert [i.status for i in store.report_incidents(1)] == [Status.VERIFIED, Status.DRAFT]


MINE = """A landmine killed two shepherds near Uqayribat on 6 March. An ambush near Al-Sukhnah on
7 March killed four soldiers.
"""


def test_what_waits_behind_a_report_comes_next_in_the_order_it_was_pasted(
    store: Store, run: Run
) -> None:
    app = read(run("reports"), f"{SANA}\n=====\n{MINE}\n=====\n{MONITOR}")
    for report in (1, 2, 3):
        assert app.selectbox(key="current_report").value == report
        for draft in store.report_incidents(report):
            next(b for b in app.button if b.key == f"reject{draft.id}").click().run()
        if report < 3:
            button(app, "Next report that waits").click().run()
    assert not any(b.label == "Next report that waits" for b in app.button)


def test_only_what_is_listed_is_said_to_be_left_out(store: Store, run: Run) -> None:
    app = read(
        run("reports"), "The ministry met farmers on Tuesday to talk about the price of bread."
    )
    assert any("No incident was found" in i.value for i in app.info)
    assert not any("left out" in i.value for i in app.info)
    app = read(app, "A planned attack on a checkpoint near Palmyra was foiled on Friday.")
    assert any("what was left out" in i.value for i in app.info)


_SPLIT = Incident(
    Category.ATTACK,
    EventType.AMBUSH,
    PlaceMention("Palmyra", PlaceMatch("Palmyra", MatchStatus.UNRESOLVED)),
    Status.DRAFT,
    date=dt.date(2022, 3, 6),
    claims=(Claim("SANA", "", report_id=1, span=(0, 9)),),
    id=2,
)
_FIRST = dataclasses.replace(_SPLIT, id=1, killed=Casualties(CountRange.exactly(13)))
_BLANK = dataclasses.replace(
    _SPLIT,
    date=None,
    place=PlaceMention("", PlaceMatch("", MatchStatus.UNRESOLVED)),
    claims=(Claim("SANA", "", report_id=1, span=(20, 29)),),
)


@pytest.mark.parametrize(
    ("draft", "unfilled"),
    [
        pytest.param(_SPLIT, True, id="second half, untouched"),
        pytest.param(_FIRST, False, id="first half"),
        pytest.param(
            dataclasses.replace(_SPLIT, corrected=frozenset({"place"})), False, id="cured"
        ),
        pytest.param(
            dataclasses.replace(_SPLIT, claims=_BLANK.claims), False, id="words of its own"
        ),
        pytest.param(_BLANK, True, id="nothing read"),
        pytest.param(
            dataclasses.replace(_SPLIT, status=Status.VERIFIED), False, id="accepted as it is"
        ),
    ],
)
def test_is_unfilled(draft: Incident, unfilled: bool) -> None:
    assert is_unfilled(draft, [_FIRST, draft]) is unfilled


def test_merging_into_a_number_that_is_not_there_is_told(store: Store, run: Run) -> None:
    app = read(run("reports"), SANA, "SANA")
    field(app, "… or into incident number", "number_input").set_value(77)
    app.run()
    button(app, "Merge").click().run()
    assert not app.exception
    assert any("77" in e.value for e in app.error)


def test_a_rejection_is_taken_back(store: Store, run: Run) -> None:
    app = read(run("reports"), SANA, "SANA")
    button(app, "Reject").click().run()
    assert store.incident(1).status is Status.REJECTED
    button(app, "Take back the rejection").click().run()
    assert store.incident(1).status is Status.DRAFT


def test_markup_in_a_report_stays_text(store: Store, run: Run) -> None:
    hostile = "![x](https://example.org/i.png) <img src=x onerror=alert(1)>"
    app = read(run("reports"), f"{SANA}\n{hostile} killed two soldiers in Palmyra.", hostile)
    shown = [str(e.value) for kind in ("markdown", "caption", "warning", "error", "info")
             for e in getattr(app, kind)]  # fmt: skip
    assert not any("![x](" in value or "<img" in value for value in shown)


# told twice


# plain functions


@pytest.mark.parametrize(
    ("typed", "count"),
    [
        ("", None),
        (" ", None),
        ("13", CountRange(13, 13)),
        ("13-15", CountRange(13, 15)),
        ("13 – 15", CountRange(13, 15)),
        ("5+", CountRange(5, None)),
        ("0", CountRange(0, 0)),
    ],
)
def test_typed_count(typed: str, count: CountRange | None) -> None:
    assert typed_count(typed) == count


def test_parts_that_exceed_the_total_are_refused() -> None:
    from geo.errors import InputError

    parts = {Party.GOVERNMENT: "10", Party.CIVILIAN: "5"}
    assert casualties("", parts, ()).total == CountRange.exactly(15)
    assert casualties("", {**parts, Party.CIVILIAN: ""}, ()).total is None, "one is unknown"
    with pytest.raises(InputError, match="add up to 15"):
        casualties("13", parts, ())


@pytest.mark.parametrize(
    ("day", "end", "precision", "expected"),
    [
        (1, None, DatePrecision.DAY, (1, None, DatePrecision.DAY)),
        (1, None, DatePrecision.UNKNOWN, (1, None, DatePrecision.DAY)),
        (1, 3, DatePrecision.DAY, (1, 3, DatePrecision.RANGE)),
        (1, 7, DatePrecision.WEEK, (1, 7, DatePrecision.WEEK)),
        (1, 1, DatePrecision.RANGE, (1, None, DatePrecision.DAY)),
        (None, None, DatePrecision.DAY, (None, None, DatePrecision.UNKNOWN)),
    ],
)
def test_settled_dates(day, end, precision, expected) -> None:
    def on(number: int | None) -> dt.date | None:
        return dt.date(2022, 3, number) if number else None

    first, last, known = expected
    assert settled_dates(on(day), on(end), precision) == (on(first), on(last), known)


@pytest.mark.parametrize(
    ("sent", "span"),
    [
        ({"start": 3, "end": 9}, (3, 9)),
        ({"start": 0, "end": 10}, (0, 10)),
        ({"start": 9, "end": 3}, None),
        ({"start": -1, "end": 3}, None),
        ({"start": 0, "end": 11}, None),
        ({"start": "0", "end": 3}, None),
        ({"start": 0}, None),
        ("all", None),
        (None, None),
    ],
)
def test_what_the_browser_marks_is_checked(sent: object, span: tuple[int, int] | None) -> None:
    assert checked_span(sent, 10) == span


def test_what_is_accepted_without_a_place_is_not_said_to_be_on_the_map(
    store: Store, run: Run
) -> None:
    app = read(run("reports"), "Two soldiers were killed by gunmen in Qwxzqabad, SANA said.")
    (draft,) = store.drafts(1)
    assert draft.place.match.point is None
    assert "An incident has no place yet" in texts(app)
    button(app, "Accept").click().run()
    assert "without a place" in app.toast[0].value and "on the map now" not in app.toast[0].value


def test_a_redo_names_what_stands_again(store: Store, run: Run) -> None:
    app = read(run("reports"), SANA)
    button(app, "Accept").click().run()
    button(app, "Reject").click().run()
    button(app, "Undo: rejected (incident 1)").click().run()
    button(app, "Undo: accepted (incident 1)").click().run()
    button(app, "Redo").click().run()
    assert app.toast[0].value == "Done again: incident 1."
    assert store.incident(1).status is Status.VERIFIED, "the last undo first"
    button(app, "Redo").click().run()
    assert store.incident(1).status is Status.REJECTED
    assert "Redo" not in {b.label for b in app.button}, "a redo is nothing to do again"


def test_what_was_made_pending_elsewhere_is_not_called_checked(store: Store, run: Run) -> None:
    app = read(run("reports"), SANA)
    store.set_status([1], Status.PENDING, "cron")
    app.run()
    assert "One incident is pending" in texts(app) and "is checked" not in texts(app)
    assert any("1 pending" in s.label for s in app.selectbox)
    button(app, "Accept").click().run()
    assert "All of this report is checked. No other report waits." in texts(app)


def test_what_is_new_leaves_nothing_to_do_again(store: Store, run: Run) -> None:
    app = read(run("reports"), SANA)
    button(app, "Accept").click().run()
    button(app, "Undo: accepted (incident 1)").click().run()
    button(app, "Reject").click().run()
    assert "Redo" not in {b.label for b in app.button}
    labels = {b.label for b in app.button}
    assert {"Undo: rejected (incident 1)", "Undo: report added (report 1)"} <= labels


def test_a_running_total_says_its_period(founded: str, run: Run) -> None:
    app = run("reports")
    said = next(i.value for i in app.info if "total of several" in i.value)
    assert "136 killed from 1 January to 10 March 2022 (SOHR)" in said


def test_what_was_rejected_is_no_longer_marked_as_read(store: Store, run: Run) -> None:
    app = read(run("reports"), f"{SANA}\nA landmine killed a farmer near Arak on Monday.")
    app.button(key="reject2").click().run()
    record, incidents = store.report(1), store.report_incidents(1)
    pieces = pieces_of(record, incidents, marks_of(record, incidents))
    chips = [chip["number"] for piece in pieces for chip in piece["chips"]]
    rejected = [p["text"] for p in pieces if p["other"] == "rejected"]
    assert chips == [1]
    assert "".join(rejected) == "A landmine killed a farmer near Arak on Monday."
    assert {m["id"] for p in pieces for m in p["marks"]} == {1}
    linked = [h.body for h in app.get("html") if "badia-shown" in h.body]
    assert not any("data-badia-draft='2'" in body for body in linked)


def test_incidents_stand_in_the_order_of_their_words_also_once_joined(
    store: Store, run: Run
) -> None:
    """The second report's first sentence is joined into an incident that is newer than its own."""
    farmer = "A landmine killed a farmer near Arak on Monday."
    read(run("reports"), f"{SANA}\n{farmer}")
    ids = [i.id for i in store.report_incidents(1)]
    later = read(run("reports"), SOHR)
    new = store.report_incidents(2)[0].id
    store.join(new, ids[0], "Anna")
    app = run("reports", report="1")
    heads = [h.body for h in app.get("html") if "badia-values" in h.body]
    assert not later.exception
    assert f"(incident {new})" in heads[0] and f"(incident {ids[1]})" in heads[1]
