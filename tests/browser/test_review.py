"""The review page in a real browser: links between text and drafts, marking text, small screens."""

from __future__ import annotations

import datetime as dt
import itertools
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import Page
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from geo.config import Config
from geo.places.geocoder import open_geocoder
from geo.reports.reader import read_report
from geo.store import open_store
from geo.store.founding import seed_founding
from tests.browser.conftest import ROOT, Tabs, Visit, serious_faults, serve

pytestmark = pytest.mark.browser
soak = pytest.mark.skipif(not os.environ.get("BADIA_SOAK"), reason="long: make soak runs it")

Go = Callable[..., Visit]

TEXT = """Five soldiers died and two were hurt on Tuesday when gunmen fired on a truck near Arak,
the state agency SANA said. It was not clear who was behind the attack. 😀 <b>bold</b>

In another incident, SOHR said a landmine killed two shepherds near Al-Sukhnah on 12 June.

A herder was later found dead in Al-Qaryatayn.
"""
REPORT = "/reports?report=2"
TRIES, PATIENCE_MS = 18, 5_000
MISSED = "It was not clear who was behind the attack."


@pytest.fixture(scope="module")
def review_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """Address and store of the whole dashboard, with one report under review."""
    folder = tmp_path_factory.mktemp("review")
    db_url = f"sqlite:///{folder / 'badia.sqlite'}"
    var = {"BADIA_DB": db_url, "BADIA_VAR": str(folder), "BADIA_OFFLINE": "1"}
    geocoder = open_geocoder(Config.from_env())
    day = dt.date(2022, 6, 18)
    with open_store(db_url) as store:
        seed_founding(store, geocoder)
        reading = read_report(TEXT, day, geocoder)
        store.add_report(TEXT, reading, title="Made up", published=day, user="Anna")
    for address in serve(ROOT / "dashboard.py", folder, **var):
        yield address, db_url


@contextmanager
def visits(tabs: Tabs, address: str) -> Iterator[Go]:
    """Gives ``go(path, width=1440, ...)``, which opens a page of the dashboard."""
    opened: list[Visit] = []

    def go(path: str = REPORT, width: int = 1440, height: int = 1000, **options) -> Visit:
        made = Visit(tabs.open(width, height, **options), urlsplit(address).netloc)
        opened.append(made)
        made.page.goto(address + path)
        return made

    yield go
    for made in opened:
        made.page.close()
        assert made.outside == []
        assert [e for e in made.errors if "404" not in e] == []


@pytest.fixture
def go(tabs: Tabs, review_server: tuple[str, str]) -> Iterator[Go]:
    with visits(tabs, review_server[0]) as opens:
        yield opens


def open_report(go: Go) -> Visit:
    made = go()
    made.page.locator(".badia-pane mark").first.wait_for()
    made.page.locator(".badia-shown").first.wait_for()
    made.rest()
    return made


@pytest.fixture(scope="module")
def read_only(tabs: Tabs, review_server: tuple[str, str]) -> Iterator[Visit]:
    """The report, for several tests that only look at it."""
    with visits(tabs, review_server[0]) as opens:
        yield open_report(opens)


LIT = """words => JSON.stringify(words) === JSON.stringify([...document.querySelectorAll(
  ".badia-exact [data-start]")].map((node) => node.innerText))"""


def lights(page: Page, *words: str) -> None:
    """Wait until just these words are lit."""
    page.wait_for_function(LIT, arg=list(words))


def until(page: Page, act: Callable[[], object], holds: str, arg: object = None) -> None:
    """Acts until something holds: a late answer of the server draws anew, and takes the focus."""
    for _ in range(TRIES):
        act()
        with suppress(PlaywrightTimeout):
            page.wait_for_function(holds, arg=arg, timeout=PATIENCE_MS)
            return
    raise AssertionError(f"it never came about: {holds}")


def test_a_value_lights_up_where_it_stands_and_back(read_only: Visit) -> None:
    page = read_only.page
    draft = page.locator("[class*=st-key-draft_]").first
    draft.locator("[data-badia-field=killed]").hover()
    lights(page, "Five")
    draft.locator("[data-badia-field=place]").hover()
    page.wait_for_function("document.querySelector('.badia-exact')?.textContent.includes('Arak')")
    page.locator(".badia-pane mark", has_text="Tuesday").first.hover()
    lights(page, "Tuesday")
    outlined = "getComputedStyle(document.querySelector('[class*=st-key-draft_]')).outlineStyle"
    assert page.evaluate(outlined) == "solid"
    page.get_by_role("heading", name="Reports", exact=True).hover()
    lights(page)
    assert page.evaluate(outlined) == "none"


def test_the_links_by_keyboard(read_only: Visit) -> None:
    page = read_only.page
    chip = page.get_by_role("button", name="Incident 2: go to what was read")
    second = "document.querySelectorAll('[class*=st-key-draft_]')[1]"
    until(page, chip.focus, "document.querySelectorAll('.badia-lit [data-start]').length > 3")
    until(
        page,
        lambda: chip.press("Enter"),
        f"document.activeElement === {second}.querySelector('[data-badia-draft]')",
    )

    def press_the_next_value() -> None:
        page.evaluate(f"{second}.querySelector('[data-badia-draft]').focus()")
        page.keyboard.press("Tab")
        page.keyboard.press("Enter")

    until(page, press_the_next_value, LIT, ["12 June"])


SELECT = """words => {
  const all = [...document.querySelectorAll('.badia-pane [data-start]')];
  const node = all.find((w) => w.textContent.includes(words)).firstChild;
  const range = document.createRange();
  range.setStart(node, node.data.indexOf(words));
  range.setEnd(node, node.data.indexOf(words) + words.length);
  const selection = document.getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
}"""


def test_words_outside_the_report_offer_nothing(read_only: Visit) -> None:
    page = read_only.page
    add = page.get_by_role("button", name="Add as incident")
    page.evaluate(SELECT, MISSED)
    add.wait_for()
    page.evaluate("document.getSelection().selectAllChildren(document.querySelector('h1,h2'))")
    add.wait_for(state="hidden")


def test_markup_of_a_report_stays_text(read_only: Visit) -> None:
    page = read_only.page
    assert "<b>bold</b>" in page.locator(".badia-pane").inner_text()
    assert page.locator(".badia-pane b").count() == 0


def test_marked_words_become_a_draft_and_are_taken_back(go, review_server) -> None:
    made = open_report(go)
    page = made.page
    add = page.get_by_role("button", name="Add as incident")
    assert not add.is_visible()
    # the second stands after an emoji, so that code points have to be right
    for words in (MISSED, "<b>bold</b>"):
        with open_store(review_server[1]) as store:
            before = len(store.report_incidents(2))
        made.rest()
        page.evaluate(SELECT, words)
        add.click()
        page.get_by_role("button", name="Undo: added by hand").wait_for()
        made.rest()
        with open_store(review_server[1]) as store:
            added = store.report_incidents(2)[-1]
            assert len(store.report_incidents(2)) == before + 1
        (claim,) = added.claims
        assert claim.span and TEXT[slice(*claim.span)] == claim.sentence == words
        page.get_by_role("button", name="Undo: added by hand").click()
        page.get_by_role("button", name="Undo: added by hand").wait_for(state="hidden")
        with open_store(review_server[1]) as store:
            assert len(store.report_incidents(2)) == before


def test_a_correction_typed_and_accepted_at_once_is_not_lost(go, review_server) -> None:
    made = open_report(go)
    page = made.page
    draft = page.locator("[class*=st-key-draft_]").nth(1)
    draft.get_by_text("Correct", exact=True).click()
    draft.get_by_role("textbox", name="Killed").fill("3")
    draft.get_by_role("button", name="Accept").click()
    draft.get_by_text("accepted").wait_for()
    with open_store(review_server[1]) as store:
        second = store.report_incidents(2)[1]
    assert (str(second.killed.total), str(second.status)) == ("3", "verified")
    page.reload()
    page.locator(".badia-pane mark").first.wait_for()
    assert "report=2" in page.url
    undo = page.get_by_role("button", name="Undo: accepted")
    undo.wait_for()
    made.rest()
    undo.click()
    undo.wait_for(state="hidden")
    with open_store(review_server[1]) as store:
        assert str(store.report_incidents(2)[1].status) == "draft"


def test_what_was_typed_and_not_saved_is_there_after_a_reload(go) -> None:
    made = open_report(go)
    page = made.page
    draft = page.locator("[class*=st-key-draft_]").nth(1)
    draft.get_by_text("Correct", exact=True).click()
    killed = draft.get_by_role("textbox", name="Killed")
    stored = killed.input_value()
    killed.fill("4")
    killed.press("Tab")
    draft.get_by_role("button", name="Save the corrections").wait_for()
    page.wait_for_function("Object.values(sessionStorage).join().includes('\"4\"')")
    page.reload()
    draft.get_by_text("There are corrections that are not saved yet.").wait_for()
    assert killed.input_value() == "4", "and its form is open"
    killed.fill(stored)
    killed.press("Tab")
    draft.get_by_role("button", name="Save the corrections").wait_for(state="hidden")
    page.wait_for_function("!Object.keys(sessionStorage).some((k) => k.startsWith('badia-'))")


def test_a_text_that_was_not_read_yet_is_there_after_a_reload(go) -> None:
    made = open_report(go)
    page = made.page
    page.get_by_text("Add reports", exact=True).click()
    text = page.get_by_role("textbox", name="Text of the report")
    text.fill("Two soldiers were hurt near Arak.")
    text.press("Tab")
    page.wait_for_function("Object.values(sessionStorage).join().includes('hurt near Arak')")
    page.reload()
    text.wait_for()
    assert text.input_value() == "Two soldiers were hurt near Arak."
    made.rest()
    text.fill("")
    text.press("Tab")
    page.wait_for_function("!Object.keys(sessionStorage).some((k) => k.startsWith('badia-'))")


@pytest.mark.parametrize(
    "path", ["/reports?report=2", f"/places?place_query={quote('Al-Soukhna')}"]
)
def test_on_a_phone(go, path: str) -> None:
    made = go(path, width=390, height=844, has_touch=True, is_mobile=True)
    page = made.page
    page.get_by_role("heading", level=2).first.wait_for()
    made.rest()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_on_a_phone_what_is_pressed_is_large_enough_for_a_finger(go: Go) -> None:
    page = go(width=390, height=844, has_touch=True, is_mobile=True).page
    page.locator(".badia-shown").first.wait_for()
    page.wait_for_function(  # the styles for touch may come after the parts that they are for
        "document.querySelector('.badia-shown').getBoundingClientRect().height >= 44"
    )
    pressed = page.locator(
        ".badia-chip, .badia-shown, [data-testid=stDateInputField], "
        "[data-testid=stSelectbox] button, [data-testid=stMultiSelect] button"
    )
    sizes = pressed.evaluate_all(
        "all => all.map((e) => e.getBoundingClientRect()).map((b) => [b.width, b.height])"
    )
    assert len(sizes) > 10
    shown = [size for size in sizes if size != [0, 0]]
    assert [size for size in shown if min(size) < 44] == []


# address, and words that stand there when all is drawn
PAGES = {
    "review": ("/reports?report=2", "A herder was later found dead"),
    "told twice": ("/reports?reports_view=Told+twice", "Also pairs within one import"),
    "place": (f"/places?place_query={quote('Al-Soukhna')}", "Spellings that the gazetteer knows"),
    "no place": ("/places", "The gazetteer holds"),
}
OFTEN = {("review", "light"), ("told twice", "dark"), ("place", "dark"), ("no place", "light")}


@pytest.mark.parametrize(
    ("name", "scheme"),
    [
        pytest.param(
            name, scheme, marks=[] if (name, scheme) in OFTEN else [pytest.mark.soak, soak]
        )
        for name in PAGES
        for scheme in ("light", "dark")
    ],
)
def test_axe_finds_no_serious_fault(go, name: str, scheme: str) -> None:
    made = go(PAGES[name][0], scheme=scheme)
    made.page.get_by_text(PAGES[name][1]).first.wait_for()
    made.rest()
    # what is being drawn anew is pale for a moment
    made.page.wait_for_function("document.getAnimations().every((a) => a.playState !== 'running')")
    within = {"include": [["[data-testid=stMainBlockContainer]"]]}
    assert serious_faults(made.page, context=within) == []


def test_on_a_phone_no_tab_lies_over_another(go: Go) -> None:
    made = go("/data", width=390, height=844)
    made.page.get_by_role("tab").last.wait_for()
    tabs = made.page.get_by_role("tab").evaluate_all(
        "all => all.map((t) => [t.getBoundingClientRect().x, t.scrollWidth])"
    )
    assert len(tabs) == 7
    for (x, width), (following, _) in itertools.pairwise(tabs):
        assert x + width <= following
    assert made.page.evaluate("document.documentElement.scrollWidth") <= 390
