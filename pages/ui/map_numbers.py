"""The headline numbers over the map, with the change against the period before."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import streamlit as st

from geo.briefing.words import total_text
from geo.filters import IncidentFilter, long_date
from geo.frame import Frame, Summary, summarise
from geo.model import Total
from pages.ui import state


def numbers(frame: Frame, flt: IncidentFilter, summary: Summary) -> None:
    """Attacks, killed, wounded and operations; under them, with what they are compared.

    A large 0 would be read as peace: where no attack is known it says so, and counts nobody.
    """
    earlier, why_not = period_before(flt, frame.date_span())
    before = summarise(frame, earlier.select(frame, state.text_ids(earlier))) if earlier else None
    with st.container(key="map_numbers"):
        with st.container(horizontal=True, gap="medium"):
            _count("Attacks", summary.attacks, before and before.attacks)
            if summary.attacks:
                _total("Killed", summary.killed, before and before.killed)
                _total("Wounded", summary.wounded, before and before.wounded)
            _count("Operations", summary.operations, before and before.operations)
        if not len(frame):
            return
        if earlier and earlier.date_from and earlier.date_to:
            days = (earlier.date_to - earlier.date_from).days + 1
            length = "the day" if days == 1 else f"the {days:,} days"
            st.caption(
                f"Change against {length} before, {long_date(earlier.date_from)} to "
                f"{long_date(earlier.date_to)}, with the same filter."
            )
        else:
            st.caption(why_not)


def period_before(
    flt: IncidentFilter, span: tuple[dt.date, dt.date] | None
) -> tuple[IncidentFilter | None, str]:
    """The same filter over the period of the same length just before, or why there is none.

    ``span``: first and last day of any dated incident. Where the data begin later than the
    period before, a comparison would say "more" for nothing but a gap.
    """
    if span is None or not (flt.date_from or flt.date_to):
        return None, "All dates are shown: there is no period before to compare with."
    first, last = flt.date_from or span[0], flt.date_to or span[1]
    length = last - first + dt.timedelta(days=1)
    if first - length < span[0]:
        return None, (
            f"No comparison: the incidents begin on {long_date(span[0])}, so the "
            f"{length.days:,} days before are not covered."
        )
    return replace(flt, date_from=first - length, date_to=last - length), ""


def _count(label: str, now: int, before: int | None) -> None:
    st.metric(
        label,
        f"{now:,}" if now else "none known",
        None if before is None else now - before,
        delta_color="off",
        delta_description=None if before is None else f"before: {before:,}",
        width="content",
    )


def _total(label: str, now: Total, before: Total | None) -> None:
    """A difference only where both numbers are known; else what the number was."""
    label = f"{label} ({now.unknown:,} unknown)" if now.unknown else label
    known = [_exact(now), _exact(before) if before else None]
    delta: int | str | None = None
    if known[0] is not None and known[1] is not None:
        delta = known[0] - known[1]
    elif before:
        delta = f"before: {total_text(before)}"
    st.metric(
        label,
        total_text(now),
        delta,
        delta_color="off",
        delta_arrow="off" if isinstance(delta, str) else "auto",
        delta_description=f"before: {total_text(before)}"
        if before and known[1] is not None and isinstance(delta, int)
        else None,
        width="content",
    )


def _exact(total: Total) -> int | None:
    """The number, where it is one and known for all."""
    same = total.known.min == total.known.max
    return total.known.min if same and not total.unknown else None
