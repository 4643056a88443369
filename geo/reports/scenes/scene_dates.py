"""A scene's own dates, without those of a dateline, of what came before or is to come."""

from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from geo.model import DatePrecision
from geo.reports.clauses.came_before import AFTER, ANSWERS, lead_days
from geo.reports.clauses.clause import Clause
from geo.reports.clauses.compared import SUPERLATIVES
from geo.reports.clauses.hints import OF_OLD, dateline_length, tells
from geo.reports.dates.when import Use, When
from geo.reports.harm.undone import FEUD, is_avenged
from geo.reports.people.group import BODIES
from geo.reports.scenes.relative_days import CAME_BEFORE, RELATIVES, had_done, is_of_a_relative
from geo.reports.scenes.said_when import reported_on
from geo.reports.scenes.telling import RELEASES
from geo.reports.sides.blame import SHOWS
from geo.reports.vocabulary.deeds import DOWNFALLS
from geo.reports.vocabulary.lexicon import Form, Harm, Tag
from geo.reports.vocabulary.numbers import ORDINALS
from geo.reports.vocabulary.tokens import Token, has_tag

_DATELINE: Final = 5
_HEAD: Final = 30
"""A page's own date stands among so many first words, behind its headline and agency."""
_AFTER: Final = AFTER | {"since"}
_BACK_TO: Final = _AFTER | {",", ";"}
_HEARD_OF: Final = frozenset(("found", "discovered", "were", "killed"))
_DONE_BEFORE: Final = CAME_BEFORE | frozenset(
    "launched began started broke erupted escalated".split()
)
_GONE: Final = frozenset("disappeared missing kidnapped abducted vanished captured".split()) | {
    "went missing",
    "gone missing",
    "lost contact",
}
_FUNERALS: Final = frozenset(
    "buried buries bury burying laid carried mourned mourns funeral funerals".split()
)
_TO_REST: Final = frozenset(("laid", "carried"))
"""Behind them "to rest", "to his grave"."""
_THEIRS: Final = frozenset(("its", "the", "their"))
_OWN: Final = frozenset(("its", "their"))
"""Those of "Families buried their dead on Thursday" were told of before."""
_OF_TAKING: Final = (Form.NOUN_OF, Form.ACTIVE)
_WON_BACK: Final = frozenset("regained retook recaptured".split())
_MODAL: Final = 8
_NEAR: Final = 4
_BESIDE: Final = frozenset(
    "disappeared missing vanished blocked closed demonstrated rallied".split()
) | {"went missing"}
"""What is done before or after the deed that is told."""
_TAKEN: Final = frozenset("retaken recaptured taken captured seized liberated".split())
_CAME_HOME: Final = frozenset("arrived reached received returned repatriated".split())
_DID_BESIDE: Final = _BESIDE | _CAME_HOME | _GONE | _TAKEN | {"set"}
_UNTIL: Final = frozenset(("until", "till", "than", "more than", "fewer than"))
_BLOCKED: Final = frozenset("blocked closed burned burnt cut".split())
_PROTESTED: Final = frozenset(
    "protest protesting protested denounce denouncing condemn condemning against over".split()
)
_SO_MANY_DIED: Final = (Tag.NUMBER, Tag.OTHER, Tag.CASUALTY)
_BACKDROP_FAR: Final = 20
_BEGINNINGS: Final = ("the start", "the beginning", "the outset", "start", "beginning")
_CAME: Final = frozenset(("came", "comes"))
_OPENS: Final = 3
_TO_COME: Final = frozenset(("would", "will"))


def dates_of(clause: Clause, whens: Sequence[When]) -> tuple[list[When], When | None, list[When]]:
    """A clause's own dates, the one it was reported on, and those that events are named by."""
    tokens, dates = clause.tokens, clause.at[Tag.DATE]
    if not dates:
        return _came_days_after(clause), None, []
    own = [whens[tokens[i].index] for i in dates if _is_own_date(clause, i, whens)]
    said = reported_on(clause, whens)
    if said is not None and len(own) > 1:
        own = [_counted_from(said, w) for w in own]
    if not clause.words.isdisjoint(_FUNERALS):
        held = [whens[tokens[i].index] for i in dates if _of_the_funeral(tokens, i)]
        own = [_before_the_funeral(held[0], w) for w in own] if held else own
        after = clause.lows.index("after") if held and not own and "after" in clause.words else 0
        if days := lead_days(tokens[after - 2 : after + 1]) if after > 1 else 0:
            shift = replace(held[0], use=Use.SHIFT, shift_days=-days)
            own = [_before_the_funeral(held[0], shift)]  # "buried, two days after they were shot"
    return own, said, _of_events(tokens, dates, whens)


def _came_days_after(clause: Clause) -> list[When]:
    """ "It came a day after seven had died near X": on the day before that of the news."""
    came = next((i for i, low in enumerate(clause.lows[:_OPENS]) if low in _CAME), None)
    lead = clause.tokens[came + 1 : came + 4] if came is not None else ()
    days = lead_days(lead)
    if not days or not clause.at[Tag.CASUALTY]:
        return []
    return [When(lead[0].start, lead[-1].end, Use.SHIFT, DatePrecision.DAY, shift_days=-days)]


def _counted_from(said: When, when: When) -> When:
    """ "On 3 August the agency reported that two had died on Sunday": the Sunday before that day,
    and not before the whole report's."""
    if said.weekday is not None or said.first is None or when.weekday is None:
        return when
    day = said.first - dt.timedelta(days=(said.first.weekday() - when.weekday) % 7)
    return replace(when, first=day, last=day) if when.first == when.last else when


def _before_the_funeral(held: When, when: When) -> When:
    """ "Were buried on Thursday, having been killed the day before", "... on Tuesday"."""
    if held.first is None or when.precision is not DatePrecision.DAY:
        return when
    if when.use is Use.SHIFT and when.shift_days < 0:
        day = held.first + dt.timedelta(days=when.shift_days)
    elif when.weekday is not None and when.first is not None and when.first > held.first:
        day = held.first - dt.timedelta(days=(held.first.weekday() - when.weekday) % 7)
    else:
        return when
    return replace(when, use=Use.POINT, first=day, last=day)


def _is_own_date(clause: Clause, at: int, whens: Sequence[When]) -> bool:
    """A date of what is told: none of a dateline, and no period of a comparison."""
    tokens, words = clause.tokens, clause.words
    if tokens[0].low in ("it", "this") and _month_of_the_nth(clause, at, whens):
        return False
    if at < _DATELINE:  # "AMMAN, Aug 11 (Reuters) - ..."
        ahead = tokens[at + 1 : at + 4]
        if [t.tag for t in ahead] == [Tag.PUNCT, Tag.OUTLET, Tag.PUNCT] and ahead[0].low == "(":
            return False
    if tokens[0].tag is not Tag.DATE and at < dateline_length(tokens):
        # "HOMS, 12 April (Desk) - Two died on Tuesday"
        return not any(t.tag is Tag.DATE and whens[t.index].is_point for t in tokens[at + 1 :])
    if not words.isdisjoint(RELEASES) and _shown_on(tokens, at):
        return False
    if not _UNTIL.isdisjoint(clause.lows[max(0, at - 2) : at]):
        return False  # "clashes went on until dawn", "six more than on Saturday"
    if at > 1 and "period" in words and _of_the_same_period(clause.lows, at):
        return False  # "twice as many as in the same period of 2023"
    if "before" in words and _of_their_escape(clause.lows, at):
        return False
    if "died" in words and _two_the_next_day(tokens, at, whens):
        return False
    if _of_what_came_before(clause, at) or _prints(tokens, at, whens):
        return False
    if not words.isdisjoint(_AFTER) and _month_of_what_led(tokens, at, whens):
        return False
    if not words.isdisjoint(RELATIVES) and is_of_a_relative(clause, at, whens):
        return False
    if not words.isdisjoint(_TO_COME) and _to_come(tokens, at):
        return False
    if "had" in words and had_done(tokens, at):
        return False
    if not words.isdisjoint(_DID_BESIDE) and _did_then(tokens, at):
        return False
    if not words.isdisjoint(_FUNERALS) and _of_the_funeral(tokens, at):
        return False
    if not words.isdisjoint(_PROTESTED | _BLOCKED) and _of_the_protest(tokens, at, whens):
        return False
    if whens[tokens[at].index].is_point:
        return True
    before = [t.low for t in tokens[max(0, at - 5) : at]]
    return SUPERLATIVES.isdisjoint(before)  # "the deadliest attack this year"


def _shown_on(tokens: Sequence[Token], at: int) -> bool:
    """ "On Monday released a video that shows two executions", "a video released on Monday": no
    day of theirs."""
    ahead = [t.low for t in tokens[at + 1 : at + 6]]
    active = ahead[:1] and ahead[0] in SHOWS
    shown = set(ahead) if active else {t.low for t in tokens[max(0, at - _MODAL) : at]}
    return not (shown.isdisjoint(SHOWS) or shown.isdisjoint(RELEASES))


def _month_of_the_nth(clause: Clause, at: int, whens: Sequence[When]) -> bool:
    """ "It is the ninth strike in August": of all nine."""
    nth = clause.lows[3] if len(clause.lows) > 3 else ""
    so_many = clause.lows[1:3] in (["is", "the"], ["was", "the"])
    so_many = so_many and (nth in ORDINALS or nth[:-2].isdigit())
    return so_many and whens[clause.tokens[at].index].precision is DatePrecision.MONTH


def _two_the_next_day(tokens: Sequence[Token], at: int, whens: Sequence[When]) -> bool:
    """ "Eight died instantly and two the next day", "and two more died ...": the day of the two."""
    if whens[tokens[at].index].shift_days <= 0:
        return False
    begin = max((i for i in range(at) if tokens[i].low == "and"), default=at)
    told = tokens[begin + 1 : at]
    return has_tag(told, Tag.NUMBER) and all(t.tag in _SO_MANY_DIED for t in told)


def _month_of_what_led(tokens: Sequence[Token], at: int, whens: Sequence[When]) -> bool:
    """ "Found dead on Wednesday, the second following an operation in late March", "the third
    since a campaign ended in March": the month of the operation."""
    month = whens[tokens[at].index]
    if month.precision is not DatePrecision.MONTH or tokens[at].low.startswith(_BEGINNINGS):
        return False  # "54 have died since the start of April": that month's
    near = range(at - 1, max(0, at - _MODAL), -1)
    since = next((i for i in near if tokens[i].low in _AFTER or tokens[i].low == ","), 0)
    if tokens[since].low not in _AFTER:
        return False
    if not DOWNFALLS.isdisjoint(t.low for t in tokens[since + 1 : since + 3]):
        return True  # "whose cells are more active since the fall of the regime in December"
    told = tokens[:since]
    day = any(t.tag is Tag.DATE and whens[t.index].is_point for t in told)
    return (day or tokens[since - 1].low in ORDINALS) and has_tag(told, Tag.CASUALTY)


def _of_their_escape(lows: Sequence[str], at: int) -> bool:
    """ "A mine that IS laid before its escape from the town last month": of the escape; "were
    killed before the army regained control of it on Sunday"."""
    near = lows[max(0, at - _MODAL) : at]
    before = near.index("before") if "before" in near else len(near)
    behind = near[before + 1 :]
    return behind[:1] in (["its"], ["their"]) or any(low.split()[0] in _WON_BACK for low in behind)


def _of_the_same_period(lows: Sequence[str], at: int) -> bool:
    """ "In the same period of last year"."""
    period = at - 1 - (lows[at - 1] == "of")
    return lows[period] == "period" and lows[period - 1].endswith("same")


def _prints(tokens: Sequence[Token], at: int, whens: Sequence[When]) -> bool:
    """A full date that stands alone before the text ("Tuesday 6 May 2014 About 30 soldiers were
    killed on Monday"): the page's own, where the sentence names another."""
    if not whens[tokens[at].index].year_given or (tokens[at - 1].tag is Tag.PREP and at):
        return False
    ahead = tokens[at + 1 : at + 2]
    opens = bool(ahead) and (ahead[0].text[:1].isupper() or ahead[0].text[:1].isdigit())
    later = any(t.tag is Tag.DATE and whens[t.index].is_point for t in tokens[at + 1 :])
    return opens and later and at < _HEAD


def _did_then(tokens: Sequence[Token], at: int) -> bool:
    """ "The bodies of 12 killed in an ambush arrived on Monday", "he went missing on Sunday",
    "the group had set out on Friday", "locals closed the road on Sunday", "a grave was found in X,
    retaken a week before": the day of that, and of no death."""
    for i in range(at - 1, max(0, at - _MODAL), -1):
        low, before = tokens[i].low, tokens[i - 1].low
        if low in ("out", "off") and before == "set" and tokens[i].trigger is None:
            return True
        if low in _TAKEN and before == ",":
            return tokens[i - 2].tag is Tag.PLACE
        if low in _CAME_HOME:
            return any(t.low in BODIES for t in tokens[:i])
        if low in _BESIDE or (low in _GONE and before in ("been", "had been")):
            return at - i <= _NEAR and any(_befell(t) or t.low in BODIES for t in tokens[:i])
        if tokens[i].tag in (Tag.PUNCT, Tag.CASUALTY) or tokens[i].trigger is not None:
            return False
    return False


def _of_the_funeral(tokens: Sequence[Token], at: int) -> bool:
    """ "Held a funeral on Thursday for six soldiers killed on Tuesday": the funeral's day."""
    near = itertools.chain(reversed(range(at)), range(at + 1, len(tokens)))
    for i in near:
        token = tokens[i]
        before = tokens[i - 1].low if i else ""
        if token.low in _FUNERALS:
            rest = token.low not in _TO_REST or tokens[i + 1].low == "to"
            hit = token.low.startswith("funeral") and any(t.trigger for t in tokens[:i])
            pairs = itertools.pairwise(tokens)
            return rest and not hit and any(_befell(b) and a.low not in _OWN for a, b in pairs)
        told = token.trigger is not None or token.tag is Tag.CASUALTY
        if told and before not in _THEIRS:  # "buried its dead on Thursday"
            return False
    return False


def _befell(token: Token) -> bool:
    return token.tag is Tag.CASUALTY or token.low == "shot"


def _of_the_protest(tokens: Sequence[Token], at: int, whens: Sequence[When]) -> bool:
    """ "Took to the streets on Monday to protest the killing of two youths on Sunday", "blocked a
    road on Monday after a youth was shot on Sunday": Sunday's."""
    behind = tokens[at + 1 :]
    over = _AFTER if any(t.low in _BLOCKED for t in tokens[:at]) else _PROTESTED
    protest = next((i for i, t in enumerate(behind) if t.low in over), None)
    if protest is None or tells(tokens[:at]):
        return False
    deeds = (i for i, t in enumerate(behind) if t.tag is Tag.CASUALTY or t.trigger is not None)
    dead = next((i for i in deeds if i > protest), None)
    if dead is None:
        return False
    later = [whens[t.index].use for t in behind[dead:] if t.tag is Tag.DATE]
    if any(t.low.startswith("protest") for t in (*tokens[:at], behind[protest])):
        return Use.SHIFT not in later  # "two days earlier" counts from the protest's day
    return Use.POINT in later


def _to_come(tokens: Sequence[Token], at: int) -> bool:
    """ "Power will be back on Wednesday, after the line was blown up": nothing done that day."""
    before = {t.low for t in tokens[max(0, at - _MODAL) : at]}
    if before.isdisjoint(_TO_COME):
        return False
    behind = [i for i, t in enumerate(tokens[at:], at) if t.low == "after"]
    return bool(behind) and has_tag(tokens[behind[0] :], Tag.DATE)


def _of_what_came_before(clause: Clause, at: int) -> bool:
    """ "After the town fell on Thursday, the army ...", "clashes after the arrest of X on Sunday":
    the day of what led to the event, not of the event."""
    tokens = clause.tokens
    if tokens[0].low in _AFTER:
        comma = next((i for i, t in enumerate(tokens) if t.low == ","), 0)
        if not comma and tokens[0].low == "since":
            return _tells_a_clause(tokens[1:at])  # "... | since rebels launched it on July 31"
        led = tokens[1:comma]
        told = any(t.low in CAME_BEFORE for t in led)
        return at < comma and told and not has_tag(led, Tag.CASUALTY)
    lows = clause.lows[max(0, at - 9) : at]
    behind_who = lows[lows.index("who") :] if "who" in lows else []
    if not _GONE.isdisjoint(behind_who) and _HEARD_OF.isdisjoint(behind_who):
        return True  # "the shepherds who disappeared ten days ago were found"
    answered = next((i for i, low in enumerate(lows) if low in ANSWERS), 0)
    answers = bool(answered) and lows[answered - 1] == "in" and "," not in lows[answered:]
    if answers and any(t.trigger is not None for t in tokens[: at - len(lows) + answered]):
        return True  # "struck bunkers in response to an August 15 attack on the base"
    if "backdrop" in clause.words and _behind_backdrop(tokens[max(0, at - _BACKDROP_FAR) : at]):
        return True
    if not clause.words.isdisjoint(FEUD | OF_OLD) and any(
        is_avenged(tokens, i) for i in range(max(0, at - 8), at)
    ):
        return True  # "killed in a dispute over the murder of a man two years ago"
    if clause.words.isdisjoint(_AFTER):
        return False
    since = next((i for i in range(at - 1, -1, -1) if tokens[i].low in _BACK_TO), None)
    if since is None or tokens[since].low not in _AFTER or since < 2:
        return False
    led = tokens[since + 1 : at]
    if tokens[since].low == "since" and _tells_a_clause(led) and "have" in clause.words:
        return True  # "strikes have intensified since rebels launched a campaign on July 31"
    taken = any(t.harm is Harm.CAPTURED and t.form in _OF_TAKING for t in led)
    return taken and any(t.trigger is not None for t in tokens[:since])


def _tells_a_clause(led: Sequence[Token]) -> bool:
    """Whether somebody did something there, and no noun names it ("since the attack on Monday")."""
    return any(not _DONE_BEFORE.isdisjoint(t.low.split()[:1]) for t in led)


def _behind_backdrop(before: Sequence[Token]) -> bool:
    """ "Clashes against the backdrop of the arrest of a commander last Sunday": the arrest's."""
    for token in reversed(before):
        if token.low == "backdrop":
            return True
        if token.harm in (Harm.KILLED, Harm.WOUNDED):
            return False
    return False


def _of_events(tokens: Sequence[Token], dates: Sequence[int], whens: Sequence[When]) -> list[When]:
    found = []
    for at in dates:
        ahead = [t for t in tokens[at + 1 : at + 4] if t.low not in ("'", "s", "night")]
        if ahead and ahead[0].tag is Tag.THING and ahead[0].trigger is not None:
            found.append(whens[tokens[at].index])
    return found
