"""Imports point one way, and the core knows no screen."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent

LAYERS = {
    "geo.errors": 0,
    "geo.config": 0,
    "geo.collector": 0,
    "geo.model": 1,
    "geo.net": 1,
    "geo.piles": 1,
    "geo.published": 1,
    "geo.jsonform": 2,
    "geo.frame": 2,
    "geo.near": 3,
    "geo.filters": 4,
    "geo.places": 4,
    "geo.maps": 5,
    "geo.reports": 5,
    "geo.store": 6,
    "geo.importers": 7,
    "geo.briefing": 7,
    "geo.demo": 7,
    "geo.commands": 8,
    "geo.cli": 9,
}
"""A module may import modules of its own layer's package and of lower layers only."""

MODULES = sorted((ROOT / "geo").rglob("*.py"))


@cache
def imported(path: Path) -> set[str]:
    """Names of all modules that a file imports, also inside functions."""
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and node.level == 0:
            names.update(f"{node.module}.{alias.name}" for alias in node.names)
    return names


def layer_of(name: str) -> str | None:
    return next((key for key in LAYERS if name == key or name.startswith(key + ".")), None)


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_the_core_never_imports_the_screen(path: Path) -> None:
    for name in imported(path):
        assert not name.startswith(("streamlit", "pages")), f"{path} imports {name}"


@pytest.mark.parametrize("path", MODULES, ids=module_name)
def test_imports_point_one_way(path: Path) -> None:
    own = layer_of(module_name(path))
    if own is None:  # the package's own __init__ and __main__
        return
    for name in imported(path):
        other = layer_of(name)
        if other and other != own:
            assert LAYERS[other] < LAYERS[own], f"{module_name(path)} imports {name}"


def test_every_module_has_a_place_in_the_layers() -> None:
    outside = {"geo.__init__", "geo.__main__"}
    lost = [m for m in map(module_name, MODULES) if layer_of(m) is None and m not in outside]
    assert not lost


def test_the_entry_stays_thin() -> None:
    assert len((ROOT / "dashboard.py").read_text(encoding="utf-8").splitlines()) < 80


READER = tuple("text vocabulary dates clauses people spots sides harm scenes events".split())
"""The way of a report: a folder may import those before it."""


@pytest.mark.parametrize("folder", READER)
def test_the_reader_goes_one_way(folder: str) -> None:
    before = READER[: READER.index(folder) + 1]
    for path in sorted((ROOT / "geo" / "reports" / folder).glob("*.py")):
        for name in imported(path):
            if name.startswith("geo.reports."):
                assert name.split(".")[2] in before, f"{path} imports {name}"
