"""What speaks for one event told twice, or for two events of one day: one question a table."""

from __future__ import annotations

from dataclasses import replace

import pytest

from geo.model import Casualties, CountRange, EventType, Incident, Party
from geo.reports.duplicates import find_duplicates
from tests.reports.alike import (
    AMBUSH,
    DAY_BEFORE,
    FIVE,
    NEXT_DAY,
    NONE,
    ONE,
    SEVENTEEN,
    THREE,
    beside,
    killed,
    moved,
    on_its_day,
    told,
    undated,
)

STRIKE = replace(THREE, event_type=EventType.AIR_STRIKE, attacker=None)
SHELLS = replace(FIVE, event_type=EventType.SHELLING)
RAID = replace(FIVE, event_type=EventType.RAID, attacker=Party.SDF, victims=(Party.CIVILIAN,))
CLASH = replace(FIVE, event_type=EventType.CLASH)
SEARCHED = replace(FIVE, killed=NONE, event_type=EventType.RAID)
WOUNDED = replace(FIVE, killed=NONE, wounded=killed(2))
FROM_AFAR = replace(FIVE, attacker=Party.GOVERNMENT, victims=(Party.ISLAMIC_STATE,))


def one_event(first: Incident, other: Incident) -> bool:
    return bool(find_duplicates([first, other]))


@pytest.mark.parametrize(
    ("first", "other", "same"),
    [
        pytest.param(ONE, moved(ONE, 0), True, id="one dead, one village"),
        pytest.param(moved(ONE, 0), moved(ONE, 8), False, id="one dead each, two villages"),
        pytest.param(ONE, replace(ONE, date=NEXT_DAY), False, id="one dead each, next day"),
        pytest.param(SEVENTEEN, replace(SEVENTEEN, date=NEXT_DAY), True, id="17 dead, next day"),
        pytest.param(SEVENTEEN, moved(SEVENTEEN, 40), True, id="17 dead, 40 km"),
        pytest.param(SEVENTEEN, moved(SEVENTEEN, 90), False, id="17 dead, 90 km"),
        pytest.param(
            replace(ONE, killed=killed(2)),
            moved(replace(ONE, killed=killed(2)), 60),
            False,
            id="two dead, 60 km",
        ),
        pytest.param(
            replace(AMBUSH, killed=killed(4), wounded=NONE),
            replace(AMBUSH, killed=Casualties(CountRange(1, None)), wounded=NONE),
            True,
            id="at least one may be four",
        ),
        pytest.param(
            replace(FIVE, killed=killed(25)),
            replace(FIVE, killed=killed(59)),
            True,
            id="the first toll and the last",
        ),
        pytest.param(
            replace(FIVE, killed=killed(1), date=NEXT_DAY),
            replace(FIVE, killed=killed(9)),
            False,
            id="one dead, nine dead the day before",
        ),
    ],
)
def test_rare_tolls_speak_louder(first: Incident, other: Incident, same: bool) -> None:
    assert one_event(first, other) is same


@pytest.mark.parametrize(
    ("first", "other", "same"),
    [
        pytest.param(RAID, replace(RAID, attacker=Party.COALITION), True, id="partners"),
        pytest.param(
            SEVENTEEN, replace(SEVENTEEN, victims=(Party.CIVILIAN,)), True, id="17 civilians"
        ),
        pytest.param(
            told(ONE, "A soldier was shot."),
            told(replace(ONE, victims=(Party.CIVILIAN,)), "A farmer was shot."),
            False,
            id="a soldier and a civilian",
        ),
        pytest.param(
            replace(FIVE, attacker=Party.OTHER_ARMED, victims=(Party.SDF,)),
            replace(FIVE, attacker=Party.GOVERNMENT, victims=(Party.SDF,)),
            True,
            id="tribesmen or loyalists",
        ),
        pytest.param(
            replace(FIVE, victims=(Party.SDF,)),
            replace(FIVE, victims=(Party.CIVILIAN,)),
            True,
            id="who works for a force",
        ),
        pytest.param(CLASH, FROM_AFAR, True, id="a clash, told as an attack by the other side"),
        pytest.param(
            CLASH,
            replace(FROM_AFAR, attacker=Party.SDF),
            False,
            id="a clash, and an attack on the attacker by a third side",
        ),
        pytest.param(
            replace(CLASH, attacker=Party.GOVERNMENT, victims=(Party.SDF,)),
            replace(CLASH, attacker=Party.SDF, victims=(Party.OTHER_ARMED,)),
            True,
            id="a clash with the army to the one side, with tribesmen to the other",
        ),
        pytest.param(
            CLASH,
            replace(FROM_AFAR, event_type=EventType.CLASH, victims=(Party.UNKNOWN,)),
            True,
            id="a clash from the other side, which leaves open whom it hit",
        ),
        pytest.param(
            replace(CLASH, attacker=Party.SDF, victims=(Party.OTHER_ARMED,)),
            replace(CLASH, attacker=Party.OTHER_ARMED, victims=(Party.OTHER_ARMED,)),
            True,
            id="a clash begun by either, the same dead",
        ),
        pytest.param(
            replace(CLASH, victims=(Party.ISLAMIC_STATE,), killed=killed(30)),
            FIVE,
            True,
            id="an attack beaten off, each counts the other's dead",
        ),
        pytest.param(
            replace(FIVE, victims=(Party.ISLAMIC_STATE,)),
            FIVE,
            False,
            id="no clash: the attacker's dead and the attacked side's",
        ),
        pytest.param(
            replace(CLASH, attacker=Party.OTHER_ARMED, victims=(Party.SDF,)),
            replace(CLASH, attacker=Party.GOVERNMENT, victims=(Party.SDF, Party.GOVERNMENT)),
            True,
            id="tribesmen or loyalists, who had dead of their own",
        ),
        pytest.param(
            replace(FIVE, attacker=Party.OTHER_ARMED, victims=(Party.GOVERNMENT,)),
            replace(FIVE, attacker=Party.GOVERNMENT, victims=(Party.OTHER_ARMED,)),
            False,
            id="tribesmen hit loyalists, and loyalists tribesmen",
        ),
        pytest.param(
            CLASH,
            replace(CLASH, attacker=Party.SDF, victims=(Party.ISLAMIC_STATE,)),
            False,
            id="a clash with a third side",
        ),
        pytest.param(
            replace(CLASH, attacker=None, victims=(Party.GOVERNMENT, Party.ISLAMIC_STATE)),
            replace(CLASH, attacker=None, victims=(Party.SDF, Party.ISLAMIC_STATE)),
            False,
            id="one side fights another on either side of a river",
        ),
        pytest.param(
            replace(CLASH, attacker=None, victims=(Party.GOVERNMENT, Party.ISLAMIC_STATE)),
            replace(CLASH, attacker=None, victims=(Party.CIVILIAN, Party.ISLAMIC_STATE)),
            True,
            id="soldiers or civilians died beside them",
        ),
        pytest.param(FIVE, FROM_AFAR, False, id="an ambush, and an attack in return"),
        pytest.param(
            replace(FIVE, victims=(Party.SDF,)),
            replace(FIVE, victims=(Party.COALITION,)),
            True,
            id="a joint patrol, of which either counts its own",
        ),
        pytest.param(FIVE, SHELLS, True, id="rockets on a bus, and an ambush of it"),
        pytest.param(
            replace(FIVE, attacker=None, victims=(Party.ISLAMIC_STATE,)),
            replace(FIVE, attacker=None),
            False,
            id="the dead of either foe",
        ),
        pytest.param(
            replace(FIVE, event_type=EventType.AIR_STRIKE, attacker=Party.COALITION),
            replace(SHELLS, attacker=Party.GOVERNMENT, victims=(Party.COALITION,)),
            False,
            id="a strike and its answer",
        ),
        pytest.param(
            replace(SHELLS, victims=(Party.CIVILIAN,)),
            replace(SHELLS, attacker=Party.GOVERNMENT, victims=(Party.CIVILIAN,)),
            False,
            id="foes shell each other's towns",
        ),
        pytest.param(
            replace(STRIKE, attacker=Party.COALITION),
            replace(STRIKE, attacker=Party.OTHER_ARMED),
            True,
            id="nobody saw who flew",
        ),
        pytest.param(
            replace(STRIKE, attacker=Party.COALITION),
            replace(STRIKE, attacker=Party.OTHER_ARMED, victims=(Party.SDF,)),
            False,
            id="who flew and who was hit",
        ),
    ],
)
def test_who_attacked_and_who_was_hit(first: Incident, other: Incident, same: bool) -> None:
    assert one_event(first, other) is same


@pytest.mark.parametrize(
    ("first", "other", "same"),
    [
        pytest.param(
            moved(FIVE, 0, 30_000.0), moved(FIVE, 20, 3_000.0), True, id="a desert, a town in it"
        ),
        pytest.param(
            moved(FIVE, 0, 30_000.0),
            moved(replace(FIVE, killed=killed(6)), 70, 30_000.0),
            False,
            id="two deserts that touch",
        ),
        pytest.param(moved(SEARCHED, 0), moved(SEARCHED, 10), False, id="no numbers, two villages"),
        pytest.param(moved(WOUNDED, 0), moved(WOUNDED, 20), False, id="two wounded, two villages"),
        pytest.param(
            beside(THREE, "east of Palmyra"),
            replace(moved(THREE, 30), killed=killed(4)),
            True,
            id="east of a town, and farther that way",
        ),
        pytest.param(
            beside(THREE, "west of Palmyra"),
            replace(moved(THREE, 30), killed=killed(4)),
            False,
            id="west of a town, and the other way",
        ),
        pytest.param(
            THREE,
            undated(replace(moved(THREE, 30), victims=(Party.CIVILIAN,))),
            False,
            id="three dead at no known day, elsewhere",
        ),
    ],
)
def test_where(first: Incident, other: Incident, same: bool) -> None:
    assert one_event(first, other) is same


@pytest.mark.parametrize(
    ("first", "other", "same"),
    [
        pytest.param(SHELLS, replace(SHELLS, date=NEXT_DAY), False, id="shelling goes on"),
        pytest.param(
            replace(FIVE, date_end=replace(FIVE, date=NEXT_DAY).date.replace(day=31)),
            replace(FIVE, killed=killed(4), date=NEXT_DAY),
            False,
            id="weeks of attacks, and one of them",
        ),
        pytest.param(
            FIVE,
            undated(replace(FIVE, killed=killed(6))),
            True,
            id="undated is no battle of days",
        ),
        pytest.param(
            told(ONE, "He was shot dead late on Wednesday night."),
            told(replace(ONE, date=NEXT_DAY), "He was shot dead at dawn."),
            True,
            id="at night, and at dawn",
        ),
        pytest.param(
            told(on_its_day(ONE), "He was shot dead overnight."),
            told(replace(ONE, date=NEXT_DAY), "He was shot dead at dawn."),
            False,
            id="overnight in the news of that day, and the next dawn",
        ),
        pytest.param(
            told(on_its_day(ONE), "He was shot dead overnight."),
            told(replace(ONE, date=DAY_BEFORE), "He was shot dead late on Tuesday night."),
            True,
            id="overnight in the news of that day, and the evening before",
        ),
        pytest.param(
            told(ONE, "He was shot dead on Wednesday night."),
            told(replace(ONE, date=NEXT_DAY), "He was shot dead on Thursday night."),
            False,
            id="on two nights",
        ),
        pytest.param(
            told(ONE, "He was shot dead in the evening."),
            told(replace(ONE, date=NEXT_DAY), "He was shot dead in the morning."),
            False,
            id="in the evening, and in the morning",
        ),
        pytest.param(
            told(ONE, "Around 10 May 2023 (as reported), he was shot dead."),
            replace(ONE, date=NEXT_DAY),
            True,
            id="around a day",
        ),
    ],
)
def test_when(first: Incident, other: Incident, same: bool) -> None:
    assert one_event(first, other) is same


@pytest.mark.parametrize(
    ("first", "other", "same"),
    [
        pytest.param(
            FIVE,
            replace(FIVE, event_type=EventType.EXPLOSIVE, date=NEXT_DAY, killed=killed(3)),
            False,
            id="shots, and a mine the next day",
        ),
        pytest.param(
            STRIKE,
            replace(STRIKE, event_type=EventType.EXPLOSIVE),
            True,
            id="a blast of which nobody knows the cause, and a strike",
        ),
        pytest.param(
            STRIKE,
            told(replace(STRIKE, event_type=EventType.EXPLOSIVE, date=NEXT_DAY), "It was planted."),
            False,
            id="what was planted is no strike",
        ),
        pytest.param(
            STRIKE,
            replace(STRIKE, event_type=EventType.EXPLOSIVE, attacker=Party.ISLAMIC_STATE),
            False,
            id="a mine of somebody known, and a strike",
        ),
        pytest.param(
            replace(ONE, event_type=EventType.ABDUCTION),
            moved(ONE, 8),
            True,
            id="taken and killed, and killed",
        ),
        pytest.param(
            replace(ONE, event_type=EventType.ABDUCTION, killed=NONE),
            moved(ONE, 8),
            False,
            id="taken, and killed",
        ),
        pytest.param(
            CLASH,
            replace(FIVE, event_type=EventType.SUICIDE_ATTACK, killed=killed(3)),
            True,
            id="an assault that a bomber began",
        ),
        pytest.param(
            CLASH,
            replace(FIVE, event_type=EventType.EXPLOSIVE, killed=killed(3)),
            False,
            id="an assault, and a mine",
        ),
        pytest.param(
            moved(replace(FIVE, event_type=EventType.ABDUCTION, killed=NONE), 5),
            moved(FIVE, 0),
            False,
            id="an abduction, and shots in the next village",
        ),
    ],
)
def test_by_what_means(first: Incident, other: Incident, same: bool) -> None:
    assert one_event(first, other) is same


def test_where_a_report_names_two_places_the_nearer_is_compared() -> None:
    here, elsewhere = moved(ONE, 0), moved(ONE, 60)
    assert not one_event(here, elsewhere)
    assert one_event(here, replace(elsewhere, other_places=(here.place,)))
    wide = moved(ONE, 0, 60_000.0).place
    assert not one_event(here, replace(elsewhere, other_places=(wide,)))
