"""Where "and", "also" or "adding that" strings a second event to the first."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.model import EventType
from geo.reports.clauses.beside import BREAKS
from geo.reports.clauses.hints import (
    at_two_places,
    colon_of_list,
    dateline_length,
    each_dated,
    first_index,
    harms,
    is_verb,
    tells,
    who_acts,
)
from geo.reports.clauses.sources import SAYING
from geo.reports.vocabulary.lexicon import Form, Tag
from geo.reports.vocabulary.tokens import Token, has_tag

_OPENING: Final = 4
_NTH: Final = frozenset(("second", "third"))
_TOLLS: Final = frozenset(("toll", "number", "count"))
_POUNDS: Final = frozenset("pounded bombed struck raided shelled targeted hit bombarded".split())
_HITS: Final = (EventType.ARMED_ATTACK, EventType.SHELLING)
"""What is done at one place each; warplanes bomb several in one raid."""
_BLASTS: Final = (EventType.AIR_STRIKE, EventType.EXPLOSIVE)
_SPOKEN: Final = 12
_WHERE: Final = 9
_LINKS: Final = BREAKS | {",", "and"}
_LATER: Final = frozenset("later then subsequently afterwards".split())


def strings_on(
    tokens: Sequence[Token], at: int, left: Sequence[Token], right: Sequence[Token]
) -> bool:
    """Whether a second event is strung to the first here, where both sides tell of something."""
    if len(right) < 2:
        return False
    strung = (
        (_joins(tokens, at) and (_own_event(left, right) or _strung(left, right)))
        or (tokens[at].low == "," and _hit_in_turn(left, right))
        or (opens_with_deed_there(right) and _told_there(left, right))
        or _later_too(left, right)
        or _then_struck(left, right)
        or _and_that(left, right)
        or _flew_elsewhere(left, right)
        or (opens_with_another(right) and _counts_in_turn(left))
    )
    return strung and not colon_of_list(left)  # else it is taken apart as one list


def says_on(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """Whether the source of the first goes on to speak of something else here."""
    if len(right) < 3 or right[0].low != "and" or right[1].low not in SAYING:
        return False
    return (_says_also(left, right) or _says_more(left, right)) and not colon_of_list(left)


def opens_with_another(right: Sequence[Token]) -> bool:
    """ "..., the second killed one": what another of those told together did."""
    the = 1 + (len(right) > 1 and right[1].tag is Tag.CONJ)
    if len(right) < the + 4 or right[the].low != "the" or right[the + 1].low not in _NTH:
        return False
    dated = right[the + 2].tag is Tag.PREP and right[the + 3].tag is Tag.DATE
    return dated or _kills(right[the + 2], right[the + 3])


def opens_with_deed_there(right: Sequence[Token]) -> bool:
    """ "A bomb in X killed three, a car bomb in Y killed six, another in Z two": each its own."""
    place = next((i for i, t in enumerate(right[:_WHERE]) if t.tag is Tag.PLACE), 0)
    begin = next((i for i, t in enumerate(right[:place]) if t.low not in _LINKS), place)
    behind = [t for t in right[place + 1 : place + 3] if t.low != ","]
    if begin == place or not behind:
        return False
    if right[begin].tag is not Tag.ANOTHER and right[begin].low != "one":
        deed = any(t.tag is Tag.THING and t.trigger is not None for t in right[begin + 1 : place])
        if right[begin].tag is not Tag.ARTICLE or not deed:
            return False
    does = behind[0]
    kills = does.tag is Tag.CASUALTY and does.form in (Form.PARTICIPLE, Form.ACTIVE)
    return kills or does.tag is Tag.NUMBER or (does.trigger is not None and is_verb(does))


def _told_there(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """Whether the deed before it has dead, or a number for them, and a place of its own, too."""
    told = harms(left) or opens_with_deed_there(left)
    return told and at_two_places(left, _part(right))


def _counts_in_turn(left: Sequence[Token]) -> bool:
    """ "Two mines blew up: the first killed nine people": one of several events."""
    first = next((i for i, t in enumerate(left[:-2]) if t.low == "first"), None)
    if first is None:
        return False
    opens = first and left[first - 1].low == "the" and left[first + 1].trigger is not None
    if opens and harms(left):
        return True  # "the first attack was on Sunday near X and killed six, the second on Monday"
    if not _kills(left[first + 1], left[first + 2]):
        return False
    men = has_tag(left[:first], Tag.PERSON)  # "two bombers came, the first ..."
    return not men and any(t.trigger is not None for t in left[:first])


def _kills(verb: Token, whom: Token) -> bool:
    counted = whom.tag in (Tag.NUMBER, Tag.AT_LEAST, Tag.ARTICLE)
    return verb.tag is Tag.CASUALTY and verb.form in (Form.PARTICIPLE, Form.ACTIVE) and counted


def _part(right: Sequence[Token]) -> Sequence[Token]:
    """The rest up to the next "while" or semicolon, behind which others act."""
    for at, token in enumerate(right):
        if token.low in BREAKS and at > 2:
            return right[:at]
    return right


def _own(right: Sequence[Token]) -> Sequence[Token]:
    """ "And wounded 16, said a monitor, which reported another blast in X": the wounded only."""
    part = _part(right)
    if part[1].tag is Tag.CASUALTY and part[1].low.endswith("ing"):
        for at in range(2, len(part) - 1):
            if part[at].low == "," and part[at + 1].tag is Tag.CONJ:
                return part[:at]  # "and wounding her mother, and a man was shot in X"
    harms_more = {t.tag for t in [t for t in part[1:4] if t.tag is not Tag.AT_LEAST][:2]}
    counted_there = [t.tag for t in part[1:4]] == [Tag.NUMBER, Tag.PREP, Tag.PLACE]
    if not counted_there and harms_more not in (
        {Tag.CASUALTY, Tag.NUMBER},
        {Tag.CASUALTY, Tag.ANOTHER},
    ):
        return part
    comma = next((i for i, t in enumerate(part) if t.low == ","), len(part))
    return part[:comma]


def _joins(tokens: Sequence[Token], at: int) -> bool:
    """ "And", or the ", also" that strings events together."""
    token = tokens[at]
    if token.low == ",":
        return at + 2 < len(tokens) and tokens[at + 2].low == "also"
    if token.low == "also":  # and no "two sons, also of the group,"
        return tokens[at - 1].low == "," and tokens[at + 1].tag is not Tag.OF
    return token.tag is Tag.CONJ


def _strung(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """ "... in Hajin, also warplanes struck Al-Susah": two deeds at two places."""
    opens = (right[0].low, *(t.low for t in right[2:3]))
    return "also" in opens and tells(left) and tells(right) and at_two_places(left, right)


def _and_that(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """ "SANA says a mine killed nine and that another killed one", "... was killed in X and that a
    trader was shot in Y": two events, told in one breath."""
    if len(right) < 4 or (right[0].low, right[1].low) != ("and", "that") or not harms(left):
        return False
    part = _part(right)
    here, there = first_index(left, Tag.PLACE), first_index(part, Tag.PLACE)
    dated = None not in [first_index(p, Tag.DATE) for p in (left, part)]
    if tells(part) and there is not None and here != there and (here is not None or dated):
        return True
    deed = [t for t in part[2:5] if t.tag is Tag.THING and t.trigger is not None]
    return bool(deed) and part[2].tag in (Tag.ANOTHER, Tag.ARTICLE) and harms(part)


def _says_also(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """ "SOHR put the number of those killed at 23 and said that jets had bombed caves in X"."""
    if right[2].low != "that":
        return False
    toll = any(a.low in _TOLLS for a in left) and has_tag(left, Tag.NUMBER)
    return toll and any(t.trigger is not None and t.tag is not Tag.CASUALTY for t in right)


def _says_more(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """ "The SDF confirms that three were killed and says it drove them out of X on Tuesday"."""
    if len(right) < 4 or harms(right):
        return False
    if not harms(left) or not any(t.low in SAYING for t in left[:_SPOKEN]):
        return False
    days = [first_index(part, Tag.DATE) for part in (left, right)]
    return days[0] is None and days[1] is not None


def _then_struck(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """ "Nine died in an attack by IS, and jets then pounded the area, killing seven": an answer."""
    if right[0].tag is not Tag.CONJ:
        return False
    flown = [t for t in right[1:6] if t.trigger is EventType.AIR_STRIKE]
    if not flown or not (harms(left) and harms(right)):
        return False
    subject = [t for t in right[1:6] if t.low not in ("that", "the", "a", "an")]
    known = subject[:1] and (subject[0].tag is Tag.ORG or subject[0] in flown[:1])
    one = right[1].tag is Tag.ARTICLE
    verb = next((t for t in right[2:9] if t.low in _POUNDS or (one and _killed(t))), None)
    others = all(t.trigger is not EventType.AIR_STRIKE for t in left)
    return bool(known) and verb is not None and others


def _flew_elsewhere(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """ "Warplanes bombed X, and helicopters dropped two barrels on Y": two deeds."""
    if right[0].low != "and" or right[1].trigger is not EventType.AIR_STRIKE:
        return False
    verb = any(t.low in _POUNDS or t.low == "dropped" for t in right[2:4])
    mine = any(t.trigger is EventType.AIR_STRIKE for t in left[:3])
    return verb and mine and at_two_places(left, _part(right))


def _killed(token: Token) -> bool:
    """ "And a drone wounded two": what it did."""
    return token.tag is Tag.CASUALTY and token.form in (Form.ACTIVE, Form.PARTICIPLE)


def _other_actor(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """ "The army shelled X and Islamic State set off a bomb in Y": another side elsewhere."""
    mine, theirs = who_acts(left), who_acts(right[1:])
    if mine is None or theirs is None or mine[0] is theirs[0]:
        return False
    return at_two_places(left, right)


def _hit_in_turn(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """ "Fired a rocket at a post in X, struck a post in Y", nobody hurt: two attacks."""
    guns = [t.low for t in right[:2]] == ["and", "shelling"]  # "airstrikes on X and shelling on Y"
    if not guns and (not hits_again(right) or _flies(left)):
        return False
    right = _part(right)
    if harms(left) or harms(right):
        return False
    if not any(t.trigger in (*_HITS, *_BLASTS) and is_verb(t) for t in left):
        return False
    return at_two_places(left, right)


def hits_again(right: Sequence[Token]) -> bool:
    """ "..., struck a post in Y": one more deed of those who acted before."""
    verb = right[1] if len(right) > 1 else None
    if verb is None or verb.trigger not in (*_HITS, *_BLASTS) or not is_verb(verb):
        return False
    return verb.tag is not Tag.CASUALTY and not verb.low.endswith("ing")


def _flies(left: Sequence[Token]) -> bool:
    """ "Jets struck X and bombed Y": one raid."""
    return any(t.trigger is EventType.AIR_STRIKE and not is_verb(t) for t in left[:_OPENING])


def _later_too(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """ "A strike killed three, and later a tanker was hit, leaving one dead": two strikes."""
    if right[0].tag is not Tag.CONJ or right[1].low not in _LATER or len(right) < _OPENING:
        return False
    thing = right[2].tag in (Tag.ARTICLE, Tag.ANOTHER) and right[3].tag is not Tag.PERSON
    hit = any(t.trigger is not None and is_verb(t) for t in right[4:8])
    return thing and hit and harms(left) and harms(right)


def _own_event(left: Sequence[Token], right: Sequence[Token]) -> bool:
    """Both sides of "and" harm people, and the right side has a time or place of its own."""
    right = _own(right)
    if _one_more_place(right):
        return False
    if _other_actor(left, right) or _hit_in_turn(left, right):
        return True
    if left[-1].tag is Tag.CASUALTY and right[1].tag is Tag.CASUALTY:
        return False  # "kills and injures 15 members"
    if _their_kin(right):
        return False
    told_too = harms(right) or _shot_others(right) or _went_off(right)
    if right[1].tag is Tag.PLACE or not harms(left) or not told_too:
        return False
    told = left[dateline_length(left) :]
    quoted = next((i for i, t in enumerate(left[:_SPOKEN]) if t.low in ("told", "said")), None)
    if quoted is not None:
        that = next(
            (i for i, t in enumerate(left) if quoted < i < quoted + 7 and t.low == "that"), 0
        )
        told = left[that or quoted :]  # "a source at the hospital of X told SANA on Monday that"
    if each_dated(told, right):
        return True
    return at_two_places(told[2:] if told is left else told, right)


def _shot_others(right: Sequence[Token]) -> bool:
    """ "... was killed in X, and on Thursday gunmen had shot a sheikh in Y"."""
    if len(right) < _OPENING or right[2].tag is not Tag.DATE:
        return False
    shot = next((i for i, t in enumerate(right[:-1]) if t.low == "shot"), 0)
    return shot > 0 and right[shot + 1].tag in (Tag.PERSON, Tag.NUMBER, Tag.ARTICLE)


def _went_off(right: Sequence[Token]) -> bool:
    """ "... was shot in X, and that night a mine exploded in Y, with no casualties"."""
    a = next((i for i, t in enumerate(right[:_OPENING]) if t.tag in (Tag.ARTICLE, Tag.ANOTHER)), 0)
    thing = next((i for i, t in enumerate(right[: a + 4]) if i > a and t.tag is Tag.THING), 0)
    if not a or not thing or right[thing].trigger is None or not right[thing + 1 :]:
        return False
    does = right[thing + 1 + (right[thing + 1].tag is Tag.BE) :][:1]
    return bool(does) and does[0].trigger is not None and is_verb(does[0])


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
