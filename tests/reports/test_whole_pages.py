"""What pages tell beside their news, and must not be drawn, placed or added up as an event."""

from __future__ import annotations

from typing import Final

import pytest

from geo.model import ReadIncident
from geo.places.geocoder import Geocoder
from tests.reports.notes import TUESDAY, dead, incidents_of

Event = tuple[str, str, str | None, int | None]
"""Killed, wounded, where and on which day."""


def _event(incident: ReadIncident) -> Event:
    hurt = incident.wounded.total
    day = incident.date.day if incident.date else None
    return dead(incident), "-" if hurt is None else str(hurt), incident.place.match.name, day


PAGES: Final[dict[str, tuple[str, list[Event]]]] = {
    "more that same week, behind an old ambush": (
        "Two soldiers were killed on Sunday when a bomb hit their truck near Arak.\n\n"
        "Last month, IS killed 12 militiamen in an ambush there, the Observatory said.\n\n"
        "Another four soldiers were killed in a blast that same week, state media reported.",
        [("2", "-", "near Arak", 12)],
    ),
    "allied with the government in Damascus": (
        "Ten workers died on Sunday when a mine exploded near Arak. Russia, which is allied with "
        "the government in Damascus, has bombed IS in the desert over the past two days.",
        [("10", "-", "near Arak", 12), ("-", "-", None, 12)],
    ),
    "they have previously attacked": (
        "A herder was killed by a mine near Arak on Sunday. IS fighters are active there. They "
        "have previously carried out attacks in Hajin, where they held out longest.",
        [("1", "-", "near Arak", 12)],
    ),
    "two other raids since a day": (
        "Strikes by Israel killed 14 pro-Iran fighters near Hajin, the Observatory said on Sunday. "
        "Israel keeps silent, but the Observatory has accused it of launching two other raids "
        "against pro-Iran forces since Thursday.",
        [("14", "-", "near Hajin", 12)],
    ),
    "what another channel counts": (
        "At least 10 militants were killed in air strikes on pro-Iranian militias in Hajin on "
        "Sunday, according to SOHR. Al-Hadath reported that the remains of 16 Iraqi militants "
        "killed in the strikes in Hajin reached Iraq on Monday.",
        [("at least 10", "-", "Hajin", 12)],
    ),
    "the first since a campaign": (
        "A refugee was killed and two others were injured in al-Hol camp on Sunday. SOHR also said "
        "that two women were also injured in the attack. The killing of the man is the first one "
        "since the Asayish conducted a security campaign against IS in the camp.",
        [("1", "2", "Al-Hawl camp", 12)],
    ),
    "a surname behind a rank": (
        "Five men were killed in an ambush in the city of Daraa on Sunday. The killed were coming "
        "from a meeting with colonel general Samer al-Ali of the army.",
        [("5", "-", "Daraa", 12)],
    ),
    "a fighter's name and his other one": (
        "The SDF said that one of its wounded fighters, Mazlum Qamishlo (Basil al-Hiso), died of "
        "his wounds on Sunday.",
        [("1", "-", None, 12)],
    ),
    "of the Baath Party": (
        "Hasan al-Omar, secretary of the Baath Party branch of the town of al-Musayfrah, was shot "
        "dead in the town on Sunday.",
        [("1", "-", "Al Musayfirah", 12)],
    ),
    "bodies by their names": (
        "Residents found the bodies of Ahmad Salem and Majid Omar near Nawa on Sunday.",
        [("2", "-", "near Nawa", 12)],
    ),
}


@pytest.mark.parametrize(("text", "events"), PAGES.values(), ids=list(PAGES))
def test_whole_pages(text: str, events: list[Event], geocoder: Geocoder) -> None:
    assert [_event(i) for i in incidents_of(text, geocoder, TUESDAY)] == events


@pytest.mark.parametrize(
    "beside",
    [
        "The strike was in a province which is regularly targeted by drones of Israel.",
        "It was the first such blast there since an attack by Israel on the base.",
    ],
)
def test_who_is_only_told_of_did_nothing(beside: str, geocoder: Geocoder) -> None:
    text = f"An Iraqi of a militia was killed in an air strike near Hajin on Sunday. {beside}"
    (incident,) = incidents_of(text, geocoder, TUESDAY)
    assert incident.attacker is None
