"""What kind of document a YAML, JSON or TOML text holds, told by its own keys.

Where a file lies and what it is called says less: manifests stand in folders of any name, and one
file may hold several documents.
"""

from collections.abc import Mapping

from tree_sitter import Node

from checks import nodes
from checks.language import Language

_SERVICE = frozenset({"image", "build", "extends"})  # one of them makes a service
_MAX_LOOKED_AT = 64  # services or resources of one document

Keys = Mapping[str, Node | None]


def around(node: Node) -> Node:
    """The document that the node stands in: YAML's own, else the whole file."""
    step = node
    while step.type != "document" and step.parent is not None:
        step = step.parent
    return step


def kind_of(document: Node, language: Language) -> str:
    """One of the vocabulary's kinds; `other` for whatever is not known."""
    top = _keys(content(document, language), language)
    if top.keys() >= {"apiVersion", "kind"}:
        return "kubernetes"
    if top.keys() >= {"on", "jobs"}:
        return "workflow"
    if "using" in _keys(top.get("runs"), language):
        return "action"
    if "AWSTemplateFormatVersion" in top or _has_resources(top, language):
        return "cloudformation"
    return "compose" if _has_services(top, language) else "other"


def content(document: Node, language: Language) -> Node | None:
    """The mapping that the document is, if it is one."""
    if nodes.is_a(document, "object", language):
        return document
    inner = (nodes.unwrapped(one, language) for one in nodes.items(document, language))
    return next((one for one in inner if nodes.is_a(one, "object", language)), None)


def _keys(node: Node | None, language: Language) -> Keys:
    found = nodes.entries(node, language) if node is not None else None
    return {one.key: one.value for one in found or () if one is not None}


def _each_of(node: Node | None, language: Language) -> list[Keys]:
    values = list(_keys(node, language).values())[:_MAX_LOOKED_AT]
    return [_keys(value, language) for value in values]


def _has_services(top: Keys, language: Language) -> bool:
    services = _each_of(top.get("services"), language)
    return any(not _SERVICE.isdisjoint(one) for one in services)


def _has_resources(top: Keys, language: Language) -> bool:
    types = (one.get("Type") for one in _each_of(top.get("Resources"), language))
    texts = (nodes.texts(one, language) for one in types if one is not None)
    return any(text.startswith("AWS::") for every in texts for text in every)
