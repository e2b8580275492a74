"""What one expression is made of, read from expressions.scm for one node at a time."""

from tree_sitter import Node, QueryCursor

from checks.names.grammar import NameGrammar

Parts = dict[str, list[Node]]
_MATCH_LIMIT = 32  # at one node; three are needed
_MAX_PEEL = 16


class Shapes:
    """Reads `@expression.…` and `@type.…` at a node; each node is looked at once."""

    def __init__(self, grammar: NameGrammar) -> None:
        self._query = grammar.shapes
        self._seen: dict[int, list[tuple[str, Parts]]] = {}

    def of(self, node: Node, mode: str = "expression") -> list[tuple[str, Parts]]:
        """Give the node's shapes in the order of expressions.scm, without the mode's prefix."""
        return [
            (kind.removeprefix(f"{mode}."), parts)
            for kind, parts in self._all(node)
            if kind.startswith(f"{mode}.")
        ]

    def first(self, node: Node) -> tuple[str, Parts]:
        """The first of the node's shapes as an expression; `("", {})` where it has none."""
        return next(iter(self.of(node)), ("", {}))

    def peel(self, node: Node) -> list[Node]:
        """The node, and what it is when parentheses, `await` and casts are taken away."""
        peeled = [node]
        for _ in range(_MAX_PEEL):
            kind, parts = self.first(peeled[-1])
            if kind not in ("same", "cast"):
                break
            peeled.append(parts["object"][0])
        return peeled

    def _all(self, node: Node) -> list[tuple[str, Parts]]:
        if node.id not in self._seen:
            self._seen[node.id] = self._read(node)
        return self._seen[node.id]

    def _read(self, node: Node) -> list[tuple[str, Parts]]:
        cursor = QueryCursor(self._query, match_limit=_MATCH_LIMIT)
        cursor.set_max_start_depth(0)
        shapes = []
        for _, captures in sorted(cursor.matches(node), key=lambda match: match[0]):
            kind = next(name for name in captures if name.startswith(("expression.", "type.")))
            if captures[kind][0].id == node.id:
                shapes.append((kind, captures))
        return shapes
