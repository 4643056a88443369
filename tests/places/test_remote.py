"""The remote geocoder against a local server that answers like Nominatim, well and badly."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, urlparse

import pytest

from geo.config import Config
from geo.errors import GeocoderUnavailableError
from geo.model import LonLat, MatchMethod, MatchStatus
from geo.places import remote
from geo.places.remote import RemoteGeocoder
from geo.places.remote_cache import KEEP_NOTHING_S, KEEP_S, RemoteCache

Reply = Callable[[dict[str, list[str]]], tuple[int, bytes]]


class _Server:
    """Nominatim as far as a client can see; ``reply`` makes the body for a query string."""

    def __init__(self, reply: Reply) -> None:
        self.asked: list[dict[str, list[str]]] = []
        self.agents: list[str] = []
        self.reply = reply
        outer = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                query = parse_qs(urlparse(self.path).query)
                outer.asked.append(query)
                outer.agents.append(self.headers.get("User-Agent", ""))
                status, body = outer.reply(query)
                self.send_response(status)
                self.send_header("Content-Type", "application/json")
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_: Any) -> None:
                return

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"http://127.0.0.1:{self._server.server_port}"
        threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Callable[..., tuple[RemoteGeocoder, _Server]]]:
    servers: list[_Server] = []

    def start(reply: Reply, **settings: Any) -> tuple[RemoteGeocoder, _Server]:
        server = _Server(reply)
        servers.append(server)
        config = Config(
            db_url="sqlite://",
            offline=False,
            var=tmp_path,
            geocoder_domain=server.address,
            geocoder_timeout_s=settings.pop("timeout_s", 5.0),
            **settings,
        )
        return RemoteGeocoder(config, tmp_path), server

    yield start
    for server in servers:
        server.close()


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(remote, "MIN_DELAY_S", 0.0)


def _place(**changes: Any) -> dict[str, Any]:
    place = {
        "lat": "34.7500",
        "lon": "38.9000",
        "display_name": "Al Ghadir, Tadmur District, Homs, Syria",
        "name": "Al Ghadir",
        "class": "place",
        "type": "village",
        "addresstype": "village",
        "importance": 0.2,
        "boundingbox": ["34.7300", "34.7700", "38.8800", "38.9200"],
        "address": {"village": "Al Ghadir", "country_code": "sy"},
        "namedetails": {"name": "الغدير", "name:en": "Al Ghadir", "name:ar": "الغدير"},
    }
    return {**place, **changes}


def _always(*places: dict[str, Any]) -> Reply:
    return lambda _: (200, json.dumps(list(places)).encode())


def test_an_answer_is_marked_remote_with_a_radius_from_its_own_box(serve: Any) -> None:
    geocoder, _ = serve(_always(_place()))
    match = geocoder.lookup("al-Ghadeer")
    assert match is not None
    assert (match.status, match.method) == (MatchStatus.MATCHED, MatchMethod.REMOTE)
    assert match.point == LonLat(38.9, 34.75)
    assert match.name == "Al Ghadir"
    assert match.name_ar == "الغدير"
    assert match.admin1 == "SY04"
    assert match.kind == "village"
    # Half the diagonal of a box of 4.45 km by 3.66 km.
    assert match.radius_m == pytest.approx(2880, abs=60)
    assert match.score <= remote.MAX_SCORE
    assert "Not in the gazetteer" in match.why


def test_the_question_is_bound_to_syria_and_names_the_governorate(serve: Any) -> None:
    geocoder, server = serve(_always())
    assert geocoder.lookup("Al-Ghadir", "SY04") is None
    asked = server.asked[0]
    assert asked["q"] == ["Al-Ghadir, Homs, Syria"]
    assert asked["countrycodes"] == ["sy"]
    assert asked["bounded"] == ["1"]
    west, south, east, north = (float(v) for v in asked["viewbox"][0].split(","))
    assert west < 35.8 < 42.3 < east
    assert south < 32.4 < 37.3 < north
    assert server.agents == [remote.USER_AGENT]


REFUSED = {
    "outside-syria": (_place(lat="33.3", lon="44.4"), "al-Ghadir", None),
    "another-country": (_place(address={"country_code": "iq"}), "al-Ghadir", None),
    "another-governorate": (_place(), "al-Ghadir", "SY07"),
    "another-kind": (_place(), "al-Ghadir airport", None),
    "a-mountain-is-no-village": (
        _place(type="peak", addresstype="peak", **{"class": "natural"}),
        "village of al-Ghadir",
        None,
    ),
    "another-name": (_place(), "al-Hamidiyah", None),
    "no-coordinates": (_place(lat=None), "al-Ghadir", None),
    "impossible-coordinates": (_place(lat="134.7"), "al-Ghadir", None),
}


@pytest.mark.filterwarnings("ignore:Latitude normalization")
@pytest.mark.parametrize(("answer", "name", "admin1"), REFUSED.values(), ids=REFUSED)
def test_an_answer_that_contradicts_the_question_is_dropped(
    serve: Any, answer: dict[str, Any], name: str, admin1: str | None
) -> None:
    geocoder, _ = serve(_always(answer))
    try:
        assert geocoder.lookup(name, admin1) is None
    except GeocoderUnavailableError:
        assert answer["lat"] is None or float(answer["lat"]) > 90  # geopy refuses these itself


def test_two_places_far_apart_are_a_question_not_an_answer(serve: Any) -> None:
    geocoder, _ = serve(_always(_place(), _place(lat="35.9", lon="36.7")))
    match = geocoder.lookup("Al-Ghadir")
    assert match.status is MatchStatus.AMBIGUOUS
    assert {c.admin1 for c in match.candidates} == {"SY04", "SY07"}


def test_the_same_place_twice_is_one_answer(serve: Any) -> None:
    geocoder, _ = serve(_always(_place(), _place(lat="34.7510")))
    assert geocoder.lookup("Al-Ghadir").status is MatchStatus.MATCHED


def test_nothing_found_is_a_value(serve: Any) -> None:
    geocoder, _ = serve(_always())
    assert geocoder.lookup("Narnia") is None


def test_an_answer_without_a_box_gets_a_wide_radius(serve: Any) -> None:
    geocoder, _ = serve(_always(_place(boundingbox=None)))
    assert geocoder.lookup("Al-Ghadir").radius_m == remote.UNKNOWN_RADIUS_M


def _silence(_: Any) -> tuple[int, bytes]:
    time.sleep(0.6)
    return 200, b"[]"


DOWN: dict[str, tuple[Reply, str]] = {
    "429": (lambda _: (429, b"slow down"), "asked too often"),
    "500": (lambda _: (500, b"oops"), "error"),
    "403": (lambda _: (403, b"blocked"), "refuses"),
    "garbage": (lambda _: (200, b"<html>\xff not json"), "error"),
    "another-form": (lambda _: (200, b'[{"unexpected": true}]'), "error"),
    "silence": (_silence, "within 0.3 seconds"),
}


@pytest.mark.parametrize(("reply", "words"), DOWN.values(), ids=DOWN)
def test_a_service_that_fails_says_so_and_what_to_do(serve: Any, reply: Reply, words: str) -> None:
    geocoder, _ = serve(reply, timeout_s=0.3)
    with pytest.raises(GeocoderUnavailableError) as caught:
        geocoder.lookup("Al-Ghadir")
    assert words in str(caught.value)
    assert "by hand" in str(caught.value)


def test_a_service_that_is_not_there(tmp_path: Path) -> None:
    config = Config("sqlite://", False, tmp_path, geocoder_domain="http://127.0.0.1:9")
    with pytest.raises(GeocoderUnavailableError, match="Nominatim"):
        RemoteGeocoder(config, tmp_path).lookup("Al-Ghadir")


@pytest.mark.parametrize(
    ("service", "words"),
    [("atlantis", "knows no geocoder"), ("bing", "can't be set up"), ("google", "BADIA_GEOCODER")],
)
def test_a_service_that_is_set_up_wrongly(tmp_path: Path, service: str, words: str) -> None:
    config = Config("sqlite://", False, tmp_path, geocoder=service)
    with pytest.raises(GeocoderUnavailableError, match=words):
        RemoteGeocoder(config, tmp_path).lookup("Al-Ghadir")


def test_an_answer_is_kept_and_not_asked_for_again(serve: Any) -> None:
    geocoder, server = serve(_always(_place()))
    first = geocoder.lookup("Al-Ghadir")
    assert geocoder.lookup("Al-Ghadir") == first
    assert len(server.asked) == 1


def test_a_failure_is_not_kept(serve: Any) -> None:
    geocoder, server = serve(lambda _: (500, b""))
    with pytest.raises(GeocoderUnavailableError):
        geocoder.lookup("Al-Ghadir")
    server.reply = _always(_place())
    assert geocoder.lookup("Al-Ghadir") is not None


def test_offline_nothing_is_asked(serve: Any) -> None:
    geocoder, server = serve(_always(_place()))
    config = Config("sqlite://", True, geocoder._config.var, geocoder_domain=server.address)
    with pytest.raises(GeocoderUnavailableError, match="offline"):
        RemoteGeocoder(config, config.var).lookup("Al-Ghadir")
    assert server.asked == []


class _Clock:
    def __init__(self) -> None:
        self.now = 1_000_000.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


def test_answers_expire_and_empty_ones_sooner(tmp_path: Path) -> None:
    clock = _Clock()
    cache = RemoteCache(tmp_path, clock, clock.sleep)
    cache.put("full", [{"lat": 1}])
    cache.put("empty", [])
    clock.now += KEEP_NOTHING_S - 1
    assert cache.get("empty") == []
    clock.now += 2
    assert cache.get("empty") is None
    assert cache.get("full") == [{"lat": 1}]
    clock.now += KEEP_S
    assert cache.get("full") is None


def test_requests_are_a_second_apart_over_all_processes(tmp_path: Path) -> None:
    clock = _Clock()
    one, other = (RemoteCache(tmp_path, clock, clock.sleep) for _ in range(2))
    one.wait_for_turn("nominatim", 1.0)
    other.wait_for_turn("nominatim", 1.0)
    one.wait_for_turn("nominatim", 1.0)
    assert clock.slept == [1.0, 1.0]
    clock.now += 5
    one.wait_for_turn("nominatim", 1.0)
    assert clock.slept == [1.0, 1.0]


def test_a_clock_set_back_blocks_nobody(tmp_path: Path) -> None:
    clock = _Clock()
    cache = RemoteCache(tmp_path, clock, clock.sleep)
    cache.wait_for_turn("nominatim", 1.0)
    clock.now -= 86_400
    cache.wait_for_turn("nominatim", 1.0)
    assert clock.slept == []


def test_a_damaged_cache_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "remote_geocoder.sqlite").write_bytes(b"not a database" * 100)
    with pytest.raises(GeocoderUnavailableError, match="Delete that file"):
        RemoteCache(tmp_path).get("x")
