"""Who may do what in a repository, asked of GitHub each time: never from a payload's word."""

from collections.abc import Mapping
from urllib.parse import quote

from bot.github.client import Repository
from bot.github.errors import Gone
from checks.policy import Permission

__all__ = ["may_ignore"]

_RANK: Mapping[str, int] = {permission.value: rank for rank, permission in enumerate(Permission)}
# Custom roles of an organisation have names of their own; `permission` says what they come to.
_COARSE: Mapping[str, Permission] = {
    "admin": Permission.ADMIN,
    "write": Permission.WRITE,
    "read": Permission.READ,
}


def may_ignore(repo: Repository, login: str | None, least: Permission) -> bool:
    """True if this account has at least this permission here. One request.

    https://docs.github.com/en/rest/collaborators/collaborators#get-repository-permissions-for-a-user
    """
    if login is None:
        return False
    try:
        found = repo.get(f"/collaborators/{quote(login, safe='')}/permission")
    except Gone:
        return False  # no such account: an App's, or one that was deleted
    has = found.get("role_name") or ""
    if has not in _RANK:
        has = _COARSE.get(found["permission"], "")
    return _RANK.get(has, -1) >= _RANK[least.value]
