"""What GitHub says of the App, of its webhook and of our clock."""

import time
from collections.abc import Mapping
from contextlib import closing
from email.utils import parsedate_to_datetime
from http import HTTPStatus
from typing import Any

from bot.cli.checkup import granted, hook
from bot.cli.checkup.words import Line, ok, unknown, wrong
from bot.github.answers import Answer, read
from bot.github.apps import AsApp
from bot.github.errors import GitHubError
from bot.settings import Settings

SKEW_S = 45.0  # a token of ours begins a minute ago and may be believed for ten
Json = Mapping[str, Any]


def look_at_github(settings: Settings, manifest: Json) -> list[Line]:
    """Lines for the connection, the clock, the key, and all that they let us see."""
    with closing(
        AsApp(settings.app_id, settings.private_key.reveal(), settings.github_url)
    ) as as_app:
        try:
            answer = as_app.answer("/app")
        except GitHubError as error:
            mend = "look at TOUCHLINE_GITHUB_URL, DNS, proxy and certificates"
            return [wrong("GitHub", f"{settings.github_url} does not answer: {error}", mend)]
        clock = look_at_clock(answer, time.time())
        key = _look_at_key(answer, settings)
        lines = [ok("GitHub", settings.github_url), clock, key]
        if answer.status != HTTPStatus.OK:
            return lines
        return [*lines, *_look_further(as_app, read(answer, time.time()), settings, manifest)]


def look_at_clock(answer: Answer, now: float) -> Line:
    """GitHub refuses signatures from the future, and ours end after minutes. `now`: our time."""
    try:
        theirs = parsedate_to_datetime(answer.headers["date"]).timestamp()
    except (KeyError, ValueError, TypeError):
        return unknown("clock", "GitHub's answer has no date")
    ahead = now - theirs
    if abs(ahead) > SKEW_S:
        side = "ahead of" if ahead > 0 else "behind"
        says = f"this machine is {abs(ahead):.0f} s {side} GitHub"
        return wrong("clock", says, "synchronise it: timedatectl set-ntp true")
    return ok("clock", f"within {SKEW_S:.0f} s of GitHub's")


def _look_at_key(answer: Answer, settings: Settings) -> Line:
    """GitHub knows no difference between a wrong key and a clock that is far off."""
    if answer.status == HTTPStatus.NOT_FOUND:
        says = f"there is no App {settings.app_id} at {settings.github_url}"
        return wrong("App", says, "set TOUCHLINE_APP_ID from the App's settings page")
    if answer.status == HTTPStatus.UNAUTHORIZED:
        says = f"GitHub does not take the key for App {settings.app_id}"
        mend = "if the clock is right: generate a private key on the App's settings page"
        return wrong("App", says, mend)
    if answer.status != HTTPStatus.OK:
        return wrong("App", f"GitHub answers {answer.status}", "try again in a few minutes")
    app = read(answer, time.time())
    if settings.client_id and settings.client_id != app.get("client_id"):
        says = "TOUCHLINE_CLIENT_ID is another App's"
        return wrong("App", says, f"set it to {app.get('client_id')}")
    owner = (app.get("owner") or {}).get("login", "?")
    return ok("App", f"{app['name']} ({app['id']}), owned by {owner}")


def _look_further(as_app: AsApp, app: Json, settings: Settings, manifest: Json) -> list[Line]:
    try:
        return [
            *granted.of_app(app, manifest),
            *granted.of_installations(as_app.installations(), app, manifest),
            hook.of_config(as_app.hook(), settings.public_url),
            hook.of_deliveries(as_app.deliveries(hook.COUNT)),
        ]
    except GitHubError as error:
        return [wrong("GitHub", f"it broke off: {error}", "try again in a few minutes")]
