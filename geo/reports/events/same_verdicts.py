"""What settles at once whether a scene tells of an event told before: the first verdict that holds.

The order matters. What a sentence says of those just told of goes before what tells events apart,
and that before what only a raid or an attack leads one to expect next.
"""

from __future__ import annotations

import itertools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from geo.model import EventType, Party
from geo.reports.clauses.came_before import ANSWERING, ANSWERS
from geo.reports.clauses.clauses import RAISING
from geo.reports.clauses.sources import opens_with_speaker
from geo.reports.events.comparison import Comparison
from geo.reports.events.draft import Draft
from geo.reports.events.draft_counts import are_its_own
from geo.reports.events.retold import (
    attackers_dead,
    had_wounded,
    in_one_district,
    is_outcome,
    looks_back,
    speaks_of_them,
)
from geo.reports.events.same_day import (
    dates_the_operation,
    days_clash,
    earlier_by_other_arms,
    reported_before,
)
from geo.reports.events.same_numbers import had_no_victims, one_of_several
from geo.reports.events.same_place import another_elsewhere, is_near, places_clash, told_apart
from geo.reports.scenes.casualties import sum_of
from geo.reports.scenes.new_event import is_apart, names_new_event, says_when
from geo.reports.scenes.scene import Scene
from geo.reports.spots.nearness import is_wide
from geo.reports.vocabulary.kinds import QUIET, best_kind
from geo.reports.vocabulary.lexicon import Form, Harm, Tag

_A_FEW: Final = 2
_ARTICLES: Final = frozenset(("a", "an"))
_SETTLED: Final = frozenset(("village", "town"))
_IN_ANSWER: Final = (
    ["in", "response"], ["in", "retaliation"], ["in", "reprisal"], ["in", "answer"],
)  # fmt: skip
_BEGAN: Final = frozenset(("began", "started", "erupted"))
_FROM_AFAR: Final = (EventType.AIR_STRIKE, EventType.SHELLING)
_ANSWERED: Final = ANSWERS | {"answer", "return"}
_ESCORTS: Final = frozenset("escorts escort companions bodyguards guards comrades".split())
_OPENING: Final = 8
_MURDER: Final = EventType.ASSASSINATION
_UNKNOWN: Final = frozenset(("unknown", "unidentified"))
_TAKEN_THERE: Final = frozenset("flown taken brought transferred evacuated rushed moved".split())
_MINES: Final = frozenset(("mine", "mines", "landmine", "landmines"))
_MAY_DIE: Final = 7
_PLACES: Final = frozenset(("places", "placed", "puts", "locates"))
_CLAIMANTS: Final = frozenset(("Amaq", "Islamic State", "al-Naba"))
_AFTERWARDS: Final = frozenset(("afterwards", "afterward", "subsequently", "later"))


@dataclass(frozen=True, slots=True)
class Verdict:
    """What settles it, in words; whether it is one event then; and when it holds."""

    name: str
    same: bool
    holds: Callable[[Comparison], bool]
    latest: bool = False
    """Asked only of the event told last."""
    adjacent: bool = False
    """Asked only of the event told last, in this paragraph or the one before."""


def verdict_of(compared: Comparison) -> Verdict | None:
    """The first verdict that holds; None where the signs have to be weighed."""
    for verdict in _ASKED[compared.adjacent, compared.latest]:
        if verdict.holds(compared):
            return verdict
    return None


def _dies_later(c: Comparison) -> bool:
    """ "One of the wounded died", "his nephew was wounded and died on 5 March"."""
    if not c.scene.dies_later:
        return False
    more = c.scene.adds and c.draft.bloody  # "four more died of their wounds on Sunday"
    return more or had_wounded(c.draft) or _kin_of_the_dead(c.draft, c.scene)


def _kin_of_the_dead(draft: Draft, scene: Scene) -> bool:
    """ "His nephew was wounded and died on 5 March", behind the shooting of a man."""
    words = [t for t in scene.tokens[:3] if t.tag is not Tag.PUNCT]
    if len(words) < 2:
        return False
    opens = words[0].low in ("his", "her", "their", "the") and words[1].tag is Tag.PERSON
    return opens and draft.bloody


def _names_its_village(c: Comparison) -> bool:
    """ "Killed 40 in an attack on a village in central Syria. They launched an offensive on the
    village of X": that village."""
    draft, scene = c.draft, c.scene
    if len(draft.scenes) != 1 or c.own_place is None or draft.when is not None or not draft.bloody:
        return False
    if draft.place is not None and not is_wide(draft.place.match):
        return False
    if names_new_event(scene) or scene.adds or scene.counted:
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


def _took_place(c: Comparison) -> bool:
    """ "It took place in the X area, while the fighters were on a sweep": what was just told."""
    opens = c.scene.lows[:2]
    took = opens[:1] == ["it"] and opens[-1] in ("took", "happened", "occurred")
    return took and not c.scene.counted and not days_clash(c.draft, c.when, c.soft)


def _went_on(c: Comparison) -> bool:
    """ "The fighting began on Wednesday and killed ten": the fight told of, that goes on."""
    tokens, scene = c.scene.tokens, c.scene
    if not scene.definite or scene.place is not None or _BEGAN.isdisjoint(scene.lows):
        return False
    begun = any(
        t.low in _BEGAN and Tag.DATE in [d.tag for d in tokens[i + 1 : i + 3]]
        for i, t in enumerate(tokens)
    )
    return begun and c.kinds_agree


def _dead_since(c: Comparison) -> bool:
    """ "Since yesterday it has documented 24 dead", behind a fight of which no day was told."""
    scene, draft = c.scene, c.draft
    opens = scene.lows[0] == "since" and scene.place is None and scene.counted
    return opens and EventType.CLASH in draft.kinds and draft.when is None and not draft.bloody


def _other_side_too(c: Comparison) -> bool:
    """ "It said 18 militants were killed", behind a fight and the dead of who fought them."""
    opens, scene = c.scene.lows[:2], c.scene
    if opens[:1] != ["it"] or opens[-1] not in ("said", "added"):
        return False
    bare = not (scene.place or scene.points) and set(scene.kinds) <= {EventType.ARMED_ATTACK}
    told = {h.party for earlier in c.draft.scenes for h in earlier.harmed if h.count is not None}
    theirs = all(h.party is not None and h.party not in told for h in scene.harmed)
    return bare and scene.counted and theirs and EventType.CLASH in c.draft.kinds


def _more_were_wounded(c: Comparison) -> bool:
    """ "Another 15 people were wounded in the X area": of what had only dead so far."""
    tokens, scene = c.scene.tokens, c.scene
    more = scene.lows[:1] == ["another"] and tokens[1].tag is Tag.NUMBER
    wounded = bool(scene.harmed) and all(h.harm is Harm.WOUNDED for h in scene.harmed)
    return more and wounded and c.draft.bloody and not had_wounded(c.draft)


def _adds_a_word(c: Comparison) -> bool:
    """ "...; SANA then spoke of 28 dead": another's count of what the sentence tells."""
    scene = c.scene
    told = scene.counted and scene.place is None and not scene.names_deed
    if not (c.one_sentence and told):
        return False
    opens = next((t for t in scene.tokens if t.tag is not Tag.PUNCT), None)
    return opens is not None and opens.tag is Tag.OUTLET


def _places_it(c: Comparison) -> bool:
    """ "SOHR gives 19 dead and places it in the desert of X", behind another's 21."""
    scene = c.scene
    if scene.source is None or scene.points or _PLACES.isdisjoint(scene.lows):
        return False
    pairs = itertools.pairwise(scene.lows)
    return any(a in _PLACES and b == "it" for a, b in pairs) and c.draft.bloody


def _of_those_taken(c: Comparison) -> bool:
    """ "...; one was found dead the next day": of those abducted."""
    if not c.one_sentence or c.scene.place is not None:
        return False
    taken = any(h.harm is Harm.CAPTURED and h.count for h in c.draft.scenes[-1].harmed)
    dead = [h for h in c.scene.harmed if h.harm is Harm.KILLED]
    return taken and bool(dead) and all(h.group is not None and h.group.headless for h in dead)


def _others_of_those_taken(c: Comparison) -> bool:
    """ "Two were freed; the others were found dead", behind an abduction: of those abducted."""
    taken = any(h.harm is Harm.CAPTURED and h.count for h in c.draft.scenes[-1].harmed)
    dead = [h.group for h in c.scene.harmed if h.harm is Harm.KILLED]
    others = all(g is not None and g.first and _left_over(c.scene, g.first, g.last) for g in dead)
    return taken and c.scene.place is None and bool(dead) and others


def _left_over(scene: Scene, first: int, last: int) -> bool:
    """ "The others", "the bodies of the others", "the other two"."""
    said = scene.lows[first : last + 1]
    return said[-1:] == ["others"] or said[:2] == ["the", "other"]


def _died_where_taken(c: Comparison) -> bool:
    """ "Five wounded were flown to X, where one of them died on Thursday"."""
    lows = c.scene.lows
    taken = lows[2:3] in (["was"], ["were"]) and not _TAKEN_THERE.isdisjoint(lows[3:5])
    return taken and c.draft.bloody and "where" in lows and _only_died(c.scene)


def _they_were_killed(c: Comparison) -> bool:
    """ "They were killed on Monday in the village of X": those just told of, and where."""
    scene = c.scene
    opens = scene.tokens[0].low in ("they", "all", "both")
    theirs = all(h.pronoun and h.count is None for h in scene.harmed)
    return opens and scene.hurt and theirs and c.draft.bloody and not names_new_event(scene)


def _raises_its_toll(c: Comparison) -> bool:
    """ "..., bringing the number of dead to three"."""
    raises = c.scene.tokens[0].low in RAISING and c.one_sentence
    return raises and any(h.toll for h in c.scene.harmed)


def _toll_of_it(c: Comparison) -> bool:
    """ "The minister first gave 80 dead and on Friday 89", behind an attack of Thursday."""
    scene, draft = c.scene, c.draft
    if draft.casualties_known or draft.when is None or draft.soft_when or scene.place is not None:
        return False
    told = scene.counted and scene.sentence.block == draft.block and not scene.names_deed
    return told and (opens_with_speaker(scene.tokens) or _some_died_later(c))


def _later_toll(c: Comparison) -> bool:
    """ "On Monday it said the number of dead in the assault on X had reached 27", behind the
    assault on X of Thursday."""
    draft, place = c.draft, c.scene.place
    if not (c.soft and c.scene.tolls and c.scene.definite) or draft.casualties_known:
        return False
    if place is None or draft.place is None or not is_near(draft.place, place):
        return False
    when, known = c.when, draft.first_date
    told = when is not None and when.first is not None and known is not None
    return told and 0 <= (when.first - known).days <= _MAY_DIE  # type: ignore[union-attr, operator]


def _some_died_later(c: Comparison) -> bool:
    """ "Four people were wounded and two died on Monday", behind a blast on Sunday."""
    harms = {h.harm for h in c.scene.harmed if h.count is not None}
    when, known = c.when, c.draft.first_date
    later = when is not None and when.first is not None and known is not None
    if not later or harms != {Harm.KILLED, Harm.WOUNDED} or not _only_died(c.scene):
        return False
    return 0 <= (when.first - known).days <= _MAY_DIE  # type: ignore[union-attr, operator]


def _only_died(scene: Scene) -> bool:
    """Whether it says that people died, and not that anybody killed them."""
    killed = [h.at for h in scene.harmed if h.harm is Harm.KILLED]
    dead = [scene.tokens[at].form if at < len(scene.tokens) else None for at in killed]
    return bool(dead) and all(form is Form.INTRANSITIVE for form in dead)


def _its_own_dead(c: Comparison) -> bool:
    """ "The SDF confirms that three of its fighters were killed", behind 25 dead of a fight."""
    scene, known = c.scene, c.draft.words[0].killed.total
    if known is None or scene.source is None or scene.place is not None or scene.points:
        return False
    dead = [h for h in scene.harmed if h.harm is Harm.KILLED and h.count is not None]
    fewer = all(h.count is not None and h.count.min < known.min for h in dead)
    theirs = all(are_its_own(scene, h.group) for h in dead)
    return bool(dead) and fewer and theirs and not scene.indefinite and c.kinds_agree


def _died_with_him(c: Comparison) -> bool:
    """ "Two other people died with him": with the man whose death was told of."""
    return c.draft.bloody and _tells_who_died_with_him(c)


def _his_escort(c: Comparison) -> bool:
    """ "An officer was injured, while three of his escorts were killed by a mine": beside him."""
    if not c.one_sentence or c.scene.lows[0] not in ("while", "and") or not c.scene.counted:
        return False
    lows = c.scene.lows
    return any(
        a == "of" and b in ("his", "her") and not _ESCORTS.isdisjoint(who.split())
        for a, b, who in zip(lows, lows[1:], lows[2:], strict=False)
    )


def _tells_who_died_with_him(c: Comparison) -> bool:
    scene = c.scene
    if "with" not in scene.words or scene.words.isdisjoint(("him", "her")):
        return False
    steps = itertools.pairwise(scene.lows)
    with_him = any(a == "with" and b in ("him", "her") for a, b in steps)
    bare = scene.place is None and not scene.points and not scene.names_deed
    here = c.scene.sentence.block == c.draft.block
    return with_him and bare and here and scene.counted and scene.adds


def _others_acted_earlier(c: Comparison) -> bool:
    """ "Hours earlier tribesmen had fired at the base": another attack, by others."""
    if c.scene.lows[:1] not in (["hours earlier"], ["hours before"], ["hours"]):
        return False
    mine = {a for a in c.draft.attackers if a is not Party.UNKNOWN}
    theirs = {a for a in c.scene.roles.attackers if a is not Party.UNKNOWN}
    known = bool(theirs) or not _UNKNOWN.isdisjoint(c.scene.words)
    return c.scene.acted and known and mine.isdisjoint(theirs) and bool(mine or theirs)


def _two_of_them_died(c: Comparison) -> bool:
    """ "...; four were wounded and two died on Monday": of those that the sentence tells of."""
    scene = c.scene
    if not c.one_sentence or scene.place is not None or scene.tokens[0].low != "and":
        return False
    hurt = any(h.harm is Harm.WOUNDED and h.count for s in c.draft.scenes for h in s.harmed)
    headless = all(h.group is not None and h.group.headless for h in scene.harmed)
    return hurt and headless and _only_died(scene)


def _counts_beside_it(c: Comparison) -> bool:
    """ "..., as two others were killed by a mine near Y"."""
    return c.scene.tokens[0].low == "as" and c.one_sentence and c.scene.counted


def _attackers_die_in_answer(c: Comparison) -> bool:
    """ "...; 101 soldiers were killed in answer": of those whose shelling is told of."""
    if c.scene.words.isdisjoint(_ANSWERED):
        return False
    if not any(a == "in" and b in _ANSWERED for a, b in itertools.pairwise(c.scene.lows)):
        return False
    dead = {h.party for h in c.scene.harmed if h.harm is Harm.KILLED and h.count is not None}
    mine = {a for a in c.draft.attackers if a is not Party.UNKNOWN}
    return c.draft.bloody and bool(dead) and dead <= mine


def _strikes_back(c: Comparison) -> bool:
    """ "American forces answered with artillery": shells of their own, on those who fired first."""
    draft, scene = c.draft, c.scene
    if _attackers_die_in_answer(c):
        return True
    if not scene.acted or best_kind(scene.kinds) not in _FROM_AFAR:
        return False
    theirs = {a for a in scene.roles.attackers if a is not Party.UNKNOWN}
    if not theirs or not theirs.isdisjoint(draft.attackers):
        return False
    if scene.words & ANSWERING or scene.lows[:2] in _IN_ANSWER:
        return True
    hit = {t for t in scene.roles.targets if t is not Party.UNKNOWN} & set(draft.attackers)
    return bool(hit and scene.words & _AFTERWARDS)


def _is_elsewhere(c: Comparison) -> bool:
    """A place that fits none of the event's; told again, a town may stand for its villages."""
    if not places_clash(c.draft, c.scene):
        return False
    return not (c.again and in_one_district(c.draft, c.scene))


def _quiet_beside_violent(c: Comparison) -> bool:
    """A raid or a march, and an attack: two events, unless it says "the attack"."""
    scene = c.scene
    if not scene.kinds or scene.definite:
        return False
    if scene.kind is EventType.TROOP_MOVEMENT and scene.counted:
        return False  # "the general died while he was being evacuated"
    bare = scene.place is None and not scene.points and not c.draft.bloody
    if bare and scene.kind is EventType.RAID and EventType.RAID in c.draft.kinds:
        return False  # "an airdrop that targeted a house. It said that they raided the house"
    differs = (best_kind(c.draft.kinds) in QUIET) != (scene.kind in QUIET)
    return differs and not c.of_the_raid and not _same_dead(c)


def _same_dead(c: Comparison) -> bool:
    """ "Six were killed as forces launched a sweep of X. SOHR said six had been killed"."""
    told = sum_of(c.scene, Harm.KILLED).total
    known = c.draft.words[0].killed.total if c.draft.words else None
    return told is not None and told.min > _A_FEW and told == known


def _other_operation(c: Comparison) -> bool:
    """Reinforcements and a sweep are two operations, however close they are told."""
    kind = best_kind(c.draft.kinds)
    return c.scene.kind in QUIET and kind in QUIET and kind is not c.scene.kind


def _group_counts_it(c: Comparison) -> bool:
    """ "IS said that it had killed six", right behind an attack that nobody else is named for."""
    scene, draft = c.scene, c.draft
    if scene.source not in _CLAIMANTS or not scene.counted or scene.place is not None:
        return False
    alone = set(draft.attackers) <= {Party.UNKNOWN, Party.ISLAMIC_STATE}
    killed = all(h.party is not Party.ISLAMIC_STATE for h in scene.harmed)
    here = scene.sentence.block == draft.block and not scene.points
    return alone and killed and here and draft.bloody and not names_new_event(scene)


def _others_attacked(c: Comparison) -> bool:
    """ "IS attacked a post near X", behind workers killed by a mine near Y: others, elsewhere."""
    scene, draft = c.scene, c.draft
    if draft.bloody and draft.place is not None and _bombs_the_desert(scene):
        return best_kind(draft.kinds) not in _FROM_AFAR
    mined = c.own_place and scene.indefinite and scene.hurt and not _MINES.isdisjoint(scene.words)
    if mined and best_kind(draft.kinds) is EventType.AIR_STRIKE and draft.place is not None:
        return True  # "Two soldiers were wounded by a mine near Y", behind raids on X
    if c.own_place is None or scene.definite or not (draft.bloody and scene.acted):
        return False
    hit = {t for t in scene.roles.targets if t is not Party.UNKNOWN}
    counted = (p for w in draft.words for s in (w.killed, w.wounded) for p in s.by_party)
    hurt = {*draft.victims, *counted} - {Party.UNKNOWN}
    others = bool(hit) and bool(hurt) and hit.isdisjoint(hurt | set(draft.attackers))
    return others and bool(scene.points) and told_apart(draft, scene)


def _bombs_the_desert(scene: Scene) -> bool:
    """ "Russian aircraft have pounded the desert for two days": all of it, and nobody is told."""
    if scene.hurt or scene.kind not in _FROM_AFAR or scene.place is not None:
        return False
    return any(
        a.trigger is not None and b.low == "the" and c.low in ("desert", "badia")
        for a, b, c in zip(scene.tokens, scene.tokens[1:], scene.tokens[2:], strict=False)
    )


def _murdered_elsewhere(c: Comparison) -> bool:
    """ "On Monday the group claimed the assassination of a man in Y", behind a man who was only
    wounded in X."""
    scene, draft = c.scene, c.draft
    if not c.opens_on_likely_day or c.own_place is None or scene.kind is not _MURDER:
        return False
    hurt = {h.harm for s in draft.scenes for h in s.harmed if h.count is not None}
    return scene.counted and hurt == {Harm.WOUNDED} and _MURDER not in draft.kinds


def _meanwhile_elsewhere(c: Comparison) -> bool:
    """ "On the eastern bank, meanwhile, unknown persons blew up a pipeline between X and Y", not
    the attack that was told before the last."""
    opens = "meanwhile" in c.scene.lows[:_OPENING] and c.scene.sentence.block != c.draft.block
    return opens and not c.latest and c.own_place is not None and not c.scene.definite


def _another_found(c: Comparison) -> bool:
    """ "Yesterday, activists documented the death of a woman in Y"."""
    if not c.opens_on_likely_day or c.own_place is None:
        return False
    return c.scene.counted and not c.scene.definite and told_apart(c.draft, c.scene)


VERDICTS: Final = (
    Verdict(
        "it speaks of those told of before",
        True,
        lambda c: speaks_of_them(c.draft, c.scene),
        adjacent=True,
    ),
    Verdict("one of those told of before dies", True, _dies_later, adjacent=True),
    Verdict(
        "it says when that was", True, lambda c: says_when(c.scene) and c.kinds_agree, adjacent=True
    ),
    Verdict("it says where that was", True, _took_place, adjacent=True),
    Verdict("it names the village", True, _names_its_village, adjacent=True),
    Verdict("the group counts its dead", True, _group_counts_it, adjacent=True),
    Verdict("it says since when they fight", True, _went_on, adjacent=True),
    Verdict("it counts the dead of the fighting since", True, _dead_since, adjacent=True),
    Verdict("the dead of the other side", True, _other_side_too, adjacent=True),
    Verdict("another source counts in the same sentence", True, _adds_a_word, latest=True),
    Verdict("another source places it elsewhere", True, _places_it, adjacent=True),
    Verdict("those taken are found dead", True, _of_those_taken, latest=True),
    Verdict("the others of those taken", True, _others_of_those_taken, latest=True),
    Verdict("one dies where the wounded were taken", True, _died_where_taken, adjacent=True),
    Verdict("it says where or when they were killed", True, _they_were_killed, adjacent=True),
    Verdict("a side tells of its own dead", True, _its_own_dead, adjacent=True),
    Verdict("others died with him", True, _died_with_him),
    Verdict("his escort was hit with him", True, _his_escort, latest=True),
    Verdict("others died with him, who is not of this event", False, _tells_who_died_with_him),
    Verdict("hours earlier others acted", False, _others_acted_earlier),
    Verdict("some of them died later", True, _two_of_them_died, latest=True),
    Verdict("its toll rises in the same sentence", True, _raises_its_toll),
    Verdict(
        "it gives the day of what was announced later",
        True,
        lambda c: not c.soft and dates_the_operation(c.draft, c.scene, c.when),
        adjacent=True,
    ),
    Verdict("a speaker gives its dead, on whatever day", True, _toll_of_it, adjacent=True),
    Verdict("its toll, told days later", True, _later_toll),
    Verdict("others are counted beside it", False, _counts_beside_it),
    Verdict("it says that it is another", False, lambda c: is_apart(c.scene)),
    Verdict("another day", False, lambda c: days_clash(c.draft, c.when, c.soft)),
    Verdict("those attacked strike back", False, _strikes_back),
    Verdict("another place", False, _is_elsewhere),
    Verdict("one more, elsewhere", False, lambda c: another_elsewhere(c.draft, c.scene)),
    Verdict(
        "more, by other arms at another hour",
        False,
        lambda c: earlier_by_other_arms(c.draft, c.scene),
    ),
    Verdict(
        "reported before it happened", False, lambda c: reported_before(c.draft, c.scene, c.when)
    ),
    Verdict("more were wounded in it", True, _more_were_wounded, latest=True),
    Verdict("it gives details", True, lambda c: c.scene.gives_details, adjacent=True),
    Verdict("it looks back", True, lambda c: looks_back(c.draft, c.scene), adjacent=True),
    Verdict("what the raid came to", True, lambda c: is_outcome(c.draft, c.scene), latest=True),
    Verdict(
        "the attackers die in it", True, lambda c: attackers_dead(c.draft, c.scene), adjacent=True
    ),
    Verdict(
        "counted from another day",
        False,
        lambda c: c.scene.counted and c.scene.opens_on_another_day,
    ),
    Verdict("nobody was hurt in it", False, lambda c: had_no_victims(c.draft, c.scene, c.latest)),
    Verdict(
        "one of several it sums up", False, lambda c: one_of_several(c.draft, c.scene, c.latest)
    ),
    Verdict("violence beside a raid or a march", False, _quiet_beside_violent),
    Verdict("another kind of operation", False, _other_operation),
    Verdict("another victim, found elsewhere", False, _another_found),
    Verdict("a murder, elsewhere", False, _murdered_elsewhere),
    Verdict("meanwhile, elsewhere", False, _meanwhile_elsewhere),
    Verdict("others are attacked elsewhere", False, _others_attacked),
)
"""In the order in which they are asked."""

_ASKED: Final = {
    (adjacent, latest): tuple(
        v for v in VERDICTS if (adjacent or not v.adjacent) and (latest or not v.latest)
    )
    for adjacent in (True, False)
    for latest in (True, False)
}
