"""Diffs as git, GNU diff and GitHub's files API write them."""

import os
import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.diff import DiffError, from_patch, parse, read, reverse
from checks.model import FileDiff, Hunk, Span, Status, Touched

OLD = b"one\ntwo\nthree\nfour\nfive\n"


def git(folder: Path, *words: str) -> bytes:
    plain = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    identity = {
        f"GIT_{who}_{what}": "t@example.org"
        for who in ("AUTHOR", "COMMITTER")
        for what in ("NAME", "EMAIL")
    }
    done = subprocess.run(
        ["git", *words],
        cwd=folder,
        env={**os.environ, **plain, **identity},
        capture_output=True,
        timeout=30,
        check=True,
    )
    return done.stdout


@pytest.fixture
def repo(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q", "-b", "main")
    return tmp_path


def put(repo: Path, files: dict[str, bytes | None]) -> None:
    for name, text in files.items():
        path = repo / name
        if text is None:
            path.unlink()
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text)


def change(
    repo: Path, before: dict[str, bytes | None], after: dict[str, bytes | None], *options: str
) -> bytes:
    """What `git diff` says of going from one set of files to another."""
    put(repo, before)
    git(repo, "add", "-A")
    git(repo, "commit", "-q", "--allow-empty", "-m", "before")
    put(repo, after)
    git(repo, "add", "-A")
    return git(repo, "diff", "--cached", *options)


def only(diff: bytes) -> FileDiff:
    (found,) = parse(diff)
    return found


def test_replaced_lines_are_added_and_leave_no_gap(repo: Path) -> None:
    found = only(change(repo, {"a.py": OLD}, {"a.py": OLD.replace(b"two\nthree\n", b"2\n")}))
    assert found.path == found.old_path == "a.py"
    assert found.status is Status.MODIFIED
    assert found.touched == Touched(frozenset({2}), frozenset(), (2, 3), ("two", "three"))
    assert found.hunks == (Hunk(Span(1, 5), Span(1, 4)),)


@pytest.mark.parametrize(
    ("removed", "gap", "line"),
    [(b"one\n", 0, 1), (b"three\n", 2, 3), (b"five\n", 4, 5)],
)
def test_removed_lines_leave_a_gap_where_they_stood(
    repo: Path, removed: bytes, gap: int, line: int
) -> None:
    found = only(change(repo, {"a.py": OLD}, {"a.py": OLD.replace(removed, b"")}))
    text = removed.decode().strip()
    assert found.touched == Touched(frozenset(), frozenset({gap}), (line,), (text,))


@pytest.mark.parametrize("context", [0, 1, 3])
def test_gaps_and_lines_do_not_depend_on_the_context_shown(repo: Path, context: int) -> None:
    new = b"zero\none\nthree\nfour\n"
    found = only(change(repo, {"a.py": OLD}, {"a.py": new}, f"-U{context}"))
    assert found.touched.added == {1}
    assert found.touched.gaps == {2, 4}
    assert found.touched.removed == (2, 5)


def test_a_file_emptied_without_context(repo: Path) -> None:
    found = only(change(repo, {"a.py": OLD}, {"a.py": b""}))
    assert found.status is Status.MODIFIED
    assert found.hunks == (Hunk(Span(1, 5), Span(0, -1)),)
    assert found.touched.gaps == {0}


def test_a_new_file_counts_whole(repo: Path) -> None:
    found = only(change(repo, {}, {"a.py": b"x\ny\n"}))
    assert found.status is Status.ADDED
    assert found.touched.added == {1, 2}
    assert found.touched.whole


def test_an_empty_new_file(repo: Path) -> None:
    found = only(change(repo, {}, {"a b.py": b""}))
    assert (found.path, found.status, found.hunks) == ("a b.py", Status.ADDED, ())


def test_a_removed_file(repo: Path) -> None:
    found = only(change(repo, {"a.py": b"x\ny\n"}, {"a.py": None}))
    assert (found.path, found.status) == ("a.py", Status.REMOVED)
    assert found.touched.removed_text == ("x", "y")


def test_a_rename_with_a_change(repo: Path) -> None:
    after = {"old.py": None, "new name.py": OLD.replace(b"one", b"1")}
    found = only(change(repo, {"old.py": OLD}, after, "-M"))
    assert (found.path, found.old_path, found.status) == ("new name.py", "old.py", Status.RENAMED)
    assert found.touched.added == {1}
    assert not found.touched.whole


def test_a_rename_alone_touches_nothing(repo: Path) -> None:
    found = only(change(repo, {"old.py": OLD}, {"old.py": None, "b/b.py": OLD}, "-M"))
    assert (found.path, found.old_path, found.touched) == ("b/b.py", "old.py", Touched())


def test_a_copy_is_a_new_file_and_counts_whole(repo: Path) -> None:
    after = {"copy.py": OLD + b"six\n"}
    found = only(change(repo, {"a.py": OLD}, after, "-C", "--find-copies-harder"))
    assert (found.path, found.old_path, found.status) == ("copy.py", "copy.py", Status.ADDED)
    assert found.touched.whole


NAMES = [
    "plain.py",
    "with space.py",
    "caf\u00e9/\u6f22\u5b57.py",
    'quote".py',
    "back\\slash.py",
    "tab\t.py",
    "line\nfeed.py",
    "a/b.py",
    "x b/x b/x.py",
    " leading and trailing ",
    "b/caf\u00e9 b/x.py",
    "\U0001f600.py",
]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("prefix", ["default", "none", "mnemonic"])
def test_every_name_comes_back(repo: Path, name: str, prefix: str) -> None:
    option = {"default": "--default-prefix", "none": "--no-prefix", "mnemonic": "--src-prefix=i/"}
    more = ("--dst-prefix=w/",) if prefix == "mnemonic" else ()
    words = () if prefix == "default" else (option[prefix], *more)
    put(repo, {"gone " + name: b"x\n"})
    before: dict[str, bytes | None] = {name: OLD, "moved " + name: OLD * 3}
    after: dict[str, bytes | None] = {
        name: b"zero\n" + OLD,
        "moved " + name: None,
        "new " + name: OLD * 3,
        "gone " + name: None,
        "empty " + name: b"",
    }
    found = {f.path: f for f in parse(change(repo, before, after, "-M", *words))}
    assert found[name].status is Status.MODIFIED
    assert found["new " + name].old_path == "moved " + name
    assert found["gone " + name].status is Status.REMOVED
    assert found["empty " + name].status is Status.ADDED
    assert len(found) == 4


def test_a_name_that_is_not_utf8(repo: Path) -> None:
    name = os.fsdecode(b"caf\xe9.py")
    assert only(change(repo, {}, {name: b"x\n"})).path == name


def test_binary_files_are_named_and_have_no_lines(repo: Path) -> None:
    for option in ("--no-binary", "--binary"):
        words = ("--binary",) if option == "--binary" else ()
        before, after = bytes(range(256)), bytes(range(255, -1, -1))
        diff = change(
            repo, {"x.png": before, "z.py": b"a\n"}, {"x.png": after, "z.py": b"b\n"}, *words
        )
        image, code = parse(diff)
        assert (image.path, image.binary, image.hunks) == ("x.png", True, ())
        assert (code.path, code.binary, code.touched.added) == ("z.py", False, {1})


def test_a_mode_change_alone_touches_nothing(repo: Path) -> None:
    put(repo, {"run.sh": OLD})
    git(repo, "add", "-A")
    git(repo, "commit", "-q", "-m", "before")
    (repo / "run.sh").chmod(0o755)
    found = only(git(repo, "diff"))
    assert (found.path, found.mode, found.touched) == ("run.sh", "100755", Touched())


def test_a_file_that_became_a_link_is_a_link(repo: Path) -> None:
    put(repo, {"a.py": OLD})
    git(repo, "add", "-A")
    git(repo, "commit", "-q", "-m", "before")
    (repo / "a.py").unlink()
    (repo / "a.py").symlink_to("elsewhere")
    found = only(git(repo, "diff"))
    assert (found.path, found.mode, found.status) == ("a.py", "120000", Status.ADDED)


@pytest.mark.parametrize("shown", ["short", "log", "diff"])
def test_a_submodule_is_one(repo: Path, shown: str) -> None:
    for at, sha in enumerate(("1" * 40, "2" * 40)):
        git(repo, "update-index", "--add", "--cacheinfo", f"160000,{sha},lib/sub")
        if not at:
            git(repo, "commit", "-q", "-m", "before")
    found = only(git(repo, "diff", "--cached", f"--submodule={shown}"))
    assert (found.path, found.mode) == ("lib/sub", "160000")


def test_files_around_a_submodule_log_are_read() -> None:
    one = b"diff --git a/%b b/%b\n--- a/%b\n+++ b/%b\n@@ -1 +1 @@\n-a\n+b\n"
    log = b"Submodule m/sub 1111111..2222222:\n  > Fix\n  < Break\n"
    diff = one.replace(b"%b", b"a.py") + log + one.replace(b"%b", b"z.py")
    assert [f.path for f in parse(diff)] == ["a.py", "m/sub", "z.py"]


def test_the_last_line_without_an_end_is_a_line(repo: Path) -> None:
    found = only(change(repo, {"a.py": b"x\ny"}, {"a.py": b"x\nz"}))
    assert found.touched == Touched(frozenset({2}), frozenset(), (2,), ("y",))


@pytest.mark.parametrize("odd", ["\x0c", "\r", "\x85", "\u2028", "\u2029", "\x0b", "\x1c", "\x00"])
def test_only_line_feeds_end_a_line(repo: Path, odd: str) -> None:
    old = f"a{odd}b\nc\n".encode()
    new = f"a{odd}b\n{odd}d{odd}\nc\n".encode()
    found = only(change(repo, {"a.txt": old}, {"a.txt": new}, "--text"))
    assert found.touched == Touched(frozenset({2}))
    api = from_patch(
        "a.txt", "a.txt", Status.MODIFIED, f"@@ -1,2 +1,3 @@\n a{odd}b\n+{odd}d{odd}\n c"
    )
    assert api.touched == found.touched


def test_crlf_is_taken_off_removed_text(repo: Path) -> None:
    found = only(change(repo, {"a.txt": b"x\r\ny\r\n"}, {"a.txt": b"x\r\n"}))
    assert found.touched.removed_text == ("y",)


def test_removed_text_that_is_not_utf8_is_still_text(repo: Path) -> None:
    found = only(change(repo, {"a.txt": b"caf\xe9\n"}, {"a.txt": b"x\n"}))
    assert found.touched.removed_text == ("caf\ufffd",)


def test_lines_that_look_like_headers_are_text(repo: Path) -> None:
    old = b"-- a/x\n++ b/x\n@@ -1 +1 @@\ndiff --git a/x b/x\n"
    diff = change(repo, {"a.sql": old}, {"a.sql": b"++ b/y\r\ndiff --git a/q b/q\n"})
    found = only(diff)
    assert found.touched.removed == (1, 2, 3, 4)
    assert found.touched.added == {1, 2}


def test_no_diff_is_no_file() -> None:
    assert parse(b"") == parse(b"\n") == ()


def test_a_mail_made_by_format_patch(repo: Path) -> None:
    change(repo, {"a.py": OLD}, {"a.py": OLD + b"six\n"})
    git(repo, "commit", "-q", "-m", "Add six\n\n- one\n+ two\n--- a/x\n")
    found = only(git(repo, "format-patch", "-1", "--stdout"))
    assert (found.path, found.touched.added) == ("a.py", {6})


# Diffs without git's headers


def test_a_plain_diff() -> None:
    diff = b"--- a/x.py\t2026-01-01\n+++ b/x.py\t2026-01-02\n@@ -1 +1,2 @@\n one\n+two\n"
    found = only(diff)
    assert (found.path, found.status, found.touched.added) == ("x.py", Status.MODIFIED, {2})


def test_a_plain_diff_of_a_new_and_a_removed_file() -> None:
    new, gone = parse(
        b"--- /dev/null\n+++ b/n.py\n@@ -0,0 +1 @@\n+x\n"
        b"--- a/g.py\n+++ /dev/null\n@@ -1 +0,0 @@\n-x\n"
    )
    assert (new.path, new.status) == ("n.py", Status.ADDED)
    assert (gone.path, gone.status) == ("g.py", Status.REMOVED)


def test_gnu_diff_in_another_language_and_with_a_removed_sql_comment() -> None:
    diff = (
        b"diff -ru old/x.sql new/x.sql\n--- old/x.sql\n+++ new/x.sql\n@@ -1,2 +1,2 @@\n one\n"
        b"--- gone\n\\ Kein Zeilenumbruch am Dateiende.\n"
        b"+two\n\\ Kein Zeilenumbruch am Dateiende.\n"
    )
    assert only(diff).touched == Touched(frozenset({2}), frozenset(), (2,), ("-- gone",))


# GitHub's files API


def test_a_patch_without_header() -> None:
    patch = "@@ -1,3 +1,3 @@ def f():\n a\n-b\n+c\n d\n\\ No newline at end of file"
    found = from_patch("n.py", "o.py", Status.RENAMED, patch, "100755")
    assert found.touched == Touched(frozenset({2}), frozenset(), (2,), ("b",))
    assert (found.path, found.old_path, found.status) == ("n.py", "o.py", Status.RENAMED)
    assert found.mode == "100755"


def test_an_empty_patch_has_no_lines() -> None:
    assert from_patch("a", "a", Status.MODIFIED, "").hunks == ()


def test_a_lone_surrogate_from_json_is_no_crash() -> None:
    found = from_patch("a", "a", Status.MODIFIED, "@@ -1 +1 @@\n-\ud800\n+x")
    assert found.touched.removed_text == ("?",)


# What cannot be read


@pytest.mark.parametrize(
    ("diff", "line", "says"),
    [
        (b"hello\n", 1, "git diff"),
        (b"\x1b[1mdiff --git a/x b/x\x1b[m\n", 1, "--no-color"),
        ("diff --git a/x b/x\n".encode("utf-16"), 1, "UTF-16"),
        (b"diff --git a/x b/x\r\n--- a/x\r\n", 1, "CRLF"),
        (b"--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n a\n", 4, "shorter"),
        (b"diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n+c\n", 7, "longer"),
        (b"diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n*b\n", 6, "edited"),
        (b"diff --cc x\nindex 1,2..3\n--- a/x\n+++ b/x\n@@@ -1 -1 +1 @@@\n", 1, "merge"),
        (b"diff --git one\n", 1, "paths"),
        (b"--- a/x\n+++ b/x\n@@ -" + b"9" * 5000 + b" +1 @@\n", 3, "hunk"),
    ],
)
def test_what_is_no_diff_is_named_with_line_and_remedy(diff: bytes, line: int, says: str) -> None:
    with pytest.raises(DiffError, match=says) as caught:
        parse(diff)
    assert caught.value.line == line
    assert str(caught.value).startswith(f"line {line}: ")


def test_a_patch_cut_off_is_an_error() -> None:
    with pytest.raises(DiffError, match="shorter"):
        from_patch("a", "a", Status.MODIFIED, "@@ -1,3 +1,3 @@\n a\n-b")


def test_a_patch_that_is_no_patch_is_an_error() -> None:
    with pytest.raises(DiffError, match="line 1: a hunk was expected"):
        from_patch("a", "a", Status.MODIFIED, "Binary files differ")


def test_hunks_that_overlap_are_an_error() -> None:
    with pytest.raises(DiffError, match="overlap"):
        from_patch("a", "a", Status.MODIFIED, "@@ -5 +5 @@\n-b\n+c\n@@ -5 +5 @@\n-b\n+c\n")


def test_the_same_file_twice_is_an_error() -> None:
    one = b"diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+b\n"
    with pytest.raises(DiffError, match="x is in it twice"):
        parse(one + one)


def test_reversing_over_another_text_is_an_error(repo: Path) -> None:
    (patch,) = read(change(repo, {"a.py": OLD}, {"a.py": OLD + b"six\n"}))
    with pytest.raises(DiffError, match=r"a\.py .* line 6"):
        reverse(patch, OLD)


# Properties, against git itself

_LINE = st.sampled_from(
    [b"a", b"b", b"c", b"", b"\r", b"-- x", b"++ y", b"\xff", b"\x0c", b"@@ -1 +1 @@", b"\\ No"]
)
_TEXT = st.builds(
    lambda lines, ended: b"\n".join(lines) + (b"\n" if ended and lines else b""),
    st.lists(_LINE, max_size=14),
    st.booleans(),
)


@given(old=_TEXT, new=_TEXT, context=st.sampled_from([0, 1, 3]))
def test_what_git_writes_is_understood(
    tmp_path_factory: pytest.TempPathFactory, old: bytes, new: bytes, context: int
) -> None:
    folder = tmp_path_factory.mktemp("texts")
    put(folder, {"old": old, "new": new})
    done = subprocess.run(
        ["git", "diff", "--no-index", "--text", f"-U{context}", "old", "new"],
        cwd=folder,
        capture_output=True,
        timeout=30,
        check=False,
    )
    found = read(done.stdout)
    assert bool(found) == (old != new)
    for patch in found:
        assert reverse(patch, new) == old
        assert_touched_is_all_that_differs(patch.diff.touched, old, new)


def assert_touched_is_all_that_differs(touched: Touched, old: bytes, new: bytes) -> None:
    """What is neither added nor removed is the same on both sides, in the same order."""
    before, after = old.split(b"\n"), new.split(b"\n")
    kept_before = [line for at, line in enumerate(before, 1) if at not in touched.removed]
    kept_after = [line for at, line in enumerate(after, 1) if at not in touched.added]
    assert [line for line in kept_before if line] == [line for line in kept_after if line]
    assert touched.gaps.isdisjoint(touched.added)
    for number, text in zip(touched.removed, touched.removed_text, strict=True):
        assert before[number - 1].decode("utf-8", "replace").removesuffix("\r") == text


_SEED = b"""\
diff --git a/x.py b/y.py
similarity index 90%
rename from x.py
rename to y.py
index 1111111..2222222 100644
--- a/x.py
+++ b/y.py
@@ -1,3 +1,3 @@ def f():
 a
-b
+c
 d
\\ No newline at end of file
diff --git "a/caf\\303\\251" "b/caf\\303\\251"
new file mode 100644
--- /dev/null
+++ "b/caf\\303\\251"
@@ -0,0 +1 @@
+x
Submodule lib 1111111..2222222:
  > Fix
diff --git a/p.png b/p.png
Binary files a/p.png and b/p.png differ
"""
_LINES = _SEED.splitlines(keepends=True)
_MIXED = st.lists(st.sampled_from([*_LINES, b"@@ -1 +1 @@\n", b"--- q\n", b"+++ q\n", b"\n", b'"']))


@given(_MIXED.map(b"".join) | st.binary(max_size=300))
def test_no_text_is_a_crash(diff: bytes) -> None:
    try:
        found = parse(diff)
    except DiffError as error:
        assert "\n" not in str(error)
    else:
        assert len({file.path for file in found}) == len(found)
