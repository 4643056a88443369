"""What short notes did that no rule knew yet: tolls, days, another event; in our own words."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.places.geocoder import Geocoder
from tests.reports.notes import counts_of, incidents_of, least


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
        pytest.param(
            "A raid in Hajin on Monday resulted in one death and one injury.",
            (1, 1),
            id="one death and one injury",
        ),
        pytest.param(
            "Clashes in Hajin on Monday killed a policeman. They also left two robbers of the gang "
            "dead.",
            (3, None),
            id="also left two dead",
        ),
        pytest.param(
            "A shell on Hajin on Monday caused the death of a guard alongside a passer-by.",
            (2, None),
            id="one alongside another",
        ),
        pytest.param(
            "A shell hit a school in Hajin on Monday, claiming lives of six pupils.",
            (6, None),
            id="claiming lives",
        ),
        pytest.param(
            "Clashes in Hajin on Monday led to the death of Samir Qasim, one of the villagers.",
            (1, None),
            id="a man, one of the villagers",
        ),
        pytest.param(
            "Abu Khattab was killed in Hajin on Monday.",
            (1, None),
            id="a man whose byname is also a town's",
        ),
        pytest.param(
            "Gunmen on a motorcycle shot dead, with machine guns, a member of the Asayish in "
            "Hajin on Monday.",
            (1, None),
            id="how they shot stands between",
        ),
        pytest.param(
            "Colonel Samir said that no coalition forces were injured in the attack on Hajin on "
            "Monday, which killed two guards.",
            (2, None),
            id="not: he who says so",
        ),
        pytest.param(
            "An air strike killed three people in Hajin on Monday, and the toll is expected to "
            "rise because there are about 12 injured persons.",
            (3, 12),
            id="a toll that may rise because of the wounded is not their number",
        ),
        pytest.param(
            "A herder lost their life on Monday as clashes broke out between gunmen in Hajin.",
            (1, None),
            id="lost their life, of one",
        ),
        pytest.param(
            "A mine went off west of Arak on Monday, causing the martyrdom of two men and injuring "
            "of another.",
            (2, 1),
            id="injuring of another",
        ),
        pytest.param(
            "On Monday, a woman and a child were killed and others were wounded in shelling of "
            "Hajin.\n\nMeanwhile, 15 people including children were wounded, six of whom were "
            "taken to a hospital in Deir ez-Zor.",
            (2, 15),
            id="who was wounded meanwhile, with nothing else told, was wounded in it",
        ),
    ],
)
def test_numbers(text: str, counts: tuple[int | None, int | None], geocoder: Geocoder) -> None:
    (incident,) = incidents_of(text, geocoder)
    assert counts_of(incident) == counts
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
        pytest.param(
            "On April 5, a monitor reported that two guards were killed in Hajin on Sunday.",
            {dt.date(2023, 4, 2): 2},
            id="a weekday before the day that it was reported on",
        ),
        pytest.param(
            "A refugee was found strangled in Hajin on Tuesday, the third following a search in "
            "late January.",
            {dt.date(2023, 4, 11): 1},
            id="not: the month of what went before",
        ),
        pytest.param(
            "A fight broke out in Hajin on Monday between two families. This fight left a man "
            "dead.",
            {dt.date(2023, 4, 10): 1},
            id="the day of the fight",
        ),
        pytest.param(
            "Jets bombed the village of Zubayrat on Monday, killing three. The number of civilians "
            "killed by bombs on the town of Hajin has risen to five.",
            {dt.date(2023, 4, 10): 3, None: 5},
            id="a toll of a known town is not of a village that nobody knows",
        ),
        pytest.param(
            "On the 8th of this April, gunmen shot dead four guards in Hajin.",
            {dt.date(2023, 4, 8): 4},
            id="a day of this month, by its name",
        ),
        pytest.param(
            "On Monday, residents were leaving the mosque in Hajin. As they stood at its door, "
            "gunmen opened fire and killed six of them.",
            {dt.date(2023, 4, 10): 6},
            id="the day of what people were doing when it happened",
        ),
    ],
)
def test_days(text: str, days: dict[dt.date | None, int], geocoder: Geocoder) -> None:
    told = incidents_of(text, geocoder)
    assert {i.date: least(i.killed.total) for i in told} == days


def test_another_three_died_in_the_same_town(geocoder: Geocoder) -> None:
    text = (
        "Air raids killed 16 civilians in Gharanij on Tuesday.\nAnother three were killed in "
        "shelling on the town earlier in the day."
    )
    first, second = incidents_of(text, geocoder)
    assert (counts_of(first), counts_of(second)) == ((16, None), (3, None))
    assert first.place.match.name == second.place.match.name == "Gharanij"


def test_the_lead_of_a_note_is_told_again_with_its_day(geocoder: Geocoder) -> None:
    text = (
        "A landmine in Deir ez-Zor hit a convoy of the army, wounding several soldiers.\n\nOn "
        "Tuesday, a landmine explosion killed and wounded several soldiers east of Deir ez-Zor."
    )
    (incident,) = incidents_of(text, geocoder)
    assert incident.date == dt.date(2023, 4, 11)
    two = text.replace("a landmine explosion", "another landmine").replace("\n\n", " ")
    assert len(incidents_of(two, geocoder)) == 2
