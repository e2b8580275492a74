"""Repositories as JSON, in the three sizes that GitHub's description knows."""

from sandbox.model import AccountType, Label, Repository
from sandbox.rest.base import Json
from sandbox.rest.shapes.accounts import stamp, user
from sandbox.state import State

# name of the key -> what follows the repository's own address
_TEMPLATES = {
    "archive_url": "/{archive_format}{/ref}",
    "assignees_url": "/assignees{/user}",
    "blobs_url": "/git/blobs{/sha}",
    "branches_url": "/branches{/branch}",
    "collaborators_url": "/collaborators{/collaborator}",
    "comments_url": "/comments{/number}",
    "commits_url": "/commits{/sha}",
    "compare_url": "/compare/{base}...{head}",
    "contents_url": "/contents/{+path}",
    "contributors_url": "/contributors",
    "deployments_url": "/deployments",
    "downloads_url": "/downloads",
    "events_url": "/events",
    "forks_url": "/forks",
    "git_commits_url": "/git/commits{/sha}",
    "git_refs_url": "/git/refs{/sha}",
    "git_tags_url": "/git/tags{/sha}",
    "hooks_url": "/hooks",
    "issue_comment_url": "/issues/comments{/number}",
    "issue_events_url": "/issues/events{/number}",
    "issues_url": "/issues{/number}",
    "keys_url": "/keys{/key_id}",
    "labels_url": "/labels{/name}",
    "languages_url": "/languages",
    "merges_url": "/merges",
    "milestones_url": "/milestones{/number}",
    "notifications_url": "/notifications{?since,all,participating}",
    "pulls_url": "/pulls{/number}",
    "releases_url": "/releases{/id}",
    "stargazers_url": "/stargazers",
    "statuses_url": "/statuses/{sha}",
    "subscribers_url": "/subscribers",
    "subscription_url": "/subscription",
    "tags_url": "/tags",
    "teams_url": "/teams",
    "trees_url": "/git/trees{/sha}",
}


def repo_url(state: State, one: Repository) -> str:
    """Return a repository's address in the API."""
    return f"{state.api_url}/repos/{one.full_name}"


def repo_page(state: State, one: Repository) -> str:
    """Return the address of a repository's page."""
    return f"{state.url}/{one.full_name}"


def minimal_repository(state: State, one: Repository) -> Json:
    """Build `minimal-repository`, with what it must have."""
    api = repo_url(state, one)
    return {
        "id": one.id,
        "node_id": one.node_id,
        "name": one.name,
        "full_name": one.full_name,
        "private": one.private,
        "owner": user(state, one.owner),
        "html_url": repo_page(state, one),
        "description": one.description,
        "fork": one.parent is not None,
        "url": api,
        **{key: api + rest for key, rest in _TEMPLATES.items()},
    }


def repository(state: State, one: Repository) -> Json:
    """Build `repository` (and `repository-webhooks`)."""
    page = repo_page(state, one)
    opened = sum(pull.state == "open" for pull in one.pulls.values())
    forks = sum(other.parent is one for other in state.repositories.values())
    return minimal_repository(state, one) | {
        "created_at": stamp(one.created_at),
        "updated_at": stamp(one.updated_at),
        "pushed_at": stamp(one.pushed_at),
        "git_url": f"git://{page.split('://', 1)[1]}.git",
        "ssh_url": f"git@127.0.0.1:{one.full_name}.git",
        "clone_url": f"{page}.git",
        "svn_url": page,
        "homepage": None,
        "mirror_url": None,
        "language": None,
        "license": None,
        "size": 0,
        "stargazers_count": 0,
        "watchers_count": 0,
        "watchers": 0,
        "forks_count": forks,
        "forks": forks,
        "open_issues_count": opened,
        "open_issues": opened,
        "default_branch": one.default_branch,
        "visibility": "private" if one.private else "public",
        "topics": [],
        "is_template": False,
        "has_issues": True,
        "has_projects": False,
        "has_wiki": False,
        "has_pages": False,
        "has_downloads": True,
        "has_discussions": False,
        "archived": one.archived,
        "disabled": False,
        "allow_forking": True,
        "web_commit_signoff_required": False,
    }


def full_repository(state: State, one: Repository) -> Json:
    """Build `full-repository`."""
    found = repository(state, one) | {
        "network_count": 0,
        "subscribers_count": 0,
        "allow_merge_commit": True,
        "allow_squash_merge": True,
        "allow_rebase_merge": True,
        "delete_branch_on_merge": False,
    }
    if one.owner.type is AccountType.ORGANIZATION:
        found["organization"] = user(state, one.owner)
    if one.parent is not None:
        found |= {key: repository(state, one.parent) for key in ("parent", "source")}
    return found


def label(state: State, where: Repository, one: Label) -> Json:
    """Build `label`."""
    return {
        "id": one.id,
        "node_id": one.node_id,
        "url": f"{repo_url(state, where)}/labels/{one.name}",
        "name": one.name,
        "description": one.description,
        "color": one.color,
        "default": one.default,
    }
