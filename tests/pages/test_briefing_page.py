"""The briefing page: suggestions, the map's view, saved layouts, the last files."""

from __future__ import annotations

import pytest

from geo.briefing import export
from geo.briefing.export import Preview
from geo.briefing.shelf import Shelf
from geo.config import Config
from geo.store import open_store
from pages.ui.briefing_options import box_of
from pages.ui.map_component import View
from tests.pages.conftest import Run

pytestmark = pytest.mark.usefixtures("founded")
ONE_PIXEL = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a49444154789c636000000002000148afa4710000000049454e44ae426082"
)


@pytest.fixture
def undrawn(monkeypatch: pytest.MonkeyPatch) -> None:
    """The page's picture, half a second each, is not drawn where it is not what is asked about."""
    monkeypatch.setattr(export, "preview", lambda *_: Preview(ONE_PIXEL, ("Aleppo", "Damascus")))


@pytest.mark.usefixtures("undrawn")
def test_title_and_subtitle_are_suggested_and_follow_the_filter(run: Run) -> None:
    app = run("briefing")
    assert app.text_input("brief_title").value == "Armed incidents in the Syrian desert"
    assert app.text_input("brief_subtitle").value == "From 6 to 16 March 2022"
    app.multiselect("region").set_value(["SY04"]).run()
    assert app.text_input("brief_title").value == "Armed incidents in Homs"


@pytest.mark.usefixtures("undrawn")
def test_a_title_that_was_written_stays_and_an_empty_one_is_suggested_again(run: Run) -> None:
    app = run("briefing")
    app.text_input("brief_title").set_value("Weekly map").run()
    app.multiselect("region").set_value(["SY04"]).run()
    assert app.text_input("brief_title").value == "Weekly map"
    app.text_input("brief_title").set_value("").run()
    assert app.text_input("brief_title").value == "Armed incidents in Homs"


@pytest.mark.usefixtures("undrawn")
def test_the_headline_and_the_table_are_ready_to_copy(run: Run) -> None:
    app = run("briefing")
    headline, table = (block.value for block in app.code)
    assert headline.startswith("3 attacks from 6 to 16 March 2022: 22 killed, at least 25 wounded")
    rows = [line.split("\t") for line in table.splitlines()]
    assert [row[0] for row in rows] == ["No.", "1", "2", "3", "4", "5"]
    assert rows[3][6] == "unknown"


@pytest.mark.usefixtures("undrawn")
def test_nothing_to_copy_is_a_formula_where_it_is_pasted(founded: str, run: Run) -> None:
    with open_store(founded) as store:
        (claim,) = (incident := store.incident(1)).claims
        store.update(1, {}, incident.version, "Anna", sources={claim.id or 0: "=1+1"})
    app = run("briefing")
    pasted = app.code[1].value.splitlines()[1].split("\t")
    assert pasted[-1].startswith("'=1+1")
    table = run("map").dataframe[0].value
    assert {s for s in table["Sources"] if "1+1" in s} == {"'=1+1 (Al-Monitor)"}


def test_arabic_goes_through_the_page(run: Run) -> None:
    app = run("briefing")
    app.button_group("print_language").set_value("العربية").run()
    assert not app.exception
    assert app.text_input("brief_title").value == "الحوادث المسلحة في البادية السورية"
    assert "الهجمات: 3" in app.code[0].value


def test_what_cannot_be_drawn_is_said_with_the_cure(run: Run) -> None:
    app = run("briefing")
    app.selectbox("layout").set_value("slide-periods").run()
    assert "need a first and a last day" in app.error[0].value
    app.selectbox("layout").set_value("slide").run()
    app.text_input("brief_title").set_value("Fire 🚁").run()
    assert "can't be printed" in app.error[0].value


@pytest.mark.usefixtures("undrawn")
def test_a_layout_is_saved_loaded_and_deleted(run: Run) -> None:
    app = run("briefing")
    app.selectbox("layout").set_value("slide-table")
    app.text_input("contact").set_value("desk@example.org").run()
    app.text_input("layout_name").set_value("Weekly")
    next(b for b in app.button if b.label == "Save").click().run()
    shelf = Shelf(Config.from_env().var / "briefings.sqlite")
    (saved,) = shelf.layouts()
    assert saved.settings["layout"] == "slide-table"
    assert saved.settings["brief_title"] == ""  # a suggestion belongs to the filter
    app.selectbox("layout").set_value("a4-portrait")
    app.text_input("contact").set_value("").run()
    next(b for b in app.button if b.label == "Load").click().run()
    assert app.selectbox("layout").value == "slide-table"
    assert app.text_input("contact").value == "desk@example.org"
    next(b for b in app.button if b.label == "Delete").click().run()
    assert shelf.layouts() == []
    assert not app.exception


def test_a_label_is_hidden_and_another_moved(run: Run) -> None:
    app = run("briefing")
    app.multiselect("hidden_labels").set_value(["Aleppo"]).run()
    app.selectbox("label_to_move").set_value("Damascus").run()
    app.number_input("mm up Damascus").set_value(4.0).run()
    assert app.session_state["_moved_labels"] == {"Damascus": (0.0, 4.0)}
    next(b for b in app.button if b.label == "Put all labels back").click().run()
    assert "_moved_labels" not in app.session_state
    assert app.multiselect("hidden_labels").value == ["Aleppo"]
    assert not app.exception


@pytest.mark.usefixtures("undrawn")
def test_the_ground_of_the_map_page_can_be_kept(run: Run) -> None:
    app = run("briefing")
    memory = {"seq": 0, "window": None, "view": View(38.3, 34.6, 9.0)}
    app.session_state["_incident_map_memory"] = memory
    app.run()
    assert app.button_group("brief_extent").value == "As on the map"
    assert not app.exception


def test_the_ground_is_about_what_the_screen_shows() -> None:
    west, south, east, north = box_of(View(38.0, 34.5, 8.0))
    assert (west + east) / 2 == pytest.approx(38.0) and (south + north) / 2 == pytest.approx(34.5)
    assert east - west == pytest.approx(760 * 360 / 256 / 2**8)
    assert 1.5 < (north - south) < 2.5
