"""One incident of a report: what was read, linked to its words, to correct, accept or reject."""

from __future__ import annotations

import html
from collections.abc import Callable, Collection, Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from geo.errors import BadiaError, ConflictError
from geo.maps.style import EVENT_LABELS, PARTY_LABELS
from geo.model import Casualties, Incident, Party, Status
from geo.reports.duplicates import DuplicatePair
from pages.ui import shell, state
from pages.ui.corrections import Corrections, corrections
from pages.ui.incident_view import (
    count_text,
    date_text,
    doubt_text,
    incident_card,
    party_text,
    place_text,
    total_text,
    whole_place_text,
)
from pages.ui.plain import plain
from pages.ui.report_text import colour_of
from pages.ui.review_tools import join_offer, more_tools
from pages.ui.unsaved import discard, is_back

UNMARKED = (
    " <small class='badia-unmarked' title='Inferred, or told in words that were not found again: "
    "check it'>no words marked</small>"
)
STATUS_WORDS = {
    Status.DRAFT: "to check",
    Status.PENDING: "pending",
    Status.VERIFIED: "accepted",
    Status.REJECTED: "rejected",
}


def draft_form(
    number: int,
    incident: Incident,
    siblings: list[Incident],
    fields: Collection[str],
    same: Sequence[DuplicatePair],
) -> None:
    """Draw the incident; ``fields`` are those whose words are marked in the report.

    ``siblings`` are the report's incidents, which this one may be merged into; ``same`` those of
    the store that it may be another telling of.
    """
    with st.container(border=True, key=f"draft_{_id(incident)}"):
        st.html(_head(number, incident, fields) + _values(incident, fields))
        if incident.status is Status.REJECTED:
            if st.button("Take back the rejection", key=f"back{incident.id}"):
                back = [_id(incident)]
                _do(
                    lambda: state.store().set_status(back, Status.DRAFT, shell.user()),
                    "Back.",
                    st.container(),
                )
            return
        join_offer(incident, same)
        known = bool(same) and same[0].looks_alike  # joining it is the likelier answer
        retyped = is_back(incident)
        with st.expander(
            "Correct",
            expanded=retyped,
            icon=":material/edit:",
            # anew, so that it folds away once it is saved, and opens on what the tab gave back
            key=f"correct{incident.id}_{incident.version}_{retyped}",
        ):
            changed = corrections(incident)
        if changed:
            st.caption("There are corrections that are not saved yet.")
        buttons, wrong = st.container(horizontal=True), st.container()
        with buttons:
            if incident.status is not Status.VERIFIED and st.button(
                "Save and accept" if changed else "Accept",
                key=f"accept{incident.id}",
                type="secondary" if known else "primary",
                icon=":material/check:",
                help="Counts it as an incident of its own." if known else None,
            ):
                _accept(incident, changed, wrong)
            if changed and st.button(
                "Save the corrections", key=f"save{incident.id}", icon=":material/save:"
            ):
                _do(lambda: _save(incident, changed), "Saved.", wrong)
            if changed and st.button(
                "Discard", key=f"discard{incident.id}", icon=":material/undo:", help="As stored"
            ):
                _do(lambda: discard(incident), "Discarded.", wrong)
            if st.button("Reject", key=f"reject{incident.id}", icon=":material/close:"):
                rejected = [_id(incident)]
                _do(lambda: state.store().reject(rejected, shell.user()), "Rejected.", wrong)
            # a key for each state of the report: it closes once something was split or joined
            state_key = f"more{incident.id}_{incident.version}_{len(siblings)}"
            with st.popover("More", icon=":material/more_horiz:", key=state_key):
                more_tools(incident, siblings)
                st.divider()
                incident_card(incident)


def _head(number: int, incident: Incident, fields: Collection[str]) -> str:
    colour = "currentColor" if incident.status is Status.REJECTED else colour_of(number)
    badge = "display:inline-block;min-width:1.7em;text-align:center;border-radius:1em;"
    return (
        f"<div><span style='{badge}border:2px solid {colour};font-weight:700'>"
        f"{number}</span> "
        f"<b>{_value(incident, 'kind', EVENT_LABELS[incident.event_type], fields)}</b> · "
        f"{html.escape(incident.category)} · {STATUS_WORDS[incident.status]}"
        f" <small>(incident {incident.id})</small></div>"
    )


def _values(incident: Incident, fields: Collection[str]) -> str:
    """What was read as a list; a value whose words are marked can be followed to them."""
    rows: list[tuple[str, list[tuple[str, str]]]] = [
        ("When", [("date", date_text(incident))]),
        ("Where", [("place", whole_place_text(incident.place))]),
    ]
    if doubt := doubt_text(incident.place):
        rows.append(("Not sure", [("", doubt)]))
    others = [place_text(p) for p in incident.other_places]
    if others:
        rows.append(("Also named", [("other_place", "; ".join(others))]))
    rows += [
        ("Killed", [("killed", _count(incident.killed))]),
        ("Wounded", [("wounded", _count(incident.wounded))]),
    ]
    if total := total_text(incident):
        rows.append(("Not sure", [("", total)]))
    rows += [
        ("Attacker", [("attacker", party_text(incident.attacker))]),
        (
            "Suffered",
            [("victim", ", ".join(PARTY_LABELS[v] for v in incident.victims) or "unknown")],
        ),
    ]
    if incident.units:
        rows.append(("Units", [("unit", ", ".join(incident.units))]))
    rows.append(("Says who", [("source", "; ".join(incident.sources) or "nobody named")]))
    if incident.note:
        rows.append(("Note", [("", incident.note)]))
    cells = "".join(
        f"<dt>{html.escape(name)}</dt><dd>"
        + ", ".join(_value(incident, field, text, fields) for field, text in values)
        + "</dd>"
        for name, values in rows
    )
    return f"<dl class='badia-values'>{cells}</dl>"


def _value(incident: Incident, field: str, text: str, fields: Collection[str]) -> str:
    words = html.escape(text)
    if field not in fields:
        return words + (UNMARKED if field in _to_find(incident) else "")
    return (
        f"<span class='badia-shown' role='button' tabindex='0' data-badia-draft='{incident.id}' "
        f"data-badia-field='{field}' title='Show where it stands in the report'>{words}</span>"
    )


def _to_find(incident: Incident) -> set[str]:
    """Of a draft the fields that the reader filled in: each should have its words in the report."""
    if incident.status is not Status.DRAFT:
        return set()
    known = {
        "date": incident.date is not None,
        "place": incident.place.match.point is not None,
        "killed": incident.killed.total is not None,
        "wounded": incident.wounded.total is not None,
        "attacker": incident.attacker not in (None, Party.UNKNOWN),
        "victim": bool({*incident.victims} - {Party.UNKNOWN}),
    }
    by_hand = {"victim" if name == "victims" else name for name in incident.corrected}
    return {name for name, given in known.items() if given} - by_hand


def _count(casualties: Casualties) -> str:
    parts = [f"{PARTY_LABELS[p]} {c}" for p, c in casualties.by_party.items()]
    alone = len(parts) == 1 and casualties.by_party and (
        next(iter(casualties.by_party.values())) == casualties.total
    )  # fmt: skip
    return count_text(casualties) + (f" ({', '.join(parts)})" if parts and not alone else "")


def _save(incident: Incident, changed: Corrections) -> None:
    store = state.store()
    store.update(
        _id(incident), changed.made(), incident.version, shell.user(), sources=changed.sources
    )


def _accept(incident: Incident, changed: Corrections, wrong: DeltaGenerator) -> None:
    """Accept with what was corrected: nothing that a desk typed is left behind."""

    def accept() -> None:
        if changed:
            _save(incident, changed)
        state.store().accept([_id(incident)], shell.user())

    _do(accept, lambda: said_accepted([state.store().incident(_id(incident))]), wrong)


def said_accepted(incidents: Sequence[Incident]) -> str:
    """What accepting did: an incident without a place counts, and stands on no map."""
    unplaced = sum(i.place.match.point is None for i in incidents)
    if not unplaced:
        them = "it is" if len(incidents) == 1 else "they are"
        return f"{len(incidents)} accepted; {them} on the map now."
    return (
        f"{len(incidents)} accepted; {unplaced} without a place: counted, but not on the map. "
        "Correct the place to draw it."
    )


def _id(incident: Incident) -> int:
    assert incident.id is not None
    return incident.id


def _do(action: Callable[[], object], done: str | Callable[[], str], wrong: DeltaGenerator) -> None:
    """Do it, say that it is done, and draw the page anew; or say ``wrong`` what is in the way."""
    try:
        action()
    except ConflictError as error:
        wrong.error(f"{plain(error)} Reload the page to see their version, then correct again.")
        return
    except BadiaError as error:
        wrong.error(plain(error))
        return
    st.toast(done if isinstance(done, str) else done())
    st.rerun()
