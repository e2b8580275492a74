"""One try at a review: what it knows so far, and the effects that it has on GitHub.

Every effect may be tried again, in this process or in another one after a crash: each looks for
what an earlier try has left before it writes.
"""

from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from bot.compose import CheckRun, Composed, Ending, closed, gone, not_reviewed, superseded
from bot.examine import Checker, Examined, Ignores, Means, Rules, examine
from bot.github import publish
from bot.github.client import Repository
from bot.github.errors import Gone, Refused
from bot.github.state import Before, Now, State, ask_state, is_ahead, look
from bot.github.threads import edit
from bot.laps import Laps
from bot.model import PullRef, ReviewWanted, Sha, Superseded, Why
from bot.policies import Settled, settle
from bot.shared_head import with_worse
from checks.model import Finding, FindingId, Verdict
from checks.policy import Mode, Policy

__all__ = ["Attempt", "Json", "Outcome", "Result", "Tools"]

_QUIET = (
    "**A first look, after the installation.** Nothing is said in the conversation;"
    " comments come with the next push."
)
Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]


class Runs(Protocol):
    """Notes which check runs are open, for whoever comes next."""

    def opened(self, repo_id: int, number: int, run: int) -> None:
        """This run of a pull request is open."""
        ...

    def ended(self, run: int) -> None:
        """It has ended, or is gone."""
        ...

    def of(self, repo_id: int, number: int) -> Sequence[int]:
        """The open runs of a pull request."""
        ...


@dataclass(frozen=True, slots=True)
class Tools:
    """What a review works with. `clock` gives the time in UTC. `ignores`: those that people gave
    on the pull request. `runs`: the check runs that are open. `with_head`: what is known to be
    wanted of a commit of a repository."""

    github: Callable[[PullRef], Repository]
    checker: Checker
    rules: Rules
    clock: Callable[[], datetime]
    public_url: str | None = None
    ignores: Ignores | None = None
    runs: Runs | None = None
    with_head: Callable[[int, Sha], Sequence[ReviewWanted]] = lambda _repo_id, _head: ()

    def means(self, repo: Repository) -> Means:
        """What an examination of a pull request of this repository works with."""
        rules, clock = self.rules, self.clock
        return Means(repo, self.checker, rules, clock, self.public_url, self.ignores)


class Result(StrEnum):
    """How a review ended."""

    REVIEWED = "reviewed"
    ALREADY = "already reviewed"
    SUPERSEDED = "superseded"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Outcome:
    """For the log and the store. `verdict` and `findings` only where something was examined."""

    result: Result
    check_run: int | None = None
    ending: Ending | None = None
    verdict: Verdict | None = None
    found: tuple[Finding, ...] = ()
    newer: Superseded | None = None
    request_ids: tuple[str, ...] = ()  # GitHub's own, of each answer in this try
    examined: Examined | None = None  # what was found, where that is how the review ended
    laps: Laps = field(default_factory=Laps)

    @property
    def findings(self) -> int:
        """How many were found."""
        return len(self.found)


@dataclass(slots=True)
class Attempt:
    """`open`, `post` and `end` are the effects; `opened` and `posted` take what they answered.

    `sent`: how many annotations the check run has, `state`: what GitHub said last; both are None
    as soon as they may be stale, and then GitHub is asked.
    """

    wanted: ReviewWanted
    tools: Tools
    repo: Repository
    before: Before | None  # None: the pull request is gone
    settled: Settled
    result: Result = Result.REVIEWED
    run: int | None = None
    sent: int | None = None
    examined: Examined | None = None
    state: State | None = None
    early: CheckRun | None = None  # how the run ends instead of with what was found
    was_refused: bool = False  # GitHub would not even say how the pull request stands
    unsaid: frozenset[str] = frozenset()  # findings that no comment speaks of
    laps: Laps = field(default_factory=Laps)

    @classmethod
    def begin(cls, wanted: ReviewWanted, tools: Tools) -> "Attempt":
        """Asks how the pull request stands and which policy applies."""
        repo = tools.github(wanted.pull.itself)
        try:
            before = cls._stands(look(repo), wanted)
        except Gone:
            return cls(wanted, tools, repo, None, Settled(Policy()))
        settled = settle(repo, before, tools.rules.families, tools.checker)
        if wanted.why is Why.INSTALLED:
            settled = replace(settled, notes=(*settled.notes, _QUIET))
        return cls(wanted, tools, repo, before, settled)

    @classmethod
    def _stands(cls, before: Before, _wanted: ReviewWanted) -> Before:
        """How what is reviewed stands."""
        return before

    def __enter__(self) -> "Attempt":
        return self

    def __exit__(self, *_error: object) -> None:
        self.repo.close()

    @classmethod
    def last(cls, wanted: ReviewWanted, tools: Tools) -> "Attempt":
        """To give up with: where even the asking is refused, the defaults are in force."""
        try:
            return cls.begin(wanted, tools)
        except Refused:
            repo = tools.github(wanted.pull.itself)
            return cls(wanted, tools, repo, None, Settled(Policy()), was_refused=True)

    # --- the check run is opened ------------------------------------------------------------

    def open(self) -> Json:
        """Opens the check run, or finds the one that an earlier try has opened; runs that earlier
        reviews of the pull request have left open are ended."""
        found = publish.find_check_run(self.repo, self.wanted)
        self._end_others(found.id if found else None)
        if found and found.ended != Ending.CANCELLED:
            self.sent = found.annotations
            return _told(found.id, Result.ALREADY if found.ended else Result.REVIEWED)
        if self.before is None:
            raise Gone(f"{self.wanted.pull} is not there")
        if not self.before.now.is_open:
            return _told(None, Result.CLOSED)
        if self._is_superseded(self.before.now):
            return _told(None, Result.SUPERSEDED)
        if self.settled.policy.mode is Mode.SHADOW:
            return _told(None, Result.REVIEWED)
        opened = publish.open_check_run(self.repo, self.wanted, self.tools.clock())
        self._note(opened.id)
        self.sent = opened.annotations
        return _told(opened.id, Result.REVIEWED)

    def _note(self, run: int) -> None:
        pull = self.wanted.pull
        if self.tools.runs:
            self.tools.runs.opened(pull.repo_id, pull.number, run)

    def _end_others(self, own: int | None) -> None:
        """Another head or generation is wanted by now: nobody else would end these."""
        pull, runs = self.wanted.pull, self.tools.runs
        for run in runs.of(pull.repo_id, pull.number) if runs else ():
            if run != own:
                now = self.tools.clock()
                with suppress(Gone):
                    publish.end_check_run(self.repo, run, superseded(self.wanted.head), now, None)
                self._forget(run)

    def _forget(self, run: int) -> None:
        if self.tools.runs:
            self.tools.runs.ended(run)

    def opened(self, told: Json) -> None:
        """Takes what `open` said, now or in an earlier try."""
        assert isinstance(told, dict)  # noqa: S101 - what `open` returns
        run = told["run"]
        self.run = int(run) if isinstance(run, int) else None
        self.result = Result(str(told["result"]))

    @property
    def has_ended(self) -> bool:
        """True if there is nothing to review."""
        return self.result is not Result.REVIEWED

    @property
    def writes(self) -> bool:
        """True if there is a check run to end."""
        return self.run is not None

    # --- the change is examined -------------------------------------------------------------

    def examine(self) -> None:
        """Reads and checks the change, unless nobody waits for it any more."""
        if self.before is None:
            self._stop(Result.CLOSED, gone())
        elif not self.before.now.is_open:
            self._stop(Result.CLOSED, closed())
        else:
            self._examine(self.before)

    def _examine(self, before: Before) -> None:
        means = self.tools.means(self.repo)
        is_retargeted = self.wanted.why is Why.RETARGETED
        means = replace(means, is_retargeted=is_retargeted, laps=self.laps)
        try:
            self.examined = examine(self.wanted.head, before, self.settled, means)
        except Gone:
            self._stop(Result.CLOSED, gone())
        else:
            self.state = self.examined.state
            self._look_for_an_end(self.examined.state)

    def _look_for_an_end(self, state: State) -> None:
        """Somebody may have pushed or closed the pull request in the meantime."""
        if not state.now.is_open:
            self._stop(Result.CLOSED, closed())
        elif self._is_superseded(state.now):
            self._stop(Result.SUPERSEDED, superseded(state.now.head))

    def _is_superseded(self, now: Now) -> bool:
        head = self.wanted.head
        return now.head != head and not is_ahead(self.repo, now.head, head)

    def _stop(self, result: Result, early: CheckRun) -> None:
        self.result, self.early = result, early

    # --- the comments are posted ------------------------------------------------------------

    def post(self) -> Json:
        """Says what is new and what is gone, after what was said before; says which findings no
        comment speaks of.

        What was said before is read from GitHub each time, so an earlier try's work is not done
        again.
        """
        if self.early or self.examined is None or self.examined.context is None:
            return {"unsaid": []}
        try:
            return {"unsaid": [str(one) for one in self._post(self.examined)]}
        except Gone:  # since it was looked at last; the check run is still there to be ended
            self._stop(Result.CLOSED, gone())
            return {"unsaid": []}

    def _post(self, examined: Examined) -> Sequence[FindingId]:
        state, self.state = self.state or ask_state(self.repo), None
        self._look_for_an_end(state)
        if self.wanted.why is Why.INSTALLED:
            examined = examined.quiet()
        composed = None if self.early else self._composed(examined, state)
        if composed is None:
            return ()
        edit(self.repo, composed.edits)
        refused: Sequence[FindingId] = ()
        if composed.review:
            refused = publish.post_review(self.repo, self.wanted, composed.review)
        return (*composed.unsaid, *refused)

    def _composed(self, examined: Examined, state: State) -> Composed | None:
        """What resolving takes is asked for only where earlier comments change."""
        composed = examined.composed(state.memory)
        if composed and composed.edits and self.repo.may_resolve():
            return examined.composed(state.memory, may_resolve=True)
        return composed

    def posted(self, told: Json) -> None:
        """Takes what `post` said: the findings that must be told in the check run."""
        assert isinstance(told, dict)  # noqa: S101 - what `post` returns
        unsaid = told["unsaid"]
        self.unsaid = frozenset(map(str, unsaid)) if isinstance(unsaid, list) else frozenset()

    # --- the check run is ended -------------------------------------------------------------

    def end(self) -> Json:
        """Ends the check run with the verdict, or with why there is none."""
        assert self.run is not None  # noqa: S101 - asked for only where `writes`
        sent, self.sent = self.sent, None
        now = self.tools.clock()
        publish.end_check_run(self.repo, self.run, self._with_worse(self._ending), now, sent)
        self._forget(self.run)
        return None

    def _with_worse(self, own: CheckRun) -> CheckRun:
        wanted = self.wanted
        sharing = self.tools.with_head(wanted.pull.repo_id, wanted.head)
        return with_worse(self.repo, wanted, own, [one.pull.number for one in sharing])

    @property
    def _ending(self) -> CheckRun:
        check_run = self.examined.check_run if self.examined else None
        if self.early or self.examined is None or check_run is None:
            return self.early or gone()
        return replace(check_run, annotations=self.examined.annotations(self.unsaid))

    def end_without_review(self, reason: str) -> Json:
        """Ends the check run as not reviewed; one that was never opened is posted ended."""
        found = publish.find_check_run(self.repo, self.wanted)
        self._end_others(found.id if found else None)
        check_run = self._farewell(reason)
        if check_run is None or (found and found.ended):
            return None
        now = self.tools.clock()
        if found:
            publish.end_check_run(self.repo, found.id, check_run, now, found.annotations)
            self._forget(found.id)
        elif check_run.ending is not Ending.CANCELLED:
            publish.post_ended_check_run(self.repo, self.wanted, check_run, now)
        return None

    def _farewell(self, reason: str) -> CheckRun | None:
        if self.before is None:
            return not_reviewed(reason, Policy()) if self.was_refused else gone()
        if not self.before.now.is_open:
            return closed()
        if self.before.now.head != self.wanted.head:
            return superseded(self.before.now.head)
        return not_reviewed(reason, self.settled.policy)

    @property
    def _newer(self) -> Superseded | None:
        """The head that counts instead: its own delivery may be lost, or may have come before."""
        now = self.state.now if self.state else self.before.now if self.before else None
        if self.result is not Result.SUPERSEDED or now is None or now.is_draft:
            return None
        return Superseded(now.head, now.base)

    def outcome(self) -> Outcome:
        """What came of it."""
        report = self.examined.report if self.examined and not self.early else None
        return Outcome(
            result=self.result,
            check_run=self.run,
            ending=self._ending.ending if self.run is not None and self.examined else None,
            verdict=report.verdict if report else None,
            found=tuple(report.findings) if report else (),
            newer=self._newer,
            request_ids=tuple(self.repo.request_ids),
            examined=self.examined if report else None,
            laps=self.laps,
        )


def _told(run: int | None, result: Result) -> Json:
    return {"run": run, "result": result.value}
