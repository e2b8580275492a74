"""`#shows?`: whether what an expression gives holds the text of a certain value.

`str(e)`, `f"failed: {e}"`, `{"error": e.message}` and `jsonify(error=str(e))` all show `e`; what
goes through any other function may have been made harmless there, so it does not.
"""

from collections.abc import Sequence

from tree_sitter import Node

from checks import nodes
from checks.language import Language
from checks.names import Names, matches

_MAX_DEPTH = 12  # expressions inside one another, variables followed among them

# Functions that give back the text, or the contents, of what they are given.
_CONVERTERS = "{str,repr,dict,String,Object,json.dumps,JSON.stringify,flask.jsonify}"
# Joining texts, and `a or b`, which may be either.
_JOINERS = frozenset({"+", "%", "||", "??", "or"})
_JOINED = ("binary_operator", "binary_expression", "boolean_operator")
_HOLDERS = ("string", "interpolation", "sequence", "wrapper", "await", "arguments", "spread")


class Shows:
    """Asks for one list of names whether expressions show a value of one of these names."""

    def __init__(self, names: Names, language: Language, wanted: Sequence[str]) -> None:
        self._names, self._language, self._wanted = names, language, wanted

    def asked(self, node: Node, depth: int = 0) -> bool:
        """True if such a value is seen; False says only that none is seen."""
        if depth > _MAX_DEPTH:
            return False
        found = self._names.resolve(node)
        if any(matches(found, text) for text in self._wanted):
            return True
        if any(self.asked(part, depth + 1) for part in self._parts(node)):
            return True
        given = self._names.values(node)  # a variable: whichever of them it holds
        return bool(given) and all(self.asked(value, depth + 1) for value in given)

    def _parts(self, node: Node) -> Sequence[Node]:
        """What of an expression comes out of it."""
        if nodes.is_a(node, "call", self._language):
            return self._converted(node)
        if node.type == "ternary_expression":
            return self._either(node)
        if node.type in _JOINED:
            return node.named_children if _operator(node) in _JOINERS else ()
        if nodes.is_a(node, "pair", self._language) or nodes.is_a(node, "keyword", self._language):
            value = node.child_by_field_name("value")
            return (value,) if value else ()
        holds = any(nodes.is_a(node, group, self._language) for group in _HOLDERS)
        holds = holds or nodes.entries(node, self._language) is not None
        return node.named_children if holds else ()

    def _converted(self, call: Node) -> Sequence[Node]:
        function = call.child_by_field_name("function")
        known = function is not None and matches(self._names.resolve(function), _CONVERTERS)
        given = nodes.arguments(call, self._language) if known else None
        return nodes.items(given, self._language) if given else ()

    def _either(self, node: Node) -> Sequence[Node]:
        """`e instanceof Error ? e.message : "…"` asks nothing about e; any other condition may."""
        asked = node.child_by_field_name("condition")
        of = (
            asked.child_by_field_name("right")
            if asked and _operator(asked) == "instanceof"
            else None
        )
        if of is None or not matches(self._names.resolve(of), "Error"):
            return ()
        return [one for one in node.named_children if one != asked]


def _operator(node: Node) -> str:
    operator = node.child_by_field_name("operator")
    return operator.type if operator else ""
