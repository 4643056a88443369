from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from geo.config import Config
from geo.model import EventType, LonLat, Status
from geo.places.geocoder import open_geocoder
from geo.reports.reader import read_report
from geo.store import UserPlace, open_store
from pages.ui.map_view import DRAWN
from tests.pages.conftest import Run

PAGES = ("map", "reports", "briefing", "places", "data")

REPORT = """Five soldiers died and two were hurt on Tuesday when gunmen fired on a truck near Arak,
the state agency SANA said. It was not clear who was behind the attack.

In another incident, SOHR said a landmine killed two shepherds near Al-Sukhnah on 12 June.
"""


def texts(app: object) -> str:
    """Everything that a page says, in one string."""
    kinds = ("markdown", "caption", "info", "warning", "error", "success", "text", "header")
    return "\n".join(str(e.value) for kind in kinds for e in getattr(app, kind))


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_on_an_empty_store(run: Run, page: str) -> None:
    app = run(page)
    assert not app.exception


@pytest.mark.parametrize("page", PAGES)
def test_every_page_opens_on_the_founding_incidents(founded: str, run: Run, page: str) -> None:
    app = run(page)
    assert not app.exception


def test_a_store_that_is_not_there_is_named_and_not_made(tmp_path: Path, run: Run) -> None:
    (tmp_path / "badia.sqlite").unlink()
    (error,) = run("map").error
    assert "There is no store at" in error.value and "geo prepare" in error.value
    assert not (tmp_path / "badia.sqlite").exists()


@pytest.mark.parametrize("page", PAGES)
def test_what_an_address_says_makes_no_picture_or_link(founded: str, run: Run, page: str) -> None:
    """A picture would be fetched from its host by whoever opens the link."""
    picture = "![x](//example.org/i.png)"
    keys = ("near", "text", "dates", "view", "incident", "region", "place_query", "data_tab")
    app = run(page, **dict.fromkeys((*keys, "report", "another"), picture))
    assert not app.exception
    said = texts(app)
    assert picture not in said and "](" not in said
    if page == "map":
        assert said.count("example.org") > 4, "it is said, as the words that it is made of"


def test_an_empty_map_says_what_to_do_next(run: Run) -> None:
    app = run("map")
    assert "Paste a report" in texts(app)
    assert {m.label: m.value for m in app.metric} == {
        "Attacks": "none known",
        "Operations": "none known",
    }, "a large 0 would be read as peace"


def test_the_numbers_name_what_is_unknown(founded: str, run: Run) -> None:
    app = run("map")
    numbers = {m.label: m.value for m in app.metric}
    assert numbers["Attacks"] == "3" and numbers["Operations"] == "2"
    assert numbers["Killed"] == "22"
    assert numbers["Wounded (1 unknown)"] == "at least 25"
    assert "does not mean safe" in texts(app)


def test_every_incident_shown_stands_in_the_table(founded: str, run: Run) -> None:
    table = run("map").dataframe[0].value
    assert len(table) == 5
    assert "unknown" in set(table["Wounded"]) and "0" not in set(table["Wounded"])


def test_table_and_charts_follow_the_map(founded: str, run: Run) -> None:
    app = run("map")
    del app.session_state[DRAWN]
    app.run()
    assert not app.dataframe and any("follow" in c.value for c in app.caption)
    assert any("does not mean safe" in c.value for c in app.caption)
    app.session_state[DRAWN] = True
    app.run()
    assert app.dataframe and not any("follow" in c.value for c in app.caption)


def test_the_tally_is_listed_apart_from_the_incidents(founded: str, run: Run) -> None:
    app = run("map")
    assert any(e.label.startswith("1 total that reports give") for e in app.expander)
    assert "136 killed (Islamic State 69, Government and allies 67)" in texts(app)


@pytest.mark.parametrize(
    ("days", "told"),
    [
        pytest.param("2022-03-06..2022-03-10", True, id="within the total's period"),
        pytest.param("2022-03-11..2022-03-16", False, id="behind it"),
    ],
)
def test_totals_follow_the_chosen_days(founded: str, run: Run, days: str, told: bool) -> None:
    app = run("map", dates=days)
    assert ("136 killed" in texts(app)) is told
    if not told:
        assert any(e.label.startswith("No total") for e in app.expander)
        assert "1 other of other days or of none" in texts(app)


def test_the_bars_over_time_say_how_many_attacks_have_no_day(founded: str, run: Run) -> None:
    app = run("map")
    assert "without a day: in no week" not in texts(app)
    undated = "ISIS gunmen killed four soldiers at a checkpoint near Palmyra."
    with open_store(founded) as store:
        reading = read_report(undated, None, open_geocoder(Config.from_env({})))
        store.add_report(undated, reading, title="Undated", user="Anna", accept=True)
    assert "1 attack without a day: in no week." in texts(run("map"))


def test_the_address_sets_the_filter_and_bad_values_drop_out(founded: str, run: Run) -> None:
    app = run("map", region=["Homs"], type=["Mine or bomb", "Tea party"], dates=["rubbish", "x"])
    assert not app.exception
    assert app.multiselect(key="region").value == ["SY04"]
    assert app.multiselect(key="type").value == [EventType.EXPLOSIVE]
    assert app.slider(key="period").value == (dt.date(2022, 3, 6), dt.date(2022, 3, 16))


def test_a_filter_decides_numbers_and_table_alike(founded: str, run: Run) -> None:
    app = run("map")
    app.slider(key="period").set_value((dt.date(2022, 3, 10), dt.date(2022, 3, 16))).run()
    assert {m.label: m.value for m in app.metric}["Attacks"] == "2"
    assert len(app.dataframe[0].value) == 2
    assert "without a date are left out" in texts(app)


def test_a_view_without_incidents_says_how_to_widen_it(founded: str, run: Run) -> None:
    app = run("map")
    app.number_input(key="min_killed").set_value(500).run()
    assert "No incident fits this filter" in texts(app)
    app.button[0].click()  # nothing breaks where nothing is shown
    app.run()
    assert not app.exception


def test_a_pasted_report_is_checked_accepted_and_shown(founded: str, run: Run) -> None:
    app = run("reports")
    app.text_area(key="report_text").set_value(REPORT)
    app.date_input(key="report_published").set_value(dt.date(2022, 6, 18))
    button(app, "Read the report").click().run()
    assert not app.exception
    with open_store(founded) as store:
        report = store.reports()[0]
        drafts = store.drafts(report.id)
    assert len(drafts) == 2
    assert all(d.status is Status.DRAFT for d in drafts)
    button(app, "Accept all 2").click().run()
    assert not app.exception
    with open_store(founded) as store:
        assert [i.status for i in store.report_incidents(report.id)] == [Status.VERIFIED] * 2
    app.switch_page("pages/map.py").run()
    assert {m.label: m.value for m in app.metric}["Attacks"] == "5"


@pytest.mark.parametrize(
    ("text", "said"),
    [("", "empty"), ("x" * 1_000_001, "1,000,000"), ("\x00\x01\x02" * 50, "text")],
    ids=["empty", "too-long", "binary"],
)
def test_bad_input_gets_a_plain_sentence(founded: str, run: Run, text: str, said: str) -> None:
    app = run("reports")
    app.text_area(key="report_text").set_value(text)
    button(app, "Read the report").click().run()
    assert not app.exception
    assert any(said in e.value for e in app.error), [e.value for e in app.error]
    with open_store(founded) as store:
        assert len(store.reports()) == 1, "only the founding one"


def test_a_store_of_a_newer_version_is_refused_with_a_sentence(
    tmp_path: Path, founded: str, run: Run
) -> None:
    import sqlite3

    with sqlite3.connect(tmp_path / "badia.sqlite") as db:
        db.execute("UPDATE badia_version SET version_num = '9999_from_the_future'")
    app = run("map")
    assert not app.exception
    assert any("newer" in e.value for e in app.error)


def button(app: object, label: str) -> object:
    return next(b for b in app.button if b.label == label)  # type: ignore[attr-defined]


def test_a_missed_incident_is_added_by_its_sentence_and_undone(founded: str, run: Run) -> None:
    app = run("reports")
    app.text_area(key="report_text").set_value(REPORT)
    button(app, "Read the report").click().run()
    with open_store(founded) as store:
        report = store.reports()[0]
        before = len(store.drafts(report.id))
    missed = next(a for a in app.text_area if a.label.startswith("Its sentence"))
    missed.set_value("It was not clear who was behind the attack.")
    button(app, "Add as a draft").click().run()
    assert not app.exception
    with open_store(founded) as store:
        assert len(store.drafts(report.id)) == before + 1
    next(b for b in app.button if b.label.startswith("Undo")).click().run()
    with open_store(founded) as store:
        assert len(store.drafts(report.id)) == before


def test_words_that_the_report_does_not_have_are_refused(founded: str, run: Run) -> None:
    app = run("reports")
    missed = next(a for a in app.text_area if a.label.startswith("Its sentence"))
    missed.set_value("Nobody wrote this.")
    button(app, "Add as a draft").click().run()
    assert any("exactly as it stands" in e.value for e in app.error)


BUS = """Fifteen soldiers died and eighteen were wounded on 6 March when an army bus was attacked
in the Palmyra desert, SOHR said.
"""


def test_an_attack_told_again_is_joined_as_a_second_claim(founded: str, run: Run) -> None:
    app = run("reports")
    app.text_area(key="report_text").set_value(BUS)
    app.date_input(key="report_published").set_value(dt.date(2022, 3, 8))
    button(app, "Read the report").click().run()
    assert "looks like incident" in texts(app)
    assert not any(b.label.startswith("Accept all") for b in app.button), "not counted twice"
    button(app, "Join as a second claim").click().run()
    assert not app.exception
    with open_store(founded) as store:
        (bus,) = [i for i in store.incidents(range(1, 10)) if len(i.claims) == 2]
    assert str(bus.killed.total) == "13–15"
    assert {c.source for c in bus.claims} == {"SANA", "SOHR"}


def test_accepting_keeps_what_was_just_corrected(founded: str, run: Run) -> None:
    app = run("reports")
    app.text_area(key="report_text").set_value(REPORT)
    button(app, "Read the report").click().run()
    killed = next(t for t in app.text_input if t.label == "Killed")
    killed.set_value("6-7").run()
    button(app, "Save and accept").click().run()
    assert not app.exception
    with open_store(founded) as store:
        first = store.report_incidents(store.reports()[0].id)[0]
    assert (str(first.killed.total), first.status) == ("6–7", Status.VERIFIED)


def test_a_desks_own_place_is_found_and_breaks_nothing(founded: str, run: Run) -> None:
    with open_store(founded) as store:
        store.add_user_place(UserPlace("Bir Zbeida post", LonLat(38.5, 34.9), 2000.0), "Anna")
    app = run("places", place_query="Bir Zbeida post")
    assert not app.exception
    assert "34.9000 N 38.5000 E" in texts(app)


def test_clear_the_filter_clears_an_address_too(founded: str, run: Run) -> None:
    app = run("map", region=["Homs"], dates="2022-03-08..2022-03-12")
    assert {m.label: m.value for m in app.metric}["Attacks"] == "1"
    button(app, "Clear the filter").click().run()
    assert {m.label: m.value for m in app.metric}["Attacks"] == "3"
    assert "region" not in app.query_params


def test_a_value_of_the_address_that_is_no_choice_is_said(founded: str, run: Run) -> None:
    app = run("map", region=["Hims"], party=["islamic_state"])
    said = [w.value for w in app.warning]
    assert any("region='Hims'" in text and "not applied" in text for text in said)
    assert not any("region" in w.value for w in run("map", region=["Homs"]).warning)


def test_what_the_address_says_in_vain_is_said_until_it_is_hidden(founded: str, run: Run) -> None:
    app = run(
        "map",
        **{"km": "-5", "view": "abc", "foo": "bar", "heat": "Bogus", "exact": ["1 km", "5 km"]},
        **{"incident": "99", "region": ["Homs", "Deir-ez-Zor"], "sort": "Oldest first"},
    )
    for _ in range(2):
        (said,) = [w.value.replace("\\", "") for w in app.warning]
        for part in ("km='-5'", "view='abc'", "foo='bar'", "heat='Bogus'", "exact='1 km'", "'99'"):
            assert part in said
        assert "region" not in said and "sort" not in said and "5 km" not in said
        app.run()
    assert app.selectbox(key="exact").value == "5 km"
    button(app, "Hide").click().run()
    assert not app.warning and not app.exception


def test_a_usual_value_in_the_address_is_understood(founded: str, run: Run) -> None:
    app = run("map", near="Palmyra", km="20", exact="Any", status=["verified", "pending"])
    assert not app.exception
    assert "Not understood" not in texts(app)
