"""`#may-write?`: what the token of a workflow's job may do, as GitHub's documentation says."""

from pathlib import Path

import pytest

from tests.checks.languages.kit import findings

QUERY = """((_ key: (_)) @hazard (#at? @hazard "jobs.*.steps.[].run") ({} @hazard "{}"))"""
JOB = "jobs:\n  a:\n    runs-on: x\n{}    steps:\n      - run: make\n"
# permissions of the workflow, of the job, triggers; is it granted (None: not known)
CASES = {
    "named by the workflow": ("permissions: {contents: write}\n", "", True),
    "named by the job": ("", "    permissions:\n      contents: write\n", True),
    "in quotes": ("permissions: {'contents': \"write\"}\n", "", True),
    "everything": ("permissions: write-all\n", "", True),
    "only to read": ("permissions: {contents: read}\n", "", False),
    "everything only to read": ("permissions: read-all\n", "", False),
    "nothing": ("permissions: {}\n", "", False),
    "another one": ("permissions: {packages: write}\n", "", False),
    "the job takes it away": (
        "permissions: {contents: write}\n",
        "    permissions: {packages: write}\n",
        False,
    ),
    "no block at all": ("", "", None),
    "a block from elsewhere": ("permissions: *rights\n", "", None),
    "a merge": ("permissions: {<<: *rights}\n", "", None),
}


@pytest.mark.parametrize(("top", "job", "known"), CASES.values(), ids=CASES)
def test_what_a_job_may_write(tmp_path: Path, top: str, job: str, known: bool | None) -> None:
    text = f"on: push\n{top}{JOB.format(job)}"
    for name, wanted in (("#may-write?", True), ("#not-may-write?", False)):
        found = findings(tmp_path / name[1:], "yaml", QUERY.format(name, "contents"), text, "a.yml")
        assert bool(found) is (known is wanted), name


def test_an_identity_is_never_given_by_default(tmp_path: Path) -> None:
    query = QUERY.format("#not-may-write?", "id-token")
    assert findings(tmp_path, "yaml", query, "on: push\n" + JOB.format(""), "a.yml")
    called = "on: [push, workflow_call]\n" + JOB.format("")
    assert not findings(tmp_path / "called", "yaml", query, called, "a.yml")
