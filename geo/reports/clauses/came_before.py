"""Where a sentence turns to what came before: behind "after", "follows", "in response to"."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Final

from geo.model import EventType
from geo.reports.clauses.hints import each_dated, first_index, harms, is_verb, tells, who_acts
from geo.reports.clauses.lead import SPANS_OF_LEADS
from geo.reports.vocabulary.kinds import FROM_AFAR
from geo.reports.vocabulary.lexicon import Form, Harm, Tag
from geo.reports.vocabulary.tokens import Token, has_pair, has_tag

_MAX_LEAD: Final = 60
_MAX_SUBJECT: Final = 16
_WEEKS: Final = ("week", "weeks")
_LEADS: Final = frozenset(("day", "days", "hours", *_WEEKS))
FOLLOWS: Final = frozenset(("follow", "follows", "followed", "answered"))
AFTER: Final = frozenset(("after", "following"))
_THEY: Final = frozenset("he him his she her they them their".split())
_WENT: Final = frozenset("took taken left disappeared went gone".split())
_OPERATIONS: Final = (EventType.RAID, EventType.AIR_STRIKE)
_ATTACKS: Final = (EventType.ARMED_ATTACK, EventType.AMBUSH, EventType.SUICIDE_ATTACK)
SPANS: Final = frozenset("hours days weeks months years".split())
ANSWERS: Final = frozenset(("response", "retaliation", "reprisal", "revenge", "answer"))
"""Behind "in": what was done to a side is answered."""
ANSWERING: Final = frozenset("responded replied retaliated answered responding retaliating".split())
"""What a side does that was struck and strikes back."""
ANSWER_VERB: Final = 9
"""So far behind the comma the verb of an answer may stand."""
TURNS: Final = AFTER | FOLLOWS | ANSWERS | ANSWERING | {"where", "including"}
"""A sentence that ``turns_back`` says one of these."""
_BREAKS: Final = frozenset((",", "and", "but", ";", "to", "...", "–"))


def turns_back(
    tokens: Sequence[Token], at: int, left: Sequence[Token], right: Sequence[Token]
) -> bool:
    """Whether what was before is told from here on, or what it was answered with."""
    return _turns_back(tokens, at, left, right) and not died_days_after(tokens)


def _turns_back(
    tokens: Sequence[Token], at: int, left: Sequence[Token], right: Sequence[Token]
) -> bool:
    if days_after(tokens, at) > 0:
        return True
    word = tokens[at].low
    if word in AFTER:
        return _came_after(tokens, at) or _after_others(left, right) or _answers(tokens, at, left)
    if word in _BREAKS:
        return (
            _after_a_loss(left, right)
            or _leads_after(left, right)
            or _another_answers(left, right)
            or (_strikes_back(right) and tells(left))
        )
    return (
        in_return(tokens, at)
        or _follows(tokens, at)
        or _long_after(tokens, at, left)
        or _was_there_before(right)
        or _one_of_several(left, right)
    )


def _one_of_several(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """ "A cell behind a string of attacks, including one on June 19 in which two died": old."""
    lows = [t.low for t in right[:3]]
    if lows[:2] != ["including", "one"] or not has_tag(right[2:5], Tag.DATE):
        return False
    return tells(left) and harms(right)


def _was_there_before(right: Sequence[Token]) -> bool:
    """ "The patrol was on its way to X, where gunmen had opened fire half an hour earlier"."""
    if right[0].low != "where" or "had" not in {t.low for t in right[:ANSWER_VERB]}:
        return False
    end = right[-1 - (right[-1].low == ".")]
    return end.low.endswith("earlier") and any(t.trigger and is_verb(t) for t in right)


def days_after(tokens: Sequence[Token], at: int) -> int:
    """ "..., two days after ISIS killed ...": by how many days the rest came first, or 0."""
    if at + 2 >= len(tokens) or tokens[at + 2].low != "after":
        return 0
    days = lead_days(tokens[at : at + 3])
    came = tokens[at - 1].low in ("came", "comes")
    if not days or not (came or has_tag(tokens[:at], Tag.DATE)):
        return 0
    rest = tokens[at + 3 :]
    if rest and rest[0].low.endswith("ing"):
        return 0  # "ten days after losing the town, IS attacked it": the attack is told
    if has_tag(rest, Tag.DATE):
        return 0
    return days if _deed(rest[:_MAX_SUBJECT]) or (came and _an_attack(rest)) else 0


def _an_attack(rest: Sequence[Token]) -> bool:
    """ "... came three days after an attack on X in which ten were killed", "a similar one"."""
    opens = rest[:3]
    if not opens or opens[0].tag is not Tag.ARTICLE or not harms(rest):
        return False
    attack = any(t.tag is Tag.THING and t.trigger is not None for t in opens[1:])
    one = [t.low for t in opens[1:]] in (["similar", "one"], ["similar", "attack"])
    return (attack or one) and first_index(rest, Tag.PLACE) is not None


def died_days_after(tokens: Sequence[Token]) -> int:
    """ "Died of his wounds on Sunday, three days after gunmen shot him": by how many, or 0."""
    after = next((i for i, t in enumerate(tokens) if t.low == "after" and i > 1), 0)
    days = lead_days(tokens[after - 2 : after + 1]) if after else 0
    if not days:
        return 0
    died = any(t.form is Form.INTRANSITIVE and t.harm is Harm.KILLED for t in tokens[:after])
    theirs = not _THEY.isdisjoint(t.low for t in tokens[after:])
    taken = any(t.harm is Harm.CAPTURED or t.low in _WENT for t in tokens[after:])
    return days if died and theirs and not taken else 0


def _came_after(tokens: Sequence[Token], at: int) -> bool:
    """ "Sunday's violence came after three soldiers died on Friday near Arak": two events."""
    came = tokens[at - 1].low in ("came", "comes", "come")
    hours = tokens[at - 1].low in ("hours", "hour")
    hours = hours and any(t.low in ("came", "comes", "come") for t in tokens[max(0, at - 5) : at])
    if tokens[at].low != "after" or not (came or hours):
        return False
    rest = tokens[at + 1 :]
    if hours and harms(rest) and first_index(rest, Tag.PLACE) is not None:
        return True  # "They came hours after a drone killed three at the base in X"
    earlier = any(a.low == "had" and b.harm for a, b in itertools.pairwise(rest))
    return harms(rest) and (earlier or has_tag(rest, Tag.DATE))


def _after_others(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """ "Saturday's shelling killed 7, after 11 had died in Friday's strikes": two events."""
    if right[0].low != "after" or left[-1].low != "," or not harms(right):
        return False
    if right[1].low.endswith("ing"):
        return False  # "died on Monday, after being wounded on Sunday"
    attack = any(t.tag is Tag.THING and t.trigger is not None for t in right[1:4])
    attack = attack and any(t.low in ("which", "that") for t in right)
    return (harms(left) or attack) and each_dated(left, right)


def _answers(tokens: Sequence[Token], at: int, left: Sequence[Token]) -> bool:
    """ "The army raided ... following an attack that killed three", "warplanes bombed the desert
    after IS had killed nine soldiers there": what is answered."""
    if tokens[at].low not in AFTER or tokens[at - 1].low in ("hours", "days", "day", "came"):
        return False
    rest = tokens[at + 1 :]
    bled = any(t.tag is Tag.CASUALTY and t.harm is not Harm.CAPTURED for t in left)
    attack = any(t.tag is Tag.THING and t.trigger in _ATTACKS for t in rest[:5])
    if not harms(rest):
        return False
    if attack and not bled and any(t.trigger in _OPERATIONS for t in left):
        return True
    ahead = rest[: ANSWER_VERB - 1]
    had = next((i for i, t in enumerate(ahead) if t.low == "had"), 0)
    subject = has_tag(ahead[:had], Tag.ORG)
    deed = has_tag(ahead[had : had + 3], Tag.CASUALTY)
    if has_tag(left, Tag.CASUALTY) and Tag.NUMBER not in {t.tag for t in ahead[had:]}:
        return False  # "a man died after IS had shot him"
    struck = any(t.trigger in FROM_AFAR or t.trigger is EventType.RAID for t in left)
    return struck and bool(had) and subject and deed


def _after_a_loss(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """ "After losing nine men on Sunday, the army shelled ... on Monday": two events."""
    if left[0].low != "after" or right[0].low != "," or not (harms(left) and tells(right)):
        return False
    return each_dated(left, right)


def _follows(tokens: Sequence[Token], at: int) -> bool:
    """ "The raids follow an attack of the group on Friday that killed eight": two events."""
    if tokens[at].low not in FOLLOWS or not tells(tokens[:at]):
        return False
    rest = tokens[at + 1 :]
    if any(t.form is Form.NOUN_OF and t.harm is Harm.KILLED for t in rest[:2]):
        return harms(tokens[:at])  # "... in which a girl died, followed the killing of two men"
    attack = any(t.trigger is not None for t in rest[:7])
    before = has_tag(rest, Tag.DATE) or "had" in {t.low for t in rest}
    return attack and harms(rest) and before


def _strikes_back(right: Sequence[Token]) -> bool:
    """ "..., to which the coalition replied with artillery fire on X": a strike of its own."""
    which = right[0].low == "to" and len(right) > 1 and right[1].low == "which"
    if not (which or right[0].low in (",", "and", "but", ";")):
        return False
    ahead = right[1:ANSWER_VERB]
    verb = next((i for i, t in enumerate(ahead) if t.low in ANSWERING), 0)
    if not verb or not has_tag(ahead[:verb], Tag.ORG):
        return False
    return any(t.trigger in FROM_AFAR for t in right[verb:])


def _long_after(tokens: Sequence[Token], at: int, left: Sequence[Token]) -> bool:
    """ "... killed 11, months after 230 had been killed": what was long before."""
    if tokens[at].low not in SPANS or at + 2 >= len(tokens) or tokens[at + 1].low != "after":
        return False
    return harms(left) and harms(tokens[at + 2 :])


def _leads_after(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """ "Two months after strikes killed 55, the coalition ...": the comma ends what was before."""
    if right[0].low not in (",", "...", "–") or len(left) < 5:
        return False
    if has_tag(right[1:3], Tag.WHO):
        return False  # "seven years after the massacre, in which 700 died, a grave was opened"
    lows = [t.low for t in left[:4]]
    if not has_pair(lows, SPANS_OF_LEADS, ("after",)):
        return False
    return any(t.tag is Tag.CASUALTY and t.harm in (Harm.KILLED, Harm.WOUNDED) for t in left)


def _another_answers(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """ "After IS attacked a post near X, Russian jets bombed caves in Y, killing six": a deed of
    its own; not "... the army repelled them, killing six"."""
    if left[0].low not in AFTER or right[0].low != ",":
        return False
    other = who_acts(right[1:])
    if other is None or other[1] is EventType.CLASH:
        return False
    if harms(left) and harms(right) and any(t.trigger is EventType.EXPLOSIVE for t in left[1:5]):
        return True  # "After an IED killed one of its men, the SDF raided X and shot a man dead"
    if not has_tag(right, Tag.PLACE):
        return False
    if left[1].tag in (Tag.ARTICLE, Tag.DET) and has_tag(left, Tag.PLACE):
        return any(t.tag is Tag.THING and t.trigger in _ATTACKS for t in left[2:5])
    one = who_acts(left[1:])
    return one is not None and one[0] is not other[0] and one[1] is not EventType.CLASH


def in_return(tokens: Sequence[Token], at: int) -> bool:
    """ "... in response to a drone attack that killed six": what was answered came before."""
    if tokens[at].low != "in" or at + 1 >= len(tokens) or tokens[at + 1].low not in ANSWERS:
        return False
    ends = next((i for i, t in enumerate(tokens) if i > at and t.low == ";"), len(tokens))
    ahead = tokens[at:ends]
    if [t.low for t in ahead[2:3]] not in (["to"], ["for"]):
        return False  # "struck the area in response and killed six": the answer
    comma = next((i for i, t in enumerate(ahead[:-1]) if t.low == ","), 0)
    if ahead[comma + 1].form is Form.ACTIVE:
        ahead = ahead[:comma]  # "..., in response to an attack on Friday, killing nine": the answer
    return has_tag(ahead, Tag.CASUALTY)


def lead_days(tokens: Sequence[Token]) -> int:
    """How many days "two days after ..." at the start of a clause are, or 0."""
    if tokens and tokens[0].low in ("just", "only", ","):
        return lead_days(tokens[1:])
    if len(tokens) < 3 or tokens[1].low not in _LEADS or tokens[2].low != "after":
        return 0
    if tokens[1].low == "hours" and tokens[0].number is not None:
        return tokens[0].number.min // 24  # "24 hours after ..."
    unit = 7 if tokens[1].low in _WEEKS else 1
    if tokens[0].tag is Tag.ARTICLE:
        return unit
    return min(tokens[0].number.min * unit, _MAX_LEAD) if tokens[0].number is not None else 0


def days_after_it(tokens: Sequence[Token]) -> int:
    """How many days behind what was told last a clause is: "a day after the attack, jets ..."."""
    days = lead_days(tokens)
    if not days or [t.low for t in tokens[3:4]] not in (["the"], ["that"], ["this"]):
        return 0
    event = tokens[4:6]
    told = len(event) > 1 and (event[0].trigger is not None or event[0].low == "incident")
    return days if told and event[1].low == "," else 0


def _deed(tokens: Sequence[Token]) -> bool:
    """Whether a side or people are the subject of a deed ("ISIS killed four soldiers")."""
    if tokens and tokens[0].low in ("he", "she", "they", "his", "her", "their"):
        return False  # "a day after he had been kidnapped": he of whom it tells
    if not tokens or tokens[0].tag is Tag.DET:
        return tokens[1:2] != [] and tokens[1].tag is Tag.ORG
    return any(t.tag is Tag.CASUALTY or (t.trigger and is_verb(t)) for t in tokens)
