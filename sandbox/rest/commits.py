"""Commits and comparisons: docs.github.com/rest/commits/commits, /commits/statuses."""

from flask import Blueprint, Response, request

from sandbox.gitdata import FileChange
from sandbox.model import Repository
from sandbox.rest import shapes
from sandbox.rest.base import (
    ApiError,
    Json,
    acting,
    answer,
    created,
    links,
    needs,
    not_found,
    page,
    paged,
    part,
    world,
)
from sandbox.rest.diffs import diff
from sandbox.rest.fields import body
from sandbox.world import StatusFields

bp = Blueprint("commits", __name__)
DOCS = "commits/commits"
COMPARED = 10_000  # commits that are counted on each side


def the_commit(repository: Repository, ref: str) -> str:
    """Return the commit that a ref names, or raise the 422 that GitHub has for it."""
    found = world().git.resolve(repository.id, ref)
    if found is None:
        raise ApiError(422, f"No commit found for SHA: {ref}")
    return found


@bp.get("/repos/<owner>/<repo>/commits")
@needs("contents", "read", f"{DOCS}#list-commits")
def list_commits(repository: Repository) -> Response:
    """List commits from a ref down; with `path` those that changed it."""
    store = world().git
    tip = store.resolve(repository.id, request.args.get("sha") or repository.default_branch)
    if tip is None:
        raise (
            not_found()
            if store.branches(repository.id)
            else ApiError(409, "Git Repository is empty.")
        )
    found = store.log(repository.id, tip, path=request.args.get("path"))
    return paged(found, lambda sha: _commit(repository, sha))


def _commit(repository: Repository, sha: str) -> Json:
    return shapes.commit(world(), repository, world().git.read_commit(repository.id, sha))


@bp.get("/repos/<owner>/<repo>/commits/<path:ref>")
@needs("contents", "read", f"{DOCS}#get-a-commit")
def get_commit(repository: Repository, ref: str) -> Response:
    """Show a commit with its files, or its diff, or just its sha."""
    sha = the_commit(repository, ref)
    store, accept = world().git, request.headers.get("Accept", "")
    if "sha" in accept.split("+")[0]:
        return Response(sha, content_type="application/vnd.github.sha; charset=utf-8")
    parents = store.read_commit(repository.id, sha).parents
    changes = store.diff(repository.id, parents[0] if parents else None, sha)
    if "diff" in accept:
        return diff(changes)
    content = _commit(repository, sha) | {"stats": _stats(changes)}
    content["files"] = shapes.files(world(), repository, sha, part(changes))
    return answer(content, headers=links(len(changes)))


def _stats(changes: tuple[FileChange, ...]) -> Json:
    added = sum(change.additions for change in changes)
    deleted = sum(change.deletions for change in changes)
    return {"total": added + deleted, "additions": added, "deletions": deleted}


@bp.get("/repos/<owner>/<repo>/compare/<path:basehead>")
@needs("contents", "read", f"{DOCS}#compare-two-commits")
def compare(repository: Repository, basehead: str) -> Response:
    """Compare two commits by way of their merge base, as `git diff base...head` does.

    Files, at most 300, are on the first page alone; the pages are those of the commits.
    """
    base, head = _ends(repository, basehead)
    store = world().git
    middle = store.merge_base(repository.id, base, head)
    if middle is None:
        raise ApiError(404, f"No common ancestor between {base} and {head}.")
    changes = store.diff(repository.id, middle, head)
    if "diff" in request.headers.get("Accept", ""):
        return diff(changes)
    ahead = store.log(repository.id, head, base, COMPARED)[::-1]
    behind = len(store.log(repository.id, base, head, COMPARED))
    content = _compare_urls(repository, base, head) | {
        "base_commit": _commit(repository, base),
        "merge_base_commit": _commit(repository, middle),
        "status": _relation(len(ahead), behind),
        "ahead_by": len(ahead),
        "behind_by": behind,
        "total_commits": len(ahead),
        "commits": [_commit(repository, sha) for sha in part(ahead)],
    }
    if page().number == 1:
        shown = changes[: world().limits.compare_files]
        content["files"] = shapes.files(world(), repository, head, shown)
    return answer(content, headers=links(len(ahead)))


def _ends(repository: Repository, basehead: str) -> tuple[str, str]:
    """Read `base...head`; either may be `owner:ref` of the same network."""
    base, dots, head = basehead.partition("...")
    found = [_end(repository, name) for name in (base, head)]
    if not dots or found[0] is None or found[1] is None:
        raise not_found()
    return found[0], found[1]


def _end(repository: Repository, name: str) -> str | None:
    login, _, ref = name.rpartition(":")
    if not login or login.lower() == repository.owner.login.lower():
        return world().git.resolve(repository.id, ref)
    other = world().find_repository(f"{login}/{repository.name}")
    sha = world().git.resolve(other.id, ref) if other else None
    if other and sha:  # GitHub's forks share their objects; ours are fetched when asked for
        world().git.bring(repository.id, other.id, sha, f"refs/compared/{sha}")
    return sha


def _relation(ahead: int, behind: int) -> str:
    if ahead and behind:
        return "diverged"
    if ahead:
        return "ahead"
    return "behind" if behind else "identical"


def _compare_urls(repository: Repository, base: str, head: str) -> Json:
    api, where = shapes.repo_url(world(), repository), shapes.repo_page(world(), repository)
    span = f"{base}...{head}"
    return {
        "url": f"{api}/compare/{span}",
        "html_url": f"{where}/compare/{span}",
        "permalink_url": f"{where}/compare/{span}",
        "diff_url": f"{where}/compare/{span}.diff",
        "patch_url": f"{where}/compare/{span}.patch",
    }


# -- statuses ----------------------------------------------------------------------------------


@bp.get("/repos/<owner>/<repo>/commits/<path:ref>/status")
@needs("statuses", "read", "commits/statuses#get-the-combined-status-for-a-specific-reference")
def combined_status(repository: Repository, ref: str) -> Response:
    """Show what all statuses of a commit come to."""
    return answer(shapes.combined_status(world(), repository, the_commit(repository, ref)))


@bp.get("/repos/<owner>/<repo>/commits/<path:ref>/statuses")
@needs("statuses", "read", "commits/statuses#list-commit-statuses-for-a-reference")
def list_statuses(repository: Repository, ref: str) -> Response:
    """List all statuses of a commit, the newest first."""
    sha = the_commit(repository, ref)
    found = [one for one in reversed(repository.statuses) if one.sha == sha]
    return paged(found, lambda one: shapes.status(world(), repository, one))


@bp.post("/repos/<owner>/<repo>/statuses/<sha>")
@needs("statuses", "write", "commits/statuses#create-a-commit-status")
def create_status(repository: Repository, sha: str) -> Response:
    """Say something of a commit."""
    fields = body()
    state = fields.choice("state", ["error", "failure", "pending", "success"], required=True)
    context = fields.text("context") or "default"
    description, target = fields.nullable("description"), fields.nullable("target_url")
    fields.done()
    wanted = StatusFields(state, context, description, target)  # type: ignore[arg-type] # checked by `choice`
    found = the_commit(repository, sha)
    made = world().set_status(repository, found, acting(), wanted)
    return created(shapes.status(world(), repository, made))
