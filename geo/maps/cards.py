"""The card of one incident: what the web map says when it is picked."""

from __future__ import annotations

from typing import Any

from geo.filters import long_date
from geo.maps.style import EVENT_LABELS, PARTY_LABELS
from geo.model import Claim, Count, DatePrecision, Incident, Status

STATUS_WORDS = {
    Status.PENDING: "Pending: not yet verified",
    Status.VERIFIED: "Verified",
    Status.DRAFT: "Draft",
    Status.REJECTED: "Rejected",
}


def card_of(incident: Incident) -> dict[str, Any]:
    """Plain values for the browser, which shows them as text and never as markup.

    ``id``, ``title``, ``lines``, and ``claims`` with ``source``, ``sentence`` and ``url`` (None
    unless it is a web address).
    """
    return {
        "id": incident.id,
        "title": f"{EVENT_LABELS[incident.event_type]}, {date_words(incident)}",
        "lines": [
            place_words(incident),
            f"Killed: {_count_words(incident.killed.total)} · "
            f"wounded: {_count_words(incident.wounded.total)}",
            _party_words(incident),
            STATUS_WORDS[incident.status]
            + (" · made up for a demonstration" if incident.synthetic else ""),
        ],
        "claims": [
            {
                "source": _claim_words(claim),
                "sentence": claim.sentence,
                "url": claim.url if _is_web_address(claim.url) else None,
            }
            for claim in incident.claims
        ],
    }


def _is_web_address(url: str | None) -> bool:
    """Only http and https are ever made a link."""
    return bool(url) and str(url).lower().startswith(("http://", "https://"))


def _count_words(count: Count) -> str:
    """A number of people in words; None is unknown."""
    return "number unknown" if count is None else str(count)


def date_words(incident: Incident) -> str:
    """The date as precisely as it is known, and no more."""
    day, precision = incident.date, incident.date_precision
    if day is None:
        return "date unknown"
    if precision is DatePrecision.YEAR:
        return str(day.year)
    if precision is DatePrecision.MONTH:
        return long_date(day).split(" ", 1)[1]
    if precision is DatePrecision.WEEK:
        return f"week of {long_date(day)}"
    if incident.date_end and incident.date_end != day:
        return f"{long_date(day)} to {long_date(incident.date_end)}"
    return long_date(day)


def place_words(incident: Incident) -> str:
    """The place, how exactly it is known, and whether it is on the map."""
    match = incident.place.match
    name = match.name or incident.place.mention or "Place unknown"
    parts = [name if not match.admin1_name else f"{name}, {match.admin1_name}"]
    if match.geometry_type == "area":
        parts.append("known only as an area")
    elif match.geometry_type == "line":
        parts.append("known only as a line")
    elif match.radius_m is not None:
        parts.append(f"to within {match.radius_m / 1000:g} km")
    if match.point is None:
        parts.append("not on the map")
    return " · ".join(parts)


def _party_words(incident: Incident) -> str:
    """Who attacked and who suffered."""
    attacker = PARTY_LABELS[incident.attacker] if incident.attacker else "unknown"
    victims = ", ".join(PARTY_LABELS[party] for party in incident.victims) or "nobody named"
    return f"Attacker: {attacker} · suffered: {victims}"


def _claim_words(claim: Claim) -> str:
    """Who says it, and when it was published."""
    if claim.published:
        return f"{claim.attribution}, {long_date(claim.published)}"
    return claim.attribution
