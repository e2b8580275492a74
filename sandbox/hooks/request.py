"""The request of one delivery: its body and its headers, signed.

https://docs.github.com/webhooks/webhook-events-and-payloads#delivery-headers
"""

import hashlib
import hmac
from urllib.parse import urlencode

from sandbox.model import Delivery, HookConfig

USER_AGENT = "GitHub-Hookshot/0000000"


def body_of(payload: bytes, hook: HookConfig) -> bytes:
    """The body as sent: the JSON itself, or a form with the JSON in its one field `payload`."""
    if hook.content_type == "form":
        return urlencode({"payload": payload}).encode()
    return payload


def headers_of(delivery: Delivery, body: bytes) -> dict[str, str]:
    """All headers of a delivery. Without a secret there are no signatures."""
    app, hook = delivery.app, delivery.app.hook
    form = hook.content_type == "form"
    headers = {
        "Accept": "*/*",
        "Content-Type": "application/x-www-form-urlencoded" if form else "application/json",
        "User-Agent": USER_AGENT,
        "X-GitHub-Delivery": delivery.guid,
        "X-GitHub-Event": delivery.event,
        "X-GitHub-Hook-ID": str(app.id),
        "X-GitHub-Hook-Installation-Target-ID": str(app.id),
        "X-GitHub-Hook-Installation-Target-Type": "integration",
    }
    return headers | (signatures(hook.secret, body) if hook.secret else {})


def signatures(secret: str, body: bytes) -> dict[str, str]:
    """Both signature headers: HMAC over the raw body, in hex, with the algorithm in front.

    https://docs.github.com/webhooks/using-webhooks/validating-webhook-deliveries
    """
    key = secret.encode()
    return {
        "X-Hub-Signature": f"sha1={hmac.new(key, body, hashlib.sha1).hexdigest()}",
        "X-Hub-Signature-256": f"sha256={hmac.new(key, body, hashlib.sha256).hexdigest()}",
    }
