"""What an expression is: followed through names to where they come from."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field

from tree_sitter import Node

from checks.names.facts import Definition, Facts, Text, dotted
from checks.names.flow import reaching
from checks.names.grammar import NameGrammar
from checks.names.shapes import Parts, Shapes

# Bounds on what somebody's code can make us do for one question.
_MAX_FOLLOWED = 16  # names followed one after the other
_MAX_STEPS = 512  # nodes looked at
_MAX_NEST = 64  # expressions inside one another
_MAX_NAMES = 64  # meanings of one expression
_MAX_CLASSES = 4  # variables followed to the class of what they hold

# The names of something; empty: it is null; None: nobody knows.
Known = frozenset[str] | None
_NULL: frozenset[str] = frozenset()
# What `catch` takes in JavaScript: anything may be thrown, nearly all that is thrown is an Error.
_THROWN = frozenset({"Error()"})

_GLOBAL_OBJECTS = ("globalThis.", "window.", "global.", "builtins.")
# Types that say something about the type they hold, and are no class of their own.
_HOLDERS = frozenset(
    f"{module}{name}"
    for name in ("Optional", "Annotated", "Union", "Final", "ClassVar")
    for module in ("typing.", "typing_extensions.")
) | {"Awaited", "NonNullable", "Partial", "Promise", "Readonly", "Required"}
_HOLDERS |= {"Box", "std.boxed.Box", "std.sync.Arc", "std.rc.Rc"}


@dataclass(slots=True)
class _Walk:
    """One question on its way, so that it ends."""

    steps: int = 0
    nest: int = 0
    cut: bool = False  # a bound or a circle: answers are no longer kept
    followed: list[tuple[int, str, int]] = field(default_factory=list)


class Resolver:
    """Follows expressions and types of one file."""

    def __init__(self, facts: Facts, grammar: NameGrammar, shapes: Shapes, text: Text) -> None:
        self._facts = facts
        self._global_names = grammar.global_names
        self._stars = tuple(dict.fromkeys((*facts.stars, *grammar.stars)))
        self._stars_are_types = grammar.stars_are_types
        self._shapes = shapes
        self._text = text
        self._kept: dict[int, Known] = {}
        self._readers: dict[str, Callable[[Node, Parts, _Walk], Known]] = {
            "name": self._name,
            "self": lambda *_: None,
            "call": self._call,
            "member": self._member,
            "element": self._element,
            "same": self._same,
            "module": self._module,
            "nothing": lambda *_: _NULL,
            "labelled": lambda *_: None,
            "method": self._method,
            "cast": self._cast,
            "dotted": self._dotted,
            "global": self._global,
        }

    def names(self, node: Node) -> Known:
        """Give what the expression may be."""
        return self._expression(node, _Walk())

    def values(self, node: Node) -> tuple[Node, ...]:
        """Give every expression that the variable may have been given; none if one is not seen."""
        definitions = self._definitions(node)
        if not definitions or any(one.value is None or one.members for one in definitions):
            return ()
        return tuple(one.value for one in definitions if one.value is not None)

    def definitions(self, node: Node) -> list[Definition]:
        """Give the definitions that this use of a variable, or of a member of ours, may see."""
        return self._definitions(node)

    def every_definition(self, name: str, node: Node) -> list[Definition]:
        """Give all definitions of the name in the scope that binds it where the node stands."""
        scope = self._facts.find(name, node.start_byte, node.end_byte)
        return [] if scope is None else self._facts.scopes[scope].names[name]

    def class_of(self, node: Node) -> int | None:
        """The class whose object the node is: `this`, `self`; None for anything else."""
        return self._class_of(node, 0)

    def _class_of(self, node: Node, depth: int) -> int | None:
        kind, parts = self._shapes.first(node)
        if kind == "self":
            return self._facts.class_of_this(node)
        if kind == "same" and depth < _MAX_CLASSES:
            return self._class_of(parts["object"][0], depth + 1)
        if kind != "name":
            return None
        owner = self._facts.class_of_self(node)
        return self._class_of_variable(node, depth) if owner is None else owner

    def _class_of_variable(self, node: Node, depth: int) -> int | None:
        """The class of this file that a variable's object is of, where all agree; or a class."""
        if depth >= _MAX_CLASSES or not self._facts.has_classes:
            return None
        owner = self._facts.class_named(node)
        if owner is not None:
            return owner
        owners = {self._class_of_definition(one, depth) for one in self._definitions(node)}
        return owners.pop() if len(owners) == 1 else None

    def _class_of_definition(self, one: Definition, depth: int) -> int | None:
        if one.type is not None:
            return self._class_of_type(one.type)
        if one.value is None or one.members:
            return None
        kind, parts = self._shapes.first(self._shapes.peel(one.value)[-1])
        if kind == "name":
            return self._class_of_variable(self._shapes.peel(one.value)[-1], depth + 1)
        return self._class_of_called(parts["object"][0]) if kind == "call" else None

    def _class_of_called(self, called: Node) -> int | None:
        if self._shapes.first(called)[0] != "name":
            return None
        owner = self._facts.class_named(called)
        if owner is not None:
            return owner
        every = [one.returns for one in self._definitions(called)]
        owners = {self._class_of_type(one) if one is not None else None for one in every}
        return owners.pop() if len(owners) == 1 else None

    def _class_of_type(self, node: Node) -> int | None:
        for _ in range(_MAX_CLASSES):
            shapes = self._shapes.of(node, "type")
            if not shapes or shapes[0][0] not in ("same", "generic"):
                return self._facts.class_named(node)
            kind, parts = shapes[0]
            node = parts["object" if kind == "same" else "argument"][0]
        return None

    # Expressions

    def _expression(self, node: Node, walk: _Walk) -> Known:
        if node.id in self._kept:
            return self._kept[node.id]
        walk.steps += 1
        walk.nest += 1
        over = walk.steps > _MAX_STEPS or walk.nest > _MAX_NEST
        walk.cut = walk.cut or over
        known = None if over else self._by_shape(node, walk)
        walk.nest -= 1
        if known is not None and len(known) > _MAX_NAMES:
            known = None
        if not walk.cut:
            self._kept[node.id] = known
        return known

    def _by_shape(self, node: Node, walk: _Walk) -> Known:
        shapes = self._shapes.of(node)
        either = [part for kind, parts in shapes if kind == "either" for part in parts["object"]]
        if either:
            return _union(self._expression(part, walk) for part in either)
        for kind, parts in shapes:
            if kind == "module" and not self._is_import(parts):
                continue
            return self._readers[kind](node, parts, walk)
        return None

    def _name(self, node: Node, _: Parts, walk: _Walk) -> Known:
        return self._named(self._text(node), node, walk, self._definition)

    def _named(
        self, name: str, node: Node, walk: _Walk, read: "Callable[[Definition, _Walk], Known]"
    ) -> Known:
        scope = self._facts.find(name, node.start_byte, node.end_byte)
        if scope is None:
            return self._unbound(name)
        step = (scope, name, node.id)
        if step in walk.followed or len(walk.followed) >= _MAX_FOLLOWED:
            walk.cut = True
            return None
        walk.followed.append(step)
        known_all = _union(read(one, walk) for one in reaching(self._facts, scope, name, node))
        walk.followed.pop()
        return known_all

    def _unbound(self, name: str) -> Known:
        """A global of the language, or what one of the imported modules may have."""
        if self._facts.starred or not name:
            return None
        if name in self._global_names:
            return frozenset({name})
        if self._stars_are_types and not name[0].isupper():
            return None
        return frozenset(f"{module}.{name}" for module in self._stars) or None

    def _global(self, node: Node, _: Parts, walk: _Walk) -> Known:
        name = self._text(node)
        if self._facts.find(name, node.start_byte, node.end_byte) is None:
            return frozenset({name})
        return self._named(name, node, walk, self._definition)

    def _dotted(self, node: Node, _: Parts, walk: _Walk) -> Known:
        """A path that is one node; one that begins with a separator is whole."""
        name, *members = dotted(self._text(node)).split(".")
        if not name:
            return frozenset({".".join(members)})
        return _each(self._named(name, node, walk, self._definition), member_of("", (*members,)))

    def _method(self, _: Node, parts: Parts, walk: _Walk) -> Known:
        called = self._member(parts["object"][0], parts, walk)
        return _each(called, "()") or self._typed_by(self._method_definitions(parts), walk)

    def _method_definitions(self, parts: Parts) -> list[Definition]:
        owner = self.class_of(parts["object"][0])
        return [] if owner is None else self._members(owner, self._text(parts["member"][0]))

    def _cast(self, _: Node, parts: Parts, walk: _Walk) -> Known:
        of_type = self._type(parts["type"][0], walk)
        known = self._expression(parts["object"][0], walk)
        return of_type | known if of_type and known else of_type or known

    def _call(self, _: Node, parts: Parts, walk: _Walk) -> Known:
        called = parts["object"][0]
        return _each(self._expression(called, walk), "()") or self._returned(called, walk)

    def _returned(self, called: Node, walk: _Walk) -> Known:
        """What a function of this file says that it returns."""
        return self._typed_by(self._definitions(called), walk)

    def _typed_by(self, definitions: list[Definition], walk: _Walk) -> Known:
        if not definitions or any(one.returns is None for one in definitions):
            return None
        return _union(self._type(one.returns, walk) for one in definitions if one.returns)

    def _definitions(self, node: Node) -> list[Definition]:
        kind, parts = self._shapes.first(node)
        if kind == "name":
            name = self._text(node)
            scope = self._facts.find(name, node.start_byte, node.end_byte)
            return [] if scope is None else reaching(self._facts, scope, name, node)
        is_path = "object" not in parts  # `reqwest::get`: the member of a crate
        owner = self.class_of(parts["object"][0]) if kind == "member" and not is_path else None
        return [] if owner is None else self._members(owner, self._text(parts["member"][0]))

    def _members(self, owner: int, name: str) -> list[Definition]:
        return self._facts.members_of(owner, name)

    def _member(self, _: Node, parts: Parts, walk: _Walk) -> Known:
        if "root" in parts:
            known = self._global(parts["root"][0], parts, walk)
            return _each(known, f".{self._text(parts['member'][0])}")
        object_, name = parts["object"][0], self._text(parts["member"][0])
        owner = self.class_of(object_)
        if owner is not None:
            return self._own_member(owner, name, walk)
        known = self._expression(object_, walk) if name else None  # `a.` is not finished yet
        return known if name == "default" else _each(known, f".{name}")

    def _own_member(self, owner: int, name: str, walk: _Walk) -> Known:
        step = (owner, f".{name}", 0)
        if step in walk.followed or len(walk.followed) >= _MAX_FOLLOWED:
            walk.cut = True
            return None
        walk.followed.append(step)
        known = _union(self._definition(one, walk) for one in self._members(owner, name))
        walk.followed.pop()
        return known

    def _element(self, _: Node, parts: Parts, walk: _Walk) -> Known:
        known = self._expression(parts["object"][0], walk)
        key = self._text(parts["key"][0]) if "key" in parts else ""
        plain = key[1:-1] if key[:1] in ("'", '"') else ""
        return _each(known, f".{plain}" if plain.isidentifier() else "[]")

    def _same(self, _: Node, parts: Parts, walk: _Walk) -> Known:
        return self._expression(parts["object"][0], walk)

    def _is_import(self, parts: Parts) -> bool:
        if "loader" not in parts:
            return True
        loader = parts["loader"][0]
        unbound = self._facts.find("require", loader.start_byte, loader.end_byte) is None
        return self._text(loader) == "require" and unbound

    def _module(self, _: Node, parts: Parts, walk: _Walk) -> Known:
        del walk  # nothing more to follow
        return frozenset({module_name(self._text(parts["module"][0]).strip("'\"`"))})

    # Definitions

    def _definition(self, one: Definition, walk: _Walk) -> Known:
        if one.module is not None:
            return frozenset({member_of(module_name(one.module), one.members)})
        if one.thrown:
            return _THROWN
        known = _NULL if one.empty else None
        if one.value is not None:
            known = _each(self._expression(one.value, walk), member_of("", one.members))
        if one.type is None:
            return known
        of_type = self._type(one.type, walk)
        return known | of_type if known and of_type else known or of_type

    # Types: an object of class C is `C()`

    def _type(self, node: Node, walk: _Walk) -> Known:
        walk.steps += 1
        if walk.steps > _MAX_STEPS:
            walk.cut = True
            return None
        shapes = self._shapes.of(node, "type")
        if shapes:
            return _union(self._by_type(kind, parts, walk) for kind, parts in shapes)
        kind, _ = self._shapes.first(node)
        if kind == "nothing":
            return _NULL
        if kind == "name":
            return self._named_type(self._text(node), node, walk)
        return _each(self._expression(node, walk), "()")

    def _by_type(self, kind: str, parts: Parts, walk: _Walk) -> Known:
        if kind == "nothing":
            return _NULL
        if kind == "quoted":
            return self._quoted(parts["text"][0], walk)
        if kind != "generic":
            return _union(self._type(part, walk) for part in parts["object"])
        holder = self._expression(parts["object"][0], walk)
        if holder and holder <= _HOLDERS:
            return self._type(parts["argument"][0], walk)
        return _each(holder, "()")

    def _named_type(self, name: str, node: Node, walk: _Walk) -> Known:
        def read(one: Definition, walk: _Walk) -> Known:
            if one.value is not None:  # an alias: `SessionDep = Annotated[Session, …]`
                return self._type(one.value, walk)
            return _each(self._definition(one, walk), "()")

        known = self._named(name, node, walk, read)
        bound = self._facts.find(name, node.start_byte, node.end_byte) is not None
        return known if bound else _each(known, "()")

    def _quoted(self, text: Node, walk: _Walk) -> Known:
        name, *members = dotted(self._text(text)).split(".")
        if not members:
            return self._named_type(name, text, walk)
        known = self._named(name, text, walk, self._definition)
        return _each(known, "." + ".".join(members) + "()")


def module_name(written: str) -> str:
    """Give a module's one name: `node:fs/promises` is `fs.promises`.

    The two are the same object (https://nodejs.org/api/fs.html#promises-api).
    """
    name = written.removeprefix("node:")
    head, slash, tail = name.rpartition("/")
    if slash and tail == "promises" and head in ("fs", "dns", "timers", "stream", "readline"):
        return f"{head}.promises"
    return name


def member_of(name: str, members: tuple[str, ...]) -> str:
    """Join a module or object and its members; a member called `default` is the thing itself."""
    for member in members:
        if member != "default":
            name += member if name.endswith(".") else f".{member}"
    return name


def _union(every: Iterable[Known]) -> Known:
    together: frozenset[str] = _NULL
    some = False
    for known in every:
        if known is None:
            return None
        together |= known
        some = True
    return together if some else None


def _each(known: Known, tail: str) -> Known:
    if not known or not tail:
        return known
    return frozenset(_plain(name + tail) for name in known)


def _plain(name: str) -> str:
    for prefix in _GLOBAL_OBJECTS:
        name = name.removeprefix(prefix)
    return name
