"""Cut GitHub's GraphQL schema down to the types that the sandbox and the bot use.

Run by hand when GitHub's schema moves on; what comes out is committed:

    python -m sandbox.graphql.trim_schema PATH/TO/@octokit/graphql-schema

The argument is the unpacked npm package `@octokit/graphql-schema`, which mirrors GitHub's own
published schema (https://docs.github.com/graphql/overview/public-schema). A field stays when its
type is in use; of `Query`, `Mutation` and a few more only the named fields stay. Descriptions are
left out.
"""

import json
import sys
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import cast

from graphql import (
    REMOVE,
    DefinitionNode,
    DirectiveNode,
    DocumentNode,
    EnumTypeDefinitionNode,
    FieldDefinitionNode,
    InputObjectTypeDefinitionNode,
    InterfaceTypeDefinitionNode,
    NamedTypeNode,
    Node,
    ObjectTypeDefinitionNode,
    ScalarTypeDefinitionNode,
    TypeNode,
    UnionTypeDefinitionNode,
    Visitor,
    VisitorAction,
    parse,
    print_ast,
    visit,
)

PACKAGE = "@octokit/graphql-schema"
OUTPUT = Path(__file__).with_name("schema.graphql")

# Fields of these are named one by one: the first two reach half of GitHub, the others are long.
NAMED = {
    "Query": {"id", "node", "nodes", "rateLimit", "repository", "viewer"},
    "Mutation": {
        "addReaction",
        "minimizeComment",
        "removeReaction",
        "resolveReviewThread",
        "unminimizeComment",
        "unresolveReviewThread",
        "updateIssueComment",
        "updatePullRequestReviewComment",
    },
    "User": {
        "avatarUrl",
        "createdAt",
        "databaseId",
        "email",
        "id",
        "isViewer",
        "login",
        "name",
        "repository",
        "resourcePath",
        "updatedAt",
        "url",
    },
    "Organization": {
        "avatarUrl",
        "createdAt",
        "databaseId",
        "id",
        "login",
        "name",
        "repository",
        "resourcePath",
        "updatedAt",
        "url",
    },
}

# Types in use. A field of another output type is left out of the trimmed file.
IN_USE = {
    "Actor",
    "AddReactionPayload",
    "Blob",
    "Bot",
    "Comment",
    "Commit",
    "GitObject",
    "IssueComment",
    "IssueCommentConnection",
    "MinimizeCommentPayload",
    "Minimizable",
    "Node",
    "PageInfo",
    "PullRequest",
    "PullRequestChangedFile",
    "PullRequestChangedFileConnection",
    "PullRequestReview",
    "PullRequestReviewComment",
    "PullRequestReviewCommentConnection",
    "PullRequestReviewConnection",
    "PullRequestReviewThread",
    "PullRequestReviewThreadConnection",
    "RateLimit",
    "Reactable",
    "Reaction",
    "Ref",
    "RefUpdateRule",
    "RemoveReactionPayload",
    "Repository",
    "RepositoryOwner",
    "ResolveReviewThreadPayload",
    "Tree",
    "TreeEntry",
    "UnminimizeCommentPayload",
    "UnresolveReviewThreadPayload",
    "UpdateIssueCommentPayload",
    "UpdatePullRequestReviewCommentPayload",
}

KEPT = IN_USE | set(NAMED)
BUILT_IN = {"Boolean", "Float", "ID", "Int", "String"}

Composite = ObjectTypeDefinitionNode | InterfaceTypeDefinitionNode


def named(node: TypeNode) -> str:
    """The bare name of a type: `[Foo!]!` gives `Foo`."""
    inner: Node = node
    while not isinstance(inner, NamedTypeNode):
        inner = cast("Node", getattr(inner, "type"))  # noqa: B009 - the wrappers share no base
    return inner.name.value


class Trimmer:
    """Holds the whole schema and finds what of it stays."""

    def __init__(self, document: DocumentNode) -> None:
        self.whole = {
            node.name.value: node
            for node in document.definitions
            if isinstance(
                node,
                Composite
                | UnionTypeDefinitionNode
                | EnumTypeDefinitionNode
                | ScalarTypeDefinitionNode
                | InputObjectTypeDefinitionNode,
            )
        }
        missing = sorted(KEPT - set(self.whole))
        if missing:
            raise SystemExit(f"GitHub's schema has no type named {', '.join(missing)}")

    def leaf(self, name: str) -> bool:
        """Whether a value of this type has no fields of its own."""
        known = self.whole.get(name)
        return name in BUILT_IN or isinstance(
            known, EnumTypeDefinitionNode | ScalarTypeDefinitionNode
        )

    def stays(self, owner: str, field: FieldDefinitionNode) -> bool:
        """Whether a field of a type in use has itself a type in use."""
        if owner in NAMED:
            return field.name.value in NAMED[owner]
        target = named(field.type)
        return self.leaf(target) or target in KEPT

    def cut(self, node: DefinitionNode) -> DefinitionNode:
        """An object or interface with only the fields and interfaces that stay; else as it was."""
        if not isinstance(node, Composite):
            return node
        return replace(
            node,
            fields=tuple(f for f in node.fields or () if self.stays(node.name.value, f)),
            interfaces=tuple(i for i in node.interfaces or () if i.name.value in KEPT),
        )

    def leaves_of(self, names: Iterable[str]) -> set[str]:
        """Inputs, enums and scalars that the given types need, with all that these need."""
        found: set[str] = set()
        waiting = list(names)
        while waiting:
            for name in mentioned(self.cut(self.whole[waiting.pop()])):
                if name not in found and name not in BUILT_IN and name not in KEPT:
                    found.add(name)
                    waiting.append(name)
        return found

    def trimmed(self) -> list[DefinitionNode]:
        """Every definition that stays, by name."""
        return [self.cut(self.whole[name]) for name in sorted(KEPT | self.leaves_of(KEPT))]


def mentioned(node: DefinitionNode) -> Iterator[str]:
    """The names of the types that a definition's fields and arguments mention."""
    if isinstance(node, InputObjectTypeDefinitionNode):
        yield from (named(f.type) for f in node.fields or ())
    elif isinstance(node, Composite):
        for field in node.fields or ():
            yield named(field.type)
            yield from (named(a.type) for a in field.arguments or ())


class Bare(Visitor):
    """Takes descriptions away, and all directives but `@deprecated`."""

    def enter(self, node: Node, *_where: object) -> Node | None:
        """The node without its description; `None` where there is nothing to change."""
        if getattr(node, "description", None) is None:
            return None
        return replace(cast("ScalarTypeDefinitionNode", node), description=None)

    def enter_directive(self, node: DirectiveNode, *_where: object) -> VisitorAction:
        """Nothing but `@deprecated` says anything to a reader of documents."""
        return None if node.name.value == "deprecated" else REMOVE


def header(package: Path) -> str:
    """The lines at the head of the trimmed file: source, version, licence."""
    about = json.loads((package / "package.json").read_text("utf-8"))
    if about["name"] != PACKAGE:
        raise SystemExit(f"{package} holds {about['name']}, not {PACKAGE}")
    return (
        f"# GitHub's GraphQL schema, trimmed by sandbox/graphql/trim_schema.py.\n"
        f"# Source: npm package {PACKAGE}, version {about['version']}, file schema.graphql.\n"
        f"# Licence: {about['license']}. Copyright (c) GitHub 2025.\n"
        f"# Types and fields that neither sandbox nor bot use, and all descriptions, are left"
        f" out.\n\n"
    )


def trim(package: Path) -> str:
    """The trimmed schema as text, from the unpacked npm package."""
    whole = parse((package / "schema.graphql").read_text("utf-8"), no_location=True)
    definitions = Trimmer(whole).trimmed()
    return (
        header(package) + "\n\n".join(print_ast(visit(node, Bare())) for node in definitions) + "\n"
    )


def main() -> None:
    """Write `schema.graphql` beside this file from the package named on the command line."""
    if len(sys.argv) != 2:  # noqa: PLR2004 - the program and its one argument
        raise SystemExit(__doc__)
    OUTPUT.write_text(trim(Path(sys.argv[1])), "utf-8")


if __name__ == "__main__":
    main()
