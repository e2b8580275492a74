"""What is read of a pull request, on the sandbox: every kind of file, named truthfully."""

import pytest

from bot.github.errors import Gone
from bot.github.fetch import Change, fetch_bases, fetch_change
from bot.github.state import look
from bot.model import Sha
from checks.model import ChangedFile, SkipReason, Span, Status
from sandbox.faults import Fault, When
from sandbox.gitdata import executable, submodule, symlink
from sandbox.model import PullRequest
from sandbox.refusals import bad_gateway
from sandbox.server import Sandbox
from sandbox.world import PullPlan, Push
from tests.bot.desk import Desk
from tests.conftest import Acme

CODE = "".join(f"x{at} = {at}\n" for at in range(1, 31))


def code(**lines: str) -> str:
    """The thirty lines, some of them replaced: `line_7="y = 7"`."""
    every = CODE.splitlines(keepends=True)
    for name, text in lines.items():
        every[int(name.removeprefix("line_")) - 1] = f"{text}\n"
    return "".join(every)


@pytest.fixture
def desk(sandbox: Sandbox, acme: Acme) -> Desk:
    return Desk(sandbox, acme)


def fetch(desk: Desk, pull: PullRequest) -> Change:
    repo = desk.repo(pull)
    before = look(repo)
    return fetch_change(
        repo,
        before.now.base,
        Sha(pull.head_sha),
        before.now.changed_files,
        lambda path: path.endswith((".py", ".ts", ".js")) or "." not in path.rpartition("/")[2],
    )


def only(change: Change) -> ChangedFile:
    (file,) = change.files
    return file


def skipped(change: Change) -> dict[str, SkipReason]:
    return {one.path: one.reason for one in change.skipped}


# --- files that are read ----------------------------------------------------------------------


def test_a_modified_file(desk: Desk) -> None:
    file = only(fetch(desk, desk.pull({"a.py": code(line_7="y = 7")}, {"a.py": CODE})))
    assert file.head == code(line_7="y = 7").encode()
    assert file.diff.status is Status.MODIFIED
    assert file.diff.touched.added == {7}
    assert [hunk.new for hunk in file.diff.hunks] == [Span(4, 10)]
    assert file.diff.mode == "100644"


def test_an_added_file_is_touched_wherever_it_is_looked_at(desk: Desk) -> None:
    file = only(fetch(desk, desk.pull({"new.py": CODE})))
    assert file.diff.status is Status.ADDED
    assert file.diff.touched.whole


def test_a_renamed_file_keeps_its_old_name(desk: Desk) -> None:
    desk.push({"old.py": CODE}, branch="main")
    desk.push({"new.py": code(line_30="z = 1")}, renames={"old.py": "new.py"})
    pull = desk.open()
    change = fetch(desk, pull)
    file = only(change)
    assert (file.diff.path, file.diff.old_path) == ("new.py", "old.py")
    assert file.diff.touched.added == {30}
    bases, _ = fetch_bases(desk.repo(pull), change.commits, [file.diff])
    assert bases == {"new.py": CODE.encode()}


def test_removed_lines_are_gaps(desk: Desk) -> None:
    shorter = "".join(CODE.splitlines(keepends=True)[:9] + CODE.splitlines(keepends=True)[10:])
    file = only(fetch(desk, desk.pull({"a.py": shorter}, {"a.py": CODE})))
    assert file.diff.touched.added == frozenset()
    assert file.diff.touched.gaps == {9}
    assert file.diff.touched.removed_text == ("x10 = 10",)


@pytest.mark.parametrize(
    "text",
    [
        "x = 'é ☃ 𝄞'\n",
        "x = 1\r\ny = 2\r\n",
        "\ufeffx = 1\n",
        "x = 1",
        "x = '\x0c\x85\u2028'\n",
        "\tx = 1\n\n\n",
    ],
)
def test_texts_are_what_git_has_byte_for_byte(desk: Desk, text: str) -> None:
    assert only(fetch(desk, desk.pull({"a.py": text.encode()}))).head == text.encode()


def test_a_text_that_is_not_utf8_comes_as_its_own_bytes(desk: Desk) -> None:
    """GraphQL would give U+FFFD for the odd byte; whether that can be read is the engine's word."""
    text = "x = 'caf\xe9'\n".encode("latin-1")
    pull = desk.pull({"a.py": text})
    desk.asked()
    assert only(fetch(desk, pull)).head == text
    assert sum("/git/blobs/" in one for one in desk.asked()) == 1


@pytest.mark.parametrize(
    "name", ["with space.py", "é/☃.py", "a#b?c&d.py", "-x.py", "a\\b.py", '"q".py']
)
def test_odd_names(desk: Desk, name: str) -> None:
    file = only(fetch(desk, desk.pull({name: CODE})))
    assert (file.diff.path, file.head) == (name, CODE.encode())


def test_the_diff_starts_at_the_merge_base_not_at_the_tip(desk: Desk) -> None:
    """The base branch moves on; what it did is not the pull request's doing."""
    desk.push({"a.py": CODE}, branch="main")
    desk.push({"a.py": code(line_7="y = 7")})
    pull = desk.open()
    desk.push({"a.py": code(line_20="main = 1"), "other.py": CODE}, branch="main")
    change = fetch(desk, pull)
    file = only(change)
    assert file.diff.touched.added == {7}
    bases, _ = fetch_bases(desk.repo(pull), change.commits, [file.diff])
    assert bases == {"a.py": CODE.encode()}


def test_a_fork_s_pull_request(desk: Desk) -> None:
    world = desk.box.world
    ann = world.create_user("ann")
    fork = world.fork(desk.acme.repository, ann)
    world.push(fork, "topic", Push({"a.py": CODE}), ann)
    pull = world.open_pull(
        desk.acme.repository, ann, PullPlan("topic", "main", "From afar", head_repository=fork)
    )
    assert only(fetch(desk, pull)).head == CODE.encode()


# --- files that are not -----------------------------------------------------------------------


def test_each_file_that_is_not_read_is_named_with_why(desk: Desk) -> None:
    base = {"keep.py": CODE, ".gitattributes": "made/** linguist-generated\n", "gone.py": "g = 1\n"}
    desk.push(base, branch="main")
    files = {
        "huge.py": "x = 1  # " + "y" * 600_000 + "\n",
        "nul.py": b"x = 1\0\n",
        "tool": b"\x7fELF\0\0",
        "made/out.py": CODE,
        "node_modules/lib/index.js": CODE,
        "package-lock.json": "{}\n" * 30_000,
        "big.csv": "1,2\n" * 200_000,
        "link.py": symlink("keep.py"),
        "lfs.py": "version https://git-lfs.github.com/spec/v1\noid sha256:00\nsize 1\n",
        "empty.py": "",
        "read.py": CODE,
    }
    desk.push(files, deletions=["gone.py"])
    change = fetch(desk, desk.open())
    assert [file.diff.path for file in change.files] == ["read.py"]
    assert skipped(change) == {
        "huge.py": SkipReason.TOO_LARGE,
        "nul.py": SkipReason.UNREADABLE,
        "tool": SkipReason.BINARY,
        "made/out.py": SkipReason.GENERATED,
        "node_modules/lib/index.js": SkipReason.VENDORED,
        "link.py": SkipReason.SYMLINK,
        "lfs.py": SkipReason.LFS_POINTER,
    }
    assert change.diffs["gone.py"].status is Status.REMOVED
    assert change.unread == 2


def test_a_file_past_our_limit_is_too_large(desk: Desk) -> None:
    large = "".join(f"# line {at} of a long file\n" for at in range(25_000))
    pull = desk.pull({"a.py": large + "y = 1\n"}, {"a.py": large})
    (one,) = fetch(desk, pull).skipped
    assert (one.reason, one.detail) == (SkipReason.TOO_LARGE, f"{len(large) + 6:,} bytes")


def test_a_file_that_graphql_cuts_off_is_fetched_whole(desk: Desk) -> None:
    """`Blob.text` ends at 512,000 bytes, our own limit is 524,288."""
    long = "".join(f"# {at:06d} of a long file\n" for at in range(22_000))[:515_000]
    pull = desk.pull({"a.py": long + "\ny = 1\n"}, {"a.py": long + "\n"})
    assert only(fetch(desk, pull)).head == f"{long}\ny = 1\n".encode()


def test_marks_come_from_the_base_and_not_from_the_pull_request(desk: Desk) -> None:
    files = {"a.py": CODE, ".gitattributes": "*.py linguist-generated\n"}
    assert only(fetch(desk, desk.pull(files))).marks == frozenset()


def test_a_mode_change_and_a_pure_rename_touch_nothing(desk: Desk) -> None:
    desk.push({"a.py": CODE, "b.py": "b = 1\n" * 20}, branch="main")
    desk.push({"a.py": executable(CODE)}, renames={"b.py": "c.py"})
    change = fetch(desk, desk.open())
    assert change.files == ()
    assert change.skipped == ()


def test_a_submodule(desk: Desk) -> None:
    desk.push({"lib": submodule("1" * 40)})
    assert skipped(fetch(desk, desk.open())) == {"lib": SkipReason.SUBMODULE}


def test_files_beyond_github_s_lists_are_counted(desk: Desk) -> None:
    limits = desk.box.world.limits
    limits.compare_files, limits.pull_files = 5, 8
    change = fetch(desk, desk.pull({f"f{at}.py": CODE for at in range(10)}))
    assert len(change.files) == 8
    (one,) = change.skipped
    assert one.reason is SkipReason.TOO_MANY_FILES
    assert one.detail == "2 more changed files that GitHub does not list"


def test_past_the_comparison_s_cap_the_list_is_paged(desk: Desk) -> None:
    desk.box.world.limits.compare_files = 5
    change = fetch(desk, desk.pull({f"f{at:03d}.py": CODE for at in range(130)}))
    assert len(change.files) == 130
    assert change.skipped == ()


# --- what stands beside -----------------------------------------------------------------------


def test_javascript_comes_with_the_nearest_package(desk: Desk) -> None:
    near, far = '{"name": "near"}', '{"name": "far"}'
    files = {
        "package.json": far,
        "web/package.json": near,
        "web/src/deep/a.ts": "let x = 1;\n",
        "api/b.ts": "let x = 1;\n",
    }
    change = fetch(desk, desk.pull(files))
    assert {file.diff.path: file.package for file in change.files} == {
        "web/src/deep/a.ts": near,
        "api/b.ts": far,
    }


# --- requests ---------------------------------------------------------------------------------


def test_texts_come_fifty_at_a_time(desk: Desk) -> None:
    pull = desk.pull({f"f{at:03d}.py": CODE for at in range(120)})
    desk.asked()
    assert len(fetch(desk, pull).files) == 120
    # Once for how it stands, and three times for 121 texts (one of them .gitattributes).
    assert desk.asked().count("POST /api/graphql") == 4


def test_what_is_too_much_for_github_is_asked_for_in_halves(desk: Desk) -> None:
    pull = desk.pull({f"f{at}.py": CODE for at in range(9)})
    desk.box.faults.add(Fault("POST", "/api/graphql", bad_gateway(), When.BEFORE, nth=2))
    assert len(fetch(desk, pull).files) == 9


def test_a_commit_that_is_gone_is_gone(desk: Desk) -> None:
    pull = desk.pull({"a.py": CODE})
    with pytest.raises(Gone):
        fetch_change(desk.repo(pull), Sha(pull.base_sha), Sha("0" * 40), 1, lambda _: True)
