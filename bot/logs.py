"""One line an event: JSON where a machine reads it, readable where a person does; no secrets.

Every logger of the process ends here, also those of libraries.
"""

import logging
import re
import sys
from collections.abc import Iterable
from typing import Any, TextIO

import structlog
from structlog.typing import EventDict, Processor, WrappedLogger

SHORTEST_HIDDEN = 8  # characters; hiding shorter texts would make holes in ordinary words
# Tokens by their documented prefixes, bearer headers, and PEM blocks (also with escaped line ends).
# https://docs.github.com/authentication/keeping-your-account-and-data-secure/about-authentication-to-github
_LOOKS_SECRET = re.compile(
    r"gh[pousr]_\w{16,}|github_pat_\w{16,}|(?<=[Bb]earer )[\w.~+/-]{16,}=*"
    r"|-----BEGIN [A-Z ]*PRIVATE KEY-----.*?(?:-----END [A-Z ]*PRIVATE KEY-----|$)",
    re.DOTALL,
)
_QUIET = {
    "dbos": logging.WARNING,  # its start advertises a hosted service
    "waitress": logging.WARNING,
    "waitress.queue": logging.ERROR,  # one line for each request that waits for a thread
    "alembic": logging.WARNING,
    "urllib3": logging.WARNING,
    "github": logging.WARNING,
}


class Redactor:
    """Takes the given secrets, and whatever looks like a token, out of a text."""

    def __init__(self, secrets: Iterable[str] = ()) -> None:
        spellings = {form for secret in secrets for form in _spellings(secret)}
        known = sorted((s for s in spellings if len(s) >= SHORTEST_HIDDEN), key=len, reverse=True)
        self._known = re.compile("|".join(map(re.escape, known))) if known else None

    def __call__(self, text: str) -> str:
        """The text with `***` in the secrets' stead."""
        text = _LOOKS_SECRET.sub("***", text)
        return self._known.sub("***", text) if self._known else text


def _spellings(secret: str) -> tuple[str, ...]:
    """A secret as it stands in a plain line and inside a JSON string."""
    return (secret, secret.replace("\n", "\\n"), *secret.splitlines())


def configure(secrets: Iterable[str] = (), stream: TextIO | None = None) -> None:
    """Send every logger of the process to `stream` (stderr), without these secrets."""
    target = stream or sys.stderr
    shared: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.PositionalArgumentsFormatter(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.StackInfoRenderer(),
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    _take_over(_handler(target, shared, Redactor(secrets)))


def _handler(target: TextIO, shared: list[Processor], redact: Redactor) -> logging.Handler:
    handler = logging.StreamHandler(target)
    rendering: list[Processor] = (
        [structlog.dev.ConsoleRenderer(exception_formatter=structlog.dev.plain_traceback)]
        if target.isatty()
        else [structlog.processors.format_exc_info, structlog.processors.JSONRenderer()]
    )
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=shared,
            processors=[
                structlog.stdlib.ProcessorFormatter.remove_processors_meta,
                *rendering,
                _redacting(redact),
            ],
        )
    )
    return handler


def _redacting(redact: Redactor) -> Processor:
    # The last processor gets the finished line, where nothing can hide in a nested value.
    def processor(_logger: WrappedLogger, _method: str, line: EventDict) -> str:
        return redact(str(line))

    return processor


def _take_over(handler: logging.Handler) -> None:
    root = logging.getLogger()
    root.handlers = [handler]
    root.setLevel(logging.INFO)
    for name, level in _QUIET.items():
        logger = logging.getLogger(name)
        # Not empty: an empty one makes the job engine add a handler of its own.
        logger.handlers, logger.propagate = [logging.NullHandler()], True
        logger.setLevel(level)


def silence() -> None:
    """For commands whose output is their answer: nothing is logged in this process."""
    logging.disable(logging.CRITICAL)
    structlog.configure(wrapper_class=structlog.make_filtering_bound_logger(logging.CRITICAL))


def logger(name: str) -> Any:
    """A structlog logger; bind `delivery` with `structlog.contextvars.bound_contextvars`."""
    return structlog.stdlib.get_logger(name)
