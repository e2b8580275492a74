"""JSON and TOML of other people: read, or refused with one kind of error."""

import base64

import pytest

from checks import credentials, foreign, packages
from checks.index import dockerfile, manifests


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000, '{"a":' * 100_000, "1" * 5_000, "\ud800"])
def test_what_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(foreign.ForeignError):
        foreign.json(text)


@pytest.mark.parametrize(
    "text",
    [
        "a",
        "a = [" * 10,
        "a = " + "[" * 100_000,
        "a" + ".a" * 1_000 + " = 1",
        "#" * 200_000,
        "\ud800",
    ],
)
def test_what_is_no_toml_or_too_much_is_refused(text: str) -> None:
    with pytest.raises(foreign.ForeignError):
        foreign.toml(text)


def test_what_people_write_is_read() -> None:
    assert foreign.json(b'{"a": [1]}') == {"a": [1]}
    assert foreign.toml('[tool.a.b]\nc.d = "1.2.3.4"\n') == {
        "tool": {"a": {"b": {"c": {"d": "1.2.3.4"}}}}
    }


def test_a_deep_claim_of_a_token_is_no_service_role() -> None:
    claims = base64.urlsafe_b64encode(b'{"role":' + b"[" * 100_000).decode()
    assert credentials._is_service_role(f"eyJ.{claims}.x") is False


def test_deep_texts_say_nothing() -> None:
    assert packages.read("[" * 100_000) == packages.Package()
    assert dockerfile.stages("FROM a\nCMD " + "[" * 100_000)[0].instructions[0].arguments == []
    many = ",".join(f'"a{number}": "1"' for number in range(3_000))
    assert manifests.needs("package.json", f'{{"dependencies": {{{many}}}}}') is None


def test_a_dockerfile_of_more_instructions_than_any_has_says_nothing() -> None:
    assert len(dockerfile.stages("FROM a\n" + "RUN b\n" * 1_999)[0].instructions) == 1_999
    assert dockerfile.stages("FROM a\n" + "RUN b\n" * 2_000) == ()
