"""The review page in Streamlit's own runner: reports come in, pasted or from an address."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.reports.text.files import Document
from geo.store import Store
from pages.ui.add_reports import title_of
from tests.pages.conftest import Run
from tests.pages.review import PUBLISHED, SANA, SOHR, read
from tests.pages.test_pages import button, texts


def test_the_address_names_the_report_and_a_bad_one_is_told(store: Store, run: Run) -> None:
    app = read(read(run("reports"), SANA), SOHR)
    assert app.query_params["report"] == ["2"] or app.query_params["report"] == "2"
    first = run("reports", report="1")
    assert first.selectbox(key="current_report").value == 1
    for bad in ("99", "<b>", "-1"):
        app = run("reports", report=bad)
        assert not app.exception
        assert any("There is no report" in w.value for w in app.warning)
        assert app.selectbox(key="current_report").value == 2


def test_newer_and_older_go_through_the_queue(store: Store, run: Run) -> None:
    app = read(read(run("reports"), SANA), SOHR)
    assert button(app, "Newer").disabled and not button(app, "Older").disabled
    button(app, "Older").click().run()
    assert app.selectbox(key="current_report").value == 1
    button(app, "Reject").click().run()
    button(app, "Next report that waits").click().run()
    assert app.selectbox(key="current_report").value == 2


def test_several_pasted_reports_are_read_at_once(store: Store, run: Run) -> None:
    app = read(run("reports"), f"{SANA}\n=====\n{SOHR}\n======\n \n")
    assert [r.drafts for r in store.reports()] == [1, 1]
    assert not app.error
    read(app, f"{SANA}\n=====\n\x00\x01\x02\x03\x04\x05\x06")
    assert len(store.reports()) == 2, "the one was there, the other is no text"
    assert any("was not read" in e.value for e in app.error)


def test_two_megabytes_are_refused_before_they_are_read(
    store: Store, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    def never(*_: object) -> None:
        raise AssertionError("looked into")

    monkeypatch.setattr("geo.reports.reader.repair", never)
    app = read(run("reports"), "word " * 400_000)
    assert any("1,000,000" in e.value for e in app.error)
    assert store.reports() == []


def test_no_address_is_fetched_offline(store: Store, run: Run) -> None:
    app = run("reports")
    app.text_input(key="report_url").set_value("https://example.org/a").run()
    assert not any("Fetch" in b.label for b in app.button)
    assert "Working offline" in texts(app)


@pytest.fixture
def online(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("BADIA_OFFLINE")


def test_an_address_is_fetched_when_the_named_host_may_be_asked(
    store: Store, run: Run, online: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    stated = Document(SANA, dt.date(2022, 3, 8))
    fetched = "pages.ui.add_reports.fetch_report"
    monkeypatch.setattr(fetched, lambda url: asked.append(url) or stated)
    app = run("reports")
    app.text_input(key="report_url").set_value("https://example.org/a").run()
    assert asked == []
    next(b for b in app.button if b.label.startswith("Fetch from")).click().run()
    assert not app.exception and asked == ["https://example.org/a"]
    (report,) = store.reports()
    assert (report.url, report.publisher) == ("https://example.org/a", "example.org")
    assert report.published == dt.date(2022, 3, 8), "as the page's metadata state it"
    assert "which the page's metadata state, was used" in texts(app)
    assert app.date_input(key="published1_2022-03-08").value, "and it can be corrected"


@pytest.mark.parametrize("url", ["ftp://example.org/x", "http://[::1", "example.org", "file:///a"])
def test_what_is_no_web_address_is_never_asked(
    store: Store, run: Run, online: None, url: str
) -> None:
    app = run("reports")
    app.text_input(key="report_url").set_value(url).run()
    assert not app.exception
    assert not any("Fetch" in b.label for b in app.button)
    assert "no web address" in texts(app)


@pytest.mark.parametrize("url", ["http://127.0.0.1/x", "http://[::1]/x", "http://10.1.2.3/x"])
def test_an_address_that_must_not_be_asked_is_refused(
    store: Store, run: Run, online: None, url: str
) -> None:
    app = run("reports")
    app.text_input(key="report_url").set_value(url).run()
    next(b for b in app.button if b.label.startswith("Fetch from")).click().run()
    assert not app.exception
    assert any("was not read" in e.value for e in app.error)
    assert store.reports() == []


def test_a_report_gets_another_day_afterwards(store: Store, run: Run) -> None:
    app = read(run("reports"), "Two soldiers were killed near Al-Sukhnah on Tuesday.")
    (draft,) = store.drafts(1)
    assert draft.date == PUBLISHED  # a Tuesday
    app.date_input(key=f"published1_{PUBLISHED}").set_value(dt.date(2024, 4, 12))
    button(app, "Read again with this day").click()
    app.run()
    (draft,) = store.drafts(1)
    assert draft.date == dt.date(2024, 4, 9)
    button(app, "Accept").click()
    app.run()
    assert "Read again with this day" not in [b.label for b in app.button]


def test_an_arabic_report_is_not_called_checked_and_says_what_to_do(store: Store, run: Run) -> None:
    text = "قتل ثلاثة جنود في هجوم على حاجز قرب مدينة السخنة في ريف حمص الشرقي يوم الأحد."
    app = read(run("reports"), text)
    said = next(s for s in app.selectbox if s.label.startswith("Report 1 of 1"))
    assert "not read" in said.label, "that nothing happened is not said"
    assert "Nothing was read here" in texts(app) and "Add as incident" in texts(app)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Home | News | Sport | More\nThree men died in Arak on Sunday.", "Three men died"),
        ("One attack | the Daily News\nThree men died.", "One attack | the Daily News"),
        ("Home | News | Sport", "Home | News | Sport"),
        ("Share on Facebook Tweet Print\n\nThree men died in Arak", "Three men died"),
        (
            "The Syrian Observatory For Human Rights\n\nThree “men” died in “Arak”",
            "Three “men” died",
        ),
    ],
    ids=["menu", "one bar is a headline", "nothing but a menu", "buttons", "an outlet's name"],
)
def test_title_of(text: str, title: str) -> None:
    assert title_of(text).startswith(title)
