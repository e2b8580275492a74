"""Cuts GitHub's OpenAPI description down to what Touchline meets.

The source is the npm package `@octokit/openapi`: GitHub's own description of its REST API and
webhooks, published under the MIT licence (its `package.json` and `info.license` say so).

    npm pack @octokit/openapi@23.0.2
    tar xzf octokit-openapi-23.0.2.tgz          # gives the folder `package`
    python tests/github/trim.py package         # writes tests/github/description.json (+ .LICENSE)

What is kept is listed in `operations.txt`; every component that it refers to comes along, through
any number of steps. Prose, examples and markers for other tools are left out; nothing that says
what is valid is changed: how the judge tightens the description is in `strict.py`, not here.
The result has a line a path, webhook and component, so that a newer release can be read as a diff.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
DESCRIPTION = "generated/api.github.com.json"
VERBS = ("delete", "get", "patch", "post", "put")
# Told to people, or to generators of clients and pages; `x-multi-segment` stays: it says which
# path parameters hold slashes.
PROSE = frozenset({"description", "example", "examples", "externalDocs", "summary", "tags"})
MARKERS = frozenset({"x-github", "x-github-breaking-changes", "x-octokit"})
# Below these keys the names are GitHub's own (a property may be called "description").
NAMES = frozenset({"properties", "headers", "content", "responses", "schemas", "parameters"})


def wanted(text: str) -> tuple[frozenset[str], frozenset[str]]:
    """The operation ids and the webhook ids that `operations.txt` lists."""
    lines = (line.partition("#")[0].strip() for line in text.splitlines())
    ids = [line for line in lines if line]
    hooks = frozenset(i.removeprefix("webhook:") for i in ids if i.startswith("webhook:"))
    return frozenset(i for i in ids if not i.startswith("webhook:")), hooks


def trim(full: dict[str, Any], operations: frozenset[str], hooks: frozenset[str]) -> dict[str, Any]:
    """The description with these operations and webhooks alone.

    Raises ValueError if the description does not know one of them.
    """
    paths = _kept(full["paths"], operations)
    webhooks = _kept(full["x-webhooks"], hooks)
    _all_found(operations, paths)
    _all_found(hooks, webhooks)
    return {
        "openapi": full["openapi"],
        "paths": paths,
        "x-webhooks": webhooks,
        "components": _components(full, [paths, webhooks]),
    }


def _kept(items: dict[str, Any], ids: frozenset[str]) -> dict[str, Any]:
    kept = {name: _verbs(item, ids) for name, item in items.items()}
    return {name: bare(verbs) for name, verbs in kept.items() if verbs}


def _verbs(item: dict[str, Any], ids: frozenset[str]) -> dict[str, Any]:
    return {v: item[v] for v in VERBS if v in item and item[v]["operationId"] in ids}


def _all_found(ids: frozenset[str], kept: dict[str, Any]) -> None:
    found = {op["operationId"] for item in kept.values() for op in item.values()}
    if missing := sorted(ids - found):
        raise ValueError(f"the description does not know: {', '.join(missing)}")


def bare(node: Any, *, names: bool = False) -> Any:
    """The same without prose and markers. `names`: this node's keys are GitHub's own names."""
    if isinstance(node, list):
        return [bare(item) for item in node]
    if not isinstance(node, dict):
        return node
    return {
        key: bare(value, names=key in NAMES and not names)
        for key, value in sorted(node.items())
        if names or key not in PROSE | MARKERS
    }


def _components(full: dict[str, Any], roots: list[Any]) -> dict[str, Any]:
    """Every component that the roots refer to, through any number of steps."""
    kept: dict[str, dict[str, Any]] = {}
    todo = sorted(set(references(roots)))
    while todo:
        kind, name = todo.pop().removeprefix("#/components/").split("/")
        if name in kept.setdefault(kind, {}):
            continue
        kept[kind][name] = bare(full["components"][kind][name])
        todo += references(kept[kind][name])
    return kept


def references(node: Any) -> Iterator[str]:
    """Every `$ref` below this node."""
    children: Iterable[Any] = ()
    if isinstance(node, dict):
        children = node.values()
        if isinstance(node.get("$ref"), str):
            yield node["$ref"]
    elif isinstance(node, list):
        children = node
    for child in children:
        yield from references(child)


def written(document: dict[str, Any]) -> str:
    """The document as JSON with a line a path, webhook and component, in sorted order."""
    parts = []
    for key, value in document.items():
        lines = _lines(value, depth=2 if key == "components" else 1)
        parts.append(f"{json.dumps(key)}: {lines}")
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _lines(value: Any, depth: int) -> str:
    if depth == 0 or not isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    items = (f"{json.dumps(k)}: {_lines(v, depth - 1)}" for k, v in sorted(value.items()))
    return "{\n" + ",\n".join(items) + "\n}"


def source(package: dict[str, Any], info: dict[str, Any]) -> dict[str, str]:
    """Where the description comes from and under which licence, for the file's header."""
    return {
        "package": package["name"],
        "version": package["version"],
        "file": DESCRIPTION,
        "licence": f"{package['license']} ({info['license']['url']})",
        "repository": package["repository"],
        "trimmed-by": "tests/github/trim.py with tests/github/operations.txt",
    }


def main(folder: Path) -> None:
    """Trims the extracted package in `folder` into description.json beside this script."""
    full = json.loads((folder / DESCRIPTION).read_text("utf-8"))
    package = json.loads((folder / "package.json").read_text("utf-8"))
    document = trim(full, *wanted((HERE / "operations.txt").read_text("utf-8")))
    header = {"x-touchline-source": source(package, full["info"])}
    (HERE / "description.json").write_text(written(header | document), "utf-8")
    # The MIT licence asks that it goes along.
    (HERE / "description.LICENSE").write_text((folder / "LICENSE").read_text("utf-8"), "utf-8")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit("usage: trim.py FOLDER_OF_THE_EXTRACTED_PACKAGE")
    main(Path(sys.argv[1]))
