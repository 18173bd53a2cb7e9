"""The user's file of bodies that a run resolved names with."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add the column; earlier runs knew no such file."""
    op.add_column("runs", sa.Column("agencies", sa.Text(), nullable=True))


def downgrade() -> None:
    """Drop the column."""
    op.drop_column("runs", "agencies")
