"""What reviews came to: themselves, what they found and did not read, what became of it."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Four new tables."""
    _reviews()
    _findings()
    _unread_files()
    _hazards()


def _reviews() -> None:
    op.create_table(
        "reviews",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("key", sa.Text(), nullable=False, unique=True),
        sa.Column("installation", sa.BigInteger(), nullable=False),
        sa.Column("repo_id", sa.BigInteger(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("head", sa.Text(), nullable=False),
        sa.Column("delivery", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("verdict", sa.Text(), nullable=False),
        sa.Column("ending", sa.Text(), nullable=False),
        sa.Column("check_run", sa.BigInteger()),
        sa.Column("blockers", sa.Integer(), nullable=False),
        sa.Column("warnings", sa.Integer(), nullable=False),
        sa.Column("notices", sa.Integer(), nullable=False),
        sa.Column("files", sa.Integer(), nullable=False),
        sa.Column("unread", sa.Integer(), nullable=False),
        sa.Column("touched_lines", sa.Integer(), nullable=False),
        sa.Column("requests", sa.Integer(), nullable=False),
        sa.Column("steps", sa.Text(), nullable=False),
        sa.Column("began_ms", sa.BigInteger(), nullable=False),
        sa.Column("ended_ms", sa.BigInteger(), nullable=False),
    )
    op.create_index("reviews_by_pull", "reviews", ["repo_id", "number", "id"])
    op.create_index("reviews_by_installation", "reviews", ["installation"])
    op.create_index("reviews_by_end", "reviews", ["ended_ms"])


def _findings() -> None:
    op.create_table(
        "findings",
        sa.Column("review", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("finding", sa.Text(), primary_key=True),
        sa.Column("installation", sa.BigInteger(), nullable=False),
        sa.Column("repo_id", sa.BigInteger(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("severity", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
    )
    op.create_index("findings_by_repo", "findings", ["repo_id"])
    op.create_index("findings_by_installation", "findings", ["installation"])


def _unread_files() -> None:
    op.create_table(
        "unread_files",
        sa.Column("review", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("path", sa.Text(), primary_key=True),
        sa.Column("installation", sa.BigInteger(), nullable=False),
        sa.Column("repo_id", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("is_gap", sa.Boolean(), nullable=False),
    )
    op.create_index("unread_files_by_repo", "unread_files", ["repo_id"])
    op.create_index("unread_files_by_installation", "unread_files", ["installation"])


def _hazards() -> None:
    op.create_table(
        "hazards",
        sa.Column("repo_id", sa.BigInteger(), primary_key=True, autoincrement=False),
        sa.Column("number", sa.Integer(), primary_key=True, autoincrement=False),
        sa.Column("finding", sa.Text(), primary_key=True),
        sa.Column("installation", sa.BigInteger(), nullable=False),
        sa.Column("rule", sa.Text(), nullable=False),
        sa.Column("family", sa.Text(), nullable=False),
        sa.Column("severity", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("path", sa.Text(), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("first_ms", sa.BigInteger(), nullable=False),
        sa.Column("last_ms", sa.BigInteger(), nullable=False),
        sa.Column("review", sa.Integer(), nullable=False),
    )
    op.create_index("hazards_by_rule", "hazards", ["repo_id", "rule", "family", "state"])
    op.create_index("hazards_by_time", "hazards", ["repo_id", "first_ms", "family"])
    op.create_index("hazards_by_installation", "hazards", ["installation"])
