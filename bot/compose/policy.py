"""What is said about policies and own rules: what is broken, and what a change would do. Pure."""

from collections.abc import Iterable, Iterator, Sequence

from bot.compose import escape
from checks.model import Finding, FindingId, Report, RuleId
from checks.own_rules import Problem
from checks.policy import Conclusion, Policy, PolicyError, Setting, apply, introduced_blockers

__all__ = ["broken_line", "broken_rule_line", "policy_change", "rules_change"]

_LISTED = 20  # lines of one kind


def broken_line(error: PolicyError, path: str, instead: str) -> str:
    """Line, key and suggestion of a broken policy, and what is in force instead."""
    key = f", key {escape.code(error.key)}" if error.key else ""
    where = f"{escape.code(path)} line {error.line}{key}"
    return f"**The policy cannot be used:** {where}: {escape.message(error.problem)}; {instead}."


def broken_rule_line(problem: Problem) -> str:
    """A rule of the repository that cannot be used."""
    where = escape.code(f"{problem.path}:{problem.line}")
    said = escape.message(f"{problem.message} {problem.remedy}")
    return f"**A rule of this repository cannot be used:** {where}: {said}"


# --- a pull request that edits them ---------------------------------------------------------------


def policy_change(old: Policy, new: Policy | PolicyError, raw: Report) -> str:
    """What a changed policy would do. `raw`: the report before any policy was applied."""
    head = "**This change edits the policy and is judged by the old one.**"
    if isinstance(new, PolicyError):
        key = f", key {escape.code(new.key)}" if new.key else ""
        return (
            f"{head} The new one cannot be used: line {new.line}{key}:"
            f" {escape.message(new.problem)}. Merged like this, the old one stays in force."
        )
    lines = [*_settings(old, new), *_effects(old, new, raw)]
    told = _listed(lines) if lines else ["- nothing that counts here"]
    return "\n".join([f"{head} What would change:", *told])


def _settings(old: Policy, new: Policy) -> Iterator[str]:
    for name in ("mode", "comments", "ignore", "on_error", "on_partial"):
        was, now = getattr(old, name), getattr(new, name)
        if was != now:
            yield f"- `{name}`: `{was}` → `{now}`"
    for rule in sorted({*old.rules, *new.rules}):
        was, now = (one.rules.get(rule, Setting.ON) for one in (old, new))
        if was != now:
            yield f"- rule `{rule}`: `{was.value}` → `{now.value}`"
    if old.paths != new.paths:
        yield f"- `paths`: {len(old.paths)} entries → {len(new.paths)}, or others"
    yield from (f"- not read any more: {escape.code(one)}" for one in _new(old, new))
    yield from (f"- read again: {escape.code(one)}" for one in _new(new, old))


def _new(old: Policy, new: Policy) -> list[str]:
    return [glob for glob in new.exclude if glob not in old.exclude]


def _effects(old: Policy, new: Policy, raw: Report) -> Iterator[str]:
    """On this very pull request."""
    before, after = apply(old, raw), apply(new, raw)
    was, now = _by_id(before), _by_id(after)
    gone = [one for id_, one in was.items() if id_ not in now]
    come = [one for id_, one in now.items() if id_ not in was]
    other = [o for id_, o in now.items() if id_ in was and was[id_].severity is not o.severity]
    yield from _counted("would not be told here", gone)
    yield from _counted("would be told here", come)
    yield from _counted("would have another severity here", other)
    ends = [_conclusion(one, of) for one, of in ((old, before), (new, after))]
    if ends[0] != ends[1]:
        yield f"- this check would end as `{ends[1]}`, not `{ends[0]}`"


def _by_id(report: Report) -> dict[FindingId, Finding]:
    return {one.id: one for one in report.findings}


def _conclusion(policy: Policy, report: Report) -> str:
    ends: Conclusion | None = policy.conclusion(report.verdict, introduced_blockers(report))
    return ends.value if ends else "nothing, in shadow"


def rules_change(
    old: Sequence[Finding], new: Sequence[Finding], problems: Iterable[Problem]
) -> str:
    """What changed rules of the repository would find and no longer find in this change."""
    head = "**This change edits the repository's own rules and is judged by the old ones.**"
    was, now = {one.id: one for one in old}, {one.id: one for one in new}
    lines = [
        *_counted("would be found here", [one for id_, one in now.items() if id_ not in was]),
        *_counted("would not be found here", [one for id_, one in was.items() if id_ not in now]),
        *(f"- cannot be used: {_problem(one)}" for one in problems),
    ]
    return "\n".join([f"{head} With the new ones:", *(_listed(lines) or ["- the same is found"])])


def _problem(one: Problem) -> str:
    where = escape.code(f"{one.path}:{one.line}")
    return f"{where}: {escape.message(f'{one.message} {one.remedy}')}"


def _counted(what: str, findings: Sequence[Finding]) -> Iterator[str]:
    if findings:
        rules: set[RuleId] = {one.rule for one in findings}
        named = ", ".join(f"`{rule}`" for rule in sorted(rules)[:_LISTED])
        yield f"- {len(findings)} {'finding' if len(findings) == 1 else 'findings'} {what}: {named}"


def _listed(lines: Sequence[str]) -> list[str]:
    rest = len(lines) - _LISTED
    return [*lines[:_LISTED], *([f"- and {rest} more"] if rest > 0 else [])]
