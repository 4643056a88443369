"""Cuts a sentence into clauses that each tell of one event."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Final

from geo.model import EventType, Party
from geo.reports.lexicon import Harm, Tag
from geo.reports.scene import is_verb
from geo.reports.sources import SAYING, opens_with_speaker
from geo.reports.tokens import Token

_MAX_LEAD: Final = 60
_OPENING: Final = 4
_BREAKS: Final = frozenset((";", "while", "whereas", "meanwhile"))
_BRINGING: Final = frozenset(("bringing", "raising", "brings", "raises", "taking", "pushing"))
_CARRYING: Final = frozenset(("taking", "bringing"))
_FOLLOWS: Final = frozenset(("follow", "follows", "followed"))
_AFTER: Final = frozenset(("after", "following"))
_OPERATIONS: Final = (EventType.RAID, EventType.AIR_STRIKE)
_ATTACKS: Final = (EventType.ARMED_ATTACK, EventType.AMBUSH, EventType.SUICIDE_ATTACK)
_RAISES: Final = frozenset(("raise", "rises"))
SPANS: Final = frozenset("hours days weeks months years".split())
_ANY_SPAN: Final = SPANS | {"day", "week", "month", "year"}
_CUTTERS: Final = (
    _BREAKS
    | _BRINGING
    | _RAISES
    | SPANS
    | _FOLLOWS
    | {"which", "in", "to", ",", "and", "but", "also", "after", "following", "–", "as"}
)
_TOTALS: Final = frozenset("toll number total tally count".split())
_DROPS: Final = frozenset("dropped opened launched fired carried targeted shelled".split())
_SUBJECT: Final = 10
RAISING: Final = _BRINGING | _RAISES
"""What a running total is opened with, behind an event that adds to it."""
_SPOKEN: Final = 12
_ANSWERS: Final = frozenset(("response", "retaliation", "reprisal", "revenge"))
ANSWERING: Final = frozenset("responded replied retaliated answered responding retaliating".split())
"""What a side does that was struck and strikes back."""
_ANSWER_VERB: Final = 9
_FROM_AFAR: Final = (EventType.AIR_STRIKE, EventType.SHELLING)
_LONGEST_DATELINE: Final = 12
_DASHES: Final = frozenset(("-", "–", "—", "_", ":"))


def clauses_of(tokens: Sequence[Token]) -> list[Sequence[Token]]:
    """Cuts a sentence where a second event with its own people and time or place begins."""
    cuts: list[int] = []
    begin = 0
    lows = [t.low for t in tokens]
    two_before = {i - 2 for i, low in enumerate(lows) if low == "after"} if "after" in lows else ()
    for at, low in enumerate(lows):
        if low not in _CUTTERS and at not in two_before:
            continue
        if at <= begin + 2 or not _may_cut(tokens, at):
            continue
        token = tokens[at]
        left, right = tokens[begin:at], tokens[at:]
        if (
            (token.low in _BRINGING and _a_total(right) and not _is_toll(token, left))
            or (token.low in _RAISES and _raises_it(left))
            or (token.low == "which" and _brings(tokens, at))
            or (token.low in _BREAKS and _tells(left) and _breaks_off(token, left, right))
            or _another_says(left, right)
            or (_joins(tokens, at) and (_own_event(left, _own(right)) or _strung(left, right)))
            or _days_after(tokens, at)
            or _in_return(tokens, at)
            or _came_after(tokens, at)
            or _after_others(left, tokens[at:])
            or _follows(tokens, at)
            or _answers_attack(tokens, at, left)
            or _long_after(tokens, at, left)
            or _leads_after(left, at - begin, token)
            or _next_day(left, right)
            or _adds_that(left, right)
            or _while_others(left, right)
            or (_tells(left) and _strikes_back(right))
        ):
            cuts.append(at)
            begin = at
    edges = [0, *cuts, len(tokens)]
    return [tokens[a:b] for a, b in itertools.pairwise(edges) if b > a]


def _part(right: Sequence[Token]) -> Sequence[Token]:
    """The rest up to the next "while" or semicolon, behind which others act."""
    end = next((i for i, t in enumerate(right) if i > 2 and t.low in _BREAKS), len(right))
    return right[:end]


def _own(right: Sequence[Token]) -> Sequence[Token]:
    """ "And wounded 16, said a monitor, which reported another blast in X": the wounded only."""
    part = _part(right)
    if [t.tag for t in part[1:3]] != [Tag.CASUALTY, Tag.NUMBER]:
        return part
    comma = next((i for i, t in enumerate(part) if t.low == ","), len(part))
    return part[:comma]


def _raises_it(left: Sequence[Token]) -> bool:
    """ "..., raising the toll to 12"; not "the number of those killed, civilians, raises to 12"."""
    return left[-1].low in ("and", ",")


def _is_toll(token: Token, left: Sequence[Token]) -> bool:
    """ "The number of those killed, civilians and fighters, raises to 12": its own verb."""
    return token.low == "raises" and any(t.low in ("number", "toll") for t in left[:_SUBJECT])


def _joins(tokens: Sequence[Token], at: int) -> bool:
    """ "And", or the ", also" that strings events together."""
    also = tokens[at].low == "also" and tokens[at - 1].low == ","
    also = also or (tokens[at].low == "," and [t.low for t in tokens[at + 2 : at + 3]] == ["also"])
    return also or tokens[at].tag is Tag.CONJ


def _strung(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """ "... in Hajin, also warplanes struck Al-Susah": two deeds at two places."""
    opens = (right[0].low, *(t.low for t in right[2:3]))
    if "also" not in opens or not (_tells(left) and _tells(right)):
        return False
    here, there = _first_index(left, Tag.PLACE), _first_index(right, Tag.PLACE)
    return here is not None and there is not None and here != there


def _breaks_off(token: Token, left: Sequence[Token], right: Sequence[Token]) -> bool:
    """Behind a semicolon another event may begin; behind "while" only one with its own anchor."""
    if _puts_toll(right) or (token.low == "while" and _acts_there(left, right)):
        return True
    if not _tells(right):
        return False
    if right[1:2] and (right[1].low in ("they", "he", "she") or _doing(right)):
        return False  # "a mine went off while they were grazing sheep in X"
    if token.low != ";" and _others(right) and not any(map(_anchors, left)):
        return False  # "two were killed while another was hurt on Monday when a mine ..."
    if token.low == ";" and [t.low for t in right[2:4]] == ["of", "them"]:
        return False  # "three men were beheaded; two of them for banditry"
    if token.low == ";":
        return _harms(right) == _harms(left)  # else the one tells whom the other hit
    anchored = any(t.tag in (Tag.PLACE, Tag.DATE, Tag.OUTLET) for t in right)
    return (anchored or _rival(right)) and _harms(right)


def _doing(right: Sequence[Token]) -> bool:
    """ "While looking for truffles": what those told of were doing."""
    verb = right[1]
    doing = verb.tag is Tag.WORD and verb.low.endswith("ing") and verb.trigger is None
    return right[0].low == "while" and doing


def _acts_there(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """ "A blast in Hajin killed one, while helicopters dropped bombs on Palmyra": two deeds."""
    here, there = _first_index(left, Tag.PLACE), _first_index(right, Tag.PLACE)
    if here is None or there is None or here == there or not any(map(_anchors_deed, left)):
        return False
    subject = right[1:4]
    actor = any(t.tag is Tag.ORG or t.trigger is EventType.AIR_STRIKE for t in subject)
    deed = next((t for t in right[2:8] if t.low in _DROPS or (t.trigger and is_verb(t))), None)
    return actor and deed is not None


def _anchors_deed(token: Token) -> bool:
    return token.trigger is not None and token.tag is not Tag.CASUALTY


def _anchors(token: Token) -> bool:
    deed = token.trigger is not None and token.tag is not Tag.CASUALTY
    return deed or token.tag in (Tag.PLACE, Tag.DATE)


def _others(right: Sequence[Token]) -> bool:
    """ "While another one was hurt", "while his father was": more of those told of."""
    ahead = [t.tag for t in right[1:3]]
    if right[1:2] and right[1].low in ("his", "her", "their") and Tag.PERSON in ahead:
        return True
    return Tag.ANOTHER in ahead[:1] or Tag.OTHER in ahead


def _puts_toll(right: Sequence[Token]) -> bool:
    """ "..., while the Observatory put the toll at six": another's count of the same."""
    at = next((i for i, t in enumerate(right[:12]) if t.low == "toll"), None)
    if at is None or not any(t.tag is Tag.OUTLET for t in right[:at]):
        return False
    return any(t.tag is Tag.NUMBER for t in right[at : at + 4])


def _another_says(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """ "SANA said four died, SOHR said five died": two words on one event, not nine dead."""
    if right[0].low not in (",", "and", "but"):
        return False
    if not _rival(right):
        return False
    spoken = any(t.low in SAYING or t.low == "according" for t in left)
    return spoken and _harms(left) and _harms(right)


def _rival(right: Sequence[Token]) -> bool:
    """ "..., while activists said 13 died": another's word on the same, and no further dead."""
    more = any(t.tag in (Tag.OTHER, Tag.ANOTHER) for t in right)
    return opens_with_speaker(right[1:]) and not more


def _may_cut(tokens: Sequence[Token], at: int) -> bool:
    low = tokens[at].low
    if low in _FOLLOWS:
        return tokens[min(at + 1, len(tokens) - 1)].tag is not Tag.BY
    if low == "as":
        return tokens[at - 1].low == ","
    if low in _AFTER:
        return True
    if low in SPANS:
        return True
    if low not in _CUTTERS:
        return (
            at + 2 < len(tokens) and tokens[at + 2].low == "after" and _days_after(tokens, at) > 0
        )
    if low == ",":
        ahead = tokens[at + 1 : at + 3]
        if any(t.tag is Tag.DATE or t.tag is Tag.OUTLET for t in ahead):
            return True
        opens = [t.low for t in tokens[1:4]]
        if [t.low for t in ahead][:1] == ["adding"]:
            return True
        if any(t.low in ANSWERING for t in tokens[at + 2 : at + _ANSWER_VERB]):
            return True
        return "after" in opens or (len(ahead) > 1 and ahead[1].low == "also")
    if low in ("and", "also"):
        return at + 1 < len(tokens)
    if low == "to":
        return [t.low for t in tokens[at + 1 : at + 2]] == ["which"]
    return low != "in" or _in_return(tokens, at)


def _days_after(tokens: Sequence[Token], at: int) -> int:
    """ "..., two days after ISIS killed ...": by how many days the rest came first, or 0."""
    if at + 2 >= len(tokens) or tokens[at + 2].low != "after":
        return 0
    days = lead_days(tokens[at : at + 3])
    came = tokens[at - 1].low in ("came", "comes")
    if not days or not (came or any(t.tag is Tag.DATE for t in tokens[:at])):
        return 0
    rest = tokens[at + 3 :]
    if rest and rest[0].low.endswith("ing"):
        return 0  # "ten days after losing the town, IS attacked it": the attack is told
    return days if _deed(rest[:11]) and not any(t.tag is Tag.DATE for t in rest) else 0


def _came_after(tokens: Sequence[Token], at: int) -> bool:
    """ "Sunday's violence came after three soldiers died on Friday near Arak": two events."""
    came = tokens[at - 1].low in ("came", "comes", "come")
    hours = tokens[at - 1].low in ("hours", "hour")
    hours = hours and any(t.low in ("came", "comes", "come") for t in tokens[max(0, at - 5) : at])
    if tokens[at].low != "after" or not (came or hours):
        return False
    rest = tokens[at + 1 :]
    if hours and _harms(rest) and _first_index(rest, Tag.PLACE) is not None:
        return True  # "They came hours after a drone killed three at the base in X"
    earlier = any(a.low == "had" and b.harm for a, b in itertools.pairwise(rest))
    return _harms(rest) and (earlier or any(t.tag is Tag.DATE for t in rest))


def _after_others(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """ "Saturday's shelling killed 7, after 11 had died in Friday's strikes": two events."""
    if right[0].low != "after" or left[-1].low != "," or not (_harms(left) and _harms(right)):
        return False
    if right[1].low.endswith("ing"):
        return False  # "died on Monday, after being wounded on Sunday"
    return any(t.tag is Tag.DATE for t in left) and any(t.tag is Tag.DATE for t in right)


def _answers_attack(tokens: Sequence[Token], at: int, left: Sequence[Token]) -> bool:
    """ "The army raided ... following an attack that killed three": what it answers."""
    if tokens[at].low not in _AFTER or tokens[at - 1].low in ("hours", "days", "day", "came"):
        return False
    swept = any(t.trigger in _OPERATIONS for t in left)
    bled = any(t.tag is Tag.CASUALTY and t.harm is not Harm.CAPTURED for t in left)
    rest = tokens[at + 1 :]
    attack = any(t.tag is Tag.THING and t.trigger in _ATTACKS for t in rest[:5])
    return swept and not bled and attack and _harms(rest)


def _follows(tokens: Sequence[Token], at: int) -> bool:
    """ "The raids follow an attack of the group on Friday that killed eight": two events."""
    if tokens[at].low not in _FOLLOWS or not _tells(tokens[:at]):
        return False
    rest = tokens[at + 1 :]
    attack = any(t.trigger is not None for t in rest[:7])
    return attack and _harms(rest) and any(t.tag is Tag.DATE for t in rest)


def _strikes_back(right: Sequence[Token]) -> bool:
    """ "..., to which the coalition replied with artillery fire on X": a strike of its own."""
    which = [t.low for t in right[:2]] == ["to", "which"]
    if not (which or right[0].low in (",", "and", "but", ";")):
        return False
    ahead = right[1:_ANSWER_VERB]
    who = next((i for i, t in enumerate(ahead) if t.tag is Tag.ORG), None)
    if who is None:
        return False
    verb = next((i for i, t in enumerate(ahead) if t.low in ANSWERING), 0)
    return verb > who and any(t.trigger in _FROM_AFAR for t in right[verb:])


def _long_after(tokens: Sequence[Token], at: int, left: Sequence[Token]) -> bool:
    """ "... killed 11, months after 230 had been killed": what was long before."""
    if tokens[at].low not in SPANS or at + 2 >= len(tokens) or tokens[at + 1].low != "after":
        return False
    return _harms(left) and _harms(tokens[at + 2 :])


def _leads_after(left: Sequence[Token], length: int, token: Token) -> bool:
    """ "Two months after strikes killed 55, the coalition ...": the comma ends what was before."""
    if token.low not in (",", "...", "–") or length < 5:
        return False
    lows = [t.low for t in left[:4]]
    if not any(a in _ANY_SPAN and b == "after" for a, b in itertools.pairwise(lows)):
        return False
    return any(t.tag is Tag.CASUALTY and t.harm in (Harm.KILLED, Harm.WOUNDED) for t in left)


def _in_return(tokens: Sequence[Token], at: int) -> bool:
    """ "... in response to a drone attack that killed six": what was answered came before."""
    if tokens[at].low != "in" or at + 1 >= len(tokens) or tokens[at + 1].low not in _ANSWERS:
        return False
    return any(t.tag is Tag.CASUALTY for t in tokens[at:])


def _next_day(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """ "On Sunday three shepherds died, on Friday two soldiers were hurt": a list of days."""
    leads = any(t.tag is Tag.DATE for t in right[1:3])
    if right[0].low == ";" and leads and _tells(left) and _tells(right):
        return any(t.tag is Tag.DATE for t in left)
    if right[0].low != "," or not (_harms(left) and _harms(right[:14])):
        return False
    return leads and any(t.tag is Tag.DATE for t in left[:4])


def _while_others(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """ "Gunmen killed seven near Homs, activists said, as troops shot nine dead at a post"."""
    if right[0].low != "as" or not any(t.low in SAYING for t in left):
        return False
    subject = right[1].tag in (Tag.ORG, Tag.THING, Tag.PERSON)
    return subject and all(
        any(t.harm is Harm.KILLED for t in side) and any(t.tag is Tag.NUMBER for t in side)
        for side in (left, right)
    )


def _adds_that(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """ "Seven died in X, a source said, adding that 21 others died in Y": more of them."""
    if [t.low for t in right[1:2]] != ["adding"] or not (_harms(left) and _harms(right)):
        return False
    here, there = _first_index(left, Tag.PLACE), _first_index(right, Tag.PLACE)
    return here is not None and there is not None


def lead_days(tokens: Sequence[Token]) -> int:
    """How many days "two days after ..." at the start of a clause are, or 0."""
    if tokens and tokens[0].low in ("just", "only"):
        return lead_days(tokens[1:])
    if len(tokens) < 3 or tokens[1].low not in ("day", "days") or tokens[2].low != "after":
        return 0
    if tokens[0].tag is Tag.ARTICLE:
        return 1
    return min(tokens[0].number.min, _MAX_LEAD) if tokens[0].number is not None else 0


def _deed(tokens: Sequence[Token]) -> bool:
    """Whether a side or people are the subject of a deed ("ISIS killed four soldiers")."""
    if tokens and tokens[0].low in ("he", "she", "they", "his", "her", "their"):
        return False  # "a day after he had been kidnapped": he of whom it tells
    if not tokens or tokens[0].tag is Tag.DET:
        return tokens[1:2] != [] and tokens[1].tag is Tag.ORG
    return any(t.tag is Tag.CASUALTY or (t.trigger and is_verb(t)) for t in tokens)


def _brings(tokens: Sequence[Token], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at + 1].low in _BRINGING


def _a_total(right: Sequence[Token]) -> bool:
    """ "Taking the toll to 12", and not "taking soldiers to Palmyra", "bringing them food"."""
    if any(t.low in _TOTALS for t in right[1:5]):
        return True
    return right[0].low not in _CARRYING or (
        right[0].low == "bringing" and any(t.tag is Tag.NUMBER for t in right[1:5])
    )


def _tells(tokens: Sequence[Token]) -> bool:
    return any(t.tag is Tag.CASUALTY or t.trigger is not None for t in tokens)


def _other_actor(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """ "The army shelled X and Islamic State set off a bomb in Y": another side elsewhere."""
    mine, theirs = _actor(left), _actor(right[1:])
    if mine is None or theirs is None or mine is theirs:
        return False
    here, there = _first_index(left, Tag.PLACE), _first_index(right, Tag.PLACE)
    return here is not None and there is not None and here != there


def _actor(tokens: Sequence[Token]) -> Party | None:
    """The side that opens a clause as the subject of an attack verb."""
    for at, token in enumerate(tokens[:_OPENING]):
        if token.tag is Tag.ORG:
            ahead = tokens[at + 1 : at + 4]
            return token.party if any(t.trigger and is_verb(t) for t in ahead) else None
    return None


def _own_event(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """Both sides of "and" harm people, and the right side has a time or place of its own."""
    if _one_more_place(right):
        return False
    if _other_actor(left, right):
        return True
    if left[-1].tag is Tag.CASUALTY and right[1].tag is Tag.CASUALTY:
        return False  # "kills and injures 15 members"
    if _their_kin(right):
        return False
    if right[1].tag is Tag.PLACE or not _harms(left) or not _harms(right):
        return False
    told = left[dateline_length(left) :]
    quoted = next((i for i, t in enumerate(left[:_SPOKEN]) if t.low in ("told", "said")), None)
    if quoted is not None:
        told = left[quoted:]  # "a source at the hospital of X told ...": no place of the event
    right_place = _first_index(right, Tag.PLACE)
    right_date = _first_index(right, Tag.DATE)
    left_place = _first_index(told[2:] if told is left else told, Tag.PLACE)
    left_date = _first_index(told, Tag.DATE)
    if right_date is not None and left_date is not None:
        return True
    return right_place is not None and left_place is not None and right_place != left_place


def _their_kin(right: Sequence[Token]) -> bool:
    """ "The death of a man and his wife, who were from X": no second event."""
    if right[1].low not in ("his", "her", "their"):
        return False
    kin = next((i for i, t in enumerate(right[:5]) if t.tag is Tag.PERSON), None)
    if kin is None or kin + 1 >= len(right):
        return kin is not None
    return right[kin + 1].tag not in (Tag.BE, Tag.HAVE, Tag.CASUALTY)


def _one_more_place(right: Sequence[Token]) -> bool:
    """ "Hit dens in X and in Y, killing 38": the dead are those of both."""
    if len(right) < 4 or right[1].tag is not Tag.PREP or right[2].tag is not Tag.PLACE:
        return False
    told = next((t for t in right[3:] if t.tag is Tag.CASUALTY or t.trigger is not None), None)
    return told is not None and told.low.endswith("ing") and right[3].low == ","


def dateline_length(tokens: Sequence[Token]) -> int:
    """How many tokens a dateline takes ("DAMASCUS, March 7 (SANA) -"); its day is no event's."""
    for at, token in enumerate(tokens[:_LONGEST_DATELINE]):
        if token.low in _DASHES and at and tokens[at - 1].tag is not Tag.WORD:
            opens = tokens[0].text[:1].isupper() or tokens[0].tag is Tag.PUNCT
            return at + 1 if opens and not _tells(tokens[:at]) else 0
    return 0


def _harms(tokens: Sequence[Token]) -> bool:
    return any(t.tag is Tag.CASUALTY and t.harm is not Harm.ANY for t in tokens)


def _first_index(tokens: Sequence[Token], tag: str) -> int | None:
    at = next((i for i, t in enumerate(tokens) if t.tag is tag), None)
    if (
        at is not None
        and tag is Tag.PLACE
        and "whose" in {t.low for t in tokens[max(0, at - 5) : at]}
    ):
        return _first_index(tokens[at + 1 :], tag)  # "whose headquarters are in Homs"
    if at is not None and tag is Tag.PLACE and at and tokens[at - 1].tag is Tag.PREP:
        behind = tokens[at + 1 : at + 2]
        if behind and behind[0].low in ("said", "told"):
            return _first_index(tokens[at + 1 :], tag)  # "an official in Hasaka said"
    return None if at is None else tokens[at].index
