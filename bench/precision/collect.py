"""Runs the rules over every change, as `touchline scan --base` does; a process a repository.

Where it is asked for, also over whole trees, as `touchline scan --all` does: rare rules seldom meet
one of the last commits.
"""

import multiprocessing
import os
import sys
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from bench.precision.findings import Found, Kind, Place, once
from bench.precision.history import (
    COMMITS,
    Repository,
    changes,
    check_out,
    clone_of,
    copy,
    repositories,
)
from bot.cli import CannotError
from bot.cli.checking import check_scene
from bot.cli.git import Git
from bot.cli.worktree import Scene, against, everything, whole
from checks import between
from checks.catalog import Catalog, Rule, load
from checks.diff import DiffError
from checks.model import ChangedFile, FileReport, Finding
from checks.policy import Policy


@dataclass(frozen=True, slots=True)
class Wanted:
    """What to look at: how many commits of each repository, and whether its tree as well."""

    commits: int = COMMITS
    whole: bool = False


def collect(
    clones: Path, only: str | None, wanted: Wanted, processes: int | None = None
) -> Iterator[Found]:
    """Every finding once, as soon as its repository is done; progress is told on stderr."""
    those = [one for one in repositories() if not only or only in one.name]
    fresh = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(processes or os.cpu_count(), fresh) as pool:
        running = {pool.submit(of_repository, clones, one, wanted): one for one in those}
        for done, future in enumerate(as_completed(running), 1):
            name = running[future].name
            try:
                found = future.result()
            except BaseException:
                sys.stderr.write(f"{name} failed; stopping\n")
                pool.shutdown(wait=False, cancel_futures=True)
                raise
            sys.stderr.write(f"{done}/{len(those)} {name}: {len(found)} findings\n")
            yield from found


def of_repository(clones: Path, repository: Repository, wanted: Wanted) -> list[Found]:
    """What is found in one; nothing where there is no clone of it."""
    clone = clone_of(clones, repository.name)
    if clone is None:
        sys.stderr.write(f"{repository.name}: there is no clone of it; left out\n")
        return []
    own = load()
    catalog = _Whole(own.rules, own.languages)
    with tempfile.TemporaryDirectory(prefix="touchline-precision-") as folder:
        tree = Path(folder, "tree")
        copy(clone, tree)
        by_commit = _of_commits(repository, tree, catalog, wanted.commits)
        of_tree = _of_tree(repository, tree, catalog) if wanted.whole else ()
        return once(chain(by_commit, of_tree))


def _of_commits(
    repository: Repository, tree: Path, catalog: Catalog, commits: int
) -> Iterator[Found]:
    for parent, commit in changes(repository, tree, commits):
        try:
            scene = against(Git(tree), parent, ())
        except (CannotError, DiffError) as error:
            sys.stderr.write(f"{repository.name} {commit[:12]}: left out: {error}\n")
        else:
            yield from _in_scene(scene, repository, commit, Kind.COMMIT, catalog)


def _of_tree(repository: Repository, tree: Path, catalog: Catalog) -> Iterator[Found]:
    """Generated and vendored files are told apart as in a change; all else counts as new."""
    check_out(tree, repository.commit)
    paths = everything(tree, Git(tree))
    scene = replace(whole(tree, paths, ()), paths=lambda: paths)
    return _in_scene(scene, repository, repository.commit, Kind.TREE, catalog)


def _in_scene(
    scene: Scene, repository: Repository, commit: str, kind: Kind, catalog: Catalog
) -> Iterator[Found]:
    report = check_scene(scene, Policy(), catalog)
    for file in report.files:
        for finding in file.findings:
            if rule := catalog.rule(finding.rule):  # no notice of the engine's own
                place = Place(repository.name, commit, finding.path, finding.line, finding.rule)
                yield _found(place, finding, _variant(rule, file, catalog), kind)


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


def _found(place: Place, finding: Finding, variant: str, kind: Kind) -> Found:
    return Found(
        place,
        finding.end_line,
        variant,
        finding.severity.value,
        finding.introduced,
        finding.message,
        finding.id,
        kind,
    )
