"""What words are to their sentence, by their neighbours: a second look once all of them stand."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterable, Set
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from geo.model import EventType, Party
from geo.reports.vocabulary.deeds import BASES, BATTLING, STRIKES, TAKES
from geo.reports.vocabulary.kinds import CONQUERS
from geo.reports.vocabulary.lexicon import PLURAL_PERSONS, WEAK_ORGS, Form, Harm, Tag
from geo.reports.vocabulary.settle_names import (
    SHORT_RANKS,
    settle_aliases,
    settle_first_word,
    settle_names,
    settle_ranks,
    settle_second_names,
)
from geo.reports.vocabulary.settle_scenery import (
    FLED,
    fled_a_fight,
    fought_where_they_were,
    without_the_fight,
    without_the_fighters,
)
from geo.reports.vocabulary.settle_whose import (
    FOREIGN,
    MINISTRIES,
    STRIKING,
    beside_its_allies,
    by_central_command,
    cells_of_others,
    coalition_before,
    flown_by_a_neighbour,
    nation_of_a_force,
    of_a_foreign_army,
    of_a_ministry,
    of_a_neighbour,
    of_another_country,
    of_damascus,
    of_others,
    of_syrian_arms,
    of_that_capital,
    of_that_nation,
    of_the_government,
    to_a_man,
)
from geo.reports.vocabulary.words import Entry

if TYPE_CHECKING:
    from geo.reports.vocabulary.tokens import Token

_CASUALTY_REACH: Final = 20
_INSTITUTIONS: Final = frozenset(
    """authority directorate company organization organisation establishment corporation union
    hospital administration commission council assembly""".split()
)
_FLYING: Final = ("jets", "planes", "helicopters", "drones")
_BY_AIR: Final = frozenset(("bomb", "strike", "raid"))
_HEADLINE_VERBS: Final = _BY_AIR | set("target targets attack attacks ambush ambushes hits".split())
_AIR_FORCES: Final = ("air force", "air forces", "aerospace forces")
_BY_PLANES: Final = frozenset("struck hit targeted attacked pounded raided".split())
_GROUP_WORDS: Final = frozenset("group organization organisation militants jihadists".split())
_ATTACKS: Final = Entry(Tag.WORD, trigger=EventType.ARMED_ATTACK, verb=True)
_LOCAL: Final = frozenset(
    """arab bedouin partners partner allies ally paper newspaper media page pages network outlet
    radio""".split()
)
_BEHIND_A_RANK: Final = (
    Tag.CONJ, Tag.CASUALTY, Tag.BE, Tag.HAVE, Tag.PREP, Tag.PUNCT, Tag.WHO, Tag.DATE,
)  # fmt: skip
_POSTS: Final = frozenset(
    "post posts position positions checkpoint checkpoints base barracks headquarters camp".split()
)
_ACTS: Final = (Tag.PERSON, Tag.ORG)
_BEFORE_POST: Final = (Tag.ARTICLE, Tag.DET, Tag.NUMBER, Tag.VAGUE, Tag.ORG, Tag.WORD, Tag.OTHER)
_ONE: Final = (Tag.ARTICLE, Tag.ANOTHER, Tag.NUMBER)
_SINGLE: Final = frozenset(
    ("rebel", "jihadist", "loyalist", "insurgent", "takfiri", "border guard", "border guards")
)
_BURNS: Final = (Tag.ARTICLE, Tag.DET, Tag.NUMBER, Tag.THING)
_OBJECT_BEGINS: Final = (Tag.ORG, Tag.ARTICLE, Tag.DET, Tag.PERSON, Tag.NUMBER)


def settle(tokens: list[Token], said: Iterable[str]) -> None:
    """Changes what a unit is where its neighbours say so; most sentences hold no such words.

    ``said``: all units in lower case, and the tags of the longer ones.
    """
    for take in _steps_for(_LOOKED_FOR.intersection(said)):
        take(tokens)


@lru_cache(maxsize=4096)
def _steps_for(said: frozenset[str]) -> tuple[Callable[[list[Token]], None], ...]:
    return tuple(take for words, take in _STEPS if words is None or not said.isdisjoint(words))


def _rule(
    words: Set[str],
    holds: Callable[[list[Token], int], bool],
    change: Callable[[list[Token], int], None],
) -> tuple[Set[str], Callable[[list[Token]], None]]:
    """Words, the neighbours that make something else of them, and what that is."""

    def take(tokens: list[Token]) -> None:
        for at, token in enumerate(tokens):
            if token.low in words and holds(tokens, at):
                change(tokens, at)

    return words, take


def _no_side(tokens: list[Token], at: int) -> None:
    tokens[at].tag, tokens[at].entry, tokens[at].party = Tag.WORD, None, None


def _named(tokens: list[Token], at: int) -> None:
    tokens[at].tag, tokens[at].entry, tokens[at].party = Tag.NAME, None, None


def _people(tokens: list[Token], at: int) -> None:
    tokens[at].tag = Tag.PERSON


def _attack(tokens: list[Token], at: int) -> None:
    tokens[at].entry, tokens[at].trigger = _ATTACKS, _ATTACKS.trigger


def _attack_by_headline(tokens: list[Token], at: int) -> None:
    tokens[at].tag, tokens[at].harm, tokens[at].form = Tag.WORD, None, None
    _attack(tokens, at)


def _beside_people(tokens: list[Token], at: int) -> bool:
    """ "Five soldiers and loyalists": people, as the soldiers are."""
    return at > 1 and tokens[at - 1].tag is Tag.CONJ and tokens[at - 2].tag is Tag.PERSON


def _stands_for_one(tokens: list[Token], at: int) -> bool:
    """ "A rebel was killed", "9 May: rebel killed in X": a man; "a rebel commander" is theirs."""
    if tokens[at].tag is not Tag.ORG or not at:
        return False
    if not (_one_is_meant(tokens, at) or _is_killed_in_brief(tokens, at)):
        return False
    return at + 1 == len(tokens) or tokens[at + 1].tag in _BEHIND_A_RANK


def _one_is_meant(tokens: list[Token], at: int) -> bool:
    """Whether an article stands before, or before the word that describes him."""
    near = tokens[max(0, at - 3) : at]
    described = (Tag.WORD, Tag.ORG, Tag.PLACE)
    begin = next((i for i, t in enumerate(near) if t.tag in _ONE), len(near))
    return begin < len(near) and all(t.tag in described for t in near[begin + 1 :])


def _is_killed_in_brief(tokens: list[Token], at: int) -> bool:
    """ "X, Homs: rebel killed by a mine", with no article, as notes have it."""
    behind = tokens[at + 1 : at + 3]
    opens = tokens[at - 1].low == ":" and bool(behind) and behind[0].tag is Tag.CASUALTY
    return opens and (len(behind) == 1 or behind[1].tag in (Tag.PREP, Tag.BY, Tag.PUNCT))


def _of_an_institution(tokens: list[Token], at: int) -> bool:
    """ "The General Authority", "the National Hospital": no general, and nobody of a nation."""
    return at + 1 < len(tokens) and tokens[at + 1].low in _INSTITUTIONS


def _of_a_side(tokens: list[Token], at: int) -> bool:
    """ "An IRGC general and three guards", "a general was killed": one of them; no "army general
    staff"."""
    if not at or tokens[at].tag is not Tag.WORD:
        return False
    if tokens[at - 1].tag not in (Tag.ORG, Tag.ARTICLE):
        return False
    return at + 1 == len(tokens) or tokens[at + 1].tag in _BEHIND_A_RANK


def _between_have_and_died(tokens: list[Token], at: int) -> bool:
    """ "One of them has since died": when, and since nothing."""
    told = at and at + 1 < len(tokens) and tokens[at - 1].tag is Tag.HAVE
    return bool(told) and tokens[at + 1].tag is Tag.CASUALTY


def _settle_epithets(tokens: list[Token]) -> None:
    """ "The coalition battling the Islamic State group": whose coalition it is, and no battle."""
    for i in range(len(tokens) - 2, 0, -1):
        if tokens[i].low not in BATTLING or tokens[i - 1].party is not Party.COALITION:
            continue
        end = i + 1 + (tokens[i + 1].tag is Tag.DET)
        if end >= len(tokens) or tokens[end].party is not Party.ISLAMIC_STATE:
            continue
        end += 1
        while end < len(tokens) and tokens[end].low in _GROUP_WORDS:
            end += 1
        del tokens[i:end]


def _of_an_officer(tokens: list[Token], at: int) -> bool:
    """ "An air force officer was shot dead": no strike."""
    return at + 1 < len(tokens) and tokens[at + 1].tag is Tag.PERSON


def _no_deed(tokens: list[Token], at: int) -> None:
    tokens[at].entry = tokens[at].trigger = None


def _struck_by_an_air_force(tokens: list[Token], at: int) -> bool:
    """ "The Russian air force struck caves", "the coalition then struck X": from the air."""
    if not at or tokens[at].trigger is None:
        return False
    before = tokens[at - 1 - (tokens[at - 1].low in ("then", "also"))]
    coalition = tokens[at].low == "struck" and before.low.endswith("coalition")
    return coalition or before.low.endswith(_AIR_FORCES)


def _air_strike(tokens: list[Token], at: int) -> None:
    tokens[at].trigger = EventType.AIR_STRIKE


def _settle_double_names(tokens: list[Token]) -> None:
    """ "A PKK/YPG member": one side by two names."""
    for i in range(len(tokens) - 2, 0, -1):
        before, behind = tokens[i - 1], tokens[i + 1]
        both = before.tag is Tag.ORG and behind.tag is Tag.ORG
        if tokens[i].low == "/" and both and before.party is behind.party:
            del tokens[i : i + 2]


def _settle_casualties(tokens: list[Token]) -> None:
    """ "16 casualties of the army were killed": people, who are said to be dead."""
    for i, token in enumerate(tokens):
        if token.low != "casualties" or i == 0 or tokens[i - 1].tag is not Tag.NUMBER:
            continue
        for before, behind in itertools.pairwise(tokens[i : i + _CASUALTY_REACH]):
            if behind.tag is Tag.CASUALTY and before.tag is Tag.NUMBER:
                break  # "over 35 casualties, including 15 killed"
            if behind.harm is Harm.KILLED and behind.form is Form.PARTICIPLE:
                token.tag, token.entry, token.harm, token.form = Tag.PERSON, None, None, None
                break
            if behind.low in (";", "raised", "raises", "raise") or behind.harm is Harm.WOUNDED:
                break


def _burned_by_them(tokens: list[Token], at: int) -> bool:
    """ "Gunmen burned a truck": an attack."""
    if not 0 < at < len(tokens) - 1:
        return False
    return tokens[at - 1].tag in _ACTS and tokens[at + 1].tag in _BURNS


def _engaged_from_the_air(tokens: list[Token], at: int) -> bool:
    """ "Two strikes engaged a unit"."""
    return 0 < at < len(tokens) - 1 and tokens[at - 1].trigger is EventType.AIR_STRIKE


def _set_down_by_helicopters(tokens: list[Token], at: int) -> bool:
    """ "Coalition helicopters landed in X and took a man": no shells, and no air strike."""
    return at > 0 and tokens[at - 1].low in ("helicopter", "helicopters")


def _raid_by_helicopters(tokens: list[Token], at: int) -> None:
    tokens[at].tag, tokens[at].trigger = Tag.WORD, EventType.RAID
    tokens[at - 1].trigger = None


def _headline_verb(tokens: list[Token], at: int) -> bool:
    """ "Gunmen target SDF members": a verb of headlines, where "IS targets" are things."""
    if not 0 < at < len(tokens) - 1 or tokens[at].tag is not Tag.THING:
        return False
    actor = tokens[at - 1]
    if tokens[at].low in _BY_AIR and not actor.low.endswith(_FLYING):
        return False  # "a drone strike", "as Russian jets bomb a village"
    subject = actor.tag is Tag.PERSON or actor.trigger is not None or actor.tag is Tag.ORG
    behind = tokens[at + 1]
    if behind.tag is Tag.PERSON and behind.low not in PLURAL_PERSONS and actor.tag is Tag.ORG:
        return False  # "an ISIS attack facilitator"
    weak = actor.low in WEAK_ORGS  # "Turkish attacks", "army attack": what attacks they are
    on_a_place = behind.tag is Tag.PLACE and tokens[at].low in _BY_AIR
    return subject and not weak and (on_a_place or behind.tag in _OBJECT_BEGINS)


def _overran_a_post(tokens: list[Token], at: int) -> bool:
    """ "Tribesmen overran an army post": an attack, where a town may be retaken without one."""
    if tokens[at].tag is not Tag.WORD:
        return False
    ahead = tokens[at + 1 : at + 6]
    taken = next((t for t in ahead if t.tag in (Tag.THING, Tag.PLACE)), None)
    return taken is not None and taken.low in _POSTS


def _took_a_post(tokens: list[Token], at: int) -> bool:
    """ "IS fighters captured two army posts", "surrounded a base": an attack, and nobody taken."""
    known = tokens[at].trigger is not None and tokens[at].low not in TAKES
    if not at or known or tokens[at].tag is Tag.THING:
        return False
    to_do = tokens[at - 1].low == "to" and tokens[at].low in BASES
    if not to_do and (tokens[at - 1].tag not in _ACTS or tokens[at].low in BASES):
        return False
    for token in tokens[at + 1 : at + 6]:
        if token.tag in (Tag.THING, Tag.PLACE):
            return token.low in _POSTS
        if token.tag not in _BEFORE_POST:
            return False
    return False


def _in_self_defence(tokens: list[Token], at: int) -> bool:
    """ "Responded in self-defense": no side of that name."""
    return at > 0 and tokens[at - 1].low == "in" and tokens[at].text.islower()


def _fell_on_people(tokens: list[Token], at: int) -> bool:
    """ "Cells fell on shepherds": an attack, where shells fall on a town."""
    if not 0 < at < len(tokens) - 2 or tokens[at + 1].low != "on":
        return False
    ahead = tokens[at + 2 : at + 5]
    behind = next((t for t in ahead if t.tag not in _BURNS), tokens[at + 1])
    return tokens[at - 1].tag in _ACTS and behind.tag in _ACTS


def _describes_others(tokens: list[Token], at: int) -> bool:
    """ "Its local partners", "a local paper": no inhabitant."""
    if tokens[at].tag is not Tag.PERSON or at + 1 == len(tokens):
        return False
    following = tokens[at + 1]
    return following.tag in (Tag.PERSON, Tag.ORG, Tag.THING) or following.low in _LOCAL


def _of_a_body(tokens: list[Token], at: int) -> bool:
    """ "Shot in the head": nobody who leads."""
    if at < 2 or tokens[at - 1].tag is not Tag.DET:
        return False
    of = at + 1 < len(tokens) and tokens[at + 1].tag is Tag.OF
    return tokens[at - 2].low in ("in", "to", "at") and not of


def _on_guard(tokens: list[Token], at: int) -> bool:
    """ "While they were on guard": nobody else."""
    return at > 0 and tokens[at - 1].low == "on"


def _they_suspect(tokens: list[Token], at: int) -> bool:
    """ "Residents suspect the SDF": a verb."""
    if not 0 < at < len(tokens) - 1 or tokens[at - 1].tag is not Tag.PERSON:
        return False
    return tokens[at + 1].tag in (Tag.DET, Tag.ARTICLE, Tag.ORG)


def _wounded_before(tokens: list[Token], at: int) -> bool:
    """ "One of its wounded fighters died": what they were, no harm that is told."""
    owned = at and tokens[at - 1].low in ("its", "their", "his")
    return bool(owned) and [t.tag for t in tokens[at + 1 : at + 2]] == [Tag.PERSON]


def _no_gang(tokens: list[Token], at: int) -> bool:
    """ "A quarrel over smuggling": a trade, where "a smuggling gang" is a side."""
    behind = tokens[at + 1 : at + 2]
    return not behind or behind[0].tag not in (Tag.PERSON, Tag.ORG, Tag.THING, Tag.WORD, Tag.NAME)


_STEPS: Final[tuple[tuple[Set[str] | None, Callable[[list[Token]], None]], ...]] = (
    _rule({"loyalists"}, _beside_people, _people),
    (SHORT_RANKS, settle_ranks),
    ({Tag.PLACE}, settle_names),
    ({"("}, settle_second_names),
    ({"("}, settle_aliases),
    _rule({"general", "national"}, _of_an_institution, _named),
    _rule(frozenset(_AIR_FORCES), _of_an_officer, _no_deed),
    _rule({"general", "generals"}, _of_a_side, _people),
    (BATTLING, _settle_epithets),
    ({"/"}, _settle_double_names),
    _rule(_BY_PLANES, _struck_by_an_air_force, _air_strike),
    ({"casualties"}, _settle_casualties),
    _rule({"burned"}, _burned_by_them, _attack),
    _rule({"iraqi", "lebanese"}, of_a_foreign_army, of_a_neighbour),
    _rule({"engaged"}, _engaged_from_the_air, _attack),
    _rule({"iraqi", "iraq's", "jordanian", "turkish"}, flown_by_a_neighbour, of_another_country),
    _rule({"landed"}, _set_down_by_helicopters, _raid_by_helicopters),
    _rule(_HEADLINE_VERBS, _headline_verb, _attack_by_headline),
    _rule(CONQUERS, _overran_a_post, _attack),
    _rule(STRIKES | TAKES | BASES, _took_a_post, _attack_by_headline),
    _rule({"self-defense", "self-defence"}, _in_self_defence, _no_side),
    _rule({"fell"}, _fell_on_people, _attack),
    _rule({"sleeper cells", "sleeper cell"}, cells_of_others, _no_side),
    _rule({"local"}, _describes_others, _no_side),
    _rule(MINISTRIES, of_a_ministry, of_that_capital),
    _rule(FOREIGN, nation_of_a_force, of_that_nation),
    _rule(_SINGLE, _stands_for_one, _people),
    _rule({"syrian"}, of_syrian_arms, of_damascus),
    _rule({"allied", "loyal", "loyalist"}, beside_its_allies, of_the_government),
    _rule({"loyal"}, to_a_man, of_others),
    _rule(STRIKING, by_central_command, coalition_before),
    _rule({"head"}, _of_a_body, _no_side),
    _rule({"guard"}, _on_guard, _no_side),
    _rule({"wounded", "injured"}, _wounded_before, _no_side),
    _rule({"smuggling"}, _no_gang, _no_side),
    _rule({"suspect"}, _they_suspect, _no_side),
    _rule({"since"}, _between_have_and_died, _no_side),
    _rule(FLED, fled_a_fight, without_the_fight),
    _rule({"where"}, fought_where_they_were, without_the_fighters),
    (None, settle_first_word),
)
"""What is looked for, words or the tag of a longer unit (None: every sentence is looked at), and
what is done then; in this order, for what one has settled is what the next looks at."""
_LOOKED_FOR: Final[frozenset[str]] = frozenset().union(*(words or () for words, _ in _STEPS))
