"""A new Prisma or Django migration in a repository whose deploy files run none."""

import re
from collections.abc import Iterator

from checks.contract import Change, Found
from checks.index import Index, Kind, ledgers

TOUCHES = r".*/(migrations?)/.*"

_DEPLOYS = (Kind.DOCKERFILE, Kind.PLATFORM, Kind.COMPOSE, Kind.KUBERNETES)
_RUNNING = (*_DEPLOYS, Kind.WORKFLOW, Kind.START, Kind.MANIFEST, Kind.SCHEMA)
# How each is run, and words that say that something else may run it.
_TOOLS = {
    "Prisma": (
        "prisma migrate deploy",
        re.compile(
            r"migrate\s+deploy|\"migrate\",\s*\"deploy\"|db\s+push|db:migrate|migrate:deploy"
        ),
    ),
    "Django": ("manage.py migrate", re.compile(r"\bmigrate\b")),
}


def check(change: Change, index: Index) -> Iterator[Found]:
    """The first added migration of each tool."""
    for name, (command, runs) in _TOOLS.items():
        added = [part for part in change.parts if part.is_new and _tool(part.path, index) == name]
        if added and _is_deployed(index) and not _is_run(runs, index):
            yield Found(added[0].path, 1, {"command": command}, name)


def _tool(path: str, index: Index) -> str | None:
    found = ledgers.entry_of(path, index)
    return found.tool.name if found else None


def _is_deployed(index: Index) -> bool:
    return bool(index.of_kind(Kind.DOCKERFILE, Kind.PLATFORM))


def _is_run(runs: "re.Pattern[str]", index: Index) -> bool:
    """True also where that is not known for certain."""
    if not index.read(*_DEPLOYS, Kind.WORKFLOW, Kind.START):
        return True
    return any(runs.search(index.texts.get(path, "")) for path in index.of_kind(*_RUNNING))
