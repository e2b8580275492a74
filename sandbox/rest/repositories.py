"""Repositories: docs.github.com/rest/repos/repos, /rest/collaborators, /rest/branches."""

from flask import Blueprint, Response, request

from sandbox.model import Repository
from sandbox.rest import shapes
from sandbox.rest.base import Json, answer, caller, needs, not_found, paged, world

bp = Blueprint("repositories", __name__)


@bp.get("/repos/<owner>/<repo>")
@needs("metadata", "read", "repos/repos#get-a-repository")
def get_repository(repository: Repository) -> Response:
    """Show a repository, with what the caller may do."""
    content = shapes.full_repository(world(), repository)
    user = caller().user
    if user is not None:
        rights = shapes.permission(world(), repository, user)["user"]["permissions"]
        content["permissions"] = rights
    return answer(content)


@bp.get("/repos/<owner>/<repo>/collaborators/<login>/permission")
@needs(
    "metadata",
    "read",
    "collaborators/collaborators#get-repository-permissions-for-a-user",
    person="write",
)
def get_permission(repository: Repository, login: str) -> Response:
    """Show what a person may do with the repository."""
    account = world().find_user(login)
    if account is None:
        raise not_found()
    return answer(shapes.permission(world(), repository, account))


@bp.get("/repos/<owner>/<repo>/branches")
@needs("contents", "read", "branches/branches#list-branches")
def list_branches(repository: Repository) -> Response:
    """List branches: `short-branch`."""
    found = sorted(world().git.branches(repository.id).items())
    if request.args.get("protected") in {"true", "1"}:
        found = [(name, sha) for name, sha in found if name in repository.protections]
    return paged(found, lambda one: _short_branch(repository, *one))


def _short_branch(repository: Repository, name: str, sha: str) -> Json:
    url = f"{shapes.repo_url(world(), repository)}/commits/{sha}"
    protected = name in repository.protections
    return {"name": name, "commit": {"sha": sha, "url": url}, "protected": protected}


@bp.get("/repos/<owner>/<repo>/branches/<path:name>")
@needs("contents", "read", "branches/branches#get-a-branch")
def get_branch(repository: Repository, name: str) -> Response:
    """Show a branch: `branch-with-protection`."""
    store = world().git
    sha = store.branch(repository.id, name)
    if sha is None:
        raise not_found()
    api = f"{shapes.repo_url(world(), repository)}/branches/{name}"
    rules = repository.protections.get(name)
    checks = [check.context for check in rules.required_checks] if rules else []
    detail = (
        [{"context": c.context, "app_id": c.app_id} for c in rules.required_checks] if rules else []
    )
    return answer(
        {
            "name": name,
            "commit": shapes.commit(world(), repository, store.read_commit(repository.id, sha)),
            "_links": {"self": api, "html": f"{shapes.repo_page(world(), repository)}/tree/{name}"},
            "protected": rules is not None,
            "protection": {
                "enabled": rules is not None,
                "required_status_checks": {
                    "enforcement_level": "non_admins" if checks else "off",
                    "contexts": checks,
                    "checks": detail,
                },
            },
            "protection_url": f"{api}/protection",
        }
    )
