"""A toll that rises is of one attack; a total over a time is of none."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.places.geocoder import Geocoder
from tests.reports.notes import TUESDAY, killed_range, reading_of


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Of the 12 wounded in Monday's blast in Deir ez-Zor, three died overnight, raising the "
         "toll to 8.", 8),
        ("Five people were killed in a blast in Deir ez-Zor on Monday. Three of the wounded died "
         "overnight, raising the toll to 8.", 8),
        ("The death toll from Sunday's ISIS ambush near T3 has risen to 5 after two soldiers died "
         "of their wounds, a doctor said on Tuesday.", 5),
        ("Islamic State fighters have killed 27 soldiers south of Al-Mayadin over the past 48 "
         "hours, in one of the deadliest attacks since its fall.", 27),
        ("ISIS captured two spies of the army near T3 on Sunday, and they were killed.", 2),
        ("Two wounded soldiers died on Tuesday, bringing to 15 the toll of Sunday's attack near "
         "T3.", 15),
        ("A bus was fired on near Arak on Monday. SOHR puts the dead at 33 so far, up from 26, and "
         "the wounded at ten.", 33),
        ("A shell killed 30 people in Hajin on Sunday, and by Monday the dead were 36.", 36),
        ("A bomb killed two guards near Arak on Monday; the dead are now five.", 5),
        ("A mine near Arak killed three on Monday; the dead have since risen to four.", 4),
        ("A raid killed 17 guards near Arak on Sunday. On Monday the Observatory raised the dead "
         "to 21.", 21),
        ("Two guards hurt in Sunday's raid near Arak died on Monday, so that the dead are now six.",
         6),
        ("IS raided a post near Arak on Monday: first 11 dead were reported, then nine.", 9),
        ("A guard has died of his wounds, which brings to six the dead of Monday's attack by IS "
         "near Arak, according to SOHR.", 6),
        ("State media spoke first of six dead in Monday's blast in Homs, then of seven.", 7),
        ("The police put the dead of Monday's blast in Homs at 14, then at 16.", 16),
        ("Six were said at first to have died in Monday's blast in Homs; the figure was later "
         "corrected to four.", 4),
        ("IS killed nine soldiers near Arak on Monday. Six of these were executed.", 9),
    ],
)  # fmt: skip
def test_the_toll_of_one_attack_rises(text: str, killed: int, geocoder: Geocoder) -> None:
    reading = reading_of(text, geocoder, TUESDAY)
    assert [killed_range(i) for i in reading.incidents] == [(killed, killed)]
    assert reading.tallies == ()


@pytest.mark.parametrize(
    "behind",
    [
        ", bringing to 136 the number of those killed since the start of the year.",
        ", which brings to 136 the number of people killed by mines this year.",
        ". The offensive has claimed 136 civilian lives since Wednesday.",
        ". The White Desert operation, begun a week ago, has killed 136 militants.",
        ". That puts the losses of the army since its offensive began at 136.",
        ". Fighting around Hajin ended on Sunday with 136 dead since 2 May.",
        ". 136 men have died in three days of battle for Hajin, which IS took on Sunday.",
        ". 136 men died in the two others, near Al-Sukhnah and at T3.",
        ", raising the death toll to 136 since the start of the battle.",
        ", raising the death toll to 136 since the attack on Palmyra.",
        " raise the death toll to 136 in 11 days.",
        " and raises to about 136 -many of them women- the number of those who were killed since "
        "the start of the battle.",
        ". This brings to 136 the number of people killed by mines since the start of the year.",
        ". That brought to 136 the number of people killed by mines since the start of the year.",
        ".\n\nThe number of people killed in the desert since early 2022 rose to 136; they are:"
        "\n• 25 members of IS.\n• 111 soldiers, who were killed in 40 operations of IS."
        "\nIn addition, 94 herders, two of them women, were killed in attacks by IS in the Syrian "
        "desert.",
    ],
)
def test_a_running_total_behind_an_attack(behind: str, geocoder: Geocoder) -> None:
    reading = reading_of(f"A mine killed two near Arak on Monday{behind}", geocoder, TUESDAY)
    assert [killed_range(i) for i in reading.incidents] == [(2, 2)]
    (tally,) = reading.tallies
    assert tally.killed is not None
    assert (tally.killed.min, tally.killed.max) == (136, 136)


def test_a_sum_from_one_month_to_another(geocoder: Geocoder) -> None:
    text = "Civilians killed by mines in the Badia from January to July 2021: 176, 60 of them boys."
    reading = reading_of(text, geocoder, TUESDAY)
    assert reading.incidents == ()
    (tally,) = reading.tallies
    assert str(tally.killed) == "176"
    assert (tally.date_from, tally.date_to) == (dt.date(2021, 1, 1), dt.date(2021, 7, 31))


@pytest.mark.parametrize(
    "text",
    [
        "IS has killed 105 people in Homs province in the past year, nine of them on Sunday near "
        "Al-Sukhnah.",
        "Since the start of the year mines have killed 105 people, nine of them on Sunday near "
        "Al-Sukhnah.",
    ],
    ids=["a year", "since"],
)
def test_a_sum_over_a_time_and_its_last(text: str, geocoder: Geocoder) -> None:
    reading = reading_of(text, geocoder, TUESDAY)
    assert [killed_range(i) for i in reading.incidents] == [(9, 9)]
    assert reading.incidents[0].place.match.place_id == "al-sukhnah"
    assert [str(t.killed) for t in reading.tallies] == ["105"]


@pytest.mark.parametrize(
    "text",
    [
        "442 civilians killed by bombardment on Aleppo.",
        "About 310 civilians, including 162 children, killed by massive bombardment on Idlib.",
    ],
    ids=["a town", "with parts"],
)
def test_so_many_under_bombardment_are_a_total(text: str, geocoder: Geocoder) -> None:
    assert reading_of(text, geocoder, TUESDAY).incidents == ()


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("The escalating campaign has killed 28 civilians in Homs, SOHR said on Monday.", "28"),
        ("56 soldiers have been killed in the two years since Al-Baghuz fell.", "56"),
    ],
)
def test_what_goes_on_for_long_is_a_total(text: str, killed: str, geocoder: Geocoder) -> None:
    reading = reading_of(text, geocoder, TUESDAY)
    assert reading.incidents == ()
    assert [str(t.killed) for t in reading.tallies] == [killed]


def test_what_a_force_lost_before_it_moved_is_a_total(geocoder: Geocoder) -> None:
    text = (
        "The division brought a column from Homs to the outskirts of Al-Sukhnah, after more than "
        "20 of its soldiers were killed during last week."
    )
    reading = reading_of(text, geocoder, TUESDAY)
    assert reading.incidents == ()
    assert [str(t.killed) for t in reading.tallies] == ["at least 20"]


def test_a_total_without_a_number_is_said_to_be_left_out(geocoder: Geocoder) -> None:
    text = (
        "A landmine killed three civilians near Al-Sukhnah on Sunday. Dozens have died in the "
        "desert since the start of February."
    )
    reading = reading_of(text, geocoder, TUESDAY)
    assert len(reading.incidents) == 1 and not reading.tallies
    assert [note.text[:6] for note in reading.ignored] == ["Dozens"]
