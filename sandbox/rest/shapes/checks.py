"""Check runs, check suites, annotations and statuses as JSON."""

from urllib.parse import quote

from sandbox.model import Annotation, CheckRun, CheckSuite, CommitStatus, PullRequest, Repository
from sandbox.rest.base import Json
from sandbox.rest.shapes.accounts import app, maybe_stamp, stamp, user
from sandbox.rest.shapes.commits import simple_commit
from sandbox.rest.shapes.pulls import pull_minimal
from sandbox.rest.shapes.repositories import minimal_repository, repo_page, repo_url
from sandbox.world import World

# The worst first: a suite's conclusion is the first that any of its runs has.
WORST = (
    "failure",
    "timed_out",
    "action_required",
    "cancelled",
    "stale",
    "success",
    "neutral",
    "skipped",
)


def pulls_at(where: Repository, sha: str) -> list[PullRequest]:
    """Return the open pull requests with this head; those from forks are left out.

    docs.github.com/rest/checks/runs: "pull_requests … is always empty for forks".
    """
    return [
        pull
        for pull in where.pulls.values()
        if pull.head_sha == sha and pull.state == "open" and pull.head_repository is where
    ]


def check_run(world: World, run: CheckRun) -> Json:
    """Build `check-run`."""
    where = run.suite.repository
    api = f"{repo_url(world, where)}/check-runs/{run.id}"
    return {
        "id": run.id,
        "name": run.name,
        "node_id": run.node_id,
        "head_sha": run.head_sha,
        "external_id": run.external_id,
        "url": api,
        "html_url": f"{repo_page(world, where)}/runs/{run.id}",
        "details_url": run.details_url,
        "status": run.status,
        "conclusion": run.conclusion,
        "started_at": maybe_stamp(run.started_at),
        "completed_at": maybe_stamp(run.completed_at),
        "output": {
            "title": run.title,
            "summary": run.summary,
            "text": run.text,
            "annotations_count": len(run.annotations),
            "annotations_url": f"{api}/annotations",
        },
        "check_suite": {"id": run.suite.id},
        "app": app(world, run.app),
        "pull_requests": [pull_minimal(world, p) for p in pulls_at(where, run.head_sha)],
    }


def check_suite(world: World, suite: CheckSuite) -> Json:
    """Build `check-suite`."""
    where = suite.repository
    api = f"{repo_url(world, where)}/check-suites/{suite.id}"
    status, conclusion = suite_state(suite)
    head = world.git.read_commit(where.id, suite.head_sha)
    return {
        "id": suite.id,
        "node_id": suite.node_id,
        "head_branch": suite.head_branch,
        "head_sha": suite.head_sha,
        "status": status,
        "conclusion": conclusion,
        "url": api,
        "before": suite.before,
        "after": suite.head_sha,
        "pull_requests": [pull_minimal(world, p) for p in pulls_at(where, suite.head_sha)],
        "app": app(world, suite.app),
        "repository": minimal_repository(world, where),
        "created_at": stamp(suite.created_at),
        "updated_at": stamp(suite.updated_at),
        "head_commit": simple_commit(head),
        "latest_check_runs_count": len(suite.latest_runs),
        "check_runs_url": f"{api}/check-runs",
        "rerequestable": True,
        "runs_rerequestable": True,
    }


def suite_state(suite: CheckSuite) -> tuple[str, str | None]:
    """Return status and conclusion of a suite, from the latest run of each name."""
    runs = suite.latest_runs
    if not runs or all(run.status == "queued" for run in runs):
        return "queued", None
    if any(run.status != "completed" for run in runs):
        return "in_progress", None
    found = {run.conclusion for run in runs}
    return "completed", next((word for word in WORST if word in found), "success")


def annotation(world: World, run: CheckRun, one: Annotation) -> Json:
    """Build `check-annotation`."""
    blob = f"{repo_page(world, run.suite.repository)}/blob/{run.head_sha}/{quote(one.path)}"
    return {
        "path": one.path,
        "blob_href": blob,
        "start_line": one.start_line,
        "start_column": one.start_column,
        "end_line": one.end_line,
        "end_column": one.end_column,
        "annotation_level": one.annotation_level,
        "title": one.title,
        "message": one.message,
        "raw_details": one.raw_details,
    }


def _status(world: World, where: Repository, one: CommitStatus) -> Json:
    return {
        "id": one.id,
        "node_id": one.node_id,
        "url": f"{repo_url(world, where)}/statuses/{one.sha}",
        "avatar_url": user(world, one.creator)["avatar_url"],
        "state": one.state,
        "description": one.description,
        "target_url": one.target_url,
        "context": one.context,
        "created_at": stamp(one.created_at),
        "updated_at": stamp(one.updated_at),
    }


def status(world: World, where: Repository, one: CommitStatus) -> Json:
    """Build `status`."""
    return _status(world, where, one) | {"creator": user(world, one.creator)}


def combined_status(world: World, where: Repository, sha: str) -> Json:
    """Build `combined-commit-status`: the newest of each context.

    docs.github.com/rest/commits/statuses#get-the-combined-status-for-a-specific-reference
    """
    latest = list({s.context: s for s in where.statuses if s.sha == sha}.values())
    states = {one.state for one in latest}
    state = "success" if states == {"success"} else "pending"
    if states & {"error", "failure"}:
        state = "failure"
    url = f"{repo_url(world, where)}/commits/{sha}"
    return {
        "state": state,
        "statuses": [_status(world, where, one) for one in latest],
        "sha": sha,
        "total_count": len(latest),
        "repository": minimal_repository(world, where),
        "commit_url": url,
        "url": f"{url}/status",
    }
