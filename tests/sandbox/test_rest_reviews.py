"""Reviews, comments at lines and files, threads, and what becomes of them after a push."""

from typing import Any

import pytest

from sandbox.server import Sandbox
from tests.conftest import Record
from tests.sandbox.rest_client import Shop, changed, open_shop

# The diff of the pull request: lines 10 and 40 of app.py, each with three lines around it.
#   @@ -7,7 +7,7 @@   positions 1 to 8      @@ -37,7 +37,7 @@   position 9, then 10 to 17


def at(line: int, **more: Any) -> dict[str, Any]:
    return {"path": "app.py", "line": line, "body": f"about {line}"} | more


def post(shop: Shop, *comments: dict[str, Any], **more: Any) -> Any:
    body = {"commit_id": shop.pull.head_sha, "event": "COMMENT", "body": "A review"} | more
    return shop.bot.post(f"{shop.repo}/pulls/1/reviews", **body, comments=list(comments))


def comments(shop: Shop) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = shop.bot.get(f"{shop.repo}/pulls/1/comments").json()
    return found


def test_a_review_with_comments(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    made = post(shop, at(10), at(10, side="LEFT"), at(43, start_line=37), at(8))
    assert made.status_code == 200
    assert (made.json()["state"], made.json()["user"]["login"]) == ("COMMENTED", "review-bot[bot]")
    found = comments(shop)
    assert [(c["line"], c["side"], c["position"]) for c in found] == [
        (10, "RIGHT", 5),
        (10, "LEFT", 4),
        (43, "RIGHT", 17),
        (8, "RIGHT", 2),
    ]
    assert found[0]["diff_hunk"].startswith("@@ -7,7 +7,7 @@")
    assert found[0]["diff_hunk"].endswith("\n-line 10\n+ten")
    assert (found[2]["start_line"], found[2]["start_side"]) == (37, "RIGHT")
    number = made.json()["id"]
    of_review = shop.bot.get(f"{shop.repo}/pulls/1/reviews/{number}/comments").json()
    assert [c["id"] for c in of_review] == [c["id"] for c in found]
    assert {c["pull_request_review_id"] for c in found} == {number}
    assert len(shop.pull.threads) == 4


@pytest.mark.parametrize(
    ("comment", "says"),
    [
        (at(20), "Line could not be resolved"),
        (at(61), "Line could not be resolved"),
        (at(8, path="docs/guide.md"), "Path could not be resolved"),
        (at(38, start_line=10), "start line must be part of the same hunk as the line."),
        (at(10, start_line=10), "start line must precede the end line."),
        (at(9, start_line=11), "start line must precede the end line."),
    ],
)
def test_a_review_is_all_or_nothing(sandbox: Sandbox, comment: dict[str, Any], says: str) -> None:
    shop = open_shop(sandbox)
    refused = post(shop, at(10), comment)
    assert refused.status_code == 422
    assert refused.json()["message"] == "Unprocessable Entity"
    assert says in refused.json()["errors"][0]
    assert shop.bot.get(f"{shop.repo}/pulls/1/reviews").json() == []
    assert comments(shop) == []


def test_positions_count_from_the_first_hunk(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    made = post(shop, *({"path": "app.py", "position": p, "body": "x"} for p in (1, 4, 5, 10)))
    assert made.status_code == 200
    assert [(c["line"], c["side"]) for c in comments(shop)] == [
        (7, "RIGHT"),
        (10, "LEFT"),
        (10, "RIGHT"),
        (37, "RIGHT"),
    ]
    for position in (9, 18):  # the second hunk's header; beyond the diff
        refused = post(shop, {"path": "app.py", "position": position, "body": "x"})
        assert refused.status_code == 422


def test_a_review_knows_no_comment_on_a_file(sandbox: Sandbox, record: Record) -> None:
    shop = open_shop(sandbox)
    with record.asking_wrongly():
        refused = post(shop, {"path": "app.py", "subject_type": "file", "body": "x"})
    assert refused.status_code == 422
    assert '"subject_type" is not a permitted key.' in refused.json()["message"]


def test_a_pending_review_is_its_authors_secret(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    bot = shop.bot
    body = {"commit_id": shop.pull.head_sha, "comments": [at(10)]}
    made = bot.post(f"{shop.repo}/pulls/1/reviews", **body).json()
    assert made["state"] == "PENDING"
    assert "submitted_at" not in made
    path = f"{shop.repo}/pulls/1/reviews/{made['id']}"
    assert comments(shop) == []
    assert shop.as_(shop.ann).get(path).status_code == 404
    second = bot.post(f"{shop.repo}/pulls/1/reviews", **body)
    assert "one pending review" in second.json()["errors"][0]
    done = bot.post(f"{path}/events", event="COMMENT", body="Done").json()
    assert (done["state"], done["body"]) == ("COMMENTED", "Done")
    assert len(comments(shop)) == 1
    assert shop.as_(shop.ann).get(path).json()["state"] == "COMMENTED"


def test_a_pending_review_can_be_thrown_away(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    made = shop.bot.post(f"{shop.repo}/pulls/1/reviews", comments=[at(10)]).json()
    path = f"{shop.repo}/pulls/1/reviews/{made['id']}"
    assert shop.bot.delete(path).status_code == 200
    assert shop.bot.get(path).status_code == 404
    assert shop.pull.threads == []
    kept = post(shop, at(10)).json()["id"]
    assert shop.bot.delete(f"{shop.repo}/pulls/1/reviews/{kept}").status_code == 422


def test_nobody_approves_an_own_pull_request(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    path = f"{shop.repo}/pulls/1/reviews"
    refused = shop.as_(shop.bob).post(path, event="APPROVE")
    assert refused.json()["errors"] == ["Can not approve your own pull request"]
    approved = shop.as_(shop.ann).post(path, event="APPROVE").json()
    assert approved["state"] == "APPROVED"
    dismissed = shop.as_(shop.ann).put(f"{path}/{approved['id']}/dismissals", message="No")
    assert dismissed.json()["state"] == "DISMISSED"
    empty = shop.as_(shop.ann).post(path, event="COMMENT")
    assert empty.status_code == 422


def test_bodies_end_at_65536_characters(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    assert post(shop, body="x" * 65_536).status_code == 200
    for refused in (post(shop, body="x" * 65_537), post(shop, at(10, body="x" * 65_537))):
        assert refused.status_code == 422
        assert refused.json()["errors"] == ["Body is too long (maximum is 65536 characters)"]


def test_a_commit_must_be_one_of_the_pull_requests(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    assert post(shop, at(10), commit_id=shop.pull.base_sha).status_code == 422


# -- single comments -------------------------------------------------------------------------


def single(shop: Shop, **body: Any) -> Any:
    whole = {"path": "app.py", "commit_id": shop.pull.head_sha, "body": "look"} | body
    return shop.bot.post(f"{shop.repo}/pulls/1/comments", **whole)


def test_a_comment_at_a_line_and_one_on_a_file(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    line = single(shop, line=11, side="RIGHT")
    assert (line.status_code, line.json()["position"]) == (201, 6)
    assert line.headers["Location"] == line.json()["url"]
    file = single(shop, subject_type="file").json()
    assert (file["subject_type"], file["position"]) == ("file", 1)
    assert [c["subject_type"] for c in comments(shop)] == ["line", "file"]
    assert [r["state"] for r in shop.bot.get(f"{shop.repo}/pulls/1/reviews").json()] == [
        "COMMENTED",
        "COMMENTED",
    ]


@pytest.mark.parametrize(
    ("body", "field", "says"),
    [
        ({"line": 20}, "line", "must be part of the diff"),
        (
            {"line": 38, "start_line": 10},
            "start_line",
            "must be part of the same hunk as the line.",
        ),
        ({"line": 10, "start_line": 12}, "start_line", "must precede the end line."),
    ],
)
def test_a_comment_elsewhere_is_refused_in_githubs_words(
    sandbox: Sandbox, body: dict[str, Any], field: str, says: str
) -> None:
    refused = single(open_shop(sandbox), **body)
    assert (refused.status_code, refused.json()["message"]) == (422, "Validation Failed")
    name = f"pull_request_review_thread.{field}"
    first = refused.json()["errors"][0]
    assert (first["field"], first["message"]) == (name, f"{name} {says}")


def test_a_comment_needs_a_place_or_says_that_it_is_on_the_file(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    refused = single(shop)
    assert 'No subschema in "oneOf" matched.' in refused.json()["message"]
    wrong = single(shop, path="docs/guide.md", subject_type="file")
    assert wrong.json()["errors"][0]["field"] == "pull_request_review_thread.path"


def test_answers_stand_in_the_thread(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    first = single(shop, line=10).json()
    path = f"{shop.repo}/pulls/1/comments"
    second = shop.as_(shop.bob).post(f"{path}/{first['id']}/replies", body="Why?").json()
    third = single(shop, in_reply_to=first["id"], body="Because").json()
    assert (second["in_reply_to_id"], third["in_reply_to_id"]) == (first["id"], first["id"])
    assert (second["line"], second["diff_hunk"]) == (10, first["diff_hunk"])
    assert len(shop.pull.threads) == 1
    to_answer = shop.bot.post(f"{path}/{second['id']}/replies", body="No")
    assert to_answer.status_code == 404


def test_comments_are_edited_and_deleted_by_who_wrote_them(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    number = single(shop, line=10).json()["id"]
    path = f"{shop.repo}/pulls/comments/{number}"
    assert shop.bot.patch(path, body="better").json()["body"] == "better"
    eve = sandbox.world.create_user("eve")
    assert shop.as_(eve).patch(path, body="mine").status_code == 403
    assert shop.bot.delete(path).status_code == 204
    assert shop.bot.get(path).status_code == 404
    assert shop.pull.threads == []


def test_an_app_does_not_edit_what_others_wrote(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    theirs = sandbox.world.comment(shop.pull, shop.ann, "mine")
    assert shop.bot.patch(f"{shop.repo}/issues/comments/{theirs.id}", body="x").status_code == 403


# -- after a push ----------------------------------------------------------------------------


def test_a_comment_follows_its_line_or_is_outdated(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    post(shop, at(10), at(40), at(43, start_line=41), at(10, side="LEFT"))
    old = shop.pull.head_sha
    new = shop.push({"app.py": "first\nsecond\n" + changed({10: "ten", 40: "FORTY"})})
    found = comments(shop)
    assert [(c["line"], c["position"]) for c in found[1:2]] == [(None, None)]
    assert [(c["line"], c["original_line"]) for c in found] == [
        (12, 10),
        (None, 40),
        (45, 43),
        (10, 10),
    ]
    assert found[2]["start_line"] == 43
    assert [c["commit_id"] for c in found] == [new, old, new, new]
    assert {c["original_commit_id"] for c in found} == {old}
    assert [t.outdated for t in shop.pull.threads] == [False, True, False, False]


def test_a_comment_on_a_file_outlives_a_push_and_a_line_does_not_outlive_its_file(
    sandbox: Sandbox,
) -> None:
    shop = open_shop(sandbox)
    single(shop, subject_type="file")
    single(shop, line=10)
    shop.push({"app.py": changed({10: "ten"})})
    assert [c["position"] for c in comments(shop)] == [1, 5]
    shop.push({}, deletions=["app.py"])
    assert comments(shop)[1]["line"] is None


def test_a_comment_does_not_follow_its_file_to_another_name(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    single(shop, line=10)
    shop.push({}, renames={"app.py": "src/app.py"})
    assert [(c["path"], c["line"]) for c in comments(shop)] == [("app.py", None)]


def test_a_comment_on_an_earlier_commit_is_moved_at_once(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    old = shop.pull.head_sha
    shop.push({"app.py": "first\n" + changed({10: "ten", 40: "FORTY"})})
    post(shop, at(10), at(40), commit_id=old)
    assert [(c["line"], c["original_line"]) for c in comments(shop)] == [(11, 10), (None, 40)]


# -- the conversation and reactions ----------------------------------------------------------


def test_the_conversation(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    path = f"{shop.repo}/issues/1/comments"
    made = shop.bot.post(path, body="Hello")
    assert made.status_code == 201
    assert made.json()["performed_via_github_app"]["slug"] == "review-bot"
    assert made.json()["issue_url"].endswith("/repos/ann/shop/issues/1")
    one = f"{shop.repo}/issues/comments/{made.json()['id']}"
    assert shop.bot.patch(one, body="Hello again").json()["body"] == "Hello again"
    assert shop.bot.get(one).json()["body"] == "Hello again"
    assert [c["id"] for c in shop.bot.get(path).json()] == [made.json()["id"]]
    assert shop.bot.delete(one).status_code == 204
    assert shop.bot.get(path).json() == []
    for body, code in (("", "missing_field"), ("x" * 65_537, "unprocessable")):
        refused = shop.bot.post(path, body=body)
        assert refused.status_code == 422
        assert refused.json()["errors"][0]["code"] == code


def test_reactions_are_there_once(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    said = sandbox.world.comment(shop.pull, shop.ann, "/touchline rerun")
    line = single(shop, line=10).json()["id"]
    for one in (f"issues/comments/{said.id}", f"pulls/comments/{line}"):
        path = f"{shop.repo}/{one}"
        made = shop.bot.post(f"{path}/reactions", content="eyes")
        assert made.status_code == 201
        assert shop.bot.post(f"{path}/reactions", content="eyes").status_code == 200
        assert shop.bot.get(path).json()["reactions"]["eyes"] == 1
        assert len(shop.bot.get(f"{path}/reactions?content=eyes").json()) == 1
        assert shop.bot.delete(f"{path}/reactions/{made.json()['id']}").status_code == 204
        assert shop.bot.get(f"{path}/reactions").json() == []
