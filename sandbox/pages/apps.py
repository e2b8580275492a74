"""The pages on which a person registers an App from a manifest, and installs it.

https://docs.github.com/apps/sharing-github-apps/registering-a-github-app-from-a-manifest
https://docs.github.com/apps/using-github-apps/installing-your-own-github-app

Nobody logs in here: whoever looks is the first person of the sandbox.
"""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode, urlsplit

from flask import Blueprint, abort, current_app, redirect, render_template, request, url_for
from werkzeug.wrappers import Response

from sandbox.manifests import create_code
from sandbox.model import AccountType, App, Installation, User
from sandbox.world import World, WorldError

bp = Blueprint("app_pages", __name__)


def _world() -> World:
    world: World = current_app.extensions["sandbox"].world
    return world


def _person() -> User:
    people = [one for one in _world().users.values() if one.type is AccountType.USER]
    return people[0] if people else abort(404)


@bp.post("/settings/apps/new")
def new_app() -> str:
    """Show a manifest that another site has sent here, for the person."""
    return _confirm(_person())


@bp.post("/organizations/<login>/settings/apps/new")
def new_organization_app(login: str) -> str:
    """The same for an organisation."""
    return _confirm(_owner(login))


def _owner(login: str) -> User:
    found = _world().find_user(login)
    return found if found and found.type is not AccountType.BOT else abort(404)


def _confirm(owner: User) -> str:
    text = request.form.get("manifest", "")
    manifest = _manifest(text)
    if not urlsplit(str(manifest.get("redirect_url", ""))).hostname:
        abort(422, "the manifest has no redirect_url")
    state = request.args.get("state", "")
    return render_template("new_app.html", owner=owner, manifest=manifest, text=text, state=state)


def _manifest(text: str) -> Mapping[str, Any]:
    try:
        manifest = json.loads(text)
    except ValueError:
        abort(422, "the manifest is no JSON")
    return manifest if isinstance(manifest, dict) else abort(422, "the manifest is no object")


@bp.post("/settings/apps/confirmed")
def confirmed() -> Response:
    """The person has pressed the button: back to where the manifest came from, with a code."""
    if request.headers.get("Origin") != request.host_url.rstrip("/"):
        abort(403)
    manifest = dict(_manifest(request.form.get("manifest", "")))
    manifest["name"] = request.form.get("name", "").strip() or manifest.get("name")
    try:
        code = create_code(_world(), manifest, _owner(request.form.get("owner", "")))
    except WorldError as error:
        abort(422, str(error))
    back = {"code": code, "state": request.form.get("state", "")}
    return redirect(f"{manifest['redirect_url']}?{urlencode(back)}", 302)


@bp.get("/apps/<slug>")
@bp.get("/apps/<slug>/installations/new")
def install_page(slug: str) -> str:
    """Choose an account to install the App on."""
    people = [one for one in _world().users.values() if one.type is not AccountType.BOT]
    return render_template("install.html", app=_app(slug), accounts=people, installed=None)


@bp.post("/apps/<slug>/installations")
def install(slug: str) -> Response:
    """Install it on all repositories of the account."""
    if request.headers.get("Origin") != request.host_url.rstrip("/"):
        abort(403)
    made = _world().install(_app(slug), _owner(request.form.get("account", "")))
    return redirect(url_for("app_pages.installation", number=made.id), 303)


@bp.get("/settings/installations/<int:number>")
def installation(number: int) -> str:
    """What is installed."""
    found: Installation = _world().installations.get(number) or abort(404)
    return render_template("install.html", app=found.app, accounts=[], installed=found)


def _app(slug: str) -> App:
    return next((one for one in _world().apps.values() if one.slug == slug), None) or abort(404)
