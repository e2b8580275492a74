"""What every answer carries: pages, ETags, limits, ids, and errors in GitHub's form."""

from concurrent.futures import ThreadPoolExecutor

import requests

from sandbox.server import Sandbox
from tests.conftest import Record
from tests.sandbox.rest_client import Client, open_shop


def test_lists_come_in_pages_of_thirty_with_links(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    for number in range(70):
        sandbox.world.comment(shop.pull, shop.ann, f"comment {number}")
    client, path = shop.bot, f"{shop.repo}/issues/1/comments"
    first = client.get(path)
    assert [one["body"] for one in first.json()] == [f"comment {n}" for n in range(30)]
    assert set(first.links) == {"next", "last"}
    last = client.get(first.links["last"]["url"])
    assert [one["body"] for one in last.json()] == [f"comment {n}" for n in range(60, 70)]
    assert set(last.links) == {"first", "prev"}
    assert len(client.get(f"{path}?per_page=100").json()) == 70
    assert "Link" not in client.get(f"{path}?per_page=100").headers


def test_no_page_is_larger_than_a_hundred(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    for number in range(101):
        sandbox.world.comment(shop.pull, shop.ann, f"comment {number}")
    assert len(shop.bot.get(f"{shop.repo}/issues/1/comments?per_page=500").json()) == 100


def test_links_go_by_the_repositorys_id(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    for number in range(3):
        sandbox.world.comment(shop.pull, shop.ann, f"comment {number}")
    answer = shop.bot.get(f"{shop.repo}/issues/1/comments?per_page=1")
    url = answer.links["next"]["url"]
    assert f"/repositories/{shop.repository.id}/issues/1/comments" in url
    assert [one["body"] for one in shop.bot.get(url).json()] == ["comment 1"]


def test_an_unchanged_answer_is_a_304_that_costs_nothing(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    client, path = shop.bot, f"{shop.repo}/pulls/1"
    first = client.get(path)
    again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again.headers["X-RateLimit-Used"] == first.headers["X-RateLimit-Used"]
    sandbox.world.comment(shop.pull, shop.ann, "new")
    third = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert third.status_code == 200
    assert third.headers["ETag"] != first.headers["ETag"]


def test_the_hour_is_counted_refused_and_begins_again(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    sandbox.world.limits.requests_per_hour = 3
    client = shop.bot
    left = [client.get(shop.repo).headers["X-RateLimit-Remaining"] for _ in range(3)]
    assert left == ["2", "1", "0"]
    refused = client.get(shop.repo)
    assert refused.status_code == 403
    assert refused.headers["X-RateLimit-Remaining"] == "0"
    assert "API rate limit exceeded for installation ID" in refused.json()["message"]
    free = client.get("/rate_limit").json()["resources"]["core"]
    assert (free["limit"], free["remaining"]) == (3, 0)
    sandbox.world.clock.advance(3601)
    assert shop.bot.get(shop.repo).headers["X-RateLimit-Remaining"] == "2"


def test_every_answer_has_an_id_of_its_own(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    ids = {shop.bot.get(shop.repo).headers["X-GitHub-Request-Id"] for _ in range(3)}
    assert len(ids) == 3


def test_an_unknown_path_is_a_404_in_json(sandbox: Sandbox, record: Record) -> None:
    with record.asking_wrongly():
        answer = open_shop(sandbox).bot.get("/nothing/here")
    assert answer.status_code == 404
    assert answer.json()["message"] == "Not Found"


def test_a_body_that_is_no_json_object_is_a_400(sandbox: Sandbox, record: Record) -> None:
    shop = open_shop(sandbox)
    path = f"{shop.repo}/issues/1/comments"
    with record.asking_wrongly():
        broken = shop.bot.send("POST", path, data=b"{")
        listed = shop.bot.send("POST", path, data=b"[]")
    assert (broken.status_code, broken.json()["message"]) == (400, "Problems parsing JSON")
    assert (listed.status_code, listed.json()["message"]) == (400, "Body should be a JSON object")


def test_a_renamed_repository_redirects_to_its_id(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    old = f"{sandbox.api_url}{shop.repo}/pulls/1"
    sandbox.world.rename_repository(shop.repository, "store", shop.ann)
    first = requests.get(old, allow_redirects=False, timeout=10)
    assert first.status_code == 301
    assert first.headers["Location"].endswith(f"/repositories/{shop.repository.id}/pulls/1")
    assert requests.get(old, timeout=10).json()["base"]["repo"]["name"] == "store"


def test_a_deleted_repository_is_gone(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    sandbox.world.delete_repository(shop.repository, shop.ann)
    assert shop.bot.get(shop.repo).status_code == 404
    assert shop.bot.get(f"/repositories/{shop.repository.id}").status_code == 404


def test_basic_and_token_work_like_bearer(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox, private=True)
    token = sandbox.world.token_for(shop.ann)
    url = f"{sandbox.api_url}{shop.repo}"
    assert requests.get(url, auth=("x-access-token", token), timeout=10).status_code == 200
    by_word = {"Authorization": f"token {token}"}
    assert requests.get(url, headers=by_word, timeout=10).status_code == 200
    assert Client(sandbox.api_url, "nonsense").get("/rate_limit").status_code == 401


def test_observers_see_what_was_sent_and_answered(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    seen = []
    sandbox.observers.append(seen.append)
    shop.bot.post(f"/repositories/{shop.repository.id}/issues/1/comments", body="ä")
    (one,) = seen
    assert (one.method, one.status) == ("POST", 201)
    assert one.path == f"/api/v3/repositories/{shop.repository.id}/issues/1/comments"
    assert one.route == "/api/v3/repos/ann/shop/issues/1/comments"
    assert one.request_body == b'{"body": "\\u00e4"}'
    assert "ä".encode() in one.response_body


def test_many_at_once_get_an_answer_each(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    client, path = shop.bot, f"{shop.repo}/issues/1/comments"
    with ThreadPoolExecutor(8) as pool:
        made = list(pool.map(lambda n: client.post(path, body=f"comment {n}").json(), range(40)))
    assert len({one["id"] for one in made}) == 40
    listed = client.get(f"{path}?per_page=100")
    assert {one["body"] for one in listed.json()} == {f"comment {n}" for n in range(40)}
    assert listed.headers["X-RateLimit-Used"] == "41"
