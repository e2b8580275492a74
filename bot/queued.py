"""The review of a merge in a merge queue: the merged tree against what it is merged upon.

The policy, the ignores and the author are those of the pull request; there is no conversation, so
all that is found stands in the check run of the merge.
"""

from collections.abc import Sequence
from dataclasses import replace

from bot.attempt import Attempt
from bot.compose import CheckRun
from bot.examine import Examined
from bot.github.state import Before, State
from bot.model import ReviewWanted, Superseded
from checks.model import FindingId

__all__ = ["QueuedAttempt", "attempt_for"]


def attempt_for(wanted: ReviewWanted) -> type[Attempt]:
    """What reviews this."""
    return QueuedAttempt if wanted.pull.is_queued else Attempt


class QueuedAttempt(Attempt):
    """As for a pull request, but for head and base, which are the merge's, and for its end: nobody
    closes a merge or pushes to it."""

    @classmethod
    def _stands(cls, before: Before, wanted: ReviewWanted) -> Before:
        now = replace(
            before.now, is_open=True, head=wanted.head, base=wanted.base, changed_files=None
        )
        return replace(before, now=now)

    def _look_for_an_end(self, state: State) -> None:
        """There is none to look for."""

    def _post(self, examined: Examined) -> Sequence[FindingId]:
        """No word in the conversation: the check run has it all."""
        return [one.id for one in examined.report.findings if one.introduced]

    @property
    def _ending(self) -> CheckRun:
        """Without buttons: commands are about the pull request."""
        return replace(super()._ending, actions=())

    @property
    def _newer(self) -> Superseded | None:
        return None
