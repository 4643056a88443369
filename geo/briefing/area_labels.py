"""Names of governorates, countries and rivers on the printed map."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from geo.briefing.basemap import Outline, outlines
from geo.briefing.mapframe import MapFrame, Rect
from geo.briefing.options import Options
from geo.briefing.sheet import PT_MM, halo_text, text_mm
from geo.briefing.words import PRINTED_NAMES
from geo.maps.style import FOCUS_GOVERNORATES

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

THIN_SPACE = "\u2009"
ABROAD_COLOUR = "#6F6A60"
FOCUS_COLOUR = "#8A6A1F"
WATER_COLOUR = "#2F6F93"


def label_regions(frame: MapFrame, options: Options) -> None:
    """Names the governorates, those in focus first and largest, so that they get the room."""
    ordered = sorted(
        outlines("regions"), key=lambda o: o.properties["pcode"] not in FOCUS_GOVERNORATES
    )
    for outline in ordered:
        focus = outline.properties["pcode"] in FOCUS_GOVERNORATES
        how: dict[str, Any] = {"colour": FOCUS_COLOUR if focus else "#8D8473", "bold": True}
        sizes = (11.5, 10.0, 8.8) if focus else (7.4, 6.4)
        _label_area(frame, outline, sizes, "region-label", options, **how)


def label_countries(frame: MapFrame, options: Options) -> None:
    """Names the countries around Syria."""
    for outline in outlines("countries"):
        if outline.properties.get("iso") != "SY":
            how: dict[str, Any] = {"colour": ABROAD_COLOUR, "bold": True}
            _label_area(frame, outline, (10.0, 8.5, 7.0), "country-label", options, **how)


def _label_area(
    frame: MapFrame,
    outline: Outline,
    sizes: Sequence[float],
    gid: str,
    options: Options,
    colour: str,
    bold: bool,
) -> None:
    """A spaced name inside the part of an area that is on the map, near its middle."""
    from shapely.geometry import box

    visible = outline.shape.intersection(box(*frame.box))
    if visible.is_empty or visible.area < 0.002 * box(*frame.box).area:
        return
    properties = outline.properties
    if options.words.rtl:
        key = name = str(properties.get("name_ar") or properties["name"])
    else:
        name = PRINTED_NAMES.get(str(properties.get("pcode")), str(properties["name"]))
        key = name.upper()
        name = THIN_SPACE.join(key)
    if key in options.hidden:
        return
    for size in sizes:
        size_pt = frame.sheet.pt(size)
        width, height = text_mm(name, size_pt, bold), size_pt * PT_MM
        spot = _spot_inside(frame, visible, width, height)
        if spot:
            spot = options.shifted(key, spot)
            frame.room.take(spot)
            halo_text(
                frame.sheet.ax,
                spot[0],
                spot[3] - 0.14 * height,
                name,
                2.2 * frame.sheet.scale,
                fontsize=size_pt,
                fontweight="bold" if bold else "normal",
                color=colour,
                ha="left",
                va="baseline",
                zorder=11,
                gid=gid,
            )
            return


def _spot_inside(frame: MapFrame, area: BaseGeometry, width: float, height: float) -> Rect | None:
    """A free rectangle within an area, the nearest to the middle of its largest part."""
    import shapely

    largest = max(getattr(area, "geoms", [area]), key=lambda part: part.area)
    west, south, east, north = largest.bounds
    xs, ys = np.meshgrid(np.linspace(west, east, 22), np.linspace(south, north, 18))
    half_x = width / 2 * frame.metres_per_mm
    half_y = height / 2 * frame.metres_per_mm
    shapely.prepare(largest)
    fits = np.ones(xs.shape, dtype=bool)
    for side in (-1, 0, 1):
        for edge in (-1, 1):
            fits &= shapely.contains_xy(largest, xs + side * half_x, ys + edge * half_y)
    middle = largest.centroid
    candidates = sorted(
        zip(xs[fits].tolist(), ys[fits].tolist(), strict=True),
        key=lambda at: (at[0] - middle.x) ** 2 + (at[1] - middle.y) ** 2,
    )
    for east_m, north_m in candidates:
        x, y = frame.at(east_m, north_m)
        rect = (x - width / 2, y - height / 2, x + width / 2, y + height / 2)
        if frame.room.free(rect):
            return rect
    return None


def label_rivers(frame: MapFrame, options: Options) -> None:
    """Each river once, along its course, where it runs straight enough and there is room."""
    arabic = options.words.rtl
    for outline in outlines("rivers"):
        line = outline.shape
        if outline.properties.get("kind") == "lake" or line.geom_type != "LineString":
            continue
        name = outline.properties["name_ar" if arabic else "name"]
        if name in options.hidden:
            continue
        size = frame.sheet.pt(6.4)
        width, height = text_mm(name, size), size * PT_MM
        reach_m = width * frame.metres_per_mm
        steps = int(line.length / reach_m * 2)
        for i in sorted(range(1, steps - 1), key=lambda i: abs(i - steps / 2)):
            start = line.interpolate((i - 0.5) * reach_m / 2)
            end = line.interpolate((i + 1.5) * reach_m / 2)
            (x1, y1), (x2, y2) = frame.at(start.x, start.y), frame.at(end.x, end.y)
            if not (frame.holds(x1, y1, 4) and frame.holds(x2, y2, 4)):
                continue
            angle = math.atan2(-(y2 - y1), x2 - x1)
            if math.cos(angle) < 0:
                angle += math.pi
            lift = height * 0.8
            x = (x1 + x2) / 2 - lift * math.sin(angle)
            y = (y1 + y2) / 2 - lift * math.cos(angle)
            half_w = (width * abs(math.cos(angle)) + height * abs(math.sin(angle))) / 2
            half_h = (width * abs(math.sin(angle)) + height * abs(math.cos(angle))) / 2
            rect = (x - half_w, y - half_h, x + half_w, y + half_h)
            if frame.room.free(rect):
                rect = options.shifted(name, rect)
                frame.room.take(rect)
                halo_text(
                    frame.sheet.ax,
                    (rect[0] + rect[2]) / 2,
                    (rect[1] + rect[3]) / 2,
                    name,
                    1.6 * frame.sheet.scale,
                    fontsize=size,
                    color=WATER_COLOUR,
                    rotation=math.degrees(angle),
                    rotation_mode="anchor",
                    ha="center",
                    va="center_baseline",
                    zorder=11,
                    gid="river-label",
                )
                break
