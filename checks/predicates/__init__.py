"""The predicates of `vocabulary.toml`, each one function: yes, no, or not known.

Not known is quiet: both `#x?` and `#not-x?` are then false. A new one is a function in the file
that asks about such things, and a row here.
"""

from collections.abc import Mapping

from checks.beside import Beside
from checks.deadline import Deadline
from checks.index.tree import Index
from checks.model import Role, RuntimeSide
from checks.places import Captures, PlaceQuery
from checks.predicates import (
    around,
    calling,
    dropped,
    fates,
    held,
    keyed,
    lists,
    naming,
    numbers,
    repository,
    secrets,
    siblings,
    sql,
    standing,
    stored,
    targets,
    texts,
    values,
    workflows,
)
from checks.predicates.facts import Ask, Facts
from checks.queries import Pattern, Predicate
from checks.source import Source

__all__ = ["Facts", "gather", "judge"]

_NO_LINES: frozenset[int] = frozenset()


def gather(  # noqa: PLR0913, PLR0917  # as Facts
    source: Source,
    path: str,
    role: Role,
    side: RuntimeSide,
    deadline: Deadline,
    places: PlaceQuery,
    index: Index | None = None,
    beside: Beside | None = None,
) -> Facts:
    """The facts of a file; each is found out when it is first asked for."""
    return Facts(source, path, role, side, deadline, places, judge, index, beside)


def judge(pattern: Pattern, captures: Captures, facts: Facts) -> frozenset[int] | None:
    """The lines that the predicates add to the evidence; None if one of them does not hold."""
    lines = _NO_LINES
    for predicate in pattern.predicates:
        found = _holds(predicate, captures, facts)
        if found is None:
            return None
        lines |= found
    return lines


def may_hold(pattern: Pattern, facts: Facts) -> bool:
    """False if one of the predicates says no to every node of the file."""
    return all(_may_hold(one, facts) for one in pattern.predicates)


def _may_hold(predicate: Predicate, facts: Facts) -> bool:
    if predicate.name == "version?":
        answer = repository.version(predicate, facts)
    elif predicate.name in _OF_FILES:
        answer = _ASKED[predicate.name](facts.source.root, predicate, {}, facts)
    else:
        return facts.index is not None or predicate.name not in _OF_INDEX
    return answer is not None and answer is not predicate.denied


def _holds(predicate: Predicate, captures: Captures, facts: Facts) -> frozenset[int] | None:
    if predicate.name == "version?":  # about the file's folder, not about a node
        answer = repository.version(predicate, facts)
        return None if answer is None or answer is predicate.denied else _NO_LINES
    given = [captures.get(name) for name in predicate.captures]
    if not all(given):
        return None
    if predicate.name == "inside?":
        return standing.inside(predicate, captures, facts)
    ask = _ASKED[predicate.name]
    for node in given[0] or ():
        answer = ask(node, predicate, captures, facts)
        if answer is None or answer is predicate.denied:
            return None
    return sql.lines(predicate, given[0] or (), facts) if predicate.name in _WIDE else _NO_LINES


# Nothing is known of these without the repository around the file; those others are not about the
# node that they are asked of.
_OF_INDEX = frozenset({"undeclared-variable?", "undeclared-package?", "on-volume?"})
_OF_FILES = frozenset({"path?", "for-development?", "in-role?", "on-side?"})

# What these were asked about is wider than the node, and evidence.
_WIDE = frozenset({"statement?", "clause?"})


_ASKED: Mapping[str, Ask] = {
    "eq?": texts.eq,
    "any-of?": texts.any_of,
    "match?": texts.match,
    "value?": texts.value,
    "value-match?": texts.value_match,
    "command?": texts.command,
    "literal?": texts.literal,
    "commented?": texts.commented,
    "less?": numbers.less,
    "more?": numbers.more,
    "calls?": calling.calls_below,
    "function-calls?": calling.function_calls,
    "file-calls?": calling.file_calls,
    "contains?": texts.contains,
    "resolves?": naming.resolves,
    "same?": naming.same,
    "shows?": naming.shows,
    "interpolated?": naming.interpolated,
    "from-request?": naming.from_request,
    "lacks-argument?": lists.lacks_argument,
    "lacks-key?": lists.lacks_key,
    "has-key?": lists.has_key,
    "arguments-count?": lists.arguments_count,
    "uses-loop-variable?": standing.uses_loop_variable,
    "loop-variable?": standing.loop_variable,
    "leaves-loop?": standing.leaves_loop,
    "on-condition?": standing.on_condition,
    "on-side?": standing.on_side,
    "in-role?": standing.in_role,
    "document-kind?": standing.document_kind,
    "at?": keyed.at,
    "match-at?": keyed.match_at,
    "gone?": keyed.gone,
    "may-write?": workflows.may_write,
    "awaited?": fates.awaited,
    "function-match?": around.function_match,
    "function-head?": around.function_head,
    "module-variable?": held.module_variable,
    "holds?": held.holds,
    "undeclared-variable?": repository.undeclared_variable,
    "text-match?": held.text_match,
    "sql-value?": values.sql_value,
    "sql-condition?": values.sql_condition,
    "undeclared-package?": repository.undeclared_package,
    "ours?": repository.ours,
    "path?": texts.path,
    "on-volume?": stored.on_volume,
    "port-given?": stored.port_given,
    "server-database?": stored.server_database,
    "unlike-siblings?": siblings.unguarded,
    "unique-in-schema?": stored.unique_in_schema,
    "above?": texts.above,
    "for-development?": texts.for_development,
    "within?": standing.within,
    "mentioned?": texts.mentioned,
    "statement?": sql.statement,
    "clause?": sql.clause,
    "other-statement?": sql.other_statement,
    "dialect?": sql.dialect,
    "out-of-use?": dropped.out_of_use,
    "named?": targets.named,
    "credential?": secrets.credential,
    "names-secret?": secrets.names_secret,
    "secret?": secrets.secret,
}
