"""The columns that the frame is built from, and looking for words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import or_, select

from geo.model import Status
from geo.store.base import StoreBase
from geo.store.keeping import load_geometries
from geo.store.schema import claims, incidents, meta

Columns = dict[str, Any]

SHOWN = (Status.PENDING, Status.VERIFIED)

_INTEGERS = ("id", "geometry_id", "killed_min", "killed_max", "wounded_min", "wounded_max")
_REALS = ("lon", "lat", "radius_m")
_DATES = ("date", "date_end")
_TEXTS = (
    "date_precision",
    "geometry_type",
    "status",
    "category",
    "event_type",
    "attacker",
    "victims",
    "admin1",
    "admin2",
    "admin3",
    "regions",
)
FRAME_COLUMNS = (*_INTEGERS, *_REALS, *_DATES, *_TEXTS, "synthetic")


class FrameQueries(StoreBase):
    """The store's part for the frame and for searching."""

    def revision(self) -> int:
        """A number that rises with every write; cheap enough to ask on every page run."""
        with self._reading() as connection:
            return int(connection.execute(select(meta.c.revision)).scalar_one())

    def frame_rows(
        self, statuses: Sequence[Status] = SHOWN, chunk_rows: int = 50_000
    ) -> Iterator[Columns]:
        """The incidents with one of ``statuses`` as columns, in chunks, in order of ``id``.

        Integer columns are int64 with -1 for unknown (``killed_max`` also for open: then
        ``killed_min`` is known); ``lon``, ``lat`` and ``radius_m`` float64 with NaN; ``date``
        and ``date_end`` datetime64[D] with NaT; ``synthetic`` bool. The others are lists of
        text or None; ``victims`` and ``regions`` are words parted by spaces.
        """
        query = (
            select(*(incidents.c[name] for name in FRAME_COLUMNS))
            .where(incidents.c.status.in_([status.value for status in statuses]))
            .order_by(incidents.c.id)
        )
        with self._reading() as connection:
            compiled = query.compile(connection, compile_kwargs={"render_postcompile": True})
            result = connection.execution_options(
                stream_results=True, max_row_buffer=chunk_rows
            ).exec_driver_sql(str(compiled), _driver_parameters(compiled))
            # The driver's own rows: SQLAlchemy's would double the time of a large store.
            cursor: Any = result.cursor
            while found := cursor.fetchmany(chunk_rows):
                yield _columns(found)

    def geometries(self, ids: Iterable[int]) -> dict[int, Any]:
        """Lines and areas as GeoJSON geometries, by the frame's ``geometry_id``."""
        with self._reading() as connection:
            return load_geometries(connection, {int(key) for key in ids})

    def search_text(self, query: str) -> list[int]:
        """The incidents whose claims, place, note, units or source hold these words, by id.

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


def _driver_parameters(compiled: Any) -> Any:
    if compiled.positional:
        return tuple(compiled.params[name] for name in compiled.positiontup)
    return compiled.params


def _columns(found: Sequence[Sequence[Any]]) -> Columns:
    columns: Columns = dict(zip(FRAME_COLUMNS, zip(*found, strict=True), strict=True))
    for name in _INTEGERS:
        columns[name] = _integers(columns[name])
    for name in _REALS:
        columns[name] = np.array(columns[name], dtype=np.float64)
    for name in _DATES:
        columns[name] = np.array(columns[name], dtype="datetime64[D]")
    columns["synthetic"] = np.array(columns["synthetic"], dtype=bool)
    for name in _TEXTS:
        columns[name] = list(columns[name])
    return columns


def _integers(values: Sequence[int | None]) -> NDArray[np.int64]:
    return np.array([-1 if value is None else value for value in values], dtype=np.int64)
