"""Bare git repositories: all content of the sandbox. The only place that runs git.

A repository is known by its number; what is read of commits and diffs is kept, since an
object never changes. Callers hold the world's lock when they write.
"""

import functools
import os
import shutil
import subprocess  # git is the store
from collections.abc import Mapping, Sequence
from pathlib import Path

from sandbox.gitdata import (
    EMPTY_TREE,
    NO_SHA,
    Commit,
    Content,
    FileChange,
    NewCommit,
    Signature,
    Special,
    TreeEntry,
    parse_commit,
    parse_diff,
    parse_tree,
)

TIMEOUT = 120.0  # seconds, for any one git process


class GitError(Exception):
    """Git refused; the text is its own."""


class GitStore:
    """All bare repositories below one folder."""

    def __init__(self, root: Path) -> None:
        """Keep repositories below `root`, which must exist."""
        self.root = root
        self._git = shutil.which("git") or "git"
        self._commit = functools.lru_cache(maxsize=50_000)(self._read_commit)
        self._diff = functools.lru_cache(maxsize=2_000)(self._read_diff)
        self._base = functools.lru_cache(maxsize=20_000)(self._find_merge_base)

    def folder(self, repo: int) -> Path:
        """Return the bare repository's folder."""
        return self.root / f"{repo}.git"

    # -- repositories ----------------------------------------------------------------

    def create(self, repo: int, default_branch: str = "main") -> None:
        """Make an empty bare repository."""
        folder = str(self.folder(repo))
        self._run(["init", "-q", "--bare", "--template=", "-b", default_branch, folder])

    def fork(self, repo: int, parent: int, default_branch: str) -> None:
        """Make a copy of the parent's branches that shares its objects."""
        self.create(repo, default_branch)
        objects = self.folder(parent) / "objects"
        info = self.folder(repo) / "objects" / "info"
        info.mkdir(parents=True, exist_ok=True)
        (info / "alternates").write_text(f"{objects}\n")
        for name, sha in self.branches(parent).items():
            self.set_ref(repo, f"refs/heads/{name}", sha)

    def bring(self, repo: int, source: int, sha: str, ref: str) -> None:
        """Fetch a commit of another repository of this store and point `ref` at it."""
        if source == repo:
            self.set_ref(repo, ref, sha)
        else:
            self._fetch(repo, self.folder(source), {sha: ref})

    def import_refs(self, repo: int, path: Path, refs: Mapping[str, str]) -> None:
        """Fetch commits of any git repository on this disk: its sha -> our ref.

        Raises GitError, e.g. where the other repository is shallow.
        """
        self._fetch(repo, path, refs)

    def _fetch(self, repo: int, path: Path, refs: Mapping[str, str]) -> None:
        # safe.directory: the other repository may belong to another user; it is only read.
        serve = f"{self._git} -c safe.directory=* -c uploadpack.allowAnySHA1InWant=true upload-pack"
        wanted = [f"+{sha}:{ref}" for sha, ref in refs.items()]
        options = ["--quiet", "--no-tags", "--no-write-fetch-head", "--update-shallow"]
        self._in(repo, ["fetch", *options, f"--upload-pack={serve}", str(path.resolve()), *wanted])

    # -- refs ------------------------------------------------------------------------

    def resolve(self, repo: int, revision: str) -> str | None:
        """Return the commit that a branch, tag, ref or sha names, or None."""
        if not revision or revision.startswith("-") or any(c in revision for c in "\0\n :^~?*["):
            return None
        for name in (f"refs/heads/{revision}", f"refs/tags/{revision}", revision):
            found = self._try(repo, ["rev-parse", "-q", "--verify", f"{name}^{{commit}}"])
            if found:
                return found.decode().strip()
        return None

    def branches(self, repo: int) -> dict[str, str]:
        """Return every branch with the sha of its tip."""
        listing = self._in(
            repo, ["for-each-ref", "--format=%(objectname) %(refname:lstrip=2)", "refs/heads"]
        )
        pairs = (line.split(" ", 1) for line in listing.decode().splitlines())
        return {name: sha for sha, name in pairs}

    def branch(self, repo: int, name: str) -> str | None:
        """Return the sha of a branch's tip, or None."""
        found = self._try(repo, ["rev-parse", "-q", "--verify", f"refs/heads/{name}"])
        return found.decode().strip() if found else None

    def set_ref(self, repo: int, ref: str, sha: str) -> None:
        """Point a full ref name at a commit."""
        self._in(repo, ["update-ref", ref, sha])

    def delete_ref(self, repo: int, ref: str) -> None:
        """Remove a ref."""
        self._in(repo, ["update-ref", "-d", ref])

    # -- writing ---------------------------------------------------------------------

    def commit(self, repo: int, ref: str, parent: str | None, new: NewCommit) -> str:
        """Commit on top of `parent` and point the full ref name at it; returns the sha."""
        lines = [b"commit %s\nmark :1\n" % ref.encode(), _who(b"author", new.author)]
        lines += [_who(b"committer", new.author), _data(new.message.encode())]
        lines += [b"from %s\n" % parent.encode()] if parent else []
        lines += [b"R %s %s\n" % (_quoted(a), _quoted(b)) for a, b in new.renames.items()]
        lines += [b"D %s\n" % _quoted(path) for path in new.deletions]
        lines += [_file(path, content) for path, content in new.files.items()]
        lines += [b"\nget-mark :1\ndone\n"]
        options = ["fast-import", "--quiet", "--force", "--done"]
        return self._in(repo, options, stdin=b"".join(lines)).decode().strip()

    def merge_tree(self, repo: int, ours: str, theirs: str) -> str | None:
        """Return the tree that merging both commits gives, or None where they conflict."""
        found = self._try(repo, ["merge-tree", "--write-tree", ours, theirs])
        return found.decode().split("\n", 1)[0] if found else None

    def commit_tree(
        self, repo: int, tree: str, parents: Sequence[str], author: Signature, message: str
    ) -> str:
        """Make a commit object of a tree, without moving any ref; returns its sha."""
        seconds = f"{int(author.date.timestamp())} +0000"
        who = {
            f"GIT_{role}_{part}": value
            for role in ("AUTHOR", "COMMITTER")
            for part, value in (("NAME", author.name), ("EMAIL", author.email), ("DATE", seconds))
        }
        arguments = [word for parent in parents for word in ("-p", parent)]
        made = self._in(
            repo, ["commit-tree", tree, *arguments], stdin=message.encode(), environment=who
        )
        return made.decode().strip()

    # -- reading ---------------------------------------------------------------------

    def read_commit(self, repo: int, sha: str) -> Commit:
        """Return the commit; raises GitError where there is none."""
        return self._commit(repo, sha)

    def _read_commit(self, repo: int, sha: str) -> Commit:
        return parse_commit(sha, self._in(repo, ["cat-file", "commit", sha]))

    def log(
        self,
        repo: int,
        tip: str,
        without: str | None = None,
        limit: int = 1000,
        path: str | None = None,
    ) -> list[str]:
        """Return shas of commits reachable from `tip` and not from `without`, newest first; with
        `path` those that changed it."""
        out = [f"^{without}"] if without else []
        out += ["--", path] if path else []
        listing = self._in(repo, ["rev-list", "--topo-order", f"--max-count={limit}", tip, *out])
        return listing.decode().split()

    def is_ancestor(self, repo: int, old: str, new: str) -> bool:
        """Whether `new` contains `old`."""
        return self.merge_base(repo, old, new) == old

    def merge_base(self, repo: int, one: str, other: str) -> str | None:
        """Return the best common ancestor, or None where histories have none."""
        return self._base(repo, one, other)

    def _find_merge_base(self, repo: int, one: str, other: str) -> str | None:
        found = self._try(repo, ["merge-base", one, other])
        return found.decode().split()[0] if found else None

    def diff(self, repo: int, old: str | None, new: str) -> tuple[FileChange, ...]:
        """Return the changed files from `old` (None: the empty tree) to `new`, renames found."""
        return self._diff(repo, old or EMPTY_TREE, new)

    def _read_diff(self, repo: int, old: str, new: str) -> tuple[FileChange, ...]:
        options = ["-r", "-M", "-z", "--raw", "--numstat", "-p", "--no-color", "--no-ext-diff"]
        arguments = ["diff-tree", *options, "--no-textconv", "--no-abbrev", old, new]
        return parse_diff(self._in(repo, arguments))

    def patches(self, repo: int, old: str, new: str) -> bytes:
        """Return what the patch media type shows: one mail for each commit."""
        return self._in(repo, ["format-patch", "--stdout", "-M", f"{old}..{new}"])

    def tree(self, repo: int, treeish: str, recursive: bool = False) -> tuple[TreeEntry, ...]:
        """Return the entries of a tree; recursive ones come with their folders."""
        options = ["-r", "-t"] if recursive else []
        return parse_tree(self._in(repo, ["ls-tree", "-l", "-z", *options, treeish]))

    def entry(self, repo: int, commit: str, path: str) -> TreeEntry | None:
        """Return the entry at a path of a commit, or None."""
        listing = self._in(
            repo, ["--literal-pathspecs", "ls-tree", "-l", "-z", commit, "--", path.strip("/")]
        )
        found = parse_tree(listing)
        return found[0] if found else None

    def blob(self, repo: int, sha: str) -> bytes | None:
        """Return the bytes of a blob, or None where the store has no such blob."""
        return self._try(repo, ["cat-file", "blob", sha])

    def read(self, repo: int, revision: str, path: str) -> bytes | None:
        """Return a file's bytes at a revision, or None."""
        entry = self.entry(repo, revision, path)
        return self.blob(repo, entry.sha) if entry and entry.type == "blob" else None

    def tree_sha(self, repo: int, name: str) -> str | None:
        """Return the sha of the tree that a sha or ref names, or None."""
        found = self._try(repo, ["rev-parse", "-q", "--verify", f"{name}^{{tree}}"])
        return found.decode().strip() if found else None

    # -- running git -----------------------------------------------------------------

    def _in(
        self,
        repo: int,
        arguments: Sequence[str],
        stdin: bytes = b"",
        environment: Mapping[str, str] | None = None,
    ) -> bytes:
        return self._run([f"--git-dir={self.folder(repo)}", *arguments], stdin, environment)

    def _try(self, repo: int, arguments: Sequence[str]) -> bytes | None:
        try:
            return self._in(repo, arguments)
        except GitError:
            return None  # git's way to say that there is no such thing

    def _run(
        self,
        arguments: Sequence[str],
        stdin: bytes = b"",
        environment: Mapping[str, str] | None = None,
    ) -> bytes:
        done = subprocess.run(  # noqa: S603 - no shell; revisions are checked in `resolve`
            [self._git, *arguments],
            input=stdin,
            capture_output=True,
            timeout=TIMEOUT,
            env=_environment() | dict(environment or {}),
            check=False,
        )
        if done.returncode:
            raise GitError(done.stderr.decode("utf-8", "replace").strip())
        return done.stdout


def _environment() -> dict[str, str]:
    """Nothing of the person's own git configuration may change what the sandbox says."""
    return {
        "PATH": os.environ.get("PATH", os.defpath),
        "LC_ALL": "C",
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_TERMINAL_PROMPT": "0",
        "HOME": os.devnull,
    }


def _quoted(path: str) -> bytes:
    escaped = path.encode().replace(b"\\", b"\\\\").replace(b'"', b'\\"').replace(b"\n", b"\\n")
    return b'"' + escaped + b'"'


def _data(data: bytes) -> bytes:
    return b"data %d\n%s\n" % (len(data), data)


def _who(role: bytes, signature: Signature) -> bytes:
    seconds = int(signature.date.timestamp())
    name = f"{signature.name} <{signature.email}> {seconds} +0000\n"
    return role + b" " + name.encode()


def _file(path: str, content: Content) -> bytes:
    if isinstance(content, Special):
        if content.mode == "160000":
            return b"M 160000 %s %s\n" % (content.data, _quoted(path))
        return b"M %s inline %s\n%s" % (content.mode.encode(), _quoted(path), _data(content.data))
    data = content.encode() if isinstance(content, str) else content
    return b"M 100644 inline %s\n%s" % (_quoted(path), _data(data))


__all__ = ["NO_SHA", "Commit", "FileChange", "GitError", "GitStore", "NewCommit", "Signature"]
