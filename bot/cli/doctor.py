"""Looks at everything that can be wrong, and says in one line each how to mend it.

Settings, private key, clock, permissions and events against app.yml, installations, the webhook and
its last deliveries as GitHub's log has them, database, queue, disk. Changes nothing.

Exit code 0: all is well (perhaps with warnings); 1: something is wrong; 2: it could not look.
"""

import argparse
import os
import sys
from collections.abc import Mapping

from bot.cli import CannotError
from bot.cli.checkup.github import look_at_github
from bot.cli.checkup.shown import as_json, as_text
from bot.cli.checkup.store import look_at_store
from bot.cli.checkup.words import Line, is_well, ok, unknown, wrong
from bot.cli.env_file import take_in
from bot.cli.registering.manifest import read_manifest
from bot.logs import silence
from bot.settings import Settings, SettingsError, database_from_environment


def add(parser: argparse.ArgumentParser) -> None:
    """How it is told."""
    parser.add_argument("--format", choices=("text", "json"), default="text")


def run(args: argparse.Namespace) -> int:
    """Look, tell, and say by the exit code whether all is well."""
    silence()
    lines = look(os.environ)
    if args.format == "json":
        sys.stdout.write(as_json(lines))
    else:
        colour = sys.stdout.isatty() and not os.environ.get("NO_COLOR")
        sys.stdout.write(as_text(lines, colour=colour))
    return 0 if is_well(lines) else 1


def look(given: Mapping[str, str]) -> list[Line]:
    """Everything, as far as what is wrong lets one see."""
    environ = dict(given)
    try:
        file = take_in(environ)
    except CannotError as error:
        return [wrong("settings", str(error), "the rest can be looked at after that")]
    try:
        settings = Settings.from_environment(environ)
    except SettingsError as error:
        return [*map(_mistake, error.mistakes), *_without_settings(environ)]
    where = f"the environment and {file}" if file else "the environment"
    return [
        ok("settings", f"all there, from {where}"),
        *look_at_github(settings, read_manifest()),
        *look_at_store(settings.database_url.reveal()),
    ]


def _mistake(text: str) -> Line:
    says, _, mend = text.partition("; ")
    return wrong("settings", says, mend)


def _without_settings(environ: Mapping[str, str]) -> list[Line]:
    lines = [unknown("GitHub", "not asked before the settings are right")]
    try:
        return [*lines, *look_at_store(database_from_environment(environ).reveal())]
    except SettingsError:
        return [*lines, unknown("database", "its setting is wrong")]
