"""A report's text with its dates and places marked, and the words of each sentence."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from geo.model import PlaceMention
from geo.reports.dates.dates import dates_of
from geo.reports.dates.when import Use, When
from geo.reports.spots.protocol import PlaceScanner
from geo.reports.text.sentences import Sentence
from geo.reports.vocabulary.lexicon import Tag
from geo.reports.vocabulary.tokens import Marked, Token, all_tokens_of

_DISTRICT_OF: Final = re.compile(r"(?P<which>[a-z]+ )?district of (?=[A-Z])")
_PART_OF: Final = re.compile(r"(?:\w-\w+|\b[Aa]|[Aa]nother|\b[Oo]ne|[Aa]l-\w+) (?:\w+ )?$")


class Marking:
    """The dates (``whens``) and places (``mentions``) of a repaired text, in reading order."""

    def __init__(self, text: str, whens: list[When], mentions: list[PlaceMention]) -> None:
        self.text = text
        self.whens = whens
        self.mentions = mentions
        marks = [Marked(w.start, w.end, Tag.DATE, i) for i, w in enumerate(whens)]
        for i, mention in enumerate(mentions):
            if mention.span is not None:
                marks.append(Marked(mention.span[0], mention.span[1], Tag.PLACE, i))
        self._marks = {m.start: m for m in sorted(marks, key=lambda m: m.end)}

    def tokens_of(self, sentences: Iterable[Sentence]) -> list[list[Token]]:
        """The units of each sentence, with the dates and places marked in it."""
        return all_tokens_of(self.text, [(s.start, s.end) for s in sentences], self._marks)


def dates_in(text: str, published: dt.date | None) -> list[When]:
    """The dates of a repaired text."""
    return _weeks_apart(text, dates_of(text, published))


def places_in(text: str, geocoder: PlaceScanner) -> list[PlaceMention]:
    """The places of a repaired text, each with its span."""
    found = [m for m in geocoder.scan(text) if m.span is not None]
    return [_of_the_city(text, m, geocoder) for m in found]


def _weeks_apart(text: str, whens: list[When]) -> list[When]:
    """ "Last Thursday", in a report that has called its own Thursday by its name: a week before."""
    plain: set[dt.date] = set()
    result = []
    for when in whens:
        told = text[when.start : when.end].lower()
        if when.weekday is not None and when.first is not None and when.use is Use.POINT:
            if not told.startswith("last "):
                plain.add(when.first) if " " not in told else None
            elif when.first in plain and when.last == when.first:
                day = when.first - dt.timedelta(days=7)
                when = replace(when, first=day, last=day)
        result.append(when)
    return result


def _of_the_city(text: str, mention: PlaceMention, geocoder: PlaceScanner) -> PlaceMention:
    """ "In another district of Homs", "the al-Zahra district of Homs": a quarter of the city.

    "The district of Homs" is the district around it.
    """
    opens = _DISTRICT_OF.match(mention.mention)
    if opens is None or mention.span is None or mention.match.kind != "district":
        return mention
    start, end = mention.span
    if not opens.group("which") and not _PART_OF.search(text, max(0, start - 40), start):
        return mention
    city = [m for m in geocoder.scan(f"in {text[start + opens.end() : end]}") if m.match.point]
    if len(city) != 1:
        return mention
    return replace(city[0], span=(start + opens.end(), end))
