"""Pages out of templates. Nothing here knows of requests: a static site is made the same way."""

import hashlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Protocol

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from bot.pages import words

__all__ = ["Links", "asset", "assets", "render"]

_HERE = Path(__file__).parent


class Links(Protocol):
    """Where the pages stand for whoever reads them."""

    @property
    def home(self) -> str:
        """The first page."""

    @property
    def is_static(self) -> bool:
        """True if nobody is there to answer a form."""

    def asset(self, name: str) -> str:
        """A file of `static/`."""

    def rules(self, query: str = "") -> str:
        """The list of rules; `query` begins with `?`."""

    def facet(self, name: str, value: str) -> str:
        """The rules of one family, language or severity."""

    def rule(self, rule_id: str, language: str = "") -> str:
        """A rule's page, or all its examples in one language."""


@cache
def _environment() -> Environment:
    made = Environment(
        loader=FileSystemLoader(_HERE / "templates"),
        autoescape=True,
        undefined=StrictUndefined,  # a typing mistake is an error, never a gap in a page
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters.update(words.FILTERS)
    return made


def render(template: str, links: Links, /, **context: object) -> str:
    """The page that this template and these things make."""
    shared = {"links": links, "user": None, "is_operator": False, "can_log_in": False}
    return _environment().get_template(template).render({**shared, **context})


@cache
def assets() -> Mapping[str, bytes]:
    """Every file of `static/` by its name."""
    return {file.name: file.read_bytes() for file in sorted((_HERE / "static").iterdir())}


@cache
def asset(name: str) -> str:
    """A name that changes with the content, so that it may be kept for ever: `style.css?v=1f…`."""
    return f"{name}?v={hashlib.sha256(assets()[name]).hexdigest()[:12]}"
