"""Findings and policy in, comments, summary and check run out: pure, within GitHub's limits."""

from bot.compose import escape
from bot.compose.compose import (
    annotations,
    closed,
    compose,
    gone,
    not_reviewed,
    superseded,
    waiting,
)
from bot.compose.memory import Mark, Memory, Thread, read_mark
from bot.compose.words import (
    Action,
    Annotation,
    CheckRun,
    Comment,
    Composed,
    Context,
    Edit,
    Ending,
    Hide,
    Level,
    Review,
    RuleText,
)

__all__ = [
    "Action",
    "Annotation",
    "CheckRun",
    "Comment",
    "Composed",
    "Context",
    "Edit",
    "Ending",
    "Hide",
    "Level",
    "Mark",
    "Memory",
    "Review",
    "RuleText",
    "Thread",
    "annotations",
    "closed",
    "compose",
    "escape",
    "gone",
    "not_reviewed",
    "read_mark",
    "superseded",
    "waiting",
]
