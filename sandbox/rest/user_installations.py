"""What a person sees who logged in through an App: docs.github.com/rest/apps/installations, and
docs.github.com/rest/apps/oauth-applications for the end of it."""

from flask import Blueprint, Response, g, request

from sandbox.model import App, Installation, Repository, User
from sandbox.rest import shapes
from sandbox.rest.base import ApiError, answer, caller, links, not_found, nothing, part, world
from sandbox.rest.fields import body

bp = Blueprint("user_installations", __name__)
_ONLY_LOGGED_IN = (
    "You must authenticate with an access token authorized to a GitHub App in order to list"
    " installations"
)


def _person() -> tuple[User, App]:
    token = caller().token
    if token is None:
        raise ApiError(401, "Requires authentication")
    if token.user is None or token.app is None:
        raise ApiError(403, _ONLY_LOGGED_IN)
    return token.user, token.app


def _reached(user: User, installation: Installation) -> list[Repository]:
    """Those that the person was given access to; that a repository is public is not enough."""
    return [
        one
        for one in world().covered(installation)
        if one.owner is user or one.collaborators.get(user.login, "none") != "none"
    ]


@bp.get("/user/installations")
def installations() -> Response:
    """List the App's installations in which the person may see anything."""
    g.docs = "apps/installations#list-app-installations-accessible-to-the-user-access-token"
    user, app = _person()
    mine = [one for one in world().installations.values() if one.app is app]
    found = [one for one in mine if one.account is user or _reached(user, one)]
    content = {
        "total_count": len(found),
        "installations": [shapes.installation(world(), one) for one in part(found)],
    }
    return answer(content, headers=links(len(found)))


@bp.get("/user/installations/<int:number>/repositories")
def repositories(number: int) -> Response:
    """List the repositories of an installation that the person may see."""
    g.docs = "apps/installations#list-repositories-accessible-to-the-user-access-token"
    user, app = _person()
    installation = world().installations.get(number)
    if installation is None or installation.app is not app:
        raise not_found()
    found = _reached(user, installation)
    content = {
        "total_count": len(found),
        "repositories": [shapes.repository(world(), one) for one in part(found)],
    }
    return answer(content, headers=links(len(found)))


@bp.delete("/applications/<client_id>/token")
def delete_token(client_id: str) -> Response:
    """Make a person's token worthless; asked by the App with its client id and secret."""
    g.docs = "apps/oauth-applications#delete-an-app-token"
    app = next((one for one in world().apps.values() if one.client_id == client_id), None)
    given = request.authorization
    secret = given.password if given and given.type == "basic" else None
    if app is None or given is None or (given.username, secret) != (client_id, app.client_secret):
        raise not_found()
    fields = body()
    value = fields.text("access_token") or ""
    fields.done()
    token = world().tokens.get(value)
    if token is None or token.app is not app:
        raise not_found()
    world().revoke(value)
    return nothing()
