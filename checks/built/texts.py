"""Which texts are put together, and from what."""

from collections.abc import Iterable

from tree_sitter import Node

from checks import calls, nodes
from checks.built import pieces, words
from checks.built.parts import MAX_DEPTH, Answer, Parts, any_of, is_addition
from checks.names import Definition


class Built(Parts):
    """Answers for one file; `asked` is the question."""

    def asked(self, node: Node) -> Answer:
        """True if the node is a text with parts that may be anything; False: of constants alone."""
        self._steps = 0
        return self._text(node, 0)

    def _text(self, node: Node, depth: int) -> Answer:
        if self._over(depth):
            return None
        node = self._peeled(node)
        put = pieces.of(node, self._language, self._held)
        if put is not None:
            return self._pieces(put, node, depth)
        if nodes.is_literal(node, self._language):
            return False if nodes.is_a(node, "string", self._language) else None
        called = calls.read(node, self._language)
        if called is not None:
            return self._called_text(called, depth + 1)
        kind, parts = self._names.shape(node)
        if kind == "either":
            return any_of(self._text(one, depth + 1) for one in parts["object"])
        return self._variable_text(node, depth + 1) if kind in ("name", "member") else None

    def _called_text(self, call: calls.Call, depth: int) -> Answer:
        receiver = call.receiver
        if call.name in words.FINISHERS and receiver is not None:
            added = [*self._added(receiver).appended.get(nodes.text_of(receiver), ())]
            added += self._chained(receiver)
            if added:
                return any_of(self._part(one, depth) for one in added)
        if call.name in ("join", "Join", "implode") and (receiver or call.arguments):
            return self._part(call.node, depth)
        if call.name in words.SAME:
            within = [one for one in (receiver, *call.arguments[:1]) if one is not None]
            return _first(self._text(one, depth) for one in within)
        return None

    def _chained(self, receiver: Node) -> list[Node]:
        """`new StringBuilder(a).append(b).append(c)`."""
        added: list[Node] = []
        for _ in range(MAX_DEPTH):
            called = calls.read(receiver, self._language)
            if called is None:
                break
            is_builder = words.BUILDERS.search(called.name) is not None
            if called.name not in words.APPENDERS and not is_builder:
                return []
            added += called.arguments
            if called.receiver is None or is_builder:
                break
            receiver = called.receiver
        return added

    def _variable_text(self, node: Node, depth: int) -> Answer:
        """What a variable was given, and what was added to it."""
        name = nodes.text_of(node)
        added = [one for one in self._added(node).summed.get(name, ()) if not self._is_list(one)]
        found = self._names.definitions(node)
        if added:
            found = self._names.every_definition(name, node) or found
        given = [one for one in found if not is_addition(one)]
        answers = [self._defined_text(one, depth) for one in given]
        is_text = any(one is not None for one in answers) or any(map(self._is_text, added))
        more = [self._part(one, depth) for one in added]
        return any_of((*answers, *more)) if is_text else None

    def _defined_text(self, one: Definition, depth: int) -> Answer:
        is_known = one.value is not None and not one.members
        return self._text(one.value, depth) if is_known and one.value else None

    def _is_text(self, node: Node) -> bool:
        is_string = nodes.is_a(node, "string", self._language)
        return is_string or pieces.of(node, self._language, self._held) is not None

    def _peeled(self, node: Node) -> Node:
        for _ in range(MAX_DEPTH):
            node = calls.value(nodes.unwrapped(node, self._language))
            kind, parts = self._names.shape(node)
            if node.type == "unary" and node.named_children:  # Ruby: +"a"
                node = node.named_children[-1]
                continue
            if kind not in ("same", "cast") or calls.read(node, self._language):
                break
            node = parts["object"][0]
        return node


def _first(answers: Iterable[Answer]) -> Answer:
    """True if one is, False if one is that, else not known."""
    every = list(answers)
    return True if True in every else (False if False in every else None)
