"""What settles that a scene tells of another event: an answer, another place, other people hit.

What each of these needs beside stands in ``same_verdicts``, and is known to hold here.
"""

from __future__ import annotations

import itertools
from typing import Final

from geo.model import EventType, Party
from geo.reports.clauses.came_before import ANSWERING, ANSWERS
from geo.reports.dates.when import Use
from geo.reports.events.comparison import Comparison
from geo.reports.events.draft import Draft
from geo.reports.events.retold import (
    in_one_district,
)
from geo.reports.events.same_place import places_clash, told_apart
from geo.reports.scenes.new_event import hit_too, hours_earlier
from geo.reports.scenes.scene import Scene
from geo.reports.sides.parties import known_sides
from geo.reports.vocabulary.kinds import FROM_AFAR, QUIET, best_kind
from geo.reports.vocabulary.lexicon import Harm, Tag
from geo.reports.vocabulary.tokens import has_pair

_IN_ANSWER: Final = (
    ["in", "response"], ["in", "retaliation"], ["in", "reprisal"], ["in", "answer"],
)  # fmt: skip
_ANSWERED: Final = ANSWERS | {"answer", "return"}
_OPENING: Final = 8
_MURDER: Final = EventType.ASSASSINATION
_UNKNOWN: Final = frozenset(("unknown", "unidentified"))
_MINES: Final = frozenset(("mine", "mines", "landmine", "landmines"))
_REPELLED: Final = frozenset("repelled repulsed foiled thwarted".split())
_AFTERWARDS: Final = frozenset(("afterwards", "afterward", "subsequently", "later"))


def others_acted_earlier(c: Comparison) -> bool:
    """ "Hours earlier tribesmen had fired at the base": another attack, by others."""
    mine = known_sides(c.draft.attackers)
    theirs = known_sides(c.scene.roles.attackers)
    known = bool(theirs) or not _UNKNOWN.isdisjoint(c.scene.words)
    return known and mine.isdisjoint(theirs) and bool(mine or theirs)


def had_been_done(c: Comparison) -> bool:
    """ "On Thursday the group had attacked a car", "48 hours before, three had been shot dead"."""
    scene = c.scene
    unsure = c.draft.when is None or c.draft.soft_when
    before = hours_earlier(scene) or (scene.opens_with_date and unsure)
    if not before or scene.tolls or scene.dies_later:
        return False
    return any(
        a.low == "had" and (b.tag is Tag.CASUALTY or b.trigger is not None or b.low == "been")
        for a, b in itertools.pairwise(scene.tokens)
    )


def _attackers_die_in_answer(c: Comparison) -> bool:
    """ "...; 101 soldiers were killed in answer": of those whose shelling is told of."""
    if c.scene.words.isdisjoint(_ANSWERED):
        return False
    if not has_pair(c.scene.lows, ("in",), _ANSWERED):
        return False
    dead = {h.party for h in c.scene.harmed if h.harm is Harm.KILLED and h.count is not None}
    mine = known_sides(c.draft.attackers)
    return c.draft.bloody and bool(dead) and dead <= mine


def strikes_back(c: Comparison) -> bool:
    """ "American forces answered with artillery": shells of their own, on those who fired first."""
    draft, scene = c.draft, c.scene
    if _attackers_die_in_answer(c):
        return True
    if scene.kind not in FROM_AFAR:
        return False
    theirs = known_sides(scene.roles.attackers)
    if not theirs or not theirs.isdisjoint(draft.attackers):
        return False
    later = "then" in scene.words or not _AFTERWARDS.isdisjoint(scene.words)
    if later and theirs <= who_was_hit(draft):
        return True  # "American helicopters then destroyed three vehicles"
    if not scene.acted:
        return False
    dead = {h.party for h in scene.harmed if h.harm is Harm.KILLED and h.count and h.count.min}
    if theirs <= who_was_hit(draft) and dead and dead.isdisjoint(who_was_hit(draft)):
        return True  # "Russian aircraft found the group and killed ten of the militants"
    if scene.words & ANSWERING or scene.lows[:2] in _IN_ANSWER:
        return True
    hit = known_sides(scene.roles.targets) & set(draft.attackers)
    return bool(hit and scene.words & _AFTERWARDS)


def who_was_hit(draft: Draft) -> set[Party]:
    """The sides that were attacked or are counted among the dead and wounded."""
    counted = (p for w in draft.words for s in (w.killed, w.wounded) for p in s.by_party)
    return {*draft.victims, *counted}


def is_elsewhere(c: Comparison) -> bool:
    """A place that fits none of the event's; told again, a town may stand for its villages."""
    if not places_clash(c.draft, c.scene):
        return False
    return not (c.again and in_one_district(c.draft, c.scene))


def quiet_beside_violent(c: Comparison) -> bool:
    """A raid or a march, and an attack: two events, unless it says "the attack"."""
    scene = c.scene
    if scene.kind is EventType.TROOP_MOVEMENT and scene.counted:
        return False  # "the general died while he was being evacuated"
    bare = scene.place is None and not scene.points and not c.draft.bloody
    if bare and scene.kind is EventType.RAID and EventType.RAID in c.draft.kinds:
        return False  # "an airdrop that targeted a house. It said that they raided the house"
    if bare and scene.kind is EventType.CLASH and EventType.RAID in c.draft.kinds:
        return False  # "arrested a commander; a soldier was hurt in an exchange of fire"
    differs = (best_kind(c.draft.kinds) in QUIET) != (scene.kind in QUIET)
    return differs and not (c.of_the_raid or _another_word_on_it(c))


def _another_word_on_it(c: Comparison) -> bool:
    """ "Amaq said 20 soldiers died and two tanks were captured", behind SOHR's eleven."""
    scene = c.scene
    if scene.place is not None or scene.points or scene.source in (None, c.draft.words[0].source):
        return False
    dead = {h.party for h in scene.harmed if h.harm is Harm.KILLED and h.count is not None}
    return bool(dead) and dead <= who_was_hit(c.draft)


def other_operation(c: Comparison) -> bool:
    """Reinforcements and a sweep are two operations, however close they are told."""
    kind = best_kind(c.draft.kinds)
    return c.scene.kind in QUIET and kind in QUIET and kind is not c.scene.kind


def others_attacked(c: Comparison) -> bool:
    """ "IS attacked a post near X", behind workers killed by a mine near Y: others, elsewhere."""
    scene, draft = c.scene, c.draft
    theirs, mine = known_sides(scene.roles.attackers), known_sides(draft.attackers)
    if draft.bloody and scene.counted and _repels_one(scene):
        return True
    known, own = draft.place, c.own_place
    unhurt = bool(scene.harmed) and all(h.none_said for h in scene.harmed) and draft.bloody
    too = hit_too(scene) or (unhurt and scene.acted and bool(scene.points))
    too = bool(too and known and own and known.match.name != own.match.name)
    if too or _by_other_arms(c):
        return True
    third = bool(theirs and mine) and theirs.isdisjoint({*mine, *who_was_hit(draft), *draft.sides})
    if third and draft.bloody and scene.acted and scene.counted and not scene.definite:
        return True  # "militiamen opened fire on the medics", behind a bomb of IS on the SDF
    if draft.bloody and draft.place is not None and _bombs_the_desert(scene):
        return best_kind(draft.kinds) not in FROM_AFAR
    mined = c.own_place and scene.indefinite and scene.hurt and not _MINES.isdisjoint(scene.words)
    if mined and best_kind(draft.kinds) is EventType.AIR_STRIKE and draft.place is not None:
        return True  # "Two soldiers were wounded by a mine near Y", behind raids on X
    if c.own_place is None or scene.definite or not (draft.bloody and scene.acted):
        return False
    hit = known_sides(scene.roles.targets)
    hurt = who_was_hit(draft) - {Party.UNKNOWN}
    others = bool(hit) and bool(hurt) and hit.isdisjoint(hurt | set(draft.attackers))
    return others and bool(scene.points) and told_apart(draft, scene)


def _by_other_arms(c: Comparison) -> bool:
    """ "IS fired shells at the base", behind air raids: it has no aircraft; "three civilians died
    in a rocket attack", behind a bomb that killed soldiers."""
    draft, scene = c.draft, c.scene
    if set(scene.kinds) & set(draft.kinds) or scene.definite:
        return False
    if best_kind(draft.kinds) is EventType.AIR_STRIKE and scene.acted:
        shelled = scene.kind is EventType.SHELLING
        return shelled and scene.roles.attackers == [Party.ISLAMIC_STATE] and not draft.attackers
    dead = {h.party for h in scene.harmed if h.count is not None and not h.none_said}
    others = bool(dead) and dead.isdisjoint(who_was_hit(draft)) and draft.bloody
    blast = best_kind(draft.kinds) is EventType.EXPLOSIVE and scene.kind in FROM_AFAR
    return others and blast and scene.indefinite and not c.one_sentence


def _repels_one(scene: Scene) -> bool:
    """ "They repelled an attack on X, killing seven", behind a strike: one of its own."""
    pairs = itertools.pairwise(scene.tokens)
    return any(a.low in _REPELLED and b.tag is Tag.ARTICLE for a, b in pairs)


def follows_the_last(c: Comparison) -> bool:
    """ "The air force bombed the area the following day": behind the event told last, no other."""
    later = any(w.use is Use.SHIFT and w.shift_days > 0 for w in c.scene.points)
    return later and not c.latest


def its_fighters_executed(c: Comparison) -> bool:
    """ "Seven SDF fighters were beheaded near Y", behind eighteen whom the SDF killed: no fight."""
    scene, draft = c.scene, c.draft
    if EventType.EXECUTION not in scene.kinds or EventType.EXECUTION in draft.kinds:
        return False
    dead = {h.party for h in scene.harmed if h.harm is Harm.KILLED and h.count is not None}
    mine = known_sides(draft.attackers)
    hunted = Party.ISLAMIC_STATE in who_was_hit(draft) and dead.isdisjoint(who_was_hit(draft))
    return bool(dead) and (dead <= mine or hunted)


def _bombs_the_desert(scene: Scene) -> bool:
    """ "Russian aircraft have pounded the desert for two days": all of it, and nobody is told."""
    if scene.hurt or scene.kind not in FROM_AFAR or scene.place is not None:
        return False
    return any(
        a.trigger is not None and b.low == "the" and c.low in ("desert", "badia")
        for a, b, c in zip(scene.tokens, scene.tokens[1:], scene.tokens[2:], strict=False)
    )


def murdered_elsewhere(c: Comparison) -> bool:
    """ "On Monday the group claimed the assassination of a man in Y", behind a man who was only
    wounded in X."""
    scene, draft = c.scene, c.draft
    if not c.opens_on_likely_day or c.own_place is None or scene.kind is not _MURDER:
        return False
    hurt = {h.harm for s in draft.scenes for h in s.harmed if h.count is not None}
    return hurt == {Harm.WOUNDED} and _MURDER not in draft.kinds


def meanwhile_elsewhere(c: Comparison) -> bool:
    """ "On the eastern bank, meanwhile, unknown persons blew up a pipeline between X and Y", not
    the attack that was told before the last."""
    opens = "meanwhile" in c.scene.lows[:_OPENING] and c.scene.sentence.block != c.draft.block
    return opens and not c.latest and c.own_place is not None


def another_found(c: Comparison) -> bool:
    """ "Yesterday, activists documented the death of a woman in Y"."""
    if not c.opens_on_likely_day or c.own_place is None:
        return False
    return told_apart(c.draft, c.scene)
