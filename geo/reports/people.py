"""Groups of people in a sentence: how many, of which side, and whether they are part of others."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from geo.model import CountRange, Party
from geo.reports.lexicon import PEOPLE, PLURAL_PERSONS, WEAK_ORGS, Form, Tag
from geo.reports.tokens import Token

_MAX_MODIFIERS: Final = 9
_MAX_BARE_MODIFIERS: Final = 6
_AGE: Final = frozenset(("aged", "age"))
_LINKS: Final = frozenset(
    (
        "belonging",
        "affiliated",
        "loyal",
        "allied",
        "linked",
        "from",
        "in",
        "with",
        "to",
        "of",
        "the",
    )
)
NEUTRAL_HEADS: Final = frozenset(
    """official officials guard guards driver drivers activist activists detainee detainees
    prisoner prisoners employee employees""".split()
)
BODIES: Final = frozenset(("body", "bodies", "corpse", "corpses"))
_ALL_OF: Final = frozenset(("all of", "most of", "some of", "many of", "several of"))
_IN_COMPLEMENT: Final = (Tag.DET, Tag.ARTICLE, Tag.NAME, Tag.WORD, Tag.NUMBER, Tag.PLACE)
_OWN: Final = frozenset(("its", "their", "our"))
_PRONOUNS: Final = frozenset(("he", "she", "him"))
_NTH: Final = frozenset("second third fourth fifth sixth".split())
_PAIRS: Final = frozenset(("couple", "pair"))
_CLOCK: Final = frozenset(("a.m.", "p.m.", "am", "pm", "gmt", "o'clock", "percent", "%", ":"))


@dataclass(slots=True)
class Group:
    """People named together; ``first`` and ``last`` are token numbers, both inclusive.

    ``count`` None: some, nobody says how many. ``party`` None: nobody says which side.
    """

    first: int
    last: int
    count: CountRange | None
    party: Party | None
    explicit: bool = False
    generic: bool = False
    subset: bool = False
    other: bool = False
    headless: bool = False
    pronoun: bool = False
    named: bool = False
    definite: bool = False
    head: int = -1
    singular: bool = False
    guess: bool = False
    bare: bool = False


def groups_of(tokens: Sequence[Token]) -> list[Group]:
    """All groups of people in reading order, parts of others marked."""
    groups: list[Group] = []
    people = [i for i, t in enumerate(tokens) if t.tag is Tag.PERSON]
    at = following = 0
    while at < len(tokens):
        if (
            tokens[at].tag is Tag.WORD and tokens[at].low not in _PRONOUNS
        ):  # an adjective tells only shortly before its noun
            while following < len(people) and people[following] < at:
                following += 1
            if following == len(people) or people[following] - at > _MAX_BARE_MODIFIERS:
                at += 1
                continue
        group, end = _group_at(tokens, at)
        if group is not None:
            _apposition(tokens, group)
            groups.append(group)
            at = group.last + 1
        else:
            at = max(end, at + 1)
    _mark_subsets(tokens, groups)
    return groups


def _group_at(tokens: Sequence[Token], at: int) -> tuple[Group | None, int]:
    """The group that begins at ``at``, or None and where to go on."""
    token = tokens[at]
    if token.tag not in _MAY_BEGIN:
        return None, at + 1
    if token.low in _PRONOUNS:
        return Group(at, at, CountRange.exactly(1), None, pronoun=True, singular=True), at + 1
    quantity = _quantity(tokens, at)
    if quantity is None:
        return None, at + 1
    count, begin, marks = quantity
    if (one := _one_more(tokens, at)) is not None:
        return one, one.last + 1
    if begin >= len(tokens):
        if not (marks.quantified or marks.other):
            return None, at + 1
        return Group(at, begin - 1, count, None, headless=True, other=marks.other), begin
    if (family := _family(tokens, at, begin)) is not None:
        return family, family.last + 1
    return _with_head(tokens, at, begin, count, marks)


def _one_more(tokens: Sequence[Token], at: int) -> Group | None:
    """ "A third had been killed", "the other is in hospital": one person beside those before."""
    pair = tokens[at : at + 2]
    if len(pair) < 2 or not (
        (pair[0].tag is Tag.ARTICLE and pair[1].low in _NTH)
        or (pair[0].low == "the" and pair[1].low == "other")
    ):
        return None
    following = tokens[at + 2] if at + 2 < len(tokens) else None
    if following is None or following.tag not in (Tag.BE, Tag.HAVE, Tag.CASUALTY):
        return None
    return Group(at, at + 1, CountRange.exactly(1), None, headless=True, other=True)


@dataclass(slots=True)
class _Marks:
    quantified: bool = False
    definite: bool = False
    other: bool = False
    article: bool = False
    bare: bool = False


def _quantity(tokens: Sequence[Token], at: int) -> tuple[CountRange | None, int, _Marks] | None:
    """What stands before the noun: how many, and the number of the first token after it."""
    marks = _Marks()
    count: CountRange | None = None
    hedge: Tag | None = None
    i = at
    while i < len(tokens):
        token = tokens[i]
        if token.tag in _HEDGES:
            if not (i + 1 < len(tokens) and tokens[i + 1].tag in _AFTER_HEDGE):
                break
            hedge = token.tag if hedge is not Tag.AT_LEAST else hedge
        elif token.tag is Tag.NUMBER and not marks.quantified:
            if not _counts_people(tokens, i):
                return None
            count, marks.quantified = _hedged(token.number, hedge), True
        elif token.tag is Tag.VAGUE and not marks.quantified:
            count = CountRange.exactly(2) if token.low == "both" else None
            marks.quantified = True
        elif token.tag is Tag.ARTICLE and not marks.quantified:
            marks.article = True
        elif token.tag is Tag.ANOTHER:
            marks.other = True
            if not (i + 1 < len(tokens) and tokens[i + 1].tag in (Tag.NUMBER, *_HEDGES)):
                count, marks.quantified = CountRange.exactly(1), True
        elif token.tag is Tag.OTHER:
            marks.other = True
            if token.low == "others":
                return count, i + 1, marks
        elif token.tag is Tag.DET and token.low not in ("this", "that"):
            marks.definite = True
        else:
            break
        i += 1
    if i == at:
        if tokens[at].tag not in (Tag.PERSON, Tag.ORG, Tag.NAME) and not _adjective(tokens[at]):
            return None
        marks.bare = True
    return count, i, marks


_HEDGES: Final = (Tag.AT_LEAST, Tag.ABOUT, Tag.UP_TO, Tag.TOTAL)
_MAY_BEGIN: Final = frozenset(
    (
        Tag.NUMBER, Tag.VAGUE, Tag.ARTICLE, Tag.ANOTHER, Tag.OTHER, Tag.DET, Tag.PERSON, Tag.ORG,
        Tag.NAME, Tag.WORD, *_HEDGES,
    )
)  # fmt: skip
_AFTER_HEDGE: Final = (Tag.NUMBER, Tag.VAGUE, Tag.ANOTHER, Tag.OTHER, Tag.ARTICLE, *_HEDGES)


def _hedged(number: CountRange | None, hedge: Tag | None) -> CountRange | None:
    if number is None or hedge not in (Tag.AT_LEAST, Tag.UP_TO):
        return number
    if hedge is Tag.AT_LEAST:
        return CountRange(number.min, None)
    top = number.max or number.min
    return CountRange(min(1, top), top)


def _counts_people(tokens: Sequence[Token], i: int) -> bool:
    """Whether a number may count people: no clock time, age, sum of money or part of a name."""
    following = tokens[i + 1].low if i + 1 < len(tokens) else ""
    before = tokens[i - 1].low if i else ""
    clock = i + 2 < len(tokens) and tokens[i + 2].text.isdigit() and tokens[i].text.isdigit()
    if following == ":" and not clock:
        following = ""
    if before == ":" and not (i > 1 and tokens[i - 2].text.isdigit()):
        before = ""
    if following in _CLOCK or before in (":", "$", "no", "su", "mig", "route") or before in _AGE:
        return False
    if following == "-" and i + 2 < len(tokens) and tokens[i + 2].tag is Tag.WORD:
        return False
    number = tokens[i].number
    return number is not None and number.min < 1_000_000


def _with_head(
    tokens: Sequence[Token], at: int, begin: int, count: CountRange | None, marks: _Marks
) -> tuple[Group | None, int]:
    head, party, explicit, words, i = -1, None, False, 0, begin
    names = 0
    pronoun = tokens[begin].low in ("them", "whom") and marks.quantified
    if pronoun and tokens[begin - 1].low in _ALL_OF:
        return Group(at, begin, count, None, headless=True, definite=True), begin + 1
    if begin < len(tokens) and tokens[begin].tag is Tag.OF and marks.quantified:
        i, of_them = _after_of(tokens, begin)
        if of_them:
            group = Group(at, i - 1, count, None, headless=True, definite=True)
            return group, i
    limit = begin + (_MAX_BARE_MODIFIERS if marks.bare else _MAX_MODIFIERS)
    while i < min(len(tokens), limit):
        token = tokens[i]
        if token.tag is Tag.PERSON:
            head = i
            if token.possessive:
                break
        elif token.tag is Tag.THING:
            if not (i + 1 < len(tokens) and tokens[i + 1].tag in (Tag.PERSON, Tag.THING)):
                return None, i + 1
            head = -1
        elif head >= 0 and not (token.tag is Tag.ORG and _person_follows(tokens, i)):
            break
        elif token.tag is Tag.ORG:
            if party is None or (not explicit and token.low not in WEAK_ORGS):
                party, explicit = token.party, token.low not in WEAK_ORGS or token.text.isupper()
        elif token.tag is Tag.NAME:
            names += 1
        elif token.tag in (Tag.WORD, Tag.OTHER, Tag.PLACE) or _is_quote(token):
            if token.tag is Tag.WORD and not (_adjective(token) or marks.quantified):
                break
            if token.tag is Tag.WORD and token.trigger is not None:
                break
            if token.tag is Tag.OTHER:
                marks.other = True
            words += not (token.low.endswith("ly") or token.tag is Tag.OTHER or _is_quote(token))
        elif (token.tag is Tag.CONJ and _joins_orgs(tokens, i) and (party or names)) or (
            token.tag is Tag.CASUALTY
            and token.form is Form.PARTICIPLE
            and i + 1 < len(tokens)
            and tokens[i + 1].tag is Tag.PERSON
            and marks.definite
        ):
            pass
        else:
            break
        i += 1
    if head < 0:
        return _headless(tokens, at, begin, i, count, marks, party, explicit, words, names)
    return _headed(tokens, at, head, count, marks, party, explicit)


def _headless(
    tokens: Sequence[Token],
    at: int,
    begin: int,
    end: int,
    count: CountRange | None,
    marks: _Marks,
    party: Party | None,
    explicit: bool,
    words: int,
    names: int,
) -> tuple[Group | None, int]:
    """A number without a noun ("18 others"), a side alone ("14 IS"), or a person's name."""
    stop = begin
    while stop < end and tokens[stop].low.endswith("ly"):
        stop += 1
    if marks.quantified or marks.other:
        if party is not None and words == 0:
            return Group(at, end - 1, count, party, explicit=explicit, other=marks.other), end
        if words == 0 and names == 0 and not marks.article:
            last = max(begin - 1, at)
            group = Group(at, last, count, None, headless=True, other=marks.other)
            return group, last + 1
    noun = tokens[end - 1] if end > begin else None
    if noun is not None and marks.quantified and count is not None and _people_noun(noun):
        group = Group(at, end - 1, count, party, explicit=explicit, other=marks.other, guess=True)
        return group, end
    if names >= 2 and not marks.quantified and words == 0 and not marks.article:
        one = CountRange.exactly(1)
        return Group(at, end - 1, one, party, explicit=explicit, named=True, singular=True), end
    return None, max(stop, at + 1)


def _people_noun(token: Token) -> bool:
    """An unknown plural that may be people ("deminers", "cooks"); casualty words decide."""
    return token.tag is Tag.WORD and token.low.endswith(
        ("ers", "ors", "ists", "men", "ees", "cooks")
    )


def _headed(
    tokens: Sequence[Token],
    at: int,
    head: int,
    count: CountRange | None,
    marks: _Marks,
    party: Party | None,
    explicit: bool,
) -> tuple[Group | None, int]:
    word = tokens[head]
    if word.possessive:
        return None, head + 1
    singular = word.low not in PLURAL_PERSONS
    own = word.party
    if own is Party.CIVILIAN and word.low not in NEUTRAL_HEADS:
        party, explicit = own, True
    elif party is None:
        party, explicit = own, own not in (None, Party.UNKNOWN)
    if word.low in BODIES and head + 2 < len(tokens) and tokens[head + 1].tag is Tag.OF:
        start = head + 2
        while start < len(tokens) - 1 and tokens[start].tag is Tag.WORD:
            start += 1
        whose, _ = _group_at(tokens, start)
        if whose is not None and whose.head >= 0:
            whose.first, whose.head = at, head
            if not singular and whose.count == CountRange.exactly(1):
                whose.count = count
            return whose, whose.last + 1
    last, linked = _complement(tokens, head)
    if linked is not None and not (own is Party.CIVILIAN and word.low not in NEUTRAL_HEADS):
        party, explicit = linked, True
    if not marks.quantified and (singular or marks.article):
        count = CountRange.exactly(1)
    owned = tokens[at].low in _OWN or tokens[head - 1].text.endswith("'s")
    if word.low in ("man", "men") and owned and head > at:
        party, explicit = None, False  # "executed its four men", "two of the brigade's men"
    if singular and last + 1 < len(tokens) and tokens[last + 1].tag is Tag.NAME:
        while last + 1 < len(tokens) and tokens[last + 1].tag is Tag.NAME:
            last += 1
        last, linked = _complement(tokens, last)
        if linked is not None and own is not Party.CIVILIAN:
            party, explicit = linked, True
    generic = word.low in PEOPLE
    group = Group(
        at, last, count, None if generic and not explicit else party,
        explicit=explicit and not generic, generic=generic, other=marks.other, head=head,
        definite=marks.definite and not marks.quantified, singular=singular, bare=marks.bare,
    )  # fmt: skip
    return group, last + 1


def _complement(tokens: Sequence[Token], head: int) -> tuple[int, Party | None]:
    """Whose people they are ("of the 17th Division", "belonging to the SDF"): last token, side."""
    i, last, party = head + 1, head, None
    opened = False
    while i < len(tokens) and i - head < 10:
        token = tokens[i]
        if token.tag is Tag.OF or token.low in _LINKS:
            if token.low in ("in", "with", "to", "from") and not _org_soon(tokens, i + 1):
                break
            opened = True
        elif not opened:
            break
        elif token.tag is Tag.ORG:
            if party is None or tokens[last].low in WEAK_ORGS:
                party = token.party
            last = i
            if not _goes_on(tokens, i + 1):
                break
        elif token.tag is Tag.PERSON and (party is not None or _in_name(tokens[i - 1])):
            last = i
            if token.possessive:
                break
        elif token.tag is Tag.CONJ and party is not None:
            if not _org_soon(tokens, i + 1):
                break
        elif token.tag is Tag.THING:
            last = i
            if not (i + 1 < len(tokens) and tokens[i + 1].tag is Tag.OF):
                break
        elif token.tag in (Tag.DET, Tag.ARTICLE, Tag.NAME, Tag.WORD, Tag.NUMBER) or _is_quote(
            token
        ):
            if token.tag is Tag.WORD and token.trigger is not None:
                break
            if token.tag is Tag.NAME:
                last = i
        else:
            break
        i += 1
    if last + 1 < len(tokens) and tokens[last].tag is not Tag.PUNCT and _is_quote(tokens[last + 1]):
        last += last > head
    return last, party


def _goes_on(tokens: Sequence[Token], i: int) -> bool:
    """Whether a side's name goes on to its people: ``"National Defence" forces``."""
    for token in tokens[i : i + 4]:
        if token.tag in (Tag.PERSON, Tag.ORG):
            return True
        if token.tag is Tag.CONJ:
            return _org_soon(tokens, i + 1)
        if not (_is_quote(token) or token.tag is Tag.NAME or token.tag is Tag.PLACE):
            return False
    return False


def _in_name(token: Token) -> bool:
    return token.tag in (Tag.DET, Tag.NAME, Tag.PLACE) or _is_quote(token)


def _org_soon(tokens: Sequence[Token], at: int) -> bool:
    for token in tokens[at : at + 4]:
        if token.tag is Tag.ORG:
            return True
        if token.tag not in (Tag.DET, Tag.WORD, Tag.PERSON, Tag.NAME) and not _is_quote(token):
            return False
        if token.tag is Tag.WORD and token.trigger is not None:
            return False
    return False


def _person_follows(tokens: Sequence[Token], i: int) -> bool:
    return i + 1 < len(tokens) and tokens[i + 1].tag is Tag.PERSON


def _joins_orgs(tokens: Sequence[Token], i: int) -> bool:
    """ "government and allied fighters": the conjunction joins what describes the same people."""
    if i + 1 >= len(tokens):
        return False
    following = tokens[i + 1]
    if following.tag is Tag.ORG:
        return True
    return following.tag is Tag.WORD and i + 2 < len(tokens) and tokens[i + 2].tag is Tag.PERSON


def _after_of(tokens: Sequence[Token], at: int) -> tuple[int, bool]:
    """Behind "three of": whether it is "them" and nothing more, and where to read on."""
    i = at + 1
    if i < len(tokens) and tokens[i].low in ("them", "whom", "these", "those"):
        return i + 1, True
    while i < len(tokens) and tokens[i].tag in (Tag.DET, Tag.NUMBER):
        i += 1
    if i > at + 1 and i < len(tokens) and tokens[i].form is Form.PARTICIPLE:
        return i + 1, True  # "two of the injured"
    return i, False


def _family(tokens: Sequence[Token], at: int, begin: int) -> Group | None:
    """ "a family of five", "a couple"."""
    word = tokens[begin].low
    if word in _PAIRS and not (begin + 1 < len(tokens) and tokens[begin + 1].tag is Tag.OF):
        return Group(at, begin, CountRange.exactly(2), Party.CIVILIAN, explicit=True)
    if word == "family" and begin + 2 < len(tokens) and tokens[begin + 1].tag is Tag.OF:
        number = tokens[begin + 2].number
        if number is not None:
            return Group(at, begin + 2, number, Party.CIVILIAN, explicit=True)
    return None


def _apposition(tokens: Sequence[Token], group: Group) -> None:
    """Takes in an age and a description behind a name: "Hassan X, 31, a member of the Asayish,"."""
    if not (group.named or group.singular) or group.pronoun:
        return
    i = group.last + 1
    aged = False
    while i < len(tokens) and (tokens[i].low in (",", "(", ")", "aged") or _is_age(tokens, i)):
        if tokens[i].tag is Tag.NUMBER and aged:
            break
        aged = aged or tokens[i].tag is Tag.NUMBER
        i += 1
    if i == group.last + 1 or i >= len(tokens):
        return
    if tokens[i].tag in (Tag.ARTICLE, Tag.WHO) and group.named:
        if tokens[i].tag is Tag.WHO:
            i += 1 + (i + 1 < len(tokens) and tokens[i + 1].tag is Tag.BE)
        described, _ = _group_at(tokens, i) if i < len(tokens) else (None, 0)
        if described is not None and described.head >= 0 and described.singular:
            group.last, group.party = described.last, described.party
            group.explicit, group.generic = described.explicit, described.generic
            return
    if aged:
        group.last = i - 1


def _is_age(tokens: Sequence[Token], i: int) -> bool:
    """A number between commas or brackets behind a name."""
    token = tokens[i]
    if token.tag is not Tag.NUMBER or not token.text.isdigit():
        return False
    before = tokens[i - 1].low in (",", "(", "aged")
    return before and i + 1 < len(tokens) and tokens[i + 1].low in (",", ")", "years")


def _mark_subsets(tokens: Sequence[Token], groups: list[Group]) -> None:
    """Marks the groups that are part of another: "including two officers", "four of them women"."""
    for number, group in enumerate(groups):
        if tokens[group.first].low in _ALL_OF and number:
            _all_of_them(tokens, groups, number)
        before = _skip_back(tokens, group.first - 1)
        previous = groups[number - 1] if number else None
        after = tokens[group.last + 1] if group.last + 1 < len(tokens) else None
        if (
            (before >= 0 and tokens[before].tag is Tag.SUBSET)
            or (after is not None and after.low in ("among them", "amongst them"))
            or (number and group.headless and group.definite and _loose_part(tokens, group))
        ):
            group.subset = True
        elif (
            previous is not None
            and previous.subset
            and group.first == previous.last + 2
            and tokens[group.first - 1].tag is Tag.BE
        ):
            group.subset = True  # "of whom two are children"
        elif previous is not None and _directly(tokens, previous, group):
            between = [t.low for t in tokens[previous.last + 1 : group.first]]
            if between and between[-1] == "(":
                group.subset = True
            elif (previous.subset and group.first - previous.last <= 3) or (
                group.definite and group.headless and between
            ):
                group.subset = not _predicate_follows(tokens, group)
            elif between and between[-1] in (",", "–", "-") and _described_part(tokens, group):
                group.subset = True


def _all_of_them(tokens: Sequence[Token], groups: list[Group], number: int) -> None:
    """ "The death of all of them" counts those named before; ", most of them women" describes."""
    group, previous = groups[number], groups[number - 1]
    before = tokens[group.first - 1]
    if before.low in (",", "(", "–") or (group.count is None and not group.headless):
        group.subset = True
    elif group.headless and tokens[group.first].low == "all of":
        group.count, group.party = previous.count, previous.party


def _directly(tokens: Sequence[Token], previous: Group, group: Group) -> bool:
    allowed = {",", "(", ")", "and", "–", "-", '"', ":", "as well as", "of"}
    return all(t.low in allowed for t in tokens[previous.last + 1 : group.first])


def _predicate_follows(tokens: Sequence[Token], group: Group) -> bool:
    i = group.last + 1
    while i < len(tokens) and tokens[i].low.endswith("ly"):
        i += 1
    return i < len(tokens) and tokens[i].tag in (Tag.BE, Tag.HAVE, Tag.CASUALTY)


def _loose_part(tokens: Sequence[Token], group: Group) -> bool:
    """ "..., 5 of them with severe wounds": part of those counted before."""
    before = tokens[group.first - 1]
    return before.low in (",", "(", "–") and not _predicate_follows(tokens, group)


def _described_part(tokens: Sequence[Token], group: Group) -> bool:
    """ "73 people, one a civilian"; "seven dead, most of them soldiers"."""
    i = group.last + 1
    return group.headless and i < len(tokens) and tokens[i].tag is Tag.ARTICLE


def _skip_back(tokens: Sequence[Token], i: int) -> int:
    while i >= 0 and (_is_quote(tokens[i]) or tokens[i].low in (":", "-", "–")):
        i -= 1
    return i


def _is_quote(token: Token) -> bool:
    return token.low in ('"', "'")


def _adjective(token: Token) -> bool:
    """A lower-case word that may describe people; verbs of violence and clause words may not."""
    return token.tag is Tag.WORD and token.text[0].islower() and token.trigger is None
