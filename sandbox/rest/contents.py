"""Files and folders: docs.github.com/rest/repos/contents."""

import base64
from urllib.parse import quote

from flask import Blueprint, Response, request

from sandbox.gitdata import TreeEntry
from sandbox.model import Repository
from sandbox.rest import shapes
from sandbox.rest.base import ApiError, Json, answer, needs, not_found, world

bp = Blueprint("contents", __name__)
DOCS = "repos/contents#get-repository-content"
_TYPES = {"160000": "submodule", "120000": "symlink", "040000": "dir"}


@bp.get("/repos/<owner>/<repo>/contents", defaults={"path": ""})
@bp.get("/repos/<owner>/<repo>/contents/", defaults={"path": ""})
@bp.get("/repos/<owner>/<repo>/contents/<path:path>")
@needs("contents", "read", DOCS)
def get_content(repository: Repository, path: str) -> Response:
    """Show a file, a folder, a symbolic link or a submodule."""
    ref = request.args.get("ref") or repository.default_branch
    sha = world().git.resolve(repository.id, ref)
    if sha is None:
        raise ApiError(404, f"No commit found for the ref {ref}")
    path = path.strip("/")
    if not path:
        return _folder(repository, ref, sha, "")
    entry = world().git.entry(repository.id, sha, path)
    if entry is None:
        raise not_found()
    if entry.type == "tree":
        return _folder(repository, ref, f"{sha}:{path}", path)
    return _file(repository, ref, sha, entry)


def _media() -> str:
    """Return raw, object or json, by the Accept header."""
    accept = request.headers.get("Accept", "")
    return next((kind for kind in ("raw", "object") if f".{kind}" in accept), "json")


def _folder(repository: Repository, ref: str, treeish: str, path: str) -> Response:
    entries = world().git.tree(repository.id, treeish)[: world().limits.contents_entries]
    prefix = f"{path}/" if path else ""
    # A submodule is listed as a file "for backwards compatibility".
    shown = [_listed(_entry(repository, ref, _under(prefix, one))) for one in entries]
    if _media() != "object":
        return answer(shown)
    tree = world().git.tree_sha(repository.id, treeish) or ""
    whole = _entry(repository, ref, TreeEntry("040000", "tree", tree, None, path))
    content = answer(whole | {"entries": shown})
    content.headers["Content-Type"] = "application/vnd.github.object; charset=utf-8"
    return content


def _listed(content: Json) -> Json:
    return content | {"type": "file"} if content["type"] == "submodule" else content


def _under(prefix: str, one: TreeEntry) -> TreeEntry:
    return TreeEntry(one.mode, one.type, one.sha, one.size, prefix + one.path)


def _entry(repository: Repository, ref: str, one: TreeEntry) -> Json:
    api, where = shapes.repo_url(world(), repository), shapes.repo_page(world(), repository)
    path = quote(one.path)
    url = f"{api}/contents/{path}?ref={quote(ref, safe='')}"
    foreign = one.type == "commit"  # a submodule of somewhere else: null addresses
    kind = "trees" if one.type == "tree" else "blobs"
    git = None if foreign else f"{api}/git/{kind}/{one.sha}"
    html = f"{where}/{'tree' if one.type == 'tree' else 'blob'}/{ref}/{path}"
    return {
        "type": _TYPES.get(one.mode, "file"),
        "size": one.size or 0,
        "name": one.path.rpartition("/")[2],
        "path": one.path,
        "sha": one.sha,
        "url": url,
        "git_url": git,
        "html_url": None if foreign else html,
        "download_url": None if one.type != "blob" else f"{where}/raw/{ref}/{path}",
        "_links": {"self": url, "git": git, "html": None if foreign else html},
    }


def _file(repository: Repository, ref: str, sha: str, entry: TreeEntry) -> Response:
    if entry.mode == "160000":
        return answer(_entry(repository, ref, entry) | {"submodule_git_url": _remote(entry)})
    if entry.mode == "120000":
        return _symlink(repository, ref, sha, entry)
    return _blob(repository, ref, entry, entry.sha)


def _remote(entry: TreeEntry) -> str:
    return f"{world().url}/{entry.path}.git"


def _symlink(repository: Repository, ref: str, sha: str, entry: TreeEntry) -> Response:
    """Show the file that a link leads to, if it is one of the repository; else the link."""
    target = (world().git.blob(repository.id, entry.sha) or b"").decode("utf-8", "replace")
    folder = entry.path.rpartition("/")[0]
    led = world().git.entry(repository.id, sha, _joined(folder, target))
    if led is not None and led.type == "blob" and led.mode != "120000":
        return _blob(repository, ref, entry, led.sha)
    if _media() == "raw":
        return _raw(target.encode())
    return answer(_entry(repository, ref, entry) | {"target": target})


def _joined(folder: str, target: str) -> str:
    parts = folder.split("/") if folder else []
    for part in target.split("/"):
        if part == "..":
            parts = parts[:-1]
        elif part not in {"", "."}:
            parts.append(part)
    return "/".join(parts) or "/"


def _blob(repository: Repository, ref: str, entry: TreeEntry, blob: str) -> Response:
    data = world().git.blob(repository.id, blob) or b""
    limits, media = world().limits, _media()
    if len(data) > limits.contents_raw_bytes or (
        media == "json" and len(data) > limits.contents_bytes
    ):
        raise _too_large()
    if media == "raw":
        return _raw(data)
    whole = len(data) <= limits.contents_bytes
    content = {
        "type": "file",
        "size": len(data),
        "encoding": "base64" if whole else "none",
        "content": base64.encodebytes(data).decode() if whole else "",
    }
    return answer(_entry(repository, ref, entry) | content)


def _raw(data: bytes) -> Response:
    return Response(data, content_type="application/vnd.github.raw+json; charset=utf-8")


def _too_large() -> ApiError:
    """Build the 403, worded as in tinacms/tinacms issue 1308 and octokit/octokit.net issue 3029."""
    message = (
        "This API returns blobs up to 1 MB in size. The requested blob is too large to fetch via"
        " the API, but you can use the Git Data API to request blobs up to 100 MB in size."
    )
    return ApiError(403, message, [{"resource": "Blob", "field": "data", "code": "too_large"}])
