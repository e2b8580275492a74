"""A comment for another tool about the very same hazard clears it here."""

import pytest

from checks.intent import is_meant

TWINS = ("ruff:S113", "bandit:B113", "gosec:G402", "eslint:no-empty", "hadolint:DL3002")


@pytest.mark.parametrize(
    "line",
    [
        "x = f()  # noqa: S113",
        "x = f()  # noqa: E501, S113",
        "x = f()  # nosec B113",
        "x = f()  # nosec",
        "x := f() // #nosec G402 -- asked for",
        "f() // eslint-disable-line no-empty",
        "f() // nosemgrep: some.rule",
        "f() // NOSONAR",
    ],
)
def test_on_the_line(line: str) -> None:
    assert is_meant(["before", line, "after"], 2, 2, TWINS)
    assert is_meant(["f(", "1", line], 1, 3, TWINS)
    assert not is_meant([line, "f()"], 2, 2, TWINS)


@pytest.mark.parametrize(
    "line", ["// eslint-disable-next-line no-empty, no-undef", "# hadolint ignore=DL3008,DL3002"]
)
def test_on_the_line_above(line: str) -> None:
    assert is_meant([line, "f()"], 2, 2, TWINS)
    assert not is_meant([line, "f()"], 1, 1, TWINS)


@pytest.mark.parametrize(
    "line",
    [
        "x = f()",
        "x = f()  # noqa",
        "x = f()  # noqa: E501",
        "x = f()  # nosec B999",
        "f() // eslint-disable-line no-undef",
        "f() // a sonar",
    ],
)
def test_what_is_about_something_else(line: str) -> None:
    assert not is_meant([line], 1, 1, TWINS)
    assert not is_meant([line], 1, 1, ())
