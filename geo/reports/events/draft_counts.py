"""How many died and were wounded in an event, and whose word each number is."""

from __future__ import annotations

import itertools
from typing import Final

from geo.model import CountRange, Party
from geo.reports.events.draft import Draft, Word
from geo.reports.harm.found_dead import REST
from geo.reports.people.group import Group, is_of_those_told
from geo.reports.scenes.casualties import Sum, sum_of, taken_in
from geo.reports.scenes.scene import Scene
from geo.reports.scenes.telling import RECALLING, is_denied
from geo.reports.vocabulary.lexicon import Form, Harm, Tag

_OWN: Final = frozenset(("its", "their"))
_FREED: Final = frozenset("freed released escaped returned".split())
CLAIMANTS: Final = frozenset(("Amaq", "Islamic State", "al-Naba"))
"""Whose count of its own attack is no correction of what others say."""
_TELLING: Final = 5
_SPOKE_OF: Final = frozenset(
    "spoke spoken speak speaks put puts counted counts gives gave lists has".split()
)


def take_counts(draft: Draft, scene: Scene) -> None:
    """Takes a scene's counts into the word of the source that gives them."""
    killed, wounded = sum_of(scene, Harm.KILLED), sum_of(scene, Harm.WOUNDED)
    if draft.words and killed.total is not None and killed.total.min and is_denied(scene):
        return  # "It denied that six people were killed"
    if draft.words and scene.source is None:
        told = killed
        killed = _not_taking_back(killed, draft.words[0].killed)
        wounded = _not_taking_back(wounded, draft.words[0].wounded)
        if told.said and not killed.said and wounded.total == CountRange.exactly(0):
            wounded = Sum()  # "no casualties" of another deed says nothing of this one's wounded
    elif draft.words and _of_one_more_deed(scene):
        killed, wounded = _not_taking_back(killed, draft.words[0].killed), Sum()
    if draft.words and draft.casualties_known and not RECALLING.isdisjoint(scene.words):
        return  # "SOHR recalls the strike of 3 June, which killed five": no newer number
    if (losses := _own_losses(draft, scene, killed)) is not None:
        killed = losses
    fewer = _one_of_the_dead(draft, scene, killed)
    if fewer and scene.source in CLAIMANTS:
        draft.words.append(Word(scene.source, scene.start, scene.end, killed, wounded))
        return  # "the group said it killed one and wounded another", where three died
    if fewer or _some_of_them(draft, scene, killed):
        killed = Sum()
    if _told_before_the_toll_rose(draft, scene, killed):
        hurt = draft.words[0].wounded.total
        later = hurt is not None and wounded.total is not None and wounded.total.min < hurt.min
        killed, wounded = Sum(), Sum() if later else wounded
    if not killed.said and (rest := _rest_of_those_taken(draft, scene)) is not None:
        killed = rest
    if not draft.words:
        draft.words.append(Word(scene.source, scene.start, scene.end, killed, wounded))
        return
    if not (killed.said or wounded.said):
        if draft.words[0].source is None and scene.source is not None:
            draft.words[0].source = scene.source
        return
    first = draft.words[0]
    its_own = first.source in (None, scene.source) or "had" not in scene.words
    word = first if scene.rises and its_own else _word_for(draft, scene, killed, wounded)
    both = killed.said and wounded.said and not (killed.toll or wounded.toll)
    if both and (killed.total, wounded.total) == (word.killed.total, word.wounded.total):
        return  # "two later died, and the three others injured are stable": told before
    if scene.some_die:
        word.killed = word.killed.plus(killed)
    else:
        word.killed = _merged(word.killed, killed, scene)
    word.wounded = (
        wounded if scene.dies_later and wounded.said else _merged(word.wounded, wounded, scene)
    )


def one_more_man(draft: Draft, scene: Scene) -> bool:
    """ "Killed a commander and a fighter; shrapnel killed a civilian at his door": three."""
    if scene.place is not None or len(scene.harmed) != 1 or not draft.words:
        return False
    man = scene.harmed[0]
    if man.harm is not Harm.KILLED or man.group is None or man.count != CountRange.exactly(1):
        return False
    a_man = man.group.singular and scene.tokens[man.group.first].tag is Tag.ARTICLE
    active = (
        a_man and scene.tokens[man.at].form is not Form.INTRANSITIVE and man.at < man.group.first
    )
    before = [s for s in draft.scenes if s is not scene][-1]
    known = draft.words[0].killed
    others = man.party is not None and man.party not in known.by_party
    return active and others and known.said and scene.sentence is before.sentence


def _rest_of_those_taken(draft: Draft, scene: Scene) -> Sum | None:
    """ "Two were freed, while the others were found dead", behind four who were taken: two."""
    dead = [h.group for h in scene.harmed if h.harm is Harm.KILLED and h.count is None]
    rest = any(g is not None and scene.tokens[g.last].low in REST for g in dead)
    taken = taken_in(draft.scenes[:-1])
    freed = next((g.count for g in scene.groups if _is_free(scene, g)), None)
    if not rest or taken.total is None or freed is None or taken.total.min <= freed.min:
        return None
    left = CountRange.exactly(taken.total.min - freed.min)
    return Sum(left, dict.fromkeys(list(taken.by_party)[:1], left))


def _is_free(scene: Scene, group: Group) -> bool:
    """ "Two were freed"."""
    behind = scene.lows[group.last + 1 : group.last + 4]
    return group.count is not None and not _FREED.isdisjoint(behind)


def _one_of_the_dead(draft: Draft, scene: Scene, killed: Sum) -> bool:
    """ "In addition, an agency reported the death of a teacher", behind six dead: one of them,
    and not its count."""
    known = draft.words[0].killed.total if draft.words else None
    if known is None or known.min <= 2 or killed.total != CountRange.exactly(1) or killed.toll:
        return False
    dead = [h.group for h in scene.harmed if h.harm is Harm.KILLED]
    singly = all(
        g is not None and (g.pronoun or scene.tokens[g.first].tag is Tag.ARTICLE) for g in dead
    )
    return singly and scene.source not in (None, draft.words[0].source)


def _own_losses(draft: Draft, scene: Scene, killed: Sum) -> Sum | None:
    """ "It confirms that three of its fighters were killed", behind 25 dead: of these; behind 23
    guards, an activist's twelve "of its own men" are those who attacked. None: no such word."""
    known = draft.words[0].killed if draft.words else Sum()
    if known.total is None or killed.total is None:
        return None
    if killed.toll and killed.total.min < known.total.min and "of its own dead" in scene.said:
        return Sum()  # "Tehran raises the number of its own dead to seven", behind 14
    here = len(draft.scenes) > 1 and scene.sentence is draft.scenes[-2].sentence
    if killed.toll or scene.dies_later or not (scene.source or here):
        return None
    groups = [h.group for h in scene.harmed if h.harm is Harm.KILLED and h.count is not None]
    if not all(are_its_own(scene, g) for g in groups):
        return None
    attackers = [a for a in draft.attackers if a is not Party.UNKNOWN]
    whose = attackers if len(attackers) == 1 else []
    sides = killed.by_party or dict.fromkeys(whose, killed.total)
    if scene.source == draft.words[0].source:
        sides = dict.fromkeys(whose, killed.total) if here else {}
        if not (sides and groups) or set(sides) & set(known.by_party):
            return None  # "killed three, the ministry says; one of its men died": beside them
    named = (
        any(_names_who_died(s) for s in draft.scenes[:-1]) and known.by_party and not known.generic
    )
    if sides and named and not set(sides) & set(known.by_party):
        draft.words[0].killed = known.plus(Sum(killed.total, sides))
        return Sum()
    return Sum() if killed.total.min < known.total.min else None


def _names_who_died(scene: Scene) -> bool:
    """ "23 guards"; not "25 dead", whoever they were."""
    dead = [h.group for h in scene.harmed if h.harm is Harm.KILLED and h.count is not None]
    return any(g is not None and not g.headless for g in dead)


def are_its_own(scene: Scene, group: Group | None) -> bool:
    """ "Three of its fighters", "three dead of its own"."""
    if group is None:
        return False
    words = scene.lows[group.first : group.last + 1]
    behind = scene.lows[group.last + 1 : group.last + 4]
    if len(behind) > 2 and behind[0] == "dead":
        behind = scene.lows[group.last + 2 : group.last + 5]
    own = behind[:1] == ["of"] and behind[1:2] and behind[1] in _OWN and behind[2:] == ["own"]
    return bool(_OWN & set(words)) or bool(own)


def _some_of_them(draft: Draft, scene: Scene, killed: Sum) -> bool:
    """ "The bodies of seven of them were taken to hospital", behind nine dead: no new count."""
    known = draft.words[0].killed.total if draft.words else None
    if known is None or killed.total is None or killed.total.min >= known.min:
        return False
    dead = [h.group for h in scene.harmed if h.harm is Harm.KILLED]
    return all(g is not None and is_of_those_told(scene.tokens, g) for g in dead)


def _told_before_the_toll_rose(draft: Draft, scene: Scene, killed: Sum) -> bool:
    """ "Activists had documented four dead", behind "the toll rose to five"."""
    known = draft.words[0].killed.total if draft.words else None
    looks_back = "had" in scene.words or scene.tokens[0].low == "earlier"
    if known is None or killed.total is None or not looks_back:
        return False
    rose = any(s.rises for s in draft.scenes)
    earlier = killed.toll and scene.tokens[0].low == "earlier"
    return killed.total.min < known.min and (rose or earlier)


def _of_one_more_deed(scene: Scene) -> bool:
    """ "A radio says fields near X were hit too, without casualties there": denies no dead."""
    none = bool(scene.harmed) and all(h.none_said for h in scene.harmed)
    return none and not scene.words.isdisjoint(("too", "also", "there")) and bool(scene.kinds)


def _not_taking_back(told: Sum, known: Sum) -> Sum:
    """ "No casualties from the strikes", told behind the dead of the attack, denies none."""
    none = told.total is not None and told.total.max == 0
    return Sum() if none and known.total is not None and known.total.max != 0 else told


def _word_for(draft: Draft, scene: Scene, killed: Sum, wounded: Sum) -> Word:
    """The word this scene belongs to: its source's, or a new one where another source differs."""
    first = draft.words[0]
    if not (first.killed.said or first.wounded.said):
        first.source = scene.source or first.source  # who counts is who is believed
        return first
    if scene.source is None and _somebodys_toll(scene) and _lower(first.killed, killed):
        draft.words.append(Word(None, scene.start, scene.end))
        return draft.words[-1]  # "the ministry's toll stood at 89", where others said 123
    if scene.source is None:
        same = [w for w in draft.words if killed.said and w.killed.total == killed.total]
        told = [w for w in draft.words if killed.said and w.killed.said]
        return (same or told[-1:] or draft.words[-1:])[0]
    for word in draft.words:
        if word.source == scene.source:
            return word
    if first.source is None and not _contradicts(first, killed, wounded):
        first.source = scene.source
        return first
    more = scene.adds and not (_repeats(first.killed, killed) or _repeats(first.wounded, wounded))
    if scene.some_die or scene.dies_later or more:
        first.source = first.source or scene.source
        return first
    hurt = wounded.said and first.wounded.said
    deeds = scene.names_deed
    spoke = not _SPOKE_OF.isdisjoint(scene.words) and not deeds
    spoke = spoke and "the same" not in scene.words  # "gave the same number and added that"
    beside = not (spoke or hurt or killed.generic or killed.toll)
    beside = beside and _foes(first.killed, killed, draft)
    if beside and _disjoint(first.killed, killed):
        return first  # "SOHR confirmed that three IS members were killed" beside the soldiers
    word = Word(scene.source, scene.start, scene.end)
    draft.words.append(word)
    return word


def _foes(known: Sum, told: Sum, draft: Draft) -> bool:
    """Whether those told of fought those known: "28 citizens" and "37 soldiers" are one bus."""
    sides = {*known.by_party, *told.by_party}
    return Party.ISLAMIC_STATE in sides or not sides.isdisjoint(draft.attackers)


def _repeats(known: Sum, told: Sum) -> bool:
    return told.said and told.total == known.total


def _somebodys_toll(scene: Scene) -> bool:
    """ "The ministry's toll": a word of its own, by whoever it is."""
    pairs = list(itertools.pairwise(scene.lows))
    return any(b == "toll" and a.endswith("'s") for a, b in pairs)


def _lower(known: Sum, told: Sum) -> bool:
    if known.total is None or told.total is None:
        return False
    return told.total.min < known.total.min


def _contradicts(word: Word, killed: Sum, wounded: Sum) -> bool:
    return any(
        a.said and b.said and a.total != b.total
        for a, b in ((word.killed, killed), (word.wounded, wounded))
    )


def _merged(known: Sum, told: Sum, scene: Scene) -> Sum:
    """One source's earlier and later word on the same harm."""
    if told.total is None or (told.pronoun and known.said):
        return known
    if known.total is None:
        return told
    one_side = len(told.by_party) == 1 and len(known.by_party) > 1
    named = any(h.toll and h.party not in (None, Party.CIVILIAN) for h in scene.harmed)
    if told.toll and one_side and named and set(told.by_party) <= set(known.by_party):
        parties = known.by_party | told.by_party  # "the toll of the SDF rose to 31"
        return Sum(sum(parties.values(), CountRange.exactly(0)), parties)
    if (scene.dies_later or scene.some_die) and not told.toll:
        return known.plus(told)
    if told.toll or (scene.updates and told.total.min >= known.total.min):
        return told if told.by_party or not known.by_party else _rescaled(told, known)
    if scene.noted and not _disjoint(known, told):
        return told  # "82 died in three days. Fatalities coded as 27 for this day"
    if known.both and "also" in scene.words and told.total.min < known.total.min:
        return known  # "The toll of the clashes reached 22. Seven soldiers also died": of the 22
    # "It also said that two women were also hurt in the attack", behind two others who were
    again = scene.source is not None and scene.definite and told.total.min == known.total.min
    adds = scene.adds and not again
    if adds and known.total.min < _TELLING and told.total.min < _TELLING:
        return known.plus(told)
    if told.generic and told.total.min >= known.total.min:
        return told
    if told.total.min == known.total.min and known.generic and told.by_party:
        return told if not told.generic else known
    if told.total.min == known.total.min:
        better = told if len(told.by_party) > len(known.by_party) else known
        return Sum(known.total, better.by_party)
    if adds or _disjoint(known, told):
        return known.plus(told)
    if told.total.min > known.total.min:
        return told
    return known


def _rescaled(told: Sum, known: Sum) -> Sum:
    return Sum(told.total)


def _disjoint(known: Sum, told: Sum) -> bool:
    """Other people of another side, told after the first were all accounted for."""
    if not known.by_party or not told.by_party or set(known.by_party) & set(told.by_party):
        return False
    if known.generic:
        return False  # "28 people", whoever they were, and "37 soldiers"
    if known.total is None or told.total is None:
        return False
    return sum(c.min for c in known.by_party.values()) == known.total.min
