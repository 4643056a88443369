"""Finding gazetteer names in running text: hashes over words, longest name first.

Only where a name may stand (a capital, a figure, Arabic letters) is looked up, so that a report
costs a few hundred hash look-ups. What is found here are spans; what they mean is decided with
their context by ``geocoder``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from geo.model import MatchMethod
from geo.places.index import Index
from geo.places.kinds import MODIFIERS, WORDS
from geo.places.match import Query
from geo.places.names import ARTICLES, LINKS, arabic_prefix_variants, token_key
from geo.places.refusals import AFTER_OUTLET, PEOPLE, is_common_word, never_alone
from geo.places.tokens import JOINED, ROLES, Word

MAX_WORDS = 7
MIN_LONE_KEY = 4

_SUN = {
    "as": "s", "ash": "s", "ad": "d", "ar": "r", "an": "n", "at": "t", "az": "z", "es": "s",
    "esh": "s", "ed": "d", "er": "r", "en": "n", "et": "t", "ez": "z",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Span:
    """Words that may name a place: indices of the first word and behind the last."""

    first: int
    end: int


def core_spans(
    index: Index, words: Sequence[Word], anywhere: bool
) -> list[tuple[Span, tuple[int, ...]]]:
    """Every start of a known name with all its possible ends, longest first.

    ``anywhere``: look also where no capital announces a name (a typed query, a text in one case).
    """
    found = []
    i = 0
    while i < len(words):
        ends = _ends(index, words, i) if _may_start(words, i, anywhere) else ()
        if ends:
            found.append((Span(i, ends[0]), ends))
        i += 1
    return found


def _may_start(words: Sequence[Word], i: int, anywhere: bool) -> bool:
    word = words[i]
    normal = word.normal
    if not (word.may_name or anywhere):
        if i + 1 < len(words) and ROLES.get(normal) == "D":
            return words[i + 1].capital
        before = words[i - 1] if i and word.gap in ("-", "‐", "–") else None
        return before is not None and before.capital and before.normal in ARTICLES
    if not normal or normal in ARTICLES or normal in LINKS or normal.isdigit():
        return False
    return not is_common_word(normal)


def _ends(index: Index, words: Sequence[Word], i: int) -> tuple[int, ...]:
    ends: list[int] = []
    for first in (words[i].normal, *arabic_prefix_variants(words[i].normal)):
        key = ""
        for j in range(i, min(i + MAX_WORDS, len(words))):
            word = words[j]
            if j > i and word.gap not in JOINED:
                break
            normal = first if j == i else word.normal
            if j > i and (normal in WORDS and len(ends) == 0 and key not in index.prefixes):
                break
            if key + token_key(normal) in index.core and token_key(normal):
                ends.append(j + 1)
            key += token_key(normal, False)
            if key and key not in index.prefixes:
                break
        if ends:
            break
    return tuple(sorted(ends, reverse=True))


def widened(words: Sequence[Word], span: Span) -> list[Span]:
    """The span with the words of kind around it, widest first, the bare one last."""
    left = _leftward(words, span.first)
    right = _rightward(words, span.end, left < span.first)
    tried = [Span(left, right), Span(left, span.end), Span(span.first, right), span]
    return list(dict.fromkeys(tried))


def with_article(words: Sequence[Word], span: Span) -> Span:
    """The span with the Arabic article that belongs to it ("Al Sukhnah", "ash-Sholah")."""
    i = span.first
    if i == 0:
        return span
    article, word = words[i - 1], words[i]
    if article.normal not in ARTICLES or word.gap not in JOINED:
        return span
    hyphen = word.gap not in (" ", "")
    sun = _SUN.get(article.normal)
    assimilated = sun is not None and word.normal.startswith(sun) and article.capital
    if hyphen or article.normal in ("al", "el") or assimilated:
        return Span(i - 1, span.end)
    return span


def too_little(
    query: Query, method: MatchMethod, words: Sequence[Word], span: Span, anywhere: bool
) -> bool:
    """Whether words that agree with a name are still too little to be one in running text."""
    if _in_a_longer_name(words, span):
        return True
    if span.end - span.first > 1:
        return False
    normal = query.normal
    if never_alone(normal):
        return True
    if method is MatchMethod.EXACT:
        return False
    if normal in WORDS or normal in ROLES:
        return True
    bare = with_article(words, span) == span
    return bare and len(query.key) < MIN_LONE_KEY


def _in_a_longer_name(words: Sequence[Word], span: Span) -> bool:
    """Whether a name belongs to a person, an outlet or a unit: "Rami Hama", "Mayadeen TV"."""
    if span.end < len(words):
        after = words[span.end]
        if after.gap in (" ", "-") and after.normal in AFTER_OUTLET:
            return True
    if span.first and words[span.first].gap == " ":
        before = words[span.first - 1]
        return before.capital and before.normal in PEOPLE
    return False


def _leftward(words: Sequence[Word], i: int) -> int:
    reached = i
    j = i - 1
    while j >= 0 and i - j <= 4 and words[j + 1].gap in JOINED:
        normal = words[j].normal
        if normal in WORDS or (normal in MODIFIERS and reached < i):
            reached = j
        elif normal not in ARTICLES and normal not in LINKS:
            break
        j -= 1
    return reached


def _rightward(words: Sequence[Word], end: int, after_kind: bool) -> int:
    reached = end
    j = end
    while j < len(words) and j - end < 4 and words[j].gap in JOINED:
        normal = words[j].normal
        if normal in WORDS:
            reached = j + 1
        elif normal not in MODIFIERS and normal != "":
            break
        elif after_kind and normal in MODIFIERS:
            reached = j + 1  # Arabic puts the modifier last: مطار تدمر العسكري
        j += 1
    return reached
