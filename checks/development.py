"""Whether code runs on a developer's machine alone, told by the conditions around it.

`if (process.env.NODE_ENV !== "production") { … }`, `if settings.DEBUG:`, what stands behind
`if not is_dev: return`, and the other side of a question for production. What is wrong there never
meets a customer. A condition that says neither is neither.
"""

from collections.abc import Iterator

import re2  # what meets foreign text must run in linear time
from tree_sitter import Node

from checks import nodes
from checks.places import MAX_STEPS

_MAX_CONDITION = 400  # characters; longer ones say more than this
_ENVIRONMENT = r"\w*(?:_ENV|ENVIRONMENT|environment|\benv|Env|stage|STAGE|mode|MODE)\b"
_IS = r"""[\])"'?!]*\s*(?:===?|\bis\b)\s*["':]"""
_IS_NOT = r"""[\])"'?!]*\s*(?:!==?|\bis not\b)\s*["':]"""
_LOCAL = r"(?i:dev|develop|development|local|localhost|test|testing)\b"
_LIVE = r"(?i:prod|production|live)\b"
_ASKS_LOCAL = re2.compile(
    rf"(?:{_ENVIRONMENT}{_IS}{_LOCAL})|(?:{_ENVIRONMENT}{_IS_NOT}{_LIVE})"
    r"|\bimport\.meta\.env\.DEV\b|\b__DEV__\b|\bcfg!\(debug_assertions\)"
    r"|(?i:\bis_?(?:local_?)?(?:dev|development|debug|local_env|localhost)(?:_?(?:mode|env|environment|build))?\b)"
    r"|\bRails\.env\.(?:development|test|local)\?"
    rf"|\b(?:environment|isEnvironment)\(\[?['\"]{_LOCAL}"
    r"|\bisLocal\(\)|\bIsDevelopment\(\)"
    r"|\b(?:settings|config|conf|app|current_app)\.(?:DEBUG|debug)\b|^\(?!?(?:not )?DEBUG\)?$"
)
_ASKS_LIVE = re2.compile(
    rf"(?:{_ENVIRONMENT}{_IS}{_LIVE})|(?:{_ENVIRONMENT}{_IS_NOT}{_LOCAL})"
    r"|\bimport\.meta\.env\.PROD\b|(?i:\bis_?prod(?:uction)?\b)|\bRails\.env\.production\?"
    rf"|\benvironment\(\[?['\"]{_LIVE}|\bIsProduction\(\)"
)
_AND = re2.compile(r"&&|\band\b")
_OR = re2.compile(r"\|\||\bor\b")
_NOT = re2.compile(r"^[\s(]*(?:!|not\b)")
_LEAVES = re2.compile(r"\s*(?:return|throw|raise|abort|exit|die|panic)\b")
_BLOCKS = frozenset({
    "block", "statement_block", "compound_statement", "statement_list", "statements", "then",
    "control_structure_body",
})  # fmt: skip
_THEN = frozenset({"consequence", "body", "right"})


def is_inside(node: Node) -> bool:
    """True if the node is reached in development alone."""
    step = node
    for _ in range(MAX_STEPS):
        if step.parent is None:
            return False
        if _leads_here(step) or any(map(_sends_others_away, _before(step))):
            return True
        step = step.parent
    return False


def _leads_here(step: Node) -> bool:
    """The node's parent asks where it runs, and the node is the developer's side of it."""
    asked, is_then = _question(step)
    if asked is None or len(asked) > _MAX_CONDITION:
        return False
    return is_local(asked) if is_then else is_live(asked)


def _question(step: Node) -> tuple[str | None, bool]:
    """The condition that decides whether this node is reached, and by which answer."""
    parent = step.parent
    if parent is None:
        return None, False
    if parent.type == "conditional_expression" and parent.child_by_field_name("condition") is None:
        first, asked, last = (*parent.named_children, None, None, None)[:3]  # Python's
        return (nodes.text_of(asked), step == first) if asked and step in (first, last) else _NONE
    is_and = parent.type in ("binary_expression", "boolean_operator", "binary")
    asked = parent.child_by_field_name("left" if is_and else "condition")
    if asked is None or asked == step or (is_and and not _is_and(parent)):
        return _NONE
    is_then = any(parent.child_by_field_name(name) == step for name in _THEN)
    return nodes.text_of(asked), is_then is not parent.type.startswith("unless")


_NONE = (None, False)


def _is_and(node: Node) -> bool:
    operator = node.child_by_field_name("operator")
    return operator is not None and nodes.text_of(operator) in ("&&", "and")


def _before(step: Node) -> Iterator[Node]:
    """The conditions that stand before a statement in its block."""
    one, left = step.prev_named_sibling, MAX_STEPS
    while one is not None and left:
        left -= 1
        if one.type in ("if_statement", "if_expression", "if", "if_modifier", "unless"):
            yield one
        elif one.type == "expression_statement" and one.named_child_count == 1:
            yield one.named_children[0]  # Rust's
        one = one.prev_named_sibling


def _sends_others_away(guard: Node) -> bool:
    """`if (isProduction) return;`: what follows is for development."""
    asked = guard.child_by_field_name("condition")
    then = guard.child_by_field_name("consequence") or guard.child_by_field_name("body")
    if asked is None or then is None or guard.child_by_field_name("alternative"):
        return False
    text = nodes.text_of(asked)
    if len(text) > _MAX_CONDITION or not _LEAVES.match(nodes.text_of(_last(then))):
        return False
    return is_local(text) if guard.type == "unless" else is_live(text)


def _last(then: Node) -> Node:
    """The last statement of what is done."""
    while then.type in _BLOCKS and then.named_child_count:
        then = then.named_children[-1]
    return then


def is_local(condition: str) -> bool:
    """True if the condition holds in development alone: one of what it joins says so."""
    if _OR.search(condition):
        return False
    return any(_says(part, _ASKS_LOCAL, _ASKS_LIVE) for part in _AND.split(condition))


def is_live(condition: str) -> bool:
    """True if the condition holds wherever it is not development."""
    if _AND.search(condition):
        return False
    return any(_says(part, _ASKS_LIVE, _ASKS_LOCAL) for part in _OR.split(condition))


def _says(part: str, yes: "re2._Regexp[str]", no: "re2._Regexp[str]") -> bool:
    return bool((no if _NOT.search(part) else yes).search(part))
