"""Loading: what the files hold, what is refused, and a cache that is never stale."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from geo.errors import GazetteerError
from geo.model import LonLat
from geo.places.gazetteer import Gazetteer, Name, Place
from geo.places.geocoder import Geocoder, MatchMethod, MatchStatus
from geo.places.kinds import PLACE_KINDS, PROMINENCE

from .conftest import SMALL


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(SMALL, tmp_path / "gazetteer"))


def test_a_row_with_its_names(small: Geocoder) -> None:
    place = small.gazetteer.place("palmyra")
    assert place == Place(
        place_id="palmyra",
        name="Palmyra",
        name_ar="تدمر",
        kind="city",
        point=LonLat(38.28, 34.56),
        radius_m=4000.0,
        admin1="SY04",
        admin2="SY0405",
        admin3="SY040500",
        country="SY",
        source="test",
        names=(Name("Tadmur", "en", "strong"), Name("Palmyre", "fr", "strong")),
    )


def test_what_is_not_there(small: Geocoder) -> None:
    assert small.gazetteer.place("atlantis") is None
    assert small.gazetteer.area_geometry("palmyra") is None


def test_a_road_is_a_chain_of_places(small: Geocoder) -> None:
    road = small.gazetteer.roads[0]
    assert road.places == ("palmyra", "al-sukhnah", "kabajib", "al-shola", "deir-ez-zor")
    assert "طريق تدمر دير الزور" in road.names


def test_info_counts(small: Geocoder) -> None:
    info = small.gazetteer.info()
    assert info["places"] == len(small.gazetteer.places)
    assert info["kinds"]["governorate"] == 6
    assert sum(info["governorates"].values()) == info["places"]
    assert sum(info["sources"].values()) == info["places"]
    assert len(info["checksum"]) == 64


def test_optional_files_may_be_missing(folder: Path) -> None:
    for name in ("names", "roads", "geonames", "geonames_names"):
        (folder / f"{name}.csv").unlink()
    (folder / "areas.geojson").unlink()
    gazetteer = Gazetteer.load(folder)
    assert Geocoder(gazetteer).geocode("Palmyra").place_id == "palmyra"
    assert gazetteer.roads == ()


def _edit(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


DAMAGED = {
    "no-number": ("palmyra,Palmyra,تدمر,city,38.28", "palmyra,Palmyra,تدمر,city,x", "line 17"),
    "lat-and-lon-swapped-beyond": (
        "palmyra,Palmyra,تدمر,city,38.28,34.56",
        "palmyra,Palmyra,تدمر,city,38.28,134.56",
        "is no place",
    ),
    "not-a-number": ("city,38.28,34.56,4000", "city,nan,34.56,4000", "is no place"),
    "no-radius": ("city,38.28,34.56,4000", "city,38.28,34.56,0", "radius_m is above 0"),
    "unknown-kind": ("palmyra,Palmyra,تدمر,city", "palmyra,Palmyra,تدمر,metropolis", "unknown"),
    "twice": ("homs,Homs,حمص", "palmyra,Homs,حمص", "stands twice"),
    "a-comma-too-many": ("homs,Homs,", "homs,Homs,,", "number of columns"),
    "a-column-missing": ("lon,lat", "longitude,lat", "lacks the column"),
    "no-name": ("palmyra,Palmyra,تدمر,city", "palmyra,,تدمر,city", "no name"),
}


@pytest.mark.parametrize(("old", "new", "words"), DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_row_is_named(folder: Path, old: str, new: str, words: str) -> None:
    _edit(folder / "places.csv", old, new)
    with pytest.raises(GazetteerError, match=words) as caught:
        Gazetteer.load(folder)
    assert "places.csv" in str(caught.value)


def test_a_name_of_no_place_is_an_error(folder: Path) -> None:
    _edit(folder / "names.csv", "palmyra,Tadmur", "palmira,Tadmur")
    with pytest.raises(GazetteerError, match="palmira"):
        Gazetteer.load(folder)


def test_a_strength_that_is_neither_is_an_error(folder: Path) -> None:
    _edit(folder / "names.csv", "Tadmur,en,strong", "Tadmur,en,storng")
    with pytest.raises(GazetteerError, match="storng"):
        Gazetteer.load(folder)


def test_a_road_over_a_place_that_is_missing_is_an_error(folder: Path) -> None:
    _edit(folder / "roads.csv", "kabajib", "kabajub")
    with pytest.raises(GazetteerError, match="kabajub"):
        Gazetteer.load(folder)


def test_no_gazetteer_at_all(tmp_path: Path) -> None:
    with pytest.raises(GazetteerError, match="is missing"):
        Gazetteer.load(tmp_path)


def test_not_utf8(folder: Path) -> None:
    (folder / "places.csv").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(GazetteerError, match="UTF-8"):
        Gazetteer.load(folder)


def test_the_cache_is_used_and_rebuilt_when_a_row_changes(folder: Path, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    first = Gazetteer.load(folder, cache)
    (kept,) = cache.iterdir()
    written = kept.stat().st_mtime_ns
    again = Gazetteer.load(folder, cache)
    assert kept.stat().st_mtime_ns == written
    assert again.index.rows == first.index.rows
    assert again.index.core == first.index.core

    _edit(folder / "places.csv", "city,38.28,34.56,4000", "city,38.29,34.56,4000")
    changed = Gazetteer.load(folder, cache)
    place = changed.place("palmyra")
    assert place is not None
    assert place.point.lon == 38.29
    assert [p.name for p in cache.iterdir()] != [kept.name]
    assert len(list(cache.iterdir())) == 1


@pytest.mark.parametrize("rubbish", ["", "{", "[]", '{"checksum": "x"}', '{"checksum": null}'])
def test_a_damaged_cache_is_made_anew(folder: Path, tmp_path: Path, rubbish: str) -> None:
    cache = tmp_path / "cache"
    Gazetteer.load(folder, cache)
    (kept,) = cache.iterdir()
    if "checksum" in rubbish and "x" in rubbish:
        rubbish = json.dumps({"checksum": json.loads(kept.read_text())["checksum"]})
    kept.write_text(rubbish)
    assert Geocoder(Gazetteer.load(folder, cache)).geocode("Palmyra").place_id == "palmyra"


def test_a_cache_that_cannot_be_written_is_no_harm(folder: Path, tmp_path: Path) -> None:
    blocked = tmp_path / "a file"
    blocked.write_text("")
    assert Gazetteer.load(folder, blocked / "cache").place("palmyra") is not None


def test_every_kind_with_prominence_is_a_kind() -> None:
    assert PROMINENCE.keys() <= PLACE_KINDS.keys()


def _mine(**changes: object) -> Place:
    values: dict[str, object] = {
        "place_id": "user-1",
        "name": "Ghadir farm",
        "name_ar": "مزرعة الغدير",
        "kind": "farm",
        "point": LonLat(38.9, 34.7),
        "radius_m": 500.0,
        "admin1": "SY04",
        "source": "user",
    }
    return Place(**{**values, **changes})  # type: ignore[arg-type]


def test_a_users_place_is_found_and_marked() -> None:
    geocoder = Geocoder(Gazetteer.load(SMALL), user_places=[_mine()])
    match = geocoder.geocode("al-Ghadeer farm")
    assert (match.place_id, match.method) == ("user-1", MatchMethod.USER)
    assert "your own places" in match.why
    (mention,) = geocoder.scan("Gunmen attacked the Ghadir farm at dawn.")
    assert mention.match.place_id == "user-1"


def test_a_users_place_wins_over_the_built_in_one_of_that_name() -> None:
    mine = _mine(name="Kabajib", name_ar=None, kind="village", point=LonLat(39.7, 35.0))
    geocoder = Geocoder(Gazetteer.load(SMALL), user_places=[mine])
    assert geocoder.geocode("Kabajib").point == LonLat(39.7, 35.0)
    assert geocoder.geocode("كباجب").place_id == "kabajib"


def test_a_users_spelling_of_a_built_in_place() -> None:
    small = Gazetteer.load(SMALL)
    palmyra = small.place("palmyra")
    assert palmyra is not None
    mine = _mine(
        place_id="palmyra", name=palmyra.name, kind="city", point=palmyra.point,
        names=(Name("Bride of the desert"),),
    )  # fmt: skip
    geocoder = Geocoder(small, user_places=[mine])
    assert geocoder.geocode("Bride of the Desert").place_id == "palmyra"
    assert geocoder.geocode("Palmyra").place_id == "palmyra"


def test_a_users_place_leaves_the_gazetteer_alone() -> None:
    gazetteer = Gazetteer.load(SMALL)
    Geocoder(gazetteer, user_places=[_mine()])
    assert Geocoder(gazetteer).geocode("Ghadir farm").status is not MatchStatus.MATCHED
