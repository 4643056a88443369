"""The weights of ``geo.reports.duplicates``: fitted here on the written pairs that are tuned on.

A logistic regression over the signs that pairs show, each weight held small. What it would get on
pairs it has not seen is estimated by leaving a tenth out, ten times, and by leaving each set out;
the scores of the tenths left out also show whether a score of 0.6 is right in six of ten.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Final

import numpy as np
import numpy.typing as npt

from evaluation import Table
from evaluation.duplicates import TUNED_ON, f1, incident
from geo.reports.duplicate_signs import Sign, evidence
from geo.reports.duplicates import LIKELY, WEIGHTS

HELD_SMALL: Final = 0.3
"""Half the square of a weight costs this much, in log likelihood; the first weight is free."""
_PARTS: Final = 10
_ROUNDS: Final = 20
_BOUNDS: Final = (0.0, 0.1, 0.2, 0.4, 0.6, 0.8, 0.9, 1.0)

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]


def run(failures: bool) -> Iterator[Table]:
    """Each weight as fitted and as the code has it; F1 on pairs left out."""
    signs, same, of_set = pairs()
    fitted = fit(signs, same)
    shown = (~np.isnan(signs[:, 0]))[:, None] & (signs != 0)
    yield Table(
        "Duplicates: weights, fitted on the pairs that are tuned on",
        ("sign", "fitted", "in the code", "n"),
        [
            (sign, f"{fitted[i]:+.2f}", f"{WEIGHTS[sign]:+.1f}", int(shown[:, i].sum()))
            for i, sign in enumerate(Sign)
        ],
    )
    scores = _by_tenths(signs, same)
    share = float(np.mean([_f1(told, same) for told in scores >= LIKELY]))
    rows = [("a tenth left out, mean of 20 rounds", f"{100 * share:.1f} %")]
    for number, (name, _) in enumerate(TUNED_ON):
        rest, left_out = of_set != number, of_set == number
        told = judged(signs[left_out], fit(signs[rest], same[rest]))
        rows.append((f"left out: {name}", f"{100 * _f1(told, same[left_out]):.1f} %"))
    yield Table("Duplicates: pairwise F1 on pairs left out of the fit", ("", "F1"), rows)
    yield Table(
        "Duplicates: how often a score of pairs left out of the fit is right",
        ("score", "mean", "one event", "n"),
        _calibration(scores.mean(axis=0), same),
    )


def pairs() -> tuple[Floats, Bools, npt.NDArray[np.intp]]:
    """(n, signs) amounts, NaN where a pair is ruled out; (n,) one event; (n,) number of its set."""
    rows, same, of_set = [], [], []
    for number, (_, path) in enumerate(TUNED_ON):
        for shows, one_event in _read(path):
            rows.append(shows)
            same.append(one_event)
            of_set.append(number)
    return np.array(rows), np.array(same), np.array(of_set)


def _read(path: Path) -> Iterator[tuple[Sequence[float], bool]]:
    for line in path.read_text(encoding="utf-8").splitlines():
        pair = json.loads(line)
        signs = evidence(incident(pair["a"]), incident(pair["b"]))
        amounts = (np.nan if signs is None else signs.get(sign, 0.0) for sign in Sign)
        yield list(amounts), pair["same"]


def fit(signs: Floats, same: Bools) -> Floats:
    """(signs,) weights of the greatest likelihood, by Newton's steps, of what isn't ruled out."""
    kept = ~np.isnan(signs[:, 0])
    x, y = signs[kept], same[kept].astype(float)
    costs = np.full(x.shape[1], HELD_SMALL)
    costs[0] = 0.0
    weights = np.zeros(x.shape[1])
    for _ in range(_ROUNDS):
        likely = 1 / (1 + np.exp(-x @ weights))
        slope = x.T @ (likely - y) + costs * weights
        bend = (x.T * (likely * (1 - likely))) @ x + np.diag(costs)
        # a sign that none of these pairs shows stays at 0
        weights -= np.linalg.lstsq(bend, slope, rcond=None)[0]
    return weights


def judged(signs: Floats, weights: Floats) -> Bools:
    """(n,) whether pairs are told to be one event."""
    points = np.nan_to_num(signs @ weights, nan=-np.inf)
    return np.asarray(points >= np.log(LIKELY / (1 - LIKELY)))


def _by_tenths(signs: Floats, same: Bools) -> Floats:
    """(rounds, n) scores by weights that were fitted without the pair's tenth; 0 if ruled out."""
    scores = np.zeros((_ROUNDS, len(same)))
    for seed, of_round in enumerate(scores):
        part = np.random.default_rng(seed).permutation(len(same)) % _PARTS
        for left_out in range(_PARTS):
            here = part == left_out
            points = signs[here] @ fit(signs[~here], same[~here])
            of_round[here] = np.nan_to_num(1 / (1 + np.exp(-points)))
    return scores


def _calibration(scores: Floats, same: Bools) -> list[tuple[str, str, str, int]]:
    rows = []
    for low, high in pairwise(_BOUNDS):
        here = (scores > low) & (scores <= high)  # what is ruled out has 0
        mean, share = float(scores[here].mean()), float(same[here].mean())
        rows.append((f"{low} to {high}", f"{mean:.2f}", f"{share:.2f}", int(here.sum())))
    return rows


def _f1(told: Bools, same: Bools) -> float:
    of = {True: int(same.sum()), False: int((~same).sum())}
    right = {True: int((told & same).sum()), False: int((~told & ~same).sum())}
    return f1(of, right)
