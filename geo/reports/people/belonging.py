"""Whose people a noun names: "members of the SDF", "soldiers of the 17th Division"."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Final

from geo.model import Party
from geo.reports.people.group import is_quote
from geo.reports.people.membership import SERVICE_OPENS, service_at
from geo.reports.vocabulary.lexicon import CIVIL_ORGS, WEAK_ORGS, Tag
from geo.reports.vocabulary.tokens import Token

_LINKS: Final = frozenset(
    (
        "belonging",
        "affiliated",
        "loyal",
        "allied",
        "aligned",
        "linked",
        "from",
        "in",
        "with",
        "to",
        "of",
        "the",
    )
)
_RANKED: Final = (["with", "the", "rank", "of"], ["holding", "the", "rank", "of"])
_GIVES_WAY: Final = WEAK_ORGS | CIVIL_ORGS
_CIVIL_BODIES: Final = frozenset(
    """council tribe tribes clan clans municipality school hospital university directorate village
    town family company bakery mosque tribe's clan's union syndicate
    cooperative""".split()
) | {"tribal council", "local council", "civil council", "village council", "city council"}
"""Members, heads and workers of these are civilians where no side is named."""
_BACKED: Final = frozenset(
    "backed supported supplied sponsored armed trained funded financed paid run commanded".split()
)
_BANDS: Final = frozenset("group groups faction factions militia militias brigade".split())
_BEING: Final = frozenset("being belonging membership affiliation be".split())
_MEMBERSHIP: Final = _BEING | frozenset("of to in with a an the member members".split())
SUSPECTED: Final = frozenset(("suspected", "accused", "believed", "alleged"))
"""Behind a noun for people, before the side whose they are thought to be."""
_MAY_TELL: Final = _LINKS | _BACKED | SUSPECTED | SERVICE_OPENS | {"fighting"}
_MAY_BE_TOLD: Final = (Tag.OF, Tag.BE, Tag.HAVE)
"""What stands behind people where something says whose they are."""
_CAPITALS: Final = {
    "damascus": Party.GOVERNMENT, "tehran": Party.GOVERNMENT, "moscow": Party.GOVERNMENT,
    "ankara": Party.OTHER_ARMED,
}  # fmt: skip
_ALLIES: Final = frozenset("allied loyal aligned linked affiliated".split())
_ASSAD: Final = frozenset(("assad", "al-assad"))
_PROTECT: Final = (["protection", "forces"], ["protection", "force"], ["protection", "guards"])
"""Behind the thing that they guard: "the oil protection forces"."""
CLOTHES: Final = frozenset(
    "uniform uniforms fatigues clothes clothing dress attire outfits garb".split()
)
_RESCUERS: Final = ("civil defence", "civil defense", "white helmets", "red crescent")
_COLLECTIVES: Final = frozenset("factions faction movement organization organisation".split())


def complement_of(tokens: Sequence[Token], head: int) -> tuple[int, Party | None]:
    """Whose people they are ("of the 17th Division", "belonging to the SDF"): last token, side."""
    i, last, party = head + 1, head, None
    opened = False
    if i >= len(tokens) or not (tokens[i].low in _MAY_TELL or tokens[i].tag in _MAY_BE_TOLD):
        return head, None  # most people
    if (ranked := _of_a_rank(tokens, i)) is not None:
        return ranked
    if served := serves(tokens, head):
        i, opened = i + served, True
    if (backed := _backed_by(tokens, head)) is not None:
        return backed
    if (suspected := _suspected_of_being(tokens, head)) is not None:
        return suspected
    while i < len(tokens) and i - head < 10:
        token = tokens[i]
        if token.tag is Tag.OF or token.low in _LINKS:
            ally = tokens[i + 1].low in _CAPITALS if i + 1 < len(tokens) else False
            if token.low in ("in", "with", "to", "from") and not (ally or org_soon(tokens, i + 1)):
                break
            if token.low == "in" and (_in_attack(tokens, i + 1) or _in_clothes(tokens, i + 1)):
                break
            opened = True
        elif not opened:
            break
        elif token.low == "tribal" and tokens[min(i + 1, len(tokens) - 1)].low in _CIVIL_BODIES:
            last, party = i + 1, party or Party.CIVILIAN
            break
        elif token.tag is Tag.ORG and _kin_of(tokens, i):
            return i + 1, Party.CIVILIAN
        elif token.tag is Tag.ORG:
            firm = tokens[i + 1].low == "company" if i + 1 < len(tokens) else False
            firm = firm and token.low != "wagner"
            if firm:
                return i + 1, Party.CIVILIAN  # "drivers of the Qaterji company"
            if token.low in CIVIL_ORGS:
                own = tokens[i - 1].tag is Tag.ORG and party is Party.SDF
                party = Party.CIVILIAN if own or party is None else party
            elif (
                party is None
                or tokens[last].low in _GIVES_WAY
                or tokens[last].low.endswith("-backed")  # "the US-backed Free Syrian Army"
            ):
                party = token.party
                if party is Party.COALITION and tokens[head + 1].low in ("allied", "aligned"):
                    party = Party.SDF  # "local fighters allied with the US"
            last = i
            elite = token.text.endswith("'s") and person_follows(tokens, i + 1)
            if not (elite or _goes_on(tokens, i + 1)):
                break
        elif token.tag is Tag.PERSON and (party is not None or _in_name(tokens[i - 1])):
            last = i
            if token.possessive:
                break
        elif token.tag is Tag.CONJ and party is not None:
            if not org_soon(tokens, i + 1):
                break
        elif opened and party is None and token.low in _CAPITALS and _allied(tokens, i):
            return i, _CAPITALS[token.low]  # "fighters allied to Damascus"
        elif token.low in _ASSAD and token.tag is Tag.NAME and opened and party is None:
            return i, Party.GOVERNMENT  # "fighting alongside President Bashar al-Assad"
        elif token.low in _BANDS and (backed := _backed_by(tokens, i)) is not None:
            return backed
        elif token.low in _COLLECTIVES:
            last = i
            break
        elif token.low in _CIVIL_BODIES or token.low.endswith(_RESCUERS):
            last, party = i, party or Party.CIVILIAN
            break
        elif token.tag is Tag.PLACE and _is_branch(tokens, i + 1):
            pass  # "the commander of the Homs branch of Military Intelligence"
        elif token.tag is Tag.PLACE and token.low.endswith("-based"):
            pass  # "men of the Homs-based 47th Regiment"
        elif token.tag is Tag.PLACE and any(t.low in _CIVIL_BODIES for t in tokens[i + 1 : i + 3]):
            pass  # "the head of the Hajin village council"
        elif token.tag is Tag.THING:
            last = i
            following = tokens[i + 1].tag if i + 1 < len(tokens) else Tag.PUNCT
            if following is Tag.PERSON:
                return i + 1, party  # "members of the oil field guards"
            if following is Tag.WORD and [t.low for t in tokens[i + 1 : i + 3]] in _PROTECT:
                return i + 2, party
            if following is Tag.THING:
                i += 1
                continue
            if not (i + 1 < len(tokens) and tokens[i + 1].tag is Tag.OF):
                break
        elif token.tag in (Tag.DET, Tag.ARTICLE, Tag.NAME, Tag.WORD, Tag.NUMBER) or is_quote(token):
            if token.tag is Tag.WORD and token.trigger is not None:
                break
            if token.low.endswith("ing") and tokens[i - 1].tag is Tag.OF:
                break  # "accused the victim of dealing with the SDF"
            if token.tag is Tag.NAME:
                last = i
        else:
            break
        i += 1
    if last + 1 < len(tokens) and tokens[last].tag is not Tag.PUNCT and is_quote(tokens[last + 1]):
        last += last > head
    return last, party


def _of_a_rank(tokens: Sequence[Token], at: int) -> tuple[int, Party | None] | None:
    """ "An adviser with the rank of major general", "an officer, holding the rank of X,"."""
    at += tokens[at].low == ","
    if at + 4 >= len(tokens) or tokens[at + 2].low != "rank":
        return None
    if [t.low for t in tokens[at : at + 4]] not in _RANKED:
        return None
    return at + 4, tokens[at + 4].party


def _allied(tokens: Sequence[Token], at: int) -> bool:
    """Whether it is an ally of a capital that is spoken of, and nobody who lives there."""
    return at > 1 and tokens[at - 1].low in ("to", "with") and tokens[at - 2].low in _ALLIES


def _is_branch(tokens: Sequence[Token], at: int) -> bool:
    return [t.low for t in tokens[at : at + 2]] == ["branch", "of"]


def _backed_by(tokens: Sequence[Token], head: int) -> tuple[int, Party] | None:
    """ "Militias supported by Iran", "a group backed by the United States": whose proxies."""
    if head + 1 >= len(tokens) or tokens[head + 1].low not in _BACKED:
        return None
    ahead = tokens[head + 1 : head + 6]
    if len(ahead) < 3 or ahead[1].tag is not Tag.BY:
        return None
    at = next((i for i, t in enumerate(ahead) if t.tag is Tag.ORG), None)
    if at is None or any(t.tag is not Tag.DET for t in ahead[2:at]):
        return None
    party = ahead[at].party
    if party is None:
        return None
    return head + 1 + at, Party.SDF if party is Party.COALITION else party


def _suspected_of_being(tokens: Sequence[Token], head: int) -> tuple[int, Party] | None:
    """ "Two men suspected of belonging to IS", "accused of being its members": its men."""
    at = head + 2
    if at >= len(tokens) or tokens[head + 1].low not in SUSPECTED:
        return None
    while at < len(tokens) and tokens[at].low in _MEMBERSHIP:
        at += 1
    org = tokens[at] if at < len(tokens) else None
    if org is None or org.tag is not Tag.ORG or org.party is None:
        return None
    if not any(t.low in _BEING for t in tokens[head + 2 : at]):
        return None
    return at + person_follows(tokens, at), org.party


def _kin_of(tokens: Sequence[Token], at: int) -> bool:
    """ "Members of IS families": no fighters."""
    return at + 1 < len(tokens) and tokens[at + 1].low in ("families", "family")


def serves(tokens: Sequence[Token], head: int) -> int:
    """ "A volunteer in the ranks of the 25th Division", "brothers serving with the army": how many
    words stand between such a man and his side; 0 for another man."""
    words = service_at(tokens, head + 1)
    return words if words and org_soon(tokens, head + 1 + words) else 0


def _in_attack(tokens: Sequence[Token], at: int) -> bool:
    """ "Three fighters in Turkish artillery fire": whose fire it was, not whose fighters."""
    return any(
        a.tag is Tag.ORG and b.tag is Tag.THING and b.trigger is not None and b.low != "air force"
        for a, b in itertools.pairwise(tokens[at : at + 3])
    )


def works_for(tokens: Sequence[Token], head: int) -> bool:
    """ "An engineer who worked for the coalition", "a reporter embedded with the army": of a trade
    still."""
    return any(t.low.startswith(("work", "embed")) for t in tokens[head + 1 : head + 4])


def _in_clothes(tokens: Sequence[Token], at: int) -> bool:
    """ "IS men in Russian uniforms": whose clothes they wore, not whose men."""
    return not CLOTHES.isdisjoint(t.low for t in tokens[at + 1 : at + 4])


def _goes_on(tokens: Sequence[Token], i: int) -> bool:
    """Whether a side's name goes on to its people: ``"National Defence" forces``."""
    if i < len(tokens) and tokens[i].low in _BANDS:
        return True  # "a commander of a pro-Iranian group and two companions"
    for token in tokens[i : i + 4]:
        if token.tag in (Tag.PERSON, Tag.ORG) or token.low in _COLLECTIVES:
            return True
        if token.tag is Tag.CONJ:
            return org_soon(tokens, i + 1)
        if not (is_quote(token) or token.tag is Tag.NAME or token.tag is Tag.PLACE):
            return False
    return False


def _in_name(token: Token) -> bool:
    capital = token.tag is Tag.PERSON and token.text[0].isupper()  # "Guard Forces"
    return capital or token.tag in (Tag.DET, Tag.NAME, Tag.PLACE) or is_quote(token)


def org_soon(tokens: Sequence[Token], at: int) -> bool:
    """Whether a side is named among the next words, with nothing but what describes it before."""
    for token in tokens[at : at + 4]:
        if token.tag is Tag.ORG:
            return not token.low.endswith(("-held", "-controlled"))  # where they live
        if token.tag not in (Tag.DET, Tag.WORD, Tag.PERSON, Tag.NAME) and not is_quote(token):
            return False
        if token.tag is Tag.WORD and token.trigger is not None:
            return False
    return False


def person_follows(tokens: Sequence[Token], i: int) -> bool:
    """Whether the next unit is a noun for people."""
    return i + 1 < len(tokens) and tokens[i + 1].tag is Tag.PERSON


def joins_orgs(tokens: Sequence[Token], i: int) -> bool:
    """ "government and allied fighters": the conjunction joins what describes the same people."""
    if i + 1 >= len(tokens):
        return False
    following = tokens[i + 1]
    if following.tag is Tag.ORG:
        return True
    return following.tag is Tag.WORD and i + 2 < len(tokens) and tokens[i + 2].tag is Tag.PERSON
