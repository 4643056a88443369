"""Ages count nobody, and those whose ages are told are counted."""

from __future__ import annotations

import pytest

from geo.places.geocoder import Geocoder
from geo.reports.reader import read_report


@pytest.mark.parametrize(
    ("people", "count"),
    [
        ("Three children aged 5, 7 and 9", 3),
        ("Four children between the ages of 5 and 12", 4),
        ("Four children, ages 5, 7, 9, and 12,", 4),
        ("Three siblings, the oldest of whom was 11,", 3),
        ("Six people, the youngest of them only 4 years old,", 6),
        ("Three boys, 9 and 11 and 12 years old,", 3),
        ("A boy aged 11, two women and 4 men", 7),
        ("Two boys aged 11 and 12, and 4 men", 6),
        ("Two boys aged 11 and 12 and 4 men", 6),
        ("Two men, 30 and 41, and 3 women", 5),
        ("Two men (30 and 41) and 3 women", 5),
        ("Two boys, 11, and a girl aged 9", 3),
        ("Khaled al-Ali, 30, and Ahmad al-Ali, 25,", 2),
        ("Khaled al-Ali, 30, a shepherd, and his son, 12,", 2),
        ("An 11-year-old girl and a 60-year-old man", 2),
        ("Three soldiers, 12 militiamen and 4 officers", 19),
        ("Two men, 5 women, and 3 children", 10),
    ],
)
def test_ages_are_not_counted(people: str, count: int, geocoder: Geocoder) -> None:
    reading = read_report(f"{people} were killed by a mine near Arak.", None, geocoder)
    (incident,) = reading.incidents
    total = incident.killed.total
    assert total is not None
    assert (total.min, total.max) == (count, count)


def test_an_age_of_those_in_apposition(geocoder: Geocoder) -> None:
    text = "A mine near Arak killed a man of 40 and wounded his two sons, both under 10."
    (incident,) = read_report(text, None, geocoder).incidents
    assert incident.killed.total is not None
    assert incident.wounded.total is not None
    assert (incident.killed.total.min, incident.wounded.total.min) == (1, 2)
