"""Settings: everything from the environment, every mistake at once."""

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

from bot.settings import Settings, SettingsError, database_from_environment

SECRET = "a-secret-of-enough-letters"
OTHER = "another-secret-of-enough-letters"


def pem(key: rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey) -> str:
    return key.private_bytes(
        Encoding.PEM, PrivateFormat.TraditionalOpenSSL, NoEncryption()
    ).decode()


KEY = pem(rsa.generate_private_key(65537, 2048))
GOOD = {
    "TOUCHLINE_APP_ID": "12345",
    "TOUCHLINE_PRIVATE_KEY": KEY,
    "TOUCHLINE_WEBHOOK_SECRET": SECRET,
}


def mistakes(environ: dict[str, str]) -> tuple[str, ...]:
    with pytest.raises(SettingsError) as caught:
        Settings.from_environment(environ)
    return caught.value.mistakes


def test_three_variables_are_enough() -> None:
    settings = Settings.from_environment(GOOD)
    assert settings.app_id == 12345
    assert settings.webhook_secrets[0].reveal() == SECRET
    assert settings.github_url == "https://api.github.com"
    assert settings.database_url.reveal() == "sqlite:///touchline.db"
    assert (settings.host, settings.port) == ("127.0.0.1", 8000)


def test_all_mistakes_are_told_at_once_each_with_its_remedy() -> None:
    told = mistakes(
        {
            "TOUCHLINE_APP_ID": "twelve",
            "TOUCHLINE_GITHUB_URL": "http://ghe.example.com",
            "TOUCHLINE_CLIENT_ID": "Iv1.abc",
            "PORT": "eighty",
        }
    )
    assert [line.split()[0] for line in told] == [
        "TOUCHLINE_CLIENT_ID",
        "TOUCHLINE_APP_ID",
        "TOUCHLINE_PRIVATE_KEY",
        "TOUCHLINE_WEBHOOK_SECRET",
        "TOUCHLINE_GITHUB_URL",
        "PORT",
    ]
    assert "openssl rand -hex 32" in told[3]


def test_it_does_not_start_without_a_webhook_secret() -> None:
    for empty in ("", "   "):
        assert (
            "TOUCHLINE_WEBHOOK_SECRET is not set"
            in mistakes({**GOOD, "TOUCHLINE_WEBHOOK_SECRET": empty})[0]
        )


@pytest.mark.parametrize("text", [f"{SECRET},", f"{SECRET},short", ","])
def test_an_empty_or_short_secret_among_several_is_a_mistake(text: str) -> None:
    assert "less than 16 characters" in mistakes({**GOOD, "TOUCHLINE_WEBHOOK_SECRET": text})[0]


def test_several_secrets_while_one_is_rotated() -> None:
    settings = Settings.from_environment({**GOOD, "TOUCHLINE_WEBHOOK_SECRET": f"{SECRET}, {OTHER}"})
    assert [secret.reveal() for secret in settings.webhook_secrets] == [SECRET, OTHER]


def test_secrets_may_come_from_files(tmp_path: Path) -> None:
    (tmp_path / "key").write_text(KEY)
    (tmp_path / "secrets").write_text(f"{SECRET}\n{OTHER}\n")
    (tmp_path / "url").write_text("postgres://u:pass-word@db/touchline\n")
    settings = Settings.from_environment(
        {
            "TOUCHLINE_APP_ID": "1",
            "TOUCHLINE_PRIVATE_KEY_FILE": str(tmp_path / "key"),
            "TOUCHLINE_WEBHOOK_SECRET_FILE": str(tmp_path / "secrets"),
            "TOUCHLINE_DATABASE_URL_FILE": str(tmp_path / "url"),
        }
    )
    assert [secret.reveal() for secret in settings.webhook_secrets] == [SECRET, OTHER]
    assert settings.database_url.reveal() == "postgresql+psycopg://u:pass-word@db/touchline"
    assert "pass-word" in settings.secrets()


def test_a_file_that_cannot_be_read_is_told_once(tmp_path: Path) -> None:
    told = mistakes(
        {
            "TOUCHLINE_APP_ID": "1",
            "TOUCHLINE_WEBHOOK_SECRET": SECRET,
            "TOUCHLINE_PRIVATE_KEY_FILE": str(tmp_path / "none"),
        }
    )
    assert len(told) == 1
    assert "No such file" in told[0]


def test_a_secret_given_twice_is_a_mistake(tmp_path: Path) -> None:
    (tmp_path / "secret").write_text(OTHER)
    told = mistakes({**GOOD, "TOUCHLINE_WEBHOOK_SECRET_FILE": str(tmp_path / "secret")})
    assert told == (
        "TOUCHLINE_WEBHOOK_SECRET and TOUCHLINE_WEBHOOK_SECRET_FILE are both set; drop one",
    )


@pytest.mark.parametrize(
    "key",
    ["no key", pem(ec.generate_private_key(ec.SECP256R1())), KEY[: len(KEY) // 2]],
    ids=["no key", "not RSA", "cut off"],
)
def test_a_key_that_cannot_sign_is_told_without_repeating_it(key: str) -> None:
    told = mistakes({**GOOD, "TOUCHLINE_PRIVATE_KEY": key})
    assert told[0].startswith("TOUCHLINE_PRIVATE_KEY is no")
    assert key not in told[0]


def test_a_key_on_one_line_is_unfolded() -> None:
    settings = Settings.from_environment(
        {**GOOD, "TOUCHLINE_PRIVATE_KEY": KEY.strip().replace("\n", "\\n")}
    )
    assert settings.private_key.reveal() == KEY.strip()


def test_a_misspelt_name_is_noticed() -> None:
    assert mistakes({**GOOD, "TOUCHLINE_WEBHOOK_SECRETS": SECRET}) == (
        "TOUCHLINE_WEBHOOK_SECRETS is no setting; did you mean TOUCHLINE_WEBHOOK_SECRET?",
    )


@pytest.mark.parametrize(
    "url",
    ["mysql://db/x", "touchline.db", "sqlite://", "sqlite:///:memory:", "sqlite:////no/such/x.db"],
)
def test_a_database_that_keeps_nothing_is_a_mistake(url: str) -> None:
    with pytest.raises(SettingsError):
        database_from_environment({"TOUCHLINE_DATABASE_URL": url})


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/api", "https://ghe.example.com/api/v3/"])
def test_the_api_may_be_elsewhere(url: str) -> None:
    settings = Settings.from_environment({**GOOD, "TOUCHLINE_GITHUB_URL": url})
    assert settings.github_url == url.rstrip("/")


def test_nothing_secret_shows_itself() -> None:
    environ = {
        **GOOD,
        "TOUCHLINE_CLIENT_ID": "Iv1.abc",
        "TOUCHLINE_CLIENT_SECRET": "client-secret-text",
        "TOUCHLINE_DATABASE_URL": "postgresql://u:pass-word@db/t",
    }
    settings = Settings.from_environment(environ)
    shown = f"{settings} {settings!r} {settings.private_key} {settings.webhook_secrets}"
    for secret in settings.secrets():
        assert secret not in shown
    assert len(settings.secrets()) == 4


def test_how_long_results_are_kept_is_a_number_of_days() -> None:
    assert Settings.from_environment(GOOD).keep_days == 180
    assert Settings.from_environment({**GOOD, "TOUCHLINE_KEEP_DAYS": "30"}).keep_days == 30
    for wrong in ("0", "-1", "3651", "a", "9" * 9_000):
        (told,) = mistakes({**GOOD, "TOUCHLINE_KEEP_DAYS": wrong})
        assert told.startswith("TOUCHLINE_KEEP_DAYS must be a number of days from 1 to")
