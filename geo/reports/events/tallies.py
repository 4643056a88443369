"""What is a running total ("136 since the beginning of 2022"), and so never an incident."""

from __future__ import annotations

import datetime as dt
import re
from itertools import pairwise
from typing import Final

from geo.model import DatePrecision, EventType
from geo.reports.clauses.compared import SUPERLATIVES
from geo.reports.dates.when import Use
from geo.reports.events.covers import (
    EVENTS,
    SPANS,
    WEEK,
    dated,
    events_in,
    in_the_month,
    is_everywhere,
    is_long,
    is_perfect,
    listed,
    one_bombardment,
    period_of,
    sums_up,
    towns_in,
)
from geo.reports.scenes.scene import Scene
from geo.reports.spots.nearness import is_wide
from geo.reports.vocabulary.lexicon import Harm, Tag
from geo.reports.vocabulary.tokens import Token

_TOTALS: Final = frozenset(
    """toll documented documents recorded counts counted tally total totals statistics figures
    bringing
    brings raising raises number numbers overall altogether distributed distribution tracked
    verified cumulative reached reaches""".split()
)
_ATTACKS: Final = EVENTS - {"clashes"}
_SHARE: Final = frozenset(("majority", "most", "rest"))
_POINTING: Final = frozenset(("these", "those", "such"))
_BOMBARDED: Final = (EventType.AIR_STRIKE, EventType.SHELLING, EventType.EXPLOSIVE)
_CAMPAIGNS: Final = frozenset(
    "offensive campaign war battle fighting conflict push assault siege".split()
)
_BEGUN: Final = frozenset("begun began started launched".split())
_STARTS: Final = frozenset(("beginning", "start", "outset"))
_A_DAYS: Final = 10
"""A toll of fewer is a single attack's as likely as a day's."""
_SO_LONG: Final = ("-week", "-month", "-year", "-weeks", "-months", "week-long", "month-long")
_THIS_YEAR: Final = frozenset(("this year", "this month", "this season", "so far this year"))
_BEHIND: Final = 7
_DOCUMENTS: Final = frozenset("documented documents recorded counted monitored verified".split())
_OF_A_NOUN: Final = (Tag.WORD, Tag.THING, Tag.NAME, Tag.PREP, Tag.ORG)
_DAYS: Final = (DatePrecision.DAY, DatePrecision.RANGE)
_BLOOD: Final = (Harm.KILLED, Harm.WOUNDED)
_ACROSS: Final = frozenset(("across", "throughout"))
_CROSSED: Final = frozenset("river border frontier road street bridge line berm valley".split())
_OUTSETS: Final = frozenset(
    """outbreak start beginning outset fall launch eruption collapse defeat liberation end onset
    escalation expulsion announcement takeover ouster overthrow""".split()
)
_FIRST_MONTHS: Final = re.compile(
    r"\b(?:in|during|over) (?:the|its|their) first (?:\w+ )?"
    r"(?:weeks?|months?|half|quarter|days of (?:the|this|[jfmasond]))"
)
_GOES_ON: Final = frozenset("escalating ongoing bombing military air continuing".split())
_CLAUSE: Final = 12
_FIGHTS: Final = frozenset(
    "infighting fighting bombing bombardment shelling violence battles siege".split()
)
_LASTS: Final = frozenset("day days week weeks month months year years".split())
_CLOSE: Final = 12
_SINGLY: Final = 15
_MANY: Final = 100
_BEYOND_ONE_EVENT: Final = 1_000


def is_tally(scene: Scene) -> bool:
    """Whether a scene gives a total over a period or over several events."""
    if _of_the_period(scene) or _since_in_passing(scene) or _over_a_week(scene):
        return True
    if _counts_events(scene) or of_those_events(scene) or _apart_from_each_other(scene):
        return True
    if toll_of_a_day(scene) or _toll_of_a_campaign(scene):
        return True
    if not any(h.harm in _BLOOD for h in scene.harmed if not h.none_said):
        return False
    if not scene.counted and not (scene.hurt and (events_in(scene) or 0) > 2):
        return False
    most = max((h.count.max or h.count.min for h in scene.harmed if h.count), default=None)
    if most is not None and most < 2:
        return False
    if _over_a_month(scene) or _since_it_began(scene) or _listed_total(scene):
        return True
    if _since_an_outset(scene) or _weeks_of_attacks(scene) or _since_it_happened(scene):
        return True
    if _toll_of_some_days(scene) or _of_a_battle(scene):
        return True
    if "unintentionally" in scene.words:
        return True  # "its raids there have unintentionally killed at least 220 civilians"
    if since_a_day(scene) or _of_the_week(scene) or _this_year(scene) or _long_battle(scene):
        return True
    if _beyond_one_event(scene) or _across_provinces(scene) or _across_the_country(scene):
        return True
    if _by_attacks_so_far(scene) or _in_such_incidents(scene):
        return True
    if _alone(scene) or _on_several_days(scene) or _since_then(scene):
        return True
    period = period_of(scene)
    long_period = period is not None and is_long(period)
    events = events_in(scene)
    several = events is not None and events > 2 and not one_bombardment(scene)
    totals = bool(scene.words & _TOTALS)
    plural = bool(scene.words & EVENTS)
    if most is not None and most >= _BEYOND_ONE_EVENT:
        return True
    if long_period and period is not None:
        early = any(t.tag is Tag.DATE for t in scene.tokens[:6])
        yearly = period.use is Use.YEAR and early and not scene.indefinite
        if totals or plural or several or yearly:  # "in 2019, a similar attack" is but one
            return not dated(scene) or totals or several
        if period.use is Use.SINCE:
            return (early or is_perfect(scene)) and not dated(scene)
        if period.use is Use.PERIOD and period.last and period.first and not scene.indefinite:
            weeks = period.last - period.first >= WEEK - dt.timedelta(days=1)
            return weeks and not dated(scene) and is_everywhere(scene)
        return "so far" in " ".join(t.low for t in scene.tokens) or "year" in scene.words
    if several:
        return True
    if one_bombardment(scene):
        return False
    short_since = period is not None and period.use is Use.SINCE
    placed = not is_everywhere(scene)
    if period is not None and (placed or not scene.words & _ATTACKS):
        return False  # "killed in 48 hours of clashes": one battle
    return period is not None and plural and not short_since and not dated(scene)


def _of_the_period(scene: Scene) -> bool:
    """ "Strikes killed 13 fighters in the period": a count, over whatever period it told."""
    if "period" not in scene.words or not scene.counted or dated(scene):
        return False
    lows = [t.low for t in scene.tokens]
    return any(a in ("the", "this", "that", "same") and b == "period" for a, b in pairwise(lows))


def _over_a_week(scene: Scene) -> bool:
    """ "Over the last week mines in X and Y have killed six civilians"."""
    if not (scene.counted and is_perfect(scene)):
        return False
    dates = [t.low for t in scene.tokens if t.tag is Tag.DATE and "week" in t.low]
    return any(low.startswith(("over ", "in the ", "during ", "within ")) for low in dates)


def _since_in_passing(scene: Scene) -> bool:
    """ "A truce of the clans, whose feud has cost nine lives since May, was signed on Saturday"."""
    if not (scene.counted and is_perfect(scene)) or scene.words.isdisjoint(
        ("whose", "which", "that")
    ):
        return False
    tokens = scene.tokens
    long = [w for w in scene.whens if w.use is Use.SINCE and is_long(w)]
    return any(
        0 <= w.start - tokens[h.at].end <= _CLOSE for h in scene.harmed if h.count for w in long
    )


def _counts_events(scene: Scene) -> bool:
    """ "116 operations since early 2024": the people follow in the next sentence."""
    if not scene.hurt and in_the_month(scene):
        return (events_in(scene) or 0) > 2
    period = None if scene.hurt else period_of(scene)
    if period is None or not is_long(period):
        return False
    return (events_in(scene) or 0) > 2


def of_those_events(scene: Scene) -> bool:
    """ "These operations left 62 dead", "20 people have been killed in these attacks"."""
    if scene.updates and scene.kind in _BOMBARDED and period_of(scene) is None:
        return False  # "the number killed in these strikes jumps to nine": of one bombardment
    shared = "the" in scene.words and bool(scene.words & _SHARE)
    if not (shared or scene.words & _POINTING) or not scene.counted:
        return False
    tokens = scene.tokens
    return any(
        (t.low in _POINTING or (shared and t.low == "the"))
        and any(n.low in _ATTACKS for n in tokens[i + 1 : i + 3])
        for i, t in enumerate(tokens)
    )


def toll_of_a_day(scene: Scene) -> bool:
    """ "91 were killed yesterday, including 11 soldiers and 25 other people": a country's day."""
    if scene.place is not None or not scene.harmed:
        return False
    killed = [h for h in scene.harmed if h.harm is Harm.KILLED and h.count is not None]
    if not killed or killed[0].group is None or scene.kind in _BOMBARDED or _one_deed(scene):
        return False
    total, first = killed[0], killed[0].group
    nameless = first.headless or first.generic
    if not nameless or total.count is None or total.count.min < _A_DAYS or not dated(scene):
        return False
    parts = [g for g in scene.groups if g.first > first.last and g.count is not None]
    return len(parts) > 1 and any(g.subset for g in parts)


def _one_deed(scene: Scene) -> bool:
    """ "Killed in Saturday's attack", "were killed by Daesh": told of one event."""
    if any(a.tag is Tag.CASUALTY and b.tag is Tag.BY for a, b in pairwise(scene.tokens)):
        return True
    return any(
        day.tag is Tag.DATE and deed.tag is Tag.THING and deed.trigger is not None
        for day, deed in pairwise(scene.tokens)
        if deed.low not in EVENTS
    )


def _toll_of_a_campaign(scene: Scene) -> bool:
    """ "Russia has so far lost 12 soldiers in the war", "has lost 463 fighters in the battle"."""
    if not scene.counted or not is_perfect(scene) or dated(scene) or scene.indefinite:
        return False
    lows = [t.low for t in scene.tokens]
    so_far = "so far" in " ".join(lows)
    described = zip(lows, lows[1:], lows[2:], strict=False)
    return (
        so_far
        or any(b in _CAMPAIGNS and a in ("the", "this", "'s") for a, b in pairwise(lows))
        or any(c == "campaign" and a == "the" and b in _GOES_ON for a, b, c in described)
    )


def _apart_from_each_other(scene: Scene) -> bool:
    """ "Killed in separate incidents", "in two attacks": the sum of several events."""
    if not scene.counted:
        return False
    from_afar = scene.kind in (EventType.AIR_STRIKE, EventType.SHELLING)
    if towns_in(scene) > 1 and not (from_afar and "parts" not in scene.words):
        return True
    if scene.place is not None and not is_wide(scene.place.match):
        return False
    if from_afar and dated(scene) and "places" in scene.words:
        return False  # "killed in Sunday's strikes on several places of Homs": of one raid
    return sums_up(scene) or (events_in(scene) == 2 and scene.kind not in _BOMBARDED)


def _beyond_one_event(scene: Scene) -> bool:
    """ "Has documented the assassination of 190 civilians": so many are not shot one by one."""
    dead = [h.count.min for h in scene.harmed if h.count and h.harm is Harm.KILLED]
    most = max(dead, default=0)
    if most < _SINGLY or dated(scene):
        return False
    one = scene.definite or scene.indefinite
    nowhere = scene.place is None or is_wide(scene.place.match)
    told = bool(scene.words & _DOCUMENTS) or (nowhere and not scene.roles.attackers)
    return scene.kind is EventType.ASSASSINATION or (told and not one and most >= _MANY)


def _across_provinces(scene: Scene) -> bool:
    """ "The number of those killed in the four provinces rose to 665"."""
    if scene.indefinite or not any(
        h.toll or (h.count and h.count.min >= _SINGLY) for h in scene.harmed
    ):
        return False
    wide = not scene.words.isdisjoint(("provinces", "governorates"))
    return (wide or sum(s.wide for s in scene.spots) > 2) and not dated(scene)


def _across_the_country(scene: Scene) -> bool:
    """ "120 people were killed across Syria on Saturday": a country's day."""
    if scene.place is not None or scene.words.isdisjoint(_ACROSS):
        return False
    lows = [t.low for t in scene.tokens]
    behind = zip(lows, lows[1:], [*lows[2:], ""], strict=False)
    return any(
        a in _ACROSS and (b in ("syria", "country") or (b == "the" and c not in _CROSSED))
        for a, b, c in behind
    )


def _by_attacks_so_far(scene: Scene) -> bool:
    """ "Attacks of its cells have claimed the lives of 28 soldiers in the desert": their sum."""
    if not is_perfect(scene) or dated(scene) or scene.indefinite or not is_everywhere(scene):
        return False
    tokens = scene.tokens
    return any(
        t.low in _ATTACKS
        and (scene.kind not in _BOMBARDED or t.low == "attacks")
        and (i == 0 or tokens[i - 1 - (tokens[i - 1].tag is Tag.ORG)].low in ("in", "by", "to"))
        for i, t in enumerate(tokens)
    )


def _in_such_incidents(scene: Scene) -> bool:
    """ "A total of 68 people have died in season incidents": the sum of many."""
    total = not scene.words.isdisjoint(_TOTALS) or any(t.tag is Tag.TOTAL for t in scene.tokens)
    if not (total and is_perfect(scene)) or dated(scene):
        return False
    return any(
        t.low in _ATTACKS and all(b.tag in _OF_A_NOUN for b in scene.tokens[max(0, i - 2) : i])
        for i, t in enumerate(scene.tokens)
    )


def _alone(scene: Scene) -> bool:
    """ "In the last week alone, 17 soldiers have died": all of them, of several events."""
    return scene.counted and any(
        a.tag is Tag.DATE and b.low == "alone" for a, b in pairwise(scene.tokens)
    )


def _since_then(scene: Scene) -> bool:
    """ "Seven have been killed since Sunday: four fighters, and a child shot in X on Monday"."""
    since = next((w for w in scene.whens if w.use is Use.SINCE), None)
    if since is None or not (scene.counted and is_perfect(scene)) or ":" not in scene.words:
        return False
    colon = next(i for i, t in enumerate(scene.tokens) if t.low == ":")
    before = scene.tokens[colon].start
    return since.start < before and all(scene.tokens[s.at].start > before for s in scene.spots)


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


def _since_it_began(scene: Scene) -> bool:
    """ "The offensive begun on Saturday has killed 28": a campaign's count, not an attack's."""
    begun = scene.words & _BEGUN or ("since" in scene.words and scene.words & _STARTS)
    return bool(scene.words & _CAMPAIGNS and begun) and is_perfect(scene)


def _since_an_outset(scene: Scene) -> bool:
    """ "34 people have been killed since the outbreak of the fighting": up to now."""
    if "since" not in scene.words or not scene.words.isdisjoint(SUPERLATIVES) or dated(scene):
        return False
    if not (is_perfect(scene) or scene.words & _DOCUMENTS or scene.place is None):
        return False
    lows = [t.low for t in scene.tokens]
    for at, low in enumerate(lows):
        if low == "since" and not _OUTSETS.isdisjoint(" ".join(lows[at + 1 : at + 4]).split()):
            return True
    return False


def _toll_of_some_days(scene: Scene) -> bool:
    """ "The number of people killed in the desert in the past 72 hours has risen to 31"."""
    period = period_of(scene)
    toll = any(h.toll and h.harm is Harm.KILLED and h.count is not None for h in scene.harmed)
    if period is None or not toll or period.use is not Use.PERIOD or scene.definite:
        return False
    one = scene.kind in _BOMBARDED or not {"attack", "ambush", "clashes"}.isdisjoint(scene.words)
    return is_everywhere(scene) and not one and not scene.indefinite


def _of_a_battle(scene: Scene) -> bool:
    """ "It claimed to have killed 400 in the battle of Palmyra and lost 188 of its own"."""
    said = " ".join(t.low for t in scene.tokens)
    most = max((h.count.min for h in scene.harmed if h.count), default=0)
    named = "in the battle of" in said or "in the battle for" in said
    return named and most >= _SINGLY and not dated(scene)


def _since_it_happened(scene: Scene) -> bool:
    """ "350 have been killed in X since a ceasefire collapsed on 19 September": up to now."""
    if "since" not in scene.words or not is_perfect(scene) or not scene.points:
        return False
    since = max(i for i, t in enumerate(scene.tokens) if t.low == "since")
    said = scene.tokens[since + 1 : since + _CLAUSE]
    if any(t.tag is Tag.DATE for t in said[:2]) or not scene.words.isdisjoint(SUPERLATIVES):
        return False  # "since Saturday": some days, which may be one bombardment
    harm = next((h.at for h in scene.harmed), since)
    most = max((h.count.min for h in scene.harmed if h.count), default=0)
    return harm < since and most >= _A_DAYS and any(t.tag is Tag.DATE for t in said)


def _weeks_of_attacks(scene: Scene) -> bool:
    """ "Lost more than 50 men in a week of attacks", "51 died over the same period"."""
    if not scene.counted:
        return False
    said = " ".join(t.low for t in scene.tokens)
    if _FIRST_MONTHS.search(said) and not scene.indefinite:
        return True
    if dated(scene):
        return False
    lows = said.split()
    if ("same", "period") in pairwise(lows) and not scene.whens:
        return True
    behind = zip(scene.tokens, scene.tokens[1:], scene.tokens[2:], strict=False)
    spans = [(a.low.split()[-1], c.low) for a, b, c in behind if b.tag is Tag.OF]
    if is_perfect(scene) and any(a in _LASTS and c in _FIGHTS for a, c in spans):
        return True  # "a month of infighting has killed 300"
    return is_everywhere(scene) and any(a in _LASTS and c in EVENTS for a, c in spans)


def since_a_day(scene: Scene) -> bool:
    """ "Since the end of the caliphate on March 23, 50 have been killed": from that day on."""
    first = scene.tokens[0].low
    if first != "since" or not scene.points or not scene.counted:
        return False
    return is_perfect(scene) and is_everywhere(scene)


def _long_battle(scene: Scene) -> bool:
    """ "605 died in the three-week battle"."""
    if scene.words.isdisjoint(_CAMPAIGNS):
        return False
    return any(a.low.endswith(_SO_LONG) and b.low in _CAMPAIGNS for a, b in pairwise(scene.tokens))


def _this_year(scene: Scene) -> bool:
    """ "Soldiers have killed more than 30 smugglers this year"."""
    if not (is_perfect(scene) and is_everywhere(scene)):
        return False
    at = next((i for i, t in enumerate(scene.tokens) if t.low in _THIS_YEAR), None)
    return at is not None and any(
        0 < at - h.at <= _BEHIND for h in scene.harmed if h.count is not None
    )


def _of_the_week(scene: Scene) -> bool:
    """ "With 14 fatalities, the week was calmer": what a week came to."""
    if scene.kinds or scene.words.isdisjoint(SPANS):
        return False
    tokens = scene.tokens
    spans = [i for i, t in enumerate(tokens[:-1]) if t.low in SPANS and tokens[i + 1].tag is Tag.BE]
    return any(tokens[i - 1].low == "the" for i in spans if i)


def _listed_total(scene: Scene) -> bool:
    """ "The total reaches 372: 110 civilians, 258 fighters": a total with its parts."""
    total = any(h.toll for h in scene.harmed) and "total" in scene.words
    return total and not scene.definite and len(listed(scene)) >= 2


def _over_a_month(scene: Scene) -> bool:
    """ "In November, 160 people were killed": a month's count, by nobody and of no one place."""
    month = any(w.use is Use.POINT and w.precision is DatePrecision.MONTH for w in scene.points)
    if not month or not scene.counted or dated(scene) or scene.indefinite:
        return False
    if scene.roles.attackers and not scene.words & _TOTALS:
        return False
    return scene.place is None or is_wide(scene.place.match)
