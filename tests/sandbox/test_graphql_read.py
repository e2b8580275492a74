"""Queries over real HTTP: contents, pull requests, threads, pages, nodes."""

from typing import Any

import pytest

from sandbox.model import PullRequest, Review, SubjectType
from sandbox.server import Sandbox
from sandbox.world import Draft, PullPlan, Push, ReviewDraft
from tests.conftest import Acme, Record
from tests.sandbox.client import Client, as_installation

REPOSITORY = 'repository(owner: "acme", name: "shop")'


@pytest.fixture
def client(sandbox: Sandbox, acme: Acme) -> Client:
    return as_installation(sandbox, acme.installation)


@pytest.fixture
def pull(sandbox: Sandbox, acme: Acme) -> PullRequest:
    files = {"pay.py": "a = 1\nb = 2\nc = 3\n", "README.md": "A better shop\n"}
    sandbox.world.push(acme.repository, "pay", Push(files), acme.mona)
    return sandbox.world.open_pull(acme.repository, acme.mona, PullPlan("pay", "main", "Pay"))


def reviewed(sandbox: Sandbox, acme: Acme, pull: PullRequest, *drafts: Draft) -> Review:
    draft = ReviewDraft(pull.head_sha, "Summary", "COMMENT", drafts)
    return sandbox.world.review(pull, acme.app.bot, draft, acme.app)


def blob(client: Client, expression: str) -> Any:
    document = f"""query($at: String!) {{ {REPOSITORY} {{
        object(expression: $at) {{ ... on Blob {{ oid byteSize isBinary isTruncated text }} }}
    }} }}"""
    return client.graphql(document, at=expression)["data"]["repository"]["object"]


# --- contents -----------------------------------------------------------------------------------


def test_the_text_of_a_file_at_a_commit(
    sandbox: Sandbox, acme: Acme, client: Client, pull: PullRequest
) -> None:
    found = blob(client, f"{pull.head_sha}:pay.py")
    entry = sandbox.world.git.entry(acme.repository.id, pull.head_sha, "pay.py")
    assert entry is not None
    assert found == {
        "oid": entry.sha,
        "byteSize": 18,
        "isBinary": False,
        "isTruncated": False,
        "text": "a = 1\nb = 2\nc = 3\n",
    }


def test_what_is_not_there_is_null(client: Client, pull: PullRequest) -> None:
    assert blob(client, f"{pull.base_sha}:pay.py") is None
    assert blob(client, f"{'0' * 40}:pay.py") is None
    assert blob(client, "--help") is None


@pytest.mark.parametrize(
    ("data", "kept"),
    [
        (b"x" * 512_000, 512_000),
        (b"x" * 512_001, 512_000),
        (b"x" * 511_999 + "é".encode(), 511_999),
        (b"x" * 511_998 + "é".encode(), 512_000),
        (b"x" * 511_997 + "😀".encode(), 511_997),
    ],
)
def test_a_text_ends_at_512_000_bytes_and_never_in_a_character(
    sandbox: Sandbox, acme: Acme, client: Client, data: bytes, kept: int
) -> None:
    sandbox.world.push(acme.repository, "big", Push({"big.txt": data}), acme.mona)
    found = blob(client, "big:big.txt")
    assert (found["byteSize"], found["isTruncated"]) == (len(data), kept < len(data))
    assert found["text"].encode() == data[:kept]


def test_a_binary_has_no_text(sandbox: Sandbox, acme: Acme, client: Client) -> None:
    sandbox.world.push(acme.repository, "bin", Push({"a.png": b"\x89PNG\0\1"}), acme.mona)
    found = blob(client, "bin:a.png")
    assert (found["isBinary"], found["text"], found["byteSize"]) == (True, None, 6)


def test_bytes_that_are_no_utf_8_do_not_fit_the_size(
    sandbox: Sandbox, acme: Acme, client: Client
) -> None:
    sandbox.world.push(acme.repository, "latin", Push({"a.txt": b"caf\xe9\n"}), acme.mona)
    found = blob(client, "latin:a.txt")
    assert found["text"] == "caf\ufffd\n"
    assert len(found["text"].encode()) != found["byteSize"]


def test_many_texts_in_one_request(client: Client, pull: PullRequest) -> None:
    parts = " ".join(
        f'{name}: object(expression: "{sha}:README.md") {{ ... on Blob {{ text }} }}'
        for name, sha in (("head", pull.head_sha), ("base", pull.base_sha))
    )
    found = client.graphql(f"{{ {REPOSITORY} {{ {parts} }} }}")["data"]["repository"]
    assert found["head"]["text"] == "A better shop\n"
    assert found["base"]["text"] == "A shop\n"


def test_a_tree_with_its_entries(sandbox: Sandbox, acme: Acme, client: Client) -> None:
    files = {"app/a.py": "1\n", "app/sub/b.py": "22\n"}
    sandbox.world.push(acme.repository, "tree", Push(files), acme.mona)
    found = client.graphql(
        f"""{{ {REPOSITORY} {{ object(expression: "tree:app") {{ ... on Tree {{
            entries {{ name path type mode object {{ ... on Blob {{ byteSize }} }} }} }} }} }} }}"""
    )["data"]["repository"]["object"]["entries"]
    assert found == [
        {
            "name": "a.py",
            "path": "app/a.py",
            "type": "blob",
            "mode": 0o100644,
            "object": {"byteSize": 2},
        },
        {"name": "sub", "path": "app/sub", "type": "tree", "mode": 0o040000, "object": {}},
    ]


# --- pull requests ------------------------------------------------------------------------------


def test_a_pull_request(client: Client, pull: PullRequest) -> None:
    found = client.graphql(
        f"""{{ {REPOSITORY} {{ pullRequest(number: 1) {{
            headRefOid baseRefOid state isDraft mergeable changedFiles author {{ login }}
            files(first: 10) {{ nodes {{ path changeType additions deletions }} }} }} }} }}"""
    )["data"]["repository"]["pullRequest"]
    files = found.pop("files")["nodes"]
    assert found == {
        "headRefOid": pull.head_sha,
        "baseRefOid": pull.base_sha,
        "state": "OPEN",
        "isDraft": False,
        "mergeable": "MERGEABLE",
        "changedFiles": 2,
        "author": {"login": "mona"},
    }
    assert files == [
        {"path": "README.md", "changeType": "MODIFIED", "additions": 1, "deletions": 1},
        {"path": "pay.py", "changeType": "ADDED", "additions": 3, "deletions": 0},
    ]


THREADS = f"""query($after: String) {{ {REPOSITORY} {{ pullRequest(number: 1) {{
    reviewThreads(first: 2, after: $after) {{
        totalCount pageInfo {{ hasNextPage endCursor }}
        nodes {{ id isResolved isOutdated line path subjectType comments(first: 5) {{ nodes {{
            id databaseId author {{ __typename login }} body isMinimized minimizedReason
            viewerDidAuthor }} }} }} }} }} }} }}"""


def threads(client: Client, after: str | None = None) -> Any:
    found = client.graphql(THREADS, after=after)
    return found["data"]["repository"]["pullRequest"]["reviewThreads"]


def test_review_threads(sandbox: Sandbox, acme: Acme, client: Client, pull: PullRequest) -> None:
    whole = Draft("README.md", "All of it", subject_type=SubjectType.FILE)
    review = reviewed(sandbox, acme, pull, Draft("pay.py", "Here", line=2), whole)
    sandbox.world.reply(review.comments[0], acme.mona, "Why?")
    line, file = threads(client)["nodes"]
    assert (line["path"], line["line"], line["subjectType"]) == ("pay.py", 2, "LINE")
    assert (file["path"], file["line"], file["subjectType"]) == ("README.md", None, "FILE")
    ours, theirs = line["comments"]["nodes"]
    # The login of a bot: without `[bot]` here, with it in REST.
    assert ours["author"] == {"__typename": "Bot", "login": acme.app.slug}
    assert ours["databaseId"] == review.comments[0].id
    assert [one["viewerDidAuthor"] for one in (ours, theirs)] == [True, False]


def test_a_thread_whose_line_is_gone_is_outdated(
    sandbox: Sandbox, acme: Acme, client: Client, pull: PullRequest
) -> None:
    reviewed(sandbox, acme, pull, Draft("pay.py", "One", line=1), Draft("pay.py", "Two", line=2))
    push = Push({"pay.py": "a = 1\nb = 20\nc = 3\n"})
    sandbox.world.push(acme.repository, "pay", push, acme.mona)
    found = [(one["isOutdated"], one["line"]) for one in threads(client)["nodes"]]
    assert found == [(False, 1), (True, None)]


def test_pages_of_threads(sandbox: Sandbox, acme: Acme, client: Client, pull: PullRequest) -> None:
    drafts = [Draft("pay.py", f"Number {n}", line=n) for n in (1, 2, 3)]
    reviewed(sandbox, acme, pull, *drafts)
    first = threads(client)
    second = threads(client, first["pageInfo"]["endCursor"])
    assert first["pageInfo"]["hasNextPage"] and not second["pageInfo"]["hasNextPage"]
    assert [one["line"] for one in first["nodes"] + second["nodes"]] == [1, 2, 3]
    assert first["totalCount"] == 3


def test_a_pending_review_is_not_shown(
    sandbox: Sandbox, acme: Acme, client: Client, pull: PullRequest
) -> None:
    draft = ReviewDraft(pull.head_sha, comments=(Draft("pay.py", "Later", line=1),))
    sandbox.world.review(pull, acme.mona, draft)
    assert threads(client)["totalCount"] == 0


def test_reviews_and_comments(
    sandbox: Sandbox, acme: Acme, client: Client, pull: PullRequest
) -> None:
    reviewed(sandbox, acme, pull)
    said = sandbox.world.comment(pull, acme.mona, "/touchline help")
    found = client.graphql(
        f"""{{ {REPOSITORY} {{ pullRequest(number: 1) {{
            reviews(last: 5) {{ nodes {{ state body }} }}
            comments(last: 5) {{ nodes {{ id body author {{ login }} }} }} }} }} }}"""
    )["data"]["repository"]["pullRequest"]
    assert found["reviews"]["nodes"] == [{"state": "COMMENTED", "body": "Summary"}]
    assert found["comments"]["nodes"] == [
        {"id": said.node_id, "body": "/touchline help", "author": {"login": "mona"}}
    ]


# --- nodes, viewer, limits ----------------------------------------------------------------------


def test_nodes_by_id(
    sandbox: Sandbox, acme: Acme, client: Client, pull: PullRequest, record: Record
) -> None:
    comment = reviewed(sandbox, acme, pull, Draft("pay.py", "Here", line=1)).comments[0]
    answer = client.graphql(
        """query($ids: [ID!]!) { nodes(ids: $ids) {
            __typename
            ... on PullRequestReviewComment { body }
            ... on PullRequest { number } } }""",
        ids=[comment.node_id, "nonsense", pull.node_id],
    )
    assert answer["data"]["nodes"] == [
        {"__typename": "PullRequestReviewComment", "body": "Here"},
        None,
        {"__typename": "PullRequest", "number": 1},
    ]
    (error,) = answer["errors"]
    assert (error["type"], error["path"]) == ("NOT_FOUND", ["nodes", 1])


def test_the_viewer_of_an_installation_is_its_bot(acme: Acme, client: Client) -> None:
    found = client.graphql("{ viewer { login databaseId } }")["data"]["viewer"]
    assert found == {"login": f"{acme.app.slug}[bot]", "databaseId": acme.app.bot.id}


def test_the_hourly_points_go_down(client: Client) -> None:
    document = "{ rateLimit { cost limit remaining resetAt } }"
    first, second = (client.graphql(document)["data"]["rateLimit"] for _ in range(2))
    assert second["remaining"] == first["remaining"] - first["cost"]
    assert first["limit"] == 5000
