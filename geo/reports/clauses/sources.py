"""Who says it: the source that a sentence names for what it tells, apart from who prints it."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from typing import Final

from geo.model import Party
from geo.reports.clauses.clause import Clause
from geo.reports.vocabulary.lexicon import Tag
from geo.reports.vocabulary.outlets import CHANNELS, MONITORS
from geo.reports.vocabulary.tokens import Token, has_tag

SAYING: Final = frozenset(
    """said says say saying reported reports report reporting stated states stating announced
    announces announcing confirmed confirms confirming added adds adding noted notes noting
    documented documents documenting monitored monitors recorded records declared revealed
    indicated indicates pointed mentioned explained claimed claims quoted quotes quoting cited cites
    citing quote cite put puts gave gives giving counted counts estimated estimates published
    affirmed alleged attributed described given recalled recalls told tells disclosed blamed denied
    tracked verified wrote posted tweeted acknowledged acknowledges circulated specified broadcast
    spoke speak speaks spoken logged logs lists registers""".split()
)
DENIES: Final = frozenset("denied denies denying rejected rejecting disowned".split())
_GAVE: Final = frozenset(("issued", "released", "published"))
_ADMITS: Final = frozenset("admits admitted concedes conceded".split())
_GIVES: Final = frozenset("give gave put speak spoke count counted say said report".split())
_TELLS: Final = SAYING | _GIVES | {"according"}
_SAID: Final = frozenset("said says added stated announced confirmed".split())
_ASIDES: Final = frozenset("also later first initially earlier itself themselves".split())
SPEAKERS: Final = frozenset(
    """source sources activist activists official officials resident residents witness witnesses
    eyewitness eyewitnesses correspondent correspondents reporter reporters spokesman spokesperson
    spokeswoman ministry governor governorate monitor monitors doctor doctors director police media
    army military network agency agencies relatives statement command command's commander head group
    groups council coalition organisation organization local locals newspaper website outlet outlets
    authorities villagers medics hospital medic paramedics channel page pages station tribesmen
    elders post news press tv radio officer mayor relative soldier commander activist farmer
    shepherd general newsletter
    minister church forces office administration centre center analyst
    defector television""".split()
)
_HAS: Final = frozenset(("has", "have", "had"))
_COUNTS: Final = (Tag.NUMBER, Tag.AT_LEAST, Tag.ABOUT, Tag.UP_TO)
_BEFORE_OUTLET: Final = frozenset(
    ("to", "by", "via", "with", "from", "of", "for", "in", "per", "on", "informed")
)
_RAISES_TO: Final = (["raises", "to"], ["raised", "to"])
_OWN_PEOPLE: Final = frozenset(
    """activists sources source reporter reporters correspondent correspondents statistics figures
    data report reports statement head director chief spokesman""".split()
)
_SAME_AS_BEFORE: Final = frozenset(
    """agency monitor source sources reporter report statement network newspaper correspondent
    organisation organization""".split()
)
"""With "the", these speak of a source named before."""
_UNNAMED: Final = frozenset(("named", "identified", "anonymity", "anonymously", "name"))
_DESCRIBES: Final = (Tag.WORD, Tag.THING, Tag.ORG, Tag.NAME, Tag.PERSON, Tag.PLACE, Tag.NUMBER)
_BEFORE_NAME: Final = (Tag.DET, Tag.ARTICLE, Tag.PREP, Tag.VAGUE, Tag.PUNCT)
PARTS_OF_DAY: Final = frozenset("night evening morning afternoon dawn".split())
_MAX_SPEAKER: Final = 9
_HEADING: Final = 5
_OPENING: Final = 7
_DATELINE: Final = 6
_PRINTS: Final = (("(", ")"), (",", "–"), (",", "-"), (",", "—"))
"""In brackets among so many first words stands the agency that prints the report."""


def source_in(text: str, clause: Clause) -> str | None:
    """The source named in this clause of ``text``, as it is shown; None where nobody is."""
    tokens = clause.tokens
    outlets = []
    for i in clause.at[Tag.OUTLET]:
        if _speaks(tokens, i) and not _describes_another(tokens, i):
            if outlet_name(tokens[i]) not in CHANNELS:
                return outlet_name(tokens[i])
            outlets.append((i, tokens[i]))
    if (heading := _heading_speaker(text, tokens)) is not None:
        return heading
    for i, token in outlets:
        teller = _teller(text, tokens, i)
        return f"{teller} told {outlet_name(token)}" if teller else outlet_name(token)
    return None if clause.words.isdisjoint(_TELLS) else _unnamed(text, tokens)


def _heading_speaker(text: str, tokens: Sequence[Token]) -> str | None:
    """ "Observatory: three dead", "State television: two soldiers killed"."""
    for i, token in enumerate(tokens[:_HEADING]):
        if token.low == ":":
            said = i > 1 and tokens[i - 1].low in _SAID  # "A military source said: ..."
            speaker = _speaker(text, tokens[: i - said])
            placed = any(t.tag in (Tag.PLACE, Tag.DATE, Tag.NUMBER) for t in tokens[:i])
            return None if placed else speaker
    return None


def opens_with_speaker(tokens: Sequence[Token]) -> bool:
    """ "Activists said that ...", "the group claimed ...": who tells it stands at the start."""
    opens = itertools.takewhile(lambda t: t.low != ";", tokens[:_OPENING])
    said = next((i for i, t in enumerate(opens) if t.low in SAYING), 0)
    named = (Tag.OUTLET, Tag.ORG)
    return any(t.tag in named or SPEAKERS & set(t.low.split()) for t in tokens[:said])


def outlet_name(token: Token) -> str:
    """What an outlet is called, however the text writes it."""
    return (token.entry.outlet if token.entry else None) or token.text


def _describes_another(tokens: Sequence[Token], at: int) -> bool:
    """ "Monitoring group Airwars", "Airwars, a monitoring group"."""
    if tokens[at].low not in MONITORS:
        return False
    others = [t for t in tokens[at + 1 : at + 3] if t.low != ","]
    others += [t for t in tokens[max(0, at - 3) : at] if t.low != "," and t.tag is not Tag.DET]
    return has_tag(others, Tag.OUTLET)


def _speaks(tokens: Sequence[Token], at: int) -> bool:
    """Whether an outlet is called on here, and isn't only printed in the line."""
    after = [t.low for t in tokens[at + 1 : at + 9]]
    if at and at <= _DATELINE and (tokens[at - 1].low, *after[:1]) in _PRINTS:
        return len(after) <= 2  # "HOMS (Agency) – ...", "Homs, SANA – ...": who prints it
    for word in after:
        if word in SAYING or word in _ADMITS:
            return True
        if word in (".", ";", "!"):
            break
    if after and (after[0] in _OWN_PEOPLE or tokens[at].possessive):
        return True
    if after[:2] in _RAISES_TO or after[:3] == ["has", "raised", "to"]:
        return True  # "the Observatory raises to ten the number of ..."
    has = next((i for i, t in enumerate(tokens[at + 1 : at + 4], at + 1) if t.low in _HAS), 0)
    if has and tokens[has + 1 : has + 2] and tokens[has + 1].tag in _COUNTS:
        # "the Observatory has 68 dead", "SOHR later had 19", "SOHR, which has 19"
        return all(t.low in _ASIDES or t.low in (",", "which") for t in tokens[at + 1 : has])
    before = [t.low for t in tokens[max(0, at - 5) : at]]
    if not before:
        return False
    if before[-1] == "(" and after[:1] == [")"] and len(after) <= 2:
        return True
    if before[-1] == "(" and after[:1] == [","] and ")" in after[1:4]:
        return True  # "(SOHR, 9 April)"
    if "according" in before or set(before) & SAYING:
        return True
    return before[-1] in _BEFORE_OUTLET and not (after and after[0] == "-")


def _teller(text: str, tokens: Sequence[Token], at: int) -> str | None:
    """Who told a channel: "sources" in "Sources told Al-Monitor"."""
    for i in range(at - 1, max(-1, at - 4), -1):
        if tokens[i].low in ("told", "tells"):
            return _speaker_before(text, tokens, i, anyone=True)
    return None


def _unnamed(text: str, tokens: Sequence[Token]) -> str | None:
    for i, token in enumerate(tokens):
        if token.low == "according" and i + 2 < len(tokens) and tokens[i + 1].low == "to":
            return _speaker_after(text, tokens, i + 2)
        others = token.low in _GIVES and i and tokens[i - 1].low == "others"
        if others and has_tag(tokens[i + 1 : i + 5], Tag.NUMBER):
            return "other sources"  # "others give four dead"
        if token.low not in SAYING or (i and tokens[i - 1].low == "not"):
            continue
        if token.low == "blamed" and (
            [t.low for t in tokens[i + 1 : i + 2]] == ["on"] or (i and tokens[i - 1].tag is Tag.BE)
        ):
            continue  # "an attack on a bus blamed on IS", "the group was blamed"
        if speaker := _speaker_before(text, tokens, i):
            return speaker
        if [t.low for t in tokens[max(0, i - 2) : i]] == ["which", "it"]:
            gave = next((j for j in range(i) if tokens[j].low in _GAVE), 0)
            return _speaker_before(text, tokens, gave)  # "IS issued a statement in which it said"
        inverted = token.low in ("said", "says", "added") and i and tokens[i - 1].low in ('"', ",")
        if inverted and (speaker := _speaker_after(text, tokens, i + 1)):
            return speaker
        quoting = token.low in ("citing", "quoting", "cited", "quoted")
        if quoting and (speaker := _speaker_after(text, tokens, i + 1)):
            return speaker
    return None


def _speaker_before(
    text: str, tokens: Sequence[Token], verb: int, *, anyone: bool = False
) -> str | None:
    i = verb - 1
    while i >= 0 and (tokens[i].tag in (Tag.HAVE, Tag.BE) or tokens[i].low in _ASIDES):
        i -= 1
    if i > 0 and tokens[i].low in ("and", "but"):
        return _who_opens(text, tokens[:i])
    if i >= 0 and tokens[i].low == ",":
        return _beside_a_comma(text, tokens, i)
    if (who := _who_would_not_be_named(tokens, i)) is not None:
        i = who
    end = i
    while i >= 0 and end - i < _MAX_SPEAKER and _part_of_speaker(tokens[i]):
        i -= 1
    return _speaker(text, tokens[i + 1 : end + 1], anyone=anyone)


def _beside_a_comma(text: str, tokens: Sequence[Token], comma: int) -> str | None:
    """ "The governor, A. B., said", "A. B., the governor, said": who he is, not his name."""
    opening = next((i for i in range(comma - 1, -1, -1) if tokens[i].low == ","), None)
    if opening is None or comma - opening > _MAX_SPEAKER + 1:
        return None
    begin = opening
    while begin and opening - begin < _MAX_SPEAKER and _part_of_speaker(tokens[begin - 1]):
        begin -= 1
    behind, ahead = tokens[opening + 1 : comma], tokens[begin:opening]
    if behind and behind[0].low == "who":
        return _speaker(text, ahead)
    said = next((i for i in range(comma - 1, opening, -1) if tokens[i].low in SAYING), None)
    if said is not None:
        return _speaker_before(text, tokens, said)  # "the ministry said, adding that"
    for part in (behind, ahead):
        if part and all(_part_of_speaker(t) for t in part) and (who := _speaker(text, part)):
            return who
    return None


def _who_opens(text: str, tokens: Sequence[Token]) -> str | None:
    """ "Activists doubted that and said that ...": who the clause opens with."""
    for i, token in enumerate(tokens[:_HEADING]):
        if not SPEAKERS.isdisjoint(token.low.split()):
            return _speaker(text, tokens[: i + 1])
        if token.tag not in (*_DESCRIBES, Tag.DET, Tag.ARTICLE):
            return None
    return None


def _who_would_not_be_named(tokens: Sequence[Token], last: int) -> int | None:
    """ "A medic who asked not to be named said": where the medic stands."""
    who = next(
        (i for i in range(last, max(0, last - _MAX_SPEAKER), -1) if tokens[i].low == "who"), 0
    )
    if not who or not any(t.low in _UNNAMED for t in tokens[who : last + 1]):
        return None
    return who - 1 - (tokens[who - 1].low == ",")


def _speaker_after(text: str, tokens: Sequence[Token], begin: int) -> str | None:
    end = begin
    while end < len(tokens) and end - begin < _MAX_SPEAKER and _part_of_speaker(tokens[end]):
        if tokens[end].low in SAYING:
            break
        end += 1
    return _speaker(text, tokens[begin:end])


def _part_of_speaker(token: Token) -> bool:
    if token.tag in (Tag.PUNCT, Tag.CONJ, Tag.WHO, Tag.BE, Tag.HAVE, Tag.CASUALTY, Tag.DATE):
        return token.low in ('"', "'")
    if token.tag is Tag.PREP:
        return token.low in ("in", "from", "for", "at", "inside", "to")
    return token.low not in ("that", "as") and not (
        token.trigger and token.entry and token.entry.verb
    )


def _from_head(tokens: Sequence[Token]) -> Sequence[Token]:
    """Cuts what was taken in before the speaker, where a copied text lost its commas."""
    for i, token in enumerate(tokens):
        if not SPEAKERS.isdisjoint(token.low.split()):
            begin = i
            while begin and i - begin < 3 and tokens[begin - 1].tag in _DESCRIBES:
                begin -= 1
            return tokens[begin:]
    return tokens


def _speaker(text: str, tokens: Sequence[Token], *, anyone: bool = False) -> str | None:
    definite = bool(tokens) and tokens[0].tag is Tag.DET
    if tokens and tokens[0].tag is Tag.NEG:
        return None  # "no group claimed responsibility"
    while tokens and (tokens[0].tag in _BEFORE_NAME or tokens[0].low in PARTS_OF_DAY):
        tokens = tokens[1:]
    while tokens and tokens[-1].tag in (Tag.PUNCT, Tag.PREP):
        tokens = tokens[:-1]
    if not tokens:
        return None
    known = next((t for t in tokens if t.tag is Tag.OUTLET), None)
    if known is not None:
        return outlet_name(known)
    ahead = [t.tag for t in tokens[:3]]
    if ahead[:2] == [Tag.ORG, Tag.PREP] and ahead[2:] in ([Tag.DET], [Tag.ARTICLE]):
        tokens = tokens[:1]  # "ISIS in its weekly", "the SDF in a statement"
    tokens = _from_head(tokens)
    again = tokens[-1].low.split()[-1] in _SAME_AS_BEFORE or tokens[-1].low == "ministry"
    if definite and again and len(tokens) <= 1 + (tokens[-1].low != "ministry"):
        return None
    orgs = [t for t in tokens if t.tag is Tag.ORG]
    if orgs and all(t.tag is Tag.ORG or t.low in ("group", "organization") for t in tokens):
        if orgs[0].party is Party.ISLAMIC_STATE:
            return "Islamic State"
        return " ".join(text[tokens[0].start : tokens[-1].end].split())
    speaks = has_tag(tokens, Tag.PERSON) if anyone else False
    if not speaks and not any(w in SPEAKERS for t in tokens for w in t.low.split()):
        return None
    words = " ".join(text[tokens[0].start : tokens[-1].end].split()).strip("\"' ")
    opens = tokens[0].tag in (Tag.WORD, Tag.PERSON, Tag.THING)
    named = tokens[0].low.endswith("'s")  # "Syria's Ministry of Defence"
    return words[0].lower() + words[1:] if opens and not named else words
