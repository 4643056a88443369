"""Finding gazetteer names in running text: hashes over words, longest name first.

Only where a name may stand (a capital, a figure, Arabic letters) is looked up, so that a report
costs a few hundred hash look-ups. What is found here are spans; what they mean is decided with
their context by ``geocoder``.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from geo.model import MatchMethod
from geo.places.hits import Hit, Query
from geo.places.index import Index
from geo.places.kinds import MODIFIERS, PREFIXED, WORDS, Kind
from geo.places.names import ARTICLES, LINKS, arabic_prefix_variants, core_text, token_key
from geo.places.refusals import (
    AFTER_OUTLET,
    BEFORE_UNIT,
    DAYS,
    MEN_OF_A_NAME,
    NAME_HEADS,
    PEOPLE,
    is_common_word,
    never_alone,
)
from geo.places.tokens import DIRECTIONS, HYPHENS, JOINED, ORDINALS, OTHER, ROLES, Word

MAX_WORDS = 7
_SONS = frozenset(("abu", "ibn", "bin"))
"""Before a known name they make a man's name of it, or that of a place nobody listed."""
_OPENING = NAME_HEADS | frozenset(
    "ein khirbat khirbet kherbet jubb jub jib jeb rasm tel qubbat maqta tawil".split()
)
"""Before a known village they make the name of another one: Rasm X, Khirbat X."""
_MAY_BELONG = frozenset((*WORDS, *MODIFIERS, *ARTICLES, *LINKS, ""))
"""What stands right beside a name that goes on beyond its own words is one of these."""
_QUARTERS = frozenset(("neighbourhood", "neighborhood"))
MIN_LONE_KEY = 4
LONE_SPELLING = 0.9
"""A lone word that only shares a spelling key must also look alike: see ``match`` for scores."""

_SUN = {
    "as": "s", "ash": "s", "ad": "d", "ar": "r", "an": "n", "at": "t", "az": "z", "es": "s",
    "esh": "s", "ed": "d", "er": "r", "en": "n", "et": "t", "ez": "z",
}  # fmt: skip


class Span(NamedTuple):
    """Words that may name a place: indices of the first word and behind the last."""

    first: int
    end: int


def core_spans(
    index: Index, words: Sequence[Word], anywhere: bool
) -> list[tuple[int, tuple[int, ...]]]:
    """Every start of a known name with all its possible ends, longest first.

    ``anywhere``: look also where no capital announces a name (a typed query, a text in one case).
    """
    found = []
    for i, word in enumerate(words):
        if not (word.may_begin or anywhere):
            continue
        normal = word.normal
        if _begins_none(index, normal):
            continue  # most words
        ordinal = normal in ORDINALS and _ordinal(index, words, i)
        directs = normal in DIRECTIONS
        announced = word.may_name or anywhere or ordinal
        if not announced and not _follows_on(words, i):
            continue
        if directs and _points_at(words, i):
            continue
        ends = _ends(index, words, i, anywhere) if _may_start(normal) else ()
        if not ends and normal in WORDS and _numbered(index, words, i):
            ends = (i + 2,)
        if not ends and ordinal:
            ends = (i + 2,)
        if ends:
            found.append((i, ends))
    return found


def _points_at(words: Sequence[Word], i: int) -> bool:
    """Whether a direction is a way from a place, no part of its name: "10 km north of Homs"."""
    return i + 1 < len(words) and words[i + 1].role == "o"


def _follows_on(words: Sequence[Word], i: int) -> bool:
    """Whether a word in small letters may begin a name: "eastern Homs", "Al-shola", "al-shola"."""
    word = words[i]
    if word.normal in DIRECTIONS and i + 1 < len(words):
        after = words[i + 1]
        rural = WORDS.get(after.normal) == Kind.COUNTRYSIDE
        return after.capital or rural or after.normal in DIRECTIONS
    before = words[i - 1] if i and word.gap in HYPHENS else None
    if before is None or before.normal not in ARTICLES:
        return False
    return before.capital or before.normal in ("al", "el")


@lru_cache(maxsize=32768)
def _begins_none(index: Index, normal: str) -> bool:
    """Whether a word begins no name, whatever stands around it; remembered, as texts use the same
    words again."""
    if not normal.isascii() or normal in WORDS or normal in ORDINALS:
        return False
    opening = token_key(normal, False)
    known = opening in index.prefixes or token_key(normal) in index.core
    return not _may_start(normal) or (opening != "" and not known)


@lru_cache(maxsize=32768)
def _may_start(normal: str) -> bool:
    if not normal or normal in ARTICLES or normal in LINKS or normal.isdigit():
        return False
    return not is_common_word(normal)


def _ordinal(index: Index, words: Sequence[Word], i: int) -> bool:
    """Whether words in small letters are a station by its number: "the third station"."""
    if i + 1 == len(words) or not i:
        return False
    station = words[i + 1].normal
    said = words[i - 1].normal == "the" and WORDS.get(station) == Kind.STATION
    return said and f"{words[i].normal} {station}" in index.exact


def _numbered(index: Index, words: Sequence[Word], i: int) -> bool:
    """Whether a word of kind and a figure are a name: Station 2, Brigade 113."""
    if i + 1 == len(words) or words[i + 1].gap != " " or not words[i + 1].normal.isdigit():
        return False
    return f"{words[i].normal} {words[i + 1].normal}" in index.exact


def _ends(index: Index, words: Sequence[Word], i: int, anywhere: bool) -> tuple[int, ...]:
    """Where a known name that starts at word ``i`` may end, longest first."""
    normal = words[i].normal
    opening = token_key(normal, False) if normal.isascii() else ""
    if opening and not (opening in index.prefixes and _joins(words, i + 1, anywhere)):
        # Most words: no name goes on behind them.
        return (i + 1,) if token_key(normal) in index.core else ()
    ends: list[int] = []
    starts = (normal,) if normal.isascii() else (normal, *arabic_prefix_variants(normal))
    for first in starts:
        key = ""
        for j in range(i, min(i + MAX_WORDS, len(words))):
            word = words[j]
            if j > i and not _joins(words, j, anywhere):
                break
            normal = first if j == i else word.normal
            if j > i and not ends and normal in WORDS and key not in index.prefixes:
                break
            last = token_key(normal)
            if last and key + last in index.core:
                ends.append(j + 1)
            key += token_key(normal, False)
            if key and key not in index.prefixes:
                break
        if ends:
            break
    ends.reverse()
    return tuple(ends)


def _joins(words: Sequence[Word], i: int, anywhere: bool) -> bool:
    """Whether a word may belong to a name that began before it."""
    if i >= len(words):
        return False
    word = words[i]
    return word.gap in JOINED and (anywhere or _may_continue(word))


def _may_continue(word: Word) -> bool:
    """Whether a word may stand within a name: no everyday word in small letters does."""
    return (
        word.may_name
        or word.gap in HYPHENS
        or word.gap in ("'", "’", "")
        or word.normal in ARTICLES
        or word.normal in LINKS
        or word.normal in WORDS
    )


def widened(words: Sequence[Word], span: Span) -> list[Span]:
    """The span with the words of kind around it, widest first, the bare one last.

    Its article is always included: Al-Kashmah and Kashmah may be two villages.
    """
    before = words[span.first - 1].normal if span.first else None
    behind = words[span.end].normal if span.end < len(words) else None
    if before not in _MAY_BELONG and behind not in _MAY_BELONG:
        return [span]  # most names
    lefts = _leftward(words, span.first)
    rights = _rightward(words, span.end, bool(lefts))
    bare = with_article(words, span)
    if not lefts and not rights:
        return [bare]
    lefts = [*[left for left in lefts if left < bare.first], bare.first]
    tried = [Span(left, right) for left in lefts[:-1] for right in (*rights, span.end)]
    tried += [Span(bare.first, right) for right in rights] + [bare]
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
    assimilated = article.capital and _assimilates(words, i - 1)
    if hyphen or article.normal in ("al", "el") or assimilated:
        return Span(i - 1, span.end)
    return span


def _assimilates(words: Sequence[Word], i: int) -> bool:
    """Whether a word is the article of a name behind it: "as Samn", and not "as government"."""
    sun = _SUN.get(words[i].normal)
    if sun is None or i + 1 == len(words):
        return False
    return words[i + 1].capital and words[i + 1].normal.startswith(sun)


def too_little(index: Index, query: Query, hit: Hit, words: Sequence[Word], span: Span) -> bool:
    """Whether words that agree with a name are still too little to be one in running text."""
    prominent = index.prominence[hit.row] >= 4  # a city or a town, whose bare name is common
    if _in_a_longer_name(words, span, prominent):
        return True
    if query.kinds:
        return False
    behind = words[span.end].normal if span.end < len(words) else ""
    if behind in _QUARTERS and index.rows[hit.row][3] in ("village", "town"):
        return True  # "the X neighbourhood" is no village X
    names = [t for t in query.tokens if t not in ARTICLES]
    if len(names) != 1:
        return False
    if never_alone(query.normal):
        return True
    bare = words[span.first].normal not in ARTICLES
    if names[0] in WORDS or names[0] in ROLES:
        return hit.method is not MatchMethod.EXACT or bare
    if not names[0].isascii():
        return not prominent and _everyday_arabic(names[0], hit, index)
    if hit.method is MatchMethod.EXACT:
        return False
    unlike = hit.score < LONE_SPELLING and not _but_for_h(query, hit, index)
    return unlike or (bare and len(query.key) < MIN_LONE_KEY)


def _but_for_h(query: Query, hit: Hit, index: Index) -> bool:
    """Al-Mas'oudiya for Al-Mas'oudiyah, whose score is low only for the namesakes that it has."""
    text = core_text(query.tokens)
    return text.endswith("iya") and index.entry_text[hit.entry] == f"{text}h"


def _everyday_arabic(word: str, hit: Hit, index: Index) -> bool:
    """Whether an Arabic word is more likely none of a village's: it shares but a key, or has lost
    a prefix without an article behind it ("with wounds" is no village of that name)."""
    name = index.entry_name[hit.entry]
    stripped = word[0] in "وبلف" and word[0] != name[0] and "ال" not in word[1:3]
    return hit.method is not MatchMethod.EXACT or stripped


def only_a_kind(query: Query, span: Span) -> bool:
    """Whether nothing but a word of kind without its article is said: "desert", "محطة"."""
    return span.end - span.first == 1 and query.normal in WORDS


def _in_a_longer_name(words: Sequence[Word], span: Span, prominent: bool) -> bool:
    """Whether a name belongs to a person, an outlet, a unit or a place that nobody listed."""
    if span.end < len(words):
        after = words[span.end]
        if after.gap in (" ", "-"):
            head = after
            if after.normal in MODIFIERS and span.end + 1 < len(words):
                head = words[span.end + 1]  # "Deir ez-Zor Military Council"
            line = head.text == "front"  # "the Hajin front" is a line, "the Levant Front" a group
            if (head.normal in AFTER_OUTLET and not line) or _names_a_unit(words, span):
                return True
            last = words[span.end - 1]
            with_al = span.end > 1 and words[span.end - 2].normal in ARTICLES
            opens = last.normal in NAME_HEADS and not with_al  # "Tall X" is no Al-Tall
            if (opens or not prominent) and _goes_on(words, span.end):
                return True
            if opens and _assimilates(words, span.end):
                return True  # "Tall as Samn"
    whole = with_article(words, span)
    if not whole.first or words[whole.first].gap not in (" ", "-"):
        return False
    before = words[whole.first - 1]
    if not before.capital:
        return False
    if before.normal in PEOPLE or before.normal in BEFORE_UNIT or before.normal in _SONS:
        return True
    return before.normal in _OPENING and not (prominent and before.normal in WORDS)


def _names_a_unit(words: Sequence[Word], span: Span) -> bool:
    """ "The Palmyra Lions militia"; not "in Homs ISIS militias"."""
    if not span.first or words[span.first - 1].normal not in ("the", "of", "by", "and"):
        return False
    for k in range(span.end, min(span.end + 3, len(words))):
        if k > span.end and words[k].normal in MEN_OF_A_NAME:
            return True
        if words[k].gap != " " or not words[k].capital or words[k].role != OTHER:
            return False
    return False


def _goes_on(words: Sequence[Word], i: int) -> bool:
    """Whether the name of which this is a part continues: "Kafr" of "Kafr al-Sheikh Ali"."""
    word = words[i]
    if word.normal in ("al", "el") and i + 1 < len(words):
        return words[i + 1].gap in ("-", " ") and words[i + 1].capital
    known = word.normal in WORDS or word.normal in MODIFIERS or word.normal in ROLES
    known = known or word.normal in DAYS
    return word.capital and word.gap == " " and not known and len(word.normal) > 2


def _leftward(words: Sequence[Word], i: int) -> list[int]:
    """Where words of kind before a name may begin, furthest first."""
    reached: list[int] = []
    j = i - 1
    while j >= 0 and i - j <= 4 and words[j + 1].gap in JOINED:
        normal = words[j].normal
        if _is_indefinite(words, j):
            break
        if normal in WORDS or (normal in MODIFIERS and reached):
            reached.append(j)
            if normal in PREFIXED:
                break  # "and" or "in" begins another phrase
        elif normal in MODIFIERS and not normal.isascii():
            pass  # Arabic may put it between: حقل غاز الشاعر
        elif normal not in ARTICLES and normal not in LINKS:
            break
        j -= 1
    return reached[::-1]


def _is_kind(words: Sequence[Word], i: int) -> bool:
    """Whether a word of kind is written as part of a name: "al-Jabal"."""
    return i < len(words) and words[i].capital and words[i].normal in WORDS


def _is_indefinite(words: Sequence[Word], j: int) -> bool:
    """ "A village of X", which is not the village of X."""
    of = words[j + 1].normal == "of" and words[j - 1].normal in ("a", "an") and j > 0
    return of and bool(WORDS.get(words[j].normal, 0) & Kind.SETTLEMENT)


def _rightward(words: Sequence[Word], end: int, after_kind: bool) -> list[int]:
    """Where words of kind behind a name may end, furthest first."""
    reached: list[int] = []
    j = end
    while j < len(words) and j - end < 4 and words[j].gap in JOINED:
        normal = words[j].normal
        if normal in WORDS and normal.isascii():
            reached.append(j + 1)  # Arabic puts the word of kind first
        elif normal in ARTICLES and _is_kind(words, j + 1):
            pass  # "Qabtan al-Jabal"
        elif normal not in MODIFIERS and normal != "":
            break
        elif after_kind and normal in MODIFIERS:
            reached.append(j + 1)  # Arabic puts the modifier last: مطار تدمر العسكري
        j += 1
    return reached[::-1]
