"""The map in a real browser: what hand, finger and keyboard do, in step with the server."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from tests.browser.conftest import Tabs, Visit, opening

pytestmark = pytest.mark.browser

FIRST_MARK = """() => {
  const { marks, mapElement } = badiaMap.instrument;
  const box = mapElement.getBoundingClientRect();
  for (let m = 0; m < marks.marks.count; m++) {
    const [x, y] = [marks.marks.x[m], marks.marks.y[m]];
    const single = marks.marks.end[m] - marks.marks.start[m] === 1;
    const inside = x > 80 && y > 20 && x < box.width - 80 && y < box.height - 60;
    const hit = marks.at(x, y);
    if (single && inside && hit?.rows.length === 1) {
      return { x: x + box.left, y: y + box.top, id: badiaMap.instrument.incidents.id[hit.rows[0]] };
    }
  }
}"""


@pytest.fixture(scope="module")
def long_visit(tabs: Tabs, server: str) -> Iterator[Visit]:
    with opening(tabs, server) as go:
        yield go("?rows=300")


@pytest.fixture
def calm(long_visit: Visit) -> Visit:
    """A page that several tests use one after the other: all dates, no card, no tooltip."""
    page = long_visit.page
    if long_visit.stats["window"] is not None:
        page.get_by_role("button", name="All dates").click()
    long_visit.server_says("window=None")
    page.mouse.move(2, 2)
    page.evaluate("badiaMap.instrument.closeCard(); badiaMap.instrument.mapElement.blur()")
    page.locator(".tooltip").wait_for(state="hidden")
    # the server heard that the card is closed; its answer would come between a key and its effect
    page.wait_for_function("badiaMap.instrument.selection.ofServer === null")
    long_visit.rest()
    return long_visit


def handle(visit: Visit, name: str):
    return visit.page.get_by_role("slider", name=name)


def test_the_sidebar_moves_the_timeline(calm: Visit) -> None:
    page = calm
    start = page.page.evaluate("badiaMap.instrument.timeline.span.first")
    slider = page.page.get_by_test_id("stSlider").get_by_role("slider").first
    everything = page.stats["symbols"]
    slider.focus()
    for _ in range(40):
        slider.press("ArrowRight")
    page.wait(f"s.window?.from === {start + 40}")
    page.agree()
    stats = page.stats
    assert stats["shown"] == page.server_count()
    assert stats["symbols"] + stats["clusters"] > 0
    assert stats["symbols"] != everything or stats["shown"] < 270
    assert handle(page, "First day shown").get_attribute("aria-valuenow") == str(start + 40)


def test_the_timeline_scrubs_live_and_reports_on_release(calm: Visit) -> None:
    page = calm
    before = page.stats["seq"]
    last = handle(page, "Last day shown").bounding_box()
    page.page.mouse.move(last["x"] + last["width"] / 2, last["y"] + 20)
    page.page.mouse.down()
    page.page.mouse.move(last["x"] - 300, last["y"] + 20, steps=8)
    page.wait("s.window !== null")
    page.wait("s.shown < 100")
    assert page.server_count() > page.stats["shown"]  # not told yet
    page.page.mouse.up()
    page.server_says("window=(")
    page.agree()
    assert page.stats["seq"] > before
    # a newer choice is not undone by the server's older answer
    page.page.get_by_role("button", name="All dates").click()
    page.server_says("window=None")
    page.wait("s.window === null")


def test_the_timeline_by_keyboard(calm: Visit) -> None:
    page = calm
    first = handle(page, "First day shown")
    start = int(first.get_attribute("aria-valuenow"))
    first.focus()
    first.press("ArrowRight")
    first.press("PageUp")
    assert int(first.get_attribute("aria-valuenow")) == start + 8
    first.press("Home")
    assert int(first.get_attribute("aria-valuenow")) == start
    handle(page, "Last day shown").press("Shift+ArrowLeft")
    page.server_says("window=(")
    body = handle(page, "Period shown")
    body.press("ArrowRight")
    assert int(body.get_attribute("aria-valuenow")) == start + 1


def test_it_plays_and_pauses(calm: Visit) -> None:
    page = calm
    page.page.get_by_label("Speed").select_option("8")
    page.page.get_by_role("button", name="Play").click()
    page.wait("s.window !== null")
    begin = page.stats["window"]["from"]
    page.wait(f"s.window.from >= {begin} + 21")
    page.page.get_by_role("button", name="Pause").click()
    window = page.stats["window"]
    page.server_says("window=(")
    page.agree()
    page.rest()
    assert page.stats["window"] == window, "the server's answer moves nothing"
    page.page.get_by_role("button", name="One step on").click()
    assert page.stats["window"]["from"] == window["from"] + 7


def test_hover_and_click(calm: Visit) -> None:
    page = calm
    mark = page.page.evaluate(FIRST_MARK)
    page.page.mouse.move(mark["x"], mark["y"])
    tooltip = page.page.locator(".tooltip")
    tooltip.wait_for()
    assert "Killed:" in tooltip.inner_text()
    page.page.mouse.click(mark["x"], mark["y"])
    card = page.page.get_by_role("complementary", name="Incident")
    card.get_by_text("A sentence.").wait_for()
    # hostile text stays text
    assert "<img src=x onerror=alert(1)>" in card.get_by_role("heading").inner_text()
    assert "<b>x</b>" in card.inner_text()
    links = card.get_by_role("link").all()
    assert [link.get_attribute("href") for link in links] == ["https://example.org/a"]
    assert "noopener" in links[0].get_attribute("rel")
    assert str(mark["id"]) in card.get_by_role("heading").inner_text()
    card.get_by_role("button", name="Close").click()
    card.wait_for(state="hidden")


def test_a_crowd_is_listed(calm: Visit) -> None:
    page = calm
    page.page.evaluate(
        """() => { const { marks, card, words } = badiaMap.instrument;
        const { rows } = marks.marks; card.showList([...rows.slice(0, 70)], words, null); }"""
    )
    card = page.page.get_by_role("complementary", name="Incident")
    assert card.get_by_role("listitem").count() == 60
    card.get_by_role("button").nth(1).click()
    card.get_by_text("A sentence.").wait_for()


def test_on_a_phone_and_by_touch(visit) -> None:
    page = visit(width=390, height=844, has_touch=True, is_mobile=True)
    assert page.page.evaluate("document.documentElement.scrollWidth") <= 390
    small = page.page.evaluate(
        """() => [...badiaMap.instrument.root.querySelectorAll("button, select, summary, .handle")]
        .filter((node) => node.checkVisibility())
        .map((node) => [node.className, node.getBoundingClientRect()])
        .filter(([, box]) => box.height < 43.5 || box.width < 43.5)
        .map(([name, box]) => [name, box.width, box.height])"""
    )
    assert small == []
    assert not page.page.evaluate("badiaMap.instrument.legend.root.open")
    page.rest()
    handle(page, "Last day shown").scroll_into_view_if_needed()
    box = handle(page, "Last day shown").bounding_box()
    touch = page.page.context.new_cdp_session(page.page)
    x, y = box["x"] + box["width"] / 2, box["y"] + 20

    def send(kind: str, *points: float) -> None:
        at = [{"x": px, "y": y} for px in points]
        touch.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": at})

    send("touchStart", x)
    for step in range(1, 9):
        send("touchMove", x - 20 * step)
    send("touchEnd")
    page.wait("s.window !== null")
    page.server_says("window=(")


def test_a_tap_opens_the_card_without_a_tooltip_over_it(visit) -> None:
    page = visit(rows=40, width=390, height=844, has_touch=True, is_mobile=True)
    x, y = page.page.evaluate(
        """() => {
        const { marks, mapElement } = badiaMap.instrument;
        const { left, top } = mapElement.getBoundingClientRect();
        const alone = marks.inReadingOrder(50).find(({ x, y }) =>
          marks.at(x, y, 12)?.rows.length === 1
          && mapElement.contains(mapElement.getRootNode().elementFromPoint(left + x, top + y)));
        return [left + alone.x, top + alone.y]; }"""
    )
    page.page.touchscreen.tap(x, y)
    page.wait("s.selected !== null")
    page.page.evaluate("() => new Promise((done) => requestAnimationFrame(() => setTimeout(done)))")
    assert page.page.evaluate("badiaMap.instrument.pointer.tooltip.hidden")
    # an open legend would hide what is gone to next
    page.page.evaluate("badiaMap.instrument.legend.root.open = true")
    page.page.evaluate("badiaMap.instrument.card.showPoint('Here', ['34.5 N, 38.2 E'], null)")
    assert not page.page.evaluate("badiaMap.instrument.legend.root.open")


def test_marks_by_keyboard(calm: Visit) -> None:
    page = calm
    page.page.evaluate("badiaMap.instrument.mapElement.focus()")
    page.page.keyboard.press("n")
    page.page.locator(".tooltip").wait_for()
    first = page.page.locator(".tooltip").inner_text()
    assert page.page.evaluate("badiaMap.instrument.status.textContent").startswith(first[:10])
    page.page.keyboard.press("n")
    second = page.page.locator(".tooltip").inner_text()
    page.page.keyboard.press("p")
    assert page.page.locator(".tooltip").inner_text() == first != second
    single = "badiaMap.instrument.keys.at.rows.length === 1"
    while not page.page.evaluate(single):
        page.page.keyboard.press("n")
    page.page.keyboard.press("Enter")
    card = page.page.get_by_role("complementary", name="Incident")
    card.get_by_text("A sentence.").wait_for()
    page.page.keyboard.press("Escape")
    card.wait_for(state="hidden")


MGRS = """async (points) => {
  const { mgrs } = await import(badiaMap.base + "mgrs.js");
  return points.map(([lon, lat]) => mgrs(lon, lat));
}"""


def test_a_spot_and_a_distance(calm: Visit) -> None:
    page = calm
    # the first is the Washington Monument's, as published; UTM was compared with PROJ's
    points = [[-77.0365, 38.8977], [42.001, 33], [10, 60]]
    made = page.page.evaluate(MGRS, points)
    assert made == ["18S UJ 23394 07395", "38S KB 19793 55283", None]
    page.page.evaluate(
        "badiaMap.instrument.pointer.showPoint({lat: 34.56, lng: 38.28});"
        "badiaMap.map.setView([34.7, 38.6], 8, {animate: false}); 0"
    )
    card = page.page.get_by_role("complementary", name="Incident")
    assert "MGRS 37S DU 33948 24485" in card.inner_text()
    page.page.get_by_role("button", name="Measure a distance").click()
    metres = page.page.evaluate(
        """() => {
        for (const [lat, lng] of [[34.56, 38.28], [34.887, 38.872]]) {
          const latlng = Object.assign(badiaMap.map.getCenter().clone(), { lat, lng });
          badiaMap.map.fire("click", { latlng, containerPoint: { x: 1, y: 1 }, originalEvent: {} });
        }
        return badiaMap.instrument.measure.length; }"""
    )
    assert metres == pytest.approx(65_300, rel=0.01)  # Palmyra to Al-Sukhnah
    page.page.get_by_role("button", name="Stop measuring").click()


def test_a_slow_or_failing_load_says_so_and_is_tried_again(chromium, server: str) -> None:
    context = chromium.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.set_default_timeout(90_000)
    held, way = [], ["hold"]

    def answer(route) -> None:
        if way[0] == "hold":
            held.append(route)
        elif way[0] == "fail":
            route.abort()
        else:
            route.continue_()

    page.route(lambda url: urlsplit(url).path.startswith("/media/"), answer)
    page.goto(f"{server}/?rows=300")
    loading = page.get_by_role("status").filter(has_text="Loading incidents …")
    loading.wait_for()
    page.wait_for_function("window.badiaMap !== undefined")
    way[0] = "fail"
    for route in held:
        route.abort()
    problem = page.get_by_role("alert").filter(has_text="The incidents can't be shown")
    problem.wait_for()
    # an empty map must not pass for a quiet country
    missing = page.get_by_text("Incidents not loaded")
    assert missing.is_visible() and not loading.is_visible()
    way[0] = "answer"
    problem.get_by_role("button", name="Try again").click()
    page.wait_for_function("window.badiaMap?.stats.shown > 0")
    assert not problem.is_visible()
    assert not loading.is_visible() and not missing.is_visible()
    context.close()


def test_a_click_outlives_a_run_that_another_replaces(visit) -> None:
    page = visit()
    page.rest()
    mark = page.page.evaluate(FIRST_MARK)
    page.page.evaluate(
        """(id) => { const { instrument } = badiaMap;
        instrument.selection.pick(id); instrument.choose("near", { km: -1 });
        instrument.choose("search", "x"); }""",
        mark["id"],
    )
    card = page.page.get_by_role("complementary", name="Incident")
    card.get_by_text("A sentence.").wait_for()
