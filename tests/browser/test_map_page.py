"""The map page of the dashboard itself: cards, table, small screens, and nobody shut out."""

from __future__ import annotations

import os

import pytest
from playwright.sync_api import Browser

from geo.filters import IncidentFilter
from tests.browser.conftest import (
    FOLLOWS,
    card,
    query_of,
    serious_faults,
)
from tests.browser.desk import Desk

pytestmark = pytest.mark.browser
soak = pytest.mark.skipif(not os.environ.get("BADIA_SOAK"), reason="long: make soak runs it")


def test_the_labels_language_is_one_choice(see) -> None:
    visit = see()
    visit.rest()
    visit.page.get_by_role("button", name="Arabic labels").click()
    visit.page.wait_for_function("decodeURI(location.search).includes('labels=العربية')")
    visit.wait("window.badiaMap.instrument.language === 'ar'")
    visit.rest()  # told while an answer is awaited, a choice waits for it
    assert visit.page.evaluate("badiaMap.instrument.labels.language") == "ar"
    visit.page.get_by_role("button", name="English labels").click()
    visit.page.wait_for_function("!location.search.includes('labels=')")
    visit.wait("window.badiaMap.instrument.language === 'en'")
    assert visit.page.evaluate("badiaMap.instrument.labels.language") == "en"


def test_hostile_text_stays_text(see, desk: Desk) -> None:
    visit = see(f"?incident={desk.hostile_id}")
    page = visit.page
    inside = card(visit)
    inside.get_by_text("<img src=x onerror=").first.wait_for()
    links = [link.get_attribute("href") for link in inside.get_by_role("link").all()]
    assert len(links) == 1 and links[0].startswith("https://example.org/a")
    page.get_by_text("A sentence.").nth(1).wait_for()  # in the page's own card, too
    page.evaluate("badiaMap.instrument.mapElement.focus()")
    assert (
        page.evaluate(
            """() => {
        const roots = [document, badiaMap.instrument.host.shadowRoot].filter(Boolean);
        const bad = roots.flatMap((root) => [...root.querySelectorAll(
          "img[src='x'], [onerror], a[href^='javascript:'], a[href^='data:text']")]);
        return bad.length; }"""
        )
        == 0
    )
    assert page.title() != "broken"
    assert page.evaluate("document.documentElement.scrollWidth") <= 1440
    page.get_by_label("Search the table").fill("onerror=")
    page.get_by_label("Search the table").press("Enter")
    page.get_by_text("1 to 1 of 1 incidents").wait_for()


def test_the_last_72_hours_stand_out(see, desk: Desk) -> None:
    visit = see("?recent=true")
    frame = desk.frame()
    shown = IncidentFilter().select(frame)
    newest = frame["day"].max()
    assert visit.stats["recent"] == int((shown & (frame["day"] > newest - 3)).sum()) > 0
    visit.page.get_by_text("Layers", exact=True).click()
    visit.page.get_by_text("the three days up to the newest incident").wait_for()
    visit.page.evaluate("badiaMap.instrument.timeline.choose({ from: 17200, to: 17500 }, true); 0")
    visit.wait("s.recent === 0 && s.shown > 0")


def test_a_row_of_the_table_flies_the_map(see) -> None:
    visit = see("?dates=2025-01-01..2025-06-30")
    page = visit.page
    before = page.evaluate("badiaMap.map.getCenter()")
    table = page.get_by_test_id("stDataFrame").first
    table.scroll_into_view_if_needed()
    visit.rest()
    box = table.bounding_box()
    page.mouse.click(box["x"] + 18, box["y"] + 53)
    visit.wait("s.selected !== null")
    assert int(query_of(page)["incident"][0]) == visit.stats["selected"]
    card(visit).get_by_text("Made-up incident for a demonstration").wait_for()
    assert page.evaluate("badiaMap.map.getCenter()") != before
    assert page.evaluate("badiaMap.map.getZoom()") >= 9


@pytest.mark.parametrize(
    "missing",
    [
        pytest.param("**/badia.js", id="the map's script"),
        pytest.param("**/BidiComponent*.js", id="all that could say so"),
    ],
)
def test_the_table_comes_also_where_the_map_does_not(
    chromium: Browser, desk: Desk, missing: str
) -> None:
    page = chromium.new_page()
    page.route(missing, lambda route: route.abort())
    page.goto(desk.address)
    page.get_by_text(FOLLOWS).wait_for()
    page.get_by_test_id("stDataFrame").first.wait_for()
    page.close()


@pytest.mark.parametrize(
    ("width", "scheme"),
    [
        (1440, "dark"),
        (390, "light"),
        pytest.param(1440, "light", marks=[pytest.mark.soak, soak]),
        pytest.param(390, "dark", marks=[pytest.mark.soak, soak]),
    ],
)
def test_axe_finds_no_serious_fault_on_the_page(see, width: int, scheme: str) -> None:
    visit = see(
        "?dates=2024-01-01..2025-06-30&recent=true&shade=Incidents&near=Palmyra&km=80",
        width=width,
        scheme=scheme,
    )
    visit.page.evaluate("badiaMap.instrument.legend.root.open = true")
    visit.rest()
    visit.page.wait_for_function("document.getAnimations().every((a) => a.playState !== 'running')")
    assert serious_faults(visit.page) == []


def test_on_a_phone_the_map_comes_first_and_its_labels_keep_clear(see) -> None:
    query = "?near=Palmyra&km=80&view=34.8,38.5,7"
    visit = see(query, width=390, height=844, has_touch=True, is_mobile=True)
    page = visit.page
    visit.rest()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    stage = page.locator(".stage").bounding_box()
    tile = page.get_by_test_id("stMetric").first.bounding_box()
    assert stage["y"] < 120 and stage["y"] + stage["height"] < tile["y"]
    overlaps = page.evaluate(
        """() => {
        const { labels, marks } = badiaMap.instrument;
        const furniture = labels.furniture();
        const taken = labels.taken.slice(furniture.length);
        const boxes = taken.filter((b) => b.right - b.left > 7);
        const dots = taken.filter((b) => b.right - b.left <= 7);
        const under = (a, b) => a.left < b.right && b.left < a.right
          && a.top < b.bottom && b.top < a.bottom;
        const hidden = boxes.filter((b) => furniture.some((f) => under(b, f)));
        const onNames = dots.filter((d) => boxes.some((b) => under(d, b)));
        return [boxes.length, hidden.length, onNames.length]; }"""
    )
    assert overlaps[0] > 5 and overlaps[1:] == [0, 0]
    page.get_by_role("button", name="Map tools").click()
    page.evaluate("badiaMap.instrument.pointer.showPoint(badiaMap.map.getCenter())")
    small = page.evaluate(
        """() => [...badiaMap.instrument.root.querySelectorAll(
          "button, select, summary, input, .handle")]
        .filter((node) => node.checkVisibility())
        .map((node) => [node.className || node.tagName, node.getBoundingClientRect()])
        .filter(([, box]) => box.height < 43.5 || box.width < 43.5)
        .map(([name, box]) => [name, box.width, box.height])"""
    )
    assert small == []
    table = page.get_by_test_id("stDataFrame").first
    table.wait_for()
    tools = page.get_by_test_id("stElementToolbarButtonContainer").first.bounding_box()
    header = table.bounding_box()["y"]
    assert tools["y"] + tools["height"] <= header + 1, "its tools leave its header in sight"
    above = page.get_by_placeholder("words of a claim, place or note").bounding_box()
    assert above["y"] + above["height"] <= tools["y"] + 1, "and what stands above"
    page.get_by_test_id("stExpandSidebarButton").click()
    page.get_by_text("Layers", exact=True).click()
    page.get_by_text("Last 72 hours stand out").wait_for()
    low = page.evaluate(
        """() => [...document.querySelectorAll("[data-testid=stSidebar] :is(a, button, summary, "
          + "label:has([role=switch]))")]
        .filter((node) => node.checkVisibility() && node.getBoundingClientRect().height < 43.5)
        .map((node) => node.outerHTML.slice(0, 80))"""
    )
    assert low == []
