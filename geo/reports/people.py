"""Groups of people in a sentence: how many, of which side, and whether they are part of others."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.model import CountRange, Party
from geo.reports.ages import behind_ages, is_aside
from geo.reports.belonging import complement_of, joins_orgs, person_follows, serves
from geo.reports.clause import Clause
from geo.reports.group import ALL_OF, BODIES, NEUTRAL_HEADS, Group, is_adjective, is_quote
from geo.reports.lexicon import NUMBER_WORDS, PEOPLE, PLURAL_PERSONS, WEAK_ORGS, Form, Tag
from geo.reports.merged import with_numbers_of_bodies, without_names_of_one
from geo.reports.quantity import HEDGES, Marks, quantity_of
from geo.reports.sources import SAYING
from geo.reports.subsets import mark_subsets
from geo.reports.tokens import Token

_MAX_MODIFIERS: Final = 9
_MAX_BARE_MODIFIERS: Final = 6
_OWN: Final = frozenset(("its", "their", "our", "his"))
_NATIONS: Final = ("ans", "qis", "nis", "dis", "chens", "eks", "iks", "urks", "urds", "rabs")
"""How the plural names of peoples end."""
_PRONOUNS: Final = frozenset(("he", "she", "him"))
_ADVERBS: Final = frozenset("later also then still both since instantly reported confirmed".split())
_NO_ADJECTIVE: Final = _ADVERBS | frozenset(
    """worked working served serving acting
    blamed accused blames accuses blaming accusing carrying transporting ferrying""".split()
)
_OF_SO_MANY: Final = frozenset(("family", "crew"))
_COUNTRYMEN: Final = frozenset(
    "syrian iraqi iranian lebanese afghan pakistani palestinian russian turk saudi".split()
)
_ROLES: Final = frozenset(
    """leader commander chief member elder notable dignitary spokesman spokesperson representative
    figure official founder head mukhtar""".split()
)
_SELVES: Final = frozenset(("himself", "herself"))
_MAY_STAND_FOR: Final = _PRONOUNS | _SELVES
NTH: Final = frozenset("second third fourth fifth sixth seventh eighth".split())
_FORMER: Final = frozenset(("former", "ex", "retired", "defected", "onetime"))
_STILL_ARMED: Final = frozenset("fighters gunmen militants remnants elements loyalists".split())
_STRONG: Final = frozenset(("man", "member", "person"))
_BELONGS: Final = frozenset(("belonging", "affiliated", "loyal"))
_FIGHTERS: Final = frozenset("fighters fighter gunmen gunman".split())
_ARMIES: Final = ("army", "military")
_TRADES: Final = frozenset(
    "engineer engineers doctor doctors medic medics nurse technician technicians cook".split()
)
_LEADS: Final = frozenset("leads led heads headed commands commanded runs".split())
_CONTRACTORS: Final = frozenset(("contractor", "contractors"))
_SOLDIERS: Final = frozenset(("soldiers", "soldier", "troops"))
_SPOKEN: Final = 9
_KIN: Final = frozenset("brothers sisters siblings cousins twins".split())
_CREWS: Final = frozenset(("crew", "staff"))
"""One word for several people."""
_PAIRS: Final = frozenset(("couple", "pair"))
_DESCRIBING: Final = (Tag.WORD, Tag.OTHER, Tag.PLACE)
_NAMES_ONE: Final = (Tag.ARTICLE, Tag.DET)
_MAY_STAND: Final = frozenset(
    (Tag.PERSON, Tag.THING, Tag.ORG, Tag.NAME, Tag.CONJ, Tag.CASUALTY, Tag.PUNCT, *_DESCRIBING)
)
"""What may stand before the noun; most groups that are none end at another word."""


def groups_of(clause: Clause) -> list[Group]:
    """All groups of people in reading order, parts of others marked."""
    tokens = clause.tokens
    groups: list[Group] = []
    people = clause.at[Tag.PERSON]
    shortly_before = {i for at in people for i in range(at - _MAX_BARE_MODIFIERS, at)}
    begin = 0
    tags = _MAY_BEGIN if "family" not in clause.words else (*_MAY_BEGIN, Tag.THING)
    for at in clause.numbers(tags):
        if at < begin or (tokens[at].tag is Tag.THING and tokens[at].low != "family"):
            continue
        token = tokens[at]
        describes = at in shortly_before and is_adjective(token)
        if token.tag is Tag.WORD and not (describes or token.low in _MAY_STAND_FOR):
            continue  # an adjective tells only shortly before its noun
        group, end = _group_at(tokens, at)
        if group is not None:
            _apposition(tokens, group)
            _name_by_name(tokens, group)
            groups.append(group)
            begin = group.last + 1
        else:
            begin = end
    groups = with_numbers_of_bodies(tokens, without_names_of_one(tokens, groups))
    mark_subsets(tokens, groups)
    return groups


def _name_by_name(tokens: Sequence[Token], group: Group) -> None:
    """ "The brothers Ali and Omar al-Barhum": as many as are named."""
    if group.count is not None or group.head < 0 or tokens[group.head].low not in _KIN:
        return
    named, at, joined = 0, group.head + 1, True
    while at < len(tokens):
        token = tokens[at]
        if token.tag is Tag.NAME:
            named += joined
            joined = False
        elif token.low in ("and", ",") and tokens[min(at + 1, len(tokens) - 1)].tag is Tag.NAME:
            joined = True
        else:
            break
        at += 1
    if named > 1:
        group.count, group.last = CountRange.exactly(named), at - 1


def _group_at(tokens: Sequence[Token], at: int) -> tuple[Group | None, int]:
    """The group that begins at ``at``, or None and where to go on."""
    token = tokens[at]
    if token.low == "family" and (family := _family(tokens, at, at)) is not None:
        return family, family.last + 1  # a headline's "Family of four"
    if token.tag not in _MAY_BEGIN:
        return None, at + 1
    if token.low == "guard" and at and tokens[at - 1].low in ("that", "which", "who", "to"):
        return None, at + 1  # "the checkpoints that guard the field"
    if token.low in _PRONOUNS:
        return Group(at, at, CountRange.exactly(1), None, pronoun=True, singular=True), at + 1
    if token.low in _SELVES:
        others = at + 1 < len(tokens) and tokens[at + 1].tag is Tag.CONJ
        himself = Group(at, at, CountRange.exactly(1), Party.UNKNOWN, explicit=True, singular=True)
        return (himself if others else None), at + 1  # "killed himself and four soldiers"
    if token.tag is Tag.ARTICLE and _of_a_nation(tokens, at + 1):
        return Group(at, at + 1, CountRange.exactly(1), None, generic=True, singular=True), at + 2
    quantity = quantity_of(tokens, at)
    if quantity is None:
        return None, at + 1
    count, begin, marks = quantity
    if token.tag in _NAMES_ONE and (one := _one_more(tokens, at)) is not None:
        return one, one.last + 1
    if token.tag is Tag.NUMBER and is_aside(tokens, at):
        return None, at + 1
    if begin >= len(tokens):
        if not (marks.quantified or marks.other):
            return None, at + 1
        return Group(at, begin - 1, count, None, headless=True, other=marks.other), begin
    if (family := _family(tokens, at, begin)) is not None:
        return family, family.last + 1
    return _with_head(tokens, at, begin, count, marks)


def _of_a_nation(tokens: Sequence[Token], at: int) -> bool:
    """ "Six Afghans and a Syrian were killed": a man, where no noun follows."""
    if at >= len(tokens) or tokens[at].low not in _COUNTRYMEN:
        return False
    behind = tokens[at + 1 : at + 2]
    return not behind or behind[0].tag in (Tag.BE, Tag.HAVE, Tag.CASUALTY, Tag.CONJ, Tag.PUNCT)


def _one_more(tokens: Sequence[Token], at: int) -> Group | None:
    """ "A third had been killed", "the other is in hospital": one person beside those before."""
    pair = tokens[at : at + 2]
    if len(pair) < 2 or not (
        pair[1].low in NTH or (pair[0].low == "the" and pair[1].low == "other")
    ):
        return None
    following = tokens[at + 2] if at + 2 < len(tokens) else None
    if following is None or following.tag not in (Tag.BE, Tag.HAVE, Tag.CASUALTY):
        return None
    if following.tag is Tag.CASUALTY and [t.tag for t in tokens[at + 3 : at + 4]] == [Tag.NUMBER]:
        return None  # "the second wounded three": an attack
    return Group(at, at + 1, CountRange.exactly(1), None, headless=True, other=True)


_BODIES_OF_MEN: Final = frozenset("family household group crew patrol party convoy".split())

_MAY_BEGIN: Final = frozenset(
    (
        Tag.NUMBER, Tag.VAGUE, Tag.ARTICLE, Tag.ANOTHER, Tag.OTHER, Tag.DET, Tag.PERSON, Tag.ORG,
        Tag.NAME, Tag.WORD, *HEDGES,
    )
)  # fmt: skip


def _with_head(
    tokens: Sequence[Token], at: int, begin: int, count: CountRange | None, marks: Marks
) -> tuple[Group | None, int]:
    head, party, explicit, words, i = -1, None, False, 0, begin
    names = 0
    pronoun = marks.quantified and tokens[begin].low in ("them", "whom")
    if pronoun and tokens[begin - 1].low in ALL_OF:
        return Group(at, begin, count, None, headless=True, definite=True), begin + 1
    if begin < len(tokens) and tokens[begin].tag is Tag.OF and marks.quantified:
        i, of_them = _after_of(tokens, begin)
        if i < len(tokens) and tokens[i].low in ("former", "latter"):
            return Group(at, i, count, _named_side(tokens, i), headless=True), i + 1
        if i < len(tokens) and i > begin + 1 and tokens[i].low in _BODIES_OF_MEN:
            group = Group(at, i, count, None, headless=True, other=marks.other)
            return group, i + 1  # "three others of the family"
        if of_them:
            group = Group(at, i - 1, count, None, headless=True, definite=True)
            return group, i
    limit = begin + (_MAX_BARE_MODIFIERS if marks.bare else _MAX_MODIFIERS)
    limit = min(len(tokens), limit)
    while i < limit:
        token = tokens[i]
        tag = token.tag
        if tag not in _MAY_STAND:
            break
        if tag is Tag.PERSON:
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
            if not (i + 1 < len(tokens) and tokens[i + 1].tag in (Tag.PERSON, Tag.THING)):
                return None, i + 1
            head = -1
        elif head >= 0 and not (tag is Tag.ORG and person_follows(tokens, i)):
            break
        elif tag is Tag.ORG:
            if party is None or (not explicit and token.low not in WEAK_ORGS):
                party, explicit = token.party, token.low not in WEAK_ORGS or token.text.isupper()
        elif tag is Tag.NAME:
            names += 1
        elif tag is Tag.WORD and token.low.endswith("-backed") and party is not None:
            party, explicit = None, False  # "the US occupation forces-backed SDF militia"
        elif tag in _DESCRIBING or is_quote(token):
            if tag is Tag.WORD and not (marks.quantified or is_adjective(token)):
                break
            if tag is Tag.WORD and (token.trigger is not None or token.low in _NO_ADJECTIVE):
                break
            if tag is Tag.PLACE and not person_follows(tokens, i):
                break
            if tag is Tag.OTHER:
                marks.other = True
            words += tag in (Tag.WORD, Tag.PLACE) and not token.low.endswith("ly")
        elif (
            tag is Tag.CONJ
            and joins_orgs(tokens, i)
            and (party or names)
            and not _two_sides(tokens, at)
        ) or (
            tag is Tag.CASUALTY
            and token.form is Form.PARTICIPLE
            and i + 1 < len(tokens)
            and tokens[i + 1].tag is Tag.PERSON
            and (marks.definite or marks.article)
        ):
            pass
        else:
            break
        i += 1
    if head < 0:
        return _headless(tokens, at, begin, i, count, marks, party, explicit, words, names)
    return _headed(tokens, at, head, count, marks, party, explicit)


def _two_sides(tokens: Sequence[Token], at: int) -> bool:
    """ "Clashes between the SDF and IS fighters": the fighters are of the second alone."""
    return "between" in (t.low for t in tokens[max(0, at - 2) : at + 1])


def _headless(
    tokens: Sequence[Token],
    at: int,
    begin: int,
    end: int,
    count: CountRange | None,
    marks: Marks,
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
    if names == 1 and marks.quantified and noun is not None and noun.low.endswith(_NATIONS):
        return Group(at, end - 1, count, party, other=marks.other, guess=True), end
    plain = names == 1 and party is None and not (marks.quantified or words or marks.article)
    if plain and _bears_a_surname(tokens, at, end):
        one = CountRange.exactly(1)
        return Group(at, end - 1, one, None, named=True, singular=True), end
    a_body = "the" in (tokens[at].low, tokens[at - 1].low)  # "the Charity Association"
    if names >= 2 and not (marks.quantified or words or marks.article or a_body):
        one = CountRange.exactly(1)
        return Group(at, end - 1, one, party, explicit=explicit, named=True, singular=True), end
    return None, max(stop, at + 1)


def _bears_a_surname(tokens: Sequence[Token], at: int, end: int) -> bool:
    """ "The killing of al-Laban", "they killed Talib, his son and a guest": one man by one name."""
    before = tokens[at - 1] if at else None
    if before is None or before.tag is not Tag.CASUALTY or end != at + 1 or tokens[at].possessive:
        return False
    if before.form not in (Form.PARTICIPLE, Form.ACTIVE, Form.NOUN_OF):
        return False
    behind = [t.low for t in tokens[end : end + 2]]
    kin = behind[:1] in ([","], ["and"]) and behind[1:] in (["his"], ["her"])
    ends = end == len(tokens) or tokens[end].tag in (Tag.PUNCT, Tag.CONJ, Tag.PREP)
    return kin or (ends and tokens[at].low.startswith(("al-", "el-")))


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
    marks: Marks,
    party: Party | None,
    explicit: bool,
) -> tuple[Group | None, int]:
    word = tokens[head]
    ex = _is_former(tokens, at, head)
    if word.possessive:
        return None, head + 1
    singular = word.low not in PLURAL_PERSONS
    own = _who_speaks(tokens, at, head) or word.party
    of_tribe = _of_a_tribe(tokens, head)
    if _of_an_army(tokens, head) or of_tribe:
        party = Party.OTHER_ARMED if party is None else party
        explicit = True
    elif word.low in _CONTRACTORS and party is Party.GOVERNMENT:
        explicit = True  # "Russian contractors" fight
    elif own is Party.CIVILIAN and word.low not in NEUTRAL_HEADS:
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
    told = head
    following = [t.tag for t in tokens[head + 1 : head + 3]]
    if following[:1] == [Tag.AT_LEAST] and following[1:] not in ([Tag.NUMBER], [Tag.VAGUE]):
        told += 1  # "28 members at least of the regime forces"
        count = CountRange(count.min, None) if count is not None else None
    last, linked = complement_of(tokens, told)
    civil = own is Party.CIVILIAN and word.low not in NEUTRAL_HEADS
    if of_tribe and linked is Party.CIVILIAN:
        linked = None
    if linked is not None and (
        not civil or serves(tokens, told) or tokens[told + 1].low in _BELONGS
    ):
        fell = own is Party.GOVERNMENT and tokens[last].low.endswith("regime")
        party, explicit = own if fell else linked, True  # "soldiers of the fallen regime"
    if not marks.quantified and (singular or marks.article):
        count = CountRange.exactly(1)
    before = tokens[head - 1]
    owned = tokens[at].low in _OWN or before.low in _OWN or before.text.endswith("'s")
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
    count = _strength(tokens, at, head) or count
    generic = word.low in PEOPLE
    group = Group(
        at, last, count, None if generic and not explicit else party,
        explicit=explicit and not generic, generic=generic, other=marks.other, head=head,
        definite=marks.definite and not marks.quantified, singular=singular, bare=marks.bare,
    )  # fmt: skip
    return group, last + 1


def _who_speaks(tokens: Sequence[Token], at: int, head: int) -> Party | None:
    """ "IS said its soldiers had stormed the post": whose soldiers "its" are."""
    if tokens[head].low not in _SOLDIERS or tokens[at].low not in ("its", "their"):
        return None
    spoke = any(t.low in SAYING for t in tokens[max(0, at - _SPOKEN) : at])
    named = [t.party for t in tokens[max(0, at - _SPOKEN) : at] if t.tag is Tag.ORG]
    return named[-1] if spoke and named else None


def _of_an_army(tokens: Sequence[Token], head: int) -> bool:
    """ "Army engineers", "a military doctor": men of an army."""
    if not head or tokens[head].low not in _TRADES:
        return False
    before = tokens[head - 1]
    return before.tag is Tag.ORG and before.low.endswith(_ARMIES)


def _of_a_tribe(tokens: Sequence[Token], head: int) -> bool:
    """ "Fighters from the Bukara tribe"."""
    if tokens[head].low not in _FIGHTERS:
        return False
    ahead = tokens[head + 1 : head + 6]
    if not ahead or ahead[0].low not in ("from", "of"):
        return False
    named = (Tag.DET, Tag.NAME, Tag.PLACE, Tag.PREP, Tag.OF)
    at = next((i for i, t in enumerate(ahead) if t.low in ("tribe", "clan", "tribes")), None)
    return at is not None and all(t.tag in named for t in ahead[:at])


def _strength(tokens: Sequence[Token], at: int, head: int) -> CountRange | None:
    """The three of "its three-man crew"."""
    for token in tokens[at:head]:
        number, dash, unit = token.low.partition("-")
        if dash and unit in _STRONG and (number.isdigit() or number in NUMBER_WORDS):
            return CountRange.exactly(int(number) if number.isdigit() else NUMBER_WORDS[number])
    return None


def _named_side(tokens: Sequence[Token], at: int) -> Party | None:
    """ "Between the army and IS, killing 18 of the former": the first of the two named."""
    sides = [t.party for t in tokens[:at] if t.tag is Tag.ORG and t.party is not None]
    if len(sides) < 2:
        return None
    return sides[-2] if tokens[at].low == "former" else sides[-1]


def _is_former(tokens: Sequence[Token], at: int, head: int) -> bool:
    """ "A former member of the SDF" is one no more; data sets code them as civilians."""
    lows = [w for t in tokens[at : head + 1] for w in t.low.split()]
    if "regime" in lows and lows[-1] in _STILL_ARMED:
        return False  # "gunmen of the former regime"
    return any(low in _FORMER or low.startswith("ex-") for low in lows)


def _after_of(tokens: Sequence[Token], at: int) -> tuple[int, bool]:
    """Behind "three of": whether it is "them" and nothing more, and where to read on."""
    i = at + 1
    if i < len(tokens) and tokens[i].low in ("them", "whom", "these", "those", "us"):
        return i + 1, True
    if [t.low for t in tokens[i : i + 2]] in (["their", "number"], ["its", "number"]):
        return i + 2, True  # "the attackers lost eleven of their number"
    while i < len(tokens) and tokens[i].tag in (Tag.DET, Tag.NUMBER):
        i += 1
    if i > at + 1 and i < len(tokens) and tokens[i].form is Form.PARTICIPLE:
        if person_follows(tokens, i):
            return i + 1, False  # "three of the five wounded soldiers"
        return i + 1, True  # "two of the injured"
    named = [t.tag for t in tokens[i : i + 3]] == [Tag.NAME, Tag.CONJ, Tag.NAME]
    if i > at + 1 and named:
        return i + 2, False  # "17 of its Iraqi and Syrian members"
    return i, False


def _family(tokens: Sequence[Token], at: int, begin: int) -> Group | None:
    """ "a family of five", "its crew of two", "a couple"."""
    word = tokens[begin].low
    if word in _PAIRS and not (begin + 1 < len(tokens) and tokens[begin + 1].tag is Tag.OF):
        return Group(at, begin, CountRange.exactly(2), Party.CIVILIAN, explicit=True)
    if word in _OF_SO_MANY and begin + 2 < len(tokens) and tokens[begin + 1].tag is Tag.OF:
        number = tokens[begin + 2].number
        if number is not None:
            party = Party.CIVILIAN if word == "family" else None
            ahead = tokens[begin + 3 : begin + 4]  # "a family of five civilians"
            last = begin + 2 + (bool(ahead) and ahead[0].tag is Tag.PERSON)
            return Group(at, last, number, party, explicit=party is not None, head=begin)
    return None


def _leads(tokens: Sequence[Token], i: int) -> Party | None:
    """ "Hamad X, who commands a regiment of the SDF,": one of theirs."""
    if tokens[i].tag is not Tag.WHO or not any(t.low in _LEADS for t in tokens[i + 1 : i + 2]):
        return None
    for token in tokens[i + 2 : i + 10]:
        if token.tag is Tag.PUNCT:
            return None
        if token.tag is Tag.ORG:
            return token.party
    return None


def _apposition(tokens: Sequence[Token], group: Group) -> None:
    """Takes in ages and a description: "two men, 30 and 41", "Hassan X, 31, a member of ...,"."""
    if group.pronoun or not (group.named or group.head >= 0):
        return
    people = group.count.min if group.count is not None else 0
    i = behind_ages(tokens, group.last + 1, people)
    aged = i > group.last + 1
    if aged:
        group.last = i - 1
    if not (group.named or group.singular):
        return
    if tokens[i : i + 1] and tokens[i].low in (",", "("):
        i += 1
        if aged and tokens[i : i + 1] and tokens[i].tag is not Tag.NUMBER:
            group.last += 1  # else: "a boy aged 11, two women and 4 men"
    if i == group.last + 1 and not aged:
        return
    titled = group.last > group.head >= 0 and tokens[group.last].tag is Tag.NAME
    if not (group.named or titled) or tokens[i : i + 1] == []:
        return
    if tokens[i].tag not in (Tag.ARTICLE, Tag.WHO):
        return
    if (led := _leads(tokens, i)) is not None:
        group.party, group.explicit = led, True
        return
    if tokens[i].tag is Tag.WHO:
        i += 1 + (i + 1 < len(tokens) and tokens[i + 1].tag is Tag.BE)
    described, _ = _group_at(tokens, i) if i < len(tokens) else (None, 0)
    if described is not None and described.head >= 0 and described.singular:
        if titled and tokens[described.head].low not in _ROLES:
            return  # "killed Sheikh X, a guard and a driver"
        group.last = described.last
        if group.named or described.party is not None:
            group.party = described.party
            group.explicit, group.generic = described.explicit, described.generic
