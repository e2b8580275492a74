"""Branch protection: docs.github.com/rest/branches/branch-protection."""

from collections.abc import Iterator
from typing import Any

from flask import Blueprint, Response

from sandbox.model import Protection, Repository, RequiredCheck
from sandbox.rest import shapes
from sandbox.rest.base import ApiError, Json, answer, needs, nothing, world
from sandbox.rest.fields import Fields, body

bp = Blueprint("protection", __name__)
DOCS = "branches/branch-protection"
PATH = "/repos/<owner>/<repo>/branches/<path:branch>/protection"
ANY_APP = -1


@bp.get(PATH)
@needs("administration", "read", f"{DOCS}#get-branch-protection", person="admin")
def get_protection(repository: Repository, branch: str) -> Response:
    """Show what a branch demands."""
    return answer(_shown(repository, _protected(repository, branch)))


@bp.put(PATH)
@needs("administration", "write", f"{DOCS}#update-branch-protection", person="admin")
def set_protection(repository: Repository, branch: str) -> Response:
    """Protect a branch; four keys must be there, and may be null."""
    if world().git.branch(repository.id, branch) is None:
        raise ApiError(404, "Branch not found")
    fields = body()
    rules = _read(repository, branch, fields)
    fields.done()
    repository.protections[branch] = rules
    return answer(_shown(repository, rules))


def _read(repository: Repository, branch: str, fields: Fields) -> Protection:
    given, reviews = _nullable(fields, "required_status_checks"), _nullable(fields, _REVIEWS)
    _nullable(fields, "restrictions")
    if not fields.given("enforce_admins"):
        fields.complaints.append('"enforce_admins" wasn\'t supplied.')
    approvals = reviews.whole("required_approving_review_count") if reviews else None
    old = repository.protections.get(branch)
    return Protection(
        branch=branch,
        required_checks=_checks(repository, given) if given else [],
        strict=bool(given and given.flag("strict")),
        required_approvals=approvals or 0,
        required_conversation_resolution=bool(fields.flag("required_conversation_resolution")),
        enforce_admins=fields.content.get("enforce_admins") is True,
        merge_queue=bool(old and old.merge_queue),
    )


_REVIEWS = "required_pull_request_reviews"


@bp.delete(PATH)
@needs("administration", "write", f"{DOCS}#delete-branch-protection", person="admin")
def delete_protection(repository: Repository, branch: str) -> Response:
    """Leave a branch unprotected."""
    del repository.protections[_protected(repository, branch).branch]
    return nothing()


@bp.get(f"{PATH}/required_status_checks")
@needs("administration", "read", f"{DOCS}#get-status-checks-protection", person="admin")
def get_checks(repository: Repository, branch: str) -> Response:
    """Show the required checks alone."""
    return answer(_policy(repository, _protected(repository, branch)))


@bp.patch(f"{PATH}/required_status_checks")
@needs("administration", "write", f"{DOCS}#update-status-check-protection", person="admin")
def set_checks(repository: Repository, branch: str) -> Response:
    """Change the required checks alone."""
    rules, fields = _protected(repository, branch), body()
    strict = fields.flag("strict")
    checks = _checks(repository, fields)
    fields.done()
    if fields.given("checks") or fields.given("contexts"):
        rules.required_checks = checks
    rules.strict = rules.strict if strict is None else strict
    return answer(_policy(repository, rules))


def _protected(repository: Repository, branch: str) -> Protection:
    if world().git.branch(repository.id, branch) is None:
        raise ApiError(404, "Branch not found")
    rules = repository.protections.get(branch)
    if rules is None:
        raise ApiError(404, "Branch not protected")
    return rules


def _nullable(fields: Fields, name: str) -> Fields | None:
    """An object that must be there and may be null."""
    if fields.given(name) and fields.content[name] is None:
        return None
    if not fields.given(name):
        fields.complaints.append(f'"{name}" wasn\'t supplied.')
    return fields.object(name)


def _checks(repository: Repository, fields: Fields) -> list[RequiredCheck]:
    if fields.given("checks"):
        return [
            RequiredCheck(one.need("context"), _app_id(repository, one))
            for one in fields.objects("checks")
        ]
    return [RequiredCheck(name) for name in fields.values("contexts", str) or []]


def _app_id(repository: Repository, fields: Fields) -> int | None:
    """-1 means any App; left out, it is the App that gave this check last, if any did."""
    given = fields.whole("app_id")
    if given is not None:
        return None if given == ANY_APP else given
    runs = (run for suite in repository.check_suites for run in suite.runs)
    latest = [run for run in runs if run.name == fields.content.get("context")]
    return max(latest, key=lambda run: run.id).app.id if latest else None


# -- as JSON -------------------------------------------------------------------------------


def _url(repository: Repository, rules: Protection) -> str:
    return f"{shapes.repo_url(world(), repository)}/branches/{rules.branch}/protection"


def _policy(repository: Repository, rules: Protection) -> Json:
    """Build `status-check-policy`."""
    url = f"{_url(repository, rules)}/required_status_checks"
    return {
        "url": url,
        "strict": rules.strict,
        "contexts": [check.context for check in rules.required_checks],
        "contexts_url": f"{url}/contexts",
        "checks": [{"context": c.context, "app_id": c.app_id} for c in rules.required_checks],
    }


def _shown(repository: Repository, rules: Protection) -> Json:
    """Build `branch-protection` (and `protected-branch`)."""
    return dict(_parts(repository, rules))


def _parts(repository: Repository, rules: Protection) -> Iterator[tuple[str, Any]]:
    url = _url(repository, rules)
    yield "url", url
    if rules.required_checks:
        yield "required_status_checks", _policy(repository, rules)
    if rules.required_approvals:
        reviews = {
            "url": f"{url}/required_pull_request_reviews",
            "dismiss_stale_reviews": False,
            "require_code_owner_reviews": False,
            "required_approving_review_count": rules.required_approvals,
        }
        yield "required_pull_request_reviews", reviews
    yield "enforce_admins", {"url": f"{url}/enforce_admins", "enabled": rules.enforce_admins}
    for name in ("required_linear_history", "allow_force_pushes", "allow_deletions"):
        yield name, {"enabled": False}
    yield "required_conversation_resolution", {"enabled": rules.required_conversation_resolution}
