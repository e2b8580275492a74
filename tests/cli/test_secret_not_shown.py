"""A secret that a rule finds is said to be there, and never shown: by no rule, in no format."""

from pathlib import Path

import pytest

from bot.cli.formats import Shown, names, render
from checks import catalog, engine
from checks.deadline import Deadline
from checks.errors import RuleError
from checks.model import FileReport, Report, Stats
from tests.checks.engine_kit import whole

SECRET = "sk_live_Zx81mQpLr72NvTbY40KwHsGd"
# Two findings on one line, one of which would quote it and whose fix would repeat it; one beside.
TEXT = f"""import requests

requests.Session().get("https://api.example.com", auth=("{SECRET}", ""))
requests.get("https://api.example.com")
x = {{"password": "Autumn{2031}!"}}
requests.get(
    "https://api.example.com",
    headers={{"Authorization": "Bearer {SECRET}"}},
)
# touchline: ignore[hardcoded-secret] it was revoked
y = "{SECRET}"
"""
CATALOG = catalog.load()


def scanned() -> FileReport:
    return engine.check(whole(TEXT, "app/pay.py"), CATALOG, Deadline.after(20))


def test_the_secret_and_its_neighbours_are_found() -> None:
    found = [(one.rule, one.line, one.fix is not None) for one in scanned().findings]
    assert ("hardcoded-secret", 3, False) in found
    assert ("http-call-no-timeout", 3, False) in found  # its fix would have repeated the line
    assert ("http-call-no-timeout", 4, True) in found
    assert ("http-call-no-timeout", 6, False) in found
    assert ("hardcoded-secret", 5, False) in found
    assert len(scanned().ignored) == 1


@pytest.mark.parametrize("secret", [SECRET, "Autumn2031!"])
def test_no_part_of_the_report_holds_it(secret: str) -> None:
    assert secret in TEXT
    assert secret not in repr(scanned())


@pytest.mark.parametrize("secret", [SECRET, "Autumn2031!"])
@pytest.mark.parametrize("name", names())
def test_no_format_shows_it(name: str, secret: str) -> None:
    shown = Shown(
        report=Report((scanned(),), Stats(1, 11, 1, 1)),
        rules={},
        source=lambda _: TEXT.split("\n"),
        here=lambda path: path,
        has_base=True,
        colour=False,
        version=lambda: "1.2.3",
    )
    text = render(name, shown)
    assert "hardcoded-secret" in text
    assert secret not in text


def test_other_secrets_give_the_same_finding() -> None:
    other = engine.check(
        whole(TEXT.replace(SECRET, "rk_live_0000aB1cD2eF3gH4iJ5kL6mN"), "app/pay.py"),
        CATALOG,
        Deadline.after(20),
    )
    assert [one.id for one in other.findings] == [one.id for one in scanned().findings]


def test_the_message_of_a_hidden_rule_shows_no_code(tmp_path: Path) -> None:
    home = tmp_path / "rules" / "leak"
    home.mkdir(parents=True)
    (home / "rule.toml").write_text(
        'title="T"\nfamily="f"\nanswers=["F01"]\nseverity="notice"\nwhy="W."\nhidden=true\n'
        'message="It is `{value}`."\n'
    )
    (home / "python.scm").write_text("(string) @hazard @value\n")
    with pytest.raises(RuleError, match="hidden rule shows"):
        catalog.load(tmp_path / "rules")


def test_where_it_stands_once_more_it_is_not_shown_either() -> None:
    """A call that no rule knows to take a secret is given the one that a variable has."""
    password = "Tr0ub4dor-Zebra-93!xQ"
    text = (
        f'import requests\nDB_PASSWORD = "{password}"\nrequests.get(u, auth=("a", "{password}"))\n'
    )
    report = engine.check(whole(text, "app/pay.py"), CATALOG, Deadline.after(20))
    assert {one.rule for one in report.findings} >= {"hardcoded-secret", "http-call-no-timeout"}
    assert password not in repr(report)
    assert all(one.hidden >= {2, 3} for one in report.findings)
