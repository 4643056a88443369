"""Who did it, by how a sentence is built: agents told without by, blame, claims and answers."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.model import Party
from geo.places.geocoder import Geocoder
from geo.reports.reader import read_report
from tests.reports.sides import CIVIL, GOV, IS, NOBODY, OTHER, SDF, assert_sides, the_only


@pytest.mark.parametrize(
    ("text", "attackers", "victims"),
    [
        pytest.param(
            "An officer in the regime's air force was assassinated on Monday in Masyaf.",
            NOBODY,
            {GOV},
            id="an officer in an air force",
        ),
        pytest.param(
            "ISIS cells targeted a checkpoint of the Self-Defence Forces in Hajin with an RPG. "
            "The attack, which took place on Monday evening, left one conscript dead.",
            (IS,),
            {SDF},
            id="a conscript in the attack",
        ),
        pytest.param(
            "A Russian pilot lost his life on Monday when his helicopter came under fire from "
            "militants of the Islamic State near Palmyra and crashed.",
            (IS,),
            {GOV},
            id="a pilot who was fired at",
        ),
        pytest.param(
            "A Syrian journalist embedded with the army was killed along with two soldiers on "
            "Monday in an ambush of Daesh near Al-Shola.",
            (IS,),
            {GOV, CIVIL},
            id="a journalist embedded with an army",
        ),
        pytest.param(
            "Twenty-seven government troops lost their lives on Thursday at the hands of Islamic "
            "State in the desert east of Homs.",
            (IS,),
            {GOV},
            id="at the hands of",
        ),
        pytest.param(
            "Two SDF fighters fell victim to a Turkish drone near Ain Issa on Thursday.",
            (OTHER,),
            {SDF},
            id="fell victim to",
        ),
        pytest.param(
            "Six soldiers died when they fell into an ambush that ISIS had set near Ithriya on "
            "Thursday.",
            (IS,),
            {GOV},
            id="an ambush that it had set",
        ),
        pytest.param(
            "Soldiers fell into an ISIS ambush near Ithriya on Thursday and six of them died.",
            (IS,),
            {GOV},
            id="who falls into an ambush lays none",
        ),
        pytest.param(
            "Four soldiers died near Al-Mayadin in the attack that ISIS cells carried out on "
            "Thursday against a convoy.",
            (IS,),
            {GOV},
            id="the attack that they carried out",
        ),
        pytest.param(
            "A commander of Fatemiyoun and his two escorts died on Thursday in the blast of an "
            "ISIS mine near Arak.",
            (IS,),
            {GOV},
            id="the blast of a mine of theirs",
        ),
        pytest.param(
            "The army said its soldiers had come under fire from SDF snipers near Deir ez-Zor on "
            "Thursday. One soldier died.",
            (SDF,),
            {GOV},
            id="had come under fire from",
        ),
        pytest.param(
            "Five residents of Al-Shahil were hurt on Thursday by shells fired from the "
            "regime-held side.",
            (GOV,),
            {CIVIL},
            id="fired from the side that it holds",
        ),
        pytest.param(
            "Four persons were killed on Thursday in Al-Mayadin in a shoot-out that pitted a group "
            "of the Fourth Division against National Defence men.",
            (GOV,),
            set(),
            id="pitted one against the other",
        ),
        pytest.param(
            "SDF and regime forces traded fire across the Euphrates near Dhiban on Thursday; a "
            "fighter of the SDF was wounded.",
            (GOV, *NOBODY),
            {SDF},
            id="traded fire",
        ),
        pytest.param(
            "Units of the army's garrison destroyed two vehicles of ISIS near Al-Shola on "
            "Thursday, leaving six terrorists dead.",
            (GOV,),
            {IS},
            id="units of a garrison act",
        ),
        pytest.param(
            "Unknown gunmen opened machine-gun fire on Thursday on a military patrol of the SDF in "
            "Al-Busayrah.",
            NOBODY,
            {SDF},
            id="on a patrol of",
        ),
        pytest.param(
            "A suicide bomber of ISIS was killed on Thursday when he tried to reach an Asayish "
            "post in Hajin; two Asayish were wounded.",
            (IS,),
            {SDF},
            id="a bomber who dies attacked",
        ),
        pytest.param(
            "The air force of the regime targeted a convoy of the organisation east of Palmyra on "
            "Thursday.",
            (GOV,),
            {IS},
            id="the organisation is no army",
        ),
    ],
)
def test_who_did_it_is_told_without_by(
    geocoder: Geocoder, text: str, attackers: tuple[Party | None, ...], victims: set[Party]
) -> None:
    assert_sides(the_only(text, geocoder), attackers, victims)


@pytest.mark.parametrize(
    ("text", "attackers", "victims"),
    [
        pytest.param(
            "A teacher was shot dead in Hajin on Thursday. Residents hold Islamic State "
            "responsible.",
            (IS,),
            {CIVIL},
            id="hold responsible",
        ),
        pytest.param(
            "The bodies of two officials were found near Al-Shaddadi on Thursday. The SDF says "
            "Islamic State cells did it.",
            (IS,),
            {CIVIL},
            id="did it",
        ),
        pytest.param(
            "Thursday's assault on the army's lines east of Al-Sukhnah was the work of ISIS; eight "
            "soldiers died in it.",
            (IS,),
            {GOV},
            id="the work of",
        ),
        pytest.param(
            "Six soldiers died near Ithriya on Thursday in an attack that bore the hallmarks of "
            "IS.",
            (IS,),
            {GOV},
            id="the hallmarks of",
        ),
        pytest.param(
            "Three soldiers were killed on Thursday in Israeli strikes near Homs; Israel accuses "
            "Iran of sending arms through the airport.",
            (OTHER,),
            {GOV},
            id="accused of something else",
        ),
        pytest.param(
            "Three soldiers were killed on Thursday in a strike near Homs. Damascus first accused "
            "the United States, which denied it.",
            (None,),
            {GOV},
            id="accused, and denied",
        ),
        pytest.param(
            "Two militiamen of Zainabiyoun died on Thursday when their motorcycle hit a mine near "
            "Al-Quriyah. Sources said that Daesh had laid it at night.",
            (IS,),
            {GOV},
            id="had laid it",
        ),
        pytest.param(
            "Amaq, the news agency of the Islamic State, said that a car bomb had struck a "
            "gathering of Hezbollah near Palmyra on Thursday, killing 20.",
            (IS,),
            {GOV},
            id="its agency tells of it",
        ),
        pytest.param(
            "Three fighters of the SDF were killed in Al-Busayrah on Thursday by gunmen. The army "
            "launched its campaign long ago.",
            NOBODY,
            {SDF},
            id="who launched something else",
        ),
        pytest.param(
            "Ten truffle hunters were killed near Al-Sukhnah on Thursday. ISIS denied any part in "
            "it.",
            NOBODY,
            {CIVIL},
            id="who denies it",
        ),
        pytest.param(
            "Ten truffle hunters were killed near Al-Sukhnah on Thursday. The regime blamed ISIS, "
            "residents blamed the Iranian militias.",
            NOBODY,
            {CIVIL},
            id="each blames another",
        ),
    ],
)
def test_who_is_blamed(
    geocoder: Geocoder, text: str, attackers: tuple[Party | None, ...], victims: set[Party]
) -> None:
    assert_sides(the_only(text, geocoder), attackers, victims)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "Russian warplanes bombed the Rusafa desert on Thursday after ISIS had killed nine "
            "soldiers in an ambush there.",
            id="after it had killed",
        ),
        pytest.param(
            "After losing nine soldiers to an Islamic State ambush on Wednesday, the army shelled "
            "the desert south of Al-Shola on Thursday.",
            id="after losing",
        ),
    ],
)
def test_what_was_answered_is_an_event_of_its_own(geocoder: Geocoder, text: str) -> None:
    incidents = read_report(text, dt.date(2022, 3, 12), geocoder).incidents
    told = {i.attacker: i for i in incidents}
    assert set(told) == {GOV, IS}
    assert told[GOV].killed.total is None
    assert_sides(told[IS], (IS,), {GOV})


def test_those_who_claim_two_attacks_did_each_of_them(geocoder: Geocoder) -> None:
    text = (
        "The Islamic State group has claimed two attacks. In the first, on Tuesday, a bomb hit a "
        "vehicle of the army near Palmyra, killing two soldiers. In the second, a bomb killed an "
        "SDF fighter near Al-Busayrah on Thursday."
    )
    incidents = read_report(text, dt.date(2022, 3, 12), geocoder).incidents
    assert [(i.attacker, i.victims) for i in incidents] == [(IS, (GOV,)), (IS, (SDF,))]


def test_an_unknown_hand_in_one_of_them_stays_unknown(geocoder: Geocoder) -> None:
    text = (
        "Islamic State killed two soldiers near Palmyra on Tuesday. In the second attack, unknown "
        "gunmen shot dead a teacher in Al-Busayrah on Thursday."
    )
    incidents = read_report(text, dt.date(2022, 3, 12), geocoder).incidents
    assert incidents[-1].attacker in NOBODY


def test_air_strikes_on_islamic_state_that_a_military_source_tells_are_the_armys(
    geocoder: Geocoder,
) -> None:
    text = (
        "Homs, SANA - A military source reported more than 20 air strikes on ISIS near Palmyra on "
        "Thursday."
    )
    assert_sides(the_only(text, geocoder), (GOV,), {IS})
