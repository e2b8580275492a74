"""The Git database: docs.github.com/rest/git/trees, /blobs, /commits, /refs."""

import base64

from flask import Blueprint, Response, request

from sandbox.gitdata import TreeEntry
from sandbox.gitstore import GitError
from sandbox.model import Repository
from sandbox.rest import shapes
from sandbox.rest.base import ApiError, Json, answer, needs, not_found, world

bp = Blueprint("gitdata", __name__)


@bp.get("/repos/<owner>/<repo>/git/trees/<path:name>")
@needs("contents", "read", "git/trees#get-a-tree")
def get_tree(repository: Repository, name: str) -> Response:
    """Show a tree; any value of `recursive` takes what is below it too."""
    store = world().git
    if not store.branches(repository.id):
        raise ApiError(409, "Git Repository is empty.")
    sha = store.tree_sha(repository.id, store.resolve(repository.id, name) or name)
    if sha is None:
        raise not_found()
    found = store.tree(repository.id, sha, recursive="recursive" in request.args)
    limit = world().limits.tree_entries
    return answer(
        {
            "sha": sha,
            "url": f"{shapes.repo_url(world(), repository)}/git/trees/{sha}",
            "tree": [_entry(repository, one) for one in found[:limit]],
            "truncated": len(found) > limit,
        }
    )


def _entry(repository: Repository, one: TreeEntry) -> Json:
    content: Json = {"path": one.path, "mode": one.mode, "type": one.type, "sha": one.sha}
    if one.size is not None:
        content["size"] = one.size
    if one.type != "commit":
        kind = "trees" if one.type == "tree" else "blobs"
        content["url"] = f"{shapes.repo_url(world(), repository)}/git/{kind}/{one.sha}"
    return content


@bp.get("/repos/<owner>/<repo>/git/blobs/<sha>")
@needs("contents", "read", "git/blobs#get-a-blob")
def get_blob(repository: Repository, sha: str) -> Response:
    """Show a blob, in base64 or raw; up to 100 MB."""
    data = world().git.blob(repository.id, sha) if sha.isalnum() else None
    if data is None:
        raise not_found()
    if len(data) > world().limits.contents_raw_bytes:
        raise ApiError(403, "The requested blob is too large to fetch via the API")
    if ".raw" in request.headers.get("Accept", ""):
        return Response(data, content_type="application/vnd.github.raw+json; charset=utf-8")
    return answer(
        {
            "sha": sha,
            "node_id": shapes.object_node_id("B", sha),
            "size": len(data),
            "url": f"{shapes.repo_url(world(), repository)}/git/blobs/{sha}",
            "content": base64.encodebytes(data).decode(),
            "encoding": "base64",
        }
    )


@bp.get("/repos/<owner>/<repo>/git/commits/<sha>")
@needs("contents", "read", "git/commits#get-a-commit-object")
def get_commit(repository: Repository, sha: str) -> Response:
    """Show a commit of the Git database."""
    try:
        found = world().git.read_commit(repository.id, sha if sha.isalnum() else "")
    except GitError:
        raise not_found() from None
    return answer(shapes.git_commit(world(), repository, found))


@bp.get("/repos/<owner>/<repo>/git/ref/<path:ref>")
@needs("contents", "read", "git/refs#get-a-reference")
def get_ref(repository: Repository, ref: str) -> Response:
    """Show where a ref (`heads/main`, `pull/1/head`) points."""
    sha = world().git.resolve(repository.id, f"refs/{ref}")
    if sha is None:
        raise not_found()
    api = shapes.repo_url(world(), repository)
    return answer(
        {
            "ref": f"refs/{ref}",
            "node_id": shapes.object_node_id("REF", sha),
            "url": f"{api}/git/refs/{ref}",
            "object": {"sha": sha, "type": "commit", "url": f"{api}/git/commits/{sha}"},
        }
    )
