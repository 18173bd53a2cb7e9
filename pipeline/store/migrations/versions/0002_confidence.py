"""Every fact with its confidence."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

TABLES = (
    "sections",
    "tasks",
    "task_places",
    "responsibilities",
    "indicators",
    "targets",
    "phases",
    "leading_groups",
    "citations",
    "warnings",
)


def upgrade() -> None:
    """Add the column; facts that are there already have none until their file is read anew."""
    for table in TABLES:
        op.add_column(table, sa.Column("confidence", sa.Double(), nullable=True))


def downgrade() -> None:
    """Drop the column."""
    for table in TABLES:
        op.drop_column(table, "confidence")
