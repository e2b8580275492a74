"""What every REST view stands on: caller, repository, permission, errors, pages of a list."""

import functools
import json
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar, cast
from urllib.parse import urlencode

from flask import Response, current_app, g, request

from sandbox.auth import Caller, may, sees
from sandbox.model import App, Installation, PullRequest, Repository, User
from sandbox.world import World

if TYPE_CHECKING:
    from sandbox.server import Sandbox

DOCS = "https://docs.github.com/rest"
NOT_ACCESSIBLE = "Resource not accessible by integration"

Json = dict[str, Any]
View = Callable[..., Any]
Item = TypeVar("Item")


class ApiError(Exception):
    """An answer that is no success: status, message, and GitHub's list of errors."""

    def __init__(
        self,
        status: int,
        message: str,
        errors: Sequence[Any] | None = None,
        headers: dict[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.errors = errors
        self.headers = headers or {}


def box() -> "Sandbox":
    """Return the sandbox that answers this request."""
    return cast("Sandbox", current_app.extensions["sandbox"])


def world() -> World:
    """Return the world that the request is about."""
    return box().world


def caller() -> Caller:
    """Return who asks."""
    return cast(Caller, g.caller)


# -- errors ------------------------------------------------------------------------------


def not_found() -> ApiError:
    """Return the 404 that also stands for what the caller must not know of."""
    return ApiError(404, "Not Found")


def invalid(*complaints: str) -> ApiError:
    """Return the 422 of a body that does not fit its schema, in GitHub's words."""
    return ApiError(422, "\n\n".join(["Invalid request.", "\n".join(complaints)]))


def failed(resource: str, code: str, field: str, message: str | None = None) -> ApiError:
    """Return the 422 of a value that cannot be.

    docs.github.com/rest/using-the-rest-api/troubleshooting-the-rest-api#validation-failed
    """
    error = {"resource": resource, "code": code, "field": field}
    return ApiError(422, "Validation Failed", [error | ({"message": message} if message else {})])


def unprocessable(*errors: str) -> ApiError:
    """Return the 422 whose errors are plain sentences, as the reviews API gives them."""
    return ApiError(422, "Unprocessable Entity", errors)


def too_long(resource: str, limit: int) -> ApiError:
    """Return the 422 of a body that is too long: telia-oss/github-pr-resource issue 259."""
    message = f"Body is too long (maximum is {limit} characters)"
    return failed(resource, "unprocessable", "data", message)


def error_response(error: ApiError) -> Response:
    """Build the answer of an error: message, documentation_url, status, errors."""
    page = getattr(g, "docs", "")
    content: Json = {"message": error.message}
    if error.errors is not None:
        content["errors"] = list(error.errors)
    content["documentation_url"] = f"{DOCS}/{page}" if page else DOCS
    content["status"] = str(error.status)
    return answer(content, error.status, error.headers)


def answer(content: Any, status: int = 200, headers: dict[str, str] | None = None) -> Response:
    """Build a JSON answer."""
    text = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
    response = Response(text.encode(), status, mimetype="application/json")
    response.headers["Content-Type"] = "application/json; charset=utf-8"
    response.headers.extend(headers or {})
    return response


def created(content: Json) -> Response:
    """Build the 201 of something new, with its Location."""
    return answer(content, 201, {"Location": str(content["url"])})


def nothing() -> Response:
    """Build a 204."""
    return Response(status=204)


# -- who may -------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Need:
    """What an endpoint asks for: any of some permissions, at a level; a person's level."""

    permissions: tuple[str, ...]
    level: str
    person: str


def needs(
    permissions: str | tuple[str, ...], level: str, docs: str, person: str | None = None
) -> Callable[[View], View]:
    """Guard a view of a repository: 404 where the caller cannot see it, 403 without the need.

    `docs` is the page of docs.github.com/rest that describes the endpoint. `person` is what a
    person needs, where it is less than an App needs: whoever can read may comment. The view
    gets the repository in place of owner and repo.
    """
    wanted = (permissions,) if isinstance(permissions, str) else permissions
    need = Need(wanted, level, person or level)

    def guard(view: View) -> View:
        @functools.wraps(view)
        def guarded(owner: str, repo: str, **more: Any) -> Any:
            g.docs, g.need = docs, need
            repository = visible(owner, repo)
            permit(repository, need)
            return view(repository, **more)

        return guarded

    return guard


def visible(owner: str, repo: str) -> Repository:
    """Return a repository that the caller can see; raises 404, or 301 for an old name."""
    found = world().find_repository(f"{owner}/{repo}")
    if found is None:
        found = _moved(f"{owner}/{repo}")
        if found and sees(world(), caller(), found):
            raise _redirect(found)
        raise not_found()
    if not sees(world(), caller(), found):
        raise not_found()
    return found


def _moved(full_name: str) -> Repository | None:
    number = world().moved.get(full_name.lower())
    return world().repositories.get(number) if number is not None else None


def _redirect(repository: Repository) -> ApiError:
    # docs.github.com/rest/using-the-rest-api/best-practices-for-using-the-rest-api#follow-redirects
    rest = request.path.split("/", 6)[6:]  # after /api/v3/repos/{owner}/{repo}
    target = "/".join([f"{world().api_url}/repositories/{repository.id}", *rest])
    return ApiError(301, "Moved Permanently", headers={"Location": target})


def permit(repository: Repository, need: Need) -> None:
    """Raise 401 or 403 unless the caller has one of the permissions."""
    who = caller()
    level = need.level if who.installation else need.person
    if any(may(world(), who, repository, one, level) for one in need.permissions):
        return
    if who.app or who.token is None:
        raise ApiError(401, "Requires authentication")
    if who.installation:
        raise ApiError(403, NOT_ACCESSIBLE)
    raise ApiError(403, "Must have admin rights to Repository.")


def acting() -> User:
    """Return the account that writes; raises 401 for nobody."""
    user = caller().user
    if user is None:
        raise ApiError(401, "Requires authentication")
    return user


def only_app(docs: str) -> Callable[[View], View]:
    """Guard a view that only an App's JWT opens; the view gets the App first."""

    def guard(view: View) -> View:
        @functools.wraps(view)
        def guarded(**more: Any) -> Any:
            g.docs = docs
            app = caller().app
            if app is None:
                raise ApiError(401, "A JSON web token could not be decoded")
            return view(app, **more)

        return guarded

    return guard


def own_installation(app: App, number: int) -> Installation:
    """Return an installation of the App that asks, or raise 404."""
    found = world().installations.get(number)
    if found is None or found.app is not app:
        raise not_found()
    return found


def the_pull(repository: Repository, number: int) -> PullRequest:
    """Return a pull request, or raise 404."""
    found = repository.pulls.get(number)
    if found is None:
        raise not_found()
    return found


# -- pages of a list -------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Page:
    """Which part of a list is asked for."""

    number: int
    size: int


def page() -> Page:
    """Read page and per_page: 30 by default, 100 at most.

    docs.github.com/rest/using-the-rest-api/using-pagination-in-the-rest-api
    """
    size = min(max(_whole(request.args.get("per_page"), 30), 1), world().limits.per_page)
    return Page(max(_whole(request.args.get("page"), 1), 1), size)


def _whole(text: str | None, default: int) -> int:
    return int(text) if text and text.isdigit() else default


def paged(items: Sequence[Item], show: Callable[[Item], Any]) -> Response:
    """Answer one page of a list, with its Link header."""
    return answer([show(one) for one in part(items)], headers=links(len(items)))


def part(items: Sequence[Item]) -> Sequence[Item]:
    """Return the page of the list that is asked for."""
    wanted = page()
    start = (wanted.number - 1) * wanted.size
    return items[start : start + wanted.size]


def links(total: int) -> dict[str, str]:
    """Build the Link header of a list of so many items; none where one page holds them."""
    wanted = page()
    last = max(-(-total // wanted.size), 1)
    places: dict[str, int] = {}
    if wanted.number > 1:
        places |= {"prev": min(wanted.number - 1, last)}
    if wanted.number < last:
        places |= {"next": wanted.number + 1, "last": last}
    if wanted.number > 1:
        places |= {"first": 1}
    shown = ", ".join(f'<{_page_url(number)}>; rel="{name}"' for name, number in places.items())
    return {"Link": shown} if shown else {}


def _page_url(number: int) -> str:
    arguments = request.args.to_dict() | {"page": str(number)}
    return f"{world().url}{request.environ['sandbox.path']}?{urlencode(arguments)}"
