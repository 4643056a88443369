"""Whether a scene tells of the day of an event told before, or of another."""

from __future__ import annotations

import datetime as dt
from typing import Final

from geo.model import DatePrecision
from geo.reports.dates.when import When
from geo.reports.events.draft import Draft
from geo.reports.events.points_back import behind_source
from geo.reports.scenes.scene import Scene

THEY: Final = frozenset(("they", "both", "all", "according", "he", "she"))
"""Opens what befell those told of before."""
_HE: Final = ("he", "she")
_HIT: Final = (
    ["had", "been", "shot"],
    ["had", "been", "wounded"],
    ["had", "been", "injured"],
    ["had", "been", "hit"],
)
_CLAIM_DAYS: Final = 7
"""So long after an attack a group may claim it."""


def is_its_day(draft: Draft, when: When) -> bool:
    """Whether a day is the first day of the event."""
    return draft.when is not None and draft.when.first == when.first


def is_before(when: When, draft: Draft) -> bool:
    """Whether a day lies before that of the event."""
    known = draft.first_date
    return known is not None and when.first is not None and when.first < known


def days_clash(draft: Draft, when: When | None, soft: bool) -> bool:
    """Whether the two days can't be those of one event; a soft one is allowed some days."""
    if when is None or draft.when is None:
        return False
    a, b = draft.when, when
    if a.first is None or b.first is None:  # a report without a date
        if soft:
            return False
        weekdays, days = (a.weekday, b.weekday), (a.month_day, b.month_day)
        return any(None not in pair and pair[0] != pair[1] for pair in (weekdays, days))
    if _was_reported_by_then(draft) and not soft and b.first > a.first:
        return True
    if soft or draft.soft_when:
        claimed = draft.soft_when and "claimed" in draft.scenes[0].words
        claimed = claimed or (draft.soft_when and not soft and b.first <= a.first)
        return abs((b.first - a.first).days) > (_CLAIM_DAYS if claimed else 2)
    a_last, b_last = a.last or a.first, b.last or b.first
    loose = DatePrecision.RANGE in (a.precision, b.precision)
    slack = dt.timedelta(days=1 if loose else 0)  # "in 48 hours" counts from the report
    return b.first > a_last + slack or a.first > b_last + slack


def _was_reported_by_then(draft: Draft) -> bool:
    """ "The network had reported on Saturday that two were killed": not what was on Monday."""
    if not draft.soft_when:
        return False
    first = draft.scenes[0]
    return first.reported_when is draft.when and "had reported" in first.said


def earlier_by_other_arms(draft: Draft, scene: Scene) -> bool:
    """ "Another three died in shelling earlier in the day", behind air raids: not of these."""
    timed = bool(scene.words & {"earlier", "later"}) and "day" in scene.words
    other = bool(scene.kinds) and not set(scene.kinds) & set(draft.kinds)
    return timed and other and scene.adds and scene.counted and not scene.definite


def reported_before(draft: Draft, scene: Scene, when: When | None) -> bool:
    """ "Last Sunday, SANA reported an attack near X", behind Monday's: it can't be that one."""
    known = draft.when
    if when is None or when is not scene.reported_when or known is None:
        return False
    if draft.soft_when and (scene.place is None or draft.scenes[0].reported_when is known):
        return False
    return when.first is not None and known.first is not None and when.first < known.first


def says_when_hit(scene: Scene) -> bool:
    """ "They had been injured on Sunday", "he had been shot on Sunday", "according to relatives,
    they were killed on Sunday": the day of what befell those told of before."""
    if not scene.points or scene.counted:
        return False
    if scene.lows[0] in _HE:
        return scene.lows[1:4] in _HIT and not scene.said.endswith((" ago", " ago ."))
    if not scene.harmed:
        return False
    first = min(behind_source(scene.tokens), len(scene.lows) - 1)
    return scene.lows[first] in THEY and all(h.pronoun for h in scene.harmed)
