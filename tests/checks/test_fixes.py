"""What the fix operations do to a text, and when no fix is offered."""

import pytest
from tree_sitter import Node, Parser

from checks.fixes import Lines, Operation, Parsed, Proof, apply, prove
from checks.language import load
from checks.model import Fix, Safety
from checks.names import Names

LANGUAGES = load()


def parse(source: bytes, dialect: str) -> Parsed:
    language = LANGUAGES.named(dialect)
    assert language is not None
    root = Parser(language.tree_sitter).parse(source).root_node
    return Parsed(source, root, Names(root, source, language))


def first(root: Node, kind: str) -> Node:
    nodes = [root]
    while nodes:
        node = nodes.pop()
        if node.type == kind:
            return node
        nodes += reversed(node.children)
    raise AssertionError(f"no {kind}")


def lines(
    dialect: str, source: str, kind: str, operation: str, recheck: bool = True
) -> Lines | None:
    """What an operation (`set-key! a: 1`) makes of the source's first node of this kind."""
    old = parse(source.encode(), dialect)
    name, _, text = operation.partition(" ")
    operations = [Operation(name, "it", text)]
    captures = {"it": [first(old.root, kind)], "whole": [old.root.children[0]]}
    proof = Proof(parse=lambda new: parse(new, dialect), recheck=lambda _: recheck)
    return prove(operations, captures, old, proof)


def fixed(dialect: str, source: str, kind: str, operation: str) -> str | None:
    found = lines(dialect, source, kind, operation)
    return None if found is None else apply(source, [as_fix(found)])


def as_fix(found: Lines) -> Fix:
    return Fix(found.start, found.end, found.text, "title", Safety.SAFE)


ARGUMENTS = {
    "into an empty list": ("f()\n", "f(timeout=10)\n"),
    "into a list of spaces": ("f( )\n", "f(timeout=10)\n"),
    "into a list of comments": ("f(  # why\n)\n", "f(timeout=10  # why\n)\n"),
    "after the last": ("f(a, b=1)\n", "f(a, b=1, timeout=10)\n"),
    "after a list of arguments": ("f(*a)\n", "f(*a, timeout=10)\n"),
    "after keywords": ("f(**a)\n", "f(**a, timeout=10)\n"),
    "in the stead of its value": ("f(a, timeout=None, b=1)\n", "f(a, timeout=10, b=1)\n"),
    "before a trailing comma": ("f(a,)\n", "f(a, timeout=10,)\n"),
    "on a line of its own": ("f(\n    a,\n    b\n)\n", "f(\n    a,\n    b,\n    timeout=10\n)\n"),
    "on a line of its own, with the comma": ("f(\n    a,\n)\n", "f(\n    a,\n    timeout=10,\n)\n"),
    "beside what stands together": ("f(\n    a, b\n)\n", "f(\n    a, b, timeout=10\n)\n"),
    "aligned": ("f(a,\n  b)\n", "f(a,\n  b,\n  timeout=10)\n"),
    "indented by tabs": ("f(\n\ta,\n)\n", "f(\n\ta,\n\ttimeout=10,\n)\n"),
    "behind a comment": ("f(\n    a,  # why\n)\n", "f(\n    a,  # why\n    timeout=10,\n)\n"),
    "behind a comment, without a comma": (
        "f(\n    a  # why\n)\n",
        "f(\n    a,  # why\n    timeout=10\n)\n",
    ),
    "after an argument of several lines": (
        "f(a, {\n  'b': 1,\n})\n",
        "f(a, {\n  'b': 1,\n}, timeout=10)\n",
    ),
    "without a line end": ("f(a)", "f(a, timeout=10)"),
    "among other lines": ("x = 1\nf(a)\ny = 2\n", "x = 1\nf(a, timeout=10)\ny = 2\n"),
    "not into a generator": ("f(a for a in b)\n", None),
}
KEYS = {
    "into an empty object": ("f({})\n", "f({ timeout: 10 })\n"),
    "after the last": ("f({ a })\n", "f({ a, timeout: 10 })\n"),
    "without spaces": ("f({a: 1})\n", "f({a: 1, timeout: 10})\n"),
    "in the stead of its value": ("f({ timeout: 0, b })\n", "f({ timeout: 10, b })\n"),
    "in the stead of a quoted one": ("f({ 'timeout': 0 })\n", "f({ timeout: 10 })\n"),
    "in the stead of a short one": ("f({ timeout })\n", "f({ timeout: 10 })\n"),
    "not in the stead of a method": ("f({ timeout() {} })\n", None),
    "on a line of its own": ("f({\n  a,\n  b: 1\n})\n", "f({\n  a,\n  b: 1,\n  timeout: 10\n})\n"),
    "on a line of its own, with the comma": (
        "f({\n\ta,\n});\n",
        "f({\n\ta,\n\ttimeout: 10,\n});\n",
    ),
    "behind a comment": (
        "f({\n  a, // why\n  // and more\n})\n",
        "f({\n  a, // why\n  timeout: 10,\n  // and more\n})\n",
    ),
}
POSITIONAL = {
    ("javascript", "arguments", "into an empty list"): ("f()\n", "f(10)\n"),
    ("javascript", "arguments", "after the last"): ("f(a, b)\n", "f(a, b, 10)\n"),
    ("typescript", "arguments", "after several lines"): (
        "f(a, async () => {\n  b();\n});\n",
        "f(a, async () => {\n  b();\n}, 10);\n",
    ),
    ("javascript", "arguments", "not after a spread"): ("f(...a)\n", None),
    ("python", "argument_list", "before the keywords"): ("f(a, b=1)\n", "f(a, 10, b=1)\n"),
    ("python", "argument_list", "not after a list"): ("f(*a)\n", None),
    ("python", "argument_list", "not after keywords"): ("f(**a)\n", None),
}
REMOVED = {
    "keyword_argument, the only one": ("f(a=1)\n", "f()\n"),
    "keyword_argument, the first": ("f(a=1, b=2)\n", "f(b=2)\n"),
    "keyword_argument, the last": ("f(b, a=1)\n", "f(b)\n"),
    "keyword_argument, on its own line": ("f(\n    a=1,\n    b=2,\n)\n", "f(\n    b=2,\n)\n"),
    "keyword_argument, on the last line": ("f(\n    b,\n    a=1\n)\n", "f(\n    b\n)\n"),
    "assignment, on its own line": ("x()\na = 1\ny()\n", "x()\ny()\n"),
    "assignment, in the last line": ("x()\na = 1", "x()\n"),
    "assignment, all of a body": ("if x:\n    a = 1\n", "if x:\n    pass\n"),
    "assignment, beside another": ("x(); a = 1\n", "x(); \n"),
}


def cases(table: dict[str, tuple[str, str | None]]) -> list[object]:
    return [pytest.param(*case, id=title) for title, case in table.items()]


@pytest.mark.parametrize(("source", "expected"), cases(ARGUMENTS))
def test_a_keyword_argument_is_set(source: str, expected: str | None) -> None:
    kind = "generator_expression" if expected is None else "argument_list"
    assert fixed("python", source, kind, "set-argument! timeout=10") == expected


@pytest.mark.parametrize(("source", "expected"), cases(KEYS))
@pytest.mark.parametrize("dialect", ["javascript", "tsx"])
def test_a_key_is_set(dialect: str, source: str, expected: str | None) -> None:
    assert fixed(dialect, source, "object", "set-key! timeout: 10") == expected


def test_a_key_of_a_dictionary_is_set() -> None:
    assert fixed("python", "f({'a': 1})\n", "dictionary", 'set-key! "b": 2') == (
        "f({'a': 1, \"b\": 2})\n"
    )
    assert fixed("python", "f({})\n", "dictionary", 'set-key! "b": 2') == 'f({"b": 2})\n'


@pytest.mark.parametrize(("case", "texts"), POSITIONAL.items(), ids=str)
def test_a_positional_argument_is_added(
    case: tuple[str, str, str], texts: tuple[str, str | None]
) -> None:
    assert fixed(case[0], texts[0], case[1], "add-argument! 10") == texts[1]


@pytest.mark.parametrize(("source", "expected"), cases(REMOVED))
def test_a_node_is_removed(
    source: str, expected: str | None, request: pytest.FixtureRequest
) -> None:
    kind = request.node.callspec.id.split(",")[0]
    assert fixed("python", source, kind, "remove!") == expected


def test_a_key_is_removed() -> None:
    source = "f({\n  a: 1,\n  b,\n})\n"
    assert fixed("javascript", source, "pair", "remove!") == "f({\n  b,\n})\n"


def test_a_statement_of_javascript_is_removed_from_its_block() -> None:
    source = "if (x) {\n  a();\n}\n"
    assert fixed("typescript", source, "expression_statement", "remove!") == "if (x) {\n}\n"


def test_a_node_is_replaced_and_a_capture_said_again() -> None:
    source = "import os\nx = os.getenv('A')\n"
    assert fixed("python", source, "call", "replace! os.environ['A']") == (
        "import os\nx = os.environ['A']\n"
    )
    assert fixed("python", "f(a)\n", "argument_list", "replace! ({whole}, {other})") is None
    assert fixed("python", "f(a)\n", "argument_list", "replace! ({whole})") == "f(f(a))\n"


def test_braces_around_no_capture_stay() -> None:
    assert fixed("javascript", "f(1)\n", "number", "replace! { a: 2 }") == "f({ a: 2 })\n"


def test_the_fix_is_the_smallest_run_of_whole_lines() -> None:
    source = "a()\nf(\n    b,\n)\nc()\n"
    assert lines("python", source, "argument_list", "set-argument! d=1") is not None
    source = "f(\n    b,\n)\nc()\n"
    assert lines("python", source, "argument_list", "set-argument! d=1") == (
        Lines(2, 2, "    b,\n    d=1,")
    )


def test_lines_that_are_gone_are_an_empty_text() -> None:
    source = "x()\na = 1\ny()\n"
    assert lines("python", source, "assignment", "remove!") == Lines(2, 2, "")


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_the_files_own_line_ends_are_kept(end: str) -> None:
    source = f"x(){end}f({end}\ta,{end}){end}"
    found = Lines(3, 3, "\ta,\n\tb=1,")
    assert apply(source, [as_fix(found)]) == f"x(){end}f({end}\ta,{end}\tb=1,{end}){end}"


def test_a_last_line_without_a_line_end_gets_none() -> None:
    assert apply("a\r\nb", [as_fix(Lines(2, 2, "c\nd"))]) == "a\r\nc\r\nd"


def test_several_fixes_are_applied_and_of_two_that_meet_one() -> None:
    fixes = [as_fix(Lines(*one)) for one in ((1, 1, "A"), (2, 3, "B"), (3, 4, "C\nC"))]
    assert apply("a\nb\nc\nd\ne\n", fixes) == "A\nb\nC\nC\ne\n"


class TestNoFix:
    def test_where_the_new_text_does_not_parse(self) -> None:
        assert lines("python", "f(a)\n", "argument_list", "replace! (") is None

    def test_where_a_text_with_errors_gets_more_of_them(self) -> None:
        source = "x = = 1\nf(a)\n"
        assert lines("python", source, "argument_list", "replace! (") is None
        assert lines("python", source, "argument_list", "replace! (1)") is not None

    def test_where_a_name_is_not_in_scope(self) -> None:
        text = "timeout=httpx.Timeout(10)"
        assert lines("python", "f(a)\n", "argument_list", f"set-argument! {text}") is None
        with_import = "import httpx\nf(a)\n"
        assert lines("python", with_import, "argument_list", f"set-argument! {text}") is not None

    def test_unless_the_name_stood_there_before(self) -> None:
        assert lines("python", "f(a)\n", "argument_list", "replace! (1, a)") is not None

    def test_unless_the_name_is_a_global(self) -> None:
        text = "signal: AbortSignal.timeout(10_000)"
        assert lines("javascript", "f({})\n", "object", f"set-key! {text}") is not None

    def test_where_the_name_is_bound_in_another_function_only(self) -> None:
        source = "f(1);\nfunction g() { const b = 2; }\n"
        assert lines("javascript", source, "number", "replace! b") is None

    def test_where_the_rules_still_find_something(self) -> None:
        assert lines("python", "f(a)\n", "argument_list", "set-argument! b=1", False) is None

    def test_where_nothing_would_change(self) -> None:
        assert lines("python", "f(b=1)\n", "argument_list", "set-argument! b=1") is None

    def test_where_two_operations_want_the_same_text(self) -> None:
        old = parse(b"f(a)\n", "python")
        node = first(old.root, "argument_list")
        operations = [Operation("replace!", "it", "(1)"), Operation("remove!", "it")]
        proof = Proof(parse=lambda new: parse(new, "python"), recheck=lambda _: True)
        assert prove(operations, {"it": [node]}, old, proof) is None

    def test_where_the_new_text_is_over_a_limit(self) -> None:
        old = parse(b"f(a)\n", "python")
        captures = {"it": [first(old.root, "argument_list")]}
        proof = Proof(parse=lambda _: None, recheck=lambda _: True)
        assert prove([Operation("replace!", "it", "(1)")], captures, old, proof) is None
