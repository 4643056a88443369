"""Who attacked: agents, owners, those blamed, and sides that answer fire."""

from __future__ import annotations

import pytest

from geo.model import EventType, Party
from geo.places.geocoder import Geocoder
from geo.reports.reader import read_report
from tests.reports.sides import (
    CIVIL,
    COALITION,
    GOV,
    IS,
    NOBODY,
    OTHER,
    PUBLISHED,
    SDF,
    assert_sides,
    the_only,
)


@pytest.mark.parametrize(
    ("text", "attackers", "victims"),
    [
        pytest.param(
            "Two soldiers were martyred on Thursday near Ithriya by sniper bullets of Hayat Tahrir "
            "al-Sham terrorists.",
            (OTHER,),
            {GOV},
            id="by the bullets of",
        ),
        pytest.param(
            "Clashes broke out between the SDF and IS near Hajin on Thursday as the SDF advanced. "
            "Two fighters of IS and two of the SDF were killed.",
            (SDF,),
            {IS},
            id="who advanced",
        ),
        pytest.param(
            "Government forces clashed with IS and took control of hills near Arak on Thursday. "
            "Five members of IS and three soldiers were killed.",
            (GOV,),
            {IS},
            id="who took control",
        ),
        pytest.param(
            "A joint patrol with US troops came under fire from an Islamic State gunman near "
            "Palmyra on Thursday. Two US soldiers were killed; the assailant was shot dead by "
            "Syrian soldiers.",
            (IS,),
            {COALITION},
            id="a joint patrol that is hit",
        ),
        pytest.param(
            "Two civilians die as Russian jets bomb Hajin on Thursday.",
            (GOV,),
            {CIVIL},
            id="jets bomb",
        ),
        pytest.param(
            "HTS snipers shoot two soldiers dead near Khanasir on Thursday.",
            (OTHER,),
            {GOV},
            id="snipers shoot",
        ),
        pytest.param(
            "After Palmyra fell to the Islamic State, government aircraft struck its market on "
            "Thursday, killing 12 civilians.",
            (GOV,),
            {CIVIL},
            id="a town that fell to those who are struck",
        ),
        pytest.param(
            "The death toll of the ISIS attack on a bus of soldiers near Palmyra on Thursday has "
            "risen to 22.",
            (IS,),
            {GOV},
            id="the toll of its attack is not its own",
        ),
        pytest.param(
            "The number of soldiers killed in the ISIS attack near Palmyra on Thursday rose to 15.",
            (IS,),
            {GOV},
            id="the number of those killed in its attack",
        ),
        pytest.param(
            "The toll of the SDF in Thursday's IS raid near Hajin rose to five.",
            (IS,),
            {SDF},
            id="the toll of those hit",
        ),
        pytest.param(
            "ISIS members executed by shooting two soldiers near Palmyra on Thursday.",
            (IS,),
            {GOV},
            id="executed by shooting, and not by somebody",
        ),
        pytest.param(
            "Two soldiers who were combing the desert near Palmyra in search of ISIS cells were "
            "killed by a mine on Thursday.",
            NOBODY,
            {GOV},
            id="those who were only sought",
        ),
        pytest.param(
            "Russian warplanes struck caves of the Islamic State near Palmyra on Thursday, in "
            "response to the group's attack, killing nine of its members.",
            (GOV,),
            {IS},
            id="the dead of the answer, behind what was answered",
        ),
        pytest.param(
            "An army unit that was combing the desert killed four Daesh terrorists near Ithriya on "
            "Thursday.",
            (GOV,),
            {IS},
            id="what a unit was at, and then what it did",
        ),
        pytest.param(
            "Soldiers of a unit that was combing the desert near Ithriya were killed by a mine on "
            "Thursday.",
            NOBODY,
            {GOV},
            id="what a unit was at, and then what befell it",
        ),
        pytest.param(
            "Gunmen loyal to the ousted commander killed two SDF fighters in Dhiban on Thursday.",
            (OTHER,),
            {SDF},
            id="loyal to a man",
        ),
        pytest.param(
            "Gunmen loyal to the Syrian army killed two SDF fighters in Dhiban on Thursday.",
            (GOV,),
            {SDF},
            id="loyal to an army",
        ),
        pytest.param(
            "A bomb killed two soldiers near Palmyra on Thursday; no claim yet, ISIS suspected.",
            (IS,),
            {GOV},
            id="suspected at the end",
        ),
        pytest.param(
            "An SDF fighter died on Thursday of injuries he had sustained in an earlier attack by "
            "ISIS in Hajin.",
            (IS,),
            {SDF},
            id="hurt in an earlier attack",
        ),
        pytest.param(
            "The US military said a patrol fired warning shots at a car near Hajin on Thursday. "
            "When it did not stop the soldiers shot at it. A man was killed.",
            (COALITION,),
            {CIVIL},
            id="the soldiers of who speaks",
        ),
        pytest.param(
            "In a joint raid with US troops near Al-Busayrah on Thursday, the SDF arrested two "
            "Islamic State members.",
            (SDF, COALITION),
            {IS},
            id="a joint raid",
        ),
        pytest.param(
            "A rocket was fired at American forces at the Conoco field on Thursday. The coalition "
            "did not say who carried out the attack.",
            NOBODY,
            {COALITION},
            id="did not say who did it",
        ),
        pytest.param(
            "A member of the SDF was shot dead in Al-Busayrah on Thursday, in a town that has seen "
            "protests against the SDF and its daily attacks on civilians.",
            NOBODY,
            {SDF},
            id="its daily attacks are not this one",
        ),
        pytest.param(
            "An IS member was shot dead near Al-Sukhnah on Thursday by National Defence members, "
            "after a previous attack launched by IS on posts of the army.",
            (GOV,),
            {IS},
            id="a previous attack",
        ),
        pytest.param(
            "An IS ambush near Al-Sukhnah on Thursday killed three soldiers.",
            (IS,),
            {GOV},
            id="this attack",
        ),
        pytest.param(
            "US planes bombed the desert near Al-Sukhnah on Thursday, for the third time since the "
            "fall of Assad, and killed two Islamic State members.",
            (COALITION,),
            {IS},
            id="since the fall of Assad",
        ),
        pytest.param(
            "A suicide bomber blew himself up near Al-Shaddadi on Thursday, on a road frequented "
            "by the coalition fighting IS, and wounded two SDF members.",
            NOBODY,
            {SDF},
            id="a coalition that fights somebody",
        ),
        pytest.param(
            "A quarrel between members of the National Defence and of the Fourth Division turned "
            "into a gunfight in Abu Kamal on Thursday; two militiamen died.",
            (GOV,),
            set(),
            id="a quarrel within one side",
        ),
        pytest.param(
            "An army minibus was raked with fire near Al-Shola on Thursday by men lying beside the "
            "road. Nine soldiers died.",
            NOBODY,
            {GOV},
            id="by men beside the road",
        ),
        pytest.param(
            "IS attacked shepherds near Palmyra on Thursday and soldiers fired back. Two shepherds "
            "died.",
            (IS,),
            {CIVIL},
            id="and soldiers fired back",
        ),
        pytest.param(
            "Islamic State fighters dressed as Asayish attacked a base in Al-Shaddadi on Thursday "
            "and killed seven SDF members.",
            (IS,),
            {SDF},
            id="dressed as Asayish",
        ),
        pytest.param(
            "The SDF reported that a drone hit a vehicle near Al-Busayrah on Thursday and killed "
            "eight civilians, according to the group.",
            NOBODY,
            {CIVIL},
            id="according to the group",
        ),
        pytest.param(
            "A car bomb in Ras al-Ain on Thursday killed five people, Turkey's ministry said, "
            "pinning the attack on the YPG.",
            (SDF,),
            {CIVIL},
            id="pinned on somebody",
        ),
        pytest.param(
            "An attack on buses of oil workers near Al-Taym killed ten people on Thursday, the "
            "Observatory said, blaming it on cells of the Islamic State group.",
            (IS,),
            {CIVIL},
            id="blamed on cells of a group",
        ),
        pytest.param(
            "US Central Command said that it had struck nine targets of Iranian groups near Abu "
            "Kamal on Thursday in answer to attacks on American personnel; four fighters died.",
            (COALITION,),
            {GOV},
            id="it had struck, in answer to",
        ),
        pytest.param(
            "US Central Command said that it had no word of strikes near Abu Kamal on Thursday, in "
            "which four Iranian-backed fighters died.",
            NOBODY,
            {GOV},
            id="it had no word of it",
        ),
        pytest.param(
            "US Central Command conducted air strikes on posts of the IRGC near Abu Kamal on "
            "Thursday.",
            (COALITION,),
            {GOV},
            id="a command that strikes",
        ),
        pytest.param(
            "Three conscripts were taken prisoner near Ithriya on Thursday by men in uniforms.",
            NOBODY,
            {GOV},
            id="taken prisoner by men",
        ),
        pytest.param(
            "Fighters of the Fifth Corps, trained and paid by Russia, lost five men near T3 on "
            "Thursday in a firefight with a cell of the Islamic State.",
            (IS,),
            {GOV},
            id="a firefight with a cell",
        ),
        pytest.param(
            "Coalition air defences shot down a drone that approached the Green Village on "
            "Thursday; nobody was harmed.",
            NOBODY,
            {COALITION},
            id="shot down a drone",
        ),
        pytest.param(
            "Islamic State shot down a plane of the army near Palmyra on Thursday; its pilot was "
            "killed.",
            (IS,),
            {GOV},
            id="shot down a plane",
        ),
        pytest.param(
            "A bomb under the car of Hamad al-Nouri, who leads a regiment of the SDF, went off in "
            "Al-Shafa on Thursday; two bodyguards were wounded.",
            NOBODY,
            {SDF},
            id="a bomb under a car of the SDF went off",
        ),
        pytest.param(
            "A roadside bomb laid by ISIS, the General Security believes, killed two farmers near "
            "Al-Asharah on Thursday.",
            (IS,),
            {CIVIL},
            id="somebody believes",
        ),
        pytest.param(
            "The army and Hezbollah took Abu Kamal from Islamic State on Thursday; 43 soldiers "
            "were killed.",
            (GOV,),
            {IS},
            id="took a town from somebody",
        ),
        pytest.param(
            "The artillery battery of the army near Al-Mayadin was attacked on Thursday by mobile "
            "groups of militants; four servicemen were killed.",
            NOBODY,
            {GOV},
            id="a battery that was attacked",
        ),
        pytest.param(
            "Fire of the artillery of the army killed two farmers near Dhiban on Thursday.",
            (GOV,),
            {CIVIL},
            id="a battery that fired",
        ),
        pytest.param(
            "Fifteen Russian contractors were killed by an explosion near Khusham on Thursday, "
            "five days after others had been killed in air strikes by the US Air Force.",
            NOBODY,
            {GOV},
            id="five days after the strikes of another side",
        ),
        pytest.param(
            "Three days after Israeli strikes hit a depot in Homs, ten pro-Iranian fighters were "
            "killed in strikes by unidentified aircraft near Abu Kamal on Thursday.",
            NOBODY,
            {GOV},
            id="days after other strikes",
        ),
        pytest.param(
            "Army units clashed on Thursday near Al-Mayadin with groups of ISIS terrorists who "
            "attacked posts of the army there; two soldiers died.",
            (IS,),
            {GOV},
            id="terrorists who attacked",
        ),
        pytest.param(
            "An ISIS leader was killed in a strike near Al-Busayrah on Thursday, US Central "
            "Command said, by drones that had been harassed by Russian aircraft.",
            (COALITION,),
            {IS},
            id="a command tells of its strike",
        ),
        pytest.param(
            "A US jet shot down an armed drone of pro-government forces near Tanf on Thursday.",
            (COALITION,),
            {GOV},
            id="shot down somebody's drone",
        ),
        pytest.param(
            "A woman was killed in an attack by unidentified persons in Abu Khashab on Thursday. A "
            "source said that ISIS was suspected of the attack.",
            (IS,),
            {CIVIL},
            id="suspected of the attack",
        ),
        pytest.param(
            "An unidentified group abducted 19 civilians near Sabboura on Thursday; one was killed "
            "and the others were freed by security forces.",
            NOBODY,
            {CIVIL},
            id="freed by somebody",
        ),
    ],
)
def test_who_attacked(
    text: str, attackers: tuple[Party | None, ...], victims: set[Party], geocoder: Geocoder
) -> None:
    assert_sides(the_only(text, geocoder), attackers, victims)


@pytest.mark.parametrize(
    "answer",
    [
        ", to which the coalition replied with artillery fire on posts of the Fatemiyoun Brigade "
        "in Khusham",
        ", and the coalition retaliated with shells on posts of the Fatemiyoun Brigade in Khusham",
        ". The coalition responded with artillery fire on posts of the Fatemiyoun Brigade in "
        "Khusham",
    ],
    ids=["to which it replied", "and it retaliated", "a sentence of its own"],
)
def test_strike_and_counter_strike_are_two(answer: str, geocoder: Geocoder) -> None:
    text = f"A drone exploded above the US base at Conoco on Thursday{answer}."
    first, second = read_report(text, PUBLISHED, geocoder).incidents
    assert first.attacker in NOBODY
    assert set(first.victims) == {COALITION}
    assert second.attacker is COALITION
    assert set(second.victims) == {GOV}
    assert second.event_type is EventType.SHELLING


def test_clashes_amid_shelling_stay_clashes(geocoder: Geocoder) -> None:
    text = (
        "Clashes took place near the T2 station on Thursday between the regime forces on one hand, "
        "and Islamic State on the other hand, amid shelling by the regime forces on areas there; "
        "four soldiers died."
    )
    incident = the_only(text, geocoder)
    assert incident.event_type is EventType.CLASH
    assert incident.attacker is IS
    assert GOV in incident.victims


def test_answering_the_sources_of_fire_is_no_second_attack(geocoder: Geocoder) -> None:
    text = (
        "Two soldiers were killed by sniper fire near Ithriya on Thursday. Army units responded to "
        "the sources of fire."
    )
    assert set(the_only(text, geocoder).victims) == {GOV}
