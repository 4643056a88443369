"""The whole schema, as the first version had it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
TIME = sa.DateTime(timezone=True)
JSON = sa.JSON(none_as_null=True)

FRAME_WORDS = " || '\x1f' || ".join(
    (
        "CASE WHEN synthetic THEN '1' ELSE '0' END",
        "COALESCE(status, '')",
        "COALESCE(category, '')",
        "COALESCE(event_type, '')",
        "COALESCE(geometry_type, '')",
        "COALESCE(victims, '')",
        "COALESCE(regions, '')",
        "COALESCE(attacker, '')",
        "COALESCE(admin2, '')",
        "COALESCE(admin3, '')",
    )
)


def upgrade() -> None:
    op.create_table(
        "batches",
        sa.Column("id", KEY, nullable=False),
        sa.Column("file", sa.Text(), nullable=False),
        sa.Column("format", sa.Text(), nullable=False),
        sa.Column("added_at", TIME, nullable=False),
        sa.Column("added_by", sa.Text(), nullable=False),
        sa.Column("added", sa.BigInteger(), nullable=False),
        sa.Column("changed", sa.BigInteger(), nullable=False),
        sa.Column("same", sa.BigInteger(), nullable=False),
        sa.Column("refused", sa.BigInteger(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("undone_at", TIME, nullable=True),
        sa.Column("undone_by", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_batches")),
    )
    op.create_table(
        "counters",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("next_id", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_counters")),
    )
    op.create_table(
        "geometries",
        sa.Column("id", KEY, nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("geojson", JSON, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_geometries")),
        sa.UniqueConstraint("sha256", name=op.f("uq_geometries_sha256")),
    )
    op.create_table(
        "meta",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.Column("removed_revision", sa.BigInteger(), nullable=False),
        sa.Column("last_write_at", TIME, nullable=True),
        sa.CheckConstraint("id = 1", name=op.f("ck_meta_one_row")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meta")),
    )
    op.create_table(
        "reports",
        sa.Column("id", KEY, nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("reading", JSON, nullable=True),
        sa.Column("warnings", JSON, nullable=True),
        sa.Column("added_at", TIME, nullable=False),
        sa.Column("added_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reports")),
        sa.UniqueConstraint("sha256", name=op.f("uq_reports_sha256")),
    )
    op.create_table(
        "sources",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("reliability", sa.Text(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_sources")),
    )
    op.create_table(
        "user_places",
        sa.Column("id", KEY, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("name_ar", sa.Text(), nullable=True),
        sa.Column("names", JSON, nullable=True),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("lon", sa.Double(), nullable=False),
        sa.Column("lat", sa.Double(), nullable=False),
        sa.Column("radius_m", sa.Double(), nullable=False),
        sa.Column("admin1", sa.Text(), nullable=True),
        sa.Column("admin2", sa.Text(), nullable=True),
        sa.Column("admin3", sa.Text(), nullable=True),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("added_at", TIME, nullable=False),
        sa.Column("added_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_user_places")),
    )
    op.create_table(
        "users",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("first_write_at", TIME, nullable=False),
        sa.Column("last_write_at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_users")),
    )
    op.create_table(
        "writes",
        sa.Column("revision", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.PrimaryKeyConstraint("revision", name=op.f("pk_writes")),
    )
    op.create_table(
        "audit_groups",
        sa.Column("id", KEY, nullable=False),
        sa.Column("at", TIME, nullable=False),
        sa.Column("user_name", sa.Text(), nullable=False),
        sa.Column("action", sa.Text(), nullable=False),
        sa.Column("batch_id", KEY, nullable=True),
        sa.Column("undoes_id", KEY, nullable=True),
        sa.Column("undone_by_id", KEY, nullable=True),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["batches.id"], name=op.f("fk_audit_groups_batch_id_batches")
        ),
        sa.ForeignKeyConstraint(
            ["undoes_id"],
            ["audit_groups.id"],
            name=op.f("fk_audit_groups_undoes_id_audit_groups"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.ForeignKeyConstraint(
            ["undone_by_id"],
            ["audit_groups.id"],
            name=op.f("fk_audit_groups_undone_by_id_audit_groups"),
            initially="DEFERRED",
            deferrable=True,
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_groups")),
    )
    op.create_table(
        "incidents",
        sa.Column("id", KEY, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("category", sa.Text(), nullable=False),
        sa.Column("event_type", sa.Text(), nullable=False),
        sa.Column("date", sa.Date(), nullable=True),
        sa.Column("date_end", sa.Date(), nullable=True),
        sa.Column("date_precision", sa.Text(), nullable=False),
        sa.Column("attacker", sa.Text(), nullable=True),
        sa.Column("victims", sa.Text(), nullable=False),
        sa.Column("killed_min", sa.BigInteger(), nullable=True),
        sa.Column("killed_max", sa.BigInteger(), nullable=True),
        sa.Column("wounded_min", sa.BigInteger(), nullable=True),
        sa.Column("wounded_max", sa.BigInteger(), nullable=True),
        sa.Column("place_mention", sa.Text(), nullable=False),
        sa.Column("place_span_start", sa.Integer(), nullable=True),
        sa.Column("place_span_end", sa.Integer(), nullable=True),
        sa.Column("place_query", sa.Text(), nullable=False),
        sa.Column("place_status", sa.Text(), nullable=False),
        sa.Column("place_name", sa.Text(), nullable=True),
        sa.Column("place_name_ar", sa.Text(), nullable=True),
        sa.Column("place_id", sa.Text(), nullable=True),
        sa.Column("lon", sa.Double(), nullable=True),
        sa.Column("lat", sa.Double(), nullable=True),
        sa.Column("radius_m", sa.Double(), nullable=True),
        sa.Column("geometry_type", sa.Text(), nullable=False),
        sa.Column("geometry_id", KEY, nullable=True),
        sa.Column("admin1", sa.Text(), nullable=True),
        sa.Column("admin2", sa.Text(), nullable=True),
        sa.Column("admin3", sa.Text(), nullable=True),
        sa.Column("regions", sa.Text(), nullable=False),
        sa.Column("country", sa.Text(), nullable=True),
        sa.Column("place_kind", sa.Text(), nullable=True),
        sa.Column("place_method", sa.Text(), nullable=False),
        sa.Column("place_score", sa.Double(), nullable=False),
        sa.Column("place_why", sa.Text(), nullable=False),
        sa.Column("place_candidates", JSON, nullable=True),
        sa.Column("other_places", JSON, nullable=True),
        sa.Column("units", JSON, nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("synthetic", sa.Boolean(), nullable=False),
        sa.Column("batch_id", KEY, nullable=True),
        sa.Column("external_id", sa.Text(), nullable=True),
        sa.Column("fingerprint", sa.Text(), nullable=True),
        sa.Column("corrected", sa.Text(), nullable=False),
        sa.Column("added_at", TIME, nullable=False),
        sa.Column("changed_at", TIME, nullable=False),
        sa.Column("revision", sa.BigInteger(), nullable=False),
        sa.Column(
            "frame_words", sa.Text(), sa.Computed(FRAME_WORDS, persisted=True), nullable=True
        ),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["batches.id"], name=op.f("fk_incidents_batch_id_batches")
        ),
        sa.ForeignKeyConstraint(
            ["geometry_id"], ["geometries.id"], name=op.f("fk_incidents_geometry_id_geometries")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_incidents")),
        sa.UniqueConstraint("external_id", name=op.f("uq_incidents_external_id")),
    )
    op.create_index(op.f("ix_incidents_batch_id"), "incidents", ["batch_id"], unique=False)
    op.create_index(op.f("ix_incidents_revision"), "incidents", ["revision"], unique=False)
    op.create_index(op.f("ix_incidents_status_date"), "incidents", ["status", "date"], unique=False)
    op.create_table(
        "tallies",
        sa.Column("id", KEY, nullable=False),
        sa.Column("report_id", KEY, nullable=True),
        sa.Column("batch_id", KEY, nullable=True),
        sa.Column("external_id", sa.Text(), nullable=True),
        sa.Column("status", sa.Text(), nullable=False),
        sa.Column("killed_min", sa.BigInteger(), nullable=True),
        sa.Column("killed_max", sa.BigInteger(), nullable=True),
        sa.Column("by_party", JSON, nullable=True),
        sa.Column("date_from", sa.Date(), nullable=True),
        sa.Column("date_to", sa.Date(), nullable=True),
        sa.Column("events", sa.BigInteger(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.Column("span_start", sa.Integer(), nullable=False),
        sa.Column("span_end", sa.Integer(), nullable=False),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("published", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["batches.id"], name=op.f("fk_tallies_batch_id_batches")
        ),
        sa.ForeignKeyConstraint(
            ["report_id"], ["reports.id"], name=op.f("fk_tallies_report_id_reports")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tallies")),
        sa.UniqueConstraint("external_id", name=op.f("uq_tallies_external_id")),
    )
    op.create_index(op.f("ix_tallies_report_id"), "tallies", ["report_id"], unique=False)
    op.create_table(
        "audit_log",
        sa.Column("id", KEY, nullable=False),
        sa.Column("group_id", KEY, nullable=False),
        sa.Column("entity", sa.Text(), nullable=False),
        sa.Column("entity_id", sa.Text(), nullable=False),
        sa.Column("field", sa.Text(), nullable=False),
        sa.Column("before", JSON, nullable=True),
        sa.Column("after", JSON, nullable=True),
        sa.ForeignKeyConstraint(
            ["group_id"], ["audit_groups.id"], name=op.f("fk_audit_log_group_id_audit_groups")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_log")),
    )
    op.create_index(
        op.f("ix_audit_log_entity_entity_id"), "audit_log", ["entity", "entity_id"], unique=False
    )
    op.create_index(op.f("ix_audit_log_group_id"), "audit_log", ["group_id"], unique=False)
    op.create_table(
        "claims",
        sa.Column("id", KEY, nullable=False),
        sa.Column("incident_id", KEY, nullable=False),
        sa.Column("report_id", KEY, nullable=True),
        sa.Column("external_id", sa.Text(), nullable=True),
        sa.Column("source", sa.Text(), nullable=True),
        sa.Column("sentence", sa.Text(), nullable=False),
        sa.Column("span_start", sa.Integer(), nullable=True),
        sa.Column("span_end", sa.Integer(), nullable=True),
        sa.Column("publisher", sa.Text(), nullable=True),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("published", sa.Date(), nullable=True),
        sa.Column("killed_min", sa.BigInteger(), nullable=True),
        sa.Column("killed_max", sa.BigInteger(), nullable=True),
        sa.Column("wounded_min", sa.BigInteger(), nullable=True),
        sa.Column("wounded_max", sa.BigInteger(), nullable=True),
        sa.Column("by_party", JSON, nullable=True),
        sa.ForeignKeyConstraint(
            ["incident_id"],
            ["incidents.id"],
            name=op.f("fk_claims_incident_id_incidents"),
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["report_id"], ["reports.id"], name=op.f("fk_claims_report_id_reports")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_claims")),
    )
    op.create_index(op.f("ix_claims_incident_id"), "claims", ["incident_id"], unique=False)
    op.create_index(op.f("ix_claims_report_id"), "claims", ["report_id"], unique=False)
    op.create_table(
        "incident_counts",
        sa.Column("incident_id", KEY, nullable=False),
        sa.Column("party", sa.Text(), nullable=False),
        sa.Column("killed_min", sa.BigInteger(), nullable=True),
        sa.Column("killed_max", sa.BigInteger(), nullable=True),
        sa.Column("wounded_min", sa.BigInteger(), nullable=True),
        sa.Column("wounded_max", sa.BigInteger(), nullable=True),
        sa.ForeignKeyConstraint(
            ["incident_id"],
            ["incidents.id"],
            name=op.f("fk_incident_counts_incident_id_incidents"),
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("incident_id", "party", name=op.f("pk_incident_counts")),
        sqlite_with_rowid=False,
    )
    op.execute("INSERT INTO meta (id, revision, removed_revision) VALUES (1, 0, 0)")
