"""A text as relations see it: words by their role, places among them, and the map beneath."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Protocol

from geo.model import GeometryType, LonLat, MatchMethod, MatchStatus, PlaceMatch
from geo.places import geometry as shapes
from geo.places.tokens import OTHER, Word, Words, bearing_of, prefixed_role_of


@dataclass(slots=True)
class Node:
    """A word, a place, or several joined by a relation: words ``first`` up to ``end``."""

    role: str
    first: int
    end: int
    match: PlaceMatch | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """The text and its words, which nodes point into."""

    text: str
    words: Words

    def said(self, nodes: Sequence[Node]) -> str:
        """What the text says from the first node to the last."""
        return self.text[self.words.starts[nodes[0].first] : self.words.ends[nodes[-1].end - 1]]


class Geography(Protocol):
    """What relations ask of the gazetteer: named rows, roads, and governorate outlines."""

    built: dict[Hashable, PlaceMatch | None]

    def named(self, text: str) -> PlaceMatch | None:
        """The gazetteer's own answer for a name, if it has a confident one."""

    def bears(self, place_id: str, name: str) -> bool:
        """Whether a row has a name, in whatever spelling, and is not only called much like it."""

    def road_between(self, a: PlaceMatch, b: PlaceMatch) -> list[LonLat] | None:
        """The points of a known road from one place to the other, both included."""

    def governorate_of_seat(self, match: PlaceMatch) -> PlaceMatch | None:
        """The governorate that a city gives its name to ("eastern Homs")."""

    def regions_of(self, geometry: shapes.Geometry) -> tuple[str, ...]:
        """The governorates that a shape touches."""

    def governorate_at(self, point: LonLat) -> str | None:
        """The P-code of the governorate that holds a point; None outside of Syria."""


def places(nodes: Sequence[Node]) -> list[PlaceMatch]:
    """The places among nodes, in order."""
    return [n.match for n in nodes if n.match is not None]


def unclear(found: Sequence[PlaceMatch]) -> PlaceMatch | None:
    """The first place that was not matched: what hangs on it can't be placed either."""
    return next((p for p in found if p.status is not MatchStatus.MATCHED), None)


def at(place: PlaceMatch) -> tuple[LonLat, float, str]:
    """A place's point, its radius in metres, and its name."""
    assert place.point is not None
    return place.point, place.radius_m or 0.0, place.name or place.query


def bearing_in(scene: Scene, nodes: Sequence[Node]) -> float | None:
    """The bearing that the words of direction among nodes give, in degrees from north."""
    return bearing_of([scene.words[n.first].normal for n in nodes if n.role == "D"])


def relation(
    geography: Geography,
    found: Sequence[PlaceMatch],
    name: str,
    why: str,
    point: LonLat,
    radius_m: float,
    kind: str,
    geometry: shapes.Geometry | None = None,
    geometry_type: GeometryType = GeometryType.POINT,
) -> PlaceMatch:
    """A place that no row has, in the governorates that it really touches."""
    if geometry is not None:
        regions = geography.regions_of(geometry)
        admin1 = regions[0] if len(regions) == 1 else None
    else:
        shared = {p.admin1 for p in found}
        admin1 = geography.governorate_at(point) or (shared.pop() if len(shared) == 1 else None)
        regions = (admin1,) if admin1 else ()
    countries = {p.country for p in found}
    return PlaceMatch(
        query="",
        status=MatchStatus.MATCHED,
        name=name,
        point=point,
        radius_m=round(radius_m),
        geometry_type=geometry_type,
        geometry=geometry,
        admin1=admin1,
        regions=regions,
        country="SY" if regions else countries.pop() if len(countries) == 1 else None,
        kind=kind,
        method=MatchMethod.RELATION,
        score=round(min(p.score for p in found) * 0.95, 3),
        why=why,
    )


def add_ends(nodes: list[Node], words: list[Word], first: int, end: int) -> None:
    """As ``add_words``, but of a run without places only its ends: what no rule can reach, behind
    the first and before the last word that is none of its own, is not looked at."""
    left, right = first, end
    while left < end and left - first < _REACH and not _is_other(words[left]):
        left += 1
    while right > left and end - right < _REACH and not _is_other(words[right - 1]):
        right -= 1
    add_words(nodes, words, first, left)
    if left < right:
        nodes.append(Node(OTHER, left, right))
        if not _is_one_run(words[left:right]):
            nodes.append(Node(OTHER, right, right))  # no single run of other words
    add_words(nodes, words, right, end)


def _is_one_run(words: Sequence[Word]) -> bool:
    for word in words:
        if not _is_other(word) or (word.gap != " " and _gap_role(word.gap)):
            return False
    return True


def _is_other(word: Word) -> bool:
    return word.role == OTHER and word.normal.isascii()  # Arabic writes a role onto its words


def add_words(nodes: list[Node], words: list[Word], first: int, end: int) -> None:
    """Words as nodes; of a long run without places only its ends, which a relation may reach."""
    if end - first > 2 * _REACH:
        add_words(nodes, words, first, first + _REACH)
        nodes.append(Node(OTHER, first + _REACH, end - _REACH))
        first = end - _REACH
    role = nodes[-1].role if nodes else ""
    for k in range(first, end):
        word = words[k]
        if word.gap != " ":
            add_gap(nodes, words, k)
            role = nodes[-1].role if nodes else ""
        now = word.role
        if now == OTHER and not word.normal.isascii():
            prefix, now = prefixed_role_of(word.normal)
            if prefix:
                nodes.append(Node(prefix, k, k))
                role = prefix
        if now == OTHER == role:
            nodes[-1].end = k + 1  # no rule looks into a run of other words
        else:
            nodes.append(Node(now, k, k + 1))
            role = now


_REACH = 16
"""A relation spans no more words on one side of a place."""
_GAP_ROLES = {
    "-": "-", "‐": "-", "–": "-", "—": "-", "_": "-", "/": "-", ",": ",", "،": ",", "(": ",",
    "&": "a", ")": "", "),": ",", "'": "", "’": "", '"': "", "“": "", "”": "", "«": "", "»": "",
}  # fmt: skip


@lru_cache(maxsize=4096)
def _gap_role(gap: str) -> str:
    stripped = gap.strip()
    return _GAP_ROLES.get(stripped, "|") if stripped or "\n\n" in gap else ""


def add_gap(nodes: list[Node], words: list[Word], k: int) -> None:
    """What stands before a word and matters to relations: a comma, a dash, a sentence's end."""
    gap = words[k].gap
    if k and gap != " " and gap:
        role = _gap_role(gap)
        if role == "-" and nodes[-1].role == words[k].role == "D":
            return  # north-east
        if role:
            nodes.append(Node(role, k, k))
