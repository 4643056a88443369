"""Saved layouts and the last files, in a file of their own."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from geo.briefing.shelf import KEPT, MOST_FILE_BYTES, SavedLayout, Shelf
from geo.errors import InputError, StoreError

MADE_ON = dt.datetime(2022, 3, 21, 8, 30, tzinfo=dt.UTC)


@pytest.fixture
def shelf(tmp_path: Path) -> Shelf:
    return Shelf(tmp_path / "new" / "briefings.sqlite")


def test_a_layout_is_saved_replaced_and_deleted(shelf: Shelf) -> None:
    assert shelf.layouts() == []
    shelf.save_layout(SavedLayout(" Weekly\x00 Homs ", {"layout": "slide", "title": "حمص"}, b"png"))
    shelf.save_layout(SavedLayout("Daily", {"dpi": 150}))
    assert [layout.name for layout in shelf.layouts()] == ["Daily", "Weekly Homs"]
    shelf.save_layout(SavedLayout("Weekly Homs", {"layout": "a4-portrait"}))
    kept = shelf.layouts()[1]
    assert (kept.settings, kept.logo) == ({"layout": "a4-portrait"}, None)
    shelf.delete_layout("Daily")
    shelf.delete_layout("never there")
    assert [layout.name for layout in shelf.layouts()] == ["Weekly Homs"]


@pytest.mark.parametrize("name", ["", " \x00 ", "x" * 61], ids=["none", "blank", "long"])
def test_a_bad_name_is_refused(shelf: Shelf, name: str) -> None:
    with pytest.raises(InputError, match="1 to 60 characters"):
        shelf.save_layout(SavedLayout(name, {}))
    assert shelf.layouts() == []


def test_the_last_files_are_kept_and_older_ones_go(shelf: Shelf) -> None:
    for number in range(KEPT + 3):
        shelf.keep_file(f"{number}.png", b"%d" % number, "3 attacks", MADE_ON)
    kept = shelf.files()
    assert [file.name for file in kept] == [f"{n}.png" for n in range(KEPT + 2, 2, -1)]
    assert shelf.content(kept[0].id) == b"10"
    assert (kept[0].made_on, kept[0].size) == (MADE_ON, 2)
    with pytest.raises(StoreError, match="no longer kept"):
        shelf.content(1)


def test_the_same_file_is_kept_once_and_a_huge_one_not_at_all(shelf: Shelf) -> None:
    shelf.keep_file("a.png", b"same", "", MADE_ON)
    shelf.keep_file("a.png", b"same", "", MADE_ON)
    shelf.keep_file("b.png", bytes(MOST_FILE_BYTES + 1), "", MADE_ON)
    assert [file.name for file in shelf.files()] == ["a.png"]


def test_a_folder_that_cannot_be_made_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError, match="can't be used"):
        Shelf(tmp_path / "file" / "briefings.sqlite").layouts()
