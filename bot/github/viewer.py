"""What a person who logged in may see, asked of GitHub with that person's own token.

Not through PyGithub: its requesters are an installation's, and whoever only receives deliveries
need not load it.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any
from urllib.parse import urlsplit

import requests

__all__ = ["Seen", "SignedOutError", "UnansweredError", "Viewer", "Visible"]

TIMEOUT_S = 10
_PER_PAGE = 100
MOST = 3_000  # repositories of one person; past that they are told that some are left out


class SignedOutError(Exception):
    """GitHub does not take the token any more."""


class UnansweredError(Exception):
    """GitHub did not say what may be seen; then nothing is shown."""


@dataclass(frozen=True, slots=True)
class Seen:
    """A repository that somebody may see. `repo_id` outlives renames."""

    repo_id: int
    full_name: str
    installation: int
    is_private: bool


@dataclass(frozen=True, slots=True)
class Visible:
    """All that somebody may see; `is_all`: nothing was left out."""

    repositories: tuple[Seen, ...]
    is_all: bool = True

    def named(self, full_name: str) -> Seen | None:
        """By its present name, in any case of letters."""
        wanted = full_name.lower()
        return next((one for one in self.repositories if one.full_name.lower() == wanted), None)


class Viewer:
    """Asks as one person. Raises `SignedOutError`, `UnansweredError`."""

    def __init__(self, api_url: str, token: str) -> None:
        self._api, self._session = api_url.rstrip("/"), requests.Session()
        self._session.headers.update(
            {
                "Authorization": f"Bearer {token}",
                "Accept": "application/vnd.github+json",
                "User-Agent": "touchline",
            }
        )

    @classmethod
    def whose(cls, api_url: str) -> Callable[[str], str]:
        """Says whose a token is."""
        return lambda token: cls(api_url, token).login()

    def login(self) -> str:
        """Whose token it is."""
        return str(self._get("/user").json()["login"])

    def visible(self) -> Visible:
        """The repositories on which the App is installed and that this person was given access to.

        That a repository is public is not enough.
        https://docs.github.com/en/rest/apps/installations#list-repositories-accessible-to-the-user-access-token
        """
        found: list[Seen] = []
        for installation in self._all("/user/installations", "installations"):
            number = installation["id"]
            for one in self._all(f"/user/installations/{number}/repositories", "repositories"):
                if len(found) == MOST:
                    return Visible(tuple(found), is_all=False)
                found.append(Seen(one["id"], one["full_name"], number, one["private"]))
        return Visible(tuple(found))

    def _all(self, path: str, name: str) -> Iterator[Mapping[str, Any]]:
        following: str | None = f"{path}?per_page={_PER_PAGE}"
        while following:
            answer = self._get(following)
            yield from answer.json()[name]
            there = answer.links.get("next", {}).get("url")
            following = self._below_base(there) if there else None

    def _below_base(self, address: str) -> str:
        """So that the token goes to our host alone."""
        parts = urlsplit(address)
        path = parts.path.removeprefix(urlsplit(self._api).path)
        return f"{path}?{parts.query}"

    def _get(self, path: str) -> requests.Response:
        try:
            answer = self._session.get(self._api + path, timeout=TIMEOUT_S, allow_redirects=False)
        except requests.RequestException as error:
            raise UnansweredError(type(error).__name__) from None  # the cause holds the token
        if answer.status_code == HTTPStatus.UNAUTHORIZED:
            raise SignedOutError
        if answer.status_code != HTTPStatus.OK:
            raise UnansweredError(f"status {answer.status_code}")
        return answer
