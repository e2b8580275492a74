"""A pull request that edits the policy or the repository's own rules is told what would change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain

from bot.compose import Annotation
from bot.compose.policy import policy_change, rules_change
from bot.github.client import Repository
from bot.github.state import Before
from bot.model import Sha
from bot.own_rules import OwnChecker, OwnRules
from bot.policies import Settled, proposed
from checks import own_rules
from checks.model import ChangedFile, FileDiff, Finding, Report, RuleId
from checks.policy import PATH

__all__ = ["Edited", "Looking", "look"]


@dataclass(frozen=True, slots=True)
class Edited:
    """What is to be said about it."""

    notes: tuple[str, ...] = ()
    marks: tuple[Annotation, ...] = ()


@dataclass(frozen=True, slots=True)
class Looking:
    """What it takes. `families`: our rules and theirs; `raw`: the report before any policy."""

    repo: Repository
    checker: OwnChecker
    families: Mapping[RuleId, str]
    head: Sha
    files: Sequence[ChangedFile]
    raw: Report


def look(
    before: Before, settled: Settled, diffs: Mapping[str, FileDiff], looking: Looking
) -> Edited:
    """Asks GitHub only where the change touches them. Raises `GitHubError`."""
    paths = set(chain.from_iterable((one.path, one.old_path) for one in diffs.values()))
    edits_rules = any(path.startswith(f"{own_rules.PATH}/") for path in paths)
    if PATH not in paths and not edits_rules:
        return Edited()
    there = proposed(looking.repo, looking.head, before, settled, looking)
    notes: list[str] = []
    if there.policy is not None and PATH in paths:
        notes.append(policy_change(settled.policy, there.policy, looking.raw))
    if there.own is not None and edits_rules:
        found = [_found(one, looking) for one in (settled.own, there.own)]
        notes.append(rules_change(found[0], found[1], there.own.problems))
    return Edited(tuple(notes), there.marks if PATH in paths else ())


def _found(own: OwnRules, looking: Looking) -> list[Finding]:
    """What these rules see in the change, whether or not it was there before."""
    if not own.files:
        return []
    reports = looking.checker.check_own(looking.files, own.files)
    return [one for report in reports for one in report.findings if one.rule in own.rules]
