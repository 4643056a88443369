"""What comes out: drafts as incidents and tallies, with spans in the text as it came in."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from geo.model import (
    Category,
    DatePrecision,
    EventType,
    MatchStatus,
    Party,
    PlaceMatch,
    PlaceMention,
    ReadClaim,
    ReadIncident,
    Tally,
)
from geo.reports.events.draft import Draft
from geo.reports.events.running import Running
from geo.reports.events.units import units_of
from geo.reports.text.repair import Repaired
from geo.reports.vocabulary.kinds import FROM_AFAR, QUIET, best_kind
from geo.reports.vocabulary.lexicon import Harm

_NO_PLACE: Final = PlaceMention(
    "", PlaceMatch("", MatchStatus.UNRESOLVED, why="The report names no place for it."), None
)
_LIVED_IN: Final = frozenset(("city", "town", "village", "quarter", "camp"))
_ITS_COMMAND: Final = ("CENTCOM", "US military", "US Army", "Pentagon", "coalition")
_ARE_HUNTED: Final = frozenset((Party.ISLAMIC_STATE, Party.OTHER_ARMED))
_FIGHT_IT: Final = frozenset((Party.GOVERNMENT, Party.SDF, Party.COALITION))
_ANY_SOLDIERS: Final = frozenset(("soldiers", "troops", "soldier"))
_BY_MISTAKE: Final = frozenset("own mistake mistakenly accidentally friendly".split())
_HITS: Final = (
    EventType.ARMED_ATTACK,
    EventType.EXPLOSIVE,
    EventType.SUICIDE_ATTACK,
    EventType.SHELLING,
    EventType.AIR_STRIKE,
)
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
_KILLERS: Final = (Party.ISLAMIC_STATE, Party.UNKNOWN, Party.OTHER_ARMED, None)
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
_PLANES: Final = frozenset(("planes", "plane", "bombers", "bomber"))
_BOMBED: Final = frozenset(
    """struck strike strikes bombed bombing bombardment airstrike airstrikes raids missile missiles
    targeted hit""".split()
)
_STRIKES: Final = frozenset(("struck", "strike", "strikes", "bombed"))


@dataclass(frozen=True, slots=True)
class Writer:
    """Writes drafts out; ``source_text`` is the input that all spans count in."""

    source_text: str
    repaired: Repaired
    islamic_state_named: bool = False

    def incident(self, draft: Draft) -> ReadIncident:
        first = draft.words[0]
        attacker, victims = _sides(draft)
        rivals = attacker is Party.COALITION and _IRAN.search(self.repaired.text)
        hunted = self.islamic_state_named and not rivals
        unnamed = not victims or victims == (Party.UNKNOWN,)
        if unnamed and hunted and _bombs_the_desert(draft, attacker):
            victims = (Party.ISLAMIC_STATE,)
        if victims == (Party.UNKNOWN,) and self.islamic_state_named and _a_cell(draft, attacker):
            victims = (Party.ISLAMIC_STATE,)
        kind = _kind(draft, attacker)
        quiet = kind in QUIET and not draft.bloody
        when = draft.when
        end = when.last if when and when.precision is not DatePrecision.DAY else None
        span = self.repaired.input_span(*self._main_span(draft))
        return ReadIncident(
            category=Category.OPERATION if quiet else Category.ATTACK,
            event_type=kind,
            place=self._in_input(draft.place) if draft.place else _NO_PLACE,
            date=when.first if when else None,
            date_end=end if when and end != when.first else None,
            date_precision=when.precision if when and when.first else DatePrecision.UNKNOWN,
            other_places=self._others(draft),
            attacker=attacker,
            victims=victims,
            killed=first.killed.as_casualties(),
            wounded=first.wounded.as_casualties(),
            source=first.source,
            sentence=self.source_text[span[0] : span[1]],
            span=span,
            units=units_of(draft),
            extra_claims=tuple(self._claim(draft, i) for i in range(1, len(draft.words))),
        )

    def _main_span(self, draft: Draft) -> tuple[int, int]:
        """The first sentence with a number; also what is told directly before it, in the same
        paragraph, and the sentences with more numbers directly behind it."""
        told = list(dict.fromkeys(s.sentence for s in draft.scenes))
        counted = [s.sentence for s in draft.scenes if s.counted]
        main = counted[0] if counted else told[0]
        start, end = main.start, main.end
        for sentence in reversed(told[: told.index(main)]):
            if sentence.block != main.block or self._apart(sentence.end, start):
                break
            start = sentence.start
        others = {word.start for word in draft.words[1:]}
        for sentence in counted[1:]:
            if sentence.start in others or self._apart(end, sentence.start):
                break
            end = max(end, sentence.end)
        return start, end

    def _apart(self, end: int, start: int) -> bool:
        """Whether anything stands between two sentences."""
        return end > start or bool(self.repaired.text[end:start].strip())

    def _claim(self, draft: Draft, number: int) -> ReadClaim:
        word = draft.words[number]
        span = self.repaired.input_span(word.start, word.end)
        return ReadClaim(
            source=word.source,
            sentence=self.source_text[span[0] : span[1]],
            span=span,
            killed=word.killed.as_casualties(),
            wounded=word.wounded.as_casualties(),
        )

    def _others(self, draft: Draft) -> tuple[PlaceMention, ...]:
        seen = {draft.place.mention.lower()} if draft.place else set()
        result: list[PlaceMention] = []
        for mention in draft.other_places:
            if mention.mention.lower() not in seen:
                seen.add(mention.mention.lower())
                result.append(self._in_input(mention))
        return tuple(result)

    def _in_input(self, mention: PlaceMention) -> PlaceMention:
        if mention.span is None:
            return mention
        return PlaceMention(mention.mention, mention.match, self.repaired.input_span(*mention.span))

    def tally(self, running: Running) -> Tally:
        span = self.repaired.input_span(running.start, running.end)
        return Tally(
            killed=running.killed,
            by_party=dict(running.by_party),
            date_from=running.date_from,
            date_to=running.date_to,
            events=running.events,
            source=running.source,
            sentence=self.source_text[span[0] : span[1]],
            span=span,
        )


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
    words = frozenset().union(*(s.words for s in draft.scenes))
    kind = best_kind(draft.kinds)
    place = draft.place.mention.lower() if draft.place else ""
    if kind in _HITS and _of_the_coalition(place) and "zone" not in words:
        return [Party.COALITION]
    on_a_base = draft.place is not None and draft.place.match.kind == "airfield"
    if kind in _HITS and draft.casualties_known and on_a_base:
        return [Party.GOVERNMENT]
    bombed = kind is EventType.AIR_STRIKE and attacker is Party.GOVERNMENT and _lived_in(draft)
    among = (bombed and draft.bloody) or _among_people(draft)
    if draft.casualties_known and among and words.isdisjoint(_MILITARY):
        return [Party.CIVILIAN]
    oil = "oil" in words and bool(words & _IN_OIL)
    robbed = kind is EventType.RAID and attacker in (Party.ISLAMIC_STATE, Party.OTHER_ARMED)
    hit = kind in _HITS or robbed
    return [Party.CIVILIAN] if hit and (oil or words & _PROPERTY) else []


def _of_the_coalition(place: str) -> bool:
    """ "The garrison of al-Tanf", "the Omar field base", "Green Village"."""
    base = place.startswith(_BASES) or place.endswith((" base", " garrison"))
    return "green village" in place or (base and any(n in place for n in _COALITION_BASES))


def _sides(draft: Draft) -> tuple[Party | None, tuple[Party, ...]]:
    """The attacker and those who suffered, from all that the draft's scenes said."""
    harmed = [p for w in draft.words for s in (w.killed, w.wounded) for p in s.by_party]
    attackers = draft.attackers
    attacker: Party | None = next((a for a in attackers if a is not Party.UNKNOWN), None)
    if attacker is None and draft.sides:
        fought = [s for s in draft.sides if s is not Party.CIVILIAN]
        left = [s for s in fought if s not in harmed] or fought or [Party.UNKNOWN]
        left = [s for s in left if s is not Party.UNKNOWN] or left
        if {*left} == {*harmed} == {left[0]} and best_kind(draft.kinds) is not EventType.CLASH:
            left = [Party.UNKNOWN]  # one side's men were shot, some say by its own
        attacker = Party.ISLAMIC_STATE if Party.ISLAMIC_STATE in left else left[0]
    own_word = {w.source for w in draft.words} == {"Islamic State"}
    own_word = own_word or any("amaq" in s.words for s in draft.scenes[:1])
    claimed = own_word and not draft.sides
    if attacker is None and claimed and harmed and Party.ISLAMIC_STATE not in harmed:
        attacker = Party.ISLAMIC_STATE  # "the group said 30 of the militia were killed"
    if attacker is None and not attackers and _told_by_command(draft, harmed):
        attacker = Party.COALITION
    if attacker is None and not attackers and (raider := _raider(draft)) is not None:
        attacker = raider
    if attacker is None and not attackers:
        attacker = _told_by_hunters(draft, harmed) or _raided_a_cell(draft, harmed)
    if attacker is None and not attackers and _died_attacking(draft, harmed):
        attacker = Party.ISLAMIC_STATE
    if attacker is None and attackers:
        attacker = Party.UNKNOWN
    if attacker is Party.GOVERNMENT and _its_command_tells(draft) and _only_soldiers(draft):
        attacker = Party.COALITION  # "the US military said ...; the soldiers fired"
    kind = best_kind(draft.kinds)
    if kind is EventType.EXPLOSIVE and attacker in _FIGHT_IT and {*harmed} == {attacker}:
        attacker = None  # "during the army's sweep, a mine killed three of its men"
    victims = [v for v in dict.fromkeys((*harmed, *draft.victims)) if v is not attacker]
    victims += [s for s in draft.sides if s is not attacker and s not in victims]
    if kind is EventType.TROOP_MOVEMENT and not draft.hurt:
        return None, ()
    if EventType.CLASH in draft.kinds and attacker is None:
        attacker = Party.ISLAMIC_STATE if Party.ISLAMIC_STATE in victims else None
        victims = [v for v in victims if v is not attacker or v in harmed]
    many = kind is EventType.CLASH or attacker is Party.OTHER_ARMED or _hit_its_own(draft)
    if not victims and attacker is not None and attacker in harmed and many:
        return attacker, (attacker,)  # two of one side fought, or Jordan's army and smugglers
    if not victims:
        victims = _whose(draft, attacker)
    if any(v is not Party.UNKNOWN for v in victims):
        victims = [
            v for v in victims if v is not Party.UNKNOWN or (v in harmed and attacker is not v)
        ]
    return attacker, tuple(victims)


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
    words = frozenset().union(*(s.words for s in draft.scenes))
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
    taken = any(h.harm is Harm.CAPTURED for s in draft.scenes for h in s.harmed)
    if best_kind(draft.kinds) is not EventType.RAID or not taken:
        return None
    sources = {(w.source or "").lower() for w in draft.words}
    if any("ministry" in s or s == "sana" or s.endswith("authorities") for s in sources):
        return Party.GOVERNMENT
    return Party.SDF if sources & {"asayish", "sdf"} else None


def _its_command_tells(draft: Draft) -> bool:
    """Whether the coalition's command is the only one who tells of it."""
    sources = [w.source or "" for w in draft.words]
    return bool(sources) and all("entral Command" in s or s in _ITS_COMMAND for s in sources)


def _only_soldiers(draft: Draft) -> bool:
    """Whether soldiers acted, and nothing says that they were the government's."""
    tokens = [t for s in draft.scenes for t in s.tokens]
    spoken = any(t.low in _ANY_SOLDIERS for t in tokens)
    theirs = (t for t in tokens if t.party is Party.GOVERNMENT)
    return spoken and all(t.low in _ANY_SOLDIERS for t in theirs)


def _told_by_command(draft: Draft, harmed: Sequence[Party]) -> bool:
    """ "An IS leader was killed in a strike, US Central Command said": it tells of its own."""
    command = _its_command_tells(draft)
    struck = best_kind(draft.kinds) in (EventType.AIR_STRIKE, EventType.RAID)
    return command and struck and bool(harmed) and _ARE_HUNTED.issuperset(harmed)


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
    words = frozenset().union(*(s.words for s in draft.scenes))
    raid = EventType.RAID in draft.kinds or not words.isdisjoint(_DISMANTLED)
    sides = [p for p in dict.fromkeys(harmed) if p in (Party.GOVERNMENT, Party.SDF)]
    return sides[0] if raid and len(sides) == 1 and Party.ISLAMIC_STATE in harmed else None


def _killed_others(draft: Draft) -> bool:
    """More dead than taken: the abduction was part of an attack."""
    harmed = [h for s in draft.scenes for h in s.harmed if h.count is not None]
    dead = max((h.count.min for h in harmed if h.harm is Harm.KILLED and h.count), default=0)
    taken = max((h.count.min for h in harmed if h.harm is Harm.CAPTURED and h.count), default=0)
    return dead > taken > 0


def _its_men_only(draft: Draft) -> bool:
    """ "Arrested two members of an IS cell": whoever did it, nobody abducts those."""
    hit = {p for s in draft.scenes for p in (*s.roles.targets, *(h.party for h in s.harmed)) if p}
    return hit - {Party.UNKNOWN} == {Party.ISLAMIC_STATE}


def _kind(draft: Draft, attacker: Party | None) -> EventType:
    kind = best_kind(draft.kinds)
    taken = any(h.harm is Harm.CAPTURED and h.group for s in draft.scenes for h in s.harmed)
    hunted = kind is EventType.RAID and _its_men_only(draft)
    if kind in (EventType.RAID, EventType.OTHER) and taken and attacker in _KILLERS:
        return kind if hunted else EventType.ABDUCTION
    searched = (
        kind in (EventType.ARMED_ATTACK, EventType.OTHER) and taken and not draft.casualties_known
    )
    if searched and attacker in (Party.SDF, Party.GOVERNMENT, Party.COALITION):
        return EventType.RAID
    raided = kind is EventType.ARMED_ATTACK and draft.kinds[0] is EventType.RAID
    if raided and attacker in (Party.SDF, Party.GOVERNMENT, Party.COALITION):
        return EventType.RAID  # "the operation targeted two leaders"
    coalition = kind is EventType.ARMED_ATTACK and attacker is Party.COALITION
    if coalition and any(_STRIKES & s.words for s in draft.scenes):
        return EventType.AIR_STRIKE
    if kind is EventType.RAID and any("air force" in s.said for s in draft.scenes):
        return EventType.AIR_STRIKE  # "the Russian air force ... with more than 15 raids"
    flew = kind is EventType.AIR_STRIKE and taken and not draft.casualties_known
    if flew and not any(_BOMBED & s.words for s in draft.scenes):
        return EventType.RAID  # "arrested a leader, with the participation of aircraft"
    if kind is EventType.RAID and any(_PLANES & s.words for s in draft.scenes) and draft.hurt:
        return EventType.AIR_STRIKE  # "killed in a raid by American planes"
    if kind is EventType.RAID and attacker in _KILLERS and draft.casualties_known and not hunted:
        return EventType.ARMED_ATTACK
    loose = (EventType.ARMED_ATTACK, EventType.EXPLOSIVE)
    others = kind in loose and attacker is Party.OTHER_ARMED
    if others and any(w.startswith("israel") for s in draft.scenes for w in s.words):
        return EventType.AIR_STRIKE
    if kind is EventType.OTHER and draft.casualties_known:
        return EventType.ARMED_ATTACK
    if kind is EventType.TROOP_MOVEMENT and draft.bloody:
        return EventType.ARMED_ATTACK
    if kind is EventType.ABDUCTION and _killed_others(draft):
        rest = [k for k in draft.kinds if k is not EventType.ABDUCTION]
        return best_kind(rest) if rest else kind
    return kind
