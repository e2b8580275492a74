"""Whether code runs on a developer's machine alone, told by the conditions around it.

`if (process.env.NODE_ENV !== "production") { … }`, `if settings.DEBUG:`, what stands behind
`if not is_dev: return`, and the other side of a question for production. What is wrong there never
meets a customer. A condition that says neither is neither.
"""

import re2  # what meets foreign text must run in linear time
from tree_sitter import Node

from checks import conditions, nodes

_MAX_CONDITION = 400  # characters; longer ones say more than this
_ENVIRONMENT = r"\w*(?:_ENV|ENVIRONMENT|environment|\benv|Env|stage|STAGE|mode|MODE)\b"
_IS = r"""[\])"'?!]*\s*(?:===?|\bis\b)\s*["':]"""
_IS_NOT = r"""[\])"'?!]*\s*(?:!==?|\bis not\b)\s*["':]"""
_LOCAL = r"(?i:dev|develop|development|local|localhost|test|testing)\b"
_LIVE = r"(?i:prod|production|live)\b"
_ASKS_LOCAL = re2.compile(
    rf"(?:{_ENVIRONMENT}{_IS}{_LOCAL})|(?:{_ENVIRONMENT}{_IS_NOT}{_LIVE})"
    r"|\bimport\.meta\.env\.DEV\b|\b__DEV__\b|\bcfg!\(debug_assertions\)"
    r"|(?i:\bis_?(?:local_?)?(?:dev|development|debug|local|localhost)(?:_?(?:mode|env|environment|build))?\b)"
    r"""|(?:^|[^\w"'])(?i:in_?)?(?:dev|development|debug|DEV|DEBUG|DEVELOPMENT)(?:$|[^\w"'(:.])"""
    r"|\bRails\.env\.(?:development|test|local)\?"
    rf"|\b(?:environment|isEnvironment)\(\[?['\"]{_LOCAL}"
)
_ASKS_LIVE = re2.compile(
    rf"(?:{_ENVIRONMENT}{_IS}{_LIVE})|(?:{_ENVIRONMENT}{_IS_NOT}{_LOCAL})"
    r"|\bimport\.meta\.env\.PROD\b|(?i:\bis_?prod(?:uction)?(?:_?(?:mode|env|environment|build))?\b)|\bRails\.env\.production\?"
    rf"|\benvironment\(\[?['\"]{_LIVE}"
    r"""|(?:^|[^\w"'])(?i:in_?)?(?:prod|production|PROD|PRODUCTION)(?:$|[^\w"'(:.])"""
)
_AND = re2.compile(r"&&|\band\b")
_OR = re2.compile(r"\|\||\bor\b")
_NOT = re2.compile(r"^[\s(]*(?:!|not\b)")


def is_inside(node: Node) -> bool:
    """True if the node is reached in development alone."""
    return any(_is_so(asked, must_hold) for asked, must_hold in conditions.around(node))


def _is_so(asked: Node, must_hold: bool) -> bool:
    text = nodes.text_of(asked)
    return len(text) <= _MAX_CONDITION and (is_local(text) if must_hold else is_live(text))


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
