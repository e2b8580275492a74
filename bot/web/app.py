"""The web application: deliveries come in here, and platforms ask whether we are well."""

from collections.abc import Callable, Mapping

from flask import Flask, Response

from bot.inbox import Inbox
from bot.settings import Settings
from bot.web import health, receive

Check = Callable[[], None]


def create_app(
    settings: Settings, inbox: Inbox, checks: Mapping[str, Check] | None = None
) -> Flask:
    """`POST /webhook`, `GET /healthz`, `GET /readyz`.

    `checks`: what else must be well for `/readyz`, by name; each raises if it is not.
    Raises ValueError without a webhook secret: anybody could send us anything.
    """
    app = Flask(__name__, static_folder=None)
    app.register_blueprint(receive.blueprint(settings.webhook_secrets, inbox))
    app.register_blueprint(health.blueprint({"inbox": inbox.probe, **(checks or {})}))
    app.after_request(_harden)
    return app


def _harden(response: Response) -> Response:
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers.setdefault("Cache-Control", "no-store")
    return response
