"""The folder that the browser loads from."""

import gzip
import json
import os
import re
from pathlib import Path

import pytest

from geo.errors import ExportError
from geo.maps.assets import BROWSER, install_assets
from geo.maps.labels import place_labels

OWN = sorted(path for path in BROWSER.iterdir() if path.suffix in (".js", ".css"))
SVG_NAMESPACE = "http://www.w3.org/2000/svg"


def test_all_files_are_there(tmp_path: Path) -> None:
    folder = tmp_path / install_assets(tmp_path)
    names = {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}
    assert {path.name for path in OWN} <= names
    assert {
        "leaflet/leaflet-src.esm.js",
        "leaflet/leaflet.css",
        "badia.js",
    } <= names
    assets = json.loads(gzip.decompress((folder / "assets.gz").read_bytes()))
    assert set(assets) == {"style", "labels", "countries", "regions", "rivers"}
    assert len(assets["regions"]["features"]) == 14
    assert not list(tmp_path.glob(".part-*"))


def test_a_second_time_writes_nothing(tmp_path: Path) -> None:
    folder = tmp_path / install_assets(tmp_path)
    before = (folder / "main.js").stat().st_mtime_ns
    assert tmp_path / install_assets(tmp_path) == folder
    assert (folder / "main.js").stat().st_mtime_ns == before


def test_other_content_has_another_address(tmp_path: Path) -> None:
    static, basemap = tmp_path / "static", tmp_path / "basemap"
    basemap.mkdir()
    names = []
    for content in ('{"features": []}', '{"features": [1]}', '{"features": [2]}'):
        (basemap / "rivers.geojson").write_text(content, "utf-8")
        names.append(install_assets(static, basemap))
        if len(names) == 1:
            os.utime(static / names[0], (0, 0))
    # the first has not been in use for long; the second may be served by another process
    assert {path.name for path in static.iterdir()} == set(names[1:])
    assert len(set(names)) == 3


def test_a_folder_that_cant_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "static").write_text("a file, no folder")
    with pytest.raises(ExportError, match="static"):
        install_assets(tmp_path / "static")


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.name)
def test_own_files_name_no_host(path: Path) -> None:
    text = path.read_text("utf-8").replace(SVG_NAMESPACE, "")
    assert not re.search(r"https?://|[\"'(]//", text)


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.name)
def test_own_files_never_make_markup_from_text(path: Path) -> None:
    assert not re.search(r"innerHTML|outerHTML|insertAdjacent|document\.write", path.read_text())


def test_labels_put_the_cities_first() -> None:
    labels = place_labels(Path(__file__).parents[2] / "data" / "gazetteer")
    assert [label["rank"] for label in labels] == sorted(label["rank"] for label in labels)
    by_name = {label["name"]: label for label in labels}
    assert by_name["Palmyra"]["rank"] == 0
    assert by_name["Palmyra"]["ar"] == "تدمر"
    assert by_name["Palmyra"]["at"] == pytest.approx([38.28, 34.56])
    assert place_labels(Path("/nonexistent")) == []
