"""Resolvers of accounts and repositories.

https://docs.github.com/graphql/reference/interfaces#actor
"""

from sandbox.graphql.context import Context
from sandbox.graphql.errors import no_pull, no_repository
from sandbox.graphql.git_fields import GitObject, by_oid, find
from sandbox.graphql.objects import GitRef
from sandbox.graphql.tables import Table
from sandbox.model import AccountType, PullRequest, Repository, User


def login(user: User, _c: Context) -> str:
    """The login as GraphQL has it: a bot's goes without the `[bot]` that REST shows.

    Public reports: apache/devlake issue 9085 (authors of type Bot), and cli/cli, which adds
    `[bot]` itself.
    """
    return user.login.removesuffix("[bot]") if user.type is AccountType.BOT else user.login


def _path(user: User, _c: Context) -> str:
    bot = user.type is AccountType.BOT
    return f"/apps/{user.login.removesuffix('[bot]')}" if bot else f"/{user.login}"


ACTOR: Table = {
    "id": lambda u, c: u.node_id,
    "avatarUrl": lambda u, c, size=None: f"{c.world.url}/avatars/u/{u.id}",
    "createdAt": lambda u, c: u.created_at,
    "databaseId": lambda u, c: u.id,
    "email": lambda u, c: u.email or "",
    "isViewer": lambda u, c: u is c.viewer,
    "login": login,
    "name": lambda u, c: u.name,
    "repository": lambda u, c, name, follow_renames=True: repository(c, u.login, name),
    "resourcePath": _path,
    "updatedAt": lambda u, c: u.created_at,
    "url": lambda u, c: c.world.url + _path(u, c),
}

# `viewer` is of type User even for an App; its login then keeps the `[bot]`, as the public report
# fullsend-ai/fullsend pull request 1953 shows.
VIEWER: Table = ACTOR | {"login": lambda u, c: u.login}


def repository(c: Context, owner: str, name: str, follow_renames: bool = True) -> Repository:
    """The repository `owner/name`; raises NOT_FOUND where it is not there or not to be seen."""
    found = c.world.find_repository(f"{owner}/{name}")
    if found is None and follow_renames:
        moved = c.world.moved.get(f"{owner}/{name}".lower())
        found = c.world.repositories.get(moved) if moved else None
    if found is None or not c.sees(found):
        raise no_repository(f"{owner}/{name}")
    return found


def _object(
    r: Repository, c: Context, expression: str | None = None, oid: str | None = None
) -> GitObject | None:
    c.need(r, "read", "contents")
    if oid is not None:
        return by_oid(c, r, oid)
    return find(c, r, expression or "HEAD")


def _pull(r: Repository, c: Context, number: int) -> PullRequest:
    c.need(r, "read", "pull_requests")
    found = r.pulls.get(number)
    if found is None:
        raise no_pull(number)
    return found


def ref(r: Repository, c: Context, qualified_name: str) -> GitRef | None:
    """A branch by its short or full name."""
    c.need(r, "read", "contents")
    name = qualified_name.removeprefix("refs/heads/")
    sha = c.world.git.branch(r.id, name)
    return GitRef(r, name, sha) if sha else None


def _visibility(r: Repository, _c: Context) -> str:
    return "PRIVATE" if r.private else "PUBLIC"


REPOSITORY: Table = {
    "id": lambda r, c: r.node_id,
    "createdAt": lambda r, c: r.created_at,
    "databaseId": lambda r, c: r.id,
    "defaultBranchRef": lambda r, c: ref(r, c, r.default_branch),
    "description": lambda r, c: r.description,
    "isArchived": lambda r, c: r.archived,
    "isFork": lambda r, c: r.parent is not None,
    "isPrivate": lambda r, c: r.private,
    "name": lambda r, c: r.name,
    "nameWithOwner": lambda r, c: r.full_name,
    "object": _object,
    "owner": lambda r, c: r.owner,
    "parent": lambda r, c: r.parent,
    "pullRequest": _pull,
    "pushedAt": lambda r, c: r.pushed_at,
    "ref": ref,
    "resourcePath": lambda r, c: f"/{r.full_name}",
    "updatedAt": lambda r, c: r.updated_at,
    "url": lambda r, c: f"{c.world.url}/{r.full_name}",
    "visibility": _visibility,
}

TABLES: dict[str, Table] = {
    "User": ACTOR,
    "Bot": ACTOR,
    "Organization": ACTOR,
    "Repository": REPOSITORY,
}
