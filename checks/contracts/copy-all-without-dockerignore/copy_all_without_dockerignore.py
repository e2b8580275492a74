"""`COPY . …` in an image that is shipped, and no .dockerignore that could apply to it."""

from collections.abc import Iterator

from checks.contract import Change, Found
from checks.index import Index, Kind, dockerfile
from checks.index.dockerfile import Instruction
from checks.index.tree import join

TOUCHES = r".*(dockerfile|containerfile).*|.*\.dockerfile"


def check(change: Change, index: Index) -> Iterator[Found]:
    """The first such line of each Dockerfile."""
    for part in change.matching(TOUCHES):
        if part.head is None or _is_guarded(part.path, index):
            continue
        copies = [one for one in _copies(part.head) if part.touches(one.line, one.last)]
        for one in copies[:1]:
            yield Found(part.path, one.line, {"copy": f"{one.word} {one.rest}"}, "copy all")


def _is_guarded(path: str, index: Index) -> bool:
    """True if a .dockerignore lies beside it, above it, or bears its name; or if that is unsure."""
    beside = index.has(f"{path}.dockerignore")
    above = any(index.has(join(folder, ".dockerignore")) for folder in index.above(path))
    return beside or above or not index.whole or _is_elsewhere(index)


def _is_elsewhere(index: Index) -> bool:
    """A .dockerignore anywhere else may be that of the build's context."""
    return bool(index.of_kind(Kind.DOCKERIGNORE))


def _copies(text: str) -> Iterator[Instruction]:
    for stage in dockerfile.shipped(text):
        for one in stage.of("COPY", "ADD"):
            whole = one.arguments[:1] in (["."], ["./"]) and len(one.arguments) == 2  # noqa: PLR2004 - from and to
            if whole and one.flag("from") is None:
                yield one
