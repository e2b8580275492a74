"""`touchline.env`: what it may hold, and what wins."""

import os
from pathlib import Path

import pytest

from bot.cli import CannotError
from bot.cli.env_file import take_in
from bot.settings import ENV_FILE


def written(folder: Path, text: str, mode: int = 0o600) -> dict[str, str]:
    path = folder / "settings.env"
    path.write_text(text)
    path.chmod(mode)
    return {ENV_FILE: str(path)}


def test_its_settings_are_added(tmp_path: Path) -> None:
    text = "# a word\n\nTOUCHLINE_APP_ID=7\nexport PORT=8123\nTOUCHLINE_CLIENT_ID='a b'\n"
    environ = written(tmp_path, text)
    assert take_in(environ) == tmp_path / "settings.env"
    del environ[ENV_FILE]
    assert environ == {"TOUCHLINE_APP_ID": "7", "PORT": "8123", "TOUCHLINE_CLIENT_ID": "a b"}


@pytest.mark.parametrize("name", ["TOUCHLINE_PRIVATE_KEY", "TOUCHLINE_PRIVATE_KEY_FILE"])
def test_the_environment_wins_under_either_name(tmp_path: Path, name: str) -> None:
    environ = written(tmp_path, "TOUCHLINE_PRIVATE_KEY_FILE=/from/the/file\n")
    take_in(environ | {name: "mine"})
    both = environ | {name: "mine"}
    take_in(both)
    assert {k: v for k, v in both.items() if k != ENV_FILE} == {name: "mine"}


def test_the_usual_name_is_looked_for_here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    environ: dict[str, str] = {}
    assert take_in(environ) is None
    Path("touchline.env").write_text("TOUCHLINE_APP_ID=7\n")
    Path("touchline.env").chmod(0o600)
    take_in(environ)
    assert environ == {"TOUCHLINE_APP_ID": "7"}


def test_one_that_was_named_must_be_there(tmp_path: Path) -> None:
    with pytest.raises(CannotError, match=r"cannot read .*nothing\.env"):
        take_in({ENV_FILE: str(tmp_path / "nothing.env")})


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620])
def test_others_must_not_read_it(tmp_path: Path, mode: int) -> None:
    with pytest.raises(CannotError, match="chmod 600"):
        take_in(written(tmp_path, "TOUCHLINE_APP_ID=7\n", mode))


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("TOUCHLINE_APPID=7", "2: `TOUCHLINE_APPID` is no setting"),
        ("PATH=/tmp", "2: `PATH` is no setting"),
        ("hush-hush-hush", "2: write NAME=value"),
        ("TOUCHLINE_CLIENT_SECRET='hush", "2: a quote of TOUCHLINE_CLIENT_SECRET is not closed"),
        ("TOUCHLINE_CLIENT_SECRET=hush b", "2: put the value of TOUCHLINE_CLIENT_SECRET in quotes"),
    ],
)
def test_a_mistake_is_told_without_the_value(tmp_path: Path, line: str, said: str) -> None:
    with pytest.raises(CannotError) as error:
        take_in(written(tmp_path, f"\n{line}\n"))
    assert said in str(error.value)
    assert "hush" not in str(error.value)
