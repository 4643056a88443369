"""Short notes of incidents: how they tell the dead, the wounded and the place, in our own words."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.model import Count, GeometryType, MatchStatus, ReadIncident
from geo.places.geocoder import Geocoder
from geo.reports.reader import read_report

PUBLISHED = dt.date(2023, 4, 12)  # a Wednesday


def _min(count: Count) -> int | None:
    return None if count is None else count.min


def _counts(incident: ReadIncident) -> tuple[int | None, int | None]:
    return _min(incident.killed.total), _min(incident.wounded.total)


def _read(text: str, geocoder: Geocoder) -> tuple[ReadIncident, ...]:
    return read_report(text, PUBLISHED, geocoder).incidents


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        pytest.param(
            "Gunmen fired at a guard of the SDF in Hajin, which caused his instant death.",
            (1, None),
            id="what a deed led to: his death",
        ),
        pytest.param(
            "Gunmen fired at two brothers in Hajin, leading to their deaths.",
            (2, None),
            id="their deaths: of the two",
        ),
        pytest.param(
            "A mine went off under a herder near Arak, resulting in his injury.",
            (None, 1),
            id="his injury",
        ),
        pytest.param(
            "Gunmen fired at a teacher in Hajin days before his death of an illness.",
            (None, None),
            id="not: a death that nothing caused",
        ),
        pytest.param(
            "Samir al-Lubban, a clerk of the council in Hajin, was fatally shot on Monday.",
            (1, None),
            id="fatally shot",
        ),
        pytest.param(
            "Gunmen fired at Samir al-Lubban and Talal al-Barhum in Hajin on Monday. The attack "
            "resulted in the killing of al-Lubban and the injury of al-Barhum.",
            (1, 1),
            id="one by his surname alone",
        ),
        pytest.param(
            "Gunmen stormed a house in Hajin on Monday and killed Talib, his son and a guest.",
            (3, None),
            id="one by his first name, and his kin",
        ),
        pytest.param(
            "Gunmen stormed the house of a judge in Hajin on Monday and killed him, his wife and "
            "a neighbour's child.",
            (3, None),
            id="him and his kin",
        ),
        pytest.param(
            "Gunmen assassinated Samir al-Lubban, who is a former commander of the opposition in "
            "Hajin, his son Talal and a nephew on Monday.",
            (3, None),
            id="kin behind a clause",
        ),
        pytest.param(
            "A 15-year-old minor was killed and his brother hurt by a mine near Arak on Monday.",
            (1, 1),
            id="a minor is a person",
        ),
        pytest.param(
            "A mine near Arak caused minor damage on Monday. No casualties were reported.",
            (0, 0),
            id="not: minor damage",
        ),
        pytest.param(
            "The attack on Monday left six militiamen dead and destroyed several cars in Hajin.",
            (6, None),
            id="dead, and cars destroyed",
        ),
        pytest.param(
            "The attack on Monday left six militiamen dead and wounded in Hajin.",
            (None, None),
            id="not: dead and wounded of one number",
        ),
        pytest.param(
            "Gunmen fired at a guard in Hajin on Monday and came back to kill the guard, who hid.",
            (None, None),
            id="to kill, as an aim",
        ),
        pytest.param(
            "Militants managed to kill three guards in Hajin on Monday.",
            (3, None),
            id="managed to kill: done",
        ),
        pytest.param(
            "The blast in Hajin on Monday wounded 19 soldiers, eight of whom stayed in town, while "
            "others, who were in critical condition, were moved to the city.",
            (None, 19),
            id="others in critical condition are of the wounded",
        ),
        pytest.param(
            "A bomb in Hajin wounded several fighters of the SDF on Monday. The coalition said "
            "there were no American casualties.",
            (None, None),
            id="no casualties of one side says nothing of the others",
        ),
        pytest.param(
            "A bomb went off in Hajin on Monday. No casualties were reported.",
            (0, 0),
            id="no casualties at all",
        ),
        pytest.param(
            "Two herders were killed while another was injured on Monday when a mine went off "
            "near Arak.",
            (2, 1),
            id="while another: of the same event",
        ),
        pytest.param(
            "Three fighters of the Syrian Democratic Forces (SDF) and two civilians were killed by "
            "a mine near Hajin on Monday.",
            (5, None),
            id="a short form in brackets parts nobody",
        ),
        pytest.param(
            "A mine near Hajin killed two fighters of the Syrian Democratic Forces (SDF) on "
            "Monday, and no more men of the Syrian Democratic Forces (SDF)",
            (2, None),
            id="a short form that ends the text",
        ),
        pytest.param(
            "Two Syrian Democratic Forces (SDF) members and a deminer were killed near Hajin on "
            "Monday.",
            (3, None),
            id="nor a number from its people",
        ),
        pytest.param(
            "Each of Ali al-Hussein, 30, and his nephew Samir al-Hussein, 26, lost their lives in "
            "a mine explosion near Hajin on Monday.",
            (2, None),
            id="ages are no people",
        ),
        pytest.param(
            "The teacher, Samir al-Lubban, was killed near Hajin on Monday.",
            (1, None),
            id="the teacher and his name are one",
        ),
        pytest.param(
            "Seven people were killed by a strike in Hajin on Monday, and some are in critical "
            "condition.",
            (7, None),
            id="some in critical condition: nobody says how many",
        ),
        pytest.param(
            "A mine near Hajin killed a 6-year-old child on Monday and caused the injury of his "
            "9-year-old sister and 7-year-old cousin.",
            (1, 2),
            id="how old they are",
        ),
        pytest.param(
            "The attack in Hajin on Monday resulted in the death of \u201cSheikh Samir "
            "Al-Lubban\u201d and the car's driver.",
            (2, None),
            id="and, behind a name in quotes",
        ),
        pytest.param(
            "A bomb killed Lt. Col. Samir al-Lubban and two of his guards near Arak on Monday.",
            (3, None),
            id="the full stops of a rank",
        ),
        pytest.param(
            "Brigadier General Hassan al-Ali and his guard died of their wounds after a bomb hit "
            "their car near Arak on Monday.",
            (2, None),
            id="a rank and a name that a village has too",
        ),
        pytest.param(
            'Four civilians, including Mukhtar Wadi al-Lubban, known as "Abu Samir," were killed '
            "and another was injured as gunmen fired at a shop in Hajin on Monday.",
            (4, 1),
            id="a man's other name",
        ),
        pytest.param(
            "On Monday the Asayish found, at dawn, the body of a woman in Hajin.",
            (1, None),
            id="found, at dawn, the body",
        ),
        pytest.param(
            "A man was killed in Hajin on Monday. The Observatory has documented 202 murders in "
            "the region since early 2021. These murder crimes left 222 fatalities.",
            (1, None),
            id="the dead of all murders are a running total",
        ),
        pytest.param(
            "Nine fighters killed in the strike on Hajin\n\nThe strike on Hajin on Monday hit a "
            "training centre of the militia. It also left people wounded.",
            (9, None),
            id="the headline's number, where the text gives none",
        ),
        pytest.param(
            "Gunmen shot a man dead in Hajin on Monday. It is worth noting that shells had killed "
            "four of his sons in 2017.",
            (1, None),
            id="what is worth noting of an earlier year",
        ),
    ],
)
def test_the_dead_and_wounded(
    text: str, counts: tuple[int | None, int | None], geocoder: Geocoder
) -> None:
    incidents = _read(text, geocoder)
    assert [_counts(i) for i in incidents] == [counts]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param(
            "Drones hit militia posts in the countryside of Hajin east of Deir ez-Zor on Monday, "
            "killing two.",
            "countryside of Hajin",
            id="the vague direction behind a place",
        ),
        pytest.param(
            "Four soldiers were killed on Monday in an attack in the western countryside of Deir "
            "ez-Zor. The attack hit posts around the Kharata oil field.",
            "around the Kharata oil field",
            id="a place within the countryside told first",
        ),
        pytest.param(
            "On Monday a blast hit the posts that guard the T3 station in the far eastern "
            "countryside of Homs, killing a soldier.",
            "T3 pumping station",
            id="what lies in the region is the scene",
        ),
        pytest.param(
            "A shepherd was killed by a mine in the Deir ez-Zor countryside on Monday. The man was "
            "herding sheep in the village of Al-Shola in the western countryside.",
            "Al-Shola",
            id="where the victim was",
        ),
        pytest.param(
            "Two men died on Monday as a mine went off in a town east of Palmyra. A source from "
            "the town of Al-Sukhnah said the mine went off on the outskirts of the town.",
            "Al-Sukhnah",
            id="the town of those who tell",
        ),
        pytest.param(
            "A drone hit a car near Rawdat al-Rihan in the city of Al-Mayadin on Monday, killing "
            "one.",
            "Al-Mayadin",
            id="a namesake far from the town that is named with it",
        ),
        pytest.param(
            "Warplanes bombed Al-Taybah town, in the eastern countryside of Deir ez-Zor, on "
            "Monday, killing two.",
            "At-Tayba",
            id="the namesake that lies in the region",
        ),
        pytest.param(
            "Two men were killed on Monday while picking truffles, a website said. The site added "
            "that a landmine exploded in the Al-Shola area in the western Deir ez-Zor desert.",
            "Al-Shola area",
            id="what the same voice adds",
        ),
        pytest.param(
            "On Monday gunmen fired at a car with elders, among them an owner of the land where "
            "Al-Omar oil field is located. The attack, which took place in Hajin, killed the "
            "driver.",
            "Hajin",
            id="the land of one of them",
        ),
        pytest.param(
            "HASAKAH At least one man was killed as a mine went off on Monday. The mine exploded "
            "in the town of Tel Hamis.",
            "Tall Hamis",
            id="a dateline that lost its dash",
        ),
        pytest.param(
            "Elders of Al-Quriyah said that a guard killed his cousin in a quarrel on Monday.",
            "Al-Quriyah",
            id="the only place that is named",
        ),
        pytest.param(
            "HOMS, Syria (North Press) – Gunmen fired at a car on Monday, killing the driver.",
            "Homs Governorate",
            id="a dateline gives the governorate, not the city",
        ),
        pytest.param(
            "Homs, SANA – A bomb went off in a street of the city on Monday, killing a child.",
            "Homs",
            id="in the city: the dateline's",
        ),
    ],
)
def test_the_place(text: str, name: str, geocoder: Geocoder) -> None:
    (incident,) = _read(text, geocoder)
    assert incident.place.match.status is MatchStatus.MATCHED
    assert incident.place.match.name == name


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "RAQQA, Syria (North Press) – A mine went off in the al-Bilfarqa desert on Monday, "
            "wounding two men.",
            id="a desert nobody knows is not the dateline's city",
        ),
        pytest.param(
            "Homs Province: gunmen killed a shepherd on Monday near the village of al-Bilfarqa.",
            id="nor a village",
        ),
    ],
)
def test_an_unknown_name_is_refused(text: str, geocoder: Geocoder) -> None:
    (incident,) = _read(text, geocoder)
    assert incident.place.match.status is MatchStatus.UNRESOLVED
    assert "Bilfarqa" in incident.place.mention


def test_a_dateline_is_drawn_as_its_governorate(geocoder: Geocoder) -> None:
    (incident,) = _read("HOMS, Syria – Gunmen killed a driver on Monday.", geocoder)
    match = incident.place.match
    assert match.geometry_type is GeometryType.AREA
    assert (match.radius_m or 0) > 100_000


def test_just_days_after_other_strikes(geocoder: Geocoder) -> None:
    text = (
        "Just two days after strikes hit several sites, ten militia members were killed in air "
        "strikes near Hajin on Monday."
    )
    (incident,) = _read(text, geocoder)
    assert _counts(incident) == (10, None)
    assert incident.date == dt.date(2023, 4, 10)


def test_corners_of_a_triangle_are_not_the_scene(geocoder: Geocoder) -> None:
    text = "On Monday fighting in the Aleppo-Hama-Raqqa triangle killed 11 soldiers."
    (incident,) = _read(text, geocoder)
    assert incident.place.match.name not in ("Aleppo", "Hama", "Raqqa")


def test_a_second_deed_behind_while(geocoder: Geocoder) -> None:
    text = (
        "A man and a girl were killed as warplanes bombed Hajin on Monday, while a drone hit a "
        "fighter of Islamic State near Al-Shaafah on Monday, causing his death, warplanes also "
        "bombed the village of Al-Bulayl on Monday, which led to the death of four people."
    )
    assert [_counts(i)[0] for i in _read(text, geocoder)] == [2, 1, 4]


def test_what_an_old_attack_led_to_is_left_out_with_it(geocoder: Geocoder) -> None:
    text = (
        "On January 3, activists reported that a drone struck a house in Hajin. The attack led to "
        "the death of a commander and the injury of five militiamen."
    )
    assert _read(text, geocoder) == ()


def test_the_same_number_told_again_is_one_event(geocoder: Geocoder) -> None:
    text = (
        "Two fighters of the SDF were killed on Monday as a car bomb went off on the edge of "
        "Al-Shaddadi.\n\nTwo fighters of the SDF were killed by a bomb that unknown men had put "
        "into a car on the road of al-Bilfarqa village, local sources told the agency."
    )
    assert len(_read(text, geocoder)) == 1
