"""Which kinds of event a clause names, and whether as one told already or as a new one."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Final

from geo.model import EventType
from geo.reports.clauses.clause import Clause
from geo.reports.clauses.cue_table import Cue, CueTable, first_answer
from geo.reports.clauses.lead import behind_lead
from geo.reports.clauses.sources import PARTS_OF_DAY
from geo.reports.harm.harmed import Harmed
from geo.reports.scenes.kind_word import ARMS, FLYERS, WEAK, KindWord
from geo.reports.scenes.not_meant import NOT_MEANT
from geo.reports.sides.fights import is_charge, long_before
from geo.reports.sides.other_acts import CAPTIVE, LIGHT_VERBS
from geo.reports.vocabulary.lexicon import Form, Harm, Tag
from geo.reports.vocabulary.tokens import Token

_RAMS: Final = frozenset(("drove", "rammed", "steered"))
_WIELDED: Final = frozenset(("with", "using", "used", "armed", "carrying"))
_HAPPENS: Final = frozenset(
    """erupted continued renewed raged occurred ensued resumed happened fell dropped fired launched
    hit struck targeted landed""".split()
) | {"broke", "broken", "took", "taken", "went", "goes", "flared", "rages"}
_FAR: Final = 4
_BETWEEN_FAR: Final = 11
_ARRIVES: Final = frozenset("arrived arrive reached entered crossed headed moved left".split())
_SENDS: Final = frozenset("sent sends brought dispatched pushed moved rushed".split())
_SEEN: Final = (EventType.CLASH, EventType.AIR_STRIKE, EventType.SHELLING)
_WITNESSED: Final = frozenset("reported monitored witnessed saw".split())
_CAPTIVE: Final = 14
_THWARTS: Final = frozenset(("thwarted", "foiled"))
_OF_WHAT: Final = 7
_DAYS: Final = frozenset(("today's", "yesterday's"))
_DEFINITE: Final = frozenset(("the", "this", "that", "these", "same", "sunday's", "friday's"))


@dataclass(slots=True)
class _Named:
    """What the words of a clause name, as far as they have been asked.

    ``weak`` kinds count where somebody was hurt or acted, ``fallback`` ones where nothing else
    names a kind. ``definite``: "the attack"; ``indefinite``: "an attack".
    """

    strong: list[EventType] = field(default_factory=list)
    weak: list[EventType] = field(default_factory=list)
    fallback: list[EventType] = field(default_factory=list)
    definite: bool = False
    indefinite: bool = False
    acted: bool = False

    def kinds(self, hurt: bool) -> list[EventType]:
        if self.weak and (self.strong or hurt or self.acted):
            return _preferred(self.strong + self.weak)
        return _preferred(self.strong) if self.strong else self.fallback + self.weak


def triggers_of(
    clause: Clause, harmed: Sequence[Harmed]
) -> tuple[list[EventType], bool, bool, bool]:
    """Kinds named, whether by "the attack" or "an attack", and whether somebody acted."""
    tokens = clause.tokens
    named = _Named()
    begin = behind_lead(tokens) if "after" in clause.words else 0
    not_meant = NOT_MEANT.cues_for(clause.all_words) if clause.deeds else []
    for at in _worth_asking(clause):
        kind = tokens[at].trigger if at >= begin else None
        if kind is None:
            _take_hint(named, tokens, at)
        elif _tells_no_event(tokens, at, kind):
            continue
        elif tokens[at].tag is Tag.CASUALTY:
            _take_casualty(named, tokens, at, kind, harmed)
        elif (meant := _kind_meant(tokens, at, kind)) is not None:
            clash = EventType.CLASH in named.strong or EventType.CLASH in named.weak
            word = KindWord(clause, at, meant, clash, bool(named.strong or named.weak))
            if not first_answer(not_meant, word):
                _take_word(named, word)
    return named.kinds(bool(harmed)), named.definite, named.indefinite, named.acted


def _worth_asking(clause: Clause) -> Iterable[int]:
    hinted = (
        "suicide" in clause.said
        or not clause.words.isdisjoint(CAPTIVE)
        or not clause.words.isdisjoint(_RAMS)
    )
    return range(len(clause.tokens)) if hinted else clause.deeds


def _take_hint(named: _Named, tokens: Sequence[Token], at: int) -> None:
    """Takes what a word says that is no name of an event by itself."""
    low = tokens[at].low
    if "suicide" in low or _rams(tokens, at):
        named.strong.append(EventType.SUICIDE_ATTACK)
    elif low in CAPTIVE and _taken(tokens, at):
        named.strong.append(EventType.ABDUCTION)
        named.acted = True


def _rams(tokens: Sequence[Token], at: int) -> bool:
    """ "The bomber drove his car into a bus"."""
    if tokens[at].low not in _RAMS or not any("bomber" in t.low for t in tokens[:at]):
        return False
    return any(t.low == "into" for t in tokens[at + 1 : at + 7])


def _taken(tokens: Sequence[Token], at: int) -> bool:
    """ "Took eight policemen and forty civilians captive"."""
    near = {t.low for t in tokens[max(0, at - _CAPTIVE) : at]}
    return not near.isdisjoint(("took", "taken", "taking"))


def _tells_no_event(tokens: Sequence[Token], at: int, kind: EventType) -> bool:
    """An old fight, a charge, or what only describes: "the targeted area"."""
    if kind is EventType.CLASH and (long_before(tokens, at) or is_charge(tokens, at)):
        return True
    entry = tokens[at].entry
    described = at > 0 and tokens[at - 1].tag in (Tag.DET, Tag.ARTICLE)
    return described and entry is not None and entry.verb


def _take_casualty(
    named: _Named, tokens: Sequence[Token], at: int, kind: EventType, harmed: Sequence[Harmed]
) -> None:
    token = tokens[at]
    before = tokens[at - 1].low if at else ""
    charge = before == "for" and token.harm is Harm.KILLED
    if (charge or token.low.startswith("execut")) and not any(h.at == at for h in harmed):
        return  # "arrested for killing a man"
    general = kind is EventType.ARMED_ATTACK or token.harm is Harm.CAPTURED
    (named.fallback if general else named.strong).append(kind)
    named.acted = True
    named.definite |= token.form is Form.COUNT_NOUN and before in _DEFINITE


def _kind_meant(tokens: Sequence[Token], at: int, kind: EventType) -> EventType | None:
    """The kind, where the words beside it make it another, or none."""
    low = tokens[at].low
    if low in _THWARTS and any("smuggl" in t.low for t in tokens[at + 1 : at + _OF_WHAT]):
        return EventType.RAID  # "thwarted the smuggling of weapons": a search, and no fight
    if low.startswith("landed") and not _shell_before(tokens, at):
        return EventType.RAID if any(t.party for t in tokens[:at]) else None
    if low == "raids" and _on_a_place(tokens, at):
        return EventType.AIR_STRIKE
    return kind


def _shell_before(tokens: Sequence[Token], at: int) -> bool:
    """ "A rocket landed near the base"; troops that land are a raid."""
    return any(t.tag is Tag.THING and t.trigger in ARMS for t in tokens[:at])


def _on_a_place(tokens: Sequence[Token], at: int) -> bool:
    """ "Died in raids on Talbiseh": from the air; houses and hideouts are raided on foot."""
    ahead = [t for t in tokens[at + 1 : at + 4] if t.tag is not Tag.DET]
    return len(ahead) > 1 and ahead[0].low == "on" and ahead[1].tag is Tag.PLACE


def _take_word(named: _Named, word: KindWord) -> None:
    if word.token.tag is Tag.THING:
        new_people = _is_of_new_people(word)
        named.definite |= word.link in _DAYS or (not new_people and _points_back(word))
        named.indefinite |= new_people or _is_new(word)
        named.acted = named.acted or _says_acted(word)
    elif word.token.entry is not None and word.token.entry.verb:
        named.acted = True
    if word.low not in WEAK:
        named.strong.append(word.kind)
    elif word.kind in ARMS and not _WIELDED.isdisjoint(word.before[-4:]) and not _flown(word):
        named.fallback.append(word.kind)
    else:
        named.weak.append(word.kind)


def _flown(word: KindWord) -> bool:
    """ "Attacked two sites with warplanes": from the air; not "armed with drones"."""
    by_air = word.kind is EventType.AIR_STRIKE and word.link in ("with", "using")
    return by_air and "helicopter" not in word.low and word.before[-2:-1] != ["armed"]


def _points_back(word: KindWord) -> bool:
    """ "The attack", "the Wednesday attack": one told before."""
    if word.low not in FLYERS:  # with "the" they are whoever flew, and no event told before
        near = word.before[-2:]
        those = word.link == "that" and word.low.endswith("s")
        if ("the" in near or "this" in near or word.link in _DEFINITE) and not those:
            return True
    return _is_of_that_day(word.tokens, word.at)


def _is_of_that_day(tokens: Sequence[Token], at: int) -> bool:
    """ "The Wednesday attack", "the late Wednesday attack", "the Wednesday night attack"."""
    at -= at > 2 and tokens[at - 1].low in PARTS_OF_DAY
    if at < 2 or tokens[at - 1].tag is not Tag.DATE:
        return False
    return "the" in {t.low for t in tokens[max(0, at - 3) : at - 1]}


def _is_of_new_people(word: KindWord) -> bool:
    """ "Claimed the assassination of a clerk": "the" speaks of nothing told before."""
    behind = word.tokens[word.at + 1 : word.at + 3]
    return len(behind) == 2 and behind[0].tag is Tag.OF and behind[1].tag is Tag.ARTICLE


def _is_new(word: KindWord) -> bool:
    """ "An attack"; "violent clashes took place in ...", at the start of a sentence."""
    if not {"a", "an", "another"}.isdisjoint(word.before[-2:]):
        return True
    bare = word.low.endswith("es") and all(t.tag is Tag.WORD for t in word.tokens[: word.at])
    return bare and word.following == "took"


def _was_made(word: KindWord) -> bool:
    """ "Gunmen launched an attack", "strikes launched on ..."."""
    if not LIGHT_VERBS.isdisjoint(word.before[-4:]):
        return True
    ahead = word.tokens[word.at + 1 : word.at + 5]
    return any(a.tag is Tag.BE and b.low in LIGHT_VERBS for a, b in itertools.pairwise(ahead))


def _went_on(word: KindWord) -> bool:
    """ "Clashes erupted", "fighting between X and Y goes on", "there were strikes"."""
    far = _BETWEEN_FAR if word.following == "between" else _FAR
    if not _HAPPENS.isdisjoint(word.clause.lows[word.at + 1 : word.at + far]):
        return True
    return "there" in word.before and not {"was", "were"}.isdisjoint(word.before)


def _was_come_under(word: KindWord) -> bool:
    """ "The base came under fire", "came under a heavy attack"."""
    before = word.before
    return "came under" in before or ["came", "under"] in (before[-2:], before[-4:-2])


def _was_witnessed(word: KindWord) -> bool:
    return word.kind in _SEEN and not _WITNESSED.isdisjoint(word.before[-4:])


def _moved(word: KindWord) -> bool:
    """ "Reinforcements arrived", "sent a convoy"."""
    if word.kind is not EventType.TROOP_MOVEMENT:
        return False
    arrived = not _ARRIVES.isdisjoint(word.clause.lows[word.at + 1 :])
    return arrived or not _SENDS.isdisjoint(word.before[-3:])


def _says_acted(word: KindWord) -> bool:
    cues = _SAYS_ACTED.cues_for(word.clause.all_words)
    return first_answer(cues, word) is True


_SAYS_ACTED: Final = CueTable[KindWord, bool](
    Cue(_was_made, True, LIGHT_VERBS),
    Cue(_went_on, True, _HAPPENS | {"there"}),
    Cue(_was_come_under, True, {"came"}),
    Cue(_was_witnessed, True, _WITNESSED),
    Cue(_moved, True, _ARRIVES | _SENDS),
)
"""What says that somebody did what a noun names."""


def _preferred(kinds: list[EventType]) -> list[EventType]:
    """Of attack and clash the one named first stands; the other follows from it."""
    pair = [k for k in kinds if k in (EventType.CLASH, EventType.ARMED_ATTACK)]
    if len(set(pair)) == 2:
        return [k for k in kinds if k is pair[0] or k not in pair]
    return kinds
