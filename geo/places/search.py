"""Which rows bear a name, or the same spelling key in whatever language it is written."""

from __future__ import annotations

from rapidfuzz.distance import OSA

from geo.model import MatchMethod
from geo.places.context import NEARBY_M
from geo.places.hits import Hits
from geo.places.index import distance_m
from geo.places.kinds import Kind, satisfies
from geo.places.names import (
    ARTICLES,
    arabic_prefix_variants,
    core_text,
    foreign_readings,
    key_variants,
    token_key,
    tokens_key,
    undoubled,
)

FOREIGN_MIN_LETTERS = 4
FOREIGN_LOSS, FOREIGN_CHANGE = 0.01, 0.02
"""What a name loses that only meets as Turkish or German would write it, and more if it then still
is another spelling (Al-Sajar is not Ez-Ziyara)."""

EXACT, SAME_LETTERS, BUT_ARTICLE, OTHER_RUN, OTHER_NAME = 1.0, 0.98, 0.955, 0.93, 0.9
DOUBLED, SPELLING, CLOSENESS = 0.95, 0.77, 0.19
"""Scores of a name that agrees to the letter, but for a word of kind, but for the article, but for
its blanks, by another name of the town; and of one with the same key, but for letters written
twice, or with what its likeness may add."""

_NAMING = Kind.WELL | Kind.RUIN | Kind.HEIGHT | Kind.CAVE
"""Kinds whose word stays in the name of the village beside them."""
SIDES = {
    "western": "gharbi", "eastern": "sharqi", "northern": "shamali", "southern": "janubi",
    "upper": "fawqani", "lower": "tahtani", "big": "kabir", "great": "kabir", "little": "saghir",
    "small": "saghir", "old": "qadim", "new": "jadid",
}  # fmt: skip
"""What stands first in English and last in Arabic: "Western Qasr al-Hayr"."""


def collect(found: Hits) -> None:
    """Rows by the same normalised name, then by the same spelling key."""
    index, query = found.index, found.query
    for entry in index.exact.get(query.normal, ()):
        found.keep(index.entry_row[entry], entry, MatchMethod.EXACT, EXACT, "")
        found.exact = True
        found.strong = found.strong or not index.entry_weak[entry]
    text = core_text(query.tokens)
    for key in key_variants(query.key, query.tokens):
        _by_key(found, key, text, 0.0)
    if not found.rows and found.wrong_kind:
        _by_namesake(found)
        _by_other_names(found)
    if not found.rows and len(query.tokens) > 1:
        _by_side(found)
    if not found.rows:
        _by_run(found)
    if not found.likely and query.key.isascii() and len(query.key) >= FOREIGN_MIN_LETTERS:
        _by_foreign_readings(found)
    if not found.rows and query.tokens and not query.key.isascii():
        for variant in arabic_prefix_variants(query.tokens[0]):
            tokens = (variant, *query.tokens[1:])
            _by_key(found, tokens_key(tokens), core_text(tokens), 0.01)


def _by_side(found: Hits) -> None:
    """ "Western X" for "X al-Gharbi" and the other way round, "X Palace" for "Qasr X"."""
    *before, last = found.query.tokens
    first, *after = found.query.tokens
    turned = [(*after, SIDES[first])] if first in SIDES else []
    for english, arabic in SIDES.items():
        if token_key(last) == token_key(arabic):
            turned.append((english, *before))
    if "palace" in found.query.tokens:
        turned.append(("qasr", *[t for t in found.query.tokens if t != "palace"]))
    for tokens in turned:
        _by_key(found, tokens_key(tokens), core_text(tokens), 0.01)


def _by_foreign_readings(found: Hits) -> None:
    """Rows whose name this is as Turkish, German or French would write it."""
    if SIDES.keys() & found.query.tokens:
        return  # "Eastern X" is English
    asked = "".join(found.query.tokens).count("kh")
    for tokens in foreign_readings(found.query.tokens):
        if found.confident and "".join(tokens).count("kh") > asked:
            continue  # Al-Hashem is Al-Hashim, as English writes it, rather than Khasham
        _by_key(found, tokens_key(tokens), core_text(tokens), FOREIGN_LOSS, FOREIGN_CHANGE)


def _by_run(found: Hits) -> None:
    """Rows whose whole name has the same letters, blanks set elsewhere or letters written twice."""
    run = found.query.normal.replace(" ", "")
    index = found.index
    for entry in index.runs.get(run, ()) or index.undoubled_runs.get(undoubled(run), ()):
        found.keep(index.entry_row[entry], entry, MatchMethod.SPELLING, OTHER_RUN, "")


def _by_namesake(found: Hits) -> None:
    """ "Bir al-Atshan village" stands by the well that it is called after."""
    index, asked = found.index, found.query.kinds
    named = asked & ~Kind.SETTLEMENT
    if asked == named or not named or named & ~_NAMING:
        return
    text = core_text(found.query.tokens)
    for entry in index.core.get(found.query.key, ()):
        same = index.entry_text[entry] == text and index.entry_kinds[entry] == named
        row = index.entry_row[entry]
        if same and index.row_kinds[row] & named:
            note = f"only a {index.rows[row][3]} has the name"
            found.keep(row, entry, MatchMethod.EXACT, OTHER_NAME, note)


def _by_other_names(found: Hits) -> None:
    """ "Tadmur airport" is the airport that the gazetteer only knows as Palmyra's."""
    index = found.index
    for town in set(found.wrong_kind):
        if index.prominence[town] < 4:
            continue
        for key in dict.fromkeys(index.entry_key[e] for e in index.row_entries[town]):
            for entry in index.core.get(key, ()):
                row = index.entry_row[entry]
                if row == town or distance_m(index.rows[row], index.rows[town]) > NEARBY_M:
                    continue
                if satisfies(found.query.kinds, index.entry_kinds[entry] | index.row_kinds[row]):
                    found.consider(entry, MatchMethod.SPELLING, OTHER_NAME)


def _by_key(found: Hits, key: str, text: str, loss: float, respelt: float = 0.0) -> None:
    index = found.index
    hits = found.rows
    article = int(any(t in ARTICLES for t in found.query.tokens))
    least = 0.6 if len(key) < 4 else 0.4
    for entry in index.core.get(key, ()):
        known = hits.get(index.entry_row[entry])
        if known is not None and known.score >= SAME_LETTERS and not known.weak:
            continue
        other = index.entry_text[entry]
        if other == text:
            score = SAME_LETTERS if index.entry_article[entry] == article else BUT_ARTICLE
            found.consider(entry, MatchMethod.EXACT, score - loss)
            continue
        if len(text) != len(other) and undoubled(text) == undoubled(other):
            found.consider(entry, MatchMethod.SPELLING, DOUBLED - loss)
            continue
        alike = OSA.normalized_similarity(text, other)
        if alike >= least and not found.common:
            score = SPELLING - loss - respelt + CLOSENESS * alike
            found.consider(entry, MatchMethod.SPELLING, score)
