"""One frame kept up to date must never differ from one built anew."""

from __future__ import annotations

import contextlib
import dataclasses
import shutil
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo.errors import NotFoundError
from geo.frame import Frame
from geo.model import LonLat, Status
from geo.store import BatchInfo, Store, UserPlace, frames, keeper, open_store
from geo.store.frames import load_frame, updated_frame
from geo.store.keeper import FrameKeeper
from tests.store.samples import DESERT, ORIGIN, PALMYRA, READING, TEXT, attack, mention, soldiers


def same(one: Frame, other: Frame) -> bool:
    """Whether two frames say the same, however their district codes are numbered."""
    equal = one.revision == other.revision and len(one) == len(other)
    for name, column in one.columns.items():
        if name in ("district", "subdistrict"):
            words, others = getattr(one, f"{name}s"), getattr(other, f"{name}s")
            mine = [words[code] if code >= 0 else None for code in column]
            theirs = [others[code] if code >= 0 else None for code in other[name]]
            equal &= mine == theirs
        else:
            equal &= np.array_equal(column, other[name], equal_nan=column.dtype.kind == "f")
    return equal


def _steps(store: Store) -> dict[str, object]:
    elsewhere = mention(dataclasses.replace(PALMYRA, admin2="SY0405", admin3="SY040500"))
    return {
        "insert": lambda n: store.insert_incidents(
            [attack(1000 + n, place=elsewhere)], batch=BatchInfo("f", "g"), user="Anna"
        ),
        "report": lambda n: store.add_report(f"{TEXT} {n}", READING, **ORIGIN, user="Anna"),
        "accept": lambda _: store.accept([3, 4], "Anna"),
        "reject": lambda n: store.reject([1 + n % 4], "Anna"),
        "draft": lambda n: store.set_status([1 + n % 4], Status.DRAFT, "Anna"),
        "edit": lambda n: store.update(
            2,
            {"killed": soldiers(n + 1), "place": mention(DESERT)},
            store.incident(2).version,
            "Anna",
        ),
        "undo": lambda _: store.undo(user="Anna"),
        "place": lambda _: store.add_user_place(UserPlace("x", LonLat(1, 2), 5.0), "Anna"),
    }


@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    names=st.lists(
        st.sampled_from(["insert", "report", "reject", "draft", "edit", "undo", "place"]),
        max_size=6,
    )
)
def test_a_frame_brought_up_to_date_equals_one_built_anew(store: Store, names: list[str]) -> None:
    start = store.revision()
    store.insert_incidents([attack(10_000 * start + n) for n in range(4)], user="Carla")
    frame = load_frame(store)
    steps = _steps(store)
    for number, name in enumerate(names):
        with contextlib.suppress(NotFoundError):  # more undos than there is to undo
            steps[name](10_000 * start + number)  # type: ignore[operator]
        frame = updated_frame(store, frame)
        assert same(frame, load_frame(store))


def test_nothing_new_gives_the_same_frame(store: Store, tmp_path: Path) -> None:
    store.insert_incidents([attack(1)], user="Anna")
    kept = FrameKeeper(store, tmp_path)
    assert kept.current() is kept.current()


def test_an_edit_in_another_process_shows(url: str) -> None:
    with open_store(url) as here, open_store(url) as there:
        kept = FrameKeeper(here)
        assert len(kept.current()) == 0
        there.insert_incidents([attack(1)], user="Ben")
        assert len(kept.current()) == 1
        there.reject([1], "Ben")
        assert len(kept.current()) == 0


@pytest.fixture
def no_rebuild(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """Counts how often a frame is built anew from the store."""
    built: list[int] = []

    def load(store: Store) -> Frame:
        built.append(1)
        return load_frame(store)

    monkeypatch.setattr(keeper, "load_frame", load)
    monkeypatch.setattr(frames, "load_frame", load)
    return built


def test_the_next_process_starts_from_the_file(
    url: str, tmp_path: Path, no_rebuild: list[int]
) -> None:
    with open_store(url) as store:
        store.insert_incidents([attack(n) for n in range(3)], user="Anna")
        first = FrameKeeper(store, tmp_path).current()
        assert no_rebuild == [1]
    with open_store(url) as store:
        assert same(FrameKeeper(store, tmp_path).current(), first)
        store.reject([2], "Anna")
        after = FrameKeeper(store, tmp_path).current()
        assert no_rebuild == [1], "brought up to date, not built anew"
        assert same(after, load_frame(store))
    assert len(list(tmp_path.glob("frame-*"))) == 1


@pytest.mark.parametrize("spoil", ["empty", "garbage", "cut", "older format"])
def test_a_damaged_file_is_no_harm(
    store: Store, tmp_path: Path, spoil: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    store.insert_incidents([attack(1)], user="Anna")
    FrameKeeper(store, tmp_path).current()
    (file,) = tmp_path.glob("frame-*.npz")
    if spoil == "older format":
        monkeypatch.setattr(keeper, "_FORMAT", 99)
    else:
        data = file.read_bytes()
        file.write_bytes({"empty": b"", "garbage": b"x" * 500, "cut": data[:900]}[spoil])
    assert same(FrameKeeper(store, tmp_path).current(), load_frame(store))


def test_a_store_replaced_by_another_of_the_same_revision(
    sqlite_file: Path, tmp_path: Path, no_rebuild: list[int]
) -> None:
    other = Path(shutil.copyfile(sqlite_file, tmp_path / "other.sqlite"))
    url = f"sqlite:///{sqlite_file}"
    with open_store(url) as store:
        store.insert_incidents([attack(1)], user="Anna")
        FrameKeeper(store, tmp_path).current()
    with open_store(f"sqlite:///{other}") as store:
        store.insert_incidents([attack(1), attack(2)], user="Anna")
    shutil.copyfile(other, sqlite_file)
    with open_store(url) as store:
        assert len(FrameKeeper(store, tmp_path).current()) == 2
    assert no_rebuild == [1, 1]


def test_a_folder_that_cannot_be_written_is_no_harm(store: Store, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    store.insert_incidents([attack(1)], user="Anna")
    assert len(FrameKeeper(store, tmp_path / "file" / "cache").current()) == 1
