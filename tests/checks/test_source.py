"""Which texts are read at all, and what comes of them."""

import pytest

from checks import language, source
from checks.deadline import Deadline
from checks.language import Language
from checks.model import FileDiff, Role, SkipReason, Status
from checks.source import Source, Unread


def named(name: str) -> Language:
    found = language.load().named(name)
    assert found is not None
    return found


def reason(found: object) -> SkipReason | None:
    return found.reason if isinstance(found, Unread) else None


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (b"", None),
        ("naïve = 'ü'\n".encode(), None),
        (b"version https://git-lfs.github.com/spec/v1\noid sha256:00\n", SkipReason.LFS_POINTER),
        (b"x = 1\n\0", SkipReason.BINARY),
        (b"\xff\xfex\0", SkipReason.BINARY),
        (b"x = '\xe9'\n", SkipReason.NOT_UTF8),
        (b"x = 1\n" * 100_000, SkipReason.TOO_LARGE),
        (b"a" * 6_000, SkipReason.MINIFIED),
        (b"x = 1\n" * 2_000 + b"a" * 6_000, None),
        (b"x = 1\n" * 20_000 + b"a" * 60_000, SkipReason.MINIFIED),
    ],
)
def test_what_is_read(head: bytes, expected: SkipReason | None) -> None:
    assert reason(source.clean(head)) is expected


def test_a_text_of_just_the_largest_size_is_read() -> None:
    text = (b"x = 1\n" * 100_000)[: source.MAX_BYTES]
    assert source.clean(text) == text
    assert reason(source.clean(text + b"#")) is SkipReason.TOO_LARGE


def test_line_ends_and_the_byte_order_mark_are_taken_out() -> None:
    assert source.clean(b"\xef\xbb\xbfa\r\nb\rc\n") == b"a\nb\rc\n"


@pytest.mark.parametrize(
    ("mode", "binary", "role", "expected"),
    [
        ("100644", False, Role.PRODUCTION, None),
        ("100644", True, Role.PRODUCTION, SkipReason.BINARY),
        ("120000", False, Role.PRODUCTION, SkipReason.SYMLINK),
        ("160000", False, Role.PRODUCTION, SkipReason.SUBMODULE),
        ("100644", False, Role.GENERATED, SkipReason.GENERATED),
        ("100644", False, Role.VENDORED, SkipReason.VENDORED),
    ],
)
def test_what_needs_no_look_at_the_text(
    mode: str, binary: bool, role: Role, expected: SkipReason | None
) -> None:
    diff = FileDiff("a", "a", Status.ADDED, mode=mode, binary=binary)
    assert reason(source.unread_by_kind(diff, role)) is expected


def parsed(text: bytes, name: str = "python", seconds: float = 30) -> Source | Unread:
    return source.parse(text, named(name), Deadline.after(seconds))


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        (b"x = 1\n", "python", None),
        (b"y = 1\n" * 20 + b"x = [\n", "python", None),
        (b"def f(:\n    pass\n" + b"x = 1\n" * 20, "python", None),
        (b"This is prose. It isn't code, is it?\n" * 20, "python", SkipReason.UNPARSED),
        (b"const x =\n" + b"(\n" * 5_000, "typescript", SkipReason.UNPARSED),
        (b"x = " + b"(\n" * 5_000 + b"1" + b")\n" * 5_000, "python", SkipReason.TOO_DEEP),
        (b"x = (x" + b".f(1)\n" * 5_000 + b")", "python", SkipReason.TOO_DEEP),
        (b"x = 1" + b" +\n1" * 5_000, "javascript", SkipReason.TOO_DEEP),
        (
            b"x = 1;\n" * 5_000 + b"y = " + b"(\n" * 1_500 + b"1" + b")\n" * 1_500,
            "tsx",
            SkipReason.TOO_DEEP,
        ),
        (b"x = (1" + b" +\n1" * 300 + b")", "python", None),
    ],
)
def test_what_is_a_trap_for_queries(text: bytes, name: str, expected: SkipReason | None) -> None:
    assert reason(parsed(text, name)) is expected


def test_a_parse_out_of_time_leaves_nothing_behind() -> None:
    assert reason(parsed(b"x = f(1, [2], {3: 4})\n" * 20_000, seconds=0)) is SkipReason.TOO_SLOW
    after = parsed(b"x = 1\n")
    assert isinstance(after, Source)
    assert after.of(after.root) == "x = 1\n"
    assert not after.root.has_error


def test_lines_are_counted_as_git_counts_them() -> None:
    found = parsed("a = '\x0c\u2028'\nb = 2\n".encode())
    assert isinstance(found, Source)
    assert found.lines == ("a = '\x0c\u2028'", "b = 2", "")


def test_lines_of_which_something_was_lost_are_known() -> None:
    found = parsed(b"x = 1\n" * 10 + b"x = = 2\n" + b"y = 1\n" * 10)
    assert isinstance(found, Source)
    assert found.lost == {11}
