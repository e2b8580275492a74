"""Which variable a name is, and where it may be seen."""

import pytest
from tree_sitter import Node, Parser

from checks.deadline import Deadline
from checks.language import load
from checks.names import Binding, Names

LANGUAGES = load()


def read(source: str, dialect: str = "python") -> tuple[Names, Node]:
    language = LANGUAGES.named(dialect)
    assert language is not None
    raw = source.encode()
    root = Parser(language.tree_sitter).parse(raw).root_node
    return Names(root, raw, language), root


def every(root: Node, text: str) -> list[Node]:
    """The nodes with this text, innermost of each place, in order."""
    below = [found for child in root.children for found in every(child, text)]
    return below or ([root] if root.text == text.encode() else [])


def bindings(source: str, text: str, dialect: str = "python") -> list[Binding | None]:
    names, root = read(source, dialect)
    return [names.binding(node) for node in every(root, text)]


def test_a_name_is_one_variable_through_its_scope() -> None:
    assert len(set(bindings("s = a\ndef f():\n  s.get(s)", "s"))) == 1


def test_the_same_name_in_two_functions_is_two_variables() -> None:
    one, other = bindings("def f(s): ...\ndef g(s): ...", "s")
    assert one != other
    assert one is not None


def test_a_block_of_javascript_has_its_own_let_and_not_its_own_var() -> None:
    outer, inner = bindings("let s; { let s }", "s", "javascript")
    assert outer != inner
    outer, inner = bindings("var s; { var s }", "s", "javascript")
    assert outer == inner


def test_a_member_of_the_object_is_one_variable_in_all_its_methods() -> None:
    source = "class A:\n  def f(self): self.x\n  def g(me): me.x\nclass B:\n  def f(self): self.x"
    names, root = read(source)
    first, third = (names.binding(node) for node in every(root, "self.x"))
    [second] = (names.binding(node) for node in every(root, "me.x"))
    assert first == second != third


def test_this_is_the_object_in_arrows_too() -> None:
    source = "class A { f() { this.x; () => this.x } }"
    one, other = bindings(source, "this.x", "typescript")
    assert one == other
    assert one is not None


def test_a_member_of_a_variable_is_a_variable() -> None:
    one, other, third = bindings("a.b; a.b; def f(a): a.b".replace("; ", "\n"), "a.b")
    assert one == other != third


def test_a_call_is_no_variable() -> None:
    assert bindings("a()", "a()") == [None]


@pytest.mark.parametrize(
    ("dialect", "source", "call", "receiver"),
    [
        ("python", "s = a.S()\ns.get(1)", "s.get(1)", "s"),
        ("python", "s.a.get(1)", "s.a.get(1)", "s.a"),
        ("python", "get(1)", "get(1)", None),
        ("python", "s().get(1)", "s().get(1)", None),
        ("javascript", "(await s).get(1)", "(await s).get(1)", "s"),
        ("typescript", "s!.get(1)", "s!.get(1)", "s"),
    ],
)
def test_the_receiver_is_the_variable_whose_method_is_called(
    dialect: str, source: str, call: str, receiver: str | None
) -> None:
    names, root = read(source, dialect)
    node = every(root, call)[0]
    while node.type not in ("call", "call_expression"):
        node = node.children[0]
    found = names.receiver(node)
    assert (found and found.name) == receiver


@pytest.mark.parametrize(
    ("dialect", "source", "value", "variable"),
    [
        ("python", "s = a.S()", "a.S()", "s"),
        ("python", "s: X = a.S()", "a.S()", "s"),
        ("python", "async def f():\n  s = await a.S()", "a.S()", "s"),
        ("python", "with a.S() as s: ...", "a.S()", "s"),
        ("python", "class A:\n  def f(self):\n    self.s = a.S()", "a.S()", ".s"),
        ("python", "f(a.S())", "a.S()", None),
        ("javascript", "const s = new S()", "new S()", "s"),
        ("javascript", "const { s } = f()", "f()", None),
        ("javascript", "class A { f() { this.s = new S() } }", "new S()", ".s"),
        ("javascript", "class A { s = new S() }", "new S()", ".s"),
        ("typescript", "const s = new S() as T", "new S()", "s"),
    ],
)
def test_the_result_is_the_variable_that_a_value_is_given_to(
    dialect: str, source: str, value: str, variable: str | None
) -> None:
    names, root = read(source, dialect)
    found = names.result(every(root, value)[0])
    assert (found and found.name) == variable


def test_the_scope_of_a_variable_is_the_node_that_binds_it() -> None:
    names, root = read("x = 1\ndef f(y):\n  x\n  y")
    [*_, x], [*_, y] = every(root, "x"), every(root, "y")
    binding_x, binding_y = names.binding(x), names.binding(y)
    assert binding_x is not None
    assert binding_y is not None
    assert names.scope_of(binding_x) == root
    assert names.scope_of(binding_y).type == "function_definition"


@pytest.mark.parametrize(
    ("dialect", "source", "visible", "hidden"),
    [
        ("python", "import a\ndef f(b):\n  HERE", "a b f open", "c"),
        ("python", "def f():\n  import a\nHERE", "f", "a"),
        ("python", "class A:\n  b = 1\n  def f(self):\n    HERE", "A self", "b f"),
        ("javascript", "import a from 'a'; { const b = 1; } HERE", "a fetch", "b c"),
        ("typescript", "function f({ a }: B) { HERE }", "a f", "B"),
    ],
)
def test_what_can_be_seen_from_a_place(
    dialect: str, source: str, visible: str, hidden: str
) -> None:
    names, root = read(source, dialect)
    byte = every(root, "HERE")[0].start_byte
    assert [name for name in visible.split() if not names.visible(name, byte)] == []
    assert [name for name in hidden.split() if names.visible(name, byte)] == []


@pytest.mark.parametrize(
    ("dialect", "source", "uses"),
    [
        ("python", "f(a, b=c).d[e]", "f a c e"),
        ("javascript", "f(a, { b: c, g }).d[e]", "f a c g e"),
    ],
)
def test_a_member_or_a_keyword_is_no_use_of_a_name(dialect: str, source: str, uses: str) -> None:
    names, root = read(source, dialect)
    found = {letter: node for letter in "abcdefg" for node in every(root, letter)}
    assert {name for name, node in found.items() if names.is_use(node)} == set(uses.split())


def test_nothing_is_known_of_a_language_without_names() -> None:
    names, root = read("FROM python:3.12\n", "dockerfile")
    assert names.resolve(root) == frozenset()
    assert names.binding(root) is None
    assert names.receiver(root) is None
    assert names.result(root) is None
    assert not names.visible("open", 0)
    assert not names.is_use(root)


def test_when_the_time_is_up_nothing_is_known_and_that_is_said() -> None:
    language = LANGUAGES.named("python")
    assert language is not None
    raw = b"import a\n" + b"a.b()\n" * 50_000
    root = Parser(language.tree_sitter).parse(raw).root_node
    names = Names(root, raw, language, Deadline.after(0.0))
    assert not names.cut_short, "nothing was asked yet"
    assert names.resolve(root.children[1]) == frozenset()
    assert names.cut_short
    in_time = Names(root, raw, language)
    in_time.resolve(root)
    assert not in_time.cut_short
