"""A server in a repository that says nothing of how it is built, tested and deployed."""

from collections.abc import Iterator

from checks.contract import Change, Found
from checks.index import Index, Kind, manifests

TOUCHES = manifests.SERVERS_IN
COMPARES = TOUCHES

_DEPLOYS = (Kind.DOCKERFILE, Kind.PLATFORM, Kind.COMPOSE, Kind.KUBERNETES, Kind.TERRAFORM)
_TELLING = {
    "pipeline": (Kind.WORKFLOW,),
    "lock": (Kind.LOCK,),
    "sample of its environment": (Kind.ENV,),
}


def check(change: Change, index: Index) -> Iterator[Found]:
    """Once, where a manifest begins to ask for a server's framework and nothing deploys it."""
    if not index.whole or index.of_kind(*_DEPLOYS, Kind.START):
        return
    without = [name for name, kinds in _TELLING.items() if not index.of_kind(*kinds)]
    for part, need in manifests.new_servers(change.parts):
        if "pipeline" in without:
            words = {"framework": need.name, "missing": ", ".join(without)}
            yield Found(part.path, need.line, words, "no way to production")
            return
