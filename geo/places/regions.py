"""Syria's 14 governorates: their names, their outlines, and which of them a place lies in.

Outlines: Natural Earth 1:10m (public domain), see `data/gazetteer/SOURCES.md`. In the open desert
they run up to 17 km beside OCHA's lines (COD-AB), Homs against Rural Damascus up to 90, so what a
gazetteer row or an import says of its own governorate goes before an outline.
"""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geo.config import GAZETTEER
from geo.errors import GazetteerError, InputError
from geo.model import GOVERNORATES
from geo.places.names import ARTICLES, normalise, tokens_key
from geo.places.units import Level, Units

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import ArrayLike, NDArray
    from shapely import STRtree
    from shapely.geometry.base import BaseGeometry

BORDER_M = 3_000.0
"""A point outside all outlines belongs to the nearest governorate within this distance."""

_ALIASES: Mapping[str, str] = {
    "SY01": "Damascus; Damascus City; Dimashq; Damas; Damaskus; دمشق; مدينة دمشق",
    "SY02": "Aleppo; Halab; Alep; Halep; حلب",
    "SY03": "Rural Damascus; Rif Dimashq; Reef Dimashq; Rif Damascus; Damascus Countryside; "
    "Damascus Rural; Damascus Suburbs; ريف دمشق",
    "SY04": "Homs; Hims; Hums; حمص",
    "SY05": "Hama; Hamah; Hamat; حماة; حماه",
    "SY06": "Lattakia; Latakia; Lattaquié; Al-Ladhiqiyah; اللاذقية",
    "SY07": "Idleb; Idlib; إدلب",
    "SY08": "Al-Hasakeh; Hasakah; Hasaka; Hassakeh; Hassaké; Haseke; Heseke; الحسكة",
    "SY09": "Deir-ez-Zor; Deir Ezzor; Deir al-Zor; Deir al-Zour; Deir Zor; Dayr az-Zawr; Dayr Zawr;"
    "Der Zor; Derazor; دير الزور; ديرالزور",
    "SY10": "Tartous; Tartus; طرطوس",
    "SY11": "Ar-Raqqa; Raqqah; Rakka; Rakkah; الرقة",
    "SY12": "Dar'a; Daraa; Deraa; درعا",
    "SY13": "As-Sweida; Suwayda; Suweida; Sweida; Soueida; Swaida; السويداء",
    "SY14": "Quneitra; Qunaytirah; Kuneitra; القنيطرة",
}
"""Usual names beside OCHA's; other transliterations meet by their spelling key."""

_GENERIC = frozenset(
    "the of governorate governorates province gov muhafazat mohafazat muhafazah gouvernorat "
    "محافظة المحافظة".split()
)
_MIN_KEY = 5
_PCODE = re.compile(r"SY\d{2}(?:\d{2}){0,2}")

# One linear plane for the whole country, so that straight borders stay straight: metres at 35 N.
# East-west distances are up to 4 % off at its northern and southern ends.
_M_PER_DEG_LAT = math.pi / 180 * 6_371_009
_M_PER_DEG_LON = _M_PER_DEG_LAT * math.cos(math.radians(35.0))


class Regions:
    """The governorates of one GeoJSON feature collection (`pcode`, `name_ar`), lon-lat WGS 84.

    `units` are the districts and subdistricts, where their outlines were brought in.
    """

    def __init__(self, collection: Mapping[str, Any], units: Units | None = None) -> None:
        features = {f["properties"]["pcode"]: f for f in collection["features"]}
        if features.keys() != GOVERNORATES.keys():
            raise GazetteerError(
                f"The outlines hold {', '.join(sorted(features))} instead of the 14 governorates; "
                "rebuild them with `make data`."
            )
        self._features = dict(sorted(features.items()))
        self._units = units

    def name(self, pcode: str) -> str:
        """OCHA's English name. Raises `InputError` if there is no such governorate."""
        self._feature(pcode)
        return GOVERNORATES[pcode]

    def name_ar(self, pcode: str) -> str:
        """The Arabic name. Raises `InputError` if there is no such governorate."""
        return str(self._feature(pcode)["properties"]["name_ar"])

    def outline(self, pcode: str) -> BaseGeometry:
        """The polygon, WGS 84, of a governorate, or of a district or subdistrict brought in.

        Raises `InputError` if there is none.
        """
        if len(pcode) > len("SY00"):
            if self._units is None:
                raise InputError(
                    f"{pcode!r} is no governorate (SY01 to SY14), and only theirs are built in. "
                    "For others run: python -m geo gazetteer update --ocha-boundaries FILE"
                )
            return self._units.outline(pcode)
        self._feature(pcode)
        return self._outlines[pcode]

    def district_codes(self) -> tuple[str, ...]:
        """P-codes of the districts whose outlines were brought in; none are built in."""
        return self._units.codes("district") if self._units else ()

    def resolve(self, name_or_pcode: str) -> str | None:
        """The P-code that a name or P-code means, None if it is neither.

        Names are governorates' only, in Latin or Arabic script. A district's or subdistrict's
        P-code is passed through if its governorate exists.
        """
        text = name_or_pcode.strip()
        code = text.upper()
        if _PCODE.fullmatch(code):
            return code if code[:4] in self._features else None
        hits = (_names().get(key) for key in _keys(_words(text)))
        return next((pcode for pcode in hits if pcode), None)

    def codes_at(self, lon: float, lat: float) -> tuple[str | None, str | None, str | None]:
        """Governorate, district and subdistrict of a point (degrees), None what is not known."""
        admin1 = self.governorate_at(lon, lat)
        admin2 = self.district_at(lon, lat, admin1)
        return admin1, admin2, self.subdistrict_at(lon, lat, admin2)

    def district_at(self, lon: float, lat: float, admin1: str | None) -> str | None:
        """The governorate's district at a point (degrees).

        None outside all of them, or if no outlines were brought in. By the first six signs of the
        subdistrict, where subdistricts alone were brought in.
        """
        return self._unit_at(lon, lat, "district", admin1)

    def subdistrict_at(self, lon: float, lat: float, admin2: str | None) -> str | None:
        """The district's subdistrict at a point (degrees), None as in `district_at`."""
        return self._unit_at(lon, lat, "subdistrict", admin2)

    def _unit_at(self, lon: float, lat: float, level: Level, within: str | None) -> str | None:
        if self._units is None or within is None:
            return None
        code = self._units.at(lon, lat, level)
        return code if code is not None and code.startswith(within) else None

    def governorate_at(self, lon: float, lat: float) -> str | None:
        """The governorate of a point (degrees), or the nearest one within `BORDER_M`, or None."""
        import shapely

        for pcode, outline in self._outlines.items():
            if shapely.intersects_xy(outline, lon, lat):
                return pcode
        found: str | None = self.governorates_at([lon], [lat])[0]
        return found

    def governorates_at(self, lons: ArrayLike, lats: ArrayLike) -> NDArray[np.object_]:
        """`governorate_at` for many points (degrees): P-codes, None where there is none.

        A point on a common border belongs to the lower P-code; a NaN to none.
        """
        import numpy as np
        import shapely

        lon, lat = np.asarray(lons, dtype=float), np.asarray(lats, dtype=float)
        index = np.full(lon.shape, len(self._features), dtype=np.intp)  # beyond the last: none
        open_ = np.isfinite(lon) & np.isfinite(lat)
        for i, outline in enumerate(self._outlines.values()):
            west, south, east, north = outline.bounds
            near = open_ & (lon >= west) & (lon <= east) & (lat >= south) & (lat <= north)
            inside = np.flatnonzero(near)
            inside = inside[shapely.intersects_xy(outline, lon[inside], lat[inside])]
            index[inside] = i
            open_[inside] = False
        rest = np.flatnonzero(open_)
        if rest.size:
            tree, reach = self._plane
            x, y = lon[rest] * _M_PER_DEG_LON, lat[rest] * _M_PER_DEG_LAT
            near = np.flatnonzero(shapely.intersects_xy(reach, x, y))
            which, nearest = tree.query_nearest(
                shapely.points(x[near], y[near]), max_distance=BORDER_M, all_matches=False
            )
            index[rest[near[which]]] = nearest
        codes: NDArray[np.object_] = np.array([*self._features, None], dtype=object)
        return codes[index]

    def governorates_touching(
        self, geometry: BaseGeometry, min_share: float = 0.02
    ) -> tuple[str, ...]:
        """The governorates that an area, a line or a point (degrees) covers, by P-code.

        One counts if at least `min_share` of the geometry lies in it or, for an area, at least
        that share of the governorate is covered: all of Syria covers Damascus, too.
        """
        import shapely

        if geometry.is_empty:
            return ()
        if geometry.area == 0 and geometry.length == 0:
            spots = shapely.get_coordinates(geometry)
            hits = self.governorates_at(spots[:, 0], spots[:, 1])
            return tuple(sorted({hit for hit in hits if hit is not None}))
        is_area = geometry.area > 0
        size = geometry.area if is_area else geometry.length
        touched = []
        for pcode, outline in self._outlines.items():
            if not shapely.intersects(outline, geometry):
                continue
            common = shapely.intersection(outline, geometry)
            share = common.area if is_area else common.length
            whole = min(size, outline.area) if is_area else size
            if share >= min_share * whole:
                touched.append(pcode)
        return tuple(touched)

    def _feature(self, pcode: str) -> Mapping[str, Any]:
        try:
            feature: Mapping[str, Any] = self._features[pcode]
        except KeyError:
            raise InputError(
                f"{pcode!r} is no governorate; their P-codes run from SY01 to SY14."
            ) from None
        return feature

    @cached_property
    def _outlines(self) -> dict[str, BaseGeometry]:
        import shapely
        from shapely.geometry import shape

        outlines = {p: shape(f["geometry"]) for p, f in self._features.items()}
        shapely.prepare(list(outlines.values()))
        return outlines

    @cached_property
    def _plane(self) -> tuple[STRtree, BaseGeometry]:
        """The outlines in metres, for distances, and all that may lie within `BORDER_M` of them.

        The latter because asking the tree for the nearest takes 9 µs a point, even one far away.
        """
        import shapely

        scale = (_M_PER_DEG_LON, _M_PER_DEG_LAT)
        outlines = [shapely.transform(o, lambda xy: xy * scale) for o in self._outlines.values()]
        # A buffer's round corners are cut by chords, so a little more than the border's width.
        reach = shapely.buffer(shapely.union_all(outlines), BORDER_M * 1.02)
        shapely.prepare(reach)
        return shapely.STRtree(outlines), reach


def _words(name: str) -> list[str]:
    return [word for word in normalise(name).split() if word not in _GENERIC]


def _keys(words: Sequence[str]) -> Iterator[str]:
    """The letters of a name without articles, then its spelling key if that says enough.

    Short Latin spelling keys are too blind: Deir and Deraa have the same.
    """
    letters = "".join(word for word in words if word not in ARTICLES)
    if letters:
        yield "=" + letters
        key = tokens_key(words)
        if len(key) >= _MIN_KEY or not key.isascii():
            yield key


@lru_cache(maxsize=1)
def _names() -> Mapping[str, str]:
    """Every key of every name of a governorate to its P-code."""
    return {
        key: pcode
        for pcode, names in _ALIASES.items()
        for name in names.split(";")
        for key in _keys(_words(name))
    }


@lru_cache(maxsize=2)
def load_regions(
    path: Path = GAZETTEER / "regions.geojson", boundaries: Path | None = None
) -> Regions:
    """The project's own outlines, read once. Raises `GazetteerError` if the file can't be read.

    `boundaries`: districts and subdistricts that were brought in, read when first asked for.
    """
    units = None if boundaries is None else Units(boundaries)
    try:
        return Regions(json.loads(path.read_text(encoding="utf-8")), units)
    except (OSError, ValueError, KeyError) as error:
        raise GazetteerError(
            f"The outlines in {path} can't be read ({error}); restore the file or rebuild it with "
            "`make data`."
        ) from error
