"""What settles that a scene tells more of an event told before: a later death, a toll, a place.

What each of these needs beside stands in ``same_verdicts``, and is known to hold here.
"""

from __future__ import annotations

import itertools
from typing import Final

from geo.model import EventType, Party
from geo.reports.clauses.sources import opens_with_speaker
from geo.reports.events.comparison import Comparison
from geo.reports.events.draft import Draft
from geo.reports.events.draft_counts import CLAIMANTS
from geo.reports.events.points_back import CARS, behind_source
from geo.reports.events.retold import (
    had_wounded,
)
from geo.reports.events.same_day import (
    days_clash,
    says_when_hit,
)
from geo.reports.events.same_place import in_one_region, is_near
from geo.reports.people.group import Group
from geo.reports.scenes.new_event import names_new_event
from geo.reports.scenes.scene import Scene
from geo.reports.spots.nearness import is_wide
from geo.reports.vocabulary.deeds import BEGAN
from geo.reports.vocabulary.lexicon import Form, Harm, Tag
from geo.reports.vocabulary.tokens import has_pair

_GONE: Final = (Harm.CAPTURED, Harm.MISSING)
_FOUND_DEAD: Final = frozenset(
    """was found dead;were found dead;found dead;found shot dead;found killed;found executed;found
    shot;found murdered;found beheaded""".replace("\n    ", " ").split(";")
)
_ARTICLES: Final = frozenset(("a", "an"))
_SETTLED: Final = frozenset(("village", "town"))
_ESCORTS: Final = frozenset("escorts escort companions bodyguards guards comrades".split())
_TAKEN_THERE: Final = frozenset("flown taken brought transferred evacuated rushed moved".split())
_GIVES: Final = frozenset("gives gave has had puts put counts counted".split())
_MAY_DIE: Final = 7
_SHORT: Final = 12
HIM: Final = frozenset(("him", "her"))
_OFFENSIVES: Final = frozenset(("offensive", "assault", "campaign", "push"))
THOSE_WHO_ATTACKED: Final = frozenset(("attackers", "assailants"))
_PLACES: Final = frozenset(("places", "placed", "puts", "locates"))


def dies_later(c: Comparison) -> bool:
    """ "One of the wounded died", "his nephew was wounded and died on 5 March"."""
    if not c.scene.dies_later:
        return False
    more = c.scene.adds and c.draft.bloody  # "four more died of their wounds on Sunday"
    return more or had_wounded(c.draft) or _kin_of_the_dead(c.draft, c.scene)


def says_what_it_was(c: Comparison) -> bool:
    """ "SOHR reported that the attack was an ambush on three buses": another's word on it."""
    lows = c.scene.lows
    steps = zip(lows, lows[1:], lows[2:], lows[3:], strict=False)
    return any(s[:3] == ("the", "attack", "was") and s[3] in ("a", "an") for s in steps)


def _kin_of_the_dead(draft: Draft, scene: Scene) -> bool:
    """ "His nephew was wounded and died on 5 March", behind the shooting of a man."""
    words = [t for t in scene.tokens[:3] if t.tag is not Tag.PUNCT]
    if len(words) < 2:
        return False
    opens = words[0].low in ("his", "her", "their", "the") and words[1].tag is Tag.PERSON
    return opens and draft.bloody


def names_its_village(c: Comparison) -> bool:
    """ "Killed 40 in an attack on a village in central Syria. They launched an offensive on the
    village of X": that village."""
    draft, scene = c.draft, c.scene
    if len(draft.scenes) != 1 or c.own_place is None or draft.when is not None:
        return False
    if draft.place is not None and not is_wide(draft.place.match):
        return False
    if names_new_event(scene) or scene.adds:
        return False
    return _tells_of_a_village(draft.scenes[0]) and any(
        t.tag is Tag.PLACE and not _SETTLED.isdisjoint(t.low.split()) for t in scene.tokens
    )


def _tells_of_a_village(scene: Scene) -> bool:
    """ "In a village in central Syria", "on a central Syrian town"."""
    return any(
        low in _SETTLED and not _ARTICLES.isdisjoint(scene.lows[max(0, i - 4) : i])
        for i, low in enumerate(scene.lows)
    )


def of_the_offensive(c: Comparison) -> bool:
    """ "SOHR says 34 have been killed in attacks on the fields of X and Y", behind an offensive
    that was opened around Z on Thursday."""
    scene, lead = c.scene, c.draft.scenes[-1]
    if not lead.words & _OFFENSIVES:
        return False
    near = scene.sentence.block == c.draft.block
    begun = not lead.harmed and not c.draft.bloody
    there = scene.place is None or in_one_region(c.draft, scene)
    return near and begun and there and not names_new_event(scene)


def the_car_again(c: Comparison) -> bool:
    """ "An attack on a bus in the desert of X ... The bus was stopped near Y": that attack."""
    what = c.scene.lows[1] if len(c.scene.lows) > 1 else ""
    lead = c.draft.scenes[0].lows if len(c.draft.scenes) == 1 else ()
    return what in CARS and lead.count(what) == 1 and c.kinds_agree


def took_place(c: Comparison) -> bool:
    """ "It took place in the X area, while the fighters were on a sweep": what was just told."""
    took = c.scene.lows[:2][-1] in ("took", "happened", "occurred")
    return took and not days_clash(c.draft, c.when, c.soft)


def went_on(c: Comparison) -> bool:
    """ "The fighting began on Wednesday and killed ten": the fight told of, that goes on."""
    if BEGAN.isdisjoint(c.scene.lows):
        return False
    tokens = c.scene.tokens
    begun = any(
        t.low in BEGAN and Tag.DATE in [d.tag for d in tokens[i + 1 : i + 3]]
        for i, t in enumerate(tokens)
    )
    return begun and c.kinds_agree


def dead_since(c: Comparison) -> bool:
    """ "Since yesterday it has documented 24 dead", behind a fight of which no day was told."""
    draft = c.draft
    return EventType.CLASH in draft.kinds and draft.when is None and not draft.bloody


def other_side_too(c: Comparison) -> bool:
    """ "It said 18 militants were killed", "IS lost eight", behind a fight and the dead of who
    fought them."""
    scene = c.scene
    says = scene.lows[0] == "it" and scene.lows[1:2] in (["said"], ["added"])
    if not says and ("lost" not in scene.lows[1:4] or len(scene.lows) > _SHORT):
        return False
    bare = set(scene.kinds) <= {EventType.ARMED_ATTACK}
    told = {h.party for earlier in c.draft.scenes for h in earlier.harmed if h.count is not None}
    theirs = all(h.party is not None and h.party not in told for h in scene.harmed)
    return bare and theirs and EventType.CLASH in c.draft.kinds


def more_were_wounded(c: Comparison) -> bool:
    """ "Another 15 people were wounded in the X area": of what had only dead so far."""
    more = c.scene.tokens[1].tag is Tag.NUMBER
    wounded = all(h.harm is Harm.WOUNDED for h in c.scene.harmed)
    return more and wounded and not had_wounded(c.draft)


def adds_a_word(c: Comparison) -> bool:
    """ "...; SANA then spoke of 28 dead", "SOHR gives eight dead": another's count of what is
    told."""
    scene = c.scene
    opens = [t for t in scene.tokens[:3] if t.tag is not Tag.PUNCT]
    if not opens or opens[0].tag is not Tag.OUTLET or scene.names_deed:
        return False
    gives = any(t.low in _GIVES for t in opens[1:]) and scene.sentence.block == c.draft.block
    return c.one_sentence or (gives and c.draft.bloody and not (scene.points or scene.adds))


def places_it(c: Comparison) -> bool:
    """ "SOHR gives 19 dead and places it in the desert of X", behind another's 21."""
    lows = c.scene.lows
    if _PLACES.isdisjoint(lows):
        return False
    return has_pair(lows, _PLACES, ("it",))


def of_those_taken(c: Comparison) -> bool:
    """ "...; one was found dead the next day", "Two were found dead on Sunday": of those taken."""
    dead = _dead_behind_a_taking(c)
    found = c.scene.sentence.block == c.draft.block and not c.scene.words.isdisjoint(_FOUND_DEAD)
    some = bool(dead) and all(g is not None and g.headless and not g.other for g in dead)
    return some and (c.one_sentence or found)


def _dead_behind_a_taking(c: Comparison) -> list[Group | None]:
    """The dead of a scene, behind people who were taken."""
    if not any(h.harm in _GONE and h.count for h in c.draft.scenes[-1].harmed):
        return []
    return [h.group for h in c.scene.harmed if h.harm is Harm.KILLED]


def others_of_those_taken(c: Comparison) -> bool:
    """ "Two were freed; the others were found dead", behind an abduction: of those abducted."""
    dead = _dead_behind_a_taking(c)
    return bool(dead) and all(
        g is not None and g.first and _left_over(c.scene, g.first, g.last) for g in dead
    )


def _left_over(scene: Scene, first: int, last: int) -> bool:
    """ "The others", "the bodies of the others", "the other two"."""
    said = scene.lows[first : last + 1]
    return said[-1:] == ["others"] or said[:2] == ["the", "other"]


def died_where_taken(c: Comparison) -> bool:
    """ "Five wounded were flown to X, where one of them died on Thursday"."""
    lows = c.scene.lows
    taken = lows[2:3] in (["was"], ["were"]) and not _TAKEN_THERE.isdisjoint(lows[3:5])
    return taken and "where" in lows and _only_died(c.scene)


def they_were_killed(c: Comparison) -> bool:
    """ "They were killed on Monday in the village of X": those just told of, and where."""
    if c.scene.lows[0] == "according" and not says_when_hit(c.scene):
        return False
    theirs = all(h.pronoun and h.count is None for h in c.scene.harmed)
    return theirs and not names_new_event(c.scene)


def raises_its_toll(c: Comparison) -> bool:
    """ "..., bringing the number of dead to three"."""
    return any(h.toll for h in c.scene.harmed)


def toll_of_it(c: Comparison) -> bool:
    """ "The minister first gave 80 dead and on Friday 89", behind an attack of Thursday."""
    scene, draft = c.scene, c.draft
    if draft.casualties_known or draft.when is None or draft.soft_when:
        return False
    told = scene.sentence.block == draft.block and not scene.names_deed
    return told and (opens_with_speaker(scene.tokens) or _some_died_later(c))


def later_toll(c: Comparison) -> bool:
    """ "On Monday it said the number of dead in the assault on X had reached 27", behind the
    assault on X of Thursday."""
    draft, place = c.draft, c.scene.place
    if not (c.soft and c.scene.tolls) or draft.casualties_known:
        return False
    if place is None or draft.place is None or not is_near(draft.place, place):
        return False
    return _within_days(c)


def _some_died_later(c: Comparison) -> bool:
    """ "Four people were wounded and two died on Monday", behind a blast on Sunday."""
    harms = {h.harm for h in c.scene.harmed if h.count is not None}
    return harms == {Harm.KILLED, Harm.WOUNDED} and _only_died(c.scene) and _within_days(c)


def _within_days(c: Comparison) -> bool:
    """Whether the scene's day is the event's or one of the few after it."""
    first, known = c.when.first if c.when is not None else None, c.draft.first_date
    return first is not None and known is not None and 0 <= (first - known).days <= _MAY_DIE


def _only_died(scene: Scene) -> bool:
    """Whether it says that people died, and not that anybody killed them."""
    killed = [h.at for h in scene.harmed if h.harm is Harm.KILLED]
    dead = [scene.tokens[at].form if at < len(scene.tokens) else None for at in killed]
    return bool(dead) and all(form is Form.INTRANSITIVE for form in dead)


def group_counts_it(c: Comparison) -> bool:
    """ "IS said that it had killed six", right behind an attack that nobody else is named for."""
    scene, draft = c.scene, c.draft
    its = scene.source in CLAIMANTS or ("claimed", "to") in itertools.pairwise(scene.lows)
    if not its or any(w is not scene.reported_when for w in scene.points):
        return False
    alone = set(draft.attackers) <= {Party.UNKNOWN, Party.ISLAMIC_STATE}
    killed = all(h.party is not Party.ISLAMIC_STATE for h in scene.harmed)
    here = scene.sentence.block == draft.block
    return alone and killed and here and not names_new_event(scene)


def his_escort(c: Comparison) -> bool:
    """ "An officer was injured, while three of his escorts were killed by a mine": beside him."""
    lows = c.scene.lows
    return any(
        a == "of" and b in ("his", "her") and not _ESCORTS.isdisjoint(who.split())
        for a, b, who in zip(lows, lows[1:], lows[2:], strict=False)
    )


def tells_who_died_with_him(c: Comparison) -> bool:
    """ "Two other people died with him": with the man whose death was told of."""
    scene = c.scene
    with_him = has_pair(scene.lows, ("with",), HIM)
    here = scene.sentence.block == c.draft.block
    return with_him and here and scene.adds and not scene.names_deed


def attackers_went_on(c: Comparison) -> bool:
    """ "The attackers captured two soldiers": those of the attack told of right before."""
    begin = behind_source(c.scene.tokens)
    the, who = (*c.scene.lows[begin : begin + 2], "", "")[:2]
    return the == "the" and who in THOSE_WHO_ATTACKED and not names_new_event(c.scene)


def two_of_them_died(c: Comparison) -> bool:
    """ "...; four were wounded and two died on Monday", "three were killed at once, two more died
    the next day": of those that the sentence tells of."""
    if not all(h.group is not None and h.group.headless for h in c.scene.harmed):
        return False
    hurt = any(h.harm is Harm.WOUNDED and h.count for s in c.draft.scenes for h in s.harmed)
    more = any(h.other for h in c.scene.harmed)
    same = not c.scene.kinds if more else hurt  # not "three more died on Monday when a mine ..."
    return same and _only_died(c.scene)
