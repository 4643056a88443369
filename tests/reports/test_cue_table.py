"""Cues kept under words: what is asked, in which order, and that no cue holds without its words."""

from __future__ import annotations

import json
from collections.abc import Set as AbstractSet
from pathlib import Path

import pytest

from geo.places.geocoder import Geocoder
from geo.reports.clauses.cue_table import ALWAYS, Cue, CueTable, first_answer
from geo.reports.reader import read_report
from geo.reports.scenes.not_meant import NOT_MEANT
from geo.reports.sides.side_cues import SIDE_CUES
from geo.reports.spots.spot_cues import SPOT_CUES
from tests.reports.notes import PUBLISHED

CORPUS = Path(__file__).parent / "corpus" / "dev.jsonl"
TEXTS = 250

TABLE = CueTable[str, str](
    Cue(lambda at: at == "b" or None, "first", {"b", "c"}),
    Cue(lambda at: at.isupper(), "second", ALWAYS),
    Cue(lambda at: "own" if at == "a" else None, None, {"a"}),
)


@pytest.mark.parametrize(
    ("words", "asked", "answer"),
    [
        pytest.param({"b"}, "b", "first", id="its word stands there"),
        pytest.param({"x"}, "b", None, id="none of its words stands there"),
        pytest.param({"x"}, "B", "second", id="asked always"),
        pytest.param({"a", "b", "c"}, "B", "second", id="in order"),
        pytest.param({"a"}, "a", "own", id="the cue itself answers"),
        pytest.param({"a"}, "x", None, id="no cue holds"),
    ],
)
def test_the_first_cue_that_holds_decides(words: set[str], asked: str, answer: str | None) -> None:
    assert first_answer(TABLE.cues_for(words), asked) == answer


@pytest.mark.parametrize(
    "table", [SIDE_CUES, SPOT_CUES, NOT_MEANT], ids=["sides", "spots", "kinds"]
)
def test_no_cue_holds_without_its_words(
    table: CueTable[object, object], geocoder: Geocoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    held: list[str] = []

    def all_cues(
        self: CueTable[object, object], words: AbstractSet[str]
    ) -> list[Cue[object, object]]:
        if self is table:
            return [watched(cue, words) for cue in self.cues]
        return unwatched(self, words)

    def watched(cue: Cue[object, object], words: AbstractSet[str]) -> Cue[object, object]:
        def asks(at: object) -> object:
            if answer := cue.asks(at):
                held.append(cue.asks.__name__)
                stands = cue.words is ALWAYS or not cue.words.isdisjoint(words)
                assert stands, f"{cue.asks.__name__} holds in {sorted(words)}"
            return answer

        return Cue(asks, cue.answer, ALWAYS)

    unwatched = CueTable.cues_for
    monkeypatch.setattr(CueTable, "cues_for", all_cues)
    for line in CORPUS.read_text(encoding="utf-8").splitlines()[:TEXTS]:
        read_report(json.loads(line)["text"], PUBLISHED, geocoder)
    assert len(set(held)) > len(table.cues) // 4
