"""The bodies that names mean, over all documents."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Make the table and the columns; `pipeline.store.upgrade` fills them from the names that are there."""
    op.create_table(
        "bodies",
        sa.Column("pk", KEY, autoincrement=True, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("function", sa.Text(), nullable=True),
        sa.Column("parts", sa.JSON(), nullable=False),
        sa.Column("level", sa.Text(), nullable=True),
        sa.Column("region_name", sa.Text(), nullable=True),
        sa.Column("region_code", sa.Text(), nullable=True),
        sa.Column("region_path", sa.JSON(), nullable=False),
        sa.Column("counterpart", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("pk", name=op.f("pk_bodies")),
        sa.UniqueConstraint("key", name=op.f("uq_bodies_key")),
    )
    op.create_index("ix_bodies_function_region_code", "bodies", ["function", "region_code"], unique=False)
    op.create_index(op.f("ix_bodies_counterpart"), "bodies", ["counterpart"], unique=False)
    op.add_column("agencies", sa.Column("body_pk", KEY, nullable=True))
    op.add_column("agencies", sa.Column("full_name", sa.Text(), nullable=True))
    op.add_column("agencies", sa.Column("doubt", sa.Text(), nullable=True))
    op.create_index(op.f("ix_agencies_body_pk"), "agencies", ["body_pk"], unique=False)
    op.add_column("leading_group_members", sa.Column("body_pk", KEY, nullable=True))
    op.create_index(op.f("ix_leading_group_members_body_pk"), "leading_group_members", ["body_pk"], unique=False)


def downgrade() -> None:
    """Drop the table and the columns."""
    for table in ("leading_group_members", "agencies"):
        op.drop_index(op.f(f"ix_{table}_body_pk"), table_name=table)
        op.drop_column(table, "body_pk")
    for column in ("full_name", "doubt"):
        op.drop_column("agencies", column)
    op.drop_table("bodies")
