"""A repository's own rules, from the base side: what a review and a command know of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from checks.model import ChangedFile, FileReport, RuleId
from checks.own_rules import Files, OwnRule, Problem

__all__ = ["NONE", "OwnChecker", "OwnRules", "read"]


class OwnChecker(Protocol):
    """Compiles and runs foreign rules where they can do no harm."""

    def look_at_own(self, own: Files) -> tuple[tuple[OwnRule, ...], tuple[Problem, ...]]:
        """The rules that can be used, and why others cannot."""
        ...

    def check_own(self, files: Sequence[ChangedFile], own: Files) -> Sequence[FileReport]:
        """A report for each file, in their order, every finding still called introduced."""
        ...


@dataclass(frozen=True, slots=True)
class OwnRules:
    """The rules of one state of a repository, and why others of them cannot be used."""

    files: Files = ()
    rules: Mapping[RuleId, OwnRule] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()


NONE = OwnRules()


def read(files: Files, checker: OwnChecker) -> OwnRules:
    """Those in these files."""
    if not files:
        return NONE
    rules, problems = checker.look_at_own(files)
    return OwnRules(files if rules else (), {one.id: one for one in rules}, problems)
