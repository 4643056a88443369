"""The review page in Streamlit's own runner: one attack told by several."""

from __future__ import annotations

import dataclasses
import datetime as dt

from geo.model import (
    Casualties,
    Claim,
    CountRange,
    Status,
)
from geo.store import BatchInfo, Store
from tests.pages.conftest import Run
from tests.pages.review import MONITOR, SANA, SOHR, read
from tests.pages.test_pages import button, texts


def test_one_attack_in_three_outlets_becomes_one_incident(store: Store, run: Run) -> None:
    """From an empty store: three texts, three claims, one range; taken back step by step."""
    app = read(run("reports"), SANA, "SANA")
    button(app, "Accept").click().run()
    for text, publisher, nth in ((SOHR, "SOHR", "second"), (MONITOR, "Al-Monitor", "third")):
        app = read(app, text, publisher)
        assert "looks like incident 1" in texts(app)
        button(app, f"Join as a {nth} claim").click().run()
        assert not app.exception
    incident = store.incident(1)
    assert len(incident.claims) == 3
    assert incident.killed.total == CountRange(13, None) or str(incident.killed.total) == "13–15"
    assert incident.status is Status.VERIFIED
    assert {c.publisher for c in incident.claims} == {"SANA", "SOHR", "Al-Monitor"}
    next(b for b in app.button if b.label.startswith("Undo: joined")).click().run()
    assert len(store.incident(1).claims) == 2
    button(app, "Redo").click().run()
    assert len(store.incident(1).claims) == 3


def test_what_is_less_alike_is_asked_about_too_and_said_so(store: Store, run: Run) -> None:
    app = read(run("reports"), "Gunmen shot dead an SDF fighter in Al-Busayrah on 6 March.")
    button(app, "Accept").click().run()
    app = read(app, "IS militants killed five SDF fighters in Al-Busayrah on 6 March.")
    assert "This may be incident 1." in texts(app)
    assert "looks like incident" not in texts(app)
    button(app, "Accept").click().run()
    assert [len(store.incident(key).claims) for key in (1, 2)] == [1, 1], "nothing joins by itself"


def test_what_has_no_day_may_be_one_that_is_there(store: Store, run: Run) -> None:
    """Joined, it takes the day of the other."""
    app = read(run("reports"), SANA, "SANA")
    button(app, "Accept").click().run()
    undated = "Thirteen soldiers were killed in an attack on their bus in the Palmyra desert."
    app = read(app, undated, "Al-Monitor", published=None)
    assert "This may be incident 1, but the day of one isn't known." in texts(app)
    button(app, "Join as a second claim").click().run()
    assert not app.exception
    assert len(store.incident(1).claims) == 2 and store.incident(1).date == dt.date(2022, 3, 6)


def test_kept_apart_is_remembered_by_the_store_and_undone(store: Store, run: Run) -> None:
    app = read(run("reports"), SANA, "SANA")
    button(app, "Accept").click().run()
    app = read(app, SOHR, "SOHR")
    button(app, "Keep apart").click().run()
    assert len(store.kept_apart()) == 1
    assert "looks like incident" not in texts(app)
    another = run("reports", report="2")
    assert "looks like incident" not in texts(another), "also in another session"
    next(b for b in another.button if b.label.startswith("Undo: kept apart")).click().run()
    assert store.kept_apart() == set()
    assert "looks like incident 1" in texts(another)


def test_told_twice_on_an_empty_store_says_what_to_do(run: Run) -> None:
    app = run("reports", reports_view="Told twice")
    assert not app.exception
    assert "no dated incidents yet" in texts(app)


def test_the_two_lists_of_what_was_told_twice_lead_to_each_other(run: Run) -> None:
    app = run("reports", reports_view="Told twice")
    button(app, "Many at once, between sources").click().run()
    assert not app.exception
    assert "No two sources seem to tell of the same event" in texts(app)
    button(app, "Pairs within one source, undated ones and those kept apart").click().run()
    assert not app.exception
    assert "no dated incidents yet" in texts(app)


def test_told_twice_across_reports_is_joined_kept_apart_and_asked_again(
    store: Store, run: Run
) -> None:
    app = read(run("reports"), SANA, "SANA")
    button(app, "Accept").click().run()
    app = read(app, SOHR, "SOHR")
    button(app, "Accept").click().run()  # as a busy desk might
    app = run("reports", reports_view="Told twice")
    assert "**1 pair** among 2 incidents" in texts(app)
    assert "13 and 15 killed" in texts(app)
    button(app, "Keep apart").click().run()
    assert "Nothing looks told twice" in texts(app)
    button(app, "Ask again").click().run()
    store.update(1, {"killed": Casualties(CountRange.exactly(14))}, store.incident(1).version, "B")
    app.run()
    assert "14 and 15 killed" in texts(app), "compared anew after a correction"
    store.undo(user="B")
    app.run()
    button(app, "Join them").click().run()
    assert str(store.incident(1).killed.total) == "13–15"
    next(b for b in app.button if b.label.startswith("Undo: joined")).click().run()
    assert store.incident(1).killed.total == CountRange.exactly(13)


def test_what_is_verified_stays_though_the_other_is_older(store: Store, run: Run) -> None:
    app = read(run("reports"), SANA, "SANA")
    button(app, "Accept").click().run()
    app = read(app, SOHR, "SOHR")
    assert "The likeliest of" not in texts(app)
    button(app, "Accept").click().run()
    store.set_status([1], Status.PENDING, "Ben")
    app = run("reports", reports_view="Told twice")
    button(app, "Join them").click().run()
    assert [store.incident(key).status for key in (1, 2)] == [Status.REJECTED, Status.VERIFIED]
    assert str(store.incident(2).killed.total) == "13–15"


def test_how_many_it_may_be_is_said(store: Store, run: Run) -> None:
    app = run("reports")
    for text in (SANA, SOHR):
        app = read(app, text)
        button(app, "Accept").click().run()
    app = read(app, MONITOR)
    assert "The likeliest of 2" in texts(app)
    button(app, "Keep apart").click().run()
    assert "looks like incident" in texts(app) and "The likeliest of" not in texts(app)


def test_a_row_of_a_table_and_a_report_are_found_told_twice(store: Store, run: Run) -> None:
    app = read(run("reports"), SANA, "SANA")
    (draft,) = store.drafts(1)
    row = dataclasses.replace(
        draft,
        status=Status.PENDING,
        external_id="UCDP-1",
        claims=(Claim("UCDP", "Thirteen soldiers were killed.", draft.killed),),
    )
    store.insert_incidents([row], batch=BatchInfo("ged.csv", "ucdp"), user="Ben")
    button(app, "Accept").click().run()
    app = run("reports", reports_view="Told twice")
    assert "13 and 13 killed" in texts(app)
    button(app, "Join them").click().run()
    assert not app.exception and not app.error
    assert len(store.incident(1).claims) == 2 and store.incident(2).status is Status.REJECTED
