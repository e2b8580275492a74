"""All that people look at: rule pages, login, dashboard, put together from the settings."""

from flask import Flask, Response
from sqlalchemy import Engine
from werkzeug.exceptions import HTTPException

from bot.github.address import web_url
from bot.github.viewer import Viewer
from bot.settings import Settings
from bot.store.backlog import backlog
from bot.store.views import Views
from bot.web import rules
from bot.web.dashboard import operations, routes
from bot.web.dashboard.guard import Guard
from bot.web.frame import Frame, page
from bot.web.login import routes as login
from bot.web.login.access import Access
from bot.web.login.flow import Client
from bot.web.login.session import Sessions

__all__ = ["register"]

CALLBACK = "/login/callback"
_TOLD = {
    404: "There is no such page, or you may not see it.",
    403: "That form was not sent from here, or too long ago. Go back and try once more.",
    503: "GitHub does not say at the moment what you may see, so nothing is shown. Try again soon.",
}


def register(app: Flask, settings: Settings, database: Engine) -> None:
    """Rule pages for everybody; login and dashboard where there is an OAuth client and a public
    address that GitHub can lead back to."""
    client = _client(settings)
    frame = Frame(client is not None, settings.operators)
    app.register_blueprint(rules.blueprint(frame))
    _register_sorry(app, frame)
    if client is None:
        app.add_url_rule("/", "welcome", lambda: page(frame.render("welcome.html")))
        return
    is_secure = (settings.public_url or "").startswith("https:")
    app.session_interface = Sessions(settings.private_key.reveal, is_secure=is_secure)
    access = Access(lambda token: Viewer(settings.github_url, token).visible())
    guard, views = Guard(access, settings.operators), Views(database)
    whose = Viewer.whose(settings.github_url)
    app.register_blueprint(login.blueprint(login.Login(client, whose, access, frame.sorry)))
    pages = routes.Dashboard(guard, views, frame, web_url(settings.github_url))
    app.register_blueprint(routes.blueprint(pages))
    app.register_blueprint(operations.blueprint(guard, views, lambda: backlog(database), frame))


def _client(settings: Settings) -> Client | None:
    if not (settings.client_id and settings.client_secret and settings.public_url):
        return None
    back = f"{settings.public_url}{CALLBACK}"
    return Client(settings.client_id, settings.client_secret, settings.github_url, back)


def _register_sorry(app: Flask, frame: Frame) -> None:
    for status, told in _TOLD.items():

        def sorry(_error: HTTPException, status: int = status, told: str = told) -> Response:
            return frame.sorry(status, told)

        app.register_error_handler(status, sorry)
