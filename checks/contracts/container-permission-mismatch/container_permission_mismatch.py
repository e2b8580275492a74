"""A script that an image starts directly, whose mode in git is not executable."""

import re
from collections.abc import Iterator

from checks.contract import Change, Found
from checks.index import Index, dockerfile
from checks.index.dockerfile import Instruction, Stage

TOUCHES = r"(.*/)?(dockerfile|containerfile)([.-][\w.-]+)?|.*\.dockerfile"

_SCRIPT = re.compile(r"(?:\./|/)?(?:[\w.-]+/)*([\w.-]+\.(?:sh|bash|py)|docker-entrypoint)")
_PLAIN = "100644"


def check(change: Change, index: Index) -> Iterator[Found]:
    """Each such script that a touched line starts or copies."""
    for part in change.matching(TOUCHES):
        for stage in dockerfile.stages(part.head or "")[-1:]:
            for one in stage.of("ENTRYPOINT", "CMD"):
                name = _script(one)
                copy = _copy_of(name, stage) if name else None
                touched = part.touches(one.line, one.last) or (
                    copy is not None and part.touches(copy.line, copy.last)
                )
                if name and copy and touched and _cannot_run(name, copy, stage, index):
                    yield Found(part.path, one.line, {"script": name}, name)


def _script(one: Instruction) -> str | None:
    """The script that the JSON form starts by itself."""
    words = one.arguments if one.rest.startswith("[") else []
    found = _SCRIPT.fullmatch(words[0]) if words else None
    return found[1] if found else None


def _copy_of(name: str, stage: Stage) -> Instruction | None:
    """The COPY from the repository that surely brings it: by name, or of everything."""
    for one in stage.of("COPY", "ADD"):
        sources = [word.rpartition("/")[2] or "." for word in one.arguments[:-1]]
        if one.flag("from") is None and (name in sources or "." in sources):
            return one
    return None


def _cannot_run(name: str, copy: Instruction, stage: Stage, index: Index) -> bool:
    modes = [mode for path, mode in index.modes.items() if path.rpartition("/")[2] == name]
    changed = any("chmod" in one.rest for one in stage.of("RUN"))
    return modes == [_PLAIN] and copy.flag("chmod") is None and not changed
