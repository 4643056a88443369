from __future__ import annotations

import pytest

from geo.importers.deaths import deaths, low_best_high
from geo.model import Count, CountRange


@pytest.mark.parametrize(
    ("figure", "notes", "count"),
    [
        ("13", "13 soldiers died.", CountRange(13, 13)),
        ("0", "No casualties were reported in the shelling.", CountRange(0, 0)),
        ("", "Three died.", None),
        ("10", "An unknown number of soldiers died. Fatalities coded to 10.", CountRange(1, None)),
        ("10", "Several soldiers killed (coded as 10).", CountRange(1, None)),
        ("3", "Unknown number of casualties, coded to 3.", CountRange(1, None)),
        ("10", "Dozens of fighters were killed.", CountRange(1, None)),
        ("0", "Casualties unknown.", None),
        ("0", "The number of fatalities is not known.", None),
        ("0", "There is no information on casualties.", None),
        (
            "2",
            "2 died; an unknown number of fatalities elsewhere.",
            CountRange(2, None),
        ),
        ("4", "13 fatalities split across 3 events.", CountRange(0, 13)),
        ("0", "5 fatalities split between two events, none coded here.", None),
        ("4", "At least 4 soldiers were killed.", CountRange(4, None)),
        ("4", "More than 3 people were killed.", CountRange(4, None)),
        ("2", "Two were killed, and an unknown number wounded.", CountRange(2, 2)),
        ("0", "It is unclear whether the road is open.", CountRange(0, 0)),
        ("7", "The unit split in two. 7 killed.", CountRange(7, 7)),
    ],
)
def test_deaths(figure: str, notes: str, count: Count) -> None:
    assert deaths(figure, notes) == count


@pytest.mark.parametrize(
    ("low", "best", "high", "count"),
    [
        ("1", "2", "4", CountRange(1, 4)),
        ("2.0", "2.0", "2.0", CountRange(2, 2)),
        ("0", "0", "3", CountRange(0, 3)),
        ("", "2", "", CountRange(2, 2)),
        ("2", "2", "1", CountRange(1, 2)),
        ("", "", "", None),
    ],
)
def test_low_best_high(low: str, best: str, high: str, count: Count) -> None:
    assert low_best_high(low, best, high) == count
