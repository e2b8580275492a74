"""Mutations over real HTTP, and the permissions that they want."""

from typing import Any

import pytest

from sandbox.model import PullRequest, Review
from sandbox.server import Sandbox
from sandbox.world import Draft, PullPlan, Push, ReviewDraft
from tests.conftest import Acme
from tests.sandbox.client import Client, as_installation


@pytest.fixture
def client(sandbox: Sandbox, acme: Acme) -> Client:
    return as_installation(sandbox, acme.installation)


@pytest.fixture
def pull(sandbox: Sandbox, acme: Acme) -> PullRequest:
    sandbox.world.push(acme.repository, "pay", Push({"pay.py": "a = 1\n"}), acme.mona)
    return sandbox.world.open_pull(acme.repository, acme.mona, PullPlan("pay", "main", "Pay"))


@pytest.fixture
def review(sandbox: Sandbox, acme: Acme, pull: PullRequest) -> Review:
    draft = ReviewDraft(pull.head_sha, "S", "COMMENT", (Draft("pay.py", "Here", line=1),))
    return sandbox.world.review(pull, acme.app.bot, draft, acme.app)


def mutate(client: Client, name: str, fields: str, **given: Any) -> dict[str, Any]:
    kind = name[0].upper() + name[1:]
    document = f"mutation($input: {kind}Input!) {{ {name}(input: $input) {{ {fields} }} }}"
    return client.graphql(document, input=given)


def test_minimize_and_back(client: Client, review: Review) -> None:
    comment = review.comments[0]
    fields = "minimizedComment { isMinimized minimizedReason }"
    answer = mutate(
        client, "minimizeComment", fields, subjectId=comment.node_id, classifier="OUTDATED"
    )
    assert answer["data"]["minimizeComment"] == {
        "minimizedComment": {"isMinimized": True, "minimizedReason": "outdated"}
    }
    fields = "unminimizedComment { isMinimized minimizedReason } clientMutationId"
    answer = mutate(
        client, "unminimizeComment", fields, subjectId=comment.node_id, clientMutationId="me"
    )
    assert answer["data"]["unminimizeComment"] == {
        "unminimizedComment": {"isMinimized": False, "minimizedReason": None},
        "clientMutationId": "me",
    }


def test_minimized_is_not_resolved(client: Client, review: Review) -> None:
    comment = review.comments[0]
    mutate(
        client,
        "minimizeComment",
        "clientMutationId",
        subjectId=comment.node_id,
        classifier="RESOLVED",
    )
    assert comment.minimized == "resolved"
    assert not comment.thread.resolved


def test_resolving_wants_contents_write(
    sandbox: Sandbox, acme: Acme, client: Client, review: Review
) -> None:
    thread, fields = review.comments[0].thread, "thread { isResolved viewerCanResolve }"
    answer = mutate(client, "resolveReviewThread", fields, threadId=thread.node_id)
    assert answer["data"] == {"resolveReviewThread": None}
    (error,) = answer["errors"]
    assert (error["type"], error["path"]) == ("FORBIDDEN", ["resolveReviewThread"])
    assert not thread.resolved
    more = acme.installation.permissions | {"contents": "write"}
    able = as_installation(sandbox, acme.installation, more)
    answer = mutate(able, "resolveReviewThread", fields, threadId=thread.node_id)
    assert answer["data"]["resolveReviewThread"]["thread"]["isResolved"] is True
    assert thread.resolved
    mutate(able, "unresolveReviewThread", fields, threadId=thread.node_id)
    assert not thread.resolved


def test_a_reaction_is_there_once(client: Client, review: Review) -> None:
    comment = review.comments[0]
    fields = "reaction { content } subject { id }"
    for _ in range(2):
        answer = mutate(client, "addReaction", fields, subjectId=comment.node_id, content="EYES")
        assert answer["data"]["addReaction"] == {
            "reaction": {"content": "EYES"},
            "subject": {"id": comment.node_id},
        }
    assert [one.content for one in comment.reactions] == ["eyes"]
    mutate(client, "removeReaction", "clientMutationId", subjectId=comment.node_id, content="EYES")
    assert comment.reactions == []


def test_an_edit_tells_who_listens(
    sandbox: Sandbox, client: Client, acme: Acme, review: Review
) -> None:
    seen: list[tuple[str | None, dict[str, object] | None]] = []
    sandbox.world.subscribers.append(lambda event: seen.append((event.action, event.changes)))
    comment = review.comments[0]
    answer = mutate(
        client,
        "updatePullRequestReviewComment",
        "pullRequestReviewComment { body viewerDidAuthor }",
        pullRequestReviewCommentId=comment.node_id,
        body="There",
    )
    edited = answer["data"]["updatePullRequestReviewComment"]["pullRequestReviewComment"]
    assert edited == {"body": "There", "viewerDidAuthor": True}
    assert seen == [("edited", {"body": {"from": "Here"}})]


def test_a_comment_of_the_conversation_is_edited(
    sandbox: Sandbox, acme: Acme, client: Client, pull: PullRequest
) -> None:
    said = sandbox.world.comment(pull, acme.app.bot, "First", acme.app)
    fields = "issueComment { body }"
    mutate(client, "updateIssueComment", fields, id=said.node_id, body="Second")
    assert said.body == "Second"


def test_without_pull_requests_write_nothing_is_changed(
    sandbox: Sandbox, acme: Acme, review: Review
) -> None:
    weak = as_installation(sandbox, acme.installation, {"pull_requests": "read"})
    comment = review.comments[0]
    answers = [
        mutate(
            weak,
            "minimizeComment",
            "clientMutationId",
            subjectId=comment.node_id,
            classifier="SPAM",
        ),
        mutate(
            weak,
            "updatePullRequestReviewComment",
            "clientMutationId",
            pullRequestReviewCommentId=comment.node_id,
            body="No",
        ),
        mutate(weak, "addReaction", "clientMutationId", subjectId=comment.node_id, content="EYES"),
    ]
    assert [answer["errors"][0]["type"] for answer in answers] == ["FORBIDDEN"] * 3
    assert (comment.minimized, comment.body, comment.reactions) == (None, "Here", [])


def test_a_thread_is_no_comment(client: Client, review: Review) -> None:
    thread = review.comments[0].thread
    answer = mutate(
        client,
        "minimizeComment",
        "clientMutationId",
        subjectId=thread.node_id,
        classifier="OUTDATED",
    )
    assert answer["errors"][0]["type"] == "NOT_FOUND"


def test_a_person_who_can_only_read_reacts_and_edits_what_is_hers(
    sandbox: Sandbox, pull: PullRequest, review: Review
) -> None:
    ann = sandbox.world.create_user("ann")
    reader = Client(sandbox, sandbox.world.token_for(ann))
    theirs, hers = review.comments[0], sandbox.world.comment(pull, ann, "Hm")
    mutate(reader, "addReaction", "clientMutationId", subjectId=theirs.node_id, content="HEART")
    assert [one.user for one in theirs.reactions] == [ann]
    mutate(reader, "updateIssueComment", "clientMutationId", id=hers.node_id, body="Aha")
    assert hers.body == "Aha"
    answer = mutate(
        reader,
        "updatePullRequestReviewComment",
        "clientMutationId",
        pullRequestReviewCommentId=theirs.node_id,
        body="No",
    )
    assert answer["errors"][0]["type"] == "FORBIDDEN"
