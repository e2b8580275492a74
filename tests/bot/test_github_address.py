"""Where people find what the API speaks of."""

import pytest

from bot.github.address import web_url


@pytest.mark.parametrize(
    ("api", "page"),
    [
        ("https://api.github.com", "https://github.com"),
        ("https://github.example.com/api/v3", "https://github.example.com"),
        ("https://api.octocorp.ghe.com", "https://octocorp.ghe.com"),
        ("http://127.0.0.1:8480/api/v3", "http://127.0.0.1:8480"),
        ("https://api.example.com/api/v3", "https://api.example.com"),
    ],
)
def test_pages_stand_beside_the_api(api: str, page: str) -> None:
    assert web_url(api) == page
