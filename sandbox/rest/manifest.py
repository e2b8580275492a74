"""An App from a manifest: docs.github.com/rest/apps/apps#create-a-github-app-from-a-manifest."""

from flask import Blueprint, Response, g

from sandbox.manifests import convert
from sandbox.rest import shapes
from sandbox.rest.base import answer, box, not_found, world

bp = Blueprint("manifest", __name__)


@bp.post("/app-manifests/<code>/conversions")
def conversion(code: str) -> Response:
    """Exchange a code for the App, its key and its secrets. Nobody has to be signed in."""
    g.docs = "apps/apps#create-a-github-app-from-a-manifest"
    made = convert(world(), code)
    if made is None:
        raise not_found()
    if made.app.hook.url is not None:
        box().hooks.ping(made.app)
    secrets = {
        "client_secret": made.app.client_secret,
        "webhook_secret": made.webhook_secret,
        "pem": made.pem,
    }
    return answer(shapes.app(world(), made.app) | secrets, 201)
