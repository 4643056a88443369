"""Corrections that were typed and not saved are kept over another report, and by the browser."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.model import CountRange, EventType, Party, Status
from geo.store import Store
from pages.ui.unsaved import UNSAVED, checked
from tests.pages.conftest import Run
from tests.pages.review import MONITOR, PUBLISHED, SANA, field, read
from tests.pages.test_pages import button, texts

UNSAID = "There are corrections that are not saved yet."


def test_what_was_typed_is_there_after_another_report(store: Store, run: Run) -> None:
    app = read(run("reports"), f"{SANA}\n=====\n{MONITOR}")
    field(app, "Kind", "selectbox").set_value(EventType.AMBUSH)
    field(app, "Date", "date_input").set_value(dt.date(2022, 3, 5))
    field(app, "Attacker", "selectbox").set_value(Party.ISLAMIC_STATE)
    field(app, "Who suffered", "multiselect").set_value([Party.GOVERNMENT, Party.CIVILIAN])
    app.run()
    field(app, "Killed").set_value("7+")
    field(app, "Killed: Civilians").set_value("2")
    field(app, "Source").set_value("A driver")
    app.run()
    assert UNSAID in texts(app)
    button(app, "Newer").click().run()
    assert UNSAID not in texts(app)
    button(app, "Older").click().run()
    assert not app.exception and not app.warning
    assert UNSAID in texts(app)
    assert field(app, "Killed").value == "7+"
    field(app, "Wounded").set_value("20")
    app.run()
    assert field(app, "Killed").value == "7+", "the second typing keeps the first"
    button(app, "Save the corrections").click().run()
    assert not app.exception and not app.error
    saved = store.incident(1)
    assert (saved.event_type, saved.date) == (EventType.AMBUSH, dt.date(2022, 3, 5))
    assert (saved.attacker, saved.killed.total) == (Party.ISLAMIC_STATE, CountRange(7, None))
    assert saved.killed.by_party[Party.CIVILIAN] == CountRange.exactly(2)
    assert saved.victims == (Party.GOVERNMENT, Party.CIVILIAN)
    assert saved.wounded.total == CountRange.exactly(20)
    assert saved.claims[0].source == "A driver"
    assert UNSAID not in texts(app) and app.session_state[UNSAVED] == {}


def test_what_somebody_else_saved_since_is_not_typed_over(store: Store, run: Run) -> None:
    app = read(run("reports"), f"{SANA}\n=====\n{MONITOR}")
    field(app, "Killed").set_value("7+")
    app.run()
    button(app, "Newer").click().run()
    store.update(1, {"note": "By somebody else."}, 1, "Anna")
    button(app, "Older").click().run()
    assert UNSAID not in texts(app) and app.session_state[UNSAVED] == {}
    assert field(app, "Killed").value == "13"
    assert field(app, "Note", "text_area").value == "By somebody else."


def test_what_was_typed_is_discarded(store: Store, run: Run) -> None:
    app = read(run("reports"), SANA)
    for typed in ("7+", "8"):  # also a second time
        field(app, "Killed").set_value(typed)
        field(app, "Attacker", "selectbox").set_value(Party.ISLAMIC_STATE)
        app.run()
        button(app, "Discard").click().run()
        assert not app.exception
        assert field(app, "Killed").value == "13"
        assert UNSAID not in texts(app) and app.session_state[UNSAVED] == {}
    button(app, "Accept").click().run()
    assert str(store.incident(1).killed.total) == "13"


TWO = """A landmine killed two shepherds near Uqayribat on 6 March.

An ambush near Al-Sukhnah on 7 March killed four soldiers.
"""


def test_what_is_typed_into_is_accepted_with_no_other(store: Store, run: Run) -> None:
    app = read(run("reports"), TWO)
    field(app, "Killed").set_value("3")
    button(app, "Accept all 2").click().run()  # without a run between
    assert [i.status for i in store.report_incidents(1)] == [Status.DRAFT] * 2
    assert "One draft has corrections that are not saved" in texts(app)
    button(app, "Accept 1").click().run()
    assert [i.status for i in store.report_incidents(1)] == [Status.DRAFT, Status.VERIFIED]
    button(app, "Save and accept").click().run()
    assert str(store.incident(1).killed.total) == "3"
    assert store.incident(1).status is Status.VERIFIED


def test_a_text_that_was_not_read_yet_is_there_after_another_page(store: Store, run: Run) -> None:
    app = run("reports")
    app.text_area(key="report_text").set_value(SANA)
    app.date_input(key="report_published").set_value(PUBLISHED)
    app.text_input(key="report_publisher").set_value("SANA")
    app.run()
    app.switch_page("pages/places.py").run()
    app.switch_page("pages/reports.py").run()
    assert app.text_area(key="report_text").value == SANA
    assert app.date_input(key="report_published").value == PUBLISHED
    assert app.text_input(key="report_publisher").value == "SANA"
    button(app, "Read the report").click().run()
    assert not app.exception
    assert app.text_area(key="report_text").value == "" and app.session_state[UNSAVED] == {}
    assert store.incident(1).claims[0].publisher == "SANA"


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        pytest.param({"6v1": {"killed": "7+"}}, {"6v1": {"killed": "7+"}}, id="a number"),
        pytest.param({"6v1": {"date": None}}, {"6v1": {"date": None}}, id="emptied"),
        pytest.param({"6v1": {"victims": ["sdf"]}}, {"6v1": {"victims": ["sdf"]}}, id="sides"),
        pytest.param({"6v1": {"victims": ["elves"]}}, {"6v1": {}}, id="no side"),
        pytest.param({"6v1": {"date": "yesterday"}}, {"6v1": {}}, id="no day"),
        pytest.param({"6v1": {"killed": 7}}, {"6v1": {}}, id="no text"),
        pytest.param({"6v1": {"note": "x" * 300_000}}, {"6v1": {}}, id="too long"),
        pytest.param({"6v1": "killed"}, {}, id="no values"),
        pytest.param(["6v1"], {}, id="a list"),
        pytest.param(None, {}, id="nothing"),
    ],
)  # fmt: skip
def test_what_the_browser_kept_is_checked(sent: object, kept: dict[str, object]) -> None:
    assert checked(sent) == kept
