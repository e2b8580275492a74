"""Diffs: written rightly they are read exactly, spoilt they are refused or read consistently."""

import difflib
from collections.abc import Sequence
from typing import NamedTuple

from hypothesis import strategies as st

from checks import diff
from checks.diff import DiffError, FilePatch
from checks.model import Status
from fuzz.mutated import Edit, edits, spoilt
from fuzz.target import must

SHARE = 15
_END = "\\ No newline at end of file\n"
_LINES = [
    *("a", "b = 1", "", " ", "\t", "-", "+", "--- a/x", "+++ b/x", "@@ -1 +1 @@", "-- ", "\\ x"),
    *("diff --git a/x b/x", "\\ No newline at end of file", "Binary files a/x and b/x differ"),
    *("x\r", "\x0c", "\x0b", "\u2028", "\u0085", "\ufeff", "\xe9", "\udcff", "index 1..2 100644"),
    *("rename from x", "new file mode 100644", "GIT binary patch", "Submodule x 1234567..1234568"),
]
_PATHS = ["a.py", "b/a.py", "a b.py", "a/a", "b", "\xe9.py", "x\ty", 'q"q', "dev/null", "a => b"]
_ALIENS = [
    *(b"@@ -1,3 +1,3 @@\n", b"@@ -0,0 +1 @@\n", b"@@ -1 +999999999,999999999 @@\n", b"@@ @@"),
    *(b"--- a/x\n", b"+++ b/x\n", b"--- /dev/null\n", b"diff --git a/x b/y\n", b"diff --cc x\n"),
    *(b"+\n", b"-\n", b" \n", b"\\ No newline\n", b"rename to ../../etc\n", b'"\\377\\000"', b"\xff\xfe"),
]  # fmt: skip


class Case(NamedTuple):
    """A file's two texts as lines, and how its diff is spoilt."""

    path: str
    old: list[str]
    new: list[str]
    ended: bool
    made: list[Edit]


_TEXT = st.lists(st.sampled_from(_LINES), max_size=14)
INPUTS = st.builds(
    Case,
    st.sampled_from(_PATHS),
    _TEXT,
    _TEXT,
    st.booleans(),
    st.one_of(st.just([]), edits(4, _ALIENS)),
)


def hold(case: Case) -> None:
    """Raises where one of the promises is broken."""
    old, new = _rows(case.old, ended=case.ended), _rows(case.new, ended=True)
    written = _written(case.path, old, new).encode("utf-8", "surrogateescape")
    if case.made:
        _refused_or_consistent(spoilt(written, case.made))
    else:
        _exact(written, case.path, "".join(old), "".join(new))


def _exact(written: bytes, path: str, old: str, new: str) -> None:
    found = diff.read(written)
    if old == new:
        must(not any(one.hunks for one in found), "no hunk where nothing differs")
        return
    must([one.diff.path for one in found] == [path], "the path is the one that was written")
    back = diff.reverse(found[0], new.encode("utf-8", "surrogateescape"))
    must(back == old.encode("utf-8", "surrogateescape"), "the old side comes back byte for byte")
    _must_touch(found[0], _lines(old), _lines(new))


def _must_touch(patch: FilePatch, old: Sequence[str], new: Sequence[str]) -> None:
    touched = patch.diff.touched
    kept_old = [line for at, line in enumerate(old, 1) if at not in touched.removed]
    kept_new = [line for at, line in enumerate(new, 1) if at not in touched.added]
    must(kept_old == kept_new, "what is not touched is the same on both sides")


def _lines(text: str) -> list[str]:
    """Lines with their ends: a last one without is another one."""
    return [f"{line}\n" for line in text.split("\n")[:-1]] + [
        one for one in [text.rpartition("\n")[2]] if one
    ]


def _refused_or_consistent(text: bytes) -> None:
    try:
        found = diff.read(text)
    except DiffError as error:
        must("\n" not in str(error), "a refusal is one line")
        return
    must(found == diff.read(text), "the same diff is read alike twice")
    must(diff.parse(text) == tuple(one.diff for one in found), "with and without its lines")
    for patch in found:
        _must_be_within(patch)
    _patch_alone(text)


def _must_be_within(patch: FilePatch) -> None:
    told, touched = patch.diff, patch.diff.touched
    shown = [hunk.new for hunk in told.hunks]
    must(all(any(n in one for one in shown) for n in touched.added), "added lines lie in hunks")
    must(len(touched.removed) == len(touched.removed_text), "each removed line has its text")
    must(all("\n" not in text for text in touched.removed_text), "and that is one line")
    for part in patch.hunks:
        sizes = [sum(row.kind in kinds for row in part.rows) for kinds in ("+ ", "- ")]
        spans = [side.end - side.start + 1 for side in (part.hunk.new, part.hunk.old)]
        must(sizes == spans, "a hunk has as many lines as it says")


def _patch_alone(text: bytes) -> None:
    """As GitHub's API gives it: hunks without a header."""
    patch = text.decode("utf-8", "replace")
    start = patch.find("@@")
    try:
        diff.from_patch("a.py", "a.py", Status.MODIFIED, patch[max(start, 0) :])
    except DiffError:
        return


def _rows(lines: Sequence[str], *, ended: bool) -> list[str]:
    rows = [f"{line}\n" for line in lines]
    return rows if ended or not rows or not lines[-1] else [*rows[:-1], lines[-1]]


def _written(path: str, old: Sequence[str], new: Sequence[str]) -> str:
    """As git writes it."""
    rows = list(difflib.unified_diff(old, new))[2:]
    hunks = "".join(row if row.endswith("\n") else f"{row}\n{_END}" for row in rows)
    a, b = _quoted(f"a/{path}"), _quoted(f"b/{path}")
    names = f"--- {a}{_tab(path)}\n+++ {b}{_tab(path)}\n" if hunks else ""
    return f"diff --git {a} {b}\nindex 1111111..2222222 100644\n{names}{hunks}"


def _tab(path: str) -> str:
    return "\t" if " " in path and _quoted(path) == path else ""


def _quoted(path: str) -> str:
    """https://git-scm.com/docs/git-config#Documentation/git-config.txt-corequotePath"""
    raw = path.encode("utf-8", "surrogateescape")
    signs = {0x22: '\\"', 0x5C: "\\\\", 0x09: "\\t", 0x0A: "\\n"}
    told = [signs.get(byte) or (chr(byte) if 32 <= byte < 127 else f"\\{byte:03o}") for byte in raw]
    text = "".join(told)
    return text if text == path else f'"{text}"'
