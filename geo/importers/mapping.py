"""Which column of a table says what: guessed from names and values, shown, and corrected."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from collections.abc import Mapping as Pairs
from dataclasses import dataclass, field, replace
from typing import Any

from geo.errors import InputError
from geo.importers.cells import DateOrder, is_blank, parse_count, parse_days, parse_degrees
from geo.importers.files import Row
from geo.importers.layers import GEOMETRY
from geo.importers.layout import simple

FIELDS: Pairs[str, tuple[str, str]] = {
    "id": ("identifier", "id event_id incident_id uid uuid ref reference case_id code رقم"),
    "date": (
        "date, or first day",
        "date event_date incident_date date_start start_date datum tag day from when "
        "date_of_incident datetime jour تاريخ التاريخ",
    ),
    "date_end": ("last day", "date_end end_date until to last_day"),
    "lat": (
        "latitude",
        "lat latitude y y_coord lat_dd gps_lat point_y breite breitengrad خط_العرض",
    ),
    "lon": (
        "longitude",
        "lon long lng longitude x x_coord lon_dd long_dd gps_lon gps_long point_x länge laenge "
        "längengrad خط_الطول",
    ),
    "coordinates": (
        "latitude and longitude in one cell",
        "coordinates coords lat_lon latlon lat_long latlong gps position إحداثيات",
    ),
    GEOMETRY: ("shape (WKT, or the layer's own)", "geometry geom wkt shape the_geom geom_wkt"),
    "place": (
        "place",
        "place location where town village city site place_name location_name settlement "
        "where_coordinates locality ort lieu مكان المكان الموقع",
    ),
    "admin1": (
        "governorate",
        "admin1 governorate province adm1 adm_1 admin_1 adm1_en admin1name adm1_pcode "
        "governorat muhafaza محافظة المحافظة",
    ),
    "admin2": ("district", "admin2 district adm2 adm_2 admin_2 adm2_en منطقة المنطقة"),
    "admin3": (
        "subdistrict",
        "admin3 subdistrict sub_district adm3 adm_3 adm3_en nahiya ناحية الناحية",
    ),
    "country": ("country", "country country_name iso iso3 دولة البلد"),
    "radius_m": ("exact to (m)", "radius_m accuracy_m uncertainty_m precision_m radius accuracy"),
    "radius_km": ("exact to (km)", "radius_km accuracy_km uncertainty_km precision_km"),
    "event_type": (
        "kind of event",
        "event_type type kind incident_type sub_event_type category event attack_type "
        "type_of_event type_of_attack weapon نوع النوع",
    ),
    "attacker": (
        "attacker",
        "attacker perpetrator actor1 actor side_a by perp perpetrators attackers group gname "
        "responsible täter taeter auteur المهاجم الفاعل",
    ),
    "victims": (
        "victims or target",
        "victims victim target actor2 side_b targets target_type against targeted opfer victimes "
        "الضحية الهدف",
    ),
    "killed": (
        "killed",
        "killed dead deaths fatalities kia nkill fatality number_killed people_killed best "
        "total_killed casualties_killed tote tués morts قتلى القتلى عدد_القتلى",
    ),
    "killed_min": ("killed, at least", "killed_min min_killed low deaths_low fatalities_min"),
    "killed_max": ("killed, at most", "killed_max max_killed high deaths_high fatalities_max"),
    "wounded": (
        "wounded",
        "wounded injured wia nwound injuries number_wounded people_injured casualties_wounded "
        "total_wounded casualties_injured verletzte blessés جرحى الجرحى عدد_الجرحى",
    ),
    "wounded_min": ("wounded, at least", "wounded_min min_wounded injured_min"),
    "wounded_max": ("wounded, at most", "wounded_max max_wounded injured_max"),
    "source": (
        "source",
        "source sources reported_by source_name source_office media outlet quelle مصدر المصدر",
    ),
    "publisher": ("publisher", "publisher published_by"),
    "published": ("published on", "published publication_date source_date report_date"),
    "url": ("link", "url link source_url href website source_link رابط الرابط"),
    "sentence": (
        "what the source says",
        "notes description summary text sentence details narrative headline remarks comment "
        "title event_description source_headline bericht beschreibung وصف ملاحظات التفاصيل",
    ),
}
"""Every field with its name for people and the column names that usually hold it."""

MOST_LEFT = 12
"""So many columns that are not used are named."""

_BY_NAME = {alias: name for name, (_, aliases) in FIELDS.items() for alias in aliases.split()}
_WHERE = ("coordinates", GEOMETRY, "place", "admin3", "admin2", "admin1")


@dataclass(frozen=True, slots=True)
class Mapping:
    """Fields to columns, and what the columns don't say.

    ``date_order`` None: dates in figures decide it by the whole column. ``dataset`` keeps the
    identifiers of two tables apart. ``default_radius_m`` is for coordinates of unsaid exactness.
    """

    columns: Pairs[str, str] = field(default_factory=dict)
    date_order: DateOrder | None = None
    dataset: str = "table"
    default_radius_m: float = 5_000.0

    def with_column(self, name: str, column: str | None) -> Mapping:
        """The mapping with one field set to another column, or to none."""
        columns = {key: value for key, value in self.columns.items() if key != name}
        if column is not None:
            columns[name] = column
        return replace(self, columns=columns)

    def check(self, columns: Sequence[str]) -> None:
        """Raises InputError for unknown fields or columns, and where nothing tells the place."""
        for name, column in self.columns.items():
            if name not in FIELDS:
                raise InputError(f"There is no field {name!r}; there are: {', '.join(FIELDS)}.")
            if column not in columns:
                raise InputError(
                    f"The table has no column {column!r} for the {FIELDS[name][0]}; it has: "
                    f"{', '.join(columns)}."
                )
        if not any(name in self.columns for name in _WHERE) and not (
            "lat" in self.columns and "lon" in self.columns
        ):
            raise InputError(
                "No column tells where: choose the columns of latitude and longitude, or of the "
                f"place. The table has: {', '.join(columns)}."
            )
        if not re.fullmatch(r"[\w.\-]{1,60}", self.dataset):
            raise InputError(
                f"{self.dataset!r} can't name a data set; use letters, digits, - and _ (up to 60)."
            )
        if not 0 < self.default_radius_m <= 1_000_000:
            raise InputError(f"A radius of {self.default_radius_m} m makes no sense; give 1 m up.")

    def to_json(self) -> dict[str, Any]:
        """As a mapping file keeps it."""
        return {
            "columns": dict(self.columns),
            "date_order": self.date_order and str(self.date_order),
            "dataset": self.dataset,
            "default_radius_m": self.default_radius_m,
        }


def guess_mapping(columns: Sequence[str], sample: Sequence[Row], dataset: str = "table") -> Mapping:
    """The likely mapping, by the columns' names and whether their values fit.

    ``sample`` are the first rows. A field without a fitting column is left out.
    """
    found: dict[str, str] = {}
    for exact in (True, False):
        for index, column in enumerate(columns):
            name = _named(column, exact)
            if name is None or name in found or column in found.values():
                continue
            if _fits(name, [row[index] for row in sample if index < len(row)]):
                found[name] = column
    if "lat" in found and "lon" in found:
        found.pop("coordinates", None)
    return Mapping({name: found[name] for name in FIELDS if name in found}, dataset=dataset)


def unused_columns(mapping: Mapping, columns: Sequence[str], sample: Sequence[Row]) -> list[str]:
    """Sentences on the columns that the mapping leaves out, so that none is lost in silence."""
    used = {*mapping.columns.values()}
    left: list[str] = []
    notes: list[str] = []
    for index, column in enumerate(columns):
        if column in used or all(is_blank(row[index]) for row in sample if index < len(row)):
            continue
        name = _named(column, exact=True)
        if name and name in _READERS and name not in mapping.columns:
            notes.append(
                f"The column {column!r} was not used: most of its values can't be read as "
                f"“{FIELDS[name][0]}”."
            )
        else:
            left.append(repr(column))
    if left:
        more = f" and {len(left) - MOST_LEFT} more" if len(left) > MOST_LEFT else ""
        notes.append(f"Not used: {', '.join(left[:MOST_LEFT])}{more}.")
    return notes


def dataset_name(stem: str) -> str:
    """A file's name without what changes from one export to the next: dates, numbers, copies."""
    bare = re.sub(r"\(\d+\)|copy|export|final|v?\d[\d\-_.]*", " ", simple(stem))
    words = re.findall(r"[^\W_]+", bare)
    return "-".join(words)[:60] or "table"


def _named(column: str, exact: bool) -> str | None:
    name = simple(re.sub(r"\(.*?\)|\[.*?\]|[:*?]", " ", column))
    if exact:
        return _BY_NAME.get(name)
    words = name.split("_")
    spans = (
        "_".join(words[i:j]) for length in (3, 2, 1) for i in range(len(words))
        if (j := i + length) <= len(words)
    )  # fmt: skip
    # A single letter (x, y) or a small word (to, by) means something only when it stands alone.
    return next((_BY_NAME[s] for s in spans if len(s) > 2 and s in _BY_NAME), None)


def _fits(name: str, values: Iterable[str]) -> bool:
    """Whether most of the values that are there can be read as what the field holds."""
    reader = _READERS.get(name)
    filled = [value for value in values if not is_blank(value)]
    if reader is None or not filled:
        return True
    good = sum(_reads(reader, value) for value in filled)
    return good >= 0.6 * len(filled)


def _reads(reader: Callable[[str], Any], value: str) -> bool:
    try:
        return reader(value) is not None
    except (InputError, ValueError):
        return False


def _radius(text: str) -> float:
    return float(text.replace(",", "."))


_READERS: Pairs[str, Callable[[str], Any]] = {
    **dict.fromkeys(
        ("date", "date_end", "published"), lambda text: parse_days(text, DateOrder.DAY_FIRST)
        if not re.match(r"\d{1,2}[-/.](?:1[3-9]|2\d|3[01])\D", text)
        else parse_days(text, DateOrder.MONTH_FIRST)
    ),
    "lat": lambda text: parse_degrees(text, is_lat=True),
    "lon": lambda text: parse_degrees(text, is_lat=False),
    **dict.fromkeys(
        ("killed", "killed_min", "killed_max", "wounded", "wounded_min", "wounded_max"),
        parse_count,
    ),
    "radius_m": _radius,
    "radius_km": _radius,
    GEOMETRY: lambda text: re.match(r"\s*(?:MULTI)?(?:POINT|LINESTRING|POLYGON)", text.upper()),
    "url": lambda text: re.match(r"https?://", text.strip()),
}  # fmt: skip
