"""One event in several outlets, by written pairs and the weights that are fitted on them."""

from __future__ import annotations

from pathlib import Path

import pytest

from evaluation import duplicate_weights
from evaluation.duplicates import HELD_OUT, TUNED_ON, as_read, f1, judged
from geo.config import Config
from geo.places.geocoder import open_geocoder
from geo.reports.duplicate_signs import Sign
from geo.reports.duplicates import WEIGHTS


@pytest.mark.parametrize(
    ("path", "least"),
    [
        (TUNED_ON[0][1], 0.93),
        (TUNED_ON[1][1], 0.93),
        (TUNED_ON[2][1], 0.91),
        (TUNED_ON[3][1], 0.9),  # a third of it looks for what nobody can tell
        (TUNED_ON[4][1], 0.9),
        (TUNED_ON[5][1], 0.92),
        (TUNED_ON[6][1], 0.93),
        (TUNED_ON[7][1], 0.95),
        (TUNED_ON[8][1], 0.92),
        (TUNED_ON[9][1], 0.9),
        (HELD_OUT[0][1], 0.9),
        (HELD_OUT[3][1], 0.9),
        (HELD_OUT[4][1], 0.9),
        (HELD_OUT[5][1], 0.9),
        (HELD_OUT[6][1], 0.8),
    ],
    ids=[
        *(name for name, _ in TUNED_ON),
        *("held out", "held out, fourth set", "held out, fifth set", "held out, sixth set"),
        "held out, seventh set",
    ],
)
def test_written_pairs(path: Path, least: float) -> None:
    of, right, _ = judged(path)
    assert min(of.values()) >= 10
    assert f1(of, right) >= least


@pytest.mark.parametrize("path", [TUNED_ON[3][1], TUNED_ON[7][1]], ids=["fourth set", "eighth set"])
def test_pairs_are_told_by_what_is_read_from_their_reports(path: Path) -> None:
    reading = as_read(open_geocoder(Config.from_env()))
    of, right, _ = judged(path, reading, only_texts=True)
    assert min(of.values()) >= 30
    assert f1(of, right) >= 0.93


def test_the_weights_are_those_fitted_on_the_pairs_tuned_on() -> None:
    signs, same, *_ = duplicate_weights.pairs()
    fitted = duplicate_weights.fit(signs, same)
    assert list(WEIGHTS) == list(Sign)
    assert list(WEIGHTS.values()) == pytest.approx(fitted.tolist(), abs=0.006)
