"""The map page of the dashboard itself, in a real browser, over a store of its own."""

from __future__ import annotations

import datetime as dt
import os
import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from urllib.parse import parse_qs, urlencode, urlsplit

import numpy as np
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Route
from playwright.sync_api import TimeoutError as PlaywrightTimeoutError

from geo.config import Config
from geo.demo import made_up_incidents
from geo.filters import IncidentFilter
from geo.frame import Frame
from geo.maps.style import EVENT_LABELS, PARTY_LABELS
from geo.model import (
    GOVERNORATES,
    Casualties,
    Category,
    Claim,
    CountRange,
    DatePrecision,
    EventType,
    GeometryType,
    Incident,
    LonLat,
    MatchStatus,
    Party,
    PlaceMatch,
    PlaceMention,
    Status,
)
from geo.places.geocoder import Geocoder, open_geocoder
from geo.store import Store, open_store
from geo.store.frames import load_frame
from tests.browser.conftest import ROOT, Visit, opening, serve

pytestmark = pytest.mark.browser

soak = pytest.mark.skipif(not os.environ.get("BADIA_SOAK"), reason="long: make soak runs it")

HOSTILE = (
    "<img src=x onerror=\"document.title='broken'\"> \u202ereversed\u202c <script>x()</script>"
)
LONG = HOSTILE + "0123456789" * 1000
HOSTILE_AT = LonLat(39.9, 33.9)


@dataclass(frozen=True)
class Desk:
    """A running dashboard and what it shows."""

    address: str
    db_url: str
    geocoder: Geocoder
    hostile_id: int

    def store(self) -> Store:
        return open_store(self.db_url)

    def frame(self) -> Frame:
        with self.store() as store:
            return load_frame(store)


def incident(**changes: object) -> Incident:
    match = PlaceMatch(
        query="x",
        status=MatchStatus.MATCHED,
        name="A made-up place",
        point=LonLat(38.5, 34.6),
        radius_m=2000,
        admin1="SY04",
        regions=("SY04",),
    )
    base = Incident(
        category=Category.ATTACK,
        event_type=EventType.AMBUSH,
        place=PlaceMention("x", match),
        status=Status.PENDING,
        date=dt.date(2025, 11, 2),
        date_precision=DatePrecision.DAY,
        victims=(Party.CIVILIAN,),
        killed=Casualties(CountRange(2, 4)),
        claims=(Claim("one agency", "Two to four people died.", url="https://example.org/report"),),
    )
    return replace(base, **changes)


def hostile() -> Incident:
    """Markup, script addresses, 10,000 characters and turned text in every field."""
    match = PlaceMatch(
        query=LONG,
        status=MatchStatus.MATCHED,
        name=HOSTILE,
        name_ar=HOSTILE,
        point=HOSTILE_AT,
        radius_m=2000,
        geometry_type=GeometryType.AREA,
        geometry={
            "type": "Polygon",
            "coordinates": [[[39.7, 33.8], [40.1, 33.8], [40.1, 34.0], [39.7, 33.8]]],
        },
        admin1="SY04",
        regions=("SY04",),
        why=LONG,
    )
    claims = (
        Claim(HOSTILE, LONG, publisher=HOSTILE, url="javascript:document.title='broken'"),
        Claim(HOSTILE, HOSTILE, url="data:text/html,<script>1</script>"),
        Claim("an agency", "A sentence.", url='https://example.org/a"><img src=x onerror=1>'),
    )
    return incident(
        place=PlaceMention(LONG, match), claims=claims, note=LONG, units=(HOSTILE, LONG)
    )


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    folder = tmp_path_factory.mktemp("desk")
    db_url = f"sqlite:///{folder / 'badia.sqlite'}"
    geocoder = open_geocoder(Config.from_env())
    with open_store(db_url) as store:
        rows = list(made_up_incidents(600, 5, geocoder))
        desert = geocoder.geocode("Syrian desert")
        rows[:6] = [replace(row, place=PlaceMention("the desert", desert)) for row in rows[:6]]
        rows[6:12] = [replace(row, date=None) for row in rows[6:12]]
        store.insert_incidents(rows, user="test")
        hostile_id = store.add_incident(hostile(), "test")
    env = {"BADIA_DB": db_url, "BADIA_VAR": str(folder), "BADIA_OFFLINE": "0"}
    for address in serve(ROOT / "dashboard.py", folder, **env):
        yield Desk(address, db_url, geocoder, hostile_id)


@pytest.fixture
def see(chromium, desk: Desk) -> Iterator:
    with opening(chromium, desk.address) as go:
        yield go


def metric(page: Page, label: str) -> str:
    tile = page.get_by_test_id("stMetric").filter(has_text=re.compile(f"^{label}"))
    return tile.get_by_test_id("stMetricValue").inner_text()


def card(visit: Visit):
    return visit.page.get_by_role("complementary", name="Incident")


def query_of(page: Page) -> dict[str, list[str]]:
    return parse_qs(urlsplit(page.url).query)


def random_filter(rng: random.Random) -> tuple[IncidentFilter, dict[str, object]]:
    """A filter, and the page's address that says the same."""
    flt, query = IncidentFilter(), {}
    if rng.random() < 0.6:
        first = dt.date(2017, 2, 1) + dt.timedelta(days=rng.randrange(2500))
        last = first + dt.timedelta(days=rng.randrange(20, 700))
        flt = replace(flt, date_from=first, date_to=last)
        query["dates"] = f"{first}..{last}"
    if rng.random() < 0.4:
        regions = rng.sample(["SY04", "SY09", "SY11"], rng.choice([1, 2]))
        flt = replace(flt, regions=tuple(regions))
        query["region"] = [GOVERNORATES[code] for code in regions]
    if rng.random() < 0.4:
        parties = rng.sample([Party.GOVERNMENT, Party.CIVILIAN, Party.SDF], rng.choice([1, 2]))
        flt = replace(flt, parties=tuple(parties))
        query["party"] = [PARTY_LABELS[party] for party in parties]
    if rng.random() < 0.4:
        kinds = rng.sample([k for k in EventType if k is not EventType.TROOP_MOVEMENT], 4)
        flt = replace(flt, event_types=tuple(kinds))
        query["type"] = [EVENT_LABELS[kind] for kind in kinds]
    if rng.random() < 0.3:
        flt = replace(flt, min_killed=rng.randrange(4))
        query["min_killed"] = flt.min_killed
    return flt, query


@pytest.mark.parametrize("filters", [4, pytest.param(50, marks=[pytest.mark.soak, soak])], ids=str)
def test_counts_on_screen_are_the_filters(see, desk: Desk, filters: int) -> None:
    rng = random.Random(7)
    frame = desk.frame()
    visit = see()
    counts = set()
    for _ in range(filters):
        flt, query = random_filter(rng)
        visit.page.goto(f"{desk.address}/?{urlencode(query, doseq=True)}")
        visit.wait("s.firstAppliedAt > 0")
        count = int(flt.select(frame).sum())
        counts.add(count)
        assert visit.stats["shown"] == count, query
        number = metric(visit.page, "Attacks").replace(",", "")
        assert int(number) == count, query  # all of them are attacks
        words = visit.page.evaluate("badiaMap.instrument.timeline.count.textContent")
        assert words.split()[0].replace(",", "") == str(count)
    assert len(counts) > filters // 2, "the filters are many, and not one"


@pytest.mark.parametrize(
    "changes", [30, pytest.param(200, marks=[pytest.mark.soak, soak])], ids=str
)
def test_a_session_of_many_changes_loses_nothing(see, desk: Desk, changes: int) -> None:
    """No remount, no lost zoom; `see` holds that no host was asked and no error was logged."""
    visit = see("?view=34.8,38.9,8")
    page = visit.page
    page.evaluate("badiaMap.map.mountedOnce = true")
    field = "badiaMap.instrument"
    days = page.evaluate(f"{field}.timeline.span")
    rng = random.Random(3)
    for step in range(changes):
        first = rng.randrange(days["first"], days["last"] - 40)
        last = first + rng.randrange(1, 40) if step % 10 else days["last"]
        page.evaluate(
            f"([from, to]) => {field}.timeline.choose({{ from, to }}, true)", [first, last]
        )
        if step % 20 == 0:
            page.wait_for_timeout(400)
    last_window = visit.stats["window"]
    frame = desk.frame()
    start, end = (dt.date(1970, 1, 1) + dt.timedelta(days=last_window[k]) for k in ("from", "to"))
    count = int(IncidentFilter(date_from=start, date_to=end).select(frame).sum())
    page.wait_for_function(
        f"!('badiaScrubbing' in document.documentElement.dataset) && {field}.seq >= {changes}"
    )
    visit.wait(f"s.shown === {count}")
    visit.page.get_by_text(f"{start.day} {start:%b %Y}").first.wait_for()
    assert page.evaluate("badiaMap.map.mountedOnce && badiaMap.map.getZoom()") == 8


def test_the_address_says_everything_and_a_link_shows_it(see) -> None:
    visit = see("?dates=2022-01-01..2022-12-31&region=Homs&heat=Off&symbols=true&recent=true")
    page = visit.page
    shown = visit.stats["shown"]
    page.evaluate("badiaMap.map.setView([34.6, 38.4], 9, { animate: false }); 0")
    # a pixel is 0.002 degrees, and a scroll bar may move the middle by some
    page.wait_for_function(r"/view=34\.(59|60?)\d*,38\.(39|40?)\d*,9(&|$)/.test(location.search)")
    page.get_by_role("button", name="Copy link").click()
    page.get_by_role("button", name=re.compile("Link copied|Copy the address")).wait_for()
    query = query_of(page)
    assert query["dates"] == ["2022-01-01..2022-12-31"]
    assert query["region"] == ["Homs"] and query["recent"] == ["true"]
    other = see(f"?{urlsplit(page.url).query}")
    assert other.stats["shown"] == shown
    assert other.page.evaluate("badiaMap.map.getZoom()") == 9
    assert other.page.evaluate("badiaMap.map.getCenter().lat") == pytest.approx(34.6, abs=0.01)


def test_the_dates_outlive_another_page_and_a_step_back(see) -> None:
    visit = see("?dates=2022-01-01..2022-12-31")
    page = visit.page
    count = visit.stats["shown"]
    page.get_by_role("link", name="Places").click()
    page.wait_for_function("!window.badiaMap")
    page.get_by_role("link", name="Map").click()
    visit.wait(f"s.firstAppliedAt > 0 && s.shown === {count}")
    assert query_of(page)["dates"] == ["2022-01-01..2022-12-31"]
    page.get_by_role("button", name="All dates").click()
    page.wait_for_function("!location.search.includes('dates=')")
    page.go_back()
    visit.wait(f"s.shown === {count}")


def test_a_bad_date_in_the_address_is_said(see) -> None:
    visit = see("?dates=2022-13-01..2022-12-31")
    visit.page.get_by_text("which is no period like").wait_for()
    assert visit.stats["window"] is None


def test_the_labels_language_is_one_choice(see) -> None:
    visit = see()
    visit.page.get_by_role("button", name="Arabic labels").click()
    visit.page.wait_for_function("decodeURI(location.search).includes('labels=العربية')")
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


def test_a_store_that_changes_under_an_open_page(see, desk: Desk) -> None:
    visit = see("?dates=2025-06-01..2025-12-01")
    page = visit.page
    before = visit.stats["shown"]
    page.evaluate("badiaMap.map.mountedOnce = true")
    with desk.store() as store:
        added = store.add_incident(incident(), "test")
    page.evaluate("badiaMap.map.setView([34.6, 38.5], 10, { animate: false }); 0")
    visit.wait(f"s.shown === {before + 1}")
    assert page.evaluate("badiaMap.map.mountedOnce && badiaMap.map.getZoom()") == 10
    with desk.store() as store:
        store.reject([added], "test")
    page.evaluate("badiaMap.map.setView([34.7, 38.5], 10, { animate: false }); 0")
    visit.wait(f"s.shown === {before}")


def test_the_go_to_box(see) -> None:
    visit = see()
    page = visit.page
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


def test_an_answer_covers_the_chip_of_the_distance(see) -> None:
    visit = see("?near=Palmyra")
    page = visit.page
    page.get_by_text("Within 20 km of Palmyra", exact=True).wait_for()
    box = page.get_by_role("searchbox")
    box.fill("no such place at all")
    box.press("Enter")
    page.get_by_role("search").get_by_text("no such place at all").wait_for()
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
    flt = IncidentFilter.from_query({"near": "38.28,34.56,45"})
    page.evaluate("badiaMap.instrument.mapElement.focus()")
    page.keyboard.press("c")
    field = card(visit).get_by_label("Kilometres")
    field.fill("45")
    field.press("Enter")
    visit.wait(f"s.shown === {int(flt.select(frame).sum())}")
    words = page.get_by_text(re.compile("Measured within 45 km of")).inner_text()
    areas = flt.select(frame) & (frame["geometry_type"] != 0)
    assert f"{int(areas.sum())} incidents known only to an area or a route" in words
    assert query_of(page)["km"] == ["45"]
    inside = page.evaluate(
        """() => { const { layer } = badiaMap.instrument.surroundings;
        const pen = layer._canvas.getContext("2d");
        const at = ([lat, lon]) => {
          const { x, y } = badiaMap.map.latLngToContainerPoint([lat, lon]);
          return pen.getImageData(Math.round(x), Math.round(y), 1, 1).data[3]; };
        return [[34.56, 38.28], [34.56, 38.7], [34.56, 38.85]].map(at); }"""
    )
    assert inside[0] == inside[1] == 0 and inside[2] > 50, "only what lies outside steps back"
    page.get_by_role("button", name="Show everything again").click()
    visit.wait(f"s.shown === {everything}")


def test_an_unclear_place_is_no_condition_and_says_so(see) -> None:
    visit = see("?near=Haddaj")
    visit.page.get_by_text("The distance to “Haddaj” is not applied.").wait_for()
    visit.page.get_by_role("button", name=re.compile("Haddaj: village in")).first.click()
    visit.page.get_by_text(re.compile("Measured within 20 km of")).wait_for()


def test_regions_are_shaded_by_what_the_window_shows(see, desk: Desk) -> None:
    visit = see("?shade=Incidents&dates=2020-01-01..2021-12-31")
    frame = desk.frame()
    flt = IncidentFilter(date_from=dt.date(2020, 1, 1), date_to=dt.date(2021, 12, 31))
    bits = frame["governorates"][flt.select(frame)]
    only_homs = int((bits == 1 << list(GOVERNORATES).index("SY04")).sum())
    several = int(np.sum((bits & (bits - 1)) != 0))
    visit.page.wait_for_function("badiaMap.instrument.shade.sums")
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


def test_the_last_72_hours_stand_out(see, desk: Desk) -> None:
    visit = see("?recent=true")
    frame = desk.frame()
    shown = IncidentFilter().select(frame)
    newest = frame["day"].max()
    assert visit.stats["recent"] == int((shown & (frame["day"] > newest - 3)).sum()) > 0
    visit.page.get_by_text("Layers", exact=True).click()
    visit.page.get_by_text("the three days up to the newest incident").wait_for()
    other = see("?recent=true&dates=2017-02-01..2018-02-01")
    assert other.stats["recent"] == 0


def test_a_row_of_the_table_flies_the_map(see) -> None:
    visit = see("?dates=2025-01-01..2025-06-30")
    page = visit.page
    before = page.evaluate("badiaMap.map.getCenter()")
    table = page.get_by_test_id("stDataFrame").first
    table.scroll_into_view_if_needed()
    box = table.bounding_box()
    page.mouse.click(box["x"] + 18, box["y"] + 53)
    visit.wait("s.selected !== null")
    assert int(query_of(page)["incident"][0]) == visit.stats["selected"]
    card(visit).get_by_text("Made-up incident for a demonstration").wait_for()
    assert page.evaluate("badiaMap.map.getCenter()") != before
    assert page.evaluate("badiaMap.map.getZoom()") >= 9


def test_numbers_step_back_while_the_timeline_moves(see) -> None:
    visit = see()
    page = visit.page
    page.evaluate("badiaMap.instrument.timeline.choose({ from: 18300, to: 18330 }, false); 0")
    live = visit.page.evaluate("badiaMap.instrument.timeline.count.textContent")
    page.wait_for_function("'badiaScrubbing' in document.documentElement.dataset")
    page.wait_for_function(
        "getComputedStyle(document.querySelector('.st-key-map_numbers'), '::after').content"
        ".includes('last stop')"
    )
    page.evaluate("badiaMap.instrument.timeline.release()")
    page.wait_for_function("!('badiaScrubbing' in document.documentElement.dataset)")
    count = visit.stats["shown"]
    page.wait_for_function(
        "n => [...document.querySelectorAll('[data-testid=stMetricValue]')][0].innerText === n",
        arg=f"{count:,}",
    )
    assert live.split()[0] != metric(page, "Attacks") or count == 0 or live.startswith(str(count))


def until(act: Callable[[], object], tries: int = 20) -> None:
    """Do it again until it goes through."""
    for left in reversed(range(tries)):
        try:
            act()
            return
        except PlaywrightTimeoutError:
            if not left:
                raise


def test_online_tiles_are_asked_for_only_once_chosen(chromium, desk: Desk) -> None:
    context = chromium.new_context(viewport={"width": 1440, "height": 1000})
    visit = Visit(context.new_page(), urlsplit(desk.address).netloc)
    page = visit.page
    # the tiles' host is silent until the warning was seen, else it may be gone before it is read
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)
        visit.outside.append(route.request.url)

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
    page.unroute("**tile.openstreetmap.org/**", hold)
    for route in held:
        route.abort()
    page.get_by_text("tile.openstreetmap.org does not answer").wait_for()
    assert {urlsplit(url).netloc for url in visit.outside} == {"tile.openstreetmap.org"}
    assert page.evaluate("badiaMap.map.hasLayer(badiaMap.instrument.basemap.layer)")
    assert "ground" not in query_of(page)
    context.close()


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
        color_scheme=scheme,
    )
    visit.page.evaluate("badiaMap.instrument.legend.root.open = true")
    # what is being drawn anew is pale for a moment
    visit.page.wait_for_function(
        "!document.querySelector('[data-stale=true], [data-testid=stStatusWidget]')"
    )
    visit.page.wait_for_timeout(500)
    found = Axe().run(visit.page)
    serious = [
        (fault["id"], node["html"][:160])
        for fault in found.response["violations"]
        for node in fault["nodes"]
        if fault["impact"] in ("serious", "critical")
    ]
    assert serious == []


def test_on_a_phone_the_map_comes_first(see) -> None:
    visit = see("?near=Palmyra&km=80", width=390, height=844, has_touch=True, is_mobile=True)
    page = visit.page
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    stage = page.locator(".stage").bounding_box()
    tile = page.get_by_test_id("stMetric").first.bounding_box()
    assert stage["y"] < 120 and stage["y"] + stage["height"] < tile["y"]
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


def test_labels_keep_clear_of_controls_and_marks(see) -> None:
    visit = see(width=390, height=844, has_touch=True, is_mobile=True)
    overlaps = visit.page.evaluate(
        """() => {
        const { labels, marks } = badiaMap.instrument;
        const furniture = labels.furniture();
        const boxes = labels.taken.slice(furniture.length).filter((b) => b.right - b.left > 7);
        const under = (a, b) => a.left < b.right && b.left < a.right
          && a.top < b.bottom && b.top < a.bottom;
        return [boxes.length, boxes.filter((b) => furniture.some((f) => under(b, f))).length]; }"""
    )
    assert overlaps[0] > 5 and overlaps[1] == 0
