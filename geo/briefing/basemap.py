"""The printed basemap: countries, governorates, rivers, graticule and place labels."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from geo.briefing.projection import Box, project, project_geometry, unproject
from geo.config import GAZETTEER
from geo.maps.style import FOCUS_GOVERNORATES, BasemapStyle
from geo.places.gazetteer import Place

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from shapely.geometry.base import BaseGeometry

LABEL_RANK = {"city": 0, "town": 1, "station": 2, "airfield": 3, "mountain": 3, "crossing": 4}
"""Kinds that get a label, the more important first; villages follow where there is room."""
VILLAGE_RANK = 5
MOST_LABELS = 45


@dataclass(frozen=True, slots=True)
class Outline:
    properties: dict[str, Any]
    shape: BaseGeometry


@cache
def outlines(name: str) -> tuple[Outline, ...]:
    """The features of one of the gazetteer's GeoJSON files, projected; empty if it is missing."""
    from shapely.geometry import shape

    path = GAZETTEER / f"{name}.geojson"
    if not path.is_file():
        return ()
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    return tuple(Outline(f["properties"], project_geometry(shape(f["geometry"]))) for f in features)


def draw_basemap(ax: Axes, style: BasemapStyle) -> None:
    """Fill land and water and draw borders; the axes' limits must be set."""
    import geopandas as gpd

    ax.set_facecolor(style.sea)
    countries = [o for o in outlines("countries") if o.properties.get("iso") != "SY"]
    regions = outlines("regions")
    focus = [r.shape for r in regions if r.properties["pcode"] in FOCUS_GOVERNORATES]
    rest = [r.shape for r in regions if r.properties["pcode"] not in FOCUS_GOVERNORATES]
    lakes = [o.shape for o in outlines("rivers") if o.properties.get("kind") == "lake"]
    rivers = [o.shape for o in outlines("rivers") if o.properties.get("kind") != "lake"]

    def draw(shapes: list[BaseGeometry], **how: Any) -> None:
        if shapes:
            gpd.GeoSeries(shapes).plot(ax=ax, aspect=None, **how)

    draw([c.shape for c in countries], fc=style.abroad, ec=style.country_border, lw=0.9, zorder=1)
    draw(rest, fc=style.land, ec=style.border, lw=0.5, zorder=2)
    draw(focus, fc=style.focus, ec=style.border, lw=1.1, zorder=3)
    draw(rivers, color=style.water, lw=1.2, zorder=4)
    draw(lakes, fc=style.water, ec="none", zorder=4)
    syria = [o.shape for o in outlines("countries") if o.properties.get("iso") == "SY"]
    draw(syria, fc="none", ec=style.country_border, lw=1.2, zorder=4)


def draw_graticule(ax: Axes, style: BasemapStyle) -> None:
    """Meridians and parallels at every degree (half where the map is small), named at the edge."""
    west, east = ax.get_xlim()
    south, north = ax.get_ylim()
    corners = [unproject(x, y) for x in (west, east) for y in (south, north)]
    lons = [c.lon for c in corners]
    lats = [c.lat for c in corners]
    step = 1.0 if max(lons) - min(lons) > 2.5 else 0.5 if max(lons) - min(lons) > 1 else 0.1
    text: dict[str, Any] = {
        "fontsize": 6,
        "color": style.label,
        "alpha": 0.8,
        "zorder": 30,
        "clip_on": False,
    }
    line: dict[str, Any] = {"color": style.label, "alpha": 0.18, "lw": 0.4, "zorder": 5}
    for lon in np.arange(np.ceil(min(lons) / step) * step, max(lons), step):
        x, y = project(np.full(50, lon), np.linspace(min(lats), max(lats), 50))
        ax.plot(x, y, **line)
        at = float(np.interp(south, y, x))
        if west < at < east:
            ax.annotate(
                f"{lon:g}°E",
                (at, south),
                (0, -3),
                textcoords="offset points",
                ha="center",
                va="top",
                **text,
            )
    for lat in np.arange(np.ceil(min(lats) / step) * step, max(lats), step):
        x, y = project(np.linspace(min(lons), max(lons), 50), np.full(50, lat))
        ax.plot(x, y, **line)
        at = float(np.interp(west, x, y))
        if south < at < north:
            ax.annotate(
                f"{lat:g}°N",
                (west, at),
                (-3, 0),
                textcoords="offset points",
                ha="right",
                va="center",
                rotation=90,
                **text,
            )


def label_places(places: Iterable[Place], box: Box) -> list[tuple[Place, float, float]]:
    """The places worth a label within ``box`` (projected metres), the most important first."""
    ranked = sorted(
        (p for p in places if p.kind in LABEL_RANK and p.country in ("SY", "IQ")),
        key=lambda p: (LABEL_RANK.get(p.kind, VILLAGE_RANK), -p.radius_m, p.name),
    )
    kept = []
    for place in ranked:
        x, y = project(place.point.lon, place.point.lat)
        if box[0] < x < box[2] and box[1] < y < box[3]:
            kept.append((place, float(x), float(y)))
    return kept[: MOST_LABELS * 3]
