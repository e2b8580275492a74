"""The job engine: DBOS, held at arm's length.

What was found out about it, and why it is used in this way: docs/architecture.md.
"""

import os
import secrets
import socket
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields
from datetime import UTC, datetime, timedelta
from enum import Enum
from pathlib import Path
from threading import Thread
from typing import Any, cast

from dbos import DBOS, DBOSClient, DBOSPortableJSONSerializer, WorkflowStatus
from sqlalchemy.engine import make_url

from bot.logs import logger
from bot.queue.lease import AlreadyHeldError, Lease, Take
from bot.store.database import now_ms, open_database
from bot.store.pulls import Job, JobId

QUEUE = "reviews"
WORKFLOW = "review"
ORDERS = "commands"
ORDER = "command"
APPLICATION = "touchline"
VERSION = "1"  # of the order of steps; a new one only together with a drain of the old
POLL_S = 0.25
AT_ONCE = 64  # jobs in one worker; most of them wait for GitHub, the pool bounds the work
ORDERS_AT_ONCE = 16  # comments with commands in one worker, beside the reviews
OF_ONE_INSTALLATION = 4  # in one worker, so that a flood leaves room for the others
RECOVERIES = 3  # a job that kills its worker more often is dead
KEPT_DAYS = 7  # finished jobs
_BATCH = 500
_NO_LIMIT_S = 24 * 3600
_SERIALIZER = DBOSPortableJSONSerializer()  # the default is pickle
Body = Callable[[Job, Callable[[Job], None]], str]
OrderBody = Callable[[Mapping[str, Any], Callable[[Job], None]], str]
log = logger("touchline.queue")


class Standing(Enum):
    """What the engine knows of a job."""

    UNKNOWN = "unknown"
    LIVE = "live"
    ENDED = "ended"
    FAILED = "failed"
    DEADLY = "deadly"  # it was there each time that its worker died


_STANDING = {
    "DELAYED": Standing.LIVE,
    "ENQUEUED": Standing.LIVE,
    "PENDING": Standing.LIVE,
    "SUCCESS": Standing.ENDED,
    "MAX_RECOVERY_ATTEMPTS_EXCEEDED": Standing.DEADLY,
}


def jobs_url(database_url: str) -> str:
    """Where the engine keeps its own tables.

    On SQLite a file beside ours: a file has one writer at a time, and in one file with the jobs a
    delivery waited up to 1.2 s for its 202 (p99 at 100 a second) instead of 0.07 s. Nothing hangs
    on both at once: what a crash leaves apart, `Sweep` mends. On PostgreSQL a schema of its own.
    """
    url = make_url(database_url)
    if url.get_backend_name() != "sqlite":
        return database_url
    file = Path(str(url.database))
    beside = url.set(database=str(file.with_name(f"{file.stem}-jobs{file.suffix}")))
    return beside.render_as_string(hide_password=False)


def executor_id() -> str:
    """A name for this worker that no other ever has, also not after a restart."""
    return f"{socket.gethostname()}-{os.getpid()}-{secrets.token_hex(6)}"


class JobEngine:
    """Runs `work(job, enqueue)` once for each enqueued job, again after a crash; `order` likewise
    for what `enqueue_order` was given.

    One at a time in a process: the engine below is a global. `start` raises `AlreadyHeldError`
    if another worker runs on the same SQLite file.
    """

    def __init__(self, database_url: str, take: Take, work: Body, order: OrderBody) -> None:
        self._url = jobs_url(database_url)
        self._work = work
        self._order = order
        self._take = take
        self._id = executor_id()
        self._lease: Lease | None = None
        self._client: DBOSClient | None = None

    def start(self) -> None:
        """Take the lease, then launch: never two owners of one job."""
        self._lease = self._take(self._id)
        if not self._lease:
            raise AlreadyHeldError("another worker runs on this SQLite database; stop it first")
        open_database(self._url).connect().close()  # a SQLite file remembers its WAL mode
        DBOS(
            config={
                "name": APPLICATION,
                "system_database_url": self._url,
                "executor_id": self._id,
                "application_version": VERSION,
                "serializer": _SERIALIZER,
                "log_level": "WARNING",
                # Waiting jobs hold their thread: reviews must leave some for commands.
                "max_executor_threads": AT_ONCE + ORDERS_AT_ONCE,
            }
        )
        self._register()
        DBOS.launch()
        DBOS.register_queue(
            QUEUE,
            worker_concurrency=AT_ONCE,
            partition_worker_concurrency=OF_ONE_INSTALLATION,
            polling_interval_sec=POLL_S,
        )
        DBOS.register_queue(
            ORDERS,
            worker_concurrency=ORDERS_AT_ONCE,
            partition_concurrency=1,
            polling_interval_sec=POLL_S,
        )
        self._client = _client(self._url)

    def stop(self, drain_s: float) -> bool:
        """Start nothing new and wait for what runs; False if something still runs after that.

        Then the process must end at once: its jobs go on in the next one.
        """
        # The engine's own limit would take the database away from under the running jobs.
        drained = Thread(target=_destroy, name="queue-drain", daemon=True)
        drained.start()
        drained.join(drain_s)
        if drained.is_alive():
            return False
        if self._client:
            self._client.destroy()
        if self._lease:
            self._lease.release()
        return True

    @property
    def holds_lease(self) -> bool:
        """False once others may take this worker's jobs: it must end at once."""
        return self._lease is not None and self._lease.is_held()

    def enqueue(self, job: Job) -> None:
        """Durable when it returns. The same id again changes nothing."""
        delay_s = max(0.0, (job.not_before_ms - now_ms()) / 1000)
        options: dict[str, Any] = {
            "workflow_name": WORKFLOW,
            "queue_name": QUEUE,
            "workflow_id": job.id,
            "queue_partition_key": str(job.installation),
        }
        if delay_s:
            options["delay_seconds"] = delay_s
        self._connected.enqueue(cast(Any, options), _stored(job))

    def enqueue_order(self, name: str, pull: str, order: Mapping[str, Any]) -> None:
        """A job for `order`; those of one pull request run one after the other.

        Durable when it returns. The same name again changes nothing.
        """
        options: dict[str, Any] = {
            "workflow_name": ORDER,
            "queue_name": ORDERS,
            "workflow_id": name,
            "queue_partition_key": pull,
        }
        self._connected.enqueue(cast(Any, options), dict(order))

    def hasten(self, job: JobId) -> None:
        """Let a job that was to wait begin now."""
        self._connected.set_workflow_delay(job, delay_seconds=0.0)

    def standings(self, ids: Iterable[JobId]) -> dict[JobId, Standing]:
        """How these jobs stand."""
        wanted = list(ids)
        known: dict[str, Standing] = {}
        for start in range(0, len(wanted), _BATCH):
            batch = cast(list[str], wanted[start : start + _BATCH])
            for status in self._list(workflow_ids=batch):
                known[status.workflow_id] = _STANDING.get(status.status, Standing.FAILED)
        return {job: known.get(job, Standing.UNKNOWN) for job in wanted}

    def recover(self) -> int:
        """Take over what dead workers left; how many workers that were."""
        running = self._list(status="PENDING")
        dead = 0
        for executor in {w.executor_id for w in running if w.executor_id} - {self._id}:
            if lease := self._take(executor):
                log.warning("worker is gone, its jobs are taken over", executor=executor)
                # Private: the engine offers no other way, and its version is pinned.
                DBOS._recover_pending_workflows([executor])
                lease.release()
                dead += 1
        return dead

    def clean(self) -> int:
        """Delete jobs that ended long ago; how many."""
        before = (datetime.now(UTC) - timedelta(days=KEPT_DAYS)).isoformat()
        ended = ["SUCCESS", "ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED"]
        old = [w.workflow_id for w in self._list(status=ended, completed_before=before)]
        if old:
            self._connected.delete_workflows(old)
        return len(old)

    def ask(self) -> None:
        """Raises unless the engine's database answers."""
        self._connected.check_connection()

    def _register(self) -> None:
        # A plain function: the engine writes attributes on what it registers.
        @DBOS.workflow(name=WORKFLOW, max_recovery_attempts=RECOVERIES)
        def review(job: dict[str, Any]) -> str:
            return self._work(Job(**job), self.enqueue)

        @DBOS.workflow(name=ORDER, max_recovery_attempts=RECOVERIES)
        def command(order: dict[str, Any]) -> str:
            return self._order(order, self.enqueue)

    def _list(self, **filters: Any) -> list[WorkflowStatus]:
        return self._connected.list_workflows(
            limit=_BATCH, load_input=False, load_output=False, **filters
        )

    @property
    def _connected(self) -> DBOSClient:
        if not self._client:
            raise RuntimeError("the job engine is not started")
        return self._client


def _stored(job: Job) -> dict[str, Any]:
    """Without what is as usual: a worker of the version before may not know every field."""
    return {
        one.name: getattr(job, one.name)
        for one in fields(job)
        if getattr(job, one.name) != one.default
    }


def _destroy() -> None:
    DBOS.destroy(workflow_completion_timeout_sec=_NO_LIMIT_S, destroy_registry=True)


def migrate(database_url: str) -> None:
    """Create or upgrade the engine's own tables."""
    DBOS.migrate(jobs_url(database_url))


def _client(url: str) -> DBOSClient:
    return DBOSClient(
        system_database_url=url,
        serializer=_SERIALIZER,
        application_name=APPLICATION,
        retry_connection_errors=False,
    )
