"""Casualty density: a kernel estimate on a grid, in casualties per 1,000 km².

Method: Silverman's quartic (biweight) kernel with a fixed radius in kilometres, so that colours
mean the same at every zoom. Area-only incidents are spread evenly over their area.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from geo.frame import Bools, Frame

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

Floats = npt.NDArray[np.float64]

WEIGHTS = ("casualties", "killed", "wounded", "incidents")


def weights(frame: Frame, mask: Bools, by: str = "casualties") -> Floats:
    """Weight of each masked row by its lower counts; what is unknown weighs nothing.

    ``by``: one of `WEIGHTS`; casualties are killed and wounded together.
    """
    if by == "incidents":
        return np.ones(int(mask.sum()))
    killed = np.maximum(frame["killed_min"][mask], 0).astype(float)
    wounded = np.maximum(frame["wounded_min"][mask], 0).astype(float)
    by_name: dict[str, Floats] = {"killed": killed, "wounded": wounded}
    casualties: Floats = killed + wounded
    return by_name.get(by, casualties)


@dataclass(frozen=True, slots=True)
class Grid:
    """A raster over projected metres; ``values`` has shape (rows, columns), rows from the south."""

    west: float
    south: float
    cell_m: float
    values: Floats

    @property
    def extent(self) -> tuple[float, float, float, float]:
        """West, east, south, north in projected metres."""
        rows, columns = self.values.shape
        return (
            self.west,
            self.west + columns * self.cell_m,
            self.south,
            self.south + rows * self.cell_m,
        )


def density(
    x: Floats,
    y: Floats,
    weight: Floats,
    box: tuple[float, float, float, float],
    radius_m: float,
    cell_m: float,
) -> Grid:
    """Kernel density of points in projected metres, in units of weight per 1,000 km².

    ``x``, ``y``, ``weight``: shape (n,). ``box``: west, south, east, north; points up to one
    radius outside count.
    """
    pad = int(np.ceil(radius_m / cell_m))
    west, south = box[0] - pad * cell_m, box[1] - pad * cell_m
    columns = int(np.ceil((box[2] - box[0]) / cell_m)) + 2 * pad
    rows = int(np.ceil((box[3] - box[1]) / cell_m)) + 2 * pad
    column = np.floor((x - west) / cell_m).astype(int)
    row = np.floor((y - south) / cell_m).astype(int)
    inside = (column >= 0) & (column < columns) & (row >= 0) & (row < rows)
    counts = np.zeros((rows, columns))
    np.add.at(counts, (row[inside], column[inside]), weight[inside])
    kernel = _quartic(pad, cell_m, radius_m)
    shape = (rows + 2 * pad, columns + 2 * pad)
    spectrum = np.fft.rfft2(counts, shape) * np.fft.rfft2(kernel, shape)
    smooth = np.fft.irfft2(spectrum, shape)[2 * pad : rows, 2 * pad : columns]
    return Grid(box[0], box[1], cell_m, np.maximum(smooth, 0) * 1e9)


def _quartic(reach: int, cell_m: float, radius_m: float) -> Floats:
    """Weights per square metre on cells within the radius; they sum to one over the area."""
    steps = np.arange(-reach, reach + 1) * cell_m
    squared = (steps[:, None] ** 2 + steps[None, :] ** 2) / radius_m**2
    kernel = np.where(squared < 1, (1 - squared) ** 2, 0.0)
    return np.asarray(kernel / kernel.sum() / cell_m**2)


def add_areas(grid: Grid, areas: list[tuple[BaseGeometry, float]]) -> Grid:
    """The grid with each (projected shapely area, weight) spread evenly over its area."""
    import shapely

    values = grid.values.copy()
    rows, columns = values.shape
    xs = grid.west + (np.arange(columns) + 0.5) * grid.cell_m
    ys = grid.south + (np.arange(rows) + 0.5) * grid.cell_m
    for area, weight in areas:
        if weight <= 0 or area.is_empty or area.area <= 0:
            continue
        shapely.prepare(area)
        inside = shapely.contains_xy(area, xs[None, :], ys[:, None])
        values[inside] += weight / area.area * 1e9
    return Grid(grid.west, grid.south, grid.cell_m, values)
