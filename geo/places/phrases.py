"""Phrases that must name a place because a word of kind says so, whoever knows the name.

"the village of Foo" and "Foo airbase" name places even where the gazetteer has neither; a text
that names one is better told "not known" than given the next best place.
"""

from __future__ import annotations

from collections.abc import Sequence

from geo.places.kinds import MODIFIERS, WORDS
from geo.places.names import ARTICLES, normalise
from geo.places.refusals import NAME_HEADS, PEOPLE, is_common_word, never_alone
from geo.places.spans import Span
from geo.places.tokens import JOINED, ROLES, Word

MAX_NAME = 5

_BEFORE = frozenset(
    normalise(w)
    for w in "village villages town towns city neighborhood neighbourhood suburb jabal jebel mount "
    "tell tall tal tel wadi khirbet khirbat bir قرية بلدة مدينة حي جبل تل وادي خربة بئر".split()
)
"""Words of kind that announce the name behind them."""
_AFTER = frozenset(
    "village town city neighborhood neighbourhood suburb airbase airport oilfield dam mountain "
    "mountains valley crossing".split()
)
_LAST_OF_TWO = {
    "base": ("air",),
    "field": ("oil", "gas"),
    "fields": ("oil", "gas"),
    "station": ("pumping",),
}
"""Words that are too common alone, with what must stand before them."""
_ANNOUNCING = _BEFORE | _AFTER | frozenset(_LAST_OF_TWO)
_LINKING = ("of", "called", "named")


def kind_phrases(words: Sequence[Word], taken: Sequence[Span]) -> list[Span]:
    """Spans of such phrases outside the spans ``taken``, in order."""
    announcing = [(i, w) for i, w in enumerate(words) if w.normal in _ANNOUNCING]
    if not announcing:
        return []
    busy = {i for span in taken for i in range(span.first, span.end)}
    found: list[Span] = []
    for i, word in announcing:
        span = _announced(words, i) if word.normal in _BEFORE else None
        if span is None and (word.normal in _AFTER or word.normal in _LAST_OF_TWO):
            span = _followed(words, i)
        if span is not None and busy.isdisjoint(range(span.first, span.end)):
            found.append(span)
            busy.update(range(span.first, span.end))
    return found


def _announced(words: Sequence[Word], i: int) -> Span | None:
    """ "village of Foo": the word of kind stands at ``i``, the name behind it."""
    j = i + 1
    while j < len(words) and words[j].normal in _LINKING and words[j].gap == " ":
        j += 1
    end = j
    for k in range(j, min(j + MAX_NAME, len(words))):
        word = words[k]
        if word.gap not in JOINED or not name_like(word):
            break
        if word.normal not in ARTICLES:
            end = k + 1
            if not word.text.isascii() and not word.capital:
                break  # Arabic has no capitals to end a name: one word is all that is sure
    return Span(i, end) if end > j and tellable(words[j:end]) else None


def _followed(words: Sequence[Word], i: int) -> Span | None:
    """ "Foo airbase", "Foo oil field": the word of kind stands at ``i``, the name before it."""
    j = i
    if words[i].normal in _LAST_OF_TWO:
        if not i or words[i - 1].normal not in _LAST_OF_TWO[words[i].normal]:
            return None
        j -= 1
    elif i and words[i - 1].normal in MODIFIERS:
        j -= 1
    first = j
    for k in range(j - 1, max(-1, j - 1 - MAX_NAME), -1):
        if words[k + 1].gap not in JOINED or not name_like(words[k]):
            break
        first = k
    name = words[first:j]
    if not name or not any(w.capital for w in name) or not tellable(name):
        return None
    return Span(first, i + 1)


def name_like(word: Word) -> bool:
    """Whether a word may be one of an unknown name."""
    if word.normal in ARTICLES:
        return True
    return word.may_name and word.normal not in WORDS and word.normal not in ROLES


def tellable(name: Sequence[Word]) -> bool:
    """Whether words may be a place's name: no person's, no nationality, no everyday word."""
    real = [w.normal for w in name if w.normal not in ARTICLES]
    if not real or real[0] in PEOPLE or real[0][0].isdigit():
        return False
    rest = [w for w in real if w not in NAME_HEADS] if len(real) > 1 else real
    return bool(rest) and not any(never_alone(w) or is_common_word(w) for w in rest)


def unknown_runs(words: Sequence[Word], taken: Sequence[Span]) -> list[Span]:
    """Runs of words outside ``taken`` that may be a misspelt name: no roles, no words of kind."""
    busy = {i for span in taken for i in range(span.first, span.end)}
    found: list[Span] = []
    first = 0
    for i in range(len(words) + 1):
        free = i < len(words) and i not in busy
        if free and (i == first or words[i].gap in JOINED) and name_like(words[i]):
            continue
        if first < i and tellable(words[first:i]):
            found.append(Span(first, i))
        first = i if free and name_like(words[i]) else i + 1
    return found
