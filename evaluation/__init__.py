"""How right the answers are: tables with their n, printed by `python -m evaluation`.

Each module here but this one and ``__main__`` offers ``run(failures: bool) -> Iterator[Table]``.
What it measures on and does not ship is looked for in ``SHARED``; a missing file is one sentence
in the output and no error.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from geo import config

HERE = Path(__file__).resolve().parent
SHARED = config.ROOT.parent / "shared"
"""A folder beside the checkout with data that the project doesn't contain."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table of figures; ``notes`` are printed under it, a line each."""

    title: str
    columns: Sequence[str]
    rows: Sequence[Sequence[object]]
    notes: Sequence[str] = ()

    def __str__(self) -> str:
        cells = [[str(c) for c in self.columns], *([str(c) for c in row] for row in self.rows)]
        widths = [max(map(len, column)) for column in zip(*cells, strict=True)]
        lines = [
            "  ".join(
                c.ljust(w) if i == 0 else c.rjust(w)
                for i, (c, w) in enumerate(zip(row, widths, strict=True))
            ).rstrip()
            for row in cells
        ]
        rule = "-" * max(map(len, lines))
        return "\n".join([self.title, rule, lines[0], rule, *lines[1:], *self.notes, ""])


def held_out(name: str) -> bool:
    """Whether a name belongs to the 40 % that nobody looks at while improving the product."""
    return int(sha256(name.strip().encode()).hexdigest(), 16) % 10 < 4


def percent(part: float, whole: float) -> str:
    """A share with one decimal, and a dash where there is nothing to share."""
    return f"{100 * part / whole:.1f} %" if whole else "–"
