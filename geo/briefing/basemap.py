"""The printed basemap: countries, governorates, rivers and the graticule."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Any

import numpy as np

from geo.briefing.mapframe import MapFrame
from geo.briefing.projection import project, project_geometry, unproject
from geo.briefing.sheet import SOFT_INK, text_mm
from geo.config import GAZETTEER
from geo.maps.style import FOCUS_GOVERNORATES, BasemapStyle

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.path import Path
    from shapely.geometry.base import BaseGeometry


COARSE_M = 2_000.0


@dataclass(frozen=True, slots=True)
class Outline:
    """One outline of the gazetteer in the map's projection, as a shape and to draw."""

    properties: dict[str, Any]
    shape: BaseGeometry
    path: Path
    coarse: Path
    """The same for a small map, without corners closer than two kilometres."""


@cache
def outlines(name: str) -> tuple[Outline, ...]:
    """The features of one of the gazetteer's GeoJSON files, projected; empty if it is missing."""
    from shapely.geometry import shape

    path = GAZETTEER / f"{name}.geojson"
    if not path.is_file():
        return ()
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    found = []
    for feature in features:
        geometry = project_geometry(shape(feature["geometry"]))
        coarse = geometry.simplify(COARSE_M)
        found.append(Outline(feature["properties"], geometry, path_of(geometry), path_of(coarse)))
    return tuple(found)


def path_of(geometry: BaseGeometry) -> Path:
    """One path of all rings or lines of a geometry; holes are cut out by their direction."""
    import shapely
    from matplotlib.path import Path

    parts = []
    for part in getattr(geometry, "geoms", [geometry]):
        if part.geom_type == "Polygon":
            oriented = shapely.orient_polygons(part)
            for ring in (oriented.exterior, *oriented.interiors):
                parts.append(Path(np.asarray(ring.coords)[:, :2], closed=True))
        elif part.geom_type == "LineString":
            parts.append(Path(np.asarray(part.coords)[:, :2]))
    return Path.make_compound_path(*parts) if parts else Path(np.empty((0, 2)))


def add_path(ax: Axes, path: Path, **how: Any) -> Any:
    """A path in the axes' data; its limits are left alone, which saves most of the time."""
    from matplotlib.patches import PathPatch

    return ax.add_artist(PathPatch(path, **how))


def draw_basemap(ax: Axes, style: BasemapStyle, scale: float = 1.0) -> None:
    """Fill land and water and draw borders; Homs and Deir ez-Zor stand out by an inner band."""
    ax.set_facecolor(style.sea)
    line: dict[str, Any] = {"joinstyle": "round"}
    for outline in outlines("countries"):
        if outline.properties.get("iso") != "SY":
            edge = {"fc": style.abroad, "ec": style.country_border, "lw": 0.8 * scale}
            add_path(ax, outline.path, **edge, zorder=1, **line)
    focus = []
    for outline in outlines("regions"):
        if outline.properties["pcode"] in FOCUS_GOVERNORATES:
            focus.append(outline.path)
        edge = {"fc": style.land, "ec": style.border, "lw": 0.6 * scale}
        add_path(ax, outline.path, **edge, ls=(0, (5, 2)), zorder=2, **line)
    for path in focus:
        add_path(ax, path, fc="#FFFDF5", ec="none", zorder=3)
        band = add_path(ax, path, fc="none", ec="#D9BF80", lw=6.5 * scale, zorder=3.2, alpha=0.75)
        band.set_clip_path(path, ax.transData)
        add_path(ax, path, fc="none", ec="#8A6A1F", lw=1.1 * scale, zorder=3.4, **line)
    for outline in outlines("rivers"):
        if outline.properties.get("kind") == "lake":
            add_path(ax, outline.path, fc=style.water, ec="none", zorder=4)
        else:
            add_path(ax, outline.path, fc="none", ec=style.water, lw=1.2 * scale, zorder=4)
    for outline in outlines("countries"):
        if outline.properties.get("iso") == "SY":
            border = {"fc": "none", "ec": style.country_border, "lw": 1.3 * scale}
            add_path(ax, outline.path, **border, zorder=4.5, **line)


GRATICULE_STEPS = (2.0, 1.0, 0.5, 0.2, 0.1, 0.05)
GRATICULE_SIZE = 5.8


def draw_graticule(frame: MapFrame) -> None:
    """Meridians and parallels, named outside the map's lower and left edge."""
    west, south, east, north = frame.box
    corners = [unproject(x, y) for x in (west, east) for y in (south, north)]
    lons = [c.lon for c in corners]
    lats = [c.lat for c in corners]
    spread = max(lats) - min(lats)
    step = next((s for s in GRATICULE_STEPS if spread / s >= 2.5), GRATICULE_STEPS[-1])
    line: dict[str, Any] = {"color": SOFT_INK, "alpha": 0.22, "lw": 0.4, "zorder": 5}
    sheet, size = frame.sheet, GRATICULE_SIZE
    left, _, right, bottom = frame.rect
    for lon in np.arange(np.ceil(min(lons) / step) * step, max(lons), step):
        x, y = project(np.full(50, lon), np.linspace(min(lats) - 0.2, max(lats) + 0.2, 50))
        frame.ax.plot(x, y, **line)
        at_mm, _ = frame.at(float(np.interp(south, y, x)), south)
        text = f"{lon:g}° E"
        half = text_mm(text, sheet.pt(size)) / 2
        if left + half < at_mm < right - half:
            how: dict[str, Any] = {"align": "center", "colour": SOFT_INK, "gid": "graticule"}
            sheet.text(sheet.x(at_mm), bottom + 0.7, text, size, **how)
    for lat in np.arange(np.ceil(min(lats) / step) * step, max(lats), step):
        x, y = project(np.linspace(min(lons) - 0.2, max(lons) + 0.2, 50), np.full(50, lat))
        frame.ax.plot(x, y, **line)
        _, at_mm = frame.at(west, float(np.interp(west, x, y)))
        text = f"{lat:g}° N"
        half = text_mm(text, sheet.pt(size)) / 2
        if frame.rect[1] + half < at_mm < bottom - half:
            artist = sheet.ax.text(
                left - 0.8,
                at_mm,
                text,
                fontsize=sheet.pt(size),
                color=SOFT_INK,
                rotation=90,
                ha="right",
                va="center",
                parse_math=False,
            )
            artist.set_gid("graticule")
