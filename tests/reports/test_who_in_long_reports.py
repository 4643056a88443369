"""Long reports: who acted and who suffered, as later sentences tell it."""

from __future__ import annotations

import pytest

from geo.model import EventType, Party
from geo.places.geocoder import Geocoder
from geo.reports.reader import read_report
from tests.reports.sides import CIVIL, COALITION, GOV, IS, OTHER, PUBLISHED, SDF, the_only


@pytest.mark.parametrize(
    ("text", "attacker", "victims"),
    [
        pytest.param(
            "Sources of the Observatory reported that ISIS executed four soldiers in the Palmyra "
            "desert on Monday.",
            IS,
            {GOV},
            id="sources reported that a side acted",
        ),
        pytest.param(
            "A source at Homs Police Command said on Monday that a mine killed two shepherds near "
            "Arak.",
            None,
            {CIVIL},
            id="a source of the police only tells",
        ),
        pytest.param(
            "Two leaders of Islamic State were killed in Hajin on Monday in a joint operation with "
            "the SDF, the coalition announced.",
            SDF,
            {IS},
            id="a joint operation with the SDF",
        ),
        pytest.param(
            "The SDF killed two senior Islamic State (ISIS) militants in Hajin on Monday.",
            SDF,
            {IS},
            id="a short name between a side and its men",
        ),
        pytest.param(
            "The SDF shot dead a suspected ISIS courier in Hajin on Monday, the US-led Special "
            "Operations Joint Task Force (SOJTF LEVANT) announced.",
            SDF,
            {IS},
            id="an office with a long name only tells",
        ),
        pytest.param(
            "The army killed an ISIS member who had shot dead two shepherds near Arak on Monday.",
            GOV,
            {IS},
            id="an old deed of the dead man",
        ),
        pytest.param(
            "A coalition drone hit a car of ISIS near Hajin on Monday, killing those inside.",
            COALITION,
            {IS},
            id="those inside",
        ),
        pytest.param(
            "Three citizens affiliated with pro-Iranian militias were killed near Arak on Monday "
            "by a mine.",
            None,
            {GOV},
            id="citizens affiliated with a militia",
        ),
        pytest.param(
            "Clashes took place after midnight on Monday between the army and militiamen loyal to "
            "it against Islamic State near Arak.",
            IS,
            {GOV},
            id="between two friends, against a third",
        ),
        pytest.param(
            "Islamic State attacked near Arak on Monday and seized three posts from the army.",
            IS,
            {GOV},
            id="seized from",
        ),
        pytest.param(
            "Security forces of the army carried out an operation against ISIS cells near Arak on "
            "Monday, killing two.",
            GOV,
            {IS},
            id="carried out an operation",
        ),
        pytest.param(
            "The jets struck a depot of an Iranian militia near Arak on Monday, said two residents "
            "reached by phone.",
            None,
            {GOV},
            id="said two residents",
        ),
        pytest.param(
            "The SDF special forces captured a courier of ISIS in Hajin on Monday.",
            SDF,
            {IS},
            id="the special forces of the SDF",
        ),
        pytest.param(
            "Fierce clashes broke out in posts in the west of Deir Ezzor on Monday, between the "
            "army on one hand, and ISIS members on the other.",
            IS,
            {GOV},
            id="on one hand, on the other",
        ),
        pytest.param(
            "Russian jets have flown 30 sorties against ISIS posts near Arak on Monday to prevent "
            "ISIS attacks.",
            GOV,
            {IS},
            id="sorties to prevent attacks",
        ),
        pytest.param(
            "According to the SDF statement, five members of an ISIS cell were killed in a raid "
            "near Hajin on Monday.",
            None,
            {IS},
            id="a statement of a side",
        ),
        pytest.param(
            "The SDF arrested an ISIS member in Hajin on Monday who was involved in attacks on "
            "civilians.",
            SDF,
            {IS},
            id="what a captive was involved in",
        ),
        pytest.param(
            "ISIS carried out, in the early hours of Monday, March 7, a surprise attack on army "
            "posts near Arak.",
            IS,
            {GOV},
            id="carried out, a day between, an attack",
        ),
        pytest.param(
            "On Monday, the bodies of two militants of the Fatemiyoun were found near Hajin, whom "
            "unknown people had shot. Islamic State is active there.",
            None,
            {GOV},
            id="militants that are the victims",
        ),
    ],
)
def test_who(text: str, attacker: Party | None, victims: set[Party], geocoder: Geocoder) -> None:
    incident = the_only(text, geocoder)
    told = None if incident.attacker is Party.UNKNOWN else incident.attacker
    assert (told, set(incident.victims)) == (attacker, victims)


def test_the_man_is_the_suspect(geocoder: Geocoder) -> None:
    text = "SDF units raided a house in Hajin on Monday to arrest an ISIS emir. The man was killed."
    incident = the_only(text, geocoder)
    assert set(incident.victims) == {IS}


def test_a_man_is_a_civilian(geocoder: Geocoder) -> None:
    text = "SDF units raided a house in Hajin on Monday to arrest an ISIS emir. A man was killed."
    incident = the_only(text, geocoder)
    assert CIVIL in incident.victims


def test_more_people_on_both_sides(geocoder: Geocoder) -> None:
    text = (
        "ISIS attacked army posts near Arak on Monday, killing nine soldiers, and lost four men. "
        "The Observatory documented the death of nine soldiers and four ISIS members, adding that "
        "more people were killed on both sides."
    )
    incident = the_only(text, geocoder)
    assert CIVIL not in incident.victims


@pytest.mark.parametrize(
    ("second", "victims"),
    [
        ("A soldier and three militiamen died in the strike, the watchdog said.", {GOV}),
        ("A soldier and three shepherds died in the strike, the watchdog said.", {GOV, CIVIL}),
    ],
)
def test_people_are_named_in_the_next_sentence(
    second: str, victims: set[Party], geocoder: Geocoder
) -> None:
    text = f"Four people were killed in an Israeli strike near Palmyra on Monday. {second}"
    incident = the_only(text, geocoder)
    assert (incident.attacker, set(incident.victims)) == (OTHER, victims)


def test_a_raid_and_what_it_came_to(geocoder: Geocoder) -> None:
    text = (
        "On March 7, the US-led coalition carried out a counter-terrorism operation near Hajin.\n\n"
        "Local sources said the operation targeted two ISIS leaders in the town of Hajin."
    )
    incident = the_only(text, geocoder)
    assert (incident.event_type, incident.attacker) == (EventType.RAID, COALITION)
    assert set(incident.victims) == {IS}


def test_a_lead_without_numbers(geocoder: Geocoder) -> None:
    text = (
        "Islamic State said on Friday it had launched an attack on Kurdish forces in eastern "
        "Syria. "
        "A spokesman for the force said an attack on a checkpoint in Hajin killed seven fighters."
    )
    incident = the_only(text, geocoder)
    assert (incident.attacker, set(incident.victims)) == (IS, {SDF})
    told = [incident.killed.total, *(c.killed.total for c in incident.extra_claims)]
    assert [t.min for t in told if t] == [7]


def test_deaths_on_a_side(geocoder: Geocoder) -> None:
    text = (
        "Islamic State attacked the army near Palmyra on Thursday, killing dozens of soldiers. At "
        "least 34 soldiers died, and there were also deaths on the Islamic State side."
    )
    incident = the_only(text, geocoder)
    assert (incident.attacker, set(incident.victims)) == (IS, {GOV})


@pytest.mark.parametrize(
    ("text", "victims"),
    [
        (
            "ISIS shot two soldiers near Arak on March 7. Russian jets answered on March 8 with "
            "six strikes on the Amour mountains near Palmyra.",
            {IS},
        ),
        (
            "ISIS shot two soldiers near Arak on March 7. Iran-backed militias are there, too. "
            "Coalition jets carried out six strikes on the Amour mountains on March 8.",
            set(),
        ),
        (
            "ISIS shot two soldiers near Arak on March 7. Russian jets carried out six strikes in "
            "the city of Palmyra on March 8.",
            set(),
        ),
    ],
    ids=["the desert", "others are there", "a town"],
)
def test_whom_strikes_on_the_desert_hit(text: str, victims: set[Party], geocoder: Geocoder) -> None:
    assert set(read_report(text, PUBLISHED, geocoder).incidents[-1].victims) == victims


def test_a_cell_is_dismantled(geocoder: Geocoder) -> None:
    text = (
        "On Monday, SDF units, in a joint operation with the coalition, dismantled an ISIS cell in "
        "Hajin.\n\nIts men refused to surrender. The operation resulted in the killing of all five "
        "cell members."
    )
    incident = the_only(text, geocoder)
    assert (set(incident.victims), incident.killed.total and incident.killed.total.min) == (
        {IS},
        5,
    )


def test_a_road_in_a_desert_named_before(geocoder: Geocoder) -> None:
    text = (
        "An ISIS attack was carried out on Friday on an army bus in Al-Mayadeen desert. The attack "
        "on the road to T2 in Al-Mayadeen desert left 23 soldiers dead."
    )
    incident = the_only(text, geocoder)
    assert (incident.attacker, set(incident.victims)) == (IS, {GOV})
