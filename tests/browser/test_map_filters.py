"""The map page of the dashboard itself: filters, numbers and the page's address agree."""

from __future__ import annotations

import datetime as dt
import os
import random
import re
from dataclasses import replace
from urllib.parse import urlencode, urlsplit

import pytest

from geo.filters import IncidentFilter
from geo.frame import day_number
from geo.maps.layers import pack_mask
from geo.maps.style import EVENT_LABELS, PARTY_LABELS
from geo.model import (
    GOVERNORATES,
    EventType,
    Party,
)
from tests.browser.conftest import (
    metric,
    query_of,
)
from tests.browser.desk import Desk, incident

pytestmark = pytest.mark.browser
soak = pytest.mark.skipif(not os.environ.get("BADIA_SOAK"), reason="long: make soak runs it")


NUMBER_IS = "n => document.querySelector('[data-testid=stMetricValue]')?.innerText === n"


# what the server sends with a filter change: a bit mask and the days
APPLY = """async ({ mask, from, to }) => {
  const { instrument } = badiaMap;
  const window = { seq: instrument.seq + 1, from, to };
  await instrument.apply({ ...instrument.latest, mask, window });
  return [badiaMap.stats.shown, instrument.timeline.count.textContent];
}"""


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


def test_the_map_counts_what_fifty_filters_count(see, desk: Desk) -> None:
    rng = random.Random(7)
    frame = desk.frame()
    visit = see()
    visit.rest()
    counts = set()
    for _ in range(50):
        flt, query = random_filter(rng)
        days = [
            flt.date_from and day_number(flt.date_from),
            flt.date_to and day_number(flt.date_to),
        ]
        sent = {
            "mask": pack_mask(flt.without_dates().select(frame)),
            **dict(zip(("from", "to"), days, strict=True)),
        }
        count = int(flt.select(frame).sum())
        counts.add(count)
        shown, words = visit.page.evaluate(APPLY, sent)
        assert (shown, words.split()[0].replace(",", "")) == (count, str(count)), query
    assert len(counts) > 25, "the filters are many, and not one"


@pytest.mark.parametrize("filters", [4, pytest.param(50, marks=[pytest.mark.soak, soak])], ids=str)
def test_counts_on_screen_are_the_filters(see, desk: Desk, filters: int) -> None:
    """The whole way, from the page's address through the server to the screen."""
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
        number = metric(visit.page, "Attacks")  # all of them are attacks
        assert number == (f"{count:,}" if count else "none known"), query
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
            visit.rest()
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
    visit.rest()
    page.get_by_role("link", name="Places").click()
    page.wait_for_function("!window.badiaMap")
    visit.rest()
    page.get_by_role("link", name="Map").click()
    visit.wait(f"s.firstAppliedAt > 0 && s.shown === {count}")
    page.wait_for_function("location.search.includes('dates=2022-01-01..2022-12-31')")
    visit.rest()
    page.get_by_role("button", name="All dates").click()
    page.wait_for_function("!location.search.includes('dates=')")
    visit.rest()
    page.go_back()
    visit.wait(f"s.shown === {count}")


def test_a_bad_date_and_an_unclear_place_are_no_condition_and_that_is_said(see) -> None:
    visit = see("?dates=2022-13-01..2022-12-31&near=Haddaj")
    visit.page.get_by_text("which is no period like").wait_for()
    assert visit.stats["window"] is None
    visit.page.get_by_text("The distance to “Haddaj” is not applied.").wait_for()
    visit.rest()
    visit.page.get_by_role("button", name=re.compile("Haddaj: village in")).first.click()
    visit.page.get_by_text(re.compile("Measured within 20 km of")).wait_for()


def test_a_store_that_changes_under_an_open_page(see, desk: Desk) -> None:
    """Another process writes; nobody touches the page, and the map keeps its view."""
    visit = see("?dates=2025-06-01..2025-12-01")
    page = visit.page
    before = visit.stats["shown"]
    page.evaluate("badiaMap.map.mountedOnce = true")
    page.evaluate("badiaMap.map.setView([34.6, 38.5], 10, { animate: false }); 0")

    def shows(count: int) -> None:
        visit.wait(f"s.shown === {count}")
        page.wait_for_function(NUMBER_IS, arg=f"{count:,}")

    shows(before)
    with desk.store() as store:
        added = store.add_incident(incident(), "test")
    shows(before + 1)
    with desk.store() as store:
        store.reject([added], "test")
    shows(before)
    with desk.store() as store:
        store.undo(user="test")
    shows(before + 1)
    assert page.evaluate("badiaMap.map.mountedOnce && badiaMap.map.getZoom()") == 10


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
    page.wait_for_function(NUMBER_IS, arg=f"{count:,}")
    assert live.split()[0] != metric(page, "Attacks") or count == 0 or live.startswith(str(count))
