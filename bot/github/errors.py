"""What can go wrong with a request to GitHub, in the four kinds that callers act upon.

None of them carries a request or an answer: those hold the token, and errors are stored and logged.
"""

__all__ = ["GitHubError", "Gone", "RateLimited", "Refused", "Unavailable"]


class GitHubError(Exception):
    """A request came to nothing. `str()` is one line that may be logged and shown."""


class Gone(GitHubError):  # noqa: N818 - the word of docs/architecture.md
    """What was asked for is not there, or not for us: no retry will bring it back."""


class RateLimited(GitHubError):  # noqa: N818 - the word of docs/architecture.md
    """GitHub wants us to wait. The request had no effect.

    `retry_after`: seconds to wait before the next request, at least 1; `is_told` if GitHub said so.
    """

    def __init__(self, message: str, retry_after: int, *, is_told: bool = True) -> None:
        super().__init__(message, retry_after)
        self.retry_after = max(1, retry_after)
        self.is_told = is_told

    def __str__(self) -> str:
        return f"{self.args[0]}; next try in {self.retry_after} s"


class Unavailable(GitHubError):  # noqa: N818 - the word of docs/architecture.md
    """GitHub failed, was cut off or stayed silent. Whether the request had an effect is unknown."""


class Refused(GitHubError):  # noqa: N818 - the word of docs/architecture.md
    """GitHub understood and said no. `status` is the HTTP status, 200 for an error in GraphQL."""

    def __init__(self, message: str, status: int) -> None:
        super().__init__(message, status)
        self.status = status

    def __str__(self) -> str:
        return f"GitHub said no ({self.status}): {self.args[0]}"
