"""Sides that only the rest of a report tells: whose "security forces", which "group"."""

from __future__ import annotations

import datetime as dt
import itertools
import re
from collections.abc import Iterable, Sequence
from typing import Final

from geo.model import EventType, Party
from geo.reports.events.draft import Draft
from geo.reports.sides.blame import CLAIMS
from geo.reports.sides.not_told import IN_ANSWER, REPLIES
from geo.reports.sides.own_voice import (
    CAPITALS,
    settle_capitals,
    settle_its_guards,
    settle_its_voice,
    settle_own_voice,
)
from geo.reports.sides.sides import ARMIES
from geo.reports.vocabulary.kinds import FROM_AFAR
from geo.reports.vocabulary.lexicon import WEAK_ORGS, Tag
from geo.reports.vocabulary.tokens import Token, has_tag

_SECURITY: Final = frozenset(
    """security forces;security force;internal security;internal security forces;
    internal security force;security official;security officials;security officer;
    security officers;security member;security members""".replace("\n    ", "").split(";")
)
_INTERNAL: Final = frozenset(("internal security forces", "internal security force"))
"""The name of the Asayish until 2025, from when on the new government's police has it, too."""
_GROUPS: Final = frozenset(
    """the group;the organisation;the organization;the group's cells;the group's;
    the organisation's;the organization's""".replace("\n    ", "").split(";")
)
_FIGHTERS: Final = frozenset(
    """militants militia militias militiamen soldiers troops gunmen terrorists fighters
    terrorist commander commanders leader leaders operative operatives""".split()
)
_STATES: Final = frozenset(
    """regime army government syrian russian american us u.s. coalition turkish israeli iranian
    ministry police security""".split()
)
"""Nobody calls these "the group" or "the organisation"."""
_BODIES_OF_MEN: Final = frozenset(
    "brigade division regiment battalion militia militias corps forces force".split()
)
_THEIR_MEN: Final = frozenset(f"{body}'s" for body in _BODIES_OF_MEN)
_NAMED_BODIES: Final = frozenset("brigade division regiment corps battalion forces".split())
_IN_UNIFORM: Final = frozenset("policeman policemen policewoman".split())
"""Of the north-east's own forces where a report names no others."""
_OF_AN_ARMY: Final = frozenset(("troop", "soldier"))
_TROOPS_FAR: Final = 25
_LITTLE_KNOWN: Final = frozenset("brigades movement companies battalions resistance".split())
_CLAIMS_IT: Final = 9
_MILITIA: Final = frozenset(("militia", "militias"))
_PEOPLES: Final = frozenset("christian druze assyrian syriac arab armenian local".split())
_JIHADISTS: Final = frozenset("jihadist jihadists jihadi jihadis extremist extremists".split())
_OTHER_JIHADISTS: Final = frozenset(
    """hts;hayat tahrir al-sham;hay'at tahrir al-sham;tahrir al-sham;nusra;nusra front;al-nusra;
    al-nusra front;jabhat al-nusra;hurras al-din;al-qaeda;al-qaida""".replace("\n    ", "").split(
        ";"
    )
)
_SAME: Final = frozenset(("the same", "these", "those", "this", "that", "same"))
_UNITS: Final = frozenset(("unit", "units"))
_BACKED: Final = ("-backed", "-affiliated", "-linked", "tribal")
_NO_NAME: Final = (Tag.DET, Tag.ARTICLE, Tag.PREP, Tag.OF)
_COUNTED: Final = frozenset(("terrorist",))
"""So called by one side only: "30 terrorists", too, are those named before."""
_NAMELESS: Final = frozenset(("unknown", "unidentified", "other"))
_SPEAKING: Final = frozenset("said says stated added announced".split())
_HIT: Final = frozenset(
    """bus buses vehicle vehicles car cars truck trucks convoy convoys post posts point points
    position positions checkpoint checkpoints patrol barracks academy college""".split()
)
_WHOSE: Final = frozenset("of belonging for used manned held run".split())
_LOYAL: Final = frozenset(("pro-assad", "loyalist", "loyalists"))
_NEW_ARMY: Final = frozenset(("new syrian army",))
"""A rebel group of the desert once; later the army."""
_AFTER_ASSAD: Final = dt.date(2024, 12, 9)
"""From here on those loyal to the government that fell are another armed side."""
_NORTH_EASTERN: Final = (
    "Asayish", "SDF", "Syrian Democratic Forces", "Autonomous Administration", "AANES",
    "North Press", "ANHA",
)  # fmt: skip
_NORTH_EAST: Final = re.compile(rf"\b(?:{'|'.join(_NORTH_EASTERN)})\b")
_DAMASCUS: Final = re.compile(
    r"\b(?:[Rr]egime|[Gg]overnment|SANA|[Mm]inistry|Damascus|army|Iranian|National Defen[cs]e)\b"
)


def is_of_the_north_east(text: str) -> bool:
    """Whether a report's "security forces" are those of the Autonomous Administration."""
    named = any(name in text for name in _NORTH_EASTERN) and _NORTH_EAST.search(text)
    return bool(named) and ("Forces (Asayish)" in text or not _DAMASCUS.search(text))


def settle_sides(
    sentences: Sequence[Sequence[Token]], *, north_east: bool, published: dt.date | None
) -> None:
    """Gives words for a side the party that the report means by them.

    ``north_east``: "security forces" without a name are those of the Autonomous Administration.
    """
    tokens = list(itertools.chain.from_iterable(sentences))
    lows = [t.low for t in tokens]
    said = set(lows)
    if north_east and said & _SECURITY:
        _set(tokens, _SECURITY, Party.SDF)
    if north_east and said & _IN_UNIFORM and not any(_of_the_coalition(t) for t in tokens):
        begin = next((i for i, t in enumerate(tokens) if t.party is Party.SDF), len(tokens))
        _set([t for t in tokens[begin:] if t.tag is Tag.PERSON], _IN_UNIFORM, Party.SDF)
    assads_time = published is not None and published < _AFTER_ASSAD
    theirs = "sana" not in said and any(t.party is Party.SDF and t.tag is Tag.ORG for t in tokens)
    if assads_time and said & _INTERNAL and (theirs or not _others_of_damascus(tokens)):
        _set(tokens, _INTERNAL, Party.SDF)
    if published is not None and published >= _AFTER_ASSAD and said & _LOYAL:
        _set(tokens, _LOYAL, Party.OTHER_ARMED)
        for before, token in itertools.pairwise(tokens):
            if token.low in _LOYAL and before.tag is Tag.ORG:
                before.party = token.party  # "Assad loyalists"
    if published is not None and published >= _AFTER_ASSAD and said & _NEW_ARMY:
        _set(tokens, _NEW_ARMY, Party.GOVERNMENT)
    if said & _GROUPS:
        _settle_groups(tokens)
        grouped = "the group" in said and "group of" in " ".join(lows)
        for sentence in sentences if grouped else ():
            _settle_group_of(sentence)
    if assads_time and not said.isdisjoint(_MILITIA):
        _settle_named_militias(tokens)
    if not said.isdisjoint(_LITTLE_KNOWN) and not said.isdisjoint(CLAIMS):
        _settle_claimants(tokens)
    if not said.isdisjoint(CAPITALS):
        settle_capitals(sentences)
    if not said.isdisjoint(_JIHADISTS) and not said.isdisjoint(_OTHER_JIHADISTS):
        _settle_jihadists(tokens)
    if "our" in said:
        settle_own_voice(sentences)
    if not said.isdisjoint(("its", "their")):
        settle_its_guards(tokens)
        settle_its_voice(sentences)
    owner = _whose_military(tokens, north_east) if "military" in said else None
    if owner is not None:
        _own_military_things(tokens, lows, owner)
    if said & _UNITS:
        _settle_units(sentences)
    if said & (_BODIES_OF_MEN | _THEIR_MEN):
        _settle_same_ones(tokens)
    if said & _FIGHTERS:
        _settle_fighters(tokens, lows)


def _of_the_coalition(token: Token) -> bool:
    return token.tag is Tag.ORG and token.party is Party.COALITION


def _settle_named_militias(tokens: Sequence[Token]) -> None:
    """ "A point of the Baqir militia": of those who fought for Assad's government."""
    for article, name, token in zip(tokens, tokens[1:], tokens[2:], strict=False):
        called = token.low in _MILITIA and name.tag is Tag.NAME and name.text[0].isupper()
        if called and article.low == "the" and name.low not in _PEOPLES:
            name.tag, name.party = Tag.ORG, Party.GOVERNMENT


def _settle_claimants(tokens: Sequence[Token]) -> None:
    """ "The Qasioun Brigades, a little-known group, took credit": of no side that is known."""
    for i, (before, token) in enumerate(itertools.pairwise(tokens), 1):
        if token.low not in _LITTLE_KNOWN or Tag.ORG in (token.tag, before.tag):
            continue
        named = before.text[0].isupper() and token.text[0].isupper()
        if named and any(t.low in CLAIMS for t in tokens[i + 1 : i + _CLAIMS_IT]):
            token.tag, token.party = Tag.ORG, Party.OTHER_ARMED


def _settle_jihadists(tokens: Sequence[Token]) -> None:
    """ "Jihadists" of a report that names another such group, and not Islamic State."""
    theirs = [t for t in tokens if t.tag in (Tag.ORG, Tag.PERSON) and t.low in _JIHADISTS]
    named = any(
        t.tag is Tag.ORG and t.party is Party.ISLAMIC_STATE for t in tokens if t not in theirs
    )
    for token in theirs if not named else ():
        token.party = Party.OTHER_ARMED


def _others_of_damascus(tokens: Iterable[Token]) -> bool:
    """Whether the government is named by more than words that the north-east has, too."""
    return any(
        t.tag is Tag.ORG and t.party is Party.GOVERNMENT and t.low not in _SECURITY for t in tokens
    )


def _set(tokens: Iterable[Token], words: frozenset[str], party: Party) -> None:
    for token in tokens:
        if token.low in words:
            token.party = party


def _whose_military(tokens: Sequence[Token], north_east: bool) -> Party | None:
    """Whose a "military bus" is, where one of the two armies alone is named.

    What Islamic State attacks in a report that names no other side is the government's.
    """
    named = {t.party for t in tokens if t.party is not None and t.tag in (Tag.ORG, Tag.PERSON)}
    armies = named & {Party.GOVERNMENT, Party.SDF}
    if len(armies) == 1:
        return armies.pop()
    if not armies and any(t.low == "sana" for t in tokens):
        return Party.GOVERNMENT  # "aircraft attacked military positions, a source told SANA"
    alone = named - {Party.UNKNOWN, Party.CIVILIAN} == {Party.ISLAMIC_STATE}
    return Party.GOVERNMENT if alone and not north_east else None


def _where(words: Iterable[str], lows: Sequence[str]) -> list[int]:
    """Where these words stand, in order."""
    found = []
    for word in words:
        at = -1
        for _ in range(lows.count(word)):
            at = lows.index(word, at + 1)
            found.append(at)
    return sorted(found)


def _own_military_things(tokens: Sequence[Token], lows: Sequence[str], owner: Party) -> None:
    """ "Cells blew up a military vehicle": a thing of the army that the report names."""
    for i in _where(["military"], lows):
        if not 0 < i < len(tokens) - 1:
            continue
        token, thing = tokens[i], tokens[i + 1]
        if token.tag is not Tag.WORD or thing.low not in _HIT:
            continue
        behind = tokens[i + 2 : i + 7]
        owned = has_tag((*tokens[max(0, i - 2) : i], *behind[1:]), Tag.ORG)
        linked = owned and (not behind or behind[0].low in _WHOSE)
        missed = any(t.low == "missed" for t in tokens[max(0, i - 6) : i])
        if not (linked or missed) and tokens[i - 1].tag is not Tag.ORG:
            token.tag, token.party = Tag.ORG, owner


def _settle_fighters(tokens: Sequence[Token], lows: Sequence[str]) -> None:
    """ "Iranian-backed militants ... the militants": those, if no others are so called."""
    named: dict[str, Party | None] = {}
    found = _where(_FIGHTERS.intersection(lows), lows)
    fighters = [i for i in found if tokens[i].tag is Tag.PERSON]
    for i in fighters if fighters[:1] != [0] else fighters[1:]:
        noun, before = tokens[i].low.rstrip("s"), tokens[i - 1]
        of = i + 1 < len(tokens) and tokens[i + 1].tag is Tag.OF
        anyhow = noun in _COUNTED and before.tag is not Tag.ORG and before.low not in _NAMELESS
        proxies = (
            noun == "militia" and noun not in named and (before.tag in _NO_NAME or before.trigger)
        )
        if before.low in ("the", "local") or anyhow or proxies:
            told = named.get(noun)
            told = _proxies_before(tokens, i) if proxies else told
            if told is None and noun in _OF_AN_ARMY and tokens[i].party is Party.GOVERNMENT:
                told = _coalition_before(tokens, i)
            if told is not None and not of:
                tokens[i].party = told
                tokens[i].tag = Tag.ORG if proxies else tokens[i].tag
        elif before.tag is Tag.NUMBER and named.get(noun) is not None and noun == "gunmen":
            tokens[i].party = named[noun]  # "four gunmen and an SDF fighter were killed"
        else:
            party = before.party if before.tag is Tag.ORG else _of_whom(tokens, i)
            known = named.get(noun, party)
            named[noun] = party if known is party else None


def _proxies_before(tokens: Sequence[Token], at: int) -> Party | None:
    """ "Fired from areas of Iran-backed groups ... hit positions of the militias": those."""
    backed = {t.party for t in tokens[:at] if t.tag is Tag.ORG and t.low.endswith(_BACKED)}
    iran = any(t.tag is Tag.ORG and t.low.startswith(("iran", "pro-iran")) for t in tokens[:at])
    return Party.GOVERNMENT if iran and backed <= {Party.GOVERNMENT} else None


def _coalition_before(tokens: Sequence[Token], at: int) -> Party | None:
    """ "Coalition helicopters landed in X. The troops stormed a house": those of the coalition."""
    near = (t for t in reversed(tokens[max(0, at - _TROOPS_FAR) : at]) if t.tag is Tag.ORG)
    last = next((t.party for t in near if t.party is not Party.ISLAMIC_STATE), None)
    return last if last is Party.COALITION else None


def _settle_same_ones(tokens: Sequence[Token]) -> None:
    """ "Nine fighters of the same brigade", "a warehouse of these militias", "the Quds Brigade ...
    the brigade lost five": named before."""
    last: Party | None = None
    named: dict[str, Party | None] = {}
    for i, (before, token) in enumerate(itertools.pairwise(tokens)):
        if token.low in _BODIES_OF_MEN and before.low in _SAME and last is not None:
            token.tag, token.party = Tag.ORG, last
        elif before.low == "the" and (body := token.low.removesuffix("'s")) in named:
            behind = tokens[i + 2 : i + 3]
            if body == "force" and (not i or tokens[i - 1].tag is not Tag.OF):
                continue  # "the force said": who tells of it, by no name
            if token.tag is not Tag.ORG and behind and behind[0].tag not in (Tag.OF, Tag.NAME):
                token.tag, token.party = Tag.ORG, named[body]
        elif token.tag is Tag.ORG and token.low not in WEAK_ORGS:
            last = last if token.party is Party.ISLAMIC_STATE else token.party
            body = "brigade" if token.low.startswith("liwa") else token.low.split()[-1]
            if body in _NAMED_BODIES:
                named[body] = token.party
            if token.party is Party.SDF:
                named["force"] = token.party  # "... a commander of the force"


def _settle_units(sentences: Sequence[Sequence[Token]]) -> None:
    """ "Army units entered ... A unit clashed with the kidnappers": one of them."""
    army: Party | None = None
    for tokens in sentences:
        for i, token in enumerate(tokens):
            if token.low not in _UNITS or token.tag is not Tag.WORD:
                continue
            before = tokens[i - 1] if i else None
            behind = tokens[i + 1 : i + 4]
            owners = [t for t in tokens[max(0, i - 2) : i] if t.tag is Tag.ORG]
            if owners:  # "the SDF special units"
                army = owners[0].party if _has_units(owners[0]) else None
            elif behind and behind[0].tag is Tag.OF:
                owner = next((t for t in behind if t.tag is Tag.ORG), None)
                army = owner.party if owner is not None and _has_units(owner) else None
            elif army is not None and (before is None or before.tag in (Tag.ARTICLE, Tag.DET)):
                token.tag, token.party = Tag.ORG, army


def _has_units(owner: Token) -> bool:
    return "army" in owner.low or owner.party is Party.SDF


def _of_whom(tokens: Sequence[Token], at: int) -> Party | None:
    """ "Fighters from the Islamic State": whose they are."""
    behind = tokens[at + 1 : at + 5]
    if not behind or behind[0].low not in ("of", "from"):
        return None
    plain = (Tag.DET, Tag.ORG)
    owner = next((t for t in behind[1:] if t.tag not in plain or t.tag is Tag.ORG), None)
    return owner.party if owner is not None and owner.tag is Tag.ORG else None


def _settle_group_of(tokens: Sequence[Token]) -> None:
    """ "Targeted a group of the militia, killing a member of the group": of that one."""
    owner: Party | None = None
    for i, token in enumerate(tokens):
        if token.low.endswith("group of"):
            owner = next((t.party for t in tokens[i + 1 : i + 4] if t.tag is Tag.ORG), None)
        elif token.low == "the group" and owner is not None:
            token.party = owner


def _settle_groups(tokens: Sequence[Token]) -> None:
    """ "The SDF ... according to the group": the last one named, if Islamic State was not.

    Where nobody was named, one that speaks ("an aid worker was shot, the organization said") is
    nobody's side.
    """
    last: Party | None = None
    for i, token in enumerate(tokens):
        if token.low in _GROUPS:
            if i + 1 < len(tokens) and tokens[i + 1].tag is Tag.ORG:
                token.party = tokens[i + 1].party  # "the group Daesh", "the group Hurras al-Din"
                continue
            speaks = any(t.low in _SPEAKING for t in tokens[i + 1 : i + 2])
            token.party = last or (None if speaks else token.party)
        elif token.tag is Tag.ORG and token.low not in WEAK_ORGS:
            if token.party is Party.ISLAMIC_STATE:
                return
            if _STATES.isdisjoint(token.low.split()):
                last = token.party


def name_the_answered(drafts: Sequence[Draft]) -> None:
    """ "IS ambushed a patrol. Jets responded with raids on the area": aimed at those who had."""
    for before, draft in itertools.pairwise(drafts):
        struck = {*before.attackers} - {Party.UNKNOWN}
        hit_back = not FROM_AFAR.isdisjoint(draft.kinds) and {*draft.attackers} <= {*before.victims}
        answers = any(not (IN_ANSWER | REPLIES).isdisjoint(s.words) for s in draft.scenes[:1])
        if answers and hit_back and len(struck) == 1 and draft.attackers and not draft.victims:
            draft.victims.extend(struck)


def name_bombers(drafts: Sequence[Draft]) -> None:
    """Nameless suicide bombers are Islamic State's, where all attackers of a report are.

    Only where they hit soldiers or fighters, and no rebels are told of.
    """
    named = {a for d in drafts for a in (*d.attackers, *d.sides) if a not in ARMIES}
    if named - {Party.UNKNOWN} != {Party.ISLAMIC_STATE}:
        return
    for draft in drafts:
        alone = all(a is Party.UNKNOWN for a in draft.attackers)
        hit = ARMIES & set(draft.victims)
        if EventType.SUICIDE_ATTACK in draft.kinds and alone and hit:
            draft.attackers[:] = [Party.ISLAMIC_STATE]
