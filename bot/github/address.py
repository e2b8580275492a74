"""GitHub's addresses for people, from the one for programs. Pure."""

from urllib.parse import urlsplit

__all__ = ["web_url"]

_API = "api."  # api.github.com, api.OCTOCORP.ghe.com


def web_url(api_url: str) -> str:
    """`https://github.com` for `https://api.github.com`, `https://HOST` for `https://HOST/api/v3`.

    https://docs.github.com/enterprise-server/rest/using-the-rest-api/getting-started-with-the-rest-api
    """
    parts = urlsplit(api_url)
    host = parts.netloc
    if not parts.path.strip("/") and host.startswith(_API):
        host = host.removeprefix(_API)
    return f"{parts.scheme}://{host}"
