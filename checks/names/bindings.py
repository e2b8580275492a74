"""The questions that the engine asks about names, for one file."""

from dataclasses import dataclass
from functools import cached_property

from tree_sitter import Node

from checks.cursor import QUERY_SECONDS
from checks.deadline import Deadline
from checks.language import Language
from checks.names.facts import Definition, Facts
from checks.names.grammar import NameGrammar, grammar_of
from checks.names.resolve import Resolver
from checks.names.shapes import Parts, Shapes

_MAX_DEPTH = 16  # members and parentheses of one variable: `a.b.c`
_NOTHING: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Binding:
    """A variable: the scope that binds it, and its name there; `.x` is a member of that class.

    Equal bindings of one file are the same variable. `scope` numbers the file's scopes.
    """

    scope: int
    name: str


class Names:
    """What the names of one file mean. Nothing is looked at before the first question.

    `root` was parsed from `source`. Where nothing is known of a language's names every answer
    is unknown.
    """

    def __init__(
        self, root: Node, source: bytes, language: Language, deadline: Deadline | None = None
    ) -> None:
        self._root = root
        self._source = source
        self._language = language
        self._deadline = deadline or Deadline.after(QUERY_SECONDS)

    @property
    def cut_short(self) -> bool:
        """True if a question was asked and the file was too much for the limits.

        Then nothing in it is known by name, and the verdict must say so.
        """
        file = vars(self).get("_file")
        return isinstance(file, _File) and not file.facts.complete

    def resolve(self, node: Node) -> frozenset[str]:
        """Give the names of what the expression may be; empty where that is not known."""
        if self._file is None or not self._file.facts.complete:
            return _NOTHING
        return self._file.resolver.names(node) or _NOTHING

    def values(self, node: Node) -> tuple[Node, ...]:
        """Give the expressions of which this variable holds one, where it stands; none: unknown."""
        if self._file is None or not self._file.facts.complete:
            return ()
        return self._file.resolver.values(node)

    def definitions(self, node: Node) -> list[Definition]:
        """Give the definitions of which this variable has one where it stands; none: unknown."""
        if self._file is None or not self._file.facts.complete:
            return []
        return self._file.resolver.definitions(node)

    def every_definition(self, name: str, node: Node) -> list[Definition]:
        """Give all that the scope which binds this name, as the node sees it, binds it to."""
        if self._file is None or not self._file.facts.complete:
            return []
        return self._file.resolver.every_definition(name, node)

    def shape(self, node: Node) -> tuple[str, Parts]:
        """Give what kind of expression the node is (`member`, `call`, …), and its parts."""
        return self._file.shape(node) if self._file else ("", {})

    def binding(self, node: Node) -> Binding | None:
        """Give the variable that this identifier, `self.x` or `a.b` is, or None."""
        return self._file.binding(node) if self._file else None

    def receiver(self, call: Node) -> Binding | None:
        """Give the variable whose method is called: `s` of `s.get(…)`, or None."""
        return self._file.receiver(call) if self._file else None

    def result(self, node: Node) -> Binding | None:
        """Give the variable that this expression is given to where it stands, or None."""
        return self._file.results.get(node.id) if self._file else None

    def scope_of(self, binding: Binding) -> Node:
        """Give the node of the scope that binds this variable; the root for the file's own."""
        return self._file.facts.scopes[binding.scope].node if self._file else self._root

    def visible(self, name: str, byte: int) -> bool:
        """True if the name means something at this offset: bound there, or a global name."""
        if self._file is None:
            return False
        bound = self._file.facts.find(name, byte, byte) is not None
        return bound or name in self._file.grammar.global_names or bool(self._file.facts.stars)

    def is_use(self, node: Node) -> bool:
        """True if the node is a name that is looked up in scopes, not a member's or a keyword's."""
        return self._file is not None and self._file.is_use(node)

    @cached_property
    def _file(self) -> "_File | None":
        grammar = grammar_of(self._language)
        if grammar is None:
            return None
        return _File(self._root, self._source, grammar, self._deadline)


class _File:
    """The tables of one file."""

    def __init__(self, root: Node, source: bytes, grammar: NameGrammar, deadline: Deadline) -> None:
        self._source = source
        self.grammar = grammar
        self.facts = Facts(root, grammar, self._text, deadline)
        self._shapes = Shapes(grammar)
        self.resolver = Resolver(self.facts, grammar, self._shapes, self._text)

    def _text(self, node: Node) -> str:
        return self._source[node.start_byte : node.end_byte].decode("utf-8", "replace")

    def shape(self, node: Node) -> tuple[str, Parts]:
        return self._shapes.first(node)

    def binding(self, node: Node, depth: int = 0) -> Binding | None:
        kind, parts = self._shapes.first(node)
        if kind == "same" and depth < _MAX_DEPTH:
            return self.binding(parts["object"][0], depth + 1)
        if kind == "name":
            name = self._text(node)
            return Binding(self.facts.find(name, node.start_byte, node.end_byte) or 0, name)
        if kind == "member" and "object" in parts and depth < _MAX_DEPTH:
            return self._member(parts["object"][0], self._text(parts["member"][0]), depth + 1)
        return None

    def _member(self, object_: Node, name: str, depth: int) -> Binding | None:
        owner = self.resolver.class_of(object_)
        if owner is not None:
            dot = "" if self.facts.scopes[owner].kind == "type" else "."
            return Binding(owner, f"{dot}{name}")
        holder = self.binding(object_, depth)
        return Binding(holder.scope, f"{holder.name}.{name}") if holder else None

    def is_use(self, node: Node) -> bool:
        if self._shapes.first(node)[0] != "name":
            return False
        around = self._shapes.of(node.parent) if node.parent else []
        labels = [
            one for _, parts in around for key in ("member", "label") for one in parts.get(key, ())
        ]
        return all(one.id != node.id for one in labels)

    def receiver(self, call: Node) -> Binding | None:
        kind, parts = self._shapes.first(call)
        if kind == "method":
            return self.binding(parts["object"][0])
        if kind != "call":
            return None
        kind, parts = self._shapes.first(parts["object"][0])
        is_member = kind == "member" and "object" in parts
        return self.binding(parts["object"][0]) if is_member else None

    @cached_property
    def results(self) -> dict[int, Binding]:
        """Every value that a variable is given, by the value's node."""
        given: dict[int, Binding] = {}
        for binding, value in self._given():
            given.update((node.id, binding) for node in self._shapes.peel(value))
        return given

    def _given(self) -> list[tuple[Binding, Node]]:
        return [
            (Binding(at, dot + name), one.value)
            for at, scope in enumerate(self.facts.scopes)
            for table, dot in ((scope.names, ""), (scope.members, "."))
            for name, definitions in table.items()
            for one in definitions
            if one.value is not None and not one.members
        ]
