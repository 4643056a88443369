"""What stands within a map's frame, and how much ground the frame covers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import numpy as np

from geo.briefing.basemap import draw_basemap, draw_graticule, outlines
from geo.briefing.crowds import MANY_SHRINK, draw_many, draw_numbers
from geo.briefing.drawn import Drawn
from geo.briefing.extents import draw_grouped
from geo.briefing.furniture import draw_locator, draw_north_arrow, draw_scale_bar
from geo.briefing.heatlayer import draw_heat, heat_grid
from geo.briefing.labels import draw_labels, on_routes, reserve_cities
from geo.briefing.mapframe import MapFrame
from geo.briefing.marks import MOST_SPREAD, SIZES, draw_marks
from geo.briefing.options import Options
from geo.briefing.projection import Box, project, project_geometry
from geo.briefing.shadelayer import draw_shade, shade_sums, write_numbers
from geo.briefing.sheet import SOFT_INK, text_mm
from geo.briefing.symbols import Days, Mark, is_point
from geo.briefing.view import BriefingView
from geo.briefing.words import Words
from geo.frame import GEOMETRY_TYPES, GOVERNORATE_CODES, day_number
from geo.maps.recent import recent_days
from geo.maps.style import FOCUS_GOVERNORATES
from geo.model import GeometryType, Incident, Party
from geo.places.gazetteer import Place

MOST_NUMBERS = 99
MM2_PER_NUMBER = 120.0
BOX_NUMBERS = 2
"""With less of the map for each, only those of the table beside it are numbered; the box of an area
or a route takes the room of so many more."""
MOST_EXTENDED = 5_000
"""Up to so many areas and routes are read from the store for one map."""


def worst_ids(view: BriefingView, most: int) -> list[int]:
    """Ids of the incidents with the most killed and wounded, in the order of their numbers."""
    frame = view.frame
    rows = np.flatnonzero(view.mask)
    lower = (frame["killed_min"], frame["wounded_min"])
    counts = sum(np.maximum(column[rows], 0).astype(int) for column in lower)
    first = rows[np.argsort(-np.asarray(counts), kind="stable")[:most]]
    return sorted(frame["id"][first].tolist(), key=view.numbers.__getitem__)


def marks_of(view: BriefingView, ids: Sequence[int]) -> list[Mark]:
    """The incidents with their numbers, read from the store in the order of ``ids``."""
    return [Mark(view.numbers[i.id or 0], i) for i in view.some(ids)]


def needs_letters(view: BriefingView, options: Options) -> bool:
    """Whether the symbols have numbers, and more than one colour would have to say who suffered."""
    if not options.symbols or len(view) > MOST_NUMBERS:
        return False
    return len(np.unique(view.frame["victims"][view.mask & view.frame.has_place])) > 1


def _lettered(marks: Sequence[Mark], words: Words) -> list[Mark]:
    return [replace(m, letter=words.victim_letter(_who_suffered(m.incident))) for m in marks]


def _who_suffered(incident: Incident) -> Party | str:
    if not incident.victims:
        return "nobody"
    return incident.victims[0] if len(incident.victims) == 1 else "several"


def map_extent(view: BriefingView, close_up: bool = False) -> Box:
    """The chosen governorates, else Homs and Deir ez-Zor, widened to all that is shown.

    ``close_up``: the chosen governorates alone, or the one with the most incidents.
    """
    from shapely.geometry import shape

    chosen = {code[:4] for code in view.flt.regions} or set(FOCUS_GOVERNORATES)
    if close_up and not view.flt.regions:
        chosen = {_busiest(view)}
    bounds = [o.shape.bounds for o in outlines("regions") if o.properties["pcode"] in chosen]
    placed = view.mask & view.frame.has_place
    if not close_up and placed.any():
        x, y = project(view.frame["lon"][placed], view.frame["lat"][placed])
        bounds.append((float(x.min()), float(y.min()), float(x.max()), float(y.max())))
    if not close_up and len(view) <= MOST_SPREAD and not view.flt.regions:
        for incident in view.incidents:
            geometry = incident.place.match.geometry
            if geometry:
                bounds.append(project_geometry(shape(dict(geometry))).bounds)
    corners = np.array(bounds)
    west, south = corners[:, :2].min(axis=0)
    east, north = corners[:, 2:].max(axis=0)
    pad = 0.025 * max(east - west, north - south)
    return (west - pad, south - pad, east + pad, north + pad)


def _busiest(view: BriefingView) -> str:
    """The governorate with the most incidents that lie in it alone; Homs where none does."""
    bits = view.frame["governorates"][view.mask]
    counts = [int((bits == 1 << i).sum()) for i in range(len(GOVERNORATE_CODES))]
    best = int(np.argmax(counts))
    return GOVERNORATE_CODES[best] if counts[best] else FOCUS_GOVERNORATES[0]


def outside(view: BriefingView, box: Box) -> int:
    """How many incidents have their place (or a point for it) outside a box."""
    rows = view.mask & view.frame.has_place
    x, y = project(view.frame["lon"][rows], view.frame["lat"][rows])
    inside = (x >= box[0]) & (x <= box[2]) & (y >= box[1]) & (y <= box[3])
    return int((~inside).sum())


def draw_map(
    frame: MapFrame,
    view: BriefingView,
    places: Sequence[Place],
    options: Options,
    *,
    heat: bool,
    in_table: Sequence[Mark] = (),
    numbered: bool = True,
    locator: bool = True,
    sizes: Sequence[float] = SIZES,
) -> Drawn:
    """Everything within the frame. ``in_table``: the marks whose numbers must be found;
    ``sizes``: those that the symbols may have, the first that leaves room for all."""
    style, words = options.style, options.words
    draw_basemap(frame.ax, style, frame.sheet.scale)
    draw_graticule(frame)
    draw_scale_bar(frame)
    draw_north_arrow(frame)
    shade = shade_sums(view, options)
    if shade and not draw_shade(frame, shade, options):
        shade = None
    few = len(view) <= MOST_SPREAD
    loaded = marks_of(view, view.ids.tolist() if few else _extended_ids(view))
    reserve_cities(frame, places)
    drawn = heat and _draw_heat(frame, view, loaded, options.heat_by)
    thinned, size, letters = 0, 1.0, False
    recent = standing_out(view, options)
    if not options.symbols:
        loaded = []
    elif few:
        numbered = numbered and len(view) <= MOST_NUMBERS
        letters = numbered and needs_letters(view, options)
        loaded = _lettered(loaded, words) if letters else loaded
        boxes = sum(not is_point(mark.incident) for mark in loaded)
        if in_table and frame.room_mm2 < MM2_PER_NUMBER * (len(loaded) + BOX_NUMBERS * boxes):
            listed = {mark.number for mark in in_table}
            loaded = [replace(m, listed=m.number in listed) for m in loaded]
        size = draw_marks(frame, loaded, numbered, options, recent, sizes)
    else:
        thinned, size = draw_many(frame, view, style, recent), MANY_SHRINK
        draw_grouped(frame, loaded, options, recent)
        if numbered:
            draw_numbers(frame, in_table)
    if locator:
        draw_locator(frame, style)
    if not len(view):
        said = [words.empty_map, words.gap(view), words.not_safe]
        _say_empty(frame, [line for line in said if line])
    if shade:
        write_numbers(frame, shade, options)
    named = [m.incident.place.match.place_id or "" for m in loaded if is_point(m.incident)]
    named += on_routes([m.incident for m in loaded], places)
    draw_labels(frame, places, named, options)
    return Drawn(drawn, outside(view, frame.box), thinned, shade, recent, size, letters)


def standing_out(view: BriefingView, options: Options) -> Days | None:
    """The last three days, where they are to stand out and a symbol of them is shown."""
    days = recent_days(view.frame) if options.recent and options.symbols else None
    if days is None:
        return None
    column = view.frame["day"]
    new = (column >= day_number(days[0])) & (column <= day_number(days[1]))
    return days if bool((view.mask & new & view.frame.has_place).any()) else None


def _draw_heat(frame: MapFrame, view: BriefingView, loaded: Sequence[Mark], by: str) -> bool:
    areas = [mark.incident for mark in loaded if not is_point(mark.incident)]
    return draw_heat(frame.ax, heat_grid(view, frame.box, areas, by))


def _extended_ids(view: BriefingView) -> list[int]:
    """Ids of the incidents known to an area or a route."""
    point = GEOMETRY_TYPES.index(GeometryType.POINT)
    rows = view.mask & view.frame.has_place & (view.frame["geometry_type"] != point)
    ids: list[int] = view.frame["id"][rows].tolist()
    return ids[:MOST_EXTENDED]


def _say_empty(frame: MapFrame, lines: list[str]) -> None:
    from matplotlib.patches import FancyBboxPatch

    sheet = frame.sheet
    middle = ((frame.rect[0] + frame.rect[2]) / 2, (frame.rect[1] + frame.rect[3]) / 2)
    room = 0.72 * (frame.rect[2] - frame.rect[0])
    lines = [part for line in lines for part in sheet.wrap(line, room, 9, most_lines=3)]
    size = min(sheet.fit_size(line, room, 9, 6, False) for line in lines)
    half = max(text_mm(line, sheet.pt(size)) for line in lines) / 2 + 4
    height = len(lines) * sheet.line_mm(size) + 6
    sheet.ax.add_patch(
        FancyBboxPatch(
            (middle[0] - half, middle[1] - height / 2),
            2 * half,
            height,
            boxstyle="round,pad=0,rounding_size=2",
            fc="#FFFFFF",
            ec=SOFT_INK,
            zorder=40,
        )
    )
    top, bottom = middle[1] - height / 2 - 1, middle[1] + height / 2 + 1
    frame.room.take((middle[0] - half - 1, top, middle[0] + half + 1, bottom))
    y = middle[1] - height / 2 + 3
    how: dict[str, Any] = {"align": "center", "zorder": 41, "gid": "empty"}
    sheet.lines(sheet.x(middle[0]), y, lines, size, **how)
