"""A report's text with its dates and places marked, and the words of each sentence."""

from __future__ import annotations

import bisect
import datetime as dt
from dataclasses import replace

from geo.model import GeometryType, PlaceMention
from geo.reports.dates import dates_of
from geo.reports.lexicon import Tag
from geo.reports.protocol import PlaceScanner
from geo.reports.sentences import Sentence
from geo.reports.tokens import Marked, Token, tokens_of


class Marking:
    """The dates (``whens``) and places (``mentions``) of a repaired text, in reading order."""

    def __init__(self, text: str, published: dt.date | None, geocoder: PlaceScanner) -> None:
        self.text = text
        self.geocoder = geocoder
        self.whens = dates_of(text, published)
        found = geocoder.scan(text)
        self.mentions = [self._on_its_road(m) for m in found if m.span is not None]
        marks = [Marked(w.start, w.end, Tag.DATE, i) for i, w in enumerate(self.whens)]
        for i, mention in enumerate(self.mentions):
            if mention.span is not None:
                marks.append(Marked(mention.span[0], mention.span[1], Tag.PLACE, i))
        self.marks = sorted(marks, key=lambda m: (m.start, m.end))
        self._starts = [m.start for m in self.marks]

    def tokens_in(self, sentence: Sentence) -> list[Token]:
        first = bisect.bisect_left(self._starts, sentence.start)
        stop = bisect.bisect_left(self._starts, sentence.end)
        return tokens_of(self.text, sentence.start, sentence.end, self.marks[first:stop])

    def _on_its_road(self, mention: PlaceMention) -> PlaceMention:
        """ "The Palmyra-Homs road, near Arak": near Arak, and not the middle of the road."""
        plain = mention.mention.replace(", near ", " near ")
        if mention.match.geometry_type is not GeometryType.LINE or plain == mention.mention:
            return mention
        exact = [m for m in self.geocoder.scan(f"on the {plain}") if m.match.point is not None]
        nearer = exact and exact[-1].match.geometry_type is not GeometryType.LINE
        return replace(mention, match=exact[-1].match) if nearer else mention
