"""What the App and its installations were granted, against app.yml. Pure."""

from collections.abc import Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

from bot.cli.checkup.words import Line, ok, warning, wrong

_RANK = {"": 0, "read": 1, "write": 2, "admin": 3}
_SHOWN = 5  # installations that lack something; the rest are counted
Json = Mapping[str, Any]


def of_app(app: Json, manifest: Json) -> list[Line]:
    """A line for the permissions that the App asks for, and one for its events."""
    lacking = _lacking(manifest["default_permissions"], app.get("permissions") or {})
    page = f"{_settings_page(app)}/permissions"
    return [_permissions(lacking, page), _events(app, manifest, page)]


def _permissions(lacking: Sequence[str], page: str) -> Line:
    if lacking:
        says = f"the App does not ask for {', '.join(lacking)}"
        return wrong("permissions", says, f"add it at {page}; each account is then asked to accept")
    return ok("permissions", "the App asks for all that app.yml names")


def _events(app: Json, manifest: Json, page: str) -> Line:
    missing = [one for one in manifest["default_events"] if one not in (app.get("events") or ())]
    if missing:
        says = f"the App is not subscribed to {', '.join(missing)}"
        return wrong("events", says, f"subscribe at {page}")
    return ok("events", "the App is subscribed to all that app.yml names")


def of_installations(installations: Sequence[Json], app: Json, manifest: Json) -> list[Line]:
    """One line if all is well; else one for each account that has something to do."""
    if not installations:
        page = f"{app['html_url']}/installations/new"
        return [warning("installed", "nowhere yet", f"install it at {page}")]
    found = [line for one in installations if (line := _installation(one, manifest))]
    if len(found) > _SHOWN:
        more = f"{len(found) - _SHOWN} more accounts have something to do"
        found = [*found[:_SHOWN], warning("installed", more, "mend these first")]
    return found or [ok("installed", f"on {len(installations)} accounts, all permissions accepted")]


def _installation(one: Json, manifest: Json) -> Line | None:
    account = (one.get("account") or {}).get("login", "?")
    if one.get("suspended_at"):
        says = f"{account} has suspended the App"
        return warning("installed", says, f"an owner of {account} may end that: {one['html_url']}")
    lacking = _lacking(manifest["default_permissions"], one.get("permissions") or {})
    if not lacking:
        return None
    says = f"{account} has not granted {', '.join(lacking)}"
    return wrong("installed", says, f"an owner of {account} accepts it at {one['html_url']}")


def _lacking(wanted: Mapping[str, str], granted: Mapping[str, str]) -> list[str]:
    return [
        f"{name}: {level}"
        for name, level in wanted.items()
        if _RANK.get(granted.get(name, ""), 0) < _RANK[level]
    ]


def _settings_page(app: Json) -> str:
    """Where the App's owner changes it."""
    address, owner = urlsplit(str(app["html_url"])), app.get("owner") or {}
    host = f"{address.scheme}://{address.netloc}"
    whose = f"/organizations/{owner['login']}" if owner.get("type") == "Organization" else ""
    return f"{host}{whose}/settings/apps/{app['slug']}"
