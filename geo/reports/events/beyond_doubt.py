"""What is beyond doubt: that a scene is of an event told before, or that it can't be."""

from __future__ import annotations

import itertools
from typing import Final

from geo.model import DatePrecision, EventType, Party
from geo.reports.clauses.came_before import lead_days
from geo.reports.clauses.lead import behind_lead
from geo.reports.dates.when import Use
from geo.reports.events.another_event import who_was_hit
from geo.reports.events.draft import Draft
from geo.reports.events.same_place import in_one_region
from geo.reports.people.group import BODIES, is_of_those_told
from geo.reports.scenes.new_event import names_new_event
from geo.reports.scenes.scene import Scene
from geo.reports.sides.parties import known_sides
from geo.reports.spots.nearness import is_wide
from geo.reports.vocabulary.kinds import FROM_AFAR, best_kind
from geo.reports.vocabulary.lexicon import Harm, Tag
from geo.reports.vocabulary.tokens import has_pair

_OPENING: Final = 8
_VICTIMS: Final = frozenset("man woman boy girl victim deceased youth young".split())
_THINGS: Final = frozenset(
    """convoy bus vehicle car patrol truck tanker motorcycle checkpoint post house van minibus
    pickup boat""".split()
)
_INTO_IT: Final = 24
"""So many words may stand before the thing: the hour, and who says it."""
_TOLD_FIRST: Final = (Tag.CASUALTY, Tag.PLACE)
_DEAD: Final = frozenset("they victims men bodies remains all dead people".split())
_FOUND: Final = frozenset(("found", "discovered", "recovered"))
_MISSING: Final = frozenset(
    "missing abducted kidnapped captives abductees hostages prisoners".split()
)
_GONE: Final = (Harm.CAPTURED, Harm.MISSING)
_RESISTING: Final = frozenset(
    (EventType.SUICIDE_ATTACK, EventType.CLASH, EventType.ARMED_ATTACK, EventType.EXPLOSIVE)
)
_ARMED: Final = frozenset(
    (Party.GOVERNMENT, Party.SDF, Party.COALITION, Party.ISLAMIC_STATE, Party.OTHER_ARMED)
)


def is_apart_from(draft: Draft, scene: Scene) -> bool:
    """Whether a scene tells of another event than the draft's, whatever else they share."""
    return (
        _its_victims_struck(draft, scene)
        or _after_the_one_that(scene)
        or _days_before_it(scene)
        or _comes_after(scene)
        or _is_an_attack_of_its_day(draft, scene)
        or ("them" in scene.words and some_died_elsewhere(draft, scene))
        or (scene.lows[0] == ";" and _next_of_a_list(draft, scene))
    )


def _next_of_a_list(draft: Draft, scene: Scene) -> bool:
    """ "A man was shot dead in X; gunmen fired on a vehicle in Y; and ...": one by one."""
    here = scene.sentence is draft.scenes[-1].sentence
    if not here or scene.place is None or draft.place is None or scene.definite:
        return False
    theirs = known_sides(scene.roles.attackers)
    acts = scene.acted and bool(theirs) and theirs.isdisjoint(draft.attackers)
    acts = acts and scene.tokens[1].tag is not Tag.DET
    return acts and scene.place.mention != draft.place.mention and not scene.opens_with_date


def some_died_elsewhere(draft: Draft, scene: Scene) -> bool:
    """ "Eleven of them died on Friday in X when their homes were shelled", behind 13 killed since
    Wednesday: one of the events of that sum."""
    if scene.place is None or not (scene.counted and scene.points and scene.names_deed):
        return False
    groups = [h.group for h in scene.harmed if h.harm is Harm.KILLED]
    of_them = all(g is not None and is_of_those_told(scene.tokens, g) for g in groups)
    day = scene.points[0].first
    known = draft.when
    summed = known is None or known.use is Use.SINCE or known.precision is DatePrecision.RANGE
    return bool(groups) and of_them and summed and day is not None and draft.first_date != day


def _is_an_attack_of_its_day(draft: Draft, scene: Scene) -> bool:
    """ "In the June 19 attack, gunmen fired at a police car in X", behind a raid on the cell."""
    named = bool(scene.event_whens) and scene.lows[:2] == ["in", "the"]
    return named and EventType.RAID in draft.kinds and EventType.RAID not in scene.kinds


def _comes_after(scene: Scene) -> bool:
    """ "Hours after Friday's strikes, three rockets were fired at the base in X"."""
    if "after" not in scene.lows[:3] or FROM_AFAR.isdisjoint(scene.kinds):
        return False
    told = scene.acted and scene.place is not None and not is_wide(scene.place.match)
    return told and bool(behind_lead(scene.tokens))


def _after_the_one_that(scene: Scene) -> bool:
    """ "The attack is the second in a week, after the one that hit a patrol in X on Sunday"."""
    return scene.hurt and "after the one that" in scene.said


_BY_CHANCE: Final = frozenset(
    """nearby crossfire passer-by passerby bystander bystanders passers-by passersby
    passing""".split()
)
"""Of people who were hit only because they were there."""


def _days_before_it(scene: Scene) -> bool:
    """ "The arrests came | a day after an explosion hit a car in X": an event of its own."""
    behind = scene.start > scene.sentence.start and scene.indefinite
    return behind and scene.place is not None and lead_days(scene.tokens) > 0


def is_surely_of(draft: Draft, scene: Scene) -> bool:
    """Whether a scene right behind the draft's last goes on about it."""
    if not (scene.kinds or scene.harmed):
        return False
    goes_on = (
        is_past_of_victim(draft, scene)
        or _the_thing_again(draft, scene)
        or _found_later(draft, scene)
        or _anothers_word(draft, scene)
        or _resists_the_raid(draft, scene)
        or _of_the_missing(draft, scene)
        or _hit_by_chance(draft, scene)
        or _bodies_found(draft, scene)
    )
    return goes_on and not names_new_event(scene)


def _bodies_found(draft: Draft, scene: Scene) -> bool:
    """ "Their bodies were found on Saturday in X": of those just told to be killed."""
    opens = scene.lows[0] in ("their", "his", "her") and scene.lows[1] in BODIES
    return opens and scene.place is not None and draft.bloody and not scene.words.isdisjoint(_FOUND)


def _hit_by_chance(draft: Draft, scene: Scene) -> bool:
    """ "A vendor who stood nearby was wounded": by what was just told."""
    chance = scene.hurt and not _BY_CHANCE.isdisjoint(scene.words)
    return chance and not (scene.place or scene.points or scene.roles.attackers)


def _of_the_missing(draft: Draft, scene: Scene) -> bool:
    """ "The bodies of three of the missing were found": of those who went missing there."""
    said = scene.said.split()
    if not scene.counted or _MISSING.isdisjoint(said):
        return False
    named = has_pair(said, ("the", "both"), _MISSING)
    found = not scene.points or not scene.words.isdisjoint(("body", "bodies"))
    return named and found and any(h.harm in _GONE for s in draft.scenes for h in s.harmed)


def _resists_the_raid(draft: Draft, scene: Scene) -> bool:
    """ "A militant detonated his vest when the fighters broke down the door", behind a raid; also
    where he was told to be killed, "wounding four of the Americans"."""
    hurt = {h.party for h in scene.harmed}
    other = draft.bloody and not (hurt and hurt <= {*draft.attackers})
    if EventType.RAID not in draft.kinds or other or scene.place or scene.points:
        return False
    theirs = {Party.UNKNOWN, Party.ISLAMIC_STATE, *draft.attackers}
    alone = set(scene.roles.attackers) <= theirs and set(scene.kinds) <= _RESISTING
    return alone and scene.hurt and scene.tokens[0].low in ("a", "one", "the", "he", "when")


def _found_later(draft: Draft, scene: Scene) -> bool:
    """ "Six bodies had been found as late as Sunday", behind an attack that killed more."""
    if scene.words.isdisjoint(_FOUND) or not scene.words.issuperset(("bodies", "had")):
        return False
    known = draft.words[0].killed.total if draft.words else None
    told = [h.count for h in scene.harmed if h.harm is Harm.KILLED and h.count is not None]
    bare = scene.place is None and not scene.kinds
    return bare and known is not None and all(c.min <= known.min for c in told)


def _anothers_word(draft: Draft, scene: Scene) -> bool:
    """ "SANA said a group had targeted a bus near T2", behind what SOHR told of a bus in the desert
    of X: another outlet's word, and its place."""
    sources = {w.source for w in draft.words}
    others = scene.source is not None and scene.source not in sources
    if not others or scene.points or scene.counted or not scene.hurt or not draft.bloody:
        return False
    said = {w for t in scene.tokens for w in t.low.split()}
    known = {w for s in draft.scenes for t in s.tokens for w in t.low.split()}
    shared = _things_in(said) & _things_in(known)
    return bool(shared) and in_one_region(draft, scene)


def _things_in(words: set[str]) -> frozenset[str]:
    """The things that may be hit among words, each in the singular."""
    return _THINGS & {*words, *(w[:-1] for w in words), *(w[:-2] for w in words)}


def is_past_of_victim(draft: Draft, scene: Scene) -> bool:
    """ "The man had been kidnapped three days ago", "he had been ...": of whose body was found."""
    if "had" not in scene.words:
        return False
    tokens = [t for t in scene.tokens[:_OPENING] if t.tag is not Tag.PUNCT]
    he = bool(tokens) and tokens[0].low in ("he", "she")
    if len(tokens) < 2 or not (he or tokens[0].low == "the"):
        return False
    one = [h for h in draft.scenes[-1].harmed if h.harm is Harm.KILLED and h.count is not None]
    alone = len(one) == 1 and one[0].count is not None and one[0].count.max == 1
    taken = all(h.harm in _GONE for h in scene.harmed)
    return alone and taken and (he or tokens[1].low in _VICTIMS)


def says_when_found_died(draft: Draft, scene: Scene) -> bool:
    """ "They are believed to have been killed in 2015", behind a mass grave that was found."""
    found = not _FOUND.isdisjoint(draft.scenes[-1].lows)
    opens = scene.lows[: 1 + (scene.lows[0] == "the")]
    return found and opens[-1] in _DEAD and any(h.harm is Harm.KILLED for h in scene.harmed)


def _the_thing_again(draft: Draft, scene: Scene) -> bool:
    """ "IS attacked a convoy on Sunday. The convoy fell into an ambush near X; 27 died", and of a
    lead without a day: "the bus was hit on Friday morning near X"."""
    if _THINGS.isdisjoint(scene.lows) or (scene.points and draft.when is not None):
        return False
    pairs = itertools.islice(itertools.pairwise(scene.lows), _INTO_IT)
    at = next((i for i, (a, b) in enumerate(pairs) if a == "the" and b in _THINGS), None)
    if at is None or any(t.trigger or t.tag in _TOLD_FIRST for t in scene.tokens[:at]):
        return False
    thing, before = scene.lows[at + 1], draft.scenes[-1].said.split()
    new = has_pair(before, ("a", "an"), (thing,))
    more = all(h.harm is Harm.WOUNDED for h in scene.harmed)
    return new and (more or not draft.bloody)


def _its_victims_struck(draft: Draft, scene: Scene) -> bool:
    """ "Its jets killed 300 fighters", behind an attack that killed soldiers: their answer."""
    if not scene.counted or scene.kind not in FROM_AFAR:
        return False
    struck = {a for a in scene.roles.attackers if a in _ARMED}
    if not struck:
        return False
    if best_kind(draft.kinds) in FROM_AFAR or not struck <= who_was_hit(draft):
        return False
    if "attackers" in scene.words and scene.place is not None:
        return True  # "its air force killed 34 of the attackers at X"
    killed = {h.party for h in scene.harmed if h.harm is Harm.KILLED} - {None, Party.UNKNOWN}
    killed |= {t for t in scene.roles.targets if t in _ARMED}
    return bool(killed) and killed.isdisjoint(draft.victims)
