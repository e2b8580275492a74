"""What counts as a credential. None of these was ever valid."""

import pytest

from checks import credentials

LETTERS = "Zx81mQpLr72NvTbY40KwHsGdEf93JcVa5Ui6Ot"
HEX = "9b1c0f8e7d6c5b4a39281706f5e4d3c2"
CREDENTIALS = {
    "AWS access key": "AKIA4MTWJ2QXZ7P3LK6D",
    "GitHub token": f"ghp_{LETTERS[:36]}",
    "GitLab token": "glpat-Zx81mQpLr72NvTbY40Kw",
    "Slack token": f"xoxb-123456789012-{LETTERS[:24]}",
    "Slack webhook": "https://hooks.slack.com/services/T0A1B2C3D/B0A1B2C3D/" + LETTERS[:24],
    "Discord webhook": f"https://discord.com/api/webhooks/123456789012345678/{LETTERS}{LETTERS}",
    "Stripe secret key": f"sk_live_{LETTERS[:24]}",
    "webhook signing secret": f"whsec_{LETTERS[:32]}",
    "OpenAI key": f"sk-proj-{LETTERS}",
    "Anthropic key": f"sk-ant-api03-{LETTERS}",
    "OpenRouter key": f"sk-or-v1-{HEX}{HEX}",
    "SendGrid key": f"SG.{LETTERS[:22]}.{LETTERS}12345",
    "Mailgun key": f"key-{HEX}",
    "Twilio key": f"SK{HEX}",
    "Google OAuth secret": f"GOCSPX-{LETTERS[:28]}",
    "npm token": f"npm_{LETTERS[:36]}",
    "PyPI token": f"pypi-AgEIcHlwaS5vcmc{LETTERS}",
    "DigitalOcean token": f"dop_v1_{HEX}{HEX}",
    "Shopify token": f"shpat_{HEX}",
    "Telegram bot token": f"123456789:AA{LETTERS[:33]}",
    "Hugging Face token": "hf_" + "AbCdEfGhIjKlMnOpQrStUvWxYzAbCdEfGh",
    "Databricks token": f"dapi{HEX}",
    "Azure storage key": f"AccountName=shop;AccountKey={LETTERS}{LETTERS}{LETTERS[:10]}==",
    "Vault token": f"hvs.{LETTERS[:24]}",
    "Groq key": f"gsk_{LETTERS}{LETTERS[:14]}",
    "Replicate token": f"r8_{LETTERS[:37]}",
    "Linear key": f"lin_api_{LETTERS}Ab",
    "Sentry token": f"sntrys_{LETTERS}{LETTERS}",
    "Grafana token": f"glsa_{LETTERS[:32]}_0a1b2c3d",
    "New Relic key": "NRAK-A1B2C3D4E5F6G7H8I9J0K1L2M3N",
    "Supabase token": f"sbp_{HEX}01234567",
    "PlanetScale password": f"pscale_pw_{LETTERS}",
    "private key": "-----BEGIN RSA PRIVATE KEY-----\\nMIIEpAIBAAKCAQEA7",
    "URL with a password": "postgresql+asyncpg://shop:Kq82-fire@db.shop.internal:5432/shop",
    "service role's key": "eyJhbGciOiJIUzI1NiJ9.eyJyb2xlIjoic2VydmljZV9yb2xlIn0.c2lnbmF0dXJl",
}
NONE = [
    "AKIAIOSFODNN7EXAMPLE",
    "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
    f"sk_test_{LETTERS[:24]}",
    f"pk_live_{LETTERS[:24]}",
    "sk-learn-is-a-library",
    "-----BEGIN PRIVATE KEY-----",
    "-----BEGIN PUBLIC KEY-----\\nMIIEpAIBAAKCAQEA7",
    "postgres://postgres:postgres@db:5432/shop",
    "postgres://shop:shop@db:5432/shop",
    "postgres://shop:Kq82-fire@localhost:5432/shop",
    "postgres://${USER}:${PASSWORD}@db:5432/shop",
    "postgres://user:<password>@db:5432/shop",
    "postgres://db:5432/shop",
    "eyJhbGciOiJIUzI1NiJ9.eyJyb2xlIjoiYW5vbiJ9.c2lnbmF0dXJl",
    "eyJhbGciOiJIUzI1NiJ9.bm90IEpTT04.c2lnbmF0dXJl",
    f"{LETTERS * 200}AKIA4MTWJ2QXZ7P3LK6D",  # too long to be looked at
]


@pytest.mark.parametrize("kind", CREDENTIALS)
def test_each_format_is_known(kind: str) -> None:
    assert credentials.kind_of(f"{CREDENTIALS[kind]}") == kind


def test_there_is_an_example_of_each_format() -> None:
    assert {one.name for one in credentials._tables().formats} <= set(CREDENTIALS)


@pytest.mark.parametrize("kind", CREDENTIALS)
def test_a_file_with_one_is_read(kind: str) -> None:
    assert credentials.may_hold_one(f"key = '{CREDENTIALS[kind]}'\n".encode())


@pytest.mark.parametrize("text", NONE)
def test_what_only_looks_like_one_is_none(text: str) -> None:
    assert credentials.kind_of(text) is None


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("DB_PASSWORD", "Autumn2031!"),
        ("password", "hunter2"),
        ("adminPassword", "admin123"),
        ("API_SECRET", "secret123"),
        ("aws_secret_access_key", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYzGkQ1mR5tY"),
        ("SECRET_KEY", "secret"),
        ("JWT_SECRET", "your-secret-key"),
        ("GOOGLE_API_KEY", "AIzaSyA1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q"),
        ("authToken", HEX),
    ],
)
def test_a_name_and_a_value_that_make_a_secret(name: str, value: str) -> None:
    assert credentials.is_secret(name, value)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("PASSWORD", "password"),
        ("password", "forgot-password-2"),
        ("password", "at least 8 characters"),
        ("password", "SHOP_PASSWORD_2"),
        ("password", "12345678"),
        ("password", "a1a1a1"),
        ("JWT_SECRET", "test-secret-key-for-ci-12345678901234567890"),
        ("api_token", "dev-token-12345"),
        ("password", "TestPassword123!"),
        ("secretKey", "string"),
        ("SETTINGS_STORAGE_KEY", "trace2-expansion:tools"),
        ("password", "blank123"),
        ("api_key", "sk-lf-1a2b...5678c9"),
        ("api_key", "sk-lf-1a2b****5678c9"),
        ("signing-secret", "\u7f72\u540d\u30b7\u30fc\u30af"),
        ("signing-secret", "\\u7f72\\u540d"),
        ("api_secret", "abcdefghijklmnopqrstuvwxyz123456"),
        ("JWT_SECRET", "JWT_SECRET"),
        ("jwt_secret", "prod/shop/jwt2"),
        ("secret", "eu-west-1-secrets"),
        ("token", "oauth2"),
        ("apiToken", "{{ vault.token1 }}"),
        ("tokenUrl", HEX),
        ("colour", "Autumn2031!"),
        ("api_key", "your-api-key-123"),
        ("apiKey", "AIzaSyA1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q"),
        ("mapsApiKey", "AIzaSyA1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q"),
        ("SUPABASE_KEY_TOKEN", "eyJhbGciOiJIUzI1NiJ9.eyJyb2xlIjoiYW5vbiJ9.c2lnbmF0dXJl"),
        ("STRIPE_API_KEY", CREDENTIALS["Stripe secret key"]),  # known by its own format
    ],
)
def test_a_name_and_a_value_that_make_none(name: str, value: str) -> None:
    assert not credentials.is_secret(name, value)


@pytest.mark.parametrize("name", ["dbPassword", "DB_PASSWORD", "apiKey", "APIKey", "access-token"])
def test_names_of_secrets_hold_a_word_looked_for_first(name: str) -> None:
    assert credentials.names_secret(name)
    assert any(word in name for word in credentials.name_parts())
