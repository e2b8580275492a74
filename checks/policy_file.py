"""Reads `.github/touchline.yml` into a `Policy`. Pure; every mistake has its line and a remedy.

YAML is read as nodes, never as objects, so that nothing is constructed and each value knows its
line. Aliases are refused (a few of them grow a small file without bound), so is depth.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import TypeVar

import re2
import yaml
from pathspec import GitIgnoreSpec
from pathspec.patterns.gitignore import GitIgnorePatternError

from checks.errors import nearest
from checks.ignores import ENGINE_RULES
from checks.model import RuleId
from checks.policy import (
    PATH,
    Conclusion,
    Mode,
    PathRules,
    Permission,
    Policy,
    PolicyError,
    Rules,
    Setting,
)

__all__ = ["MAX_BYTES", "PATH", "PolicyError", "read"]

MAX_BYTES = 64 * 1024
MAX_DEPTH = 8
MAX_GLOBS = 200
MAX_GLOB = 300  # characters
MAX_COMMENTS = 100
EVERY_RULE = "all"

_Enum = TypeVar("_Enum", Mode, Permission, Conclusion, Setting)
# YAML 1.1 reads these as booleans; here they are what was written.
_ON, _OFF = ("on", "yes", "true"), ("off", "no", "false")
_GATES = (Conclusion.NEUTRAL, Conclusion.FAILURE)


def read(
    text: bytes, families: Mapping[RuleId, str], over: Policy | None = None, path: str = PATH
) -> Policy:
    """The policy in `text`, laid over another one (Touchline's defaults, or the owner's).

    `families`: every known rule and its family; the engine's own notices about ignores are the
    family `ignores`, and `all` does not mean them. `path` is what a mistake calls the file.
    Raises `PolicyError`.
    """
    reader = _Reader(families)
    try:
        return reader.policy(text, over or Policy())
    except PolicyError as error:
        raise PolicyError(error.line, error.key, error.problem, path) from None
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else 1
        raise PolicyError(line, "", f"not YAML: {error.problem}", path) from error
    except yaml.reader.ReaderError as error:
        line = text.count(b"\n", 0, error.position) + 1
        raise PolicyError(line, "", f"not text: {error.reason}; save it as UTF-8", path) from error


class _Composer(yaml.SafeLoader):
    """Nodes only: no aliases, no depth."""

    depth = 0

    def compose_node(self, parent: yaml.Node | None, index: int) -> yaml.Node | None:
        event: yaml.Event = self.peek_event()  # type: ignore[no-untyped-call]  # so in the stubs
        if isinstance(event, yaml.AliasEvent):
            raise _error(event, f"*{event.anchor}", "aliases are not allowed; write it out")
        if self.depth > MAX_DEPTH:
            raise _error(event, "", f"nested deeper than {MAX_DEPTH} levels")
        self.depth += 1
        try:
            return super().compose_node(parent, index)
        finally:
            self.depth -= 1


def _error(where: yaml.Node | yaml.Event, key: str, problem: str) -> PolicyError:
    line = where.start_mark.line + 1 if where.start_mark else 1
    return PolicyError(line, key, problem)


class _Reader:
    """One function a key; each takes the key's node and the policy so far."""

    def __init__(self, families: Mapping[RuleId, str]) -> None:
        self.families = {**dict.fromkeys(ENGINE_RULES, "ignores"), **families}
        self.keys: dict[str, Callable[[yaml.Node, Policy], Policy]] = {
            "rules": lambda node, p: replace(p, rules={**p.rules, **self.rules(node)}),
            "paths": lambda node, p: replace(p, paths=p.paths + self.paths(node)),
            "exclude": lambda node, p: replace(p, exclude=p.exclude + _globs(node, "exclude")),
            "mode": lambda node, p: replace(p, mode=_word(node, "mode", Mode)),
            "comments": lambda node, p: replace(p, comments=_count(node, "comments")),
            "ignore": lambda node, p: replace(p, ignore=_word(node, "ignore", Permission)),
            "on_error": lambda node, p: replace(p, on_error=_gate(node, "on_error")),
            "on_partial": lambda node, p: replace(p, on_partial=_gate(node, "on_partial")),
        }

    def policy(self, text: bytes, over: Policy) -> Policy:
        if len(text) > MAX_BYTES:
            raise PolicyError(1, "", f"larger than {MAX_BYTES // 1024} KB")
        root = _Composer(text).get_single_node()
        policy = over
        for key, node in _pairs(root, "the policy") if root and root.value != "" else ():
            policy = self._key(key)(node, policy)
            _try_patterns(policy, key)
        return policy

    def _key(self, key: yaml.ScalarNode) -> Callable[[yaml.Node, Policy], Policy]:
        if key.value not in self.keys:
            raise _unknown(key, "key", self.keys)
        return self.keys[key.value]

    def rules(self, node: yaml.Node) -> Rules:
        """All, then families, then rules, in whatever order they are written."""
        layers: tuple[dict[RuleId, Setting], ...] = ({}, {}, {})
        for key, value in _pairs(node, "rules"):
            layer, rules = self._named(key)
            layers[layer].update(dict.fromkeys(rules, _setting(value, key.value)))
        every, families, single = layers
        return {**every, **families, **single}

    def _named(self, key: yaml.ScalarNode) -> tuple[int, list[RuleId]]:
        name = key.value
        if name == EVERY_RULE:
            return 0, [rule for rule in self.families if rule not in ENGINE_RULES]
        if name in self.families:
            return 2, [RuleId(name)]
        members = [rule for rule, family in self.families.items() if family == name]
        if not members:
            known = {EVERY_RULE, *self.families, *self.families.values()}
            raise _unknown(key, "rule or family", known)
        return 1, members

    def paths(self, node: yaml.Node) -> tuple[PathRules, ...]:
        return tuple(map(self._path, _items(node, "paths")))

    def _path(self, node: yaml.Node) -> PathRules:
        found = {key.value: (key, value) for key, value in _pairs(node, "an entry of paths")}
        for key, _ in found.values():
            if key.value not in ("match", "rules"):
                raise _unknown(key, "key", ("match", "rules"))
        for wanted in ("match", "rules"):
            if wanted not in found:
                raise _error(node, wanted, f"an entry of `paths` needs `{wanted}`")
        return PathRules(_globs(found["match"][1], "match"), self.rules(found["rules"][1]))


def _unknown(key: yaml.ScalarNode, what: str, known: Iterable[str]) -> PolicyError:
    return _error(key, key.value, f"unknown {what} `{key.value}`. {nearest(key.value, known)}")


def _pairs(node: yaml.Node, what: str) -> Iterator[tuple[yaml.ScalarNode, yaml.Node]]:
    if not isinstance(node, yaml.MappingNode):
        raise _error(node, what, f"{what} must be a mapping (`key: value`)")
    seen: set[str] = set()
    for key, value in node.value:
        if not isinstance(key, yaml.ScalarNode):
            raise _error(key, what, f"a key of {what} must be one word")
        if key.value in seen:
            raise _error(key, key.value, f"`{key.value}` stands twice; keep one")
        seen.add(key.value)
        yield key, value


def _items(node: yaml.Node, key: str) -> list[yaml.Node]:
    if not isinstance(node, yaml.SequenceNode):
        raise _error(node, key, f"`{key}` must be a list (`- …`)")
    return list(node.value)


def _text(node: yaml.Node, key: str, wanted: str) -> str:
    if not isinstance(node, yaml.ScalarNode):
        raise _error(node, key, f"`{key}` must be {wanted}")
    return str(node.value)


def _word(node: yaml.Node, key: str, kind: type[_Enum]) -> _Enum:
    words = [member.value for member in kind]
    text = _text(node, key, f"one of {', '.join(words)}")
    if text not in words:
        raise _error(node, key, f"`{key}` cannot be `{text}`. {nearest(text, words)}")
    return kind(text)


def _gate(node: yaml.Node, key: str) -> Conclusion:
    words = [gate.value for gate in _GATES]
    text = _text(node, key, f"one of {', '.join(words)}")
    if text not in words:
        raise _error(node, key, f"`{key}` cannot be `{text}`. {nearest(text, words)}")
    return Conclusion(text)


def _setting(node: yaml.Node, key: str) -> Setting:
    text = _text(node, key, "on, off or a severity").lower()
    if text in (*_ON, *_OFF):
        return Setting.ON if text in _ON else Setting.OFF
    return _word(node, key, Setting)


def _count(node: yaml.Node, key: str) -> int:
    text = _text(node, key, "a number")
    if not re.fullmatch(r"\d{1,3}", text) or int(text) > MAX_COMMENTS:
        raise _error(node, key, f"`{key}` must be a number from 0 to {MAX_COMMENTS}")
    return int(text)


def _globs(node: yaml.Node, key: str) -> tuple[str, ...]:
    """One pattern or a list of them, each tried out here so that a mistake has its line."""
    nodes = [node] if isinstance(node, yaml.ScalarNode) else _items(node, key)
    if len(nodes) > MAX_GLOBS:
        raise _error(node, key, f"`{key}` holds more than {MAX_GLOBS} patterns")
    return tuple(_glob(one, key) for one in nodes)


def _try_patterns(policy: Policy, key: yaml.ScalarNode) -> None:
    """Together they may be too much where each alone is not."""
    try:
        policy.excluded("a")
        for below in policy.paths:
            below.fits("a")
    except re2.error as error:
        problem = f"the patterns of `{key.value}` are too much taken together; write fewer stars"
        raise _error(key, key.value, problem) from error


def _glob(node: yaml.Node, key: str) -> str:
    text = _text(node, key, "a pattern or a list of them")
    if len(text) > MAX_GLOB:
        raise _error(node, key, f"a pattern of `{key}` is longer than {MAX_GLOB} characters")
    try:
        GitIgnoreSpec.from_lines([text], backend="re2").match_file("a")
    except (GitIgnorePatternError, re.error, re2.error) as error:
        problem = f"`{text}` is no pattern as .gitignore has them"
        raise _error(node, key, problem) from error
    return text
