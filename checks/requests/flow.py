"""A value followed back to the request, within its function and the file's variables."""

from tree_sitter import Node

from checks import calls, nodes
from checks.built import pieces
from checks.built import words as built_words
from checks.built.additions import function_around
from checks.language import Language
from checks.names import Definition, Names
from checks.places import Places
from checks.requests import words
from checks.requests.sources import Given, Sources

_MAX_DEPTH = 14
_MAX_STEPS = 300


class Requests:
    """Answers for one file: True for a value of the request, None where that is not seen."""

    def __init__(self, names: Names, places: Places, language: Language) -> None:
        self._names, self._language = names, language
        self._sources = Sources(names, places, language)
        self._fillers: dict[int, list[calls.Call]] = {}  # by the id of their function
        self._steps = 0

    def asked(self, node: Node) -> bool | None:
        """True if the value comes from the request; False for a literal; else not known."""
        self._steps = 0
        if nodes.is_literal(nodes.unwrapped(node, self._language), self._language):
            return False
        return self._sent(node, 0) or None

    def _sent(self, node: Node, depth: int) -> bool:
        """True if it is a value that was sent."""
        self._steps += 1
        if depth > _MAX_DEPTH or self._steps > _MAX_STEPS:
            return False
        node = calls.value(nodes.unwrapped(node, self._language))
        if any(map(words.SOURCES.match, self._names.resolve(node))):
            return True
        put = pieces.of(node, self._language)
        if put is not None:
            return any(self._sent(one, depth + 1) for one in put.nodes) or any(
                self._named(name, node, depth + 1) for name in put.names
            )
        called = calls.read(node, self._language)
        if called is not None:
            return self._called(called, depth + 1)
        return self._plain(node, depth + 1)

    def _plain(self, node: Node, depth: int) -> bool:
        kind, parts = self._names.shape(node)
        if kind in ("either", "same", "cast"):
            return any(self._sent(one, depth) for one in parts["object"])
        if kind == "name":
            return self._named(nodes.text_of(node), node, depth)
        if kind in ("member", "element") and "object" in parts:
            return self._member(node, parts["object"][0], depth)
        return False

    def _member(self, node: Node, object_: Node, depth: int) -> bool:
        name = self._last_word(node)
        if name == "kwargs" and nodes.text_of(object_) == "self":  # of Django's views
            return self._sources.is_in_handler(node)
        given = self._object(object_, depth)
        if given is Given.REQUEST:
            is_field = self._language.name == "php" and name not in words.NOT_FIELDS
            return is_field or name in words.of("parts", self._language.name)
        if given is Given.CONTEXT and name in words.CONTEXT_PARTS:
            return True
        if given is Given.CONTEXT and name == "body" and nodes.text_of(object_) in words.EVENTS:
            return True
        return name not in built_words.NUMBER_MEMBERS and self._sent(object_, depth)

    def _last_word(self, node: Node) -> str:
        kind, parts = self._names.shape(node)
        member = parts.get("member")
        if member:
            return nodes.text_of(member[-1])
        key = parts.get("key")  # JavaScript: req["body"]
        return nodes.text_of(key[0]).strip("'\"`") if kind == "element" and key else ""

    def _called(self, call: calls.Call, depth: int) -> bool:
        if self._gets(call) or (call.receiver is not None and self._read(call, depth)):
            return True
        is_check = built_words.is_check(call.name) and call.name not in words.PASSING
        if is_check or call.name in words.VERDICTS:
            return False
        if call.receiver is not None and self._sent(call.receiver, depth):
            return True
        return _passes(call) and any(self._sent(one, depth) for one in call.arguments)

    def _gets(self, call: calls.Call) -> bool:
        """`mux.Vars(r)`, and PHP's `request("q")`."""
        if any(map(words.GETTERS.fullmatch, _plain_names(self._names, call.node))):
            return True
        if call.name == "request" and call.receiver is None and self._language.name == "php":
            return bool(call.arguments)
        return self._read_freely(call)

    def _read_freely(self, call: calls.Call) -> bool:
        """`self.get_argument("q")` in Tornado, `readBody(event)` in Nuxt."""
        if call.receiver is not None:
            is_own = nodes.text_of(call.receiver) == "self"
            return is_own and call.name in words.OWN_READERS
        return call.name in words.FREE_READERS and self._sources.is_in_handler(call.node)

    def _read(self, call: calls.Call, depth: int) -> bool:
        """`request.json()`, `c.Query("x")`, `$request->input("x")`."""
        on = call.receiver
        is_request = on is not None and self._object(on, depth) is Given.REQUEST
        return is_request and call.name in words.of("readers", self._language.name)

    def _object(self, node: Node, depth: int) -> Given | None:
        """What a request, or what holds one, is where the expression is that."""
        self._steps += 1
        if depth > _MAX_DEPTH or self._steps > _MAX_STEPS:
            return None
        node = calls.value(nodes.unwrapped(node, self._language))
        kind, parts = self._names.shape(node)
        called = calls.read(node, self._language)
        if called is not None and not called.arguments:
            is_request = called.name in ("request", "getRequest")
            return Given.REQUEST if is_request and self._language.name in _HELPED else None
        if kind == "same":
            return self._object(parts["object"][0], depth + 1)
        if kind == "member" and "object" in parts:
            return self._inner_object(node, parts["object"][0], depth + 1)
        return self._named_object(node, depth + 1) if kind in ("name", "global") else None

    def _inner_object(self, node: Node, object_: Node, depth: int) -> Given | None:
        """`ctx.request`, `self.request`, `HttpContext.Request`."""
        if self._last_word(node) not in words.OBJECTS:
            return None
        is_own = self._names.shape(object_)[0] == "self" or nodes.text_of(object_) in _OWN
        held = is_own or self._object(object_, depth) in (Given.CONTEXT, Given.REQUEST)
        return Given.REQUEST if held else None

    def _named_object(self, node: Node, depth: int) -> Given | None:
        found = self._names.definitions(node)
        name = nodes.text_of(node)
        if not found:
            free = _FREE_OBJECTS.get(self._language.name, {})
            return free.get(name)
        given = {self._given_object(one, node, depth) for one in found}
        return given.pop() if len(given) == 1 else None

    def _given_object(self, one: Definition, use: Node, depth: int) -> Given | None:
        if one.value is not None and not one.members:
            return self._object(one.value, depth)
        given = self._sources.given(one, use)
        return given if given in (Given.REQUEST, Given.CONTEXT) else None

    def _named(self, name: str, node: Node, depth: int) -> bool:
        is_name = nodes.text_of(node) == name
        found = self._names.definitions(node) if is_name else []
        found = found or self._names.every_definition(name, node)
        if not found:
            free = name in words.FREE.get(self._language.name, ())
            # `params` is the request's in a controller, and in what Sinatra calls.
            return free and (self._language.name != "ruby" or self._sources.is_in_handler(node))
        return any(self._defined(one, node, depth) for one in found) or self._filled(name, node)

    def _defined(self, one: Definition, use: Node, depth: int) -> bool:
        if one.value is not None:
            return self._of_value(one, one.value, depth)
        if one.module is not None:
            return False
        return self._sources.given(one, use) is Given.PART

    def _of_value(self, one: Definition, value: Node, depth: int) -> bool:
        """`const { id } = req.params`, `const { body } = req`."""
        if not one.members:
            return self._sent(value, depth)
        given = self._object(value, depth)
        parts = words.of("parts", self._language.name)
        if given is Given.REQUEST and one.members[0] in parts:
            return True
        if given is Given.CONTEXT and one.members[0] in words.CONTEXT_PARTS:
            return True
        return self._sent(value, depth)

    def _filled(self, name: str, node: Node) -> bool:
        """Go: `json.NewDecoder(r.Body).Decode(&input)`, `c.ShouldBindJSON(&input)`."""
        if self._language.name != "go":
            return False
        function = function_around(node, self._language)
        if function.id not in self._fillers:
            self._fillers[function.id] = self._fillers_in(function)
        for called in self._fillers[function.id]:
            if any(nodes.text_of(each) == f"&{name}" for each in called.arguments):
                return self._is_sent(called)
        return False

    def _fillers_in(self, function: Node) -> list[calls.Call]:
        every = (calls.read(one, self._language) for one in nodes.below(function))
        return [one for one in every if one is not None and one.name in words.FILLERS]

    def _is_sent(self, filler: calls.Call) -> bool:
        rest = [*filler.arguments, *([filler.receiver] if filler.receiver is not None else [])]
        return any(self._mentions(one) for one in rest)

    def _mentions(self, node: Node) -> bool:
        """True if somewhere in the expression stands the request."""
        below = (one for one in nodes.below(node) if nodes.is_a(one, "identifier", self._language))
        return any(self._object(one, 0) is Given.REQUEST for one in below)


_HELPED = frozenset({"php", "java", "kotlin"})
_OWN = frozenset({"self", "this", "$this", "HttpContext", "Context", "call"})
_FREE_OBJECTS = {
    "csharp": {"Request": Given.REQUEST},
    "ruby": {"request": Given.REQUEST},
    "kotlin": {"call": Given.REQUEST},
}


def _passes(call: calls.Call) -> bool:
    """True if what comes out is what goes in, in another form; not for what is looked up."""
    on = nodes.text_of(call.receiver) if call.receiver is not None else ""
    if call.name in ("parse", "Parse"):
        return words.PARSERS.fullmatch(on) is not None
    if call.name in words.LOOKUPS:
        return words.PATHS.search(on) is not None
    return call.name in _PASSING


_PASSING = built_words.SAME | built_words.JOINERS | words.PASSING


def _plain_names(names: Names, call: Node) -> list[str]:
    return [name.removesuffix("()") for name in names.resolve(call)]
