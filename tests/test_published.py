"""The day of a report: what a person gives, or what its page states as its publication."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.published import settled_day, stated_day

DAY = dt.date(2022, 3, 20)


def page(head: str = "", body: str = "") -> bytes:
    return f"<!doctype html><html><head>{head}</head><body>{body}</body></html>".encode()


def ld(said: str) -> str:
    return f'<script type="application/ld+json">{said}</script>'


@pytest.mark.parametrize(
    ("head", "body"),
    [
        ('<meta property="article:published_time" content="2022-03-20T23:10:00+03:00">', ""),
        ('<meta name="DC.date.issued" content="2022-03-20">', ""),
        ('<meta name="pubdate" content="20220320">', ""),
        ('<meta name="pubdate" content="Sun, 20 Mar 2022 10:00:00 GMT">', ""),
        ('<meta itemprop="datePublished" content="2022-03-20">', ""),
        (ld('{"@type": "NewsArticle", "datePublished": "2022-03-20T10:00Z"}'), ""),
        (ld('[{"@type": ["Report", "Article"], "datePublished": "2022-03-20"}]'), ""),
        (ld('{"@graph": [{"@type": "WebPage", "datePublished": "2022-03-20"}]}'), ""),
        ("", '<time itemprop="datePublished" datetime="2022-03-20T10:00">Sunday</time>'),
        ("", '<time pubdate datetime="2022-03-20">today</time>'),
    ],
)
def test_a_day_that_the_page_states(head: str, body: str) -> None:
    assert stated_day(page(head, body)) == DAY


@pytest.mark.parametrize(
    ("head", "body"),
    [
        pytest.param("", "<p>Published by a desk on 20 March 2022.</p>", id="only words"),
        pytest.param('<meta name="date" content="2022-03-20">', "", id="a day of anything"),
        pytest.param(
            '<meta property="article:modified_time" content="2022-03-20">', "", id="changed"
        ),
        pytest.param("", '<time datetime="2022-03-20">20 March</time>', id="a day told of"),
        pytest.param(
            ld('{"@type": "ImageObject", "datePublished": "2022-03-20"}'), "", id="a picture's"
        ),
        pytest.param(
            ld('{"@type": "Person", "knows": {"@type": "Article", "datePublished": "2022-03-20"}}'),
            "",
            id="another article's",
        ),
        pytest.param(
            '<meta name="pubdate" content="2022-03-20"><meta name="publishdate" '
            'content="2019-03-20">',
            "",
            id="two that contradict",
        ),
        pytest.param('<meta name="pubdate" content="1970-01-01">', "", id="a clock's zero"),
        pytest.param('<meta name="pubdate" content="2022-13-40">', "", id="no day"),
        pytest.param('<meta name="pubdate" content="">', "", id="empty"),
        pytest.param(ld('{"datePublished": '), "", id="broken"),
        pytest.param(ld('[[1, null], "datePublished"]'), "", id="nonsense"),
    ],
)
def test_what_is_no_statement_of_its_publication(head: str, body: str) -> None:
    assert stated_day(page(head, body)) is None


def test_the_days_of_two_time_zones_are_one() -> None:
    two = (
        '<meta property="article:published_time" content="2022-03-20T01:00:00+03:00">'
        '<meta name="pubdate" content="2022-03-19T22:00:00Z">'
    )
    assert stated_day(page(two)) == DAY


@given(st.binary(max_size=200))
def test_any_bytes_are_read_or_left(data: bytes) -> None:
    stated_day(b"<html><meta name=pubdate content='" + data)


@pytest.mark.parametrize(
    ("given", "own", "stated", "day", "said"),
    [
        pytest.param(None, None, None, None, "", id="nobody says"),
        pytest.param(None, None, DAY, DAY, "the page's metadata state, was used", id="hidden"),
        pytest.param(None, DAY, DAY, DAY, "", id="both"),
        pytest.param(DAY, None, dt.date(2022, 3, 18), DAY, "", id="near"),
        pytest.param(DAY, None, dt.date(2022, 3, 1), DAY, "state 2022-03-01", id="doubtful"),
        pytest.param(None, DAY, dt.date(2022, 3, 1), DAY, "state 2022-03-01", id="seen first"),
    ],
)
def test_what_is_seen_goes_before_what_is_hidden(
    given: dt.date | None,
    own: dt.date | None,
    stated: dt.date | None,
    day: dt.date | None,
    said: str,
) -> None:
    found, notes = settled_day(given, own, stated)
    assert found == day
    assert said in "".join(notes) and bool(said) == bool(notes)
