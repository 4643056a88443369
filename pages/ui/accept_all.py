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

SIGN = ":material/fact_check:"


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
    said = [_unplaced(sum(d.place.match.point is None for d in filled))]
    said.append(_undated(sum(d.date is None for d in filled)))
    if len(drafts) > 1:  # a single one has a button of its own, and says the rest itself
        unsure = [d for d in ready if d.place.match.point is not None and doubt_text(d.place)]
        said.append(_unsure(len(unsure)))
        said.append(_known(sum(d.id in looks_known for d in drafts)))
        said += [_unfilled(len(unfilled)), _totals(len(totals)), _typed(len(typed))]
    if some := [words for words in said if words]:
        # one box however much is said: the drafts should not slip off the screen
        st.warning("\n".join(f"- {s}" for s in some) if some[1:] else some[0], icon=SIGN)
    if len(drafts) == 1:
        return
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


def _unplaced(number: int) -> str:
    if not number:
        return ""
    some = "An incident has" if number == 1 else f"{number} incidents have"
    return f"{some} no place yet: counted once accepted, but not drawn. Correct the place below."


def _undated(number: int) -> str:
    if not number:
        return ""
    some = "An incident has" if number == 1 else f"{number} incidents have"
    return (
        f"{some} no date yet: once accepted, left out wherever days are chosen. Correct the date "
        "below if you know it."
    )


def _unsure(number: int) -> str:
    if not number:
        return ""
    some = "One place" if number == 1 else f"{number} places"
    return f"{some} may be another of that name: read “Not sure” below before you accept all."


def _known(number: int) -> str:
    if not number:
        return ""
    some = "One of these may be an incident that is"
    if number > 1:
        some = f"{number} of these may be incidents that are"
    return f"{some} there already. Join or keep apart below; nothing is counted twice by itself."


def _unfilled(number: int) -> str:
    if not number:
        return ""
    some, them = "One draft has no values of its own yet", "it"
    if number > 1:
        some, them = f"{number} drafts have no values of their own yet", "them"
    return f"{some}. Fill {them} in under “Correct”, or accept or reject {them} below."


def _totals(number: int) -> str:
    if not number:
        return ""
    some = "One draft has" if number == 1 else f"{number} drafts have"
    return f"{some} great numbers and no day: a running total is no attack. Check below."


def _typed(number: int) -> str:
    if not number:
        return ""
    some = "One draft has" if number == 1 else f"{number} drafts have"
    return f"{some} corrections that are not saved: save or discard them below."


def _accept(drafts: Sequence[Incident]) -> None:
    try:
        state.store().accept([i.id for i in drafts if i.id is not None], shell.user())
    except BadiaError as error:
        st.error(plain(error))
        return
    st.toast(said_accepted(drafts))
    st.rerun()
