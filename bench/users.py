"""Many people at once on one server, each with a session of their own over Streamlit's protocol.

Every visitor opens the map, loads its incidents and says that they are drawn, as a browser does,
and then filters, scrubs the dates and opens a card, with some seconds of looking in between.
Counted are the seconds from the change to the end of the server's answer, what the server says went
wrong, and its memory. While somebody looks, the page follows the store as it does in a browser. The
server and its store of made-up incidents are this run's own, on 127.0.0.1.
"""

from __future__ import annotations

import argparse
import asyncio
import datetime as dt
import json
import random
import re
import statistics
import sys
import tempfile
import time
import urllib.request
from pathlib import Path
from typing import Any

import psutil

from bench.serving import DASHBOARD, serving

ROWS = 20_000
PEOPLE = 50
ROUNDS = 4
LOOKING_S = (5.0, 25.0)
"""How long a person looks before the next change; scrubbing in the map asks the server nothing."""
TIMEOUT_S = 120.0
_TABLE = re.compile(r"table_-?\d+")
_ARRAYS = re.compile(rb"/(?:media|app/static|component)/[\w./-]+\.(?:bin|gz|arrow)")


class Visitor:
    """One session: the widgets that the page has drawn so far, and what they are set to."""

    def __init__(self, socket_: Any, address: str) -> None:
        self._socket = socket_
        self._address = address
        self._ids: dict[str, str] = {}
        self._set: dict[str, Any] = {}
        self.dates: list[float] = []
        self.errors: list[str] = []
        self.arrays: set[bytes] = set()
        self._follows: tuple[str, float] | None = None

    async def answer(self, **changes: Any) -> float:
        """Changes widgets by their keys; gives the seconds to the end of the page's run."""
        from streamlit.proto.BackMsg_pb2 import BackMsg
        from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

        for key, value in changes.items():
            if key not in self._ids:
                raise LookupError(f"the page has no {key!r}; it has {sorted(self._ids)}")
            self._set[self._ids[key]] = value
        message = BackMsg()
        message.rerun_script.query_string = ""
        for widget_id, (kind, value) in self._set.items():
            state = message.rerun_script.widget_states.widgets.add(id=widget_id)
            if isinstance(value, list):
                getattr(state, kind).data.extend(value)
            else:
                setattr(state, kind, value)
        begin = time.perf_counter()
        await self._socket.send(message.SerializeToString())
        while True:
            raw = await asyncio.wait_for(self._socket.recv(), TIMEOUT_S)
            forward = ForwardMsg.FromString(raw)
            kind = forward.WhichOneof("type")
            if kind == "delta":
                self._drawn(forward, raw)
            elif kind == "auto_rerun":
                self._follows = (forward.auto_rerun.fragment_id, forward.auto_rerun.interval)
            elif kind == "session_event" and forward.session_event.script_compilation_exception:
                self.errors.append("the page doesn't compile")
            elif kind == "script_finished" and forward.script_finished == 0:
                return time.perf_counter() - begin

    async def look(self, seconds: float) -> None:
        """Leaves the page open, which asks now and then whether the store was written to."""
        from streamlit.proto.BackMsg_pb2 import BackMsg
        from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

        until = time.perf_counter() + seconds
        while self._follows and time.perf_counter() + self._follows[1] < until:
            fragment, interval_s = self._follows
            await asyncio.sleep(interval_s)
            message = BackMsg()
            message.rerun_script.fragment_id = fragment
            message.rerun_script.is_auto_rerun = True
            await self._socket.send(message.SerializeToString())
            while True:
                raw = await asyncio.wait_for(self._socket.recv(), TIMEOUT_S)
                if ForwardMsg.FromString(raw).WhichOneof("type") == "script_finished":
                    break
        await asyncio.sleep(max(0.0, until - time.perf_counter()))

    def _drawn(self, forward: Any, raw: bytes) -> None:
        if forward.delta.WhichOneof("type") != "new_element":
            return
        element = forward.delta.new_element
        name = element.WhichOneof("type")
        part = getattr(element, name)
        if name == "exception":
            self.errors.append(f"{part.type}: {part.message}"[:300])
        elif name == "alert" and part.format == 1:
            self.errors.append(part.body[:300])
        elif name == "slider" and len(part.default) == 2:
            self.dates = list(part.default)
            self._ids["dates"] = part.id
        identifier = getattr(part, "id", "")
        if isinstance(identifier, str) and "-" in identifier:
            # Streamlit ends an id with the key that the page gave the widget.
            key = identifier.split("-", 2)[-1]
            self._ids["table" if _TABLE.fullmatch(key) else key] = identifier
        self.arrays |= set(_ARRAYS.findall(raw))

    async def load(self) -> int:
        """Fetches the incidents as the browser does; gives the bytes."""
        paths = [path.decode() for path in self.arrays]
        self.arrays.clear()
        return sum([await asyncio.to_thread(_fetch, self._address + path) for path in paths])


def _fetch(url: str) -> int:
    request = urllib.request.Request(url, headers={"Accept-Encoding": "gzip"})
    with urllib.request.urlopen(request, timeout=TIMEOUT_S) as answer:
        return len(answer.read())


async def _visit(
    address: str,
    seed: int,
    rounds: int,
    times: dict[str, list[float]],
    open_: Any,
    looking_s: tuple[float, float] = LOOKING_S,
) -> list[str]:
    """One person's visit; the session stays open until ``open_`` is set."""
    import websockets

    rng = random.Random(seed)
    await asyncio.sleep(rng.uniform(0, looking_s[1]))
    stream = address.replace("http", "ws") + "/_stcore/stream"
    async with websockets.connect(stream, max_size=None) as socket_:
        visitor = Visitor(socket_, address)
        times["open the map"].append(await visitor.answer())
        await visitor.load()
        drawn = {"incident_map": ("json_value", json.dumps({"drawn": True}))}
        times["then table and charts"].append(await visitor.answer(**drawn))
        for number in range(rounds):
            first, last = visitor.dates[0], visitor.dates[-1]
            window = sorted(_day(rng.uniform(first, last)) for _ in range(2))
            steps = (
                ("filter", {"min_killed": ("double_value", float(rng.randint(1, 6)))}),
                ("scrub the dates", {"dates": ("double_array_value", window)}),
                ("open a card", {"table": ("string_value", _row(number))}),
            )
            for step, change in steps:
                await visitor.look(rng.uniform(*looking_s))
                times[step].append(await visitor.answer(**change))
        times["_left"].append(1)
        await open_.wait()
        return visitor.errors


def _day(microseconds: float) -> float:
    day = dt.timedelta(days=1) / dt.timedelta(microseconds=1)
    return microseconds // day * day


def _row(number: int) -> str:
    return json.dumps({"selection": {"rows": [number], "columns": [], "cells": []}})


async def _visits(address: str, server: psutil.Process, people: int, rounds: int) -> dict[str, Any]:
    times: dict[str, list[float]] = {
        name: []
        for name in (
            *("open the map", "then table and charts"),
            *("filter", "scrub the dates", "open a card", "_left"),
        )
    }
    warm = asyncio.Event()
    warm.set()
    for seed in (10_001, 10_002):  # the first visitors fill the caches
        await _visit(address, seed, 1, {name: [] for name in times}, warm, (0, 0))
    before = _memory(server)
    busy_s = _busy_s(server)
    all_done = asyncio.Event()
    tasks = [
        asyncio.create_task(_visit(address, seed, rounds, times, all_done))
        for seed in range(people)
    ]
    peak = before
    while len(times["_left"]) < people and not any(task.done() for task in tasks):
        peak = max(peak, _memory(server))
        await asyncio.sleep(0.5)
    all_done.set()
    answers = await asyncio.gather(*tasks, return_exceptions=True)
    errors = [str(e) for a in answers for e in (a if isinstance(a, list) else [repr(a)])]
    del times["_left"]
    found = {"times": times, "errors": errors, "before": before, "peak": peak}
    return found | {"busy_s": _busy_s(server) - busy_s}


def _busy_s(server: psutil.Process) -> float:
    """Seconds of processor that the server has used so far."""
    used = server.cpu_times()
    return float(used.user + used.system)


def _memory(server: psutil.Process) -> float:
    """MB of the server's process that nobody shares with it."""
    return float(server.memory_info().rss) / 1e6


def run(rows: int, people: int, rounds: int, db_url: str | None) -> list[tuple[str, str, str]]:
    with tempfile.TemporaryDirectory(prefix="badia-bench-") as folder:
        var = Path(folder)
        url = db_url or _made_up(var, rows)
        env = {"BADIA_VAR": str(var), "BADIA_DB": url, "BADIA_OFFLINE": "1"}
        with serving(DASHBOARD, **env) as (address, pid):
            found = asyncio.run(_visits(address, psutil.Process(pid), people, rounds))
    errors = found["errors"]
    for error in dict.fromkeys(errors):
        print(f"error: {error}", file=sys.stderr)
    table = [(f"errors of {people} people", str(len(errors)), "0")]
    for name, seconds in found["times"].items():
        if len(seconds) > 1:
            p95 = statistics.quantiles(seconds, n=20)[-1]
            goal = "1 s" if name != "open the map" else ""
            value = f"{statistics.median(seconds):.2f} s, {p95:.2f} s (n {len(seconds)})"
            table.append((f"{name}: median, 95th percentile", value, goal))
    answers = sum(len(seconds) for seconds in found["times"].values())
    table.append(("processor an answer", f"{found['busy_s'] / max(1, answers):.3f} s", ""))
    each = (found["peak"] - found["before"]) / people
    table.append(("memory a session", f"{each:.1f} MB", "20 MB"))
    table.append(("memory of the server with all of them", f"{found['peak']:.0f} MB", ""))
    return table


def _made_up(var: Path, rows: int) -> str:
    from geo.config import STATIC
    from geo.demo import fill
    from geo.maps.assets import install_assets
    from geo.places.geocoder import open_geocoder
    from geo.store import open_store

    install_assets(STATIC)
    url = f"sqlite:///{var / 'demo.sqlite'}"
    with open_store(url) as store:
        for _ in fill(store, rows, 7, open_geocoder()):
            pass
    return url


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=ROWS)
    parser.add_argument("--people", type=int, default=PEOPLE)
    parser.add_argument("--rounds", type=int, default=ROUNDS)
    parser.add_argument("--db", help="an existing store instead of a made-up one")
    args = parser.parse_args()
    for measure, value, goal in run(args.rows, args.people, args.rounds, args.db):
        print(f"{measure:<44}{value:>32}  goal {goal}")


if __name__ == "__main__":
    main()
