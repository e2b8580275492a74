"""Commits and changed files as JSON."""

from collections.abc import Sequence
from urllib.parse import quote

from sandbox.gitdata import Commit, FileChange, Signature
from sandbox.model import Repository, User
from sandbox.rest.base import Json
from sandbox.rest.shapes.accounts import maybe_user, stamp
from sandbox.rest.shapes.repositories import repo_page, repo_url
from sandbox.state import State, node_id

_STATUS = {
    "A": "added",
    "D": "removed",
    "M": "modified",
    "R": "renamed",
    "C": "copied",
    "T": "changed",
}
_UNSIGNED = {
    "verified": False,
    "reason": "unsigned",
    "signature": None,
    "payload": None,
    "verified_at": None,
}


def object_node_id(prefix: str, sha: str) -> str:
    """Return a node id for a git object."""
    return node_id(prefix, int(sha[:16], 16))


def commit(state: State, where: Repository, one: Commit) -> Json:
    """Build `commit`, without its files."""
    api, page = repo_url(state, where), repo_page(state, where)
    url = f"{api}/commits/{one.sha}"
    return {
        "sha": one.sha,
        "node_id": object_node_id("C", one.sha),
        "url": url,
        "html_url": f"{page}/commit/{one.sha}",
        "comments_url": f"{url}/comments",
        "commit": {
            "author": _git_user(one.author),
            "committer": _git_user(one.committer),
            "message": one.message,
            "tree": {"sha": one.tree, "url": f"{api}/git/trees/{one.tree}"},
            "url": f"{api}/git/commits/{one.sha}",
            "comment_count": 0,
            "verification": dict(_UNSIGNED),
        },
        "author": maybe_user(state, account_of(state, one.author)),
        "committer": maybe_user(state, account_of(state, one.committer)),
        "parents": [
            {"sha": sha, "url": f"{api}/commits/{sha}", "html_url": f"{page}/commit/{sha}"}
            for sha in one.parents
        ],
    }


def simple_commit(one: Commit) -> Json:
    """Build `simple-commit`."""
    return {
        "id": one.sha,
        "tree_id": one.tree,
        "message": one.message,
        "timestamp": stamp(one.committer.date),
        "author": {"name": one.author.name, "email": one.author.email},
        "committer": {"name": one.committer.name, "email": one.committer.email},
    }


def git_commit(state: State, where: Repository, one: Commit) -> Json:
    """Build `git-commit`, of the Git database API."""
    whole = commit(state, where, one)
    inner = whole["commit"]
    return {
        "sha": one.sha,
        "node_id": whole["node_id"],
        "url": inner["url"],
        "html_url": whole["html_url"],
        "author": inner["author"],
        "committer": inner["committer"],
        "message": one.message,
        "tree": inner["tree"],
        "parents": whole["parents"],
        "verification": dict(_UNSIGNED),
    }


def _git_user(who: Signature) -> Json:
    return {"name": who.name, "email": who.email, "date": stamp(who.date)}


def account_of(state: State, who: Signature) -> User | None:
    """Return the account that a commit's e-mail address belongs to, or None."""
    login = who.email.partition("@users.noreply.")[0].lower()
    if login in state.users:
        return state.users[login]
    return next((u for u in state.users.values() if u.email and u.email == who.email), None)


def file(state: State, where: Repository, sha: str, change: FileChange) -> Json:
    """Build `diff-entry` for a changed file at a commit."""
    path = quote(change.path)
    gone = change.status == "D"
    found: Json = {
        "sha": change.old_sha if gone else change.new_sha,
        "filename": change.path,
        "status": _STATUS[change.status],
        "additions": change.additions,
        "deletions": change.deletions,
        "changes": change.additions + change.deletions,
        "blob_url": f"{repo_page(state, where)}/blob/{sha}/{path}",
        "raw_url": f"{repo_page(state, where)}/raw/{sha}/{path}",
        "contents_url": f"{repo_url(state, where)}/contents/{path}?ref={sha}",
    }
    patch = shown_patch(state, change)
    if patch is not None:
        found["patch"] = patch
    if change.status in "RC":
        found["previous_filename"] = change.old_path
    return found


def files(state: State, where: Repository, sha: str, changes: Sequence[FileChange]) -> list[Json]:
    """Build one answer's list of `diff-entry`; past its budget of lines files lose their patch.

    openjdk/skara pull 1302: with `per_page` over 70, files at the end came without `patch`.
    What the budget is GitHub says nowhere; the limit of a whole diff stands in for it.
    """
    left, found = state.limits.diff_lines, []
    for change in changes:
        entry = file(state, where, sha, change)
        left -= entry.get("patch", "").count("\n")
        if left < 0:
            entry.pop("patch", None)
        found.append(entry)
    return found


def shown_patch(state: State, change: FileChange) -> str | None:
    """Return a file's patch as the API shows it: none for a binary file or one too large.

    That a large file comes without its patch is said nowhere in the answer
    (microsoft/PullRequestQuantifier issue 7, tsantalis/RefactoringMiner issue 1108):
    docs.github.com/repositories/creating-and-managing-repositories/
    limits-for-viewing-content-and-diffs-in-a-repository#diff-limits
    """
    patch = change.patch
    if patch is None or len(patch.encode()) > state.limits.patch_bytes:
        return None
    return None if patch.count("\n") >= state.limits.patch_lines else patch
