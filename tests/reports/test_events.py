"""Which sentences tell of one event and which of another, and what comes to whom."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.model import CountRange, EventType
from geo.places.geocoder import Geocoder
from geo.reports.reader import read_report

PUBLISHED = dt.date(2022, 6, 14)  # a Tuesday


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        (
            "SDF: our forces foiled an attack by two suicide bombers on a post in Hajin on Sunday. "
            "Both were killed before they could detonate their belts.",
            [2],
        ),
        (
            "Fighting broke out near Al-Sukhna on Thursday after IS fighters attacked army posts. "
            "By Friday 18 soldiers and 11 jihadists had been killed.",
            [29],
        ),
        (
            "Six soldiers and their guide were killed; their car had driven over a mine on a track "
            "near Al-Mayadin on Monday.",
            [7],
        ),
        (
            "Mortars hit a wedding in Hajin; five people died and 14 were hurt, a nurse said.",
            [5],
        ),
        (
            "On Sunday three shepherds died near Al-Sukhna, on Friday two soldiers were killed in "
            "Al-Mayadin.",
            [3, 2],
        ),
        (
            "Gunmen wounded two guards in Hajin on Sunday. One of them died in hospital on Monday.",
            [1],
        ),
        (
            "On 12 June 2022, a cell ambushed a patrol near Kabajib, killing 4; on the same day "
            "another cell attacked a post near Al-Sukhna, killing 3. Total fatalities: 7.",
            [4, 3],
        ),
        (
            "Clashes broke out in Hajin on Sunday. A woman and a child were killed by stray "
            "bullets.",
            [2],
        ),
        (
            "The toll of Thursday's attack on a bus near Al-Sukhna has risen to 33, monitors said. "
            "The ministry's toll stood at 19.",
            [33],
        ),
        (
            "On Sunday an SDF patrol came under fire in Hajin. In the exchange that followed one "
            "of the gunmen was killed and a second captured.",
            [1],
        ),
        (
            "Five soldiers were killed near Kabajib on Sunday. At the same time gunmen attacked a "
            "post near Al-Mayadin, killing two.",
            [5, 2],
        ),
        (
            "ISIS gunmen attacked a post near Kabajib on Sunday, killing four soldiers. The army "
            "said that three militants were killed. Warplanes struck the area, without casualties.",
            [7],
        ),
    ],
    ids=[
        "foiled, then the dead", "by Friday", "the mine behind the semicolon", "the shells before",
        "a list of days", "one of them later", "the note's sum", "whom the clashes hit",
        "an office's own toll", "the exchange that followed", "at the same time",
        "nothing taken back",
    ],
)  # fmt: skip
def test_one_event_or_more(text: str, killed: list[int], geocoder: Geocoder) -> None:
    reading = read_report(text, PUBLISHED, geocoder)
    assert [i.killed.total.min for i in reading.incidents if i.killed.total] == killed
    assert len(reading.incidents) == len(killed)


def test_an_ambush_is_not_the_air_strike_told_before(geocoder: Geocoder) -> None:
    text = (
        "Two civilians were wounded when drones struck a car in Ain Issa on Thursday.\n\nFive "
        "soldiers died in an ambush; the toll later rose to eight."
    )
    strike, ambush = read_report(text, PUBLISHED, geocoder).incidents
    assert strike.killed.total is None and ambush.killed.total == CountRange.exactly(8)
    assert ambush.place.match.point is None, "nobody says where"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Our forces arrested three members of a Daesh cell in Hajin on Sunday.", EventType.RAID),
        ("A Daesh financier was captured in an operation in Hajin on Sunday.", EventType.RAID),
        ("Two soldiers were captured near Hajin on Sunday by gunmen.", EventType.ABDUCTION),
        (
            "Coalition helicopters carried out an airdrop in Hajin on Sunday, killing a man.",
            EventType.RAID,
        ),
        ("Coalition forces landed from helicopters in Hajin on Sunday.", EventType.RAID),
        ("The coalition carried out a landing on a house in Hajin on Sunday.", EventType.RAID),
        (
            "Coalition helicopters landed in Hajin on Sunday and a man was wounded.",
            EventType.RAID,
        ),
        (
            "Helicopters of the coalition carried out an airdrop in Hajin on Sunday; a man died.",
            EventType.RAID,
        ),
        ("Coalition forces captured a Daesh bomb maker in Hajin on Sunday.", EventType.RAID),
        (
            "ISIS cells encircled a bus near Hajin on Sunday and showered it with bullets.",
            EventType.ARMED_ATTACK,
        ),
        (
            "The SDF arrested ten people in a sweep of Hajin on Sunday, in which helicopters of "
            "the coalition took part.",
            EventType.RAID,
        ),
        (
            "US forces conducted a raid in Hajin on Sunday, targeting an ISIS official, who died.",
            EventType.RAID,
        ),
        (
            "Two guards of the phosphate mines near Khneifis were shot dead on Sunday.",
            EventType.ARMED_ATTACK,
        ),
        ("Turkey attacked with drones two SDF posts in Hajin on Sunday.", EventType.AIR_STRIKE),
        ("IS fighters armed with drones attacked two posts in Hajin.", EventType.ARMED_ATTACK),
        ("A mine killed two guards near Khneifis on Sunday.", EventType.EXPLOSIVE),
        ("A loud explosion hit a bus near Khneifis on Sunday, killing two.", EventType.EXPLOSIVE),
    ],
)
def test_the_kind_is_that_of_what_was_done(text: str, kind: EventType, geocoder: Geocoder) -> None:
    (incident,) = read_report(text, PUBLISHED, geocoder).incidents
    assert incident.event_type is kind
