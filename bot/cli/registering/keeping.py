"""Where the secrets of a new App are kept: two files that only their owner reads, or printed."""

import os
import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.cli import CannotError
from bot.cli.registering.registration import Registration

_HEAD = "# Written by `touchline setup`. Holds secrets: keep it out of version control.\n"


@dataclass(frozen=True, slots=True)
class Files:
    """The settings, and the private key beside them."""

    settings: Path

    @property
    def key(self) -> Path:
        """`touchline.env` has its key in `touchline.private-key.pem`."""
        return self.settings.absolute().with_suffix(".private-key.pem")

    def refuse_if_there(self) -> None:
        """Before an App is registered whose secrets would have no place. Raises `CannotError`."""
        for path in (self.settings, self.key):
            if os.path.lexists(path):
                raise CannotError(
                    f"{path} is there already; move it away, or choose another with --env FILE"
                )
        if not os.access(self.settings.absolute().parent, os.W_OK):
            raise CannotError(f"cannot write to {self.settings.absolute().parent}")

    def write(self, settings: Mapping[str, str], private_key: str) -> None:
        """Both, for the owner's eyes only (0600), never over what is there."""
        _write(self.key, private_key)
        given = {**settings, "TOUCHLINE_PRIVATE_KEY_FILE": str(self.key)}
        _write(self.settings, _HEAD + lines(given))


def settings_of(app: Registration, api: str | None, public_url: str | None) -> dict[str, str]:
    """The settings that `serve` reads, without the private key.

    `api`: None for github.com; `public_url`: None where there is no public address.
    """
    found = {
        "TOUCHLINE_APP_ID": str(app.app_id),
        "TOUCHLINE_WEBHOOK_SECRET": app.webhook_secret or "",
        "TOUCHLINE_CLIENT_ID": app.client_id,
        "TOUCHLINE_CLIENT_SECRET": app.client_secret,
        "TOUCHLINE_GITHUB_URL": api or "",
        "TOUCHLINE_PUBLIC_URL": public_url or "",
    }
    return {name: value for name, value in found.items() if value}


def printed(settings: Mapping[str, str], private_key: str) -> str:
    """For a secret store: the key on one line, as many stores want it."""
    key = private_key.strip().replace("\n", "\\n")
    return lines({**settings, "TOUCHLINE_PRIVATE_KEY": key})


def lines(settings: Mapping[str, str]) -> str:
    """`NAME=value` as shells, systemd and `docker --env-file` read it; quoted only where needed."""
    return "".join(f"{name}={shlex.quote(value)}\n" for name, value in settings.items())


def _write(path: Path, text: str) -> None:
    number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(number, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
