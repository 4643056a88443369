"""Whose the attack was and whose the dead: agents, owners, kin, and sides that answer fire."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.model import EventType, Party, ReadIncident
from geo.places.geocoder import Geocoder
from geo.reports.reader import read_report

PUBLISHED = dt.date(2022, 3, 12)
_G, _IS, _SDF, _COALITION = (
    Party.GOVERNMENT, Party.ISLAMIC_STATE, Party.SDF, Party.COALITION,
)  # fmt: skip
_OTHER, _CIVIL, _NOBODY = Party.OTHER_ARMED, Party.CIVILIAN, (None, Party.UNKNOWN)


def _only(text: str, geocoder: Geocoder) -> ReadIncident:
    incidents = read_report(text, PUBLISHED, geocoder).incidents
    assert len(incidents) == 1
    return incidents[0]


@pytest.mark.parametrize(
    ("text", "attackers", "victims"),
    [
        pytest.param(
            "On 3 March 2022, Israeli air raids on posts manned by pro-Iran groups near Abu Kamal "
            "killed at least seven fighters.",
            (_OTHER,),
            {_G},
            id="posts they man",
        ),
        pytest.param(
            "On 3 March 2022, Turkish shells hit a house in a village held by the SDF near Tal "
            "Tamr and killed a woman.",
            (_OTHER,),
            {_CIVIL},
            id="a village they hold is not theirs",
        ),
        pytest.param(
            "Casualties among Fatemiyoun | Motorcycle bomb goes off in Al-Mayadin\n\nA "
            "booby-trapped motorcycle went off on Thursday in Al-Mayadin, and several Afghan "
            "militiamen were wounded.",
            _NOBODY,
            {_G},
            id="casualties among a militia",
        ),
        pytest.param(
            "A raid near Al-Sukhnah on Thursday left losses in the ranks of the army, a source "
            "said: three soldiers died.",
            _NOBODY,
            {_G},
            id="losses in the ranks of the army",
        ),
        pytest.param(
            "Two soldiers were martyred on Thursday near Ithriya by sniper bullets of Hayat Tahrir "
            "al-Sham terrorists.",
            (_OTHER,),
            {_G},
            id="by the bullets of",
        ),
        pytest.param(
            "A joint patrol with US troops came under fire from an Islamic State gunman near "
            "Palmyra on Thursday. Two US soldiers were killed; the assailant was shot dead by "
            "Syrian soldiers.",
            (_IS,),
            {_COALITION},
            id="a joint patrol that is hit",
        ),
        pytest.param(
            "In a joint raid with US troops near Al-Busayrah on Thursday, the SDF arrested two "
            "Islamic State members.",
            (_SDF, _COALITION),
            {_IS},
            id="a joint raid",
        ),
        pytest.param(
            "Three policemen died near Al-Sukhnah on Thursday in an ambush by gunmen loyal to the "
            "deposed regime.",
            (_OTHER,),
            {_G},
            id="loyal to a regime that fell",
        ),
        pytest.param(
            "Islamic State fighters executed nine soldiers of the fallen regime near Al-Sukhnah on "
            "Thursday.",
            (_IS,),
            {_G},
            id="soldiers of a regime that fell",
        ),
        pytest.param(
            "Fighters of the Al-Aqidat tribe overran a post of the SDF in Dhiban on Thursday. "
            "Three of its defenders were killed.",
            (_OTHER,),
            {_SDF},
            id="a tribe's fighters overrun a post",
        ),
        pytest.param(
            "Gunmen shot dead a sheikh of the Al-Aqidat tribe in Dhiban on Thursday.",
            _NOBODY,
            {_CIVIL},
            id="a tribe's sheikh",
        ),
        pytest.param(
            "Warplanes struck trucks of the Iranian-backed militias near Abu Kamal on Thursday. "
            "Ten people were killed.",
            _NOBODY,
            {_G},
            id="people behind a target that is named",
        ),
        pytest.param(
            "Warplanes struck trucks of the Iranian-backed militias near Abu Kamal on Thursday. "
            "Ten people were killed, among them a farmer.",
            _NOBODY,
            {_G, _CIVIL},
            id="people, one of them a farmer",
        ),
        pytest.param(
            "Jets targeted the headquarters of the 47th Brigade of the pro-Iranian militias in "
            "Abu Kamal on Thursday, killing five fighters.",
            _NOBODY,
            {_G},
            id="a side named twice",
        ),
        pytest.param(
            "On 3 March 2022, the SDF arrested four people near Al-Busayrah whom it had called to "
            "the SDF headquarters.",
            (_SDF,),
            {_CIVIL},
            id="called to its own headquarters",
        ),
        pytest.param(
            "A rocket was fired at American forces at the Conoco field on Thursday. The coalition "
            "did not say who carried out the attack.",
            _NOBODY,
            {_COALITION},
            id="did not say who did it",
        ),
        pytest.param(
            "A Turkish drone hit a car near Tal Tamr on Thursday; in it were a commander of the "
            "Anti-Terror Units (YAT) and his driver, both of whom died.",
            (_OTHER,),
            {_SDF},
            id="a short form behind a name nobody knows",
        ),
        pytest.param(
            "The US occupation forces-backed SDF militia opened fire on a man near Al-Busayrah on "
            "Thursday and injured him.",
            (_SDF,),
            {_CIVIL},
            id="backed by another side",
        ),
        pytest.param(
            "A member of the SDF was shot dead in Al-Busayrah on Thursday, in a town that has seen "
            "protests against the SDF and its daily attacks on civilians.",
            _NOBODY,
            {_SDF},
            id="its daily attacks are not this one",
        ),
        pytest.param(
            "An IS member was shot dead near Al-Sukhnah on Thursday by National Defence members, "
            "after a previous attack launched by IS on posts of the army.",
            (_G,),
            {_IS},
            id="a previous attack",
        ),
        pytest.param(
            "An IS ambush near Al-Sukhnah on Thursday killed three soldiers.",
            (_IS,),
            {_G},
            id="this attack",
        ),
        pytest.param(
            "US planes bombed the desert near Al-Sukhnah on Thursday, for the third time since the "
            "fall of Assad, and killed two Islamic State members.",
            (_COALITION,),
            {_IS},
            id="since the fall of Assad",
        ),
        pytest.param(
            "A suicide bomber blew himself up near Al-Shaddadi on Thursday, on a road frequented "
            "by the coalition fighting IS, and wounded two SDF members.",
            _NOBODY,
            {_SDF},
            id="a coalition that fights somebody",
        ),
        pytest.param(
            "Two members of Qasd militia were killed near Dhiban on Thursday by unknown persons.",
            _NOBODY,
            {_SDF},
            id="Qasd",
        ),
        pytest.param(
            "US forces raided a house near Hajin on Thursday and killed an IS leader. No civilians "
            "were hurt.",
            (_COALITION,),
            {_IS},
            id="no civilians",
        ),
        pytest.param(
            "Three people were killed in a blast in Al-Mayadin on Thursday. SANA said that three "
            "policemen died and several others were wounded when it hit their station.",
            _NOBODY,
            {_G},
            id="three people, three policemen",
        ),
        pytest.param(
            "Clashes near Ithriya on Thursday killed 11 soldiers and 13 ISIS members, amid "
            "bombardment.",
            (_IS,),
            {_G},
            id="soldiers and ISIS in clashes",
        ),
        pytest.param(
            "The mayor of Hajin escaped unhurt on Thursday when a roadside bomb blew up as his car "
            "passed.",
            _NOBODY,
            {_CIVIL},
            id="escaped unhurt",
        ),
        pytest.param(
            "Unknown gunmen shot dead two officials of the Deir ez-Zor Civil Council in Hajin on "
            "Thursday.",
            _NOBODY,
            {_CIVIL},
            id="officials of a civil council",
        ),
        pytest.param(
            "Unknown gunmen shot dead two members of the Autonomous Administration's Asayish in "
            "Hajin on Thursday.",
            _NOBODY,
            {_SDF},
            id="its police",
        ),
        pytest.param(
            "Asayish found a woman's body with shots in the head in Al-Hol on Thursday.",
            _NOBODY,
            {_CIVIL},
            id="a woman's body",
        ),
        pytest.param(
            "Two militants of the Abu al-Fadl al-Abbas faction were shot dead near Al-Mayadin on "
            "Thursday by unknown people.",
            _NOBODY,
            {_G},
            id="a name with a place's in it",
        ),
        pytest.param(
            "Islamic State said that its soldiers had stormed a post of the SDF near Dhiban on "
            "Thursday and killed three.",
            (_IS,),
            {_SDF},
            id="its soldiers",
        ),
        pytest.param(
            "Fifteen people were killed on Thursday when ISIS gunmen attacked truffle hunters near "
            "Palmyra: nine civilians and six members of the Local Defence.",
            (_IS,),
            {_CIVIL, _G},
            id="the parts behind a colon",
        ),
        pytest.param(
            "A quarrel between members of the National Defence and of the Fourth Division turned "
            "into a gunfight in Abu Kamal on Thursday; two militiamen died.",
            (_G,),
            set(),
            id="a quarrel within one side",
        ),
        pytest.param(
            "An army minibus was raked with fire near Al-Shola on Thursday by men lying beside the "
            "road. Nine soldiers died.",
            _NOBODY,
            {_G},
            id="by men beside the road",
        ),
        pytest.param(
            "Nine were killed when ISIS cells fell on shepherds and the militiamen who guarded "
            "them near Palmyra on Thursday.",
            (_IS,),
            {_CIVIL, _G},
            id="fell on two",
        ),
        pytest.param(
            "IS attacked shepherds near Palmyra on Thursday and soldiers fired back. Two shepherds "
            "died.",
            (_IS,),
            {_CIVIL},
            id="and soldiers fired back",
        ),
        pytest.param(
            "Eight SDF members, among them two officers, were killed in an attack by unknown "
            "gunmen near Al-Busayrah on Thursday.",
            _NOBODY,
            {_SDF},
            id="officers among members of the SDF",
        ),
        pytest.param(
            "Two Zainabiyoun members were killed by unknown gunmen near the silos of Al-Mayadin on "
            "Thursday, while they were on guard.",
            _NOBODY,
            {_G},
            id="on guard",
        ),
        pytest.param(
            "Islamic State fighters dressed as Asayish attacked a base in Al-Shaddadi on Thursday "
            "and killed seven SDF members.",
            (_IS,),
            {_SDF},
            id="dressed as Asayish",
        ),
        pytest.param(
            "The SDF reported that a drone hit a vehicle near Al-Busayrah on Thursday and killed "
            "eight civilians, according to the group.",
            _NOBODY,
            {_CIVIL},
            id="according to the group",
        ),
        pytest.param(
            "Unidentified aircraft killed on Thursday night a member of the Iranian-backed "
            "militias near Al-Mayadin and wounded two others.",
            _NOBODY,
            {_G},
            id="killed on a night",
        ),
        pytest.param(
            "Drones of Türkiye hit a car near Tal Tamr on Thursday and killed two Asayish members.",
            (_OTHER,),
            {_SDF},
            id="Türkiye",
        ),
        pytest.param(
            "A mine went off near Kabajib on Thursday while vehicles of the Palestinian Brigade Al "
            "Quds passed, killing five members.",
            _NOBODY,
            {_G},
            id="a name without its hyphen",
        ),
        pytest.param(
            "The US-led coalition and its local partners came under rocket fire near Conoco on "
            "Thursday; two fighters of the SDF were wounded.",
            _NOBODY,
            {_COALITION, _SDF},
            id="local partners",
        ),
        pytest.param(
            "A car bomb in Ras al-Ain on Thursday killed five people, Turkey's ministry said, "
            "pinning the attack on the YPG.",
            (_SDF,),
            {_CIVIL},
            id="pinned on somebody",
        ),
        pytest.param(
            "An attack on buses of oil workers near Al-Taym killed ten people on Thursday, the "
            "Observatory said, blaming it on cells of the Islamic State group.",
            (_IS,),
            {_CIVIL},
            id="blamed on cells of a group",
        ),
        pytest.param(
            "US Central Command said that it had struck nine targets of Iranian groups near Abu "
            "Kamal on Thursday in answer to attacks on American personnel; four fighters died.",
            (_COALITION,),
            {_G},
            id="it had struck, in answer to",
        ),
        pytest.param(
            "US Central Command said that it had no word of strikes near Abu Kamal on Thursday, in "
            "which four Iranian-backed fighters died.",
            _NOBODY,
            {_G},
            id="it had no word of it",
        ),
        pytest.param(
            "US Central Command conducted air strikes on posts of the IRGC near Abu Kamal on "
            "Thursday.",
            (_COALITION,),
            {_G},
            id="a command that strikes",
        ),
        pytest.param(
            "American bombers hit sites near Abu Kamal on Thursday that the Quds Force was said to "
            "use; nine fighters were killed.",
            (_COALITION,),
            {_G},
            id="sites that somebody uses",
        ),
        pytest.param(
            "Turkish shells fell on a village near Tal Tamr on Thursday in areas that the SDF "
            "holds, and killed a woman.",
            (_OTHER,),
            {_CIVIL},
            id="areas that somebody holds",
        ),
        pytest.param(
            "Shelling of government districts in Deir ez-Zor killed four civilians on Thursday.",
            _NOBODY,
            {_CIVIL},
            id="shelling of its districts",
        ),
        pytest.param(
            "Three conscripts were taken prisoner near Ithriya on Thursday by men in uniforms.",
            _NOBODY,
            {_G},
            id="taken prisoner by men",
        ),
        pytest.param(
            "A drone hit trucks near Abu Kamal on Thursday; the Observatory counts seven dead in "
            "the ranks of Tehran-backed militias.",
            _NOBODY,
            {_G},
            id="Tehran-backed",
        ),
        pytest.param(
            "Nine members of militias supported by Iran were killed near Abu Kamal on Thursday by "
            "an unidentified drone.",
            _NOBODY,
            {_G},
            id="supported by Iran",
        ),
        pytest.param(
            "Gunmen of a group backed by Turkey attacked a bus of workers near Tal Tamr on "
            "Thursday and killed one.",
            (_OTHER,),
            {_CIVIL},
            id="backed by Turkey",
        ),
        pytest.param(
            "A US air strike on Thursday hit a convoy of Iranian-supplied militias fighting "
            "alongside President Bashar al-Assad near Tanf. Eight died in it.",
            (_COALITION,),
            {_G},
            id="fighting alongside Assad",
        ),
        pytest.param(
            "Jordanian border guards fired at smugglers near Al-Tanf on Thursday and killed two of "
            "them.",
            (_OTHER,),
            set(),
            id="border guards of Jordan",
        ),
        pytest.param(
            "Smugglers fired at border guards near Al-Tanf on Thursday and killed two of them.",
            (_OTHER,),
            {_G},
            id="border guards",
        ),
        pytest.param(
            "Fighters of the Fifth Corps, trained and paid by Russia, lost five men near T3 on "
            "Thursday in a firefight with a cell of the Islamic State.",
            (_IS,),
            {_G},
            id="a firefight with a cell",
        ),
        pytest.param(
            "Coalition air defences shot down a drone that approached the Green Village on "
            "Thursday; nobody was harmed.",
            _NOBODY,
            {_COALITION},
            id="shot down a drone",
        ),
        pytest.param(
            "Islamic State shot down a plane of the army near Palmyra on Thursday; its pilot was "
            "killed.",
            (_IS,),
            {_G},
            id="shot down a plane",
        ),
        pytest.param(
            "A bomb under the car of Hamad al-Nouri, who leads a regiment of the SDF, went off in "
            "Al-Shafa on Thursday; two bodyguards were wounded.",
            _NOBODY,
            {_SDF},
            id="a bomb under a car of the SDF went off",
        ),
        pytest.param(
            "A roadside bomb laid by ISIS, the General Security believes, killed two farmers near "
            "Al-Asharah on Thursday.",
            (_IS,),
            {_CIVIL},
            id="somebody believes",
        ),
        pytest.param(
            "The army and Hezbollah took Abu Kamal from Islamic State on Thursday; 43 soldiers "
            "were killed.",
            (_G,),
            {_IS},
            id="took a town from somebody",
        ),
        pytest.param(
            "The artillery battery of the army near Al-Mayadin was attacked on Thursday by mobile "
            "groups of militants; four servicemen were killed.",
            _NOBODY,
            {_G},
            id="a battery that was attacked",
        ),
        pytest.param(
            "Fire of the artillery of the army killed two farmers near Dhiban on Thursday.",
            (_G,),
            {_CIVIL},
            id="a battery that fired",
        ),
        pytest.param(
            "Fifteen Russian contractors were killed by an explosion near Khusham on Thursday, "
            "five days after others had been killed in air strikes by the US Air Force.",
            _NOBODY,
            {_G},
            id="five days after the strikes of another side",
        ),
        pytest.param(
            "Warplanes hit a village near Abu Kamal on Thursday where Iranian-backed militias have "
            "dug in, killing five fighters, residents and an intelligence source said.",
            _NOBODY,
            {_G},
            id="residents and a source said",
        ),
        pytest.param(
            "Warplanes hit a village near Abu Kamal on Thursday, killing five fighters and two "
            "residents of the place.",
            _NOBODY,
            {_CIVIL},
            id="fighters and residents",
        ),
        pytest.param(
            "Iranian-backed militants have moved to Abu Kamal. A drone struck a house of the "
            "militants there on Thursday, and two died.",
            _NOBODY,
            {_G},
            id="the militants of the sentence before",
        ),
        pytest.param(
            "Three days after Israeli strikes hit a depot in Homs, ten pro-Iranian fighters were "
            "killed in strikes by unidentified aircraft near Abu Kamal on Thursday.",
            _NOBODY,
            {_G},
            id="days after other strikes",
        ),
        pytest.param(
            "Unknown gunmen shot dead an Iraqi refugee on Thursday in Al-Hol camp, which houses "
            "thousands of women affiliated to the Islamic State.",
            _NOBODY,
            {_CIVIL},
            id="a camp that houses them",
        ),
        pytest.param(
            "Army units clashed on Thursday near Al-Mayadin with groups of ISIS terrorists who "
            "attacked posts of the army there; two soldiers died.",
            (_IS,),
            {_G},
            id="terrorists who attacked",
        ),
        pytest.param(
            "ISIS cells blew up a military vehicle on the road from Palmyra to Homs on Thursday, "
            "where six people were killed. The army sent men there.",
            (_IS,),
            {_G},
            id="a military vehicle, where only the army is named",
        ),
        pytest.param(
            "ISIS cells blew up a military vehicle of the SDF near Dhiban on Thursday, where six "
            "people were killed. The army had nothing to do with it.",
            (_IS,),
            {_SDF},
            id="a military vehicle of somebody",
        ),
        pytest.param(
            "A roadside bomb near Dhiban on Thursday missed a military vehicle and wounded two "
            "passers-by, the SDF said.",
            _NOBODY,
            {_CIVIL},
            id="a military vehicle that it missed",
        ),
        pytest.param(
            "Turkish planes bombed a post of the Asayish in Al-Hol on Thursday and killed eight of "
            "them. Some families of ISIS were caught by the Asayish.",
            (_OTHER,),
            {_SDF},
            id="families of ISIS",
        ),
        pytest.param(
            "Five civilians were killed near Al-Sukhnah on Thursday by Syrian-Russian alliance "
            "warplanes.",
            (_G,),
            {_CIVIL},
            id="two countries' alliance",
        ),
        pytest.param(
            "An ISIS leader was killed in a strike near Al-Busayrah on Thursday, US Central "
            "Command said, by drones that had been harassed by Russian aircraft.",
            (_COALITION,),
            {_IS},
            id="a command tells of its strike",
        ),
        pytest.param(
            "A bomb killed a member of the US-backed Free Syrian Army near Tanf on Thursday.",
            _NOBODY,
            {_OTHER},
            id="backed, and named",
        ),
        pytest.param(
            "A US jet shot down an armed drone of pro-government forces near Tanf on Thursday.",
            (_COALITION,),
            {_G},
            id="shot down somebody's drone",
        ),
        pytest.param(
            "A woman was killed in an attack by unidentified persons in Abu Khashab on Thursday. A "
            "source said that ISIS was suspected of the attack.",
            (_IS,),
            {_CIVIL},
            id="suspected of the attack",
        ),
        pytest.param(
            "An unidentified group abducted 19 civilians near Sabboura on Thursday; one was killed "
            "and the others were freed by security forces.",
            _NOBODY,
            {_CIVIL},
            id="freed by somebody",
        ),
        pytest.param(
            "Nine soldiers on their way from leave, and the driver of their taxi, were shot by IS "
            "gunmen near Kabajib on Thursday.",
            (_IS,),
            {_G, _CIVIL},
            id="soldiers, and the driver of their taxi",
        ),
        pytest.param(
            "Unknown gunmen assassinated the co-chair of the municipality of Gharanij on Thursday.",
            _NOBODY,
            {_CIVIL},
            id="a co-chair",
        ),
    ],
)
def test_the_sides(
    text: str, attackers: tuple[Party | None, ...], victims: set[Party], geocoder: Geocoder
) -> None:
    incident = _only(text, geocoder)
    assert incident.attacker in attackers
    assert set(incident.victims) - {incident.attacker, Party.UNKNOWN} == victims


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        pytest.param(
            "A member of the National Defence and his brother, a shopkeeper, were shot dead in "
            "Palmyra on Thursday.",
            2,
            id="a brother, described",
        ),
        pytest.param(
            "A member of the National Defence, his brother, a shopkeeper and a clerk were shot "
            "dead in Palmyra on Thursday.",
            4,
            id="a brother among others",
        ),
        pytest.param(
            "An Asayish member who was on leave and a friend of his were killed in Al-Busayrah on "
            "Thursday when masked men opened fire.",
            2,
            id="a member on leave and a friend",
        ),
        pytest.param(
            "A young man who worked as a nurse for the Red Crescent was shot in the head and "
            "killed by an ISIS cell in Al-Hol on Thursday.",
            1,
            id="shot in the head",
        ),
        pytest.param(
            "A colonel, who was killed with his driver by a mine near Palmyra on Thursday, was "
            "buried in Tartus.",
            2,
            id="with his driver by a mine",
        ),
    ],
)
def test_how_many(text: str, killed: int, geocoder: Geocoder) -> None:
    total = _only(text, geocoder).killed.total
    assert total is not None
    assert (total.min, total.max) == (killed, killed)


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
    assert first.attacker in _NOBODY
    assert set(first.victims) == {_COALITION}
    assert second.attacker is _COALITION
    assert set(second.victims) == {_G}
    assert second.event_type is EventType.SHELLING


@pytest.mark.parametrize(
    ("published", "attacker"),
    [(dt.date(2022, 3, 12), _G), (dt.date(2025, 3, 12), _OTHER)],
    ids=["before the regime fell", "after it"],
)
def test_loyalists(published: dt.date, attacker: Party, geocoder: Geocoder) -> None:
    text = "Pro-Assad gunmen shot at a house near Palmyra on Monday and killed two farmers."
    (incident,) = read_report(text, published, geocoder).incidents
    assert incident.attacker is attacker


def test_assad_loyalists_after_the_fall(geocoder: Geocoder) -> None:
    text = (
        "Security forces lost three men near Palmyra on Sunday in a hail of bullets from Assad "
        "loyalists. Two of the gunmen were killed too."
    )
    (incident,) = read_report(text, dt.date(2025, 3, 12), geocoder).incidents
    assert incident.attacker is _OTHER
    assert set(incident.victims) - {_OTHER} == {_G}


def test_clashes_amid_shelling_stay_clashes(geocoder: Geocoder) -> None:
    text = (
        "Clashes took place near the T2 station on Thursday between the regime forces on one hand, "
        "and Islamic State on the other hand, amid shelling by the regime forces on areas there; "
        "four soldiers died."
    )
    incident = _only(text, geocoder)
    assert incident.event_type is EventType.CLASH
    assert incident.attacker is _IS
    assert _G in incident.victims


def test_answering_the_sources_of_fire_is_no_second_attack(geocoder: Geocoder) -> None:
    text = (
        "Two soldiers were killed by sniper fire near Ithriya on Thursday. Army units responded to "
        "the sources of fire."
    )
    assert set(_only(text, geocoder).victims) == {_G}
