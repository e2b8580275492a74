"""Deliveries as they came, on the disk before GitHub hears 202.

One thread writes and commits in groups: many deliveries share one fsync. What is taken from the
inbox stays in it until it is settled, so a crash repeats work and loses none.
"""

import json
import queue
import threading
from collections.abc import Collection, Iterator, Mapping, Sequence
from concurrent.futures import Future
from concurrent.futures import TimeoutError as WaitTimeoutError
from dataclasses import asdict, dataclass
from enum import Enum, StrEnum
from typing import Any

from sqlalchemy import Connection, Engine, RowMapping, delete, func, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import SQLAlchemyError

from bot import metrics
from bot.logs import logger
from bot.model import DeliveryId, ReviewWanted
from bot.store.backlog import Backlog, backlog
from bot.store.database import checkpoint, insert_once, now_ms, reading
from bot.store.tables import deliveries, probes

GROUP = 64  # deliveries in one commit at most
WAITING = 1_000  # deliveries waiting for the writer at most; the rest hear "busy" and come again
PUT_S = 8.0  # GitHub hangs up after 10 s
_BATCH = 500
OWN_WISH = "a wish of our own"  # no event of GitHub's can have this name
DAY_MS = 24 * 3600 * 1000
PAYLOAD_DAYS = 3  # as long as GitHub's own log lasts; dead ones stay until dropped
ROW_DAYS = 30  # how long an id is known, so that a late redelivery is one piece of work
log = logger("touchline.inbox")


class State(StrEnum):
    """Where a delivery stands."""

    NEW = "new"
    DONE = "done"
    DEAD = "dead"


class Kept(Enum):
    """What `put` did. Both are durable, and both are answered 202."""

    STORED = "stored"
    DUPLICATE = "duplicate"


class InboxBusyError(Exception):
    """It could not be stored in time: GitHub must be told to come again."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """One webhook request, its body untouched. `tries` counts how often a person asked again."""

    id: DeliveryId
    event: str
    headers: Mapping[str, str]
    payload: bytes
    received_ms: int = 0
    tries: int = 0


@dataclass(frozen=True, slots=True)
class DeadLetter:
    """A delivery that came to nothing, and why."""

    id: DeliveryId
    event: str
    reason: str
    received_ms: int
    settled_ms: int
    size: int  # bytes of payload kept


_Task = tuple[Delivery | None, "Future[Kept]"]


class Inbox:
    """The deliveries table. `start` before `put`; reading and settling need no start."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._tasks: queue.Queue[_Task | None] = queue.Queue(WAITING)
        self._ending = False
        self._writer = threading.Thread(target=self._write_on, name="inbox-writer", daemon=True)
        self.arrived = threading.Event()  # set after each stored group; whoever waits clears it

    @property
    def database(self) -> Engine:
        """Where deliveries are kept, and all else that is."""
        return self._engine

    def start(self) -> None:
        """Start the writer."""
        self._writer.start()

    def stop(self) -> None:
        """Write what is waiting, then end the writer."""
        self._tasks.put(None)
        self._writer.join(timeout=PUT_S)

    @property
    def is_alive(self) -> bool:
        """False once the writer has ended; then nothing can be stored any more."""
        return self._writer.is_alive()

    def put(self, delivery: Delivery) -> Kept:
        """Store it; on the disk when this returns. Raises `InboxBusyError` after `PUT_S`."""
        with metrics.store_seconds.time():
            return self._ask(delivery)

    def backlog(self) -> Backlog:
        """What waits on this database, and what came to nothing. Raises SQLAlchemyError."""
        return backlog(self._engine)

    def probe(self) -> None:
        """Write and commit something small the way `put` does; raises `InboxBusyError`."""
        self._ask(None)

    def _ask(self, delivery: Delivery | None) -> Kept:
        answer: Future[Kept] = Future()
        try:
            self._tasks.put((delivery, answer), timeout=PUT_S)
            return answer.result(timeout=PUT_S)
        except queue.Full:
            raise InboxBusyError("too many deliveries wait for the disk") from None
        except WaitTimeoutError:
            raise InboxBusyError(f"not stored within {PUT_S:.0f} s") from None
        except SQLAlchemyError as error:
            raise InboxBusyError(f"the database refused: {type(error).__name__}") from error

    # ---- the writer's thread

    def _write_on(self) -> None:
        while not self._ending:
            if group := self._next_group():
                self._write(group)
                self.arrived.set()

    def _next_group(self) -> list[_Task]:
        """Wait for one, then take what came meanwhile."""
        group: list[_Task] = []
        while len(group) < GROUP and not (group and self._tasks.empty()):
            task = self._tasks.get()
            if task is None:
                self._ending = True
                break
            group.append(task)
        return group

    def _write(self, group: Sequence[_Task]) -> None:
        try:
            with self._engine.begin() as connection:
                kept = [_insert(connection, delivery) for delivery, _ in group]
        except SQLAlchemyError as error:
            self._write_one_by_one(group, error)
        else:
            for (_, answer), how in zip(group, kept, strict=True):
                answer.set_result(how)

    def _write_one_by_one(self, group: Sequence[_Task], error: SQLAlchemyError) -> None:
        # One that cannot be stored must not take the others with it.
        if len(group) == 1:
            log.error("delivery not stored", error=type(error).__name__)
            group[0][1].set_exception(error)
            return
        for task in group:
            self._write([task])

    # ---- the worker's side

    def take_new(self, limit: int = 50) -> Iterator[Delivery]:
        """The oldest that nobody has settled yet, each read when its turn comes: they can be large.

        They stay until they are settled.
        """
        query = select(deliveries.c.id).where(deliveries.c.state == State.NEW)
        query = query.order_by(deliveries.c.received_ms, deliveries.c.id).limit(limit)
        with reading(self._engine).connect() as connection:
            new = connection.execute(query).scalars().all()
        for delivery in new:
            yield self._get(DeliveryId(delivery))

    def known(self, ids: Collection[DeliveryId]) -> frozenset[DeliveryId]:
        """Those of them that were stored, whatever became of them."""
        found: set[DeliveryId] = set()
        wanted = list(ids)
        with reading(self._engine).connect() as connection:
            for at in range(0, len(wanted), _BATCH):
                query = select(deliveries.c.id).where(deliveries.c.id.in_(wanted[at : at + _BATCH]))
                found.update(map(DeliveryId, connection.execute(query).scalars()))
        return frozenset(found)

    def _get(self, delivery: DeliveryId) -> Delivery:
        query = select(deliveries).where(deliveries.c.id == delivery)
        with reading(self._engine).connect() as connection:
            return _delivery(connection.execute(query).mappings().one())

    def done(self, delivery: DeliveryId, reason: str = "", payload: bytes | None = None) -> None:
        """It has become work, or needs none. Its payload, or this one in its stead, is deleted
        after `PAYLOAD_DAYS`."""
        more = {} if payload is None else {"payload": payload}
        self._settle(delivery, State.DONE, reason, **more)

    def dead(self, delivery: DeliveryId, reason: str) -> None:
        """It came to nothing: keep it with the reason until a person retries or drops it."""
        self._settle(delivery, State.DEAD, reason)

    def bury(self, wanted: ReviewWanted, reason: str) -> None:
        """This review came to nothing. Where no delivery brought the wish (it was found open, or
        an ignore ended), the wish itself is kept in one's stead."""
        own = {
            "id": wanted.delivery,
            "event": OWN_WISH,
            "headers": "{}",
            "payload": json.dumps(asdict(wanted)).encode(),
            "received_ms": now_ms(),
            "state": State.DEAD,
        }
        with self._engine.begin() as connection:
            insert_once(connection, deliveries, own)
        self.dead(wanted.delivery, reason)

    def forget(self, delivery: DeliveryId, reason: str) -> None:
        """Done, and its payload is deleted at once."""
        self._settle(delivery, State.DONE, reason, payload=b"")

    def _settle(self, delivery: DeliveryId, state: State, reason: str, **more: bytes) -> None:
        change = update(deliveries).where(deliveries.c.id == delivery)
        values = {"state": state, "reason": reason, "settled_ms": now_ms(), **more}
        with self._engine.begin() as connection:
            connection.execute(change.values(values))

    # ---- dead letters

    def dead_letters(self, limit: int = 100) -> tuple[DeadLetter, ...]:
        """The newest first."""
        row = deliveries.c
        size = func.length(row.payload)  # not the payloads themselves: they can be large
        query = select(row.id, row.event, row.reason, row.received_ms, row.settled_ms, size)
        query = query.where(row.state == State.DEAD).order_by(row.settled_ms.desc(), row.id)
        with reading(self._engine).connect() as connection:
            return tuple(DeadLetter(*found) for found in connection.execute(query.limit(limit)))

    def retry(self, delivery: DeliveryId) -> bool:
        """Make a dead letter new again; False if there is none of this id."""
        change = {"state": State.NEW, "reason": "", "tries": deliveries.c.tries + 1}
        return self._change_dead(delivery, change)

    def drop(self, delivery: DeliveryId) -> bool:
        """Give a dead letter up and delete its payload; False if there is none of this id."""
        change = {"state": State.DONE, "reason": "dropped", "payload": b""}
        return self._change_dead(delivery, change)

    def _change_dead(self, delivery: DeliveryId, values: Mapping[str, object]) -> bool:
        is_it = (deliveries.c.id == delivery) & (deliveries.c.state == State.DEAD)
        with self._engine.begin() as connection:
            return connection.execute(update(deliveries).where(is_it).values(values)).rowcount == 1

    def clean(self) -> int:
        """Delete what has outlived its time; how many payloads and rows that were."""
        settled = deliveries.c.state == State.DONE
        old_payload = deliveries.c.settled_ms < now_ms() - PAYLOAD_DAYS * DAY_MS
        old_row = deliveries.c.settled_ms < now_ms() - ROW_DAYS * DAY_MS
        emptied = update(deliveries).where(settled & old_payload & (deliveries.c.payload != b""))
        with self._engine.begin() as connection:
            count = connection.execute(emptied.values(payload=b"")).rowcount
            count += connection.execute(delete(deliveries).where(settled & old_row)).rowcount
        checkpoint(self._engine)
        return count


def _insert(connection: Connection, delivery: Delivery | None) -> Kept:
    if delivery is None:
        _write_probe(connection)
        return Kept.STORED
    values = {
        "id": delivery.id,
        "event": delivery.event,
        "headers": json.dumps(dict(delivery.headers)),
        "payload": delivery.payload,
        "received_ms": now_ms(),
        "state": State.NEW,
    }
    insert = _dialect(connection).insert(deliveries).values(values).on_conflict_do_nothing()
    is_new = connection.execute(insert.returning(deliveries.c.id)).first()
    return Kept.STORED if is_new else Kept.DUPLICATE


def _write_probe(connection: Connection) -> None:
    insert = _dialect(connection).insert(probes).values(name="inbox", at_ms=now_ms())
    connection.execute(
        insert.on_conflict_do_update(index_elements=["name"], set_={"at_ms": now_ms()})
    )


def _dialect(connection: Connection) -> Any:
    return postgresql if connection.dialect.name == "postgresql" else sqlite


def _delivery(row: RowMapping) -> Delivery:
    return Delivery(
        DeliveryId(row["id"]),
        row["event"],
        json.loads(row["headers"]),
        row["payload"],
        row["received_ms"],
        row["tries"],
    )
