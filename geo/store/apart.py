"""Pairs of incidents that look alike and that a desk decided are two events."""

from __future__ import annotations

from sqlalchemy import and_, delete, insert, select

from geo.errors import InputError
from geo.store.base import StoreBase, Write
from geo.store.schema import kept_apart
from geo.store.undoing import row_image


class ApartQueries(StoreBase):
    """The store's part for what was decided not to be a duplicate."""

    def kept_apart(self) -> set[tuple[int, int]]:
        """All pairs kept apart, the lower identifier first."""
        query = select(kept_apart.c.first_id, kept_apart.c.second_id)
        with self._reading() as connection:
            return {(row.first_id, row.second_id) for row in connection.execute(query)}

    def keep_apart(self, one: int, other: int, user: str) -> None:
        """Remembers that two incidents are two events; can be undone."""
        pair = _pair(one, other)
        with self._writing(user, "keep_apart") as write:
            if _find(write, pair) is not None:
                return
            key = write.allocate("kept_apart")
            row = {"id": key, "first_id": pair[0], "second_id": pair[1]}
            write.connection.execute(insert(kept_apart).values(row))
            write.record("kept_apart", key, "*", None, {})
            write.record("incident", pair[0], "kept_apart_from", None, pair[1])
            write.record("incident", pair[1], "kept_apart_from", None, pair[0])

    def ask_again(self, one: int, other: int, user: str) -> None:
        """Forgets that two incidents were kept apart; can be undone."""
        pair = _pair(one, other)
        with self._writing(user, "ask_again") as write:
            row = _find(write, pair)
            if row is None:
                return
            write.connection.execute(delete(kept_apart).where(kept_apart.c.id == row["id"]))
            write.record("kept_apart", row["id"], "*", row, None)
            write.record("incident", pair[0], "kept_apart_from", pair[1], None)
            write.record("incident", pair[1], "kept_apart_from", pair[0], None)


def _pair(one: int, other: int) -> tuple[int, int]:
    if one == other:
        raise InputError(f"Incident {one} can't be kept apart from itself. Choose two.")
    return min(one, other), max(one, other)


def _find(write: Write, pair: tuple[int, int]) -> dict[str, int] | None:
    this = and_(kept_apart.c.first_id == pair[0], kept_apart.c.second_id == pair[1])
    row = write.connection.execute(select(kept_apart).where(this)).mappings().one_or_none()
    return None if row is None else row_image(row)
