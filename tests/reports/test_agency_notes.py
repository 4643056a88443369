"""Notes of agencies and local outlets: whose place and whose numbers, in our own words."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.model import EventType, MatchStatus, Party, ReadIncident
from geo.places.geocoder import Geocoder
from geo.reports.reader import read_report

PUBLISHED = dt.date(2023, 4, 12)  # a Wednesday


def _read(text: str, geocoder: Geocoder) -> tuple[ReadIncident, ...]:
    return read_report(text, PUBLISHED, geocoder).incidents


def _killed(incident: ReadIncident) -> int | None:
    return None if incident.killed.total is None else incident.killed.total.min


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(
            "A car bomb hit the al-Zahra district, another pro-government district of Homs, on "
            "Sunday, killing three.",
            "Al-Zahra (Homs)",
            id="a quarter, described as one of the city's",
        ),
        pytest.param(
            "A car bomb killed three in a central district of Homs on Sunday.",
            "Homs",
            id="a district of a city: the city",
        ),
        pytest.param(
            "A car bomb killed three in the district of Homs on Sunday.",
            "Homs District",
            id="not: the district",
        ),
        pytest.param(
            "A shell hit a hospital in the city of Al-Mayadin on Sunday and killed three nurses.",
            "Al-Mayadin",
            id="a hospital that is hit",
        ),
        pytest.param(
            "Three teachers were killed by a mine in Al-Qusoor, Deir ez-Zor, on Sunday.",
            "Al-Qusour",
            id="a quarter before its city",
        ),
        pytest.param(
            "Three teachers were killed by a mine in Al-Qusoor, Homs city, on Sunday.",
            "Al-Qusour (Homs)",
            id="its namesake in the other city",
        ),
        pytest.param(
            "A mine hurt a boy in Darnaj on Sunday. He was taken to the Hajin Hospital 80 km east "
            "of Deir ez-Zor.",
            "Darnaj",
            id="not where the hospital stands",
        ),
        pytest.param(
            "IS gunmen killed 13 people from Al-Bahrah village in Deir ez-Zor on Sunday. They had "
            "stormed into the village in the eastern countryside of Deir ez-Zor.",
            "Al-Bahrah",
            id="the village of those who were killed",
        ),
        pytest.param(
            "An attack by IS killed 11 fighters in the Syrian desert on Sunday. The fighters died "
            "in an ambush near Arak.",
            "near Arak",
            id="the dead told of again",
        ),
        pytest.param(
            "IS killed five soldiers near Arak on Monday, and the government in Damascus blamed it "
            "for the attack.",
            "near Arak",
            id="not where the government sits",
        ),
    ],
)
def test_where_it_happened(text: str, name: str, geocoder: Geocoder) -> None:
    (incident,) = _read(text, geocoder)
    assert incident.place.match.status is MatchStatus.MATCHED
    assert incident.place.match.name == name


def test_people_from_a_village_may_die_elsewhere(geocoder: Geocoder) -> None:
    text = "IS gunmen killed 13 people from Al-Bahrah village in the Homs desert on Sunday."
    (incident,) = _read(text, geocoder)
    assert incident.place.match.name == "Homs desert"


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        pytest.param(
            "Two people were killed on Sunday in mine explosions in two towns of Deir ez-Zor. A "
            "boy was killed by a mine in Darnaj. A farmer was killed by another mine in Hajin.",
            [1, 1],
            id="the sum of two towns",
        ),
        pytest.param(
            "A military bus was attacked in the Palmyra desert on Monday; nine soldiers died. Last "
            "month a bomb blew up a bus in Damascus on a Tuesday, killing a soldier.",
            [9],
            id="a weekday of last month is background",
        ),
        pytest.param(
            "Thirteen soldiers were killed in an IS attack in the Al-Sukhnah desert on Monday. "
            "Also, on Monday at dawn, IS militants attacked army posts in the town of Kabajib.",
            [13, None],
            id="also, elsewhere",
        ),
        pytest.param(
            "A child died and his father was hurt by a mine at Al-Shola. A source told North Press "
            "that the child Yihya Hamdan lost his life while his father was hurt by the mine in "
            "the Al-Shola desert.",
            [1],
            id="his father, and no place in his name",
        ),
        pytest.param(
            "Two fighters were killed in air strikes on an air base in an attack blamed on Israel. "
            "The Tuesday night attack hit the T4 airbase.",
            [2],
            id="the attack of that night",
        ),
    ],
)
def test_how_many_events(text: str, killed: list[int | None], geocoder: Geocoder) -> None:
    assert [_killed(i) for i in _read(text, geocoder)] == killed


@pytest.mark.parametrize(
    ("text", "attacker", "victims"),
    [
        (
            "A car bomb killed nine soldiers in Palmyra on Sunday. Al-Nusrah Front claimed the "
            "attack.",
            Party.OTHER_ARMED,
            (Party.GOVERNMENT,),
        ),
        (
            "Russian aircraft delivered an airstrike at a camp near Palmyra on Sunday, killing 20 "
            "IS militants.",
            Party.GOVERNMENT,
            (Party.ISLAMIC_STATE,),
        ),
        (
            "A car bomb exploded in a pro-government district of Homs on Sunday, killing three.",
            None,
            (Party.CIVILIAN,),
        ),
    ],
)
def test_who(
    text: str, attacker: Party | None, victims: tuple[Party, ...], geocoder: Geocoder
) -> None:
    (incident,) = _read(text, geocoder)
    assert (incident.attacker, incident.victims) == (attacker, victims)


def test_the_name_of_an_outlet_is_no_execution(geocoder: Geocoder) -> None:
    text = (
        "Gunmen attacked an IS convoy in Deir ez-Zor on Sunday, killing five, a member of Deir "
        "ez-Zor Is Being Slaughtered Silently said."
    )
    (incident,) = _read(text, geocoder)
    assert incident.event_type is not EventType.EXECUTION


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("IS attacked a military overnight bus near Arak, killing three soldiers.", None),
        ("IS attacked a military bus near Arak overnight, killing three.", dt.date(2023, 4, 11)),
    ],
)
def test_an_overnight_bus_says_no_day(text: str, day: dt.date | None, geocoder: Geocoder) -> None:
    (incident,) = _read(text, geocoder)
    assert incident.date == day


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(
            'An airdrop on Sunday in the village of "Jadid Akidat", east of Deir ez-Zor, killed '
            "two IS members.",
            "Jadid Akidat",
            id="a name in quotes",
        ),
        pytest.param(
            "IS fighters ambushed a fuel convoy heading from Raqqa to Homs on Sunday. The convoy "
            "came under attack near Al-Sukhnah; two drivers were killed.",
            "near Al-Sukhnah",
            id="a place on the way of those hit",
        ),
        pytest.param(
            "An ambush on Sunday killed nine soldiers west of Al-Mayadin. The attack was likely "
            "launched from the Homs desert, which lays between western Deir ez-Zor and eastern "
            "Homs.",
            "west of Al-Mayadin",
            id="not where the desert lies that they came from",
        ),
        pytest.param(
            "Mines killed nine people in central Syria on Sunday, SANA said. The victims had been "
            "on the hunt for truffles in the eastern countryside of Salamiyah.",
            "eastern countryside of Salamiyah",
            id="where those hit were at work",
        ),
        pytest.param(
            "An air strike on Sunday killed six militiamen in Abu Kamal, which is held by militias "
            "that are stationed in the eastern countryside of Deir ez-Zor.",
            "Abu Kamal",
            id="not where the militias are stationed",
        ),
        pytest.param(
            "IS shot two SDF members dead in Hajin on Sunday. Activists from Deir ez-Zor told the "
            "site that the attack took place at noon.",
            "Hajin",
            id="not where the activists are from",
        ),
    ],
)
def test_where_it_was_of_several(text: str, name: str, geocoder: Geocoder) -> None:
    (incident,) = _read(text, geocoder)
    assert incident.place.match.name == name


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        pytest.param(
            "Ten people were killed by mines in central Syria, state media said. Nine citizens "
            "were killed and two hurt when a mine blew up near Salamiyah, SANA said. SANA later "
            "said that another mine blew up in the same area, killing one citizen.",
            [9, 1],
            id="the lead's sum of two",
        ),
        pytest.param(
            "A man, his wife and his daughter were killed and his son was hurt by a mine near "
            "Arak on Sunday. They were taken to the hospital, where three of them succumbed to "
            "their wounds.",
            [3],
            id="more than were hurt: the dead told of again",
        ),
        pytest.param(
            "A mine near Arak killed two men and hurt five on Sunday. Three of the wounded "
            "succumbed to their wounds.",
            [5],
            id="not: of the wounded",
        ),
        pytest.param(
            "A mine near Arak led to the death of a man and his wife, who are in their fifties, "
            "and their daughter, who are from Palmyra.",
            [3],
            id="kin behind what is said of them",
        ),
        pytest.param(
            "Strikes killed at least 23 people in two parts of Deir ez-Zor province on Monday. The "
            "Observatory said that jets killed 13 civilians in Abu Kamal.",
            [13],
            id="the sum of two parts of a province",
        ),
        pytest.param(
            "IS attacked tankers near Arak on Sunday, killing five drivers. After the arrival of "
            "reinforcements, soldiers were able to kill nine IS militants, and the remaining "
            "assailants fled.",
            [14],
            id="those who attacked",
        ),
        pytest.param(
            "A mine killed one citizen near Arak on Sunday. At least 112 people have been killed "
            "while hunting truffles, either in IS attacks or by mines.",
            [1],
            id="a total of attacks",
        ),
        pytest.param(
            "Gunmen shot a man dead in Hajin on Sunday. The number of fighters, civilians and "
            "workers who were assassinated in four provinces, including Manbij in northern Aleppo, "
            "raises to 401 persons.",
            [1],
            id="the number of those assassinated",
        ),
    ],
)
def test_whom_the_numbers_count(text: str, killed: list[int | None], geocoder: Geocoder) -> None:
    assert [_killed(i) for i in _read(text, geocoder)] == killed


def test_a_foiled_attack_with_dead_keeps_its_attackers(geocoder: Geocoder) -> None:
    text = (
        "The forces thwarted a suicide attack by IS militants in Al-Mayadin on Sunday.\nTwo men "
        "targeted a checkpoint. One attacker detonated his explosives, while the second was shot "
        "dead by the internal security forces.\n"
    )
    (incident,) = _read(text, geocoder)
    assert incident.attacker is Party.ISLAMIC_STATE
    assert incident.event_type is EventType.SUICIDE_ATTACK


@pytest.mark.parametrize(
    ("text", "told"),
    [
        pytest.param(
            "A blast in the al-Zahra neighborhood of Homs caused injuries and the death of a "
            "person, while helicopters dropped barrel bombs on the city of Palmyra, while the "
            "army opened fire on places in Al-Sukhnah.",
            [("Al-Zahra (Homs)", 1), ("Palmyra", None), ("Al-Sukhnah", None)],
            id="three deeds in one sentence",
        ),
        pytest.param(
            "One of the airstrikes hit the town of Al-Ghantu on Sunday, killing nine civilians. "
            "Other airstrikes hit the town of Ar-Rastan.",
            [("Al-Ghantu", 9), ("Ar-Rastan", None)],
            id="other strikes",
        ),
        pytest.param(
            "Strikes on northern rural Homs killed nine civilians on Sunday. Activists said that "
            "one of the airstrikes targeted the town of Al-Ghantu.",
            [("Al-Ghantu", 9)],
            id="a town in the countryside",
        ),
        pytest.param(
            "A bomb near Deir ez-Zor killed an officer on Sunday. The blast also killed Samir "
            "al-Lubban, the commander of the National Defence Forces of the city of Mayadin.",
            [("near Deir ez-Zor", 2)],
            id="whose commander he was",
        ),
        pytest.param(
            "Four civilians died in raids on Talbiseh. Russian warplanes launched strikes on "
            "Talbiseh, and they said that four civilians died.",
            [("Talbiseh", 4)],
            id="raids on a town are from the air",
        ),
    ],
)
def test_what_happened_where(
    text: str, told: list[tuple[str, int | None]], geocoder: Geocoder
) -> None:
    assert [(i.place.match.name, _killed(i)) for i in _read(text, geocoder)] == told


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        pytest.param(
            "The rebels claimed the killing of a top commander on Sunday, saying they killed him "
            "and two of his guards in a bombing in Homs. The commander, Samir al-Lubban, was "
            "reported killed by his party.",
            [3],
            id="he was counted before",
        ),
        pytest.param(
            "Gunmen killed him and two of his guards in Homs on Sunday.",
            [3],
            id="he and two",
        ),
        pytest.param(
            "An adviser with the rank of major-general died of his wounds near Arak on Sunday.",
            [1],
            id="his rank is no second man",
        ),
        pytest.param(
            "A mine near Arak killed Samir al-Lubban, the commander of the brigade, on Sunday.",
            [1],
            id="what he was",
        ),
        pytest.param(
            "A mine near Arak killed Samir al-Lubban, the cook and the driver on Sunday.",
            [3],
            id="not: three of a list",
        ),
    ],
)
def test_one_man_is_counted_once(text: str, killed: list[int], geocoder: Geocoder) -> None:
    assert [_killed(i) for i in _read(text, geocoder)] == killed


@pytest.mark.parametrize(
    ("text", "attacker", "victims"),
    [
        pytest.param(
            "Six SDF fighters were killed in a drone attack near Hajin on Sunday, days after the "
            "United States launched strikes in Iraq.",
            None,
            (Party.SDF,),
            id="who struck days before",
        ),
        pytest.param(
            "A shell killed five civilians in Ad-Dahlah, in the Syrian Democratic Forces "
            "(SDF)-controlled countryside of Deir ez-Zor, on Sunday.",
            None,
            (Party.CIVILIAN,),
            id="who controls the land",
        ),
    ],
)
def test_who_had_no_part(
    text: str, attacker: Party | None, victims: tuple[Party, ...], geocoder: Geocoder
) -> None:
    (incident,) = _read(text, geocoder)
    assert (incident.attacker, incident.victims) == (attacker, victims)


def test_where_a_victim_died_of_wounds_is_not_the_scene(geocoder: Geocoder) -> None:
    text = (
        "Two teachers were hurt when a car bomb exploded in Hajin on 9 April. One of them died "
        "the next day at a hospital in the city of Al-Mayadin."
    )
    (incident,) = _read(text, geocoder)
    assert (incident.place.match.name, _killed(incident)) == ("Hajin", 1)


@pytest.mark.parametrize(
    ("text", "attacker"),
    [
        pytest.param(
            "A driver of the Red Crescent was shot dead on Sunday in Hajin, the organization said.",
            None,
            id="the victim's",
        ),
        pytest.param(
            "A driver was shot dead on Sunday in Hajin by Islamic State. He was a spy, the "
            "organization said.",
            Party.ISLAMIC_STATE,
            id="the attacker's",
        ),
    ],
)
def test_an_organization_that_speaks(text: str, attacker: Party | None, geocoder: Geocoder) -> None:
    (incident,) = _read(text, geocoder)
    assert incident.attacker is attacker


def test_men_decapitated_were_executed(geocoder: Geocoder) -> None:
    (incident,) = _read("IS decapitated three men in Hajin on Sunday.", geocoder)
    assert (incident.event_type, _killed(incident)) == (EventType.EXECUTION, 3)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        pytest.param(
            "At least 19 IS members were killed on Sunday in clashes with the army near Arak. SOHR "
            "added that three soldiers were killed and six civilians hurt in the clashes.",
            [22],
            id="one side's dead by another source",
        ),
        pytest.param(
            "At least 19 IS members were killed on Sunday in clashes with the army near Arak. SOHR "
            "added that 12 IS members were killed and six civilians hurt in the clashes.",
            [19],
            id="not: the same side's",
        ),
        pytest.param(
            "Air raids around Palmyra killed 26 IS members on Sunday. The raids came after IS said "
            "it had killed two soldiers near Arak.",
            [26, 2],
            id="what came before the raids",
        ),
        pytest.param(
            "Five IS members were killed by gunmen in Hajin on Sunday. More than 600 men of the "
            "clan were killed for their refusal to obey.",
            [5],
            id="a great number without a day or place",
        ),
        pytest.param(
            "More than 160 men of the clan were killed by gunmen.",
            [160],
            id="not: where nothing else is told",
        ),
        pytest.param(
            "Five IS members were killed by gunmen in Hajin on Sunday. On Saturday, 120 people "
            "were killed in Al-Busayrah.",
            [5, 120],
            id="not: with its day and place",
        ),
    ],
)
def test_what_one_source_adds(text: str, killed: list[int], geocoder: Geocoder) -> None:
    assert [_killed(i) for i in _read(text, geocoder)] == killed


@pytest.mark.parametrize(
    ("where", "drawn"),
    [("around Palmyra and elsewhere in the Syrian desert", 0), ("around Palmyra", 1)],
)
def test_raids_of_days_elsewhere_are_a_total(where: str, drawn: int, geocoder: Geocoder) -> None:
    text = f"Air raids in recent days {where} killed 26 IS members."
    assert len(_read(text, geocoder)) == drawn


@pytest.mark.parametrize(
    ("text", "name", "killed"),
    [
        pytest.param(
            "Fighters on Sunday attacked the Shaer gas field, north-west of the ancient city of "
            "Palmyra, killing three guards.",
            "Al-Shaer gas field",
            3,
            id="what stands beside it",
        ),
        pytest.param(
            "Fighters on Sunday attacked soldiers in the north of the ancient city of Palmyra, "
            "killing three.",
            "north of the ancient city of Palmyra",
            3,
            id="not: in its north",
        ),
        pytest.param(
            "Three SDF fighters were killed in fighting in Deir ez-Zor on Sunday. They died in the "
            "village of Cerdob.",
            None,
            3,
            id="a village nobody knows is told later",
        ),
        pytest.param(
            "Three SDF fighters were killed in fighting in Deir ez-Zor on Sunday. They died in "
            "Hajin.",
            "Hajin",
            3,
            id="a village is told later",
        ),
        pytest.param(
            "Six people lost lives in a mine blast in Hajin on Sunday.",
            "Hajin",
            6,
            id="lost lives",
        ),
    ],
)
def test_where_and_how_many(text: str, name: str | None, killed: int, geocoder: Geocoder) -> None:
    (incident,) = _read(text, geocoder)
    assert (incident.place.match.name, _killed(incident)) == (name, killed)


@pytest.mark.parametrize(
    ("text", "attacker", "kind"),
    [
        pytest.param(
            "Three rockets hit the US base at the Conoco gas field on Sunday. US troops mobilized "
            "around the base following the attack.",
            None,
            EventType.SHELLING,
            id="who moved there afterwards",
        ),
        pytest.param(
            "Three rockets hit the US base at the Conoco gas field on Sunday, while US aircraft "
            "conducted reconnaissance flights.",
            None,
            EventType.SHELLING,
            id="who only looked",
        ),
        pytest.param(
            "Unknown gunmen fired rockets on Sunday that caused a series of explosions in Hajin.",
            Party.UNKNOWN,
            EventType.SHELLING,
            id="what the rockets caused",
        ),
    ],
)
def test_what_goes_with_an_attack(
    text: str, attacker: Party | None, kind: EventType, geocoder: Geocoder
) -> None:
    (incident,) = _read(text, geocoder)
    assert (incident.attacker, incident.event_type) == (attacker, kind)


def test_raids_an_hour_after_the_attacks_are_another_event(geocoder: Geocoder) -> None:
    text = (
        "Rockets hit a US base in the Green Village on Sunday. One hour after the attacks, "
        "coalition warplanes conducted air raids on positions of militias near Al-Mayadin."
    )
    told = [(i.event_type, i.attacker) for i in _read(text, geocoder)]
    assert told == [(EventType.SHELLING, None), (EventType.AIR_STRIKE, Party.COALITION)]


def test_an_explosives_expert_is_no_explosion(geocoder: Geocoder) -> None:
    text = (
        "Clashes in Al-Busayrah on Sunday killed seven fighters, among them an explosives expert."
    )
    (incident,) = _read(text, geocoder)
    assert incident.event_type is EventType.CLASH
