"""Pairs of incidents that a desk decided are two events, so that it is not asked again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    def incident(name: str) -> sa.ForeignKeyConstraint:
        return sa.ForeignKeyConstraint(
            [name],
            ["incidents.id"],
            name=op.f(f"fk_kept_apart_{name}_incidents"),
            ondelete="CASCADE",
        )

    op.create_table(
        "kept_apart",
        sa.Column("id", KEY, nullable=False),
        sa.Column("first_id", KEY, nullable=False),
        sa.Column("second_id", KEY, nullable=False),
        incident("first_id"),
        incident("second_id"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kept_apart")),
        sa.UniqueConstraint("first_id", "second_id", name=op.f("uq_kept_apart_first_id_second_id")),
    )
    op.create_index(op.f("ix_kept_apart_second_id"), "kept_apart", ["second_id"], unique=False)
