"""The demo as a person starts it, and the terminal against what the App posted."""

import json
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from bot.cli.demonstration import shop
from bot.cli.demonstration.reading import Reader, Shown
from bot.cli.demonstration.stage import open_stage
from bot.cli.demonstration.story import mend_shop, open_shop
from bot.cli.demonstration.telling import differences

LIMIT = 110  # seconds for one command
TOUCHLINE = (sys.executable, "-c", "import sys; from bot.cli import main; sys.exit(main())")


def touchline(*words: str, cwd: Path | None = None) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        (*TOUCHLINE, *words), cwd=cwd, capture_output=True, text=True, timeout=LIMIT, check=False
    )


def git(repository: Path, *words: str) -> str:
    who = ("-c", "user.name=Ann", "-c", "user.email=ann@example.com")
    done = subprocess.run(
        ("git", "-C", str(repository), *who, *words),
        capture_output=True,
        text=True,
        timeout=LIMIT,
        check=True,
    )
    return done.stdout


def commit(repository: Path, files: Mapping[str, bytes], message: str) -> None:
    for path, content in files.items():
        target = repository / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", message)


ON_ONE_STAGE = pytest.mark.xdist_group("demo")  # dear to build: once, not once a worker


@pytest.fixture(scope="module")
def reviews() -> Iterator[tuple[Shown, Shown]]:
    """The reviews of the demo's two pushes."""
    with open_stage("corner-shop", 0) as stage:
        pull = open_shop(stage)
        reader = Reader(stage, pull)
        first = reader.wait(lambda _state: None)
        mend_shop(stage, pull)
        yield first, reader.wait(lambda _state: None)


@pytest.fixture
def clone(tmp_path: Path) -> Path:
    """The shop in a working tree, with the checkout on top of its first commit."""
    git(tmp_path, "init", "-q", "-b", "main")
    commit(tmp_path, shop.files("base"), "First commit")
    git(tmp_path, "switch", "-qc", "checkout")
    commit(tmp_path, shop.files("checkout"), "Add the checkout")
    return tmp_path


@ON_ONE_STAGE
@pytest.mark.parametrize(("at", "push"), [(0, "checkout"), (1, "mended")])
def test_each_push_gets_the_review_that_it_must_have(
    reviews: tuple[Shown, Shown], at: int, push: str
) -> None:
    found = {(one.path, one.line, one.rule) for one in reviews[at].findings}
    assert found == shop.wanted_places(push)


@ON_ONE_STAGE
def test_no_finding_has_two_comments(reviews: tuple[Shown, Shown]) -> None:
    said = [id_ for comment in reviews[1].live for id_ in comment.findings]
    assert len(said) == len(set(said))
    assert set(said) | reviews[1].marked == {one.id for one in reviews[1].findings}


@ON_ONE_STAGE
def test_what_the_second_push_mends_is_marked_as_fixed(reviews: tuple[Shown, Shown]) -> None:
    first, second = reviews
    assert not [one for one in first.comments if one.fixed_in or one.hidden]
    left = {one.id for one in second.findings}
    mended = {id_ for one in first.comments for id_ in one.findings} - left
    assert len(mended) > 3
    fixed = [one for one in second.comments if one.fixed_in]
    assert {id_ for one in fixed for id_ in one.findings} == mended
    assert all(one.hidden for one in fixed)
    assert len({one.fixed_in for one in fixed}) == 1
    assert differences(second, shop.wanted_places("mended")) == []


@ON_ONE_STAGE
def test_a_comment_that_outlived_its_finding_is_noticed(reviews: tuple[Shown, Shown]) -> None:
    """The demo's own judge: the first push's comments beside the second push's findings."""
    stale = replace(reviews[1], comments=reviews[0].comments)
    assert any("not marked as fixed" in one for one in differences(stale, set()))
    unsaid = replace(reviews[1], comments=(), marked=frozenset())
    assert any("told nowhere" in one for one in differences(unsaid, set()))


@ON_ONE_STAGE
def test_a_blocker_fails_the_check(reviews: tuple[Shown, Shown]) -> None:
    assert [shown.conclusion for shown in reviews] == ["failure", "failure"]


@ON_ONE_STAGE
def test_scan_of_the_same_diff_finds_the_same_with_the_same_ids(
    reviews: tuple[Shown, Shown], clone: Path
) -> None:
    diff = clone.parent / f"{clone.name}.diff"
    diff.write_text(git(clone, "diff", "main...checkout"))
    done = touchline("scan", "--diff", str(diff), "--format", "json", cwd=clone)
    assert done.returncode == 1, done.stderr
    scanned = {(one["path"], one["line"], one["rule"], one["id"]) for one in _findings(done.stdout)}
    posted = {(one.path, one.line, one.rule, one.id) for one in reviews[0].findings}
    assert scanned == posted


@ON_ONE_STAGE
def test_ids_outlive_the_second_push(reviews: tuple[Shown, Shown]) -> None:
    first, second = ({one.id for one in shown.findings} for shown in reviews)
    assert second < first


def test_once_prints_the_review_and_says_that_all_is_well() -> None:
    done = touchline("demo", "--once")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "api/payments.py" in done.stdout
    assert "WRONG" not in done.stdout


def test_ones_own_repository_is_reviewed(clone: Path) -> None:
    done = touchline("demo", "--once", "--repo", str(clone), "--base", "main", "--head", "checkout")
    assert done.returncode == 0, done.stdout + done.stderr
    assert "Check run: failure" in done.stdout
    assert "dev-server-in-production" in done.stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--repo", "no-such-folder"), "no-such-folder is no folder"),
        (("--base", "main"), "--base goes with --repo"),
        (("--repo", ".", "--base", "no-such-ref"), "no-such-ref"),
    ],
)
def test_a_mistake_is_one_line(clone: Path, words: tuple[str, ...], said: str) -> None:
    done = touchline("demo", "--once", *words, cwd=clone)
    assert done.returncode == 2
    assert said in done.stderr
    assert len(done.stderr.splitlines()) == 1


def _findings(printed: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(printed)["findings"]
    return found


def test_a_clone_that_lacks_objects_is_one_line(clone: Path) -> None:
    blob = git(clone, "rev-parse", "checkout:api/stock.py").strip()
    (clone / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    words = ("--repo", str(clone), "--base", "main", "--head", "checkout")
    done = touchline("demo", "--once", *words)
    assert done.returncode == 2
    assert "git cannot read" in done.stderr
    assert len(done.stderr.splitlines()) == 1
