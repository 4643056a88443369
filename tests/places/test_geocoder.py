"""The one door: the order of its sources, what it asks of them, and what it never asks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from geo.config import Config
from geo.errors import GeocoderUnavailableError
from geo.jsonform import match_from_json, match_to_json
from geo.model import GeometryType, LonLat, MatchMethod, MatchStatus, PlaceMatch
from geo.places import gazetteer
from geo.places.gazetteer import Gazetteer
from geo.places.geocoder import MAX_NAME_CHARS, Geocoder, open_geocoder
from geo.places.index_cache import load_index
from geo.places.kinds import Kind, alternatives, fine_kinds, satisfies, split_kinds

from .conftest import SMALL


class _Remote:
    """A remote geocoder that knows one place and remembers what it was asked."""

    def __init__(self, knows: str = "Ghadir") -> None:
        self.asked: list[tuple[str, str | None]] = []
        self._knows = knows

    def lookup(self, name: str, admin1: str | None) -> PlaceMatch | None:
        self.asked.append((name, admin1))
        if self._knows not in name:
            return None
        return PlaceMatch(
            name, MatchStatus.MATCHED, name, point=LonLat(38.9, 34.7), radius_m=2000.0,
            method=MatchMethod.REMOTE, score=0.6, why="remote",
        )  # fmt: skip


@pytest.fixture
def remote() -> _Remote:
    return _Remote()


@pytest.fixture
def geocoder(remote: _Remote) -> Geocoder:
    return Geocoder(Gazetteer.load(SMALL), remote=remote)


def test_the_remote_geocoder_is_asked_only_where_the_call_allows_it(
    geocoder: Geocoder, remote: _Remote
) -> None:
    assert geocoder.geocode("Ghadir").status is MatchStatus.UNRESOLVED
    assert remote.asked == []
    match = geocoder.geocode("Ghadir", admin1="Homs", allow_remote=True)
    assert match.method is MatchMethod.REMOTE
    assert remote.asked == [("Ghadir", "SY04")]


@pytest.mark.parametrize(
    "name", ["Palmyra", "10 km north of Palmyra", "Assad", "March", "Syrian city", "x" * 301]
)
def test_the_remote_geocoder_is_never_asked_for(
    geocoder: Geocoder, remote: _Remote, name: str
) -> None:
    geocoder.geocode(name, allow_remote=True)
    assert remote.asked == []


def test_a_remote_answer_keeps_the_gazetteers_candidates(geocoder: Geocoder) -> None:
    geocoder = Geocoder(geocoder.gazetteer, remote=_Remote("Husayniyah"))
    match = geocoder.geocode("Al-Husayniyah", allow_remote=True)
    assert match.method is MatchMethod.REMOTE
    assert {c.place_id for c in match.candidates} == {"al-husayniyah-dez", "al-husayniyah-homs"}


def test_a_remote_geocoder_that_knows_nothing_leaves_the_refusal(geocoder: Geocoder) -> None:
    match = geocoder.geocode("Narnia", allow_remote=True)
    assert match.status is MatchStatus.UNRESOLVED
    assert "Nothing in the gazetteer" in match.why


def test_a_remote_geocoder_that_is_down_is_heard_of() -> None:
    class Down:
        def lookup(self, name: str, admin1: str | None) -> PlaceMatch | None:
            raise GeocoderUnavailableError("down")

    geocoder = Geocoder(Gazetteer.load(SMALL), remote=Down())
    with pytest.raises(GeocoderUnavailableError):
        geocoder.geocode("Narnia", allow_remote=True)
    assert geocoder.geocode("Palmyra", allow_remote=True).place_id == "palmyra"


def test_a_name_that_is_far_too_long(small: Geocoder) -> None:
    match = small.geocode("Palmyra " * MAX_NAME_CHARS)
    assert match.status is MatchStatus.UNRESOLVED
    assert "no name" in match.why


def test_a_region_that_there_is_not(small: Geocoder) -> None:
    match = small.geocode("Palmyra", admin1="Atlantis")
    assert match.status is MatchStatus.UNRESOLVED
    assert "Atlantis" in match.why


@pytest.mark.parametrize("admin1", ["SY04", "sy04", "Homs", "حمص", "SY0405", "Homs Governorate"])
def test_a_region_by_name_or_p_code(small: Geocoder, admin1: str) -> None:
    assert small.geocode("Palmyra", admin1=admin1).place_id == "palmyra"


def test_a_district_excludes_the_rest_of_its_governorate(small: Geocoder) -> None:
    assert small.geocode("Palmyra", admin1="SY0401").status is MatchStatus.AMBIGUOUS


@pytest.mark.parametrize(
    "name",
    [
        "Palmyra",
        "the Syrian desert",
        "Al-Husayniyah",
        "Narnia",
        "from Palmyra to T3",
        "Homs province",
    ],
)
def test_an_answer_survives_its_json(small: Geocoder, name: str) -> None:
    match = small.geocode(name)
    assert match_to_json(match_from_json(match_to_json(match))) == match_to_json(match)


AREAS = ["Homs governorate", "Palmyra District", "the Palmyra desert", "eastern Homs countryside"]


@pytest.mark.parametrize("name", AREAS)
def test_a_wide_kind_is_always_an_area(small: Geocoder, name: str) -> None:
    match = small.geocode(name)
    assert match.geometry_type is GeometryType.AREA
    assert match.geometry is not None
    assert match.regions


def test_the_default_geocoder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gazetteer, "load_index", load_index)  # anew, with its cache
    geocoder = open_geocoder(Config("sqlite://", True, tmp_path))
    assert geocoder.geocode("Palmyra").place_id == "palmyra"
    assert [p.name for p in (tmp_path / "cache").iterdir()]


ALTERNATIVES = {
    "Foo/Bar village": ["Foo village", "Bar village"],
    "Foo (Bar) village": ["Foo   village", "Bar village"],
    "Foo / Bar Baz town": ["Foo town", "Bar Baz town"],
    "Foo (Bar)": ["Foo", "Bar"],
    "Foo": [],
    "Foo/": ["Foo"],
}


@pytest.mark.parametrize("name", ALTERNATIVES)
def test_names_side_by_side(name: str) -> None:
    assert alternatives(name) == ALTERNATIVES[name]


@pytest.mark.parametrize(
    ("name", "place_id"),
    [
        ("Tadmur/Palmyra city", "palmyra"),
        ("Xyzzy/Kabajib village", "kabajib"),
        ("Kabajib (Qabaqib) village", "kabajib"),
        ("Al-Husayniyah (Homs)", "al-husayniyah-homs"),
        ("Palmyra/Hajin town", None),
        ("Xyzzy/Blorp village", None),
    ],
)
def test_one_place_under_two_names(small: Geocoder, name: str, place_id: str | None) -> None:
    match = small.geocode(name)
    assert match.place_id == place_id, match.why


KINDS = {
    "palmyra military airport": (["palmyra"], Kind.AIRFIELD),
    "jabal al amour": (["al", "amour"], Kind.HEIGHT),
    "al omar oil field": (["al", "omar"], Kind.FIELD),
    "village of bir qasab": (["of", "qasab"], Kind.SETTLEMENT | Kind.WELL),
    "t2 pumping station": (["t2"], Kind.STATION),
    "al mahatta": (["al", "mahatta"], Kind.NONE),
    "desert": (["desert"], Kind.NONE),
    "قرية كباجب": (["كباجب"], Kind.SETTLEMENT),
    "وجبل البشري": (["البشري"], Kind.HEIGHT),
    "مطار تدمر العسكري": (["تدمر"], Kind.AIRFIELD),
}


@pytest.mark.parametrize("name", KINDS)
def test_words_of_kind_are_told_from_the_name(name: str) -> None:
    assert split_kinds(name.split()) == KINDS[name]


@pytest.mark.parametrize(
    ("asked", "has", "met"),
    [
        (Kind.NONE, Kind.SETTLEMENT, True),
        (Kind.SETTLEMENT, Kind.SETTLEMENT, True),
        (Kind.SETTLEMENT, Kind.CAMP, True),
        (Kind.SETTLEMENT, Kind.HEIGHT, False),
        (Kind.BASE, Kind.AIRFIELD, True),
        (Kind.AIRFIELD, Kind.BASE, False),
        (Kind.AREA, Kind.SETTLEMENT, True),
        (Kind.HEIGHT | Kind.SETTLEMENT, Kind.HEIGHT, False),
        (Kind.GOVERNORATE, Kind.DISTRICT, False),
    ],
)
def test_a_row_meets_what_a_question_names(asked: int, has: int, met: bool) -> None:
    assert satisfies(asked, has) is met


def test_the_very_kind() -> None:
    assert fine_kinds(["town", "of", "palmyra"]) == {"town"}
    assert fine_kinds(["palmyra"]) == frozenset()


def test_of_many_that_lost_three_are_named(geocoder: Geocoder) -> None:
    why = geocoder.geocode("the Palmyra desert").why
    lost = why[: why.index(", which were close")].split(", not ")[1]
    assert lost.count(" (") == 3 and re.search(r" and \d+ more$", lost)
