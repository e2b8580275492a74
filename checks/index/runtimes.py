"""Which version of a language a folder's code runs under, told by files alone. Pure."""

import re
from collections.abc import Iterator

from checks.index import ranges
from checks.index.kinds import Kind
from checks.index.ranges import Range
from checks.index.tree import Index

NAMES = {"node": "nodejs", "python": "python", "ruby": "ruby", "go": "golang", "java": "java"}
_FILES = {".nvmrc": "node", ".node-version": "node", ".python-version": "python",
          ".ruby-version": "ruby", ".java-version": "java"}  # fmt: skip
_IMAGES = {
    "node": "node",
    "python": "python",
    "ruby": "ruby",
    "go": "golang",
    "java": "eclipse-temurin",
}
_NUMBER = r"v?(\d+(?:\.\d+){0,2})"


def version(index: Index, path: str, name: str) -> Range | None:
    """The version that every file which tells one agrees on; None if none does, or they differ.

    Told by the nearest folder upward that tells any.
    """
    for folder in index.above(path):
        told = {found for found in _told(index, folder, name) if found}
        if told:
            read = [ranges.exact(one) for one in told]
            majors = {one.low[:2] for one in read if one}
            return read[0] if len(majors) == 1 else None
    return None


def _told(index: Index, folder: str, name: str) -> Iterator[str]:
    start = f"{folder}/" if folder else ""
    for path in index.of_kind(Kind.RUNTIME, Kind.DOCKERFILE):
        rest = path.removeprefix(start)
        if path.startswith(start) and "/" not in rest:
            yield from _in_file(rest.lower(), index.texts.get(path, ""), name)


def _in_file(file: str, text: str, name: str) -> Iterator[str]:
    if _FILES.get(file) == name:
        found = re.match(rf"\s*{_NUMBER}", text)
        yield found[1] if found else ""
    elif file == "runtime.txt":
        yield from re.findall(rf"(?m)^{name}-{_NUMBER}", text)
    elif file == ".tool-versions":
        yield from re.findall(rf"(?m)^(?:{name}|{NAMES[name]})[ \t]+{_NUMBER}", text)
    elif "file" in file:
        yield from re.findall(rf"(?mi)^FROM[^\n]*\b{_IMAGES[name]}:{_NUMBER}", text)
