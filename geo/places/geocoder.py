"""The one door to places: a name to a place, and a text to the places it mentions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from geo import config
from geo.model import MatchMethod, MatchStatus, PlaceMatch, PlaceMention
from geo.places import brought_in, relations
from geo.places import geometry as shapes
from geo.places.answers import Answers
from geo.places.behind import by_what_is_behind
from geo.places.beyond import just_beyond
from geo.places.context import NO_CONTEXT, Context
from geo.places.deciding import SAME_SPOT_M, Resolution
from geo.places.doubled import agreed
from geo.places.gazetteer import Gazetteer, Place
from geo.places.hits import Query
from geo.places.index import Index
from geo.places.known_names import bears_relation
from geo.places.match import resolve, resolve_sole
from geo.places.mentions import Finder
from geo.places.names import ARTICLES
from geo.places.refusals import refusal
from geo.places.scene import Node, Scene, add_ends, add_gap, add_words
from geo.places.slips import mended
from geo.places.surroundings import Surroundings
from geo.places.tokens import MENTION, Words, words_of

if TYPE_CHECKING:
    from geo.places.regions import Regions

__all__ = ["Context", "Geocoder", "RemoteLookup", "open_geocoder"]

MAX_NAME_CHARS = 300
MAX_WORDS, MAX_DEPTH = 24, 3
"""Words of a name, and how many steps into it, up to which its end is taken for where it lies."""
SLIP = 0.1
"""What a name loses whose word of kind is mistyped."""
_FILLERS = frozenset("Ti,|-aoA")
"""Roles of words that may stand around a relation in a typed question without changing it."""
_RELATIONAL = frozenset("OndcrbtABGK#")
"""Roles of words that may make a relation to a name that is misspelt."""


class RemoteLookup(Protocol):
    """What a remote geocoder must offer; see ``remote.RemoteGeocoder``."""

    def lookup(self, name: str, admin1: str | None) -> PlaceMatch | None:
        """A match of another service; None if it has none. ``admin1``: a governorate's P-code."""


class Geocoder:
    """Finds places by name or in text, from the gazetteer and a user's own places.

    ``regions`` is loaded on first need if not given; ``remote`` is asked only where a call allows
    it and the gazetteer refuses. ``user_places`` win over the gazetteer's.
    """

    def __init__(
        self,
        gazetteer: Gazetteer,
        regions: Regions | None = None,
        remote: RemoteLookup | None = None,
        user_places: Sequence[Place] = (),
    ) -> None:
        self.gazetteer = gazetteer
        self._index = gazetteer.index_with(user_places)
        self._answers = Answers(self._index, gazetteer, regions)
        self._finder = Finder(self._index)
        self._remote = remote
        self._geography = Surroundings(gazetteer, self.named, lambda: self.regions)

    @property
    def regions(self) -> Regions:
        """The areas that points and lines are looked up in."""
        return self._answers.regions

    def geocode(
        self,
        name: str,
        admin1: str | None = None,
        context: Context | None = None,
        allow_remote: bool = False,
    ) -> PlaceMatch:
        """What one name means; ``admin1`` is a governorate's name, or its or a district's P-code.

        Never raises for a name that nothing knows: that is status ``unresolved``. With
        ``allow_remote``, GeocoderUnavailableError if the remote geocoder can't be asked.
        """
        context = context or NO_CONTEXT
        if not name.strip():
            why = "No name was given. Type a place's name, or a relation: 10 km north of Palmyra."
            return PlaceMatch(name, MatchStatus.UNRESOLVED, why=why)
        if len(name) > MAX_NAME_CHARS:
            why = (
                f"{len(name):,} characters are no name; give the name alone, or read it as a text."
            )
            return PlaceMatch(name, MatchStatus.UNRESOLVED, why=why)
        if admin1:
            pcode = self.regions.resolve(admin1)
            if pcode is None:
                why = f"{admin1!r} is no governorate; their P-codes run from SY01 to SY14."
                return PlaceMatch(name, MatchStatus.UNRESOLVED, why=why)
            district = pcode[:6] if len(pcode) > 4 else None
            context = replace(context, admin1=pcode[:4], admin2=district)
        sole = resolve_sole(self._index, name, context)
        if sole is not None:
            return self._answers.match(name, sole)
        query = Query.parse(name)
        resolution = resolve(self._index, query, context)
        matched = resolution.status is MatchStatus.MATCHED
        guessed = matched and resolution.hits[0].method is MatchMethod.FUZZY
        whole = matched and bears_relation(self._index, query, resolution)
        if whole and not guessed:
            return self._answers.match(name, resolution)
        if refusal(query.normal):
            return self._answers.match(name, resolution)
        mended = self._mended(name, query, context)
        if mended is not None:
            return mended
        if whole and resolution.hits[0].slip and not context.admin1:
            return self._answers.match(name, resolution)  # the name is known but for a letter
        beyond = just_beyond(self._index, self._answers, query, context, resolution)
        if beyond is not None:
            return beyond
        described = self._described(name, context)
        if described is not None:
            related = described.method is MatchMethod.RELATION
            found = described.status is MatchStatus.MATCHED
            found = found and not _weighed(self._index, resolution, described)
            if found or related or not resolution.hits:
                return described
        if not matched:
            doubled = agreed(self._index, self._answers, name, context)
            if doubled is not None:
                return doubled
            there = self._by_what_is_behind(name, context)
            if there is not None:
                return there
        if not matched or guessed:
            there = self._by_governorate(name, context)
            if there is not None:
                return there
        ask = allow_remote and not matched and not resolution.refused
        if ask and self._remote is not None:
            remote = self._remote.lookup(name, context.admin1)
            if remote is not None:
                return replace(remote, candidates=self._answers.match(name, resolution).candidates)
        return self._answers.match(name, resolution)

    def _by_what_is_behind(self, name: str, context: Context, depth: int = 0) -> PlaceMatch | None:
        words = words_of(name)
        if not 1 < len(words) <= MAX_WORDS or depth >= MAX_DEPTH:
            return None

        def locate(said: str, around: Context) -> PlaceMatch | None:
            found = self.named(said) or self._described(said, around)
            if found is not None:
                return found if found.status is MatchStatus.MATCHED else None
            return self._by_what_is_behind(said, around, depth + 1)

        return by_what_is_behind(self._index, self._answers, words, name, context, locate)

    def _by_governorate(self, name: str, context: Context) -> PlaceMatch | None:
        """ "Al-Omar, Deir ez-Zor": the field, where the governorate tells the name apart."""
        said, comma, behind = name.removesuffix(", Syria").rpartition(",")
        pcode = self.regions.resolve(behind) if comma and not context.admin1 else None
        if pcode is None or not said.strip():
            return None
        found = self.geocode(said, context=replace(context, admin1=pcode))
        return replace(found, query=name) if found.status is MatchStatus.MATCHED else None

    def _mended(self, name: str, query: Query, context: Context) -> PlaceMatch | None:
        """The answer with a mistyped word of kind put right, if there is one then."""
        written = query.normal.split()
        words = mended(written, self._index.names_hold)
        if words is None or len([w for w in written if w not in ARTICLES]) < 2:
            return None  # a name alone is no mistyped word of kind: Al-Badwah is not the Badia
        match = self.geocode(" ".join(words), context=context)
        if match.status is not MatchStatus.MATCHED:
            return None
        why = f"Read as {' '.join(words)!r}. {match.why}"
        return replace(
            match, query=name, why=why, method=MatchMethod.FUZZY, score=match.score - SLIP
        )

    def scan(self, text: str) -> list[PlaceMention]:
        """Every place a text mentions, in order; what is nested is one mention, the most exact."""
        words = words_of(text)
        latin = (w.capital for w in words if w.normal.isascii() and w.normal.isalpha())
        first = next(latin, None)  # words in Latin letters, and none with a capital
        anywhere = first is False and True not in latin
        mentions = []
        for node in self._nodes(text, words, anywhere, NO_CONTEXT):
            if node.match is not None:
                start, end = words.starts[node.first], words.ends[node.end - 1]
                if "(" in text[start:end] and text[end : end + 1] == ")":
                    end += 1
                said = text[start:end]
                match = node.match if node.match.query == said else replace(node.match, query=said)
                mentions.append(PlaceMention(said, match, (start, end)))
        return mentions

    def named(self, name: str) -> PlaceMatch | None:
        """The gazetteer's own answer for a name, if it has one that needs no context or guess."""
        query = Query.parse(name)
        resolution = resolve(self._index, query)
        if resolution.status is not MatchStatus.MATCHED:
            return None
        if resolution.hits[0].method is MatchMethod.FUZZY:
            return None
        if not bears_relation(self._index, query, resolution):
            return None
        return self._answers.match(name, resolution)

    def _described(self, name: str, context: Context) -> PlaceMatch | None:
        """A typed name that is a relation ("10 km north of X"), if it is one from end to end."""
        words = words_of(name)
        if len(words) < 2:
            return None
        nodes = self._nodes(name, words, True, context)
        if _left_over(nodes) and _says_a_relation(nodes):
            nodes = self._nodes(name, words, True, context, guess=True)
        found = [n.match for n in nodes if n.match is not None]
        if _left_over(nodes):
            return None
        if len(found) == 2 and any(n.role == "a" for n in nodes):
            return _neighbours(name, *found)
        if len(found) != 1:
            return None
        match = found[0]
        if match.status is MatchStatus.UNRESOLVED:
            return None
        if context.admin1 and match.regions and context.admin1 not in match.regions:
            why = f"{match.why} That lies outside the region that was asked for."
            return PlaceMatch(name, MatchStatus.AMBIGUOUS, why=why)
        return replace(match, query=name)

    def _nodes(
        self, text: str, words: Words, anywhere: bool, context: Context, guess: bool = False
    ) -> list[Node]:
        """The text as places and roles of words, with every relation joined."""
        nodes: list[Node] = []
        add = add_words if anywhere else add_ends  # of a typed name every word counts
        i = 0
        for spot in self._finder.spots(text, words, anywhere, context, guess):
            add(nodes, words, i, spot.span.first)
            add_gap(nodes, words, spot.span.first)
            match = self._answers.match(spot.said, spot.resolution)
            if spot.prefix:
                nodes.append(Node(spot.prefix, spot.span.first, spot.span.first))
            nodes.append(Node(MENTION, spot.span.first, spot.span.end, match))
            i = spot.span.end
        add(nodes, words, i, len(words))
        return relations.join(Scene(text, words), nodes, self._geography)


def _neighbours(name: str, one: PlaceMatch, other: PlaceMatch) -> PlaceMatch | None:
    """Two villages named together, if they are so near that one mark can stand for both."""
    if one.point is None or other.point is None or one.geometry or other.geometry:
        return None
    far_m = shapes.distance_between_m(one.point, other.point)
    if far_m > SAME_SPOT_M:
        return None
    reach = far_m / 2 + max(one.radius_m or 0.0, other.radius_m or 0.0)
    return replace(
        one,
        query=name,
        name=name,
        place_id=None,
        point=shapes.middle([one.point, other.point]),
        radius_m=round(reach),
        method=MatchMethod.RELATION,
        score=round(min(one.score, other.score) * 0.95, 3),
        why=f"Half-way between {one.name} and {other.name}, which lie {far_m / 1000:.0f} km apart.",
    )


def _says_a_relation(nodes: Sequence[Node]) -> bool:
    """Whether words make a relation to a name that nothing knows; "Eastern X" is a name."""
    roles = {n.role for n in nodes}
    return bool(roles & _RELATIONAL) or {"D", "o"} <= roles


def _left_over(nodes: Sequence[Node]) -> bool:
    """Whether words of a typed relation were understood neither as a place nor as part of it."""
    return any(n.match is None and n.role not in _FILLERS for n in nodes)


def _weighed(index: Index, resolution: Resolution, found: PlaceMatch) -> bool:
    """Whether a place found in the words of a name is but one of those that the name may mean."""
    known = resolution.status is not MatchStatus.UNRESOLVED
    return known and any(index.rows[hit.row][0] == found.place_id for hit in resolution.hits)


def open_geocoder(
    settings: config.Config | None = None, user_places: Sequence[Place] = ()
) -> Geocoder:
    """The default geocoder: the built-in gazetteer and what was brought in, keys cached in var."""
    settings = settings or config.Config.from_env()
    cache_dir = settings.var / "cache"
    extra = brought_in.current(settings.var)
    boundaries = brought_in.boundaries_in(extra)
    regions = remote = None
    if boundaries is not None:
        from geo.places.regions import load_regions

        regions = load_regions(boundaries=boundaries)
    if not settings.offline:
        from geo.places.remote import RemoteGeocoder

        remote = RemoteGeocoder(settings, cache_dir)
    gazetteer = Gazetteer.load(cache_dir=cache_dir, extra=extra)
    return Geocoder(gazetteer, regions, remote, user_places)
