"""When a job was put off: a clock that went back since would keep it waiting for too long."""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """One new column."""
    column = sa.Column("put_off_ms", sa.BigInteger(), nullable=False, server_default="0")
    op.add_column("pulls", column)
