"""What is a running total ("136 since the beginning of 2022"), and so never an incident."""

from __future__ import annotations

import datetime as dt
from itertools import pairwise
from typing import Final

from geo.model import DatePrecision, EventType
from geo.reports.clauses.compared import SUPERLATIVES
from geo.reports.dates.when import Use, When
from geo.reports.events.covers import (
    EVENTS,
    SINGLE_DEEDS,
    WEEK,
    dated,
    events_in,
    in_the_month,
    is_everywhere,
    is_long,
    is_perfect,
    of_several_kinds,
    one_bombardment,
    period_of,
    sums_up,
    towns_in,
)
from geo.reports.events.over_time import (
    BOMBARDED,
    SINGLY,
    TOTALS,
    is_over_time,
    names_a_period,
)
from geo.reports.events.since import A_DAYS, DOCUMENTS, MANY
from geo.reports.people.group import NO_SIDE
from geo.reports.scenes.scene import Scene
from geo.reports.spots.nearness import is_wide
from geo.reports.vocabulary.kinds import FROM_AFAR
from geo.reports.vocabulary.lexicon import Form, Harm, Tag
from geo.reports.vocabulary.tokens import has_tag

_ATTACKS: Final = EVENTS - {"clashes"}
_LAST: Final = frozenset("last latest first deadliest bloodiest recent".split())
_SHARE: Final = frozenset(("majority", "most", "rest"))
_BEFORE: Final = frozenset(("before", "earlier", "previous"))
_POINTING: Final = frozenset(("these", "those", "such"))
_OF_A_NOUN: Final = (Tag.WORD, Tag.THING, Tag.NAME, Tag.PREP, Tag.ORG)
_BLOOD: Final = (Harm.KILLED, Harm.WOUNDED)
_OF_THAT_DAY: Final = frozenset(("yesterday", "today"))
_OF_A_SUM: Final = (
    Tag.NUMBER, Tag.AT_LEAST, Tag.PERSON, Tag.BE, Tag.CASUALTY, Tag.DATE, Tag.PUNCT, Tag.PREP,
)  # fmt: skip
_ACROSS: Final = frozenset(("across", "throughout"))
_CROSSED: Final = frozenset("river border frontier road street bridge line berm valley".split())
_WORST: Final = 14
_MOVED: Final = frozenset("fell rose dropped climbed increased decreased declined grew".split())
_ENDED: Final = frozenset(("ended", "ends"))
_DURING: Final = ("during ", "over ", "in the past ", "in the last ", "throughout ")
_BEYOND_ONE_EVENT: Final = 1_000


def is_tally(scene: Scene) -> bool:
    """Whether a scene gives a total over a period or over several events."""
    if scene.counted and (
        names_a_period(scene)
        or _makes_so_many(scene)
        or of_those_events(scene)
        or _apart_from_each_other(scene)
    ):
        return True
    if _attacks_fell(scene) or _counts_events(scene) or toll_of_a_day(scene):
        return True
    if not scene.harmed or not any(h.harm in _BLOOD for h in scene.harmed if not h.none_said):
        return False
    if not scene.counted and not (scene.hurt and (events_in(scene) or 0) > 2):
        return False
    most = max((h.count.max or h.count.min for h in scene.harmed if h.count), default=None)
    if most is not None and most < 2:
        return False
    if is_over_time(scene):
        return True
    if "unintentionally" in scene.words:
        return True  # "its raids there have unintentionally killed at least 220 civilians"
    if _beyond_one_event(scene) or _across_provinces(scene) or _across_the_country(scene):
        return True
    so_far = is_perfect(scene)
    summed = (so_far or (most is not None and most >= MANY)) and not dated(scene)
    if summed and (_by_attacks_so_far(scene) or (so_far and _in_such_incidents(scene))):
        return True
    if "after" in scene.words and _after_what_it_lost(scene):
        return True
    if not scene.words.isdisjoint(SINGLE_DEEDS) and _day_after_day(scene):
        return True
    period = period_of(scene)
    if period is not None and _the_worst_of(scene, period):
        return False
    long_period = period is not None and is_long(period)
    events = events_in(scene)
    several = events is not None and events > 2 and not one_bombardment(scene)
    totals = bool(scene.words & TOTALS)
    plural = bool(scene.words & EVENTS)
    if most is not None and most >= _BEYOND_ONE_EVENT:
        return True
    if long_period and period is not None:
        return _of_a_long_period(scene, period, most, sure=totals or several, plural=plural)
    if several:
        return True
    if one_bombardment(scene):
        return False
    short_since = period is not None and period.use is Use.SINCE
    if short_since and period and period.first and period.last and scene.place is not None:
        short_since = (period.last - period.first).days < 2  # else: strikes over days in a region
    placed = not is_everywhere(scene)
    if period is not None and most is not None and most >= MANY and _over_two_days(scene, period):
        return True
    if period is not None and (placed or not scene.words & _ATTACKS):
        return False  # "killed in 48 hours of clashes": one battle
    return period is not None and plural and not short_since and not dated(scene)


def _of_a_long_period(
    scene: Scene, period: When, most: int | None, *, sure: bool, plural: bool
) -> bool:
    """Whether a scene that names a long period counts what it brought; ``sure``: a total is named,
    or a number of events; ``plural``: events are."""
    early = has_tag(scene.tokens[:6], Tag.DATE)
    yearly = period.use is Use.YEAR and early and not scene.indefinite
    yearly = yearly and (scene.place is None or is_everywhere(scene))  # else: one attack of it
    if sure or plural or yearly:  # "in 2019, a similar attack" is but one
        return sure or not dated(scene)
    many = most is not None and most >= MANY
    if period.use is Use.YEAR and (many or is_perfect(scene)) and not dated(scene):
        return is_everywhere(scene)  # "have killed 66 militants in the desert in 2022"
    if period.use is Use.SINCE:
        up_to_now = early or is_perfect(scene) or _had_been(scene) or _is_headline(scene)
        ended = not scene.words.isdisjoint(_ENDED)  # "ended on Sunday with 58 dead since 8 May"
        return ended or (up_to_now and not dated(scene))
    if period.use is Use.PERIOD and period.last and period.first and not scene.indefinite:
        weeks = period.last - period.first >= WEEK - dt.timedelta(days=1)
        several_fell = is_everywhere(scene) or is_perfect(scene)
        several_fell = several_fell or (most is not None and most >= A_DAYS)
        return weeks and not dated(scene) and several_fell
    return "so far" in scene.said or "year" in scene.words


def _day_after_day(scene: Scene) -> bool:
    """ "Mines killed eight in the deserts of X and Y between Sunday and Tuesday", "attacks have
    killed 12 since Sunday": one by one."""
    if any(w.use is Use.SINCE for w in scene.whens) and is_perfect(scene):
        return not scene.definite
    spans = (w.last - w.first for w in scene.points if w.first and w.last)
    return any(days.days > 1 for days in spans) and is_everywhere(scene) and not scene.definite


def _had_been(scene: Scene) -> bool:
    """ "68 had been killed there since February", "IS had killed 30 of his men since then"."""
    tokens = scene.tokens
    return any(
        a.low == "had" and (b.low == "been" or b.tag is Tag.CASUALTY) for a, b in pairwise(tokens)
    )


def _is_headline(scene: Scene) -> bool:
    """ "24 soldiers killed in the desert since early August": the verb is left out."""
    if any(t.tag in (Tag.BE, Tag.HAVE) for t in scene.tokens):
        return False
    return any(t.form is Form.PARTICIPLE for t in scene.tokens)


def _attacks_fell(scene: Scene) -> bool:
    """ "Its attacks fell to seven, from eleven in the week before": the people follow."""
    if scene.hurt or scene.words.isdisjoint(_MOVED):
        return False
    lows = scene.lows
    at = next((i for i, low in enumerate(lows) if low in _MOVED), len(lows))
    told = lows[at + 1 : at + 2] == ["to"] and any(t.number for t in scene.tokens[at + 2 : at + 3])
    return told and not _ATTACKS.isdisjoint(lows[max(0, at - 4) : at])


def _after_what_it_lost(scene: Scene) -> bool:
    """ "Sent a column after more than 20 of its men were killed during last week"."""
    dead = next((h for h in scene.harmed if h.count is not None and h.harm is Harm.KILLED), None)
    if dead is None or dead.group is None or "after" not in scene.lows[: dead.group.first]:
        return False
    behind = scene.tokens[dead.at + 1 :]
    while behind and behind[0].tag is Tag.PLACE:
        behind = behind[1:]
    return bool(behind) and behind[0].tag is Tag.DATE and behind[0].low.startswith(_DURING)


def _the_worst_of(scene: Scene, period: When) -> bool:
    """ "The toll of the attack has risen to 33, the deadliest loss of the army this year", "killed
    27 in 48 hours, in one of the deadliest attacks since its fall"."""
    if "in one of the" in scene.said and not scene.words.isdisjoint(SUPERLATIVES):
        at = next((i for i, t in enumerate(scene.tokens) if t.low in SUPERLATIVES), 0)
        deed = any(t.trigger is not None for t in scene.tokens[at + 1 : at + 2])
        return deed and any(h.count is not None and h.at < at for h in scene.harmed)
    if period.use not in (Use.YEAR, Use.PERIOD) or not scene.definite:
        return False
    at = next((i for i, t in enumerate(scene.tokens) if t.start >= period.start), 0)
    near = range(max(0, at - _WORST), at)
    worst = next((i for i in near if scene.tokens[i].low in SUPERLATIVES), 0)
    return any(0 < h.at < worst for h in scene.harmed if h.count is not None)


def _makes_so_many(scene: Scene) -> bool:
    """ "That makes at least ten dead in the village in a day", behind the last of them."""
    lows = [low for low in scene.lows[:4] if low not in (",", ";", "and")]
    return lows[:2] in (["that", "makes"], ["this", "makes"], ["which", "makes"])


def _over_two_days(scene: Scene, period: When) -> bool:
    """ "Russian aircraft killed 304 terrorists over the past two days in X province"."""
    if period.use is not Use.PERIOD or period.first is None or period.last is None:
        return False
    days = (period.last - period.first).days
    return days > 1 and is_everywhere(scene) and scene.kind in BOMBARDED and not dated(scene)


def _counts_events(scene: Scene) -> bool:
    """ "116 operations since early 2024": the people follow in the next sentence."""
    if scene.hurt or (events_in(scene) or 0) <= 2:
        return False
    if "since" in scene.words and not scene.words.isdisjoint(DOCUMENTS):
        return True  # "has counted 43 attacks since Ramadan began"
    month = any(w.precision is DatePrecision.MONTH for w in scene.points)
    if month and not scene.words.isdisjoint(DOCUMENTS):
        return True  # "has recorded 139 attacks in May"
    period = period_of(scene)
    return in_the_month(scene) or (period is not None and is_long(period))


def of_those_events(scene: Scene) -> bool:
    """ "These operations left 62 dead", "20 people have been killed in these attacks"."""
    if scene.updates and scene.kind in BOMBARDED and period_of(scene) is None:
        return False  # "the number killed in these strikes jumps to nine": of one bombardment
    opening = scene.lows[scene.lows[0] == "in" :][:3]
    if dated(scene) and opening[:1] == ["the"] and not _LAST.isdisjoint(opening[1:]):
        return False  # "The last of these operations took place on Friday, when ...": that one
    if "such" in scene.words and dated(scene) and not is_everywhere(scene):
        return False  # "on 18 August such raids had killed five people in X"
    if scene.words & _BEFORE and _of_those_before(scene):
        return True
    if "others" in scene.words and scene.counted and _in_the_others(scene):
        return True
    shared = "the" in scene.words and bool(scene.words & _SHARE) and _shares(scene)
    if not (shared or scene.words & _POINTING) or not scene.counted:
        return False
    tokens = scene.tokens
    return any(
        (t.low in _POINTING or (shared and t.low == "the"))
        and any(n.low in _ATTACKS for n in tokens[i + 1 : i + 3])
        for i, t in enumerate(tokens)
    )


def _in_the_others(scene: Scene) -> bool:
    """ "Eight died in the two others", behind the worst of three attacks: in both."""
    tokens = zip(scene.tokens, scene.tokens[1:], scene.tokens[2:], scene.tokens[3:], strict=False)
    return any(
        a.low in ("in", "by") and b.low == "the" and c.number is not None and d.low == "others"
        for a, b, c, d in tokens
    )


def _of_those_before(scene: Scene) -> bool:
    """ "The eight before it left twelve dead", behind the ninth strike."""
    if not scene.counted or dated(scene):
        return False
    begins = [0, *(i + 1 for i, t in enumerate(scene.tokens[:-3]) if t.tag is Tag.PUNCT)]
    return any(
        a.low == "the" and b.number is not None and c.low in _BEFORE
        for a, b, c in (scene.tokens[i : i + 3] for i in begins if i + 3 <= len(scene.tokens))
    )


def _shares(scene: Scene) -> bool:
    """ "Most of the attacks"; not "most likely"."""
    return any(a in _SHARE and b != "likely" for a, b in pairwise([*scene.lows, ""]))


def toll_of_a_day(scene: Scene) -> bool:
    """ "91 were killed yesterday, including 11 soldiers and 25 other people": a country's day."""
    killed = [h for h in scene.harmed if h.harm is Harm.KILLED and h.count is not None]
    if not killed or killed[0].group is None:
        return False
    later = len(killed) > 1 and all(s.at > killed[1].at for s in scene.spots)
    if scene.place is not None and not later:
        return False
    total, first = killed[0].count, killed[0].group
    nameless = first.headless or first.generic
    if not nameless or total is None or total.min < A_DAYS or not dated(scene):
        return False
    opens = _opens_with_a_sum(scene)
    if opens and (total.min >= MANY or len(killed) > 1):
        return True
    armed = any(g.subset and g.party not in NO_SIDE for g in scene.groups)
    if opens and armed and not (scene.indefinite or _OF_THAT_DAY.isdisjoint(scene.lows)):
        return True
    if scene.kind in BOMBARDED or scene.place is not None or _one_deed(scene):
        return False
    parts = [g for g in scene.groups if g.first > first.last and g.count is not None]
    return len(parts) > 1 and any(g.subset for g in parts)


def _opens_with_a_sum(scene: Scene) -> bool:
    """ "51 people were killed yesterday, including 18 members of ..., and 13 people were killed in
    bombardment and by snipers": no deed is named before the sum and its first part, or at all."""
    tokens = scene.tokens
    ahead = tokens[: next((i for i, t in enumerate(tokens) if t.tag is Tag.SUBSET), len(tokens))]
    return bool(ahead) and all(t.tag in _OF_A_SUM for t in ahead)


def _one_deed(scene: Scene) -> bool:
    """ "Killed in Saturday's attack", "were killed by Daesh": told of one event."""
    if any(a.tag is Tag.CASUALTY and b.tag is Tag.BY for a, b in pairwise(scene.tokens)):
        return True
    return any(
        day.tag is Tag.DATE and deed.tag is Tag.THING and deed.trigger is not None
        for day, deed in pairwise(scene.tokens)
        if deed.low not in EVENTS
    )


def _apart_from_each_other(scene: Scene) -> bool:
    """ "Killed in separate incidents", "in two attacks": the sum of several events."""
    from_afar = scene.kind in FROM_AFAR
    if towns_in(scene) > 1 and not (from_afar and "parts" not in scene.words):
        return True
    if scene.place is not None and not is_wide(scene.place.match):
        return False
    if from_afar and dated(scene) and not scene.words.isdisjoint(("places", "parts")):
        return False  # "killed in Sunday's strikes on several places of Homs": of one raid
    if of_several_kinds(scene):
        return True
    return sums_up(scene) or (events_in(scene) == 2 and scene.kind not in BOMBARDED)


def _beyond_one_event(scene: Scene) -> bool:
    """ "Has documented the assassination of 190 civilians": so many are not shot one by one."""
    dead = [h.count.min for h in scene.harmed if h.count and h.harm is Harm.KILLED]
    most = max(dead, default=0)
    if most < SINGLY or dated(scene):
        return False
    one = scene.definite or scene.indefinite
    nowhere = scene.place is None or is_wide(scene.place.match)
    told = bool(scene.words & DOCUMENTS) or (nowhere and not scene.roles.attackers)
    return scene.kind is EventType.ASSASSINATION or (told and not one and most >= MANY)


def _across_provinces(scene: Scene) -> bool:
    """ "The number of those killed in the four provinces rose to 665"."""
    if scene.indefinite or not any(
        h.toll or (h.count and h.count.min >= SINGLY) for h in scene.harmed
    ):
        return False
    if one_bombardment(scene) and not any(h.toll for h in scene.harmed):
        return False  # "130 raids in 24 hours where the provinces meet killed 21"
    wide = not scene.words.isdisjoint(("provinces", "governorates"))
    return (wide or sum(s.wide for s in scene.spots) > 2) and not dated(scene)


def _across_the_country(scene: Scene) -> bool:
    """ "120 people were killed across Syria on Saturday", "in Syria on Sunday": a country's day."""
    if scene.kind is EventType.ARMED_ATTACK and _killed_in_syria(scene):
        return True
    if scene.place is not None or scene.words.isdisjoint(_ACROSS):
        return False
    lows = scene.lows
    behind = zip(lows, lows[1:], [*lows[2:], ""], strict=False)
    return any(
        a in _ACROSS and (b in ("syria", "country") or (b == "the" and c not in _CROSSED))
        for a, b, c in behind
    )


def _killed_in_syria(scene: Scene) -> bool:
    """ "At least 60 people were killed in Syria on Sunday, most of them in Idlib"."""
    steps = zip(scene.tokens, scene.lows[1:], scene.lows[2:], scene.tokens[3:], strict=False)
    killed = any(
        a.harm is Harm.KILLED and b == "in" and c == "syria" and behind.low in ("on", "yesterday")
        for a, b, c, behind in steps
    )
    return killed and any(h.count and h.count.min >= A_DAYS for h in scene.harmed)


def _by_attacks_so_far(scene: Scene) -> bool:
    """ "Attacks of its cells have claimed the lives of 28 soldiers in the desert": their sum."""
    if scene.indefinite or not is_everywhere(scene):
        return False
    tokens = scene.tokens
    return any(
        t.low in _ATTACKS
        and (scene.kind not in BOMBARDED or t.low == "attacks")
        and (i == 0 or tokens[i - 1 - (tokens[i - 1].tag is Tag.ORG)].low in ("in", "by", "to"))
        for i, t in enumerate(tokens)
    )


def _in_such_incidents(scene: Scene) -> bool:
    """ "A total of 68 people have died in season incidents": the sum of many."""
    total = not scene.words.isdisjoint(TOTALS) or has_tag(scene.tokens, Tag.TOTAL)
    if not total:
        return False
    return any(
        t.low in _ATTACKS and all(b.tag in _OF_A_NOUN for b in scene.tokens[max(0, i - 2) : i])
        for i, t in enumerate(scene.tokens)
    )
