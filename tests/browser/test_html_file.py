"""The single HTML file in a real browser, opened from the disk with the network cut off."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from geo.briefing.export import export_view
from geo.briefing.options import Options
from geo.filters import IncidentFilter
from geo.maps.layers import mercator
from geo.model import Casualties, Claim, CountRange, Incident, LonLat, Party, Status
from geo.near import Near
from tests.briefing.samples import count, founding, incident, place, view_of
from tests.briefing.test_export import mixed
from tests.briefing.test_html_file import HOSTILE, hostile

pytestmark = pytest.mark.browser

Open = Callable[..., Page]


@pytest.fixture
def opened(chromium: Browser, tmp_path: Path) -> Iterator[Open]:
    """``opened(incidents, width=1440, ...)``; to the end, the file must ask for nothing."""
    requests: list[str] = []
    errors: list[str] = []
    contexts = []

    def go(
        incidents: Sequence[Incident],
        width: int = 1440,
        height: int = 1000,
        blocked: str = "nothing",
        flt: IncidentFilter | None = None,
        options: Options | None = None,
        **more,
    ) -> Page:
        path = export_view(view_of(incidents, flt), tmp_path / "view.html", options=options)
        context = chromium.new_context(
            viewport={"width": width, "height": height},
            offline=True,
            reduced_motion="reduce",
            **more,
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(90_000)
        page.on("request", lambda r: r.url == path.as_uri() or requests.append(r.url))
        page.on(
            "console",
            lambda m: m.type == "error" and blocked not in m.text and errors.append(m.text),
        )
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("dialog", lambda dialog: errors.append(dialog.message) or dialog.dismiss())
        page.goto(path.as_uri())
        until(page, "window.badiaMap?.stats.firstAppliedAt > 0")
        page.locator("#count").get_by_text("shown" if incidents else "holds no").wait_for()
        return page

    yield go
    for context in contexts:
        context.close()
    assert requests == []
    assert errors == []


def many(number: int) -> list[Incident]:
    parties = list(Party)
    start = dt.date(2015, 1, 1)
    return [
        incident(
            key,
            place(f"Place {key % 500}", 36.5 + key % 89 / 20, 33.6 + key % 53 / 25),
            start + dt.timedelta(days=key % 3000),
            status=(Status.VERIFIED, Status.PENDING)[key % 2],
            victims=(parties[key % 7],),
            killed=count(key % 30),
            claims=(Claim("SOHR", f"Sentence {key} of a made-up report.", publisher="Paper"),),
        )
        for key in range(1, number + 1)
    ]


def until(page: Page, expression: str, timeout_s: float = 90) -> None:
    """Wait from here: the page's policy lets nothing be evaluated in it again and again."""
    end = time.monotonic() + timeout_s
    while not page.evaluate(expression):
        assert time.monotonic() < end, f"{expression} did not come true"
        page.wait_for_timeout(30)


def cells(page: Page, column: int) -> list[str]:
    return page.locator(f"tbody td:nth-child({column})").all_inner_texts()


def test_map_table_and_timeline_agree(opened: Open) -> None:
    page = opened(founding())
    assert page.evaluate("badiaMap.stats.shown") == 5
    assert cells(page, 1) == ["1", "2", "3", "4", "5"]
    assert cells(page, 6) == ["18", "7", "unknown", "unknown", "unknown"]
    first = page.get_by_role("slider", name="First day shown")
    first.focus()
    first.press("ArrowRight")
    page.locator("#count").get_by_text("2 of the 5 incidents").wait_for()
    assert cells(page, 1) == ["2", "3"]
    assert page.evaluate("badiaMap.stats.shown") == 2
    page.get_by_role("button", name="All dates").click()
    page.locator("#count").get_by_text("All 5").wait_for()


ARRAYS = """() => {
  const held = badiaMap.instrument.incidents;
  const counts = ["killedMin", "killedMax", "woundedMin", "woundedMax"];
  const names = ["id", "day", "x", "y", "radiusM", ...counts];
  const listed = names.map((name) => [...held[name]].map((v) => (v === v ? v : null)));
  return { n: held.n, x0: held.x0, y0: held.y0, listed };
}"""


def test_the_browser_unpacks_what_was_packed(opened: Open) -> None:
    ranges = [
        incident(40, place("x", 36.0, 33.0), dt.date(2022, 3, 1), killed=count(2, 9)),
        incident(41, place("y", 42.0, 37.0), dt.date(1969, 7, 1), killed=open_count(5)),
        incident(42, place("nowhere"), dt.date(2022, 3, 2), wounded=count(300, 300)),
    ]
    made = [*mixed(), *ranges]
    frame = view_of(made).frame
    held = opened(made).evaluate(ARRAYS)
    ids, days, xs, ys, radii, *counts = held["listed"]
    assert ids == frame["id"].tolist()
    assert days == frame["day"].tolist()
    names = ("killed_min", "killed_max", "wounded_min", "wounded_max")
    for name, values in zip(names, counts, strict=True):
        assert values == frame[name].tolist(), name
    for row, placed in enumerate(frame.has_place):
        if not placed:
            assert xs[row] is ys[row] is radii[row] is None
            continue
        x, y = mercator(frame["lon"][row : row + 1], frame["lat"][row : row + 1])
        assert xs[row] + held["x0"] == pytest.approx(x[0], abs=1e-7)
        assert ys[row] + held["y0"] == pytest.approx(y[0], abs=1e-7)
        assert 0 <= radii[row] - frame["radius_m"][row] < 20


def open_count(least: int) -> Casualties:
    return Casualties(CountRange(least, None), {})


def test_a_line_of_the_table_opens_its_card(opened: Open) -> None:
    page = opened(founding())
    page.get_by_role("button", name="Incident 2: show it on the map").press("Enter")
    card = page.get_by_role("complementary", name="Incident")
    card.get_by_text("Six members of the forces killed").wait_for()
    link = card.get_by_role("link")
    assert link.get_attribute("href").startswith("https://www.al-monitor.com/")
    assert page.locator("tr[aria-current]").get_attribute("data-id") == "2"
    assert page.evaluate("badiaMap.map.getCenter().lat") == pytest.approx(34.9, abs=0.05)
    card.get_by_role("button", name="Close").click()
    card.wait_for(state="hidden")
    assert page.locator("tr[aria-current]").count() == 0


def test_sorting_by_keyboard_puts_the_unknown_last(opened: Open) -> None:
    page = opened(founding())
    killed = page.get_by_role("columnheader", name="Killed")
    killed.get_by_role("button").press("Enter")
    assert cells(page, 5) == ["3", "6", "13", "unknown", "unknown"]
    killed.get_by_role("button").press("Enter")
    assert cells(page, 5) == ["13", "6", "3", "unknown", "unknown"]
    assert killed.get_attribute("aria-sort") == "descending"
    page.get_by_role("columnheader", name="Kind").get_by_role("button").click()
    assert cells(page, 1) == ["3", "1", "2", "5", "4"]


def test_words_and_heat_are_chosen_for_map_and_table(opened: Open) -> None:
    page = opened(founding())
    page.get_by_label("With the words").fill("AMBUSH killed")
    page.locator("#count").get_by_text("1 of the 5 incidents").wait_for()
    until(page, "badiaMap.stats.shown === 1")
    assert cells(page, 1) == ["3"]
    page.get_by_label("With the words").fill("nothing has this")
    page.get_by_text("None is shown; that does not mean safe.").wait_for()
    page.get_by_label("With the words").fill("")
    until(page, "badiaMap.stats.shown === 5")
    assert page.evaluate("badiaMap.instrument.heat.by") == "casualties"
    page.get_by_label("Heat layer").select_option("Off")
    until(page, "badiaMap.instrument.heat.on === false")
    page.get_by_label("Symbols").uncheck()
    until(page, "badiaMap.instrument.marks.symbols === false")


def test_hostile_words_are_shown_and_do_nothing(opened: Open) -> None:
    page = opened([hostile(words, key) for key, words in enumerate(HOSTILE, start=1)])
    before = page.evaluate("document.querySelectorAll('img, iframe, script').length")
    card = page.get_by_role("complementary", name="Incident")
    for key, words in enumerate(HOSTILE, start=1):
        page.get_by_role("button", name=f"Incident {key}: show it on the map").click()
        card.locator("blockquote p").wait_for()
        assert card.locator("blockquote p").evaluate("node => node.textContent") == words
        assert card.get_by_role("link").count() == 0
        page.mouse.move(700, 300 + key)
    assert page.evaluate("document.querySelectorAll('img, iframe, script').length") == before
    assert page.evaluate("document.documentElement.scrollWidth") <= 1440


def test_a_script_that_came_in_would_not_run(opened: Open) -> None:
    page = opened(founding(), blocked="Executing inline event handler")
    blocked = page.evaluate(
        """() => new Promise((done) => {
        document.addEventListener("securitypolicyviolation", (e) => done(e.effectiveDirective));
        const node = document.createElement("button");
        node.setAttribute("onclick", "document.title = 'ran'");
        document.body.append(node);
        node.click();
        node.remove();
      })"""
    )
    assert blocked == "script-src-attr"
    assert page.title() != "ran"


def test_twenty_thousand_incidents(opened: Open, tmp_path: Path) -> None:
    page = opened(many(20_000))
    assert (tmp_path / "view.html").stat().st_size < 8_000_000
    assert page.evaluate("badiaMap.stats.shown") == 20_000
    assert page.evaluate("badiaMap.stats.density")
    assert page.get_by_role("row").count() == 101
    page.get_by_role("button", name="Next 100").click()
    page.get_by_text("101 to 200 of 20,000").wait_for()
    page.get_by_role("columnheader", name="Killed").get_by_role("button").click()
    page.get_by_role("columnheader", name="Killed").get_by_role("button").click()
    assert set(cells(page, 5)) == {"29"}
    page.get_by_label("With the words").fill("sentence 19999 of")
    until(page, "badiaMap.stats.shown === 1")
    assert cells(page, 4) == ["Place 499, Homs · to within 4 km"]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1440])
def test_phone_and_desk_in_light_and_dark(opened: Open, width: int, scheme: str) -> None:
    phone = {"is_mobile": True, "has_touch": True} if width == 390 else {}
    page = opened(founding(), width=width, height=844, color_scheme=scheme, **phone)
    assert page.evaluate("badiaMap.stats.theme") == scheme
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    if width == 1440:
        page.emulate_media(media="print")
        below = "document.querySelector('.legend').offsetTop >= badiaMap.map.getSize().y"
        assert page.evaluate(below), "on paper the legend is whole, and hides nothing"
        assert not page.locator(".map-buttons").is_visible()
        page.emulate_media(media="screen", color_scheme=scheme)
    if width == 390:
        small = page.evaluate(
            """() => [...document.querySelectorAll("button, select, summary, input")]
            .filter((node) => node.checkVisibility() && node.type !== "checkbox")
            .map((node) => [node.textContent, node.getBoundingClientRect()])
            .filter(([, box]) => box.height < 43.5 || box.width < 43.5).map(([text]) => text)"""
        )
        assert small == []
    found = Axe().run(page)
    assert [
        (fault["id"], node["html"][:200])
        for fault in found.response["violations"]
        for node in fault["nodes"]
        if fault["impact"] in ("serious", "critical")
    ] == []


def test_an_empty_view(opened: Open) -> None:
    page = opened([])
    page.get_by_text("This file holds no incident.").wait_for()
    page.get_by_text("None is shown; that does not mean safe.").wait_for()
    page.get_by_text("No dated incident.").wait_for()


def test_regions_distance_and_last_days_stand_on_the_map(opened: Open) -> None:
    near = Near(LonLat(38.28, 34.56), 60.0, "Palmyra")
    options = Options(shade_by="killed", recent=True)
    page = opened(founding(), 390, 844, flt=IncidentFilter(near=near), options=options)
    chip = page.locator(".chip")
    chip.get_by_text("Within 60 km of Palmyra").wait_for()
    assert not chip.locator("button").is_visible(), "the file holds nothing beyond"
    page.locator(".legend summary").click()
    for words in ("Killed by region", "Standing out"):
        page.locator(".legend").get_by_text(words).wait_for()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
