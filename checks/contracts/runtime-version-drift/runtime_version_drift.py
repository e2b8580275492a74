"""The runtime of an image, held against the version that the manifest beside it asks for."""

import re
from collections.abc import Iterator

from checks import foreign
from checks.contract import Change, Found, Part
from checks.index import Index, dockerfile, ranges
from checks.index.ranges import Range
from checks.index.tree import join

TOUCHES = r"(.*/)?(dockerfile|containerfile)([.-][\w.-]+)?|.*\.dockerfile"

_IMAGE = re.compile(
    r"(?:docker\.io/)?(?:library/)?(node|python|golang):v?(\d+(?:\.\d+){0,2})(?:-[\w.-]+)?"
)


def check(change: Change, index: Index) -> Iterator[Found]:
    """The base of the shipped stage, where its line was touched."""
    for part in change.matching(TOUCHES):
        chain = dockerfile.shipped(part.head or "")
        found = _IMAGE.fullmatch(chain[-1].base) if chain else None
        if found and part.touches(chain[-1].line):
            yield from list(_against(part, chain[-1].line, found, index))[:1]


def _against(part: Part, line: int, image: "re.Match[str]", index: Index) -> Iterator[Found]:
    runs = ranges.exact(image[2])
    folder = part.path.rpartition("/")[0]
    for file, told, wanted in _asked(image[1], folder, index):
        if runs and wanted and not _meet(runs, image[2], wanted):
            words = {"image": image[0], "file": file, "version": told}
            yield Found(part.path, line, words, file)


def _meet(runs: Range, told: str, wanted: Range) -> bool:
    """True if the image's version may be one that is wanted; `22` is any 22."""
    parts = told.count(".") + 1
    low = runs.low
    ends = [(low[0] + 1, 0, 0), (low[0], low[1] + 1, 0), (low[0], low[1], low[2] + 1)]
    high = ends[parts - 1]
    return high > wanted.low and (wanted.high is None or low < wanted.high)


def _asked(kind: str, folder: str, index: Index) -> Iterator[tuple[str, str, Range | None]]:
    if kind == "node":
        text = index.texts.get(join(folder, "package.json"), "")
        engines = re.search(r'"engines"\s*:\s*\{[^}]*"node"\s*:\s*"([^"]+)"', text)
        if engines:
            yield "package.json", engines[1], ranges.npm(engines[1])
        yield from _file(folder, (".nvmrc", ".node-version"), index)
    elif kind == "python":
        told = _requires_python(index.texts.get(join(folder, "pyproject.toml"), ""))
        if told:
            yield "pyproject.toml", told, ranges.python(told)
        yield from _file(folder, (".python-version",), index)
    else:
        found = re.search(r"(?m)^go (\d+\.\d+)", index.texts.get(join(folder, "go.mod"), ""))
        if found:  # a newer Go builds older modules; an older one does not build newer ones
            yield "go.mod", found[1], ranges.python(f">={found[1]}")


def _requires_python(text: str) -> str | None:
    try:
        told = foreign.toml(text).get("project", {}).get("requires-python")
    except (foreign.ForeignError, AttributeError):
        return None
    return told if isinstance(told, str) else None


def _file(
    folder: str, names: tuple[str, ...], index: Index
) -> Iterator[tuple[str, str, Range | None]]:
    """Major and minor of a version file; of Node the major alone tells versions apart."""
    for name in names:
        found = re.match(r"\s*v?(\d+)(\.\d+)?", index.texts.get(join(folder, name), ""))
        if found:
            told = found[1] if "node" in name or "nvm" in name else found[0].strip()
            yield name, told, ranges.npm(told)
