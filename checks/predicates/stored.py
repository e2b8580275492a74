"""Asked of the repository around the file: what its volumes keep, and what its schema forbids.

Where the repository is not known, no volume is, and nothing is unique.
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
