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
    Column("trouble", Text, nullable=False, server_default=""),  # why the last attempt failed
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

probes = Table(
    "probes",
    metadata,
    Column("name", Text, primary_key=True),
    Column("at_ms", BigInteger, nullable=False),
)
