"""What the engine's tests share: rule folders written into a temporary folder, and files."""

import difflib
from pathlib import Path

from checks import diff, engine
from checks.catalog import Catalog, load
from checks.deadline import Deadline
from checks.model import ChangedFile, FileDiff, FileReport, Finding, Status, Touched

# A rule small enough to see through: `danger(…)` is a hazard unless it is given `safe=…`.
DANGER = """
((call function: (identifier) @name arguments: (argument_list) @arguments) @hazard
  (#eq? @name "danger"))
((call arguments: (argument_list (keyword_argument name: (identifier) @_key))) @safe
  (#eq? @_key "safe"))
"""


def rule_toml(message: str = "`{name}` is dangerous.", more: str = "") -> str:
    """A `rule.toml` with all that must be there."""
    return f"""
title    = "Danger"
family   = "test"
answers  = ["F01"]
severity = "warning"
message  = "{message}"
why      = "Because."
{more}
"""


def write_rule(folder: Path, rule: str = "danger", toml: str | None = None, **queries: str) -> Path:
    """A rule's folder with these queries, by language; returns the folder of all rules."""
    home = folder / rule
    home.mkdir(parents=True)
    (home / "rule.toml").write_text(rule_toml() if toml is None else toml)
    for language, text in (queries or {"python": DANGER}).items():
        (home / f"{language}.scm").write_text(text)
    return folder


def catalog_of(folder: Path, query: str, language: str = "python", **named: str) -> Catalog:
    """A catalog of one rule with one query, whose message quotes nothing unless told."""
    message = named.get("message", "Danger.")
    toml = rule_toml(message, named.get("more", ""))
    return load(write_rule(folder / "rules", "danger", toml, **{language: query}))


def whole(text: str, path: str = "app/a.py") -> ChangedFile:
    """A new file."""
    touched = Touched(whole=True)
    return ChangedFile(FileDiff(path, path, Status.ADDED, touched=touched), text.encode())


def changed(before: str, after: str, path: str = "app/a.py", old_path: str = "") -> ChangedFile:
    """A file as a change leaves it, its diff made of both texts."""
    patch = "".join(list(difflib.unified_diff(_rows(before), _rows(after)))[2:])
    made = diff.from_patch(path, old_path or path, Status.MODIFIED, patch)
    return ChangedFile(made, after.encode())


def _rows(text: str) -> list[str]:
    """Lines as git counts them: only `\\n` ends one."""
    return [f"{line}\n" for line in text.removesuffix("\n").split("\n")]


def check(file: ChangedFile, catalog: Catalog) -> FileReport:
    """The first look."""
    return engine.check(file, catalog, Deadline.after(30))


def review(before: str, after: str, catalog: Catalog, **paths: str) -> FileReport:
    """Both looks at a change."""
    file = changed(before, after, **paths)
    report = engine.check(file, catalog, Deadline.after(30))
    return engine.settle(report, before.encode(), file, catalog, Deadline.after(30))


def lines(findings: tuple[Finding, ...]) -> list[int]:
    """The first lines of findings."""
    return [one.line for one in findings]
