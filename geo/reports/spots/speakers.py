"""Cues that a place is where those are who tell of the event."""

from __future__ import annotations

from typing import Final

from geo.reports.spots.around import Around
from geo.reports.spots.spot import Outcome
from geo.reports.vocabulary.lexicon import Tag

SPEAKING: Final = frozenset(
    """source sources activists correspondent reporter reporters activist told spoke speaking
    based""".split()
)

OUTLETS: Final = frozenset("network agency page channel radio website newspaper outlet".split())
_NOBODYS: Final = frozenset(("unknown", "unidentified"))
"""Before "source": shells of unknown source speak of nothing."""
_SPOKE: Final = frozenset(("spoke", "speaks", "spoken", "speak", "told"))


def names_an_outlet(around: Around) -> bool:
    """'The network "Ain X" said'."""
    tokens, at = around.tokens, around.at
    quote = next((i for i in range(at - 1, max(0, at - 4), -1) if tokens[i].low == '"'), 0)
    return bool(quote) and tokens[quote - 1].low in OUTLETS


def is_of_an_outlet(around: Around) -> bool:
    """ "State media in Damascus blamed ..."."""
    return around.link == "in" and around.tokens[max(0, around.at - 2)].tag is Tag.OUTLET


def nothing_was_said_of(around: Around) -> bool:
    """ "IS claimed it, but has said nothing about X"."""
    return around.pair == ["nothing", "about"]


def said_there(around: Around) -> bool:
    """ "A hospital official in X said"."""
    return around.following == "said" and around.link in ("in", "at", "from")


def came_from(around: Around) -> Outcome | None:
    """ "Fired from near X": weak; "activists from X said": only named."""
    if "from" not in around.before[-5:]:
        return None
    spoken = not SPEAKING.isdisjoint(around.before)
    return Outcome.ONLY_NAMED if spoken else Outcome.WEAK


def _spoke_of(around: Around) -> bool:
    """ "Its sources spoke of heavy fighting in X": where what is spoken of was."""
    ahead = around.tokens[: around.at]
    spoke = next((i for i in range(len(ahead) - 1, 0, -1) if ahead[i - 1].low in _SPOKE), 0)
    if not spoke or ahead[spoke].low != "of":
        return False
    return any(t.trigger is not None for t in ahead[spoke + 1 :])


def spoke_there(around: Around) -> Outcome | None:
    """ "A source in X spoke": only named; "activists in the village of X documented": weak."""
    told = around.before
    if "that" in told:
        told = told[len(told) - told[::-1].index("that") :]
    told = [w for i, w in enumerate(told) if not (i and told[i - 1] in _NOBODYS)]
    if SPEAKING.isdisjoint(told) or "attacked" in told or "killed" in told:
        return None
    if _spoke_of(around):
        return None
    on_the_spot = "activists" in told and around.own[:2] == ["village", "of"]
    return Outcome.WEAK if on_the_spot else Outcome.ONLY_NAMED
