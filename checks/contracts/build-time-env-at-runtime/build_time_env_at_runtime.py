"""A variable that a bundler builds in, given to a Compose service in `environment` alone."""

import re
from collections.abc import Iterator
from pathlib import PurePosixPath

from checks.contract import Change, Found, Part
from checks.index import Index, Kind, compose, dockerfile
from checks.index.compose import Service
from checks.index.tree import join

TOUCHES = r"(.*/)?(docker-)?compose[\w.-]*\.ya?ml"

_PUBLIC = re.compile(r"(NEXT_PUBLIC|VITE|REACT_APP|GATSBY|EXPO_PUBLIC|VUE_APP)_\w+")
_BUILDS = re.compile(
    r"\b((npm|pnpm|yarn|bun)( run)? build|(next|vite|react-scripts|vue-cli-service) build)\b"
)
# Ways of giving values to a page that was built already.
_LATE = re.compile(
    r"envsubst|__ENV|env-config|runtime-env|env\.js|sed -i|next-runtime-env|import-meta-env"
)


def check(change: Change, index: Index) -> Iterator[Found]:
    """The first such variable of each service whose line was touched."""
    for part in change.matching(TOUCHES):
        for service in compose.services(part.head or ""):
            yield from list(_late(part, service, index))[:1]


def _late(part: Part, service: Service, index: Index) -> Iterator[Found]:
    path = _dockerfile(part.path, service)
    text = index.text(path) if path else None
    if path is None or text is None or not _builds_in(text, index, path):
        return
    known = {*service.arguments, *_declared(text)}
    for name, line in service.environment.items():
        if not _PUBLIC.fullmatch(name) or name in known or _in_env_file(name, path, index):
            continue
        if part.touches(line):
            words = {"name": name, "dockerfile": path}
            yield Found(part.path, line, words, f"{service.name} {name}")


def _dockerfile(compose_path: str, service: Service) -> str | None:
    if service.context is None or "$" in service.context or "://" in service.context:
        return None
    folder = PurePosixPath(compose_path).parent / service.context / service.dockerfile
    parts: list[str] = []
    for one in folder.parts:
        if one == ".." and parts:
            parts.pop()
        elif one not in (".", ".."):
            parts.append(one)
    return "/".join(parts)


def _builds_in(text: str, index: Index, path: str) -> bool:
    stages = dockerfile.stages(text)
    runs = [one.rest for stage in stages for one in stage.of("RUN")]
    started = [one.rest for stage in stages[-1:] for one in stage.of("CMD", "ENTRYPOINT")]
    if not any(map(_BUILDS.search, runs)) or any(map(_BUILDS.search, started)):
        return False
    folder = path.rpartition("/")[0]
    scripts = [one for one in index.of_kind(Kind.START) if one.startswith(folder)]
    told = [text, *(index.texts.get(one, "") for one in scripts)]
    return not any(map(_LATE.search, told))


def _declared(text: str) -> Iterator[str]:
    for stage in dockerfile.stages(text):
        for one in stage.of("ARG", "ENV"):
            yield from re.findall(r"(?:^|\s)(\w+)(?==|\s|$)", one.rest)


def _in_env_file(name: str, path: str, index: Index) -> bool:
    folder = path.rpartition("/")[0]
    files = (
        join(folder, f".env{end}") for end in ("", ".production", ".local", ".production.local")
    )
    return any(f"{name}=" in index.texts.get(one, "") for one in files)
