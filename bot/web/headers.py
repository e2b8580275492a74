"""What every answer tells the browser to keep to."""

from flask import Response

_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; form-action {forms}; "
    "base-uri 'none'; frame-ancestors 'none'"
)


def harden(response: Response, forms: tuple[str, ...] = ("'self'",)) -> Response:
    """No script, no frame, nothing from elsewhere, nothing kept; a route may have said otherwise.

    `forms`: where forms may lead, redirects included.
    https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Content-Security-Policy
    """
    kept = {
        "Content-Security-Policy": _POLICY.format(forms=" ".join(forms)),
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "DENY",
        "Referrer-Policy": "same-origin",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cache-Control": "no-store",
    }
    for name, value in kept.items():
        response.headers.setdefault(name, value)
    return response
