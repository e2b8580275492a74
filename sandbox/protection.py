"""What stands between a pull request and its merge, in the words of GitHub's merge box.

Rules: https://docs.github.com/repositories/configuring-branches-and-merges-in-your-repository/
managing-protected-branches/about-protected-branches; which conclusions pass:
https://docs.github.com/pull-requests/collaborating-with-pull-requests/
collaborating-on-repositories-with-code-quality-features/about-status-checks (success, neutral
and skipped); a check and a status of one name must both pass:
https://docs.github.com/repositories/configuring-branches-and-merges-in-your-repository/
managing-protected-branches/troubleshooting-required-status-checks
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from sandbox.model import (
    CheckRun,
    CommitStatus,
    Protection,
    PullRequest,
    Repository,
    RequiredCheck,
    ReviewState,
    User,
)
from sandbox.state import State

PASSING = {"success", "neutral", "skipped"}
WRITERS = {"write", "maintain", "admin"}
MergeableState = Literal["unknown", "draft", "dirty", "blocked", "behind", "unstable", "clean"]


class Standing(StrEnum):
    """Where a required check stands."""

    PASSED = "passed"
    EXPECTED = "expected"  # nothing was reported yet
    PENDING = "pending"
    FAILED = "failing"


@dataclass(frozen=True, slots=True)
class RequiredState:
    """A required check and where it stands on a commit."""

    check: RequiredCheck
    standing: Standing


@dataclass(frozen=True, slots=True)
class MergeBox:
    """What the merge box of a pull request shows: the state REST gives, and why.

    `reasons` are for people, one sentence each; `refusal` is what the merge endpoint says.
    """

    state: MergeableState
    reasons: tuple[str, ...]
    required: tuple[RequiredState, ...]
    refusal: str | None
    bypassable: bool  # nothing but the branch's protection stands in the way

    @property
    def mergeable(self) -> bool:
        """Whether the merge button works."""
        return self.refusal is None


@dataclass(frozen=True, slots=True)
class Facts:
    """What decides over a merge, looked at once: git is asked for some of it."""

    pull: PullRequest
    rules: Protection
    required: tuple[RequiredState, ...]
    conflicts: bool
    behind: bool  # and that matters: the branch must be up to date


def facts_of(state: State, pull: PullRequest) -> Facts:
    """Look at everything that decides over a merge."""
    rules = protection_of(pull.repository, pull.base_ref)
    return Facts(
        pull,
        rules,
        required_states(pull.repository, rules, pull.head_sha),
        conflicts=pull.state == "open" and has_conflicts(state, pull),
        behind=rules.strict and is_behind(state, pull),
    )


def merge_box(state: State, pull: PullRequest) -> MergeBox:
    """Everything that decides over a merge, as the merge box shows it."""
    facts = facts_of(state, pull)
    reasons = tuple(_reasons(facts))
    never = _never(facts)
    refusal = never or requirement_refusal(facts)
    return MergeBox(_word(facts, reasons), reasons, facts.required, refusal, never is None)


def protection_of(repository: Repository, branch: str) -> Protection:
    """The protection of a branch; an unprotected one demands nothing."""
    return repository.protections.get(branch) or Protection(branch)


# --- required checks ----------------------------------------------------------------------------


def required_states(
    repository: Repository, rules: Protection, sha: str
) -> tuple[RequiredState, ...]:
    """Where every required check of a branch stands on a commit."""
    return tuple(
        RequiredState(check, standing(repository, check, sha)) for check in rules.required_checks
    )


def standing(repository: Repository, check: RequiredCheck, sha: str) -> Standing:
    """Where one required check stands; of several reports the worst counts."""
    found = [_of_run(run) for run in runs_on(repository, sha) if _meets(run, check)]
    if check.app_id is None:
        found += [_of_status(s) for s in statuses_on(repository, sha) if s.context == check.context]
    for worst in (Standing.FAILED, Standing.PENDING, Standing.PASSED):
        if worst in found:
            return worst
    return Standing.EXPECTED


def runs_on(repository: Repository, sha: str) -> list[CheckRun]:
    """The newest check run of each name and App on a commit."""
    suites = [s for s in repository.check_suites if s.head_sha == sha]
    runs = sorted((run for suite in suites for run in suite.runs), key=lambda run: run.id)
    return list({(run.app.id, run.name): run for run in runs}.values())


def statuses_on(repository: Repository, sha: str) -> list[CommitStatus]:
    """The newest commit status of each context on a commit."""
    found = [s for s in repository.statuses if s.sha == sha]
    return list({s.context: s for s in sorted(found, key=lambda s: s.id)}.values())


def _meets(run: CheckRun, check: RequiredCheck) -> bool:
    return run.name == check.context and check.app_id in (None, run.app.id)


def _of_run(run: CheckRun) -> Standing:
    if run.status != "completed":
        return Standing.PENDING
    return Standing.PASSED if run.conclusion in PASSING else Standing.FAILED


def _of_status(status: CommitStatus) -> Standing:
    known = {"success": Standing.PASSED, "pending": Standing.PENDING}
    return known.get(status.state, Standing.FAILED)


# --- reviews, conversations, the branch ---------------------------------------------------------


def has_conflicts(state: State, pull: PullRequest) -> bool:
    """Whether git cannot merge the head into the base by itself."""
    store, repo = state.git, pull.repository.id
    return store.merge_tree(repo, pull.base_sha, pull.head_sha) is None


def is_behind(state: State, pull: PullRequest) -> bool:
    """Whether the base branch has commits that the head lacks."""
    return not state.git.is_ancestor(pull.repository.id, pull.base_sha, pull.head_sha)


def open_conversations(pull: PullRequest) -> int:
    """How many review threads are not resolved; minimised ones count as well."""
    return sum(not thread.resolved for thread in pull.threads)


def latest_opinions(pull: PullRequest) -> dict[User, ReviewState]:
    """The last approval or request for changes of each reviewer; a dismissal takes it back."""
    opinions: dict[User, ReviewState] = {}
    for review in pull.reviews:
        if review.state not in (ReviewState.PENDING, ReviewState.COMMENTED):
            opinions[review.user] = review.state
    return opinions


def _approvals(pull: PullRequest) -> int:
    return sum(
        opinion is ReviewState.APPROVED and _may_write(pull.repository, user)
        for user, opinion in latest_opinions(pull).items()
    )


def _changes_requested(pull: PullRequest) -> bool:
    return any(
        opinion is ReviewState.CHANGES_REQUESTED and _may_write(pull.repository, user)
        for user, opinion in latest_opinions(pull).items()
    )


def _may_write(repository: Repository, user: User) -> bool:
    return user is repository.owner or repository.collaborators.get(user.login) in WRITERS


# --- the verdict ----------------------------------------------------------------------------------


def _reasons(facts: Facts) -> list[str]:
    """What the merge box says stands in the way, each a sentence for people."""
    found = []
    if facts.pull.draft:
        found.append("This pull request is still a draft.")
    if facts.conflicts:
        found.append("This branch has conflicts that must be resolved.")
    found += [
        f"Required check {r.check.context!r} {_SAID[r.standing]}." for r in _open(facts.required)
    ]
    found += _review_reasons(facts.pull, facts.rules)
    if facts.behind:
        found.append("This branch is out-of-date with the base branch.")
    return found


_SAID = {
    Standing.EXPECTED: "is expected: nothing has reported it yet",
    Standing.PENDING: "has not finished",
    Standing.FAILED: "is failing",
}


def _open(required: tuple[RequiredState, ...]) -> list[RequiredState]:
    return [r for r in required if r.standing is not Standing.PASSED]


def _review_reasons(pull: PullRequest, rules: Protection) -> list[str]:
    found = []
    wanted, open_threads = rules.required_approvals, open_conversations(pull)
    if wanted and _changes_requested(pull):
        found.append("Changes were requested by a reviewer with write access.")
    elif _approvals(pull) < wanted:
        word = "review is" if wanted == 1 else "reviews are"
        found.append(f"At least {wanted} approving {word} required by reviewers with write access.")
    if rules.required_conversation_resolution and open_threads:
        word = "conversation" if open_threads == 1 else "conversations"
        found.append(f"{open_threads} {word} must be resolved before merging.")
    return found


def _word(facts: Facts, reasons: tuple[str, ...]) -> MergeableState:
    """REST's `mergeable_state`, the strongest word first.

    https://docs.github.com/graphql/reference/enums#mergestatestatus has the meaning of each.
    """
    if facts.pull.state == "closed":
        return "unknown"
    if facts.conflicts:
        return "dirty"
    if facts.pull.draft:
        return "draft"
    if len(reasons) > facts.behind:
        return "blocked"
    if facts.behind:
        return "behind"
    return "unstable" if _unstable(facts.pull) else "clean"


def _unstable(pull: PullRequest) -> bool:
    """Whether a check or status that nobody requires has not passed."""
    repository, sha = pull.repository, pull.head_sha
    found = [_of_run(run) for run in runs_on(repository, sha)]
    found += [_of_status(status) for status in statuses_on(repository, sha)]
    return any(one is not Standing.PASSED for one in found)


def _never(facts: Facts) -> str | None:
    """What `PUT …/merge` answers 405 with whoever asks; the words are those of public reports."""
    if facts.pull.state == "closed" or facts.conflicts:
        return "Pull Request is not mergeable"
    if facts.pull.draft:
        return "Pull Request is still a draft"
    return "Changes must be made through the merge queue" if facts.rules.merge_queue else None


def requirement_refusal(facts: Facts) -> str | None:
    """What the branch's protection makes `PUT …/merge` answer; None where it would merge."""
    if unmet := _open(facts.required):
        return _checks_refusal(unmet, len(facts.required))
    if facts.behind and not facts.rules.merge_queue:
        return "Head branch is out of date. Review and try the merge again."
    if facts.rules.required_conversation_resolution and open_conversations(facts.pull):
        return "A conversation must be resolved before this pull request can be merged."
    reviews = _review_reasons(facts.pull, facts.rules)
    return reviews[0] if reviews else None


def _checks_refusal(unmet: list[RequiredState], total: int) -> str:
    if len(unmet) > 1:
        standings = {r.standing for r in unmet}
        word = unmet[0].standing.value if len(standings) == 1 else "not passing"
        return f"{len(unmet)} of {total} required status checks are {word}."
    return f'Required status check "{unmet[0].check.context}" is {unmet[0].standing.value}.'
