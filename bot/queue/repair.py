"""Finds what never reached us: deliveries that failed, and open pull requests without a review.

GitHub sends nothing again by itself, and its log lasts three days. So one worker asks the log for
failures and has them sent again, and walks what is open: after a day of being down, starting is
enough.
"""

import random
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.github.app import AppView, Attempted, Installed, OpenPull
from bot.github.errors import GitHubError, Gone
from bot.inbox import Inbox
from bot.logs import logger
from bot.model import DeliveryId, ReviewWanted, Why
from bot.queue.lease import UNANSWERED
from bot.store.moments import Moments
from bot.store.pulls import Job, Pulls

LOOK_S = 60.0  # between two looks at whether something is due
DELIVERIES_EVERY_S = 300.0
PULLS_EVERY_S = 1800.0
AGAIN_S = 600.0  # after GitHub did not answer
LOG = timedelta(days=3)
SETTLED = timedelta(minutes=1)  # what was sent just now may still be answered
SENDS = 5  # of one delivery; what never gets through is found by the walk
FRESH = timedelta(days=30)  # what we never heard of and nobody touched for longer waits for nothing
# What GitHub tells an App of its own deeds: nobody waits for it.
_ECHOES = frozenset(
    {
        ("check_run", "created"),
        ("check_run", "completed"),
        ("check_suite", "requested"),
        ("check_suite", "completed"),
    }
)
log = logger("touchline.repair")


@dataclass
class Repair:
    """Runs beside the jobs, in one worker of all."""

    app: AppView
    inbox: Inbox
    pulls: Pulls
    moments: Moments
    enqueue: Callable[[Job], None]
    leads: Callable[[], bool]

    def run(self, stop: threading.Event) -> None:
        """Until `stop` is set. Outlives a GitHub and a database that do not answer."""
        while not stop.is_set():
            pause = LOOK_S
            try:
                if self.leads():
                    self.once()
            except UNANSWERED as error:
                log.warning("database does not answer", why=type(error).__name__)
            except GitHubError as error:
                log.warning("nothing could be repaired", why=str(error))
                pause = AGAIN_S
            stop.wait(pause * random.uniform(0.8, 1.2))  # noqa: S311 - spreads load, keeps no secret

    def once(self) -> None:
        """Whatever is due."""
        if self.moments.is_due("deliveries", DELIVERIES_EVERY_S):
            self.send_again()
            self.moments.done("deliveries")
        if self.moments.is_due("pulls", PULLS_EVERY_S):
            self.walk()
            self.moments.done("pulls")

    # --- deliveries ---------------------------------------------------------------------------

    def send_again(self) -> int:
        """Have failed deliveries sent again that we do not know; how many."""
        count = 0
        for one in self._missed(datetime.now(UTC)):
            self.app.redeliver(one.number)
            count += 1
        if count:
            log.info("failed deliveries are sent again", deliveries=count)
        return count

    def _missed(self, now: datetime) -> Iterator[Attempted]:
        tries: dict[DeliveryId, list[Attempted]] = {}
        for one in self.app.attempts(now - LOG):
            tries.setdefault(one.delivery, []).append(one)
        wanted = {
            delivery: attempts
            for delivery, attempts in tries.items()
            if all(one.has_failed for one in attempts)
            and len(attempts) < SENDS
            and attempts[0].at < now - SETTLED
            and (attempts[0].event, attempts[0].action) not in _ECHOES
        }
        known = self.inbox.known(wanted)
        # The oldest first: in the order in which it all happened.
        for delivery in reversed(wanted):
            if delivery not in known:
                yield wanted[delivery][0]

    # --- pull requests ------------------------------------------------------------------------

    def walk(self) -> int:
        """Want a review of each open pull request whose head has none; how many."""
        count = 0
        for installed in self.app.installations():
            if installed.is_suspended:
                continue
            try:
                count += self._walk(installed)
            except Gone:  # uninstalled meanwhile
                continue
        log.info("open pull requests were looked at", without_review=count)
        return count

    def _walk(self, installed: Installed) -> int:
        count = 0
        for one in self.app.open_pulls(installed.id):
            if not one.is_draft and self._lacks_review(one):
                wish = self.pulls.want(_wanted(one, installed))
                if wish.job:
                    self.enqueue(wish.job)
                count += 1
        return count

    def _lacks_review(self, one: OpenPull) -> bool:
        stands = self.pulls.standing(one.pull.repo_id, one.pull.number)
        if stands is None:
            return one.updated >= datetime.now(UTC) - FRESH
        if stands.is_under_way and stands.wanted_head == one.head:
            return False
        return stands.reviewed_head != one.head


def _wanted(one: OpenPull, installed: Installed) -> ReviewWanted:
    """Quietly where it was open before we came."""
    pull = one.pull
    return ReviewWanted(
        pull=pull,
        head=one.head,
        base=one.base,
        why=Why.INSTALLED if one.updated < installed.since else Why.FOUND,
        delivery=DeliveryId(f"walk.{pull.repo_id}.{pull.number}.{one.head[:12]}"),
    )
