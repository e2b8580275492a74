"""Read the lines you touched and say what will break in production.

Without options: everything that differs between the working tree (uncommitted and untracked files
too) and the merge base with the upstream's default branch. `.github/touchline.yml` is read from
that base, as the App reads it.

Exit code 0: nothing that blocks; 1: a blocker that the change brings (under `mode: block`), or
with --strict a file that was not read; 2: the scan could not be done.
"""

import argparse
import os
import signal
import sys
from pathlib import Path

from bot.cli import CannotError, formats, version
from bot.cli.checking import check_scene
from bot.cli.rule_pages import rule_text
from bot.cli.target import scene_of
from bot.cli.worktree import Scene
from checks.catalog import Catalog, load
from checks.diff import DiffError
from checks.errors import RuleError
from checks.model import Report, Verdict
from checks.policy import PATH as POLICY_PATH
from checks.policy import Conclusion, Policy, PolicyError, apply, introduced_blockers


def add(parser: argparse.ArgumentParser) -> None:
    """The flags of a scan; they are public, see docs/architecture.md."""
    parser.add_argument(
        "paths", nargs="*", type=Path, metavar="PATH", help="only these files and folders"
    )
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--base", metavar="REF", help="compare with the merge base of this and HEAD")
    what.add_argument(
        "--diff", metavar="FILE|-", help="a unified diff that leads to the working tree"
    )
    what.add_argument("--all", action="store_true", help="whole files, with or without git")
    parser.add_argument(
        "--format", choices=formats.names(), default="text", help="text if not given"
    )
    parser.add_argument("--config", type=Path, metavar="FILE", help=f"instead of {POLICY_PATH}")
    parser.add_argument("--strict", action="store_true", help="fail if a file could not be read")


def run(args: argparse.Namespace) -> int:
    """Scan, print, and say by the exit code whether something blocks."""
    signal.signal(
        signal.SIGINT, signal.SIG_DFL
    )  # Ctrl-C also ends a parser at work; nothing is open
    try:
        catalog = load()
        scene = scene_of(args)
        policy = _policy(args.config, scene, catalog)
        report = apply(policy, check_scene(scene, policy, catalog))
    except (DiffError, PolicyError, RuleError) as error:
        raise CannotError(str(error)) from error
    sys.stdout.write(formats.render(args.format, _shown(report, scene, catalog)))
    return _exit_code(policy, report, strict=args.strict)


def _exit_code(policy: Policy, report: Report, *, strict: bool) -> int:
    verdict = report.verdict
    blocks = policy.conclusion(verdict, introduced_blockers(report)) is Conclusion.FAILURE
    return int(blocks or (strict and verdict is Verdict.PARTIAL))


def _policy(config: Path | None, scene: Scene, catalog: Catalog) -> Policy:
    """The one given, or the base side's; the defaults where there is neither."""
    if not config:
        text = scene.base_texts([POLICY_PATH]).get(POLICY_PATH)
        return _read_policy(text, catalog, POLICY_PATH) if text else Policy()
    try:
        return _read_policy(config.read_bytes(), catalog, str(config))
    except OSError as error:
        raise CannotError(f"cannot read {config}: {error.strerror}") from error


def _read_policy(text: bytes, catalog: Catalog, path: str) -> Policy:
    from checks import policy_file  # noqa: PLC0415  YAML and patterns, for those who have a policy

    families = {rule.id: rule.family for rule in catalog.rules}
    return policy_file.read(text, families, path=path)


def _shown(report: Report, scene: Scene, catalog: Catalog) -> formats.Shown:
    return formats.Shown(
        report=report,
        rules={rule.id: rule_text(rule) for rule in catalog.rules},
        source=lambda path: _lines(scene.root / path),
        here=lambda path: os.path.relpath(scene.root / path),
        has_base=scene.has_base,
        colour=sys.stdout.isatty() and not os.environ.get("NO_COLOR"),
        version=version,
    )


def _lines(path: Path) -> list[str]:
    """The lines of a file without ends, counted as git counts them; none where it is gone."""
    try:
        text = path.read_bytes().decode("utf-8", "replace")
    except OSError:
        return []
    return [line.removesuffix("\r") for line in text.split("\n")]
