"""Reading reports, on one core and over workers, beside finding their dates with a library.

The reports are the written corpus's notes, joined to texts of about 400 words: every sentence
tells of an event, so they are harder than most news. The baseline is dateparser's search for the
dates alone in the same texts, a small part of what the reader finds.
"""

from __future__ import annotations

import csv
import datetime as dt
import faulthandler
import json
import resource
import time
from collections.abc import Callable, Iterator

from dateparser.search import search_dates

from evaluation import SHARED
from geo.commands.reports import read_lines
from geo.config import ROOT, Config
from geo.piles import Crew, in_order
from geo.places.geocoder import Geocoder, open_geocoder
from geo.reports.reader import AT_ONCE, read_report, read_reports

WORDS = 400
ROUNDS = 5
PILE = 3_000
"""Reports of a whole pile; on a busy machine the time below ends it sooner."""
PILE_S = 20.0
"""No more reports are handed out after so long; what is on its way is finished."""
END_S = 600.0
"""Whatever happens, the process says where it stands and ends after so long."""
BASELINE = 3
"""So many texts are enough for the baseline, which takes seconds each."""
DAY = dt.date(2022, 3, 19)
ARTICLES = SHARED / "reports" / "fa-kes_homs_deir.csv"
"""Real articles, where they are at hand."""


def main() -> None:
    faulthandler.dump_traceback_later(END_S, exit=True)
    texts = list(_texts())
    geocoder = open_geocoder(Config.from_env())
    ours_s, alone_s = _seconds(texts, geocoder)
    start = time.process_time()
    for text in texts[:BASELINE]:
        search_dates(text, languages=["en"])
    dates_s = (time.process_time() - start) / BASELINE
    words = sum(len(t.split()) for t in texts) / len(texts)
    print(f"{len(texts)} texts of {words:.0f} words each")
    _row("reports, one core", 1 / ours_s, "reports/s", "200")
    _row("the same, each by itself", 1 / alone_s, "reports/s", "-")
    articles = _articles()
    if articles:
        all_s, alone_s = _seconds(articles, geocoder)
        measure = f"news articles of 300 to 500 words (n = {len(articles)}), one core"
        _row(measure, 1 / all_s, "reports/s", "200")
        _row("the same, each by itself", 1 / alone_s, "reports/s", "-")
    else:
        print(f"news articles: skipped, {ARTICLES.name} is not in {ARTICLES.parent}")
    _row("dateparser's search_dates in the joined ones", 1 / dates_s, "reports/s", "-")
    _read([(0, _line(t)) for t in texts])  # opens the places and fills what is remembered
    before = _peak_mb()
    done, rate = _pile(texts, Crew())
    _row(f"read --jsonl, {done:,} reports, one process", rate, "reports/s", "200")
    _row("memory more after the pile than before", _peak_mb() - before, "MB", "flat")
    for workers in (1, 2):
        done, rate = _pile(texts, Crew(workers=workers))
        measure = f"the same, {done:,}, --workers {workers}, start included"
        _row(measure, rate, "reports/s", "-")
    faulthandler.cancel_dump_traceback_later()


def _seconds(texts: list[str], geocoder: Geocoder) -> tuple[float, float]:
    """Seconds a report, read together as a pile is, and each by itself as a page does."""
    pile = [(text, DAY) for text in texts]
    together = _best(lambda: list(read_reports(pile, geocoder)))
    alone = _best(lambda: [read_report(*report, geocoder) for report in pile])
    return together / len(texts), alone / len(texts)


def _texts() -> Iterator[str]:
    corpus = ROOT / "tests" / "reports" / "corpus" / "dev.jsonl"
    text = ""
    for line in corpus.read_text(encoding="utf-8").splitlines():
        text += json.loads(line)["text"] + "\n\n"
        if len(text.split()) >= WORDS:
            yield text
            text = ""


def _articles() -> list[str]:
    if not ARTICLES.is_file():
        return []
    with ARTICLES.open(encoding="utf-8", errors="replace", newline="") as file:
        texts = [row["article_content"] for row in csv.DictReader(file)]
    return [t for t in texts if 300 <= len(t.split()) <= 500]


def _pile(texts: list[str], crew: Crew) -> tuple[int, float]:
    """Reports read and reports a second, lines in and lines out, as the command does it.

    Seconds of the processor in this process alone, else of the clock.
    """
    lines = [_line(t) for t in texts]
    clock = time.process_time if crew.alone else time.perf_counter
    start, begun = time.perf_counter(), clock()
    handed: list[int] = []

    def pile() -> Iterator[tuple[int, bytes]]:
        for n in range(PILE):
            if time.perf_counter() - start > PILE_S:
                return
            handed.append(n)
            yield n, lines[n % len(lines)]

    done = sum(1 for _ in in_order(_read, pile(), crew, AT_ONCE))
    if done != len(handed):
        raise RuntimeError(f"{done} of {len(handed)} came back")
    return done, done / (clock() - begun)


def _line(text: str) -> bytes:
    return json.dumps({"id": "x", "text": text, "published": str(DAY)}).encode()


def _read(lines: list[tuple[int, bytes]]) -> list[object]:
    return list(read_lines(lines, None, Config.from_env()))


def _best(work: Callable[[], object]) -> float:
    """Processor seconds of the fastest of `ROUNDS`: other work on the machine only slows it."""
    times = []
    for _ in range(ROUNDS):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


def _row(measure: str, value: float, unit: str, goal: str) -> None:
    print(f"{measure:<58}{value:>12,.1f} {unit:<10} goal {goal}", flush=True)


def _peak_mb() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
