"""Who binds which name where: one pass of `names.scm` over a file, made into tables."""

import re
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
        "package_identifier",  # Go
        "field_identifier",
        "interpreted_string_literal",
        "shorthand_field_identifier",  # Rust
        "constant",  # Ruby
        "instance_variable",
        "class_variable",
        "global_variable",
        "name",  # PHP
        "variable_name",
        "simple_identifier",  # Kotlin
        "implicit_parameter",  # C#
    }
)
# A `type` is a class whose members its code sees without a `this`.
CLASSES = ("class", "type")
# What is bound so is seen from everywhere below, also past a function that is closed.
_LASTING = frozenset({"outer", "class", "file", "package", "item", "field", "member", "generic"})

_VERSION = re.compile(r"v\d+")
_VERSION_TAIL = re.compile(r"\.v\d+$")

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
    lasting: set[str] = field(default_factory=set)  # not local to a function
    generic: set[str] = field(default_factory=set)  # type parameters
    first_parameter: tuple[int, str] | None = None

    @property
    def tables(self) -> tuple[dict[str, list[Definition]], ...]:
        """Where a member may be bound."""
        return (self.members, self.names)

    def own(self, name: str) -> list[Definition]:
        """Where a member is bound that is written with a `this`."""
        return (self.names if self.kind == "type" else self.members)[name]


class Facts:
    """The scopes of a file, what they bind, and where code branches."""

    def __init__(self, root: Node, grammar: NameGrammar, text: Text, deadline: Deadline) -> None:
        limit = Deadline.after(min(cursor.QUERY_SECONDS, deadline.remaining))
        query = cursor.over(grammar.facts, limit)
        found = [captures for _, captures in query.matches(root)]
        self.text = text
        self.complete = not (query.did_exceed_match_limit or limit.passed)
        self.starred = any("star" in one and "module" not in one for one in found)
        self.stars = _stars(found, text)
        self._classes: dict[tuple[int, str], int] = {}
        self.branches = Regions(_nodes(found, "branch"))
        self.loops = Regions(_nodes(found, "loop"))
        self._outside = Regions(_nodes(found, "outside"))
        self._open_scopes(root, found)
        self._self_is_a_parameter = grammar.self_is_a_parameter
        self._declares = _Kinds(found, "declare.")
        self._parts = self._note_parts(found)
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
            if scope.kind in CLASSES:
                return self.whole_class(at)
            if scope.kind in ("function", "closed"):
                around = scope.parent
                return self.whole_class(around) if self._is_class(around) else None
        return None

    def _is_class(self, at: int) -> bool:
        return self.scopes[at].kind in CLASSES

    @property
    def has_classes(self) -> bool:
        """True if a variable's type may be a class of this file, in this language."""
        return bool(self._classes)

    def class_named(self, node: Node) -> int | None:
        """The class of this file that a name means where it stands."""
        name = self.text(node)
        found = self.find(name, node.start_byte, node.end_byte)
        return None if found is None else self._classes.get((found, name))

    def whole_class(self, at: int) -> int:
        """The class that a part of it (`impl Order { … }`) belongs to."""
        part = self._parts.get(at)
        whole = self.class_named(part) if part is not None else None
        return at if whole is None else whole

    def members_of(self, owner: int, name: str) -> list[Definition]:
        """What the class and its parts bind a member to."""
        parts = (at for at in self._parts if self.whole_class(at) == owner)
        scopes = [self.scopes[at] for at in (owner, *parts)]
        return [one for each in scopes for table in each.tables for one in table.get(name, ())]

    def class_of_self(self, node: Node) -> int | None:
        """The class whose object this name is: it is the first parameter of a method."""
        name = self.text(node)
        found = self.find(name, node.start_byte, node.end_byte)
        scope = self.scopes[found] if found is not None else self.scopes[0]
        if scope.first_parameter is None or scope.first_parameter[1] != name:
            return None
        return scope.parent if self._is_class(scope.parent) else None

    def find(self, name: str, start: int, end: int) -> int | None:
        """The scope that binds the name as it is seen from here, or None if no scope does."""
        innermost, closed = True, False
        header = self._header_of(start, end)
        for at in self.scopes_at(start, end):
            scope = self.scopes[at]
            hidden = at == header or (scope.kind == "class" and not innermost)
            if hidden and name not in scope.generic:
                continue  # a class's names are not seen from inside its methods
            if closed and name not in scope.lasting:
                continue  # nor a function's from inside a closed one
            if name in scope.outward:
                return self._outward(at, name)
            if name in scope.names:
                return at
            innermost = innermost and scope.kind == "block"
            closed = closed or scope.kind == "closed"
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

    def _note_parts(self, found: list[Captures]) -> dict[int, Node]:
        """For a scope that is a part of a class: where it names the class."""
        parts = {}
        for node in _nodes(found, "part"):
            parts[next(self.scopes_at(node.start_byte, node.end_byte))] = node
        return parts

    def _bind_all(self, found: list[Captures]) -> None:
        known = self._known(found)
        for kind, definition, _ in known:
            if kind == "class":
                self._register(definition.leaf)
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
            module=dotted(self.text(module).strip("'\"`")).lstrip("\\") if module else None,
            returns=_first(captures, "returns"),
            members=tuple(dotted(self.text(part)) for part in parts if part),
            empty="empty" in captures,
            thrown="thrown" in captures,
        )

    def _declared(self, leaf: Node) -> str:
        return self._declares.at(leaf) or "function"

    def _register(self, leaf: Node) -> None:
        inner = next(self.scopes_at(leaf.start_byte, leaf.end_byte))
        self._classes[self._home("class", leaf), self.text(leaf)] = inner

    def _bind(self, kind: str, definition: Definition, self_: Node | None) -> None:
        name = self.text(definition.leaf)
        if kind == "member":
            owner = self._owner(definition.leaf, self_)
            if owner is not None:
                self.scopes[owner].own(name).append(definition)
            return
        if kind == "package":
            name = package_name(definition.module or "")
        at = self._home(kind, definition.leaf)
        if kind in _LASTING or self._is_class(at):
            self.scopes[at].lasting.add(name)
        if name in self.scopes[at].outward:
            at = self._outward(at, name) or 0
        self.scopes[at].names[name].append(definition)
        if kind == "generic":
            self.scopes[at].generic.add(name)
        is_first = kind == "parameter" and self.scopes[at].first_parameter is None
        if is_first and self._self_is_a_parameter:
            self.scopes[at].first_parameter = (definition.leaf.start_byte, name)

    def _owner(self, leaf: Node, self_: Node | None) -> int | None:
        """The class that a member belongs to; `@self` on the leaf itself: a field."""
        if self_ is None or self_.id == leaf.id:
            every = self.scopes_at(leaf.start_byte, leaf.end_byte)
            return next((at for at in every if self._is_class(at)), None)
        if self_.type == "type_identifier":  # the receiver of a method in Go
            return self.class_named(self_)
        return (
            self.class_of_self(self_) if self_.type == "identifier" else self.class_of_this(self_)
        )

    def _home(self, kind: str, leaf: Node) -> int:
        if kind in ("file", "package"):
            return 0
        every = self.scopes_at(leaf.start_byte, leaf.end_byte)
        if kind in ("block", "item", "generic"):
            return next(every)
        if kind == "field":
            return next((at for at in every if self._is_class(at)), 0)
        if kind in ("outer", "class"):
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


def dotted(written: str) -> str:
    """A path with `.` between its parts: `reqwest::Client` and `App\\Models` in other languages."""
    return written.replace("::", ".").replace("\\", ".")


def package_name(path: str) -> str:
    """What a Go package is called where no alias is given: the path's last part, as a rule.

    A version is no part of it (https://go.dev/ref/mod#major-version-suffixes).
    """
    *_, last = [part for part in path.split("/") if not _VERSION.fullmatch(part)] or [""]
    return _VERSION_TAIL.sub("", last).removeprefix("go-").removesuffix("-go")


def _stars(found: list[Captures], text: Text) -> tuple[str, ...]:
    """The modules all of whose names are imported."""
    modules = [one["module"][0] for one in found if "star" in one and "module" in one]
    return tuple(dict.fromkeys(dotted(text(node).strip('"')) for node in modules))


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
