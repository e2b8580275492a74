"""What each installation uses of GitHub, and how often a job waited for its limits."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

_TIMES = ("second_ms", "hour_ms", "points_ms", "blocked_ms", "content_blocked_ms")


def upgrade() -> None:
    """A new table and a new column."""
    number = sa.BigInteger()
    times = [sa.Column(name, number, nullable=False, server_default="0") for name in _TIMES]
    op.create_table(
        "budgets",
        sa.Column("installation", sa.BigInteger(), primary_key=True, autoincrement=False),
        *times,
        sa.Column("strikes", sa.Integer(), nullable=False, server_default="0"),
    )
    column = sa.Column("waits", sa.Integer(), nullable=False, server_default="0")
    op.add_column("pulls", column)
