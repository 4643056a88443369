"""Rows of ACLED, UCDP and any table as incidents."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping as Pairs
from pathlib import Path
from typing import Any

import pytest

from geo.importers.cells import RowError
from geo.importers.mapping import Mapping, guess_mapping
from geo.importers.opening import open_import
from geo.model import (
    Casualties,
    Category,
    CountRange,
    DatePrecision,
    EventType,
    GeometryType,
    Incident,
    MatchStatus,
    Party,
    Status,
)
from geo.places.geocoder import Geocoder
from tests.importers.samples import acled, ucdp, write_csv


@pytest.fixture
def made(tmp_path: Path, geocoder: Geocoder) -> Any:
    def make(row: Pairs[str, str], mapping: Mapping | None = None) -> Incident:
        path = write_csv(tmp_path / "rows.csv", [row])
        opened = open_import(path, geocoder, mapping=mapping)
        _, cells = next(opened.table.rows())
        return opened.layout.incident(cells, opened.layout.key(cells))

    return make


# --- ACLED ------------------------------------------------------------------------------------


def test_an_acled_event(made: Any) -> None:
    incident = made(acled())
    place = incident.place.match
    assert incident.status is Status.PENDING
    assert incident.external_id == "acled:SYR900001"
    assert (incident.event_type, incident.category) == (EventType.CLASH, Category.ATTACK)
    assert (incident.date, incident.date_end) == (dt.date(2022, 3, 6), None)
    assert incident.killed == Casualties(CountRange(13, 13))
    assert incident.wounded == Casualties()
    assert (place.point.lon, place.point.lat, place.radius_m) == (38.2691, 34.5502, 5_000)
    assert (place.admin1, place.geometry_type) == ("SY04", GeometryType.POINT)
    assert place.admin2 is not None
    (claim,) = incident.claims
    assert (claim.source, claim.publisher) == ("Test Press; Desert News", "ACLED")
    assert claim.sentence == acled()["notes"]
    assert claim.killed == incident.killed
    assert incident.units == (
        "Islamic State (Syria)",
        "Military Forces of Syria (2000-2024)",
        "NDF: National Defense Forces",
    )


@pytest.mark.parametrize(
    ("code", "kind", "radius_m"),
    [
        ("1", GeometryType.POINT, 5_000),
        ("2", GeometryType.POINT, 25_000),
        ("", GeometryType.POINT, 25_000),
        ("3", GeometryType.AREA, None),
    ],
)
def test_geo_precision(made: Any, code: str, kind: GeometryType, radius_m: float | None) -> None:
    match = made(acled(geo_precision=code, location="Nowhere known")).place.match
    assert match.geometry_type is kind
    assert match.admin1 == "SY04"
    if radius_m is None:
        assert match.geometry["type"].endswith("Polygon")
        assert match.radius_m > 50_000
    else:
        assert match.radius_m == radius_m


@pytest.mark.parametrize(
    ("code", "first", "last", "precision"),
    [
        ("1", dt.date(2022, 3, 6), None, DatePrecision.DAY),
        ("2", dt.date(2022, 3, 3), dt.date(2022, 3, 9), DatePrecision.WEEK),
        ("3", dt.date(2022, 3, 1), dt.date(2022, 3, 31), DatePrecision.MONTH),
    ],
)
def test_time_precision(
    made: Any, code: str, first: dt.date, last: dt.date | None, precision: DatePrecision
) -> None:
    incident = made(acled(time_precision=code))
    assert (incident.date, incident.date_end) == (first, last)
    assert incident.date_precision is precision


@pytest.mark.parametrize(
    ("type_", "sub", "deaths", "kind", "category"),
    [
        ("Battles", "Armed clash", "0", EventType.CLASH, Category.ATTACK),
        ("Battles", "A new sub-type", "0", EventType.CLASH, Category.ATTACK),
        (
            "Explosions/Remote violence",
            "Remote explosive/landmine/IED",
            "0",
            EventType.EXPLOSIVE,
            Category.ATTACK,
        ),
        (
            "Explosions/Remote violence",
            "Air/drone strike",
            "2",
            EventType.AIR_STRIKE,
            Category.ATTACK,
        ),
        (
            "Explosions/Remote violence",
            "Suicide bomb",
            "2",
            EventType.SUICIDE_ATTACK,
            Category.ATTACK,
        ),
        (
            "Violence against civilians",
            "Abduction/forced disappearance",
            "0",
            EventType.ABDUCTION,
            Category.ATTACK,
        ),
        ("Strategic developments", "Arrests", "0", EventType.RAID, Category.OPERATION),
        ("Strategic developments", "Arrests", "1", EventType.RAID, Category.ATTACK),
        ("Strategic developments", "Other", "0", EventType.OTHER, Category.OPERATION),
        ("Protests", "Peaceful protest", "0", EventType.OTHER, Category.OPERATION),
        (
            "Protests",
            "Excessive force against protesters",
            "0",
            EventType.OTHER,
            Category.ATTACK,
        ),
    ],
)
def test_acled_kinds(
    made: Any, type_: str, sub: str, deaths: str, kind: EventType, category: Category
) -> None:
    row = acled(event_type=type_, sub_event_type=sub, fatalities=deaths, notes="Made up.")
    incident = made(row)
    assert (incident.event_type, incident.category) == (kind, category)


def test_in_a_battle_nobody_is_called_the_attacker(made: Any) -> None:
    incident = made(acled())
    assert incident.attacker is None
    assert incident.victims == (Party.ISLAMIC_STATE, Party.GOVERNMENT)


def test_remote_violence_has_an_attacker_and_victims(made: Any) -> None:
    incident = made(
        acled(
            event_type="Explosions/Remote violence",
            sub_event_type="Shelling/artillery/missile attack",
            actor1="QSD: Syrian Democratic Forces",
            actor2="",
            assoc_actor_2="",
            civilian_targeting="Civilian targeting",
        )
    )
    assert incident.attacker is Party.SDF
    assert incident.victims == (Party.CIVILIAN,)


def test_an_event_abroad_has_no_syrian_region(made: Any) -> None:
    match = made(
        acled(
            country="Iraq", admin1="Al Anbar", location="Al Qaim", latitude=34.37, longitude=41.09
        )
    ).place.match
    assert (match.country, match.admin1, match.regions) == ("IQ", None, ())


def test_the_rows_own_governorate_goes_before_the_outline(made: Any) -> None:
    row = acled(location="Nowhere known", admin1="Rural Damascus", admin2="", admin3="")
    assert made(row).place.match.admin1 == "SY03"
    assert made({**row, "admin1": ""}).place.match.admin1 == "SY04"


def test_without_coordinates_the_geocoder_is_asked(made: Any) -> None:
    match = made(acled(latitude="", longitude="")).place.match
    assert (match.status, match.name) == (MatchStatus.MATCHED, "Palmyra")
    refused = made(acled(latitude="", longitude="", location="Qwxzq Vbnmk")).place.match
    assert refused.status is not MatchStatus.MATCHED
    assert refused.point is None


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"latitude": "38.2691", "longitude": "34.5502"}, "swapped"),
        ({"latitude": "0", "longitude": "0"}, "Atlantic"),
        ({"longitude": ""}, "longitude is missing"),
        ({"latitude": "51.5", "longitude": "0.1"}, "outside Syria"),
        ({"latitude": "north"}, "no latitude"),
        ({"event_date": ""}, "event_date is empty"),
        ({"event_date": "soon"}, "no date"),
        ({"fatalities": "many"}, "no count"),
        ({"geo_precision": "9"}, "none of ACLED's"),
        ({"time_precision": "day"}, "none of ACLED's"),
        ({"event_id_cnty": ""}, "event_id_cnty is empty"),
    ],
)
def test_acled_rows_that_are_refused(made: Any, changes: Any, words: str) -> None:
    with pytest.raises(RowError, match=words):
        made(acled(**changes))


# --- UCDP -------------------------------------------------------------------------------------


def test_a_ucdp_event(made: Any) -> None:
    incident = made(ucdp())
    assert incident.external_id == "ucdp:900001"
    assert incident.event_type is EventType.CLASH
    assert incident.date == dt.date(2019, 5, 3)
    assert incident.attacker is None
    assert incident.victims == (Party.GOVERNMENT, Party.ISLAMIC_STATE)
    assert incident.killed.total == CountRange(5, 5)
    assert incident.killed.by_party == {
        Party.GOVERNMENT: CountRange(2, 2),
        Party.ISLAMIC_STATE: CountRange(3, 3),
    }
    assert incident.wounded == Casualties()
    (claim,) = incident.claims
    assert (claim.source, claim.sentence) == ("Test Press", "A clash that nobody saw")
    assert claim.published == dt.date(2019, 5, 4)


def test_low_and_high_make_a_range_without_parts(made: Any) -> None:
    killed = made(ucdp(low=3, best=5, high=9)).killed
    assert killed == Casualties(CountRange(3, 9))


def test_one_sided_violence(made: Any) -> None:
    row = ucdp(type_of_violence=3, side_a="IS", side_b="Civilians", deaths_a=0, deaths_b=0)
    incident = made({**row, "deaths_civilians": "5"})
    assert incident.event_type is EventType.ARMED_ATTACK
    assert incident.attacker is Party.ISLAMIC_STATE
    assert incident.victims == (Party.CIVILIAN,)


@pytest.mark.parametrize(
    ("code", "kind", "place", "admin1", "least_m"),
    [
        ("1", GeometryType.POINT, "Palmyra", "SY04", 5_000),
        ("2.0", GeometryType.POINT, "Palmyra", "SY04", 25_000),
        ("3", GeometryType.AREA, "Tadmor district", "SY04", 50_000),
        ("4", GeometryType.AREA, "Homs governorate", "SY04", 100_000),
        ("5", GeometryType.AREA, "Syrian desert", None, 100_000),
        ("5", GeometryType.AREA, "Qwxzq road", None, 100_000),
        ("6", GeometryType.AREA, "Syria", None, 200_000),
    ],
)
def test_where_prec(
    made: Any, code: str, kind: GeometryType, place: str, admin1: str | None, least_m: float
) -> None:
    match = made(ucdp(where_prec=code, where_coordinates=place)).place.match
    assert match.geometry_type is kind
    assert match.admin1 == admin1
    assert match.radius_m >= least_m
    assert "SY04" in match.regions


@pytest.mark.parametrize(
    ("code", "end", "precision"),
    [
        ("1", "2019-05-03", DatePrecision.DAY),
        ("2", "2019-05-05", DatePrecision.RANGE),
        ("3", "2019-05-09", DatePrecision.WEEK),
        ("4", "2019-05-31", DatePrecision.MONTH),
        ("5", "2019-12-31", DatePrecision.YEAR),
        ("", "2019-05-05", DatePrecision.RANGE),
    ],
)
def test_date_prec(made: Any, code: str, end: str, precision: DatePrecision) -> None:
    incident = made(ucdp(date_prec=code, date_end=end))
    assert incident.date_precision is precision
    assert incident.date_end == (None if code == "1" else dt.date.fromisoformat(end))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"type_of_violence": "7"}, "type_of_violence"),
        ({"where_prec": "8"}, "where_prec"),
        ({"date_end": "2019-05-01"}, "before date_start"),
        ({"date_prec": "9"}, "date_prec"),
        ({"best": "-1"}, "no count"),
    ],
)
def test_ucdp_rows_that_are_refused(made: Any, changes: Any, words: str) -> None:
    with pytest.raises(RowError, match=words):
        made(ucdp(**changes))


# --- any table --------------------------------------------------------------------------------

TABLE = {
    "Case ID": "7",
    "Date": "2022-03-06",
    "Latitude": "34,5502",
    "Longitude": "38,2691",
    "Location": "Palmyra",
    "Governorate": "Homs",
    "Type of attack": "IED on a bus",
    "Perpetrator": "ISIS",
    "Target": "Syrian army",
    "Killed": "13",
    "Injured": "",
    "Source": "Test Press",
    "Link": "https://press.example/1",
    "Description": "Made-up words.",
}


def test_a_table_by_its_guessed_mapping(made: Any) -> None:
    incident = made(TABLE)
    assert incident.external_id == "table:rows:7"
    assert incident.event_type is EventType.EXPLOSIVE
    assert incident.attacker is Party.ISLAMIC_STATE
    assert incident.victims == (Party.GOVERNMENT,)
    assert incident.killed.total == CountRange(13, 13)
    assert incident.wounded.total is None
    assert incident.place.match.point.lat == pytest.approx(34.5502)
    assert incident.place.match.radius_m == 5_000
    assert incident.claims[0].url == "https://press.example/1"


def test_a_link_that_is_none_is_left_out(made: Any) -> None:
    mapping = guess_mapping(list(TABLE), [list(TABLE.values())])
    incident = made({**TABLE, "Link": "javascript:alert(1)"}, mapping)
    assert incident.claims[0].url is None


@pytest.mark.parametrize(
    ("shape", "kind"),
    [
        ("POINT (38.2691 34.5502)", GeometryType.POINT),
        ("LINESTRING (38.2 34.5, 38.9 34.9)", GeometryType.LINE),
        ("POLYGON ((38 34, 39 34, 39 35, 38 34))", GeometryType.AREA),
    ],
)
def test_shapes(made: Any, shape: str, kind: GeometryType) -> None:
    match = made({"date": "2022-03-06", "wkt": shape}).place.match
    assert match.geometry_type is kind
    assert "SY04" in match.regions
    assert (match.geometry is None) == (kind is GeometryType.POINT)


@pytest.mark.parametrize(
    "text", ["34.5502, 38.2691", "34.5502 38.2691", "38.2691E; 34.5502N", "34,5502; 38,2691"]
)
def test_coordinates_in_one_cell(made: Any, text: str) -> None:
    point = made({"date": "2022-03-06", "coordinates": text}).place.match.point
    assert (point.lon, point.lat) == (38.2691, 34.5502)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"wkt": "POINT (500000 3800000)"}, "isn't in degrees"),
        ({"wkt": "POINT EMPTY"}, "no place"),
        ({"wkt": "CIRCLE 1"}, "no shape"),
        ({"killed": "lots"}, "no count"),
        ({"date_end": "2022-03-01"}, "lies before"),
        ({"killed_min": "9", "killed_max": "3"}, "contradict"),
        ({"id": ""}, "identifier is empty"),
    ],
)
def test_table_rows_that_are_refused(made: Any, changes: Any, words: str) -> None:
    row = {"id": "1", "date": "2022-03-06", "wkt": "POINT (38 34)", **changes}
    mapping = Mapping({name: name if name != "wkt" else "wkt" for name in row if name != "wkt"})
    with pytest.raises(RowError, match=words):
        made(row, mapping.with_column("geometry", "wkt"))


def test_words_that_mean_nothing_are_told(tmp_path: Path, geocoder: Geocoder) -> None:
    path = write_csv(tmp_path / "a.csv", [{**TABLE, "Type of attack": "Zork", "Target": "Foo"}])
    opened = open_import(path, geocoder)
    _, cells = next(opened.table.rows())
    incident = opened.layout.incident(cells, "x")
    assert incident.event_type is EventType.OTHER
    assert incident.victims == (Party.UNKNOWN,)
    assert set(opened.layout.unknown_words) == {"kind of event 'Zork'", "actor 'Foo'"}  # type: ignore[attr-defined]
