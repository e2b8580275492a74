"""`touchline.env`: settings in a file, for whoever has no better place for them.

`NAME=value`, one a line, as `touchline setup` writes them. What the environment says wins. The file
is `touchline.env` in the working directory, or the one that `TOUCHLINE_ENV_FILE` names.
"""

import os
import shlex
import stat
from collections.abc import MutableMapping
from pathlib import Path

from bot.cli import CannotError
from bot.settings import ENV_FILE, NAMES

DEFAULT = "touchline.env"
_OURS = frozenset({*NAMES, "HOST", "PORT"})


def take_in(environ: MutableMapping[str, str] = os.environ) -> Path | None:
    """Adds the file's settings to those of the environment; the file, if there is one.

    Raises `CannotError` where it was named and is not there, holds something else, or may be read
    by others.
    """
    named = environ.get(ENV_FILE, "").strip()
    path = Path(named or DEFAULT)
    if not named and not path.is_file():
        return None
    for name, value in _read(path).items():
        if not _is_set(name, environ):
            environ[name] = value
    return path


def _is_set(name: str, environ: MutableMapping[str, str]) -> bool:
    """A secret may be set under two names, by itself and as a file."""
    bare = name.removesuffix("_FILE")
    return any(environ.get(one, "").strip() for one in (bare, f"{bare}_FILE"))


def _read(path: Path) -> dict[str, str]:
    try:
        with path.open(encoding="utf-8") as file:
            _refuse_if_open(path, os.fstat(file.fileno()).st_mode)
            return dict(_setting(path, *one) for one in enumerate(file, 1) if _says(one[1]))
    except OSError as error:
        raise CannotError(f"cannot read {path}: {error.strerror}") from error
    except UnicodeDecodeError as error:
        raise CannotError(f"{path} is not UTF-8 text") from error


def _refuse_if_open(path: Path, mode: int) -> None:
    if os.name == "posix" and mode & (stat.S_IRGRP | stat.S_IROTH | stat.S_IWGRP | stat.S_IWOTH):
        raise CannotError(f"{path} holds secrets and others may read it; run: chmod 600 {path}")


def _says(line: str) -> bool:
    return bool(line.strip()) and not line.lstrip().startswith("#")


def _setting(path: Path, number: int, line: str) -> tuple[str, str]:
    """The value is never quoted in what is said of it."""
    name, equals, value = line.strip().removeprefix("export ").partition("=")
    if not equals or name not in _OURS:
        shown = f"`{name}` is no setting" if equals and name.isidentifier() else "write NAME=value"
        raise CannotError(f"{path}:{number}: {shown}")
    try:
        words = shlex.split(value)
    except ValueError:
        raise CannotError(f"{path}:{number}: a quote of {name} is not closed") from None
    if len(words) > 1:
        raise CannotError(f"{path}:{number}: put the value of {name} in quotes")
    return name, "".join(words)
