"""The sides a clause names: groups of people and names of organisations, none only quoted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from geo.model import Party
from geo.reports.clauses.clause import Clause
from geo.reports.clauses.sources import SAYING
from geo.reports.people.belonging import CLOTHES
from geo.reports.people.group import Group
from geo.reports.sides.own_things import THEMSELVES
from geo.reports.vocabulary.lexicon import ORGS, WEAK_ORGS, Form, Tag
from geo.reports.vocabulary.tokens import Token, has_tag

HELPERS: Final = frozenset(
    "supported backed accompanied and with alongside support including helped".split()
)
_REACTS: Final = frozenset(
    """condemned accused warned urged called vowed threatened expressed condemns believes
    believe thinks suspects""".split()
)
ANNOUNCES: Final = frozenset(("announced", "announces", "declared", "boasted"))
_QUOTES: Final = (SAYING - {"claimed", "claims"}) | _REACTS
_POSSESSIVE: Final = frozenset(("'", "'s", "-affiliated", "-linked"))
_FAITHS: Final = frozenset(
    "shia shiite shi'ite afghan pakistani tribal kurdish druze smuggling".split()
)
"""A district or a shrine may be so called; by itself the word names no side."""
_MEDIA: Final = frozenset(
    """media sources pages channels networks from outlets website accounts statement radio station
    newspaper television collective""".split()
)
_PRESS: Final = frozenset("media press newspapers television tv outlets channels".split())
_PAGES: Final = frozenset(("official", "page", "website", "account", "channel", "spokesman"))
_VOICES: Final = frozenset(
    "source sources statement statements spokesman spokesperson spokeswoman".split()
)
_SPEAKS: Final = _QUOTES | {"according"}
"""Without one of these, or an outlet, nobody in a clause is quoted."""
_WATCHES: Final = frozenset(
    """monitor watchdog activists activist media outlet network news site website radio newspaper
    accounts page pages""".split()
)
_AUXILIARY: Final = frozenset("did does do has have had could would".split())
_SAID_OF: Final = frozenset(("blamed", "accused", "said", "reported"))
_DISGUISED: Final = frozenset(("disguised", "dressed", "posing", "masquerading"))
_DESCRIBES_VOICE: Final = frozenset(
    """source western intelligence military security medical field regional diplomatic
    informed official anonymous""".split()
)
_SENDS: Final = frozenset(
    "amassed massed deployed deploying sent dispatched rushed mobilised mobilized".split()
)
ARMIES: Final = frozenset((Party.GOVERNMENT, Party.SDF, Party.COALITION))
"""The sides with soldiers in uniform, guards and posts."""
_OWNERS: Final = frozenset(("its", "their"))
_CITES: Final = frozenset("citing quoting cited quoted".split())
_NO_MORE: Final = frozenset(("former", "disbanded", "dissolved"))
_OFFICE: Final = 12
"""So many words the name of an office takes."""
_IN_SPEAKER: Final = (Tag.ARTICLE, Tag.CONJ, Tag.NUMBER, Tag.ORG, Tag.NAME, Tag.PERSON, Tag.OUTLET)
ACTORS: Final = frozenset(
    """patrol patrols cell cells group groups unit units drone drones aircraft warplane warplanes
    jets jet plane planes helicopter helicopters artillery party brigade""".split()
) | {"fighter jets", "fighter jet"}
"""What of a side may act, where its name stands before it: "an SDF patrol"."""


@dataclass(slots=True)
class Side:
    """One side that a clause names, by the numbers of its first and last unit."""

    first: int
    last: int
    party: Party
    weak: bool
    bare: bool
    """The side's name alone, without people of it."""


def next_subject(tokens: Sequence[Token], later: Sequence[Side]) -> int:
    """Where the next side begins that isn't only named as a helper ("backed by", "and")."""
    for side in later:
        near = {t.low for t in tokens[max(0, side.first - 4) : side.first]}
        if not near & HELPERS:
            return side.first
    return len(tokens)


def sides_in(clause: Clause, groups: Sequence[Group]) -> list[Side]:
    """The sides of a clause in order; ``groups``: the people in it. Who is only quoted is none."""
    tokens = clause.tokens
    spoken = bool(clause.at[Tag.OUTLET]) or not _SPEAKS.isdisjoint(clause.lows)
    signed = spoken and "signed" in clause.words
    disguised = not clause.words.isdisjoint(_DISGUISED)
    sides = [
        Side(g.first, g.last, g.party, g.party is Party.UNKNOWN, bare=False)
        for g in groups
        if g.party is not None
        and not g.subset
        and not (spoken and (_quoted(tokens, g.last + 1) or _tells_it(tokens, g)))
        and not (disguised and _in_disguise(tokens, g))
        and not _sent_out(tokens, g)
        and not (g.party is Party.CIVILIAN and _describes_fighters(tokens, groups, g))
    ]
    covered = {i for g in groups for i in range(g.first, g.last + 1)}
    for i in sorted([*clause.at[Tag.ORG], *clause.at[Tag.THING]]):
        token = tokens[i]
        if token.tag is Tag.THING and token.trigger is None:
            continue
        if i in covered or _names_place(tokens, i):
            continue
        behind = tokens[i + 1].low if i + 1 < len(tokens) else ""
        if token.tag is Tag.ORG and (
            _speaks_for(tokens, i) or behind in _VOICES or _of_a_monitor(tokens, i)
        ):
            continue
        if behind in CLOTHES:
            continue  # "gunmen in army uniforms"
        press = behind in _PRESS and token.party is not Party.ISLAMIC_STATE
        if press and not _of_its_office(clause, i + 2):
            continue  # "Iranian media claimed"
        if _stands_behind(tokens, i, "according", "to"):
            continue
        if token.party is Party.GOVERNMENT and i and tokens[i - 1].low in _NO_MORE:
            continue  # "thought to come from the former 18th Division"
        blamed = behind == "and" and i > 0 and tokens[i - 1].low in ("on", "against")
        blamed = blamed or (signed and _stands_behind(tokens, i, "signed", "by"))
        quoted = spoken and not blamed and _quoted(tokens, i + 1)  # "put the blame on IS and gave"
        if token.tag is Tag.ORG and token.party is not None and not quoted:
            if i > 1 and tokens[i - 1].text == "(" and tokens[i - 2].tag is Tag.ORG:
                continue  # "the Syrian Democratic Forces (SDF)": the same side again
            again = bool(sides) and i and tokens[i - 1].tag is Tag.ORG
            if again and token.low in WEAK_ORGS:
                continue  # "the SDF special forces": the SDF's
            if token.low in _FAITHS and not _armed_follows(tokens, i):
                continue
            weak = token.low in WEAK_ORGS and not token.text.isupper()
            owned = token.low == "commandos" and i and tokens[i - 1].low in THEMSELVES
            party = Party.UNKNOWN if owned else token.party  # "its commandos": whose stands before
            if token.low.endswith("-backed") and behind in ORGS and behind not in WEAK_ORGS:
                party = ORGS[behind]  # "the US-backed Free Syrian Army": by its name
            sides.append(Side(i, i, party, weak, bare=True))
        elif token.tag is Tag.THING and token.trigger is not None:
            owner = ORGS.get(token.low.split()[0]) if " " in token.low else None
            if owner is not None:  # "coalition strikes" is one phrase that names its side
                sides.append(Side(i, i - 1, owner, weak=False, bare=True))
    if len(clause.at[Tag.ORG]) > 1:
        for group in groups:
            sides.extend(_named_beside(tokens, group))
    return sorted(sides, key=lambda s: s.first)


def _of_its_office(clause: Clause, at: int) -> bool:
    """ "The SDF media center announced the death of its men"; not "nobody was hurt, the SDF's
    media office said", unless it speaks of "our fighters"."""
    office = [t.low for t in clause.tokens[at : at + 2]]
    if office[:1] not in (["center"], ["centre"], ["office"]):
        return False
    only_says = office[1:] in (["said"], ["says"], ["added"]) and at + 2 >= len(clause.tokens) - 1
    return not only_says or "our" in clause.words


def _describes_fighters(tokens: Sequence[Token], groups: Sequence[Group], group: Group) -> bool:
    """ "Four of the regiment, a formation of locals, were killed", "..., most of whom are locals,":
    told of the fighters; "a post; its guards drove them off": men of the post; "an SDF commander
    and his driver": his."""
    if tokens[group.last].low == "guards":
        counted = (g for g in groups if g.explicit and g.count and g.first < group.first)
        fighters = any(g.party in ARMIES for g in counted)
        return fighters or tokens[max(0, group.last - 1)].low in _OWNERS
    if tokens[group.first].low == "his" and tokens[group.last].low in ("driver", "guard"):
        return any(g.party in ARMIES for g in groups if g.last == group.first - 2)
    before = [g for g in groups if g.last < group.first and g.head >= 0][-1:]
    if not before or not before[0].explicit or before[0].party is Party.CIVILIAN:
        return False
    between = [t.low for t in tokens[before[0].last + 1 : group.first]]
    opens = between[:2] in ([",", "a"], [",", "an"]) or (between[:1] == [","] and "whom" in between)
    if not opens or "and" in between or "," in between[1:]:
        return False
    behind = tokens[group.last + 1 : group.last + 3]
    ends = [t.low for t in behind[:1]] == [","] and len(behind) == 2
    return ends and behind[1].tag in (Tag.BE, Tag.HAVE, Tag.CASUALTY)


def _in_disguise(tokens: Sequence[Token], group: Group) -> bool:
    """ "Fighters disguised as Russian soldiers": none of them were there."""
    near = [t.low for t in tokens[max(0, group.first - 3) : group.last + 1]]
    return not _DISGUISED.isdisjoint(near) and "as" in near


def _sent_out(tokens: Sequence[Token], group: Group) -> bool:
    """ "After the attack the SDF amassed troops": its own, and none of them hit."""
    if not group.first or tokens[group.first - 1].low not in _SENDS:
        return False
    soldiers = tokens[group.head].low in ("troops", "soldiers") if group.head >= 0 else False
    named = has_tag(tokens[group.first : group.last + 1], Tag.ORG)
    return soldiers and not named


def _tells_it(tokens: Sequence[Token], group: Group) -> bool:
    """ "According to residents", "..., said two residents": they only tell of it."""
    before = [t.low for t in tokens[max(0, group.first - 2) : group.first]]
    return before == ["according", "to"] or before in ([",", "said"], ['"', "said"])


def _of_a_monitor(tokens: Sequence[Token], i: int) -> bool:
    """ "The Observatory, an opposition war monitor", "pro-government media": who tells of it."""
    if not tokens[i].low.startswith(("opposition", "pro-")):
        return False
    ahead = tokens[i + 1 : i + 3]
    return any(t.low in _WATCHES for t in ahead) or has_tag(ahead[:1], Tag.OUTLET)


def _stands_behind(tokens: Sequence[Token], i: int, *words: str) -> bool:
    """Whether two words stand before a side: "according to the group", "a note signed by IS"."""
    at = i - 1 - (i > 1 and tokens[i - 1].tag is Tag.DET)
    return at > 0 and (tokens[at - 1].low, tokens[at].low) == words


def _named_beside(tokens: Sequence[Token], group: Group) -> list[Side]:
    """ "SDF and IS fighters clashed": the second of two sides that one noun names."""
    if group.party is None or group.subset:
        return []
    return [
        Side(i, i, party, weak=False, bare=True)
        for i in range(group.first + 1, group.last + 1)
        if tokens[i].tag is Tag.ORG
        and (party := tokens[i].party) not in (None, group.party)
        and tokens[i].low not in WEAK_ORGS
        and tokens[i - 1].tag is Tag.CONJ
        and tokens[i - 2].tag is Tag.ORG
    ]


def of_their_doing(tokens: Sequence[Token], at: int) -> bool:
    """ "Announced the killing of five fighters", none of them their own."""
    begin = at + 1
    while begin < len(tokens) and tokens[begin].tag in (Tag.PREP, Tag.DATE):
        begin += 1  # "announced on Tuesday the arrest of ..."
    behind = tokens[begin : begin + 5]
    deed = bool(behind) and behind[0].tag is Tag.CASUALTY and behind[0].form is Form.NOUN_OF
    done = deed and not behind[0].low.startswith(("the death", "death", "the loss", "loss"))
    return done and not {t.low for t in behind} & {"its", "their", "his"}


def _armed_follows(tokens: Sequence[Token], i: int) -> bool:
    """ "Tribal fighters", "Kurdish shelling"; not "a Shiite shrine"."""
    ahead = tokens[i + 1 : i + 3]
    return any(t.trigger is not None or t.tag in (Tag.PERSON, Tag.ORG) for t in ahead)


def _speaks_for(tokens: Sequence[Token], i: int) -> bool:
    """ "According to a source at Hama Police Command": the police only tell of it."""
    near = tokens[max(0, i - 4) : i]
    lows = [t.low for t in near]
    if "source" not in lows and "sources" not in lows:
        return False
    at = next(n for n, low in enumerate(lows) if low in ("source", "sources"))
    between = near[at + 1 :]
    if any(t.low in SAYING or t.low == "that" for t in between):
        return False  # "sources reported that IS had shot them": they tell of it
    if between and between[0].tag is Tag.WORD:
        return False  # "a source held IS responsible"
    return all(t.tag in (Tag.PREP, Tag.OF, Tag.DET, Tag.PLACE, Tag.WORD) for t in between)


def _names_place(tokens: Sequence[Token], i: int) -> bool:
    """ "The pro-government Zahra district": no side is spoken of, but a place of its."""
    if i + 1 >= len(tokens):
        return False
    if tokens[i + 1].low in ("dollar", "dollars"):
        return True  # "a ransom of 20,000 U.S. dollars"
    if tokens[i + 1].tag is not Tag.PLACE:
        return False
    return not tokens[i + 1].text[0].islower() or tokens[i + 1].low.startswith(("al-", "el-"))


def _quoted(tokens: Sequence[Token], after: int) -> bool:
    """Whether who ends here is only quoted ("residents said")."""
    ahead = tokens[after : after + 6]
    words = [t.low for t in ahead]
    owned = ahead[:3]
    if Tag.OUTLET in [t.tag for t in owned] and all(
        t.tag is Tag.OUTLET or t.low in _POSSESSIVE for t in owned[:2]
    ):
        return True  # "ISIS' Amaq agency said": it only speaks
    if (skipped := _rest_of_name(tokens, after)) > 1:
        ahead = tokens[after + skipped : after + skipped + 6]
        words = [t.low for t in ahead]
    if _QUOTES.isdisjoint(words):
        return False
    again = words[0] == "," and any(t.tag is Tag.ORG for t in ahead[1:4])
    if again and "," in words[1:5] and _QUOTES & {*words[words.index(",", 1) + 1 :][:1]}:
        return True  # "the police force, the Asayish, said"
    if words[0] in _AUXILIARY and words[1:2] == ["not"] and _QUOTES & {*words[2:3]}:
        return True  # "the army did not say who carried out the strike"
    told = words[: words.index(",")] if "," in words[1:] else words[:5]
    act = next((i for i, t in enumerate(ahead[:5]) if t.trigger is not None and t.entry), 5)
    if not THEMSELVES.isdisjoint(told[act:]) and THEMSELVES.isdisjoint(told[:act]):
        told = told[:act]  # "said gunmen attacked its post": another's deed
    if not (THEMSELVES.isdisjoint(told) or _PAGES & {*words}):
        return False  # "said its fighters": it tells of itself, but not "posted on its page"
    behind = words[:2]
    if behind[0] == "," and behind[-1] in _CITES:
        return True  # "the council, citing activists, said"
    if behind[0] == "," and behind[-1].endswith("ing"):
        return False  # "blamed it on IS, saying ...": another speaks
    if behind[-1] in _SAID_OF and behind[0] in ("was", "were", "is", "are", "stand", "stands"):
        return False  # "was blamed", "were said to use them"
    if behind[0] in ANNOUNCES and of_their_doing(tokens, after + (skipped if skipped > 1 else 0)):
        return False
    stop = next((i for i, t in enumerate(ahead[:5]) if not _in_speaker(t)), 5)
    return not _QUOTES.isdisjoint(words[: max(stop + 1, 2)])


def _rest_of_name(tokens: Sequence[Token], after: int) -> int:
    """ "The US-led Special Operations Joint Task Force (SOJTF) announced": how much is its name."""
    ahead = tokens[after : after + _OFFICE]
    if not ahead or not _of_a_name(ahead[0]):
        return 0
    stop = next((i for i, t in enumerate(ahead) if not _of_a_name(t)), 0)
    return stop if stop and ahead[stop].low in _QUOTES else 0


def _of_a_name(token: Token) -> bool:
    return token.text[:1].isupper() or token.text in ("(", ")")


def _in_speaker(token: Token) -> bool:
    if token.tag in _IN_SPEAKER or token.low in _MEDIA | _DESCRIBES_VOICE:
        return True
    if token.tag is Tag.PLACE or token.low in ("from", "in", "of", "them", "one of them"):
        return True
    return token.tag is Tag.THING and token.text[0].isupper()
