"""What the end of an installation asks for, as a job: nothing of its repositories is kept."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

import structlog
from dbos import DBOS
from sqlalchemy import Engine

from bot.logs import logger
from bot.model import DeliveryId, Departed, InstallationId
from bot.store.forget import forget
from bot.store.pulls import Pulls

KIND = "departure"  # tells this job from commands, which share its queue
_LOOKS = 60
_PAUSE_S = 5.0
log = logger("touchline.departures")


@dataclass(frozen=True, slots=True)
class Departures:
    """The body of every such job. Doing it again changes nothing."""

    pulls: Pulls
    database: Engine

    def do(self, stored: Mapping[str, Any]) -> str:
        """Waits for reviews that run, which would write again, and deletes."""
        departed = _departed(stored)
        with structlog.contextvars.bound_contextvars(
            delivery=departed.delivery, installation=departed.installation
        ):
            for _ in range(_LOOKS):
                if not self._works(departed):
                    break
                DBOS.sleep(_PAUSE_S)
            rows = forget(self.database, departed)
            log.info("what was kept of it is deleted", rows=rows)
            return f"{rows} deleted"

    def _works(self, departed: Departed) -> bool:
        """A review of theirs runs; without a token it soon ends."""
        return any(
            job.installation == departed.installation
            and (departed.whole or job.repo_id in departed.repositories)
            for job in self.pulls.under_way()
        )


def as_stored(departed: Departed) -> dict[str, Any]:
    """What the engine keeps of it."""
    return {"kind": KIND, **asdict(departed)}


def _departed(stored: Mapping[str, Any]) -> Departed:
    return Departed(
        installation=InstallationId(stored["installation"]),
        repositories=tuple(stored["repositories"]),
        whole=stored["whole"],
        delivery=DeliveryId(stored["delivery"]),
    )
