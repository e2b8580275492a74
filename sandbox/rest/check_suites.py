"""Check suites: docs.github.com/rest/checks/suites."""

from flask import Blueprint, Response, request

from sandbox.model import CheckSuite, Repository
from sandbox.rest import shapes
from sandbox.rest.base import answer, caller, created, links, needs, not_found, part, world
from sandbox.rest.checks import listed, own_app
from sandbox.rest.commits import the_commit
from sandbox.rest.fields import body

bp = Blueprint("check_suites", __name__)
DOCS = "checks/suites"
ALL = "/repos/<owner>/<repo>/check-suites"
ONE = f"{ALL}/<int:suite_id>"


def the_suite(repository: Repository, suite_id: int) -> CheckSuite:
    """Return a check suite, or raise 404."""
    for suite in repository.check_suites:
        if suite.id == suite_id:
            return suite
    raise not_found()


@bp.get(ONE)
@needs("checks", "read", f"{DOCS}#get-a-check-suite")
def get_suite(repository: Repository, suite_id: int) -> Response:
    """Show a suite."""
    return answer(shapes.check_suite(world(), the_suite(repository, suite_id)))


@bp.post(ALL)
@needs("checks", "write", f"{DOCS}#create-a-check-suite")
def create_suite(repository: Repository) -> Response:
    """Make the suite of the App that asks on a commit: 201, or 200 where it was there."""
    fields = body()
    sha = fields.need("head_sha")
    fields.done()
    found, before = the_commit(repository, sha), len(repository.check_suites)
    suite = shapes.check_suite(world(), world().suite_for(own_app(), repository, found))
    return created(suite) if len(repository.check_suites) > before else answer(suite)


@bp.get(f"{ONE}/check-runs")
@needs("checks", "read", "checks/runs#list-check-runs-in-a-check-suite")
def list_runs(repository: Repository, suite_id: int) -> Response:
    """List the runs of a suite."""
    suite = the_suite(repository, suite_id)
    return listed(suite.runs, suite.latest_runs)


@bp.post(f"{ONE}/rerequest")
@needs("checks", "write", f"{DOCS}#rerequest-a-check-suite")
def rerequest(repository: Repository, suite_id: int) -> Response:
    """Ask the App of a suite to run everything again."""
    suite = the_suite(repository, suite_id)
    world().rerequest_suite(suite, caller().user or suite.app.bot)
    return answer({}, 201)


@bp.get("/repos/<owner>/<repo>/commits/<path:ref>/check-suites")
@needs("checks", "read", f"{DOCS}#list-check-suites-for-a-git-reference")
def list_for_ref(repository: Repository, ref: str) -> Response:
    """List the suites of a commit."""
    sha, asked = the_commit(repository, ref), request.args
    found = [
        suite
        for suite in repository.check_suites
        if suite.head_sha == sha
        and asked.get("app_id") in {None, str(suite.app.id)}
        and asked.get("check_name") in {None, *(run.name for run in suite.runs)}
    ]
    content = {
        "total_count": len(found),
        "check_suites": [shapes.check_suite(world(), suite) for suite in part(found)],
    }
    return answer(content, headers=links(len(found)))
