"""YAML: several documents in one file, each of its kind, and what is known of keys."""

from pathlib import Path

import pytest

from tests.checks.languages.kit import findings, tree

POD = "apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - name: HERE\n"
COMPOSE = "services:\n  web:\n    image: nginx\n    container_name: HERE\n"
WORKFLOW = "on: push\njobs:\n  test:\n    name: HERE\n"
ACTION = "name: HERE\nruns:\n  using: composite\n  steps: []\n"
STACK = "Resources:\n  Bucket:\n    Type: AWS::S3::Bucket\n    Name: HERE\n"
KINDS = {
    "Kubernetes": (POD, "kubernetes"),
    "keys in quotes": (
        POD.replace("kind", "'kind'").replace("apiV", '"apiV', 1).replace("n:", 'n":', 1),
        "kubernetes",
    ),
    "keys in any order": ("spec: {name: HERE}\nkind: Pod\napiVersion: v1\n", "kubernetes"),
    "a flow mapping": ("{apiVersion: v1, kind: Pod, name: HERE}\n", "kubernetes"),
    "Compose": (COMPOSE, "compose"),
    "built, with a version": ("version: '3'\nservices:\n  a: {build: ., name: HERE}\n", "compose"),
    "an anchor before": ("x-a: &a {}\n" + COMPOSE, "compose"),
    "a workflow": (WORKFLOW, "workflow"),
    "a workflow, on in quotes": (WORKFLOW.replace("on:", "'on':"), "workflow"),
    "a workflow with services of its own": (
        "on: push\njobs:\n  a:\n    services: {db: {image: HERE}}\n",
        "workflow",
    ),
    "an action": (ACTION, "action"),
    "CloudFormation": (STACK, "cloudformation"),
    "its version alone": ("AWSTemplateFormatVersion: 2010-09-09\nName: HERE\n", "cloudformation"),
    "something else": ("name: HERE\n", "other"),
    "services that are none": ("services: [web]\nname: HERE\n", "other"),
    "services of another format": ("services:\n  - type: web\n    name: HERE\n", "other"),
    "resources of another format": ("Resources:\n  a: {Type: b}\nname: HERE\n", "other"),
    "a list": ("- HERE\n", "other"),
    "the second of two": (f"{WORKFLOW.replace('HERE', 'x')}---\n{POD}", "kubernetes"),
    "the first of two": (f"{COMPOSE}---\n{POD.replace('HERE', 'x')}", "compose"),
    "behind a comment and a directive": ("# a\n%YAML 1.2\n---\n" + POD, "kubernetes"),
}
ALL_KINDS = ("kubernetes", "compose", "workflow", "action", "cloudformation", "other")


@pytest.mark.parametrize("asked", ALL_KINDS)
@pytest.mark.parametrize(("text", "kind"), KINDS.values(), ids=KINDS)
def test_a_document_is_of_one_kind(tmp_path: Path, text: str, kind: str, asked: str) -> None:
    tree(text, "yaml")
    query = f'((string_scalar) @hazard (#eq? @hazard "HERE") (#document-kind? @hazard "{asked}"))'
    assert bool(findings(tmp_path, "yaml", query, text, "deploy/a.yaml")) is (kind == asked)


def test_several_kinds_may_be_asked_for_and_denied(tmp_path: Path) -> None:
    query = """((string_scalar) @hazard (#eq? @hazard "HERE")
      (#not-document-kind? @hazard "{compose,workflow}"))"""
    text = f"{COMPOSE}---\n{POD}---\n{WORKFLOW}"
    assert findings(tmp_path, "yaml", query, text, "deploy/a.yml") == [COMPOSE.count("\n") + 6]


LACKS = '((block_mapping) @hazard (#has-key? @hazard "name" "x") (#lacks-key? @hazard "limits"))'
KEYS = {
    "it lacks the key": ("name: x\n", True),
    "it has the key": ("name: x\nlimits: {}\n", False),
    "in quotes": ('name: "x"\n"limits": {}\n', False),
    "a merge may carry it": ("a: &a {}\nb:\n  name: x\n  <<: *a\n", False),
    "a value in quotes": ("name: 'x'\n", True),
    "another value": ("name: y\n", False),
    "a number as a key": ("name: x\n1: y\n", True),
}


@pytest.mark.parametrize(("text", "found"), KEYS.values(), ids=KEYS)
def test_the_keys_of_a_mapping(tmp_path: Path, text: str, found: bool) -> None:
    assert bool(findings(tmp_path, "yaml", LACKS, text, "deploy/a.yaml")) is found


def test_a_texts_content_counts_without_its_quotes(tmp_path: Path) -> None:
    query = '((block_mapping_pair value: (_) @v) @hazard (#any-of? @v "{a,1,true}") (#literal? @v))'
    text = "a: a\nb: 'a'\nc: \"a\"\nd: 1\ne: true\nf: b\ng: [a]\n"
    assert findings(tmp_path, "yaml", query, text, "deploy/a.yaml") == [1, 2, 3, 4, 5]
