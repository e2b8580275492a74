"""What the App sees of itself: where it is installed, what is open there, which deliveries failed.

Lists are asked for with the ETag of the last answer: what has not changed costs no quota.
https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#use-conditional-requests-if-appropriate
"""

from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from http import HTTPStatus
from typing import Any
from urllib.parse import urlencode

from github import Auth

from bot.github.answers import Answer, read
from bot.github.budget import Kind, Meter
from bot.github.client import PER_PAGE, Client, below, following, send
from bot.model import DeliveryId, InstallationId, PullRef, Sha

__all__ = ["AppView", "Attempted", "Installed", "OpenPull"]

# Of all repositories of an installation: their names and what is open there, and no more.
_TO_LOOK = {"metadata": "read", "pull_requests": "read"}
_KEPT_PAGES = 2_000  # answers that are kept for their ETag; the oldest go


@dataclass(frozen=True, slots=True)
class Attempted:
    """One attempt at a delivery, from GitHub's log. `number`: the log's own id of it."""

    number: int
    delivery: DeliveryId
    event: str
    action: str | None
    at: datetime
    has_failed: bool


@dataclass(frozen=True, slots=True)
class Installed:
    """Where the App may work."""

    id: InstallationId
    since: datetime
    is_suspended: bool


@dataclass(frozen=True, slots=True)
class OpenPull:
    """A pull request that is open, and its head at this moment."""

    pull: PullRef
    head: Sha
    base: Sha
    is_draft: bool
    updated: datetime


@dataclass
class AppView:
    """Asks GitHub as the App itself, and as its installations. For one thread at a time.

    All methods raise `bot.github.errors.GitHubError`.
    """

    client: Client
    _kept: dict[str, Answer] = field(default_factory=dict)

    def attempts(self, since: datetime) -> Iterator[Attempted]:
        """The attempts of the log, newest first, back to `since`; at most three days are kept.

        https://docs.github.com/en/rest/apps/webhooks#list-deliveries-for-an-app-webhook
        """
        for page in self._pages("/app/hook/deliveries", self._itself):
            for one in page:
                attempted = _attempted(one)
                if attempted.at < since:
                    return
                yield attempted

    def redeliver(self, number: int) -> None:
        """Have GitHub send the delivery of this attempt again, under its old id."""
        with closing(self.client.requester(self.client.auth)) as requester:
            path = f"/app/hook/deliveries/{number}/attempts"
            read(send(requester, "POST", path), self.client.now())

    def installations(self) -> Iterator[Installed]:
        """All of them."""
        for page in self._pages("/app/installations", self._itself):
            for one in page:
                yield _installed(one)

    def open_pulls(self, installation: InstallationId) -> Iterator[OpenPull]:
        """What is open in every repository that the installation reaches."""
        body = {"permissions": _TO_LOOK}
        path = f"/app/installations/{installation}/access_tokens"
        with closing(self.client.requester(self.client.auth)) as requester:
            found = read(send(requester, "POST", path, body=body), self.client.now())
        who = _Who(Auth.Token(found["token"]), Meter(installation, self.client.budget))
        for page in self._pages("/installation/repositories", who):
            for repository in page["repositories"]:
                yield from self._open_in(repository, who)

    def _open_in(self, repository: Mapping[str, Any], who: "_Who") -> Iterator[OpenPull]:
        if repository["archived"] or repository["disabled"]:
            return
        path = f"/repos/{repository['full_name']}/pulls"
        for page in self._pages(path, who, state="open"):
            for pull in page:
                yield _open_pull(pull, repository, who.meter.installation)

    @property
    def _itself(self) -> "_Who":
        return _Who(self.client.auth, Meter(_ITSELF, self.client.budget))

    def _pages(self, path: str, who: "_Who", **query: str) -> Iterator[Any]:
        after: str | None = f"{path}?{urlencode({'per_page': PER_PAGE, **query})}"
        with closing(self.client.requester(who.auth)) as requester:
            while after:
                with who.meter.request(Kind.READ):
                    answer = self._ask(requester, after)
                    page = read(answer, self.client.now())
                yield page
                link = following(answer)
                after = below(link, self.client.url) if link else None

    def _ask(self, requester: Any, path: str) -> Answer:
        known = self._kept.pop(path, None)
        headers = {"If-None-Match": known.headers["etag"]} if known else {}
        answer = send(requester, "GET", path, None, None, **headers)
        if known and answer.status == HTTPStatus.NOT_MODIFIED:
            answer = known
        if answer.status == HTTPStatus.OK and "etag" in answer.headers:
            self._kept[path] = answer
            if len(self._kept) > _KEPT_PAGES:
                self._kept.pop(next(iter(self._kept)))
        return answer


@dataclass(frozen=True, slots=True)
class _Who:
    """As whom it asks, and whose budget that is."""

    auth: Auth.Auth
    meter: Meter


_ITSELF = InstallationId(0)  # the App has limits of its own


def _attempted(one: Mapping[str, Any]) -> Attempted:
    return Attempted(
        number=int(one["id"]),
        delivery=DeliveryId(one["guid"]),
        event=one["event"],
        action=one["action"],
        at=datetime.fromisoformat(one["delivered_at"]),
        has_failed=not HTTPStatus.OK <= int(one["status_code"]) < HTTPStatus.MULTIPLE_CHOICES,
    )


def _installed(one: Mapping[str, Any]) -> Installed:
    since = datetime.fromisoformat(one["created_at"])
    return Installed(InstallationId(one["id"]), since, one["suspended_at"] is not None)


def _open_pull(
    pull: Mapping[str, Any], repository: Mapping[str, Any], installation: InstallationId
) -> OpenPull:
    owner, name = repository["owner"]["login"], repository["name"]
    return OpenPull(
        PullRef(installation, int(repository["id"]), owner, name, int(pull["number"])),
        Sha(pull["head"]["sha"]),
        Sha(pull["base"]["sha"]),
        pull["draft"],
        datetime.fromisoformat(pull["updated_at"]),
    )
