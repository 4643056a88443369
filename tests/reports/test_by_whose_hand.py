"""Who did it and who suffered, by how a sentence is built: agents, blame, own words, asides."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.model import Party
from geo.places.geocoder import Geocoder
from geo.reports.reader import read_report
from tests.reports.sides import (
    CIVIL,
    COALITION,
    GOV,
    IS,
    NOBODY,
    OTHER,
    SDF,
    assert_sides,
    the_only,
)


@pytest.mark.parametrize(
    ("text", "attackers", "victims"),
    [
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
    ("text", "attackers", "victims"),
    [
        pytest.param(
            "Media Center of the SDF: Regime mercenaries attacked our points in Dhiban on "
            "Thursday. Three of our fighters were martyred.",
            (GOV,),
            {SDF},
            id="the side whose statement it is",
        ),
        pytest.param(
            '"Our forces killed six Daesh terrorists east of Palmyra on Thursday," the army\'s '
            "command said in a statement.",
            (GOV,),
            {IS},
            id="the side that is quoted",
        ),
        pytest.param(
            "The Islamic State's Amaq agency said on Thursday: \"Our fighters targeted a vehicle "
            'of the Nusayri army near Palmyra with an explosive device and killed four."',
            (IS,),
            {GOV},
            id="the group that is quoted",
        ),
        pytest.param(
            "The Jaish al-Badia faction said on Thursday that its fighters had ambushed a convoy "
            "of regime forces near Palmyra and killed three.",
            (OTHER,),
            {GOV},
            id="a faction of whatever name",
        ),
        pytest.param(
            "The coalition said ten rockets had been launched at its base at the Omar field on "
            "Thursday by an Iran-backed group.",
            (GOV,),
            {COALITION},
            id="launched at its base",
        ),
        pytest.param(
            'A resident of Hajin said on Thursday: "Gunmen shot at our house and killed my '
            'brother."',
            NOBODY,
            {CIVIL},
            id="nobody's own posts",
        ),
    ],
)
def test_whose_our_and_its_are(
    geocoder: Geocoder, text: str, attackers: tuple[Party | None, ...], victims: set[Party]
) -> None:
    assert_sides(the_only(text, geocoder), attackers, victims)


@pytest.mark.parametrize(
    ("text", "attackers", "victims"),
    [
        pytest.param(
            "Masked men shot dead a man accused of spying for ISIS in Dhiban on Thursday.",
            NOBODY,
            {CIVIL},
            id="accused of spying for it",
        ),
        pytest.param(
            "A man who used to belong to ISIS was shot dead by unknown assailants in Dhiban on "
            "Thursday.",
            NOBODY,
            {CIVIL},
            id="used to belong to it",
        ),
        pytest.param(
            "A sheikh known for his good relations with the SDF was shot by unknown men in "
            "Al-Kasra on Thursday and died.",
            NOBODY,
            {CIVIL},
            id="good relations with it",
        ),
        pytest.param(
            "A farmer was killed on Thursday near an SDF checkpoint in Al-Busayrah by shots whose "
            "source is unknown.",
            NOBODY,
            {CIVIL},
            id="near a checkpoint of theirs",
        ),
        pytest.param(
            "The coalition killed an ISIS leader near Al-Busayrah on Thursday, in an operation "
            "carried out with the SDF's help.",
            (COALITION,),
            {IS},
            id="with their help",
        ),
        pytest.param(
            "ISIS fired on Thursday at tankers that were carrying crude from areas of the SDF to "
            "areas of the regime near Ithriya; three drivers of the Al-Qaterji company died.",
            (IS,),
            {CIVIL},
            id="from areas of one to areas of another",
        ),
        pytest.param(
            "Amid clashes between the SDF and tribal militias, Liwa al-Quds said that two of its "
            "members had been killed near Al-Shola on Thursday in an attack by Islamic State.",
            (IS,),
            {GOV},
            id="amid other clashes",
        ),
        pytest.param(
            "ISIS killed nine SDF members in Al-Hawl on Thursday. The group called them "
            "mercenaries of the coalition.",
            (IS,),
            {SDF},
            id="what it calls them",
        ),
        pytest.param(
            "Unknown gunmen killed an SDF fighter in Al-Busayrah on Thursday, after which the SDF "
            "amassed troops there.",
            NOBODY,
            {SDF},
            id="sent troops",
        ),
        pytest.param(
            "A bomb went off at an Asayish checkpoint in Al-Busayrah on Thursday, wounding a "
            "policeman and two passers-by.",
            NOBODY,
            {SDF, CIVIL},
            id="a policeman of the Asayish",
        ),
        pytest.param(
            "Unidentified drones targeted a suspected Iranian weapons convoy near Albukamal on "
            "Thursday, killing four militiamen.",
            NOBODY,
            {GOV},
            id="a suspected convoy is hit",
        ),
        pytest.param(
            "Coalition aircraft that were aiming at IS hit a position of the Syrian army near Deir "
            "ez-Zor on Thursday, killing six soldiers.",
            (COALITION,),
            {GOV},
            id="aiming at another",
        ),
        pytest.param(
            "A general of the army was killed by a roadside bomb near Al-Mayadin on Thursday, as "
            "fighting with the remnants of Islamic State picked up.",
            NOBODY,
            {GOV},
            id="as fighting picked up",
        ),
        pytest.param(
            "Unknown aircraft hit a base of the Iranian militias near Albukamal on Thursday and "
            "killed seven militiamen, said the Observatory, an opposition war monitor.",
            NOBODY,
            {GOV},
            id="a monitor of the opposition",
        ),
        pytest.param(
            "Army units killed eight members of a terrorist group near Kabajib on Thursday which "
            "has recently attacked buses for civilians.",
            (GOV,),
            set(),
            id="whom they attacked before",
        ),
        pytest.param(
            "Air strikes on facilities used by armed groups near Abu Kamal killed 22 people on "
            "Thursday.",
            NOBODY,
            set(),
            id="nobody says whose facilities",
        ),
    ],
)
def test_who_is_only_named(
    geocoder: Geocoder, text: str, attackers: tuple[Party | None, ...], victims: set[Party]
) -> None:
    assert_sides(the_only(text, geocoder), attackers, victims)


def test_a_unit_that_is_no_more_did_nothing(geocoder: Geocoder) -> None:
    text = (
        "An Internal Security patrol was ambushed by remnants of the ousted regime near Palmyra on "
        "Sunday. Two of its members were killed. The attackers are thought to come from the former "
        "18th Division."
    )
    first = read_report(text, dt.date(2025, 3, 10), geocoder).incidents[0]
    assert_sides(first, (OTHER,), {GOV})


def test_gunmen_are_those_named_before(geocoder: Geocoder) -> None:
    text = (
        "Clashes between the SDF and tribal gunmen spread on Thursday. In Al-Busayrah, the gunmen "
        "stormed a checkpoint and killed an SDF fighter."
    )
    assert_sides(the_only(text, geocoder), (OTHER,), {SDF})


def test_terrorists_are_those_named_before_where_a_military_source_tells_it(
    geocoder: Geocoder,
) -> None:
    text = (
        "Homs, SANA - Army units advanced on Thursday against Daesh terrorists east of Al-Sukhnah. "
        "A military source told SANA that 30 terrorists had been killed near Al-Sukhnah on "
        "Thursday."
    )
    assert_sides(the_only(text, geocoder), (GOV,), {IS})


@pytest.mark.parametrize(
    ("text", "attackers", "victims"),
    [
        pytest.param(
            "Islamic State cells targeted a group of the National Defence militia near Al-Shola on "
            "Thursday, and a member of the group was killed.",
            (IS,),
            {GOV},
            id="a group of the militia",
        ),
        pytest.param(
            "An oil tanker of the Qaterji militia was hit by unidentified aircraft near Albukamal "
            "on Thursday, killing a driver.",
            NOBODY,
            {GOV},
            id="the driver of its tanker",
        ),
        pytest.param(
            "Two drivers of the Al-Qaterji company were killed by ISIS near Ithriya on Thursday.",
            (IS,),
            {CIVIL},
            id="drivers of a company",
        ),
        pytest.param(
            "Clashes between the SDF and gunmen near Dhiban on Thursday left two fighters dead.",
            (SDF, OTHER, *NOBODY),
            {SDF},
            id="fighters are no civilians",
        ),
        pytest.param(
            "Rockets hit the Green Village base on Thursday; one service member was hurt.",
            NOBODY,
            {COALITION},
            id="a service member",
        ),
    ],
)
def test_whose_people_they_are(
    geocoder: Geocoder, text: str, attackers: tuple[Party | None, ...], victims: set[Party]
) -> None:
    assert_sides(the_only(text, geocoder), attackers, victims - set(attackers))


@pytest.mark.parametrize(
    ("text", "attackers", "victims"),
    [
        pytest.param(
            "Six members of the Iranian militias were killed in air raids on their headquarters in "
            "Al-Mayadin on Thursday. A doctor who lived next door was among those killed.",
            NOBODY,
            {GOV, CIVIL},
            id="among those killed",
        ),
        pytest.param(
            "Gunmen fired at a car of the General Security near Al-Mayadin on Thursday. The "
            "driver, Sergeant Khaled al-Ali, was killed.",
            NOBODY,
            {GOV},
            id="a driver of rank",
        ),
        pytest.param(
            "A security official in Hajin and two guards were wounded on Thursday when their car "
            "hit a bomb, the Asayish said.",
            NOBODY,
            {SDF},
            id="a security official of the north-east",
        ),
        pytest.param(
            "Seven government soldiers arrived dead at Palmyra's hospital on Thursday, all of them "
            "killed in one attack near Al-Sukhnah.",
            NOBODY,
            {GOV},
            id="who was killed attacked nobody",
        ),
        pytest.param(
            "The SDF said on Thursday that it had shot down a drone which pro-Iran militias had "
            "sent against the Conoco field.",
            (GOV, *NOBODY),
            {SDF},
            id="who shoots a drone down",
        ),
        pytest.param(
            "IS militants abducted and killed two shepherds near Kabajib on Thursday.",
            (IS,),
            {CIVIL},
            id="abducted and killed",
        ),
        pytest.param(
            "A car bomb outside the police station of Al-Mayadin killed three people on Thursday, "
            "two policemen and a passer-by, and wounded several.",
            NOBODY,
            {GOV, CIVIL},
            id="those who died wounded nobody",
        ),
        pytest.param(
            "An anti-tank missile hit a military bus near Ithriya on Thursday, killing two "
            "soldiers. ISIS is suspected.",
            (IS,),
            {GOV},
            id="is suspected",
        ),
        pytest.param(
            "On Thursday night an SDF sentry was found with his throat cut at his post in "
            "Al-Tayyana.",
            NOBODY,
            {SDF},
            id="a sentry with his throat cut",
        ),
        pytest.param(
            "A court clerk was abducted in Al-Mayadin on Thursday; his family was asked for a "
            "ransom.",
            NOBODY,
            {CIVIL},
            id="a clerk of a court, and no trial",
        ),
        pytest.param(
            "A bus of the Local Defence was riddled with bullets by IS cells near Kabajib on "
            "Thursday; nine on board died.",
            (IS,),
            {GOV},
            id="riddled with bullets",
        ),
        pytest.param(
            "The driver of a water truck and his helper died near Ithriya on Thursday when a mine "
            "that ISIS had laid went off.",
            (IS,),
            {CIVIL},
            id="a driver is a civilian, if nothing else is clear",
        ),
        pytest.param(
            "The driver of a water truck and his helper, both of them NDF members, died near "
            "Ithriya on Thursday when a mine that ISIS had laid went off.",
            (IS,),
            {GOV},
            id="both of them of a side",
        ),
        pytest.param(
            "Shepherds found the bodies of four of their colleagues near Uqayribat on Thursday.",
            NOBODY,
            {CIVIL},
            id="colleagues",
        ),
        pytest.param(
            "Snipers of Islamic State killed three sappers who were clearing mines in Al-Mayadin "
            "on Thursday.",
            (IS,),
            {GOV},
            id="sappers",
        ),
        pytest.param(
            "Fighting near Resafa on Thursday cost the National Defence one dead and two wounded.",
            (IS, *NOBODY),
            {GOV},
            id="cost it one dead",
        ),
        pytest.param(
            "The Turkish defence ministry said that five of its soldiers were killed near Taftanaz "
            "on Thursday by Syrian army shelling.",
            (GOV,),
            {OTHER},
            id="soldiers of the ministry that speaks",
        ),
        pytest.param(
            "SDF fighters stopped an infiltration by ISIS near Al-Suwar on Thursday, the force "
            "says; two attackers and one of its own men were killed.",
            (IS,),
            {SDF},
            id="its own men beside the attackers",
        ),
        pytest.param(
            "A blast in an ammunition store of an Iranian-backed group in Al-Mayadin killed five "
            "of its members on Thursday.",
            NOBODY,
            {GOV},
            id="a store of theirs",
        ),
        pytest.param(
            "A mine went off on Thursday near Al-Sukhnah under a truck taking people to gather "
            "truffles. SOHR gives eight dead.",
            NOBODY,
            {CIVIL},
            id="people on their way to truffles",
        ),
        pytest.param(
            "As the government retreated, ISIS men caught soldiers who were fleeing near "
            "Al-Sukhnah on Thursday and executed 54 of them.",
            (IS,),
            {GOV},
            id="caught and executed",
        ),
        pytest.param(
            "The number of soldiers killed in Thursday's attack by Islamic State near Al-Sukhnah "
            "has reached nine.",
            (IS,),
            {GOV},
            id="a number of soldiers killed",
        ),
        pytest.param(
            "Two farmers met their end near Al-Taybah on Thursday by fire of a regime checkpoint.",
            (GOV,),
            {CIVIL},
            id="met their end by fire of",
        ),
    ],
)
def test_who_was_hit_beside(
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


def test_the_same_brigade_is_the_one_named_before(geocoder: Geocoder) -> None:
    text = (
        "Four members of the Al-Quds Brigade were killed by ISIS near Ithriya on Thursday. On "
        "Wednesday, an ambush of the organisation near Al-Rusafa had killed nine fighters of the "
        "same brigade."
    )
    incidents = read_report(text, dt.date(2022, 3, 12), geocoder).incidents
    assert [i.killed.by_party.keys() for i in incidents] == [{GOV}, {GOV}]


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
