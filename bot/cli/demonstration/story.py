"""The demo's plot: what people do on the embedded GitHub while the bot watches."""

import argparse
import re
import subprocess  # git, to ask a repository for its commits
from pathlib import Path

from bot.cli import CannotError
from bot.cli.demonstration import shop
from bot.cli.demonstration.stage import Stage
from bot.cli.demonstration.telling import say
from sandbox.gitstore import GitError
from sandbox.model import Protection, PullRequest, Repository, RequiredCheck
from sandbox.world import PullPlan, Push, WorldError

CHECK = "touchline"
GIT_S = 60  # seconds for one git command
SHOP = "corner-shop"
OWN = "your-work"


def open_shop(stage: Stage) -> PullRequest:
    """The sample shop gets a pull request with a checkout full of hazards."""
    world, told = stage.box.world, shop.expected()
    world.install(stage.app, stage.owner)  # first, so that nothing is found open at it
    repository = world.create_repository(f"{SHOP}/shop", shop.files("base"))
    _protect(stage, repository)
    world.push(
        repository, "checkout", Push(shop.files("checkout"), message=told.title), stage.author
    )
    return _open(stage, repository, PullPlan("checkout", "main", told.title, told.body))


def mend_shop(stage: Stage, pull: PullRequest) -> None:
    """A second push repairs about half of it."""
    say("Pushing a commit that repairs half of it …")
    push = Push(shop.files("mended"), message="Mend what the review found")
    stage.box.world.push(pull.repository, "checkout", push, stage.author)


def open_own_work(stage: Stage, args: argparse.Namespace) -> PullRequest:
    """The change from `args.base` to `args.head` of a repository on this disk, as it is."""
    base = args.base or f"{args.head}~1"
    name = f"{OWN}/{_name_of(args.repo)}"
    title = _git(args.repo, "log", "-1", "--format=%s", args.head)
    try:
        stage.box.world.install(stage.app, stage.owner)
        repository = stage.box.world.import_repository(name, args.repo, base, args.head)
        _protect(stage, repository)
        return _open(stage, repository, PullPlan("change", "main", title))
    except WorldError as error:
        raise CannotError(f"{base}..{args.head}: {error}") from None
    except GitError as error:
        raise CannotError(_what_git_says(args.repo, error)) from None


def _what_git_says(path: Path, error: GitError) -> str:
    """A partial or damaged clone names objects that it does not hold."""
    lines = [line for line in str(error).splitlines() if line.startswith("remote: fatal:")]
    told = (lines or str(error).splitlines() or ["failed"])[0].strip()
    return f"git cannot read {path}: {told}; a shallow or partial clone needs `git fetch` first"


def _protect(stage: Stage, repository: Repository) -> None:
    """Let the App's check run block the merge."""
    world = stage.box.world
    world.set_collaborator(repository, stage.author, "write")
    required = [RequiredCheck(CHECK, stage.app.id)]
    repository.protections["main"] = Protection("main", required_checks=required)


def _open(stage: Stage, repository: Repository, plan: PullPlan) -> PullRequest:
    pull = stage.box.world.open_pull(repository, stage.author, plan)
    say(f"Pull request: {page_of(stage, pull)}")
    return pull


def page_of(stage: Stage, pull: PullRequest) -> str:
    """The pull request's page on the embedded GitHub."""
    return f"{stage.box.url}/{pull.repository.full_name}/pull/{pull.number}"


def _name_of(path: Path) -> str:
    """A repository name made from the folder's; of a bare or nested one, the folder above."""
    here = path.resolve()
    name = here.parent.name if here.name in ("repo", ".git") else here.name
    return re.sub(r"[^A-Za-z0-9._-]+", "-", name.removesuffix(".git")) or "project"


def _git(path: Path, *words: str) -> str:
    command = ("git", "-C", str(path), *words)
    done = subprocess.run(  # noqa: S603 - git with fixed words and refs that git itself checks
        command, capture_output=True, text=True, timeout=GIT_S, check=False
    )
    if done.returncode != 0:
        raise CannotError(f"git: {(done.stderr.strip().splitlines() or ['failed'])[-1]}")
    return done.stdout.strip()
