"""Who binds which name where: one pass of `names.scm` over a file, made into tables."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from tree_sitter import Node

from checks import cursor
from checks.deadline import Deadline
from checks.names.grammar import NameGrammar
from checks.names.regions import Regions

_LEAVES = frozenset(
    {
        "identifier",
        "type_identifier",
        "property_identifier",
        "private_property_identifier",
        "shorthand_property_identifier_pattern",
    }
)

Captures = dict[str, list[Node]]
Text = Callable[[Node], str]


@dataclass(frozen=True, slots=True)
class Definition:
    """One place that gives a name its meaning.

    `after` is the byte from which on it holds. Nothing of `module`, `value`, `type` known and not
    `empty`: it binds the name to something unknown.
    """

    leaf: Node
    after: int
    value: Node | None = None
    type: Node | None = None
    module: str | None = None
    returns: Node | None = None
    members: tuple[str, ...] = ()
    empty: bool = False
    thrown: bool = False

    @property
    def weight(self) -> int:
        """How much of it is known."""
        known = (self.value, self.type, self.module, self.returns)
        told = 4 * sum(part is not None for part in known) + len(self.members)
        return told + self.empty + self.thrown


@dataclass(slots=True)
class Scope:
    """A function, class, block or the file, with the names that it binds."""

    node: Node
    kind: str
    parent: int
    names: dict[str, list[Definition]] = field(default_factory=lambda: defaultdict(list))
    members: dict[str, list[Definition]] = field(default_factory=lambda: defaultdict(list))
    outward: dict[str, str] = field(default_factory=dict)  # global and nonlocal
    generic: set[str] = field(default_factory=set)  # type parameters
    first_parameter: tuple[int, str] | None = None


class Facts:
    """The scopes of a file, what they bind, and where code branches."""

    def __init__(self, root: Node, grammar: NameGrammar, text: Text, deadline: Deadline) -> None:
        limit = Deadline.after(min(cursor.QUERY_SECONDS, deadline.remaining))
        query = cursor.over(grammar.facts, limit)
        found = [captures for _, captures in query.matches(root)]
        self.text = text
        self.complete = not (query.did_exceed_match_limit or limit.passed)
        self.starred = any("star" in captures for captures in found)
        self.branches = Regions(_nodes(found, "branch"))
        self.loops = Regions(_nodes(found, "loop"))
        self._outside = Regions(_nodes(found, "outside"))
        self._open_scopes(root, found)
        self._declares = _Kinds(found, "declare.")
        self._note_outward(found)
        self._bind_all(found)

    def _open_scopes(self, root: Node, found: list[Captures]) -> None:
        kinds = _Kinds(found, "scope.")
        self._regions = kinds.regions
        self.scopes = [Scope(root, "module", -1)]
        for at, node in enumerate(kinds.regions.nodes):
            parent = kinds.regions.parents[at] + 1
            self.scopes.append(Scope(node, kinds.of[node.id], parent))

    # Asking

    def scopes_at(self, start: int, end: int) -> Iterator[int]:
        """Give the scopes around these bytes, innermost first, the file's own last."""
        yield from (at + 1 for at in self._regions.around(start, end))
        yield 0

    def function_at(self, node: Node) -> int:
        """The innermost scope around the node that runs as a piece: function, class or file."""
        every = self.scopes_at(node.start_byte, node.end_byte)
        return next(at for at in every if self.scopes[at].kind != "block")

    def running(self, scope: int) -> int:
        """The scope itself, or what it is a block of: function, class or file."""
        while self.scopes[scope].kind == "block":
            scope = self.scopes[scope].parent
        return scope

    def class_of_this(self, node: Node) -> int | None:
        """The class whose object `this` is, where the node stands; arrows keep their `this`."""
        for at in self.scopes_at(node.start_byte, node.end_byte):
            scope = self.scopes[at]
            if scope.kind == "class":
                return at
            if scope.kind == "function":
                return scope.parent if self.scopes[scope.parent].kind == "class" else None
        return None

    def class_of_self(self, node: Node) -> int | None:
        """The class whose object this name is: it is the first parameter of a method."""
        name = self.text(node)
        found = self.find(name, node.start_byte, node.end_byte)
        scope = self.scopes[found] if found is not None else self.scopes[0]
        if scope.first_parameter is None or scope.first_parameter[1] != name:
            return None
        return scope.parent if self.scopes[scope.parent].kind == "class" else None

    def find(self, name: str, start: int, end: int) -> int | None:
        """The scope that binds the name as it is seen from here, or None if no scope does."""
        innermost = True
        header = self._header_of(start, end)
        for at in self.scopes_at(start, end):
            scope = self.scopes[at]
            hidden = at == header or (scope.kind == "class" and not innermost)
            if hidden and name not in scope.generic:
                continue  # a class's names are not seen from inside its methods
            if name in scope.outward:
                return self._outward(at, name)
            if name in scope.names:
                return at
            innermost = innermost and scope.kind == "block"
        return None

    def _header_of(self, start: int, end: int) -> int | None:
        """The scope in whose header these bytes stand and do not see what it binds."""
        for at in self._outside.around(start, end):
            part = self._outside.nodes[at]
            return next(self.scopes_at(part.start_byte, part.end_byte))
        return None

    def _outward(self, at: int, name: str) -> int | None:
        if self.scopes[at].outward[name] == "global":
            return 0
        while (at := self.scopes[at].parent) > 0:
            if name in self.scopes[at].names and self.scopes[at].kind == "function":
                return at
        return None

    # Binding

    def _note_outward(self, found: list[Captures]) -> None:
        for kind in ("global", "nonlocal"):
            for node in _nodes(found, kind):
                self.scopes[self.function_at(node)].outward[self.text(node)] = kind

    def _bind_all(self, found: list[Captures]) -> None:
        known = self._known(found)
        late = [entry for entry in known if entry[0] == "assign"]
        for kind, definition, self_ in known:
            if kind != "assign":
                self._bind(kind, definition, self_)
        for _, definition, _ in late:
            self._assign(definition)

    def _known(self, found: list[Captures]) -> list[tuple[str, Definition, Node | None]]:
        """Every bound leaf once, with what is known best of it."""
        best: dict[tuple[int, bool], tuple[str, Definition, Node | None]] = {}
        for captures in found:
            kind, leaf = _bound(captures)
            if leaf is None or leaf.is_missing or leaf.type not in _LEAVES:
                continue
            definition = self._definition(leaf, captures)
            key = (leaf.id, kind == "member")
            if key not in best or _rank(kind, definition) > _rank(*best[key][:2]):
                best[key] = (kind, definition, _first(captures, "self"))
        known = (
            (kind or self._declared(one.leaf), one, self_) for kind, one, self_ in best.values()
        )
        return sorted(known, key=lambda entry: entry[1].leaf.start_byte)

    def _definition(self, leaf: Node, captures: Captures) -> Definition:
        value, type_ = _first(captures, "value"), _first(captures, "type")
        module = _first(captures, "module")
        parts = (_first(captures, "member"), _first(captures, "member.inner"))
        return Definition(
            leaf=leaf,
            after=max(leaf.end_byte, value.end_byte if value else 0),
            value=value,
            type=type_,
            module=self.text(module).strip("'\"`") if module else None,
            returns=_first(captures, "returns"),
            members=tuple(self.text(part) for part in parts if part),
            empty="empty" in captures,
            thrown="thrown" in captures,
        )

    def _declared(self, leaf: Node) -> str:
        return self._declares.at(leaf) or "function"

    def _bind(self, kind: str, definition: Definition, self_: Node | None) -> None:
        name = self.text(definition.leaf)
        if kind == "member":
            owner = self._owner(definition.leaf, self_)
            if owner is not None:
                self.scopes[owner].members[name].append(definition)
            return
        at = self._home(kind, definition.leaf)
        if name in self.scopes[at].outward:
            at = self._outward(at, name) or 0
        self.scopes[at].names[name].append(definition)
        if kind == "generic":
            self.scopes[at].generic.add(name)
        if kind == "parameter" and self.scopes[at].first_parameter is None:
            self.scopes[at].first_parameter = (definition.leaf.start_byte, name)

    def _owner(self, leaf: Node, self_: Node | None) -> int | None:
        """The class that a member belongs to; `@self` on the leaf itself: a field."""
        if self_ is None or self_.id == leaf.id:
            every = self.scopes_at(leaf.start_byte, leaf.end_byte)
            return next((at for at in every if self.scopes[at].kind == "class"), None)
        return (
            self.class_of_self(self_) if self_.type == "identifier" else self.class_of_this(self_)
        )

    def _home(self, kind: str, leaf: Node) -> int:
        every = self.scopes_at(leaf.start_byte, leaf.end_byte)
        if kind in ("block", "generic"):
            return next(every)
        if kind == "outer":
            inner = next(every)
            return max(self.scopes[inner].parent, 0)
        return next(at for at in every if self.scopes[at].kind != "block")

    def _assign(self, definition: Definition) -> None:
        leaf, name = definition.leaf, self.text(definition.leaf)
        at = self.find(name, leaf.start_byte, leaf.end_byte)
        self.scopes[at or 0].names[name].append(definition)


class _Kinds:
    """The nodes captured as `<prefix>…`, and of which kind each is."""

    def __init__(self, found: list[Captures], prefix: str) -> None:
        nodes: dict[int, Node] = {}
        self.of: dict[int, str] = {}
        for captures in found:
            for name, captured in captures.items():
                if name.startswith(prefix):
                    nodes.update((node.id, node) for node in captured)
                    self.of.update((node.id, name.removeprefix(prefix)) for node in captured)
        self.regions = Regions(list(nodes.values()))

    def at(self, node: Node) -> str | None:
        """The kind of the innermost of these nodes around this one."""
        for at in self.regions.around(node.start_byte, node.end_byte):
            return self.of[self.regions.nodes[at].id]
        return None


def _nodes(found: list[Captures], name: str) -> list[Node]:
    unique = {node.id: node for captures in found for node in captures.get(name, ())}
    return list(unique.values())


def _first(captures: Captures, name: str) -> Node | None:
    nodes = captures.get(name)
    return nodes[0] if nodes else None


def _rank(kind: str, definition: Definition) -> tuple[int, bool]:
    """Of two matches for one leaf the one that says more is kept: what it is, then where."""
    return definition.weight, bool(kind)


def _bound(captures: Captures) -> tuple[str, Node | None]:
    for name, nodes in captures.items():
        if name == "bind" or name.startswith("bind."):
            return name[5:], nodes[0]
    return "", None
