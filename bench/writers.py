"""Eight who write and eight who read one store at once, in two processes, on both databases.

Each writer adds its own mark to the note of one of 20 incidents, again when it is told that
somebody was faster; each reader asks for the frame's rows, incidents and the log. Afterwards every
mark must be there: none lost, none doubled. An error is one that a user would have been shown.
"""

from __future__ import annotations

import argparse
import json
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from geo.errors import BadiaError, ConflictError
from geo.store import Store, open_store
from tests.store import servers
from tests.store.samples import attack

SECONDS = 10.0
INCIDENTS = 20
PROCESSES = 2
EACH = 4
"""So many writers, and so many readers, a process."""


def part(url: str, name: str, seconds: float) -> dict[str, Any]:
    """What one process's writers and readers did."""
    until = time.monotonic() + seconds
    with open_store(url) as store, ThreadPoolExecutor(2 * EACH) as pool:
        names = [f"{name}{n}" for n in range(EACH)]
        writers = [pool.submit(_write, store, who, until) for who in names]
        readers = [pool.submit(_read, store, seed, until) for seed in range(EACH)]
        written = [writer.result() for writer in writers]
        read = [reader.result() for reader in readers]
    return {
        "marks": dict(zip(names, (w["done"] for w in written), strict=True)),
        "told": sum(w["told"] for w in written),
        "seconds": [s for w in written for s in w["seconds"]],
        "reads": sum(r["reads"] for r in read),
        "errors": [e for w in (*written, *read) for e in w["errors"]],
    }


def _write(store: Store, who: str, until: float) -> dict[str, Any]:
    chance = random.Random(who)
    done = told = 0
    errors: list[str] = []
    seconds: list[float] = []
    while time.monotonic() < until:
        begin = time.perf_counter()
        try:
            seen = store.incident(chance.randint(1, INCIDENTS))
            assert seen.id is not None
            store.update(seen.id, {"note": f"{seen.note} {who}:{done}"}, seen.version, who)
            done += 1
            seconds.append(time.perf_counter() - begin)
        except ConflictError:
            told += 1
        except BadiaError as error:
            errors.append(str(error))
    return {"done": done, "told": told, "errors": errors, "seconds": seconds}


def _read(store: Store, seed: int, until: float) -> dict[str, Any]:
    chance = random.Random(seed)
    reads = 0
    errors: list[str] = []
    while time.monotonic() < until:
        try:
            if sum(len(rows) for rows in store.frame_rows()) != INCIDENTS:
                errors.append("a reader saw half a write")
            store.incidents([chance.randint(1, INCIDENTS)])
            store.actions(10)
            reads += 1
        except BadiaError as error:
            errors.append(str(error))
    return {"reads": reads, "errors": errors}


def measure(url: str, seconds: float) -> dict[str, Any]:
    """All processes on one store, and whether every mark is there afterwards."""
    with open_store(url) as store:
        store.insert_incidents([attack(n) for n in range(INCIDENTS)], user="bench")
    started = [
        subprocess.Popen(
            [sys.executable, "-m", "bench.writers", "--part", name, url, str(seconds)],
            stdout=subprocess.PIPE,
            text=True,
        )
        for name in "abcdefgh"[:PROCESSES]
    ]
    parts = [json.loads(process.communicate()[0]) for process in started]
    with open_store(url) as store:
        incidents = store.incidents(range(1, INCIDENTS + 1))
        found = Counter(mark for incident in incidents for mark in incident.note.split())
        sound = not store.integrity_check()
    wanted = Counter(
        f"{who}:{n}" for p in parts for who, done in p["marks"].items() for n in range(done)
    )
    return {
        "lost or doubled": (wanted - found).total() + (found - wanted).total(),
        "errors": sum(len(p["errors"]) for p in parts),
        "writes": wanted.total(),
        "told": sum(p["told"] for p in parts),
        "reads": sum(p["reads"] for p in parts),
        "p95": statistics.quantiles([s for p in parts for s in p["seconds"]], n=20)[-1],
        "sound": sound,
        "first errors": [e for p in parts for e in p["errors"]][:3],
    }


@contextmanager
def stores() -> Iterator[dict[str, str]]:
    """The addresses of new stores; PostgreSQL's only where it is installed."""
    with tempfile.TemporaryDirectory(prefix="badia-bench-") as folder:
        found = {"SQLite": f"sqlite:///{Path(folder) / 'store.sqlite'}"}
        reason = servers.why_no_postgres()
        if reason:
            print(f"PostgreSQL is left out: {reason}")
            yield found
            return
        with servers.postgres() as server:
            yield found | {"PostgreSQL": servers.new_database(server, "bench")}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=SECONDS)
    parser.add_argument("--part", nargs=3, help=argparse.SUPPRESS)
    args = parser.parse_args()
    if args.part:
        name, url, seconds = args.part
        print(json.dumps(part(url, name, float(seconds))))
        return
    with stores() as urls:
        for database, url in urls.items():
            found = measure(url, args.seconds)
            title = f"{database}, {PROCESSES * EACH} writers, {PROCESSES * EACH} readers"
            print(f"{title}, {args.seconds:g} s")
            print(f"  updates lost or doubled {found['lost or doubled']:>10,}  goal 0")
            print(f"  errors shown            {found['errors']:>10,}  goal 0")
            print(f"  database sound          {found['sound']!s:>10}  goal True")
            print(f"  writes                  {found['writes']:>10,}")
            print(f"  told of another's edit  {found['told']:>10,}")
            print(f"  reads                   {found['reads']:>10,}")
            print(f"  write, 95th percentile  {found['p95']:>8.2f} s")
            for error in found["first errors"]:
                print(f"  {error}")


if __name__ == "__main__":
    main()
