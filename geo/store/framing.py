"""The columns that the frame is built from, and looking for words."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from sqlalchemy import func, or_, select

from geo.model import Status
from geo.store.base import StoreBase
from geo.store.schema import BETWEEN_WORDS, FRAME_WORDS, claims, incidents, meta, writes

SHOWN = (Status.PENDING, Status.VERIFIED)

_INTEGERS = ("id", "killed_min", "killed_max", "wounded_min", "wounded_max")
_REALS = ("lon", "lat", "radius_m")
_WORDS = ("synthetic", *FRAME_WORDS)

_EPOCH = dt.date(1970, 1, 1).toordinal()
_NO_DAY = int(np.iinfo(np.int64).min)
"""How numpy keeps NaT."""


@dataclass(frozen=True, slots=True)
class Words:
    """A column of texts with few different rows: ``values[codes[i]]`` is the text of row i.

    ``values`` may hold the same text more than once, "" is unknown; ``codes`` has the shape
    (rows,).
    """

    values: tuple[str, ...]
    codes: npt.NDArray[np.int32]

    def __iter__(self) -> Iterator[str]:
        return map(self.values.__getitem__, self.codes)


@dataclass(frozen=True, slots=True)
class FrameRows:
    """Some thousand incidents as columns.

    ``numbers``: int64 with -1 for unknown (``killed_max`` and ``wounded_max`` also for open:
    then the ``_min`` is known); ``lon``, ``lat``, ``radius_m`` as float64 with NaN; ``date``,
    the first day, as datetime64[D] with NaT. ``words``: those of ``schema.FRAME_WORDS``, and
    ``synthetic`` as "1" or "0"; ``victims`` and ``regions`` are parted by spaces.
    """

    numbers: dict[str, npt.NDArray[Any]]
    words: dict[str, Words]

    def __len__(self) -> int:
        return len(self.numbers["id"])


class FrameState(NamedTuple):
    """What tells whether a frame is still good; see ``frames.FrameKeeper``."""

    revision: int
    removed_revision: int
    at: dt.datetime | None
    known_at: dt.datetime | None


class FrameQueries(StoreBase):
    """The store's part for the frame and for searching."""

    def revision(self) -> int:
        """A number that rises with every write; cheap enough to ask on every page run."""
        with self._reading() as connection:
            return int(connection.execute(select(meta.c.revision)).scalar_one())

    def frame_state(self, known: int | None = None) -> FrameState:
        """Where the store stands, and when it made the revision ``known``, if it did."""
        made = select(writes.c.at).where(writes.c.revision == known).scalar_subquery()
        query = select(meta.c.revision, meta.c.removed_revision, meta.c.last_write_at, made)
        with self._reading() as connection:
            return FrameState(*connection.execute(query).one())

    def frame_rows(
        self,
        statuses: Sequence[Status] = SHOWN,
        chunk_rows: int = 50_000,
        after_revision: int | None = None,
    ) -> Iterator[FrameRows]:
        """The incidents with one of ``statuses`` as columns, in chunks, in order of ``id``.

        With ``after_revision`` only those written since.
        """
        # Inside a function the status is no reason to go by its index, and then to sort.
        status = func.coalesce(incidents.c.status, "")
        query = (
            select(
                *(func.coalesce(incidents.c[name], -1) for name in _INTEGERS),
                *(incidents.c[name] for name in (*_REALS, "date", "frame_words")),
            )
            .where(status.in_([status.value for status in statuses]))
            .order_by(incidents.c.id)
        )
        if after_revision is not None:
            query = query.where(incidents.c.revision > after_revision)
        with self._reading() as connection:
            compiled = query.compile(connection, compile_kwargs={"render_postcompile": True})
            parameters: Any = compiled.params
            if compiled.positional:
                parameters = tuple(parameters[name] for name in compiled.positiontup or ())
            days: dict[Any, int] = {None: _NO_DAY}
            streaming = connection.execution_options(stream_results=True, max_row_buffer=chunk_rows)
            with streaming.exec_driver_sql(str(compiled), parameters) as result:
                for found in result.partitions(chunk_rows):
                    yield _frame_rows(list(zip(*found, strict=True)), days)

    def search_text(self, query: str) -> list[int]:
        """The incidents whose claims, place, note or source hold these words, by id.

        The text is looked for as it stands, without regard to case; no sign in it is special.
        """
        words = query.strip()
        if not words:
            return []
        place = or_(
            *(
                incidents.c[name].icontains(words, autoescape=True)
                for name in ("place_mention", "place_name", "place_name_ar", "note")
            )
        )
        said = or_(
            *(
                claims.c[name].icontains(words, autoescape=True)
                for name in ("sentence", "source", "publisher")
            )
        )
        with self._reading() as connection:
            found = set(connection.execute(select(incidents.c.id).where(place)).scalars())
            found.update(connection.execute(select(claims.c.incident_id).where(said)).scalars())
        return sorted(found)


def _frame_rows(found: Sequence[Sequence[Any]], days: dict[Any, int]) -> FrameRows:
    *columns, dates, words = found
    by_name = dict(zip((*_INTEGERS, *_REALS), columns, strict=True))
    numbers: dict[str, npt.NDArray[Any]] = {}
    for name in _INTEGERS:
        numbers[name] = np.array(by_name[name], dtype=np.int64)
    for name in _REALS:
        numbers[name] = np.array(by_name[name], dtype=np.float64)
    numbers["date"] = _days(dates, days)
    return FrameRows(numbers, _split_words(words))


def _days(values: Sequence[str | dt.date | None], known: dict[Any, int]) -> npt.NDArray[Any]:
    """Dates as the driver gives them: text on SQLite, dates on PostgreSQL."""
    for value in set(values) - known.keys():
        day = dt.date.fromisoformat(value) if isinstance(value, str) else value
        known[value] = day.toordinal() - _EPOCH if day else _NO_DAY
    numbers = np.fromiter(map(known.__getitem__, values), dtype=np.int64, count=len(values))
    return numbers.view("datetime64[D]")


def _split_words(joined: Sequence[str]) -> dict[str, Words]:
    """Each different text is taken apart once."""
    seen: defaultdict[str, int] = defaultdict()
    seen.default_factory = seen.__len__
    codes = np.fromiter(map(seen.__getitem__, joined), dtype=np.int32, count=len(joined))
    parts = zip(*(text.split(BETWEEN_WORDS) for text in seen), strict=True)
    return {name: Words(values, codes) for name, values in zip(_WORDS, parts, strict=True)}
