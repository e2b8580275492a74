"""Settings: from the environment alone, all of them checked before anything starts.

Whatever holds a secret may also be given as a file: `TOUCHLINE_PRIVATE_KEY_FILE=/run/secrets/key`.
"""

import difflib
import os
import re
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import load_pem_private_key
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

PREFIX = "TOUCHLINE_"
ENV_FILE = "TOUCHLINE_ENV_FILE"  # a file with settings, read by `bot.cli.env_file`
GITHUB_URL = "https://api.github.com"
DATABASE_URL = "sqlite:///touchline.db"
KEEP_DAYS = 180  # of what reviews came to: `bot.store.reviews`
LONGEST_LIFE = 3_650
SHORTEST_SECRET = 16  # characters; anything shorter is guessed offline from one captured signature
PLAIN = (
    *("APP_ID", "CLIENT_ID", "GITHUB_URL", "PUBLIC_URL", "WATCH_PORT"),
    *("OPERATORS", "KEEP_DAYS"),
)
SECRET = ("PRIVATE_KEY", "WEBHOOK_SECRET", "CLIENT_SECRET", "DATABASE_URL", "METRICS_TOKEN")
NAMES = (
    *(PREFIX + name for name in (*PLAIN, *SECRET, *(f"{s}_FILE" for s in SECRET))),
    ENV_FILE,
)
_REMEDY = {
    "APP_ID": "copy the App ID from the App's settings page on GitHub",
    "PRIVATE_KEY": "generate a private key on the App's settings page and give its PEM text, "
    "or its path in TOUCHLINE_PRIVATE_KEY_FILE",
    "WEBHOOK_SECRET": "set the same secret here and on the App's settings page, "
    "such as the output of: openssl rand -hex 32",
}

# https://docs.github.com/enterprise-cloud@latest/admin/managing-iam (also names of managed users)
_LOGIN = re.compile(r"[a-z0-9][a-z0-9_-]{0,99}", re.ASCII)
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Secret:
    """Text that prints as `***`; only `reveal` gives it away."""

    _text: str = field(repr=False)

    def __str__(self) -> str:
        return "***"

    def reveal(self) -> str:
        """The text itself."""
        return self._text


class SettingsError(Exception):
    """Every mistake in the environment, each with its remedy, one a line."""

    def __init__(self, mistakes: tuple[str, ...]) -> None:
        self.mistakes = mistakes
        super().__init__("\n".join(mistakes))


@dataclass(frozen=True, slots=True)
class Settings:
    """What `touchline serve`, `web` and `worker` run with."""

    app_id: int
    private_key: Secret
    webhook_secrets: tuple[Secret, ...]
    client_id: str | None = None
    client_secret: Secret | None = None
    github_url: str = GITHUB_URL
    database_url: Secret = Secret(DATABASE_URL)
    public_url: str | None = None
    host: str = "127.0.0.1"
    port: int = 8000
    metrics_token: Secret | None = None
    watch_port: int | None = None
    operators: frozenset[str] = frozenset()  # logins, in lower case
    keep_days: int = KEEP_DAYS

    @classmethod
    def from_environment(cls, environ: Mapping[str, str] = os.environ) -> "Settings":
        """Read and check everything; a `SettingsError` names all mistakes at once."""
        read = _Reader(environ)
        read.must_go_together("CLIENT_ID", "CLIENT_SECRET")
        settings = cls(
            app_id=read.required("APP_ID", _app_id, 0),
            private_key=read.required("PRIVATE_KEY", _private_key, Secret("")),
            webhook_secrets=read.required("WEBHOOK_SECRET", _webhook_secrets, ()),
            client_id=read.optional("CLIENT_ID", _text, None),
            client_secret=read.optional("CLIENT_SECRET", Secret, None),
            github_url=read.optional("GITHUB_URL", web_address, GITHUB_URL),
            database_url=read.optional("DATABASE_URL", database_url, Secret(DATABASE_URL)),
            public_url=read.optional("PUBLIC_URL", web_address, None),
            host=read.unprefixed("HOST", _text, "127.0.0.1"),
            port=read.unprefixed("PORT", _port, 8000),
            metrics_token=read.optional("METRICS_TOKEN", _token, None),
            watch_port=read.optional("WATCH_PORT", _port, None),
            operators=read.optional("OPERATORS", _logins, frozenset()),
            keep_days=read.optional("KEEP_DAYS", _days, KEEP_DAYS),
        )
        read.finish()
        return settings

    def secrets(self) -> tuple[str, ...]:
        """Every secret text, for whoever keeps them out of the logs."""
        password = make_url(self.database_url.reveal()).password
        held = (self.private_key, *self.webhook_secrets, self.client_secret, self.metrics_token)
        return tuple(s.reveal() for s in held if s) + ((password,) if password else ())


def database_from_environment(environ: Mapping[str, str] = os.environ) -> Secret:
    """The database's URL alone, for commands that need nothing else; else `SettingsError`."""
    read = _Reader(environ)
    url = read.optional("DATABASE_URL", database_url, Secret(DATABASE_URL))
    read.finish()
    return url


def database_url(text: str) -> Secret:
    """A URL that SQLAlchemy opens: a SQLite file, or PostgreSQL through psycopg 3.

    Raises ValueError for anything else; its message never repeats the text.
    """
    try:
        url = make_url(text.replace("postgres://", "postgresql://", 1))
    except ArgumentError:
        raise ValueError("is not a database URL; write sqlite:///touchline.db") from None
    if url.get_backend_name() == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
        return Secret(url.render_as_string(hide_password=False))
    if url.get_backend_name() != "sqlite":
        raise ValueError("must begin with sqlite:/// or postgresql://")
    _check_sqlite_file(url.database)
    return Secret(text)


def _check_sqlite_file(path: str | None) -> None:
    if not path or path == ":memory:":
        raise ValueError("names no file; write sqlite:///touchline.db")
    if not Path(path).absolute().parent.is_dir():
        raise ValueError("lies in a folder that does not exist; create the folder first")


class _Reader:
    """Reads one variable after the other and collects what is wrong."""

    def __init__(self, environ: Mapping[str, str]) -> None:
        self._environ = environ
        self._mistakes = _misspelt(environ)
        self._texts = {name: self._read(name) for name in (*PLAIN, *SECRET)}

    def required(self, name: str, parse: Callable[[str], T], stand_in: T) -> T:
        """The parsed value; the stand-in is never seen, since `finish` will raise."""
        if not self._is_given(name):
            self._mistakes.append(f"{PREFIX}{name} is not set; {_REMEDY[name]}")
        return self.optional(name, parse, stand_in)

    def optional(self, name: str, parse: Callable[[str], T], default: T) -> T:
        return self._parsed(PREFIX + name, self._texts[name], parse, default)

    def unprefixed(self, name: str, parse: Callable[[str], T], default: T) -> T:
        """A variable that platforms set by this name."""
        return self._parsed(name, self._environ.get(name, "").strip(), parse, default)

    def must_go_together(self, one: str, other: str) -> None:
        for have, lack in ((one, other), (other, one)):
            if self._is_given(have) and not self._is_given(lack):
                self._mistakes.append(f"{PREFIX}{have} is set without {PREFIX}{lack}; set both")

    def finish(self) -> None:
        if self._mistakes:
            raise SettingsError(tuple(self._mistakes))

    def _is_given(self, name: str) -> bool:
        return any(self._environ.get(f"{PREFIX}{name}{end}", "").strip() for end in ("", "_FILE"))

    def _read(self, name: str) -> str:
        value = self._environ.get(PREFIX + name, "").strip()
        file = self._environ.get(f"{PREFIX}{name}_FILE", "").strip() if name in SECRET else ""
        if value and file:
            self._mistakes.append(f"{PREFIX}{name} and {PREFIX}{name}_FILE are both set; drop one")
        return value or (self._file(f"{PREFIX}{name}_FILE", Path(file)) if file else "")

    def _file(self, name: str, path: Path) -> str:
        try:
            text = path.read_text(encoding="utf-8").strip()
        except OSError as error:
            self._mistakes.append(f"{name}: cannot read {path}: {error.strerror}")
            return ""
        except UnicodeDecodeError:
            self._mistakes.append(f"{name}: {path} is not UTF-8 text")
            return ""
        if not text:
            self._mistakes.append(f"{name}: {path} is empty; put the secret into it")
        return text

    def _parsed(self, name: str, text: str, parse: Callable[[str], T], default: T) -> T:
        try:
            return parse(text) if text else default
        except ValueError as error:
            self._mistakes.append(f"{name} {error}")
            return default


def _misspelt(environ: Mapping[str, str]) -> list[str]:
    """A variable that nobody reads but that looks like one of ours is a typing mistake."""
    mistakes = []
    for name in sorted(environ):
        near = difflib.get_close_matches(name, NAMES, 1, 0.88)
        if name.startswith(PREFIX) and name not in NAMES and near:
            mistakes.append(f"{name} is no setting; did you mean {near[0]}?")
    return mistakes


def new_secret() -> str:
    """One that nobody guesses."""
    return secrets.token_hex(32)


def _text(text: str) -> str:
    return text


def _logins(text: str) -> frozenset[str]:
    logins = frozenset(part.strip().lower() for part in text.split(",") if part.strip())
    if wrong := sorted(one for one in logins if not _LOGIN.fullmatch(one)):
        raise ValueError(f"holds {wrong[0]!r}, which is no login; divide several by commas")
    return logins


def _app_id(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) > 0):
        raise ValueError("must be the App's number, such as 12345")
    return int(text)


def _port(text: str) -> int:
    if not (text.isascii() and text.isdigit() and int(text) < 2**16):
        raise ValueError("must be a number from 0 to 65535")
    return int(text)


def _days(text: str) -> int:
    if not (text.isascii() and text.isdigit() and 0 < int(text[:5]) <= LONGEST_LIFE):
        raise ValueError(f"must be a number of days from 1 to {LONGEST_LIFE}")
    return int(text)


def _token(text: str) -> Secret:
    if len(text) < SHORTEST_SECRET:
        raise ValueError(
            f"has less than {SHORTEST_SECRET} characters; make one with: openssl rand -hex 32"
        )
    return Secret(text)


def _private_key(text: str) -> Secret:
    pem = text.replace("\\n", "\n")  # many platforms hold a variable on one line
    try:
        key = load_pem_private_key(pem.encode(), password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        # The cause may repeat parts of the key.
        raise ValueError("is not an unencrypted PEM private key; give the whole file") from None
    if not isinstance(key, RSAPrivateKey):
        raise ValueError("is no RSA key; generate one on the App's settings page")  # noqa: TRY004 - a person's mistake, not a type error
    return Secret(pem)


def _webhook_secrets(text: str) -> tuple[Secret, ...]:
    parts = tuple(part.strip() for part in text.replace("\n", ",").split(","))
    if any(len(part) < SHORTEST_SECRET for part in parts):
        raise ValueError(
            f"has a secret of less than {SHORTEST_SECRET} characters (several are divided by "
            "commas); make one with: openssl rand -hex 32"
        )
    return tuple(Secret(part) for part in parts)


def web_address(text: str) -> str:
    """An https address without a slash at its end; else ValueError, which says what is wrong."""
    url = urlsplit(text)
    if url.username or url.password or url.query or url.fragment:
        raise ValueError("must hold no user, password, query or fragment")
    local = url.hostname in ("localhost", "127.0.0.1", "::1")
    if not url.hostname or url.scheme != ("http" if local and url.scheme == "http" else "https"):
        raise ValueError("must be an address that begins with https:// (http:// only on localhost)")
    return text.rstrip("/")
