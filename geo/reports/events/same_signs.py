"""What speaks for a scene being of an event told before, or of another: signs, to be weighed."""

from __future__ import annotations

from collections.abc import Iterator
from enum import StrEnum
from itertools import chain
from typing import Final

from geo.model import DatePrecision, EventType, Party
from geo.reports.dates.when import Use
from geo.reports.events.comparison import Comparison
from geo.reports.events.draft import Draft
from geo.reports.events.retold import fills_in_the_lead, of_same_people, sum_in_word
from geo.reports.events.same_day import is_its_day
from geo.reports.events.same_numbers import comparable
from geo.reports.events.same_place import is_near, told_elsewhere
from geo.reports.scenes.casualties import Sum, sum_of
from geo.reports.scenes.new_event import names_new_event
from geo.reports.scenes.scene import Scene
from geo.reports.sides.parties import known_sides
from geo.reports.spots.nearness import is_wide
from geo.reports.text.layout import Role
from geo.reports.vocabulary.kinds import FROM_AFAR, best_kind
from geo.reports.vocabulary.lexicon import Harm, Tag
from geo.reports.vocabulary.tokens import has_tag

_TOLD_OF: Final = frozenset(
    """device bomb mine landmine ied car vehicle truck drone missile man bomber attacker assailant
    gunman""".split()
)
"""What a deed is done with, or who does it, by the article."""
_CLOSE: Final = {EventType.CLASH, EventType.ARMED_ATTACK, EventType.AMBUSH}
_OPENS: Final = 5
_ARMED: Final = frozenset((Party.GOVERNMENT, Party.SDF, Party.COALITION, Party.OTHER_ARMED))
_FEW: Final = 2
"""Two dead here and two there are no sign that it is one event."""


class Sign(StrEnum):
    """What speaks for one event or for two; the weights are those of ``sameness``."""

    TOLD_BEFORE_THE_LAST = "the event is not the one told last"
    POINTS_BACK = 'it points back: "the attack", "the device"'
    INDEFINITE = 'it tells of a deed as new: "an attack"'
    NAMES_NEW = 'it names a new event: "in another attack"'
    MEANWHILE = 'a deed elsewhere meanwhile: "while a drone targeted a fighter near Y"'
    BOTH_DATED = "both give a day, and the days agree"
    OPENS_WITH_ITS_DAY = "both give a day, and the scene begins with it"
    ONLY_SCENE_DATED = "only the scene gives a day"
    OPENS_ON_LIKELY_DAY = 'it begins with a day: "Yesterday, ... a drone attacked"'
    TURNS_TO_A_DAY = "it begins with an exact day, where one is known or something is done"
    OPENS_WITH_A_DAY = "it begins with an exact day"
    DAYS_OF_ITS_OWN = "days of which the event's is one, for another kind of deed"
    PLACED_ON_ITS_DAY = "a place of its own, for a like deed of the same day"
    SAME_SPOT = "the same spot"
    OPENS_ELSEWHERE = "it begins with another spot"
    ELSEWHERE = "another spot"
    TURNS_TO_A_REGION = 'it begins with a region: "In Deir Ezzor, the garrison foiled ..."'
    NO_PLACE_OR_DAY = "neither a place nor another day of its own"
    NEXT_BULLET = "a deed in the next item of a list"
    OTHER_KIND = "another kind of event"
    OTHER_ARMS = "fire from afar at a named place, behind a fight at close quarters"
    OTHER_KIND_OF_IT = 'another kind, of "the attack"'
    NUMBER_OF_IT = "its number of killed or wounded, or one that adds to it"
    SMALL_NUMBER_AGAIN = "its number, but a small one, of another kind of event"
    NUMBER_FAR_OFF = "a number far from its own"
    RIVAL_NUMBER = "a number far from its own, by another source"
    OTHER_SOURCE_COUNTS = "a number near its own, by another source"
    NUMBER_DIFFERS = "a number near its own, by nobody else"
    HITS_ITS_VICTIMS = "the same side is hit"
    HITS_ITS_ATTACKERS = "those who attacked are hit themselves"
    SAME_ATTACKER = "the same attacker"
    OTHER_ATTACKER = "another attacker"
    OTHER_VICTIMS = "others are hurt"
    OTHER_TARGET = "another armed side is attacked"
    TOLD_AGAIN = "a source tells it once more"
    FILLS_IN_LEAD = "a source gives what the lead left open"
    GIVES_ITS_DAY = "it gives the day of what befell the same people"
    ADJACENT = "told right behind it"
    WHOM_IT_HIT = "who was hurt, right behind an attack that hurt nobody yet"
    RETELLS_LEAD = "it tells the lead again, with its day"
    DETAIL = "the same sides, nobody hurt, no day: a detail"


_SAME_SIDES: Final = {Sign.HITS_ITS_VICTIMS, Sign.SAME_ATTACKER}


def signs_of(compared: Comparison) -> list[Sign]:
    """The signs that a scene shows; one of its numbers stands there for each number."""
    sides = list(_sides(compared))
    shown = (_wording(compared), _days(compared), _places(compared), _numbers(compared))
    signs = [*chain.from_iterable(shown), *sides, *_position(compared)]
    if (
        not compared.scene.hurt
        and compared.when is None
        and sides
        and _SAME_SIDES.issuperset(sides)
    ):
        signs.append(Sign.DETAIL)
    return signs


def _wording(c: Comparison) -> Iterator[Sign]:
    scene = c.scene
    definite = scene.definite and not scene.indefinite
    if (
        c.of_the_raid
        or definite
        or (c.adjacent and _opens_with_what_did_it(scene) and c.kinds_agree)
    ):
        yield Sign.POINTS_BACK
    others = c.one_sentence and bool(scene.harmed) and all(h.other for h in scene.harmed)
    if scene.indefinite and scene.acted and not others:  # "while 3 others were wounded by a mine"
        yield Sign.INDEFINITE
        if scene.tokens[0].low == "while" and c.own_place is not None:
            yield Sign.MEANWHILE
    if names_new_event(scene):
        yield Sign.NAMES_NEW
    if not c.kinds_agree:
        yield Sign.OTHER_KIND_OF_IT if scene.definite else Sign.OTHER_KIND
    elif _other_arms(c):
        yield Sign.OTHER_ARMS


def _other_arms(c: Comparison) -> bool:
    """Fire from afar on a side and at a place that are named, behind a fight at close quarters;
    also air raids on those who attacked."""
    scene, fought = c.scene, set(c.draft.kinds)
    hit = known_sides(scene.roles.targets)
    raided = EventType.AIR_STRIKE in scene.kinds and EventType.AIR_STRIKE not in fought
    if raided and not scene.definite and hit:
        if hit <= known_sides(c.draft.attackers):
            return True
        victims = known_sides(c.draft.victims)
        if victims and hit.isdisjoint(victims) and scene.roles.attackers and not scene.hurt:
            return True  # "Russian jets bombed caves of IS", behind an ambush of the army
    if _from_the_ground_too(c, fought) or _fight_beside(c, fought):
        return True
    afar = scene.kind in FROM_AFAR and not scene.definite and scene.acted
    if not afar or not fought or not fought <= _CLOSE:
        return False
    return scene.place is not None and bool(scene.roles.attackers) and bool(scene.roles.targets)


def _fight_beside(c: Comparison, fought: set[EventType]) -> bool:
    """ "Heavy fighting between IS and the army for the airbase goes on", behind a mine in town."""
    scene = c.scene
    fights = set(scene.kinds) == {EventType.CLASH} and scene.place is not None and scene.acted
    theirs = "between" in scene.words and not scene.hurt
    theirs = not scene.definite and (theirs or (scene.opens_with_place and "fought" in scene.words))
    return fights and theirs and bool(fought) and fought.isdisjoint(_CLOSE)


def _from_the_ground_too(c: Comparison, fought: set[EventType]) -> bool:
    """ "...; artillery fire on a funeral injured 30 others", behind dead by air raids; "shelling of
    X by the other side injured several"."""
    scene = c.scene
    if scene.definite or not fought:
        return False
    opens = next((t for t in scene.tokens[:_OPENS] if t.trigger is not None), None)
    other = opens is not None and opens.trigger in FROM_AFAR and opens.trigger not in fought
    afar = fought <= {*FROM_AFAR, EventType.ARMED_ATTACK}
    if not other or best_kind(c.draft.kinds) not in FROM_AFAR or not afar:
        return False
    flown = opens is not None and opens.trigger is EventType.AIR_STRIKE and scene.acted
    flown = flown and c.draft.attackers == [Party.ISLAMIC_STATE]
    theirs = bool(scene.roles.attackers) and scene.hurt
    theirs = scene.place is not None and (theirs or flown)
    return theirs or (c.one_sentence and scene.counted)


def _days(c: Comparison) -> Iterator[Sign]:
    draft, scene = c.draft, c.scene
    if c.dated and draft.when is None:
        yield Sign.ONLY_SCENE_DATED
    elif _has_days_of_its_own(c):
        yield Sign.DAYS_OF_ITS_OWN
    elif c.dated:
        opens = scene.opens_with_date or _on_the_same_day(scene)
        yield Sign.OPENS_WITH_ITS_DAY if opens else Sign.BOTH_DATED
    once = c.own_place is not None or scene.words.isdisjoint(("has", "have"))
    begins = scene.indefinite or (scene.place is not None and once and not scene.definite)
    if begins and scene.acted and c.opens_on_likely_day:
        yield Sign.OPENS_ON_LIKELY_DAY
    if c.dated and scene.opens_with_date and not scene.definite:
        known = draft.when is not None and not draft.soft_when
        turns = known or ((draft.when is None or _on_another_day(c)) and scene.acted)
        yield Sign.TURNS_TO_A_DAY if turns else Sign.OPENS_WITH_A_DAY
    alike = not draft.soft_when and set(scene.kinds) & set(draft.kinds)
    if alike and c.own_place is not None and _on_its_likely_day(c):
        yield Sign.PLACED_ON_ITS_DAY


def _has_days_of_its_own(c: Comparison) -> bool:
    """ "Air strikes on Thursday and Friday killed 32", behind a fight on Friday."""
    known, told = c.draft.when, c.when
    if known is None or told is None or c.soft or c.draft.soft_when or c.scene.definite:
        return False
    exact = known.precision is DatePrecision.DAY and told.precision is DatePrecision.RANGE
    days = exact and told.use is Use.POINT and known.first != told.first
    other = bool(c.scene.kinds) and not set(c.scene.kinds) & set(c.draft.kinds)
    return days and other and c.scene.counted


def _on_another_day(c: Comparison) -> bool:
    """A day of its own, where only a likely one was known."""
    likely = c.draft.when is not None and c.draft.soft_when
    return likely and c.when is not None and not is_its_day(c.draft, c.when)


def _on_its_likely_day(c: Comparison) -> bool:
    return c.when is not None and c.soft and is_its_day(c.draft, c.when)


def _places(c: Comparison) -> Iterator[Sign]:
    scene, known = c.scene, c.draft.place
    if c.own_place is not None:
        if known is not None and is_near(known, c.own_place):
            yield Sign.SAME_SPOT
        elif known is not None and not is_wide(known.match):
            turns = scene.opens_with_place or _on_the_same_day(scene)
            yield Sign.OPENS_ELSEWHERE if turns else Sign.ELSEWHERE
        return
    turns = scene.opens_with_place and scene.acted and scene.indefinite and c.draft.bloody
    if turns and c.kinds_agree:
        yield Sign.TURNS_TO_A_REGION
    elif c.when is None or _on_its_likely_day(c):
        yield Sign.NO_PLACE_OR_DAY


def _on_the_same_day(scene: Scene) -> bool:
    """ "At dawn on the same day fighters fired at posts near X": elsewhere, and at once."""
    same = any(w.use is Use.SHIFT and w.shift_days == 0 for w in scene.points)
    opens = has_tag(scene.tokens[:_OPENS], Tag.DATE)
    return same and scene.acted and opens


def _numbers(c: Comparison) -> Iterator[Sign]:
    """Of the killed and of the wounded, where both tell of them."""
    for harm in (Harm.KILLED, Harm.WOUNDED) if c.scene.harmed else ():
        told = sum_of(c.scene, harm)
        if told.total is None or told.total.max == 0:
            continue
        known = [s for s in (sum_in_word(w, harm) for w in c.draft.words) if s.total is not None]
        if not known:
            continue
        if _is_number_of_it(c, told, known):
            few = told.total.min <= _FEW and c.scene.indefinite and not c.kinds_agree
            yield Sign.SMALL_NUMBER_AGAIN if few else Sign.NUMBER_OF_IT
            continue
        by_another = bool(c.scene.source) and _by_another_source(c.draft, c.scene)
        if comparable(known, told):
            yield Sign.OTHER_SOURCE_COUNTS if by_another else Sign.NUMBER_DIFFERS
        else:
            denied = all(k.total is not None and k.total.max == 0 for k in known)
            rival = by_another and (c.scene.place is None or (denied and c.scene.definite))
            yield Sign.RIVAL_NUMBER if rival else Sign.NUMBER_FAR_OFF


def _is_number_of_it(c: Comparison, told: Sum, known: list[Sum]) -> bool:
    scene = c.scene
    if told.total is None:
        return False
    again = any(k.total is not None and k.total.min == told.total.min for k in known)
    if again and (c.one_sentence or c.opens_on_likely_day) and told_elsewhere(c.draft, scene):
        again = False  # "a girl was killed in X, and an old man in Y"; "yesterday, a woman in Y"
    if again or told.toll or told.pronoun or scene.some_die or scene.updates:
        return True
    return scene.adds and not scene.indefinite and not told_elsewhere(c.draft, scene)


def _by_another_source(draft: Draft, scene: Scene) -> bool:
    return all(w.source and w.source != scene.source for w in draft.words)


def _sides(c: Comparison) -> Iterator[Sign]:
    draft, scene = c.draft, c.scene
    victims = set(draft.victims)
    mine = known_sides(draft.attackers)
    theirs = known_sides(scene.roles.attackers)
    hit = known_sides(scene.roles.targets)
    if hit & victims:
        yield Sign.HITS_ITS_VICTIMS
    elif hit and hit <= mine:
        yield Sign.HITS_ITS_ATTACKERS
    elif hit and scene.indefinite and not scene.adds and hit <= _ARMED and victims & _ARMED:
        yield Sign.OTHER_TARGET
    if mine and theirs:
        yield Sign.SAME_ATTACKER if mine & theirs else Sign.OTHER_ATTACKER
    hurt = {h.party for h in scene.harmed if h.party not in (None, Party.UNKNOWN)}
    if hurt and victims and hurt.isdisjoint(victims | set(draft.attackers)) and not scene.adds:
        yield Sign.OTHER_VICTIMS


def _position(c: Comparison) -> Iterator[Sign]:
    """Where in the report it is told, and how it goes on with what stands before it."""
    draft, scene = c.draft, c.scene
    if not c.latest:
        yield Sign.TOLD_BEFORE_THE_LAST
    listed = scene.sentence.role is Role.BULLET and scene.sentence.block != draft.block
    if listed and scene.acted and not scene.definite:
        yield Sign.NEXT_BULLET
    if not c.adjacent:
        return
    yield Sign.ADJACENT
    if c.again:
        yield Sign.TOLD_AGAIN
    elif not c.dated and fills_in_the_lead(draft, scene):
        yield Sign.FILLS_IN_LEAD
    if c.dated and draft.when is None and c.own_place is None and of_same_people(draft, scene):
        yield Sign.GIVES_ITS_DAY
    if scene.sentence.block == draft.block and not draft.bloody and _only_harm(scene):
        yield Sign.WHOM_IT_HIT
    if c.dated and _retells_lead(draft, scene):
        yield Sign.RETELLS_LEAD


def _opens_with_what_did_it(scene: Scene) -> bool:
    """ "The device went off 15 kilometres from the city", "the man blew himself up": as before."""
    lows = scene.lows[:2]
    return lows[:1] == ["the"] and lows[-1] in _TOLD_OF


def _only_harm(scene: Scene) -> bool:
    own_kind = set(scene.kinds) - {EventType.ARMED_ATTACK}
    return scene.hurt and scene.place is None and not (scene.roles.attackers or own_kind)


def _retells_lead(draft: Draft, scene: Scene) -> bool:
    """ "A mine hit a convoy of the brigade. On Tuesday, a mine killed several of its men": the
    lead of a note, which gave no day, told again."""
    lead = len(draft.scenes) == 1 and draft.when is None and draft.scenes[0].sentence.start == 0
    wide = draft.place is None or draft.place.match.point is None or is_wide(draft.place.match)
    alike = bool(scene.kinds) and scene.kind is best_kind(draft.kinds)
    theirs = {h.party for h in scene.harmed} & set(draft.victims)
    return lead and wide and alike and bool(theirs) and not names_new_event(scene)
