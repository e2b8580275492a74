"""What other tools of the repository tell already is left to them."""

import pytest

from checks.catalog import load
from checks.index import Index
from checks.model import FileReport, Finding, FindingId, Role, RuleId, Severity, Side
from checks.peers import Peers, may_be_told, without_twins

RULE = RuleId("a-rule")


def finding(path: str = "app/a.py") -> Finding:
    return Finding(FindingId("id"), RULE, Severity.WARNING, path, 1, 1, Side.RIGHT, "It breaks.")


def left(twin: str, files: dict[str, str], added: set[str] | None = None) -> bool:
    around = Index.of(dict.fromkeys(files, "100644"), files)
    report = FileReport("app/a.py", Role.PRODUCTION, "python", findings=(finding(),))
    kept, told = without_twins([report], {RULE: (twin,)}, Peers(around, added or set()))
    assert bool(kept[0].findings) is not bool(told)
    assert told in {(), ((twin.partition(":")[0], 1),)}
    return bool(told)


@pytest.mark.parametrize(
    ("twin", "path"),
    [
        ("hadolint:DL3002", ".hadolint.yaml"),
        ("hadolint:DL3002", "docker/.hadolint.yml"),
        ("bandit:B113", ".bandit"),
        ("zizmor:unpinned-uses", ".github/zizmor.yml"),
        ("squawk:ban-drop-column", ".squawk.toml"),
        ("gitleaks", ".gitleaks.toml"),
        ("kube-linter:privileged-container", ".kube-linter.yaml"),
    ],
)
def test_a_tool_is_seen_by_its_own_file(twin: str, path: str) -> None:
    assert left(twin, {path: ""})
    assert not left(twin, {path: ""}, added={path})
    assert not left(twin, {"README.md": ""})


def test_a_path_that_is_no_utf8_is_no_sign_of_a_tool() -> None:
    assert not left("hadolint:DL3002", {"\udcff.yaml": ""})


@pytest.mark.parametrize("path", [".github/workflows/lint.yml", ".pre-commit-config.yaml"])
def test_a_tool_is_seen_where_it_runs(path: str) -> None:
    assert left("hadolint:DL3002", {path: "  - uses: hadolint/hadolint-action@v3\n"})
    assert not left("hadolint:DL3002", {path: "  # - uses: hadolint/hadolint-action@v3\n"})
    assert not left("hadolint:DL3002", {path: "  - run: hadolint Dockerfile\n"}, added={path})
    assert not left("hadolint:DL3002", {path: "  - run: shadolints\n"})


@pytest.mark.parametrize(
    ("path", "text", "told"),
    [
        ("pyproject.toml", '[tool.ruff.lint]\nselect = ["E", "S"]\n', True),
        ("pyproject.toml", '[tool.ruff.lint]\nextend-select = ["S1"]\n', True),
        ("pyproject.toml", '[tool.ruff]\nselect = ["ALL"]\n', True),
        ("app/ruff.toml", '[lint]\nselect = ["S113"]\n', True),
        ("ruff.toml", 'lint.select = ["S"]\nlint.ignore = ["S113"]\n', False),
        ("pyproject.toml", '[tool.ruff.lint]\nselect = ["E", "SIM"]\n', False),
        ("pyproject.toml", "[tool.ruff]\nline-length = 100\n", False),
        ("pyproject.toml", "[tool.black]\n", False),
        ("pyproject.toml", "not toml", False),
        ("other/ruff.toml", '[lint]\nselect = ["S"]\n', False),
    ],
)
def test_of_ruff_each_rule_counts_by_itself(path: str, text: str, told: bool) -> None:
    assert left("ruff:S113", {path: text}) is told


def test_the_nearest_settings_of_ruff_count() -> None:
    whole = '[tool.ruff.lint]\nselect = ["S"]\n'
    assert not left("ruff:S113", {"pyproject.toml": whole, "app/ruff.toml": "line-length = 80\n"})


def test_a_tool_that_one_cannot_see_needs_no_look() -> None:
    assert may_be_told([finding()], {RULE: ("sonar:S1", "ruff:S113")})
    assert not may_be_told([finding()], {RULE: ("sonar:S1",)})
    assert not left("sonar:S1", {"sonar-project.properties": ""})


def test_the_tools_that_are_seen_are_twins_of_some_rule() -> None:
    from checks import peers  # noqa: PLC0415 - its own table

    named = {twin.partition(":")[0] for rule in load().rules for twin in rule.peers}
    assert set(peers._signs()) <= named
