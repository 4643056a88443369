"""Sentences without an event of their own: who told of the last one, when, and who is blamed."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Final

from geo.model import DatePrecision, EventType, Party
from geo.reports.clauses.sources import SAYING
from geo.reports.dates.when import Use, When
from geo.reports.events.draft import Draft
from geo.reports.events.who_they_were import name_its_dead, name_who_attacked, name_who_they_were
from geo.reports.scenes.scene import Scene
from geo.reports.sides.blame import did_it
from geo.reports.spots.nearness import compatible, elsewhere, is_wide
from geo.reports.vocabulary.deeds import BEGAN
from geo.reports.vocabulary.kinds import FROM_AFAR
from geo.reports.vocabulary.lexicon import Tag
from geo.reports.vocabulary.tokens import has_pair

_THE_DEAD: Final = frozenset(("dead", "victims", "killed", "casualties", "wounded"))
_LIES: Final = frozenset(("located", "lies", "lie", "situated"))
_HAPPENED: Final = frozenset(("occurred", "happened", "took"))
_BLAMES: Final = frozenset(
    """behind responsible responsibility blamed accused suspected blames blame
    pointed points point suspects suspect hallmarks fingerprints signature finger fingers
    suspicion suspicions attributed attributes pinned pins
    credit claim boasted work doing handiwork ascribed admitted admits acknowledged
    celebrated hailed point suspect planted laid signed video photos pictures footage images
    linked traced accusing accuses accuse blaming""".split()
)
_NO_CLAIM: Final = frozenset(
    (("no", "claim"), ("immediate", "claim"), ("without", "claim"), ("any", "claim"))
)
_DENIES: Final = frozenset("denied denies denying".split())
_DOING: Final = frozenset(
    """searching looking grazing herding working collecting gathering picking hunting foraging
    fishing farming driving riding ploughing tending hunt""".split()
)
_EARLY: Final = 12
_CONFIRMS: Final = frozenset("confirmed confirms claim claimed statement announced".split())
_HE: Final = frozenset(("he", "she", "they"))
_TAKEN: Final = frozenset(
    "missing kidnapped abducted captured seized detained arrested taken intercepted".split()
)
_LAYS: Final = frozenset("left laid planted placed buried remnant remnants plant plants".split())
_OF_A_NOTE: Final = (Tag.ORG, Tag.CONJ, Tag.PUNCT, Tag.DET)
_SO_MANY: Final = {"both": 2, "two": 2, "three": 3}
_ATTACKS: Final = frozenset("attacks bombings ambushes operations assassinations blasts".split())
_CLAIMED_NEAR: Final = 3
CLAIMED: Final = frozenset(("claimed", "claims", "claiming", "adopted", "adopts"))
_TRIES: Final = frozenset(("tried", "attempted"))
"""Who "tried to break into the checkpoint", where nobody was named for the attack on it."""
_DEEDS: Final = frozenset(("operation", "raid", "attack"))


def take_aside(scene: Scene, last: Draft, drafts: Sequence[Draft]) -> None:
    """A sentence without an event of its own may say who told of the last, or who is blamed."""
    tells = scene.source is not None and scene.words.isdisjoint(_DENIES)
    if last.words[0].source is None and tells:
        last.words[0].source = scene.source
    hard = [w for w in scene.points if w is not scene.reported_when and w.use is Use.POINT]
    if (
        last.soft_when
        and last.when
        and hard
        and (not _far(last.when, hard[0]) or tells_when_it_was(scene))
    ):
        last.when, last.soft_when = hard[0], False
    if hard and scene.tokens[0].low in ("both", "all"):
        for draft in drafts:  # "Both happened on Tuesday"
            if draft.when is None and scene.sentence.block - draft.block <= 1:
                draft.when, draft.soft_when = hard[0], False
    said = scene.reported_when
    of_a_day = said is not None and said.precision is not DatePrecision.MONTH
    if last.when is None and of_a_day and scene.place is None:
        last.when, last.soft_when = said, True
    name_who_is_blamed(scene, last)
    name_who_is_noted(scene, last)
    name_who_took_him(scene, last)
    if _says_where_it_was(scene):
        if last.place is None or _is_in_its_region(scene, last):
            last.place = scene.place or last.place
        if last.when is None and scene.points:
            last.when, last.soft_when = scene.points[0], True
    if last.place is None and scene.place is not None and _says_it_was_there(scene):
        last.place = scene.place
    lies = scene.place is not None and not scene.words.isdisjoint(_LIES)
    if lies and (last.place is None or _are_its_villages(scene, last)):
        last.place = scene.place  # "The T4 airbase lies near Palmyra"
    if _tells_where_they_were(scene, last):
        last.place = scene.place
    named = name_who_they_were(scene, last) or name_its_dead(scene, last)
    name_who_attacked(scene, last)
    if scene.words & _THE_DEAD and not named:
        for group in scene.groups:
            if scene.tokens[min(group.last + 1, len(scene.tokens) - 1)].low in SAYING:
                continue  # "a US official said the dead were members of the SDF"
            if group.party and group.party not in (*last.victims, *last.attackers):
                last.victims.append(group.party)


def _says_where_it_was(scene: Scene) -> bool:
    """ "The incident occurred near X", "it took place in X on Thursday"."""
    opens = scene.lows[:2]
    if opens in (["the", "incident"], ["this", "incident"]):
        return not scene.words.isdisjoint(_HAPPENED)
    return opens[0] in ("it", "this", "that") and opens[-1] in _HAPPENED


def _says_it_was_there(scene: Scene) -> bool:
    """ "State TV says it was on the road to X", "the bomb went off in X, according to Y"."""
    return has_pair(scene.lows, ("it",), ("was", *_HAPPENED))


def name_who_is_blamed(scene: Scene, last: Draft) -> None:
    """ "The Observatory put the blame on IS", "the group said it had carried it out"."""
    anonymous = all(a is Party.UNKNOWN for a in last.attackers)
    confirms = anonymous and not _CONFIRMS.isdisjoint(scene.words)
    if confirms and any(low.startswith("amaq") for low in scene.lows):
        hit = set(last.victims) & {Party.GOVERNMENT, Party.SDF, Party.COALITION}
        its = any(t.tag is Tag.ORG and t.party is Party.ISLAMIC_STATE for t in scene.tokens)
        if hit and (its or FROM_AFAR.isdisjoint(last.kinds)):
            last.attackers.insert(0, Party.ISLAMIC_STATE)  # "a statement of Amaq confirmed it"
            return
    claims = anonymous and (scene.words & CLAIMED or {"said", "it", "carried"} <= scene.words)
    blames = scene.words & _BLAMES or did_it(scene.tokens)
    tries = anonymous and not _TRIES.isdisjoint(scene.words)
    if scene.words & _BLAMES == {"linked"} and ("linked", "up") in itertools.pairwise(scene.lows):
        return  # "after it had linked up with the garrison"
    unclaimed = scene.words & _BLAMES == {"claim"}
    if unclaimed and not _NO_CLAIM.isdisjoint(itertools.pairwise(scene.lows)):
        return
    if (blames or claims or tries) and scene.roles.attackers and not scene.unsure:
        last.attackers[:0] = [a for a in scene.roles.attackers if a not in last.attackers]


def name_who_is_noted(scene: Scene, last: Draft) -> None:
    """ "Coded as Syrian air force.", "Government or Russian aircraft.": a data set's word."""
    named = {t.party for t in scene.tokens if t.tag is Tag.ORG and t.party is not None}
    coded = scene.lows[:2] == ["coded", "as"]
    bare = all(t.tag in _OF_A_NOTE or t.trigger is EventType.AIR_STRIKE for t in scene.tokens)
    if len(named) == 1 and (coded or bare) and set(last.attackers) <= {Party.UNKNOWN}:
        last.attackers[:] = [*named]


def name_who_took_him(scene: Scene, last: Draft) -> None:
    """ "He had gone missing when IS fighters stopped his car": behind a body that was found."""
    he_had = not _HE.isdisjoint(scene.lows[:1]) and "had" in scene.lows[1:3]
    taken = he_had and not _TAKEN.isdisjoint(scene.words)
    if taken and all(a is Party.UNKNOWN for a in last.attackers):
        last.attackers[:0] = [a for a in scene.roles.attackers if a not in last.victims]


def name_who_began(scene: Scene, last: Draft) -> None:
    """ "The clashes started with an attack by IS": whoever struck first is who attacked."""
    lows, fought = scene.lows[:_EARLY], EventType.CLASH in last.kinds
    begun = next((i for i, low in enumerate(lows) if low in BEGAN), 0) if fought else 0
    if not begun or scene.harmed or scene.points or scene.place is not None:
        return
    fight = any(t.trigger is EventType.CLASH for t in scene.tokens[:begun])
    who = [a for a in scene.roles.attackers if a is not Party.UNKNOWN]
    if (fight or lows[0] == "it") and len(who) == 1:
        last.attackers[:] = who


def name_who_laid_it(scene: Scene, last: Draft) -> None:
    """ "The mine had been left by IS, which held the area until 2017": whose it was."""
    if EventType.EXPLOSIVE not in last.kinds or any(a is not Party.UNKNOWN for a in last.attackers):
        return
    pairs = itertools.pairwise(scene.tokens[:_EARLY])
    the_mine = any(a.low == "the" and b.trigger is EventType.EXPLOSIVE for a, b in pairs)
    if the_mine and not scene.hurt and not _LAYS.isdisjoint(scene.words):
        last.attackers[:0] = scene.roles.attackers


def take_blame(scene: Scene, last: Draft) -> None:
    """ "The source held IS, which has its hideouts near X, responsible for the attack": for it,
    though X is no place of it."""
    told = not (scene.harmed or scene.points or scene.unsure) and "responsible" in scene.words
    if told and scene.definite and all(a is Party.UNKNOWN for a in last.attackers):
        last.attackers[:0] = scene.roles.attackers


def blame_all(scene: Scene, drafts: Sequence[Draft]) -> None:
    """ "Islamic State claimed responsibility for both attacks": for the last two."""
    if not (scene.words & CLAIMED and "responsibility" in scene.words):
        return
    known = [a for a in scene.roles.attackers if a is not Party.UNKNOWN]
    lows = scene.lows
    both = has_pair(lows, _SO_MANY, _ATTACKS)
    if len(set(known)) != 1 or not both:
        return
    for draft in drafts[-_SO_MANY[next(a for a in lows if a in _SO_MANY)] :]:
        named = [a for a in draft.attackers if a is not Party.UNKNOWN]
        if not named and scene.sentence.block - draft.block <= _CLAIMED_NEAR:
            draft.attackers[:] = known[:1]


def _tells_where_they_were(scene: Scene, last: Draft) -> bool:
    """ "The man was herding sheep in the village of X", behind a death in some countryside."""
    if not _says_more_exactly(scene, last):
        return False
    ahead = scene.lows[:_EARLY]
    doing = bool({"was", "were", "had been"} & set(ahead)) or ("had" in ahead and "been" in ahead)
    return doing and bool(_DOING & set(ahead))


def _is_in_its_region(scene: Scene, last: Draft) -> bool:
    """Whether a scene names a place that is not wide, in the governorate of a wide one."""
    here, there = scene.place, last.place
    if here is None or there is None or here.match.point is None or is_wide(here.match):
        return False
    return is_wide(there.match) and not elsewhere(here.match, there.match)


def _are_its_villages(scene: Scene, last: Draft) -> bool:
    """ "The villages of X and Y lie near Z", behind villages of a wide area that were stormed."""
    named = any(low.startswith("villages") for low in scene.lows[:2])
    known = named and any("villages" in s.words for s in last.scenes)
    return known and _is_in_its_region(scene, last)


def _says_more_exactly(scene: Scene, last: Draft) -> bool:
    """Whether a scene names a place, or a far smaller region, within the region of an event."""
    here, there = scene.place, last.place
    if here is None or there is None or not is_wide(there.match):
        return False
    around, inside = there.match.radius_m or 0.0, here.match.radius_m or 0.0
    if is_wide(here.match) and not inside < 0.5 * around:
        return False
    return here.match.point is not None and compatible(there.match, here.match)


def _far(a: When, b: When) -> bool:
    return a.first is None or b.first is None or abs((a.first - b.first).days) > 2


def tells_when_it_was(scene: Scene) -> bool:
    """ "The operation took place on 14 January", behind "it announced on Sunday that ..."."""
    lows = scene.lows
    told = next((i for i, low in enumerate(lows) if low in _HAPPENED), 0)
    begun = lows[max(0, told - 3) : told]
    return "the" in begun and not _DEEDS.isdisjoint(begun) and scene.place is None
