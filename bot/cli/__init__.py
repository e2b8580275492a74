"""The terminal: `touchline COMMAND`. A module of this package with `add` and `run` is a command.

`add(parser)` takes the command's own parser and adds its arguments; `run(args) -> int` does the
work and returns the exit code: 0 nothing that blocks, 1 a blocker, 2 it could not do its work
(then one clear line on stderr). The first line of the module's docstring is its line in the help.
Only the module of the command asked for is imported: `scan` runs in hooks and must start quickly.
"""

import argparse
import ast
import difflib
import importlib
import os
import pkgutil
import sys
import traceback
from collections.abc import Sequence
from pathlib import Path
from typing import NoReturn

CANNOT = 2
INTERRUPTED = 130  # 128 + SIGINT, as shells have it


class CannotError(Exception):
    """The command cannot do its work; the message is one line with what to do about it."""


class Parser(argparse.ArgumentParser):
    """argparse, with one line for a mistake instead of a page of usage."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and where help is; exit code 2."""
        self.exit(CANNOT, f"{self.prog}: {message} (see `{self.prog} --help`)\n")


def main(argv: Sequence[str] | None = None) -> int:
    """Run `touchline ARGV…` (the process's own arguments if none are given); the exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")  # a terminal without UTF-8 is no crash
    try:
        return _dispatch(words)
    except CannotError as error:
        return _cannot(str(error))
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return _reader_left()
    except SystemExit as stop:  # argparse: --help, --version and mistakes
        return stop.code if isinstance(stop.code, int) else 0
    except Exception:  # noqa: BLE001  shown whole; Python's own exit code 1 would mean a blocker
        traceback.print_exc()
        return CANNOT


def _dispatch(words: Sequence[str]) -> int:
    if words and words[0] in command_modules():
        return _run(words[0], words[1:])
    parser = Parser(
        prog="touchline",
        usage="touchline COMMAND …",
        description="Says before the merge what will break in production.",
        epilog=_commands_help(),
        formatter_class=_Raw,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"touchline {version()}")
    rest = parser.parse_known_args(words)[1]
    raise CannotError(_no_such(rest[0]) if rest else "which command? (see `touchline --help`)")


def _no_such(asked: str) -> str:
    near = difflib.get_close_matches(asked, command_modules(), n=1)
    hint = f"did you mean `{near[0]}`?" if near else "see `touchline --help`"
    return f"there is no command `{asked}`; {hint}"


_Raw = argparse.RawDescriptionHelpFormatter


def _run(name: str, words: Sequence[str]) -> int:
    try:
        module = importlib.import_module(f"{__name__}.{command_modules()[name]}")
        parser = Parser(
            prog=f"touchline {name}",
            description=module.__doc__,
            formatter_class=_Raw,
            allow_abbrev=False,
        )
        module.add(parser)
        return int(module.run(parser.parse_args(words)))
    except ModuleNotFoundError as error:
        raise CannotError(_what_to_install(name, error)) from error


def _what_to_install(name: str, error: ModuleNotFoundError) -> str:
    missing = (error.name or "").partition(".")[0]
    if not missing or missing in ("bot", "checks", "sandbox"):
        raise error  # our own mistake, not an extra that was not installed
    extra = "demo" if name == "demo" else "app"
    return f"`touchline {name}` needs {missing}: pip install 'touchline[{extra}]'"


def command_modules() -> dict[str, str]:
    """Command names, and the modules of this package that hold them."""
    folder = str(Path(__file__).parent)
    names = (found.name for found in pkgutil.iter_modules([folder]) if _is_command(found.name))
    return {name.replace("_", "-"): name for name in names}


def _is_command(module: str) -> bool:
    path = Path(__file__).parent / f"{module}.py"
    return path.exists() and b"\ndef add(" in path.read_bytes()


def _commands_help() -> str:
    """Each command with the first line of its docstring, read without importing it."""
    width = max(map(len, command_modules()), default=0)
    lines = [
        f"  {name:{width}}  {_first_line(module)}" for name, module in command_modules().items()
    ]
    return "\n".join(["commands:", *sorted(lines), "", "More: touchline COMMAND --help"])


def _first_line(module: str) -> str:
    source = (Path(__file__).parent / f"{module}.py").read_text("utf-8")
    docstring = ast.get_docstring(ast.parse(source)) or ""
    return docstring.partition("\n")[0]


def version() -> str:
    """Touchline's own, as it was installed."""
    from importlib import metadata  # noqa: PLC0415  30 ms that a scan need not wait for

    return metadata.version("touchline")


def _cannot(message: str) -> int:
    sys.stderr.write(f"touchline: {message}\n")
    return CANNOT


def _reader_left() -> int:
    """`touchline … | head`: nobody reads on, so the flush at exit must not complain either."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return CANNOT
