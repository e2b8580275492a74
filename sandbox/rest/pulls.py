"""Pull requests: docs.github.com/rest/pulls/pulls."""

from flask import Blueprint, Response, request

from sandbox.model import PullRequest, Repository
from sandbox.rest import shapes
from sandbox.rest.base import (
    acting,
    answer,
    created,
    failed,
    links,
    needs,
    paged,
    part,
    the_pull,
    world,
)
from sandbox.rest.diffs import pull_diff, pull_patch
from sandbox.rest.fields import body
from sandbox.world import PullPlan, WorldError

bp = Blueprint("pulls", __name__)
DOCS = "pulls/pulls"


@bp.get("/repos/<owner>/<repo>/pulls")
@needs("pull_requests", "read", f"{DOCS}#list-pull-requests")
def list_pulls(repository: Repository) -> Response:
    """List pull requests, the newest first unless asked otherwise."""
    found = [pull for pull in repository.pulls.values() if _wanted(pull)]
    by_update = request.args.get("sort") == "updated"
    found.sort(key=lambda pull: (pull.updated_at if by_update else pull.created_at, pull.number))
    ascending = "desc" if request.args.get("sort", "created") == "created" else "asc"
    if request.args.get("direction", ascending) == "desc":
        found.reverse()
    return paged(found, lambda pull: shapes.pull_simple(world(), pull))


def _wanted(pull: PullRequest) -> bool:
    state = request.args.get("state", "open")
    head, base = request.args.get("head"), request.args.get("base")
    return (
        state in {"all", pull.state}
        and (not head or ":" not in head or head == pull.head_label)
        and (not base or base == pull.base_ref)
    )


@bp.post("/repos/<owner>/<repo>/pulls")
@needs("pull_requests", "write", f"{DOCS}#create-a-pull-request", person="read")
def create_pull(repository: Repository) -> Response:
    """Open a pull request."""
    fields = body()
    head, base = fields.need("head"), fields.need("base")
    title, text, draft = fields.text("title"), fields.text("body"), fields.flag("draft")
    fields.done()
    source, branch = _source(repository, head)
    ours = (source.id, branch, base)
    for pull in repository.pulls.values():
        held = pull.head_repository and (pull.head_repository.id, pull.head_ref, pull.base_ref)
        if pull.state == "open" and held == ours:
            message = f"A pull request already exists for {pull.head_label}."
            raise failed("PullRequest", "custom", "head", message)
    if world().git.branch(repository.id, base) is None:
        raise failed("PullRequest", "invalid", "base")
    plan = PullPlan(branch, base, title or branch, text, bool(draft), source)
    try:
        made = world().open_pull(repository, acting(), plan)
    except WorldError as error:
        raise failed("PullRequest", "custom", "head", str(error)) from None
    return created(shapes.pull_full(world(), made))


def _source(repository: Repository, head: str) -> tuple[Repository, str]:
    login, _, branch = head.rpartition(":")
    source: Repository | None = repository
    if login and login.lower() != repository.owner.login.lower():
        source = world().find_repository(f"{login}/{repository.name}")
    if source is None or world().git.branch(source.id, branch) is None:
        raise failed("PullRequest", "invalid", "head")
    return source, branch


@bp.get("/repos/<owner>/<repo>/pulls/<int:number>")
@needs("pull_requests", "read", f"{DOCS}#get-a-pull-request")
def get_pull(repository: Repository, number: int) -> Response:
    """Show a pull request as JSON, as one diff or as patches of its commits."""
    pull = the_pull(repository, number)
    accept = request.headers.get("Accept", "")
    if "diff" in accept:
        return pull_diff(world(), pull)
    if "patch" in accept:
        return pull_patch(world(), pull)
    return answer(shapes.pull_full(world(), pull))


@bp.patch("/repos/<owner>/<repo>/pulls/<int:number>")
@needs("pull_requests", "write", f"{DOCS}#update-a-pull-request")
def update_pull(repository: Repository, number: int) -> Response:
    """Change title, body, base or state."""
    pull, fields, by = the_pull(repository, number), body(), acting()
    title, text, base = fields.text("title"), fields.nullable("body"), fields.text("base")
    state = fields.choice("state", ["open", "closed"])
    fields.done()
    try:
        if title is not None or text is not None:
            world().edit_pull(pull, by, title, text)
        if base is not None and base != pull.base_ref:
            world().edit_base(pull, base, by)
        _set_state(pull, state)
    except WorldError as error:
        raise failed("PullRequest", "invalid", "base" if base else "state", str(error)) from None
    return answer(shapes.pull_full(world(), pull))


def _set_state(pull: PullRequest, state: str | None) -> None:
    if state == "closed" and pull.state == "open":
        world().close(pull, acting())
    if state == "open" and pull.state == "closed":
        world().reopen(pull, acting())


@bp.get("/repos/<owner>/<repo>/pulls/<int:number>/files")
@needs("pull_requests", "read", f"{DOCS}#list-pull-requests-files")
def list_files(repository: Repository, number: int) -> Response:
    """List the changed files, 3,000 at most; what is beyond is not there and nothing says so."""
    pull = the_pull(repository, number)
    found = world().changes(pull)[: world().limits.pull_files]
    shown = shapes.files(world(), repository, pull.head_sha, part(found))
    return answer(shown, headers=links(len(found)))


@bp.get("/repos/<owner>/<repo>/pulls/<int:number>/commits")
@needs("pull_requests", "read", f"{DOCS}#list-commits-on-a-pull-request")
def list_commits(repository: Repository, number: int) -> Response:
    """List the commits, oldest first, 250 at most."""
    pull, store = the_pull(repository, number), world().git
    shas = store.log(repository.id, pull.head_sha, pull.base_sha)[::-1]
    found = shas[: world().limits.pull_commits]
    return paged(
        found,
        lambda sha: shapes.commit(world(), repository, store.read_commit(repository.id, sha)),
    )


@bp.get("/repos/<owner>/<repo>/commits/<sha>/pulls")
@needs("pull_requests", "read", "commits/commits#list-pull-requests-associated-with-a-commit")
def pulls_of_commit(repository: Repository, sha: str) -> Response:
    """List the pull requests that hold a commit."""
    store = world().git
    found = [
        pull
        for pull in repository.pulls.values()
        if sha in store.log(repository.id, pull.head_sha, pull.base_sha)
    ]
    return paged(found, lambda pull: shapes.pull_simple(world(), pull))
