"""Users, Apps and installations as JSON."""

from datetime import UTC, datetime

from sandbox.model import AccountType, App, Installation, PullRequest, Repository, User
from sandbox.rest.base import Json
from sandbox.state import State


def stamp(moment: datetime) -> str:
    """Write a time as GitHub does: whole seconds, UTC, `Z`."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def maybe_stamp(moment: datetime | None) -> str | None:
    """Write a time, or null."""
    return stamp(moment) if moment else None


def user_page(state: State, user: User) -> str:
    """Return the address of an account's page."""
    if user.type is AccountType.BOT:
        return f"{state.url}/apps/{user.login.removesuffix('[bot]')}"
    return f"{state.url}/{user.login}"


def user(state: State, account: User) -> Json:
    """Build `simple-user`."""
    api = f"{state.api_url}/users/{account.login.replace('[', '%5B').replace(']', '%5D')}"
    return {
        "login": account.login,
        "id": account.id,
        "node_id": account.node_id,
        "avatar_url": f"{state.url}/avatars/{account.id}",
        "gravatar_id": "",
        "url": api,
        "html_url": user_page(state, account),
        "followers_url": f"{api}/followers",
        "following_url": f"{api}/following{{/other_user}}",
        "gists_url": f"{api}/gists{{/gist_id}}",
        "starred_url": f"{api}/starred{{/owner}}{{/repo}}",
        "subscriptions_url": f"{api}/subscriptions",
        "organizations_url": f"{api}/orgs",
        "repos_url": f"{api}/repos",
        "events_url": f"{api}/events{{/privacy}}",
        "received_events_url": f"{api}/received_events",
        "type": account.type.value,
        "user_view_type": "public",
        "site_admin": account.site_admin,
    }


def maybe_user(state: State, account: User | None) -> Json | None:
    """Build `nullable-simple-user`."""
    return user(state, account) if account else None


def public_user(state: State, account: User) -> Json:
    """Build `public-user`."""
    mine = [r for r in state.repositories.values() if r.owner is account and not r.private]
    return user(state, account) | {
        "name": account.name,
        "company": None,
        "blog": None,
        "location": None,
        "email": account.email,
        "hireable": None,
        "bio": None,
        "public_repos": len(mine),
        "public_gists": 0,
        "followers": 0,
        "following": 0,
        "created_at": stamp(account.created_at),
        "updated_at": stamp(account.created_at),
    }


def app(state: State, one: App) -> Json:
    """Build `integration`."""
    return {
        "id": one.id,
        "client_id": one.client_id,
        "slug": one.slug,
        "node_id": one.node_id,
        "owner": user(state, one.owner),
        "name": one.name,
        "description": one.description,
        "external_url": one.external_url,
        "html_url": f"{state.url}/apps/{one.slug}",
        "created_at": stamp(one.created_at),
        "updated_at": stamp(one.updated_at),
        "permissions": dict(one.permissions),
        "events": list(one.events),
    }


def installation(state: State, one: Installation) -> Json:
    """Build `installation`."""
    api = f"{state.api_url}/app/installations/{one.id}"
    return {
        "id": one.id,
        "client_id": one.app.client_id,
        "account": user(state, one.account),
        "repository_selection": "all" if one.selected is None else "selected",
        "access_tokens_url": f"{api}/access_tokens",
        "repositories_url": f"{state.api_url}/installation/repositories",
        "html_url": f"{state.url}/settings/installations/{one.id}",
        "app_id": one.app.id,
        "app_slug": one.app.slug,
        "target_id": one.account.id,
        "target_type": one.account.type.value,
        "permissions": dict(one.permissions),
        "events": list(one.events),
        "created_at": stamp(one.created_at),
        "updated_at": stamp(one.updated_at),
        "single_file_name": None,
        "has_multiple_single_files": False,
        "single_file_paths": [],
        "suspended_by": maybe_user(state, one.suspended_by),
        "suspended_at": maybe_stamp(one.suspended_at),
    }


def association(repository: Repository, account: User, pull: PullRequest | None = None) -> str:
    """Say what an account is to a repository: `author-association`.

    docs.github.com/graphql/reference/enums#commentauthorassociation
    """
    if account is repository.owner:
        return "OWNER"
    if account.login in repository.collaborators:
        return "COLLABORATOR"
    merged = [p for p in repository.pulls.values() if p.merged and p.user is account]
    if merged:
        return "CONTRIBUTOR"
    if pull is not None and pull.user is account and account.type is AccountType.USER:
        return "FIRST_TIME_CONTRIBUTOR"
    return "NONE"
