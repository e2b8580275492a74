"""Runs the rules over every change, as `touchline scan --base` does; a process a repository."""

import multiprocessing
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from pathlib import Path

from bench.precision.findings import Found, Place, once
from bench.precision.history import Repository, changes, clone_of, repositories
from bot.cli import CannotError
from bot.cli.checking import check_scene
from bot.cli.git import Git
from bot.cli.worktree import against
from checks import between
from checks.catalog import Catalog, Rule, load
from checks.diff import DiffError
from checks.model import ChangedFile, FileReport, Finding
from checks.policy import Policy


def collect(clones: Path, only: str | None, processes: int | None = None) -> Iterator[Found]:
    """Every finding once, as soon as its repository is done; progress is told on stderr."""
    wanted = [one for one in repositories() if not only or only in one.name]
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes or os.cpu_count(), fresh) as pool:
        running = {pool.submit(_of_repository, clones, one): one for one in wanted}
        for done, future in enumerate(as_completed(running), 1):
            name = running[future].name
            try:
                found = future.result()
            except BaseException:
                sys.stderr.write(f"{name} failed; stopping\n")
                pool.shutdown(wait=False, cancel_futures=True)
                raise
            sys.stderr.write(f"{done}/{len(wanted)} {name}: {len(found)} findings\n")
            yield from found


def _of_repository(clones: Path, repository: Repository) -> list[Found]:
    clone = clone_of(clones, repository.name)
    if clone is None:
        sys.stderr.write(f"{repository.name}: there is no clone of it; left out\n")
        return []
    own = load()
    catalog = _Whole(own.rules, own.languages)
    with tempfile.TemporaryDirectory(prefix="touchline-precision-") as folder:
        tree = Path(folder, "tree")
        pairs = changes(clone, repository, tree)
        return once(
            f for parent, commit in pairs for f in _of(repository, parent, commit, tree, catalog)
        )


def _of(
    repository: Repository, parent: str, commit: str, tree: Path, catalog: Catalog
) -> Iterator[Found]:
    try:
        scene = against(Git(tree), parent, ())
    except (CannotError, DiffError) as error:
        sys.stderr.write(f"{repository.name} {commit[:12]}: left out: {error}\n")
        return
    report = check_scene(scene, Policy(), catalog)
    for file in report.files:
        for finding in file.findings:
            if rule := catalog.rule(finding.rule):  # no notice of the engine's own
                yield _found(repository, commit, finding, _variant(rule, file, catalog))


class _Whole(Catalog):
    """Compiled once for all changes, not for each what it needs."""

    def restricted(self, files: Iterable[ChangedFile]) -> Catalog:
        """All rules."""
        del files
        return self


def _variant(rule: Rule, file: FileReport, catalog: Catalog) -> str:
    if rule.code:
        return between.VARIANT
    language = catalog.languages.named(file.language or "")
    return language.variant if language else ""


def _found(repository: Repository, commit: str, finding: Finding, variant: str) -> Found:
    place = Place(repository.name, commit, finding.path, finding.line, finding.rule)
    return Found(
        place,
        finding.end_line,
        variant,
        finding.severity.value,
        finding.introduced,
        finding.message,
        finding.id,
    )
