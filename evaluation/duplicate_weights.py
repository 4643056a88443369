"""The weights of ``geo.reports.duplicates``: fitted here on the written pairs that are tuned on.

A logistic regression over the signs that pairs show, each weight held small. What it would get on
pairs it has not seen is estimated by leaving a tenth out, ten times, and by leaving each set out.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
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
    rows = [("a tenth left out, mean of 20 rounds", f"{100 * _by_tenths(signs, same):.1f} %")]
    for number, (name, _) in enumerate(TUNED_ON):
        rest, left_out = of_set != number, of_set == number
        told = judged(signs[left_out], fit(signs[rest], same[rest]))
        rows.append((f"left out: {name}", f"{100 * _f1(told, same[left_out]):.1f} %"))
    yield Table("Duplicates: pairwise F1 on pairs left out of the fit", ("", "F1"), rows)


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


def _by_tenths(signs: Floats, same: Bools) -> float:
    shares = []
    for seed in range(_ROUNDS):
        part = np.random.default_rng(seed).permutation(len(same)) % _PARTS
        told = np.zeros(len(same), dtype=bool)
        for left_out in range(_PARTS):
            here = part == left_out
            told[here] = judged(signs[here], fit(signs[~here], same[~here]))
        shares.append(_f1(told, same))
    return float(np.mean(shares))


def _f1(told: Bools, same: Bools) -> float:
    of = {True: int(same.sum()), False: int((~same).sum())}
    right = {True: int((told & same).sum()), False: int((~told & ~same).sum())}
    return f1(of, right)
