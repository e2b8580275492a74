"""The head that was last wanted without a word, because the App had just been installed."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One new column."""
    op.add_column("pulls", sa.Column("quiet_head", sa.Text()))
