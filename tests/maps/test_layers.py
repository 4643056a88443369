"""What the browser is sent: packed incidents, masks, areas, folium's script."""

import base64
import gzip
import math
import zlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.frame import NO_DAY, Frame
from geo.maps.layers import (
    HEADER,
    MAGIC,
    VERSION,
    areas_and_lines,
    build_map,
    mercator,
    pack_incidents,
    pack_mask,
)
from geo.model import (
    Category,
    EventType,
    GeometryType,
    Incident,
    LonLat,
    MatchStatus,
    PlaceMatch,
    PlaceMention,
    Status,
)
from tests.frames import made_up_frame

SQUARE = {"type": "Polygon", "coordinates": [[[38, 34], [39, 34], [39, 35], [38, 35], [38, 34]]]}
ROAD = {"type": "LineString", "coordinates": [[38.0, 34.0], [39.0, 35.0]]}


def unpack(packed: bytes) -> tuple[tuple, dict[str, np.ndarray]]:
    """The layout as geo/maps/browser/incidents.js reads it."""
    content = gzip.decompress(packed)
    header = HEADER.unpack_from(content)
    n, at, columns = header[2], HEADER.size, {}
    for names, kind in (
        (("x", "y"), "<i4"),
        (("radius_m",), "<u2"),
        (("id", "day"), "<i4"),
        (("killed_min", "killed_max", "wounded_min", "wounded_max"), "<u2"),
        (("event_type", "victims", "flags"), "u1"),
    ):
        for name in names:
            size = np.dtype(kind).itemsize
            planes = np.frombuffer(content, "u1", n * size, at).reshape(size, n)
            columns[name] = np.ascontiguousarray(planes.T).view(kind).reshape(n)
            at += n * size
    assert at == len(content)
    placed = (columns["flags"] & 64) != 0
    for name, factor in (("x", 2**-25), ("y", 2**-25), ("radius_m", 20.0)):
        columns[name] = np.where(placed, columns[name] * factor, np.nan)
    for name in ("id", "day"):
        columns[name] = np.cumsum(columns[name], dtype=np.int32)
    for name in ("killed", "wounded"):
        low = columns[f"{name}_min"].astype(int) - 2
        above = columns[f"{name}_max"].astype(int) - 2
        columns[f"{name}_min"] = low
        columns[f"{name}_max"] = np.where(above >= 0, above + np.maximum(low, 0), above)
    return header, columns


@pytest.mark.parametrize("rows", [0, 1, 7, 500])
def test_packing_loses_nothing(rows: int) -> None:
    frame = made_up_frame(rows)
    header, columns = unpack(pack_incidents(frame))
    assert header[:4] == (MAGIC, VERSION, rows, int((frame["day"] == NO_DAY).sum()))
    counts = ("killed_min", "killed_max", "wounded_min", "wounded_max")
    for name in ("id", "day", *counts, "event_type", "victims", "radius_m"):
        np.testing.assert_array_equal(columns[name], frame[name], err_msg=name)
    flags = columns["flags"]
    np.testing.assert_array_equal(flags & 3, frame["status"])
    np.testing.assert_array_equal(flags >> 2 & 1, frame["category"])
    np.testing.assert_array_equal(flags >> 3 & 3, frame["geometry_type"])
    np.testing.assert_array_equal(flags >> 5 & 1, frame["synthetic"])
    np.testing.assert_array_equal(np.isnan(columns["x"]), ~frame.has_place)


def test_positions_are_finer_than_a_metre() -> None:
    frame = made_up_frame(500)
    header, columns = unpack(pack_incidents(frame))
    placed = frame.has_place
    lon = (columns["x"][placed].astype(float) + header[4]) * 360 - 180
    y = columns["y"][placed].astype(float) + header[5]
    lat = np.degrees(np.arctan(np.sinh(np.pi * (1 - 2 * y))))
    assert np.abs(lon - frame["lon"][placed]).max() * 91_000 < 1
    assert np.abs(lat - frame["lat"][placed]).max() * 111_000 < 1


def test_a_radius_is_never_made_smaller() -> None:
    columns = {name: np.array(made_up_frame(3)[name]) for name in made_up_frame(1).columns}
    columns["lon"], columns["lat"] = np.full(3, 38.0), np.full(3, 35.0)
    columns["radius_m"] = np.array([0.5, 1234.0, 900_001.0])
    frame = Frame.build(columns)
    _, packed = unpack(pack_incidents(frame))
    assert sorted(packed["radius_m"]) == [20, 1240, 900_020]


def test_counts_beyond_the_type_stay_at_its_end() -> None:
    columns = {name: np.array(made_up_frame(1)[name]) for name in made_up_frame(1).columns}
    columns["killed_min"] = columns["killed_max"] = np.array([1_000_000])
    _, packed = unpack(pack_incidents(Frame.build(columns)))
    assert packed["killed_min"][0] == packed["killed_max"][0] == 32_767


def test_the_same_frame_packs_to_the_same_bytes() -> None:
    assert pack_incidents(made_up_frame(50)) == pack_incidents(made_up_frame(50))


@given(st.lists(st.booleans(), max_size=70))
def test_mask_keeps_every_bit(rows: list[bool]) -> None:
    packed = np.frombuffer(zlib.decompress(base64.b64decode(pack_mask(np.array(rows, bool)))), "u1")
    assert [bool(packed[i >> 3] >> (i & 7) & 1) for i in range(len(rows))] == rows


def test_a_mask_of_200_000_stays_small() -> None:
    mask = np.random.default_rng(0).random(200_000) < 0.5
    assert len(pack_mask(mask)) < 34_000  # nothing compresses a coin toss
    assert len(pack_mask(np.ones(200_000, bool))) < 200


@pytest.mark.parametrize(
    ("lon", "lat", "x", "y"),
    [(0, 0, 0.5, 0.5), (-180, 85.0511287798, 0, 0), (180, -85.0511287798, 1, 1)],
)
def test_mercator(lon: float, lat: float, x: float, y: float) -> None:
    made = mercator(np.array([lon]), np.array([lat]))
    assert (made[0][0], made[1][0]) == pytest.approx((x, y), abs=1e-9)


def incident(number: int, kind: GeometryType, geometry: dict | None) -> Incident:
    match = PlaceMatch(
        query="q",
        status=MatchStatus.MATCHED,
        name="Somewhere",
        point=LonLat(38.5, 34.5),
        radius_m=1000,
        geometry_type=kind,
        geometry=geometry,
    )
    return Incident(
        category=Category.ATTACK,
        event_type=EventType.AMBUSH,
        place=PlaceMention("Somewhere", match),
        status=Status.VERIFIED,
        note="<img src=x onerror=alert(1)>",
        id=number,
    )


def test_areas_are_sent_once_and_points_not_at_all() -> None:
    made = areas_and_lines(
        [
            incident(1, GeometryType.AREA, SQUARE),
            incident(2, GeometryType.POINT, None),
            incident(3, GeometryType.AREA, SQUARE),
            incident(4, GeometryType.LINE, ROAD),
        ]
    )
    area, line = made["features"]
    assert area["properties"]["incidents"] == [1, 3]
    # one degree by one at 34.5 N
    expected = 111_320 * math.cos(math.radians(34.5)) * 110_950
    assert area["properties"]["area_m2"] == pytest.approx(expected, rel=0.01)
    assert line["properties"]["incidents"] == [4]
    assert line["properties"]["area_m2"] == 0
    assert "onerror" not in str(made)


def test_the_script_needs_nothing_but_leaflet() -> None:
    script, name = build_map()
    assert script.count("L.map(") == 1
    assert f"var {name} =" in script
    assert "http" not in script
    assert '"minZoom": 5' in script
    assert '"maxZoom": 16' in script
    assert build_map() == (script, name)
