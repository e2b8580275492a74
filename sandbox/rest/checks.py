"""Check runs: docs.github.com/rest/checks/runs."""

from flask import Blueprint, Response, request

from sandbox.model import App, CheckRun, Repository
from sandbox.rest import shapes
from sandbox.rest.base import (
    ApiError,
    answer,
    caller,
    created,
    links,
    needs,
    not_found,
    paged,
    part,
    world,
)
from sandbox.rest.check_fields import read_run
from sandbox.rest.commits import the_commit

bp = Blueprint("checks", __name__)
DOCS = "checks/runs"
ALL = "/repos/<owner>/<repo>/check-runs"
ONE = f"{ALL}/<int:run_id>"


def own_app() -> App:
    """Return the App that asks: a person cannot write checks."""
    app = caller().acting_app
    if app is None:
        raise ApiError(403, "You must authenticate via a GitHub App.")
    return app


def the_run(repository: Repository, run_id: int) -> CheckRun:
    """Return a check run, or raise 404."""
    found = world().check_run(repository, run_id)
    if found is None:
        raise not_found()
    return found


def own_run(repository: Repository, run_id: int) -> CheckRun:
    """Return a check run of the App that asks; another's is a 403.

    Status and wording as in int128/argocd-commenter pull 631.
    """
    run, app = the_run(repository, run_id), own_app()
    if run.app is not app:
        message = (
            f"Invalid app_id `{app.id}` - check run can only be modified by the GitHub App that"
            " created it."
        )
        raise ApiError(403, message)
    return run


@bp.post(ALL)
@needs("checks", "write", f"{DOCS}#create-a-check-run")
def create_run(repository: Repository) -> Response:
    """Make a check run on a commit of the repository (or of a pull request to it)."""
    app = own_app()
    fields, sha = read_run(creating=True)
    made = world().create_check_run(app, repository, the_commit(repository, sha), fields)
    return created(shapes.check_run(world(), made))


@bp.patch(ONE)
@needs("checks", "write", f"{DOCS}#update-a-check-run")
def update_run(repository: Repository, run_id: int) -> Response:
    """Change a check run; annotations are appended to those that it has."""
    run = own_run(repository, run_id)
    fields, _ = read_run(creating=False)
    world().update_check_run(run, fields)
    return answer(shapes.check_run(world(), run))


@bp.get(ONE)
@needs("checks", "read", f"{DOCS}#get-a-check-run")
def get_run(repository: Repository, run_id: int) -> Response:
    """Show a check run."""
    return answer(shapes.check_run(world(), the_run(repository, run_id)))


@bp.get(f"{ONE}/annotations")
@needs("checks", "read", f"{DOCS}#list-check-run-annotations")
def list_annotations(repository: Repository, run_id: int) -> Response:
    """List what a check run says of lines."""
    run = the_run(repository, run_id)
    return paged(run.annotations, lambda one: shapes.annotation(world(), run, one))


@bp.post(f"{ONE}/rerequest")
@needs("checks", "write", f"{DOCS}#rerequest-a-check-run")
def rerequest(repository: Repository, run_id: int) -> Response:
    """Ask the App of a run to run it again."""
    run = own_run(repository, run_id)
    world().rerequest_run(run, run.app.bot)
    return answer({}, 201)


@bp.get("/repos/<owner>/<repo>/commits/<path:ref>/check-runs")
@needs("checks", "read", f"{DOCS}#list-check-runs-for-a-git-reference")
def list_for_ref(repository: Repository, ref: str) -> Response:
    """List the check runs of a commit."""
    sha = the_commit(repository, ref)
    suites = [suite for suite in repository.check_suites if suite.head_sha == sha]
    latest = [run for suite in suites for run in suite.latest_runs]
    return listed(world().runs_at(repository, sha), latest)


def listed(runs: list[CheckRun], latest: list[CheckRun]) -> Response:
    """Answer a list of check runs; `filter=latest`, the default, has one of each name."""
    found = runs if request.args.get("filter") == "all" else latest
    found = [run for run in found if _asked_for(run)]
    content = {
        "total_count": len(found),
        "check_runs": [shapes.check_run(world(), run) for run in part(found)],
    }
    return answer(content, headers=links(len(found)))


def _asked_for(run: CheckRun) -> bool:
    asked = request.args
    return (
        asked.get("check_name") in {None, run.name}
        and asked.get("status") in {None, run.status}
        and asked.get("app_id") in {None, str(run.app.id)}
    )
