"""Folds scenes into incidents: which scenes tell of the same event, and what they add to it."""

from __future__ import annotations

import itertools
from typing import Final

from geo.model import CountRange, EventType, GeometryType, Party, PlaceMention
from geo.reports.casualties import Sum, names_attackers, sum_of, taken_in
from geo.reports.draft import Draft, Word
from geo.reports.harmed import Harmed
from geo.reports.lexicon import Harm, Tag
from geo.reports.nearness import compatible, is_vague_direction, is_wide
from geo.reports.sameness import QUIET
from geo.reports.scene import Scene
from geo.reports.when import When

_NAME_LENGTH: Final = 4
_TELLING: Final = 5
_THE_TOWN: Final = frozenset(("town", "village", "town's", "village's"))
_A_VILLAGE: Final = frozenset(("village", "town"))
_SETTLED: Final = ("city", "town", "village")
_FIGHTERS: Final = frozenset("gunmen fighters militiamen militants gunman fighter".split())
_SPOKE_OF: Final = frozenset(("spoke", "spoken", "speaks", "put", "puts", "counted"))
_FROM_AFAR: Final = frozenset((EventType.AIR_STRIKE, EventType.SHELLING))


def new_draft(scene: Scene, when: When | None, soft: bool) -> Draft:
    draft = Draft(
        scenes=[], words=[], kinds=[], place=None, other_places=[], when=None, soft_when=True
    )
    absorb(draft, scene, when, soft)
    return draft


def absorb(draft: Draft, scene: Scene, when: When | None, soft: bool) -> None:
    """Adds a scene's word to the draft."""
    _adopt_side(draft, scene)
    response = _answers(draft, scene) or _hits_back(draft, scene) or _comes_after(draft, scene)
    draft.scenes.append(scene)
    if not response:
        _take_kinds(draft, scene)
    _take_place(draft, scene)
    later = when is not None and draft.when is not None and scene.says_when
    if later or (when is not None and (draft.when is None or (draft.soft_when and not soft))):
        draft.when, draft.soft_when = when, soft
    for party in scene.roles.attackers if not (scene.unsure or response) else ():
        if party not in draft.attackers:
            draft.attackers.append(party)
    draft.sides.extend(p for p in scene.roles.sides if p not in draft.sides)
    for victim in (*(h.party for h in scene.harmed), *scene.roles.targets):
        if victim is not None and victim not in draft.victims:
            draft.victims.append(victim)
    for harm in scene.harmed:
        draft.victims.extend(p for p, _ in harm.parts if p not in (*draft.victims, Party.UNKNOWN))
    for group in scene.groups:
        if group.subset and scene.hurt and group.party not in (*draft.victims, Party.UNKNOWN):
            draft.victims.extend([group.party] if group.party else [])
    _name_people(draft, scene)
    _take_counts(draft, scene)
    draft.block = scene.sentence.block


def _name_people(draft: Draft, scene: Scene) -> None:
    """ "Four people died", and then "a soldier and three militiamen": no civilians."""
    told, known = sum_of(scene, Harm.KILLED), draft.words[0].killed if draft.words else Sum()
    if not known.generic or told.generic or known.total is None or told.total is None:
        return
    if told.total.min < known.total.min or Party.CIVILIAN in (told.by_party or [Party.CIVILIAN]):
        return
    people = [h for s in draft.scenes for h in s.harmed if h.party is Party.CIVILIAN]
    anybody = all(h.generic or (h.group is not None and h.group.headless) for h in people)
    if anybody and Party.CIVILIAN in draft.victims:
        draft.victims.remove(Party.CIVILIAN)
        if len(told.by_party) == 1 and set(known.by_party) == {Party.CIVILIAN}:
            same = told.total == known.total  # else "28 people", of whom another counts 37 soldiers
            known.by_party = dict.fromkeys(told.by_party, known.total) if same else {}


def _answers(draft: Draft, scene: Scene) -> bool:
    """The side that was hit strikes back; that makes it no attacker of this event."""
    struck = [a for a in scene.roles.attackers if a is not Party.UNKNOWN]
    mine = [a for a in draft.attackers if a is not Party.UNKNOWN]
    hit = [v for v in draft.victims if v not in draft.attackers]
    if struck and draft.attackers and not mine and set(struck) <= set(hit):
        return True  # gunmen attacked its checkpoint; it sent patrols after them
    return bool(struck and mine) and not set(struck) & set(mine)


def _hits_back(draft: Draft, scene: Scene) -> bool:
    """ "Eleven assailants died when warplanes bombed the area": how the attack was answered."""
    kinds = set(scene.kinds)
    if not draft.kinds or not kinds or not kinds <= _FROM_AFAR or kinds & set(draft.kinds):
        return False
    killed = [h.group for h in scene.harmed if not h.none_said]
    return bool(killed) and all(names_attackers(g, scene, Party.UNKNOWN) for g in killed)


def _comes_after(draft: Draft, scene: Scene) -> bool:
    """ "US troops mobilized around the base following the attack": they did not attack it."""
    moved = scene.kinds[:1] == [EventType.TROOP_MOVEMENT] and not scene.hurt
    fled = Party.ISLAMIC_STATE in scene.roles.attackers
    return moved and not fled and bool(draft.kinds) and draft.kinds[0] not in QUIET


def _adopt_side(draft: Draft, scene: Scene) -> None:
    """People of no stated side in a later sentence are those hit in the first."""
    _by_their_noun(draft, scene)
    known = [v for v in draft.victims if v is not Party.UNKNOWN and v not in draft.attackers]
    if len(known) != 1:
        return
    for harm in scene.harmed:
        vague = harm.party is None or (harm.party is Party.UNKNOWN and not harm.explicit)
        vague = vague or (_anybody(harm) and not scene.roles.targets)
        if not vague or harm.none_said:
            continue
        struck = [a for a in draft.attackers if a is not Party.UNKNOWN]
        if not names_attackers(harm.group, scene, struck[0] if struck else Party.UNKNOWN):
            harm.party = known[0]
        elif struck:
            harm.party = struck[0]


def _anybody(harm: Harmed) -> bool:
    """ "Ten people were killed", behind an attack on the army: its men, for all that is said."""
    return harm.generic and not harm.explicit and not harm.parts


def _by_their_noun(draft: Draft, scene: Scene) -> None:
    """ "Three gunmen were killed", where "tribal gunmen" fought: those."""
    for harm in scene.harmed:
        group = harm.group
        if group is None or group.head < 0 or harm.explicit or harm.party is Party.CIVILIAN:
            continue
        noun = scene.tokens[group.head].low
        if noun not in _FIGHTERS:
            continue
        sides = {
            g.party
            for s in draft.scenes
            for g in s.groups
            if g.head >= 0 and s.tokens[g.head].low.rstrip("s") == noun.rstrip("s")
        } - {None, Party.UNKNOWN}
        if len(sides) == 1:
            harm.party = sides.pop()


def _take_kinds(draft: Draft, scene: Scene) -> None:
    """The first scene names the kind; later ones only make it more exact."""
    if not draft.kinds or scene.unsure:
        draft.kinds.extend(scene.kinds if not scene.unsure else ())
        return
    if not (scene.acted or scene.hurt or scene.definite or scene.indefinite):
        return  # "the fog, in which aircraft see little"
    attack = {EventType.ARMED_ATTACK, EventType.CLASH}
    for kind in scene.kinds:
        if kind in QUIET or (kind in attack and set(draft.kinds) & attack):
            continue
        if not scene.definite or set(draft.kinds) <= attack | {EventType.OTHER}:
            draft.kinds.append(kind)


def _take_place(draft: Draft, scene: Scene) -> None:
    place, others = scene.place, scene.other_places
    wide = draft.place is None or is_wide(draft.place.match)
    village = _village_of_those_hit(draft, scene) if wide or draft.loosely else None
    if village is not None and (place is None or is_wide(place.match)):
        draft.other_places.extend(p for p in (draft.place, place) if p is not None)
        draft.place, draft.loosely = village, False
    elif place is not None and draft.place is not None and scene.only_home:
        others = (place, *others)
    elif place is not None:
        vague = is_wide(place.match) and not is_vague_direction(place.match)
        loosely = draft.loosely and not (vague and _on_a_way(draft))
        if draft.place is None or loosely or _tells_more(draft.place, place):
            if draft.place is not None:
                draft.other_places.append(draft.place)
            draft.place, draft.loosely = place, _is_their_way(scene)
        else:
            others = (place, *others)
    elif wide:
        draft.place = _town_of_those_who_tell(draft.place, scene) or draft.place
    draft.other_places.extend(others)


def _is_their_way(scene: Scene) -> bool:
    """ "A convoy heading from Raqqa to Homs": somewhere on it, until the report says where."""
    return any(s.way and s.mention is scene.place for s in scene.spots)


def _on_a_way(draft: Draft) -> bool:
    return any(_is_their_way(s) and s.place is draft.place for s in draft.scenes)


def _town_of_those_who_tell(region: PlaceMention | None, scene: Scene) -> PlaceMention | None:
    """ "A source from X said the mine went off at the edge of the town": of X."""
    if not _THE_TOWN & scene.words:
        return None
    for spot in scene.spots:
        match = spot.mention.match
        if spot.scene or spot.label or match.kind not in _SETTLED or is_wide(match):
            continue
        if region is None or compatible(region.match, match):
            return spot.mention
    return None


def _village_of_those_hit(draft: Draft, scene: Scene) -> PlaceMention | None:
    """ "Killed 13 people from the village of X", and then "stormed into the village": of X."""
    spots = [s for told in draft.scenes[:-1] for s in told.spots if not (s.scene or s.label)]
    villages = [s.mention for s in spots if s.mention.match.kind in _SETTLED and not s.wide]
    if len({m.match.place_id for m in villages}) != 1:
        return None
    pairs = itertools.pairwise(scene.tokens)
    said = any(a.low == "the" and _a_village(b.low) for a, b in pairs)
    return villages[0] if said else None


def _a_village(low: str) -> bool:
    """ "The village", also as "the village in the eastern countryside"; no village with a name."""
    first, *rest = low.split()
    return first in _A_VILLAGE and rest[:1] in ([], ["in"])


def _tells_more(old: PlaceMention, new: PlaceMention) -> bool:
    """A place instead of a region, or a region inside the one told first."""
    town = old.mention.split(",")[0].split()[-1].lower()
    if len(town) > _NAME_LENGTH and town in new.mention.lower() and new.match.point is not None:
        village = new.match.place_id not in (None, old.match.place_id)
        if village and new.match.kind == "village":
            return True  # "in Salamiyah", then "in the village X of Salamiyah"
    if old.match.point is None:
        return new.match.point is not None and not is_wide(new.match)
    settled = new.match.kind in _SETTLED and not is_wide(new.match)
    if old.match.kind == "countryside" and settled and compatible(old.match, new.match):
        return True
    if not is_wide(old.match):
        return _on_the_way(old, new)
    if not is_wide(new.match):
        return True
    old_r, new_r = old.match.radius_m or 0.0, new.match.radius_m or 0.0
    return 0 < new_r < 0.7 * old_r and compatible(old.match, new.match)


def _on_the_way(stretch: PlaceMention, spot: PlaceMention) -> bool:
    """ "Between Homs and Hama", and then a village of these: the village."""
    line = stretch.match.geometry_type is GeometryType.LINE
    village = spot.match.kind in _SETTLED and spot.match.geometry_type is GeometryType.POINT
    between = "between " in stretch.mention.lower()
    if not (line and village and between) or is_wide(spot.match):
        return False
    return compatible(stretch.match, spot.match, 0.0)


def _take_counts(draft: Draft, scene: Scene) -> None:
    killed, wounded = sum_of(scene, Harm.KILLED), sum_of(scene, Harm.WOUNDED)
    if draft.words and scene.source is None:
        told = killed
        killed = _not_taking_back(killed, draft.words[0].killed)
        wounded = _not_taking_back(wounded, draft.words[0].wounded)
        if told.said and not killed.said and wounded.total == CountRange.exactly(0):
            wounded = Sum()  # "no casualties" of another deed says nothing of this one's wounded
    if _more_than_were_hurt(draft, scene, killed):
        return
    if _one_of_the_dead(draft, scene, killed):
        killed = Sum()
    if _told_before_the_toll_rose(draft, scene, killed):
        hurt = draft.words[0].wounded.total
        later = hurt is not None and wounded.total is not None and wounded.total.min < hurt.min
        killed, wounded = Sum(), Sum() if later else wounded
    if not draft.words:
        draft.words.append(Word(scene.source, scene.start, scene.end, killed, wounded))
        return
    if not killed.said and any(h.pronoun and h.harm is Harm.KILLED for h in scene.harmed):
        killed = taken_in(draft.scenes[:-1])
    if not (killed.said or wounded.said):
        if draft.words[0].source is None and scene.source is not None:
            draft.words[0].source = scene.source
        return
    word = draft.words[0] if scene.rises else _word_for(draft, scene, killed, wounded)
    both = killed.said and wounded.said and not (killed.toll or wounded.toll)
    if both and (killed.total, wounded.total) == (word.killed.total, word.wounded.total):
        return  # "two later died, and the three others injured are stable": told before
    if scene.some_die:
        word.killed = word.killed.plus(killed)
    else:
        word.killed = _merged(word.killed, killed, scene)
    word.wounded = _merged(word.wounded, wounded, scene)


def _more_than_were_hurt(draft: Draft, scene: Scene, killed: Sum) -> bool:
    """ "Three of them succumbed to their wounds", where one was hurt and three died: those."""
    hurt = draft.words[0].wounded.total if draft.words else None
    known = draft.words[0].killed.total if draft.words else None
    if not scene.dies_later or killed.total is None or known is None or hurt is None:
        return False
    return killed.total == known and hurt.max is not None and killed.total.min > hurt.max


def _one_of_the_dead(draft: Draft, scene: Scene, killed: Sum) -> bool:
    """ "In addition, an agency reported the death of a teacher", behind six dead: one of them,
    and not its count."""
    known = draft.words[0].killed.total if draft.words else None
    if known is None or known.min <= 2 or killed.total != CountRange.exactly(1) or killed.toll:
        return False
    dead = [h.group for h in scene.harmed if h.harm is Harm.KILLED]
    singly = all(g is not None and scene.tokens[g.first].tag is Tag.ARTICLE for g in dead)
    return singly and scene.source not in (None, draft.words[0].source)


def _told_before_the_toll_rose(draft: Draft, scene: Scene, killed: Sum) -> bool:
    """ "Activists had documented four dead", behind "the toll rose to five"."""
    known = draft.words[0].killed.total if draft.words else None
    looks_back = "had" in scene.words or scene.tokens[0].low == "earlier"
    if known is None or killed.total is None or not looks_back:
        return False
    rose = any(s.rises for s in draft.scenes)
    earlier = killed.toll and scene.tokens[0].low == "earlier"
    return killed.total.min < known.min and (rose or earlier)


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
    spoke = not _SPOKE_OF.isdisjoint(scene.words) and not scene.kinds
    beside = not (spoke or hurt or killed.generic or killed.toll)
    if beside and _disjoint(first.killed, killed):
        return first  # "SOHR confirmed that three IS members were killed" beside the soldiers
    word = Word(scene.source, scene.start, scene.end)
    draft.words.append(word)
    return word


def _repeats(known: Sum, told: Sum) -> bool:
    return told.said and told.total == known.total


def _somebodys_toll(scene: Scene) -> bool:
    """ "The ministry's toll": a word of its own, by whoever it is."""
    return any(
        b.low == "toll" and a.low.endswith("'s") for a, b in itertools.pairwise(scene.tokens)
    )


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
    if scene.dies_later and not told.toll:
        return known.plus(told)
    if told.toll or (scene.updates and told.total.min >= known.total.min):
        return told if told.by_party or not known.by_party else _rescaled(told, known)
    if scene.noted and not _disjoint(known, told):
        return told  # "82 died in three days. Fatalities coded as 27 for this day"
    if scene.adds and known.total.min < _TELLING and told.total.min < _TELLING:
        return known.plus(told)
    if told.generic and told.total.min >= known.total.min:
        return told
    if told.total.min == known.total.min and known.generic and told.by_party:
        return told if not told.generic else known
    if told.total.min == known.total.min:
        better = told if len(told.by_party) > len(known.by_party) else known
        return Sum(known.total, better.by_party)
    if _foreigners_among(known, told, scene):
        return known
    if scene.adds or _disjoint(known, told):
        return known.plus(told)
    if told.total.min > known.total.min:
        return told
    return known


def _foreigners_among(known: Sum, told: Sum, scene: Scene) -> bool:
    """ "17 non-Syrians were killed in the attack", behind its 26 dead: some of them."""
    foreign = any(w.startswith("non-") or w == "foreigners" for w in scene.words)
    if not (foreign and scene.definite) or scene.adds:
        return False
    return known.total is not None and told.total is not None and told.total.min < known.total.min


def _rescaled(told: Sum, known: Sum) -> Sum:
    if len(known.by_party) == 1 and told.total is not None:
        return Sum(told.total, {next(iter(known.by_party)): told.total})
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


def units_of(draft: Draft) -> tuple[str, ...]:
    """Names of numbered or named units among the sides, as the report spells them."""
    names: list[str] = []
    for scene in draft.scenes:
        for token in scene.tokens:
            if token.tag is Tag.ORG and _is_unit(token.low) and token.text not in names:
                names.append(" ".join(token.text.split()))
    return tuple(names)


def _is_unit(low: str) -> bool:
    words = low.split()
    if words[-1] in ("division", "brigade", "corps", "regiment", "battalion", "guard", "guards"):
        return True
    return low in _UNITS


_UNITS: Final = frozenset(
    """national defence;national defense;national defence forces;national defense forces;ndf;
    local defence forces;liwa al-quds;liwaa al-quds;fatemiyoun;liwa fatemiyoun;hezbollah;irgc;
    zainabiyoun;wagner;tiger forces;military security;asayish;deir ezzor military council;
    deir ez-zor military council;liwa al-baqir;quds force;popular mobilisation forces;
    popular mobilization forces;hashd al-shaabi;lebanese hezbollah;general security;
    military intelligence;air force intelligence""".replace("\n", "")
    .replace("    ", "")
    .split(";")
)
