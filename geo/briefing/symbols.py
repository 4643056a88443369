"""One incident's symbol on paper: shape by kind, colour by who suffered, size by casualties."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from geo.briefing.basemap import add_path
from geo.frame import PARTIES
from geo.maps.style import NOBODY_COLOUR, PARTY_COLOURS, SEVERAL_COLOUR, SHAPES, symbol_radius_px
from geo.model import EventType, GeometryType, Incident

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.path import Path

PX_MM = 1.15 * 25.4 / 96
"""Millimetres of a pixel of the style: paper and slides are looked at from further away."""


def casualties(incident: Incident) -> int | None:
    """Killed and wounded, lower ends; None where neither is known."""
    known = [c.total.min for c in (incident.killed, incident.wounded) if c.total]
    return sum(known) if known else None


@cache
def marker(kind: EventType) -> Path:
    """The shape of a kind of event, around the origin."""
    from matplotlib.path import Path

    ring = SHAPES[kind]
    return Path([*ring, ring[0]], closed=True)


def is_point(incident: Incident) -> bool:
    """Whether it is drawn as a dot: it happened at a point, not in an area or along a line."""
    return incident.place.match.geometry_type is GeometryType.POINT


def draw_symbol(
    ax: Axes,
    x: float,
    y: float,
    kind: EventType,
    colour: str,
    count: int | None,
    pending: bool,
    scale: float,
    edge: str,
    zorder: float = 20,
    radius_px: float | None = None,
    alpha: float = 1.0,
) -> None:
    """One symbol: shape by kind, colour by who suffered, hollow while pending, dotted if unknown.

    ``ax``, ``x``, ``y``: a sheet's axes and millimetres on it; ``radius_px`` overrides the size
    by casualties.
    """
    radius = (symbol_radius_px(count) if radius_px is None else radius_px) * PX_MM * scale
    path = placed(marker(kind), x, y, radius)
    if pending:
        add_path(ax, path, fc="#FFFFFF", ec=edge, lw=2.6 * scale, zorder=zorder, alpha=alpha)
        add_path(ax, path, fc="#FFFFFF", ec=colour, lw=1.5 * scale, zorder=zorder, alpha=alpha)
    else:
        add_path(ax, path, fc=colour, ec=edge, lw=0.8 * scale, zorder=zorder, alpha=alpha)
    if count is None:
        draw_dot(ax, x, y, 0.4 * scale, colour if pending else "#FFFFFF", zorder + 0.1)


def placed(path: Path, x: float, y: float, radius: float) -> Path:
    """A shape of the unit circle at a place on a sheet, where y runs downward."""
    from matplotlib.path import Path

    reach = float(np.abs(path.vertices).max())
    corners = np.asarray(path.vertices) / reach * (radius, -radius) + (x, y)
    return Path(corners, path.codes)


def draw_dot(
    ax: Axes, x: float, y: float, radius: float, colour: str, zorder: float, edge: str = "none"
) -> None:
    """Draws a dot; position and radius in the units of the axes."""
    from matplotlib.patches import Circle

    dot = Circle((x, y), radius, fc=colour, ec=edge, lw=0.4, zorder=zorder)
    ax.add_artist(dot)


@dataclass(frozen=True, slots=True)
class Mark:
    """An incident with its number; ``letter``: who suffered, where colours have to tell it.

    One that is not ``listed`` stands on a crowded map without its number.
    """

    number: int
    incident: Incident
    letter: str = ""
    listed: bool = True

    @property
    def written(self) -> str:
        """The number as the map has it; empty where it has none."""
        return str(self.number) if self.listed else ""

    @property
    def radius_px(self) -> float:
        """As large as the map on the screen draws it."""
        return symbol_radius_px(casualties(self.incident))


Days = tuple[dt.date, dt.date]
"""First and last, inclusive."""


def is_recent(mark: Mark, days: Days | None) -> bool:
    """Whether the incident's first day is one of ``days``; never without a date."""
    day = mark.incident.date
    return bool(days and day and days[0] <= day <= days[1])


def colour_of_bits(bits: int) -> str:
    """The colour for the sides that were hit, one bit each in the order of ``PARTIES``."""
    parties = [party for i, party in enumerate(PARTIES) if bits >> i & 1]
    if not parties:
        return NOBODY_COLOUR
    return PARTY_COLOURS[parties[0]] if len(parties) == 1 else SEVERAL_COLOUR
