"""What short notes did that no rule knew yet: places, tolls, another event; in our own words."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.model import Count, Party, ReadIncident, Reading
from geo.places.geocoder import Geocoder
from geo.reports.reader import read_report

PUBLISHED = dt.date(2023, 4, 12)  # a Wednesday


def _min(count: Count) -> int | None:
    return None if count is None else count.min


def _counts(incident: ReadIncident) -> tuple[int | None, int | None]:
    return _min(incident.killed.total), _min(incident.wounded.total)


def _reading(text: str, geocoder: Geocoder) -> Reading:
    return read_report(text, PUBLISHED, geocoder)


def _read(text: str, geocoder: Geocoder) -> tuple[ReadIncident, ...]:
    return _reading(text, geocoder).incidents


@pytest.mark.parametrize(
    ("text", "place"),
    [
        pytest.param(
            "Jets struck the countryside of Hajin on Monday and hit houses in Abu Hammam village, "
            "killing four civilians.",
            "Abu Hammam",
            id="a village in the countryside of a town",
        ),
        pytest.param(
            "Jets struck the countryside of Hajin on Monday, killing a man who had come from the "
            "village of Arak.",
            None,
            id="not: a village of another region",
        ),
        pytest.param(
            "Gunmen fired machine guns at SDF members stationed in Gharanij east of Deir ez-Zor "
            "on Monday, wounding two.",
            "Gharanij",
            id="hit where they are stationed",
        ),
        pytest.param(
            "Government forces stationed in Al-Mayadin shelled the village of Dhiban on Monday, "
            "killing a woman.",
            "Dhiban",
            id="not: where those are stationed who shelled",
        ),
        pytest.param(
            "On Monday, a protest by residents of Gharanij demanded bread. A gunfight broke out "
            "during the protest, killing one and wounding two.",
            "Gharanij",
            id="during the protest, in the village it was in",
        ),
        pytest.param(
            "A mine went off on Monday in al-Bilfarqa village in Hajin, killing a herder.",
            "Hajin",
            id="an unknown village in a small known place",
        ),
        pytest.param(
            "Gunmen of the army stationed in a base near Al-Mayadin fired rockets at the Al-Omar "
            "oil field on Monday, wounding two soldiers.",
            "Al-Omar oil field",
            id="what those hit who are stationed in a base near somewhere",
        ),
        pytest.param(
            "The group killed 116 people in Al-Qaryatayn as forces loyal to the government of "
            "Damascus advanced on Monday.",
            "Al-Qaryatayn",
            id="the government of a city is not there",
        ),
        pytest.param(
            "Soldiers were killed on Monday in clashes in the eastern suburbs of Homs. At least 16 "
            "soldiers were killed in the clashes near the Al-Shaer gas field.",
            "near the Al-Shaer gas field",
            id="a province's suburbs give way to a place in its desert",
        ),
        pytest.param(
            "A car bomb killed dozens of people on Monday on the eastern bank of the Euphrates "
            "River. The blast hit the area between the Conoco gas field and Al-Jafra.",
            "the area between the Conoco gas field and Al-Jafra",
            id="a river's bank gives way to an area on it",
        ),
        pytest.param(
            "A mine went off on Monday in al-Bilfarqa village in eastern Homs, killing a herder.",
            None,
            id="not: in a region",
        ),
        pytest.param(
            "Gunmen killed a guard on Monday in the village of Al-Hawayij in the western "
            "countryside of Deir ez-Zor.",
            "Hawayij Bu Mas'a",
            id="of the places called so, those in the region that is told",
        ),
        pytest.param(
            "Gunmen killed a guard on Monday in the village of Al-Hawayij in the eastern "
            "countryside of Deir ez-Zor.",
            "Al-Hawayij",
            id="and in the other region, the other",
        ),
        pytest.param(
            "Gunmen attacked an army post near Arak and a checkpoint, in the town of Gharanij, on "
            "Monday, killing three soldiers.",
            "Gharanij",
            id="the town that is told where its landmark is only known far off",
        ),
        pytest.param(
            "Gunmen attacked an army post near Al-Tanak oil field and a checkpoint, in the town of "
            "Gharanij, on Monday, killing three soldiers.",
            "near Al-Tanak oil field",
            id="not: a landmark that lies about there",
        ),
        pytest.param(
            "Jets struck the border-crossing town of Abu Kamal on Monday, killing nine militiamen.",
            "Abu Kamal",
            id="a town that is called a crossing",
        ),
        pytest.param(
            "Two elders of the Al-Mashahda and Al-Rakiwat tribes were killed on Monday in Hajin.",
            "Hajin",
            id="not: a village that tribes are called as",
        ),
        pytest.param(
            "Shells on Monday hit a school inhabited by displaced people in the town of Gharanij, "
            "killing a child.",
            "Gharanij",
            id="where the displaced are",
        ),
        pytest.param(
            "Shells on Monday hit a school in Hajin inhabited by people displaced from the town of "
            "Gharanij, killing a child.",
            "Hajin",
            id="not: where they were displaced from",
        ),
        pytest.param(
            "Gunmen killed a soldier near Arak on Monday, in the town of Gharanij life went on.",
            "near Arak",
            id="not: the town of another clause",
        ),
    ],
)
def test_the_place_that_is_told(text: str, place: str | None, geocoder: Geocoder) -> None:
    (incident,) = _read(text, geocoder)
    if place is None:
        assert incident.place.match.name not in ("Arak", "Hajin")
        assert incident.place.match.kind not in ("village", "town")
    else:
        assert incident.place.match.name == place


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        pytest.param(
            "A mine near Arak on Monday killed a herder and wounded his son. That brings the "
            "number of people killed and injured by mines in a week to 20.",
            (1, 1),
            id="killed and injured of one number: neither",
        ),
        pytest.param(
            "Sheikh Hamad Jasim, a prominent leader of a clan in the east, was killed in Hajin on "
            "Monday.",
            (1, None),
            id="a sheikh and what he was are one",
        ),
        pytest.param(
            "Gunmen killed sheikh Hamad Jasim, a leader and a spokesman of his clan, in Hajin on "
            "Monday.",
            (1, None),
            id="also with two offices",
        ),
        pytest.param(
            "Gunmen killed sheikh Hamad Jasim, a guard and a driver in Hajin on Monday.",
            (3, None),
            id="not: a sheikh and his men",
        ),
        pytest.param(
            "A car bomb in Palmyra killed four people and wounded 16 on Monday, said a monitor "
            "which also reported a separate explosion in Hajin.",
            (4, 16),
            id="the wounded are not of what else was reported",
        ),
        pytest.param(
            "Jets struck posts of militias in Hajin on Monday. Nineteen people, including four "
            "Syrians and six Iraqis, were killed in Monday's attack, and 18 others were wounded.",
            (19, 18),
            id="with its parts, of one attack and no toll of a day",
        ),
        pytest.param(
            "Shells on Hajin on Monday caused the death of a man and several injuries.",
            (1, None),
            id="several injuries are no dead",
        ),
        pytest.param(
            "Jets struck Hajin on Monday. The strike left 34 people, including a nurse and a "
            "child, dead and 12 others wounded.",
            (34, 12),
            id="left so many, with parts, dead",
        ),
        pytest.param(
            "The strikes of Monday raise the coalition's death toll to 20 civilians in the past 24 "
            "hours in Deir ez-Zor province, as its jets bombed Gharanij, killing seven civilians.",
            (7, None),
            id="the toll of a day beside a place's own",
        ),
        pytest.param(
            "Gunmen opened fire in Hajin on Monday, killing cousins Samir and Talal al-Barhum.",
            (2, None),
            id="as many kin as are named",
        ),
        pytest.param(
            "Gunmen killed the brothers Samir, Talal and Karim on Monday in Hajin.",
            (3, None),
            id="three names",
        ),
        pytest.param(
            "The three men were beheaded in Hajin on Monday; two of them for theft, the third one "
            "for killing a man.",
            (3, None),
            id="those of a total, and what they had done",
        ),
        pytest.param(
            "The group beheaded three men in Hajin on Monday; two of them were beheaded for theft.",
            (3, None),
            id="two of them: of the three",
        ),
        pytest.param(
            "A bomb killed three guards in Hajin on Monday and hurt five; two of them died later.",
            (5, 3),
            id="not: two of the wounded",
        ),
        pytest.param(
            "An attack killed 26 soldiers in Hajin on Monday. The monitor said nine "
            "non-Syrians were killed in the attack.",
            (26, None),
            id="the foreigners among the dead",
        ),
        pytest.param(
            "The group executed a man in Hajin on Monday, and crucified his body in the square.",
            (1, None),
            id="a dead man's body is not a second one",
        ),
        pytest.param(
            "The Observatory monitored the finding of the bodies of two young men in Hajin on "
            "Monday. It is noteworthy that the two had been arrested at a checkpoint.",
            (2, None),
            id="the finding of bodies, and an arrest before it",
        ),
        pytest.param(
            "Strikes hit posts near Hajin on Monday, killing seven militiamen. Two of the wounded "
            "died; the number of fatalities in these strikes jumps to nine.",
            (9, None),
            id="the number that jumps",
        ),
        pytest.param(
            "Gunmen shot four guards dead in Hajin on Monday. Meanwhile, three other guards were "
            "seriously wounded.",
            (4, 3),
            id="meanwhile, others were hurt",
        ),
        pytest.param(
            "A family of five civilians was killed by shelling in Hajin on Monday.",
            (5, None),
            id="a family of five civilians",
        ),
        pytest.param(
            "Shells on Hajin on Monday killed one woman, identified as Samira al-Lubban, and one "
            "girl, identified as Rima al-Barhum.",
            (2, None),
            id="people whose names are told between",
        ),
        pytest.param(
            "A strike on Hajin on Monday killed six civilians, the Observatory said. In addition, "
            "Reuters reported the death of a teacher.",
            (6, None),
            id="another's word on one of the dead",
        ),
        pytest.param(
            "Gunmen killed seven men near Hajin on Monday, activists said, as troops shot dead "
            "nine people at a checkpoint in a suburb of the capital.",
            (7, None),
            id="what happened elsewhere meanwhile",
        ),
        pytest.param(
            "Nine Alawites were killed in Hajin on Monday by gunmen.",
            (9, None),
            id="people by their faith",
        ),
        pytest.param(
            "The toll of Monday's blast in Hajin rose to five after two of the wounded died.",
            (5, None),
            id="not: a toll that rose by two",
        ),
    ],
)
def test_numbers(text: str, counts: tuple[int | None, int | None], geocoder: Geocoder) -> None:
    (incident,) = _read(text, geocoder)
    assert _counts(incident) == counts
    assert not incident.killed.total or incident.killed.total.max is not None


@pytest.mark.parametrize(
    ("text", "days"),
    [
        pytest.param(
            "A drone strike killed two fighters in Al-Mayadin on Tuesday. Tuesday's attack "
            "followed strikes on April 3 that hit a convoy and killed nine.",
            {dt.date(2023, 4, 11): 2, dt.date(2023, 4, 3): 9},
            id="what an attack followed has its own day",
        ),
        pytest.param(
            "A drone strike killed two fighters in Al-Mayadin on Tuesday and was followed by "
            "another on Wednesday.",
            {dt.date(2023, 4, 11): 2},
            id="not: an attack that was followed",
        ),
        pytest.param(
            "Clashes against the backdrop of the arrest of a commander, Samir al-Lubban, last "
            "Sunday evening killed four civilians in Hajin on Tuesday.",
            {dt.date(2023, 4, 11): 4},
            id="the day of what clashes were about",
        ),
        pytest.param(
            "A group ambushed tankers near Arak on Tuesday, killing seven guards. Last Sunday, "
            "the ministry reported that nine civilians were killed in an attack on a bus near "
            "Arak.",
            {dt.date(2023, 4, 11): 7, dt.date(2023, 4, 9): 9},
            id="what was reported before it happened is another one",
        ),
        pytest.param(
            "A group ambushed tankers near Arak on Monday, killing seven guards. On Tuesday, the "
            "ministry reported that seven guards were killed near Arak.",
            {dt.date(2023, 4, 10): 7},
            id="not: reported the day after",
        ),
        pytest.param(
            "The SDF announced on Sunday that it killed an official of Islamic State in Deir "
            "ez-Zor. The SDF said the military operation took place on March 28.",
            {dt.date(2023, 3, 28): 1},
            id="the operation that was announced later",
        ),
        pytest.param(
            "Gunmen killed seven men near Homs, activists said on Tuesday. They were killed on "
            "Monday in the village of Talbiseh.",
            {dt.date(2023, 4, 10): 7},
            id="they were killed a day before it was told",
        ),
        pytest.param(
            "On April 6, the Observatory reported that jets had carried out over 70 strikes in "
            "the past 24 hours on Gharanij, killing two.",
            {dt.date(2023, 4, 5): 2},
            id="the past day, counted from the day of that report",
        ),
        pytest.param(
            "Air raids on two towns killed at least 19 civilians on Tuesday. Bombing raids killed "
            "16 in Gharanij. Another three were killed in shelling on the town earlier in the day.",
            {dt.date(2023, 4, 11): 3},
            id="by other arms, earlier in the day",
        ),
        pytest.param(
            "Activists reported that a mine killed a herder in Gharanij.\n\nYesterday, activists "
            "documented the death of a woman by a mine in Umm Samrun area in eastern Hama.",
            {None: 1, dt.date(2023, 4, 11): 1},
            id="yesterday's, elsewhere",
        ),
        pytest.param(
            "Activists reported that a mine killed a herder in Gharanij.\n\nYesterday, the "
            "Observatory said the blast in Gharanij killed one.",
            {dt.date(2023, 4, 11): 1},
            id="not: the same one again",
        ),
    ],
)
def test_days(text: str, days: dict[dt.date | None, int], geocoder: Geocoder) -> None:
    told = _read(text, geocoder)
    assert {i.date: _min(i.killed.total) for i in told} == days


def test_infightings_are_counted_like_attacks(geocoder: Geocoder) -> None:
    text = (
        "Family clashes in Dhiban on Monday wounded a man. According to the Observatory, these "
        "infightings left 34 people dead and 126 others injured since early 2023."
    )
    reading = _reading(text, geocoder)
    assert [_counts(i) for i in reading.incidents] == [(None, 1)]
    assert [_min(t.killed) for t in reading.tallies] == [34]


def test_a_days_air_raids_are_an_event(geocoder: Geocoder) -> None:
    text = (
        "The Observatory documented on Monday the death of 14 persons, including five children "
        "and four women, in air raids by warplanes. The raids hit the village of Gharanij."
    )
    (incident,) = _read(text, geocoder)
    assert _counts(incident) == (14, None)
    assert incident.place.match.name == "Gharanij"


def test_reinforcements_after_growing_activity_are_told(geocoder: Geocoder) -> None:
    text = (
        "The army brought military reinforcements to the Palmyra desert following the growing "
        "activity of cells."
    )
    (incident,) = _read(text, geocoder)
    assert incident.place.match.name == "Palmyra desert"
    general = "Reinforcements of the army continue to arrive amid growing activity of cells."
    assert not _read(general, geocoder)


def test_whom_a_coalition_battles_is_no_target(geocoder: Geocoder) -> None:
    text = (
        "The US-led coalition battling the Islamic State group said it carried out strikes near "
        "Hajin on Monday against Syrian pro-regime forces, killing four."
    )
    (incident,) = _read(text, geocoder)
    assert incident.attacker is Party.COALITION
    assert incident.victims == (Party.GOVERNMENT,)


def test_warplanes_whose_owner_is_not_known_still_struck(geocoder: Geocoder) -> None:
    text = "Warplanes whose identity is not known bombed a market in Hajin."
    (incident,) = _read(text, geocoder)
    assert incident.place.match.name == "Hajin"


def test_another_three_died_in_the_same_town(geocoder: Geocoder) -> None:
    text = (
        "Air raids killed 16 civilians in Gharanij on Tuesday.\nAnother three were killed in "
        "shelling on the town earlier in the day."
    )
    first, second = _read(text, geocoder)
    assert (_counts(first), _counts(second)) == ((16, None), (3, None))
    assert first.place.match.name == second.place.match.name == "Gharanij"


def test_the_lead_of_a_note_is_told_again_with_its_day(geocoder: Geocoder) -> None:
    text = (
        "A landmine in Deir ez-Zor hit a convoy of the army, wounding several soldiers.\n\nOn "
        "Tuesday, a landmine explosion killed and wounded several soldiers east of Deir ez-Zor."
    )
    (incident,) = _read(text, geocoder)
    assert incident.date == dt.date(2023, 4, 11)
    two = text.replace("a landmine explosion", "another landmine").replace("\n\n", " ")
    assert len(_read(two, geocoder)) == 2


def test_a_village_between_two_cities(geocoder: Geocoder) -> None:
    text = (
        "Air strikes hit the area between Homs and Hama on Tuesday. The strikes killed 14 "
        "civilians in Al-Ghantu."
    )
    (incident,) = _read(text, geocoder)
    assert incident.place.match.name == "Al-Ghantu"


def test_blasts_that_were_heard_and_explained(geocoder: Geocoder) -> None:
    text = (
        "The Observatory reported hearing two explosions on Tuesday in the city of Al-Busayrah. "
        "They were caused by two explosive devices near a base of the SDF."
    )
    (incident,) = _read(text, geocoder)
    assert incident.place.match.name == "Al-Busayrah"
    assert incident.date == dt.date(2023, 4, 11)
    unexplained = text.split(". They")[0] + "."
    assert not _read(unexplained, geocoder)


def test_a_car_loaded_with_shells_that_exploded(geocoder: Geocoder) -> None:
    text = "A car loaded with shells exploded in Gharanij on Tuesday."
    assert len(_read(text, geocoder)) == 1
    seized = "Guards stopped a car loaded with explosives in Gharanij on Tuesday."
    assert not _read(seized, geocoder)


def test_a_kidnappers_video_is_no_abduction(geocoder: Geocoder) -> None:
    text = (
        "On April 4, gunmen kidnapped eight herders in Gharanij. Last week, the kidnappers sent a "
        "video showing a kidnapped child to his family."
    )
    (incident,) = _read(text, geocoder)
    assert incident.date == dt.date(2023, 4, 4)


def test_questions_are_no_events(geocoder: Geocoder) -> None:
    text = (
        "Gunmen killed seven men in Hajin on Monday. It was not immediately clear if Monday's "
        "killings were in retaliation for Friday's ambush near Gharanij."
    )
    (incident,) = _read(text, geocoder)
    assert incident.place.match.name == "Hajin"


@pytest.mark.parametrize(
    ("text", "attacker", "victims"),
    [
        pytest.param(
            "Two strikes engaged an ISIS tactical unit near Hajin on Monday.",
            None,
            (Party.ISLAMIC_STATE,),
            id="whom strikes engaged",
        ),
        pytest.param(
            "An attack by unknown gunmen was carried out with machine guns and targeted the SDF "
            "in Hajin on Monday.",
            Party.UNKNOWN,
            (Party.SDF,),
            id="whom an attack by others targeted",
        ),
        pytest.param(
            "Gunmen attacked a post of the U.S.-backed Syrian Democratic Forces in Hajin on "
            "Monday, killing a guard.",
            Party.UNKNOWN,
            (Party.SDF,),
            id="who backs them is not hit",
        ),
        pytest.param(
            "Six soldiers died on Monday in an Islamic State (IS) group attack near Palmyra.",
            Party.ISLAMIC_STATE,
            (Party.GOVERNMENT,),
            id="a group with its short name",
        ),
    ],
)
def test_sides(
    text: str, attacker: Party | None, victims: tuple[Party, ...], geocoder: Geocoder
) -> None:
    (incident,) = _read(text, geocoder)
    assert (incident.attacker, incident.victims) == (attacker, victims)


def test_where_the_wounded_were_flown(geocoder: Geocoder) -> None:
    text = (
        "A gunman shot two American soldiers in Palmyra on Monday. The soldiers were evacuated by "
        "helicopter to the US base at al-Tanf."
    )
    (incident,) = _read(text, geocoder)
    assert incident.place.match.name == "Palmyra"


def test_a_group_and_its_car_bomb(geocoder: Geocoder) -> None:
    (incident,) = _read("An IS car bombing killed 20 people near Hajin on Monday.", geocoder)
    assert incident.attacker is Party.ISLAMIC_STATE
    assert incident.victims == (Party.CIVILIAN,)


def test_what_the_air_force_did_in_the_meantime(geocoder: Geocoder) -> None:
    text = (
        "Militants killed 16 soldiers in clashes near the Al-Shaer gas field on Monday. In the "
        "meantime, the Syrian army carried out air strikes on the group near the Al-Shaer gas "
        "field, killing at least 18 of its fighters."
    )
    assert [_counts(i) for i in _read(text, geocoder)] == [(16, None), (18, None)]
