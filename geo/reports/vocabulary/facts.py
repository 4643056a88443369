"""What a word is by itself, wherever it stands."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from geo.model import EventType, Party
from geo.reports.vocabulary.lexicon import NUMBER_WORDS, Form, Harm, Tag
from geo.reports.vocabulary.numbers import ORDINALS, SCALE
from geo.reports.vocabulary.words import IS_BE, SECOND_WORDS, TABLE, Entry

ORDINAL: Final = frozenset(
    (*ORDINALS, "republican", "armored", "armoured", "mechanised", "mechanized")
)
_UPPER_ONLY: Final = frozenset(("is", "us", "hat", "yat", "sna", "ap", "ria", "pm"))
RANKS: Final = frozenset(("general", "major", "minor"))
_OF_A_SIDE: Final = frozenset(
    """held run linked affiliated backed allied aligned led controlled owned supported planted
    laid manned guarded occupied operated""".split()
)
_STARTS: Final = frozenset(NUMBER_WORDS) | ORDINAL | RANKS | {"between", "half", "a"}
"""Words that a number, a unit or a rank may begin at."""

_NOTHING: Final[frozenset[str]] = frozenset()

Meaning = tuple[
    str, str, Entry | None, bool, Harm | None, Form | None, Party | None, EventType | None
]
"""A unit in lower case, its tag, its entry, whether it is a possessive, and what the entry says of
harm, form, party and trigger."""


def meaning_of(low: str, tag: str, entry: Entry | None = None, possessive: bool = False) -> Meaning:
    """What a unit means, from its entry; without one it means nothing more than its tag says."""
    if entry is None:
        return low, tag, None, possessive, None, None, None, None
    return low, tag, entry, possessive, entry.harm, entry.form, entry.party, entry.trigger


@dataclass(frozen=True, slots=True)
class Facts:
    """What a word is by itself, wherever it stands."""

    low: str
    opens: bool
    """It may begin a number, a unit or a rank, or is a possessive."""
    leads_to: frozenset[str]
    """Words that a phrase or a number which it begins may go on with."""
    begins: bool
    """It opens something whatever follows."""
    may_begin: bool
    """It opens something or leads to a word; most words do neither, and are a unit each."""
    meaning: Meaning
    meaning_first: Meaning
    """Its meaning as a sentence's first word, whose capital says nothing."""


_DESCRIBE: Final = ("-majority", "-held", "-controlled", "-dominated", "-populated", "-run")
"""How words end that say whose a place is, and are no name: "Shiite-majority", "Kurdish-held"."""


@lru_cache(maxsize=20_000)
def facts_of(word: str) -> Facts:
    """What a word is, as it is written; remembered, as texts use the same words again."""
    low = word.lower()
    tag, entry, possessive = _looked_up(word, low)
    meaning = meaning_of(low, tag, entry, possessive)
    named = tag is Tag.NAME and not low.startswith(("al-", "el-"))
    first = meaning_of(low, Tag.WORD, entry, possessive) if named else meaning
    opens, leads_to = _opens(low), SECOND_WORDS.get(low, _NOTHING)
    if low == "a":
        leads_to = leads_to | SCALE.keys()
    begins = opens and low != "a"
    return Facts(low, opens, leads_to, begins, opens or bool(leads_to), meaning, first)


def _opens(low: str) -> bool:
    """Whether a word may begin a number, a unit or a rank, or is a possessive."""
    if low in _STARTS or low[0].isdigit() or "'" in low:
        return True
    return "-" in low and low.partition("-")[0] in NUMBER_WORDS


def _looked_up(word: str, low: str) -> tuple[str, Entry | None, bool]:
    """A word's tag and entry; capitals make an unknown one a name."""
    possessive = False
    entry = _lookup(word, low)
    if entry is None and low.endswith(("'s", "s'")):
        possessive, entry = True, _lookup(word[:-2], low[:-2])
        if entry is not None and entry.tag not in (Tag.ORG, Tag.PERSON, Tag.OUTLET, Tag.THING):
            entry = None
    if entry is not None:
        return entry.tag, entry, possessive
    if not (word[0].isalpha() or word[0].isdigit()):
        return Tag.PUNCT, None, False
    named = word[0].isupper() or low.startswith(("al-", "el-"))
    named = named and not low.endswith(_DESCRIBE)
    return (Tag.NAME if named else Tag.WORD), None, possessive


def _lookup(word: str, low: str) -> Entry | None:
    if low in _UPPER_ONLY and not word.isupper():
        return IS_BE if low == "is" else None
    entry = TABLE.get(low)
    if entry is None and "-" in low:
        entry = TABLE.get(low.replace("-", " ")) or TABLE.get(low.replace("-", ""))
        last = TABLE.get(low.rpartition("-")[2]) if entry is None else None
        if last is not None and last.tag is Tag.PERSON and low[0].isalpha():
            entry = last  # "mine-expert", "co-pilot"
        head, _, ending = low.partition("-")
        owner = TABLE.get(head) if entry is None and ending in _OF_A_SIDE else None
        if owner is not None and owner.tag is Tag.ORG:
            entry = owner  # "IS-held caves", "SDF-linked gunmen"
    if entry is not None and low in RANKS and not word[0].isupper():
        return None
    return entry
