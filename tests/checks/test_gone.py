"""`#gone?` and its table: what platforms have switched off, dated, with sources."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from checks import gone, vocabulary
from tests.checks.languages.kit import findings

TABLE = tomllib.loads(gone.FILE.read_text("utf-8"))


def test_the_vocabulary_names_every_platform_of_the_table() -> None:
    assert vocabulary.load().closed["platform"] == gone.platforms() == TABLE.keys()


@pytest.mark.parametrize("platform", TABLE)
def test_every_row_has_a_date_or_release_and_a_source(platform: str) -> None:
    for row in TABLE[platform]:
        assert row.keys() - {"cycles"} == {"names", "since", "source"}
        assert row["source"].startswith("https://")
        if platform != "kubernetes":
            assert date.fromisoformat(row["since"]) <= date(2026, 11, 21)


@pytest.mark.parametrize(
    ("platform", "name", "is_gone"),
    [
        ("action", "actions/upload-artifact@v3", True),
        ("action", "actions/upload-artifact@v3.1.2", True),
        ("action", "actions/upload-artifact@v4", False),
        ("action", "actions/upload-artifact@v30", False),
        ("action", "actions/cache@v3", False),
        ("action", "actions/cache@v3.3.1", True),
        ("action", "actions/cache/restore@v4.1.0", True),
        ("action", "actions/cache@v4.2.0", False),
        ("runner", "ubuntu-20.04", True),
        ("runner", "ubuntu-22.04", False),
        ("kubernetes", "policy/v1beta1 PodDisruptionBudget", True),
        ("kubernetes", "networking.k8s.io/v1beta1 IPAddress", False),
    ],
)
def test_what_is_gone(platform: str, name: str, is_gone: bool) -> None:
    assert gone.is_gone(platform, name) is is_gone


@pytest.mark.parametrize(("kind", "lines"), [("Ingress", [1]), ("IPAddress", [])])
def test_of_kubernetes_the_kind_counts(tmp_path: Path, kind: str, lines: list[int]) -> None:
    query = """((block_mapping_pair value: (_) @api) @hazard (#at? @hazard "apiVersion")
      (#gone? @api "kubernetes"))"""
    text = f"apiVersion: 'networking.k8s.io/v1beta1'\nkind: {kind}\n"
    assert findings(tmp_path, "yaml", query, text, "a.yaml") == lines
