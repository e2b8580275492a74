"""Compose files: their services, with the lines on which each fact stands. Pure."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

import yaml

_LARGEST = 100_000  # characters


@dataclass(frozen=True, slots=True)
class Service:
    """One service. `environment`: each variable's line. `context`: the folder that it is built in,
    from the compose file's own, None where it is not built; `ports`: what it publishes, as written.
    """

    name: str
    line: int
    context: str | None = None
    dockerfile: str = "Dockerfile"
    target: str | None = None
    arguments: frozenset[str] = frozenset()
    environment: Mapping[str, int] = field(default_factory=dict)
    values: Mapping[str, str] = field(default_factory=dict)
    ports: tuple[tuple[str, int], ...] = ()
    command: str | None = None


@lru_cache(maxsize=128)
def services(text: str) -> tuple[Service, ...]:
    """The services; none where the file cannot be read for certain."""
    try:
        root = yaml.compose(text, yaml.SafeLoader) if len(text) <= _LARGEST else None
    except (yaml.YAMLError, RecursionError, ValueError):
        return ()
    found = _pairs(_pairs(root).get("services"))
    return tuple(_service(name, node) for name, node in found.items())


def _service(name: str, node: yaml.Node) -> Service:
    pairs = _pairs(node)
    build = pairs.get("build")
    inside = _pairs(build)
    environment = dict(_entries(pairs.get("environment")))
    context = _text(build) or _text(inside.get("context")) or ("." if inside else None)
    return Service(
        name,
        node.start_mark.line,
        context if build is not None else None,
        _text(inside.get("dockerfile")) or "Dockerfile",
        _text(inside.get("target")),
        frozenset(key for key, _ in _entries(inside.get("args"))),
        {key: line for key, (_, line) in environment.items()},
        {key: value for key, (value, _) in environment.items()},
        tuple((value, line) for value, line in _listed(pairs.get("ports"))),
        _text(pairs.get("command")),
    )


def _pairs(node: yaml.Node | None) -> dict[str, yaml.Node]:
    if not isinstance(node, yaml.MappingNode):
        return {}
    return {str(key.value): value for key, value in node.value if isinstance(key, yaml.ScalarNode)}


def _entries(node: yaml.Node | None) -> Iterator[tuple[str, tuple[str, int]]]:
    """`KEY: value` of a mapping, `KEY=value` of a list; each with its line."""
    if isinstance(node, yaml.MappingNode):
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode):
                yield str(key.value), (_text(value) or "", key.start_mark.line + 1)
    for value, line in _listed(node):
        name, _, rest = value.partition("=")
        yield name, (rest, line)


def _listed(node: yaml.Node | None) -> Iterator[tuple[str, int]]:
    if isinstance(node, yaml.SequenceNode):
        for one in node.value:
            if isinstance(one, yaml.ScalarNode):
                yield str(one.value), one.start_mark.line + 1


def _text(node: yaml.Node | None) -> str | None:
    return str(node.value) if isinstance(node, yaml.ScalarNode) else None
