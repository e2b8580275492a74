"""Resolvers of what lies in git: blobs, trees, commits, branches.

Blob: https://docs.github.com/graphql/reference/objects#blob (`text` is null for binaries).
"""

import re
from dataclasses import replace
from functools import partial

from sandbox.gitdata import TreeEntry
from sandbox.graphql.context import Context
from sandbox.graphql.objects import GitBlob, GitCommit, GitEntry, GitRef, GitTree
from sandbox.graphql.tables import Resolver, Table
from sandbox.model import Repository

TEXT_LIMIT = 512_000  # bytes of `Blob.text`; what is longer is cut and `isTruncated`
SNIFFED = 8_000  # bytes in which git, and so GitHub, looks for a NUL: gitattributes(5), `diff`
CONTINUING = range(0x80, 0xC0)  # the bytes that go on with a character of UTF-8

GitObject = GitBlob | GitTree | GitCommit


def find(c: Context, repository: Repository, expression: str) -> GitObject | None:
    """The object that `revision` or `revision:path` names, as git rev-parse reads it."""
    revision, colon, path = expression.partition(":")
    sha = c.commit_of(repository, revision or "HEAD")
    if sha is None:
        return by_oid(c, repository, expression)
    if not colon:
        return GitCommit(repository, c.world.git.read_commit(repository.id, sha))
    if not path.strip("/"):
        return _tree(c, repository, sha)
    entry = c.world.git.entry(repository.id, sha, path)
    return of_entry(c, repository, entry, path.strip("/")) if entry else None


def by_oid(c: Context, repository: Repository, oid: str) -> GitObject | None:
    """The object of a full object id."""
    store, repo = c.world.git, repository.id
    if not re.fullmatch(r"[0-9a-f]{40}", oid):
        return None
    if commit := c.commit_of(repository, oid):
        return GitCommit(repository, store.read_commit(repo, commit))
    if (data := store.blob(repo, oid)) is not None:
        return GitBlob(repository, oid, data)
    return _tree(c, repository, oid)


def _tree(c: Context, repository: Repository, name: str) -> GitTree | None:
    sha = c.world.git.tree_sha(repository.id, name)
    return GitTree(repository, sha) if sha else None


def of_entry(
    c: Context, repository: Repository, entry: TreeEntry, path: str
) -> GitBlob | GitTree | None:
    """What a tree's entry points at; None for a submodule, whose commit is elsewhere."""
    if entry.type == "tree":
        return GitTree(repository, entry.sha, path)
    data = c.world.git.blob(repository.id, entry.sha) if entry.type == "blob" else None
    return None if data is None else GitBlob(repository, entry.sha, data)


# --- blobs --------------------------------------------------------------------------------------


def is_binary(data: bytes) -> bool:
    """Whether git would call it binary: a NUL near its start."""
    return b"\0" in data[:SNIFFED]


def text_of(data: bytes) -> str | None:
    """A blob's text as the API gives it: cut at the limit, never inside a character.

    Bytes that are not UTF-8 come as U+FFFD, so `byteSize` no longer fits the text.
    """
    if is_binary(data):
        return None
    kept = data[:TEXT_LIMIT]
    for _ in range(3):  # a character has at most three bytes after its first
        if len(kept) < len(data) and data[len(kept)] in CONTINUING:
            kept = kept[:-1]
    return kept.decode("utf-8", "replace")


BLOB: Table = {
    "byteSize": lambda b, c: len(b.data),
    "isBinary": lambda b, c: is_binary(b.data),
    "isTruncated": lambda b, c: not is_binary(b.data) and len(b.data) > TEXT_LIMIT,
    "text": lambda b, c: text_of(b.data),
}

# --- trees --------------------------------------------------------------------------------------


def _entries(tree: GitTree, c: Context) -> list[GitEntry]:
    found = c.world.git.tree(tree.repository.id, tree.sha)
    return [GitEntry(tree.repository, entry, tree.path) for entry in found]


def _path(e: GitEntry, _c: Context) -> str:
    return f"{e.folder}/{e.entry.path}" if e.folder else e.entry.path


TREE: Table = {"entries": _entries}

ENTRY: Table = {
    "mode": lambda e, c: int(e.entry.mode, 8),
    "name": lambda e, c: e.entry.path,
    "object": lambda e, c: of_entry(c, e.repository, e.entry, _path(e, c)),
    "oid": lambda e, c: e.entry.sha,
    "path": _path,
    "repository": lambda e, c: e.repository,
    "size": lambda e, c: e.entry.size or 0,
    "type": lambda e, c: e.entry.type,
}

# --- commits and branches -----------------------------------------------------------------------


def _commit_tree(g: GitCommit, _c: Context) -> GitTree:
    return GitTree(g.repository, g.commit.tree)


def _commit_url(g: GitCommit, c: Context, base: bool = True) -> str:
    path = f"/{g.repository.full_name}/commit/{g.commit.sha}"
    return (c.world.url if base else "") + path


def _file(g: GitCommit, c: Context, path: str) -> GitEntry | None:
    """The tree entry of a path; null where the commit has none."""
    folder, _, name = path.strip("/").rpartition("/")
    entry = c.world.git.entry(g.repository.id, g.commit.sha, path.strip("/"))
    return GitEntry(g.repository, replace(entry, path=name), folder) if entry else None


COMMIT: Table = {
    "file": _file,
    "authoredDate": lambda g, c: g.commit.author.date,
    "committedDate": lambda g, c: g.commit.committer.date,
    "message": lambda g, c: g.commit.message,
    "messageBody": lambda g, c: g.commit.message.partition("\n")[2].strip("\n"),
    "messageHeadline": lambda g, c: g.commit.message.partition("\n")[0],
    "resourcePath": partial(_commit_url, base=False),
    "tree": _commit_tree,
    "url": _commit_url,
}


def _sha(one: GitObject) -> str:
    return one.commit.sha if isinstance(one, GitCommit) else one.sha


_PREFIX = {GitBlob: "B", GitTree: "T", GitCommit: "C"}


def _id(one: GitObject, _c: Context) -> str:
    return f"{_PREFIX[type(one)]}_{one.repository.id}_{_sha(one)}"


_SHARED: dict[str, Resolver] = {
    "id": _id,
    "abbreviatedOid": lambda one, c: _sha(one)[:7],
    "oid": lambda one, c: _sha(one),
    "repository": lambda one, c: one.repository,
}


def _rule(ref: GitRef) -> dict[str, object] | None:
    """What whoever may read a branch learns of its protection; null where it has none.

    https://docs.github.com/graphql/reference/objects#refupdaterule
    """
    rules = ref.repository.protections.get(ref.name)
    if rules is None:
        return None
    return {
        "pattern": rules.branch,
        "requiredApprovingReviewCount": rules.required_approvals or None,
        "requiredStatusCheckContexts": [one.context for one in rules.required_checks],
        "requiresConversationResolution": rules.required_conversation_resolution,
    }


REF: Table = {
    "id": lambda r, c: f"REF_{r.repository.id}_{r.name}",
    "name": lambda r, c: r.name,
    "prefix": lambda r, c: "refs/heads/",
    "refUpdateRule": lambda r, c: _rule(r),
    "repository": lambda r, c: r.repository,
    "target": lambda r, c: by_oid(c, r.repository, r.sha),
}

TABLES: dict[str, Table] = {
    "Blob": BLOB | _SHARED,
    "Tree": TREE | _SHARED,
    "TreeEntry": ENTRY,
    "Commit": COMMIT | _SHARED,
    "Ref": REF,
}
