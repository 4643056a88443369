"""Who attacked and who suffered: one table of notes in the style of data sets and wires."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.model import CountRange, EventType, Party
from geo.places.geocoder import Geocoder
from geo.reports.reader import read_report
from tests.reports.sides import CIVIL, GOV, IS, NOBODY, OTHER, PUBLISHED, SDF, the_only


@pytest.mark.parametrize(
    ("text", "attackers", "victims"),
    [
        pytest.param(
            "On 3 March 2022, IS fighters drew army soldiers into an ambush near Kabajib and "
            "killed six of them.",
            (IS,),
            {GOV},
            id="drawn into an ambush",
        ),
        pytest.param(
            "On 3 March 2022, a car bomb driven by a suicide attacker blew up near a police "
            "station in Palmyra, killing four policemen.",
            NOBODY,
            {GOV},
            id="near a police station",
        ),
        pytest.param(
            "On 3 March 2022, warplanes hit a village near Abu Kamal where Iranian-backed militias "
            "have dug in, killing at least five fighters.",
            NOBODY,
            {GOV},
            id="where they have dug in",
        ),
        pytest.param(
            "On 3 March 2022, unidentified drones attacked a lorry of Iranian-backed militias near "
            "Abu Kamal, killing three militiamen.",
            NOBODY,
            {GOV},
            id="whose lorry it was",
        ),
        pytest.param(
            "The competent authorities killed two Daesh terrorists in a raid in Palmyra on 3 March "
            "2022.",
            (GOV,),
            {IS},
            id="the competent authorities",
        ),
        pytest.param(
            "Our units raided a den of Daesh in the village of Al-Izba on 3 March 2022. Two "
            "terrorists were killed.",
            NOBODY,
            {IS, Party.UNKNOWN},
            id="whose den it was",
        ),
        pytest.param(
            "Soldiers of the caliphate attacked an SDF barrier in Hajin on 3 March 2022, the group "
            "claimed, killing two.",
            (IS,),
            {SDF},
            id="soldiers of the caliphate",
        ),
        pytest.param(
            "On 3 March 2022, strikes near Abu Kamal killed eight pro-Iran fighters. Israel was "
            "the likely author of the strikes.",
            (OTHER,),
            {GOV},
            id="the likely author",
        ),
        pytest.param(
            "On 3 March 2022, a drone strike near Abu Kamal killed two Iranian-backed fighters. "
            "Israel did not claim the strike.",
            NOBODY,
            {GOV},
            id="did not claim it",
        ),
        pytest.param(
            "On 3 March 2022, 16 soldiers died when they walked into a minefield that IS fighters "
            "had laid near Al-Sukhnah.",
            (IS,),
            {GOV},
            id="a minefield that a side had laid",
        ),
        pytest.param(
            "Russian jets answered on 7 March 2022 with six strikes on IS hideouts near Palmyra.",
            (GOV,),
            {IS},
            id="answered with strikes",
        ),
        pytest.param(
            "On 3 March 2022, SDF units raided houses in Al-Shuhayl and arrested three people "
            "suspected of belonging to IS.",
            (SDF,),
            {IS},
            id="arrested on suspicion",
        ),
        pytest.param(
            "On 3 March 2022, gunmen suspected of belonging to IS shot a teacher dead in "
            "Al-Hawayij.",
            (IS,),
            {CIVIL},
            id="suspected of the attack",
        ),
        pytest.param(
            "On 3 March 2022, clashes took place between Islamic State fighters and opposition "
            "factions in Al-Busayrah. Coded to an estimated 3 fatalities.",
            (IS,),
            {OTHER},
            id="clashes took place between",
        ),
        pytest.param(
            "On 3 March 2022, after days of clashes with tribal gunmen, SDF units entered "
            "Al-Shuhayl and searched several houses. Nobody was hurt.",
            (SDF,),
            {OTHER},
            id="after days of clashes",
        ),
        pytest.param(
            "On 3 March 2022, Russian warplanes bombed pockets of the group in the Ithriya "
            "desert; losses are not known.",
            (GOV,),
            {IS},
            id="pockets of the group",
        ),
        pytest.param(
            "On 3 March 2022, gunmen on a motorbike shot dead the head of the Hajin village "
            "council.",
            NOBODY,
            {CIVIL},
            id="head of a village council",
        ),
        pytest.param(
            "On 3 March 2022, gunmen shot dead the head of the Abu Kamal tribal council.",
            NOBODY,
            {CIVIL},
            id="head of a tribal council",
        ),
        pytest.param(
            "On 3 March 2022, IS members set fire to an oil well in Al-Jarzi. No casualties were "
            "reported.",
            (IS,),
            {CIVIL},
            id="an oil well burnt",
        ),
        pytest.param(
            "On 3 March 2022, IS militants burned an oil tanker near Markada after its owner "
            "refused to pay. No fatalities.",
            (IS,),
            {CIVIL},
            id="an oil tanker burned",
        ),
        pytest.param(
            "Nine soldiers were killed on 3 March 2022 in a surprise attack near Al-Sukhnah, in "
            "which ISIS lost two of its members.",
            (IS,),
            {GOV},
            id="whose men died in it too",
        ),
        pytest.param(
            "Five members of the Lions of the East Army were killed on 3 March 2022 as IS "
            "attacked their post near Al-Tanf.",
            (IS,),
            {OTHER},
            id="an opposition faction called army",
        ),
        pytest.param(
            "On 3 March 2022, clashes broke out between Iranian-backed militiamen and National "
            "Defence Forces in Al-Mayadin over smuggling routes, killing two.",
            (GOV,),
            set(),
            id="two of one side, over smuggling",
        ),
        pytest.param(
            "On 3 March 2022, a woman was killed in crossfire as SDF and IS fighters clashed in "
            "Hajin.",
            (IS,),
            {SDF, CIVIL},
            id="two sides of one noun",
        ),
        pytest.param(
            "On 3 March 2022, two brothers belonging to the Military Security were found dead "
            "near Kabajib; IS is believed to be responsible.",
            (IS,),
            {GOV},
            id="believed to be responsible",
        ),
        pytest.param(
            "On 3 March 2022, gunmen shot the man responsible for supplies of the SDF in "
            "Al-Busayrah; he died later.",
            NOBODY,
            {CIVIL},
            id="responsible for supplies",
        ),
        pytest.param(
            "On 3 March 2022, an explosion hit an Iranian ammunition depot in Al-Mayadin, killing "
            "four guards.",
            NOBODY,
            {GOV},
            id="guards of what was hit",
        ),
        pytest.param(
            "On 3 March 2022, a member of the Local Defence was killed by fire from an IS sniper "
            "near Jabal Al-Bishri.",
            (IS,),
            {GOV},
            id="fire from a sniper",
        ),
        pytest.param(
            "On 3 March 2022, unidentified persons threw a sound bomb at the office of the Syrian "
            "Democratic Council in Al-Kasrah.",
            NOBODY,
            {SDF},
            id="a sound bomb at an office",
        ),
        pytest.param(
            "On 3 March 2022, regime artillery shelled the Ithriya desert, where IS cells are "
            "active. No casualties were reported.",
            (GOV,),
            {IS},
            id="shelling of the desert",
        ),
        pytest.param(
            "On 3 March 2022, regime artillery shelled the Ithriya desert. No casualties were "
            "reported.",
            (GOV,),
            set(),
            id="shelling of the desert, nobody named",
        ),
        pytest.param(
            "On 3 March 2022, Islamic State militants shot dead six men in Al-Mayadin after "
            "accusing them of fighting for the government.",
            (IS,),
            {CIVIL},
            id="accused of fighting for the government",
        ),
        pytest.param(
            "IS claimed on 3 March 2022 that it had shot dead an army informant in Al-Hol camp.",
            (IS,),
            {CIVIL},
            id="an informant is no soldier",
        ),
        pytest.param(
            "On 3 March 2022, army soldiers came under fire from IS militants near Al-Kawm, "
            "losing four men.",
            (IS,),
            {GOV},
            id="came under fire from",
        ),
        pytest.param(
            "Four fighters of the pro-Turkish Ahrar al-Sharqiya faction were killed in an SDF "
            "ambush near Ain Issa on 3 March 2022.",
            (SDF,),
            {OTHER},
            id="a pro-Turkish faction",
        ),
        pytest.param(
            "The army repelled an infiltration attempt of HTS militants on its posts in eastern "
            "Hama on 3 March 2022, killing three of the attackers.",
            (OTHER,),
            {GOV},
            id="an infiltration of others",
        ),
        pytest.param(
            "A US service member was injured on 3 March 2022 in a rocket attack on the Green "
            "Village base. Iranian-backed militias were blamed.",
            (GOV,),
            {Party.COALITION},
            id="blamed in a sentence of its own",
        ),
        pytest.param(
            "A commander of the SDF survived an assassination attempt by unknown gunmen in "
            "Al-Busayrah on 3 March 2022.",
            NOBODY,
            {SDF},
            id="survived an attempt",
        ),
        pytest.param(
            "An SDF leader was the target of an assassination attempt in Theban on 3 March 2022.",
            NOBODY,
            {SDF},
            id="target of an attempt",
        ),
        pytest.param(
            "Seven employees were killed on 3 March 2022 when ISIS gunmen stormed a house in Abu "
            "Khashab. Hours later, ISIS' Amaq agency said ten people had been killed.",
            (IS,),
            {CIVIL},
            id="a group's agency only speaks",
        ),
        pytest.param(
            "Fighters from the Bukara tribe killed an SDF commander in Al-Kasrah on 3 March 2022.",
            (OTHER,),
            {SDF},
            id="fighters of a tribe",
        ),
        pytest.param(
            "A tribal notable who had mediated between the SDF and residents was killed by masked "
            "men in Al-Shuhayl on 3 March 2022.",
            NOBODY,
            {CIVIL},
            id="between whom he mediated",
        ),
        pytest.param(
            "Government forces executed four men in Al-Mayadin on 3 March 2022 after a field "
            "trial.",
            (GOV,),
            {CIVIL},
            id="put to death after a trial",
        ),
        pytest.param(
            "A member of the 66th Division was killed by an IED that ISIS planted near Al-Sukhnah "
            "on 3 March 2022.",
            (IS,),
            {GOV},
            id="a bomb that they planted",
        ),
        pytest.param(
            "A landmine killed two army engineers who were clearing a road near Palmyra on 3 March "
            "2022.",
            NOBODY,
            {GOV},
            id="army engineers",
        ),
        pytest.param(
            "An attack on buses carrying soldiers home on leave killed 28 on 3 March 2022 near "
            "Kabajib. Islamic State said it had carried it out.",
            (IS,),
            {GOV},
            id="said it had carried it out",
        ),
        pytest.param(
            "Drones, believed to be Israeli, struck a villa used by Iran's Revolutionary Guards in "
            "Deir Ezzor on 3 March 2022. A commander and two guards died.",
            (OTHER,),
            {GOV},
            id="guards told of in a second sentence",
        ),
        pytest.param(
            "The Iraqi air force struck an IS convoy near Abu Kamal on 3 March 2022, killing 12.",
            (OTHER,),
            {IS},
            id="a neighbour's air force",
        ),
        pytest.param(
            "IS claimed that it had blown up a well of the 'apostate PKK' near Al-Jafra on 3 March "
            "2022.",
            (IS,),
            {SDF},
            id="as the group calls its enemy",
        ),
        pytest.param(
            "American forces shelled a post of militias near Hajin on 3 March 2022 in "
            "self-defense.",
            (Party.COALITION,),
            set(),
            id="in self-defense is no side",
        ),
    ],
)
def test_sides_of_an_incident(
    text: str, attackers: tuple[Party | None, ...], victims: set[Party], geocoder: Geocoder
) -> None:
    incident = the_only(text, geocoder)
    assert incident.attacker in attackers
    assert set(incident.victims) - {incident.attacker} == victims


def test_a_unit_s_headquarters_are_no_scene(geocoder: Geocoder) -> None:
    incident = the_only(
        "On 3 March 2022, a soldier of the 11th Division, whose headquarters are in Homs, was "
        "killed and his companion wounded by sniper fire near the T2 station.",
        geocoder,
    )
    assert "T2" in incident.place.mention
    assert incident.killed.total is not None
    assert incident.killed.total.min == 1
    assert incident.victims == (Party.GOVERNMENT,)


def test_soldiers_and_loyalists_are_one_number(geocoder: Geocoder) -> None:
    incident = the_only(
        "On 3 March 2022, an ambush near Palmyra left five regime soldiers and loyalists as well "
        "as two ISIS members dead.",
        geocoder,
    )
    assert incident.killed.total is not None
    assert (incident.killed.total.min, incident.killed.total.max) == (7, 7)
    assert incident.attacker is Party.ISLAMIC_STATE


def test_own_men_put_to_death_are_no_civilians(geocoder: Geocoder) -> None:
    incident = the_only(
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
    incident = the_only(text, geocoder)
    assert incident.event_type is EventType.TROOP_MOVEMENT
    assert (incident.attacker, incident.victims) == (None, ())


@pytest.mark.parametrize(
    "counts",
    [
        pytest.param(
            "Activists said five civilians were killed, while the Syrian Observatory for Human "
            "Rights put the death toll at eight, one of them a soldier.",
            id="another's toll",
        ),
        pytest.param(
            "Eight people were killed according to one source, five according to another.",
            id="according to another",
        ),
    ],
)
def test_two_counts_are_two_words(counts: str, geocoder: Geocoder) -> None:
    text = f"Gunmen opened fire on people near Palmyra on 3 March 2022. {counts}"
    incident = the_only(text, geocoder)
    told = [incident.killed, *(c.killed for c in incident.extra_claims)]
    assert {(k.total.min, k.total.max) for k in told if k.total} == {(5, 5), (8, 8)}


def test_days_after_a_loss_are_no_day_of_the_attack(geocoder: Geocoder) -> None:
    text = (
        "3/3/2022, Al-Mayadin: ten days after losing the town, IS detonated a booby-trapped "
        "vehicle among government forces there. 10 dead, 8 wounded."
    )
    assert the_only(text, geocoder).date == dt.date(2022, 3, 3)


def test_later_in_the_day_is_that_day(geocoder: Geocoder) -> None:
    text = (
        "An IS ambush near Kabajib left three soldiers dead on Thursday. Later in the day, Russian "
        "warplanes bombed pockets of the group in the Ithriya desert."
    )
    incidents = read_report(text, PUBLISHED, geocoder).incidents
    assert [i.date for i in incidents] == [dt.date(2022, 3, 10)] * 2


@pytest.mark.parametrize("fights", ["fighting", "fierce fighting", "ongoing clashes"])
def test_two_sides_of_a_fight_with_and_without_an_adjective(
    fights: str, geocoder: Geocoder
) -> None:
    text = (
        f"Nine soldiers were killed near Al-Sukhnah on Sunday in the middle of {fights} between "
        "regime forces and Islamic State."
    )
    (incident,) = read_report(text, dt.date(2022, 6, 14), geocoder).incidents
    assert incident.killed.total == CountRange(9, 9)
    assert Party.GOVERNMENT in incident.victims
