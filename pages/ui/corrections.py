"""Every value of an incident to correct; a value is checked when it is saved."""

from __future__ import annotations

import dataclasses
import datetime as dt
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import reduce

import streamlit as st

from geo.errors import InputError
from geo.maps.style import EVENT_LABELS, PARTY_LABELS
from geo.model import (
    Casualties,
    Category,
    Count,
    CountRange,
    DatePrecision,
    EventType,
    Incident,
    Party,
    PlaceMention,
)
from pages.ui.place_choice import PLACE_HELP, checked_place, choose_place, find_place
from pages.ui.plain import plain
from pages.ui.unsaved import Typed, begin, keep

COUNT_HELP = "“13”, “13-15”, “5+” for at least five, or empty for unknown. Never 0 for unknown."
PRECISIONS = {
    DatePrecision.DAY: "The day",
    DatePrecision.RANGE: "A range of days",
    DatePrecision.WEEK: "The week",
    DatePrecision.MONTH: "The month",
    DatePrecision.YEAR: "The year",
    DatePrecision.UNKNOWN: "Unknown",
}
FIRST_DAY, LAST_DAY = dt.date(2000, 1, 1), dt.date(2100, 1, 1)


@dataclass(slots=True)
class Corrections:
    """What a desk changed: fields made when saved, and who says a claim, by the claim's id."""

    fields: dict[str, Callable[[], object]] = field(default_factory=dict)
    sources: dict[int, str | None] = field(default_factory=dict)

    def __bool__(self) -> bool:
        return bool(self.fields or self.sources)

    def made(self) -> dict[str, object]:
        """The new values; raises InputError for one that can't be read."""
        return {name: make() for name, make in self.fields.items()}


def corrections(incident: Incident) -> Corrections:
    """Draw the widgets and return what differs from the stored incident.

    The widgets carry the incident's version in their keys, so that they show what is stored once
    it was saved.
    """
    begun = begin(incident)
    changed = Corrections()
    left, right = st.columns(2)
    with left:
        kind = st.selectbox(
            "Kind",
            list(EventType),
            index=list(EventType).index(begun.get("kind", incident.event_type)),
            format_func=EVENT_LABELS.__getitem__,
            key=f"kind{begun.key}",
        )
    with right:
        category = st.segmented_control(
            "Counts as",
            list(Category),
            default=begun.get("category", incident.category),
            format_func=str.capitalize,
            key=f"category{begun.key}",
        )
    _dates(incident, begun, changed)
    _places(incident, begun, changed)
    victims = _sides(incident, begun, changed)
    for column, name in zip(st.columns(2), ("killed", "wounded"), strict=True):
        with column:
            _counts(incident, name, victims, begun, changed)
    _words(incident, begun, changed)
    plain = {"event_type": kind, "category": category or incident.category}
    for name, value in plain.items():
        if value != getattr(incident, name):
            changed.fields[name] = lambda value=value: value
    keep(incident, begun, bool(changed))
    return changed


def _dates(incident: Incident, begun: Typed, changed: Corrections) -> None:
    left, middle, right = st.columns(3)
    with left:
        day = st.date_input(
            "Date",
            value=begun.get("date", incident.date),
            min_value=FIRST_DAY,
            max_value=LAST_DAY,
            format="YYYY-MM-DD",
            help="Leave it empty where nobody says when.",
            key=f"date{begun.key}",
        )
    with middle:
        end = st.date_input(
            "Until",
            value=begun.get("date_end", incident.date_end),
            min_value=FIRST_DAY,
            max_value=LAST_DAY,
            format="YYYY-MM-DD",
            help="The last day, where the date is known only as a range.",
            key=f"date_end{begun.key}",
        )
    with right:
        precision = st.selectbox(
            "Known to",
            list(PRECISIONS),
            index=list(PRECISIONS).index(begun.get("precision", incident.date_precision)),
            format_func=PRECISIONS.__getitem__,
            key=f"precision{begun.key}",
        )
    first, last, known = settled_dates(day or None, end or None, precision)
    for name, value in (("date", first), ("date_end", last), ("date_precision", known)):
        if value != getattr(incident, name):
            changed.fields[name] = lambda value=value: value


def settled_dates(
    day: dt.date | None, end: dt.date | None, precision: DatePrecision
) -> tuple[dt.date | None, dt.date | None, DatePrecision]:
    """Days and precision that agree: no day is no precision, two days are a range."""
    if day is None:
        return None, end, DatePrecision.UNKNOWN  # a lone end is refused when it is saved
    if end is not None and end != day:
        loose = precision in (DatePrecision.DAY, DatePrecision.UNKNOWN)
        return day, end, DatePrecision.RANGE if loose else precision
    if precision in (DatePrecision.UNKNOWN, DatePrecision.RANGE):
        return day, None, DatePrecision.DAY
    return day, None, precision


def _places(incident: Incident, begun: Typed, changed: Corrections) -> None:
    typed = st.text_input(
        "Place",
        value=begun.get("place", incident.place.mention),
        help=PLACE_HELP,
        key=f"place{begun.key}",
    )
    place = _place_of(typed, incident.place, f"which{begun.key}")
    if place != incident.place:
        changed.fields["place"] = lambda: checked_place(place or find_place(typed))
    known = {m.mention: m for m in incident.other_places}
    before = "; ".join(known)
    others = st.text_input(
        "Other places",
        value=begun.get("others", before),
        help="Places that the incident also touches, separated by ;",
        key=f"others{begun.key}",
    )
    if others.strip() != before:
        names = _split(others)
        changed.fields["other_places"] = lambda: tuple(
            known[n] if n in known else find_place(n) for n in names
        )


def _place_of(typed: str, present: PlaceMention, key: str) -> PlaceMention | None:
    try:
        return choose_place(typed, present, key)
    except InputError as error:
        st.caption(plain(error))
        return None


def _sides(incident: Incident, begun: Typed, changed: Corrections) -> tuple[Party, ...]:
    left, right = st.columns(2)
    parties: list[Party | None] = [None, *Party]
    with left:
        attacker = st.selectbox(
            "Attacker",
            parties,
            index=parties.index(begun.get("attacker", incident.attacker)),
            format_func=lambda p: PARTY_LABELS[p] if p else "Not named",
            key=f"attacker{begun.key}",
        )
    with right:
        chosen = st.multiselect(
            "Who suffered",
            list(Party),
            default=begun.get("victims", list(incident.victims)),
            format_func=PARTY_LABELS.__getitem__,
            key=f"victims{begun.key}",
        )
    victims = tuple(chosen)
    if attacker != incident.attacker:
        changed.fields["attacker"] = lambda: attacker
    if set(victims) != set(incident.victims):
        changed.fields["victims"] = lambda: victims
    return victims


def _counts(
    incident: Incident, name: str, victims: tuple[Party, ...], begun: Typed, changed: Corrections
) -> None:
    """The total, and where several sides suffered each side's own."""
    stored: Casualties = getattr(incident, name)
    sides = list(dict.fromkeys([*victims, *stored.by_party]))
    parts: dict[Party, str] = {}
    before = {party: count_input(stored.by_party.get(party)) for party in sides}
    total = st.text_input(
        name.capitalize(),
        value=begun.get(name, count_input(stored.total)),
        help=COUNT_HELP,
        key=f"{name}{begun.key}",
    )
    for party in sides if len(sides) > 1 else ():
        parts[party] = st.text_input(
            f"{name.capitalize()}: {PARTY_LABELS[party]}",
            value=begun.get(f"{name}{party}", before[party]),
            help=f"Those of this side alone. {COUNT_HELP}",
            key=f"{name}{party}{begun.key}",
        )
    moved = total.strip() != count_input(stored.total)
    if moved or any(text.strip() != before[party] for party, text in parts.items()):
        changed.fields[name] = lambda: casualties(total, parts, victims)


def _words(incident: Incident, begun: Typed, changed: Corrections) -> None:
    units = st.text_input(
        "Units",
        value=begun.get("units", "; ".join(incident.units)),
        help="Names of units as the report has them, separated by ;",
        key=f"units{begun.key}",
    )
    if units.strip() != "; ".join(incident.units):
        changed.fields["units"] = lambda: _split(units)
    several = len(incident.claims) > 1
    for number, claim in enumerate(incident.claims, start=1):
        if claim.id is None:
            continue
        source = st.text_input(
            f"Source of claim {number}" if several else "Source",
            value=begun.get(f"source{claim.id}", claim.source or ""),
            help="Who says it; empty where the report names nobody.",
            key=f"source{claim.id}{begun.key}",
        )
        if source.strip() != (claim.source or ""):
            changed.sources[claim.id] = source.strip() or None
    note = st.text_area(
        "Note", value=begun.get("note", incident.note), height=68, key=f"note{begun.key}"
    )
    if note != incident.note:
        changed.fields["note"] = lambda: note


def _split(text: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.strip() for part in text.split(";") if part.strip()))


def count_input(count: Count) -> str:
    """A count as a desk types it."""
    if count is None:
        return ""
    if count.max is None:
        return f"{count.min}+"
    return str(count.min) if count.min == count.max else f"{count.min}-{count.max}"


_COUNT = re.compile(r"(\d{1,6})(?:(\+)|-(\d{1,6}))?")


def typed_count(text: str) -> Count:
    """ "13", "13-15", "5+" or empty for unknown; raises InputError for anything else."""
    plain = re.sub(r"\s", "", text).replace("–", "-")
    if not plain:
        return None
    match = _COUNT.fullmatch(plain)
    if match is None:
        raise InputError(f"{text.strip()!r} is no number of people. Write 13, 13-15 or 5+.")
    low, more, high = match.groups()
    if more:
        return CountRange(int(low), None)
    if high and int(high) < int(low):
        raise InputError(f"{text.strip()!r} runs backwards. Write the lower number first.")
    return CountRange(int(low), int(high or low))


def casualties(total: str, parts: Mapping[Party, str], victims: tuple[Party, ...]) -> Casualties:
    """Total and parts as typed; a missing total is the parts' sum where every side is counted.

    Raises InputError where they contradict each other.
    """
    whole = typed_count(total)
    known = {p: c for p, text in parts.items() if (c := typed_count(text)) is not None}
    if whole is None and known and len(known) == len(parts):
        whole = reduce(CountRange.__add__, known.values())
    if whole is not None and whole.max is not None:
        least = sum(c.min for c in known.values())
        if least > whole.max:
            raise InputError(
                f"The sides add up to {least} and more, but the total is {whole}. Correct one."
            )
    if whole is not None and not parts and len(victims) == 1:
        known = {victims[0]: whole}
    return dataclasses.replace(Casualties(), total=whole, by_party=known)
