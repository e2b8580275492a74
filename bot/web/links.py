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

    def rule(self, rule_id: str, language: str = "") -> str:
        """A rule's page, or all its examples in one language."""
        return f"/rules/{rule_id}/{language}" if language else f"/rules/{rule_id}"
