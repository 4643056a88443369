"""Who attacked and who suffered: one table of notes in the style of data sets and wires."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.model import EventType, Party, ReadIncident
from geo.places.geocoder import Geocoder
from geo.reports.reader import read_report

PUBLISHED = dt.date(2022, 3, 12)
_G, _IS, _SDF = Party.GOVERNMENT, Party.ISLAMIC_STATE, Party.SDF
_OTHER, _CIVIL, _NOBODY = Party.OTHER_ARMED, Party.CIVILIAN, (None, Party.UNKNOWN)


def _only(text: str, geocoder: Geocoder) -> ReadIncident:
    incidents = read_report(text, PUBLISHED, geocoder).incidents
    assert len(incidents) == 1
    return incidents[0]


@pytest.mark.parametrize(
    ("text", "attackers", "victims"),
    [
        pytest.param(
            "On 3 March 2022, IS fighters drew army soldiers into an ambush near Kabajib and "
            "killed six of them.",
            (_IS,),
            {_G},
            id="drawn into an ambush",
        ),
        pytest.param(
            "On 3 March 2022, a car bomb driven by a suicide attacker blew up near a police "
            "station in Palmyra, killing four policemen.",
            _NOBODY,
            {_G},
            id="near a police station",
        ),
        pytest.param(
            "On 3 March 2022, SDF units raided houses in Al-Shuhayl and arrested three people "
            "suspected of belonging to IS.",
            (_SDF,),
            {_IS},
            id="arrested on suspicion",
        ),
        pytest.param(
            "On 3 March 2022, gunmen suspected of belonging to IS shot a teacher dead in "
            "Al-Hawayij.",
            (_IS,),
            {_CIVIL},
            id="suspected of the attack",
        ),
        pytest.param(
            "On 3 March 2022, clashes took place between Islamic State fighters and opposition "
            "factions in Al-Busayrah. Coded to an estimated 3 fatalities.",
            (_IS,),
            {_OTHER},
            id="clashes took place between",
        ),
        pytest.param(
            "On 3 March 2022, after days of clashes with tribal gunmen, SDF units entered "
            "Al-Shuhayl and searched several houses. Nobody was hurt.",
            (_SDF,),
            {_OTHER},
            id="after days of clashes",
        ),
        pytest.param(
            "On 3 March 2022, Russian warplanes bombed pockets of the group in the Ithriya "
            "desert; losses are not known.",
            (_G,),
            {_IS},
            id="pockets of the group",
        ),
        pytest.param(
            "On 3 March 2022, gunmen on a motorbike shot dead the head of the Hajin village "
            "council.",
            _NOBODY,
            {_CIVIL},
            id="head of a village council",
        ),
        pytest.param(
            "On 3 March 2022, gunmen shot dead the head of the Abu Kamal tribal council.",
            _NOBODY,
            {_CIVIL},
            id="head of a tribal council",
        ),
        pytest.param(
            "On 3 March 2022, IS members set fire to an oil well in Al-Jarzi. No casualties were "
            "reported.",
            (_IS,),
            {_CIVIL},
            id="an oil well burnt",
        ),
        pytest.param(
            "On 3 March 2022, IS militants burned an oil tanker near Markada after its owner "
            "refused to pay. No fatalities.",
            (_IS,),
            {_CIVIL},
            id="an oil tanker burned",
        ),
        pytest.param(
            "Nine soldiers were killed on 3 March 2022 in a surprise attack near Al-Sukhnah, in "
            "which ISIS lost two of its members.",
            (_IS,),
            {_G},
            id="whose men died in it too",
        ),
        pytest.param(
            "Five members of the Lions of the East Army were killed on 3 March 2022 as IS "
            "attacked their post near Al-Tanf.",
            (_IS,),
            {_OTHER},
            id="an opposition faction called army",
        ),
        pytest.param(
            "On 3 March 2022, clashes broke out between Iranian-backed militiamen and National "
            "Defence Forces in Al-Mayadin over smuggling routes, killing two.",
            (_G,),
            set(),
            id="two of one side, over smuggling",
        ),
        pytest.param(
            "On 3 March 2022, a woman was killed in crossfire as SDF and IS fighters clashed in "
            "Hajin.",
            (_IS,),
            {_SDF, _CIVIL},
            id="two sides of one noun",
        ),
        pytest.param(
            "On 3 March 2022, two brothers belonging to the Military Security were found dead "
            "near Kabajib; IS is believed to be responsible.",
            (_IS,),
            {_G},
            id="believed to be responsible",
        ),
        pytest.param(
            "On 3 March 2022, gunmen shot the man responsible for supplies of the SDF in "
            "Al-Busayrah; he died later.",
            _NOBODY,
            {_CIVIL},
            id="responsible for supplies",
        ),
        pytest.param(
            "On 3 March 2022, an explosion hit an Iranian ammunition depot in Al-Mayadin, killing "
            "four guards.",
            _NOBODY,
            {_G},
            id="guards of what was hit",
        ),
        pytest.param(
            "On 3 March 2022, a member of the Local Defence was killed by fire from an IS sniper "
            "near Jabal Al-Bishri.",
            (_IS,),
            {_G},
            id="fire from a sniper",
        ),
        pytest.param(
            "On 3 March 2022, unidentified persons threw a sound bomb at the office of the Syrian "
            "Democratic Council in Al-Kasrah.",
            _NOBODY,
            {_SDF},
            id="a sound bomb at an office",
        ),
        pytest.param(
            "On 3 March 2022, regime artillery shelled the Ithriya desert, where IS cells are "
            "active. No casualties were reported.",
            (_G,),
            {_IS},
            id="shelling of the desert",
        ),
        pytest.param(
            "On 3 March 2022, regime artillery shelled the Ithriya desert. No casualties were "
            "reported.",
            (_G,),
            set(),
            id="shelling of the desert, nobody named",
        ),
        pytest.param(
            "On 3 March 2022, Islamic State militants shot dead six men in Al-Mayadin after "
            "accusing them of fighting for the government.",
            (_IS,),
            {_CIVIL},
            id="accused of fighting for the government",
        ),
    ],
)
def test_sides_of_an_incident(
    text: str, attackers: tuple[Party | None, ...], victims: set[Party], geocoder: Geocoder
) -> None:
    incident = _only(text, geocoder)
    assert incident.attacker in attackers
    assert set(incident.victims) - {incident.attacker} == victims


def test_a_unit_s_headquarters_are_no_scene(geocoder: Geocoder) -> None:
    incident = _only(
        "On 3 March 2022, a soldier of the 11th Division, whose headquarters are in Homs, was "
        "killed and his companion wounded by sniper fire near the T2 station.",
        geocoder,
    )
    assert "T2" in incident.place.mention
    assert incident.killed.total is not None
    assert incident.killed.total.min == 1
    assert incident.victims == (Party.GOVERNMENT,)


def test_soldiers_and_loyalists_are_one_number(geocoder: Geocoder) -> None:
    incident = _only(
        "On 3 March 2022, an ambush near Palmyra left five regime soldiers and loyalists as well "
        "as two ISIS members dead.",
        geocoder,
    )
    assert incident.killed.total is not None
    assert (incident.killed.total.min, incident.killed.total.max) == (7, 7)
    assert incident.attacker is Party.ISLAMIC_STATE


def test_own_men_put_to_death_are_no_civilians(geocoder: Geocoder) -> None:
    incident = _only(
        "On 3 March 2022, ISIS beheaded three of its own members in Khasham. Two of the men were "
        "punished for robbery and the third for killing a merchant.",
        geocoder,
    )
    assert incident.event_type is EventType.EXECUTION
    assert incident.attacker is Party.ISLAMIC_STATE
    assert Party.CIVILIAN not in incident.victims


def test_an_entry_of_a_chronicle_is_news(geocoder: Geocoder) -> None:
    text = (
        "{} In Palmyra, Islamic State militants shot dead 20 men.\n18 February 2022 - The "
        "guard of a bakery was killed by IS in the same city.\n"
    )
    entries = read_report(text.format("27 November 2021 -"), PUBLISHED, geocoder).incidents
    assert [i.killed.total.min for i in entries if i.killed.total] == [20, 1]
    told = read_report(text.format("On 27 November 2021,"), PUBLISHED, geocoder).incidents
    assert len(told) == 1


def test_reinforcements_that_were_sent_are_a_movement(geocoder: Geocoder) -> None:
    text = "On 3 March 2022, the SDF sent military reinforcements to Al-Shaddadi."
    incident = _only(text, geocoder)
    assert incident.event_type is EventType.TROOP_MOVEMENT
    assert (incident.attacker, incident.victims) == (None, ())
