"""The day that a report was published on: as a person gives it, or as its page states it.

Only what a page itself calls its publication is taken, from where pages say so to programs:
``<meta>``, JSON-LD, microdata. Nothing is guessed from addresses, copyright lines or the days that
are told of.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Iterator
from email.utils import parsedate_to_datetime
from typing import Any, Final

NEAR: Final = dt.timedelta(days=3)
"""A page may be dated some days beside the report: it was brought up to date, or taken over."""
FIRST_YEAR: Final = 1990
_ONE_DAY: Final = dt.timedelta(days=1)
"""The clocks of a page's servers may differ by a day."""
_META: Final = frozenset(
    "article:published_time og:article:published_time og:published_time article:published "
    "datepublished date_published dc.date.issued dc.issued dcterms.issued dcterms.date.issued "
    "citation_publication_date parsely-pub-date pubdate publishdate publish-date publish_date "
    "publication_date publication-date sailthru.date".split()
)
_ARTICLES: Final = ("article", "posting", "report", "webpage")
"""How the kinds of schema.org end that are the page, and no picture or comment on it."""
_ISO: Final = re.compile(r"\s*(\d{4})-?(\d{2})-?(\d{2})(?!\d)")
_HINT: Final = re.compile(rb"(?i)publi|pubdate|issued|sailthru\.date")


def stated_day(page: bytes) -> dt.date | None:
    """The day that an HTML page states as that of its publication, as its own clock has it.

    None where it states none, or days that contradict each other.
    """
    if not _HINT.search(page):
        return None
    from trafilatura import load_html

    tree = load_html(page)
    if tree is None:
        return None
    for said in (_in_head, _in_json, _in_body):
        days = [day for text in said(tree) if (day := _day(text)) is not None]
        if days:
            return days[0] if max(days) - min(days) <= _ONE_DAY else None
    return None


def _in_head(tree: Any) -> Iterator[str]:
    for meta in tree.iter("meta"):
        names = (meta.get(key) or "" for key in ("property", "name", "itemprop"))
        if any(name.lower() in _META for name in names):
            yield meta.get("content") or ""


def _in_json(tree: Any) -> Iterator[str]:
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() == "application/ld+json":
            try:
                told = json.loads(script.text or "", strict=False)
            except (ValueError, RecursionError):
                continue
            yield from _of_articles(told)


def _of_articles(told: Any) -> Iterator[str]:
    """Of the page's own articles, not of what they mention, show or are answered by."""
    things = told if isinstance(told, list) else [told]
    for thing in things:
        if not isinstance(thing, dict):
            continue
        if isinstance(thing.get("@graph"), list):
            yield from _of_articles(thing["@graph"])
        kinds = thing.get("@type")
        kinds = kinds if isinstance(kinds, list) else [kinds]
        if any(str(kind).lower().endswith(_ARTICLES) for kind in kinds):
            yield str(thing.get("datePublished") or "")


def _in_body(tree: Any) -> Iterator[str]:
    for thing in tree.iter("time", "span", "div", "p", "abbr"):
        if (thing.get("itemprop") or "").lower() == "datepublished" or "pubdate" in thing.attrib:
            yield thing.get("datetime") or thing.get("content") or thing.get("title") or ""


def _day(text: str) -> dt.date | None:
    found = _ISO.match(text)
    try:
        day = dt.date(*map(int, found.groups())) if found else parsedate_to_datetime(text).date()
    except (ValueError, TypeError, IndexError):
        return None
    return day if day.year >= FIRST_YEAR else None


def settled_day(
    given: dt.date | None, own: dt.date | None, stated: dt.date | None
) -> tuple[dt.date | None, tuple[str, ...]]:
    """The day to read a report against, and what a user should know of it.

    ``given`` by a person, ``own`` in the text's date line, ``stated`` by the page's metadata: the
    first of them that there is. What anybody can see and correct goes before what is hidden.
    """
    day = given or own or stated
    if day is None or stated is None:
        return day, ()
    if day is stated and not (given or own):
        return day, (
            f"No publication date was given; {stated}, which the page's metadata state, was used.",
        )
    if abs(day - stated) > NEAR:
        return day, (f"The page's metadata state {stated} as its publication, not {day}.",)
    return day, ()
