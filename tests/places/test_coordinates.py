from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo.errors import InputError
from geo.model import LonLat, MatchStatus
from geo.places.coordinates import parse_spot
from geo.places.geocoder import Geocoder
from geo.places.typed_spots import spot_match, spot_name

PALMYRA = (34.56, 38.28)


@pytest.mark.parametrize(
    "text",
    [
        "34.56, 38.28",
        "34.56 38.28",
        "34.56;38.28",
        " +34.56 , +38.28 ",
        "34,56 38,28",
        "34,56N 38,28E",
        "34.56N 38.28E",
        "34.56° n, 38.28° e",
        "N34.56 E38.28",
        "38.28 E 34.56 N",
        "E38.28, N34.56",
        "34°33'36\"N 38°16'48\"E",
        "34° 33′ 36″ N, 38° 16′ 48″ E",
        "34 33 36 N, 38 16 48 E",
        "34° 33.6' N, 38° 16.8' E",
        "34:33:36 38:16:48",
        "N 34 33.6 E 38 16.8",
    ],
)
def test_one_spot_in_many_spellings(text: str) -> None:
    spot = parse_spot(text)
    assert spot is not None and spot.form == "degrees"
    assert (spot.point.lat, spot.point.lon) == pytest.approx(PALMYRA, abs=1e-9)


@pytest.mark.parametrize(
    "text",
    [
        *("", "Palmyra", "T2", "34.56", "34.56 N", "34,56,38,28", "34 33 36 38 16 48"),
        *("34 61 N 38 2 E", "34.5 33 N 38 2 E", "km 34, 38", "10 km N of Palmyra 34 38"),
        *("34 N 38 N", "N 34 38 E", "-34 N 38 E", "34 -33 N 38 E", "1 2 3", "2022-03-06"),
    ],
)
def test_what_could_mean_two_things_is_not_read(text: str) -> None:
    assert parse_spot(text) is None


@pytest.mark.parametrize(
    ("text", "lat", "lon", "radius_m"),
    [
        # published for the Washington Monument; the others were compared with PROJ's UTM
        pytest.param("18S UJ 23394 07395", 38.8977, -77.0365, 1, id="five digits"),
        pytest.param("37S DU 33948 24485", 34.56, 38.28, 1, id="Palmyra"),
        pytest.param("37SDU3394824485", 34.56, 38.28, 1, id="without spaces"),
        pytest.param("37s du 339 244", 34.5597, 38.2800, 80, id="100 m"),
        pytest.param("37SDU", 34.8363, 38.5078, 71_000, id="the whole square"),
    ],
)
def test_mgrs(text: str, lat: float, lon: float, radius_m: float) -> None:
    spot = parse_spot(text)
    assert spot is not None and spot.form == "MGRS"
    assert (spot.point.lat, spot.point.lon) == pytest.approx((lat, lon), abs=6e-4)
    assert spot.radius_m <= radius_m


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("91, 38", "91"),
        ("34.56, 181", "181"),
        ("37S DU 3396 24355", "as many digits"),
        ("37S DU 33 967 24 355", "as many digits"),
        ("37S DU 3396712 2435512", "up to five"),
        ("99S DU 33967 24355", "no square"),
    ],
)
def test_a_wrong_coordinate_is_named(text: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        parse_spot(text)


@given(st.floats(-90, 90), st.floats(-180, 180))
def test_what_badia_writes_it_reads(lat: float, lon: float) -> None:
    spot = parse_spot(spot_name(LonLat(lon, lat)))
    assert spot is not None
    assert (spot.point.lat, spot.point.lon) == pytest.approx((lat, lon), abs=6e-5)


@given(st.text(alphabet="0123456789NSEW°'\".,:;- +", max_size=30))
def test_any_text_is_read_refused_or_named(text: str) -> None:
    try:
        spot = parse_spot(text)
    except InputError:
        return
    assert spot is None or -90 <= spot.point.lat <= 90


@pytest.mark.parametrize(
    ("text", "status", "why"),
    [
        ("34.5, 38.2", MatchStatus.MATCHED, "latitude, then longitude"),
        ("N 34.5 E 38.2", MatchStatus.MATCHED, "as given"),
        ("37S DU 33967 24355", MatchStatus.MATCHED, "square of MGRS"),
        ("38.2, 34.5", MatchStatus.AMBIGUOUS, "swapped"),
    ],
)
def test_a_coordinate_stands_where_a_name_could(
    text: str, status: MatchStatus, why: str, shipped: Geocoder
) -> None:
    found = spot_match(text, shipped)
    assert found is not None and found.status is status and why in found.why
    points = [found.point] if found.point else [c.point for c in found.candidates]
    assert any(round(p.lat, 1) in (34.5, 34.6) and 38.1 < p.lon < 38.4 for p in points)
    if status is MatchStatus.MATCHED:
        assert (found.admin1, found.method, found.radius_m) == ("SY04", "user", 1000)


@pytest.mark.parametrize("text", ["Palmyra", "10 km north of Palmyra", "T2", "60", ""])
def test_a_name_is_no_coordinate(text: str, shipped: Geocoder) -> None:
    assert spot_match(text, shipped) is None
