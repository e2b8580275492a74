"""Reads GitHub's answers: JSON where all went well, one of our errors where it did not. No I/O."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any

from bot.github.errors import GitHubError, Gone, RateLimited, Refused, Unavailable

__all__ = ["Answer", "read", "read_graphql", "read_mutations"]

# Without a word of how long, GitHub asks for "at least one minute":
# https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#handle-rate-limit-errors-appropriately
_A_MINUTE = 60
_LONGEST = 3600  # the hourly limit is reset within the hour; more is a mistake of somebody's clock
_GONE = frozenset({HTTPStatus.NOT_FOUND, HTTPStatus.GONE, HTTPStatus.UNAVAILABLE_FOR_LEGAL_REASONS})
_LIMIT_WORDS = re.compile(
    r"rate limit|abuse|submitted too quickly|wait a few minutes|retry your request again later",
    re.IGNORECASE,
)
# GraphQL answers 200 with this where the query ran longer than its 10 seconds.
_BROKE_DOWN = re.compile(r"something went wrong|timed? ?out|timeout", re.IGNORECASE)
# Until its owner lets it work again, an installation may do nothing at all.
# https://docs.github.com/en/apps/using-github-apps/reviewing-and-modifying-installed-github-apps
_SUSPENDED = re.compile(r"installation has been suspended", re.IGNORECASE)
# This machine's clock and GitHub's differ by more than the minutes that an App's token lasts.
_CLOCK = re.compile(r"claim \('(?:iat|exp)'\)")
_SHOWN = 300


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of GitHub's, header names in lower case."""

    status: int
    headers: Mapping[str, str]
    body: str


def read(answer: Answer, now: float) -> Any:
    """The answer's JSON (None if it has none); else raises `GitHubError`.

    `now`: seconds since the epoch, to reckon with GitHub's time of reset.
    """
    if answer.status >= HTTPStatus.BAD_REQUEST:
        raise _error(answer, now)
    if answer.status >= HTTPStatus.MULTIPLE_CHOICES:
        raise Refused("an unexpected redirect", answer.status)
    return _json(answer)


def read_graphql(answer: Answer, now: float) -> dict[str, Any]:
    """The `data` of a GraphQL answer; else raises `GitHubError`.

    A path that is not in a commit, or the owner's own repository where it is not there, comes back
    as an error of type NOT_FOUND beside the data, with null in its place: that is an answer. A null
    repository or pull request is `Gone`.
    """
    found = read(answer, now)
    if not isinstance(found, dict):
        raise Unavailable("GitHub's GraphQL answer is no object")
    errors = [error for error in found.get("errors") or () if isinstance(error, dict)]
    if serious := [error for error in errors if not _is_missing_file(error)]:
        raise _graphql_error(serious[0], answer, now)
    data = found.get("data")
    if not isinstance(data, dict):
        raise Unavailable("GitHub's GraphQL answer has no data")
    return data


def read_mutations(answer: Answer, now: float) -> frozenset[str]:
    """The aliases of a document of mutations that GitHub refused, each for itself: what it is about
    is not there any more, or not ours to change. All others were done. Else raises `GitHubError`.
    """
    found = read(answer, now)
    if not isinstance(found, dict):
        raise Unavailable("GitHub's GraphQL answer is no object")
    errors = [error for error in found.get("errors") or () if isinstance(error, dict)]
    refused = [error for error in errors if _is_refusal(error)]
    if len(refused) < len(errors):
        serious = next(error for error in errors if not _is_refusal(error))
        raise _graphql_error(serious, answer, now)
    return frozenset(str(error["path"][0]) for error in refused)


def _is_refusal(error: Mapping[str, Any]) -> bool:
    is_refused = error.get("type") in ("NOT_FOUND", "FORBIDDEN", "UNPROCESSABLE")
    words = str(error.get("message", ""))
    return bool(is_refused and error.get("path")) and not _LIMIT_WORDS.search(words)


def _is_missing_file(error: Mapping[str, Any]) -> bool:
    path = error.get("path") or ()
    below_a_commit = len(path) > 2  # noqa: PLR2004 - repository, its commit or pull request, …
    is_optional = list(path) == ["owners"]
    return error.get("type") == "NOT_FOUND" and (below_a_commit or is_optional)


def _graphql_error(error: Mapping[str, Any], answer: Answer, now: float) -> GitHubError:
    message = _one_line(str(error.get("message", "")))
    if error.get("type") == "NOT_FOUND":
        return Gone(message)
    if error.get("type") == "RATE_LIMITED" or _LIMIT_WORDS.search(message):
        return _limited(message, answer, now)
    if _BROKE_DOWN.search(message):
        return Unavailable(f"GitHub could not answer: {message}")
    return Refused(message, answer.status)


def _error(answer: Answer, now: float) -> GitHubError:
    message = _message(answer)
    if _is_limit(answer, message):
        return _limited(message, answer, now)
    if answer.status in _GONE or _SUSPENDED.search(message):
        return Gone(f"not there ({answer.status}): {message}")
    if answer.status == HTTPStatus.UNAUTHORIZED and _CLOCK.search(message):
        return Unavailable(f"this machine's clock is not GitHub's: {message}")
    if answer.status >= HTTPStatus.INTERNAL_SERVER_ERROR or answer.status == _REQUEST_TIMEOUT:
        return Unavailable(f"GitHub failed ({answer.status}): {message}")
    return Refused(message, answer.status)


_REQUEST_TIMEOUT = HTTPStatus.REQUEST_TIMEOUT


def _is_limit(answer: Answer, message: str) -> bool:
    if answer.status == HTTPStatus.TOO_MANY_REQUESTS:
        return True
    if answer.status == HTTPStatus.FORBIDDEN:
        used_up = answer.headers.get("x-ratelimit-remaining") == "0"
        return used_up or "retry-after" in answer.headers or bool(_LIMIT_WORDS.search(message))
    # Creating content too fast was also answered with a 422 that speaks of abuse.
    return answer.status == HTTPStatus.UNPROCESSABLE_ENTITY and bool(_LIMIT_WORDS.search(message))


def _limited(message: str, answer: Answer, now: float) -> RateLimited:
    """Without a word of how long: a minute, and whoever counts refusals may make it more."""
    told = _wait(answer.headers, now)
    wait = _A_MINUTE if told is None else told
    return RateLimited(f"GitHub's rate limit: {message}", wait, is_told=told is not None)


def _wait(headers: Mapping[str, str], now: float) -> int | None:
    """Seconds to wait: Retry-After, else until the reset if nothing remains, else not told."""
    after = headers.get("retry-after", "")
    if after.isdecimal():
        return min(int(after[:9]), _LONGEST)
    reset = headers.get("x-ratelimit-reset", "")
    if headers.get("x-ratelimit-remaining") == "0" and reset.isdecimal():
        return min(max(int(reset[:12]) - int(now) + 1, 1), _LONGEST)
    return None


def _json(answer: Answer) -> Any:
    if not answer.body:
        return None
    try:
        return json.loads(answer.body)
    except ValueError:
        raise Unavailable(f"GitHub answered {answer.status} with what is no JSON") from None


def _message(answer: Answer) -> str:
    """GitHub's own words: `message`, and those of its `errors`."""
    try:
        found = json.loads(answer.body)
    except ValueError:
        return _one_line(answer.body) or "no reason given"
    if not isinstance(found, dict):
        return "no reason given"
    said = [str(found.get("message") or "no reason given")]
    errors = found.get("errors")
    said += [_words(error) for error in errors] if isinstance(errors, list) else []
    return _one_line("; ".join(said))


def _words(error: object) -> str:
    if not isinstance(error, dict):
        return str(error)
    told = error.get("message") or " ".join(
        str(error[key]) for key in ("resource", "field", "code") if key in error
    )
    return str(told)


def _one_line(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _SHOWN else f"{line[:_SHOWN]}… ({len(line)} characters)"
