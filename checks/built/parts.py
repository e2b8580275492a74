"""Which parts of a text may be anything.

Three answers everywhere: True (it may hold anything), False (constants and numbers alone), None
(not known: what a member of ours, an import or another function gives).
"""

import re
from collections.abc import Iterable, Sequence

from tree_sitter import Node

from checks import calls, nodes
from checks.built import additions, pieces, words
from checks.built.origins import Origin, origin_of
from checks.language import Language
from checks.names import Definition, Names

Answer = bool | None

MAX_DEPTH = 14  # expressions and variables inside one another
_MAX_STEPS = 400  # for one question

# What holds a request without being given to the function, and what a user types.
_REQUESTS = re.compile(
    r"(flask|quart|bottle|sanic)\.request(\..*)?|sys\.argv.*|process\.argv.*|os\.Args.*|input\(\)"
)
_FREE_REQUESTS = {
    "php": frozenset({"$_GET", "$_POST", "$_REQUEST", "$_COOKIE", "$_FILES", "$argv"}),
    "ruby": frozenset({"params", "cookies"}),
}
_GETTERS = re.compile(
    r"(?i)^(get|query|param|form|input|post|header|body|json|text|args|read|url|path|vars|default"
    r"|value|string|all$|only$|cookie|raw|validated)"
)
_LISTS = ("sequence", "arguments")
_LISTED = frozenset({"array", "list", "tuple", "set", "literal_value", "literal_element", "vec"})
_ARITHMETIC = frozenset({"-", "*", "/", "//", "**", "%", "<", ">", "<=", ">=", "==", "!=", "==="})


class Parts:
    """Answers for one file."""

    def __init__(self, names: Names, language: Language) -> None:
        self._names, self._language = names, language
        self._additions: dict[int, additions.Additions] = {}
        self._steps = 0

    def _pieces(self, put: pieces.Pieces, node: Node, depth: int) -> Answer:
        named = (self._named(name, node, depth + 1) for name in put.names)
        return any_of((*(self._part(one, depth + 1) for one in put.nodes), *named))

    # May a part be anything?

    def _part(self, node: Node, depth: int) -> Answer:
        if self._over(depth):
            return None
        node = calls.value(nodes.unwrapped(node, self._language))
        if nodes.is_literal(node, self._language) or self._is_number_cast(node):
            return False
        if nodes.text_of(node) in self._added(node).checked:
            return None
        put = pieces.of(node, self._language, self._held)
        if put is not None:
            return self._pieces(put, node, depth)
        called = calls.read(node, self._language)
        if called is not None and not self._is_list(node):
            return self._called(called, depth + 1)
        return self._plain_part(node, depth + 1)

    def _plain_part(self, node: Node, depth: int) -> Answer:
        kind, parts = self._names.shape(node)
        if kind in ("either", "same", "cast"):
            return any_of(self._part(one, depth) for one in parts["object"])
        if kind in ("name", "global"):
            return self._named(nodes.text_of(node), node, depth)
        if kind in ("member", "element") and "object" in parts:
            return self._member(node, parts["object"][0], depth)
        if self._is_list(node):
            return any_of(self._part(one, depth) for one in self._items(node))
        return self._computed(node, depth)

    def _computed(self, node: Node, depth: int) -> Answer:
        """Sums of what is no text, comparisons, and `a and b`."""
        sign = pieces.operator(node)
        sides = node.named_children
        if not sides or node.type not in _COMPUTED:
            return None
        if sign in _ARITHMETIC:
            return False
        if any(nodes.is_a(one, "number", self._language) for one in sides):
            return False
        return any_of(self._part(one, depth) for one in sides)

    def _called(self, call: calls.Call, depth: int) -> Answer:
        written = nodes.text_of(call.receiver) if call.receiver is not None else ""
        if words.gives_number(call.name, written) or self._is_number_parse(call):
            return False
        if words.is_check(call.name) or call.name.startswith("replace"):
            return None
        if call.name in words.MAPPERS and (function := self._function_of(call)) is not None:
            return self._mapped(function, depth)
        return self._called_on(call, depth)

    def _called_on(self, call: calls.Call, depth: int) -> Answer:
        if call.name in words.REPEATERS:
            return self._repeated(call, depth)
        if call.name in words.KEYS:
            return False if self._joined(call, depth) is False else None
        if call.name in words.SAME or call.name in words.JOINERS:
            return self._joined(call, depth)
        return self._got(call, depth)

    def _got(self, call: calls.Call, depth: int) -> Answer:
        """What a getter of something that may be anything gives may be anything."""
        if any(map(_REQUESTS.fullmatch, self._names.resolve(call.node))):
            return True
        if call.receiver is None or not _GETTERS.match(call.name):
            return None
        return self._part(call.receiver, depth) or None

    def _joined(self, call: calls.Call, depth: int) -> Answer:
        together = [one for one in (call.receiver, *call.arguments) if one is not None]
        if call.name in ("get", "fetch", "getOrDefault") and call.receiver is not None:
            together = [call.receiver, *call.arguments[1:]]  # the key does not come out
        real = [one for one in together if not self._is_module(one)]
        return any_of(self._element(one, depth) for one in real) if real else None

    def _element(self, node: Node, depth: int) -> Answer:
        """A list's elements: those that it has, and those that are added to it."""
        added = self._added(node).appended.get(nodes.text_of(node), ())
        return any_of((self._part(node, depth), *(self._part(one, depth) for one in added)))

    def _repeated(self, call: calls.Call, depth: int) -> Answer:
        every = [one for one in (call.receiver, *call.arguments) if one is not None]
        if any(nodes.is_a(one, "string", self._language) for one in every):
            return False
        return any_of(self._part(one, depth) for one in call.arguments) or None

    def _function_of(self, call: calls.Call) -> Node | None:
        """The function that is given to `map`; one that makes numbers by its name."""
        for one in call.arguments:
            is_function = nodes.is_a(one, "function", self._language)
            if is_function or nodes.text_of(one).lstrip("&:") in words.NUMBERS:
                return one
        return None

    def _mapped(self, function: Node, depth: int) -> Answer:
        """What the function gives for each."""
        if not nodes.is_a(function, "function", self._language):
            return False
        body = _result(function)
        return None if body is None else self._part(body, depth)

    def _member(self, node: Node, object_: Node, depth: int) -> Answer:
        name = nodes.text_of(node).rpartition(".")[2]
        if name in words.NUMBER_MEMBERS or self._is_constant(name):
            return False
        if any(map(_REQUESTS.fullmatch, self._names.resolve(node))):
            return True
        own = self._names.definitions(node)
        if own or self._names.shape(object_)[0] == "self":
            given = [self._defined(one, depth) for one in own]
            return False if given and not any(one is not False for one in given) else None
        return self._part(object_, depth)

    def _named(self, name: str, node: Node, depth: int) -> Answer:
        if self._is_constant(name):
            return False
        is_name = nodes.text_of(node) == name
        found = self._names.definitions(node) if is_name else []
        found = found or self._names.every_definition(name, node)
        if not found:
            return self._unbound(name, node)
        added = self._added(node).summed.get(name, ())
        answers = [self._defined(one, depth) for one in found if not is_addition(one)]
        return any_of((*answers, *(self._part(one, depth) for one in added)))

    def _unbound(self, name: str, node: Node) -> Answer:
        free = name in _FREE_REQUESTS.get(self._language.name, ())
        return True if free or self._is_request(node) else None

    def _is_request(self, node: Node) -> bool:
        return any(map(_REQUESTS.fullmatch, self._names.resolve(node)))

    def _defined(self, one: Definition, depth: int) -> Answer:
        if one.module is not None:
            return True if self._is_request(one.leaf) else None
        if one.type is not None and words.is_number_type(nodes.text_of(one.type)):
            return False
        if one.value is not None:
            return self._part(one.value, depth)
        origin, from_ = origin_of(one.leaf, self._language)
        if origin is Origin.ELEMENT and from_ is not None:
            return self._element(from_, depth)
        return True if origin is Origin.PARAMETER else (False if origin is Origin.NUMBER else None)

    # Small questions

    def _held(self, node: Node) -> Node:
        """The text that a variable holds, where it holds one; else the node itself."""
        if self._names.shape(node)[0] not in ("name", "global"):
            return node
        values = self._names.values(node)
        is_text = bool(values) and all(self._is_string(one) for one in values)
        return values[0] if is_text else node

    def _is_string(self, node: Node) -> bool:
        return nodes.is_a(node, "string", self._language)

    def _is_constant(self, name: str) -> bool:
        """By its spelling; in Go capitals say something else (`r.URL`)."""
        return self._language.name != "go" and words.is_constant(name)

    def _over(self, depth: int) -> bool:
        self._steps += 1
        return depth > MAX_DEPTH or self._steps > _MAX_STEPS

    def _added(self, node: Node) -> additions.Additions:
        function = additions.function_around(node, self._language)
        if function.id not in self._additions:
            self._additions[function.id] = additions.of(function, self._language)
        return self._additions[function.id]

    def _is_list(self, node: Node) -> bool:
        is_list = any(nodes.is_a(node, group, self._language) for group in _LISTS)
        return is_list or node.type in _LISTED or node.type in _LITERALS

    def _items(self, node: Node) -> Sequence[Node]:
        body = node.child_by_field_name("body")  # of a comprehension, or of Go's literal
        if body is None:
            return [calls.value(one) for one in nodes.items(node, self._language)]
        return [body] if body.type not in _LISTED else nodes.items(body, self._language)

    def _is_number_cast(self, node: Node) -> bool:
        cast = node.type in ("cast_expression", "type_cast_expression")
        type_ = node.child_by_field_name("type") if cast else None
        return type_ is not None and words.is_number_type(nodes.text_of(type_))

    def _is_number_parse(self, call: calls.Call) -> bool:
        """`x.parse::<i32>()`."""
        called = call.node.child_by_field_name("function")
        kinds = called.child_by_field_name("type_arguments") if called else None
        return kinds is not None and words.is_number_type(nodes.text_of(kinds).strip("<>"))

    def _is_module(self, node: Node) -> bool:
        """True for what is imported, a class or a global: `strings` of `strings.Join(…)`."""
        if self._names.shape(node)[0] not in ("name", "global"):
            return node.type == "predefined_type"
        found = self._names.definitions(node)
        return not any(one.module is None for one in found) and not self._is_request(node)


_LITERALS = frozenset({"composite_literal", "array_creation_expression", "array_initializer"})
_COMPUTED = frozenset(
    {
        "binary_operator",
        "binary_expression",
        "binary",
        "additive_expression",
        "multiplicative_expression",
        "boolean_operator",
        "unary_operator",
        "unary_expression",
        "unary",
    }
)
_BLOCKS = frozenset({"statement_block", "block", "compound_statement", "body_statement"})


def _result(function: Node) -> Node | None:
    """The expression that a function of one expression gives."""
    body = function.child_by_field_name("body") or next(
        (one for one in function.named_children if one.type == "statements"), None
    )
    if body is None or body.type not in (*_BLOCKS, "statements", "block_body"):
        return body
    return body.named_children[0] if body.named_child_count == 1 and _is_free(body) else None


def _is_free(body: Node) -> bool:
    """Where a block's last expression is what it gives: Ruby, Kotlin, Rust."""
    return body.type in ("statements", "block_body", "body_statement", "block")


def is_addition(one: Definition) -> bool:
    """True for `a += …`, which is counted as an addition."""
    parent = one.leaf.parent
    if parent is not None and parent.type in ("expression_list", "directly_assignable_expression"):
        parent = parent.parent
    return one.value is None and parent is not None and pieces.operator(parent) in ("+=", ".=")


def any_of(answers: Iterable[Answer]) -> Answer:
    """True if one is; not known if one is not; False for none at all."""
    every = list(answers)
    return True if True in every else (None if None in every else False)
