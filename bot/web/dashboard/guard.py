"""What a visitor asks to see, let through only where GitHub says that it may be seen.

A repository that is not there and one that may not be seen are the same: 404.
"""

from dataclasses import dataclass

from flask import abort, redirect, request, session

from bot.github.viewer import Seen, SignedOutError, UnansweredError, Visible
from bot.logs import logger
from bot.web.login.access import Access
from bot.web.login.visitor import Visitor, visitor

__all__ = ["Guard"]

log = logger("touchline.web")


@dataclass(frozen=True, slots=True)
class Guard:
    """Every method ends the request with the right answer if the visitor may not go on."""

    access: Access
    operators: frozenset[str]

    def visitor(self) -> Visitor:
        """Whoever is logged in; others are led to the login and back."""
        who = visitor()
        if who is None:
            abort(redirect(f"/login?next={request.path}", 302))
        return who

    def visible(self) -> Visible:
        """What the visitor may see."""
        who = self.visitor()
        try:
            return self.access.of(who.token)
        except SignedOutError:
            session.clear()
            abort(redirect(f"/login?next={request.path}", 302))
        except UnansweredError as error:
            log.warning("GitHub does not say what may be seen", why=str(error))
            abort(503)

    def repository(self, owner: str, name: str) -> Seen:
        """A repository by the name that it has now."""
        return self.visible().named(f"{owner}/{name}") or abort(404)

    def operator(self) -> Visitor:
        """Whoever looks after this Touchline; nobody else is told that there is such a page."""
        who = self.visitor()
        if who.login.lower() not in self.operators:
            abort(404)
        return who
