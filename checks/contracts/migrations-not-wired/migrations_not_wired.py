"""A new Prisma or Django migration in a repository whose deploy files run none."""

import re
from collections.abc import Iterator

from checks.contract import Change, Found
from checks.index import Index, Kind, dockerfile, ledgers

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
    if not index.read(*_DEPLOYS, Kind.WORKFLOW, Kind.START) or _starts_unread(index):
        return True
    return any(runs.search(index.texts.get(path, "")) for path in index.of_kind(*_RUNNING))


# What starts others by a file of its own: s6, supervisord, uwsgi, a script.
_BY_FILE = re.compile(
    r"(?:^|[\s\"'\[/])((?:[\w.-]+/)*[\w-]+\.(?:ini|conf|sh|cfg)|init)\b(?=[\s\"'\],]|$)"
)


def _starts_unread(index: Index) -> bool:
    """True if an image starts something that was not read and may run migrations itself."""
    for path in index.of_kind(Kind.DOCKERFILE):
        for stage in dockerfile.shipped(index.texts.get(path, "")):
            for one in stage.of("CMD", "ENTRYPOINT"):
                for name in _BY_FILE.findall(one.rest):
                    end = name.rpartition("/")[2]
                    if not any(each.rpartition("/")[2] == end for each in index.texts):
                        return True
    return False
