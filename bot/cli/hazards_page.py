"""`docs/hazards.md`: a row for each kind of failure: what sees it, or why a diff cannot."""

from collections.abc import Iterator

from checks import kinds
from checks.catalog import Catalog, Rule
from checks.kinds import FailureKind, Seen

_HEAD = """# What Touchline looks for

Kinds of failure in production, and the rules that see them in a change. Made by `make docs`;
`touchline rules explain ID` shows a rule's page.
"""
_VERDICT = {
    Seen.WHOLLY: "",
    Seen.PARTLY: "**Only in part.** ",
    Seen.NO: "**A diff cannot show it.** ",
}


def hazards_page(catalog: Catalog) -> str:
    """The whole page, in Markdown."""
    lines = [_HEAD]
    family = ""
    for kind in kinds.load().values():
        if kind.family != family:
            family = kind.family
            lines += [
                f"## {family}",
                "",
                "| kind | what happens | seen by |",
                "| --- | --- | --- |",
            ]
        lines.append(_row(kind, catalog))
        lines += [""] if _is_last(kind) else []
    return "\n".join(lines).rstrip() + "\n"


def _is_last(kind: FailureKind) -> bool:
    every = list(kinds.load().values())
    at = every.index(kind) + 1
    return at == len(every) or every[at].family != kind.family


def _row(kind: FailureKind, catalog: Catalog) -> str:
    rules = ", ".join(f"`{rule.id}`" for rule in _answering(kind, catalog))
    told = f"{_VERDICT[kind.seen]}{kind.why}".strip()
    cell = "<br>".join(part for part in (rules, told) if part)
    return f"| {kind.code} | {kind.title} | {cell or 'no rule yet'} |"


def _answering(kind: FailureKind, catalog: Catalog) -> Iterator[Rule]:
    return (rule for rule in catalog.rules if kind.code in rule.answers)
