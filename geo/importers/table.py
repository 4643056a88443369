"""Any table's rows as incidents, by a column mapping."""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Mapping as Pairs
from dataclasses import replace
from functools import lru_cache
from typing import Any

from geo.importers.cells import (
    DateOrder,
    Days,
    RowError,
    is_blank,
    parse_count,
    parse_days,
    parse_degrees,
)
from geo.importers.files import Row, Table
from geo.importers.layers import GEOMETRY
from geo.importers.layout import Remembered
from geo.importers.mapping import Mapping
from geo.importers.parties import party_of
from geo.importers.placing import Placer, Precision, Where
from geo.model import (
    Casualties,
    Category,
    Claim,
    Count,
    CountRange,
    DatePrecision,
    EventType,
    GeometryType,
    Incident,
    LonLat,
    Party,
    PlaceMention,
    Status,
)
from geo.places import geometry as shapes
from geo.places.geocoder import Geocoder

MAX_SHAPE_CHARS = 100_000
_WORDS_KEPT = 50

_KINDS: tuple[tuple[EventType, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(words, re.IGNORECASE))
    for kind, words in (
        (EventType.SUICIDE_ATTACK, r"suicide|svbied|انتحاري"),
        (EventType.AMBUSH, r"ambush|كمين"),
        (EventType.AIR_STRIKE, r"air.?strike|air raid|drone|aerial|warplane|غار[ةا]|قصف جوي"),
        (EventType.ASSASSINATION, r"assassin|targeted killing|اغتيال"),
        (EventType.ABDUCTION, r"abduct|kidnap|hostage|disappear|خطف|اختطاف"),
        (EventType.EXECUTION, r"execut|behead|إعدام"),
        (EventType.EXPLOSIVE, r"\bv?b?ied\b|mine|explosi|bomb|blast|grenade|لغم|عبوة|تفجير"),
        (EventType.SHELLING, r"shell|artiller|mortar|rocket|missile|قصف"),
        (EventType.RAID, r"raid|sweep|arrest|detention|search operation|مداهم|تمشيط|اعتقال"),
        (EventType.TROOP_MOVEMENT, r"movement|deploy|reinforce|convoy|withdraw|تعزيز|انسحاب"),
        (EventType.CLASH, r"clash|battle|fight|state-based|non-state|اشتباك|معرك"),
        (EventType.ARMED_ATTACK, r"attack|shoot|gun|assault|one-sided|kill|armed|هجوم|إطلاق نار"),
    )
)


class TableLayout:
    """One incident and one claim a row; see `layout.Layout`.

    ``unknown_words`` counts kinds of event and actors that are no known word for one.
    """

    format = "table"

    def __init__(self, table: Table, geocoder: Geocoder, mapping: Mapping) -> None:
        mapping.check(table.columns)
        positions = {name: i for i, name in enumerate(table.columns)}
        self._at = {name: positions[column] for name, column in mapping.columns.items()}
        self.mapping = mapping
        self.label = f"the table {mapping.dataset!r}"
        self.prefix = f"table:{mapping.dataset}:"
        digest = hashlib.sha256(json.dumps(mapping.to_json(), sort_keys=True).encode())
        self.version = f"table-1 {digest.hexdigest()[:16]}"
        self.used = tuple(sorted(set(self._at.values())))
        dates = ("date", "date_end", "published")
        self.date_columns = tuple(self._at[name] for name in dates if name in self._at)
        self.region_columns = tuple(self._at[n] for n in ("country", "admin1") if n in self._at)
        self.order = mapping.date_order
        self.unknown_words: Counter[str] = Counter()
        self._places = Remembered(Placer(geocoder, self.label).place)
        self._regions = geocoder.regions

    def key(self, row: Row) -> str:
        """The row's identifier, or a hash of what it says where the table has none. Raises
        RowError."""
        if "id" in self._at:
            value = row[self._at["id"]].strip()
            if not value or len(value) > 100:
                raise RowError("the identifier is empty or longer than 100 signs")
            return self.prefix + value
        content = "\x1f".join(row[i].strip() for i in self.used)
        return f"{self.prefix}#{hashlib.blake2b(content.encode(), digest_size=12).hexdigest()}"

    def incident(self, row: Row, key: str) -> Incident:
        """The row as a pending incident. Raises RowError that says what is wrong with it."""
        cell = {name: row[i].strip() for name, i in self._at.items()}
        days = _days(cell, self.order)
        kind = self._kind(cell.get("event_type", ""))
        attackers = self._parties(cell.get("attacker", ""))
        victims = self._parties(cell.get("victims", ""))
        killed, wounded = Casualties(_people(cell, "killed")), Casualties(_people(cell, "wounded"))
        harmless = all(not c.total or c.total.max == 0 for c in (killed, wounded))
        operation = harmless and kind in (EventType.RAID, EventType.TROOP_MOVEMENT)
        url = cell.get("url", "")
        published = parse_days(cell.get("published", ""), self.order)
        claim = Claim(
            source=cell.get("source") or None,
            sentence=cell.get("sentence", ""),
            killed=killed,
            wounded=wounded,
            publisher=cell.get("publisher") or None,
            url=url if re.match(r"https?://\S+$", url) else None,
            published=published.first if published else None,
        )
        units = (cell.get("attacker", ""), cell.get("victims", ""))
        return Incident(
            category=Category.OPERATION if operation else Category.ATTACK,
            event_type=kind,
            place=self._place(cell),
            status=Status.PENDING,
            date=days.first if days else None,
            date_end=days.last if days else None,
            date_precision=days.precision if days else DatePrecision.UNKNOWN,
            attacker=attackers[0] if len(attackers) == 1 else Party.UNKNOWN if attackers else None,
            victims=victims,
            killed=killed,
            wounded=wounded,
            claims=(claim,),
            units=tuple(dict.fromkeys(unit for unit in units if not is_blank(unit))),
            external_id=key,
        )

    def _kind(self, text: str) -> EventType:
        kind = _kind_of(text)
        if kind is None:
            self._unknown(f"kind of event {text!r}")
        return kind or EventType.OTHER

    def _parties(self, text: str) -> tuple[Party, ...]:
        if is_blank(text):
            return ()
        found = []
        for name in re.split(r"[;,|]", text):
            party = party_of(name)
            if party is None and not is_blank(name):
                self._unknown(f"actor {name.strip()!r}")
            found.append(party or Party.UNKNOWN)
        return tuple(dict.fromkeys(found))

    def _unknown(self, word: str) -> None:
        if word in self.unknown_words or len(self.unknown_words) < _WORDS_KEPT:
            self.unknown_words[word[:100]] += 1

    def _place(self, cell: Pairs[str, str]) -> PlaceMention:
        lat, lon, shape = cell.get("lat", ""), cell.get("lon", ""), None
        if "coordinates" in cell and not (lat or lon):
            lat, lon = _pair(cell["coordinates"])
        text = cell.get(GEOMETRY, "")
        if text and not (lat or lon):
            point, shape = _shape(text)
            lat, lon = str(point.lat), str(point.lon)
        radius_m = _radius_m(cell)
        where = Where(
            place=cell.get("place", ""),
            admin1=cell.get("admin1", ""),
            admin2=cell.get("admin2", ""),
            admin3=cell.get("admin3", ""),
            country=cell.get("country", ""),
            lat=lat,
            lon=lon,
            precision=Precision.EXACT,
            radius_m=radius_m or self.mapping.default_radius_m,
        )
        mention = self._places[where]
        return mention if shape is None else self._shaped(mention, shape)

    def _shaped(self, mention: PlaceMention, shape: Any) -> PlaceMention:
        match = mention.match
        assert match.point is not None
        regions = match.regions
        if match.country in ("SY", None):
            regions = self._regions.governorates_touching(shape)
        is_area = shape.geom_type.endswith("Polygon")
        return replace(
            mention,
            match=replace(
                match,
                geometry_type=GeometryType.AREA if is_area else GeometryType.LINE,
                geometry=shapes.as_geojson(shape),
                radius_m=max(match.radius_m or 0.0, round(shapes.reach_m(shape, match.point), -2)),
                regions=regions,
                admin1=regions[0] if len(regions) == 1 else None,
                admin2=None,
                admin3=None,
            ),
        )


@lru_cache(maxsize=10_000)
def _kind_of(text: str) -> EventType | None:
    """The kind that a word means; other where there is none, None where it means nothing here."""
    if is_blank(text):
        return EventType.OTHER
    name = re.sub(r"[\s\-]+", "_", text.strip().lower())
    if name in EventType.__members__.values():
        return EventType(name)
    return next((kind for kind, words in _KINDS if words.search(text)), None)


def _days(cell: Pairs[str, str], order: DateOrder | None) -> Days | None:
    days = parse_days(cell.get("date", ""), order)
    end = parse_days(cell.get("date_end", ""), order)
    if days is None or end is None:
        return days
    last = end.last or end.first
    if last < days.first:
        raise RowError(f"the last day {cell['date_end']} lies before the first {cell['date']}")
    if last == days.first:
        return days
    return Days(days.first, last, DatePrecision.RANGE)


def _people(cell: Pairs[str, str], name: str) -> Count:
    count = parse_count(cell.get(name, ""))
    low, high = parse_count(cell.get(f"{name}_min", "")), parse_count(cell.get(f"{name}_max", ""))
    if low is None and high is None:
        return count
    floor = low.min if low else count.min if count else 0
    top = (high.max if high.max is not None else None) if high else count.max if count else None
    if top is not None and top < floor:
        raise RowError(f"at least {floor} and at most {top} {name} contradict each other")
    return CountRange(floor, top)


def _pair(text: str) -> tuple[str, str]:
    """Latitude and longitude out of one cell, in that order unless letters say otherwise."""
    if is_blank(text):
        return "", ""
    bare = text.strip().strip("()[]")
    parts = re.split(r"\s*[;|/]\s*|\s*,\s+|\s+(?=[-+\d])", bare)
    if len(parts) == 1:
        parts = bare.split(",")
    if len(parts) != 2:
        raise RowError(f"{text!r} is no pair of latitude and longitude; write 34.55, 38.28")
    one, two = parts
    if re.search(r"[EWew]\s*$", one) and re.search(r"[NSns]\s*$", two):
        one, two = two, one
    parse_degrees(one, is_lat=True)
    return one, two


def _radius_m(cell: Pairs[str, str]) -> float | None:
    for name, unit_m in (("radius_m", 1.0), ("radius_km", 1_000.0)):
        text = cell.get(name, "")
        if is_blank(text):
            continue
        try:
            radius_m = float(text.replace(",", ".")) * unit_m
        except ValueError:
            raise RowError(f"{text!r} is no radius; write a number") from None
        if not 0 < radius_m <= 1_000_000:
            raise RowError(f"a radius of {text} can't be; it runs from 1 m to 1,000 km")
        return radius_m
    return None


def _shape(text: str) -> tuple[LonLat, Any]:
    """A representative point of a shape in WKT, and the shape if it is a line or an area."""
    import shapely

    if len(text) > MAX_SHAPE_CHARS:
        raise RowError("the shape has too many corners; simplify it to 5,000 or fewer")
    try:
        shape = shapely.from_wkt(text)
    except shapely.errors.GEOSException:
        raise RowError(f"{text[:40]!r} is no shape that can be read; give WKT") from None
    if not shape.is_valid:
        shape = shapely.make_valid(shape)
    if shape.is_empty or shape.geom_type in ("GeometryCollection", "LinearRing"):
        raise RowError(f"a shape of kind {shape.geom_type} has no place; give a point or an area")
    west, south, east, north = shape.bounds
    if not (west >= -180 and east <= 180 and south >= -90 and north <= 90):
        raise RowError("the shape isn't in degrees; save the layer in WGS 84 (EPSG:4326)")
    lon, lat = shape.representative_point().coords[0]
    where = LonLat(round(lon, 6), round(lat, 6))
    return where, None if shape.geom_type in ("Point", "MultiPoint") else shape
