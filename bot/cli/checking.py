"""The engine over a scene, in this process."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bot.cli.surroundings import index_of
from bot.cli.worktree import Scene
from checks.catalog import Catalog
from checks.change import check_change
from checks.model import ChangedFile, FileDiff, FileReport, Report, Skipped, SkipReason, Stats
from checks.policy import Policy
from checks.roles import role_of, role_of_path


def check_scene(scene: Scene, policy: Policy, catalog: Catalog) -> Report:
    """Everything that the rules find in a scene; the policy's exclusions are not read at all.

    Only rules whose anchors occur are compiled: that costs more than reading a few files. Raises
    `RuleError` where a rule is broken, `DiffError` where a diff does not lead to the working tree.
    """
    kept = [file for file in scene.files if not policy.excluded(file.diff.path)]
    wanted = _with_index(kept, scene, catalog)
    found = check_change(wanted, lambda diffs: _bases(scene, diffs), catalog.restricted(wanted))
    left_out = [_excluded(f, catalog) for f in scene.files if policy.excluded(f.diff.path)]
    unread = [_unread(diff, why) for diff, why in scene.unread]
    return Report((*found.files, *left_out, *unread), _stats(found, catalog))


def _with_index(
    files: Sequence[ChangedFile], scene: Scene, catalog: Catalog
) -> Sequence[ChangedFile]:
    """The files with the repository around them, for those in which a rule may ask for it."""
    asking = {file.diff.path for file in files if catalog.asks_index(file)}
    if not asking:
        return files
    index = index_of(scene.root, scene.paths(), [file.diff.path for file in files])
    return [replace(file, index=index) if file.diff.path in asking else file for file in files]


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
