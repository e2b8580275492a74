"""Pull requests, reviews and comments as JSON."""

from collections import Counter

from sandbox.model import (
    IssueComment,
    PullRequest,
    Reaction,
    Repository,
    Review,
    ReviewComment,
    SubjectType,
    User,
)
from sandbox.protection import merge_box
from sandbox.rest.base import Json
from sandbox.rest.shapes.accounts import app, association, maybe_stamp, maybe_user, stamp, user
from sandbox.rest.shapes.repositories import label, repo_page, repo_url, repository
from sandbox.world import World

REACTIONS = ("+1", "-1", "laugh", "hooray", "confused", "heart", "rocket", "eyes")


def pull_url(world: World, pull: PullRequest) -> str:
    """Return a pull request's address in the API."""
    return f"{repo_url(world, pull.repository)}/pulls/{pull.number}"


def issue_url(world: World, pull: PullRequest) -> str:
    """Return the address in the API of the issue that every pull request also is."""
    return f"{repo_url(world, pull.repository)}/issues/{pull.number}"


def pull_page(world: World, pull: PullRequest) -> str:
    """Return the address of a pull request's page."""
    return f"{repo_page(world, pull.repository)}/pull/{pull.number}"


def _pull_urls(world: World, pull: PullRequest) -> Json:
    api, issue, page = pull_url(world, pull), issue_url(world, pull), pull_page(world, pull)
    repo = repo_url(world, pull.repository)
    return {
        "url": api,
        "html_url": page,
        "diff_url": f"{page}.diff",
        "patch_url": f"{page}.patch",
        "issue_url": issue,
        "commits_url": f"{api}/commits",
        "review_comments_url": f"{api}/comments",
        "review_comment_url": f"{repo}/pulls/comments{{/number}}",
        "comments_url": f"{issue}/comments",
        "statuses_url": f"{repo}/statuses/{pull.head_sha}",
    }


def pull_simple(world: World, pull: PullRequest) -> Json:
    """Build `pull-request-simple`, as lists show it."""
    urls = _pull_urls(world, pull)
    return urls | {
        "id": pull.id,
        "node_id": pull.node_id,
        "number": pull.number,
        "state": pull.state,
        "locked": pull.locked,
        "title": pull.title,
        "user": user(world, pull.user),
        "body": pull.body,
        "created_at": stamp(pull.created_at),
        "updated_at": stamp(pull.updated_at),
        "closed_at": maybe_stamp(pull.closed_at),
        "merged_at": maybe_stamp(pull.merged_at),
        "merge_commit_sha": pull.merge_commit_sha,
        "assignee": None,
        "assignees": [],
        "requested_reviewers": [],
        "requested_teams": [],
        "labels": [label(world, pull.repository, one) for one in pull.labels],
        "milestone": None,
        "draft": pull.draft,
        "head": _head(world, pull),
        "base": _base(world, pull),
        "_links": _links(urls),
        "author_association": association(pull.repository, pull.user, pull),
        "auto_merge": None,
        "active_lock_reason": None,
    }


def _links(urls: Json) -> Json:
    names = {
        "self": "url",
        "html": "html_url",
        "issue": "issue_url",
        "comments": "comments_url",
        "review_comments": "review_comments_url",
        "review_comment": "review_comment_url",
        "commits": "commits_url",
        "statuses": "statuses_url",
    }
    return {name: {"href": urls[key]} for name, key in names.items()}


def _head(world: World, pull: PullRequest) -> Json:
    source = pull.head_repository
    owner = source.owner if source else world.find_user(pull.head_label_owner)
    return {
        "label": pull.head_label,
        "ref": pull.head_ref,
        "sha": pull.head_sha,
        "user": maybe_user(world, owner),
        # Null when the fork was deleted, which the description forbids and GitHub does:
        # github/rest-api-description issue 1811.
        "repo": repository(world, source) if source else None,
    }


def _base(world: World, pull: PullRequest) -> Json:
    return {
        "label": f"{pull.repository.owner.login}:{pull.base_ref}",
        "ref": pull.base_ref,
        "sha": pull.base_sha,
        "user": user(world, pull.repository.owner),
        "repo": repository(world, pull.repository),
    }


def pull_full(world: World, pull: PullRequest) -> Json:
    """Build `pull-request`."""
    changes = world.changes(pull)
    state = merge_box(world, pull).state
    return pull_simple(world, pull) | {
        "merged": pull.merged,
        "mergeable": None if pull.state == "closed" else state != "dirty",
        "rebaseable": None if pull.state == "closed" else state != "dirty",
        "mergeable_state": state,
        "merged_by": maybe_user(world, pull.merged_by),
        "comments": len(pull.comments),
        "review_comments": len(pull.review_comments),
        "maintainer_can_modify": False,
        "commits": len(world.git.log(pull.repository.id, pull.head_sha, pull.base_sha)),
        "additions": sum(change.additions for change in changes),
        "deletions": sum(change.deletions for change in changes),
        "changed_files": len(changes),
    }


def pull_minimal(world: World, pull: PullRequest) -> Json:
    """Build `pull-request-minimal`, as check runs and suites show it."""
    return {
        "id": pull.id,
        "number": pull.number,
        "url": pull_url(world, pull),
        "head": _end(world, pull.head_ref, pull.head_sha, pull.head_repository or pull.repository),
        "base": _end(world, pull.base_ref, pull.base_sha, pull.repository),
    }


def _end(world: World, ref: str, sha: str, where: Repository) -> Json:
    repo = {"id": where.id, "url": repo_url(world, where), "name": where.name}
    return {"ref": ref, "sha": sha, "repo": repo}


# -- reviews -------------------------------------------------------------------------------


def review(world: World, one: Review) -> Json:
    """Build `pull-request-review`; a pending one has no submitted_at."""
    page = f"{pull_page(world, one.pull)}#pullrequestreview-{one.id}"
    api = pull_url(world, one.pull)
    found: Json = {
        "id": one.id,
        "node_id": one.node_id,
        "user": user(world, one.user),
        "body": one.body,
        "state": one.state.value,
        "html_url": page,
        "pull_request_url": api,
        "_links": {"html": {"href": page}, "pull_request": {"href": api}},
        "commit_id": one.commit_id,
        "author_association": association(one.pull.repository, one.user, one.pull),
    }
    if one.submitted_at:
        found["submitted_at"] = stamp(one.submitted_at)
    return found


def review_comment(world: World, one: ReviewComment) -> Json:
    """Build `pull-request-review-comment`.

    `line` and `position` are null once it is outdated, which the description does not allow
    and GitHub does: github/rest-api-description issue 5568. Of a comment on a file, line and
    position are 1: the description gives no null for them (not seen from GitHub itself).
    """
    api = f"{repo_url(world, one.pull.repository)}/pulls/comments/{one.id}"
    page = f"{pull_page(world, one.pull)}#discussion_r{one.id}"
    whole = pull_url(world, one.pull)
    found: Json = {
        "url": api,
        "pull_request_review_id": one.review.id,
        "id": one.id,
        "node_id": one.node_id,
        "diff_hunk": one.diff_hunk,
        "path": one.path,
        "commit_id": one.commit_id,
        "original_commit_id": one.original_commit_id,
        "user": user(world, one.user),
        "body": one.body,
        "created_at": stamp(one.created_at),
        "updated_at": stamp(one.updated_at),
        "html_url": page,
        "pull_request_url": whole,
        "author_association": association(one.pull.repository, one.user, one.pull),
        "_links": {
            "self": {"href": api},
            "html": {"href": page},
            "pull_request": {"href": whole},
        },
        "reactions": rollup(f"{api}/reactions", one.reactions),
        "subject_type": one.subject_type.value,
        **_place(one),
    }
    if one.in_reply_to:
        found["in_reply_to_id"] = one.in_reply_to.id
    return found


def _place(one: ReviewComment) -> Json:
    file = one.subject_type is SubjectType.FILE
    return {
        "start_line": one.start_line,
        "original_start_line": one.original_start_line,
        "start_side": one.start_side,
        "line": 1 if file else one.line,
        "original_line": 1 if file else one.original_line,
        "side": one.side,
        "position": one.position,
        "original_position": one.original_position,
    }


# -- the conversation ------------------------------------------------------------------------


def issue_comment(world: World, one: IssueComment) -> Json:
    """Build `issue-comment`."""
    api = f"{repo_url(world, one.pull.repository)}/issues/comments/{one.id}"
    return {
        "url": api,
        "html_url": f"{pull_page(world, one.pull)}#issuecomment-{one.id}",
        "issue_url": issue_url(world, one.pull),
        "id": one.id,
        "node_id": one.node_id,
        "user": user(world, one.user),
        "created_at": stamp(one.created_at),
        "updated_at": stamp(one.updated_at),
        "body": one.body,
        "author_association": association(one.pull.repository, one.user, one.pull),
        "reactions": rollup(f"{api}/reactions", one.reactions),
        "performed_via_github_app": app(world, one.via_app) if one.via_app else None,
    }


def reaction(world: World, one: Reaction) -> Json:
    """Build `reaction`."""
    return {
        "id": one.id,
        "node_id": one.node_id,
        "user": user(world, one.user),
        "content": one.content,
        "created_at": stamp(one.created_at),
    }


def rollup(url: str, reactions: list[Reaction]) -> Json:
    """Build `reaction-rollup`."""
    counted = Counter(one.content for one in reactions)
    numbers = {word: counted[word] for word in REACTIONS}
    return {"url": url, "total_count": len(reactions), **numbers}


def permission(world: World, where: Repository, account: User) -> Json:
    """Build `repository-collaborator-permission`.

    docs.github.com/rest/collaborators/collaborators: `permission` knows only admin, write,
    read and none; `role_name` says maintain and triage too.
    """
    role = world.access(where, account)
    old = {"maintain": "write", "triage": "read"}.get(role, role)
    order = ("none", "read", "triage", "write", "maintain", "admin")
    rank = order.index(role)
    rights = {"pull": 1, "triage": 2, "push": 3, "maintain": 4, "admin": 5}
    return {
        "permission": old,
        "role_name": role,
        "user": user(world, account)
        | {"role_name": role, "permissions": {key: rank >= at for key, at in rights.items()}},
    }
