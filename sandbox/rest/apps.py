"""Apps and installations: docs.github.com/rest/apps/apps, /installations, /webhooks."""

from typing import Any

from flask import Blueprint, Response, g

from sandbox.auth import RANK, covers
from sandbox.model import App, HookConfig, Installation, Permissions, Repository
from sandbox.rest import shapes
from sandbox.rest.base import (
    NOT_ACCESSIBLE,
    ApiError,
    Json,
    answer,
    caller,
    links,
    not_found,
    nothing,
    only_app,
    own_installation,
    paged,
    part,
    world,
)
from sandbox.rest.fields import Fields, body

bp = Blueprint("apps", __name__)
MASKED = "********"


@bp.get("/app")
@only_app("apps/apps#get-the-authenticated-app")
def get_app(app: App) -> Response:
    """Show the App itself."""
    count = len(_installations(app))
    return answer(shapes.app(world(), app) | {"installations_count": count})


def _installations(app: App) -> list[Installation]:
    return [one for one in world().installations.values() if one.app is app]


@bp.get("/app/installations")
@only_app("apps/apps#list-installations-for-the-authenticated-app")
def list_installations(app: App) -> Response:
    """List where the App is installed."""
    return paged(_installations(app), lambda one: shapes.installation(world(), one))


@bp.get("/app/installations/<int:number>")
@only_app("apps/apps#get-an-installation-for-the-authenticated-app")
def get_installation(app: App, number: int) -> Response:
    """Show one installation."""
    return answer(shapes.installation(world(), own_installation(app, number)))


@bp.delete("/app/installations/<int:number>")
@only_app("apps/apps#delete-an-installation-for-the-authenticated-app")
def delete_installation(app: App, number: int) -> Response:
    """Uninstall the App."""
    world().uninstall(own_installation(app, number))
    return nothing()


@bp.put("/app/installations/<int:number>/suspended")
@only_app("apps/apps#suspend-an-app-installation")
def suspend(app: App, number: int) -> Response:
    """Suspend an installation."""
    world().suspend(own_installation(app, number))
    return nothing()


@bp.delete("/app/installations/<int:number>/suspended")
@only_app("apps/apps#unsuspend-an-app-installation")
def unsuspend(app: App, number: int) -> Response:
    """Let a suspended installation work again."""
    world().unsuspend(own_installation(app, number))
    return nothing()


@bp.get("/repos/<owner>/<repo>/installation")
@only_app("apps/apps#get-a-repository-installation-for-the-authenticated-app")
def repository_installation(app: App, owner: str, repo: str) -> Response:
    """Show the installation that covers a repository."""
    repository = world().find_repository(f"{owner}/{repo}")
    found = [one for one in _installations(app) if repository and one.covers(repository)]
    return _first(found)


@bp.get("/orgs/<login>/installation")
@bp.get("/users/<login>/installation")
@only_app("apps/apps#get-an-organization-installation-for-the-authenticated-app")
def account_installation(app: App, login: str) -> Response:
    """Show the installation on an account."""
    account = world().find_user(login)
    return _first([one for one in _installations(app) if one.account is account])


def _first(found: list[Installation]) -> Response:
    if not found:
        raise not_found()
    return answer(shapes.installation(world(), found[0]))


# -- tokens --------------------------------------------------------------------------------


@bp.post("/app/installations/<int:number>/access_tokens")
@only_app("apps/apps#create-an-installation-access-token-for-an-app")
def create_token(app: App, number: int) -> Response:
    """Issue a token, for all or fewer of the installation's repositories and permissions.

    Wanting a permission or repository that the installation lacks is a 422
    (peter-murray/workflow-application-token-action issue 48); of a suspended one, a 403
    (octokit/octokit.rb pull 1307).
    """
    installation = own_installation(app, number)
    if installation.suspended_at:
        raise ApiError(403, "This installation has been suspended")
    fields = body()
    names, numbers = fields.values("repositories", str), fields.values("repository_ids", int)
    wanted = fields.object("permissions")
    fields.done()
    repositories = _chosen(installation, names, numbers)
    permissions = _granted(installation, wanted)
    token = world().issue_token(installation, permissions, repositories)
    content: Json = {
        "token": token.value,
        "expires_at": shapes.maybe_stamp(token.expires_at),
        "permissions": permissions,
        "repository_selection": "all" if installation.selected is None else "selected",
    }
    if repositories is not None:
        content["repository_selection"] = "selected"
        content["repositories"] = [shapes.repository(world(), one) for one in repositories]
    return answer(content, 201)


def _granted(installation: Installation, wanted: Fields | None) -> Permissions:
    if wanted is None or not wanted.content:
        return dict(installation.permissions)
    for name, level in wanted.content.items():
        if RANK.get(str(level), 9) > RANK[installation.permissions.get(name, "")]:
            message = "The permissions requested are not granted to this installation."
            raise ApiError(422, message)
    return {str(name): str(level) for name, level in wanted.content.items()} | {"metadata": "read"}


def _chosen(
    installation: Installation, names: list[str] | None, numbers: list[int] | None
) -> list[Repository] | None:
    if names is None and numbers is None:
        return None
    covered = world().covered(installation)
    by_name = {one.name.lower(): one for one in covered}
    by_id = {one.id: one for one in covered}
    found: list[Any] = [by_name.get(name.lower()) for name in names or []]
    found += [by_id.get(number) for number in numbers or []]
    if None in found:
        message = (
            "There is at least one repository that does not exist or is not accessible to the"
            " parent installation."
        )
        raise ApiError(422, message)
    return found


@bp.get("/installation/repositories")
def list_repositories() -> Response:
    """List the repositories that the token reaches."""
    g.docs = "apps/installations#list-repositories-accessible-to-the-app-installation"
    who = caller()
    if who.installation is None:
        raise ApiError(403, NOT_ACCESSIBLE)
    reached = [one for one in world().repositories.values() if covers(who, one)]
    selected = who.installation.selected is not None
    content = {
        "total_count": len(reached),
        "repositories": [shapes.repository(world(), one) for one in part(reached)],
        "repository_selection": "selected" if selected else "all",
    }
    return answer(content, headers=links(len(reached)))


@bp.delete("/installation/token")
def revoke_token() -> Response:
    """Make the token that asks worthless."""
    g.docs = "apps/installations#revoke-an-installation-access-token"
    token = caller().token
    if token is None or token.installation is None:
        raise ApiError(403, NOT_ACCESSIBLE)
    world().revoke(token.value)
    return nothing()


# -- the webhook's settings ------------------------------------------------------------------


@bp.get("/app/hook/config")
@only_app("apps/webhooks#get-a-webhook-configuration-for-an-app")
def get_hook(app: App) -> Response:
    """Show where deliveries go; the secret is masked."""
    return answer(_hook(app.hook))


@bp.patch("/app/hook/config")
@only_app("apps/webhooks#update-a-webhook-configuration-for-an-app")
def set_hook(app: App) -> Response:
    """Change where deliveries go, or what signs them."""
    fields, hook = body(), app.hook
    url, secret = fields.text("url"), fields.text("secret")
    kind = fields.choice("content_type", ["json", "form"])
    insecure = fields.content.get("insecure_ssl", hook.insecure_ssl)
    fields.done()
    hook.url, hook.secret = url or hook.url, secret or hook.secret
    hook.content_type, hook.insecure_ssl = kind or hook.content_type, str(insecure)
    return answer(_hook(hook))


def _hook(hook: HookConfig) -> Json:
    content: Json = {"content_type": hook.content_type, "insecure_ssl": hook.insecure_ssl}
    if hook.url:
        content["url"] = hook.url
    if hook.secret:
        content["secret"] = MASKED
    return content
