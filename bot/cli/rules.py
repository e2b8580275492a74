"""The rules: list them, explain one, try their examples, begin a new one.

`test DIR` takes one rule's folder or a folder of rules; without DIR, Touchline's own.
`new ID` begins a rule below `checks/rules` where that is, or here, or below --dir.
`site DIR` writes the rules' pages, which work from a disk and from any server of files.
"""

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path

from bot.cli import CannotError
from bot.cli.hazards_page import hazards_page
from bot.cli.rule_pages import page
from bot.cli.rule_template import TEMPLATE
from bot.cli.rules_table import table
from checks import examples, trees
from checks.catalog import FOLDER, Catalog, Rule, load
from checks.errors import RuleError, nearest
from checks.model import RuleId

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_RULES_HERE = Path("checks/rules")


def add(parser: argparse.ArgumentParser) -> None:
    """`list`, `kinds`, `explain ID`, `test [DIR]`, `new ID`, `site DIR`."""
    names = "list|kinds|explain|test|new|site"
    actions = parser.add_subparsers(dest="action", required=True, metavar=names)
    actions.add_parser("list", help="every rule: severity, on or off, precision, languages")
    actions.add_parser("kinds", help="kinds of failure, and the rules that see each, in Markdown")
    explain = actions.add_parser("explain", help="a rule's page")
    explain.add_argument("id", metavar="ID")
    test = actions.add_parser("test", help="try the examples of the rules in a folder")
    test.add_argument("dir", metavar="DIR", nargs="?", type=Path, default=FOLDER)
    new = actions.add_parser("new", help="begin a rule")
    new.add_argument("id", metavar="ID", help="names the hazard, never the cure: lower-case-words")
    new.add_argument("--dir", type=Path, help="the folder of rules to put it in")
    site = actions.add_parser("site", help="all rules' pages as files, to be read or served")
    site.add_argument("dir", metavar="DIR", type=Path, help="a folder; made if it is not there")


def run(args: argparse.Namespace) -> int:
    """0: done; 1: an example does not hold."""
    actions = {
        "list": _list,
        "kinds": _kinds,
        "explain": _explain,
        "test": _test,
        "new": _new,
        "site": _site,
    }
    try:
        return actions[args.action](args)
    except RuleError as error:
        raise CannotError(str(error)) from error


def _list(args: argparse.Namespace) -> int:
    del args
    for line in table(load(), headed=sys.stdout.isatty()):
        _say(line)
    return 0


def _kinds(args: argparse.Namespace) -> int:
    del args
    sys.stdout.write(hazards_page(load()))
    return 0


def _explain(args: argparse.Namespace) -> int:
    catalog = load()
    rule = catalog.rule(args.id)
    if rule is None:
        near = nearest(args.id, (rule.id for rule in catalog.rules))
        raise CannotError(f"there is no rule `{args.id}`. {near}")
    sys.stdout.write(page(rule, catalog))
    return 0


def _test(args: argparse.Namespace) -> int:
    catalog, rules = _rules_in(args.dir)
    tried = [(example, told) for rule in rules for example, told in _tried(rule, catalog)]
    for example, told in tried:
        for line, complaint in told:
            _say(f"{example.page}:{line}: {example.title}: {complaint}")
    failed = sum(bool(told) for _, told in tried)
    held = f"{failed} {'does' if failed == 1 else 'do'} not hold" if failed else "all hold"
    _say(f"{_count(len(rules), 'rule')}, {_count(len(tried), 'example')}, {held}")
    return 1 if failed else 0


def _rules_in(folder: Path) -> tuple[Catalog, list[Rule]]:
    """The rules below a folder, or the one whose folder it is."""
    is_one = (folder / "rule.toml").exists()
    catalog = load(folder.absolute().parent if is_one else folder)
    wanted = [rule for rule in catalog.rules if not is_one or rule.id == folder.absolute().name]
    return catalog, wanted


_Told = list[tuple[int, str]]  # lines of a page, and what does not hold there


def _tried(rule: Rule, catalog: Catalog) -> Iterator[tuple[examples.Example | trees.Tree, _Told]]:
    for tree in trees.read(rule.folder / trees.PAGE) if rule.code else ():
        yield tree, [(tree.line, one) for one in trees.complaints(tree, rule.id, catalog)]
    for page_file in examples.pages(rule.folder):
        for example in examples.read(page_file, catalog.languages):
            yield example, list(_complaints(example, rule.id, catalog))


def _complaints(
    example: examples.Example, rule: RuleId, catalog: Catalog
) -> Iterator[tuple[int, str]]:
    for trial in example.trials:
        for complaint in examples.complaints(trial, rule, catalog):
            yield trial.line, complaint


def _new(args: argparse.Namespace) -> int:
    if not _ID.fullmatch(args.id):
        raise CannotError(f"`{args.id}` is no id; use lower-case words with hyphens between them")
    folder: Path = (args.dir or (_RULES_HERE if _RULES_HERE.is_dir() else Path())) / args.id
    if folder.exists():
        raise CannotError(f"{folder} is there already")
    try:
        folder.mkdir(parents=True)
        for name, text in TEMPLATE.items():
            (folder / name).write_text(text, "utf-8")
    except OSError as error:
        raise CannotError(f"cannot write {error.filename}: {error.strerror}") from error
    for name in TEMPLATE:
        _say(str(folder / name))
    _say(f"Now: touchline rules test {folder}")
    return 0


def _site(args: argparse.Namespace) -> int:
    # The other actions work without the extra that these need.
    from bot.rulebook.book import Book  # noqa: PLC0415
    from bot.rulebook.site import site  # noqa: PLC0415

    written = 0
    try:
        args.dir.mkdir(parents=True, exist_ok=True)
        for name, content in site(Book.own()):
            (args.dir / name).write_bytes(content)
            written += 1
    except OSError as error:
        raise CannotError(f"cannot write {error.filename}: {error.strerror}") from error
    _say(f"{_count(written, 'file')}; begin at {args.dir / 'index.html'}")
    return 0


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
