"""What the comparisons of a scene with an event told before come to, while a text is read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass

import pytest

from geo.places.geocoder import Geocoder
from geo.reports.dates.when import When
from geo.reports.events import so_far
from geo.reports.events.comparison import Comparison
from geo.reports.events.draft import Draft
from geo.reports.events.same_signs import Sign, signs_of
from geo.reports.events.same_verdicts import VERDICTS, verdict_of
from geo.reports.events.sameness import same_event
from geo.reports.reader import read_report
from geo.reports.scenes.scene import Scene

WEDNESDAY = dt.date(2022, 8, 24)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a comparison came to; taken at once, for an event grows with what is told of it."""

    verdict: str | None
    holding: tuple[str, ...]
    signs: list[Sign]
    same: bool


Ask = Callable[[str], Answer]
"""Reads a text; gives the answer to its last comparison, of a scene and an event before."""


def asking(geocoder: Geocoder, monkeypatch: pytest.MonkeyPatch) -> Ask:
    """Listens to the comparisons that are made."""
    answers: list[Answer] = []

    def kept(
        draft: Draft, scene: Scene, when: When | None, soft: bool, adjacent: bool, latest: bool
    ) -> bool:
        compared = Comparison(draft, scene, when, soft, adjacent, latest)
        verdict = verdict_of(compared)
        holding = tuple(v.name for v in VERDICTS if v.holds(compared))
        same = same_event(draft, scene, when, soft, adjacent, latest)
        answers.append(Answer(verdict and verdict.name, holding, signs_of(compared), same))
        return same

    monkeypatch.setattr(so_far, "same_event", kept)

    def answer(text: str) -> Answer:
        read_report(text, WEDNESDAY, geocoder)
        return answers[-1]

    return answer
