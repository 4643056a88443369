"""What the numbers over the map leave out or must not hide, in sentences."""

from __future__ import annotations

from dataclasses import replace

from geo.briefing.words import plural
from geo.filters import IncidentFilter
from geo.frame import GEOMETRY_TYPES, Bools, Frame, Summary
from geo.model import GeometryType
from pages.ui import state

DISTRICT_CODE, SUBDISTRICT_CODE = 6, 8


def notes(frame: Frame, mask: Bools, flt: IncidentFilter, summary: Summary) -> list[str]:
    """One sentence each; empty where there is nothing to say. ``mask`` is what is shown."""
    said = []
    if flt.near:
        said.append(_near(frame, mask, flt))
    elif summary.only_area:
        said.append(f"{plural(summary.only_area, 'incident')} known only to an area or a route.")
    if summary.no_place:
        said.append(
            f"{plural(summary.no_place, 'incident')} without a place and so not on the map."
        )
    said.append(_without_unit(frame, flt))
    return [sentence for sentence in said if sentence]


def _near(frame: Frame, mask: Bools, flt: IncidentFilter) -> str:
    """How many of those "within" only may be."""
    assert flt.near is not None
    point = GEOMETRY_TYPES.index(GeometryType.POINT)
    maybe = int((mask & (frame["geometry_type"] != point)).sum())
    lost = replace(flt, near=None).select(frame, state.text_ids(flt)) & ~frame.has_place
    where = f"within {flt.near.radius_km:g} km of {flt.near.name or 'this spot'}"
    sentences = [f"Measured {where} to the spot where each incident is drawn."]
    if maybe:
        sentences.append(
            f"{plural(maybe, 'incident')} known only to an area or a route that reaches into this "
            f"distance: counted, but {'it' if maybe == 1 else 'they'} may lie outside."
        )
    if lost.any():
        sentences.append(f"{plural(int(lost.sum()), 'incident')} without a place left out.")
    return " ".join(sentences)


def _without_unit(frame: Frame, flt: IncidentFilter) -> str:
    """How many a district condition leaves out for no district being known."""
    for column, length in (("district", DISTRICT_CODE), ("subdistrict", SUBDISTRICT_CODE)):
        if not any(len(code) == length for code in flt.regions):
            continue
        above = tuple(dict.fromkeys(code[:4] for code in flt.regions))
        wider = replace(flt, regions=above).select(frame, state.text_ids(flt))
        lost = int((wider & (frame[column] < 0)).sum())
        if lost:
            return (
                f"{plural(lost, 'incident')} of the same governorate left out: their {column} is "
                "not known."
            )
    return ""
