"""Who was harmed in a sentence: its casualty words and the groups of people they speak of."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.reports.clauses.clause import Clause
from geo.reports.harm.around import (
    is_noun,
    verb_start,
)
from geo.reports.harm.coded import read_estimate
from geo.reports.harm.count_nouns import read_adjective, read_casualties, read_count_noun
from geo.reports.harm.found_dead import (
    FINDS,
    read_blown_up_inside,
    read_body,
    read_cost,
    read_fell,
    read_left_behind,
)
from geo.reports.harm.harmed import Harmed
from geo.reports.harm.harmed_before import (
    ON_EACH_SIDE,
    read_others_too,
    read_participle,
    read_subject,
)
from geo.reports.harm.harmed_behind import (
    read_object_after_things,
    read_objects,
    read_pronoun_object,
)
from geo.reports.harm.joined import joined_right
from geo.reports.harm.later_dead import (
    TAKEN,
    read_hurt_and_died,
    read_limb_hurt,
    read_of_whom_died,
    read_one_more,
    read_taken_to_hospital,
    take_from_wounded,
)
from geo.reports.harm.led_away import read_led_away
from geo.reports.harm.led_to import DEATHS, read_led_to, without_summed
from geo.reports.harm.one_pass import Pass
from geo.reports.harm.reach import is_inside_group
from geo.reports.harm.told import add_count, add_none, add_people, is_only_damage
from geo.reports.harm.told_before import (
    is_charged_with,
    is_his_old_deed,
    is_of_a_series,
    was_first_reported,
)
from geo.reports.harm.toll_before import is_put_at
from geo.reports.harm.toll_nouns import TOLL_NOUNS
from geo.reports.harm.tolls import (
    is_in_toll,
    is_risen,
    read_come_to,
    read_nth,
    read_toll,
)
from geo.reports.harm.undone import (
    ESCAPES,
    SURVIVED,
    carries_out,
    is_answered,
    is_avenged,
    is_of_a_season,
    is_state_of_those,
    is_treated,
    is_unreal,
    others_did_not,
    read_few_survived,
    read_nobody_survived,
    read_survived,
)
from geo.reports.people.group import Group
from geo.reports.people.headless import has_wounds
from geo.reports.vocabulary.deeds import LEADS
from geo.reports.vocabulary.lexicon import Form, Harm, Tag
from geo.reports.vocabulary.tokens import Token

_SO_FAR: Final = frozenset(("already", "has", "have", "now"))
_NUMBER_OF: Final = frozenset(("number", "total", "numbers", "figure"))
_AMONG: Final = frozenset(("among", "of", "including"))
_THOSE: Final = frozenset(("the", "those"))
_INVERTED: Final = 10
_PER_SIDE: Final = ["per", "side"]
_DAMAGE: Final = frozenset(("damage", "damages", "loss of life", "losses"))
_SINGLY: Final = frozenset(
    """cost costs costing fell estimate best rose risen climbed increased inside aboard fatally
    mortally behind""".split()
)
_OF_INTEREST: Final = (
    TOLL_NOUNS
    | _NUMBER_OF
    | _DAMAGE
    | FINDS
    | SURVIVED
    | ESCAPES
    | TAKEN
    | LEADS
    | _SINGLY
    | set(DEATHS)
    | {"mourned"}
)
_WOUNDS: Final = frozenset(("wounds", "injuries"))


def harmed_in(clause: Clause, groups: Sequence[Group]) -> list[Harmed]:
    """Everything the clause says of killed, wounded, missing and captured people."""
    at = clause.at[Tag.CASUALTY]
    if not clause.words.isdisjoint(_OF_INTEREST):
        others = [i for i, t in enumerate(clause.tokens) if t.low in _OF_INTEREST]
        at = sorted({*at, *others})
    return _read(Pass(clause.tokens, clause.lows, groups), at) if at else []


def _read(here: Pass, words: Sequence[int]) -> list[Harmed]:
    tokens = here.tokens
    for at in words:
        token = tokens[at]
        if (
            token.low in TOLL_NOUNS
            or token.low in _NUMBER_OF
            or is_put_at(tokens, at)
            or is_risen(tokens, at)
        ):
            read_toll(here, at)
        elif token.low in DEATHS and read_led_to(here, at):
            continue
        elif _are_meant(here, at) and read_come_to(here, at):
            pass
        elif token.low == "death" and at and tokens[at - 1].tag is Tag.NUMBER:
            if not was_first_reported(here, at):
                add_count(here, at, tokens[at - 1].number, harm=Harm.KILLED)  # "led to one death"
        elif token.low in ("estimate", "best"):
            read_estimate(here, at)
        elif token.tag is Tag.CASUALTY and not is_inside_group(here, at):
            _read_word(here, at, token)
        elif token.low in FINDS:
            read_body(here, at)
            if token.low == "counted":
                _read_counted(here, at)
        elif token.low == "behind":
            read_left_behind(here, at)
        elif token.low == "fell":
            read_fell(here, at)
        elif token.low in ("fatally", "mortally"):
            _read_fatally(here, at)
        elif token.low in ("inside", "aboard"):
            read_blown_up_inside(here, at)
        elif token.low.startswith("cost") and token.tag is not Tag.CASUALTY:
            read_cost(here, at)
        elif token.low in SURVIVED or token.low in ESCAPES:
            if token.low in SURVIVED:
                if read_few_survived(here, at):
                    continue
                read_nobody_survived(here, at)
            if token.low in ESCAPES:
                read_survived(here, at)
                if "did" in here.lows and (dead := others_did_not(here, at)) is not None:
                    add_people(here, at, [dead], harm=Harm.KILLED)
        elif token.low == "mourned":
            _read_mourned(here, at)
        elif token.low in LEADS and read_led_away(here, at):
            continue
        elif token.low in TAKEN:
            read_taken_to_hospital(here, at)
        elif token.low in _DAMAGE and is_only_damage(tokens, at):
            both = (Harm.KILLED, Harm.WOUNDED)
            add_none(here, at, both[:1] if token.low == "loss of life" else both)
    if "the" in here.lows:
        read_nth(here)
    for found in here.result:
        take_from_wounded(here, found)
        _count_on_each_side(here, found)
    without_summed(here)
    return here.result


def _read_word(here: Pass, at: int, token: Token) -> None:
    tokens = here.tokens
    if [t.tag for t in tokens[max(0, at - 2) : at]] == [Tag.OF, Tag.ARTICLE] and token.harm:
        return  # "the son of a slain leader"
    denied = at > 0 and tokens[at - 1].tag is Tag.NEG and _is_anybody(tokens, at + 1)
    if denied or _hurts_nobody(tokens, at):
        both = (Harm.KILLED, Harm.WOUNDED)
        add_none(here, at, both if token.harm is Harm.WOUNDED else both[:1])
        return
    if (
        is_avenged(tokens, at)
        or is_answered(tokens, at)
        or is_unreal(here, at)
        or is_in_toll(here, at)
        or carries_out(tokens, at)
        or is_treated(here, at)
    ):
        return
    if is_charged_with(tokens, at) or was_first_reported(here, at):
        return
    if is_of_a_series(tokens, at):
        return
    if is_his_old_deed(tokens, at) or (
        tokens[at - 1].low in _SO_FAR and is_of_a_season(tokens, at)
    ):
        here.objects.update(g.first for g in here.groups if g.first == at + 1)
        return
    form = token.form
    if form is Form.PARTICIPLE and at and here.lows[at - 1] == "one":
        behind = [t.tag for t in tokens[at + 1 : at + 4]]
        if behind[:1] == [Tag.NUMBER] and Tag.CASUALTY not in behind:
            form = Form.ACTIVE  # "two bombs went off; one killed nine": no man, but a bomb
    if token.low in _WOUNDS and (hurt := _hurt_before(here, at)) is not None:
        add_people(here, at, [hurt], harm=Harm.WOUNDED)
        return
    if token.harm is Harm.ANY:
        read_casualties(here, at)
    elif form is Form.PARTICIPLE:
        if at == 0 and (those := _named_behind(here)) is not None:
            add_people(here, at, joined_right(here, those))
        elif not read_limb_hurt(here, at):
            read_participle(here, at)
            read_others_too(here, at)
    elif token.low in ("wounds", "wound") and is_noun(tokens, at):
        return
    elif form in (Form.ACTIVE, Form.NOUN_OF):
        begin = at + (3 if _but_for(tokens, at) else 1)
        found = read_objects(here, at, begin) or read_object_after_things(here, at)
        if not found and form is Form.ACTIVE:
            read_pronoun_object(here, at)
    elif form is Form.INTRANSITIVE:
        of_them = read_of_whom_died(here, at)
        if not (of_them or is_state_of_those(here, at) or read_hurt_and_died(here, at)):
            read_subject(here, at, verb_start(tokens, at))
            read_others_too(here, at)
            read_one_more(here, at)
            _read_they_died(here, at)
    elif form is Form.ADJECTIVE:
        read_adjective(here, at)
        read_others_too(here, at)
    else:
        read_count_noun(here, at)
        read_others_too(here, at)


def _are_meant(here: Pass, at: int) -> bool:
    """ "The dead", "this year's dead", "the civilians killed", "deaths"; not "among the dead"."""
    if here.lows[at] in DEATHS or at == 0:
        return here.lows[at] in DEATHS
    the = here.lows[at - 1] in _THOSE or here.lows[at - 1].endswith("'s")
    if the or here.lows[at] == "dead":
        return the and here.lows[max(0, at - 2)] not in _AMONG
    people = here.ending.get(at - 1) if here.tokens[at].harm is Harm.KILLED else None
    return people is not None and people.count is None and not people.singular


def _named_behind(here: Pass) -> Group | None:
    """ "Killed near X on Monday were a captain and two guards": the captain."""
    be = next((i for i, t in enumerate(here.tokens[:_INVERTED]) if t.tag is Tag.BE), 0)
    if be < 2 or any(t.tag in (Tag.PERSON, Tag.PUNCT, Tag.NUMBER) for t in here.tokens[:be]):
        return None
    return here.starting.get(be + 1)


def _count_on_each_side(here: Pass, found: Harmed) -> None:
    """ "Left one dead on each side", "one killed per side", "killing one from each side", "the
    death of one on each side", "one on each side killed": two."""
    tokens, at = here.tokens, found.at
    ends = (at, at + 1 if found.group is None else found.group.last)
    behind = [here.lows[end + 1 : end + 4] for end in ends]
    before = at - (at > 0 and tokens[at - 1].tag is Tag.BE)
    sides = any(words in ON_EACH_SIDE or words[:2] == _PER_SIDE for words in behind)
    sides = sides or (before > 3 and here.lows[before - 3 : before] in ON_EACH_SIDE)
    if found.count is not None and sides:
        found.count = found.count + found.count


def _hurt_before(here: Pass, at: int) -> Group | None:
    """ "Left two dead and a third with serious wounds": the third."""
    begin = next((i for i in range(at - 1, max(0, at - 3), -1) if here.lows[i] == "with"), 0)
    group = here.ending.get(begin - 1)
    alone = group is not None and group.headless and begin
    return group if alone and has_wounds(here.tokens, begin) else None


def _is_anybody(tokens: Sequence[Token], at: int) -> bool:
    """ "Without hurting anybody"."""
    return at < len(tokens) and tokens[at].low in ("anybody", "anyone")


def _hurts_nobody(tokens: Sequence[Token], at: int) -> bool:
    """ "Damaged a car and hurt nobody"."""
    behind = tokens[at + 1].low if at + 1 < len(tokens) else ""
    does = tokens[at].form in (Form.ACTIVE, Form.PARTICIPLE)
    return does and behind in ("nobody", "no one", "no-one") and not _but_for(tokens, at)


def _but_for(tokens: Sequence[Token], at: int) -> bool:
    """ "Killing no one but himself"."""
    return at + 3 < len(tokens) and tokens[at + 2].low in ("but", "except")


def _read_counted(here: Pass, at: int) -> None:
    """ "The Observatory counted 17 and said that ...": 17 dead."""
    tokens = here.tokens
    ahead = tokens[at + 1 : at + 3]
    told = len(ahead) > 1 and ahead[0].number is not None
    ends = told and (ahead[1].tag is Tag.CONJ or ahead[1].low in (".", ";", ","))
    if ends and at and tokens[at - 1].tag is Tag.OUTLET and not here.result:
        count = ahead[0].number
        here.result.append(Harmed(Harm.KILLED, count, None, at, generic=True, toll=True))


def _read_mourned(here: Pass, at: int) -> None:
    """ "Local pages mourned four soldiers": four dead."""
    mourned = here.starting.get(at + 1)
    if mourned is not None and mourned.count is not None and not mourned.singular:
        add_people(here, at, [mourned], harm=Harm.KILLED)


def _read_fatally(here: Pass, at: int) -> None:
    """ "Ten men were shot, eight of them fatally": eight dead."""
    group = here.ending.get(at - 1)
    ends = at + 1 >= len(here.tokens) or here.tokens[at + 1].tag is Tag.PUNCT
    if group is not None and group.headless and group.count is not None and ends:
        here.result.append(Harmed(Harm.KILLED, group.count, group.party, at))


def _read_they_died(here: Pass, at: int) -> None:
    """ "They died in the village of X": those told of before."""
    if at == 0 or here.tokens[at - 1].low != "they" or any(h.at == at for h in here.result):
        return
    add_count(here, at, None)
    here.result[-1].pronoun = True
