"""Which policy and which own rules apply to a pull request: those of the base branch's tip, over
the owner's, over Touchline's defaults; and what the pull request itself would make of them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from bot.compose import Annotation, Level
from bot.compose.policy import broken_line, broken_rule_line
from bot.github.client import Repository
from bot.github.policy_files import OWNERS, earlier, head_side, owners, rule_files
from bot.github.state import Before
from bot.github.texts import Entry, text_of
from bot.model import Sha
from bot.own_rules import NONE, OwnChecker, OwnRules, read
from checks.model import RuleId
from checks.policy import PATH, Policy, PolicyError
from checks.policy_file import read as read_policy

__all__ = ["Proposed", "Settled", "proposed", "settle"]

Families = Mapping[RuleId, str]


@dataclass(frozen=True, slots=True)
class Settled:
    """The policy and the own rules in force, and what is to be said about them.

    `owners`: the policy that the repository's own lies over. `notes`: in Markdown. `marks`: what is
    wrong at which line. `source`: where the policy comes from, in words.
    """

    policy: Policy
    owners: Policy = field(default_factory=Policy)
    own: OwnRules = NONE
    notes: tuple[str, ...] = ()
    marks: tuple[Annotation, ...] = ()
    source: str = ""


@dataclass(frozen=True, slots=True)
class Proposed:
    """What the pull request would put in their place; None: it leaves that as it is.

    `marks`: what is wrong with it, at which line.
    """

    policy: Policy | PolicyError | None = None
    own: OwnRules | None = None
    marks: tuple[Annotation, ...] = ()


class Reading(Protocol):
    """What reading policies and rules takes. `families`: of our rules."""

    @property
    def families(self) -> Families:
        """Each rule's family."""

    @property
    def checker(self) -> OwnChecker:
        """Who compiles foreign rules."""


@dataclass(frozen=True, slots=True)
class _Read:
    """One policy file: what is in force, whether that is of it, and what is wrong with it."""

    policy: Policy
    is_there: bool = False
    note: str = ""
    error: PolicyError | None = None


def settle(repo: Repository, before: Before, families: Families, checker: OwnChecker) -> Settled:
    """What is in force for this pull request. Raises `GitHubError`."""
    own = read(rule_files(repo, before.rules), checker)
    known = {**families, **{rule.id: rule.family for rule in own.rules.values()}}
    whose = owners(repo, before.owners)
    upper = _owners(repo, whose.policy, known)
    lower = _repository(repo, before, known, upper.policy)
    notes = (upper.note, lower.note, *(broken_rule_line(one) for one in own.problems))
    return Settled(
        policy=lower.policy,
        owners=upper.policy,
        own=own,
        notes=tuple(one for one in notes if one),
        marks=(_mark(lower.error),) if lower.error else (),
        source=_source(repo, lower.is_there, upper.is_there, is_read=whose.is_read),
    )


def _owners(repo: Repository, found: Entry | None, families: Families) -> _Read:
    if found is None:
        return _Read(Policy())
    path = f"{repo.pull.owner}/{OWNERS}/{PATH}"
    try:
        return _Read(read_policy(_own_bytes(found), families, path=path), is_there=True)
    except PolicyError as error:
        note = broken_line(error, path, "it is passed over")
        return _Read(Policy(), note=note)


def _own_bytes(found: Entry) -> bytes:
    """Raises `PolicyError`: of another repository no blob is fetched."""
    if found.text is None:
        raise PolicyError(1, "", "it is no file that can be read")
    return found.text.encode()


def _repository(repo: Repository, before: Before, families: Families, upper: Policy) -> _Read:
    if before.policy is None:
        return _Read(upper)
    try:
        return _Read(read_policy(_bytes(repo, before.policy), families, upper), is_there=True)
    except PolicyError as error:
        policy, sha = _last_good(repo, before.tip, families, upper)
        instead = f"that of {sha} is in force, the last good one" if sha else _without(upper)
        note = broken_line(error, PATH, instead)
        return _Read(policy, is_there=bool(sha), note=note, error=error)


def _without(upper: Policy) -> str:
    return "the defaults are in force" if upper == Policy() else "the owner's is in force"


def _bytes(repo: Repository, found: Entry) -> bytes:
    """Raises `PolicyError` where it is no text."""
    text = text_of(repo, found)
    if isinstance(text, bytes):
        return text
    raise PolicyError(1, "", f"it is no file that can be read: {text.value}")


def _last_good(
    repo: Repository, tip: Sha | None, families: Families, upper: Policy
) -> tuple[Policy, str]:
    """The newest earlier version that can be used, and its commit; the owner's where none is.

    Taken from the branch's history, so that it outlives our database.
    """
    for sha, text in earlier(repo, tip) if tip else ():
        try:
            return read_policy(text, families, upper), sha[:7]
        except PolicyError:
            continue
    return upper, ""


def _source(repo: Repository, own: bool, upper: bool, *, is_read: bool) -> str:
    layers = [f"`{PATH}`"] if own else []
    layers += [f"`{repo.pull.owner}/{OWNERS}`"] if upper else []
    said = f"policy: {' over '.join([*layers, 'the defaults'])}"
    if is_read:
        return said
    return f"{said}; `{repo.pull.owner}/{OWNERS}` is not there, or the App may not read it"


def _mark(error: PolicyError) -> Annotation:
    return Annotation(
        path=PATH,
        start_line=error.line,
        end_line=error.line,
        level=Level.WARNING,
        title="This policy cannot be used",
        message=error.problem,
    )


# --- what the pull request would make of it -------------------------------------------------------


def proposed(
    repo: Repository, head: Sha, before: Before, settled: Settled, means: Reading
) -> Proposed:
    """What this head has in place of what is in force. One request, and one for each change."""
    there = head_side(repo, head)
    own = None
    if there.rules != before.rules:
        own = read(rule_files(repo, there.rules), means.checker)
    rules = (own or settled.own).rules.values()
    known = {**means.families, **{rule.id: rule.family for rule in rules}}
    policy: Policy | PolicyError | None = None
    if _oid(there.policy) != _oid(before.policy):
        policy = _read_proposed(repo, there.policy, known, settled.owners)
    marks = (_mark(policy),) if isinstance(policy, PolicyError) else ()
    return Proposed(policy, own, marks)


def _oid(found: Entry | None) -> str | None:
    return found.oid if found else None


def _read_proposed(
    repo: Repository, found: Entry | None, families: Families, upper: Policy
) -> Policy | PolicyError:
    if found is None:
        return upper
    try:
        return read_policy(_bytes(repo, found), families, upper)
    except PolicyError as error:
        return error
