"""Asked of the repository around the file: what it keeps where, and how it is deployed.

Where the repository is not known, no volume is, nothing is unique, and no platform says otherwise.
"""

import re

from tree_sitter import Node

from checks import nodes
from checks.index import Index, Kind
from checks.places import Captures
from checks.predicates.facts import Answer, Facts
from checks.queries import Predicate

_MOUNTS = (Kind.COMPOSE, Kind.KUBERNETES, Kind.PLATFORM)
# `- uploads:/app/uploads` of Compose, `mountPath:` of Kubernetes, `destination =` of Fly.
_TARGET = re.compile(
    r"""(?m)^[ \t]*(?:-[ \t]*["']?[\w./${}:-]*?:"""
    r"""|-?[ \t]*(?:target|mountPath|destination)[ \t]*[:=][ \t]*["']?)(/[\w./-]+)"""
)
_MODEL = r"(?mi)^model[ \t]+{}[ \t]*\{{([^}}]*)\}}"
_MAX_TARGETS = 200


def on_volume(_: Node, __: Predicate, ___: Captures, facts: Facts) -> Answer:
    """`#on-volume?`: a volume is mounted at a folder that the file names in a path."""
    if facts.index is None:
        return None
    folders = {target.rstrip("/").rpartition("/")[2] for target in _targets(facts.index)}
    text = facts.source.text.decode(errors="replace")
    return any(re.search(rf"[\"'`/]{re.escape(one)}[\"'`/]", text) for one in folders if one)


def _targets(index: Index) -> list[str]:
    texts = (index.texts.get(path, "") for path in index.of_kind(*_MOUNTS))
    return [target for text in texts for target in _TARGET.findall(text)][:_MAX_TARGETS]


def unique_in_schema(node: Node, _: Predicate, __: Captures, facts: Facts) -> Answer:
    """`#unique-in-schema?`: Prisma's schema has a unique key, besides the id, for this model."""
    if facts.index is None:
        return False
    paths = [path for path in facts.index.of_kind(Kind.SCHEMA) if path.endswith(".prisma")]
    name = re.escape(nodes.text_of(node).rpartition(".")[2])
    found = [re.search(_MODEL.format(name), facts.index.texts.get(path, "")) for path in paths]
    blocks = [one[1] for one in found if one]
    if not blocks:
        return None if paths else False
    return any("@unique" in block or "@@unique" in block for block in blocks)


_GIVES_PORT = re.compile(r"(^|/)(procfile|app\.json|render\.ya?ml|railway\.(json|toml))$")
_DRIVER = re.compile(
    r"(?i)(?<![\w-])(psycopg\w*|asyncpg|pg8000|mysqlclient|pymysql|aiomysql|mysql2?|pg|postgres)(?![\w.])"
)


def port_given(_: Node, __: Predicate, ___: Captures, facts: Facts) -> Answer:
    """`#port-given?`: a platform tells the port, or nothing tells how this is deployed."""
    index = facts.index
    if index is None or any(_GIVES_PORT.search(path.lower()) for path in index.modes):
        return True
    return not index.of_kind(Kind.DOCKERFILE, Kind.COMPOSE, Kind.KUBERNETES, Kind.PLATFORM)


def server_database(_: Node, __: Predicate, ___: Captures, facts: Facts) -> Answer:
    """`#server-database?`: the repository can talk to a database that is a server."""
    paths = facts.index.of_kind(Kind.MANIFEST) if facts.index else []
    texts = [facts.index.texts.get(path, "") for path in paths] if facts.index else []
    return not texts or any(map(_DRIVER.search, texts))
