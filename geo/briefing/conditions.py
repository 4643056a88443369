"""A filter's conditions besides dates and regions, in the words of a headline."""

from __future__ import annotations

from collections.abc import Sequence

from geo.filters import SHOWN_STATUSES, IncidentFilter
from geo.maps.style import EVENT_LABELS, PARTY_LABELS


def narrowing(flt: IncidentFilter) -> str:
    """Like ", within 50 km of Palmyra, with at least 5 killed"; empty without such conditions."""
    parts: list[str] = []
    if flt.near:
        point = flt.near.point
        place = flt.near.name or f"{point.lat:.4f} N {point.lon:.4f} E"
        parts.append(f"within {flt.near.radius_km:g} km of {place}")
    if flt.box:
        west, south, east, north = flt.box
        parts.append(f"between {south:g}–{north:g} N and {west:g}–{east:g} E")
    if flt.event_types:
        kinds = [EVENT_LABELS[kind].lower() for kind in flt.event_types]
        parts.append(f"of the kind {joined(kinds, 'or')}")
    if flt.parties:
        parts.append(f"by or against {joined([PARTY_LABELS[p] for p in flt.parties], 'or')}")
    if flt.min_killed is not None:
        parts.append(f"with at least {flt.min_killed:,} killed")
    if flt.max_radius_m is not None:
        parts.append(f"placed to within {flt.max_radius_m / 1000:g} km")
    if flt.text:
        parts.append(f"with the words “{flt.text}”")
    if set(flt.statuses) != set(SHOWN_STATUSES):
        parts.append(f"{joined([str(s) for s in flt.statuses], 'and') or 'no status'} only")
    return "".join(f", {part}" for part in parts)


def joined(words: Sequence[str], last: str) -> str:
    """Like "a, b and c", with ``last`` before the last word."""
    return f" {last} ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))
