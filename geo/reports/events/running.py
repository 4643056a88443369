"""A running total while it is read: its number, its period, and the parts told behind it."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import dataclass, field
from typing import Final

from geo.model import Count, CountRange, DatePrecision, Party
from geo.reports.dates.when import Use
from geo.reports.events.covers import (
    EVENTS,
    dated,
    events_in,
    is_everywhere,
    is_perfect,
    listed,
    period_of,
)
from geo.reports.events.since import DOCUMENTS, since_a_day
from geo.reports.events.tallies import of_those_events, toll_of_a_day
from geo.reports.harm.harmed import Harmed
from geo.reports.people.group import is_of_those_told
from geo.reports.scenes.scene import Scene
from geo.reports.vocabulary.lexicon import Harm

_GAP: Final = 2
_REGIONAL: Final = frozenset(("distribution", "distributed", "regionally", "regional"))
_COMPARING: Final = frozenset("as than compared".split())
_TO_PERIOD: Final = 5
_SHARE: Final = 4
"""Those who died in a place that is named are of the total if they are a quarter of it."""
_BESIDE: Final = frozenset(
    ("in addition", "in addition to", "additionally", "in", "while", "and", "also", "another")
)
_PARTS: Final = frozenset(
    """includes include including comprising follows among amongst them whom these those breakdown
    respectively remaining rest""".split()
)


@dataclass(slots=True)
class Running:
    """A tally while it is read; later sentences and bullets may name its parts."""

    killed: Count
    start: int
    end: int
    date_from: dt.date | None = None
    date_to: dt.date | None = None
    events: int | None = None
    source: str | None = None
    by_party: dict[Party, CountRange] = field(default_factory=dict)
    regional: bool = False
    hurt: bool = False

    def take_part(self, party: Party, count: CountRange) -> None:
        """Keeps a side's share; the first number told of it stays."""
        self.by_party.setdefault(party, count)


def begin(scene: Scene, published: dt.date | None) -> Running:
    """A tally from the scene that gives its total."""
    killed = [h for h in scene.harmed if h.harm is Harm.KILLED and not h.none_said]
    total: Count = None
    toll = next((h for h in killed if h.toll and h.count is not None), None)
    if toll is not None:
        total = toll.count
        killed = [h for h in killed if h is toll or h.at > toll.at]  # "with the death of two, ..."
    else:
        for harm in killed:
            if harm.count is not None and not _beside(scene, harm):
                total = harm.count if total is None else total + harm.count
    month = [w for w in scene.points if w.precision is DatePrecision.MONTH]
    period = period_of(scene) or (month[0] if month else None)
    running = Running(
        total, scene.start, scene.end, events=events_in(scene), source=scene.source,
        date_from=period.first if period else None, date_to=published,
    )  # fmt: skip
    if period is not None and period.last and period.use in (Use.YEAR, Use.POINT):
        running.date_to = min(period.last, published) if published else period.last
    until = next((w.last for w in scene.whens if w.use is Use.UNTIL and w.last), None)
    if until is not None and period is not None and period.use is Use.SINCE:
        running.date_to = min(until, published) if published else until  # "from January to July"
    running.hurt = scene.hurt
    if scene.lows[0] == "since" and month:
        running.date_to = published
    if since_a_day(scene):
        running.date_from = scene.points[0].first
    if toll_of_a_day(scene):
        day = scene.points[0].first
        running.killed, running.date_from, running.date_to = killed[0].count, day, day
        killed = killed[1:2]  # the others are parts of it
        for group in scene.groups:
            if group.subset and group.party is not None and group.count is not None:
                running.take_part(group.party, group.count)
    reported = scene.reported_when
    past = period is not None and period.use is Use.YEAR
    if reported is not None and reported.first is not None and not past:
        running.date_to = reported.first
    _count_back(running)
    for harm in killed:
        if harm.party is not None and harm.count is not None and (len(killed) > 1 or harm.explicit):
            running.take_part(harm.party, harm.count)
        for party, count in harm.parts:
            running.take_part(party, count)
    for party, count in listed(scene):
        running.take_part(party, count)
    return running


def some_of_them(scene: Scene) -> bool:
    """ "68 of them fell in the massacre of 17 February": of those counted."""
    groups = [h.group for h in scene.harmed if not h.none_said]
    return bool(groups) and all(g is not None and is_of_those_told(scene.tokens, g) for g in groups)


def compares_periods(scene: Scene) -> bool:
    """ "Twice as many as in the same period of 2023": of another time, to compare with."""
    lows = scene.lows
    at = lows.index("period") if "period" in lows else 0
    return not _COMPARING.isdisjoint(" ".join(lows[max(0, at - _TO_PERIOD) : at]).split())


def _some_of_those(scene: Scene, running: Running) -> bool:
    """ "...; three died under torture", "...; 97 died in X": of those counted."""
    if running.killed is None or scene.points or scene.indefinite or scene.adds:
        return False
    dead = [h.count.min for h in scene.harmed if h.harm is Harm.KILLED and h.count is not None]
    total = running.killed.min
    some = bool(dead) and max(dead) < total
    return some and (scene.place is None or _SHARE * max(dead) >= total)


def _in_them(scene: Scene) -> bool:
    """ "Five fighters were killed in them", "eleven of them killed 37", behind the number of
    attacks."""
    lows = scene.lows
    some = scene.tokens[0].number is not None and lows[1:3] == ["of", "them"]
    return (some or ("in", "them") in itertools.pairwise(lows)) and not scene.points


def _they_killed(scene: Scene, running: Running) -> bool:
    """ "The attacks killed 15 soldiers", "activists have documented the death of 28 people",
    behind the number of attacks."""
    lows = scene.lows
    known = lows[0] == "the" and len(lows) > 1 and lows[1] in EVENTS
    documented = not scene.words.isdisjoint(DOCUMENTS) and is_perfect(scene)
    bare = scene.place is None and not (scene.points or scene.definite)
    if known and running.killed is not None:
        return scene.counted and scene.adds and not scene.points  # "... killed 35 men as well"
    known = known or lows[:2] in (["they", "killed"], ["they", "left"])
    told = (known and scene.place is None) or (documented and bare)
    return running.killed is None and scene.counted and told


def _beside(scene: Scene, harm: Harmed) -> bool:
    """ "1,127 soldiers have died since March, as well as 637 of IS": another total."""
    first = harm.group.first if harm.group else 0
    return first > 0 and scene.tokens[first - 1].low == "as well as"


def _count_back(running: Running) -> None:
    """ "Said on Wednesday that 170 had died within 48 hours": before Wednesday."""
    begin, end = running.date_from, running.date_to
    if begin is not None and end is not None and begin > end:
        running.date_from = None


def continues(scene: Scene, running: Running, *, bullet: bool, adjacent: bool) -> bool:
    """Whether a scene names parts of the running tally."""
    if scene.words & _REGIONAL:
        return True
    if bullet:
        return adjacent
    if scene.lows[:3] == ["in", "the", "first"]:
        return False  # "In the first four months 231 were killed": another span
    if adjacent and of_those_events(scene) and running.killed is None:
        return True
    if adjacent and _they_killed(scene, running):
        return True
    if adjacent and running.killed is None and scene.counted and _in_them(scene):
        return True
    if adjacent and some_of_them(scene):
        return True
    if adjacent and scene.tokens and scene.tokens[0].low == "all" and scene.hurt:
        return True
    if adjacent and scene.lows[0] == ";" and _some_of_those(scene, running):
        return True
    if not adjacent or not any(g.count is not None for g in scene.groups):
        return False
    only_dead = not scene.kinds or (is_perfect(scene) and not scene.names_deed)
    if scene.counted and scene.adds and scene.place is None and only_dead:
        return True  # "Four coalition members have also been killed."
    behind = 0 <= scene.start - running.end <= _GAP and scene.hurt_alone and scene.counted
    some = any(h.count is not None and h.count.min for h in scene.harmed)
    if behind and some and not (scene.whens or scene.place or scene.names_deed or scene.source):
        return True  # "The SDF has lost 121 men since 20 January. Four civilians lost their lives."
    if dated(scene):
        return False
    first = scene.tokens[0].low if scene.tokens else ""
    if scene.counted and first in _BESIDE:
        attacks = not scene.words.isdisjoint(EVENTS) and is_everywhere(scene)
        if scene.place is None or attacks:
            return True  # "In addition, 121 civilians died in attacks by IS in the Syrian desert"
    if "period" in scene.words and not compares_periods(scene):
        return True
    says_part = bool(scene.words & _PARTS) and first in (
        "this",
        "these",
        "they",
        "of",
        "among",
        "the",
        "them",
    )
    several = events_in(scene)
    return says_part or several is not None or (first == "and" and scene.counted)


def add_parts(scene: Scene, running: Running) -> None:
    """Takes in what a continuing scene says, unless it breaks the total down by region."""
    if scene.words & _REGIONAL:
        running.regional = True
    them = of_those_events(scene) or _in_them(scene) or _they_killed(scene, running)
    them = them or scene.lows[:2] == ["in", "total"]
    if running.killed is None and them:
        running.killed = begin(scene, None).killed
        running.end = scene.end
    running.end = max(running.end, scene.end) if not running.regional else running.end
    if running.regional:
        return
    if running.killed is not None and scene.adds and not scene.kinds:
        for harm in scene.harmed:  # "Six IS fighters died too": beside those counted
            if harm.harm is Harm.KILLED and harm.count and harm.party not in running.by_party:
                running.killed = running.killed + harm.count
    for group in scene.groups:
        if group.party is None or group.count is None:
            continue
        if group.subset and scene.tokens[group.first - 1].low == "including":
            continue
        running.take_part(group.party, group.count)
    if running.events is None:
        running.events = events_in(scene)
