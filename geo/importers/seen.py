"""Which ids a file has named so far, in 16 bytes a row, so that memory hardly grows."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

Hashes = NDArray[np.int64]
_RUNS = 16


def _hashes(texts: Sequence[str]) -> Hashes:
    """64 bits of each text; two of 3 million texts share them once in 4 million files."""
    return np.fromiter(map(hash, texts), dtype=np.int64, count=len(texts))


class SeenKeys:
    """Ids with the fingerprints of their rows, as sorted runs that are merged now and then."""

    def __init__(self) -> None:
        self._runs: list[tuple[Hashes, Hashes]] = []

    def add(self, keys: Sequence[str], fingerprints: Sequence[str]) -> dict[int, bool]:
        """Adds rows; for those whose id came before, by index, whether the row was the same."""
        key = _hashes(keys)
        print_ = _hashes(fingerprints)
        again: dict[int, bool] = {}
        for run_key, run_print in self._runs:
            at = np.minimum(np.searchsorted(run_key, key), len(run_key) - 1)
            for i in np.flatnonzero(run_key[at] == key):
                again[int(i)] = bool(run_print[at[i]] == print_[i])
        order = np.argsort(key, kind="stable")
        repeats = order[1:][key[order[1:]] == key[order[:-1]]]
        for i in repeats:
            first = order[np.searchsorted(key[order], key[i])]
            again.setdefault(int(i), bool(print_[first] == print_[i]))
        fresh = order
        if again:
            fresh = np.array([i for i in order if int(i) not in again], dtype=np.intp)
        if fresh.size:
            self._keep(key[fresh], print_[fresh])
        return again

    def missing(self, keys: Sequence[str]) -> list[int]:
        """The indices of those ids that no row had."""
        key = _hashes(keys)
        found = np.zeros(len(keys), dtype=bool)
        for run, _ in self._runs:
            at = np.minimum(np.searchsorted(run, key), len(run) - 1)
            found |= run[at] == key
        return [int(i) for i in np.flatnonzero(~found)]

    def _keep(self, key: Hashes, print_: Hashes) -> None:
        self._runs.append((key, print_))
        if len(self._runs) > _RUNS:
            keys = np.concatenate([run for run, _ in self._runs])
            prints = np.concatenate([run for _, run in self._runs])
            order = np.argsort(keys, kind="stable")
            self._runs = [(keys[order], prints[order])]
