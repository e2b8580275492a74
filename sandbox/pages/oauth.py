"""The pages of a login: who are you, may this App act for you, and the token for the code.

docs.github.com/apps/creating-github-apps/authenticating-with-a-github-app/
generating-a-user-access-token-for-a-github-app
"""

from urllib.parse import urlencode

from flask import Blueprint, abort, current_app, jsonify, redirect, render_template, request
from werkzeug.wrappers import Response

from sandbox.model import AccountType, App
from sandbox.oauth import app_of, callback, exchange, grant
from sandbox.world import World

bp = Blueprint("oauth", __name__, template_folder="templates")


def _world() -> World:
    world: World = current_app.extensions["sandbox"].world
    return world


def _asked() -> tuple[App, str]:
    """The App of the address, and where it leads back to."""
    app = app_of(_world(), request.args.get("client_id", "")) or abort(404)
    back = callback(app, request.args.get("redirect_uri", ""))
    return app, back or abort(400, "The redirect_uri is not associated with this application.")


@bp.get("/login/oauth/authorize")
def ask() -> str:
    """Choose whom to be: in the sandbox everybody may be anybody."""
    app, _ = _asked()
    people = [one for one in _world().users.values() if one.type is AccountType.USER]
    return render_template("authorize.html", app=app, people=people)


@bp.post("/login/oauth/authorize")
def agree() -> Response:
    """Send the browser back with a code, or with the person's refusal."""
    if request.headers.get("Origin") != request.host_url.rstrip("/"):
        abort(403)
    app, back = _asked()
    user = _world().find_user(request.form.get("login", ""))
    if user is None:
        denied = "The user has denied your application access."
        told = {"error": "access_denied", "error_description": denied}
    else:
        told = {"code": grant(_world(), app, user, request.args)}
    state = request.args.get("state", "")
    mark = "&" if "?" in back else "?"
    return redirect(f"{back}{mark}{urlencode({**told, 'state': state})}", 302)


@bp.post("/login/oauth/access_token")
def access_token() -> Response:
    """Exchange a code for a token."""
    return jsonify(exchange(_world(), request.form))
