"""The tables of a store, the same on SQLite and PostgreSQL.

Every identifier is handed out by the table ``counters`` inside the write transaction, so that
none is ever used twice, also after an undone import. Coordinates are WGS 84 degrees, distances
metres, times UTC. NULL means unknown and never 0.
"""

from __future__ import annotations

import datetime as dt
from typing import Any

from sqlalchemy import (
    JSON,
    BigInteger,
    Boolean,
    CheckConstraint,
    Column,
    Computed,
    Date,
    DateTime,
    Dialect,
    Double,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    Table,
    Text,
    TypeDecorator,
    UniqueConstraint,
)

HEAD = "0002"
"""The newest migration: what this version of Badia reads and writes."""

VERSION_TABLE = "badia_version"


class UtcDateTime(TypeDecorator[dt.datetime]):
    """An aware UTC time; SQLite, which knows no zones, keeps it without one."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: dt.datetime | None, dialect: Dialect) -> Any:
        """To UTC; SQLite keeps no zone."""
        if value is None:
            return None
        value = value.astimezone(dt.UTC)
        return value.replace(tzinfo=None) if dialect.name == "sqlite" else value

    def process_result_value(self, value: dt.datetime | None, dialect: Dialect) -> Any:
        """With its zone, UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=dt.UTC) if value.tzinfo is None else value.astimezone(dt.UTC)


metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "ck": "ck_%(table_name)s_%(constraint_name)s",
        "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
        "pk": "pk_%(table_name)s",
    }
)


def _key() -> Column[int]:
    return Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True)


def _json(name: str) -> Column[Any]:
    return Column(name, JSON(none_as_null=True))


def _count(name: str) -> Column[int]:
    return Column(name, BigInteger)


def _reference(name: str, target: str, *, nullable: bool = True, **options: Any) -> Column[Any]:
    return Column(name, ForeignKey(target, **options), nullable=nullable)


meta = Table(
    "meta",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("revision", BigInteger, nullable=False),
    Column("removed_revision", BigInteger, nullable=False),
    Column("last_write_at", UtcDateTime),
    CheckConstraint("id = 1", name="one_row"),
)
"""One row. Its lock is what makes writers wait for each other on PostgreSQL.

``revision`` rises with every write; ``removed_revision`` is the last one that took incidents
out, so that a frame built before it can't be brought up to date by what was added.
"""

writes = Table(
    "writes",
    metadata,
    Column("revision", BigInteger, primary_key=True, autoincrement=False),
    Column("at", UtcDateTime, nullable=False),
)
"""When each revision was made: two stores with one revision at one time share their past."""

counters = Table(
    "counters",
    metadata,
    Column("name", Text, primary_key=True),
    Column("next_id", BigInteger, nullable=False),
)

users = Table(
    "users",
    metadata,
    Column("name", Text, primary_key=True),
    Column("first_write_at", UtcDateTime, nullable=False),
    Column("last_write_at", UtcDateTime, nullable=False),
)

sources = Table(
    "sources",
    metadata,
    Column("name", Text, primary_key=True),
    Column("reliability", Text, nullable=False, default=""),
    Column("note", Text, nullable=False, default=""),
)

reports = Table(
    "reports",
    metadata,
    _key(),
    Column("sha256", Text, nullable=False, unique=True),
    Column("text", Text, nullable=False),
    Column("title", Text),
    Column("publisher", Text),
    Column("url", Text),
    Column("published", Date),
    _json("reading"),
    _json("warnings"),
    Column("added_at", UtcDateTime, nullable=False),
    Column("added_by", Text, nullable=False),
)

batches = Table(
    "batches",
    metadata,
    _key(),
    Column("file", Text, nullable=False),
    Column("format", Text, nullable=False),
    Column("added_at", UtcDateTime, nullable=False),
    Column("added_by", Text, nullable=False),
    Column("added", BigInteger, nullable=False, default=0),
    Column("changed", BigInteger, nullable=False, default=0),
    Column("same", BigInteger, nullable=False, default=0),
    Column("refused", BigInteger, nullable=False, default=0),
    Column("note", Text, nullable=False, default=""),
    Column("undone_at", UtcDateTime),
    Column("undone_by", Text),
)

geometries = Table(
    "geometries",
    metadata,
    _key(),
    Column("sha256", Text, nullable=False, unique=True),
    Column("geojson", JSON, nullable=False),
)
"""Lines and areas, each kept once: a governorate's outline serves thousands of incidents."""

BETWEEN_WORDS = "\x1f"
"""ASCII's unit separator: in no word and no code."""

FRAME_WORDS = (
    "status",
    "category",
    "event_type",
    "geometry_type",
    "victims",
    "regions",
    "attacker",
    "admin2",
    "admin3",
)


def _frame_words() -> Computed:
    synthetic = "CASE WHEN synthetic THEN '1' ELSE '0' END"
    parts = [synthetic, *(f"COALESCE({name}, '')" for name in FRAME_WORDS)]
    return Computed(f" || '{BETWEEN_WORDS}' || ".join(parts), persisted=True)


incidents = Table(
    "incidents",
    metadata,
    _key(),
    Column("version", Integer, nullable=False),
    Column("status", Text, nullable=False),
    Column("category", Text, nullable=False),
    Column("event_type", Text, nullable=False),
    Column("date", Date),
    Column("date_end", Date),
    Column("date_precision", Text, nullable=False),
    Column("attacker", Text),
    Column("victims", Text, nullable=False),
    _count("killed_min"),
    _count("killed_max"),
    _count("wounded_min"),
    _count("wounded_max"),
    Column("place_mention", Text, nullable=False),
    Column("place_span_start", Integer),
    Column("place_span_end", Integer),
    Column("place_query", Text, nullable=False),
    Column("place_status", Text, nullable=False),
    Column("place_name", Text),
    Column("place_name_ar", Text),
    Column("place_id", Text),
    Column("lon", Double),
    Column("lat", Double),
    Column("radius_m", Double),
    Column("geometry_type", Text, nullable=False),
    _reference("geometry_id", "geometries.id"),
    Column("admin1", Text),
    Column("admin2", Text),
    Column("admin3", Text),
    Column("regions", Text, nullable=False),
    Column("country", Text),
    Column("place_kind", Text),
    Column("place_method", Text, nullable=False),
    Column("place_score", Double, nullable=False),
    Column("place_why", Text, nullable=False),
    _json("place_candidates"),
    _json("other_places"),
    _json("units"),
    Column("note", Text, nullable=False),
    Column("synthetic", Boolean, nullable=False),
    _reference("batch_id", "batches.id"),
    Column("external_id", Text, unique=True),
    Column("fingerprint", Text),
    Column("corrected", Text, nullable=False),
    Column("added_at", UtcDateTime, nullable=False),
    Column("changed_at", UtcDateTime, nullable=False),
    Column("revision", BigInteger, nullable=False),
    Column("frame_words", Text, _frame_words()),
    Index(None, "revision"),
    Index(None, "status", "date"),
    Index(None, "batch_id"),
)
"""``victims``, ``regions`` and ``corrected`` are words parted by one space, in order.

``fingerprint`` is the importer's hash of the row it came from: the same means unchanged.
``revision`` is the store's at the last write of the row. ``frame_words``, kept by the database
itself, is what the frame reads: a driver takes as long for each text, however short it is.
"""

incident_counts = Table(
    "incident_counts",
    metadata,
    Column("incident_id", ForeignKey("incidents.id", ondelete="CASCADE"), primary_key=True),
    Column("party", Text, primary_key=True),
    _count("killed_min"),
    _count("killed_max"),
    _count("wounded_min"),
    _count("wounded_max"),
    sqlite_with_rowid=False,
)
"""What is known by party; a NULL minimum says that nobody gave that count."""

claims = Table(
    "claims",
    metadata,
    _key(),
    _reference("incident_id", "incidents.id", nullable=False, ondelete="CASCADE"),
    _reference("report_id", "reports.id"),
    Column("external_id", Text),
    Column("source", Text),
    Column("sentence", Text, nullable=False),
    Column("span_start", Integer),
    Column("span_end", Integer),
    Column("publisher", Text),
    Column("url", Text),
    Column("published", Date),
    _count("killed_min"),
    _count("killed_max"),
    _count("wounded_min"),
    _count("wounded_max"),
    _json("by_party"),
    Index(None, "incident_id"),
    Index(None, "report_id"),
)
"""``external_id`` is that of the imported row a claim came with, also after it was joined."""

tallies = Table(
    "tallies",
    metadata,
    _key(),
    _reference("report_id", "reports.id"),
    _reference("batch_id", "batches.id"),
    Column("external_id", Text, unique=True),
    Column("status", Text, nullable=False),
    _count("killed_min"),
    _count("killed_max"),
    _json("by_party"),
    Column("date_from", Date),
    Column("date_to", Date),
    Column("events", BigInteger),
    Column("source", Text),
    Column("sentence", Text, nullable=False),
    Column("span_start", Integer, nullable=False),
    Column("span_end", Integer, nullable=False),
    Column("publisher", Text),
    Column("url", Text),
    Column("published", Date),
    Index(None, "report_id"),
)

kept_apart = Table(
    "kept_apart",
    metadata,
    _key(),
    _reference("first_id", "incidents.id", nullable=False, ondelete="CASCADE"),
    _reference("second_id", "incidents.id", nullable=False, ondelete="CASCADE"),
    UniqueConstraint("first_id", "second_id"),
    Index(None, "second_id"),
)
"""Pairs that look alike and are two events, as a desk decided; the lower identifier first."""

user_places = Table(
    "user_places",
    metadata,
    _key(),
    Column("name", Text, nullable=False),
    Column("name_ar", Text),
    _json("names"),
    Column("kind", Text, nullable=False),
    Column("lon", Double, nullable=False),
    Column("lat", Double, nullable=False),
    Column("radius_m", Double, nullable=False),
    Column("admin1", Text),
    Column("admin2", Text),
    Column("admin3", Text),
    Column("country", Text),
    Column("note", Text, nullable=False),
    Column("added_at", UtcDateTime, nullable=False),
    Column("added_by", Text, nullable=False),
)

audit_groups = Table(
    "audit_groups",
    metadata,
    _key(),
    Column("at", UtcDateTime, nullable=False),
    Column("user_name", Text, nullable=False),
    Column("action", Text, nullable=False),
    _reference("batch_id", "batches.id"),
    # Deferred, since one of the two names a later row when a whole table is copied.
    _reference("undoes_id", "audit_groups.id", deferrable=True, initially="DEFERRED"),
    _reference("undone_by_id", "audit_groups.id", deferrable=True, initially="DEFERRED"),
)
"""One action of one person: what is undone together."""

audit_log = Table(
    "audit_log",
    metadata,
    _key(),
    _reference("group_id", "audit_groups.id", nullable=False),
    Column("entity", Text, nullable=False),
    Column("entity_id", Text, nullable=False),
    Column("field", Text, nullable=False),
    _json("before"),
    _json("after"),
    Index(None, "group_id"),
    Index(None, "entity", "entity_id"),
)
"""One field of one record before and after; the field ``*`` is the record as a whole."""
