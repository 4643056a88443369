"""The finished map as a matplotlib figure: map, legend, numbers and everything it must carry."""

from __future__ import annotations

import textwrap
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from geo.briefing.basemap import draw_basemap, draw_graticule, label_places, outlines
from geo.briefing.furniture import draw_legend, draw_locator, draw_north_arrow, draw_scale_bar
from geo.briefing.marks import draw_heat, draw_incidents, heat_grid
from geo.briefing.projection import NAME, Box, project, project_geometry
from geo.briefing.view import BriefingView
from geo.briefing.words import plural, total_text
from geo.errors import InputError
from geo.filters import long_date
from geo.maps.style import BOUNDARY_NOTE, FOCUS_GOVERNORATES, LIGHT, NOT_SAFE_NOTE, BasemapStyle
from geo.places.gazetteer import Place

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MM = 1 / 25.4
MAX_TITLE_CHARS = 120


@dataclass(frozen=True, slots=True)
class Layout:
    """A page: its size and margins in millimetres, and the width of the column beside the map."""

    name: str
    label: str
    width_mm: float
    height_mm: float
    margin_mm: float = 10
    side_mm: float = 62
    head_mm: float = 21
    foot_mm: float = 21


LAYOUTS = {
    layout.name: layout
    for layout in (
        Layout("a4-landscape", "A4 landscape", 297, 210),
        Layout("a4-portrait", "A4 portrait", 210, 297, side_mm=52),
        Layout("slide", "Slide 16:9", 338.7, 190.5, side_mm=70),
    )
}


def make_figure(
    view: BriefingView,
    places: tuple[Place, ...],
    layout: str = "a4-landscape",
    title: str | None = None,
    subtitle: str | None = None,
    heat: bool = True,
    style: BasemapStyle = LIGHT,
) -> Figure:
    """Draw the view. ``places``: the gazetteer rows that may get a label.

    Raises InputError for an unknown layout or a title that does not fit.
    """
    from matplotlib.figure import Figure

    page = _page(layout)
    heading = _checked_title(view.title if title is None else title)
    figure = Figure(figsize=(page.width_mm * MM, page.height_mm * MM), facecolor="white")
    figure.set_dpi(100)
    ax = _map_axes(figure, page)
    box = _fit(_extent(view), ax)
    ax.set_xlim(box[0], box[2])
    ax.set_ylim(box[1], box[3])
    draw_basemap(ax, style)
    draw_graticule(ax, style)
    with_heat = heat and bool(view.incidents)
    if with_heat:
        draw_heat(ax, heat_grid(view, box))
    draw_incidents(ax, view.incidents, style)
    _draw_labels(ax, places, view, box, style)
    draw_scale_bar(ax, style)
    draw_north_arrow(ax, style)
    if not view.incidents:
        _say_empty(ax, style)
    _draw_head(figure, page, heading, subtitle or view.subtitle, style)
    _draw_side(figure, page, view, box, with_heat, style)
    _draw_foot(figure, page, view, style)
    return figure


def _page(layout: str) -> Layout:
    if layout not in LAYOUTS:
        raise InputError(f"Layout {layout!r} is not known; choose from: {', '.join(LAYOUTS)}.")
    return LAYOUTS[layout]


def _checked_title(title: str) -> str:
    """The title as it can be printed: one line, no control characters, not too long."""
    text = " ".join("".join(c if c.isprintable() else " " for c in title).split())
    if len(text) > MAX_TITLE_CHARS:
        raise InputError(
            f"The title has {len(text)} characters; at most {MAX_TITLE_CHARS} fit on the map."
        )
    return text


def _map_axes(figure: Figure, page: Layout) -> Axes:
    left = page.margin_mm + 4
    width = page.width_mm - left - page.margin_mm - page.side_mm - 4
    bottom = page.foot_mm + 3
    height = page.height_mm - bottom - page.head_mm
    ax = figure.add_axes(
        (
            left / page.width_mm,
            bottom / page.height_mm,
            width / page.width_mm,
            height / page.height_mm,
        )
    )
    ax.set_xticks([])
    ax.set_yticks([])
    ax.set_gid("map")
    return ax


def _extent(view: BriefingView) -> Box:
    """The chosen governorates, else Homs and Deir ez-Zor, widened to all that is shown."""
    from shapely.geometry import shape

    chosen = {code[:4] for code in view.flt.regions} or set(FOCUS_GOVERNORATES)
    bounds = [r.shape.bounds for r in outlines("regions") if r.properties["pcode"] in chosen]
    placed = view.mask & view.frame.has_place
    if placed.any():
        x, y = project(view.frame["lon"][placed], view.frame["lat"][placed])
        bounds.append((float(x.min()), float(y.min()), float(x.max()), float(y.max())))
    for incident in view.incidents:
        if incident.place.match.geometry and not view.flt.regions:
            bounds.append(project_geometry(shape(dict(incident.place.match.geometry))).bounds)
    corners = np.array(bounds)
    west, south = corners[:, :2].min(axis=0)
    east, north = corners[:, 2:].max(axis=0)
    pad = 0.03 * max(east - west, north - south)
    return (west - pad, south - pad, east + pad, north + pad)


def _fit(box: Box, ax: Axes) -> Box:
    """Widen the box to the shape of the axes, so that a metre is as long east as north."""
    extent = ax.get_window_extent()
    ratio = extent.width / extent.height
    width, height = box[2] - box[0], box[3] - box[1]
    middle_x, middle_y = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2
    if width / height < ratio:
        width = height * ratio
    else:
        height = width / ratio
    return (
        middle_x - width / 2,
        middle_y - height / 2,
        middle_x + width / 2,
        middle_y + height / 2,
    )


def _draw_labels(
    ax: Axes, places: tuple[Place, ...], view: BriefingView, box: Box, style: BasemapStyle
) -> None:
    from geo.briefing.labels import draw_labels

    candidates = label_places(places, box)
    taken = [
        project(i.place.match.point.lon, i.place.match.point.lat)
        for i in view.incidents
        if i.place.match.point
    ]
    draw_labels(ax, candidates, [(float(x), float(y)) for x, y in taken], style)


def _say_empty(ax: Axes, style: BasemapStyle) -> None:
    ax.text(
        0.5,
        0.5,
        "No incident is known for this filter.\n" + NOT_SAFE_NOTE,
        transform=ax.transAxes,
        ha="center",
        va="center",
        fontsize=11,
        color=style.label,
        zorder=40,
        bbox={"boxstyle": "round,pad=0.6", "fc": "white", "ec": style.border},
    )


def _draw_head(
    figure: Figure, page: Layout, title: str, subtitle: str, style: BasemapStyle
) -> None:
    x = page.margin_mm / page.width_mm
    top = 1 - 8 / page.height_mm
    figure.text(x, top, title, fontsize=17, fontweight="bold", va="top", color=style.label)
    figure.text(
        x, top - 8.2 / page.height_mm, subtitle, fontsize=11, va="top", color=style.label, gid="sub"
    )


def _draw_side(
    figure: Figure, page: Layout, view: BriefingView, box: Box, heat: bool, style: BasemapStyle
) -> None:
    """The column beside the map: the numbers, the legend, the locator."""
    left_mm = page.width_mm - page.margin_mm - page.side_mm
    left, width = left_mm / page.width_mm, page.side_mm / page.width_mm
    top_mm = page.height_mm - page.head_mm
    summary = view.summary
    rows = [
        (plural(summary.attacks, "attack").split(" ")[0], "attack" + "s" * (summary.attacks != 1)),
        (total_text(summary.killed), "killed" + _unknown(summary.killed.unknown)),
        (total_text(summary.wounded), "wounded" + _unknown(summary.wounded.unknown)),
    ]
    y = top_mm - 1
    for number, label in rows:
        figure.text(
            left,
            y / page.height_mm,
            number,
            fontsize=15,
            fontweight="bold",
            va="top",
            color=style.label,
        )
        figure.text(
            left, (y - 6.6) / page.height_mm, label, fontsize=7.5, va="top", color=style.label
        )
        y -= 12
    for note in _notes(view):
        for line in textwrap.wrap(note, int(page.side_mm * 0.72)):
            figure.text(left, y / page.height_mm, line, fontsize=7, va="top", color=style.label)
            y -= 3.1
        y -= 0.6
    locator_mm = 30.0
    bottom_mm = page.foot_mm + 3
    legend = figure.add_axes(
        (
            left,
            (bottom_mm + locator_mm + 3) / page.height_mm,
            width,
            (y - 2 - bottom_mm - locator_mm - 3) / page.height_mm,
        )
    )
    draw_legend(legend, view, heat, style)
    locator = figure.add_axes(
        (left, bottom_mm / page.height_mm, 38 / page.width_mm, locator_mm / page.height_mm)
    )
    draw_locator(locator, box, style)


def _unknown(number: int) -> str:
    return f" (unknown for {number:,})" if number else ""


def _notes(view: BriefingView) -> list[str]:
    summary = view.summary
    notes = []
    if summary.operations:
        notes.append(f"{plural(summary.operations, 'operation')} besides, without casualties.")
    if summary.pending:
        notes.append(f"{plural(summary.pending, 'incident')} not yet verified (hollow).")
    if summary.only_area:
        notes.append(f"{plural(summary.only_area, 'incident')} known only to an area or a route.")
    if summary.no_place:
        notes.append(f"{plural(summary.no_place, 'incident')} without a place, not drawn.")
    if view.undated_left_out:
        notes.append(f"{plural(view.undated_left_out, 'undated incident')} left out by the dates.")
    if summary.synthetic:
        notes.append(f"{plural(summary.synthetic, 'incident')} MADE UP for a demonstration.")
    return notes


def _draw_foot(figure: Figure, page: Layout, view: BriefingView, style: BasemapStyle) -> None:
    sources = view.sources
    named = ", ".join(sources[:8]) + (f" and {len(sources) - 8} more" if len(sources) > 8 else "")
    newest = f"Newest report {long_date(view.newest_report)}. " if view.newest_report else ""
    made = f"Made {long_date(view.made_on.date())}, {view.made_on:%H:%M} UTC with Badia."
    lines = [
        f"Shown: {view.filter_sentence}",
        f"Sources: {named or 'none'}. {newest}{made}",
        f"Projection: {NAME}. Basemap: Natural Earth; places: OCHA, GeoNames, UCDP, desk. "
        f"{BOUNDARY_NOTE} {NOT_SAFE_NOTE}",
    ]
    usable_chars = int((page.width_mm - 2 * page.margin_mm) * 0.86)
    wrapped = [part for line in lines for part in textwrap.wrap(line, usable_chars)]
    y = page.foot_mm - 4
    for line in wrapped[:6]:
        figure.text(
            page.margin_mm / page.width_mm,
            y / page.height_mm,
            line,
            fontsize=6.6,
            va="top",
            color=style.label,
        )
        y -= 2.9
