"""A filter's conditions besides dates and regions, in the words of a headline."""

from __future__ import annotations

from geo.filters import SHOWN_STATUSES, IncidentFilter, joined
from geo.maps.style import EVENT_LABELS, PARTY_LABELS


def narrowing(flt: IncidentFilter) -> str:
    """Like ", within 50 km of Palmyra, with at least 5 killed"; empty without such conditions."""
    parts: list[str] = []
    if flt.event_types:
        kinds = [EVENT_LABELS[kind].lower() for kind in flt.event_types]
        parts.append(f"of the kind {joined(kinds, 'or')}")
    if flt.parties:
        parts.append(f"by or against {joined([PARTY_LABELS[p] for p in flt.parties], 'or')}")
    parts += flt.limits()
    if set(flt.statuses) != set(SHOWN_STATUSES):
        parts.append(f"{joined(flt.statuses, 'and') or 'no status'} only")
    return "".join(f", {part}" for part in parts)
