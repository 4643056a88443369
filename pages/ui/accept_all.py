"""Accepting a report's drafts at once: those that nothing speaks against; why not the others."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import streamlit as st

from geo.errors import BadiaError
from geo.model import Incident, Status
from geo.store.likely_same import claimed_words
from pages.ui import shell, state
from pages.ui.draft_form import said_accepted
from pages.ui.incident_view import doubt_text, total_text
from pages.ui.plain import plain
from pages.ui.unsaved import is_typed


def accept_all(incidents: Sequence[Incident], looks_known: Collection[int | None]) -> None:
    """The button, and before it what a desk should know of the report's drafts.

    ``looks_known``: ids of those that may be incidents which are there already.
    """
    drafts = [i for i in incidents if i.status is Status.DRAFT]
    unfilled = [d for d in drafts if is_unfilled(d, incidents)]
    typed = [d for d in drafts if is_typed(d)]
    totals = [d for d in drafts if total_text(d)]
    held = (*unfilled, *typed, *totals)
    ready = [d for d in drafts if d.id not in looks_known and d not in held]
    filled = [d for d in drafts if d not in unfilled]
    _say_unplaced(sum(d.place.match.point is None for d in filled))
    _say_undated(sum(d.date is None for d in filled))
    if len(drafts) == 1:
        return  # it has a button of its own, and says itself what it looks like
    _say_unsure(sum(d.place.match.point is not None and bool(doubt_text(d.place)) for d in ready))
    known = sum(d.id in looks_known for d in drafts)
    if known:
        some = "One of these may be an incident that is"
        if known > 1:
            some = f"{known} of these may be incidents that are"
        st.warning(
            f"{some} there already. Join or keep apart below; nothing is counted twice by itself.",
            icon=":material/content_copy:",
        )
    if unfilled:
        some, them = "One draft has no values of its own yet", "it"
        if len(unfilled) > 1:
            some, them = f"{len(unfilled)} drafts have no values of their own yet", "them"
        st.warning(
            f"{some}. Fill {them} in under “Correct”, or accept or reject {them} below.",
            icon=":material/edit_note:",
        )
    if totals:
        some = "One draft has" if len(totals) == 1 else f"{len(totals)} drafts have"
        st.warning(
            f"{some} great numbers and no day: a running total is no attack. Check below.",
            icon=":material/functions:",
        )
    if typed:
        some = "One draft has" if len(typed) == 1 else f"{len(typed)} drafts have"
        st.warning(
            f"{some} corrections that are not saved: save or discard them below.",
            icon=":material/edit:",
        )
    # the label says how many, so that nobody takes it for all
    if ready and st.button(
        f"Accept all {len(ready)}" if len(ready) == len(drafts) else f"Accept {len(ready)}",
        type="primary",
        icon=":material/done_all:",
        help="As they stand below.",
    ):
        _accept(ready)


def is_unfilled(draft: Incident, incidents: Sequence[Incident]) -> bool:
    """A draft without numbers that nobody corrected, and either without anything else or made of
    words that are another incident's: the second half of a split sentence."""
    counted = draft.killed.total is not None or draft.wounded.total is not None
    if draft.status is not Status.DRAFT or draft.corrected or counted:
        return False
    if draft.date is None and not draft.place.mention:
        return True
    return any(
        other.id != draft.id and claimed_words(other) == claimed_words(draft) for other in incidents
    )


def _say_unplaced(unplaced: int) -> None:
    if unplaced:
        some = "An incident has" if unplaced == 1 else f"{unplaced} incidents have"
        st.warning(
            f"{some} no place yet: counted once accepted, but not drawn. Correct the place below.",
            icon=":material/location_off:",
        )


def _say_undated(undated: int) -> None:
    if undated:
        some = "An incident has" if undated == 1 else f"{undated} incidents have"
        st.warning(
            f"{some} no date yet: once accepted, left out wherever days are chosen. Correct the "
            "date below if you know it.",
            icon=":material/event_busy:",
        )


def _say_unsure(unsure: int) -> None:
    if unsure:
        some = "One place" if unsure == 1 else f"{unsure} places"
        st.warning(
            f"{some} may be another of that name: read “Not sure” below before you accept all.",
            icon=":material/help:",
        )


def _accept(drafts: Sequence[Incident]) -> None:
    try:
        state.store().accept([i.id for i in drafts if i.id is not None], shell.user())
    except BadiaError as error:
        st.error(plain(error))
        return
    st.toast(said_accepted(drafts))
    st.rerun()
