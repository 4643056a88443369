"""What the numbers of a scene cover: a period, several events or towns, or parts of a sum."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import Final

from geo.model import CountRange, DatePrecision, EventType, Party
from geo.reports.clauses.compared import SUPERLATIVES
from geo.reports.dates.when import Use, When
from geo.reports.scenes.scene import Scene
from geo.reports.spots.nearness import is_wide
from geo.reports.vocabulary.kinds import FROM_AFAR
from geo.reports.vocabulary.lexicon import Tag
from geo.reports.vocabulary.tokens import has_tag

EVENTS: Final = frozenset(
    """operations attacks ambushes incidents explosions raids strikes airstrikes bombings shootings
    assassinations clashes executions killings murders crimes infightings infighting
    fights""".split()
) | {"armed attacks", "air strikes", "surprise attacks"}
_EVENT_PLURALS: Final = EVENTS | {"circumstances", "places", "parts", "provinces", "governorates"}
SINGLE_DEEDS: Final = frozenset(
    """ambushes attacks counter-attacks assaults explosions blasts mines landmines shootings
    assassinations ieds""".split()
) | {"mine blasts", "mine explosions", "landmine explosions"}
_DIVERSE: Final = frozenset("separate different various several scattered".split())
_TOWNS: Final = frozenset(
    "parts towns villages cities areas places locations districts neighbourhoods provinces".split()
)
_TOWN: Final = frozenset(("town", "city", "village"))
_STREETS: Final = frozenset(("street", "market", "square", "roundabout"))
SPANS: Final = frozenset(("week", "month", "year", "quarter", "season"))
_SHORT: Final = dt.timedelta(days=3)
WEEK: Final = dt.timedelta(days=7)
_EXACT: Final = (DatePrecision.DAY, DatePrecision.RANGE)
_BETWEEN: Final = (Tag.ORG, Tag.WORD, Tag.NAME, Tag.OF)
HAS: Final = frozenset(("has", "have"))
_BRINGS_DEATH: Final = frozenset("claimed cost left taken caused".split())
_PERIODS: Final = (Use.SINCE, Use.PERIOD, Use.YEAR)
"""The most telling first."""


def period_of(scene: Scene) -> When | None:
    """The period that a scene tells of; of several the most telling one."""
    if not scene.whens:
        return None
    found = [w for w in scene.whens if w.use in _PERIODS]
    if not found:  # "seven attacks between 11 and 17 August"
        long = next((w for w in scene.points if _is_long_range(w)), None)
        return long if long is not None and (events_in(scene) or 0) > 2 else None
    return min(found, key=lambda w: _PERIODS.index(w.use))


def _is_long_range(when: When) -> bool:
    return when.precision is DatePrecision.RANGE and is_long(when)


def is_long(when: When) -> bool:
    """Whether a period is longer than one event is likely to last."""
    if when.first is None or when.last is None:
        return when.use is Use.SINCE
    if when.use is Use.SINCE:
        return when.last - when.first > WEEK
    return when.last - when.first > _SHORT


def dated(scene: Scene) -> bool:
    """A day of its own besides the period, that isn't the day of reporting."""
    for when in scene.points:
        if when.first and when is not scene.reported_when and when.precision in _EXACT:
            return True
    return False


def is_perfect(scene: Scene) -> bool:
    """ "Have been killed", "has claimed": up to now, not once."""
    if scene.words.isdisjoint(HAS):
        return False
    for i, low in enumerate(scene.lows):
        reach = 6 if scene.lows[i + 1 : i + 2] and scene.lows[i + 1] in _BRINGS_DEATH else 4
        if low in HAS and has_tag(scene.tokens[i + 1 : i + reach], Tag.CASUALTY):
            return True  # "has claimed 60 civilian lives"
    return False


def is_everywhere(scene: Scene) -> bool:
    """Whether a scene is told of no place, of a wide area or of more than it names."""
    if "elsewhere" in scene.words:
        return True  # "around Palmyra and elsewhere in the desert"
    return scene.place is None or is_wide(scene.place.match) or _here_and_there(scene)


def _here_and_there(scene: Scene) -> bool:
    """ "Attacks in the desert and in Deir ez-Zor": in both."""
    if " and in " not in scene.said:
        return False
    tokens = [t for t in scene.tokens if t.tag is not Tag.DET and t.low != ","]
    return any(
        a.tag is d.tag is Tag.PLACE and b.low == "and" and c.low == "in"
        for a, b, c, d in zip(tokens, tokens[1:], tokens[2:], tokens[3:], strict=False)
    )


def events_in(scene: Scene) -> int | None:
    """How many events the total covers ("in 21 IS operations", "struck 40 times")."""
    tokens = scene.tokens
    if "times" in scene.words:
        times = (a.number for a, b in pairwise(tokens) if b.low == "times" and a.number is not None)
        return max((number.min for number in times), default=None)
    if scene.words.isdisjoint(EVENTS):
        return None
    for at, token in enumerate(tokens):
        if token.tag is Tag.NUMBER and token.number is not None:
            if not SUPERLATIVES.isdisjoint(scene.lows[max(0, at - 3) : at]):
                return None  # "the deadliest of three attacks killed 20": that one
            for following in tokens[at + 1 : at + 4]:
                if following.low in EVENTS:
                    return token.number.min
                if following.tag not in _BETWEEN and following.low != "the":
                    break  # "179 of the attacks", "21 IS operations"
    return None


def sums_up(scene: Scene) -> bool:
    """Whether several events are told of at once ("in separate incidents")."""
    if scene.words.isdisjoint(_DIVERSE):
        return False
    tokens = scene.tokens
    return any(
        t.low in _DIVERSE and any(n.low in _EVENT_PLURALS for n in tokens[i + 1 : i + 3])
        for i, t in enumerate(tokens)
    )


def of_several_kinds(scene: Scene) -> bool:
    """ "Killed in ambushes and mine blasts": several of each."""
    if scene.words.isdisjoint(SINGLE_DEEDS):
        return False
    lows = scene.lows
    return any(
        low in SINGLE_DEEDS
        and lows[i + 1 : i + 2] == ["and"]
        and not SINGLE_DEEDS.isdisjoint(lows[i + 2 : i + 4])
        for i, low in enumerate(lows)
    )


def towns_in(scene: Scene) -> int:
    """Over how many places it happened: "killed by explosions in two towns"."""
    if _TOWNS.isdisjoint(scene.said.split()):
        return 0
    for opens, token, behind in zip(scene.tokens, scene.tokens[1:], scene.tokens[2:], strict=False):
        if token.number is None or opens.low not in ("in", "across"):
            continue
        if behind.low.split()[0] in _TOWNS:
            return token.number.min
    return 0


def in_the_month(scene: Scene) -> bool:
    """ "21 attacks during the month"."""
    if scene.words.isdisjoint(SPANS):
        return False
    lows = scene.lows
    return any(
        a in ("during", "in", "over", "throughout") and b in ("the", "this") and c in SPANS
        for a, b, c in zip(lows, lows[1:], lows[2:], strict=False)
    )


def one_bombardment(scene: Scene) -> bool:
    """ "Five air strikes on a town killed three children", "three blasts on a market street": many
    strikes, one event."""
    blasts = scene.kind is EventType.EXPLOSIVE and not scene.words.isdisjoint(_STREETS)
    struck = scene.kind in FROM_AFAR or _flown(scene) or blasts
    if not struck or (scene.place is None and not _on_the_town(scene)):
        return False
    period = period_of(scene)  # "25 strikes on the Rusafa desert in the past 24 hours"
    if period is None or _some_hours(scene, period):
        return True
    days = period.last - period.first if period.first and period.last else WEEK
    return days <= dt.timedelta(days=1)


def _flown(scene: Scene) -> bool:
    """ "In X three raids killed one person": from the air, where nobody raids on the ground."""
    raid = EventType.RAID in scene.kinds and not scene.roles.attackers
    flown = raid and "raids" in scene.words and "alone" not in scene.words
    return flown and scene.place is not None


def _on_the_town(scene: Scene) -> bool:
    """ "On Sunday aircraft carried out 15 raids on the town": the one that was told of."""
    if scene.words.isdisjoint(_TOWN) or not dated(scene):
        return False
    lows = scene.lows
    return any(
        a == "on" and b == "the" and c in _TOWN
        for a, b, c in zip(lows, lows[1:], lows[2:], strict=False)
    )


def _some_hours(scene: Scene, period: When) -> bool:
    """ "130 strikes in the 24 hours to Tuesday morning"."""
    told = next((t.low for t in scene.tokens if t.start == period.start), "")
    return period.first is None and "hours" in told


def listed(scene: Scene) -> list[tuple[Party, CountRange]]:
    """Parts behind a colon: "372: 110 civilians, 258 fighters of the SDF"."""
    if ":" not in scene.words:
        return []
    colon = next((i for i, t in enumerate(scene.tokens) if t.low == ":"), None)
    if colon is None:
        return []
    return [
        (party, g.count)
        for g in scene.groups
        if g.first > colon and g.count is not None and (party := g.party) is not None
    ]
