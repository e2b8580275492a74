"""`touchline scan` on real repositories, from the command to the exit code."""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.cli.repos import Repo
from tests.cli.terminal import Done, touchline

RULE = "http-call-no-timeout"
HEAD = "import requests\n\n\ndef send(body):\n"
CALL = '    return requests.post("https://example.org", json=body)\n'
SAFE = '    return requests.post("https://example.org", json=body, timeout=10)\n'
BAD, GOOD = HEAD + CALL, HEAD + SAFE
SCHEMA = json.loads((Path(__file__).parent / "sarif-2.1.0-rtm.4.schema.json").read_text("utf-8"))


@pytest.fixture
def repo(tmp_path: Path) -> Repo:
    repo = Repo(tmp_path / "repo")
    repo.commit({"app/pay.py": GOOD, "README.md": "# Shop\n"})
    repo.git("switch", "-q", "-c", "topic")
    return repo


@pytest.fixture
def strict(tmp_path: Path) -> Path:
    """A policy under which the rule blocks."""
    path = tmp_path / "strict.yml"
    path.write_text(f"rules: {{{RULE}: blocker}}\n")
    return path


def scan(repo: Repo, *words: str | Path, cwd: Path | None = None, **more: Any) -> Done:
    return touchline("scan", *words, cwd=cwd or repo.path, **more)


def found(repo: Repo, *words: str | Path, **more: Any) -> dict[str, Any]:
    done = scan(repo, "--format", "json", *words, **more)
    assert done.err == ""
    report: dict[str, Any] = json.loads(done.out)
    return report


def places(report: dict[str, Any]) -> list[tuple[str, int, str]]:
    return [(one["path"], one["line"], one["rule"]) for one in report["findings"]]


def test_nothing_touched_is_clean(repo: Repo) -> None:
    report = found(repo)
    assert (report["verdict"], report["findings"], report["stats"]["files"]) == ("clean", [], 0)


@pytest.mark.parametrize("how", ["committed", "staged", "unstaged"])
def test_a_touched_hazard_is_found(repo: Repo, how: str) -> None:
    repo.write({"app/pay.py": BAD})
    if how != "unstaged":
        repo.git("add", "-A")
    if how == "committed":
        repo.git("commit", "-q", "-m", "Send")
    report = found(repo)
    assert places(report) == [("app/pay.py", 5, RULE)]
    assert report["findings"][0]["introduced"] is True
    assert report["verdict"] == "findings"
    assert report["stats"]["touched_lines"] == 1


def test_an_untracked_file_counts_and_an_ignored_one_does_not(repo: Repo) -> None:
    repo.commit({".gitignore": "local.py\n"})
    repo.write({"app/new.py": BAD, "app/local.py": BAD})
    assert places(found(repo)) == [("app/new.py", 5, RULE)]


def test_an_untouched_hazard_is_not_shown(repo: Repo) -> None:
    repo.git("switch", "-q", "main")
    repo.commit({"app/old.py": BAD})
    repo.git("switch", "-q", "-c", "later")
    repo.write({"app/old.py": BAD + "\n\ndef other():\n    return 1\n"})
    assert found(repo)["findings"] == []


def test_a_deleted_timeout_is_found(repo: Repo) -> None:
    """The line that made it safe is gone; what is left was not touched."""
    spread = 'import requests\n\nrequests.post(\n    "https://example.org",\n    timeout=10,\n)\n'
    repo.git("switch", "-q", "main")
    repo.commit({"app/spread.py": spread})
    repo.git("switch", "-q", "-c", "later")
    repo.write({"app/spread.py": spread.replace("    timeout=10,\n", "")})
    assert places(found(repo)) == [("app/spread.py", 3, RULE)]


def test_what_was_there_before_is_told_apart_and_does_not_block(repo: Repo, strict: Path) -> None:
    repo.git("switch", "-q", "main")
    repo.commit({"app/old.py": BAD})
    repo.git("switch", "-q", "-c", "later")
    repo.write({"app/old.py": BAD.replace("return requests", "return  requests")})
    done = scan(repo, "--format", "json", "--config", strict)
    assert [one["introduced"] for one in json.loads(done.out)["findings"]] == [False]
    assert done.code == 0


def test_the_exit_code_tells_whether_something_blocks(repo: Repo, strict: Path) -> None:
    repo.write({"app/pay.py": BAD})
    assert scan(repo).code == 0  # a warning
    assert scan(repo, "--config", strict).code == 1
    gentle = strict.with_name("gentle.yml")
    gentle.write_text(strict.read_text() + "mode: comment\n")
    assert scan(repo, "--config", gentle).code == 0


# What it is compared with


def test_the_merge_base_counts_and_not_the_tip(repo: Repo) -> None:
    repo.write({"app/pay.py": BAD})
    repo.git("commit", "-q", "-am", "Send")
    repo.git("switch", "-q", "main")
    repo.commit({"app/pay.py": BAD + "# and more\n", "app/elsewhere.py": BAD})
    repo.git("switch", "-q", "topic")
    report = found(repo, "--base", "main")
    assert places(report) == [("app/pay.py", 5, RULE)]
    assert report["findings"][0]["introduced"] is True


def test_the_remotes_default_branch_is_the_base(repo: Repo, tmp_path: Path) -> None:
    repo.git("switch", "-q", "main")
    repo.git("branch", "-q", "-m", "main", "trunk")
    repo.git("clone", "-q", str(repo.path), str(tmp_path / "clone"))
    clone = Repo(tmp_path / "clone")
    clone.commit({"app/pay.py": BAD})
    clone.git("branch", "main")  # a branch of that name here means nothing
    assert places(found(clone)) == [("app/pay.py", 5, RULE)]


def test_any_ref_can_be_the_base(repo: Repo) -> None:
    repo.commit({"app/pay.py": BAD})
    repo.commit({"app/other.py": BAD})
    repo.git("tag", "v1", "HEAD~1")
    assert places(found(repo, "--base", "HEAD~1")) == [("app/other.py", 5, RULE)]
    assert places(found(repo, "--base", "v1")) == [("app/other.py", 5, RULE)]
    assert found(repo, "--base", "HEAD")["findings"] == []


def test_a_renamed_file_is_compared_with_its_old_name(repo: Repo) -> None:
    repo.git("switch", "-q", "main")
    repo.commit({"app/old.py": BAD})
    repo.git("switch", "-q", "-c", "later")
    repo.git("mv", "app/old.py", "app/new name.py")
    repo.write({"app/new name.py": BAD.replace("json=body", "json=dict(body)")})
    (finding,) = found(repo)["findings"]
    assert finding["path"] == "app/new name.py"


# Along a diff


@pytest.mark.parametrize("way", ["file", "stdin"])
def test_a_diff_gives_the_same_findings_with_the_same_ids(
    repo: Repo, tmp_path: Path, way: str
) -> None:
    repo.git("switch", "-q", "main")
    repo.commit({"app/old.py": BAD, "app/moved.py": BAD + "# moved\n" * 5})
    repo.git("switch", "-q", "-c", "later")
    repo.git("mv", "app/moved.py", "app/there.py")
    repo.commit({
        "app/pay.py": BAD,
        "app/old.py": BAD.replace("return requests", "return  requests"),
        "app/there.py": BAD.replace("send", "submit") + "# moved\n" * 5 + "\n" + CALL.strip(),
        "app/gone.py": "x = 1\n",
    })  # fmt: skip
    diff = repo.git("diff", "-M", "main...HEAD").encode()
    (tmp_path / "x.diff").write_bytes(diff)
    words = ["--diff", "-"] if way == "stdin" else ["--diff", str(tmp_path / "x.diff")]
    along, against = found(repo, *words, feed=diff), found(repo)
    assert along["findings"] == against["findings"]
    assert len(along["findings"]) >= 2
    assert {one["introduced"] for one in along["findings"]} == {True, False}
    assert along["files"] == against["files"]


def test_a_diff_needs_no_git(tmp_path: Path) -> None:
    (tmp_path / "pay.py").write_text(BAD)
    diff = f"--- a/pay.py\n+++ b/pay.py\n@@ -5 +5 @@\n-{SAFE}+{CALL}".encode()
    done = touchline("scan", "--format", "json", "--diff", "-", cwd=tmp_path, feed=diff)
    (finding,) = json.loads(done.out)["findings"]
    assert (finding["line"], finding["introduced"]) == (5, True)


# Whole files


def test_whole_files_with_git(repo: Repo) -> None:
    repo.commit({"app/old.py": BAD, ".gitignore": "local.py\n"})
    repo.write({"app/new.py": BAD, "app/local.py": BAD})
    report = found(repo, "--all")
    assert places(report) == [("app/new.py", 5, RULE), ("app/old.py", 5, RULE)]
    assert found(repo, "--all", "app/old.py")["stats"]["files"] == 1
    assert places(found(repo, "--all", "app/local.py")) == [("app/local.py", 5, RULE)]


def test_whole_files_without_git_and_what_role_each_has(tmp_path: Path) -> None:
    """The folder's own name means nothing: sources copied to a plain folder are production."""
    root = tmp_path / "tests" / "copy"
    for name in ("src/flask/app.py", "tests/test_app.py", "dist/app.min.js", "Dockerfile"):
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        (root / name).write_text(BAD if name.endswith(".py") else "FROM x\n")
    for where, path in ((root, "."), (tmp_path, str(root))):
        done = touchline("scan", "--all", "--format", "json", path, cwd=where)
        report = json.loads(done.out)
        assert {one["path"]: (one["role"], one["language"]) for one in report["files"]} == {
            "src/flask/app.py": ("production", "python"),
            "tests/test_app.py": ("test", "python"),
            "dist/app.min.js": ("generated", "javascript"),
            "Dockerfile": ("config", "dockerfile"),
        }
        assert ("src/flask/app.py", 5, RULE) in places(report)
        assert report["skipped"] == [{"path": "dist/app.min.js", "reason": "generated"}]


# The policy


def test_the_policy_of_the_base_rules_and_not_the_changes(repo: Repo) -> None:
    repo.write({".github/touchline.yml": f"rules: {{{RULE}: off}}\n", "app/pay.py": BAD})
    assert places(found(repo)) == [("app/pay.py", 5, RULE)]
    repo.git("switch", "-q", "main")
    repo.git("add", ".github")
    repo.git("commit", "-q", "-m", "Policy")
    repo.git("switch", "-q", "-c", "later")
    repo.write({".github/touchline.yml": "rules: {}\n"})
    assert found(repo)["findings"] == []


def test_excluded_files_are_named_and_not_read(repo: Repo, strict: Path) -> None:
    strict.write_text("exclude: [app/]\n")
    repo.write({"app/pay.py": BAD})
    report = found(repo, "--config", strict)
    assert (report["verdict"], report["findings"]) == ("clean", [])
    assert report["skipped"] == [{"path": "app/pay.py", "reason": "excluded by the policy"}]


def test_a_mistake_in_the_policy_has_its_line(repo: Repo, strict: Path) -> None:
    strict.write_text("mode: block\nexlude: [a]\n")
    done = scan(repo, "--config", strict)
    assert (done.code, done.out) == (2, "")
    assert done.err == (f"touchline: {strict}:2: unknown key `exlude`. Did you mean `exclude`?\n")


# Paths, formats, what people see


def test_only_the_paths_asked_for(repo: Repo) -> None:
    repo.write({"app/pay.py": BAD, "lib/a.py": BAD, "lib/b.py": BAD})
    assert [path for path, *_ in places(found(repo, "lib/b.py", "app"))] == [
        "app/pay.py",
        "lib/b.py",
    ]
    here = found(repo, ".", cwd=repo.path / "lib")
    assert [path for path, *_ in places(here)] == ["lib/a.py", "lib/b.py"]
    assert [path for path, *_ in places(found(repo, "..", cwd=repo.path / "lib"))] == [
        "app/pay.py",
        "lib/a.py",
        "lib/b.py",
    ]


def test_text_names_files_from_where_you_stand(repo: Repo) -> None:
    repo.write({"app/pay.py": BAD})
    assert scan(repo).out.startswith(f"app/pay.py:5  warning  {RULE}\n")
    assert scan(repo, cwd=repo.path / "app").out.startswith("pay.py:5  ")
    assert "\x1b[" not in scan(repo).out


def test_every_format_says_the_same(repo: Repo) -> None:
    repo.write({"app/pay.py": BAD})
    log = json.loads(scan(repo, "--format", "sarif").out)
    jsonschema.Draft4Validator(SCHEMA).validate(log)
    (result,) = log["runs"][0]["results"]
    assert result["ruleId"] == RULE
    assert log["runs"][0]["tool"]["driver"]["rules"][0]["help"]["text"]
    assert scan(repo, "--format", "github").out.startswith("::warning file=app/pay.py,")
    assert json.loads(scan(repo, "--format", "rdjsonl").out)["code"] == {"value": RULE}
    assert RULE in scan(repo, "--format", "text").out


def test_an_ignore_in_the_code_is_obeyed_and_shown(repo: Repo, strict: Path) -> None:
    marked = CALL.replace("\n", f"  # touchline: ignore[{RULE}] a batch job may wait\n")
    repo.write({"app/pay.py": HEAD + marked})
    done = scan(repo, "--config", strict)
    assert done.code == 0
    assert f"ignored  {RULE}: a batch job may wait" in done.out


@pytest.mark.parametrize(
    ("name", "text", "reason"),
    [
        ("app/big.py", b"x = 1\n" * 100_000, "too large"),
        ("app/latin.py", b"name = 'caf\xe9'\n", "not UTF-8"),
    ],
    ids=["too large", "not UTF-8"],
)
def test_what_could_not_be_read_is_named_and_strict_fails(
    repo: Repo, name: str, text: bytes, reason: str
) -> None:
    repo.write({name: text})
    report = found(repo)
    assert report["verdict"] == "partial"
    assert report["skipped"] == [{"path": name, "reason": reason}]
    assert scan(repo).code == 0
    assert scan(repo, "--strict").code == 1


def test_strict_does_not_mind_what_holds_nothing_to_read(repo: Repo) -> None:
    repo.write({"logo.png": b"\x89PNG\0\0", "dist/a.min.js": "x\n"})
    (repo.path / "link.py").symlink_to("app/pay.py")
    done = scan(repo, "--strict", "--format", "json")
    assert done.code == 0
    assert json.loads(done.out)["verdict"] == "clean"


def test_odd_names_are_no_trouble(repo: Repo) -> None:
    names = ["app/caf\u00e9 \u6f22.py", "app/a b/x.py", 'app/q"uote.py', "app/line\nfeed.py"]
    repo.write(dict.fromkeys(names, BAD))
    assert sorted(path for path, *_ in places(found(repo))) == sorted(names)
    for name in ("text", "github", "sarif", "rdjsonl"):
        assert scan(repo, "--format", name).code == 0
    assert scan(repo, env={"LC_ALL": "C", "PYTHONUTF8": "0"}).code == 0


def test_inside_a_commit_hook(repo: Repo) -> None:
    """git sets variables for its hooks; the scan still sees this repository and writes nothing."""
    hook = repo.path / ".git" / "hooks" / "pre-commit"
    from tests.cli.terminal import COMMAND  # noqa: PLC0415

    hook.write_text(f"#!/bin/sh\nexec {COMMAND[0]} scan --base HEAD --format rdjsonl > found\n")
    hook.chmod(0o755)
    repo.write({"app/pay.py": BAD})
    repo.git("commit", "-q", "-a", "-m", "Send")
    assert json.loads((repo.path / "found").read_text())["code"] == {"value": RULE}


# What cannot be done


def test_without_git_the_whole_files_are_offered(tmp_path: Path) -> None:
    done = touchline("scan", cwd=tmp_path)
    assert (done.code, done.out) == (2, "")
    assert done.err.startswith("touchline: this is no git repository; ")
    assert "--all" in done.err


@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--base", "nothing"], "there is no commit nothing"),
        (["--base=--output=x"], "there is no commit --output=x"),
        (["nowhere.py"], "there is no nowhere.py"),
        (["app", "/"], "lies outside of"),
        (["--diff", "nowhere.diff"], "cannot read the diff nowhere.diff: No such file"),
        (["--diff", "README.md"], "line 1: no file of a unified diff"),
        (["--config", "nowhere.yml"], "cannot read nowhere.yml: No such file"),
    ],
)
def test_what_cannot_be_done_is_one_line(repo: Repo, words: list[str], says: str) -> None:
    done = scan(repo, *words)
    assert (done.code, done.out) == (2, "")
    assert says in done.err
    assert done.err.count("\n") == 1


def test_a_repository_without_commits(tmp_path: Path) -> None:
    empty = Repo(tmp_path / "empty")
    assert "no commit yet" in scan(empty).err
    empty.write({"app/a.py": BAD})
    assert places(found(empty, "--all")) == [("app/a.py", 5, RULE)]


def test_no_default_branch_and_no_common_ancestor(tmp_path: Path) -> None:
    repo = Repo(tmp_path / "odd")
    repo.git("symbolic-ref", "HEAD", "refs/heads/odd")
    repo.commit({"a.py": "x\n"})
    assert "cannot tell the default branch" in scan(repo).err
    repo.git("checkout", "-q", "--orphan", "alone")
    repo.commit({"b.py": "x\n"})
    assert "no common ancestor with odd; " in scan(repo, "--base", "odd").err


def test_a_diff_that_does_not_lead_here(repo: Repo) -> None:
    repo.write({"app/pay.py": BAD})
    diff = repo.git("diff").encode()
    repo.write({"app/pay.py": BAD.replace("body", "payload")})
    done = scan(repo, "--diff", "-", feed=diff)
    assert done.code == 2
    assert "app/pay.py in the working tree is not the new side of the diff" in done.err


def test_what_a_tool_of_the_repository_tells_already_is_left_to_it(repo: Repo) -> None:
    (repo.path / "app/pay.py").write_text(BAD)
    (repo.path / "ruff.toml").write_text('[lint]\nselect = ["S113"]\n')
    assert places(found(repo)) == [("app/pay.py", 5, RULE)]  # the change itself adds the settings
    (repo.path / "app/pay.py").write_text(GOOD)
    repo.git("add", "ruff.toml")
    repo.git("commit", "-q", "-m", "Settings")
    repo.git("branch", "-f", "main", "HEAD")
    (repo.path / "app/pay.py").write_text(BAD)
    report = found(repo)
    assert (report["findings"], report["left_to"]) == ([], {"ruff": 1})
    assert "Left to the tools that tell the same here: 1 to ruff." in scan(repo).out
