"""Findings and policy in, comments, summary and check run out: pure, within GitHub's limits."""

from bot.compose import escape
from bot.compose.compose import closed, compose, gone, not_reviewed, superseded
from bot.compose.words import (
    Action,
    Annotation,
    CheckRun,
    Comment,
    Composed,
    Context,
    Ending,
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
    "Ending",
    "Level",
    "Review",
    "RuleText",
    "closed",
    "compose",
    "escape",
    "gone",
    "not_reviewed",
    "superseded",
]
