"""Requests as the App itself, or as nobody: its registration, installations and webhook.

All functions raise `bot.github.errors.GitHubError`. None repeats anything.
"""

import time
from collections.abc import Mapping, Sequence
from contextlib import closing
from typing import Any
from urllib.parse import quote

from github import Auth, Github
from github.Requester import Requester

from bot.github.answers import Answer, read
from bot.github.client import PER_PAGE, TIMEOUT, send

__all__ = ["AsApp", "exchange"]


def exchange(api: str, code: str) -> Mapping[str, Any]:
    """The App that a code stands for, with the secrets that are shown this once.

    `api`: the base of the REST API. A code is good once and for an hour.
    https://docs.github.com/rest/apps/apps#create-a-github-app-from-a-manifest
    """
    path = f"/app-manifests/{quote(code, safe='')}/conversions"
    with closing(_requester(api, None)) as requester:
        found: Mapping[str, Any] = read(send(requester, "POST", path), time.time())
        return found


class AsApp:
    """Asks as the App, with its own signature. For one thread."""

    def __init__(self, app_id: int, private_key: str, api: str) -> None:
        self._requester = _requester(api, Auth.AppAuth(app_id, private_key))

    def close(self) -> None:
        """Closes the connection."""
        self._requester.close()

    def answer(self, path: str) -> Answer:
        """The answer as it is, whatever its status: for looking at its headers."""
        return send(self._requester, "GET", path)

    def app(self) -> Mapping[str, Any]:
        """The App itself."""
        return self._mapping("/app")

    def hook(self) -> Mapping[str, Any]:
        """Where its deliveries go."""
        return self._mapping("/app/hook/config")

    def sign_with(self, secret: str) -> None:
        """From now on GitHub signs deliveries with this secret."""
        body = {"secret": secret}
        read(send(self._requester, "PATCH", "/app/hook/config", body=body), time.time())

    def installations(self) -> Sequence[Mapping[str, Any]]:
        """The first hundred."""
        return self._list("/app/installations", PER_PAGE)

    def deliveries(self, count: int) -> Sequence[Mapping[str, Any]]:
        """The last attempts that GitHub made, newest first; its log goes back three days."""
        return self._list("/app/hook/deliveries", count)

    def _mapping(self, path: str) -> Mapping[str, Any]:
        found: Mapping[str, Any] = read(self.answer(path), time.time())
        return found

    def _list(self, path: str, count: int) -> Sequence[Mapping[str, Any]]:
        answer = send(self._requester, "GET", path, {"per_page": count})
        found: Sequence[Mapping[str, Any]] = read(answer, time.time())
        return found


def _requester(api: str, auth: Auth.Auth | None) -> Requester:
    github = Github(
        auth=auth,
        base_url=api,
        timeout=TIMEOUT,
        user_agent="touchline",
        retry=None,
        seconds_between_requests=None,
        seconds_between_writes=None,
    )
    return github.requester
