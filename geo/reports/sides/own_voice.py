"""Who speaks, and whose "our forces" are: the side of a statement or a quotation, a capital."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from geo.model import Party
from geo.reports.clauses.sources import SAYING
from geo.reports.vocabulary.lexicon import ORGS, Tag
from geo.reports.vocabulary.tokens import Token

_OWN: Final = frozenset(
    """forces fighters fighter units unit posts post positions position checkpoints checkpoint
    points point comrades comrade soldiers men members member troops patrol patrols convoy vehicle
    vehicles heroes personnel bases base martyrs artillery snipers commandos brothers""".split()
) | {"special forces", "security forces", "special units"}
"""What a side calls its own; "our correspondent" and "our village" are others'."""
CAPITALS: Final = {
    "washington": Party.COALITION, "ankara": Party.OTHER_ARMED, "tel aviv": Party.OTHER_ARMED,
    "jerusalem": Party.OTHER_ARMED, "damascus": Party.GOVERNMENT, "moscow": Party.GOVERNMENT,
    "the kremlin": Party.GOVERNMENT, "kremlin": Party.GOVERNMENT, "tehran": Party.GOVERNMENT,
}  # fmt: skip
_CAPITAL_SPEAKS: Final = SAYING | {"accused", "accuses", "blames", "has", "did", "does", "vowed"}
_GUARDS: Final = frozenset("soldier soldiers troops officers".split()) | {
    "border guard", "border guards", "border police",
}  # fmt: skip
_THEIRS: Final = (Tag.PERSON, Tag.THING, Tag.HAVE)
_FOES_WORDS: Final = frozenset("terrorist terrorists mercenary mercenaries remnants".split())
"""What no side calls its own men."""
_IT: Final = frozenset(("it", "they"))
_ITS: Final = frozenset(("its", "their"))
_OPENING: Final = 6
_BETWEEN: Final = 3
_HEADING: Final = 30
_NAME: Final = 8
_SPEAKS: Final = (
    "statement", "media", "center", "centre", "command", "office", "council", "communique",
    "spokesman", "spokesperson", "announced", "said", "ministry", "report", "department",
)  # fmt: skip


def settle_own_voice(sentences: Sequence[Sequence[Token]]) -> None:
    """Makes "our" before a side's people and things its name: "our posts", "our fighters"."""
    closing = [tokens for tokens in sentences[-2:] if len(tokens) <= _NAME]
    heading = _heading(sentences) or _heading(closing)  # "Media Center of the SDF", as it ends
    before: Party | None = None
    for tokens in sentences:
        named = before if tokens and tokens[0].text == '"' else None
        before = _opens_with_speaker(tokens) or _who_says_it(tokens) or named
        at = [i for i, t in enumerate(tokens) if t.low == "our" and _of_a_side(tokens, i)]
        if not at:
            continue
        speaker = _who_says_it(tokens) or named or heading
        if speaker is None:
            continue
        for i in at:
            tokens[i].tag, tokens[i].party = Tag.ORG, speaker


def settle_capitals(sentences: Sequence[Sequence[Token]]) -> None:
    """ "Washington said it had struck ...": the side that a capital speaks for."""
    for tokens in sentences:
        for i, token in enumerate(tokens[:-1]):
            if token.low not in CAPITALS or token.tag not in (Tag.WORD, Tag.NAME, Tag.PLACE):
                continue
            before = tokens[i - 1] if i else None
            in_it = before is not None and before.tag in (Tag.PREP, Tag.OF, Tag.CONJ, Tag.PLACE)
            if not in_it and tokens[i + 1].low in _CAPITAL_SPEAKS:
                token.tag, token.party = Tag.ORG, CAPITALS[token.low]


def settle_its_guards(tokens: Sequence[Token]) -> None:
    """ "The Jordanian army said a group had fired on its border guards", "its troops": Jordan's."""
    for i in range(1, len(tokens)):
        if tokens[i].low in _GUARDS and tokens[i - 1].low in ("its", "their"):
            named = [n for n in range(i - 2, -1, -1) if tokens[n].tag is Tag.ORG]
            owner = next((tokens[n].party for n in named if not _does_it(tokens[n + 1 : i])), None)
            tokens[i].party = owner or tokens[i].party


def _does_it(behind: Sequence[Token]) -> bool:
    """ "The army said that IS killed two of its soldiers", "IS rockets hit its men": the army's."""
    verb = next((t for t in behind if t.tag not in _THEIRS), behind[-1])
    acts = verb.trigger is not None and verb.entry is not None and verb.entry.verb
    return acts or verb.tag is Tag.CASUALTY


def settle_its_voice(sentences: Sequence[Sequence[Token]]) -> None:
    """ "It said that its men ambushed a patrol", behind "IS claimed ...": the claimant's men."""
    speaker: Party | None = None
    for tokens in sentences:
        if not tokens:
            continue
        if tokens[0].low in _IT and any(t.low in SAYING for t in tokens[1:4]):
            for i, token in enumerate(tokens):
                if token.tag is Tag.ORG:
                    break
                if token.low in _ITS and speaker is not None and _of_a_side(tokens, i):
                    token.tag, token.party = Tag.ORG, speaker
        else:
            speaker = _opens_with_speaker(tokens)


def _opens_with_speaker(tokens: Sequence[Token]) -> Party | None:
    """The side that a sentence opens with as who says it."""
    for i, token in enumerate(tokens[:_OPENING]):
        if token.tag is Tag.ORG and token.party is not None:
            return token.party if any(t.low in SAYING for t in tokens[i + 1 : i + 4]) else None
    return None


def _of_a_side(tokens: Sequence[Token], at: int) -> bool:
    return any(t.low in _OWN for t in tokens[at + 1 : at + 1 + _BETWEEN])


def _who_says_it(tokens: Sequence[Token]) -> Party | None:
    """'"We lost two of our men," a commander of the National Defence said'."""
    for i, token in enumerate(tokens):
        if token.low not in SAYING:
            continue
        near = (*reversed(tokens[max(0, i - _NAME) : i]), *tokens[i + 1 : i + _NAME])
        for named in near:
            if named.low in ("our", '"', "that") or named.low in SAYING:
                break
            if named.tag is Tag.ORG and named.party is not None:
                return named.party
    return None


def _heading(sentences: Sequence[Sequence[Token]]) -> Party | None:
    """The side whose statement a report is: named where it opens, as who speaks."""
    opening = [t for tokens in sentences[:3] for t in tokens][:_HEADING]
    for i, token in enumerate(opening):
        if token.tag is Tag.OUTLET and token.low.endswith(("central command", "centcom")):
            return Party.COALITION
        if token.tag is Tag.OUTLET and token.low == "sana" and i < _NAME:
            return Party.GOVERNMENT
        if token.tag is not Tag.ORG or token.party is None or token.low not in ORGS:
            continue
        if i and opening[i - 1].low == "our":
            continue
        behind = opening[i + 1 : i + 4]
        before = opening[max(0, i - 5) : i]
        near = {word for t in (*before, *behind) for word in t.low.split()}
        acts = any(t.trigger is not None for t in behind)  # "IS attacked one of our posts"
        if not near.isdisjoint(_SPEAKS) or (i < 3 and not acts):
            if token.party is Party.ISLAMIC_STATE and behind and behind[0].low in _FOES_WORDS:
                continue  # "A Daesh terrorist was killed when our forces raided a house"
            return token.party
    return None
