"""What every page shows of whoever looks at it."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import Response

from bot.pages.render import render
from bot.web.links import WebLinks
from bot.web.login.visitor import form_token, visitor

__all__ = ["Frame", "page"]

LINKS = WebLinks()


@dataclass(frozen=True, slots=True)
class Frame:
    """`can_log_in`: this Touchline has an OAuth client. `operators`: logins, in lower case."""

    can_log_in: bool
    operators: frozenset[str] = frozenset()

    def __call__(self) -> dict[str, object]:
        """For a template; asked within a request."""
        who = visitor() if self.can_log_in else None
        return {
            "user": who.login if who else None,
            "csrf": form_token() if who else "",
            "can_log_in": self.can_log_in,
            "is_operator": bool(who) and who.login.lower() in self.operators if who else False,
        }

    def render(self, template: str, /, **context: object) -> str:
        """A page for whoever asks."""
        return render(template, LINKS, **self(), **context)

    def sorry(self, status: int, told: str) -> Response:
        """A page that says why there is no other."""
        return page(self.render("sorry.html", told=told, status=status), status)


def page(html: str, status: int = 200) -> Response:
    """As an answer."""
    return Response(html, status, content_type="text/html; charset=utf-8")


Sorry = Callable[[int, str], Response]
