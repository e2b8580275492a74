"""Which version of a package a folder's code gets: from locks, then manifests, else unknown."""

from enum import Enum

from checks.index import locks, manifests, ranges
from checks.index.kinds import Kind, kind_of
from checks.index.manifests import Need
from checks.index.ranges import Range
from checks.index.tree import Index, join


class Ecosystem(Enum):
    """Manifests and locks of one kind of package manager, by their names in lower case."""

    manifests: tuple[str, ...]
    locks: tuple[str, ...]

    NPM = (
        ("package.json",),
        (
            "package-lock.json",
            "npm-shrinkwrap.json",
            "pnpm-lock.yaml",
            "yarn.lock",
            "bun.lock",
            "bun.lockb",
        ),
    )
    PYPI = (
        ("pyproject.toml", "requirements.txt", "pipfile", "setup.cfg"),
        ("poetry.lock", "uv.lock", "pdm.lock", "pipfile.lock"),
    )
    GO = (("go.mod",), ())
    GEM = (("gemfile",), ("gemfile.lock",))
    COMPOSER = (("composer.json",), ("composer.lock",))
    CRATE = (("cargo.toml",), ("cargo.lock",))

    def __init__(self, manifests: tuple[str, ...], locks: tuple[str, ...]) -> None:
        self.manifests, self.locks = manifests, locks


OF_LANGUAGE = {
    "python": Ecosystem.PYPI,
    "javascript": Ecosystem.NPM,
    "typescript": Ecosystem.NPM,
    "tsx": Ecosystem.NPM,
    "go": Ecosystem.GO,
    "ruby": Ecosystem.GEM,
    "php": Ecosystem.COMPOSER,
    "rust": Ecosystem.CRATE,
    "json": Ecosystem.NPM,
}


def resolved(index: Index, path: str, kind: Ecosystem, name: str) -> Range | None:
    """The versions of a package that a file may get; None if that is not known.

    The nearest folder upward whose manifests name the package decides. Its lock, or the nearest
    above it, knows better; where there is one that does not tell, only a range that is bounded
    counts: what is open would be read as the newest.
    """
    name = manifests.plain(name) if kind is Ecosystem.PYPI else name
    for folder in index.above(path):
        need = declared(index, folder, kind).get(name)
        if need is None:
            continue
        locked = _locked(index, folder, kind, name)
        return need.range if locked is _NO_LOCK else _known(locked, need)
    return _brought_along(index, path, kind, name)


def _brought_along(index: Index, path: str, kind: Ecosystem, name: str) -> Range | None:
    """The locked version of a package that no manifest names: another one needs it."""
    locked = _locked(index, path.rpartition("/")[0], kind, name)
    return locked if isinstance(locked, Range) else None


def declared(index: Index, folder: str, kind: Ecosystem) -> dict[str, Need]:
    """What the manifests in this very folder name; what production needs wins."""
    found: dict[str, Need] = {}
    for path in manifest_paths(index, folder, kind):
        for name, need in (manifests.needs(path, index.texts.get(path, "")) or {}).items():
            if name not in found or found[name].dev or found[name].range == ranges.ANY:
                found[name] = need
    return found


def manifest_paths(index: Index, folder: str, kind: Ecosystem) -> list[str]:
    """The manifests in a folder; for Python, files of requirements in and right below it too."""
    start = f"{folder}/" if folder else ""
    return [
        path
        for path in index.of_kind(Kind.MANIFEST)
        if path.startswith(start) and _is_manifest(path[len(start) :], kind)
    ]


def _is_manifest(rest: str, kind: Ecosystem) -> bool:
    if "/" not in rest and rest.lower() in kind.manifests:
        return True
    deep, is_text = rest.count("/"), rest.lower().endswith((".txt", ".in"))
    in_folder = rest.lower().startswith("requirements/") or (not deep and "requirements" in rest)
    return kind is Ecosystem.PYPI and is_text and in_folder and deep <= 1


_NO_LOCK = "no lock"


def _locked(index: Index, folder: str, kind: Ecosystem, name: str) -> Range | str | None:
    """The locked version; None where a lock is there that does not tell."""
    for above in index.above(f"{folder}/x" if folder else "x"):
        there = [join(above, lock) for lock in kind.locks if _there(index, above, lock)]
        if there:
            found = [_in_lock(index, path, folder, above, name) for path in there]
            return found[0] if len(found) == 1 else None
    return _NO_LOCK


def _there(index: Index, folder: str, lock: str) -> bool:
    return index.has(join(folder, lock)) or index.has(join(folder, lock.capitalize()))


def _in_lock(index: Index, path: str, folder: str, above: str, name: str) -> Range | None:
    path = path if index.has(path) else join(above, path.rpartition("/")[2].capitalize())
    text = index.text(path)
    importer = folder[len(above) :].strip("/") if folder != above else ""
    found = (locks.versions(path, text, importer) or {}).get(name) if text is not None else None
    return ranges.exact(next(iter(found))) if found and len(found) == 1 else None


def _known(locked: Range | str | None, need: Need) -> Range | None:
    if isinstance(locked, Range):
        return locked
    return need.range if need.range and need.range.high is not None else None


def is_lock(path: str) -> bool:
    """True for the lock of any package manager."""
    return kind_of(path) is Kind.LOCK
