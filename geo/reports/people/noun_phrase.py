"""One group of people: its number, the words that describe it and the noun that heads it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.model import CountRange, Party
from geo.reports.people.ages import is_aside
from geo.reports.people.belonging import (
    SUSPECTED,
    complement_of,
    joins_orgs,
    person_follows,
    serves,
    works_for,
)
from geo.reports.people.group import (
    BODIES,
    NEUTRAL_HEADS,
    OWNED,
    SOME_OF,
    Group,
    is_adjective,
    is_quote,
)
from geo.reports.people.head_noun import (
    holds_office,
    in_an_army,
    is_former,
    of_a_people,
    of_a_tribe,
    of_an_army,
    strength,
)
from geo.reports.people.headless import (
    after_of,
    family_of,
    headless,
    named_side,
    of_a_nation,
    of_an_age,
    of_his_family,
    on_a_side,
    one_more,
)
from geo.reports.people.quantity import HEDGES, Marks, quantity_of
from geo.reports.vocabulary.lexicon import PEOPLE, PLURAL_PERSONS, WEAK_ORGS, Form, Tag
from geo.reports.vocabulary.tokens import Token

MAX_MODIFIERS: Final = 9
MAX_BARE_MODIFIERS: Final = 6
_OWN: Final = frozenset(("its", "their", "our", "his", "whose"))
_PRONOUNS: Final = frozenset(("he", "she", "him"))
_ADVERBS: Final = frozenset("later also then still both since instantly reported confirmed".split())
_NO_ADJECTIVE: Final = _ADVERBS | frozenset(
    """worked working served serving acting held holds accuse so
    blamed accused blames accuses blaming accusing carrying transporting ferrying there""".split()
)
_CAPTIVE: Final = frozenset(("prisoner", "hostage", "captive"))
_SELVES: Final = frozenset(("himself", "herself"))
_NOBODY_BUT: Final = frozenset(("but", "only", "except", "other than"))
MAY_STAND_FOR: Final = _PRONOUNS | _SELVES
_BELONGS: Final = SUSPECTED | {"belonging", "affiliated", "loyal"}
_CONTRACTORS: Final = frozenset(("contractor", "contractors"))
_HIRING: Final = (Party.GOVERNMENT, Party.COALITION)
_TRAFFIC: Final = ("smuggler", "trafficker", "drug ")
_CREWS: Final = frozenset(("crew", "staff"))
"""One word for several people."""
_DESCRIBING: Final = (Tag.WORD, Tag.OTHER, Tag.PLACE)
_NAMES_ONE: Final = (Tag.ARTICLE, Tag.DET)
MAY_STAND: Final = frozenset(
    (Tag.PERSON, Tag.THING, Tag.ORG, Tag.NAME, Tag.CONJ, Tag.CASUALTY, Tag.PUNCT, *_DESCRIBING)
)
"""What may stand before the noun; most groups that are none end at another word."""
_BODIES_OF_MEN: Final = frozenset(
    "family household group crew patrol party convoy cell unit squad gang garrison".split()
)
MAY_BEGIN: Final = frozenset(
    (
        Tag.NUMBER, Tag.VAGUE, Tag.ARTICLE, Tag.ANOTHER, Tag.OTHER, Tag.DET, Tag.PERSON, Tag.ORG,
        Tag.NAME, Tag.WORD, *HEDGES,
    )
)  # fmt: skip


def group_at(tokens: Sequence[Token], at: int) -> tuple[Group | None, int]:
    """The group that begins at ``at``, or None and where to go on."""
    token = tokens[at]
    if token.low == "family" and (family := family_of(tokens, at, at)) is not None:
        return family, family.last + 1  # a headline's "Family of four"
    if token.tag not in MAY_BEGIN:
        return None, at + 1
    if token.low in OWNED and of_his_family(tokens, at + 1):
        return Group(at, at + 1, None, Party.CIVILIAN, explicit=True, head=at + 1), at + 2
    if token.low == "guard" and at and tokens[at - 1].low in ("that", "which", "who", "to"):
        return None, at + 1  # "the checkpoints that guard the field"
    if token.low in _PRONOUNS:
        return Group(at, at, CountRange.exactly(1), None, pronoun=True, singular=True), at + 1
    if token.low in _SELVES:
        others = at + 1 < len(tokens) and tokens[at + 1].tag is Tag.CONJ
        others = others or (at > 0 and tokens[at - 1].low in _NOBODY_BUT)
        himself = Group(at, at, CountRange.exactly(1), Party.UNKNOWN, explicit=True, singular=True)
        return (himself if others else None), at + 1  # "killed himself and four soldiers"
    if (token.tag is Tag.ARTICLE or token.low == "one") and of_a_nation(tokens, at + 1):
        works = at + 2 < len(tokens) and tokens[at + 2].low == "working"  # "for the militia"
        anybody = token.tag is Tag.ARTICLE and not works
        man = Group(at, at + 1, CountRange.exactly(1), None, generic=anybody, singular=True)
        return man, at + 2
    quantity = quantity_of(tokens, at)
    if quantity is None:
        return None, at + 1
    count, begin, marks = quantity
    if token.tag in _NAMES_ONE and (one := one_more(tokens, at)) is not None:
        return one, one.last + 1
    if token.tag is Tag.NUMBER and is_aside(tokens, at):
        return None, at + 1
    if begin >= len(tokens):
        if not (marks.quantified or marks.other):
            return None, at + 1
        return Group(at, begin - 1, count, None, headless=True, other=marks.other), begin
    if (family := family_of(tokens, at, begin)) is not None:
        return family, family.last + 1
    if (marks.article or marks.quantified) and of_an_age(tokens, begin):
        told = count if marks.quantified else CountRange.exactly(1)
        aged = Group(at, begin, told, Party.CIVILIAN, explicit=True, head=begin)
        aged.singular = not marks.quantified
        return aged, begin + 1
    return _with_head(tokens, at, begin, count, marks)


def _with_head(
    tokens: Sequence[Token], at: int, begin: int, count: CountRange | None, marks: Marks
) -> tuple[Group | None, int]:
    head, party, explicit, words, i = -1, None, False, 0, begin
    names = 0
    pronoun = marks.quantified and tokens[begin].low in ("them", "whom")
    if pronoun and tokens[begin - 1].low in SOME_OF:
        return Group(at, begin, count, None, headless=True, definite=True), begin + 1
    if begin < len(tokens) and tokens[begin].tag is Tag.OF and marks.quantified:
        if (side := on_a_side(tokens, begin)) is not None:
            whose = tokens[side - 1].party
            return Group(at, side, count, whose, explicit=True, other=marks.other), side + 1
        i, of_them = after_of(tokens, begin)
        told = [t.tag for t in tokens[i + 1 : i + 2]]  # not "two of the former rebels"
        pair = i < len(tokens) and tokens[i].low in ("former", "latter")
        if pair and told not in ([Tag.PERSON], [Tag.ORG], [Tag.WORD]):
            return Group(at, i, count, named_side(tokens, i), headless=True), i + 1
        if i < len(tokens) and i > begin + 1 and tokens[i].low in _BODIES_OF_MEN:
            group = Group(at, i, count, None, headless=True, other=marks.other)
            return group, i + 1  # "three others of the family"
        if of_them:
            group = Group(at, i - 1, count, None, headless=True, definite=True)
            return group, i
    limit = begin + (MAX_BARE_MODIFIERS if marks.bare else MAX_MODIFIERS)
    limit = min(len(tokens), limit)
    while i < limit:
        token = tokens[i]
        tag = token.tag
        if tag not in MAY_STAND:
            break
        if tag is Tag.WORD:
            if head >= 0:
                break
            if token.low.endswith("-backed") and party is not None:
                party, explicit = None, False  # "the US occupation forces-backed SDF militia"
            elif (
                not (marks.quantified or is_adjective(token))
                or token.trigger is not None
                or token.low in _NO_ADJECTIVE
            ):
                break
            else:
                words += not token.low.endswith("ly")
        elif tag is Tag.PERSON:
            if head >= 0 and token.low in _CAPTIVE:
                break  # "took two soldiers prisoner"
            if token.possessive and person_follows(tokens, i):
                if tokens[i + 1].low in BODIES:
                    party = party or token.party  # "a woman's body"
                i += 1
                continue  # "a neighbour's child"
            head = i
            if token.possessive:
                break
        elif token.low == "home" and head >= 0:
            break  # "soldiers home on leave"
        elif tag is Tag.THING:
            if head >= 0 and i + 1 < len(tokens) and tokens[i + 1].form is Form.COUNT_NOUN:
                break  # "41 civilian mine deaths"
            ahead = tokens[i + 1 : i + 3]
            described = marks.quantified and [t.tag for t in ahead] == [Tag.WORD, Tag.PERSON]
            if not (ahead and (ahead[0].tag in (Tag.PERSON, Tag.THING) or described)):
                return None, i + 1  # else: "nine oil transport drivers"
            head = -1
        elif head >= 0 and not (tag is Tag.ORG and person_follows(tokens, i)):
            break
        elif tag is Tag.ORG:
            if party is None or (not explicit and token.low not in WEAK_ORGS):
                party, explicit = token.party, token.low not in WEAK_ORGS or token.text.isupper()
        elif tag is Tag.NAME:
            names += 1
        elif tag in _DESCRIBING or is_quote(token):
            if tag is Tag.PLACE and not person_follows(tokens, i):
                break
            words += tag is Tag.PLACE and not token.low.endswith("ly")
        elif (
            tag is Tag.CONJ
            and joins_orgs(tokens, i)
            and (party or names)
            and not _two_sides(tokens, at)
        ) or (
            tag is Tag.CASUALTY
            and token.form is Form.PARTICIPLE
            and i + 1 < len(tokens)
            and (tokens[i + 1].tag is Tag.PERSON or _is_sides_person(tokens, i + 1))
            and (marks.definite or marks.article)
        ):
            pass
        else:
            break
        i += 1
    if head < 0:
        return headless(tokens, at, begin, i, count, marks, party, explicit, words, names)
    return _headed(tokens, at, head, count, marks, party, explicit)


def _is_sides_person(tokens: Sequence[Token], i: int) -> bool:
    """ "A captured regime soldier"."""
    return tokens[i].tag is Tag.ORG and person_follows(tokens, i)


def _two_sides(tokens: Sequence[Token], at: int) -> bool:
    """ "Clashes between the SDF and IS fighters": the fighters are of the second alone."""
    return "between" in (t.low for t in tokens[max(0, at - 2) : at + 1])


def _headed(
    tokens: Sequence[Token],
    at: int,
    head: int,
    count: CountRange | None,
    marks: Marks,
    party: Party | None,
    explicit: bool,
) -> tuple[Group | None, int]:
    word = tokens[head]
    ex = is_former(tokens, at, head)
    if word.possessive:
        return None, head + 1
    singular = word.low not in PLURAL_PERSONS
    own = word.party
    of_tribe = of_a_tribe(tokens, head)
    if of_an_army(tokens, head) or of_tribe:
        party = Party.OTHER_ARMED if party is None else party
        explicit = True
    elif (word.low in _CONTRACTORS and party in _HIRING) or holds_office(tokens, head):
        explicit = True  # "Russian contractors" fight
    elif of_a_people(tokens, head):
        party, explicit = Party.CIVILIAN, True
    elif own is Party.CIVILIAN and word.low not in NEUTRAL_HEADS:
        party, explicit = own, True
    elif party is None:
        party, explicit = own, own not in (None, Party.UNKNOWN)
    if word.low in BODIES and head + 2 < len(tokens) and tokens[head + 1].tag is Tag.OF:
        start = head + 2
        while start < len(tokens) - 1 and tokens[start].tag is Tag.WORD:
            start += 1
        whose, _ = group_at(tokens, start)
        if whose is not None and (whose.head >= 0 or (whose.headless and whose.count)):
            whose.headless = False
            whose.first, whose.head = at, head
            ahead = tokens[whose.last + 1 : whose.last + 2]  # "the bodies of a man and another"
            each = bool(ahead) and ahead[0].tag is Tag.CONJ and count is None
            one = whose.count is None or whose.count == CountRange.exactly(1)
            if not singular and one and count is not None and not each:
                whose.count = count
            return whose, whose.last + 1
    told = head
    hedged = head + 1 < len(tokens) and tokens[head + 1].tag is Tag.AT_LEAST
    if hedged and [t.tag for t in tokens[head + 2 : head + 3]] not in ([Tag.NUMBER], [Tag.VAGUE]):
        told += 1  # "28 members at least of the regime forces"
        count = CountRange(count.min, None) if count is not None else None
    last, linked = complement_of(tokens, told)
    civil = own is Party.CIVILIAN and word.low not in NEUTRAL_HEADS
    if (of_tribe and linked is Party.CIVILIAN) or word.low.startswith(_TRAFFIC):
        linked = None  # "smugglers linked to Hezbollah" smuggle
    if linked is not None and (
        not civil
        or in_an_army(tokens, told, last)
        or (serves(tokens, told) and not works_for(tokens, told))
        or tokens[told + 1].low in _BELONGS
    ):
        fell = own is Party.GOVERNMENT and tokens[last].low.endswith("regime")
        party, explicit = own if fell else linked, True  # "soldiers of the fallen regime"
    if not marks.quantified and (singular or marks.article):
        count = CountRange.exactly(1)
    before = tokens[head - 1]
    owned = tokens[at].low in _OWN or before.low in _OWN or before.text.endswith("'s")
    owned = owned and before.tag is not Tag.ORG  # "its men" of a side that speaks are its own
    if word.low in ("man", "men") and owned and head > at:
        party, explicit = None, False  # "executed its four men", "two of the brigade's men"
    if singular and last + 1 < len(tokens) and tokens[last + 1].tag is Tag.NAME:
        while last + 1 < len(tokens) and tokens[last + 1].tag is Tag.NAME:
            last += 1
        last, linked = complement_of(tokens, last)
        if linked is not None and own is not Party.CIVILIAN:
            party, explicit = linked, True
    if ex:
        party, explicit = Party.CIVILIAN, True
    if word.low in _CREWS and not marks.quantified:
        count = None
    count = strength(tokens, at, head) or count
    generic = word.low in PEOPLE
    group = Group(
        at, last, count, None if generic and not explicit else party,
        explicit=explicit and not generic, generic=generic, other=marks.other, head=head,
        definite=marks.definite and not marks.quantified, singular=singular, bare=marks.bare,
    )  # fmt: skip
    return group, last + 1
