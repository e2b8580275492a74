"""Merging a pull request: docs.github.com/rest/pulls/pulls#merge-a-pull-request."""

from typing import cast

from flask import Blueprint, Response

from sandbox.merging import MergeError, MergePlan, Method, merge
from sandbox.model import PullRequest, Repository
from sandbox.protection import protection_of
from sandbox.rest.base import (
    DOCS,
    acting,
    answer,
    caller,
    needs,
    not_found,
    nothing,
    the_pull,
    world,
)
from sandbox.rest.fields import body

bp = Blueprint("merging", __name__)
PAGE = "pulls/pulls#merge-a-pull-request"


@bp.get("/repos/<owner>/<repo>/pulls/<int:number>/merge")
@needs("contents", "read", "pulls/pulls#check-if-a-pull-request-has-been-merged")
def is_merged(repository: Repository, number: int) -> Response:
    """Answer 204 for a merged pull request and 404 for any other."""
    if not the_pull(repository, number).merged:
        raise not_found()
    return nothing()


@bp.put("/repos/<owner>/<repo>/pulls/<int:number>/merge")
@needs("contents", "write", PAGE)
def merge_pull(repository: Repository, number: int) -> Response:
    """Merge, or say in one sentence why not: 405, or 409 where the head has moved."""
    pull, fields = the_pull(repository, number), body()
    method = fields.choice("merge_method", ["merge", "squash", "rebase"])
    title, message = fields.text("commit_title"), fields.text("commit_message")
    sha = fields.text("sha")
    fields.done()
    plan = MergePlan(cast("Method", method or "merge"), title, message, sha, _bypasses(pull))
    try:
        tip = merge(world(), pull, acting(), plan)
    except MergeError as refused:
        # The description of this answer knows no `status`, other than that of most errors.
        return answer(
            {"message": str(refused), "documentation_url": f"{DOCS}/{PAGE}"}, refused.status
        )
    return answer({"sha": tip, "merged": True, "message": "Pull Request successfully merged"})


def _bypasses(pull: PullRequest) -> bool:
    """Admins pass by a branch's protection, unless it says that it holds for them too.

    docs.github.com/repositories/configuring-branches-and-merges-in-your-repository/
    managing-protected-branches/about-protected-branches#do-not-allow-bypassing-the-above-settings
    """
    token = caller().token
    person = token.user if token else None
    admin = person is not None and world().access(pull.repository, person) == "admin"
    return admin and not protection_of(pull.repository, pull.base_ref).enforce_admins
