"""Where the pages stand on the web: addresses below the root of this host."""

from urllib.parse import urlencode

from bot.pages.render import asset

__all__ = ["WebLinks"]


class WebLinks:
    """Addresses of all pages; implements `bot.pages.render.Links`."""

    home = "/"
    is_static = False

    def asset(self, name: str) -> str:
        """With its version: it may be kept for ever."""
        return f"/static/{asset(name)}"

    def rules(self, query: str = "") -> str:
        """The list; `query` begins with `?`."""
        return f"/rules{query}"

    def facet(self, name: str, value: str) -> str:
        """The list, filtered."""
        return f"/rules?{urlencode({name: value})}"

    @property
    def login(self) -> str:
        """Where a login begins."""
        return "/login"

    @property
    def logout(self) -> str:
        """Where the form goes that ends a session."""
        return "/logout"

    @property
    def operators(self) -> str:
        """Queue, dead letters, limits."""
        return "/operations"

    def repo(self, full_name: str, part: str = "") -> str:
        """A repository, or a part of it such as `/pulls`."""
        return f"/repos/{full_name}{part}"

    def pull(self, full_name: str, number: int) -> str:
        """A pull request with its reviews."""
        return self.repo(full_name, f"/pull/{number}")

    def review(self, full_name: str, number: int, review: int) -> str:
        """One review."""
        return self.repo(full_name, f"/pull/{number}/reviews/{review}")

    def repo_rule(self, full_name: str, rule: str) -> str:
        """What a rule came to in a repository."""
        return self.repo(full_name, f"/rules/{rule}")

    def rule(self, rule_id: str, language: str = "") -> str:
        """A rule's page, or all its examples in one language."""
        return f"/rules/{rule_id}/{language}" if language else f"/rules/{rule_id}"
