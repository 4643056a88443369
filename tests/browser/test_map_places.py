"""The map page of the dashboard itself: places, distances, regions and the ground below."""

from __future__ import annotations

import datetime as dt
import os
import re
from collections.abc import Callable
from urllib.parse import urlsplit

import numpy as np
import pytest
from playwright.sync_api import Route
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from geo.filters import IncidentFilter
from geo.model import GOVERNORATES, LonLat
from geo.near import Near
from tests.browser.conftest import Tabs, Visit, card, query_of
from tests.browser.desk import Desk

pytestmark = pytest.mark.browser
soak = pytest.mark.skipif(not os.environ.get("BADIA_SOAK"), reason="long: make soak runs it")


def test_the_go_to_box(see) -> None:
    visit = see("?near=Palmyra")
    page = visit.page
    page.get_by_text("Within 20 km of Palmyra", exact=True).wait_for()
    visit.rest()
    box = page.get_by_role("searchbox")

    def centre() -> tuple[float, float]:
        at = page.evaluate("badiaMap.map.getCenter()")
        return at["lat"], at["lng"]

    page.evaluate("badiaMap.instrument.mapElement.focus()")
    page.keyboard.press("g")
    page.keyboard.type("37S DU 33948 24485")
    page.keyboard.press("Enter")
    card(visit).get_by_text("MGRS 37S DU 33948 24485").wait_for()
    assert centre() == pytest.approx((34.56, 38.28), abs=0.01)
    box.fill("34°53'13\"N 38°52'19\"E")
    box.press("Enter")
    card(visit).get_by_text("34.8869 N, 38.8719 E").wait_for()
    visit.rest()
    box.fill("Haddaj")
    box.press("Enter")
    pick = page.get_by_role("search").get_by_role("button", name=re.compile("village in"))
    pick.first.wait_for()
    assert pick.count() > 1, "several places bear the name"
    pick.first.focus()
    page.keyboard.press("Enter")
    card(visit).get_by_role("heading", name="Haddaj").wait_for()
    box.fill("no such place at all")
    box.press("Enter")
    answer = page.get_by_role("search").get_by_text("no such place at all")
    answer.wait_for()
    heading = card(visit).get_by_role("heading", name="Haddaj")
    heading.wait_for(state="hidden")
    spot = page.evaluate("badiaMap.instrument.surroundings.spot")
    assert spot is None, "the place of the question before is no answer to this one"
    # the answer covers the chip of the distance
    assert page.get_by_text("Within 20 km of Palmyra", exact=True).is_visible()
    results = page.locator(".search-results")
    top = """answer => {
        const { left, top, height } = answer.getBoundingClientRect();
        const host = answer.getRootNode();
        return answer.contains(host.elementFromPoint(left + 20, top + height / 2));
    }"""
    assert results.evaluate(top)


def test_what_lies_around_a_spot(see, desk: Desk) -> None:
    visit = see("?view=34.56,38.28,9")
    page = visit.page
    frame = desk.frame()
    everything = int(IncidentFilter().select(frame).sum())
    flt = IncidentFilter(near=Near(LonLat(38.28, 34.56), 45))
    page.evaluate("badiaMap.instrument.mapElement.focus()")
    page.keyboard.press("c")
    field = card(visit).get_by_label("Kilometres")
    field.fill("45")
    field.press("Enter")
    visit.wait(f"s.shown === {int(flt.select(frame).sum())}")
    # the map flew there, and the server heard of it: nothing comes between the clicks
    page.wait_for_function(
        """() => { const zoom = badiaMap.map.getZoom();
        const view = new URLSearchParams(location.search).get("view") ?? "";
        return zoom > 9 && view.endsWith(`,${zoom}`); }"""
    )
    visit.rest()
    words = page.get_by_text(re.compile("Measured within 45 km of")).inner_text()
    areas = flt.select(frame) & (frame["geometry_type"] != 0)
    assert f"{int(areas.sum())} incidents known only to an area or a route" in words
    assert query_of(page)["km"] == ["45"]
    # only what lies outside steps back
    page.wait_for_function(
        """() => { const { layer } = badiaMap.instrument.surroundings;
        const pen = layer._canvas.getContext("2d");
        const at = ([lat, lon]) => {
          const { x, y } = badiaMap.map.latLngToContainerPoint([lat, lon]);
          return pen.getImageData(Math.round(x), Math.round(y), 1, 1).data[3]; };
        const [middle, within, outside] = [[34.56, 38.28], [34.56, 38.7], [34.56, 38.85]].map(at);
        return middle === 0 && within === 0 && outside > 50; }"""
    )
    page.get_by_role("button", name="Show everything again").click()
    visit.wait(f"s.shown === {everything}")


def test_what_is_told_before_the_answer_takes_nothing_back(see, desk: Desk) -> None:
    visit = see()
    frame = desk.frame()
    flt = IncidentFilter(near=Near(LonLat(38.28, 34.56), 45))
    visit.page.evaluate(
        """() => { const { instrument } = badiaMap;
        instrument.choose("near", { lon: 38.28, lat: 34.56, km: 45 });
        setTimeout(() => instrument.choose("language", "ar"), 50); }"""
    )
    visit.page.wait_for_function("""badiaMap.instrument.language === "ar" """)
    visit.rest()
    visit.wait(f"s.shown === {int(flt.select(frame).sum())}")
    assert query_of(visit.page)["km"] == ["45"]


def test_regions_are_shaded_by_what_the_window_shows(see, desk: Desk) -> None:
    visit = see("?shade=Incidents&dates=2020-01-01..2021-12-31")
    frame = desk.frame()
    flt = IncidentFilter(date_from=dt.date(2020, 1, 1), date_to=dt.date(2021, 12, 31))
    bits = frame["governorates"][flt.select(frame)]
    only_homs = int((bits == 1 << list(GOVERNORATES).index("SY04")).sum())
    several = int(np.sum((bits & (bits - 1)) != 0))
    visit.page.wait_for_function("badiaMap.instrument.shade.sums")
    heights = """["badia-shade", "badia-heat", "badia-shade-numbers", "badia-marks"].map(
        (pane) => +badiaMap.map.getPane(pane).style.zIndex)"""
    assert visit.page.evaluate(heights) == sorted(visit.page.evaluate(heights))
    homs = "badiaMap.instrument.shade.sums.sums[3].incidents"
    assert visit.page.evaluate(homs) == only_homs > 0
    assert visit.page.evaluate("badiaMap.instrument.shade.sums.several") == several
    visit.page.evaluate("badiaMap.instrument.timeline.choose({ from: 18300, to: 18400 }, false); 0")
    visit.page.wait_for_function(f"badiaMap.instrument.shade.sums && {homs} < {only_homs}")
    tooltip = visit.page.evaluate(
        """() => { const { x, y } = badiaMap.map.latLngToContainerPoint([34.0, 38.3]);
        return badiaMap.instrument.shade.wordsAt(x, y); }"""
    )
    assert tooltip[0] == "Homs"


def until(act: Callable[[], object], tries: int = 20) -> None:
    """Do it again until it goes through."""
    for left in reversed(range(tries)):
        try:
            act()
            return
        except PlaywrightTimeoutError:
            if not left:
                raise


def test_online_tiles_are_asked_for_only_once_chosen(tabs: Tabs, desk: Desk) -> None:
    visit = Visit(tabs.open(1440, 1000), urlsplit(desk.address).netloc)
    page = visit.page
    # the tiles' host is silent until the warning was seen, else it may be gone before it is read
    held: list[Route] = []

    answering = False

    def hold(route: Route) -> None:
        if answering:
            route.abort()
        else:
            held.append(route)

    page.route("**tile.openstreetmap.org/**", hold)
    page.goto(desk.address)
    visit.wait("s.firstAppliedAt > 0")
    page.get_by_text("Layers", exact=True).click()
    assert visit.outside == []
    ground = page.get_by_role("combobox", name=re.compile("Ground"))
    option = page.get_by_role("option", name="OpenStreetMap", exact=True)
    # the list of choices closes by itself when the page still scrolls under it
    until(lambda: ground.click() or option.click(timeout=2_000))
    page.get_by_text("Your browser now asks").wait_for()
    # nobody answers: the built-in map comes back, and says why
    answering = True
    for route in held:
        route.abort()
    page.get_by_text("tile.openstreetmap.org does not answer").wait_for()
    assert {urlsplit(url).netloc for url in visit.outside} == {"tile.openstreetmap.org"}
    assert page.evaluate("badiaMap.map.hasLayer(badiaMap.instrument.basemap.layer)")
    assert "ground" not in query_of(page)
    page.close()
