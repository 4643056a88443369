"""Slips in words of kind: "the villaeg of X" is the village of X, "Jabla X" Mount X."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache

from rapidfuzz.distance import OSA

from geo.places.kinds import WORDS
from geo.places.names import arabic_prefix_variants

MIN_LETTERS = 5
"""Shorter words of kind have too many neighbours among names."""
LONG = 9
"""From this many letters on a word may have two slips."""


def mended(tokens: list[str], known: Callable[[str], bool]) -> list[str] | None:
    """The words with every mistyped word of kind put right, or None if there is none.

    ``known`` says whether a word stands in a name of the gazetteer: such a word is left alone.
    """
    found = [t if t in WORDS or _in_a_name(t, known) else _kind_word(t) or t for t in tokens]
    return None if found == tokens else found


def _in_a_name(token: str, known: Callable[[str], bool]) -> bool:
    """Whether a word stands in a name, also without what Arabic writes onto it."""
    return known(token) or any(known(bare) for bare in arabic_prefix_variants(token))


@lru_cache(maxsize=4096)
def _kind_word(token: str) -> str | None:
    """The one word of kind that ``token`` may be a slip of; those of one kind are one word."""
    near = {
        word
        for word in WORDS
        if len(word) >= MIN_LETTERS and OSA.distance(token, word, score_cutoff=2) <= _slips(word)
    }
    if len({WORDS[word] for word in near}) != 1:
        return None
    return min(near, key=lambda word: (OSA.distance(token, word), word))


def _slips(word: str) -> int:
    return 2 if len(word) >= LONG else 1
