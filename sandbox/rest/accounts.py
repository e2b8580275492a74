"""Users, and what is left of the hour: docs.github.com/rest/users/users, /rest/rate-limit."""

from flask import Blueprint, Response, g

from sandbox.rest import shapes
from sandbox.rest.base import NOT_ACCESSIBLE, ApiError, answer, box, caller, not_found, world

bp = Blueprint("accounts", __name__)


@bp.get("/user")
def me() -> Response:
    """Show the person whose token this is; an App has no such page."""
    g.docs = "users/users#get-the-authenticated-user"
    token = caller().token
    if token is None:
        raise ApiError(401, "Requires authentication")
    if token.user is None:
        raise ApiError(403, NOT_ACCESSIBLE)
    return answer(shapes.public_user(world(), token.user))


@bp.get("/users/<login>")
def get_user(login: str) -> Response:
    """Show an account."""
    g.docs = "users/users#get-a-user"
    found = world().find_user(login)
    if found is None:
        raise not_found()
    return answer(shapes.public_user(world(), found))


@bp.get("/rate_limit")
def rate_limit() -> Response:
    """Show what the caller has left; asking costs nothing."""
    g.docs = "rate-limit/rate-limit#get-rate-limit-status-for-the-authenticated-user"
    core = box().rates.look(caller(), "core").numbers()
    graphql = box().rates.look(caller(), "graphql").numbers()
    search = core | {"limit": 30, "remaining": 30, "used": 0}
    resources = {"core": core, "graphql": graphql, "search": search}
    return answer({"resources": resources, "rate": core})
