"""Effects that run once, also when the worker dies between them.

A step's answer is stored before the next one begins; after a crash it is read, not made again.
An effect that was under way at the crash runs again: it must look for its own mark first.
"""

import random
import time
from collections.abc import Callable
from typing import Any

from dbos import DBOS

from bot.github.errors import GitHubError, Gone, RateLimited, Refused, Unavailable

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]
TRIES = 4  # of one effect in place; then the whole job is put off
LONGEST_WAIT_S = 20.0  # in place; a longer wait gives up its place in the queue
_BACKOFF_S = 2.0


def durable(name: str, effect: Callable[[], Json]) -> Json:
    """Run this effect as a durable step; raises a `GitHubError` if it comes to nothing."""
    error: GitHubError | None = None
    for attempt in range(TRIES):
        answer = DBOS.run_step({"name": name}, _guarded, effect)
        if "value" in answer:
            value: Json = answer["value"]
            return value
        error = _error(answer)
        wait = _wait_s(error, attempt)
        if wait is None or attempt == TRIES - 1:
            break
        pause(wait)
    assert error is not None  # noqa: S101 - the loop ends early or with an error
    raise error


def pause(seconds: float) -> None:
    """Wait. After a crash only for what is left, and never longer than asked: a clock may step."""
    until: float = DBOS.run_step({"name": "pause"}, lambda: time.time() + seconds)
    time.sleep(min(max(0.0, until - time.time()), seconds))


def _guarded(effect: Callable[[], Json]) -> dict[str, Any]:
    """An error as data: as an exception it would come back from the store as another type."""
    try:
        return {"value": effect()}
    except RateLimited as error:
        return {"error": "RateLimited", "says": error.args[0], "number": error.retry_after}
    except Refused as error:
        return {"error": "Refused", "says": error.args[0], "number": error.status}
    except Gone as error:
        return {"error": "Gone", "says": str(error)}
    except Unavailable as error:
        return {"error": "Unavailable", "says": str(error)}


def _error(answer: dict[str, Any]) -> GitHubError:
    says = answer["says"]
    match answer["error"]:
        case "RateLimited":
            return RateLimited(says, answer["number"])
        case "Refused":
            return Refused(says, answer["number"])
        case "Gone":
            return Gone(says)
        case _:
            return Unavailable(says)


def _wait_s(error: GitHubError, attempt: int) -> float | None:
    """Seconds to wait in place before the next try; None if none is worth it here."""
    if isinstance(error, RateLimited):
        wait = error.retry_after * random.uniform(1.0, 1.1)  # noqa: S311 - spreads load, keeps no secret
        return wait if wait <= LONGEST_WAIT_S else None
    if isinstance(error, Unavailable):
        return _BACKOFF_S * 2.0**attempt * random.uniform(0.5, 1.5)  # noqa: S311 - spreads load, keeps no secret
    return None
