"""What a delivery says of an event, in the form of GitHub's webhook schemas.

https://docs.github.com/webhooks/webhook-events-and-payloads. Each builder gives the part that
is the event's own; `payload` adds what all of them have. An event without a builder is not sent.
"""

from collections.abc import Callable

from sandbox.hooks import code, talk
from sandbox.model import AccountType, App, Event, Installation, Repository, User
from sandbox.rest.base import Json
from sandbox.rest.shapes import installation as installation_shape
from sandbox.rest.shapes import repository as repository_shape
from sandbox.rest.shapes import stamp
from sandbox.rest.shapes import user as user_shape
from sandbox.world import World

Builder = Callable[[World, Event], Json]


def known(event: Event) -> bool:
    """Whether the sandbox can build a payload for this event."""
    return event.name in BUILDERS


def payload(world: World, event: Event, to: Installation) -> Json:
    """The whole payload of an event, as it goes to one installation."""
    body: Json = {"action": event.action} if event.action is not None else {}
    body |= BUILDERS[event.name](world, event)
    if event.repository is not None and "repository" not in body:
        body["repository"] = repository_shape(world, event.repository)
    if event.repository is not None:
        body |= organization(world, event.repository)
    if "installation" not in body:
        body["installation"] = {"id": to.id, "node_id": to.node_id}
    return body | {"sender": user_shape(world, event.sender)}


def organization(world: World, repository: Repository) -> Json:
    """The key `organization`, where the repository's owner is one."""
    if repository.owner.type is not AccountType.ORGANIZATION:
        return {}
    return {"organization": simple_organization(world, repository.owner)}


def simple_organization(world: World, owner: User) -> Json:
    """Build `organization-simple-webhooks`."""
    api = f"{world.api_url}/orgs/{owner.login}"
    return {
        "login": owner.login,
        "id": owner.id,
        "node_id": owner.node_id,
        "url": api,
        "repos_url": f"{api}/repos",
        "events_url": f"{api}/events",
        "hooks_url": f"{api}/hooks",
        "issues_url": f"{api}/issues",
        "members_url": f"{api}/members{{/member}}",
        "public_members_url": f"{api}/public_members{{/member}}",
        "avatar_url": f"{world.url}/avatars/{owner.id}",
        "description": None,
    }


def ping(world: World, app: App) -> Json:
    """The payload of `ping`, which GitHub sends when an App gets its webhook."""
    config = {"content_type": app.hook.content_type, "insecure_ssl": app.hook.insecure_ssl}
    secret = {"secret": "********"} if app.hook.secret else {}
    return {
        "zen": "Keep it logically awesome.",
        "hook_id": app.id,
        "hook": {
            "type": "App",
            "id": app.id,
            "name": "web",
            "active": True,
            "events": list(app.events),
            "config": {**config, "url": app.hook.url or "", **secret},
            "updated_at": stamp(app.updated_at),
            "created_at": stamp(app.created_at),
            "app_id": app.id,
            "deliveries_url": f"{world.api_url}/app/hook/deliveries",
        },
    }


# --- installations --------------------------------------------------------------------------------


def _brief(repositories: tuple[Repository, ...]) -> list[Json]:
    return [
        {
            "id": one.id,
            "node_id": one.node_id,
            "name": one.name,
            "full_name": one.full_name,
            "private": one.private,
        }
        for one in repositories
    ]


def _installation(world: World, event: Event) -> Json:
    if event.installation is None:
        raise ValueError("an installation event without its installation")
    shown: Json = {"installation": installation_shape(world, event.installation)}
    if event.action in {"created", "deleted"}:
        shown["repositories"] = _brief(event.repositories)
    return shown if event.action != "created" else shown | {"requester": None}


def _installation_repositories(world: World, event: Event) -> Json:
    shown = _installation(world, event)
    added = event.action == "added"
    return shown | {
        "repository_selection": shown["installation"]["repository_selection"],
        "repositories_added": _brief(event.repositories) if added else [],
        "repositories_removed": [] if added else _brief(event.repositories),
        "requester": None,
    }


def _repository(_world: World, event: Event) -> Json:
    return {"changes": event.changes} if event.changes else {}


BUILDERS: dict[str, Builder] = {
    "check_run": code.check_run,
    "check_suite": code.check_suite,
    "installation": _installation,
    "installation_repositories": _installation_repositories,
    "issue_comment": talk.issue_comment,
    "merge_group": code.merge_group,
    "pull_request": talk.pull_request,
    "pull_request_review": talk.review,
    "pull_request_review_comment": talk.review_comment,
    "pull_request_review_thread": talk.review_thread,
    "push": code.push,
    "repository": _repository,
    "status": code.status,
}
