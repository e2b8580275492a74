"""Asked of a node's own text and of what stands below it."""

from functools import lru_cache

import re2
from tree_sitter import Node

from checks import commands, nodes
from checks.places import Captures
from checks.predicates.facts import Answer, Facts
from checks.queries import Predicate


def eq(node: Node, predicate: Predicate, _: Captures, __: Facts) -> Answer:
    """`#eq?`: the text is exactly this."""
    return nodes.text_of(node) == predicate.texts[0]


def any_of(node: Node, predicate: Predicate, _: Captures, facts: Facts) -> Answer:
    """`#any-of?`: the text, or a string's content, is one of these."""
    return not nodes.texts(node, facts.language).isdisjoint(predicate.texts)


def match(node: Node, predicate: Predicate, _: Captures, __: Facts) -> Answer:
    """`#match?`: an RE2 pattern is found in the text."""
    return regex(predicate.texts[0]).search(nodes.text_of(node)) is not None


def command(node: Node, predicate: Predicate, _: Captures, __: Facts) -> Answer:
    """`#command?`: a command of this kind stands in the text."""
    return commands.is_one(predicate.texts[0], nodes.text_of(node))


def path(_: Node, predicate: Predicate, __: Captures, facts: Facts) -> Answer:
    """`#path?`: an RE2 pattern is found in the file's path, in lower case."""
    return regex(predicate.texts[0]).search(facts.path) is not None


def for_development(_: Node, __: Predicate, ___: Captures, facts: Facts) -> Answer:
    """`#for-development?`: a word of the path says that nobody's data is in what is described."""
    return regex(_DEVELOPMENT).search(facts.path) is not None


# A folder, or a word of a file's name: `envs/dev/main.tf`, `sandbox.tf`, `template-test.yaml`.
_DEVELOPMENT = (
    r"(^|[/._-])(dev|devel|develop|development|tests?|testing|sandbox|playground|preview|ephemeral|local"
    r"|localstack|demo|lab|poc|qa|ci|workshop|tutorial|staging|stage|stg|uat|nonprod|non-prod)([/._-]|$)"
)


def mentioned(node: Node, predicate: Predicate, _: Captures, facts: Facts) -> Answer:
    """`#mentioned?`: an RE2 pattern is found in the file; `{}` in it is the node's bare name."""
    name = re2.escape(nodes.text_of(node).strip(_AROUND_NAMES).rpartition(".")[2])
    found = regex(predicate.texts[0].replace("{}", name))
    if "{}" not in predicate.texts[0]:
        return found.search(facts.text) is not None
    made = facts.beside.made if facts.beside else ""
    return any(found.search(text) is not None for text in (facts.forth, made))


def above(node: Node, predicate: Predicate, _: Captures, facts: Facts) -> Answer:
    """`#above?`: an RE2 pattern is found in the text above the node's first line."""
    start = facts.source.text.rfind(b"\n", 0, node.start_byte) + 1
    text = facts.source.text[:start].decode("utf-8", "replace")
    return regex(predicate.texts[0]).search(text) is not None


_AROUND_NAMES = " :\"'`[]"  # quotes, and the colon of a Ruby symbol


@lru_cache(maxsize=1024)
def regex(pattern: str) -> "re2._Regexp[str]":
    """A compiled RE2 pattern. Raises `re2.error`."""
    return re2.compile(pattern)


def literal(node: Node, _: Predicate, __: Captures, facts: Facts) -> Answer:
    """`#literal?`: a string without holes, a number, a constant."""
    return nodes.is_literal(node, facts.language)


def contains(node: Node, predicate: Predicate, _: Captures, facts: Facts) -> Answer:
    """`#contains?`: a name or a string below the node is one of these."""
    language, wanted = facts.language, frozenset(predicate.texts)
    for one in nodes.below(node):
        if nodes.is_a(one, "identifier", language) and nodes.text_of(one) in wanted:
            return True
        if nodes.string_content(one, language) in wanted:
            return True
    return False


def value(node: Node, predicate: Predicate, _: Captures, facts: Facts) -> Answer:
    """`#value?`: the scalar, or that of an entry, is one of these; quotes do not count."""
    found = _scalar(node, facts)
    return None if found is None else found in predicate.texts


def value_match(node: Node, predicate: Predicate, _: Captures, facts: Facts) -> Answer:
    """`#value-match?`: the same with an RE2 pattern."""
    found = _scalar(node, facts)
    return None if found is None else regex(predicate.texts[0]).search(found) is not None


def _scalar(node: Node, facts: Facts) -> str | None:
    """A literal's text without quotes; None for what is no literal (an alias, a tag, a list)."""
    there = nodes.unwrapped(nodes.content_of(node, facts.language) or node, facts.language)
    if not nodes.is_literal(there, facts.language):
        return None
    content = nodes.string_content(there, facts.language)
    return nodes.text_of(there) if content is None else content


def commented(node: Node, _: Predicate, __: Captures, facts: Facts) -> Answer:
    """`#commented?`: a comment in the node, on its first or last line, or above that says why."""
    if _is_meant_above(node, facts):
        return True
    if any(nodes.is_a(one, "comment", facts.language) for one in nodes.below(node)):
        return True
    ends = {node.start_byte, node.end_byte}
    return any(_ends_with_comment(at, facts) for at in ends) or _is_followed(node, facts)


_MEANT = re2.compile(
    r"(?i)best.?effort|\bignor|intention|deliberate|on purpose|non-?critical|harmless|\bif any\b"
    r"|should not exist|fire.and.forget|never (block|fail)|(doesn't|does not|won't) matter"
    r"|do(n't| not) (care|fail)"
)


def _is_meant_above(node: Node, facts: Facts) -> bool:
    above = _above(node)
    if above is None or not nodes.is_a(above, "comment", facts.language):
        return False
    is_near = above.end_point[0] + 1 >= node.start_point[0]
    return is_near and _MEANT.search(nodes.text_of(above)) is not None


def _above(node: Node) -> Node | None:
    """What stands before the statement that the node begins."""
    while node.parent is not None and node.parent.start_byte == node.start_byte:
        node = node.parent
    return node.prev_sibling


def _ends_with_comment(at: int, facts: Facts) -> bool:
    """True if the line that this byte stands on ends with a comment."""
    text = facts.source.text
    end = text.find(b"\n", at)
    last = len(text[at : end if end >= 0 else len(text)].rstrip()) + at - 1
    there = facts.source.root.descendant_for_byte_range(last, last) if last >= at else None
    return there is not None and nodes.is_a(there, "comment", facts.language)


def _is_followed(node: Node, facts: Facts) -> bool:
    """A comment at the end of an indented block stands behind the block in Python's tree."""
    after = node.next_named_sibling
    if after is None or not nodes.is_a(after, "comment", facts.language):
        return False
    is_next = after.start_point[0] == node.end_point[0] + 1
    return is_next and after.start_point[1] > node.start_point[1]
