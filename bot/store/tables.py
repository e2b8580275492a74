"""The tables. Times are milliseconds since 1970, UTC. No source text is kept anywhere."""

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    Table,
    Text,
    false,
)

metadata = MetaData()

deliveries = Table(
    "deliveries",
    metadata,
    Column("id", Text, primary_key=True),  # X-GitHub-Delivery
    Column("event", Text, nullable=False),
    Column("headers", Text, nullable=False),  # a JSON object
    Column("payload", LargeBinary, nullable=False),  # as it came; empty once forgotten
    Column("received_ms", BigInteger, nullable=False),
    Column("state", Text, nullable=False),  # new | done | dead
    Column("reason", Text, nullable=False, server_default=""),
    Column("tries", Integer, nullable=False, server_default="0"),  # how often asked for again
    Column("settled_ms", BigInteger),  # when it became done or dead
    Index("deliveries_by_state", "state", "received_ms"),
)

pulls = Table(
    "pulls",
    metadata,
    Column("repo_id", BigInteger, primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("installation", BigInteger, nullable=False),
    Column("wanted", Text, nullable=False),  # the newest ReviewWanted, as a JSON object
    Column("wanted_head", Text, nullable=False),
    Column("asked", Integer, nullable=False),  # counts what was asked for
    Column("generation", Integer, nullable=False),  # counts what people asked for again
    Column("job", Text),  # the one review that is queued or running
    Column("attempt", Integer, nullable=False, server_default="0"),
    Column("not_before_ms", BigInteger, nullable=False, server_default="0"),
    Column("put_off_ms", BigInteger, nullable=False, server_default="0"),  # when that was decided
    Column("waits", Integer, nullable=False, server_default="0"),  # for GitHub's limits
    Column("trouble", Text, nullable=False, server_default=""),  # why the last attempt failed
    Column("quiet_head", Text),  # was wanted without a word: the App had just been installed
    Column("reviewed_head", Text),
    Column("reviewed_generation", Integer),
    Index("pulls_by_job", "job"),
    Index("pulls_by_head", "repo_id", "wanted_head"),
)

# Decisions to live with a finding (`bot.ledger.record.Record`); rows are only added.
ignores = Table(
    "ignores",
    metadata,
    Column("repo_id", BigInteger, primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("key", Text, primary_key=True),
    Column("deed", Text, nullable=False),  # ignore | unignore
    Column("target", Text, nullable=False),  # a finding's id or a rule's
    Column("by", Text, nullable=False),  # login
    Column("reason", Text, nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("until_ms", BigInteger),
    Column("woken", Boolean, nullable=False),  # its end was seen to
    Column("wide", Boolean, nullable=False, server_default=false()),  # of the whole repository
    Index("ignores_by_end", "woken", "until_ms"),
)

# Pull requests of which every record is in `ignores`; of others our comments are read first.
# Number 0 stands for the records of a whole repository.
ledgers = Table(
    "ledgers",
    metadata,
    Column("repo_id", BigInteger, primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("read_ms", BigInteger, nullable=False),
)

# Check runs that were opened and have not ended (`bot.store.runs`).
open_runs = Table(
    "open_runs",
    metadata,
    Column("run", BigInteger, primary_key=True, autoincrement=False),  # GitHub's id of it
    Column("repo_id", BigInteger, nullable=False),
    Column("number", Integer, nullable=False),
    Column("opened_ms", BigInteger, nullable=False),
    Index("open_runs_by_pull", "repo_id", "number"),
)

# One row for each review that ended. The four tables below hold what dashboards and reports show:
# places, rules, counts and times; no text of a repository, no title, no message that quotes code.
# Life: `bot.store.reviews.LIFE_DAYS` after the review; rows of one repository or installation go
# by `repo_id` and `installation`, which each table has.
reviews = Table(
    "reviews",
    metadata,
    Column("id", Integer, primary_key=True),
    Column("key", Text, nullable=False, unique=True),  # what the review's effects are known by
    Column("installation", BigInteger, nullable=False),
    Column("repo_id", BigInteger, nullable=False),
    Column("number", Integer, nullable=False),
    Column("head", Text, nullable=False),
    Column("delivery", Text, nullable=False),
    Column("why", Text, nullable=False),  # `bot.model.Why`
    Column("result", Text, nullable=False),  # `bot.attempt.Result`, or `not reviewed`
    Column("verdict", Text, nullable=False),  # `checks.model.Verdict`; empty: none was reached
    Column("ending", Text, nullable=False),  # the check run's conclusion; empty: there is no run
    Column("check_run", BigInteger),  # GitHub's id of it
    Column("blockers", Integer, nullable=False),  # of the findings that this change brings
    Column("warnings", Integer, nullable=False),
    Column("notices", Integer, nullable=False),
    Column("files", Integer, nullable=False),  # that were read
    Column("unread", Integer, nullable=False),  # and that were not, though something is in them
    Column("touched_lines", Integer, nullable=False),
    Column("requests", Integer, nullable=False),  # to GitHub
    Column("steps", Text, nullable=False),  # a JSON object: milliseconds by step, in order
    Column("began_ms", BigInteger, nullable=False),
    Column("ended_ms", BigInteger, nullable=False),
    Index("reviews_by_pull", "repo_id", "number", "id"),
    Index("reviews_by_installation", "installation"),
    Index("reviews_by_end", "ended_ms"),
)

# What one review found, and what of earlier findings was gone by then.
findings = Table(
    "findings",
    metadata,
    Column("review", Integer, primary_key=True, autoincrement=False),
    Column("finding", Text, primary_key=True),  # `checks.model.FindingId`
    Column("installation", BigInteger, nullable=False),
    Column("repo_id", BigInteger, nullable=False),
    Column("rule", Text, nullable=False),
    Column("severity", Text, nullable=False),
    Column("state", Text, nullable=False),  # `bot.store.reviews.State`
    Column("path", Text, nullable=False),
    Column("line", Integer, nullable=False),
    Index("findings_by_repo", "repo_id"),
    Index("findings_by_installation", "installation"),
)

# Files that one review did not read.
unread_files = Table(
    "unread_files",
    metadata,
    Column("review", Integer, primary_key=True, autoincrement=False),
    Column("path", Text, primary_key=True),
    Column("installation", BigInteger, nullable=False),
    Column("repo_id", BigInteger, nullable=False),
    Column("reason", Text, nullable=False),  # `checks.model.SkipReason`
    Column("is_gap", Boolean, nullable=False),  # it makes the verdict partial
    Index("unread_files_by_repo", "repo_id"),
    Index("unread_files_by_installation", "installation"),
)

# One row for each finding that a pull request ever brought: what became of it.
hazards = Table(
    "hazards",
    metadata,
    Column("repo_id", BigInteger, primary_key=True, autoincrement=False),
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("finding", Text, primary_key=True),
    Column("installation", BigInteger, nullable=False),
    Column("rule", Text, nullable=False),
    Column("family", Text, nullable=False),
    Column("severity", Text, nullable=False),
    Column("state", Text, nullable=False),  # `bot.store.reviews.State`
    Column("path", Text, nullable=False),
    Column("line", Integer, nullable=False),
    Column("first_ms", BigInteger, nullable=False),  # when it was first seen here
    Column("last_ms", BigInteger, nullable=False),  # when its state was last looked at
    Column("review", Integer, nullable=False),  # the one that said so
    Index("hazards_by_rule", "repo_id", "rule", "family", "state"),
    Index("hazards_by_time", "repo_id", "first_ms", "family"),
    Index("hazards_by_installation", "installation"),
)

# What each installation uses of GitHub (`bot.store.budgets`). Times at which a limit would be
# unused again, or a refusal is over.
budgets = Table(
    "budgets",
    metadata,
    Column("installation", BigInteger, primary_key=True, autoincrement=False),
    Column("second_ms", BigInteger, nullable=False, server_default="0"),
    Column("hour_ms", BigInteger, nullable=False, server_default="0"),
    Column("points_ms", BigInteger, nullable=False, server_default="0"),
    Column("blocked_ms", BigInteger, nullable=False, server_default="0"),
    Column("content_blocked_ms", BigInteger, nullable=False, server_default="0"),
    Column("strikes", Integer, nullable=False, server_default="0"),
)

probes = Table(
    "probes",
    metadata,
    Column("name", Text, primary_key=True),
    Column("at_ms", BigInteger, nullable=False),
)
