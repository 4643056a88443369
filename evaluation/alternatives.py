"""Kept libraries in the place of the reader's own sentences and dates: what each gets right.

Libraries that aren't installed are left out: ``dateparser`` comes with the tests' requirements,
``dateutil`` with pandas, ``pysbd`` (0.3.4) is looked for and not required.
"""

from __future__ import annotations

import datetime as dt
import importlib
import importlib.util
import time
from collections.abc import Callable, Iterator
from typing import Final
from unittest import mock

from evaluation import Table, percent
from evaluation.reader import CORPUS, corpus, score_of
from geo.config import Config
from geo.places.geocoder import open_geocoder
from geo.reports import reader
from geo.reports.dates.dates import dates_of
from geo.reports.text.layout import Block, Role
from geo.reports.text.sentences import Sentence, sentences_of

PUBLISHED: Final = dt.date(2022, 3, 19)  # a Saturday

EXPRESSIONS: Final = (
    ("on 6 March 2022", "2022-03-06"),
    ("On March 6, 2022, gunmen", "2022-03-06"),
    ("on the 6th of March", "2022-03-06"),
    ("on March 6", "2022-03-06"),
    ("on 24 December", "2021-12-24"),
    ("2022-03-06", "2022-03-06"),
    ("06/03/2022", "2022-03-06"),
    ("on Sunday", "2022-03-13"),
    ("late on Friday", "2022-03-18"),
    ("last Saturday", "2022-03-12"),
    ("Sunday's attack", "2022-03-13"),
    ("yesterday evening", "2022-03-18"),
    ("the day before yesterday", "2022-03-17"),
    ("this morning", "2022-03-19"),
    ("last night", "2022-03-18"),
    ("two days ago", "2022-03-17"),
    ("between 3 and 5 March", "2022-03-03"),
    ("from 28 February to 2 March", "2022-02-28"),
    ("around 6 March (as reported)", "2022-03-06"),
    ("last week", "2022-03-07"),
    ("in February", "2022-02-01"),
    ("the 17th Division", None),
    ("killing 12 and wounding 3", None),
    ("may have killed two", None),
    ("two T-62 tanks and 3 men", None),
    ("at 10:15 a.m.", None),
    ("Station 2 and Station 3", None),
    ("sun and sand", None),
)
"""Expressions with their first day, against ``PUBLISHED``; None where no date stands."""


def run(failures: bool) -> Iterator[Table]:
    """Dates over ``EXPRESSIONS``; sentences by what the reader then gets right of the corpus."""
    del failures
    finders: dict[str, Callable[[str], dt.date | None]] = {"ours": _ours}
    if importlib.util.find_spec("dateparser"):
        finders["dateparser"] = _dateparser
    if importlib.util.find_spec("dateutil"):
        finders["dateutil"] = _dateutil
    yield Table(
        "Dates: ours and libraries",
        ("", "right", "told where none is", "ms each"),
        [_dates_row(name, find) for name, find in finders.items()],
    )
    splitters: dict[str, Callable[[str, list[Block]], list[Sentence]]] = {"ours": sentences_of}
    if importlib.util.find_spec("pysbd"):
        splitters["pysbd"] = _pysbd
    yield Table(
        f"Sentences: the reader on {CORPUS.name}'s dev part with ours and with libraries",
        ("", "incidents, F1", "killed", "place", "s of CPU"),
        [_sentences_row(name, split) for name, split in splitters.items()],
    )


def _dates_row(name: str, find: Callable[[str], dt.date | None]) -> tuple[object, ...]:
    begin = time.process_time()
    found = [find(text) for text, _ in EXPRESSIONS]
    spent = 1000 * (time.process_time() - begin) / len(EXPRESSIONS)
    gold = [dt.date.fromisoformat(g) if g else None for _, g in EXPRESSIONS]
    dated = [(f, g) for f, g in zip(found, gold, strict=True) if g]
    right = sum(f == g for f, g in dated)
    wrong = sum(f is not None for f, g in zip(found, gold, strict=True) if g is None)
    none = len(gold) - len(dated)
    return (
        name,
        f"{percent(right, len(dated))} of {len(dated)}",
        f"{wrong} of {none}",
        f"{spent:.2f}",
    )


def _ours(text: str) -> dt.date | None:
    return next((w.first for w in dates_of(text, PUBLISHED) if w.first), None)


def _dateparser(text: str) -> dt.date | None:
    search_dates = importlib.import_module("dateparser.search").search_dates
    settings = {
        "RELATIVE_BASE": dt.datetime.combine(PUBLISHED, dt.time(12)),
        "PREFER_DATES_FROM": "past",
        "DATE_ORDER": "DMY",
    }
    found = search_dates(text, languages=["en"], settings=settings)
    return found[0][1].date() if found else None


def _dateutil(text: str) -> dt.date | None:
    """A date whose month and day don't only stand in for what the text leaves open."""
    parser = importlib.import_module("dateutil.parser")
    base = dt.datetime.combine(PUBLISHED, dt.time())
    try:
        found = [
            parser.parse(text, fuzzy=True, dayfirst=True, default=default).date()
            for default in (base, base - dt.timedelta(days=1))
        ]
    except (ValueError, OverflowError):
        return None
    return found[0] if found[0] == found[1] else None


def _pysbd(text: str, blocks: list[Block]) -> list[Sentence]:
    segmenter = importlib.import_module("pysbd").Segmenter(
        language="en", clean=False, char_span=True
    )
    result = []
    for number, block in enumerate(blocks):
        if block.role is Role.FURNITURE:
            continue
        for span in segmenter.segment(text[block.start : block.end]):
            start, end = block.start + span.start, block.start + span.end
            while end > start and text[end - 1].isspace():
                end -= 1
            result.append(Sentence(start, end, number, block.role))
    return result


def _sentences_row(
    name: str, split: Callable[[str, list[Block]], list[Sentence]]
) -> tuple[object, ...]:
    geocoder = open_geocoder(Config.from_env())
    begin = time.process_time()
    with mock.patch.object(reader, "sentences_of", split):
        score = score_of(name, corpus("dev"), geocoder)
    spent = time.process_time() - begin
    shares = [
        f"{percent(score.right[m], score.of[m])} of {score.of[m]}" for m in ("killed", "place")
    ]
    return name, f"{100 * score.f1:.1f} %", *shares, f"{spent:.1f}"
