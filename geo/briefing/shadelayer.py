"""Regions shaded by their incidents on the printed map, in the classes of the web map."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from geo.briefing.basemap import add_path, outlines, path_of
from geo.briefing.mapframe import MapFrame, rings
from geo.briefing.options import Options
from geo.briefing.projection import project_geometry
from geo.briefing.sheet import INK, PT_MM, halo_text, text_mm
from geo.briefing.view import BriefingView
from geo.frame import GOVERNORATE_CODES
from geo.maps.shading import RegionSums, codes_of, sum_by_region
from geo.maps.style import SHADE_BREAKS, SHADE_COLOURS, BasemapStyle

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from geo.places.regions import Regions

SHADE_ALPHA = 0.82
HATCH = "////"
NUMBER_SIZE = 9.0


def shade_sums(view: BriefingView, options: Options) -> RegionSums | None:
    """What each region holds, None where none is to be shaded."""
    if options.shade_by is None:
        return None
    codes = _codes(options)
    return sum_by_region(view.frame, view.mask, options.shade_level, codes, options.shade_by)


def draw_shade(frame: MapFrame, sums: RegionSums, options: Options) -> bool:
    """Fill every region that holds an incident; False where none does."""
    shapes = _shapes(options)
    style = options.style
    for code, found in sums.by_code.items():
        path = path_of(shapes[code]) if code in shapes else None
        if path is None:
            continue
        colour = _shade_colour(found.weight)
        line: dict[str, Any] = {"ec": style.country_border, "lw": 0.7 * frame.sheet.scale}
        if colour:
            add_path(frame.ax, path, fc=colour, alpha=SHADE_ALPHA, **line, zorder=3.1)
        else:
            _hatched(frame, path, style)
    return bool(sums.by_code)


def write_numbers(frame: MapFrame, sums: RegionSums, options: Options) -> None:
    """Each region's number within the part of it that is on the map, clear of what stands there."""
    from shapely.geometry import box

    shapes, seen = _shapes(options), box(*frame.box)
    size = frame.sheet.pt(NUMBER_SIZE)
    for code, found in sums.by_code.items():
        part = shapes[code].intersection(seen) if code in shapes else None
        if part is None or part.is_empty:
            continue
        at = part.representative_point()
        text = "?" if found.unknown == found.incidents else f"{found.weight:,}"
        half, height = text_mm(text, size, True) / 2 + 0.4, size * PT_MM
        x0, y0 = frame.at(at.x, at.y)
        for dx, dy in rings(2.2 * frame.sheet.scale, 8):
            x, y = x0 + dx, y0 + dy
            rect = (x - half, y - height / 2, x + half, y + height / 2)
            if frame.room.free(rect) and _within(part, frame, x, y):
                break
        else:
            continue
        frame.room.take(rect)
        how: dict[str, Any] = {"fontweight": "bold", "ha": "center", "va": "center_baseline"}
        how |= {"fontsize": size, "color": INK, "zorder": 15, "gid": "shade-number"}
        halo_text(frame.sheet.ax, x, y, text, 2.4 * frame.sheet.scale, **how)


def _shade_colour(weight: int) -> str:
    """Colour of a sum's class; empty below the first: nobody hurt, or nobody said."""
    classes = [
        c for low, c in zip(SHADE_BREAKS, SHADE_COLOURS["light"], strict=True) if weight >= low
    ]
    return classes[-1] if classes else ""


def _within(part: BaseGeometry, frame: MapFrame, x_mm: float, y_mm: float) -> bool:
    from shapely import Point

    return bool(part.contains(Point(*frame.back(x_mm, y_mm))))


def _hatched(frame: MapFrame, path: Any, style: BasemapStyle) -> None:
    edge = {"ec": style.border, "lw": 0.0}
    add_path(frame.ax, path, fc="none", hatch=HATCH, **edge, zorder=3.1)
    add_path(frame.ax, path, fc="none", ec=style.country_border, lw=0.7, zorder=3.15)


def _codes(options: Options) -> tuple[str, ...]:
    if options.shade_level == "governorate" or options.regions is None:
        return GOVERNORATE_CODES
    return codes_of(options.shade_level, options.regions)


def _shapes(options: Options) -> Mapping[str, BaseGeometry]:
    """Projected outlines by P-code."""
    if options.shade_level == "governorate" or options.regions is None:
        return {o.properties["pcode"]: o.shape for o in outlines("regions")}
    return _districts(options.regions)


@lru_cache(maxsize=1)
def _districts(regions: Regions) -> Mapping[str, BaseGeometry]:
    return {code: project_geometry(regions.outline(code)) for code in regions.district_codes()}
