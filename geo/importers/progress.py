"""How far an import is, for the bar in the terminal and on the page."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Progress:
    """``share`` of the file that is read, 0 to 1; ``elapsed_s`` since the start.

    ``last``: nothing more will be told.
    """

    rows: int
    share: float
    elapsed_s: float
    last: bool = False
    unit: str = "rows"

    @property
    def rows_per_s(self) -> float:
        """0 before any time has passed."""
        return self.rows / self.elapsed_s if self.elapsed_s > 0 else 0.0

    @property
    def left_s(self) -> float | None:
        """Seconds to go at the rate so far, None before there is one."""
        if self.share <= 0.001 or self.elapsed_s <= 0:
            return None
        return self.elapsed_s * max(0.0, 1 - self.share) / self.share

    def __str__(self) -> str:
        left = self.left_s
        until = "" if left is None else f", {_span(left)} left"
        return (
            f"{self.share:4.0%}  {self.rows:,} {self.unit}, {self.rows_per_s:,.0f} a second{until}"
        )


OnProgress = Callable[[Progress], None]


def _span(seconds: float) -> str:
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    return f"{whole // 60} min {whole % 60:02d} s"


class Meter:
    """Tells ``on_progress`` at most every ``every_s`` seconds, and at the end."""

    def __init__(
        self, on_progress: OnProgress | None, every_s: float = 0.2, unit: str = "rows"
    ) -> None:
        self._tell = on_progress
        self._unit = unit
        self._every_s = every_s
        self._start = self._last = time.monotonic()

    def at(self, rows: int, share: float, last: bool = False) -> None:
        """Tells how far it is, if it has not just been told; ``share``: of the whole, 0 to 1."""
        now = time.monotonic()
        if self._tell is None or (not last and now - self._last < self._every_s):
            return
        self._last = now
        self._tell(Progress(rows, min(1.0, share), now - self._start, last, self._unit))
