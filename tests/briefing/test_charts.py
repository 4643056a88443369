"""The dead and the wounded by side: the parts are no less than the whole."""

from __future__ import annotations

import datetime as dt

import pytest

from geo.briefing.arabic import ARABIC
from geo.briefing.charts import by_party, trend
from geo.briefing.words import ENGLISH
from geo.maps.trends import trend as maps_trend
from geo.model import Casualties, CountRange, Incident, Party
from tests.briefing.samples import count, incident, place, view_of


def attack(key: int, killed: Casualties) -> Incident:
    return incident(key, place("Palmyra", 38.28, 34.56), killed=killed)


def test_those_whose_side_nobody_tells_are_a_part_of_their_own() -> None:
    soldiers = attack(1, count(4))
    mixed = attack(2, Casualties(CountRange.exactly(20)))
    some = attack(3, Casualties(CountRange(9, None), {Party.CIVILIAN: CountRange.exactly(3)}))
    found = [(c.party, c.killed) for c in by_party([soldiers, mixed, some])]
    assert found == [
        (Party.GOVERNMENT, CountRange.exactly(4)),
        (Party.CIVILIAN, CountRange.exactly(3)),
        (None, CountRange(26, None)),
    ]
    assert (ENGLISH.side(None), ARABIC.side(None)) == ("Side not told", "لم يُذكر الطرف")


def test_without_any_side_told_there_is_nothing_to_part() -> None:
    assert by_party([attack(1, Casualties(CountRange.exactly(20)))]) == []


def test_sides_that_make_up_the_whole_leave_no_rest() -> None:
    assert [c.party for c in by_party([attack(1, count(4))])] == [Party.GOVERNMENT]


@pytest.mark.parametrize(
    ("last", "unit", "starts"),
    [
        (dt.date(2022, 3, 20), "day", 20),
        (dt.date(2022, 4, 20), "week", 8),
        (dt.date(2022, 4, 25), "week", 9),
        (dt.date(2023, 3, 20), "month", 13),
    ],
)
def test_the_bars_over_time_cover_the_days_and_end_with_the_last(
    last: dt.date, unit: str, starts: int
) -> None:
    where = place("Palmyra", 38.28, 34.56)
    attacks = [incident(1, where, dt.date(2022, 3, 1)), incident(2, where, last)]
    found = trend(view_of(attacks))
    assert found
    assert (found.unit, len(found.starts), sum(found.attacks)) == (unit, starts, 2)
    assert (found.first, found.last) == (dt.date(2022, 3, 1), last)
    begins = {"day": "2022-03-01", "week": "2022-02-28", "month": "2022-03-01"}
    assert str(found.starts[0]) == begins[unit], "weeks begin on Monday"


def test_a_briefings_weeks_are_the_maps() -> None:
    where = place("Palmyra", 38.28, 34.56)
    days = [dt.date(2022, 3, 6), dt.date(2022, 3, 7), dt.date(2022, 4, 20), dt.date(2022, 4, 24)]
    view = view_of([incident(i, where, day) for i, day in enumerate(days, start=1)])
    printed, drawn = trend(view), maps_trend(view.frame, view.mask)
    assert printed and drawn
    assert printed.starts == tuple(p.start for p in drawn.periods)
    assert printed.attacks == tuple(p.attacks for p in drawn.periods)
