from __future__ import annotations

import numpy as np
import pytest
from shapely.geometry import box

from geo.maps.heat import add_areas, density, weights
from tests.frames import made_up_frame

BOX = (0.0, 0.0, 200_000.0, 100_000.0)


def test_the_density_keeps_the_casualties() -> None:
    grid = density(np.array([90_000.0]), np.array([50_000.0]), np.array([31.0]), BOX, 15e3, 1e3)
    cells_per_1000_km2 = (grid.cell_m / 1000) ** 2 / 1000
    assert grid.values.sum() * cells_per_1000_km2 == pytest.approx(31)
    row, column = np.unravel_index(grid.values.argmax(), grid.values.shape)
    assert abs(column - 90) <= 1 and abs(row - 50) <= 1
    # the quartic kernel's peak is 3 / (pi r^2): 31 casualties within 15 km
    assert grid.values.max() == pytest.approx(31 * 3 / (np.pi * 15**2) * 1000, rel=0.02)


def test_the_density_does_not_depend_on_the_box() -> None:
    x, y, w = np.array([50_500.0]), np.array([50_500.0]), np.array([10.0])
    wide = density(x, y, w, BOX, 15e3, 1e3).values[50, 50]
    narrow = density(x, y, w, (40e3, 40e3, 60e3, 60e3), 15e3, 1e3).values[10, 10]
    assert wide == pytest.approx(narrow)


def test_a_point_outside_still_reaches_in() -> None:
    grid = density(np.array([-5_000.0]), np.array([50e3]), np.array([10.0]), BOX, 15e3, 1e3)
    assert grid.values[50, 0] > 0 and grid.values[50, 20] == pytest.approx(0, abs=1e-9)


def test_an_area_is_spread_evenly() -> None:
    empty = density(np.empty(0), np.empty(0), np.empty(0), BOX, 15e3, 1e3)
    grid = add_areas(empty, [(box(0, 0, 100_000, 100_000), 20.0)])
    assert grid.values[:, :100] == pytest.approx(2.0)  # 20 over 10,000 km²
    assert grid.values[:, 101:] == pytest.approx(0.0)


def test_the_unknown_weighs_nothing() -> None:
    frame = made_up_frame(50, seed=3)
    everything = np.ones(50, dtype=bool)
    both = weights(frame, everything, "casualties")
    assert (both >= 0).all()
    apart = weights(frame, everything, "killed") + weights(frame, everything, "wounded")
    assert (both == apart).all()
    assert weights(frame, everything, "incidents").sum() == 50
