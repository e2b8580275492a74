"""Asked of names and texts: does a credential stand here?"""

from tree_sitter import Node

from checks import credentials, nodes
from checks.places import Captures
from checks.predicates.facts import Answer, Facts
from checks.predicates.texts import regex
from checks.queries import Predicate

# Words of a language, and values of a test's own services.
_ELSEWHERE = regex(r"(^|/)(locales?|i18n|l10n|lang|langs|translations?|\.github)/")


def credential(node: Node, _: Predicate, __: Captures, facts: Facts) -> Answer:
    """`#credential?`: the text holds a credential of a known format."""
    return credentials.kind_of(_written(node, facts)) is not None


def names_secret(node: Node, _: Predicate, __: Captures, facts: Facts) -> Answer:
    """`#names-secret?`: the name says that what it stands for is a secret."""
    return credentials.names_secret(_written(node, facts))


def secret(node: Node, predicate: Predicate, captures: Captures, facts: Facts) -> Answer:
    """`#secret?`: a variable of this name with this value holds a real secret."""
    if _ELSEWHERE.search(facts.path):
        return None
    values = captures[predicate.captures[1]]
    if values == [node]:  # `NAME=value` in one text
        name, _, value = _written(node, facts).partition("=")
        return credentials.is_secret(name.strip(), value.strip())
    if any(_has_holes(value, facts) for value in values):
        return None
    name = _written(node, facts)
    return all(credentials.is_secret(name, _written(value, facts)) for value in values)


def _has_holes(node: Node, facts: Facts) -> bool:
    inner = nodes.unwrapped(node, facts.language)
    is_string = nodes.is_a(inner, "string", facts.language)
    return is_string and nodes.string_content(inner, facts.language) is None


def _written(node: Node, facts: Facts) -> str:
    """A string's content, else the node's own text."""
    content = nodes.string_content(nodes.unwrapped(node, facts.language), facts.language)
    return nodes.text_of(node) if content is None else content
