"""The diff and patch media types: docs.github.com/rest/using-the-rest-api/media-types."""

from collections.abc import Sequence

from flask import Response

from sandbox.gitdata import FileChange
from sandbox.model import PullRequest
from sandbox.rest.base import ApiError
from sandbox.world import World


def pull_diff(world: World, pull: PullRequest) -> Response:
    """Answer the whole diff of a pull request, or 406 where it is too large."""
    changes = world.changes(pull)
    check_size(world, changes)
    return diff(changes)


def diff(changes: Sequence[FileChange]) -> Response:
    """Answer a diff as text."""
    text = b"".join(change.section for change in changes)
    return Response(text, content_type="application/vnd.github.diff; charset=utf-8")


def pull_patch(world: World, pull: PullRequest) -> Response:
    """Answer the commits of a pull request as mails, or 406 where its diff is too large."""
    check_size(world, world.changes(pull))
    text = world.git.patches(pull.repository.id, pull.base_sha, pull.head_sha)
    return Response(text, content_type="application/vnd.github.patch; charset=utf-8")


def check_size(world: World, changes: Sequence[FileChange]) -> None:
    """Raise 406 past 300 files, 20,000 lines or 1 MB.

    The sentence on files is quoted in public reports (reviewdog issue 2150,
    ArtiomTr/jest-coverage-report-action issue 430); the other two follow it. Limits:
    docs.github.com/repositories/creating-and-managing-repositories/
    limits-for-viewing-content-and-diffs-in-a-repository#diff-limits
    """
    limits = world.limits
    lines = sum(change.section.count(b"\n") for change in changes)
    size = sum(len(change.section) for change in changes)
    for found, most, what in (
        (len(changes), limits.diff_files, f"files ({limits.diff_files})"),
        (lines, limits.diff_lines, f"lines ({limits.diff_lines})"),
        (size, limits.diff_bytes, f"bytes ({limits.diff_bytes})"),
    ):
        if found > most:
            raise _too_large(what)


def _too_large(what: str) -> ApiError:
    message = (
        f"Sorry, the diff exceeded the maximum number of {what}. Consider using 'List pull"
        " requests files' API or locally cloning the repository instead."
    )
    error = {"resource": "PullRequest", "field": "diff", "code": "too_large"}
    return ApiError(406, message, [error])
