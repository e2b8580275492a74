"""The webhook as GitHub sees it: where it leads, and what its last deliveries were answered. Pure.

https://docs.github.com/rest/apps/webhooks
"""

from collections.abc import Mapping, Sequence
from http import HTTPStatus
from typing import Any

from bot.cli.checkup.words import Line, ok, warning, wrong

COUNT = 30  # deliveries looked at
_MEND: Mapping[int, str] = {
    HTTPStatus.UNAUTHORIZED: "TOUCHLINE_WEBHOOK_SECRET is not the App's: set the same in both",
    HTTPStatus.NOT_FOUND: "the address must end in /webhook",
    HTTPStatus.SERVICE_UNAVAILABLE: "Touchline could not store it: see the lines on database, disk",
    HTTPStatus.UNSUPPORTED_MEDIA_TYPE: "set the webhook's content type to application/json",
}
_UNREACHED = "GitHub cannot reach it: look at the address, DNS, certificate, firewall and proxy"
Json = Mapping[str, Any]


def of_config(config: Json, public_url: str | None) -> Line:
    """Where deliveries go, and how."""
    url = str(config.get("url") or "")
    if not url:
        mend = "set the webhook's address, and make it active, on the App's settings page"
        return wrong("webhook", "the App has none", mend)
    if config.get("content_type") != "json":
        return wrong("webhook", f"{url} gets forms", _MEND[HTTPStatus.UNSUPPORTED_MEDIA_TYPE])
    if not config.get("secret"):
        mend = "set TOUCHLINE_WEBHOOK_SECRET's text on the App's settings page"
        return wrong("webhook", "deliveries are not signed", mend)
    if str(config.get("insecure_ssl", "0")) != "0":
        mend = "enable SSL verification on the App's settings page"
        return warning("webhook", f"{url}: certificates are not verified", mend)
    if public_url and url != f"{public_url}/webhook":
        mend = f"one of them is old: set it to {public_url}/webhook, or TOUCHLINE_PUBLIC_URL"
        return warning("webhook", f"it leads to {url}, not to TOUCHLINE_PUBLIC_URL", mend)
    return ok("webhook", url)


def of_deliveries(deliveries: Sequence[Json]) -> Line:
    """What the last ones came to, newest first."""
    if not deliveries:
        mend = "open a pull request where it is installed, then look again"
        return warning("deliveries", "GitHub has sent none in three days", mend)
    failed = [one for one in deliveries if not _is_success(one)]
    if not failed:
        return ok("deliveries", f"the last {len(deliveries)} arrived")
    last = failed[0]
    says = (
        f"{len(failed)} of the last {len(deliveries)} failed; {last['event']} at"
        f" {last['delivered_at']}: {last['status_code']} {last['status']}"
    )
    if _is_success(deliveries[0]):
        return warning("deliveries", says, "what came since arrived; redeliver it on GitHub")
    return wrong("deliveries", says, _MEND.get(_status(last), _UNREACHED))


def _is_success(delivery: Json) -> bool:
    return HTTPStatus.OK <= int(delivery["status_code"]) < HTTPStatus.MULTIPLE_CHOICES


def _status(delivery: Json) -> int:
    return int(delivery["status_code"])
