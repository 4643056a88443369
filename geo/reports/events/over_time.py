"""Totals over a time: since an outset, over weeks of attacks, of a battle or of a month."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Final

from geo.model import DatePrecision, EventType
from geo.reports.dates.when import Use, When
from geo.reports.events.covers import (
    EVENTS,
    SPANS,
    WEEK,
    dated,
    is_everywhere,
    is_long,
    is_perfect,
    period_of,
)
from geo.reports.events.since import (
    CAMPAIGNS,
    raised_since,
    since_a_day,
    since_an_outset,
    since_in_passing,
    since_it_began,
    since_it_happened,
    since_then,
)
from geo.reports.scenes.scene import Scene
from geo.reports.spots.nearness import is_wide
from geo.reports.vocabulary.lexicon import Harm, Tag
from geo.reports.vocabulary.tokens import Token, has_pair

TOTALS: Final = frozenset(
    """toll documented documents recorded counts counted tally total totals statistics figures
    bringing
    brings raising raises number numbers overall altogether distributed distribution tracked
    verified cumulative reached reaches""".split()
)
BOMBARDED: Final = (EventType.AIR_STRIKE, EventType.SHELLING, EventType.EXPLOSIVE)
_SO_LONG: Final = ("-week", "-month", "-year", "-weeks", "-months", "week-long", "month-long")
_THIS_YEAR: Final = frozenset(("this year", "this month", "this season", "so far this year"))
_BEHIND: Final = 7
_DAYS: Final = (DatePrecision.DAY, DatePrecision.RANGE)
_FIRST_MONTHS: Final = re.compile(
    r"\b(?:in|during|over) (?:the|its|their) first (?:\w+ )?"
    r"(?:weeks?|months?|half|quarter|days of (?:the|this|[jfmasond]))"
)
_GOES_ON: Final = frozenset("escalating ongoing bombing military air continuing".split())
_COURSE_OF: Final = re.compile(
    r"\b(?:over the course|in the space|in the span) of (?:\w+ ){0,2}(?:weeks?|months?|years?)\b"
)
_HUNDRED: Final = 100
_FIGHTS: Final = frozenset(
    "infighting fighting bombing bombardment shelling violence battle battles siege clashes".split()
)
_ONE_BY_ONE: Final = EVENTS | {"mines", "landmines", "blasts"}
"""What goes off or is done at one place each."""
_WEEKS: Final = frozenset("week weeks fortnight month months year years".split())
_LASTS: Final = _WEEKS | {"day", "days"}
_OF_SPANS: Final = SPANS | {span + "'s" for span in SPANS}
_WHOLE: Final = frozenset(
    "fighting violence clashes attacks dead deaths killings toll total losses".split()
)
"""What a week has in all."""
_SHARES: Final = frozenset("quarter half months weeks".split())
_ATTACKS: Final = frozenset("attacks ambushes bombings shootings killings".split()) | {
    "armed attacks",
    "surprise attacks",
}
_IN_A_ROW: Final = frozenset(("a series of", "string", "spate", "wave", "spree", "several"))
SINGLY: Final = 15
_MANY_DAYS: Final = 4
_PRESSURE: Final = _FIGHTS | {"escalation", "violence", "unrest"}
_OF_A_BATTLE: Final = 50
_GOING_ON: Final = frozenset("continuation continue continues continuing renewed ongoing".split())


def names_a_period(scene: Scene) -> bool:
    """Whether a scene with a number counts what happened over a period that it names or goes on
    about."""
    if _of_the_period(scene) or _of_several_in_a_week(scene):
        return True
    return is_perfect(scene) and (
        since_in_passing(scene) or _over_a_week(scene) or _toll_of_a_campaign(scene)
    )


def is_over_time(scene: Scene) -> bool:
    """Whether a number of dead or wounded is one of weeks, of a battle, or since something."""
    if scene.tolls and "since" in scene.words and since_it_began(scene):
        return True  # "puts its losses since its offensive began at 20"
    if is_perfect(scene) and (
        since_it_began(scene)
        or _of_the_strikes(scene)
        or since_a_day(scene)
        or _this_year(scene)
        or since_then(scene)
        or _in_several_towns(scene)
    ):
        return True
    return (
        _over_a_month(scene)
        or since_an_outset(scene)
        or _weeks_of_attacks(scene)
        or since_it_happened(scene)
        or raised_since(scene)
        or _goes_on_raising(scene)
        or _of_a_season(scene)
        or _toll_of_some_days(scene)
        or _of_a_battle(scene)
        or _of_the_week(scene)
        or _long_battle(scene)
        or _alone(scene)
        or _on_several_days(scene)
        or _attacks_of_some_days(scene)
    )


def _in_several_towns(scene: Scene) -> bool:
    """ "IS has killed 67 civilians in X, in the village of Y and in Z": up to now."""
    towns = {s.mention.mention for s in scene.spots if s.scene and not s.wide}
    most = max((h.count.min for h in scene.harmed if h.count), default=0)
    active = any(a.tag is Tag.HAVE and b.tag is Tag.CASUALTY for a, b in pairwise(scene.tokens))
    return active and len(towns) > 2 and most >= SINGLY and not dated(scene)


def _of_a_season(scene: Scene) -> bool:
    """ "34 people were killed while they looked for truffles in the 2021 season"."""
    if "season" not in scene.words or dated(scene):
        return False
    return any(w.use is Use.YEAR for w in scene.whens)


def _goes_on_raising(scene: Scene) -> bool:
    """ "The continuation of clashes raises to 385 the number of those killed in them"."""
    if not scene.tolls or scene.words.isdisjoint(_GOING_ON) or dated(scene):
        return False
    return any(h.toll and h.count and h.count.min >= _OF_A_BATTLE for h in scene.harmed)


def _of_the_period(scene: Scene) -> bool:
    """ "Strikes killed 13 fighters in the period": a count, over whatever period it told."""
    if "period" not in scene.words or dated(scene):
        return False
    lows = scene.lows
    return has_pair(lows, ("the", "this", "that", "same"), ("period",))


def _of_several_in_a_week(scene: Scene) -> bool:
    """ "Last week several mines in X and Y killed six"."""
    if not any(w.precision is DatePrecision.WEEK for w in scene.points):
        return False
    pairs = pairwise(scene.tokens)
    return any(a.tag is Tag.VAGUE and b.low.split()[-1] in _ONE_BY_ONE for a, b in pairs)


def _over_a_week(scene: Scene) -> bool:
    """ "Over the last week mines in X and Y have killed six civilians"."""
    dates = [t.low for t in scene.tokens if t.tag is Tag.DATE and "week" in t.low]
    return any(low.startswith(("over ", "in the ", "during ", "within ")) for low in dates)


def _toll_of_a_campaign(scene: Scene) -> bool:
    """ "Russia has so far lost 12 soldiers in the war", "has lost 463 fighters in the battle"."""
    if dated(scene) or scene.indefinite:
        return False
    lows = scene.lows
    so_far = "so far" in " ".join(lows)
    described = zip(lows, lows[1:], lows[2:], strict=False)
    return (
        so_far
        or any(b in CAMPAIGNS and a in ("the", "this", "'s") for a, b in pairwise(lows))
        or any(c == "campaign" and a == "the" and b in _GOES_ON for a, b, c in described)
    )


def _alone(scene: Scene) -> bool:
    """ "In the last week alone, 17 soldiers have died": all of them, of several events."""
    one_attack = "when" in scene.words and scene.place is not None
    if not scene.counted or "alone" not in scene.words or one_attack:
        return False
    return any(a.tag is Tag.DATE and b.low == "alone" for a, b in pairwise(scene.tokens))


def _on_several_days(scene: Scene) -> bool:
    """ "Attacks on Saturday, Sunday and Monday killed nine": no attack of Saturday's."""
    if not scene.counted or scene.words.isdisjoint(EVENTS):
        return False
    rest = [t for t in scene.tokens if t.low not in (",", "and", "on")]
    return any(
        day.tag is Tag.DATE and other.tag is Tag.DATE and _are_days(scene, day, other)
        for day, other in pairwise(rest)
    )


def _are_days(scene: Scene, *days: Token) -> bool:
    told = [next((w for w in scene.points if w.start == d.start), None) for d in days]
    firsts = {w.first for w in told if w is not None and w.precision in _DAYS}
    return len(firsts) == len(told)


def _toll_of_some_days(scene: Scene) -> bool:
    """ "The number of people killed in the desert in the past 72 hours has risen to 31"."""
    period = period_of(scene)
    toll = any(h.toll and h.harm is Harm.KILLED and h.count is not None for h in scene.harmed)
    if period is None or not toll or period.use is not Use.PERIOD or scene.definite:
        return False
    one = scene.kind in BOMBARDED or not {"attack", "ambush", "clashes"}.isdisjoint(scene.words)
    return is_everywhere(scene) and not one and not scene.indefinite


def _of_the_strikes(scene: Scene) -> bool:
    """ "The strikes have killed 122 civilians": those of a campaign, by so many."""
    lows = [t.low for t in scene.tokens[:2]]
    most = max((h.count.min for h in scene.harmed if h.count), default=0)
    named = lows[:1] == ["the"] and lows[-1] in EVENTS
    return named and most >= _HUNDRED and scene.place is None and not dated(scene)


def _of_a_battle(scene: Scene) -> bool:
    """ "It claimed to have killed 400 in the battle of Palmyra and lost 188 of its own", "counts
    283 dead in the offensive"."""
    said = scene.said
    battle = "in the battle of" in said or "in the battle for" in said
    if not (battle or "in the offensive" in said or "in the campaign" in said):
        return False
    most = max((h.count.min for h in scene.harmed if h.count), default=0)
    return most >= SINGLY and not dated(scene)


def _weeks_of_attacks(scene: Scene) -> bool:
    """ "Lost more than 50 men in a week of attacks", "51 died over the same period"."""
    if not scene.counted:
        return False
    said = scene.said
    if "first" in said and not scene.indefinite and _FIRST_MONTHS.search(said):
        return True
    if dated(scene):
        return bool(scene.words & EVENTS) and is_everywhere(scene) and _weeks_long(scene)
    if " of " in said and _COURSE_OF.search(said):
        return True
    words = said.split()
    if "period" in words and not scene.whens and ("same", "period") in pairwise(words):
        return True
    if _LASTS.isdisjoint(words):
        return False
    if not dated(scene) and _days_of_shelling(scene):
        return True
    behind = zip(scene.tokens, scene.tokens[1:], scene.tokens[2:], strict=False)
    spans = [(a, a.low.split()[-1], c.low) for a, b, c in behind if b.tag is Tag.OF]
    perfect = is_perfect(scene)
    if any(
        c in _FIGHTS and ((perfect and span in _LASTS) or (a.tag is Tag.DATE and span in _WEEKS))
        for a, span, c in spans
    ):
        return True  # "a month of infighting has killed 300", "90 died in a month of fighting"
    return is_everywhere(scene) and any(span in _LASTS and c in EVENTS for _, span, c in spans)


def _days_of_shelling(scene: Scene) -> bool:
    """ "Ten days of shelling on X killed 60": a total over them."""
    spans = zip(scene.tokens, scene.tokens[1:], scene.tokens[2:], scene.tokens[3:], strict=False)
    return any(
        a.number is not None and a.number.min >= _MANY_DAYS and b.low == "days"
        for a, b, of, what in spans
        if of.tag is Tag.OF and (what.trigger is not None or what.low in _PRESSURE)
    )


def _weeks_long(scene: Scene) -> bool:
    """ "Attacks between 1 and 20 August left 57 dead": of so many days."""
    spans = [w for w in scene.points if w.precision is DatePrecision.RANGE and is_long(w)]
    return any(w.last and w.first and w.last - w.first >= WEEK for w in spans)


def _long_battle(scene: Scene) -> bool:
    """ "605 died in the three-week battle"."""
    if scene.words.isdisjoint(CAMPAIGNS):
        return False
    return any(a.low.endswith(_SO_LONG) and b.low in CAMPAIGNS for a, b in pairwise(scene.tokens))


def _this_year(scene: Scene) -> bool:
    """ "Soldiers have killed more than 30 smugglers this year", "25 have been killed near X in
    recent weeks"."""
    at = next((i for i, t in enumerate(scene.tokens) if t.tag is Tag.DATE and _goes_on(t)), None)
    if at is None or not (is_everywhere(scene) or "recent" in scene.tokens[at].low):
        return False
    return any(0 < at - h.at <= _BEHIND for h in scene.harmed if h.count is not None)


def _goes_on(date: Token) -> bool:
    return date.low in _THIS_YEAR or (
        "recent" in date.low and date.low.endswith(("weeks", "months"))
    )


def _attacks_of_some_days(scene: Scene) -> bool:
    """ "Killed in a string of IS attacks since Friday", "several attacks in recent days left 28
    dead": of more than one; "the attacks since Thursday" may be one assault."""
    if scene.words.isdisjoint(_IN_A_ROW) or scene.words.isdisjoint(_ATTACKS):
        return False
    if not scene.counted or scene.definite or not any(map(_lasts, scene.whens)):
        return False
    attacks = [i for i, low in enumerate(scene.lows) if low in _ATTACKS]
    return any(
        not any(t.tag in (Tag.WHO, Tag.PUNCT) for t in scene.tokens[min(i, h.at) : max(i, h.at)])
        for i in attacks
        for h in scene.harmed
        if h.count is not None
    )


def _lasts(when: When) -> bool:
    """More than a day; "in recent days" has no ends."""
    if when.first is None or when.last is None:
        return when.use is Use.PERIOD
    return when.first < when.last


def _of_the_week(scene: Scene) -> bool:
    """ "With 14 fatalities, the week was calmer", "the toll of the week", "the week's fighting has
    cost 34 lives": what a week came to."""
    if not scene.words & _OF_SPANS:
        return False
    tokens, toll = scene.tokens, any(h.toll for h in scene.harmed)
    for owner, owned, behind in zip(tokens, tokens[1:], tokens[2:], strict=False):
        if owner.possessive and owner.low in _OF_SPANS:
            return owned.low in _WHOLE or behind.low in _SHARES  # "the year's first quarter"
    if scene.kinds:
        return False
    spans = [i for i, t in enumerate(tokens[:-1]) if i > 1 and t.low in SPANS]
    came_to = (
        tokens[i + 1].tag is Tag.BE
        or tokens[i - 2].low == "for"
        or (toll and tokens[i - 2].low == "of")
        for i in spans
    )  # "the week was calmer", "17 dead for the week", "the toll of the week"
    return any(told and tokens[i - 1].low == "the" for told, i in zip(came_to, spans, strict=True))


def _over_a_month(scene: Scene) -> bool:
    """ "In November, 160 were killed", by nobody and at no one place; "its losses last week"."""
    toll = any(h.toll for h in scene.harmed) and not scene.names_deed
    spans = (DatePrecision.MONTH, DatePrecision.WEEK if toll else DatePrecision.MONTH)
    month = any(w.use is Use.POINT and w.precision in spans for w in scene.points)
    if not month or not scene.counted or dated(scene) or scene.indefinite:
        return False
    if scene.roles.attackers and not scene.words & TOTALS:
        return False
    return scene.place is None or is_wide(scene.place.match)
