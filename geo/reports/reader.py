"""Reads a report: its incidents, its tallies, and what was left out and why.

Pure: a text and its date go in, drafts with their spans come out. No network, no clock.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from geo.collector import no_collection
from geo.errors import InputError
from geo.model import ReadIncident, Reading
from geo.reports.dates.when import When
from geo.reports.events.gathering import Gathering
from geo.reports.intake import check_text, own_date, written_on
from geo.reports.scenes.marking import Marking, dates_in, places_in
from geo.reports.scenes.scenes import scenes_of
from geo.reports.spots.protocol import PlaceScanner
from geo.reports.text.layout import Block, Role, blocks_of
from geo.reports.text.repair import Repaired, repair
from geo.reports.text.sentences import Sentence, sentences_of


def read_report(text: str, published: dt.date | None, geocoder: PlaceScanner) -> Reading:
    """The incidents and tallies of one report in English.

    ``published`` is what weekdays and dates without a year are read against; without it the page's
    own date line is used, and failing that they stay unknown. Raises InputError for a text that is
    empty, too long or not text.
    """
    [reading] = _read([(text, published)], geocoder)
    if isinstance(reading, InputError):
        raise reading
    return reading


def read_marked(
    words: str, published: dt.date | None, geocoder: PlaceScanner
) -> ReadIncident | None:
    """What words tell of the one incident that a person says they tell of; None for nothing.

    They are read as ``read_report`` reads them. What it would leave out, because they name no day,
    place or number, is taken here: that it happened was decided by who marked it. Raises
    InputError as ``read_report`` does.
    """
    report = _Report(words, published, geocoder, check_text(words))
    report.mend()
    text = report.repaired.text
    sentences = sentences_of(text, [Block(0, len(text), Role.BODY)])  # no title, no furniture
    report.find_dates()
    report.find_places()
    report.gathering.cut(sentences)
    [scenes] = scenes_of([report.gathering.choose()])
    report.gathering.take(scenes)
    found = report.reading().incidents
    return found[0] if found else report.gathering.as_one()


AT_ONCE: Final = 16
"""So many articles read together are read about as fast as more of them would be."""
_CHARS_AT_ONCE: Final = 60_000
"""Long reports are read by fewer, so that memory stays flat."""


def read_reports(
    reports: Iterable[tuple[str, dt.date | None]], geocoder: PlaceScanner
) -> Iterator[Reading | InputError]:
    """Texts with their dates, each read as ``read_report`` reads it; of one that it refuses, why.

    In order, some at once: each step is taken for all of these before the next one is, so that its
    code stays in the processor's caches. That saves a tenth of the time and more.
    """
    some: list[tuple[str, dt.date | None]] = []
    chars = 0
    for text, published in reports:
        chars += len(text)
        if some and (len(some) == AT_ONCE or chars > _CHARS_AT_ONCE):
            yield from _read(some, geocoder)
            some, chars = [], len(text)
        some.append((text, published))
    yield from _read(some, geocoder)


# Saves a tenth of the time and more: what is made here holds no cycles, and is gone on return,
# before the collector is on again and would look at all of it.
@no_collection()
def _read(
    reports: Sequence[tuple[str, dt.date | None]], geocoder: PlaceScanner
) -> list[Reading | InputError]:
    begun = [_begun(text, published, geocoder) for text, published in reports]
    readable = [b for b in begun if not isinstance(b, InputError)]
    for step in (_Report.mend, _Report.lay_out, _Report.find_dates, _Report.find_places):
        for report in readable:
            step(report)
    for report in readable:
        report.gathering.cut(report.sentences)
    chosen = [report.gathering.choose() for report in readable]
    for report, scenes in zip(readable, scenes_of(chosen), strict=True):
        report.gathering.take(scenes)
    return [b if isinstance(b, InputError) else b.reading() for b in begun]


def _begun(text: str, published: dt.date | None, geocoder: PlaceScanner) -> _Report | InputError:
    try:
        return _Report(text, published, geocoder, check_text(text))
    except InputError as error:
        return error


@dataclass(slots=True)
class _Report:
    """A report while it is read; its steps in the order in which they are taken."""

    source: str
    published: dt.date | None
    geocoder: PlaceScanner
    warnings: list[str]
    repaired: Repaired = field(init=False)
    sentences: list[Sentence] = field(init=False)
    whens: list[When] = field(init=False)
    gathering: Gathering = field(init=False)

    def mend(self) -> None:
        self.repaired = repair(self.source)

    def lay_out(self) -> None:
        text = self.repaired.text
        blocks = blocks_of(text)
        if self.published is None and (day := own_date(text, blocks)) is not None:
            self.published = day
            self.warnings.append(
                f"No publication date was given; {day.isoformat()}, the page's own, was used."
            )
        self.sentences = sentences_of(text, blocks)

    def find_dates(self) -> None:
        text = self.repaired.text
        self.whens = dates_in(text, self.published)
        if (day := written_on(text, self.whens, self.published)) is not None:
            self.whens = dates_in(text, day)

    def find_places(self) -> None:
        text = self.repaired.text
        marked = Marking(text, self.whens, places_in(text, self.geocoder))
        self.gathering = Gathering(
            self.source, self.repaired, self.published, self.geocoder, marked
        )

    def reading(self) -> Reading:
        """What was read of it in the end."""
        reading = self.gathering.finish()
        warnings = self.warnings
        if self.published is None and self.gathering.needed_date:
            warnings.append(
                "Without the report's date, weekdays and dates without a year stay unknown: "
                "give the day that it was published on."
            )
        if not reading.incidents and not any("unread" in w for w in warnings):
            warnings.append(_why_nothing(reading))
        return Reading(reading.incidents, reading.tallies, reading.ignored, tuple(warnings))


def _why_nothing(reading: Reading) -> str:
    if reading.tallies:
        return "No single incident is told; the report gives running totals only."
    if reading.ignored:
        return f"No incident was found: {reading.ignored[0].reason}."
    return "No incident was found: the report names no attack, operation or casualties."
