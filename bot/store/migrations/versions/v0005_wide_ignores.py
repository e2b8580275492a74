"""Ignores for a whole repository."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """A new column."""
    op.add_column(
        "ignores", sa.Column("wide", sa.Boolean(), nullable=False, server_default=sa.false())
    )
