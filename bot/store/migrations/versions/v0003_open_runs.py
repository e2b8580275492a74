"""Check runs that are open."""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """A new table."""
    op.create_table(
        "open_runs",
        sa.Column("run", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("repo_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("opened_ms", sa.BigInteger(), nullable=False),
    )
    op.create_index("open_runs_by_pull", "open_runs", ["repo_id", "number"])
