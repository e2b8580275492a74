"""The engine over a scene, in this process."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from bot.cli.surroundings import index_of
from bot.cli.worktree import Scene
from checks import between, contract, peers
from checks.catalog import Catalog
from checks.change import FILE_SECONDS, check_change
from checks.contract import Change, Contract, Part
from checks.deadline import Deadline, Stopwatch
from checks.index import Index
from checks.model import (
    ChangedFile,
    FileDiff,
    FileReport,
    Report,
    Role,
    Skipped,
    SkipReason,
    Stats,
    Status,
)
from checks.policy import Policy
from checks.rest_of_change import closed, told
from checks.roles import role_of, role_of_path

_CONTRACT_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class Patience:
    """`once`: no other scene follows, only what this one needs is compiled. `seconds`: a file."""

    once: bool = True
    seconds: float = FILE_SECONDS


_OF_A_SCAN = Patience()


def check_scene(
    scene: Scene, policy: Policy, catalog: Catalog, patience: Patience = _OF_A_SCAN
) -> Report:
    """Everything that the rules find in a scene; the policy's exclusions are not read at all.

    Only rules whose anchors occur are compiled: that costs more than reading a few files. Raises
    `RuleError` where a rule is broken, `DiffError` where a diff does not lead to the working tree.
    """
    watch = Stopwatch.started()
    kept = [file for file in scene.files if not policy.excluded(file.diff.path)]
    contracts = _concerned(scene, catalog)
    index = _index(kept, contracts, scene, catalog)
    wanted = [_placed(file, index, catalog) for file in kept]
    wanted = told(wanted, _diffs(scene)) if scene.has_base else closed(wanted)
    speaking = catalog.restricted(wanted) if patience.once else catalog
    bases = partial(_bases, scene)
    found = check_change(wanted, bases, speaking, patience.seconds)
    contracted = between.check(
        _change(scene, contracts), index, catalog, Deadline.after(_CONTRACT_SECONDS)
    )
    files = between.merged(found.files, contracted.findings, contracted.ignored)
    kept_files, left_to = _without_twins(files, index, scene, catalog)
    files = [*kept_files, *_between_unread(contracted)]
    left_out = [_excluded(f, catalog) for f in scene.files if policy.excluded(f.diff.path)]
    unread = [_unread(diff, why) for diff, why in scene.unread]
    stats = replace(_stats(found, catalog), ms=watch.ms)
    return Report((*files, *left_out, *unread), stats, left_to)


def _without_twins(
    files: Sequence[FileReport], index: Index, scene: Scene, catalog: Catalog
) -> tuple[Sequence[FileReport], tuple[tuple[str, int], ...]]:
    """Without what other tools of the repository tell already."""
    twins = {rule.id: rule.peers for rule in catalog.rules}
    if not scene.has_base or not peers.may_be_told(
        (f for one in files for f in one.findings), twins
    ):
        return files, ()
    around = index if index.modes else _index_of(scene)
    added = {diff.path for diff in _diffs(scene) if diff.status is Status.ADDED}
    return peers.without_twins(files, twins, peers.Peers(around, added))


def _between_unread(told: between.Told) -> list[FileReport]:
    skipped = told.skipped
    return [FileReport(skipped.path, Role.PRODUCTION, None, skipped=skipped)] if skipped else []


def _diffs(scene: Scene) -> list[FileDiff]:
    return [*(file.diff for file in scene.files), *(d for d, _ in scene.unread), *scene.removed]


def _concerned(scene: Scene, catalog: Catalog) -> list[Contract]:
    every = [contract.load(rule.code) for rule in catalog.contracts if rule.code]
    return contract.concerned(every, [diff.path for diff in _diffs(scene)])


def _index(
    files: Sequence[ChangedFile], contracts: Sequence[Contract], scene: Scene, catalog: Catalog
) -> Index:
    """The repository around the change; nothing where nobody asks for it."""
    if not contracts and not any(map(catalog.asks_index, files)):
        return Index({}, {}, whole=False)
    return _index_of(scene)


def _index_of(scene: Scene) -> Index:
    near = [diff.path for diff in _diffs(scene)]
    return scene.around(near) if scene.around else index_of(scene.root, scene.paths(), near)


def _placed(file: ChangedFile, index: Index, catalog: Catalog) -> ChangedFile:
    """The file with the repository around it, where a rule may ask for that."""
    return replace(file, index=index) if catalog.asks_index(file) else file


def _change(scene: Scene, contracts: Sequence[Contract]) -> Change:
    diffs = _diffs(scene)
    compared = list(contract.compared(contracts, diffs))
    bases = _bases(scene, compared)
    heads = {file.diff.path: _text(file.head) for file in scene.files}
    parts = [
        Part.of(_as_new(diff, scene), heads.get(diff.path), _text(bases.get(diff.old_path)))
        for diff in diffs
    ]
    return Change(tuple(parts), has_base=scene.has_base)


def _as_new(diff: FileDiff, scene: Scene) -> FileDiff:
    """Without anything to compare with, every file is new."""
    return diff if scene.has_base else replace(diff, status=Status.ADDED)


def _text(data: bytes | None) -> str | None:
    if data is None or b"\0" in data:
        return None
    return data.decode("utf-8", "replace")


def _bases(scene: Scene, diffs: Sequence[FileDiff]) -> Mapping[str, bytes]:
    return scene.base_texts([diff.old_path for diff in diffs]) if scene.has_base else {}


def _excluded(file: ChangedFile, catalog: Catalog) -> FileReport:
    language = catalog.languages.of(file.diff.path, file.head)
    skipped = Skipped(file.diff.path, SkipReason.EXCLUDED)
    return FileReport(
        file.diff.path, role_of(file), language.name if language else None, skipped=skipped
    )


def _unread(diff: FileDiff, why: str) -> FileReport:
    skipped = Skipped(diff.path, SkipReason.UNREADABLE, why)
    return FileReport(diff.path, role_of_path(diff.path), None, skipped=skipped)


def _stats(found: Report, catalog: Catalog) -> Stats:
    """Files that were read, as the App counts them; all rules, not only those that could speak."""
    read = [file for file in found.files if not file.skipped]
    lines = sum(file.touched_lines for file in read)
    return replace(found.stats, files=len(read), touched_lines=lines, rules=len(catalog.rules))
