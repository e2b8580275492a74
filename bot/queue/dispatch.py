"""Turns new deliveries into jobs: parse, note the wish, enqueue, settle. In this order.

After a crash anywhere in between the delivery is still new and goes through once more, which
changes nothing: wishes and jobs know their delivery.
"""

import json
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

import structlog

from bot import events, telemetry
from bot.inbox import OWN_WISH, Delivery, Inbox
from bot.logs import logger
from bot.model import (
    Arrived,
    ButtonPressed,
    CommandGiven,
    Departed,
    Event,
    Ignored,
    RerunAsked,
    ReviewWanted,
    Where,
    Why,
)
from bot.queue import arrivals, departures
from bot.queue.lease import UNANSWERED
from bot.queue.orders import as_stored
from bot.store.pulls import Job, Pulls, wanted_from_json

POLL_S = 0.5  # where the web is another process, which cannot wake us
LONGEST_PAUSE_S = 30.0  # while the database does not answer
log = logger("touchline.dispatch")


@dataclass(frozen=True, slots=True)
class Dispatch:
    """One delivery after the other."""

    inbox: Inbox
    pulls: Pulls
    enqueue: Callable[[Job], None]
    enqueue_order: Callable[[str, str, Mapping[str, Any]], None]
    leads: Callable[[], bool]  # of many workers one dispatches, so that order is kept

    def run(self, stop: threading.Event) -> None:
        """Until `stop` is set. Outlives a database that is gone for a while."""
        pause = POLL_S
        while not stop.is_set():
            try:
                while self.leads() and self.once() and not stop.is_set():
                    pass
                pause = POLL_S
            except UNANSWERED as error:
                pause = min(LONGEST_PAUSE_S, pause * 2)
                log.warning("database does not answer", why=type(error).__name__, pause_s=pause)
                stop.wait(pause)
            self.inbox.arrived.wait(pause)
            self.inbox.arrived.clear()

    def once(self) -> int:
        """Dispatch what is new; how many that were."""
        count = 0
        for delivery in self.inbox.take_new():
            with (
                structlog.contextvars.bound_contextvars(delivery=delivery.id),
                telemetry.span("dispatch", delivery.id, event=delivery.event),
            ):
                self._dispatch(delivery)
            count += 1
        return count

    def _dispatch(self, delivery: Delivery) -> None:
        try:
            event = _read(delivery)
        except events.MalformedError as error:
            self._bury(delivery, f"{delivery.event}: {error}")
            return
        except Exception as error:
            # One delivery that we cannot read must not keep the others waiting.
            log.exception("could not read a delivery")
            self._bury(delivery, f"{delivery.event}: {type(error).__name__}")
            return
        self._act(delivery, event)

    def _act(self, delivery: Delivery, event: Event) -> None:
        match event:
            case Ignored(why):
                log.info("ignored", github_event=delivery.event, why=why)
                self.inbox.forget(delivery.id, why)
            case CommandGiven():
                self._order(delivery, (event,))
            case ButtonPressed():
                self._order(delivery, self._pressed(event))
            case ReviewWanted():
                self._want(delivery, (event,))
            case RerunAsked():
                self._want(delivery, self._rerun(event))
            case Arrived():
                self._look_at(delivery, event)
            case Departed():
                self._let_go(delivery, event)

    def _rerun(self, asked: RerunAsked) -> tuple[ReviewWanted, ...]:
        """What GitHub named, and what only we know: it names no pull request of a fork."""
        named = {wanted.pull.number: wanted for wanted in asked.named}
        known = {
            wanted.pull.number: replace(wanted, why=Why.RERUN, delivery=asked.delivery)
            for wanted in self.pulls.with_head(asked.repo_id, asked.head)
        }
        return tuple({**known, **named}.values())

    def _pressed(self, button: ButtonPressed) -> tuple[CommandGiven, ...]:
        """A command for each pull request that GitHub names, or that only we know."""
        wanted = self.pulls.with_head(button.repo_id, button.head)
        known = {one.pull.number: one.pull for one in wanted if not one.pull.is_queued}
        pulls = {**known, **{pull.number: pull for pull in button.named}}
        return tuple(
            CommandGiven(
                pull=pull,
                where=Where.BUTTON,
                comment_id=button.check_run,
                author=button.author,
                lines=button.lines,
                key=f"{Where.BUTTON.value}-{button.check_run}-{button.delivery}",
                since=button.since,
                delivery=button.delivery,
            )
            for pull in pulls.values()
        )

    def _order(self, delivery: Delivery, commands: tuple[CommandGiven, ...]) -> None:
        for given in (_once_more(one, delivery) for one in commands):
            pull = f"{given.pull.repo_id}.{given.pull.number}"
            # `tries` makes it a new job where a person asked for a dead letter again.
            name = f"{delivery.id}.{pull}.command.{delivery.tries}"
            self.enqueue_order(name, pull, as_stored(given))
            log.info("commands", pull=str(given.pull), by=given.author, lines=len(given.lines))
        why = "" if commands else "no pull request has this head"
        self.inbox.done(delivery.id, why, events.without_code(delivery.payload))

    def _look_at(self, delivery: Delivery, arrived: Arrived) -> None:
        name = f"{delivery.id}.arrival.{delivery.tries}"
        where = f"installation.{arrived.installation}"
        self.enqueue_order(name, where, arrivals.as_stored(arrived))
        log.info("arrived", installation=arrived.installation, repos=len(arrived.repositories))
        self.inbox.done(delivery.id, "")

    def _let_go(self, delivery: Delivery, departed: Departed) -> None:
        name = f"{delivery.id}.departure.{delivery.tries}"
        where = f"installation.{departed.installation}"
        self.enqueue_order(name, where, departures.as_stored(departed))
        log.info("departed", installation=departed.installation, whole=departed.whole)
        self.inbox.forget(delivery.id, "")

    def _want(self, delivery: Delivery, wishes: tuple[ReviewWanted, ...]) -> None:
        for wanted in wishes:
            if delivery.tries:  # its check run has ended: this is another one
                wanted = replace(wanted, why=Why.RERUN)  # noqa: PLW2901 - the same wish
            wish = self.pulls.want(wanted)
            if wish.job:
                self.enqueue(wish.job)
            log.info(wish.answer.value, pull=str(wanted.pull), head=wanted.head, why=wanted.why)
        self.inbox.done(delivery.id, "" if wishes else "no pull request has this head")

    def _bury(self, delivery: Delivery, reason: str) -> None:
        log.warning("dead letter", reason=reason)
        self.inbox.dead(delivery.id, reason)


def _read(delivery: Delivery) -> Event:
    if delivery.event == OWN_WISH:
        return wanted_from_json(json.loads(delivery.payload))
    return events.read(delivery.event, delivery.payload, delivery.id)


def _once_more(given: CommandGiven, delivery: Delivery) -> CommandGiven:
    """Under another key where a person asked for a dead letter again: it was answered already, if
    only that it could not be done."""
    return replace(given, key=f"{given.key}-{delivery.tries}") if delivery.tries else given
