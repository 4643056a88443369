"""Who attacked and who suffered, in the end: from all that the scenes of an event said."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from typing import Final

from geo.model import EventType, Party
from geo.reports.clauses.sources import DENIES
from geo.reports.events.draft import Draft
from geo.reports.scenes.scene import Scene
from geo.reports.sides.sides import ARMIES
from geo.reports.vocabulary.kinds import CONQUERS, FROM_AFAR, best_kind
from geo.reports.vocabulary.lexicon import ORGS, Harm, Tag
from geo.reports.vocabulary.tokens import has_tag

_LIVED_IN: Final = frozenset(("city", "town", "village", "quarter", "camp"))
_AMERICANS: Final = ("us ", "u.s. ", "american ")
_ARE_HUNTED: Final = frozenset((Party.ISLAMIC_STATE, Party.OTHER_ARMED))
_BY_MISTAKE: Final = frozenset("own mistake mistakenly accidentally friendly".split())
_HITS: Final = (
    EventType.ARMED_ATTACK,
    EventType.EXPLOSIVE,
    EventType.SUICIDE_ATTACK,
    EventType.SHELLING,
    EventType.AIR_STRIKE,
)
_ABOUT: Final = ("near", "around", "surround", "vicinity", "outskirts", "outside")
_COALITION_BASES: Final = (
    "tanf",
    "omar",
    "conoco",
    "koniko",
    "shaddadi",
    "kharab al-jir",
    "rumaylan",
)
_BASES: Final = ("base", "garrison")
_GAINS: Final = CONQUERS | frozenset("advanced advances captured seized gained pushed".split())
_SUBJECT: Final = 6
_SENT: Final = frozenset(
    "drone drones rocket rockets missile missiles mortar shells rounds".split()
)
_ITS_BASES_STAND: Final = dt.date(2019, 1, 1)
_PROPERTY: Final = frozenset(
    """crops crop wheat barley harvest farmland orchard orchards house houses home homes shop shops
    market school mosque sheep flock livestock bakery tractor residential demonstration
    demonstrations demonstrators protest protests protesters sit-in family families villagers
    truffles municipality municipal clinic church""".split()
)
_BEAR_ARMS: Final = frozenset(
    """fighter fighters gunman gunmen militant militants militiaman militiamen combatant combatants
    commander commanders mercenary mercenaries recruit recruits militia militias""".split()
)
_MILITARY: Final = frozenset("patrol patrols convoy checkpoint checkpoints barracks".split())
"""Whatever side they are of, it is no civilian's."""
_ISRAEL: Final = frozenset(("israel", "israeli", "israel's"))
"""Whose strikes on "military sites" are aimed at the army and its allies."""
_IN_OIL: Final = frozenset(("well", "wells", "tanker", "tankers"))
_WILD: Final = frozenset("desert badia mountain mountains steppe jabal caves".split())
_IRAN: Final = re.compile(r"\bIran|\bpro-Iran|\bIRGC\b|\bHezbollah\b|\bFat[ei]miyoun\b")
"""Whom the coalition strikes besides Islamic State; a report that names them leaves it open."""
_DISMANTLED: Final = frozenset(("dismantled", "dismantling", "dismantle"))
_HUNTS: Final = (EventType.ARMED_ATTACK, EventType.CLASH, EventType.RAID)
_TELLERS: Final = {
    "military source": Party.GOVERNMENT,
    "field source": Party.GOVERNMENT,
    "sana": Party.GOVERNMENT,
    "sdf": Party.SDF,
    "syrian democratic forces": Party.SDF,
    "asayish": Party.SDF,
}


def final_sides(
    draft: Draft, text: str, *, islamic_state_named: bool
) -> tuple[Party | None, tuple[Party, ...]]:
    """The attacker and those who suffered; ``text`` is the whole report, which may name rivals."""
    counted = (s.by_party.items() for w in draft.words for s in (w.killed, w.wounded))
    harmed = [p for side in counted for p, count in side if count.max != 0]
    attacker = _attacker(draft, harmed)
    if best_kind(draft.kinds) is EventType.TROOP_MOVEMENT and not draft.hurt:
        return None, ()
    attacker, victims = _victims(draft, attacker, harmed)
    if islamic_state_named and set(victims) <= {Party.UNKNOWN}:
        rivals = attacker is Party.COALITION and _IRAN.search(text)
        bombed = not rivals and _bombs_the_desert(draft, attacker)
        if bombed or (victims and _a_cell(draft, attacker)):
            victims = [Party.ISLAMIC_STATE]
    return attacker, tuple(victims)


def _attacker(draft: Draft, harmed: Sequence[Party]) -> Party | None:
    """The one who is named; else whom the sides, the source or the dead give away."""
    attackers = draft.attackers
    attacker: Party | None = next((a for a in attackers if a is not Party.UNKNOWN), None)
    if attacker is None and draft.sides:
        attacker = _one_of_the_sides(draft, harmed)
    if attacker is None and _claimed(draft, harmed):
        attacker = Party.ISLAMIC_STATE
    if attacker is None:
        attacker = Party.UNKNOWN if attackers else _told_by_themselves(draft, harmed)
    own_mine = best_kind(draft.kinds) is EventType.EXPLOSIVE and attacker in ARMIES
    if own_mine and {*harmed} == {attacker}:
        return None  # "during the army's sweep, a mine killed three of its men"
    return attacker


def _one_of_the_sides(draft: Draft, harmed: Sequence[Party]) -> Party:
    """Of those who fought, one that has no dead if there is one; Islamic State before others."""
    fought = [s for s in draft.sides if s is not Party.CIVILIAN]
    gained = _who_gained(draft)
    if gained is not None and gained is not Party.UNKNOWN and gained in fought:
        return gained
    left = [s for s in fought if s not in harmed] or fought or [Party.UNKNOWN]
    left = [s for s in left if s is not Party.UNKNOWN] or left
    return Party.ISLAMIC_STATE if Party.ISLAMIC_STATE in left else left[0]


def _who_gained(draft: Draft) -> Party | None:
    """ "Clashes between the SDF and IS as the SDF advanced", "and took control of hills": began it,
    as far as the report says."""
    for scene in draft.scenes:
        for at, token in enumerate(scene.tokens):
            if token.low not in _GAINS or has_tag(scene.tokens[at + 1 : at + 2], Tag.BY):
                continue
            sides = [t.party for t in scene.tokens[max(0, at - _SUBJECT) : at] if t.tag is Tag.ORG]
            if sides and not has_tag(scene.tokens[at - 1 : at], Tag.BE):
                joined = scene.tokens[at - 1].low == "and"  # "clashed with IS and took control of"
                return sides[0] if joined else sides[-1]
    return None


def _claimed(draft: Draft, harmed: Sequence[Party]) -> bool:
    """ "The group said 30 of the militia were killed"."""
    own_word = {w.source for w in draft.words} == {"Islamic State"}
    own_word = own_word or any("amaq" in s.words for s in draft.scenes[:1])
    if own_word and any(not DENIES.isdisjoint(s.words) for s in draft.scenes):
        return False
    return own_word and not draft.sides and bool(harmed) and Party.ISLAMIC_STATE not in harmed


def _told_by_themselves(draft: Draft, harmed: Sequence[Party]) -> Party | None:
    """Who acted where nobody says so: who tells of it, or who fell in it."""
    if _told_by_command(draft, harmed):
        return Party.COALITION
    if EventType.AIR_STRIKE in draft.kinds and any(map(_of_barrel_bombs, draft.scenes)):
        return Party.GOVERNMENT  # they are dropped by the government's helicopters alone
    told = _raider(draft) or _told_by_hunters(draft, harmed) or _raided_a_cell(draft, harmed)
    if told is None and _died_attacking(draft, harmed):
        return Party.ISLAMIC_STATE
    return told


def _of_barrel_bombs(scene: Scene) -> bool:
    """ "12 barrels dropped by helicopters"; but not "a strike that set oil barrels on fire"."""
    if "barrel" not in scene.said:
        return False
    bombs = "barrel bomb" in scene.said or "explosive barrel" in scene.said
    return bombs or not scene.words.isdisjoint(("helicopter", "helicopters"))


def _victims(
    draft: Draft, attacker: Party | None, harmed: Sequence[Party]
) -> tuple[Party | None, list[Party]]:
    """Those who suffered; and the attacker, who of a clash is found among them."""
    hurt = [h for s in draft.scenes for h in s.harmed if h.mixed_with is not None]
    both = {p for h in hurt for p in (h.party, h.mixed_with)}
    told = dict.fromkeys((*harmed, *draft.victims))
    victims = [v for v in told if v is not attacker or v in both]
    victims += [s for s in draft.sides if s is not attacker and s not in victims]
    if EventType.CLASH in draft.kinds and attacker is None and not both:
        others = len(victims) > 1 or draft.sides or harmed  # "IS repelled an attack": not its own
        attacker = Party.ISLAMIC_STATE if others and Party.ISLAMIC_STATE in victims else None
        victims = [v for v in victims if v is not attacker or v in harmed]
    clash = best_kind(draft.kinds) is EventType.CLASH
    many = clash or attacker is Party.OTHER_ARMED or _hit_its_own(draft)
    if not victims and attacker is not None and attacker in harmed and many:
        return attacker, [attacker]  # two of one side fought, or Jordan's army and smugglers
    victims = victims or _whose(draft, attacker)
    if any(v is not Party.UNKNOWN for v in victims):
        victims = [
            v for v in victims if v is not Party.UNKNOWN or (v in harmed and attacker is not v)
        ]
    return attacker, victims


def _words_of(draft: Draft) -> frozenset[str]:
    return frozenset().union(*(s.words for s in draft.scenes))


def _hit_its_own(draft: Draft) -> bool:
    """ "Shelled one of its own posts by mistake"."""
    return any(not s.words.isdisjoint(_BY_MISTAKE) for s in draft.scenes)


def _bombs_the_desert(draft: Draft, attacker: Party | None) -> bool:
    """Air strikes and shelling away from towns, in a report that names Islamic State."""
    afar = best_kind(draft.kinds) in FROM_AFAR
    lived_in = draft.place is None or draft.place.match.kind in _LIVED_IN
    named = (*([draft.place] if draft.place else []), *draft.other_places)
    if any(not _WILD.isdisjoint(p.mention.lower().split()) for p in named):
        lived_in = False  # "the Amour mountains near Palmyra"
    return afar and not lived_in and attacker in (Party.GOVERNMENT, Party.COALITION)


def _a_cell(draft: Draft, attacker: Party | None) -> bool:
    """Members of "the cell" that the SDF, the army or the coalition raided."""
    words = _words_of(draft)
    hunts = attacker in (Party.GOVERNMENT, Party.SDF, Party.COALITION)
    return hunts and "cell" in words and not words & {"unknown", "unidentified"}


def _died_attacking(draft: Draft, harmed: Sequence[Party]) -> bool:
    """ "Seven soldiers died in an ambush, in which IS lost three": whose ambush it was."""
    kind = best_kind(draft.kinds)
    if kind is EventType.SUICIDE_ATTACK and Party.ISLAMIC_STATE in harmed:
        return True  # "the bomber of IS was shot before he reached the post"
    others = [p for p in harmed if p in (Party.GOVERNMENT, Party.SDF, Party.COALITION)]
    by_stealth = kind in (EventType.AMBUSH, EventType.ARMED_ATTACK)
    return by_stealth and Party.ISLAMIC_STATE in harmed and bool(others)


def _raider(draft: Draft) -> Party | None:
    """ "A search was launched and a cell arrested, the Interior Ministry said": it tells of its
    own men, where nobody else is said to have raided."""
    taken = any(t.harm is Harm.CAPTURED for s in draft.scenes for t in s.tokens)
    if best_kind(draft.kinds) is not EventType.RAID or not taken:
        return None
    sources = {(w.source or "").lower() for w in draft.words}
    if any("ministry" in s or s == "sana" or s.endswith("authorities") for s in sources):
        return Party.GOVERNMENT
    told = {ORGS.get(word) for s in sources for word in s.split()} & {Party.GOVERNMENT, Party.SDF}
    told -= {h.party for s in draft.scenes for h in s.harmed}  # "its general says two were taken"
    return next(iter(told)) if len(told) == 1 else None


def _its_command_tells(draft: Draft) -> bool:
    """Whether the coalition, its command or Americans are the only ones who tell of it."""
    sources = [(w.source or "").lower() for w in draft.words]
    return bool(sources) and all(
        "central command" in s
        or s == "pentagon"
        or s.startswith(_AMERICANS)
        or ORGS.get(s) is Party.COALITION
        for s in sources
    )


def _told_by_command(draft: Draft, harmed: Sequence[Party]) -> bool:
    """ "An IS leader was killed in a strike, US Central Command said": it tells of its own."""
    if not harmed or not _ARE_HUNTED.issuperset(harmed):
        return False
    struck = best_kind(draft.kinds) in (EventType.AIR_STRIKE, EventType.RAID)
    return struck and _its_command_tells(draft)


def _told_by_hunters(draft: Draft, harmed: Sequence[Party]) -> Party | None:
    """ "30 terrorists had been killed in the operations, a military source told SANA"."""
    if (set(harmed) or set(draft.victims)) != {Party.ISLAMIC_STATE}:
        return None
    tellers = {_TELLERS.get((w.source or "").lower().removeprefix("a ")) for w in draft.words}
    teller = tellers.pop() if len(tellers) == 1 else None
    kind = best_kind(draft.kinds)
    bombs = teller is Party.GOVERNMENT and kind in FROM_AFAR
    return teller if kind in _HUNTS or bombs else None


def _raided_a_cell(draft: Draft, harmed: Sequence[Party]) -> Party | None:
    """ "An officer and four IS fighters died in clashes during a raid": the officer's raid."""
    words = _words_of(draft)
    raid = EventType.RAID in draft.kinds or not words.isdisjoint(_DISMANTLED)
    sides = [p for p in dict.fromkeys(harmed) if p in (Party.GOVERNMENT, Party.SDF)]
    return sides[0] if raid and len(sides) == 1 and Party.ISLAMIC_STATE in harmed else None


def _among_people(draft: Draft) -> bool:
    """Whether a bomb or a shell hit a place where people live, and nobody says whom."""
    kinds = (EventType.EXPLOSIVE, EventType.SUICIDE_ATTACK, EventType.SHELLING)
    return _lived_in(draft) and best_kind(draft.kinds) in kinds


def _lived_in(draft: Draft) -> bool:
    return draft.place is not None and draft.place.match.kind in _LIVED_IN


def _of_armed_men(draft: Draft) -> bool:
    return any(
        h.group is not None and h.group.head >= 0 and s.tokens[h.group.head].low in _BEAR_ARMS
        for s in draft.scenes
        for h in s.harmed
    )


def _whose(draft: Draft, attacker: Party | None) -> list[Party]:
    """Who suffers where no people are named: whose property it was, or who lives there."""
    if _of_armed_men(draft):
        return []  # "seven fighters": whose is not said, only that they were no civilians
    words = _words_of(draft)
    kind = best_kind(draft.kinds)
    place = draft.place.mention.lower() if draft.place else ""
    if kind in _HITS and _of_the_coalition(place) and "zone" not in words:
        return [Party.COALITION]
    sent = kind in FROM_AFAR and not words.isdisjoint(_SENT)
    if sent and attacker is not Party.COALITION and _at_its_fields(draft, place):
        return [Party.COALITION]
    if kind in FROM_AFAR and "military" in words and not words.isdisjoint(_ISRAEL):
        return [Party.GOVERNMENT]
    on_a_base = draft.place is not None and draft.place.match.kind == "airfield"
    aimed = attacker in (*_ARE_HUNTED, Party.COALITION) and not any(w in place for w in _ABOUT)
    if kind in _HITS and on_a_base and (draft.casualties_known or aimed):
        return [Party.GOVERNMENT]
    bombed = kind is EventType.AIR_STRIKE and attacker is Party.GOVERNMENT and _lived_in(draft)
    among = (bombed and draft.bloody) or _among_people(draft)
    if draft.casualties_known and among and words.isdisjoint(_MILITARY):
        return [Party.CIVILIAN]
    oil = "oil" in words and bool(words & _IN_OIL)
    robbed = kind is EventType.RAID and attacker in (Party.ISLAMIC_STATE, Party.OTHER_ARMED)
    hit = kind in _HITS or robbed
    return [Party.CIVILIAN] if hit and (oil or words & _PROPERTY) else []


def _at_its_fields(draft: Draft, place: str) -> bool:
    """ "Rockets were fired at the Conoco field", once there were bases of the coalition there."""
    there = draft.first_date is not None and draft.first_date >= _ITS_BASES_STAND
    return there and any(name in place for name in _COALITION_BASES)


def _of_the_coalition(place: str) -> bool:
    """ "The garrison of al-Tanf", "the Omar field base", "Green Village"."""
    base = place.startswith(_BASES) or place.endswith((" base", " garrison"))
    return "green village" in place or (base and any(n in place for n in _COALITION_BASES))
