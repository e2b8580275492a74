"""Requests to GitHub as one installation of the App, for one repository at a time.

PyGithub signs, sends and reads; its retries are off, because it repeats a POST after a 502 (a
second comment) and waits without bound for the hourly reset. What a failed request means is told
by `bot.github.errors`; who repeats it, and when, is the business of the callers.
"""

import logging
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from http import HTTPStatus
from typing import Any, TypeVar
from urllib.parse import quote, urlsplit

from github import Auth, Github
from github.Requester import Requester
from requests.exceptions import RequestException
from requests.utils import parse_header_links

from bot import metrics
from bot.github.address import web_url
from bot.github.answers import Answer, read, read_graphql, read_mutations
from bot.github.budget import Budget, Kind, Meter, Unmetered, kind_of
from bot.github.errors import Gone, Refused, Unavailable
from bot.logs import logger
from bot.model import InstallationId, PullRef

__all__ = ["Client", "Repository"]

TIMEOUT = 15  # seconds to connect, and between two pieces of an answer
PER_PAGE = 100
_USER_AGENT = "touchline"
# What a review does and nothing more; a token may have less than its App.
# https://docs.github.com/en/rest/apps/apps#create-an-installation-access-token-for-an-app
PERMISSIONS = {
    "checks": "write",
    "contents": "read",
    "metadata": "read",
    "pull_requests": "write",
}
# GitHub takes this much for resolving a thread, though it changes no content:
# https://github.com/orgs/community/discussions/44650
_TO_RESOLVE = PERMISSIONS | {"contents": "write"}
_RENEW_BEFORE = 300  # seconds before a token expires: longer than one review's requests take
log = logger("touchline.github")
_REDIRECTS = (HTTPStatus.TEMPORARY_REDIRECT, HTTPStatus.PERMANENT_REDIRECT)

Json = Mapping[str, Any]
_Kept = TypeVar("_Kept")


@dataclass(frozen=True, slots=True)
class _Token:
    text: str = field(repr=False)
    expires: float  # seconds since the epoch


@dataclass(frozen=True, slots=True)
class _Granted:
    """What an installation's owner granted beyond what we ask for, and until when we believe it."""

    may_resolve: bool
    expires: float  # seconds since the epoch


_Key = tuple[InstallationId, int | str, bool]  # id or name; the last: may it resolve threads
_ASK_AGAIN = 3600  # seconds
_BY_NAME = 0  # the id of a repository of which we know the name alone
OWNERS_S = 300  # seconds for which an owner's policy is believed
# Of a repository beside the one under review: what its policy takes, and no more.
_TO_READ = {"contents": "read", "metadata": "read"}


class Client:
    """The App on one GitHub. Safe to share between threads.

    `url` is the API's base. Tokens are kept until shortly before they expire, in memory only.
    """

    def __init__(
        self,
        app_id: int,
        private_key: str,
        url: str,
        now: Callable[[], float] = time.time,
        budget: Budget | None = None,
    ) -> None:
        _quieten()
        self.budget = budget or Unmetered()
        self.app_id = app_id
        self.url = url
        self.now = now
        self.timeout = TIMEOUT
        self.auth = Auth.AppAuth(app_id, private_key)
        self._login = ""
        self._tokens: dict[_Key, _Token] = {}
        self._grants: dict[InstallationId, _Granted] = {}
        self._owners: dict[tuple[InstallationId, str], tuple[float, object]] = {}
        self._lock = threading.Lock()

    def repository(self, pull: PullRef) -> "Repository":
        """The repository of this pull request; asks GitHub for nothing yet."""
        return Repository(self, pull)

    def kept_of(self, pull: PullRef) -> object:
        """What was kept about the owner of this repository; None if that is too long ago."""
        with self._lock:
            until, kept = self._owners.get((pull.installation, pull.owner), (0.0, None))
        return kept if until > self.now() else None

    def keep_of(self, pull: PullRef, what: object) -> None:
        """Keep this about the owner for `OWNERS_S` seconds, in memory only."""
        with self._lock:
            self._owners[pull.installation, pull.owner] = (self.now() + OWNERS_S, what)

    def requester(self, auth: Auth.Auth) -> Requester:
        """PyGithub's sender of requests, with everything off that it does by itself.

        Not to be shared between threads: it keeps the request that it is about to send.
        """
        github = Github(
            auth=auth,
            base_url=self.url,
            timeout=self.timeout,
            per_page=PER_PAGE,
            user_agent=_USER_AGENT,
            retry=None,
            seconds_between_requests=None,  # how fast we may publish is the queue's business
            seconds_between_writes=None,
        )
        return github.requester

    def own_login(self) -> str:
        """The account that our comments are written by; asked for once.

        No other account can have a name like it.
        https://docs.github.com/en/rest/apps/apps#get-the-authenticated-app
        """
        if not self._login:
            with closing(self.requester(self.auth)) as requester:
                found = read(send(requester, "GET", "/app"), self.now())
            self._login = f"{found['slug']}[bot]"
        return self._login

    def token(self, pull: PullRef, *, to_resolve: bool = False) -> str:
        """A token for this repository alone; one that may resolve threads where `to_resolve`.

        Raises `Gone` if the App is not installed there (any more), else as every request.
        """
        key = (pull.installation, pull.repo_id or pull.repo, to_resolve)
        with self._lock:
            kept = self._tokens.get(key)
        if kept and kept.expires - _RENEW_BEFORE > self.now():
            return kept.text
        fresh = self._new_token(pull, _TO_RESOLVE if to_resolve else PERMISSIONS)
        with self._lock:
            self._forget_expired()
            self._tokens[key] = fresh
        return fresh.text

    def forget_token(self, pull: PullRef) -> None:
        """Called when GitHub does not know a token any more."""
        with self._lock:
            for to_resolve in (False, True):
                self._tokens.pop((pull.installation, pull.repo_id or pull.repo, to_resolve), None)

    def may_resolve(self, pull: PullRef) -> bool:
        """True if the App's owner there granted `contents: write`, which we do not ask for.

        One request an hour and installation.
        """
        now = self.now()
        with self._lock:
            kept = self._grants.get(pull.installation)
        if kept is None or kept.expires <= now:
            with closing(self.requester(self.auth)) as requester:
                found = read(send(requester, "GET", f"/app/installations/{pull.installation}"), now)
            contents = (found.get("permissions") or {}).get("contents")
            kept = _Granted(contents == "write", now + _ASK_AGAIN)
            with self._lock:
                self._grants[pull.installation] = kept
        return kept.may_resolve

    def _forget_expired(self) -> None:
        now = self.now()
        self._tokens = {key: kept for key, kept in self._tokens.items() if kept.expires > now}

    def _new_token(self, pull: PullRef, permissions: Mapping[str, str]) -> _Token:
        body: dict[str, object]
        if pull.repo_id == _BY_NAME:
            body = {"repositories": [pull.repo], "permissions": _TO_READ}
        else:
            body = {"repository_ids": [pull.repo_id], "permissions": permissions}
        path = f"/app/installations/{pull.installation}/access_tokens"
        try:
            with closing(self.requester(self.auth)) as requester:
                found = read(send(requester, "POST", path, body=body), self.now())
        except Refused as error:
            if error.status == HTTPStatus.UNPROCESSABLE_ENTITY:
                # In words: the usual cause is a permission that came with a newer version.
                mend = "its owner must accept what the App asks for, see `touchline doctor`"
                raise Gone(f"no token for {pull}: {error}; {mend}") from None
            raise
        expires = datetime.fromisoformat(found["expires_at"])
        return _Token(found["token"], expires.timestamp())


class Repository:
    """Requests about one repository. Every one has a timeout, and none is repeated here, but for
    a token that GitHub no longer knows (then nothing was done) and a repository that has moved.
    For one thread; `close` it when done.

    All methods raise `bot.github.errors.GitHubError`.
    """

    def __init__(self, client: Client, pull: PullRef) -> None:
        self.pull = pull
        self._client = client
        self._path = f"/repos/{quote(pull.owner, safe='')}/{quote(pull.repo, safe='')}"
        self._meter = Meter(pull.installation, client.budget)
        self._token = ""
        self._requester: Requester | None = None
        self.request_ids: list[str] = []  # GitHub's own, of every answer so far

    def close(self) -> None:
        """Closes the connection; the next request would open a new one."""
        if self._requester is not None:
            self._requester.close()

    def beside(self, name: str) -> "Repository":
        """Another repository of this owner, to read in; `Gone` where the App is not installed."""
        pull = self.pull
        return Repository(self._client, PullRef(pull.installation, _BY_NAME, pull.owner, name, 0))

    def owners_policy(self) -> object:
        """What `keep_owners_policy` was given a short while ago, for any repository of the owner's;
        else None."""
        return self._client.kept_of(self.pull)

    def keep_owners_policy(self, policy: _Kept) -> _Kept:
        """Keeps it for a short while."""
        self._client.keep_of(self.pull, policy)
        return policy

    @property
    def app_id(self) -> int:
        """The App that we are: what other Apps have written is not ours."""
        return self._client.app_id

    @property
    def page(self) -> str:
        """Where people find the pull request."""
        pull = self.pull
        return f"{web_url(self._client.url)}/{pull.owner}/{pull.repo}/pull/{pull.number}"

    @property
    def own_login(self) -> str:
        """The account that we write as."""
        return self._client.own_login()

    def get(self, path: str, /, **query: str | int) -> Any:
        """The JSON below the repository, such as `/pulls/3`."""
        return self._read(Kind.READ, "GET", self._path + path, query)

    def pages(self, path: str, **query: str | int) -> Iterator[Any]:
        """The JSON of each page in turn, 100 items a page, for as long as GitHub names a next.

        The next page's address is GitHub's own: after a rename it is no longer ours to guess.
        """
        answer = self._page(self._path + path, {"per_page": PER_PAGE, **query})
        yield read(answer, self._client.now())
        while link := following(answer):
            answer = self._page(self._below_base(link), {})
            yield read(answer, self._client.now())

    def _page(self, path: str, query: Mapping[str, str | int]) -> Answer:
        with self._meter.request(Kind.READ):
            answer = self._send("GET", path, query)
            read(answer, self._client.now())  # raises here, where a limit is noted
        return answer

    def post(self, path: str, body: Json) -> Any:
        """Sends a body and gives the answer's JSON."""
        return self._read(kind_of(path), "POST", self._path + path, body=body)

    def patch(self, path: str, body: Json) -> Any:
        """Sends a body and gives the answer's JSON."""
        return self._read(Kind.WRITE, "PATCH", self._path + path, body=body)

    def graphql(self, document: str, **variables: object) -> Mapping[str, Any]:
        """The `repository` of a document that asks for one, with `$owner` and `$name` filled in."""
        found: Mapping[str, Any] = self.ask(document, **variables)["repository"]
        return found

    def ask(self, document: str, **variables: object) -> Mapping[str, Any]:
        """As `graphql`, with all that the document asks for beside the `repository`."""
        names = {"owner": self.pull.owner, "name": self.pull.repo}
        body = {"query": document, "variables": {**names, **variables}}
        with self._meter.request(Kind.READ):
            data = read_graphql(self._send("POST", None, body=body), self._client.now())
        if not isinstance(data.get("repository"), dict):
            raise Gone(f"{self.pull.owner}/{self.pull.repo} is not there")
        return data

    def mutate(self, document: str, variables: Mapping[str, object]) -> frozenset[str]:
        """Runs a document of mutations; gives the aliases of those that GitHub refused."""
        body = {"query": document, "variables": variables}
        with self._meter.request(Kind.WRITE):
            return read_mutations(self._send("POST", None, body=body), self._client.now())

    def may_resolve(self) -> bool:
        """True if `mutate_to_resolve` has the permission that it takes."""
        return self._client.may_resolve(self.pull)

    def mutate_to_resolve(self, document: str, variables: Mapping[str, object]) -> frozenset[str]:
        """As `mutate`, with a token of its own that may resolve threads."""
        token = self._client.token(self.pull, to_resolve=True)
        body = {"query": document, "variables": variables}
        with (
            self._meter.request(Kind.WRITE),
            closing(self._client.requester(Auth.Token(token))) as requester,
        ):
            answer = self._noted(send(requester, "POST", requester.graphql_url, body=body))
            return read_mutations(answer, self._client.now())

    def _read(
        self,
        kind: Kind,
        verb: str,
        path: str,
        query: Mapping[str, str | int] | None = None,
        body: Json | None = None,
    ) -> Any:
        with self._meter.request(kind):
            return read(self._send(verb, path, query, body), self._client.now())

    def _send(
        self,
        verb: str,
        path: str | None,
        query: Mapping[str, str | int] | None = None,
        body: Json | None = None,
    ) -> Answer:
        """`path` None is GraphQL's address."""
        answer = self._send_once(verb, path, query, body)
        if answer.status == HTTPStatus.UNAUTHORIZED:
            self._client.forget_token(self.pull)
            answer = self._send_once(verb, path, query, body)
        if answer.status in _REDIRECTS and answer.headers.get("location"):
            there = self._below_base(answer.headers["location"])
            answer = self._send_once(verb, there, query, body)
        return answer

    def _send_once(
        self, verb: str, path: str | None, query: Mapping[str, str | int] | None, body: Json | None
    ) -> Answer:
        requester = self._signed_in()
        return self._noted(send(requester, verb, path or requester.graphql_url, query, body))

    def _noted(self, answer: Answer) -> Answer:
        self.request_ids.append(answer.headers.get("x-github-request-id", "?"))
        if remaining := answer.headers.get("x-ratelimit-remaining", ""):
            kind = answer.headers.get("x-ratelimit-resource", "core")
            metrics.github_remaining.labels(self.pull.installation, kind).set(_number(remaining))
        return answer

    def _signed_in(self) -> Requester:
        token = self._client.token(self.pull)
        if self._requester is None or token != self._token:
            self.close()
            self._token = token
            self._requester = self._client.requester(Auth.Token(token))
        return self._requester

    def _below_base(self, address: str) -> str:
        return below(address, self._client.url)


def send(
    requester: Requester,
    verb: str,
    path: str,
    query: Mapping[str, str | int] | None = None,
    body: Json | None = None,
    **headers: str,
) -> Answer:
    """One request, one answer, whatever its status. Raises `Unavailable` if there was none."""
    began, status = time.perf_counter(), 0
    try:
        status, answered, text = requester.requestJson(
            verb, path, parameters=dict(query or {}), headers=headers or None, input=body
        )
    except RequestException as error:
        # Its cause holds the request, and so the token: neither goes along.
        raise Unavailable(f"{verb} {_bare(path)}: {type(error).__name__}") from None
    except RuntimeError as error:
        raise Unavailable(f"{verb} {_bare(path)}: {error}") from None
    finally:
        spent = time.perf_counter() - began
        metrics.github_seconds.labels(verb, status).observe(spent)
    if status >= HTTPStatus.BAD_REQUEST:
        request_id = answered.get("x-github-request-id")
        tell = log.info if _is_told_otherwise(path, status) else log.warning
        tell("GitHub said no", verb=verb, path=_bare(path), status=status, id=request_id)
    return Answer(status, answered, text)


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() else 0


def below(address: str, base: str) -> str:
    """Path and query of an address that GitHub gave, so that the host is always ours."""
    parts = urlsplit(address)
    path = parts.path.removeprefix(urlsplit(base).path.rstrip("/"))
    return f"{path}?{parts.query}" if parts.query else path


def _is_told_otherwise(path: str, status: int) -> bool:
    """A token that is refused is `Gone` to whoever asked for it, who says what that means; of the
    owner's `.github` repository, which few owners have, it means nothing."""
    return status == HTTPStatus.UNPROCESSABLE_ENTITY and path.endswith("/access_tokens")


def _bare(path: str) -> str:
    return urlsplit(path).path


def following(answer: Answer) -> str | None:
    """The address of the next page, if GitHub names one."""
    links = parse_header_links(answer.headers.get("link", ""))
    return next((link["url"] for link in links if link.get("rel") == "next"), None)


def _quieten() -> None:
    """At DEBUG, PyGithub logs whole answers, and one of them is the token."""
    logger = logging.getLogger("github.Requester")
    logger.setLevel(max(logging.INFO, logger.level))
