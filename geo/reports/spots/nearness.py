"""How wide a place is, how far apart two lie, and whether they may be one."""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import Final

from geo.model import GeometryType, LonLat, MatchMethod, PlaceMatch

_EARTH_RADIUS_M: Final = 6_371_000.0
_CAPITALS: Final = frozenset(
    """deir ezzor;deir ez zor;deir al zor;deir azzor;deir ez zour;deir al zour;homs;hama;raqqa;
    al raqqa;al raqqah;raqqah;ar raqqa;ar raqqah;hasakah;al hasakah;hasakeh;al hasakeh;aleppo;idlib;
    idleb;daraa""".replace("\n    ", "").split(";")
)
_DISTANCE_FROM: Final = re.compile(r"^\D*\d+\s?\w+ (?:away )?from ")
_DIGIT: Final = re.compile(r"\d")
_RELATION: Final = MatchMethod.RELATION
_LINE: Final = GeometryType.LINE
PROVINCE_M: Final = 170_000.0
_COUNTRYSIDE_M: Final = 24_000.0
LIVED_IN: Final = frozenset(("city", "town", "village"))
WIDE_M: Final = 60_000.0
"""From this radius on a place is a region: another, smaller one in the sentence tells more."""


def is_wide(match: PlaceMatch) -> bool:
    """A region rather than a place; a route is a place of its own however long."""
    kind = match.kind
    if match.method is _RELATION and match.geometry_type is _LINE:
        return kind == "river" and (match.radius_m or 0.0) >= WIDE_M  # "its eastern bank"
    if kind == "city" and may_be_province(match):
        return True
    if kind == "area" and (is_vague_direction(match) or _is_ring(match)):
        return True
    widest = _COUNTRYSIDE_M if kind == "countryside" else WIDE_M
    return kind in ("country", "governorate") or (match.radius_m or 0.0) >= widest


def _suburbs(query: str) -> bool:
    """ "The eastern suburbs of Homs": the countryside of the province, as some outlets say it."""
    _, said, behind = query.lower().partition("suburbs")
    return (
        bool(said) and "city" not in behind and _names_capital(behind.strip().removeprefix("of "))
    )


def _is_ring(match: PlaceMatch) -> bool:
    """ "50 km from Damascus", with nothing said of the direction."""
    far = match.method is _RELATION and (match.radius_m or 0.0) >= _COUNTRYSIDE_M
    return far and _DISTANCE_FROM.search(match.query) is not None


def is_vague_direction(match: PlaceMatch) -> bool:
    """ "East of Deir ez-Zor", with nothing said of how far."""
    if match.kind != "area" or match.method is not _RELATION:
        return False
    return " of " in match.query and _DIGIT.search(match.query) is None


def may_be_province(match: PlaceMatch) -> bool:
    """A bare "Deir ez-Zor" or "Homs": the city, or the governorate called after it."""
    return match.kind == "city" and (_names_capital(match.query) or _suburbs(match.query))


@lru_cache(maxsize=4096)
def _names_capital(name: str) -> bool:
    bare = (
        name.lower()
        .partition(",")[0]
        .partition(" (")[0]
        .replace("-", " ")
        .removesuffix("'s")
        .replace("'", "")
    )
    return bare in _CAPITALS


def distance_m(a: LonLat, b: LonLat) -> float:
    """Great-circle distance in metres on a sphere of the earth's mean radius."""
    lat1, lat2 = math.radians(a.lat), math.radians(b.lat)
    half = math.sin((lat2 - lat1) / 2) ** 2
    half += math.cos(lat1) * math.cos(lat2) * math.sin(math.radians(b.lon - a.lon) / 2) ** 2
    return 2 * _EARTH_RADIUS_M * math.asin(min(1.0, math.sqrt(half)))


def compatible(a: PlaceMatch, b: PlaceMatch, slack_m: float = 12_000.0) -> bool:
    """Whether two places may be one: near each other, or one inside the other."""
    if a.point is None or b.point is None:
        return True
    if (may_be_province(a) or may_be_province(b)) and not elsewhere(a, b):
        return True
    reach = max(a.radius_m or 0.0, b.radius_m or 0.0)
    apart = distance_m(a.point, b.point)
    if apart > 25_000.0 and elsewhere(a, b):
        return False
    if "area" in (a.kind, b.kind) and MatchMethod.RELATION in (a.method, b.method):
        vague = is_vague_direction(a) or is_vague_direction(b)
        slack_m += 110_000.0 if vague else 15_000.0  # "east of the city" may be far from it
    if a.kind in ("governorate", "country") or b.kind in ("governorate", "country"):
        shared = set(a.regions) & set(b.regions) or (a.admin1 and a.admin1 == b.admin1)
        return bool(shared) or apart <= reach
    return apart <= reach + slack_m


def elsewhere(a: PlaceMatch, b: PlaceMatch) -> bool:
    """Whether the two lie in no governorate in common, as far as that is known."""
    if a.admin1 and a.admin1 == b.admin1:
        return False
    first = {r[:4] for r in a.regions} | ({a.admin1} if a.admin1 else set())
    second = {r[:4] for r in b.regions} | ({b.admin1} if b.admin1 else set())
    return bool(first and second) and not first & second
