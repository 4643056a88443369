"""When a scene happened, told apart from when it was reported."""

from __future__ import annotations

import datetime as dt
import itertools
from dataclasses import replace
from typing import Final

from geo.model import DatePrecision
from geo.reports.dates.when import Use, When
from geo.reports.harm.toll_nouns import RISEN
from geo.reports.scenes.relative_days import GOT
from geo.reports.scenes.scene import Scene
from geo.reports.vocabulary.lexicon import Tag

_PERIOD_LIMIT: Final = dt.timedelta(days=3)
_SINCE_LIMIT: Final = dt.timedelta(days=7)


_ONE_MORE: Final = (Tag.ARTICLE, Tag.ANOTHER, Tag.NUMBER)
_ASIDE: Final = 2
_WOUNDS: Final = frozenset(("wounds", "injuries"))
_CONDEMNS: Final = frozenset("condemned condemns denounced denounces".split())
_HOURS: Final = frozenset(("noon", "midday", "dawn", "midnight", "nightfall"))
_PARTS: Final = frozenset(("evening", "afternoon", "night"))
_DAYS_BEFORE: Final = {"overnight": 1, "last night": 1, "yesterday": 1}
"""How many days before the report's own each of these words begins."""
_ON_THE_DAY: Final = ("since ", "today", "this ")
_PRINTED_LATE: Final = 3


def date_of(scene: Scene, last_day: dt.date | None) -> tuple[When | None, bool]:
    """When the scene happened, and whether that is only the day it was reported on."""
    if not scene.whens and scene.reported_when is None:
        return None, False  # most scenes
    points = [w for w in scene.points if not _of_the_report(scene, w)]
    if not scene.words.isdisjoint(_CONDEMNS):
        points = [w for w in points if not _condemned_on(scene, w)]
        if not points:
            return None, False
    hard = [w for w in points if w.use is Use.POINT] or points
    if len(hard) > 1 and scene.words & _WOUNDS and scene.words & GOT:
        hard = hard[-1:]  # "died today of wounds sustained in an attack two days ago"
    chosen = hard[0] if hard else scene.reported_when
    spans = [] if hard else [w for w in scene.whens if w.use in (Use.PERIOD, Use.SINCE)]
    if spans and "when" in scene.words and (began := tense_since(scene)) is not None:
        return began, False
    if short := [w for w in spans if _is_short(w)]:
        span = _until(short[0], scene.reported_when)
        return replace(span, use=Use.POINT, precision=DatePrecision.RANGE), False
    if (shifted := _shifted(scene)) is not None:
        return shifted, False
    named = [w for w in hard if w in scene.event_whens and w.use is not Use.SHIFT]
    possessed = named[0] if named else None
    if possessed is not None:
        return possessed, False
    if chosen is None or not chosen.is_point:
        return None, False
    if chosen.use is Use.SHIFT:
        last_day = _told_on_before(scene, chosen) or last_day
        if last_day is None or chosen.precision is not DatePrecision.DAY:
            return None, False
        day = last_day + dt.timedelta(days=chosen.shift_days)
        told = When(chosen.start, chosen.end, Use.POINT, DatePrecision.DAY, day, day)
        return told, chosen is scene.reported_when
    if chosen is not scene.reported_when:
        chosen = _as_of_the_telling(scene, chosen)
    late = scene.updates and not _of_the_deed(scene, chosen)
    return chosen, chosen is scene.reported_when or late


def tense_since(scene: Scene) -> When | None:
    """ "The town has been tense since Monday, when gunmen killed two": on Monday."""
    at = scene.lows.index("when") if "when" in scene.lows else 0
    if at < 3 or scene.lows[at - 1] != "," or any(h.at < at for h in scene.harmed):
        return None
    day = scene.tokens[at - 2]
    since = (w for w in scene.whens if w.start == day.start and w.use is Use.SINCE)
    began = next((w for w in since if w.precision is DatePrecision.DAY), None)
    return began and replace(began, use=Use.POINT, last=began.first)


def _of_the_deed(scene: Scene, when: When) -> bool:
    """ "The toll of the raids on X the day before yesterday rose to four": the day of the raids."""
    before = [t for t in scene.tokens if t.end <= when.start]
    toll = next((h.at for h in scene.harmed if h.toll), len(before))
    deed = any(t.tag is Tag.THING and t.trigger is not None for t in before[toll:])
    return deed and not any(t.low in RISEN for t in before[toll:])


def _told_on_before(scene: Scene, shift: When) -> dt.date | None:
    """ "He told SANA on Monday that two were killed the night before": counted from Monday."""
    told = scene.reported_when
    if told is None or told.use is not Use.POINT or told.precision is not DatePrecision.DAY:
        return None
    return told.first if told.start < shift.start and shift.shift_days < 0 else None


def _as_of_the_telling(scene: Scene, when: When) -> When:
    """ "Killed overnight, a monitor said on Tuesday": the night to Tuesday, whenever printed."""
    told = scene.reported_when
    if told is None or told.first is None or told.precision is not DatePrecision.DAY:
        return when
    word = next((t.low for t in scene.tokens if t.start == when.start), "")
    days = 0 if word.startswith(_ON_THE_DAY) else _DAYS_BEFORE.get(word)
    if days is None or when.first is None or (not days and told.start > when.start):
        return when
    late = when.first + dt.timedelta(days=days) - told.first
    if late <= dt.timedelta(0) or (late.days > _PRINTED_LATE and told.weekday is not None):
        return when
    return replace(when, first=when.first - late, last=when.last and when.last - late)


def _condemned_on(scene: Scene, when: When) -> bool:
    """ "In a statement on Monday it condemned the killing of ten": the day of the statement."""
    at = next((i for i, t in enumerate(scene.tokens) if t.low in _CONDEMNS), 0)
    if any(h.at < at for h in scene.harmed):
        return False  # "killed on Sunday by a bomb, pages mourned today"
    behind = scene.tokens[at].end
    return when.start < behind or when.start - behind <= len(" on the ")


def _until(span: When, reported: When | None) -> When:
    """ "On 18 April it reported 70 strikes in the past 24 hours": the day up to then."""
    if span.use is not Use.PERIOD or reported is None or reported.first is None:
        return span
    if span.first is None or span.last is None or reported.first >= span.last:
        return span
    return replace(span, first=reported.first - (span.last - span.first), last=reported.first)


def _shifted(scene: Scene) -> When | None:
    """ "On Sunday ... killed two days earlier": counted from the day named in the same clause."""
    if len(scene.points) < 2:
        return None
    days = [w for w in scene.points if w.use is Use.POINT and w.precision is DatePrecision.DAY]
    shifts = [w for w in scene.points if w.use is Use.SHIFT and w.precision is DatePrecision.DAY]
    if not days or not shifts or days[0].first is None or shifts[0].start < days[0].start:
        return None
    told = [h.at for h in scene.harmed if h.at < len(scene.tokens)]  # else another's few words
    harm = scene.tokens[told[0]].start if told else None
    if harm is None:
        return None
    between = [t for t in scene.tokens if harm < t.start < shifts[0].start]
    if any(a.tag is Tag.CONJ and b.tag in _ONE_MORE for a, b in itertools.pairwise(between)):
        return None  # "four were shot on Sunday, and a fifth the day before"
    nearer = abs(shifts[0].start - harm) < abs(days[0].start - harm)
    if scene.words & _WOUNDS and "died" in scene.words and shifts[0].shift_days > 0:
        return None  # "shot on Monday; he died of his wounds a day later": on Monday
    if not nearer and not (shifts[0].start > harm and shifts[0].shift_days < 0):
        return None
    day = days[0].first + dt.timedelta(days=shifts[0].shift_days)
    return When(shifts[0].start, shifts[0].end, Use.POINT, DatePrecision.DAY, day, day)


def _of_the_report(scene: Scene, when: When) -> bool:
    """The day it was reported on, also as "today, Saturday"."""
    said = scene.reported_when
    if said is None or when is said:
        return when is said
    return when.first == said.first and 0 <= when.start - said.end <= _ASIDE


def tells_the_hour(scene: Scene) -> bool:
    """ "In the evening, shells fell on Dhiban": of the day told of before."""
    if scene.words.isdisjoint(_HOURS) and scene.words.isdisjoint(_PARTS):
        return False
    lows = scene.lows
    return any(
        (a == "at" and b in _HOURS) or (a == "the" and b in _PARTS)
        for a, b in itertools.pairwise(lows)
    )


def days_before(day: dt.date, days: int, scene: Scene) -> When:
    """ "Three days after ten soldiers were killed": counted back from the day told last."""
    then = day - dt.timedelta(days=days)
    return When(scene.start, scene.start, Use.POINT, DatePrecision.DAY, then, then)


def _is_short(when: When) -> bool:
    if when.precision in (DatePrecision.WEEK, DatePrecision.MONTH):
        return False
    limit = _SINCE_LIMIT if when.use is Use.SINCE else _PERIOD_LIMIT
    return bool(when.first and when.last and when.last - when.first <= limit)
