"""The start command of an image or a Procfile, held against scripts, modules and packages."""

import posixpath
import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass

from checks import foreign
from checks.contract import Change, Found, Part
from checks.index import Index, Kind, dockerfile, manifests
from checks.index.tree import join

_DOCKER = r"(.*/)?(dockerfile|containerfile)([.-][\w.-]+)?|.*\.dockerfile"
_PROCFILE = r"(.*/)?procfile"
TOUCHES = rf"{_DOCKER}|{_PROCFILE}"

_RUNS = {"npm": ("start", "run", "test"), "yarn": (), "pnpm": (), "bun": ("run",)}
_OWN_WORDS = frozenset(
    [
        "install",
        "add",
        "exec",
        "dlx",
        "node",
        "workspace",
        "workspaces",
        "config",
        "cache",
        "create",
        "init",
        "run",
        "start",
        "why",
        "set",
        "ci",
        "x",
        "prisma",
        "next",
        "vite",
        "tsx",
    ]
)
_BUILDS = re.compile(
    r"build|tsc|esbuild|webpack|vite|rollup|turbo|\bnx\b|swc|parcel|compile|generate|bundle|make|nest|ncc|pack|yarn|bun"
)
_BUILT = re.compile(r"(\./)?(dist|build|out|lib)/[\w./-]+\.[cm]?js")
# A folder of a monorepo that the command runs in.
_ELSEWHERE = re.compile(r"(?m)^\s*WORKDIR\s+\S+/(apps|packages|services)/")
_OMITS = re.compile(r"--omit[= ]dev|--production\b|--prod\b|NODE_ENV=production")
_DEV_TOOLS = frozenset({"tsx", "ts-node", "ts-node-dev", "nodemon", "vite", "vite-node", "tsup"})
_MODULE = re.compile(r"([A-Za-z_]\w*(?:\.\w+)*):[A-Za-z_]\w*(\(\))?")
_USUAL = frozenset({"main", "app", "server", "wsgi", "asgi", "api", "application", "run"})
_TAKES_IN = re.compile(r"(?m)^[ \t]*(?:-r|--requirement)[ =]+([^\s#]+)")
_SERVERS = frozenset({"uvicorn", "gunicorn", "hypercorn", "daphne", "granian"})


@dataclass(frozen=True, slots=True)
class _Start:
    """A start command: its words, its line, and the Dockerfile that it stands in, if one."""

    part: Part
    words: list[str]
    line: int
    docker: str | None

    @property
    def folder(self) -> str:
        return self.part.path.rpartition("/")[0]

    def found(self, what: str, message: str) -> Found:
        words = {"command": " ".join(self.words), "what": what}
        return Found(self.part.path, self.line, words, what, message=message)


def check(change: Change, index: Index) -> Iterator[Found]:
    """What is wrong with each start command whose line was touched."""
    for part in change.matching(TOUCHES):
        for start in _starts(part):
            yield from list(_wrong(start, index))[:1]


def _starts(part: Part) -> Iterator[_Start]:
    text = part.head or ""
    if re.fullmatch(_PROCFILE, part.path.lower()):
        for number, line in enumerate(text.split("\n"), 1):
            kind, _, command = line.partition(":")
            if kind.strip() in ("web", "worker") and part.touches(number):
                yield _Start(part, _words(command), number, None)
        return
    stages = dockerfile.stages(text)
    last = stages[-1].last("CMD") if stages else None
    if last and not stages[-1].of("ENTRYPOINT") and part.touches(last.line, last.last):
        words = last.arguments if last.rest.startswith("[") else _words(last.rest)
        yield _Start(
            part, _words(words[2]) if words[:2] == ["sh", "-c"] else words, last.line, text
        )


def _words(command: str) -> list[str]:
    """The words of the last of several commands; none where a shell must work something out."""
    last = re.split(r"&&|;", command)[-1]
    try:
        words = shlex.split(last)
    except ValueError:
        return []
    words = words[1:] if words[:1] == ["exec"] else words
    return [] if any("|" in word or "`" in word for word in words) else words


def _wrong(start: _Start, index: Index) -> Iterator[Found]:
    if not start.words or not index.whole:
        return
    tool = start.words[0].rpartition("/")[2]
    if tool in _RUNS:
        yield from _script(start, tool, index)
    elif tool == "node":
        yield from _built(start, index)
    elif tool in _SERVERS:
        yield from _server(start, tool, index)


def _script(start: _Start, tool: str, index: Index) -> Iterator[Found]:
    name = _script_name(start.words, tool)
    package = _package(start, index)
    if name is None or package is None:
        return
    scripts = package.get("scripts")
    scripts = scripts if isinstance(scripts, dict) else {}
    if name not in scripts:
        if not (name == "start" and index.has(join(start.folder, "server.js"))):
            told = "`{command}` runs the script `{what}`, which `package.json` does not have."
            yield start.found(name, told)
        return
    runner = str(scripts[name]).split("&&")[-1].split()[:1]
    if (
        start.docker
        and runner
        and runner[0] in _DEV_TOOLS
        and _is_omitted(start.docker, runner[0], start, index)
    ):
        told = "`{command}` needs `{what}`, and this image leaves development dependencies out."
        yield start.found(runner[0], told)


def _script_name(words: list[str], tool: str) -> str | None:
    if any(word.startswith("-") and word not in ("--silent", "-s") for word in words[1:3]):
        return None
    rest = [word for word in words[1:] if not word.startswith("-")]
    if rest[:1] == ["run"] or rest[:1] == ["run-script"]:
        return rest[1] if len(rest) > 1 else None
    if rest[:1] == ["start"]:
        return "start"
    plain = tool in ("yarn", "pnpm") and rest and rest[0] not in _OWN_WORDS
    return None if tool == "pnpm" or not plain else _yarn_script(rest[0])


def _yarn_script(word: str) -> str | None:
    """`yarn word` also runs a program of a dependency; only the usual names are surely scripts."""
    return word if re.fullmatch(r"(start|serve|prod)([:_-]\w+)*", word) else None


def _package(start: _Start, index: Index) -> dict[str, object] | None:
    """The package.json that the command runs in: the nearest, unless there are several."""
    there = [path for path in index.modes if path.rpartition("/")[2] == "package.json"]
    mine = join(start.folder, "package.json")
    path = mine if mine in there else there[0] if len(there) == 1 else None
    if path is None or (start.docker and _ELSEWHERE.search(start.docker)):
        return None
    try:
        found = foreign.json(index.texts.get(path, ""))
    except foreign.ForeignError:
        return None
    return found if isinstance(found, dict) else None


def _is_omitted(text: str, tool: str, start: _Start, index: Index) -> bool:
    stage = dockerfile.stages(text)[-1]
    installs = [
        one
        for one in stage.of("RUN")
        if re.search(r"\b(npm (ci|install|i)|yarn|pnpm i\w*)\b", one.rest)
    ]
    copied = [one for one in stage.of("COPY") if one.flag("from")]
    if not installs or copied or not _OMITS.search(installs[-1].rest):
        return False
    needs = manifests.needs("package.json", index.texts.get(join(start.folder, "package.json"), ""))
    need = (needs or {}).get(tool)
    globally = any(
        re.search(rf"(-g|global)\b.*\b{re.escape(tool)}\b", one.rest) for one in stage.of("RUN")
    )
    return need is not None and need.dev and not globally


def _built(start: _Start, index: Index) -> Iterator[Found]:
    names = [word for word in start.words[1:] if not word.startswith("-")]
    if not names or not _BUILT.fullmatch(names[0]) or start.docker is None:
        return
    name = names[0].removeprefix("./")
    stages = dockerfile.stages(start.docker)
    runs = [one.rest for stage in stages for one in stage.of("RUN")]
    copied = [one for stage in stages[-1:] for one in stage.of("COPY") if one.flag("from")]
    chain = dockerfile.shipped(start.docker)
    outside = chain[-1].base if chain else ""
    there = any(path.endswith(f"/{name}") or path == name for path in index.modes)
    if not there and not copied and not any(map(_BUILDS.search, runs)) and _is_plain(outside):
        takes_built = any(
            name.split("/")[0] in one.rest for s in stages for one in s.of("COPY", "ADD")
        )
        if not takes_built:
            told = "`{command}` starts `{what}`, and no step of this image builds it."
            yield start.found(name, told)


def _is_plain(base: str) -> bool:
    """An official image: it has nothing of ours in it."""
    return re.fullmatch(r"(docker\.io/)?(library/)?node(:[\w.-]+)?(@sha256:\w+)?", base) is not None


def _server(start: _Start, tool: str, index: Index) -> Iterator[Found]:
    module = next((found for word in start.words[1:] if (found := _MODULE.fullmatch(word))), None)
    if module and not _has_module(module[1], index):
        yield start.found(
            module[1], "`{command}` starts the module `{what}`, which the repository does not have."
        )
    elif not _is_asked_for(tool, start, index):
        yield start.found(tool, "`{command}` needs `{what}`, which no requirements file asks for.")


def _has_module(module: str, index: Index) -> bool:
    """False only if the repository has the package and not the module, or no file of a usual name;
    a module of an installed package cannot be told."""
    path = module.replace(".", "/")
    first = path.partition("/")[0]
    ends = (f"{path}.py", f"{path}/__init__.py")
    if any(one == end or one.endswith(f"/{end}") for one in index.modes for end in ends):
        return True
    return first not in index.stems if "." in module else first not in _USUAL


def _takes_unread(manifests_: list[str], index: Index) -> bool:
    """True if a requirements file takes in one that is not there: it comes from elsewhere."""
    for path in manifests_:
        folder = path.rpartition("/")[0]
        for name in _TAKES_IN.findall(index.texts.get(path, "")):
            if not index.has(posixpath.normpath(join(folder, name))):
                return True
    return False


def _is_asked_for(tool: str, start: _Start, index: Index) -> bool:
    kinds = (Kind.MANIFEST, Kind.LOCK)
    texts = [index.texts.get(path, "") for path in index.of_kind(*kinds)]
    python = [path for path in index.of_kind(Kind.MANIFEST) if not path.endswith(".json")]
    if not python or not index.read(Kind.MANIFEST) or _takes_unread(python, index):
        return True
    runs = [one.rest for stage in dockerfile.stages(start.docker or "") for one in stage.of("RUN")]
    words = rf"\b({tool}|{'fastapi' if tool == 'uvicorn' else tool})\b"
    official = dockerfile.shipped(start.docker)[-1:] if start.docker else ()
    plain = all(re.fullmatch(r"python(:[\w.-]+)?(@sha256:\w+)?", stage.base) for stage in official)
    return not plain or any(re.search(words, text) for text in [*texts, *runs])
