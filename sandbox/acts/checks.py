"""Check suites, check runs and commit statuses."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal

from sandbox.acts.accounts import Accounts
from sandbox.model import (
    Annotation,
    App,
    CheckAction,
    CheckRun,
    CheckSuite,
    CommitStatus,
    Event,
    Repository,
    RequestedAction,
    User,
)
from sandbox.state import WorldError, node_id


@dataclass(frozen=True, slots=True)
class Output:
    """What a request says in `output`."""

    title: str | None  # None: as it was
    summary: str
    text: str | None = None
    annotations: Sequence[Annotation] = ()


@dataclass(frozen=True, slots=True)
class RunFields:
    """What a request says of a check run; None leaves a field as it is.

    A `conclusion` sets the status to completed, as docs.github.com/rest/checks/runs says.
    """

    name: str | None = None
    status: str | None = None
    conclusion: str | None = None
    external_id: str | None = None
    details_url: str | None = None
    started_at: datetime | None = None
    completed_at: datetime | None = None
    output: Output | None = None
    actions: Sequence[CheckAction] | None = field(default=None)


@dataclass(frozen=True, slots=True)
class StatusFields:
    """What a request says of a commit status."""

    state: Literal["error", "failure", "pending", "success"]
    context: str = "default"
    description: str | None = None
    target_url: str | None = None


class Checks(Accounts):
    """What Apps say of commits."""

    def suite_for(
        self, app: App, repository: Repository, sha: str, branch: str | None = None
    ) -> CheckSuite:
        """Return the suite of an App on a commit; made if it is not there."""
        for suite in repository.check_suites:
            if suite.app is app and suite.head_sha == sha:
                return suite
        number = self.new_id("check_suite")
        suite = CheckSuite(
            id=number,
            node_id=node_id("CS", number),
            repository=repository,
            app=app,
            head_sha=sha,
            head_branch=branch,
            created_at=self.now(),
            updated_at=self.now(),
        )
        repository.check_suites.append(suite)
        self.nodes[suite.node_id] = suite
        return suite

    def request_suites(
        self, repository: Repository, branch: str, shas: tuple[str | None, str], by: User
    ) -> None:
        """Open a suite for every App that may write checks, after a push of (before, after).

        docs.github.com/rest/guides/using-the-rest-api-to-interact-with-checks: GitHub does so
        for pushes to the repository itself, not for those to its forks.
        """
        before, after = shas
        for installation in self.installations_of(repository):
            if installation.permissions.get("checks") != "write":
                continue
            suite = self.suite_for(installation.app, repository, after, branch)
            suite.before = suite.before or before
            self._tell_suite(suite, "requested", by)

    def rerequest_suite(self, suite: CheckSuite, by: User) -> None:
        """Ask the App of a suite to run all its checks again."""
        with self.lock:
            suite.updated_at = self.now()
            self._tell_suite(suite, "rerequested", by)

    def _tell_suite(self, suite: CheckSuite, action: str, by: User) -> None:
        event = Event(
            "check_suite",
            action,
            sender=by,
            repository=suite.repository,
            check_suite=suite,
            only=None if action == "completed" else suite.app,
        )
        self.emit(event)

    # -- runs --------------------------------------------------------------------------

    def create_check_run(
        self, app: App, repository: Repository, sha: str, fields: RunFields
    ) -> CheckRun:
        """Make a check run of an App on a commit."""
        with self.lock:
            suite = self.suite_for(app, repository, sha, self._branch_at(repository, sha))
            number = self.new_id("check_run")
            run = CheckRun(
                id=number,
                node_id=node_id("CR", number),
                suite=suite,
                name=fields.name or "",
                external_id="",
                details_url=app.external_url,
                status="queued",
                started_at=self.now(),
                created_at=self.now(),
            )
            suite.runs.append(run)
            self.nodes[run.node_id] = run
            self._fill(run, fields)
            self._tell_run(run, "created", app.bot)
            self._settled(run, "queued")
            return run

    def update_check_run(self, run: CheckRun, fields: RunFields) -> None:
        """Change a check run; annotations are appended to those that it has.

        docs.github.com/rest/checks/runs#update-a-check-run
        """
        with self.lock:
            before = run.status
            self._fill(run, fields)
            self._settled(run, before)

    def _fill(self, run: CheckRun, fields: RunFields) -> None:
        run.name = fields.name or run.name
        run.external_id = _given(fields.external_id, run.external_id)
        run.details_url = _given(fields.details_url, run.details_url)
        run.started_at = fields.started_at or run.started_at
        if fields.actions is not None:
            run.actions = list(fields.actions)
        if fields.output is not None:
            self._fill_output(run, fields.output)
        self._fill_status(run, fields)
        run.suite.updated_at = self.now()

    def _fill_output(self, run: CheckRun, output: Output) -> None:
        run.title = output.title if output.title is not None else run.title
        run.summary = output.summary
        run.text = output.text if output.text is not None else run.text
        run.annotations.extend(output.annotations)

    def _fill_status(self, run: CheckRun, fields: RunFields) -> None:
        if fields.conclusion or fields.completed_at:
            run.status = "completed"
            run.conclusion = fields.conclusion or run.conclusion
            run.completed_at = fields.completed_at or self.now()
        elif fields.status:
            run.status = fields.status
            if fields.status != "completed":
                run.conclusion = run.completed_at = None

    def _settled(self, run: CheckRun, before: str) -> None:
        if run.status != "completed" or before == "completed":
            return
        self._tell_run(run, "completed", run.app.bot)
        if all(other.status == "completed" for other in run.suite.latest_runs):
            self._tell_suite(run.suite, "completed", run.app.bot)

    def rerequest_run(self, run: CheckRun, by: User) -> None:
        """Press `Re-run` on a check run."""
        with self.lock:
            self._tell_run(run, "rerequested", by)

    def press(self, run: CheckRun, identifier: str, by: User) -> None:
        """Press one of the buttons of a check run; raises WorldError where it has no such one."""
        with self.lock:
            if identifier not in {action.identifier for action in run.actions}:
                raise WorldError(f"the check run {run.name!r} has no action {identifier!r}")
            self._tell_run(run, "requested_action", by, RequestedAction(identifier))

    def _tell_run(
        self, run: CheckRun, action: str, by: User, pressed: RequestedAction | None = None
    ) -> None:
        # docs.github.com/webhooks/webhook-events-and-payloads#check_run: `rerequested` and
        # `requested_action` go to the App of the run alone.
        private = action in {"rerequested", "requested_action"}
        event = Event(
            "check_run",
            action,
            sender=by,
            repository=run.suite.repository,
            check_run=run,
            check_suite=run.suite,
            requested_action=pressed,
            only=run.app if private else None,
        )
        self.emit(event)

    def _branch_at(self, repository: Repository, sha: str) -> str | None:
        branches = self.git.branches(repository.id)
        return next((name for name, tip in branches.items() if tip == sha), None)

    def check_run(self, repository: Repository, number: int) -> CheckRun | None:
        """Return a check run of a repository by its id, or None."""
        runs = (run for suite in repository.check_suites for run in suite.runs)
        return next((run for run in runs if run.id == number), None)

    def runs_at(self, repository: Repository, sha: str) -> list[CheckRun]:
        """Return every check run on a commit, oldest first."""
        suites = [s for s in repository.check_suites if s.head_sha == sha]
        return sorted((run for s in suites for run in s.runs), key=lambda run: run.id)

    # -- statuses ----------------------------------------------------------------------

    def set_status(
        self, repository: Repository, sha: str, by: User, status: StatusFields
    ) -> CommitStatus:
        """Say something of a commit the old way."""
        with self.lock:
            number = self.new_id("status")
            made = CommitStatus(
                id=number,
                node_id=node_id("SC", number),
                sha=sha,
                state=status.state,
                context=status.context,
                description=status.description,
                target_url=status.target_url,
                creator=by,
                created_at=self.now(),
                updated_at=self.now(),
            )
            repository.statuses.append(made)
            self.nodes[made.node_id] = made
            self.emit(Event("status", None, sender=by, repository=repository, status=made))
            return made


def _given(new: str | None, old: str) -> str:
    return old if new is None else new
