"""Cues that a side is only named: as a holder of ground, a helper, a tie, a place to be near."""

from __future__ import annotations

from typing import Final

from geo.reports.clauses.sources import DENIES
from geo.reports.sides.agents import helps
from geo.reports.sides.attack_nouns import attack_noun_follows
from geo.reports.sides.blame import ACCUSES, SUSPECT, accused_of_else
from geo.reports.sides.not_told import amid
from geo.reports.sides.sides import ACTORS
from geo.reports.sides.standing import Standing
from geo.reports.sides.taken import ON_CHARGES
from geo.reports.vocabulary.lexicon import Tag

_HELD: Final = (
    "-held", "-controlled", "-run", "-owned", "-manned", "-guarded", "-occupied", "-operated"
)  # fmt: skip
"""So a place or a thing is described; its holder does nothing by that."""
_TELLERS: Final = frozenset(
    "activist activists media source sources network networks website websites page".split()
)
_HOLDERS: Final = frozenset("held controlled run owned".split())
KIN: Final = frozenset("families family wives women children relatives widows".split())
RELATIVES: Final = frozenset(
    "father mother brother sister son daughter wife husband cousin uncle nephew".split()
)
NOT_THEIRS: Final = {
    **dict.fromkeys(("released", "freed", "escaped", "fled"), ("from",)),
    **dict.fromkeys(("opposed", "hostile"), ("to",)),
    "aiming": ("at",), "fighting": ("for",), "support": ("of",),
}  # fmt: skip
_TIE_LINKS: Final = frozenset(("with", "to", "for"))
TIES: Final = frozenset(
    "relations relationship contacts meetings dealings deals worked working works".split()
)
HELP: Final = frozenset("help support backing assistance cover".split())
_QUARTERS: Final = frozenset(
    """district districts neighbourhood neighbourhoods neighborhood neighborhoods quarter quarters
    suburb suburbs area areas village villages""".split()
)
GROUND: Final = frozenset("area areas part parts region regions zones territory".split())
_HOLDS_OUT: Final = frozenset("bastion stronghold capital enclave pocket".split())
_DENIAL: Final = 11
_SPEAKERS: Final = frozenset("spokesman spokesperson officials official 's also later".split())
RESCUES: Final = frozenset("help aid rescue assistance assist evacuate save".split())
_CAME: Final = frozenset("came come coming rushed rushing hurried went going tried trying".split())
UNTIL: Final = frozenset(("before", "until"))
SEEKS: Final = frozenset("search searching hunting looking".split())
_SEEKING: Final = (("search", "of"), ("searching", "for"), ("hunting", "for"), ("looking", "for"))
_BEFALLS: Final = frozenset("was were came fell died when".split())
PREVENTS: Final = frozenset("prevent preventing avert curb stop counter deter".split())

PROTESTS: Final = frozenset(
    """protest protests protested protesting demonstration demonstrations demonstrated
    demonstrating demonstrators protesters march marched marching rally rallied rallying sit-in
    chanted chanting""".split()
)


def only_tells_of_it(at: Standing) -> bool:
    """ "An opposition activist said", "..., said the SDF-linked party"."""
    linked = at.tokens[at.side.first].low.endswith(("-linked", "-affiliated"))
    if linked and at.word in ("said", "reported"):
        return True
    said = {t.low for t in at.tokens[at.side.first : at.side.last + 1]}
    return "opposition" in said and not _TELLERS.isdisjoint({at.behind, *said})


def is_holder(at: Standing) -> bool:
    """ "An SDF-held town", "an SDF-run post"."""
    return at.tokens[at.side.first].low.endswith(_HELD)


def is_of_their_kin(at: Standing) -> bool:
    """ "Some families of ISIS were caught", "the father of a fighter of the SDF"."""
    if at.word == "of" and at.pair[0] in KIN:
        return True
    if RELATIVES.isdisjoint(at.before):
        return False
    lows = [low for low in at.before if low != "of"][-2:]
    return bool(lows) and lows[0] in RELATIVES and "of" in at.before[-4:]


def is_none_of_them(at: Standing) -> bool:
    """ "A man released from an SDF prison", "fighters opposed to the SDF", "aircraft that were
    aiming at IS", "accused of fighting for the government", "in support of the SDF": none of
    theirs is told of."""
    return at.word in NOT_THEIRS.get(at.pair[0] if at.pair else "", ())


def is_accused_of_else(at: Standing) -> bool:
    """ "Israel accuses Iran of sending arms"."""
    return at.word in ACCUSES and accused_of_else(at.tokens, at.side)


def denies_it(at: Standing) -> bool:
    """ "IS denied it was behind the attack", "a spokesman for the SDF denied that ..."."""
    ahead = at.tokens[at.side.last + 1 : at.side.last + _DENIAL]
    for token in ahead[:3]:
        if token.low in DENIES:
            return all(t.low not in ("civilians", "civilian") for t in ahead)  # "that it hit any"
        if token.tag is not Tag.HAVE and token.low not in _SPEAKERS:
            return False
    return False


def is_tied_to(at: Standing) -> bool:
    """ "A sheikh known for his relations with the SDF was shot"."""
    return at.word in _TIE_LINKS and at.pair[0] in TIES and not at.said & ON_CHARGES


def is_beside(at: Standing) -> bool:
    """ "In an operation carried out with the SDF's help", "clashes ..., amid shelling by X"."""
    if at.word == "with" and at.behind in HELP:
        return True
    return "amid" in at.said and bool(at.fought) and amid(at.tokens, at.side)


def is_protested(at: Standing) -> bool:
    """ "Opened fire on a protest against the SDF": no attack on it."""
    return "against" in at.before[-3:] and not PROTESTS.isdisjoint(at.before)


def holds_ground(at: Standing) -> bool:
    """ "The Assad regime-held quarters", "a pro-government district", "the (SDF)-controlled
    countryside": who lives there, not who was hit."""
    if at.side.bare and at.behind.endswith(_HELD) and at.behind != "hit-and-run":
        return True
    if at.side.bare and at.behind in _QUARTERS:
        return at.tokens[at.side.first].low.startswith("pro-")
    after = at.tokens[min(at.side.last + 2, len(at.tokens) - 1)].low
    return at.behind == "-" and after in _HOLDERS


def came_to_help(at: Standing) -> bool:
    """ "Supported by the coalition", "before the SDF intervened"."""
    return ("by" in at.said and helps(at.tokens, at.side)) or at.word in UNTIL


def is_helped(at: Standing) -> bool:
    """ "A patrol that came to the shepherds' help hit a mine", "rushed to rescue the workers": the
    patrol was hit, not those it came for."""
    came = not _CAME.isdisjoint(at.before)
    of_them = at.pair[-1:] == ("of",) and at.pair[0] in RESCUES
    behind = next((t.low for t in at.tokens[at.side.last + 1 :] if t.low != "'"), "")
    return came and (at.word in RESCUES or of_them or behind in RESCUES)


def was_named(at: Standing) -> bool:
    """ "The headquarters of the 47th Brigade of the militia": of one side, told already."""
    if at.prev < 0 or at.tokens[at.prev].party is not at.side.party:
        return False
    between = at.tokens[at.prev + 1 : at.side.first]
    return bool(between) and all(t.tag in (Tag.OF, Tag.DET) for t in between)


def is_where_it_was(at: Standing) -> bool:
    """ "In the zone around the US base", "deaths on the army side", "from areas of the SDF"."""
    if at.behind in _HOLDS_OUT:
        return at.word == "former"  # "Raqqa, a former IS bastion, was bombed"
    if at.word == "on":
        return at.behind in ("side", "sides", "part", "bank", "banks", "shore")
    if at.word == "around":
        return True
    if at.pair[:1] == ("part",) and (at.behind in ACTORS or not SUSPECT.isdisjoint(at.before)):
        return False  # "part of an IS cell", "probably part of IS"
    return at.word == "of" and at.side.bare and bool(at.pair) and at.pair[0] in GROUND


def is_prevented(at: Standing) -> bool:
    """ "Sorties to prevent attacks of IS": none told of."""
    return at.word in PREVENTS and attack_noun_follows(at.tokens, at.side, at.nxt)


def is_sought(at: Standing) -> bool:
    """ "Soldiers who combed the area in search of IS were hit by a mine": the soldiers were."""
    return at.pair in _SEEKING and (at.behind in _BEFALLS or at.behind == ",")


def mediates(at: Standing) -> bool:
    """ "Mediated between the SDF and the tribe"."""
    return at.word == "between" and "mediated" in at.before
