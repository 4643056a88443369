"""Whether a scene tells of an event that was told before: evidence for either side, weighed."""

from __future__ import annotations

import datetime as dt
from typing import Final

from geo.model import DatePrecision, EventType, Party, PlaceMention
from geo.reports.asides import tells_when_it_was
from geo.reports.casualties import Sum, sum_of
from geo.reports.clauses import ANSWERING, RAISING
from geo.reports.draft import Draft
from geo.reports.kinds import best_kind
from geo.reports.layout import Role
from geo.reports.lexicon import Harm, Tag
from geo.reports.nearness import compatible, is_wide
from geo.reports.retold import (
    attackers_dead,
    fills_in_the_lead,
    had_wounded,
    in_one_district,
    is_outcome,
    kinds_agree,
    looks_back,
    of_same_people,
    speaks_of_them,
    sum_in_word,
    tells_it_again,
    tells_of_the_raid,
)
from geo.reports.scene import Scene
from geo.reports.when import Use, When

QUIET: Final = frozenset((EventType.RAID, EventType.TROOP_MOVEMENT))
_SEVERAL: Final = frozenset("several various different multiple many".split())
_TOWNS: Final = frozenset("towns villages areas cities districts neighbourhoods places".split())
_SETTLED: Final = frozenset(("city", "town", "village"))
_IN_ANSWER: Final = (["in", "response"], ["in", "retaliation"], ["in", "reprisal"])
_CLAIM_DAYS: Final = 7
"""So long after an attack a group may claim it."""
_AFTERWARDS: Final = frozenset(("afterwards", "afterward", "subsequently", "later"))
_FEW: Final = 2
"""Two dead here and two there are no sign that it is one event."""
_WEAPONS: Final = frozenset("device bomb mine landmine ied car vehicle drone missile".split())


def same_event(
    draft: Draft, scene: Scene, when: When | None, soft: bool, adjacent: bool, latest: bool = True
) -> bool:
    """Whether a scene tells of the draft's event; evidence for either side is weighed.

    ``latest``: the draft is the one told last; for an earlier one more evidence is asked.
    """
    if adjacent and speaks_of_them(draft, scene):
        return True
    if adjacent and scene.dies_later and (had_wounded(draft) or _kin_of_the_dead(draft, scene)):
        return True
    if adjacent and scene.says_when and kinds_agree(draft, scene):
        return True
    if latest and (_adds_a_word(draft, scene) or _of_those_taken(draft, scene)):
        return True
    if adjacent and _they_were_killed(draft, scene):
        return True
    behind = scene.tokens[0].low in RAISING and scene.sentence is draft.scenes[-1].sentence
    if behind and any(h.toll for h in scene.harmed):
        return True  # "..., bringing the number of dead to three"
    if adjacent and not soft and _the_operation(draft, scene, when):
        return True
    beside = scene.tokens[0].low == "as" and scene.sentence is draft.scenes[-1].sentence
    if (
        (beside and scene.counted)
        or scene.apart
        or _days_clash(draft, when, soft)
        or _strikes_back(draft, scene)
    ):
        return False
    again = adjacent and when is None and tells_it_again(draft, scene)
    if _places_clash(draft, scene) and not (again and in_one_district(draft, scene)):
        return False
    if _another_elsewhere(draft, scene):
        return False
    if _earlier_by_other_arms(draft, scene) or _reported_before(draft, scene, when):
        return False
    if adjacent and (scene.gives_details or looks_back(draft, scene)):
        return True
    if is_outcome(draft, scene, latest) or (adjacent and attackers_dead(draft, scene)):
        return True
    if scene.opens_on_another_day and scene.counted:
        return False
    if _had_no_victims(draft, scene) or _one_of_several(draft, scene, latest):
        return False
    differs = _is_quiet(draft.kinds) != (scene.kind in QUIET)
    details = latest and tells_of_the_raid(draft, scene)
    if differs and scene.kinds and not (scene.definite or details):
        return False
    if _other_operation(draft, scene):
        return False
    same, new = 0.0, 0.0 if latest else 1.5
    place = scene.place
    own_place = place is not None and not is_wide(place.match) and not scene.only_home
    dated = when is not None and not soft
    if (
        details
        or (scene.definite and not scene.indefinite)
        or (adjacent and _opens_with_weapon(scene) and kinds_agree(draft, scene))
    ):
        same += 2
    if scene.indefinite and scene.acted:
        new += 1
    if scene.names_new_event:
        new += 2.5
    if scene.tokens[0].low == "while" and scene.acted and scene.indefinite and own_place:
        new += 2  # "... in X, while a drone targeted a fighter near Y"
    if dated and draft.when is not None:
        same += 0.5 if scene.opens_with_date else 1.5
    elif dated:
        new += 0.5
    opens = soft and draft.when is None and scene.opens_with_date
    if opens and scene.counted and own_place and not scene.definite and _apart(draft, scene):
        return False  # "Yesterday, activists documented the death of a woman in Y"
    opens = opens and scene.acted
    if opens and (scene.indefinite or (own_place and not scene.definite)):
        new += 1.5  # "Yesterday, activists reported that a drone attacked ..."
    if dated and scene.opens_with_date and not scene.definite:
        known = draft.when is not None and not draft.soft_when
        new += 1.5 if known or (draft.when is None and scene.acted) else 0.5
    if own_place and when is not None and soft and _is_its_day(draft, when):
        same += 1.5 if set(scene.kinds) & set(draft.kinds) and not draft.soft_when else 0.0
    if own_place:
        same_spot = draft.place is not None and place is not None and _near(draft.place, place)
        if same_spot:
            same += 1.5
        elif draft.place is not None and not is_wide(draft.place.match):
            new += 2 if scene.opens_with_place else 1
    elsewhere = scene.opens_with_place and scene.acted and scene.indefinite and draft.bloody
    if elsewhere and not own_place and kinds_agree(draft, scene):
        new += 1  # "In Deir Ezzor, the garrison foiled an attack": beside what was told of Homs
    elif not own_place and (when is None or (soft and _is_its_day(draft, when))):
        same += 1.5
    listed = scene.sentence.role is Role.BULLET and scene.sentence.block != draft.block
    if listed and scene.acted and not scene.definite:
        new += 1
    if not kinds_agree(draft, scene):
        new += 2 if scene.kinds and not scene.definite else 0.5
    same_counts, new_counts = _counts_evidence(draft, scene)
    same_parties, new_parties = _party_evidence(draft, scene)
    same += same_counts + same_parties
    new += new_counts + new_parties
    if again:
        same += 2.5
    elif adjacent and not dated and fills_in_the_lead(draft, scene):
        same += 2
    if adjacent and draft.when is None and dated and not own_place and of_same_people(draft, scene):
        same += 1  # the lead says how many, the next sentence when
    if adjacent:
        same += 0.5
        if scene.sentence.block == draft.block and not draft.bloody and _only_harm(scene):
            same += 1.5  # the attack in one sentence, whom it hit in the next
    if adjacent and dated and _retells_lead(draft, scene):
        same += 3
    if not scene.hurt and when is None and same_parties > new_parties:
        same += 1  # a detail: who, with what, near where
    return same > new


def _adds_a_word(draft: Draft, scene: Scene) -> bool:
    """ "...; SANA then spoke of 28 dead": another's count of what the sentence tells."""
    told = scene.counted and not scene.kinds and scene.place is None
    if scene.sentence is not draft.scenes[-1].sentence or not told:
        return False
    opens = next((t for t in scene.tokens if t.tag is not Tag.PUNCT), None)
    return opens is not None and opens.tag is Tag.OUTLET


def _kin_of_the_dead(draft: Draft, scene: Scene) -> bool:
    """ "His nephew was wounded and died on 5 March", behind the shooting of a man."""
    opens = scene.tokens[0].low in ("his", "her", "their") and scene.tokens[1].tag is Tag.PERSON
    return opens and draft.bloody


def _of_those_taken(draft: Draft, scene: Scene) -> bool:
    """ "...; one was found dead the next day": of those abducted."""
    last = draft.scenes[-1]
    taken = any(h.harm is Harm.CAPTURED and h.count for h in last.harmed)
    dead = [h for h in scene.harmed if h.harm is Harm.KILLED]
    alone = all(h.group is not None and h.group.headless for h in dead)
    here = scene.place is None and scene.sentence is last.sentence
    return taken and bool(dead) and alone and here


def _strikes_back(draft: Draft, scene: Scene) -> bool:
    """ "American forces answered with artillery": shells of their own, on those who fired first."""
    theirs = {a for a in scene.roles.attackers if a is not Party.UNKNOWN}
    fired = best_kind(scene.kinds) in (EventType.AIR_STRIKE, EventType.SHELLING)
    opens = [t.low for t in scene.tokens[:2]]
    answers = bool(scene.words & ANSWERING) or opens in _IN_ANSWER
    hit = {t for t in scene.roles.targets if t is not Party.UNKNOWN} & set(draft.attackers)
    answers = answers or bool(hit and scene.words & _AFTERWARDS)
    told = fired and scene.acted and answers
    return told and bool(theirs) and theirs.isdisjoint(draft.attackers)


def _is_its_day(draft: Draft, when: When) -> bool:
    return draft.when is not None and draft.when.first == when.first


def _only_harm(scene: Scene) -> bool:
    own_kind = set(scene.kinds) - {EventType.ARMED_ATTACK}
    return scene.hurt and scene.place is None and not (scene.roles.attackers or own_kind)


def _other_operation(draft: Draft, scene: Scene) -> bool:
    """Reinforcements and a sweep are two operations, however close they are told."""
    if scene.kind not in QUIET:
        return False
    kind = best_kind(draft.kinds)
    return kind is not scene.kind and kind in QUIET


def _had_no_victims(draft: Draft, scene: Scene) -> bool:
    """Nobody was hurt, it was said; here people are, on a day and at a place: another event."""
    told = [w.killed.total for w in draft.words if w.killed.total is not None]
    none = bool(told) and all(t.max == 0 for t in told)
    placed = scene.place is not None and bool(scene.points)
    return none and placed and scene.counted and not scene.definite


def _one_of_several(draft: Draft, scene: Scene, latest: bool) -> bool:
    """ "Strikes on several towns killed 21", and here are fewer, in one of those towns."""
    first = draft.scenes[0]
    towns = first.words & _TOWNS and (first.words & _SEVERAL or _counted_towns(first))
    if towns and scene.place is None and not latest and scene.adds and scene.counted:
        return True  # "another three died in shelling on the town": of the one told last
    hours = any(w.use is Use.PERIOD for w in first.whens)
    if not (towns or hours) or scene.place is None:
        return False
    mine, theirs = sum_of(scene, Harm.KILLED).total, sum_of(first, Harm.KILLED).total
    fewer = mine is not None and theirs is not None and mine.min < theirs.min
    wide = draft.place is None or is_wide(draft.place.match)
    near, far = scene.place.match.radius_m or 0.0, draft.place.match.radius_m if draft.place else 0
    smaller = not is_wide(scene.place.match) or 0 < near < 0.6 * (far or 0.0)
    return fewer and wide and smaller


def _counted_towns(scene: Scene) -> bool:
    """ "The bombardment of two opposition-held towns"."""
    tokens = scene.tokens
    return any(
        t.tag is Tag.NUMBER and any(n.low in _TOWNS for n in tokens[i + 1 : i + 5])
        for i, t in enumerate(tokens)
    )


def _opens_with_weapon(scene: Scene) -> bool:
    """ "The device went off 15 kilometres from the city": the one told of before."""
    lows = [t.low for t in scene.tokens[:2]]
    return lows[:1] == ["the"] and lows[-1] in _WEAPONS


def _is_quiet(kinds: list[EventType]) -> bool:
    return best_kind(kinds) in QUIET


def _days_clash(draft: Draft, when: When | None, soft: bool) -> bool:
    if when is None or draft.when is None:
        return False
    a, b = draft.when, when
    if a.first is None or b.first is None:  # a report without a date
        if soft:
            return False
        weekdays, days = (a.weekday, b.weekday), (a.month_day, b.month_day)
        return any(None not in pair and pair[0] != pair[1] for pair in (weekdays, days))
    if soft or draft.soft_when:
        claimed = draft.soft_when and "claimed" in draft.scenes[0].words
        claimed = claimed or (draft.soft_when and not soft and b.first <= a.first)
        return abs((b.first - a.first).days) > (_CLAIM_DAYS if claimed else 2)
    a_last, b_last = a.last or a.first, b.last or b.first
    loose = DatePrecision.RANGE in (a.precision, b.precision)
    slack = dt.timedelta(days=1 if loose else 0)  # "in 48 hours" counts from the report
    return b.first > a_last + slack or a.first > b_last + slack


def _places_clash(draft: Draft, scene: Scene) -> bool:
    place = scene.place
    if draft.place is None or place is None or draft.loosely or scene.only_home:
        return False
    if compatible(draft.place.match, place.match) or _within(draft.place, place):
        return False
    return not any(
        compatible(p.match, place.match) for p in draft.other_places if not is_wide(p.match)
    )


def _two_villages(a: PlaceMention, b: PlaceMention) -> bool:
    """Two villages with names of their own, however close together."""
    one, other = a.match, b.match
    named = one.place_id is not None and other.place_id is not None and one.name != other.name
    return named and one.kind in _SETTLED and other.kind in _SETTLED


def _within(one: PlaceMention, other: PlaceMention) -> bool:
    """ "Al-Mayadin desert", and "the T2 road in the Al-Mayadin desert"."""
    short, long = sorted((one.mention.lower(), other.mention.lower()), key=len)
    return " " in short and f" {short}" in long


def _near(a: PlaceMention, b: PlaceMention) -> bool:
    if a.match.place_id is not None and a.match.place_id == b.match.place_id:
        return True
    if _two_villages(a, b):
        return False
    both = a.match.point is not None and b.match.point is not None
    return both and not is_wide(a.match) and compatible(a.match, b.match, 3_000.0)


def _counts_evidence(draft: Draft, scene: Scene) -> tuple[float, float]:
    same = new = 0.0
    if not scene.harmed:
        return same, new
    for harm in (Harm.KILLED, Harm.WOUNDED):
        told = sum_of(scene, harm)
        if told.total is None or told.total.max == 0:
            continue
        known = [
            sum_in_word(w, harm) for w in draft.words if sum_in_word(w, harm).total is not None
        ]
        if not known:
            continue
        if (
            any(k.total is not None and k.total.min == told.total.min for k in known)
            or told.toll
            or scene.some_die
            or scene.updates
            or (scene.adds and not scene.indefinite and not _elsewhere(draft, scene))
            or told.pronoun
        ):
            few = told.total.min <= _FEW and scene.indefinite and not kinds_agree(draft, scene)
            same += 0.5 if few else 1.5
        elif not _comparable(known, told):
            rival = scene.place is None and scene.source and _another_source(draft, scene)
            new += 0.5 if rival else 1.5
        elif scene.source and _another_source(draft, scene):
            same += 1.0
        else:
            new += 1.0
    return same, new


def _elsewhere(draft: Draft, scene: Scene) -> bool:
    place, known = scene.place, draft.place
    if place is None or known is None or is_wide(place.match) or is_wide(known.match):
        return False
    return not _near(known, place)


def _retells_lead(draft: Draft, scene: Scene) -> bool:
    """ "A mine hit a convoy of the brigade. On Tuesday, a mine killed several of its men": the
    lead of a note, which gave no day, told again."""
    lead = len(draft.scenes) == 1 and draft.when is None and draft.scenes[0].sentence.start == 0
    wide = draft.place is None or draft.place.match.point is None or is_wide(draft.place.match)
    alike = bool(scene.kinds) and scene.kind is best_kind(draft.kinds)
    theirs = {h.party for h in scene.harmed} & set(draft.victims)
    return lead and wide and alike and bool(theirs) and not scene.names_new_event


def _earlier_by_other_arms(draft: Draft, scene: Scene) -> bool:
    """ "Another three died in shelling earlier in the day", behind air raids: not of these."""
    timed = bool(scene.words & {"earlier", "later"}) and "day" in scene.words
    other = bool(scene.kinds) and not set(scene.kinds) & set(draft.kinds)
    return timed and other and scene.adds and scene.counted and not scene.definite


def _the_operation(draft: Draft, scene: Scene, when: When | None) -> bool:
    """ "It announced on Sunday that it killed X", "the operation took place on 14 January"."""
    if when is None or when.first is None or draft.when is None or not draft.soft_when:
        return False
    earlier = draft.when.first is not None and when.first <= draft.when.first
    return earlier and tells_when_it_was(scene)


def _they_were_killed(draft: Draft, scene: Scene) -> bool:
    """ "They were killed on Monday in the village of X": those just told of, and where."""
    opens = scene.tokens[0].low in ("they", "all", "both")
    theirs = all(h.pronoun and h.count is None for h in scene.harmed)
    return opens and scene.hurt and theirs and draft.bloody and not scene.names_new_event


def _reported_before(draft: Draft, scene: Scene, when: When | None) -> bool:
    """ "Last Sunday, SANA reported an attack near X", behind Monday's: it can't be that one."""
    known = draft.when
    if when is None or when is not scene.reported_when or known is None or draft.soft_when:
        return False
    return when.first is not None and known.first is not None and when.first < known.first


def _apart(draft: Draft, scene: Scene) -> bool:
    """Two spots told, and not one: also where one of them is a name that nobody knows."""
    place, known = scene.place, draft.place
    if place is None or known is None or is_wide(known.match):
        return False
    return not _near(known, place) and not _within(known, place)


def _another_elsewhere(draft: Draft, scene: Scene) -> bool:
    """ "... in Dhiban; hours later another man was found dead in Al-Hawaij": not one there."""
    place, known = scene.place, draft.place
    if (
        place is None
        or known is None
        or scene.only_home
        or not (scene.adds and scene.counted and draft.bloody)
    ):
        return False
    if is_wide(place.match) or is_wide(known.match):
        return False
    return not _near(known, place)


def _another_source(draft: Draft, scene: Scene) -> bool:
    return all(w.source and w.source != scene.source for w in draft.words)


def _comparable(known: list[Sum], told: Sum) -> bool:
    """Two tolls of one event differ, but not by much."""
    for one in known:
        if one.total is None or told.total is None:
            continue
        low, high = sorted((one.total.min, told.total.min))
        if high - low <= max(3, high // 2):
            return True
    return False


def _party_evidence(draft: Draft, scene: Scene) -> tuple[float, float]:
    same = new = 0.0
    mine = [a for a in draft.attackers if a is not Party.UNKNOWN]
    theirs = [a for a in scene.roles.attackers if a is not Party.UNKNOWN]
    hit = [t for t in scene.roles.targets if t is not Party.UNKNOWN]
    if set(hit) & set(draft.victims):
        same += 0.5
    if mine and hit and set(hit) <= set(mine) and not set(hit) & set(draft.victims):
        new += 1.5  # those who attacked are hit themselves, by another attack
    if mine and theirs:
        if set(mine) & set(theirs):
            same += 0.5
        else:
            new += 1.5
    hurt = {h.party for h in scene.harmed if h.party not in (None, Party.UNKNOWN)}
    if hurt and draft.victims and not hurt & set(draft.victims) and not hurt & set(draft.attackers):
        new += 1.0 if not scene.adds else 0.0
    return same, new
