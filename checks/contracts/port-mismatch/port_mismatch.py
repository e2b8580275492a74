"""The port of an image's start command, held against what Compose and Fly send requests to."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from checks.contract import Change, Found, Part
from checks.index import Index, compose, dockerfile
from checks.index.compose import Service
from checks.index.tree import join

TOUCHES = r"(.*/)?(docker-)?compose[\w.-]*\.ya?ml|(.*/)?fly[\w.-]*\.toml"

_FLAG = re.compile(r"(?:--port[= ]|-p |--bind[= ]\S*:|-b \S*:|--http-port[= ])(\d{2,5})(?!\S)")
_PUBLISHED = re.compile(r"(?:[\d.]+:)?\d+:(\d{2,5})(?:/tcp)?")
_INTERNAL = re.compile(r"^[ \t]*internal_port[ \t]*=[ \t]*(\d+)[ \t]*(?:#.*)?$")
_SERVERS = re.compile(
    r"\b(uvicorn|gunicorn|hypercorn|flask run|fastapi|streamlit|next start|serve|http-server"
    r"|rails|puma|php artisan serve)\b"
)


def check(change: Change, index: Index) -> Iterator[Found]:
    """Each touched line that sends requests to a port that is surely another one."""
    for part in change.matching(TOUCHES):
        if part.path.lower().endswith(".toml"):
            yield from _fly(part, index)
        else:
            for service in compose.services(part.head or ""):
                yield from _published(part, service, index)


def _published(part: Part, service: Service, index: Index) -> Iterator[Found]:
    path = _dockerfile(part.path, service)
    listens = _listens(index.texts.get(path, "")) if path else None
    if path is None or listens is None or _is_told_otherwise(service):
        return
    ports = [(_PUBLISHED.fullmatch(text), line) for text, line in service.ports]
    if not ports or any(found is None or found[1] == listens for found, _ in ports):
        return
    for found, line in ports[:1]:
        if found and part.touches(line):
            words = {"published": found[1], "dockerfile": path, "listens": listens}
            yield Found(part.path, line, words, service.name)


def _is_told_otherwise(service: Service) -> bool:
    """A command or a variable of Compose may change the port."""
    return service.command is not None or any("PORT" in name for name in service.environment)


def _dockerfile(path: str, service: Service) -> str | None:
    if service.context is None or service.target or re.search(r"[$]|://|\.\.", service.context):
        return None
    folder = PurePosixPath(path).parent / service.context / service.dockerfile
    return "/".join(one for one in folder.parts if one != ".")


def _listens(text: str) -> str | None:
    """The literal port of the last stage's start command, of a server that is known to take one."""
    stages = dockerfile.stages(text)
    starts = stages[-1].of("CMD", "ENTRYPOINT") if stages else []
    if len(starts) != 1:
        return None
    command = " ".join(starts[0].arguments) if starts[0].rest.startswith("[") else starts[0].rest
    found = _FLAG.findall(command)
    single = len(found) == 1 and "&" not in command and _SERVERS.search(command)
    return found[0] if single else None


def _fly(part: Part, index: Index) -> Iterator[Found]:
    text = part.head or ""
    path = join(part.path.rpartition("/")[0], "Dockerfile")
    listens = _listens(index.texts.get(path, ""))
    lines = [
        (found[1], n)
        for n, line in enumerate(text.split("\n"), 1)
        if (found := _INTERNAL.match(line))
    ]
    is_plain = listens and not re.search(
        r"(?m)^\s*(PORT|dockerfile|image|app|web)\s*=.*|\[processes\]", _without_name(text)
    )
    if (
        is_plain
        and len(lines) == 1
        and listens
        and lines[0][0] != listens
        and part.touches(lines[0][1])
    ):
        words = {"published": lines[0][0], "dockerfile": path, "listens": listens}
        yield Found(part.path, lines[0][1], words, "fly")


def _without_name(text: str) -> str:
    """The application's own name is no setting."""
    return re.sub(r"(?m)^app[ \t]*=.*$", "", text)
