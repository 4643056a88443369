"""The weights of ``geo.reports.duplicates``: fitted here on the written pairs that are tuned on,
and on what the reader took out of their reports (`python -m evaluation.duplicate_weights` reads
them anew).

A logistic regression over the signs that pairs show, each weight held small. What it would get on
pairs it has not seen is estimated by leaving each set out; the scores of the sets left out also
show whether a score of 0.6 is right in six of ten.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from itertools import pairwise
from pathlib import Path
from typing import Any, Final

import numpy as np
import numpy.typing as npt

from evaluation import Table
from evaluation.duplicates import READ, TUNED_ON, as_read, f1, facts, incident, likeliest
from geo.config import Config
from geo.places.geocoder import open_geocoder
from geo.reports.duplicate_signs import Sign, evidence
from geo.reports.duplicates import LIKELY, WEIGHTS

HELD_SMALL: Final = 0.3
"""Half the square of a weight costs this much, in log likelihood; the first weight is free."""
_ROUNDS: Final = 20
_BOUNDS: Final = (0.0, 0.1, 0.2, 0.4, 0.6, 0.8, 0.9, 1.0)

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]


def run(failures: bool) -> Iterator[Table]:
    """Each weight as fitted and as the code has it; F1 on pairs left out."""
    signs, same, of_set, as_it_was_read = pairs()
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
    scores = _by_sets(signs, same, of_set)
    rows = []
    for number, (name, _) in enumerate([*TUNED_ON, ("all of them", None)]):
        here = of_set == number if number < len(TUNED_ON) else np.full(len(same), True)
        parts = (here & ~as_it_was_read, here & as_it_was_read)
        rows.append((name, *(cell for part in parts for cell in _share(scores, same, part))))
    yield Table(
        "Duplicates: pairwise F1 on each set by weights that were fitted without it",
        ("left out", "as written", "n", "as read", "n"),
        rows,
    )
    yield Table(
        "Duplicates: how often a score of pairs left out of the fit is right",
        ("score", "mean", "one event", "n"),
        _calibration(scores, same),
    )


def pairs() -> tuple[Floats, Bools, npt.NDArray[np.intp], Bools]:
    """(n, signs) amounts, NaN where a pair is ruled out; (n,) one event; (n,) number of its set;
    (n,) whether its facts are those that were read."""
    rows, same, of_set, as_it_was_read = [], [], [], []
    number_of: dict[str, int] = {}
    for number, path in enumerate([*(path for _, path in TUNED_ON), READ]):
        for pair in _pairs_of(path):
            rows.append(_amounts(pair))
            same.append(pair["same"])
            of_set.append(number_of.setdefault(pair["id"], number))
            as_it_was_read.append(path == READ)
    return np.array(rows), np.array(same), np.array(of_set), np.array(as_it_was_read)


def _pairs_of(path: Path) -> Iterator[dict[str, Any]]:
    yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())


def _amounts(pair: Mapping[str, Any]) -> list[float]:
    found = "a" in pair  # one of the reports may have been read as none
    signs = evidence(incident(pair["a"]), incident(pair["b"])) if found else None
    return [np.nan if signs is None else signs.get(sign, 0.0) for sign in Sign]


def read_anew() -> None:
    """Writes what the reader takes out of the reports of the pairs that are tuned on."""
    reading = as_read(open_geocoder(Config.from_env()))
    lines = []
    for pair in (pair for _, path in TUNED_ON for pair in _pairs_of(path)):
        if not (pair["a"].get("text") and pair["b"].get("text")):
            continue
        found = likeliest(reading(pair["a"]), reading(pair["b"]))
        sides = {"a": facts(found.first), "b": facts(found.second)} if found else {}
        lines.append(json.dumps({"id": pair["id"], "same": pair["same"], **sides}))
    READ.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")


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


def _by_sets(signs: Floats, same: Bools, of_set: npt.NDArray[np.intp]) -> Floats:
    """(n,) scores by weights that were fitted without the pair's set; 0 if ruled out."""
    scores = np.zeros(len(same))
    for number in range(len(TUNED_ON)):
        here = of_set == number
        points = signs[here] @ fit(signs[~here], same[~here])
        scores[here] = np.nan_to_num(1 / (1 + np.exp(-points)))
    return scores


def _share(scores: Floats, same: Bools, part: Bools) -> tuple[str, int]:
    n = int(part.sum())
    return (f"{100 * _f1(scores[part] >= LIKELY, same[part]):.1f} %" if n else "–"), n


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


if __name__ == "__main__":
    read_anew()
