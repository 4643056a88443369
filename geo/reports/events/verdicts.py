"""Why a scene is no event of this report: old news, a plan, a habit, or nothing to go by."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Sequence
from typing import Final

from geo.model import (
    DatePrecision,
    EventType,
    Party,
)
from geo.reports.dates.when import Use, When
from geo.reports.events.covers import events_in, period_of, sums_up
from geo.reports.events.passing import took_suspects
from geo.reports.scenes.new_event import is_apart, ordinal_of
from geo.reports.scenes.no_attack import OWN_LIFE, is_accident, is_drill, is_suicide
from geo.reports.scenes.scene import Scene
from geo.reports.scenes.telling import (
    is_caption,
    is_denied,
    is_filmed,
    is_foiled,
    is_habitual,
    is_often,
    is_planned,
    opens_plainly,
    recalls,
    says_who_died,
)
from geo.reports.vocabulary.deeds import BEGAN
from geo.reports.vocabulary.kinds import QUIET
from geo.reports.vocabulary.lexicon import Tag
from geo.reports.vocabulary.numbers import NTH
from geo.reports.vocabulary.tokens import has_pair, has_tag

_TOOK_PLACE: Final = frozenset(("occurred", "happened", "took", "exploded"))
_WAS_TAKEN: Final = frozenset("occupied captured seized overrun held besieged taken".split())
NEWS_WINDOW_DAYS: Final = 45
"""What happened longer before the report than this is background, not news."""
_LABEL: Final = 6
_DASHES: Final = frozenset(("–", "—", "-", ":"))
_YEAR: Final = re.compile(r"\b20\d\d\b")
_OF_A_YEAR: Final = (Tag.WORD, Tag.PREP, Tag.PLACE, Tag.DET, Tag.NUMBER, Tag.PERSON)
"""What may stand between the dead and the year in which they died."""
_BEGUN: Final = BEGAN | {"begun"}
_DAMAGED: Final = frozenset(("damaged", "destroyed", "burned", "burnt"))
_STAND: Final = frozenset(("deployed", "stationed", "based"))
_VERY_MANY: Final = 100
AMONG_THE_COUNTED: Final = "it only says who was among those counted"


def background(
    scene: Scene, when: When | None, published: dt.date | None, *, record: bool = False
) -> str | None:
    """Why a scene is old news, if it is; ``record``: the text names no day that is new."""
    if recalls(scene):
        return "it recalls an earlier event"
    period = period_of(scene)
    point = when if when is not None and when.first is not None else None
    if point is None:
        if period is not None and period.year_given and _old_year(period, scene, published):
            return f"background from {period.first.year if period.first else 'earlier'}"
        return None
    if published is None or point.first is None:
        return None
    age = (published - (point.last or point.first)).days
    if point.precision is DatePrecision.MONTH:
        same_month = (point.first.year, point.first.month) == (
            published.year,
            published.month,
        )
        if not same_month:
            return f"background from {point.first:%B %Y}"
    entry = _is_entry(scene) or (record and _opens_a_note(scene, point))
    if point.precision is DatePrecision.YEAR or (age > NEWS_WINDOW_DAYS and not entry):
        return f"background: {point.first:%Y-%m-%d} is {age} days before the report"
    return None


def is_record(whens: Sequence[When], published: dt.date | None) -> bool:
    """Whether all days that a text names lie before the news window."""
    days = [w.last or w.first for w in whens if w.is_point and w.first is not None]
    if published is None or not days:
        return False
    return all(day and (published - day).days > NEWS_WINDOW_DAYS for day in days)


def _is_entry(scene: Scene) -> bool:
    """ "27 May 2015 – ...": an entry of a chronicle, whose days are all news to it."""
    first = scene.tokens[:2]
    dated = len(first) == 2 and first[0].tag is Tag.DATE and first[1].low in _DASHES
    return (
        dated and first[0].start == scene.sentence.start and _YEAR.search(first[0].text) is not None
    )


def _opens_a_note(scene: Scene, when: When) -> bool:
    """ "On 9 January 2020, air raids on ...": a note that opens with its full date is a record."""
    if when.precision is DatePrecision.MONTH or not when.year_given or scene.sentence.start:
        return False
    if scene.counted and scene.place is not None and scene.indefinite:
        return True  # "A paper says an air strike at X on 18 March 2019 killed 80"
    before = [t.low for t in scene.tokens[:_LABEL] if t.end <= when.start]
    opens = before[before.index(":") + 1 :] if ":" in before else before  # "Arrests: On ..."
    return len(opens) <= 1 and scene.tokens[len(before)].tag is Tag.DATE


def _old_year(period: When, scene: Scene, published: dt.date | None) -> bool:
    """Whether the scene's own time is a past year; a year in a side remark isn't."""
    if period.first is None:
        return False
    early = has_tag(scene.tokens[:6], Tag.DATE)
    early = early or _occupied_in(scene, period) or _died_in(scene, period)
    lows = scene.lows[:4]
    aside = lows[:3] == ["it", "is", "worth"] or lows[:3] == ["it", "is", "noteworthy"]
    if (
        scene.counted
        and not (early or aside)
        and (period.use is Use.SINCE or len(scene.tokens) > 18)
    ):
        return False
    return published is None or period.first.year < published.year


def _died_in(scene: Scene, year: When) -> bool:
    """ "400 people were killed there in 2015"; no "killed 3 of the group, driven out in 2019"."""
    before = [t for t in scene.tokens if t.end <= year.start]
    harm = next((i for i in range(len(before) - 1, -1, -1) if before[i].tag is Tag.CASUALTY), None)
    if harm is None or year.use is not Use.YEAR or scene.points:
        return False
    return all(t.tag in _OF_A_YEAR and t.trigger is None for t in before[harm + 1 :])


def _occupied_in(scene: Scene, year: When) -> bool:
    """ "The town was occupied for a week in 2013 by rebels, who killed 45": in 2013."""
    before = [t for t in scene.tokens if t.end <= year.start]
    taken = any(a.tag is Tag.BE and b.low in _WAS_TAKEN for a, b in itertools.pairwise(before))
    return taken and not has_tag(before, Tag.CASUALTY) and year.use is Use.YEAR


def not_an_event(
    scene: Scene, when: When | None, soft: bool, *, titled: bool, first: bool, alone: bool
) -> str | None:
    """Why a scene is no single event of its own, if it isn't; ``alone``: it is all the report."""
    dated = when is not None
    known = dated or scene.place or titled or (scene.counted and first)
    if scene.definite and not scene.indefinite and not known:
        return "it speaks of an event told elsewhere"
    if (reason := _tells_no_event(scene, dated, soft)) is not None:
        return reason
    placed = scene.place is not None
    if scene.counted or (any(h.none_said for h in scene.harmed) and (placed or dated)):
        if is_often(scene) and not dated and not placed:
            return "a general description, no single event"
        if not (dated or placed or first) and _very_many(scene):
            return "a great number without a day or place of its own"
        return None if scene.kinds or scene.counted else "no event is named"
    return _uncounted(scene, dated, soft, first=first, alone=alone)


def _tells_no_event(scene: Scene, dated: bool, soft: bool) -> str | None:
    """Why a scene is no event, whatever it says of numbers."""
    placed = scene.place is not None
    if not placed and _is_the_nth(scene):
        return "a general description, no single event"
    if says_who_died(scene):
        return AMONG_THE_COUNTED
    if is_accident(scene):
        return "an accident, no attack"
    if not scene.words.isdisjoint(OWN_LIFE) and is_suicide(scene):
        return "somebody took his own life, no attack"
    captives = scene.kind is EventType.ABDUCTION and not scene.hurt
    if is_filmed(scene) and not placed and (not dated or soft or captives):
        return "a recording shows it, and nobody says when it happened"
    if scene.hurt and not scene.counted and sums_up(scene):
        return "several events at once, none of them told"
    if is_caption(scene):
        return "a picture's caption"
    if is_drill(scene):
        return "an exercise, no attack"
    if is_denied(scene):
        return "denied, so not told as done"
    if took_suspects(scene):
        return "what was done about an earlier attack"
    moving = scene.kind is EventType.TROOP_MOVEMENT and not scene.hurt
    if moving and _are_deployed(scene):
        return "a general description, no single event"
    if moving and "evacuated" in scene.words:
        return "told in passing, as where the wounded were taken"
    if moving and Party.ISLAMIC_STATE in scene.roles.attackers:
        return "a movement of the group itself"
    if is_planned(scene):
        return "planned, feared or threatened, not done"
    if not placed and not scene.hurt and scene.sentence.start and _says_when_it_began(scene):
        return "it says since when there is fighting"
    return None


def _uncounted(scene: Scene, dated: bool, soft: bool, *, first: bool, alone: bool) -> str | None:
    """Why a scene that gives no number of people is no event, if it isn't."""
    placed = scene.place is not None
    if is_foiled(scene) and not scene.hurt:
        return "foiled, so nothing happened"
    quiet = scene.kind in QUIET
    if quiet and not scene.hurt and not dated and _goes_on_now(scene):
        return "an operation that goes on, and nobody says since when"
    if quiet and not scene.hurt and placed and (scene.roles.attackers or scene.source):
        return None
    if is_habitual(scene) and not dated:
        return "a general description, no single event"
    if scene.hurt:
        return None  # what stays without count, date and place is dropped at the end
    if quiet:
        return None if placed and scene.acted else "an operation without a place"
    took_place = not scene.words.isdisjoint(_TOOK_PLACE) and scene.source is None
    in_turn = bool(ordinal_of(scene))  # "The first attack took place in X", of two told together
    opened = placed and took_place and (in_turn or (first and not alone))
    if scene.definite and not scene.indefinite and not dated and not opened:
        return "it speaks of an event told elsewhere"
    sides = scene.roles.attackers or scene.roles.sides
    if not sides and dated and not soft and events_in(scene):
        sides = scene.roles.targets  # "a source reports 20 air strikes on the group on Monday"
    told = scene.acted or scene.indefinite or bool(sides)
    if placed and scene.indefinite and _is_apart_and_did_damage(scene):
        return None
    if told and ((dated and not soft) or (placed and scene.acted)):
        return None
    if dated and not soft and placed and scene.kinds and opens_plainly(scene):
        return None
    if alone and placed and scene.kinds and scene.words.isdisjoint(("is", "are")):
        return None  # "Airstrikes on Jabal al-Bishri by Russian warplanes."
    return "no casualties, date or place of its own"


def _is_the_nth(scene: Scene) -> bool:
    """ "It is the ninth strike in August": of the one told, and how many there were."""
    lows = scene.lows[:5]
    if scene.harmed or lows[:2] not in (
        ["it", "is"],
        ["it", "was"],
        ["this", "is"],
        ["this", "was"],
    ):
        return False
    nth = lows[3:4]
    return lows[2:3] == ["the"] and bool(nth) and (nth[0] in NTH or nth[0][:-2].isdigit())


def _is_apart_and_did_damage(scene: Scene) -> bool:
    """ "In a separate strike three planes were damaged at T-4"."""
    return is_apart(scene) and not scene.words.isdisjoint(_DAMAGED)


def _says_when_it_began(scene: Scene) -> bool:
    """ "Tribal fighters began an attack on its areas six days ago", and nothing more of it."""
    lows = scene.lows
    begun = next((i for i, low in enumerate(lows) if low in _BEGUN), None)
    if begun is None or not scene.points:
        return False
    behind = scene.tokens[begun + 1 :]
    return any(t.tag is Tag.THING and t.trigger is EventType.ARMED_ATTACK for t in behind[:4])


def _goes_on_now(scene: Scene) -> bool:
    """ "The SDF is sweeping the camp at the same time"."""
    return any(
        a.low in ("is", "are") and b.trigger is not None and b.low.endswith("ing")
        for a, b in itertools.pairwise(scene.tokens)
    )


def _are_deployed(scene: Scene) -> bool:
    """ "Hundreds of US troops are deployed in eastern Syria": no movement."""
    return has_pair(scene.lows, ("is", "are", "remain"), _STAND)


def _very_many(scene: Scene) -> bool:
    """ "More than 700 of the tribe were killed for their refusal", behind another event."""
    return any(h.count is not None and h.count.min >= _VERY_MANY for h in scene.harmed)
