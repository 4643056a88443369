"""The view in words: numbers with their unknowns, and the headline sentence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from geo.briefing.conditions import narrowing
from geo.filters import IncidentFilter, joined, long_date
from geo.frame import Summary
from geo.maps.cards import card_of, date_words, place_words
from geo.maps.style import (
    EVENT_LABELS,
    HEAT_RADIUS_KM,
    PARTY_LABELS,
    PARTY_LETTERS,
    SEVERAL_LABEL,
    SEVERAL_LETTER,
)
from geo.model import GOVERNORATES, CountRange, EventType, Incident, Party, Status, Total

if TYPE_CHECKING:
    from geo.briefing.view import BriefingView


PRINTED_NAMES = {"SY09": "Deir ez-Zor"}
"""Governorates whose usual spelling differs from the one in the data."""


class Words:
    """Everything that is printed around the map, in English."""

    lang = "en"
    rtl = False
    killed = "killed"
    wounded = "wounded"
    at_least = "at least"
    unknown = "unknown"
    kind_heading = "Kind of incident"
    victim_heading = "Who suffered (colour)"
    size_heading = "Killed and wounded (size)"
    marks_heading = "Also on the map"
    heat_note = (
        f"Smoothed within {HEAT_RADIUS_KM:g} km, lower figures; what is known only to an area is "
        "spread over it, routes are left out."
    )
    pending_mark = "Pending: not yet verified (hollow)"
    area_mark = "Known only to this area"
    line_mark = "Route of an operation"
    focus_mark = "Homs and Deir ez-Zor governorates"
    nobody = "Nobody named"
    no_side = "Side not told"
    empty_map = "No incident is known for this filter."
    not_safe = "No incident shown does not mean safe."
    boundaries = "Boundaries and names shown do not imply endorsement or acceptance."
    filter_label = "Shown:"
    sources_label = "Sources:"
    no_sources = "none"
    table_head = (
        *("No.", "Date", "Place", "Kind", "Who suffered"),
        *("Killed", "Wounded", "Source"),
    )
    basemap_sources = "Basemap: Natural Earth. Places: OCHA, GeoNames, UCDP and the desk."
    undated = "undated"
    no_place = "no place"
    pending = "pending"
    area = "area"
    route = "route"

    def attacks(self, number: int) -> str:
        return "attack" if number == 1 else "attacks"

    def heat_title(self, by: str) -> str:
        """``by``: one of `geo.maps.heat.WEIGHTS`."""
        return f"Heat: {by} per 1,000 km²"

    def shade_title(self, by: str, level: str) -> str:
        """The title of the shading's key; ``by``: what is counted, ``level``: in which areas."""
        what = "killed and wounded" if by == "casualties" else by
        return f"Shaded and numbered: {what} by {level}"

    def shade_note(self, several: int, none: int) -> str:
        """What shades mean, and what they leave out."""
        note = "Lower figures; striped or ?: incidents, but nobody counted. No shade: none known."
        if several:
            note += f" {several:,} known only to an area over several: in none."
        return f"{note} {none:,} of no known region." if none else note

    def recent_mark(self, first: dt.date, last: dt.date) -> str:
        """What the mark around the newest incidents means."""
        return f"Newest 72 hours: {period_text(first, last)}"

    def unknown_for(self, number: int) -> str:
        """For how many incidents nobody gives a number."""
        return f"unknown for {number:,}"

    def event(self, kind: EventType) -> str:
        return EVENT_LABELS[kind]

    def victim(self, victim: Party | str) -> str:
        """A side that was hit; "several" and nobody have words of their own."""
        if isinstance(victim, Party):
            return PARTY_LABELS[victim]
        return SEVERAL_LABEL if victim == "several" else self.nobody

    def side(self, party: Party | None) -> str:
        """A side whose dead and wounded are counted, or those whose side nobody tells."""
        return self.victim(party) if party else self.no_side

    def victim_letter(self, victim: Party | str) -> str:
        """Who suffered in a letter or two, for paper without colour; empty for nobody."""
        if isinstance(victim, Party):
            return PARTY_LETTERS[victim]
        return SEVERAL_LETTER if victim == "several" else ""

    def status(self, status: Status) -> str:
        return str(status)

    def date(self, day: dt.date) -> str:
        return long_date(day)

    def made(self, at: dt.datetime) -> str:
        """When the sheet was made; ``at`` in UTC."""
        return f"Made {long_date(at.date())}, {at:%H:%M} UTC, with Badia."

    def newest(self, day: dt.date) -> str:
        """Of what day the newest report is, under the figure."""
        return f"Newest report: {long_date(day)}."

    def projection(self, name: str, scale: str, paper: str) -> str:
        """The map's projection and scale, as the foot of the sheet says it."""
        size = f" Scale {scale} on {paper}." if paper and scale else ""
        return f"Projection: {name}.{size}"

    def more_sources(self, number: int) -> str:
        """Behind the sources that are named: how many are not."""
        return f" and {number:,} more"

    sources_in_data = "listed incident by incident in the data files"
    list_heading = "Incidents"

    needs_script = "The map and the table need JavaScript: open this file in a browser."
    map_heading = "Map and timeline"
    choices_heading = "What is shown"

    def page_words(self) -> Mapping[str, str]:
        """The single HTML file's own words by the English ones; empty for English."""
        return {}

    def card(self, incident: Incident) -> dict[str, Any]:
        """As `geo.maps.cards.card_of` gives it."""
        return card_of(incident)

    def date_of(self, incident: Incident) -> str:
        return date_words(incident)

    def place_of(self, incident: Incident) -> str:
        return place_words(incident)

    def title(self, view: BriefingView) -> str:
        """A title as the filter suggests it."""
        flt = view.flt
        where = _region_text(flt, dict(view.region_names))
        if flt.near:
            where = f"within {flt.near.radius_km:g} km of {flt.near.name or 'a spot'}"
        kinds = [EVENT_LABELS[kind] for kind in flt.event_types]
        what = joined(kinds, "and").capitalize() if 0 < len(kinds) <= 2 else "Armed incidents"
        if 0 < len(flt.parties) <= 2:
            what += f" involving {joined([PARTY_LABELS[p] for p in flt.parties], 'and')}"
        return f"{what} {where or 'in the Syrian desert'}"

    def subtitle(self, view: BriefingView) -> str:
        """The days that the sheet covers: the filter's, or those of what it shows."""
        first, last = view.span or (None, None)
        text = period_text(view.flt.date_from or first, view.flt.date_to or last)
        return text[:1].upper() + text[1:] if text else "No dated incident"

    def figures(self, summary: Summary) -> list[tuple[str, str, int]]:
        """The large figures: number, what of, unknown for how many; none where no attack is known.

        A large 0 would be read as peace.
        """
        if not summary.attacks:
            return []
        return [
            (f"{summary.attacks:,}", self.attacks(summary.attacks), 0),
            (total_text(summary.killed, self), self.killed, summary.killed.unknown),
            (total_text(summary.wounded, self), self.wounded, summary.wounded.unknown),
        ]

    def gap(self, view: BriefingView) -> str:
        """That no report reaches into the period, and what to do; empty where one does."""
        flt, until = view.flt, view.known_until
        if len(view.frame) == 0:
            return "The store holds no incident yet: add a report, or import a table."
        if len(view) or not (until and flt.date_from and until < flt.date_from):
            return ""
        return f"No report since {long_date(until)}: add newer ones, or choose an earlier period."

    def numbers(self, view: BriefingView) -> str:
        """The headline's numbers alone, for a caption."""
        summary = view.summary
        parts = [plural(summary.attacks, "attack") if summary.attacks else "No attack known"]
        if summary.attacks:
            for total, what in ((summary.killed, "killed"), (summary.wounded, "wounded")):
                text = f"{total_text(total)} {what}"
                partly = total.unknown and not text.startswith(self.unknown)
                parts.append(f"{text} (unknown for {total.unknown:,})" if partly else text)
        if summary.operations:
            parts.append(plural(summary.operations, "operation"))
        return ", ".join(parts)

    def thinned_note(self, number: int) -> str:
        """That symbols were left out where they would hide each other."""
        return f"{number:,} symbols left out where worse ones stand; the data files hold them all."

    def outside_note(self, number: int) -> str:
        """That incidents lie outside of the map's frame."""
        return f"{plural(number, 'incident')} outside this map's frame: not drawn."

    def filter_sentence(self, view: BriefingView) -> str:
        return view.filter_sentence

    def headline(self, view: BriefingView) -> str:
        """The headline, with the change against the period before where there is one."""
        text = view.headline
        if view.before is None or self.gap(view):
            return text
        return f"{text} {change_text(view.summary, view.before.summary, view.days or 1)}"

    party_chart_heading = "By party, as far as sources say (lower figures)"
    no_trend = "No dated attack is known."
    no_attack = "No attack is known."
    party_heading = "By party, where said (lower figures)"
    killed_and_wounded = "Full: killed. Hollow: wounded."
    no_side_note = "Side not told: the totals less the sides' lower figures; may be fewer."

    def trend_heading(self, unit: str) -> str:
        """``unit``: the span of one bar, such as "week"."""
        return f"Attacks by {unit}"

    def span(self, low: int, high: int) -> str:
        """A range of numbers."""
        return f"{low:,}–{high:,}"

    def count(self, count: CountRange) -> str:
        return str(count)

    def table_note(self, shown: int, of: int) -> str:
        """That the table shows only a part of the incidents."""
        return (
            f"The {shown:,} with the most killed and wounded of {of:,} incidents; "
            "all are in the data files."
        )

    def notes(self, view: BriefingView) -> list[str]:
        """What the numbers leave out or must not hide."""
        summary = view.summary
        notes = []
        if summary.operations:
            notes.append(f"{plural(summary.operations, 'operation')} besides, counted apart.")
        if summary.pending:
            notes.append(f"{plural(summary.pending, 'incident')} not yet verified (hollow).")
        if summary.only_area:
            notes.append(
                f"{plural(summary.only_area, 'incident')} known only to an area or a route."
            )
        if summary.no_place:
            notes.append(f"{plural(summary.no_place, 'incident')} without a place: not drawn.")
        if summary.undated:
            notes.append(f"{plural(summary.undated, 'incident')} without a date.")
        if view.undated_left_out:
            left = plural(view.undated_left_out, "undated incident")
            notes.append(f"{left} left out by the dates.")
        if summary.synthetic:
            notes.append(f"{plural(summary.synthetic, 'incident')} MADE UP for a demonstration.")
        return notes


ENGLISH = Words()


def total_text(total: Total, words: Words = ENGLISH) -> str:
    """A total like 25, 22–24, "at least 25" (open, or some unknown) or "unknown" (all are)."""
    if total.known.min == 0 and total.known.max == 0 and total.unknown:
        return words.unknown
    if total.known.max is None or total.unknown:
        return f"{words.at_least} {total.known.min:,}"
    if total.known.min == total.known.max:
        return f"{total.known.min:,}"
    return words.span(total.known.min, total.known.max)


def period_text(start: dt.date | None, end: dt.date | None) -> str:
    """Like "from 1 to 20 March 2022"; an empty string where there is no date at all."""
    if start and end:
        if start == end:
            return f"on {long_date(start)}"
        if (start.year, start.month) == (end.year, end.month):
            return f"from {start.day} to {long_date(end)}"
        if start.year == end.year:
            return f"from {long_date(start).rsplit(' ', 1)[0]} to {long_date(end)}"
        return f"from {long_date(start)} to {long_date(end)}"
    if start:
        return f"since {long_date(start)}"
    return f"up to {long_date(end)}" if end else ""


def _region_text(flt: IncidentFilter, names: dict[str, str] | None = None) -> str:
    """Like "in Homs and Deir-ez-Zor", or an empty string without a region condition."""
    if not flt.regions:
        return ""
    known = {**GOVERNORATES, **(names or {}), **PRINTED_NAMES}
    labels = [known.get(code, code) for code in flt.regions]
    return f"in {joined(labels, 'and')}"


def plural(number: int, one: str, many: str | None = None) -> str:
    """Like "1 attack", "2 attacks"; ``many`` where an s is not enough."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def headline(
    summary: Summary,
    flt: IncidentFilter,
    span: tuple[dt.date, dt.date] | None,
    names: dict[str, str] | None = None,
) -> str:
    """What the view shows, as one or two sentences that hide no unknown and no condition.

    ``span``: first and last event date shown, used where the filter sets none.
    """
    first, last = span or (None, None)
    when = period_text(flt.date_from or first, flt.date_to or last)
    where, narrower = _region_text(flt, names), narrowing(flt)
    if not summary.attacks and not summary.operations:
        return " ".join(filter(None, ["No incident is known", when, where])) + narrower + "."
    attacks = plural(summary.attacks, "attack") if summary.attacks else "No attack is known"
    if summary.undated_attacks:  # no date is among the conditions, so ``when`` isn't theirs
        attacks += f" ({summary.undated_attacks:,} without a date)"
    parts = " ".join(filter(None, [attacks, when, where])) + narrower
    if summary.attacks:
        totals = ((summary.killed, "killed"), (summary.wounded, "wounded"))
        texts = [(total_text(total), what) for total, what in totals]
        known = ", ".join(f"{text} {what}" for text, what in texts if text != ENGLISH.unknown)
        unknown = [f"{what} unknown for {t.unknown:,}" for t, what in totals if t.unknown]
        parts += ": " + "; ".join(filter(None, [known, *unknown]))
    sentences = [parts + "."]
    if summary.operations:
        sentences.append(f"{plural(summary.operations, 'operation')} besides.")
    if summary.pending:
        sentences.append(f"{summary.pending:,} of them not yet verified.")
    if summary.synthetic:
        sentences.append(f"{plural(summary.synthetic, 'incident')} made up for a demonstration.")
    return " ".join(sentences)


def change_text(now: Summary, before: Summary, days: int) -> str:
    """The change of known attacks against the ``days`` before, in one sentence."""
    length = "the day" if days == 1 else f"the {days:,} days"
    if not before.attacks:
        # nothing known is no figure to compare with: the store may hold no report of then
        also = "" if now.attacks else " either"
        return f"No attack is known in {length} before{also}."
    difference = now.attacks - before.attacks
    if difference == 0:
        return f"As many attacks as in {length} before ({before.attacks:,} known)."
    word = "more" if difference > 0 else "fewer"
    attacks = "attack" if abs(difference) == 1 else "attacks"
    return (
        f"{abs(difference):,} {word} {attacks} than in {length} before ({before.attacks:,} known)."
    )
