"""What policies are made of, as GitHub has it: the owner's policy, earlier ones, a repository's own
rules, and how a pull request's head has both."""

import base64
import binascii
from collections import OrderedDict
from collections.abc import Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from threading import Lock
from typing import Any

from bot.github.client import Repository
from bot.github.documents import HEAD_SIDE, OWNERS, OWNERS_POLICY, POLICY_PATH, RULE_FILES
from bot.github.errors import Gone, Refused
from bot.github.state import OwnersPolicy, owners_policy
from bot.github.texts import Entry, entry
from bot.model import Sha
from checks.own_rules import Files

__all__ = ["OWNERS", "HeadSide", "OwnersPolicy", "earlier", "head_side", "owners", "rule_files"]

_EARLIER = 10  # versions of a policy that are looked at for a good one
_LARGEST_FILE = 64 * 1024
_LARGEST = 1024 * 1024  # bytes of all rules of a repository
_KEPT = 32  # repositories


def owners(repo: Repository, seen: OwnersPolicy) -> OwnersPolicy:
    """The owner's policy. `seen`: as the repository's own token sees it, which does where everybody
    may. Else at most two requests, and none where they were made within `OWNERS_S` seconds."""
    if seen.is_read:
        return seen
    if repo.pull.repo == OWNERS:
        return OwnersPolicy(is_read=True)  # its own policy is the owner's
    kept = repo.owners_policy()
    return kept if isinstance(kept, OwnersPolicy) else repo.keep_owners_policy(_ask(repo))


def _ask(repo: Repository) -> OwnersPolicy:
    with closing(repo.beside(OWNERS)) as there:
        try:
            return owners_policy(there.graphql(OWNERS_POLICY))
        except (Gone, Refused):
            return OwnersPolicy(is_read=False)


def earlier(repo: Repository, tip: Sha) -> Iterator[tuple[Sha, bytes]]:
    """Earlier versions of the policy on this branch, newest first. A request each."""
    found = repo.get("/commits", sha=tip, path=POLICY_PATH, per_page=_EARLIER + 1)
    for commit in found[1:]:
        sha = Sha(commit["sha"])
        try:
            file = repo.get(f"/contents/{POLICY_PATH}", ref=sha)
            yield sha, base64.b64decode(file["content"])
        except (Gone, binascii.Error, KeyError, TypeError):
            continue  # there was none then, or it was no file


# --- a repository's own rules ---------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class HeadSide:
    """What the head of a pull request has: its policy, and the id of the folder of its rules."""

    policy: Entry | None
    rules: str | None


def head_side(repo: Repository, head: Sha) -> HeadSide:
    """One request."""
    found = repo.graphql(HEAD_SIDE, head=head).get("head") or {}
    return HeadSide(entry(found.get("policy")), (found.get("rules") or {}).get("oid"))


class _Folders:
    """Rule files by the id of their folder, which never changes; the longest unused goes first."""

    def __init__(self) -> None:
        self._kept: OrderedDict[str, Files] = OrderedDict()
        self._lock = Lock()

    def get(self, oid: str) -> Files | None:
        with self._lock:
            return self._kept.get(oid)

    def put(self, oid: str, files: Files) -> Files:
        with self._lock:
            self._kept[oid] = files
            self._kept.move_to_end(oid)
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return files


_FOLDERS = _Folders()


def rule_files(repo: Repository, folder: str | None) -> Files:
    """The files of the rules in this folder, known by its git id. One request the first time."""
    if folder is None:
        return ()
    kept = _FOLDERS.get(folder)
    if kept is not None:
        return kept
    found = repo.graphql(RULE_FILES, folder=folder).get("folder") or {}
    return _FOLDERS.put(folder, _within_limits(_files(found)))


def _files(folder: Mapping[str, Any]) -> Iterator[tuple[str, bytes]]:
    for rule in folder.get("entries") or ():
        for file in (rule.get("object") or {}).get("entries") or ():
            blob = file.get("object") or {}
            fits = blob.get("text") is not None and blob["byteSize"] <= _LARGEST_FILE
            if fits:
                yield f"{rule['name']}/{file['name']}", blob["text"].encode()


def _within_limits(files: Iterator[tuple[str, bytes]]) -> Files:
    kept: list[tuple[str, bytes]] = []
    room = _LARGEST
    for path, text in files:
        room -= len(text)
        if room < 0:
            break
        kept.append((path, text))
    return tuple(kept)
