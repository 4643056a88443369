"""What the second sentence of a note tells of the event of the first; in our own words."""

from __future__ import annotations

import pytest

from geo.model import EventType
from geo.places.geocoder import Geocoder
from geo.reports.text.layout import blocks_of
from geo.reports.text.sentences import sentences_of
from tests.reports.notes import counts_of, incidents_of


@pytest.mark.parametrize(
    ("text", "place", "counts"),
    [
        pytest.param(
            "Gunmen killed nine soldiers on a bus in the Deir ez-Zor region overnight. The attack "
            "took place in the desert of Al-Mayadin and left nine soldiers dead and four hurt.",
            "Al-Mayadin desert",
            (9, 4),
            id="a region is the governorate, and the desert lies in it",
        ),
        pytest.param(
            "At least 20 people were killed as a suicide bomber blew up a truck at a checkpoint "
            "in the city of Homs. The man blew himself up on Tuesday on a busy road.",
            "Homs",
            (20, None),
            id="the man who did it",
        ),
        pytest.param(
            "The army raided houses in Palmyra on Tuesday. Six fighters were killed that day.",
            "Palmyra",
            (6, None),
            id="that day",
        ),
        pytest.param(
            "A militant was killed in the Deir ez-Zor countryside by a mine he was laying.\n\n"
            "On Tuesday evening, an explosion was heard in the village of Al-Qaryatayn.",
            "Deir ez-Zor Governorate",
            (1, None),
            id="not: a sound in another governorate",
        ),
        pytest.param(
            "Thirteen fighters loyal to the government were killed on Saturday in an ambush by "
            "IS. It took place in the Kabajib area, while they were on a sweep of the desert.",
            "Kabajib area",
            (13, None),
            id="it took place",
        ),
        pytest.param(
            "The bombing left 14 dead and 25 wounded; the SDF blamed IS. It took place in the main "
            "street of Al-Shaddadi on Thursday.",
            "Al-Shaddadi",
            (14, 25),
            id="it took place, where no place was named",
        ),
        pytest.param(
            "A landmine claimed the lives of six people in the north of Raqqa province. The "
            "incident occurred in the Sabkha area as they were out for truffles.",
            "Sabkha area",
            (6, None),
            id="the incident occurred",
        ),
        pytest.param(
            "Homs province: a herder was killed while two others were wounded by an explosion of "
            "a landmine in Jubb al-Jarrah.",
            "Jubb al-Jarrah",
            (1, 2),
            id="others wounded by the same mine",
        ),
        pytest.param(
            "A mine killed six people in Sabkha in Raqqa on Monday. Additionally, at least four "
            "individuals suffered severe injuries.",
            "Al-Sabkhah",
            (6, 4),
            id="additionally wounded",
        ),
        pytest.param(
            "On Tuesday night, jets fired missiles at targets in eastern Homs. SOHR said that "
            "the aircraft targeted Shayrat airbase and other sites in the Homs countryside.",
            "Shayrat airbase",
            (None, None),
            id="what was hit, and not the countryside around it",
        ),
        pytest.param(
            "Gunmen killed a guard on Monday in the eastern countryside of Deir ez-Zor. A local "
            "source in the town of Gharanij said that he was shot on his way to work.",
            "Gharanij",
            (1, None),
            id="the town of those who saw it",
        ),
        pytest.param(
            "Gunmen killed a guard on Monday in the eastern countryside of Deir ez-Zor. A medical "
            "source in the town of Gharanij said that he died at once.",
            "Eastern Deir ez-Zor countryside",
            (1, None),
            id="not: the town of those who nursed him",
        ),
        pytest.param(
            "Ten soldiers were killed on Monday in an attack on a bus near the city of Palmyra. "
            "Gunmen opened fire on the bus in the village of Arak, SOHR said.",
            "Arak",
            (10, None),
            id="near a city, and then the village",
        ),
        pytest.param(
            "IS gunmen killed ten soldiers in Syria's northeast Raqqa province on Monday. A "
            "monitor said they attacked posts in Maadan Atiq in the eastern countryside of Raqqa.",
            "Ma'adan Atiq",
            (10, None),
            id="a village that the text counts to the province beside its own",
        ),
        pytest.param(
            "Ten soldiers were killed on Monday in an attack near the city of Palmyra. The wounded "
            "were taken to the village of Arak.",
            "near the city of Palmyra",
            (10, None),
            id="not: where the wounded went",
        ),
    ],
)
def test_it_is_one_event(
    geocoder: Geocoder, text: str, place: str, counts: tuple[int | None, int | None]
) -> None:
    (incident,) = incidents_of(text, geocoder)
    assert incident.place.match.name == place
    assert counts_of(incident) == counts


def test_a_sum_with_its_parts_is_one_event_if_somebody_did_it(geocoder: Geocoder) -> None:
    parts = "At least 15 people, including seven civilians and eight fighters, were killed"
    (incident,) = incidents_of(f"{parts} by Daesh on Monday near Palmyra.", geocoder)
    assert counts_of(incident) == (15, None)
    (incident,) = incidents_of(f"{parts} by Daesh on Monday, a monitor said.", geocoder)
    assert counts_of(incident) == (15, None)
    assert not incidents_of("91 people were killed yesterday, including 11 soldiers and 25 "
                            "other people.", geocoder)  # fmt: skip


def test_an_explosion_elsewhere_meanwhile_is_another(geocoder: Geocoder) -> None:
    text = (
        "A herder was shot dead by gunmen near Palmyra on Monday, while a mine wounded a driver "
        "in Gharanij."
    )
    first, second = incidents_of(text, geocoder)
    assert first.place.match.place_id == "palmyra"
    assert second.event_type is EventType.EXPLOSIVE


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("It lasted from 3 p.m. to 4 p.m. Damascus time and killed two. The army fled.", 2),
        ("The raids went on until 9 a.m. Monday and killed two. The army fled.", 2),
        ("The raids ended at 9 a.m. The army fled.", 2),
    ],
)
def test_an_hour_ends_no_sentence_before_its_day_or_zone(text: str, number: int) -> None:
    assert len(sentences_of(text, blocks_of(text))) == number


@pytest.mark.parametrize(
    "sentence",
    [
        "Colonel Ali Hassan, one of its commanders, was killed near Palmyra on Monday.",
        "Abu Omar al-Shami, the group's head of security in Homs, was killed near Palmyra.",
        "Brigadier Ali Said, one of the commanders and veterans of the war, died near Palmyra.",
        "A guard rose to the rank of martyrdom near Palmyra on Monday.",
    ],
)
def test_one_man_is_one(geocoder: Geocoder, sentence: str) -> None:
    (incident,) = incidents_of(sentence, geocoder)
    assert counts_of(incident) == (1, None)


def test_a_man_and_those_with_him_are_more(geocoder: Geocoder) -> None:
    text = "Colonel Ali Hassan, one of his guards and a driver were killed near Palmyra on Monday."
    (incident,) = incidents_of(text, geocoder)
    assert counts_of(incident) == (3, None)


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        pytest.param(
            "Militants ambushed a bus near Ithriya on Monday. It was the deadliest attack since "
            "January, with at least 12 killed and some others badly hurt.",
            (12, None),
            id="behind the comparison the news goes on",
        ),
        pytest.param(
            "Gunmen ambushed a bus on Sunday evening. The ambush killed six soldiers and two "
            "civilians, a monitor said.\nThere was no claim of responsibility, but the monitor "
            "blamed the group.\nAnother 11 people were wounded, with tankers also set on fire, in "
            "the Wadi al-Azib area.",
            (8, 11),
            id="more were wounded, and where",
        ),
        pytest.param(
            "Jets struck a farm near Salkhad and killed a well-known drug dealer of the region.",
            (1, None),
            id="a dealer",
        ),
    ],
)
def test_who_else_was_hit(geocoder: Geocoder, text: str, counts: tuple[int, int | None]) -> None:
    (incident,) = incidents_of(text, geocoder)
    assert counts_of(incident) == counts


def test_what_an_attack_is_measured_against_is_another(geocoder: Geocoder) -> None:
    text = (
        "Five soldiers were killed by a mine near Ithriya on Monday. It was the deadliest attack "
        "since March, when 15 died in an ambush."
    )
    assert 15 not in [counts_of(i)[0] for i in incidents_of(text, geocoder)]
