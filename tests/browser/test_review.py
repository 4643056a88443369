"""The review page in a real browser: links between text and drafts, marking text, small screens."""

from __future__ import annotations

import datetime as dt
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from urllib.parse import quote, urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe

from geo.config import Config
from geo.places.geocoder import open_geocoder
from geo.reports.reader import read_report
from geo.store import open_store
from geo.store.founding import seed_founding
from tests.browser.conftest import ROOT, Visit, wait_for

pytestmark = pytest.mark.browser
soak = pytest.mark.skipif(not os.environ.get("BADIA_SOAK"), reason="long: make soak runs it")

TEXT = """Five soldiers died and two were hurt on Tuesday when gunmen fired on a truck near Arak,
the state agency SANA said. It was not clear who was behind the attack. 😀 <b>bold</b>

In another incident, SOHR said a landmine killed two shepherds near Al-Sukhnah on 12 June.

A herder was later found dead in Al-Qaryatayn.
"""
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
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    env = {**os.environ, **var}
    subprocess.run([sys.executable, "-m", "geo", "prepare"], cwd=ROOT, env=env, check=True)
    log = (folder / "log.txt").open("w+")
    process = subprocess.Popen(
        [sys.executable, "-m", "streamlit", "run", "dashboard.py", "--server.port", str(port)],
        cwd=ROOT,
        env=env,
        stdout=log,
        stderr=subprocess.STDOUT,
    )
    try:
        wait_for(f"http://127.0.0.1:{port}/_stcore/health", process)
        yield f"http://127.0.0.1:{port}", db_url
    finally:
        process.terminate()
        process.wait(timeout=10)
        log.close()


@pytest.fixture
def review(chromium, review_server) -> Iterator:
    opened = []

    def go(path: str = "/reports?report=2", width: int = 1440, height: int = 1000, **context):
        made = chromium.new_context(viewport={"width": width, "height": height}, **context)
        visit = Visit(made.new_page(), urlsplit(review_server[0]).netloc)
        opened.append((visit, made))
        visit.page.goto(review_server[0] + path)
        return visit

    yield go
    for visit, made in opened:
        made.close()
        assert visit.outside == []
        assert [e for e in visit.errors if "404" not in e] == []


def open_report(review, **context):
    page = review(**context).page
    page.locator(".badia-pane mark").first.wait_for()
    page.locator(".badia-shown").first.wait_for()
    return page


def lit(page) -> list[str]:
    return page.locator(".badia-exact [data-start]").all_inner_texts()


def test_a_value_lights_up_where_it_stands_and_back(review) -> None:
    page = open_report(review)
    draft = page.locator("[class*=st-key-draft_]").first
    draft.locator("[data-badia-field=killed]").hover()
    page.locator(".badia-exact").first.wait_for()
    assert lit(page) == ["Five"]
    draft.locator("[data-badia-field=place]").hover()
    page.wait_for_function("document.querySelector('.badia-exact')?.textContent.includes('Arak')")
    page.locator(".badia-pane mark", has_text="Tuesday").first.hover()
    assert lit(page) == ["Tuesday"]
    outlined = "getComputedStyle(document.querySelector('[class*=st-key-draft_]')).outlineStyle"
    assert page.evaluate(outlined) == "solid"
    page.get_by_role("heading", name="Reports", exact=True).hover()
    assert lit(page) == [] and page.evaluate(outlined) == "none"


def test_the_links_by_keyboard(review) -> None:
    page = open_report(review)
    chip = page.get_by_role("button", name="Incident 2: go to what was read")
    chip.focus()
    assert page.locator(".badia-lit [data-start]").count() > 3
    chip.press("Enter")
    value = page.locator("[class*=st-key-draft_]").nth(1).locator("[data-badia-draft]").first
    assert value.evaluate("node => node === document.activeElement")
    value.press("Tab")
    page.keyboard.press("Enter")
    assert lit(page) == ["12 June"]


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


def test_marked_words_become_a_draft_and_are_taken_back(review, review_server) -> None:
    page = open_report(review)
    add = page.get_by_role("button", name="Add as incident")
    assert not add.is_visible()
    # the second stands after an emoji, so that code points have to be right
    for words in (MISSED, "<b>bold</b>"):
        with open_store(review_server[1]) as store:
            before = len(store.report_incidents(2))
        page.evaluate(SELECT, words)
        add.click()
        page.get_by_text("Added as incident").wait_for()
        with open_store(review_server[1]) as store:
            added = store.report_incidents(2)[-1]
            assert len(store.report_incidents(2)) == before + 1
        (claim,) = added.claims
        assert claim.span and TEXT[slice(*claim.span)] == claim.sentence == words
        page.get_by_role("button", name="Undo: added by hand").click()
        page.get_by_text("Taken back").wait_for()
        page.get_by_text("Taken back").wait_for(state="hidden")
        with open_store(review_server[1]) as store:
            assert len(store.report_incidents(2)) == before


def test_words_outside_the_report_offer_nothing(review) -> None:
    page = open_report(review)
    page.evaluate("document.getSelection().selectAllChildren(document.querySelector('h1,h2'))")
    page.wait_for_timeout(200)
    assert not page.get_by_role("button", name="Add as incident").is_visible()


def test_markup_of_a_report_stays_text(review) -> None:
    page = open_report(review)
    assert "<b>bold</b>" in page.locator(".badia-pane").inner_text()
    assert page.locator(".badia-pane b").count() == 0


def test_a_correction_typed_and_accepted_at_once_is_not_lost(review, review_server) -> None:
    page = open_report(review)
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
    page.get_by_role("button", name="Undo: accepted").click()
    page.get_by_text("Taken back").wait_for()


@pytest.mark.parametrize(
    "path", ["/reports?report=2", f"/places?place_query={quote('Al-Soukhna')}"]
)
def test_on_a_phone(review, path: str) -> None:
    page = review(path, width=390, height=844, has_touch=True, is_mobile=True).page
    page.get_by_role("heading", level=2).first.wait_for()
    page.wait_for_timeout(1500)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


PAGES = {
    "review": "/reports?report=2",
    "told twice": "/reports?reports_view=Told+twice",
    "place": f"/places?place_query={quote('Al-Soukhna')}",
    "no place": "/places",
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
def test_axe_finds_no_serious_fault(review, name: str, scheme: str) -> None:
    page = review(PAGES[name], color_scheme=scheme).page
    page.get_by_test_id("stHeading").first.wait_for()
    page.wait_for_timeout(2500)
    # what is being drawn anew is pale for a moment
    page.wait_for_function(
        "!document.querySelector('[data-stale=true], [data-testid=stStatusWidget]')"
    )
    page.wait_for_timeout(500)
    found = Axe().run(page, context={"include": [["[data-testid=stMainBlockContainer]"]]})
    serious = [
        (fault["id"], node["html"][:160], str(node["any"])[:300])
        for fault in found.response["violations"]
        for node in fault["nodes"]
        if fault["impact"] in ("serious", "critical")
    ]
    assert serious == []
