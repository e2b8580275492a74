"""A package that a manifest asks for and that its lock does not have, or not in such a version."""

import re
from collections.abc import Iterator

from checks import foreign
from checks.contract import Change, Found, Part
from checks.index import Index, locks, manifests, ranges
from checks.index.manifests import Need
from checks.index.tree import join
from checks.index.versions import Ecosystem

_NAMES = r"package\.json|pyproject\.toml|pipfile|gemfile|composer\.json|cargo\.toml"
TOUCHES = rf"(.*/)?({_NAMES})"
COMPARES = TOUCHES

_KINDS = (Ecosystem.NPM, Ecosystem.PYPI, Ecosystem.GEM, Ecosystem.COMPOSER, Ecosystem.CRATE)
_PLATFORM = ("php", "ext-", "lib-", "composer-", "python")


def check(change: Change, index: Index) -> Iterator[Found]:
    """The first package of each manifest that is asked for anew and is not in the lock."""
    for part in change.matching(TOUCHES):
        lock = _lock_of(part.path, index)
        if lock and part.head is not None:
            yield from list(_missing(part, part.head, lock, change, index))[:1]


def _lock_of(path: str, index: Index) -> str | None:
    """The only lock of the nearest folder upward that has one, if the manifest is in its care."""
    folder, _, name = path.rpartition("/")
    kind = next(one for one in _KINDS if name.lower() in one.manifests)
    for above in index.above(path):
        there = [join(above, lock) for lock in kind.locks]
        found = [one for name in there for one in (name, _title(name)) if index.has(one)]
        if found:
            cared = above == folder or _is_member(found[0], folder[len(above) :].strip("/"), index)
            return found[0] if len(set(found)) == 1 and cared else None
    return None


def _title(path: str) -> str:
    folder, _, name = path.rpartition("/")
    return join(folder, name.capitalize())


def _is_member(lock: str, member: str, index: Index) -> bool:
    """True if this lock speaks for a folder below its own."""
    text = index.text(lock)
    if text is None:
        return False
    match lock.rpartition("/")[2]:
        case "package-lock.json" | "npm-shrinkwrap.json":
            return f'"{member}": {{' in text
        case "pnpm-lock.yaml":
            return f"\n  {member}:\n" in text or f"\n  '{member}':\n" in text
        case "yarn.lock":
            return f'@workspace:{member}"' in text
    return False


def _missing(part: Part, text: str, lock: str, change: Change, index: Index) -> Iterator[Found]:
    needs = manifests.needs(part.path, text) or {}
    base = manifests.needs(part.old_path, part.base) if part.base is not None else None
    folder = part.path.rpartition("/")[0]
    member = folder[len(lock.rpartition("/")[0]) :].strip("/")
    content = index.text(lock)
    locked = locks.versions(lock, content, member) if content is not None else None
    for need in needs.values():
        if not part.touches(need.line) or _is_set_aside(need, part, text):
            continue
        if _is_overridden(need.name, lock, index):
            continue
        if locked is None:
            untouched = change.part(lock) is None and index.has(lock)
            is_missing = untouched and base is not None and need.name not in base
        else:
            is_missing = bool(locked) and not _is_there(need, locked)
        if is_missing:
            words = {"lock": lock.rpartition("/")[2], "name": need.name}
            yield Found(part.path, need.line, words, need.name)


def _is_overridden(name: str, lock: str, index: Index) -> bool:
    """The root's manifest, or the lock itself, says which version everybody gets of it."""
    root = index.text(join(lock.rpartition("/")[0], "package.json")) or ""
    found = _OVERRIDES.search(root), _OVERRIDES.search(index.text(lock) or "")
    return any(one and re.search(rf"\b{re.escape(name)}\b", one[0]) for one in found)


def _is_set_aside(need: Need, part: Part, text: str) -> bool:
    """What no lock has: other packages of the repository, platforms, peers."""
    if need.range is None or need.name.startswith(_PLATFORM):
        return True
    if not part.path.endswith("package.json"):
        return False
    table = foreign.json(text)
    return not any(need.name in (table.get(key) or {}) for key in _SECTIONS)


_OVERRIDES = re.compile(
    r'(?s)"(?:overrides|resolutions)"\s*:\s*\{.*?\}|(?m:^overrides:\n(?:[ ].*\n)+)'
)
_SECTIONS = ("dependencies", "devDependencies", "optionalDependencies")


def _is_there(need: Need, locked: locks.Versions) -> bool:
    found = locked.get(need.name)
    if found is None:
        return False
    read = [one for text in found if (one := ranges.exact(text))]
    return not read or any(_fits(one, need.range) for one in read)


def _fits(one: ranges.Range, wanted: ranges.Range | None) -> bool:
    if wanted is None:
        return True
    return one.low >= wanted.low and (wanted.high is None or one.low < wanted.high)
