"""An incident as people read it: a table row, and a card with its claims and exact sentences.

Words from reports are escaped or shown as plain text, never as markup.
"""

from __future__ import annotations

import html
from collections.abc import Mapping, Sequence

import pandas as pd
import streamlit as st

from geo.briefing.clean import defused
from geo.filters import long_date
from geo.maps.style import EVENT_LABELS, PARTY_LABELS
from geo.model import (
    Casualties,
    Claim,
    DatePrecision,
    GeometryType,
    Incident,
    MatchMethod,
    MatchStatus,
    Party,
    PlaceMention,
)
from geo.store import Source
from geo.store.reviewing import source_names
from pages.ui import state

UNKNOWN = "unknown"
SO_MANY = 30
"""So many people of whom no day is told are more often a period's than one attack's."""
SURE = 0.9
"""A place found with a lower score has namesakes, or bears a name only spelt alike."""


def count_text(casualties: Casualties) -> str:
    """Like "13–15", "at least 5" or "unknown"."""
    return UNKNOWN if casualties.total is None else str(casualties.total)


def by_party_text(casualties: Casualties) -> str:
    if len(casualties.by_party) < 2:
        return ""
    parts = (f"{PARTY_LABELS[p]} {count}" for p, count in casualties.by_party.items())
    return f" ({', '.join(parts)})"


def date_text(incident: Incident) -> str:
    if incident.date is None:
        return "no date"
    first = long_date(incident.date)
    if incident.date_end and incident.date_end != incident.date:
        return f"{first} to {long_date(incident.date_end)}"
    if incident.date_precision in (DatePrecision.DAY, DatePrecision.UNKNOWN):
        return first
    return f"{first} (known to the {incident.date_precision})"


def place_text(place: PlaceMention) -> str:
    """The place with how sure it is; for a refused name, the words and that it was refused."""
    match = place.match
    if match.status is MatchStatus.AMBIGUOUS and match.point is None:
        return f"{place.mention} (could be several places)"
    if match.point is None:
        return f"{place.mention} (place not found)" if place.mention else "no place known"
    name = match.name or place.mention
    where = f", {match.admin1_name}" if match.admin1_name and match.admin1_name != name else ""
    return f"{name}{where}"


def doubt_text(place: PlaceMention) -> str:
    """Why the place may be another, or why there is none; empty where nothing speaks against it."""
    match = place.match
    if match.point is None:
        return match.why if place.mention else ""
    by_person = match.method is MatchMethod.USER
    guessed = match.method in (MatchMethod.FUZZY, MatchMethod.REMOTE) or match.score < SURE
    return match.why if guessed and not by_person else ""


def total_text(incident: Incident) -> str:
    """Why the numbers may be a running total, read as one attack; empty where nothing says so."""
    most = max((c.min for c in (incident.killed.total, incident.wounded.total) if c), default=0)
    if incident.date is not None or most < SO_MANY:
        return ""
    return "So many and no day: if this is a running total and no single attack, reject it."


def precision_text(place: PlaceMention) -> str:
    match = place.match
    if match.point is None or match.radius_m is None:
        return "not on the map"
    kind = {
        GeometryType.AREA: "an area, about ",
        GeometryType.LINE: "a route, ",
        GeometryType.POINT: "",
    }[match.geometry_type]
    return f"{kind}± {match.radius_m / 1000:,.3g} km"


def whole_place_text(place: PlaceMention) -> str:
    """The place and how exactly it is known, in one: "Palmyra, Homs (± 4 km)"."""
    said, exact = place_text(place), precision_text(place)
    return f"{said[:-1]}; {exact})" if said.endswith(")") else f"{said} ({exact})"


def party_text(party: Party | None) -> str:
    return PARTY_LABELS[party] if party else UNKNOWN


def victims_text(incident: Incident) -> str:
    return ", ".join(PARTY_LABELS[v] for v in incident.victims) or UNKNOWN


def incident_table(incidents: Sequence[Incident]) -> pd.DataFrame:
    """Every fact on the map, one row an incident, in the order given.

    The browser offers it as a file: no cell is one that a spreadsheet takes for a formula.
    """
    return pd.DataFrame(
        [
            {
                "Date": i.date,
                "Kind": EVENT_LABELS[i.event_type],
                "Place": defused(place_text(i.place)),
                "How exact": precision_text(i.place),
                "Killed": count_text(i.killed),
                "Wounded": count_text(i.wounded),
                "Victims": victims_text(i),
                "Attacker": party_text(i.attacker),
                "Status": str(i.status),
                "Sources": defused("; ".join(i.sources)),
                "Nr": i.id,
            }
            for i in incidents
        ]
    )


def incident_card(incident: Incident) -> None:
    """The incident in full: what, when, where and how sure, who, and each claim."""
    st.markdown(f"**{EVENT_LABELS[incident.event_type]}** · {incident.status}")
    if incident.synthetic:
        st.warning("Made up for a demonstration.", icon=":material/science:")
    rows = {
        "Date": date_text(incident),
        "Place": whole_place_text(incident.place),
        "Killed": count_text(incident.killed) + by_party_text(incident.killed),
        "Wounded": count_text(incident.wounded) + by_party_text(incident.wounded),
        "Victims": victims_text(incident),
        "Attacker": party_text(incident.attacker),
    }
    if incident.units:
        rows["Units"] = ", ".join(incident.units)
    if incident.note:
        rows["Note"] = incident.note
    cells = "".join(
        f"<tr><th scope='row' style='text-align:left;padding-right:1rem;vertical-align:top'>"
        f"{html.escape(name)}</th><td>{html.escape(value)}</td></tr>"
        for name, value in rows.items()
    )
    st.html(f"<table>{cells}</table>")
    if incident.place.match.why:
        st.caption("Why this place")
        st.html(f"<small>{html.escape(incident.place.match.why)}</small>")
    noted = state.store().sources()
    for claim in incident.claims:
        claim_view(claim, noted)


def claim_view(claim: Claim, noted: Mapping[str, Source] | None = None) -> None:
    """Who says it, in which words, published where; and what the desk thinks of who says it."""
    published = f", published {long_date(claim.published)}" if claim.published else ""
    said = [
        f"{what} {count_text(casualties)}"
        for what, casualties in (("killed", claim.killed), ("wounded", claim.wounded))
        if casualties.total is not None
    ]
    st.html(
        f"<figure style='margin:0.5rem 0;padding-left:0.8rem;border-left:3px solid #8A4B08'>"
        f"<blockquote dir='auto' style='margin:0'>{html.escape(' '.join(claim.sentence.split()))}"
        f"</blockquote><figcaption><small>{html.escape(claim.attribution)}"
        f"{html.escape(published)}{html.escape(' · ' + ', '.join(said) if said else '')}"
        f"{html.escape(_judged(claim, noted))}</small></figcaption></figure>"
    )
    if claim.url and claim.url.startswith(("http://", "https://")):
        st.link_button("Open the report", claim.url, icon=":material/open_in_new:")


def _judged(claim: Claim, noted: Mapping[str, Source] | None) -> str:
    """Like " · SOHR: B, usually reliable (own observers)"; empty where nothing is noted."""
    noted = state.store().sources() if noted is None else noted
    names = dict.fromkeys((*source_names(claim.source), *source_names(claim.publisher)))
    said = []
    for name in names:
        source = noted.get(name)
        if source and source.judgement:
            said.append(f" · {name}: {source.judgement}")
    return "".join(said)
