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
    assert {i.date: _min(i.killed.total) for i in _read(text, geocoder)} == days


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
