"""The one door to places: a name to a place, and a text to the places it mentions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Protocol

from geo import config
from geo.model import (
    Candidate,
    GeometryType,
    LonLat,
    MatchMethod,
    MatchStatus,
    PlaceMatch,
    PlaceMention,
)
from geo.places import geometry as shapes
from geo.places import relations, spans
from geo.places.gazetteer import Gazetteer, Place
from geo.places.kinds import AREA_KINDS
from geo.places.match import NO_CONTEXT, Context, Hit, Query, Resolution, resolve
from geo.places.tokens import Word, role_of, words_of

if TYPE_CHECKING:
    from geo.places.regions import Regions

__all__ = ["Context", "Geocoder", "RemoteLookup", "open_geocoder"]


class RemoteLookup(Protocol):
    """What a remote geocoder must offer; see ``remote.RemoteGeocoder``."""

    def lookup(self, name: str, admin1: str | None) -> PlaceMatch | None: ...


class Geocoder:
    """Finds places by name or in text, from the gazetteer and a user's own places.

    ``regions`` is loaded on first need if not given; ``remote`` is asked only where a call allows
    it and the gazetteer refuses.
    """

    def __init__(
        self,
        gazetteer: Gazetteer,
        regions: Regions | None = None,
        remote: RemoteLookup | None = None,
        user_places: Sequence[Place] = (),
    ) -> None:
        self.gazetteer = gazetteer
        self._index = gazetteer.index
        self._regions = regions
        self._remote = remote
        self._geography = _Geography(self)

    @property
    def regions(self) -> Regions:
        if self._regions is None:
            from geo.places.regions import load_regions

            self._regions = load_regions()
        return self._regions

    def geocode(
        self,
        name: str,
        admin1: str | None = None,
        context: Context | None = None,
        allow_remote: bool = False,
    ) -> PlaceMatch:
        """What one name means; ``admin1`` is a P-code or a governorate's name.

        Never raises for a name that nothing knows: that is status ``unresolved``.
        """
        context = context or NO_CONTEXT
        if admin1:
            pcode = admin1 if admin1.startswith("SY") else self.regions.resolve(admin1)
            context = replace(context, admin1=(pcode or admin1)[:4])
        resolution = resolve(self._index, Query.parse(name), context)
        match = self._to_match(name, resolution)
        if match.status is not MatchStatus.MATCHED or match.method is MatchMethod.FUZZY:
            described = self._described(name, context)
            if described is not None:
                return described
        if match.status is not MatchStatus.MATCHED and allow_remote and self._remote is not None:
            remote = self._remote.lookup(name, context.admin1)
            if remote is not None:
                return replace(remote, candidates=match.candidates)
        return match

    def scan(self, text: str) -> list[PlaceMention]:
        """Every place a text mentions, in order; what is nested is one mention, the most exact."""
        words = words_of(text)
        anywhere = not any(w.capital for w in words)
        nodes = self._nodes(text, words, anywhere, NO_CONTEXT)
        mentions = []
        for node in nodes:
            if node.match is None:
                continue
            start, end = words[node.first].start, words[node.end - 1].end
            said = text[start:end]
            mentions.append(PlaceMention(said, replace(node.match, query=said), (start, end)))
        return mentions

    def _described(self, name: str, context: Context) -> PlaceMatch | None:
        """A typed name that is a relation ("10 km north of X"), if it is one from end to end."""
        words = words_of(name)
        if len(words) < 2:
            return None
        nodes = self._nodes(name, words, True, context)
        found = [n for n in nodes if n.match is not None]
        rest = [n for n in nodes if n.match is None and n.role not in "Ti,|-ao"]
        if len(found) != 1 or rest:
            return None
        match = found[0].match
        return None if match is None else replace(match, query=name)

    def _nodes(
        self, text: str, words: list[Word], anywhere: bool, context: Context
    ) -> list[relations.Node]:
        spots = self._spots(text, words, anywhere, context)
        nodes: list[relations.Node] = []
        i = 0
        for span, match in spots:
            for k in range(i, span.first):
                _add_gap(nodes, words, k)
                nodes.append(relations.Node(role_of(words[k]), k, k + 1))
            _add_gap(nodes, words, span.first)
            nodes.append(relations.Node("M", span.first, span.end, match))
            i = span.end
        for k in range(i, len(words)):
            _add_gap(nodes, words, k)
            nodes.append(relations.Node(role_of(words[k]), k, k + 1))
        return relations.join(relations.Scene(text, words), nodes, self._geography)

    def _spots(
        self, text: str, words: list[Word], anywhere: bool, context: Context
    ) -> list[tuple[spans.Span, PlaceMatch]]:
        """Spans that name places with what they mean, decided twice: alone, then in context."""
        first: list[tuple[spans.Span, list[spans.Span], Resolution]] = []
        end = 0
        for core, ends in spans.core_spans(self._index, words, anywhere):
            if core.first < end:
                continue
            found = self._widest(text, words, core, ends, context, end)
            if found is not None:
                first.append(found)
                end = found[0].end
        sure = [r.hits[0] for _, _, r in first if r.status is MatchStatus.MATCHED]
        rows = [self._index.rows[h.row] for h in sure]
        around = tuple({code for row in rows for code in row[7:9] if code})
        near = tuple({LonLat(row[4], row[5]) for row in rows if row[6] < 50_000})
        wider = replace(context, around=around, near=near)
        found_spots: list[tuple[spans.Span, PlaceMatch]] = []
        for span, _, resolution in first:
            if resolution.status is not MatchStatus.MATCHED:
                resolution = resolve(self._index, Query.parse(_said(text, words, span)), wider)
            if resolution.status is MatchStatus.MATCHED or (
                resolution.status is MatchStatus.AMBIGUOUS and resolution.hits[0].score >= 0.75
            ):
                span = spans.with_article(words, span)
                found_spots.append((span, self._to_match(_said(text, words, span), resolution)))
        return found_spots

    def _widest(
        self,
        text: str,
        words: list[Word],
        core: spans.Span,
        ends: tuple[int, ...],
        context: Context,
        floor: int,
    ) -> tuple[spans.Span, list[spans.Span], Resolution] | None:
        unclear: tuple[spans.Span, list[spans.Span], Resolution] | None = None
        for end in ends:
            for span in spans.widened(words, spans.Span(core.first, end)):
                if span.first < floor:
                    continue
                query = Query.parse(_said(text, words, span))
                resolution = resolve(self._index, query, context)
                if not resolution.hits or resolution.hits[0].method is MatchMethod.FUZZY:
                    continue
                if spans.too_short(query, resolution.hits[0].method, words, span):
                    continue
                if resolution.status is MatchStatus.MATCHED:
                    return span, [], resolution
                if unclear is None and resolution.status is MatchStatus.AMBIGUOUS:
                    unclear = (span, [], resolution)
        return unclear

    def _to_match(self, query: str, resolution: Resolution) -> PlaceMatch:
        if resolution.status is not MatchStatus.MATCHED:
            candidates = tuple(self._candidate(h) for h in resolution.hits)
            return PlaceMatch(query, resolution.status, why=resolution.why, candidates=candidates)
        hit = resolution.hits[0]
        place = self.gazetteer.at(hit.row)
        match = self._place_match(query, place)
        return replace(
            match,
            method=hit.method,
            score=round(hit.score, 3),
            why=resolution.why,
            candidates=tuple(self._candidate(h) for h in resolution.hits[1:]),
        )

    def _place_match(self, query: str, place: Place) -> PlaceMatch:
        geometry = self.gazetteer.area_geometry(place.place_id)
        geometry_type = GeometryType.POINT
        if geometry is not None:
            is_line = str(geometry["type"]).endswith("LineString")
            geometry_type = GeometryType.LINE if is_line else GeometryType.AREA
        elif place.kind in AREA_KINDS:
            geometry_type = GeometryType.AREA
            geometry = shapes.circle(place.point, place.radius_m)
        regions: tuple[str, ...] = tuple(
            code for code in (place.admin1, place.admin2, place.admin3) if code
        )
        admin1 = place.admin1
        if not regions and place.country == "SY":
            if geometry is not None:
                regions = self.regions.governorates_touching(shapes.from_geojson(geometry))
            else:
                found = self.regions.governorate_at(place.point.lon, place.point.lat)
                regions = (found,) if found else ()
                admin1 = found
        return PlaceMatch(
            query=query,
            status=MatchStatus.MATCHED,
            name=place.name,
            name_ar=place.name_ar,
            place_id=place.place_id,
            point=place.point,
            radius_m=place.radius_m,
            geometry_type=geometry_type,
            geometry=geometry,
            admin1=admin1,
            admin2=place.admin2,
            admin3=place.admin3,
            regions=regions,
            country=place.country,
            kind=place.kind,
        )

    def _candidate(self, hit: Hit) -> Candidate:
        row = self._index.rows[hit.row]
        return Candidate(
            place_id=row[0],
            name=row[1],
            kind=row[3],
            admin1=row[7] or None,
            point=LonLat(row[4], row[5]),
            score=round(max(0.0, hit.score), 3),
            why="; ".join(hit.notes) or f"matched by {hit.method}",
        )


def _said(text: str, words: Sequence[Word], span: spans.Span) -> str:
    return text[words[span.first].start : words[span.end - 1].end]


def _add_gap(nodes: list[relations.Node], words: Sequence[Word], k: int) -> None:
    """What stands before a word and matters to relations: a comma, a dash, a sentence's end."""
    gap = words[k].gap
    if not k or gap in (" ", ""):
        return
    stripped = gap.strip()
    if stripped in ("-", "‐", "–", "—", "/"):
        nodes.append(relations.Node("-", k, k))
    elif stripped == "," or stripped == "،":
        nodes.append(relations.Node(",", k, k))
    elif stripped == "&":
        nodes.append(relations.Node("a", k, k))
    elif stripped or "\n\n" in gap:
        nodes.append(relations.Node("|", k, k))


class _Geography(relations.Geography):
    def __init__(self, geocoder: Geocoder) -> None:
        self._geocoder = geocoder

    def named(self, text: str) -> PlaceMatch | None:
        index = self._geocoder.gazetteer.index
        resolution = resolve(index, Query.parse(text))
        if resolution.status is not MatchStatus.MATCHED:
            return None
        if resolution.hits[0].method is MatchMethod.FUZZY:
            return None
        return self._geocoder._to_match(text, resolution)

    def road_between(self, a: PlaceMatch, b: PlaceMatch) -> list[LonLat] | None:
        for road in self._geocoder.gazetteer.roads:
            ids = list(road.places)
            if a.place_id in ids and b.place_id in ids:
                first, last = ids.index(a.place_id), ids.index(b.place_id)
                chain = ids[first : last + 1] if first < last else ids[last : first + 1][::-1]
                places = [self._geocoder.gazetteer.place(i) for i in chain]
                return [p.point for p in places if p is not None]
        return None

    def governorate_of_seat(self, match: PlaceMatch) -> PlaceMatch | None:
        if match.kind != "city" or not match.name or not match.admin1:
            return None
        whole = self.named(f"{match.name} Governorate")
        return whole if whole is not None and whole.admin1 == match.admin1 else None

    def regions_of(self, geometry: shapes.Geometry) -> tuple[str, ...]:
        return self._geocoder.regions.governorates_touching(shapes.from_geojson(geometry))

    def governorate_at(self, point: LonLat) -> str | None:
        return self._geocoder.regions.governorate_at(point.lon, point.lat)


def open_geocoder(settings: config.Config | None = None) -> Geocoder:
    """The default geocoder over the built-in gazetteer, its keys cached under ``var``."""
    settings = settings or config.Config.from_env()
    return Geocoder(Gazetteer.load(cache_dir=settings.var / "cache"))
