"""`#at?`: where in a document something stands. `HERE` marks a scalar; its path is asked for."""

from pathlib import Path

import pytest
from tree_sitter import Parser

from checks import nodes, paths
from tests.checks.languages.kit import findings, named

YAML = {
    "a key's value": ("a:\n  b: HERE\n", "a.b"),
    "a key": ("a:\n  HERE: 1\n", "a.HERE"),
    "an element": ("a:\n  b:\n  - c\n  - HERE\n", "a.b.[]"),
    "an object in a list": ("a:\n- b: 1\n  c: HERE\n", "a.[].c"),
    "flow style": ("a: {b: [1, {c: HERE}]}\n", "a.b.[].c"),
    "quoted keys": ('"a":\n  \'b.c\': "HERE"\n', "a.'b.c'"),
    "the second document": ("x: 1\n---\na: HERE\n", "a"),
    "after comments": ("a:\n  # why\n  b:\n    - HERE # so\n", "a.b.[]"),
    "a list in a list": ("a:\n- - HERE\n", "a.[].[]"),
    "with an anchor": ("a: &x\n  b: &y HERE\n", "a.b"),
    "a block text": ("a: |\n  HERE\n", "a"),
    "the key on": ("on:\n  push: HERE\n", "on.push"),
    "a number as key": ("a:\n  80: HERE\n", "a.80"),
}
JSON = {
    "an object": ('{"a": {"b": "HERE"}}', "a.b"),
    "a list": ('{"a": [1, {"b": "HERE"}]}', "a.[].b"),
}
TOML = {
    "the top": ('a = "HERE"\n', "a"),
    "a table": ('[a.b]\nc = "HERE"\n', "a.b.c"),
    "a dotted key": ('[a]\nb.c = "HERE"\n', "a.b.c"),
    "tables in a list": ('[[a.b]]\nc = "HERE"\n', "a.b.[].c"),
    "an inline table": ('a = [{ b = "HERE" }]\n', "a.[].b"),
    "quoted": ('[a."b.c"]\nd = "HERE"\n', "a.'b.c'.d"),
}
HCL = {
    "an attribute": ('resource "r" "n" {\n  a = "HERE"\n}\n', "resource.r.n.a"),
    "a block in a block": ('r "n" {\n  a {\n    b = "HERE"\n  }\n}\n', "r.n.a.b"),
    "an object": ('r "n" {\n  a = { "b" = ["HERE"] }\n}\n', "r.n.a.b.[]"),
    "JSON": ('r "n" {\n  a = jsonencode({ B = [{ C = "HERE" }] })\n}\n', "r.n.a.B.[].C"),
    "a generated block": (
        'r "n" {\n  dynamic "a" {\n    content {\n      b = "HERE"\n    }\n  }\n}\n',
        "r.n.a.b",
    ),
    "a label": ('resource "r" "HERE" {\n}\n', "resource.r.HERE"),
    "no quotes": ("locals {\n  a = HERE\n}\n", "locals.a"),
}
CASES = [
    pytest.param(language, *case, id=f"{language}: {name}")
    for language, cases in (("yaml", YAML), ("json", JSON), ("toml", TOML), ("hcl", HCL))
    for name, case in cases.items()
]


def path_of(language: str, text: str) -> paths.Path:
    known = named(language)
    root = Parser(known.tree_sitter).parse(text.encode()).root_node
    assert not root.has_error
    holding = [one for one in nodes.below(root) if b"HERE" in (one.text or b"")]
    return paths.of(min(holding, key=lambda one: len(one.text or b"")), known)


@pytest.mark.parametrize(("language", "text", "path"), CASES)
def test_the_path_of_a_scalar(language: str, text: str, path: str) -> None:
    assert path_of(language, text) == paths.split(path)


UNKNOWN = {
    "a computed key": ("hcl", 'r "n" {\n  a = { (b) = "HERE" }\n}\n'),
    "the argument of a function": ("hcl", 'r "n" {\n  a = merge(x, { b = "HERE" })\n}\n'),
    "an object as key": ("yaml", "a:\n  ? {b: c}\n  : HERE\n"),
}


@pytest.mark.parametrize(("language", "text"), UNKNOWN.values(), ids=UNKNOWN)
def test_what_is_not_known_fits_no_pattern(language: str, text: str) -> None:
    path = path_of(language, text)
    assert not any(paths.fits(path, "*." * count + "*") for count in range(6))


@pytest.mark.parametrize(
    ("path", "pattern", "fits"),
    [
        ("a.b", "a.b", True),
        ("a.b", "a.*", True),
        ("a.b", "*", False),
        ("a.b", "a.b.*", False),
        ("a.b.c", "**.c", True),
        ("c", "**.c", True),
        ("a.b.c", "a.**", True),
        ("a.b.c", "a.**.b", False),
        ("a.[].c", "a.[].c", True),
        ("a.[].c", "a.*.c", False),
        ("a.[].c", "a.**.c", True),
        ("a.'b.c'", "a.'b.c'", True),
        ("a.'b.c'", "a.b.c", False),
    ],
)
def test_patterns(path: str, pattern: str, fits: bool) -> None:
    assert paths.fits(paths.split(path), pattern) is fits


PORTS = '((block_mapping_pair) @hazard (#at? @hazard "services.*.{ports,expose}"))'
PRIVILEGED = """((block_sequence_item) @hazard (#at? @hazard "spec.containers.[]")
  (#not-has-key? @hazard "securityContext.privileged" "false")
  (#lacks-key? @hazard "resources.limits.memory"))"""
POD = "spec:\n  containers:\n  - image: a\n"
RULES = {
    "one of two paths": (PORTS, "services:\n  a:\n    ports: [1]\n    expose: [2]\n", [3, 4]),
    "another path": (PORTS, "ports: [1]\nservices:\n  ports: [1]\n", []),
    "an element lacks nested keys": (PRIVILEGED, POD, [3]),
    "null lacks them": (PRIVILEGED, POD + "    resources:\n    securityContext: ~\n", [3]),
    "some of it": (PRIVILEGED, POD + "    resources: {limits: {cpu: 1}}\n", [3]),
    "it has them": (PRIVILEGED, POD + '    resources: {"limits": {memory: 1}}\n', []),
    "it has the other": (PRIVILEGED, POD + '    securityContext: {privileged: "false"}\n', []),
    "an alias may have them": (PRIVILEGED, POD + "    resources: *r\n", []),
    "a merge may have them": (PRIVILEGED, POD + "    <<: *r\n", []),
    "an inner merge may have them": (PRIVILEGED, POD + "    resources: {<<: *r}\n", []),
    "an anchor does not hide": (PRIVILEGED, "spec:\n  containers:\n  - &a\n    image: b\n", [3]),
}


@pytest.mark.parametrize(("query", "text", "found"), RULES.values(), ids=RULES)
def test_rules_of_paths(tmp_path: Path, query: str, text: str, found: list[int]) -> None:
    assert findings(tmp_path, "yaml", query, text, "deploy/a.yaml") == found


VALUE = '((block_mapping_pair value: (_) @v) @hazard (#at? @hazard "a") (#{}? @v "{}"))'
PAIR = '((block_mapping_pair) @hazard (#at? @hazard "a") (#{}? @hazard "{}"))'
VALUES = {
    "plain": (PAIR, "value", "yes", "a: yes\n", True),
    "quoted": (PAIR, "value", "yes", "a: 'yes'\n", True),
    "of a value": (VALUE, "value", "yes", 'a: "yes"\n', True),
    "another": (PAIR, "value", "yes", "a: no  # yes\n", False),
    "denied": (PAIR, "not-value", "yes", "a: no\n", True),
    "a list, denied": (PAIR, "not-value", "yes", "a: [no]\n", False),
    "a tag, denied": (PAIR, "not-value", "yes", "a: !Ref no\n", False),
    "an alias, denied": (PAIR, "not-value", "yes", "a: *no\n", False),
    "a pattern": (PAIR, "value-match", "^[0-9]+$", "a: '12'\n", True),
    "another pattern": (PAIR, "value-match", "^[0-9]+$", "a: 12m\n", False),
    "a block's text": (PAIR, "value-match", "curl", "a: |\n  curl x\n", True),
}


@pytest.mark.parametrize(("query", "word", "wanted", "text", "found"), VALUES.values(), ids=VALUES)
def test_values(  # noqa: PLR0913, PLR0917  # one table, read across
    tmp_path: Path, query: str, word: str, wanted: str, text: str, found: bool
) -> None:
    asked = query.replace("{}", word, 1).replace("{}", wanted, 1)
    assert bool(findings(tmp_path, "yaml", asked, text, "deploy/a.yaml")) is found


def test_repeated_blocks_are_all_looked_at(tmp_path: Path) -> None:
    query = '((block) @hazard (#at? @hazard "r.*") (#has-key? @hazard "in.cidr" "all"))'
    text = 'r "a" {\n  in {\n    cidr = "all"\n  }\n  in {\n    cidr = "one"\n  }\n}\nr "b" {\n}\n'
    assert findings(tmp_path, "hcl", query, text, "main.tf") == [1]


@pytest.mark.parametrize("text", ["a:\n  :\n", ":\n", "- :\n"])
def test_an_entry_without_a_key_has_a_path(text: str) -> None:
    known = named("yaml")
    waiting = [Parser(known.tree_sitter).parse(text.encode()).root_node]
    while waiting:
        node = waiting.pop()
        paths.of(node, known)
        waiting += node.named_children
