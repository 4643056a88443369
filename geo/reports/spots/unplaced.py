"""A name that the gazetteer doesn't know, told with the region around it.

"In Rasm al-Kum, eastern Homs": the region is no answer to where it happened, so the name is kept,
refused, for a person to place; the region stays beside it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from rapidfuzz import fuzz

from geo.model import MatchMethod, MatchStatus, PlaceMatch, PlaceMention
from geo.reports.spots.around import HIT
from geo.reports.spots.nearness import LIVED_IN
from geo.reports.vocabulary.lexicon import Tag
from geo.reports.vocabulary.tokens import Token

_KINDS: Final = frozenset(
    """village town city suburb quarter neighbourhood neighborhood district area farm field
    mountain valley checkpoint camp junction crossing hamlet well station dam""".split()
)
_KINDS_BEHIND: Final = _KINDS | {"desert", "badia", "hill", "farms", "oasis"}
_SPOTS: Final = frozenset(
    """village town city suburb desert mountain valley hamlet farm field well dam
    wilderness badia steppe""".split()
)
"""Kinds of places that have a name of their own, and are no part of the town named before."""
_IN: Final = frozenset(("in", "near", "at", "around", "outside", "inside", "into"))
_OF: Final = _KINDS | frozenset(
    "vicinity outskirts surroundings edge north south east west centre center road desert "
    "countryside badia".split()
)
_BETWEEN: Final = frozenset(("in", "of", "the", ",", "(", "rural", "within", "on"))
_STRUCK: Final = HIT | {"on", ":", "for"}
"""What stands before a place that is struck or fought for, or before one that opens a note."""
_IN_TOWN: Final = frozenset(
    "quarter neighbourhood neighborhood checkpoint district suburb junction crossing".split()
)
_OPENED: Final = frozenset(("desert", "village", "town", "area", "mountain", "checkpoint"))
_SMALL: Final = frozenset(("village", "town", "hamlet", "neighbourhood"))
_ARTICLES: Final = frozenset("al el as ash ad adh an ar at ath az es esh ed er en et ez".split())
_PARTICLES: Final = _ARTICLES | {"abu", "bin"}
_HEADS: Final = frozenset(
    """abu rasm tall tell tal khirbat khirbet bir bi'r beer umm wadi jabal jebel ayn ain deir dayr
    kafr nahr tulul rujm rajm jubb jub sabkhat qasr shaykh sheikh bayt beit hawi
    huwayjat hawijat mazra'at marj sahl faydat rawdat rawda suq souq qubbat maqta tawil""".split()
)
"""First words of names, which make another place of the name behind them."""
_FIRST_PART: Final = re.compile(
    r"(?i)(?:(?:in|near|at|around|the|vicinity|area|outskirts|of|village|town|suburb|city)\s+)*"
    r"(?P<name>[^,(]+?)(?:,|\s+in\s|\s+\()"
)
_BETWEEN_M: Final = 15_000.0
"""How far from one of two villages what is told to lie between them may be."""
_VILLAGES_AROUND_M: Final = 8_000.0
"""How far from a town lie the villages that reports put in it."""
_ALIKE: Final = 60.0
"""Likeness (0 to 100) of a part of a name to a region's from which on it is that region's."""
_PEOPLES: Final = ("ian", "ish", "ern")
"""Ends of words that say whose a village is, or where."""
_MAX_NAME: Final = 4
_MAX_LINK: Final = 4


def unknown_before(tokens: Sequence[Token], at: int, region: PlaceMention) -> PlaceMention | None:
    """The unknown name that stands before a region, as a refused mention; None if there is none."""
    last = at - 1
    while last >= 0 and at - last <= _MAX_LINK and tokens[last].low in _BETWEEN:
        last -= 1
    if last == at - 1 and tokens[last].low not in _KINDS_BEHIND:
        return None  # nothing links the two
    end = last
    while last >= 0 and tokens[last].low in _KINDS_BEHIND:
        last -= 1
    first = last
    while first > 0 and last - first < _MAX_NAME and _goes_on(tokens, first - 1):
        first -= 1
    if last < 0 or tokens[first].tag is not Tag.NAME or tokens[last].tag is not Tag.NAME:
        return None
    bracketed = end == at - 2 and tokens[at - 1].text == "("  # "Al-Jerthi (Deir-ez-Zor)"
    called = tokens[end].low in _SPOTS and tokens[end].low != "city"
    if tokens[last].possessive or not (
        bracketed or called or _says_where(tokens, first) or _is_struck(tokens, first, at)
    ):
        return None
    if region.match.kind == "city" and tokens[end].low in _IN_TOWN:
        return None  # "the X checkpoint in Deir ez-Zor" is in the city
    text = " ".join(t.text for t in tokens[first : end + 1])
    match = PlaceMatch(
        text,
        MatchStatus.UNRESOLVED,
        why=f"The gazetteer doesn't know '{text}'; the report puts it in {region.mention}.",
    )
    return PlaceMention(text, match, (tokens[first].start, tokens[end].end))


def _is_struck(tokens: Sequence[Token], first: int, at: int) -> bool:
    """ "Shelled X in eastern Homs", "raids on X, eastern Homs", "bombing of X, Idlib"."""
    if not first:
        return False
    before, link = tokens[first - 1].low, tokens[at - 1].low
    if before == "of":
        return link == "," and first > 1 and tokens[first - 2].trigger is not None
    return before in _STRUCK and (link == "," or (before in HIT and link in ("in", "the")))


def named_with_region(mention: PlaceMention) -> PlaceMention | None:
    """ "X village, eastern Homs", answered with eastern Homs: the village is what is asked for."""
    match = mention.match
    first = _FIRST_PART.match(mention.mention)
    if first is None or mention.span is None or match.name is None:
        return None
    name = first.group("name")
    if not any(w[0].isupper() for w in name.split() if w.lower() not in _BETWEEN):
        return None
    if name.lower().endswith("district"):
        return None  # "Ath-Thawrah district, Raqqa governorate" is that district
    of = name.lower().rpartition(" of ")[2]  # "countryside of Hasakeh in northeast Syria"
    known = match.name.lower()
    for told in (name.lower(), of):
        alike = fuzz.partial_ratio(told, known), fuzz.partial_ratio(_bare(told), _bare(known))
        if min(alike) >= _ALIKE:
            return None  # the first part is the region's own name
    why = f"The gazetteer doesn't know '{name}'; the report puts it in {match.name}."
    start = mention.span[0] + first.start("name")
    refused = PlaceMatch(name, MatchStatus.UNRESOLVED, why=why)
    return PlaceMention(name, refused, (start, start + len(name)))


def _bare(name: str) -> str:
    """A name without its article, its kind and what tells it from its namesakes in brackets."""
    words = name.lower().partition(" (")[0].replace("-", " ").replace("'", "").split()
    return "".join(w for w in words if w not in _PARTICLES and w not in _KINDS)


def inside_of(mention: PlaceMention, area: PlaceMention) -> PlaceMention:
    """An unknown name, drawn as the small area that the report puts it in."""
    known = area.match
    why = (
        f"The gazetteer doesn't know '{mention.mention}'; the report puts it in {known.name}, "
        f"which is drawn. {known.why}"
    )
    reach = max(known.radius_m or 0.0, _VILLAGES_AROUND_M)
    drawn = replace(known, method=MatchMethod.RELATION, radius_m=reach, why=why)
    return PlaceMention(mention.mention, drawn, mention.span)


def between_unknown(tokens: Sequence[Token], at: int, mention: PlaceMention) -> PlaceMention | None:
    """ "On the road between X and Al-Suwar", where nobody listed X: by Al-Suwar; None if not."""
    if at < _MAX_NAME - 1 or tokens[at - 1].low != "and" or tokens[at - 2].tag is not Tag.NAME:
        return None
    first = at - 2
    while first > 0 and at - first <= _MAX_NAME + 1 and _goes_on(tokens, first - 1):
        first -= 1
    before = [t.low for t in tokens[max(0, first - _MAX_LINK) : first]]
    known = mention.match
    if "between" not in before or known.point is None or known.kind not in LIVED_IN:
        return None
    name = " ".join(t.text for t in tokens[first : at - 1])
    why = f"The gazetteer doesn't know '{name}'; {known.name}, told with it, is drawn. {known.why}"
    drawn = replace(
        known,
        method=MatchMethod.RELATION,
        radius_m=max(known.radius_m or 0.0, _BETWEEN_M),
        score=round(0.75 * known.score, 3),
        why=why,
    )
    return PlaceMention(f"between {name} and {mention.mention}", drawn, mention.span)


def not_there(mention: PlaceMention, region: PlaceMention) -> PlaceMention:
    """A mention refused, because the report puts it in a region where no such place is known."""
    why = f"'{mention.match.name}' is known, but not in {region.mention}, where the report puts it."
    refused = PlaceMatch(mention.match.query, MatchStatus.UNRESOLVED, why=why)
    return PlaceMention(mention.mention, refused, mention.span)


def named_unknown(tokens: Sequence[Token]) -> PlaceMention | None:
    """ "In the al-Shaib desert", "in Kafr Sabboura", "in the village of X", where nothing of it is
    known: the name, refused; None if none."""
    for first, token in enumerate(tokens):
        if token.tag is not Tag.NAME or token.possessive or not _says_where(tokens, first):
            continue
        last = first
        while last + 1 < len(tokens) and tokens[last + 1].tag is Tag.NAME:
            last += 1
        spot = last + 1 < len(tokens) and tokens[last + 1].low in _SPOTS
        called = tokens[first - 1].tag is Tag.OF and tokens[first - 2].low in _SMALL
        if tokens[last].possessive or not (spot or called or token.low in _HEADS):
            continue
        end = last + spot
        text = " ".join(t.text for t in tokens[first : end + 1])
        match = PlaceMatch(
            text, MatchStatus.UNRESOLVED, why=f"The gazetteer doesn't know '{text}'."
        )
        return PlaceMention(text, match, (tokens[first].start, tokens[end].end))
    return None


def part_of_unknown(tokens: Sequence[Token], at: int, mention: PlaceMention) -> PlaceMention | None:
    """ "Rasm al-Zaafaran", where only Al-Zaafaran is known: another place, so refused.

    So is any name right before a village's: "in Kharab Ghazal".
    """
    before = tokens[at - 1] if at else None
    if before is None or before.tag is not Tag.NAME:
        return None
    opening, *rest = tokens[at].low.split()
    if (
        opening in _OPENED
        and rest[:1] != ["of"]
        and before.end + 1 == tokens[at].start
        and _says_where(tokens, at - 1)
    ):
        text = f"{before.text} {opening}"
        why = f"The gazetteer doesn't know '{text}'."
        refused = PlaceMatch(text, MatchStatus.UNRESOLVED, why=why)
        return PlaceMention(text, refused, (before.start, tokens[at].start + len(opening)))
    if not (before.low in _HEADS or (mention.match.kind == "village" and _named(before, opening))):
        return None
    if before.end + 1 != tokens[at].start or not _says_where(tokens, at - 1):
        return None
    known = mention.mention.split(",")[0]
    text = f"{before.text} {known}"
    why = f"The gazetteer doesn't know '{text}'; {known} alone is another place."
    end = min(tokens[at].end, tokens[at].start + len(known))
    return PlaceMention(
        text, PlaceMatch(text, MatchStatus.UNRESOLVED, why=why), (before.start, end)
    )


def _named(before: Token, opening: str) -> bool:
    """Whether a word right before a village is part of its name: no article, no "Syrian", and the
    village is not called one there ("Syria's village of X")."""
    own = before.low not in _ARTICLES and not before.low.endswith(_PEOPLES)
    return own and opening not in _KINDS and opening not in _IN


def goes_on_unknown(tokens: Sequence[Token], at: int, mention: PlaceMention) -> PlaceMention | None:
    """ "The village of Hawij Salman", where only Hawij is known: another place, so refused."""
    if mention.match.kind not in _SMALL or at + 2 >= len(tokens):
        return None
    after, behind = tokens[at + 1], tokens[at + 2]
    joined = after.tag is Tag.NAME and not after.possessive and after.start == tokens[at].end + 1
    ends = behind.tag in (Tag.PUNCT, Tag.PREP, Tag.PLACE) and behind.text not in ('"', "'")
    named = any(w in _KINDS for w in tokens[at].low.split()[:2]) or _says_where(tokens, at)
    if not (joined and ends and named) or "," in mention.mention:
        return None
    text = f"{mention.mention} {after.text}"
    why = f"The gazetteer doesn't know '{text}'; {mention.mention} alone is another place."
    return PlaceMention(
        text, PlaceMatch(text, MatchStatus.UNRESOLVED, why=why), (tokens[at].start, after.end)
    )


def _goes_on(tokens: Sequence[Token], i: int) -> bool:
    """Whether a name of several words goes on to the left ("Tall as Samn")."""
    if tokens[i].tag is Tag.NAME:
        return True
    return tokens[i].low in _PARTICLES and i > 0 and tokens[i - 1].tag is Tag.NAME


def _says_where(tokens: Sequence[Token], first: int) -> bool:
    i = first - 1
    if i >= 0 and tokens[i].tag is Tag.DET:
        i -= 1
    if i < 0:
        return False
    if tokens[i].tag is Tag.OF:
        return i > 0 and tokens[i - 1].low in _OF
    return tokens[i].low in _IN
