"""Payloads of what happens to commits: pushes, checks, statuses, merge groups."""

from sandbox.gitdata import NO_SHA, Commit, Signature
from sandbox.hooks.talk import there
from sandbox.model import AccountType, CheckSuite, Event, Repository
from sandbox.rest import shapes
from sandbox.rest.base import Json
from sandbox.world import World

PUSHED_COMMITS = 2_048  # docs.github.com/webhooks/webhook-events-and-payloads#push


def push(world: World, event: Event) -> Json:
    """`push`: of its commits at most 2,048 are listed, oldest first."""
    where = there(event.repository, "repository")
    before, after = event.before or NO_SHA, event.after or NO_SHA
    commits = _pushed(world, where, before, after)
    page = shapes.repo_page(world, where)
    head = None if after == NO_SHA else world.git.read_commit(where.id, after)
    return {
        "ref": event.ref,
        "before": before,
        "after": after,
        "created": before == NO_SHA,
        "deleted": after == NO_SHA,
        "forced": event.forced,
        "base_ref": None,
        "compare": f"{page}/compare/{before[:12]}...{after[:12]}",
        "commits": [_commit(world, where, one) for one in commits],
        "head_commit": _commit(world, where, head) if head else None,
        "pusher": {"name": event.sender.login, "email": event.sender.email},
        "repository": _pushed_repository(world, where),
    }


def _pushed(world: World, where: Repository, before: str, after: str) -> list[Commit]:
    if after == NO_SHA:
        return []
    known = None if before == NO_SHA else before
    if known is None and where.default_branch:
        tip = world.git.branch(where.id, where.default_branch)
        known = None if tip == after else tip
    shas = world.git.log(where.id, after, known, limit=PUSHED_COMMITS)
    return [world.git.read_commit(where.id, sha) for sha in reversed(shas)]


def _commit(world: World, where: Repository, one: Commit) -> Json:
    parent = one.parents[0] if one.parents else None
    changes = world.git.diff(where.id, parent, one.sha)
    return {
        "id": one.sha,
        "tree_id": one.tree,
        "distinct": True,
        "message": one.message,
        "timestamp": shapes.stamp(one.committer.date),
        "url": f"{shapes.repo_page(world, where)}/commit/{one.sha}",
        "author": _who(one.author),
        "committer": _who(one.committer),
        "added": [c.path for c in changes if c.status in "AR"],
        "removed": [c.old_path for c in changes if c.status in "DR"],
        "modified": [c.path for c in changes if c.status in "MT"],
    }


def _who(sign: Signature) -> Json:
    return {"name": sign.name, "email": sign.email}


def _pushed_repository(world: World, where: Repository) -> Json:
    """A repository as `push` has it: two of its times are numbers, and the owner has a name."""
    shown = shapes.repository(world, where)
    owner = shown["owner"] | {"name": where.owner.login, "email": where.owner.email}
    extra: Json = {"stargazers": 0, "master_branch": where.default_branch}
    if where.owner.type is AccountType.ORGANIZATION:
        extra["organization"] = where.owner.login
    return shown | {
        "owner": owner,
        "created_at": int(where.created_at.timestamp()),
        "pushed_at": int(where.pushed_at.timestamp()),
        **extra,
    }


# --- checks ---------------------------------------------------------------------------------------


def check_run(world: World, event: Event) -> Json:
    """`check_run`, with more of its suite than REST shows."""
    run = there(event.check_run, "check run")
    shown = shapes.check_run(world, run)
    suite = shapes.check_suite(world, run.suite)
    shown["check_suite"] = {name: suite[name] for name in _OF_SUITE}
    body: Json = {"check_run": shown}
    if event.requested_action is not None:
        body["requested_action"] = {"identifier": event.requested_action.identifier}
    return body


_OF_SUITE = (
    "id",
    "node_id",
    "head_branch",
    "head_sha",
    "status",
    "conclusion",
    "url",
    "before",
    "after",
    "pull_requests",
    "app",
    "created_at",
    "updated_at",
)


def check_suite(world: World, event: Event) -> Json:
    """`check_suite`."""
    suite: CheckSuite = there(event.check_suite, "check suite")
    shown = shapes.check_suite(world, suite)
    del shown["repository"]  # it stands beside the suite
    return {"check_suite": shown}


def merge_group(_world: World, event: Event) -> Json:
    """`merge_group`."""
    body: Json = {"merge_group": there(event.merge_group, "merge group")}
    return body if event.reason is None else body | {"reason": event.reason}


def status(world: World, event: Event) -> Json:
    """`status`."""
    where, one = there(event.repository, "repository"), there(event.status, "status")
    commit = shapes.commit(world, where, world.git.read_commit(where.id, one.sha))
    for role in ("author", "committer"):  # the description of this event has no such key
        (commit[role] or {}).pop("user_view_type", None)
    return {
        "id": one.id,
        "sha": one.sha,
        "name": where.full_name,
        "avatar_url": None,
        "target_url": one.target_url,
        "context": one.context,
        "description": one.description,
        "state": one.state,
        "commit": commit,
        "branches": _branches(world, where, one.sha),
        "created_at": shapes.stamp(one.created_at),
        "updated_at": shapes.stamp(one.updated_at),
    }


def _branches(world: World, where: Repository, sha: str) -> list[Json]:
    url = f"{shapes.repo_url(world, where)}/commits/{sha}"
    return [
        {"name": name, "commit": {"sha": sha, "url": url}, "protected": name in where.protections}
        for name, tip in world.git.branches(where.id).items()
        if tip == sha
    ]
