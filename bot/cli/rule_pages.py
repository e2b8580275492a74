"""A rule as text for people: one line for a list, a short help, the whole page."""

import re

from bot.cli.formats import RuleText
from checks.between import VARIANT
from checks.catalog import Catalog, Rule

_HEADING = re.compile(r"^(#{2,5} )", re.MULTILINE)
_TITLE = re.compile(r"\A# .*\n")
_COMMENT = re.compile(r"^<!--.*?-->\n", re.DOTALL | re.MULTILINE)


def rule_text(rule: Rule) -> RuleText:
    """What formats may say of it; its help is `short_help`."""
    return RuleText(
        rule.id, rule.title, rule.why.strip(), rule.family, rule.voice.severity, short_help(rule)
    )


def short_help(rule: Rule) -> str:
    """Why it matters and what to do, in Markdown."""
    fix = f"\n\nFix: {rule.voice.fix_title}." if rule.voice.fix_title else ""
    return f"{rule.why.strip()}{fix}\n\nMore: `touchline rules explain {rule.id}`."


def languages_of(rule: Rule, catalog: Catalog) -> list[str]:
    """The names of the languages in which the rule sees its hazard; `contract`: between files."""
    spoken = [one.name for one in catalog.languages.all if rule.speaks(one)]
    return [*spoken, *([VARIANT] if rule.code else [])]


def page(rule: Rule, catalog: Catalog) -> str:
    """The rule's page in Markdown: what it says, why, and each language's examples."""
    spoken = ", ".join(languages_of(rule, catalog))
    head = [
        f"# {rule.title}",
        f"`{rule.id}` · {rule.voice.severity} · {rule.family} · {spoken}",
        rule.why.strip(),
    ]
    if rule.voice.fix_title:
        head.append(f"Fix ({rule.voice.fix_safety}): {rule.voice.fix_title}.")
    if rule.peers:
        head.append(f"Also seen by: {', '.join(rule.peers)}.")
    return "\n\n".join([*head, *_examples(rule)]) + "\n"


def _examples(rule: Rule) -> list[str]:
    """The pages beside the queries: without their own title, the other headings one level lower."""
    pages = sorted(rule.folder.glob("*.md"))
    return [f"## {_heading(page.stem)}\n\n{_lowered(page.read_text('utf-8'))}" for page in pages]


def _heading(stem: str) -> str:
    return "Between files" if stem == VARIANT else f"In {stem}"


def _lowered(text: str) -> str:
    return _HEADING.sub(r"#\1", _TITLE.sub("", _COMMENT.sub("", text))).strip()
