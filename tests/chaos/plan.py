"""What goes wrong in a run, from its number alone: one kill at a step, and troubles by a seed."""

import random
from dataclasses import dataclass
from itertools import zip_longest

from sandbox.faults import Cut, Fault, When, bad_gateway, secondary_limit, unicorn
from tests.chaos.traps import COMMIT, Deed, Moment, Trap

EFFECTS = {  # each writes to GitHub; how many of its kind a run has
    "POST */check-runs": 3,
    "POST */pulls/*/reviews": 2,
    "PATCH */check-runs/*": 3,
    "MUTATION": 1,
    "POST */reactions": 1,
    "POST */issues/*/comments": 1,
}
READS = ("QUERY", "GET */compare/*", "POST */access_tokens")
WORKER_COMMITS, WEB_COMMITS = 40, 6
TROUBLE = ("POST", "PATCH", "GET")


def _kills() -> list[Trap]:
    """A trap at every step: around all effects first, then the others mixed."""
    sides = tuple(Moment)
    effects = [
        Trap("worker", step, side, nth)
        for step, count in EFFECTS.items()
        for nth in range(1, count + 1)
        for side in sides
    ]
    reads = [Trap("worker", step, side) for step in READS for side in sides]
    web = [Trap("web", COMMIT, side, n) for n in range(1, WEB_COMMITS + 1) for side in sides]
    work = [Trap("worker", COMMIT, side, n) for n in range(1, WORKER_COMMITS + 1) for side in sides]
    random.Random(0).shuffle(work)  # noqa: S311 - the same each time
    mixed = zip_longest(web, reads, work)
    return [*effects, *(trap for some in mixed for trap in some if trap)]


KILLS = tuple(_kills())


@dataclass(frozen=True, slots=True)
class Plan:
    """Run `number`. `clock`: seconds by which the machine's time is off for a while.
    `mourned`: what was killed is not started again; its fellow takes over."""

    number: int
    seed: int
    traps: tuple[Trap, ...]
    faults: tuple[Fault, ...]
    clock: float
    mourned: bool
    duplicates: bool

    def __str__(self) -> str:
        told = [str(trap) for trap in self.traps]
        told += [f"{one.method} {one.path} {_what(one)}" for one in self.faults]
        told += [f"clock {self.clock:+.0f} s"] if self.clock else []
        return f"run {self.number}: " + "; ".join(told)


def _what(fault: Fault) -> str:
    if fault.answer is None:
        return f"{fault.delay:.1f} s late"
    answer = fault.answer if isinstance(fault.answer, Cut) else fault.answer.status
    return f"{answer} {fault.when}"


def plan(number: int, seed: int) -> Plan:
    """The same for the same number and seed."""
    dice = random.Random(f"{seed}/{number}")  # noqa: S311 - the same each time
    kill = KILLS[number % len(KILLS)]
    return Plan(
        number=number,
        seed=seed,
        traps=(kill, *_more(dice)),
        faults=tuple(_fault(dice) for _ in range(dice.choice((0, 1, 1, 2)))),
        clock=dice.choice((0, 0, 0, 0, 90, -90, 3600, -86400)),
        mourned=kill.role == "worker" and dice.random() < 0.3,
        duplicates=dice.random() < 0.3,
    )


def _more(dice: random.Random) -> list[Trap]:
    role = dice.choice(("web", "worker", "worker"))
    nth = dice.randint(1, WEB_COMMITS if role == "web" else WORKER_COMMITS)
    match dice.randint(0, 5):
        case 0:
            return [Trap(role, COMMIT, Moment.BEFORE, nth, Deed.TOLD)]
        case 1:
            return [Trap(role, COMMIT, Moment.BEFORE, nth, Deed.FULL, times=dice.randint(1, 8))]
        case 2:
            return [Trap("worker", dice.choice(tuple(EFFECTS)), dice.choice(tuple(Moment)), 1)]
        case _:
            return []


def _fault(dice: random.Random) -> Fault:
    answers = (bad_gateway(), unicorn(), Cut.SILENT, Cut.MIDDLE, secondary_limit(429, 1), None)
    answer = dice.choice(answers)
    limit = answer == secondary_limit(429, 1)
    return Fault(
        dice.choice(TROUBLE),
        "/**",
        answer,
        When.BEFORE if limit else dice.choice((When.BEFORE, When.AFTER, When.AFTER)),
        nth=dice.randint(1, 12),
        times=dice.choice((1, 1, 2)),
        delay=0.0 if answer else dice.uniform(0.3, 1.5),
    )
