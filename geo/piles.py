"""Piles of work in order: in this process, in processes of this machine, or on a Dask cluster.

The same function does the same chunks wherever it runs, so results and their order never depend
on the number of workers. Only a few chunks are on their way at a time, so memory stays flat
however long the pile is; a chunk whose worker dies is done again by another.
"""

from __future__ import annotations

import itertools
import logging
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

from geo.errors import InputError

if TYPE_CHECKING:
    from distributed import Client

CHUNK = 64
"""Items to a chunk: less than half a second of reading, so that no worker waits long."""
AHEAD = 3
"""Chunks on their way for each worker."""
CONNECT_TIMEOUT_S = 15
Item = TypeVar("Item")
Result = TypeVar("Result")
Work = Callable[[list[Item]], list[Result]]


@dataclass(frozen=True, slots=True)
class Crew:
    """Who does the work: this process if both are None.

    ``workers``: so many processes of this machine. ``scheduler``: the address of a running Dask
    scheduler, like ``tcp://10.0.0.5:8786``; its workers must have the same Badia installed.
    """

    workers: int | None = None
    scheduler: str | None = None

    def __post_init__(self) -> None:
        if self.workers is not None and self.scheduler is not None:
            raise InputError("Give --workers or --scheduler, not both.")
        if self.workers is not None and not 1 <= self.workers <= 256:
            raise InputError(f"--workers {self.workers}: give a number from 1 to 256.")

    @property
    def alone(self) -> bool:
        """Whether this process does all of the work."""
        return self.workers is None and self.scheduler is None


def _never() -> bool:
    return False


def in_order(
    work: Work[Item, Result],
    items: Iterable[Item],
    crew: Crew,
    at_once: int = 1,
    idle: Callable[[], bool] = _never,
) -> Iterator[Result]:
    """``work``'s results for all items, in their order, chunk by chunk.

    ``work`` takes a list of items and returns as many results; it and the items are pickled.
    ``at_once``: so many items to a chunk in this process alone, where nobody waits for more.
    ``idle``: whether the next item has yet to come; then those that came are done meanwhile.
    InputError if Dask is missing or no scheduler answers.
    """
    if crew.alone:
        for chunk in _chunks(items, at_once, idle):
            yield from work(chunk)
        return
    chunks = _chunks(items, CHUNK, _never)
    with _client(crew) as client:
        most = AHEAD * max(1, len(client.scheduler_info(n_workers=-1)["workers"]))
        waiting = deque(client.submit(work, c, pure=False) for c in itertools.islice(chunks, most))
        while waiting:
            results = waiting.popleft().result()
            for chunk in itertools.islice(chunks, 1):
                waiting.append(client.submit(work, chunk, pure=False))
            yield from results


def _chunks(items: Iterable[Item], size: int, idle: Callable[[], bool]) -> Iterator[list[Item]]:
    chunk: list[Item] = []
    for item in items:
        chunk.append(item)
        if len(chunk) == size or idle():
            yield chunk
            chunk = []
    if chunk:
        yield chunk


@contextmanager
def _client(crew: Crew) -> Iterator[Client]:
    try:
        from distributed import Client, LocalCluster
    except ImportError as error:
        raise InputError(
            "Several workers need Dask: pip install -r requirements-cluster.txt."
        ) from error
    if crew.scheduler is None:
        with (
            LocalCluster(
                n_workers=crew.workers,
                threads_per_worker=1,
                host="127.0.0.1",
                dashboard_address=None,
                silence_logs=logging.ERROR,
            ) as cluster,
            Client(cluster) as client,
        ):
            yield client
        return
    try:
        client = Client(crew.scheduler, timeout=CONNECT_TIMEOUT_S)
    except (OSError, ValueError) as error:
        raise InputError(
            f"No Dask scheduler answers at {crew.scheduler}: {error}. Start one with "
            "`dask scheduler`, and give its address, like tcp://127.0.0.1:8786."
        ) from error
    with client:
        yield client
