"""The web application: deliveries come in here, and platforms ask whether we are well."""

from collections.abc import Callable, Mapping

from flask import Flask, Response

from bot.inbox import Inbox
from bot.settings import Secret, Settings
from bot.store.backlog import Backlog
from bot.web import health, metrics, people, receive
from bot.web.headers import harden

Check = Callable[[], None]


def create_app(
    settings: Settings, inbox: Inbox, checks: Mapping[str, Check] | None = None
) -> Flask:
    """`POST /webhook`, `GET /healthz`, `GET /readyz`, `GET /metrics`, and the pages.

    `checks`: what else must be well for `/readyz`, by name; each raises if it is not.
    Raises ValueError without a webhook secret: anybody could send us anything.
    """
    app = Flask(__name__, static_folder=None)
    app.register_blueprint(receive.blueprint(settings.webhook_secrets, inbox))
    _watched(app, {"inbox": inbox.probe, **(checks or {})}, inbox.backlog, settings.metrics_token)
    people.register(app, settings, inbox.database)
    return app


def create_watch_app(
    checks: Mapping[str, Check], ask: Callable[[], Backlog], token: Secret | None
) -> Flask:
    """What platforms ask of a process that receives nothing: health and metrics."""
    app = Flask(__name__, static_folder=None)
    _watched(app, checks, ask, token)
    return app


def _watched(
    app: Flask, checks: Mapping[str, Check], ask: Callable[[], Backlog], token: Secret | None
) -> None:
    app.register_blueprint(health.blueprint(checks))
    app.register_blueprint(metrics.blueprint(ask, token))
    app.after_request(_harden)


def _harden(response: Response) -> Response:
    return harden(response)
