"""The parts of a column beside the map, and how they flow into one column or more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

GAP_MM = 2.6


@dataclass(frozen=True, slots=True)
class Block:
    """A part of the column: its height in millimetres, and how to draw it from x, y."""

    name: str
    height: float
    draw: Callable[[float, float], None]


def flow(
    blocks: Sequence[Block],
    x: float,
    y: float,
    width: float,
    height: float,
    columns: int,
    gap: float,
) -> bool:
    """Stand the blocks in columns from the top; False (and nothing drawn) if they don't fit."""
    spots = _spots(blocks, height, columns)
    for block, column, down in spots or ():
        block.draw(x + column * (width + gap), y + down)
    return bool(spots)


def fits(blocks: Sequence[Block], height: float, columns: int) -> bool:
    """Whether the blocks find room in so many columns of this height (mm)."""
    return _spots(blocks, height, columns) is not None


def height_of(blocks: Sequence[Block], columns: int) -> float:
    """The least height in which the blocks fit in so many columns."""
    height = max(block.height for block in blocks)
    while not _spots(blocks, height, columns):
        height += 1.0
    return height


def with_extras(
    blocks: Sequence[Block], extras: Sequence[Block], height: float, columns: int
) -> list[Block]:
    """The blocks, and of the extras in their order each for which there is room."""
    kept = list(blocks)
    for extra in extras:
        if _spots([*kept, extra], height, columns):
            kept.append(extra)
    return kept


def _spots(
    blocks: Sequence[Block], height: float, columns: int
) -> list[tuple[Block, int, float]] | None:
    """Column and distance from the top of each block, or None if they don't fit."""
    spots: list[tuple[Block, int, float]] = []
    column, down = 0, 0.0
    for block in blocks:
        if down and down + block.height > height + 1e-6:
            column, down = column + 1, 0.0
        if column >= columns or block.height > height + 1e-6:
            return None
        spots.append((block, column, down))
        down += block.height + GAP_MM
    return spots
