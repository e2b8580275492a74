"""`GET /rules`, `/rules/<id>`, `/rules/<id>/<language>`: the rules' pages, for everybody."""

from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING

from flask import Blueprint, Response, abort, redirect, request
from werkzeug.wrappers import Response as Answer

from bot.pages.pager import page_number
from bot.pages.render import assets
from bot.web.links import WebLinks

if TYPE_CHECKING:
    from bot.rulebook.read import Reader

FRESH_S = 600  # pages change with a deploy
_TYPES = {".css": "text/css; charset=utf-8", ".svg": "image/svg+xml"}
Frame = Callable[[], dict[str, object]]


@cache
def reader() -> "Reader":
    """The rules, read when a page is first wanted: receiving deliveries needs none of them."""
    from bot.rulebook.read import Reader  # noqa: PLC0415 - it brings the parser's library along

    return Reader.own()


def blueprint(frame: Frame) -> Blueprint:
    """The routes. `frame`: what every page shows of whoever looks at it."""
    routes = Blueprint("rules", __name__)
    links = WebLinks()

    @routes.get("/rules")
    def rules() -> Response:
        at = page_number(request.args.get("page", "1"))
        return _page(reader().list(links, request.args, at, **frame()))

    @routes.get("/rules/<rule>")
    @routes.get("/rules/<rule>/<language>")
    def one(rule: str, language: str = "") -> Response:
        return _page(reader().rule(links, rule, language, **frame()) or abort(404))

    @routes.get("/static/<name>")
    def static(name: str) -> Response:
        content = assets().get(name) or abort(404)
        kind = _TYPES.get(f".{name.rpartition('.')[2]}", "application/octet-stream")
        answer = Response(content, content_type=kind)
        answer.headers["Cache-Control"] = "public, max-age=31536000, immutable"
        return answer

    @routes.get("/favicon.ico")
    def icon() -> Answer:
        return redirect(links.asset("icon.svg"), 301)

    return routes


def _page(html: str) -> Response:
    return Response(html, content_type="text/html; charset=utf-8")
