"""A typed name and what stands behind it: "حي القصور دير الزور", "X, eastern Homs", "X near Y".

What stands behind says where the place lies, and the place must lie there. It never stands for a
place that the gazetteer lacks, but for a quarter, a roundabout or a checkpoint that is said to be
in a known town: that is drawn as the town.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from geo.model import GeometryType, MatchMethod, MatchStatus, PlaceMatch
from geo.places import geometry as shapes
from geo.places.answers import Answers
from geo.places.context import NO_CONTEXT, Context
from geo.places.hits import Query
from geo.places.index import Index
from geo.places.kinds import MODIFIERS, PREFIXED, WORDS, Kind, split_kinds
from geo.places.match import resolve
from geo.places.names import arabic_prefix_variants
from geo.places.refusals import adjective
from geo.places.tokens import Word, Words, prefixed_role_of, role_of, words_of

WITHIN_M = 60_000.0
"""How far from the town the place may lie: deserts are named by towns a long way off."""
BESIDE_M = 25_000.0
"""How far outside an area that is named for it a place may lie."""
SURE_GUESS = 0.84
"""The least score of a misspelt name that the region behind it bears out."""
PART_SHARE = 0.75
"""What is left of a town's score where it stands for an unknown part of it."""
IN_IT_M = 5_000.0
"""How far outside a town oil wells or a camp may lie that are said to be in it."""
MOST_WORDS = 3
"""Words of a town's name at most, where nothing says that one begins."""
MOST_SKIPPED = 3
"""Words at most that may stand before a place and say nothing of where it is."""
_TOWNS = frozenset({"city", "town"})
_SETTLED = frozenset({"city", "town", "village"})
_LINKING = frozenset("iDnfoOTct")
"""Roles of words between a place and its town: in, north, near, from, of, outskirts, the, rif."""
_TOWN_WORDS = frozenset(
    "مدينة بلدة لمدينة بمدينة لبلدة الملاصقة المجاورة القريبة المحاذية التابعة الواقعة "
    "city town".split()
)
_TURKISH_IN = re.compile(r"['’]?n?(?:[dt][ae]ki|(?<=i)nin|(?<=ı)nın)$")
"""How Turkish says "in X" of what follows: kırsalındaki, ilinin, Deyrizor'daki."""
_WHOSE = frozenset(
    "us american russian iranian syrian iraqi jordanian turkish israeli coalition regime".split()
)
"""What may stand before a base or a post and says nothing of where it is."""
_BESIDE = frozenset(
    "الملاصقة المجاورة القريبة المحاذية المتاخمة الملاصق المجاور القريب المحاذي المتاخم".split()
)
_CITY_WORDS = frozenset("city town مدينة stadt ville sehri".split())
_PARTS = frozenset(
    "neighborhood neighbourhood neighborhoods neighbourhoods quarter quarters district roundabout "
    "checkpoint suburb mahallesi quartier viertel area road street حي أحياء دوار حاجز منطقة شارع "
    "طريق".split()
)
"""Words for what lies within a town or at its edge."""

_FIELDS = frozenset({"oil_field", "gas_field"})
_SMALL = (
    Kind.WELL | Kind.FARM | Kind.CAVE | Kind.CAMP | Kind.BRIDGE | Kind.JUNCTION | Kind.SETTLEMENT
)
"""Kinds of which one "near X" is nearer than a field or a base would be."""
_WITHIN_TOWNS = Kind.SETTLEMENT | Kind.DISTRICT | Kind.AREA | Kind.ROAD

Locate = Callable[[str, Context], PlaceMatch | None]


@dataclass(frozen=True, slots=True)
class _Split:
    """A name in two: ``said`` with its ``words`` before, and ``behind`` what may say where."""

    said: str
    words: list[Word]
    behind: str
    link: str
    """The role of what joins them, a comma for a comma, empty where nothing does."""


def by_what_is_behind(
    index: Index,
    answers: Answers,
    words: Words,
    text: str,
    context: Context,
    locate: Locate,
) -> PlaceMatch | None:
    """What a name means if its end says where; ``locate`` knows places and relations, no guess."""
    if len(words) > 2 and words[0].normal in _WHOSE:
        return locate(text[words.starts[1] :], context)  # "the American base at X"
    for split in _splits(words, text):
        if split.link and _says_nothing(split.behind):
            return locate(split.said, context)
        if split.link in ("i", "n") and _is_a_kind(split.words):
            return _of_a_kind(split, text, context, locate)
        there = _located(split, context, locate)
        if there is None or there.point is None or not _may_hold(there, split.link):
            continue
        found = _place_there(index, answers, split, there, context, locate)
        if found is not None and found.point is not None:
            if found.place_id == there.place_id and found.method is not MatchMethod.RELATION:
                return None
            if found.method is MatchMethod.RELATION and any(w.role == "r" for w in split.words):
                return None  # "the X road in Y" may be anywhere between the two
            if not split.link and found.geometry_type is GeometryType.AREA:
                return _if_within(there, found, text)
            if _lies_there(found, there):
                why = f"{found.why} {there.name or split.behind} says which one."
                return replace(found, query=text, why=why)
        if not split.link:
            return None
        if found is None and split.link == "n" and _names_nothing(split.words):
            return replace(there, query=text)  # "military bus near X" is near X
        if _is_part(split, there) and not _may_be_a_governorate(split, there, locate):
            return _as_its_town(there, text, split.said)
    return None


def _is_a_kind(words: list[Word]) -> bool:
    """Whether words name a kind of place and no place: "the military airport", "oil wells"."""
    normals = [w.normal for w in words if w.role != "T"]
    return any(n in WORDS for n in normals) and all(n in WORDS or n in MODIFIERS for n in normals)


def _of_a_kind(split: _Split, text: str, context: Context, locate: Locate) -> PlaceMatch | None:
    """ "The dam in X" is the dam of X, "oil wells in X" lie in or by X, "a well near X" by X."""
    there = locate(split.behind, context)
    if split.link == "i":
        of = " of " if split.said.isascii() else " "
        known = locate(split.said + of + split.behind, context)
        itself = there is not None and known is not None and known.place_id == there.place_id
        if known is not None and known.method is not MatchMethod.RELATION and not itself:
            return replace(known, query=text)
    if there is None or there.point is None:
        return None
    if split.link == "n":
        _, kinds = split_kinds([*(w.normal for w in split.words), "x"])
        return None if kinds & ~_SMALL else replace(there, query=text)
    spot = there.kind in _SETTLED | _FIELDS and there.method is not MatchMethod.RELATION
    if not spot or _may_be_a_governorate(split, there, locate):
        return None
    return replace(
        _as_its_town(there, text, split.said), radius_m=(there.radius_m or 0.0) + IN_IT_M
    )


def _located(split: _Split, context: Context, locate: Locate) -> PlaceMatch | None:
    """What stands behind, if need be without its first words: "a hilly area west of X"."""
    there = locate(split.behind, context)
    if there is not None or not split.link:
        return there
    words = words_of(split.behind)
    for word, start in itertools.islice(zip(words, words.starts, strict=True), 1, 1 + MOST_SKIPPED):
        if word.role not in "oTtf":
            there = locate(split.behind[start:], context)
        if there is not None:
            return there
    return None


def _splits(words: Words, text: str) -> Iterator[_Split]:
    """Where a name may be taken apart: at its last link first, then before its last words."""
    for i in range(len(words) - 1):
        suffix = _TURKISH_IN.search(words[i].text)
        if suffix is not None:
            where = text[words.starts[0] : words.starts[i] + suffix.start()]
            said = text[words.starts[i + 1] : words.ends[-1]]
            yield _Split(said, words[i + 1 :], where, "i")
    for i in range(len(words) - 1, 0, -1):
        role = words[i].role
        if role in ("i", "n") and i + 1 < len(words) and words[i].gap == " ":
            first = i if role == "n" else i + 1
            yield _split(words, text, i, words.starts[first], role)
        elif words[i].gap.strip() in (",", "،"):
            yield _split(words, text, i, words.starts[i], ",")
        elif _is_in(words[i]):
            yield _split(words, text, i, words.starts[i] + 1, "i")
        elif words[i].normal in _BESIDE and i + 1 < len(words):
            yield _beside(words, text, i)
    for count in range(min(MOST_WORDS, len(words) - 1), 0, -1):
        end = len(words) - count
        last, start = words[end], words.starts[end]
        while end and _joins(words[end - 1]):
            end -= 1
        if not end or all(w.normal in WORDS or w.role != "w" for w in words[:end]):
            continue  # "the countryside of X" and "the city of X" name nothing else
        said = text[words.starts[0] : words.ends[end - 1]]
        yield _Split(said, words[:end], text[start:], "")
        if last.normal.startswith("ب") and arabic_prefix_variants(last.normal):
            yield _Split(said, words[:end], text[start + 1 :], "")


def _split(words: Words, text: str, end: int, start: int, link: str) -> _Split:
    said = text[words.starts[0] : words.ends[end - 1]]
    return _Split(said, words[:end], text[start:], link)


def _beside(words: Words, text: str, i: int) -> _Split:
    """ "X next to the village of Y" as Arabic says it, with "to" written onto what follows."""
    begin = i + 1
    if words[begin].role == "f" and i + 2 < len(words):  # "near from"
        begin = i + 2
    first = words[begin]
    split = _split(words, text, i, words.starts[begin], "n")
    if first.normal.startswith("لل"):
        return replace(split, behind="ال" + split.behind[2:])
    prefixed = first.normal in PREFIXED and first.normal.startswith("ل")
    return replace(split, behind=split.behind[1:]) if prefixed else split


def _is_in(word: Word) -> bool:
    """Whether Arabic writes "in" onto a word of kind: "in the countryside of X"."""
    prefixed = word.normal in PREFIXED or prefixed_role_of(word.normal)[0] == "i"
    return prefixed and word.normal.startswith("ب")


def _joins(word: Word) -> bool:
    return word.role in _LINKING or word.normal in _TOWN_WORDS


def _says_nothing(behind: str) -> bool:
    """Whether words say no more than whose border it is: "the Syrian-Iraqi border"."""
    normals = [w.normal for w in words_of(behind)]
    roles = [role_of(n) for n in normals]
    if "B" not in roles:  # "in the southern countryside of the governorate"
        return bool(roles) and set(roles) <= set("cDGTot")
    border = roles.index("B")
    if normals[border + 1 : border + 2] in (["with"], ["مع"]):
        return True
    return all(
        role in "BTnio" or adjective([n]) is not None
        for n, role in zip(normals, roles, strict=True)
    )


def _may_hold(there: PlaceMatch, link: str) -> bool:
    """Whether a place can say where another lies: a town always, an area or a village if linked."""
    if not link:
        return there.kind in _TOWNS and there.method is not MatchMethod.RELATION
    wide = there.geometry_type is GeometryType.AREA or there.method is MatchMethod.RELATION
    return there.kind in _SETTLED or wide or link == "n"


def _place_there(
    index: Index,
    answers: Answers,
    split: _Split,
    there: PlaceMatch,
    context: Context,
    locate: Locate,
) -> PlaceMatch | None:
    point = (there.point,) if there.point and (there.radius_m or 0.0) <= WITHIN_M else ()
    nearby = replace(
        context, around=(*context.around, *there.regions), near=(*context.near, *point)
    )
    resolution = resolve(index, Query.parse(split.said), nearby, guess=False)
    if resolution.refused and split.link and there.admin1:
        inside = replace(nearby, admin1=there.admin1)
        resolution = resolve(index, Query.parse(split.said), inside, guess=False)
    if split.link in ("i", ",") and there.admin1 and not resolution.hits:
        inside = replace(nearby, admin1=there.admin1)
        guessed = resolve(index, Query.parse(split.said), inside)
        if guessed.status is MatchStatus.MATCHED and guessed.hits[0].score >= SURE_GUESS:
            resolution = guessed
    found = answers.match(split.said, resolution)
    if found.status is MatchStatus.MATCHED:
        return found
    if resolution.refused or not split.link:
        return None
    return locate(split.said, nearby) if len(split.words) > 1 else None


def _lies_there(found: PlaceMatch, there: PlaceMatch) -> bool:
    assert found.point is not None and there.point is not None
    slack = BESIDE_M if there.geometry_type is GeometryType.AREA else WITHIN_M
    reach = slack + (found.radius_m or 0.0) + (there.radius_m or 0.0)
    return shapes.distance_between_m(found.point, there.point) <= reach


def _is_part(split: _Split, there: PlaceMatch) -> bool:
    """Whether an unknown name is of something within the town that is named behind it."""
    named = [w for w in split.words if w.normal not in WORDS and w.role == "w"]
    settled = there.kind in _SETTLED and there.method is not MatchMethod.RELATION
    if split.link != "i" or not settled or not named:
        return False
    words = [w.normal for w in split.words]
    wider = {n for n in words if WORDS.get(n, 0) & ~_WITHIN_TOWNS}
    return bool(_PARTS & set(words)) and wider <= _PARTS


def _if_within(place: PlaceMatch, area: PlaceMatch, text: str) -> PlaceMatch | None:
    """ "X province Y town", as Turkish sets it: the town, if it lies in that province."""
    if not _lies_there(place, area):
        return None
    return replace(place, query=text, why=f"{place.why} The text puts it by {area.name}.")


def _names_nothing(words: list[Word]) -> bool:
    """Whether words are everyday Latin ones in small letters, and say no kind of place."""
    return all(
        w.text.isascii() and not w.may_name and w.normal not in WORDS and w.role in "wT"
        for w in words
    )


def _may_be_a_governorate(split: _Split, there: PlaceMatch, locate: Locate) -> bool:
    """Whether a bare "in Homs" may be meant of all of the governorate, which is no town."""
    said = {w.normal for w in words_of(split.behind)}
    if there.kind != "city" or said & _CITY_WORDS:
        return False
    return locate(f"{there.name} Governorate", NO_CONTEXT) is not None


def _as_its_town(town: PlaceMatch, text: str, said: str) -> PlaceMatch:
    return replace(
        town,
        query=text,
        method=MatchMethod.RELATION,
        score=round(town.score * PART_SHARE, 3),
        why=f"{said!r} is not in the gazetteer, so {town.name}, where the words put it, is drawn.",
    )
