"""How much waits, for how long, and how much came to nothing."""

from dataclasses import dataclass

from sqlalchemy import Engine, func, select

from bot.store.database import now_ms, reading
from bot.store.tables import deliveries, pulls


@dataclass(frozen=True, slots=True)
class Backlog:
    """Counts; `oldest_s` is how many seconds the oldest waiting delivery has waited, 0 if none."""

    waiting: int
    oldest_s: float
    under_way: int
    retrying: int
    dead: int


def backlog(engine: Engine) -> Backlog:
    """As it stands now. Reads a handful of indexed rows; raises SQLAlchemyError."""
    of, waits = deliveries.c, deliveries.c.state == "new"
    with reading(engine).connect() as connection:
        waiting, oldest = connection.execute(
            select(func.count(), func.min(of.received_ms)).where(waits)
        ).one()
        dead = connection.scalar(
            select(func.count()).select_from(deliveries).where(of.state == "dead")
        )
        jobs = select(func.count()).select_from(pulls).where(pulls.c.job.is_not(None))
        under_way = connection.scalar(jobs)
        retrying = connection.scalar(jobs.where(pulls.c.attempt > 0))
    age = (now_ms() - oldest) / 1000 if oldest else 0.0
    return Backlog(waiting, max(0.0, age), under_way or 0, retrying or 0, dead or 0)
