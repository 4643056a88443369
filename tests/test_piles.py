"""Piles over several processes: the same answers in the same order, whatever happens to them."""

from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import tracemalloc
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from geo.cli import main
from geo.commands.shared import STDIN, awaited
from geo.errors import InputError
from geo.piles import AHEAD, CHUNK, Crew, in_order

pytest.importorskip("distributed", reason="requirements-cluster.txt is not installed")

ROOT = Path(__file__).resolve().parent.parent
TEXT = "On {day} March, {n} soldiers were killed in an ambush near Palmyra, SANA said."
DAY = "2022-04-01"


def doubled(numbers: list[int]) -> list[int]:
    return [2 * n for n in numbers]


def dies_once(numbers: list[int], marker: Path) -> list[int]:
    """Kills the process that works on it the first time that it holds the number 200."""
    if 200 in numbers and not marker.exists():
        marker.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return doubled(numbers)


@pytest.mark.parametrize(
    ("at_once", "idle", "first"),
    [
        pytest.param(1, False, 1, id="one by one"),
        pytest.param(4, False, 4, id="a few at once"),
        pytest.param(4, True, 1, id="what came while more is awaited"),
    ],
)
def test_one_process_takes_a_few_items_after_the_others(
    at_once: int, idle: bool, first: int
) -> None:
    taken: list[int] = []

    def items() -> Iterator[int]:
        for n in range(10):
            taken.append(n)
            yield n

    results = in_order(doubled, items(), Crew(), at_once, lambda: idle)
    assert next(results) == 0
    assert taken == list(range(first)), "nothing more is read ahead"
    assert list(results) == [2 * n for n in range(1, 10)]


def test_a_pipe_says_whether_more_is_awaited(monkeypatch: pytest.MonkeyPatch) -> None:
    out, into = os.pipe()
    with os.fdopen(out) as pipe, os.fdopen(into, "w") as writer:
        monkeypatch.setattr("sys.stdin", pipe)
        assert awaited(STDIN) and not awaited(Path("pile.jsonl"))
        writer.write("a line\n")
        writer.flush()
        assert not awaited(STDIN)
        writer.close()
        pipe.read()
        assert not awaited(STDIN), "nothing comes any more"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"a line")))
    assert not awaited(STDIN), "it can't be asked"


def test_a_worker_that_is_killed_costs_nothing(tmp_path: Path) -> None:
    marker = tmp_path / "died"
    work = partial(dies_once, marker=marker)
    found = list(in_order(work, range(1_000), Crew(workers=2)))
    assert marker.exists(), "a worker did die"
    assert found == [2 * n for n in range(1_000)]


def test_only_a_few_chunks_are_on_their_way() -> None:
    taken = 0

    def items() -> Iterator[int]:
        nonlocal taken
        for n in range(100_000):
            taken = n
            yield n

    results = in_order(doubled, items(), Crew(workers=1))
    assert next(results) == 0
    assert taken <= (AHEAD + 2) * CHUNK
    results.close()


@pytest.mark.parametrize(
    ("workers", "scheduler", "says"),
    [(0, None, "1 to 256"), (-3, None, "1 to 256"), (2, "tcp://127.0.0.1:1", "not both")],
)
def test_a_crew_that_can_not_be(workers: int, scheduler: str | None, says: str) -> None:
    with pytest.raises(InputError, match=says):
        Crew(workers, scheduler)


def test_no_scheduler_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("geo.piles.CONNECT_TIMEOUT_S", 1)
    with pytest.raises(InputError, match="No Dask scheduler answers"):
        list(in_order(doubled, [1], Crew(scheduler="tcp://127.0.0.1:1")))


@pytest.fixture
def scheduler() -> Iterator[str]:
    """A cluster of two workers in processes of their own, as `dask scheduler` would start it."""
    code = (
        "from distributed import LocalCluster\n"
        "if __name__ == '__main__':\n"
        "    c = LocalCluster(2, threads_per_worker=1, host='127.0.0.1', dashboard_address=None)\n"
        "    print(c.scheduler_address, flush=True)\n"
        "    input()\n"
    )
    env = {**os.environ, "PYTHONPATH": str(ROOT)}
    process = subprocess.Popen(
        [sys.executable, "-c", code],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        env=env,
    )
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        yield process.stdout.readline().strip()
    finally:
        process.communicate("\n", timeout=30)


def test_reports_and_names_read_alike_by_one_process_and_by_a_cluster(
    scheduler: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    pile = tmp_path / "pile.jsonl"
    lines = [
        json.dumps({"id": n, "text": TEXT.format(day=n % 28 + 1, n=n + 2), "published": DAY})
        for n in range(150)
    ]
    lines[70] = "no JSON"
    pile.write_text("\n".join(lines), encoding="utf-8")
    names = tmp_path / "names.csv"
    names.write_text("name\n" + "Palmyra\nNarnia\nتدمر\n" * 50, encoding="utf-8")
    for command in (["read", "--jsonl", str(pile)], ["geocode", "--csv", str(names), "--offline"]):
        code = main([*command, "--json"])
        alone = capsys.readouterr().out
        assert alone.count("\n") == 150
        assert main([*command, "--json", "--scheduler", scheduler]) == code
        assert capsys.readouterr().out == alone


def _geo(*args: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "geo", *args], cwd=ROOT, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("command", "given"),
    [
        ("geocode --csv - --offline", "name\nPalmyra\n"),
        ("read --jsonl -", '{"text": "Two soldiers were killed near Palmyra."}\n'),
        ("read -", "Two soldiers were killed near Palmyra."),
    ],
)
def test_standard_input_is_a_file_as_well(
    command: str, given: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(given.encode())))
    assert main([*command.split(), "--json"]) == 0
    assert '"place_id": "palmyra"' in capsys.readouterr().out


def test_a_line_that_can_not_be_read_stops_no_other(tmp_path: Path) -> None:
    pile = tmp_path / "pile.jsonl"
    good = {"id": "a", "text": TEXT.format(day=3, n=4), "published": DAY}
    bad = ["{", "[]", '{"text": 1}', '{"text": ""}', '{"text": "x", "published": "soon"}', "\xff"]
    lines = [json.dumps(good), *bad, json.dumps({**good, "id": "z"})]
    pile.write_bytes("\n".join(lines).encode("latin-1"))
    done = _geo("read", "--jsonl", str(pile), "--json")
    out = [json.loads(line) for line in done.stdout.splitlines()]
    assert [len(line["incidents"]) for line in out] == [1, 0, 0, 0, 0, 0, 0, 1]
    assert [bool(line.get("error")) for line in out] == [False, *[True] * 6, False]
    assert done.returncode == 1
    assert [line.partition(":")[0] for line in done.stderr.splitlines()] == [
        f"Line {n}" for n in range(2, 8)
    ]


def test_memory_stays_flat(tmp_path: Path) -> None:
    def long_items() -> Iterator[str]:
        for n in range(2_000):
            yield f"{n}" * 2_000

    def lengths(texts: list[str]) -> list[int]:
        return [len(t) for t in texts]

    tracemalloc.start()
    try:
        total = sum(in_order(lengths, long_items(), Crew()))
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert total > 10_000_000
    assert peak < 1_000_000
