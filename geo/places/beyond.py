"""A place just across the line of the governorate that a report says it lies in.

News and data sets draw the lines in the steppe otherwise than the gazetteer: Aqrab is "in Homs"
for one and in Hama for the other. A namesake far away is not meant, and is not answered.
"""

from __future__ import annotations

from dataclasses import replace

from geo.model import GOVERNORATES, LonLat, MatchMethod, MatchStatus, PlaceMatch
from geo.places import geometry as shapes
from geo.places.answers import Answers
from geo.places.context import Context
from geo.places.deciding import Resolution
from geo.places.hits import Query
from geo.places.index import Index
from geo.places.match import resolve

BEYOND_M = 25_000.0
"""How far from the outline a place may lie; outlines run up to 17 km beside OCHA's lines."""
LEAST_SCORE = 0.97
"""The very name, to the letter; of keys that met just across a line, none was the place meant."""
_UNDISPUTED = frozenset({"city", "governorate"})
"""Kinds whose governorate nobody mistakes: Damascus is not in Rural Damascus."""
SHARE = 0.85
"""What is left of the score."""


def just_beyond(
    index: Index, answers: Answers, query: Query, context: Context, inside: Resolution
) -> PlaceMatch | None:
    """The one place of this very name, if it lies just outside the governorate asked for.

    ``inside``: the outcome within the governorate, which goes first unless it is a guess.
    """
    if not context.admin1 or _known_inside(index, inside, context.admin1):
        return None
    anywhere = resolve(index, query, replace(context, admin1=None, admin2=None), guess=False)
    if anywhere.status is not MatchStatus.MATCHED:
        return None
    hit = anywhere.hits[0]
    row = index.rows[hit.row]
    the_name = hit.method is MatchMethod.EXACT and hit.score >= LEAST_SCORE
    if not the_name or row[10] != "SY" or row[7] == context.admin1 or row[3] in _UNDISPUTED:
        return None
    match = answers.match(query.text, anywhere)
    far_m = _beyond_m(answers, match, context.admin1)
    if far_m > BEYOND_M:
        return None
    stated = GOVERNORATES[context.admin1]
    why = f"{match.why} It lies {far_m / 1000:.0f} km outside {stated} by the lines used here."
    return replace(match, score=round(match.score * SHARE, 3), why=why)


def _known_inside(index: Index, inside: Resolution, admin1: str) -> bool:
    return any(
        index.rows[h.row][7] == admin1 and h.method is not MatchMethod.FUZZY for h in inside.hits
    )


def _beyond_m(answers: Answers, match: PlaceMatch, admin1: str) -> float:
    from shapely.geometry import Point
    from shapely.ops import nearest_points

    assert match.point is not None
    point = Point(match.point.lon, match.point.lat)
    shape = shapes.from_geojson(match.geometry) if match.geometry is not None else point
    a, b = nearest_points(shape, answers.regions.outline(admin1))
    return shapes.distance_between_m(LonLat(a.x, a.y), LonLat(b.x, b.y))
