"""The reference pages of docs/, made from what they speak of: `make docs` writes them.

A test holds the files to these texts, so a page is never behind the code.
"""

import argparse
import importlib
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

from prometheus_client import Metric

from bot.cli import Parser, command_modules
from bot.cli.hazards_page import hazards_page
from bot.commands.read import modules as conversation_modules
from bot.metrics import REGISTRY
from bot.store.backlog import Backlog
from bot.web.metrics import families as of_backlog
from checks.catalog import load

WIDTH = 92  # of a usage line
_MADE = "<!-- Made by `make docs` from the code. -->\n"


def commands() -> str:
    """Every command of the terminal with its flags, as `--help` tells them."""
    parts = [_command(name, module) for name, module in sorted(command_modules().items())]
    intro = "What `touchline COMMAND --help` prints, for all of them. Exit codes: 0 nothing that \
blocks, 1 a blocker, 2 it could not do its work (one line on stderr says why)."
    return "\n".join([_MADE, "# The terminal", "", intro, "", *parts]).rstrip() + "\n"


def _command(name: str, module_name: str) -> str:
    module = importlib.import_module(f"bot.cli.{module_name}")
    parser = parser_of(name, module.__doc__ or "", module.add)
    return f"## touchline {name}\n\n```\n{parser.format_help().rstrip()}\n```\n"


def parser_of(
    name: str, description: str, add: Callable[[argparse.ArgumentParser], None]
) -> argparse.ArgumentParser:
    """A command's parser, with lines of one width wherever it is printed."""
    parser = Parser(
        prog=f"touchline {name}",
        description=description,
        formatter_class=lambda prog: argparse.RawDescriptionHelpFormatter(prog, width=WIDTH),
        allow_abbrev=False,
    )
    add(parser)
    return parser


def conversation() -> str:
    """Every slash command."""
    rows = [
        f"| `/touchline {one.USAGE}` | {one.HELP} | {one.WHO} |".replace("ID|RULE", "ID\\|RULE")
        for one in conversation_modules().values()
    ]
    intro = (
        "Written on a pull request, or as a reply under one of Touchline's comments (there"
        " `/touchline ignore REASON` is enough). Lines in quotes and code are no commands; an"
        " edited comment runs only what is new in it."
    )
    table = ["| write | what it does | who may |", "| --- | --- | --- |", *rows]
    return "\n".join([_MADE, "# The conversation", "", intro, "", *table]) + "\n"


def told_metrics() -> str:
    """Everything that `/metrics` tells."""
    families = [*REGISTRY.collect(), *of_backlog(Backlog(0, 0, 0, 0, 0))]
    rows = sorted(f"| `{_name(one)}` | {one.type} | {one.documentation} |" for one in families)
    intro = (
        "`GET /metrics`, in Prometheus' text format, of `touchline serve` and `touchline web` on"
        " their port and of `touchline worker` at `TOUCHLINE_WATCH_PORT`. Alerts and a Grafana"
        " board that use them: `deploy/prometheus`, `deploy/grafana`."
    )
    table = ["| name | kind | what it tells |", "| --- | --- | --- |", *rows]
    return "\n".join([_MADE, "# Metrics", "", intro, "", *table]) + "\n"


def _name(metric: Metric) -> str:
    return f"{metric.name}_total" if metric.type == "counter" else metric.name


PAGES: Mapping[str, Callable[[], str]] = {
    "hazards.md": lambda: hazards_page(load()),
    "reference/commands.md": commands,
    "reference/conversation.md": conversation,
    "reference/metrics.md": told_metrics,
}


def main(folder: Path) -> None:
    """Writes every page below `folder`."""
    for name, make in PAGES.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(make(), "utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
