"""Check runs, suites and statuses over REST."""

from typing import Any

import pytest

from sandbox.model import Event
from sandbox.server import Sandbox
from sandbox.world import AppPlan, PullPlan, Push, WorldError
from tests.conftest import Record
from tests.sandbox.rest_client import Client, Shop, open_shop


def note(number: int, **more: Any) -> dict[str, Any]:
    whole = {
        "path": "app.py",
        "start_line": number,
        "end_line": number,
        "annotation_level": "warning",
        "message": f"note {number}",
    }
    return whole | more


def output(*notes: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {"title": "Title", "summary": "Summary", "annotations": list(notes)} | more


def create(shop: Shop, **body: Any) -> Any:
    return shop.bot.post(
        f"{shop.repo}/check-runs", **{"name": "touchline", "head_sha": shop.pull.head_sha} | body
    )


def test_a_run_begins_and_ends(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    made = create(shop, status="in_progress", external_id="e-1", details_url="http://127.0.0.1/x")
    assert made.status_code == 201
    run = made.json()
    assert (run["status"], run["conclusion"], run["completed_at"]) == ("in_progress", None, None)
    assert [p["number"] for p in run["pull_requests"]] == [1]
    path = f"{shop.repo}/check-runs/{run['id']}"
    ended = shop.bot.patch(path, conclusion="neutral", output=output()).json()
    assert (ended["status"], ended["conclusion"]) == ("completed", "neutral")
    assert (ended["external_id"], ended["output"]["title"]) == ("e-1", "Title")
    assert shop.bot.get(path).json() == ended


def test_annotations_are_appended(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    run = create(shop, output=output(*(note(n) for n in range(1, 51)))).json()
    assert run["output"]["annotations_count"] == 50
    path = f"{shop.repo}/check-runs/{run['id']}"
    for _ in range(2):
        last = shop.bot.patch(path, output=output(note(60))).json()
    assert last["output"]["annotations_count"] == 52
    listed = shop.bot.get(f"{path}/annotations?per_page=50&page=2").json()
    assert [one["message"] for one in listed] == ["note 60", "note 60"]
    assert shop.bot.patch(path, status="in_progress").json()["output"]["annotations_count"] == 52


@pytest.mark.parametrize(
    ("body", "says"),
    [
        (
            {"output": output(*(note(1) for _ in range(51)))},
            "No more than 50 items are allowed; 51",
        ),
        ({"output": output(summary="x" * 65_536)}, "Only 65535 characters are allowed; 65536"),
        ({"output": output(text="x" * 65_536)}, "Only 65535 characters are allowed; 65536"),
        ({"output": output(note(1, message="x" * 65_537))}, "Only 65536 characters are allowed"),
        ({"output": output(summary="ü" * 32_768)}, "Validation Failed"),
        ({"output": output(note(1, title="x" * 256))}, "Only 255 characters are allowed"),
        ({"output": output(note(1, end_line=3, start_column=1))}, "start_column"),
        ({"output": {"summary": "x"}}, '"title" wasn\'t supplied.'),
        ({"conclusion": "stale"}, "stale is not a member of"),
        ({"status": "completed"}, '"conclusion" wasn\'t supplied.'),
        ({"verdict": "good"}, '"verdict" is not a permitted key.'),
        ({"actions": [{"label": "x" * 21, "description": "x", "identifier": "x"}]}, "Only 20"),
        ({"actions": [{"label": "x", "description": "x" * 41, "identifier": "x"}]}, "Only 40"),
        ({"actions": [{"label": "x", "description": "x", "identifier": "x" * 21}]}, "Only 20"),
        (
            {
                "actions": [
                    {"label": "x", "description": "x", "identifier": str(n)} for n in range(4)
                ]
            },
            "No more than 3 items",
        ),
    ],
)
def test_what_is_too_much_or_wrong_is_refused(
    sandbox: Sandbox, record: Record, body: dict[str, Any], says: str
) -> None:
    shop = open_shop(sandbox)
    with record.asking_wrongly():
        refused = create(shop, **body)
    assert refused.status_code == 422
    assert says in refused.json()["message"]
    assert shop.bot.get(f"{shop.repo}/commits/change/check-runs").json()["total_count"] == 0


def test_a_run_belongs_to_its_app(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    run = create(shop).json()["id"]
    plan = AppPlan("Other", shop.ann, {"checks": "write"})
    other, _key = sandbox.world.register_app(plan)
    installed = sandbox.world.install(other, shop.ann)
    token = sandbox.world.issue_token(installed, installed.permissions).value
    refused = Client(sandbox.api_url, token).patch(
        f"{shop.repo}/check-runs/{run}", conclusion="success"
    )
    assert refused.status_code == 403
    assert "can only be modified by the GitHub App that created it" in refused.json()["message"]


def test_an_unknown_commit_has_no_runs(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    assert create(shop, head_sha="1" * 40).status_code == 422
    assert shop.bot.get(f"{shop.repo}/check-runs/1").status_code == 404


def test_runs_of_a_commit_are_listed_by_name_app_and_age(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    first, second = create(shop).json()["id"], create(shop, conclusion="success").json()["id"]
    other = create(shop, name="other").json()["id"]
    path = f"{shop.repo}/commits/{shop.pull.head_sha}/check-runs"

    def ids(query: str = "") -> list[int]:
        found = shop.bot.get(path + query).json()
        assert found["total_count"] == len(found["check_runs"])
        return [run["id"] for run in found["check_runs"]]

    assert ids() == [second, other]
    assert ids("?filter=all") == [first, second, other]
    assert ids("?check_name=other") == [other]
    assert ids("?status=completed") == [second]
    assert ids(f"?app_id={shop.app.id}") == [second, other]
    assert ids("?app_id=1") == []
    page = shop.bot.get(f"{path}?filter=all&per_page=2").json()
    assert (page["total_count"], len(page["check_runs"])) == (3, 2)


def test_a_suite_says_what_its_runs_come_to(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    listed = shop.bot.get(f"{shop.repo}/commits/change/check-suites").json()
    assert listed["total_count"] == 1  # the push opened it
    suite = listed["check_suites"][0]
    assert (suite["status"], suite["conclusion"], suite["head_branch"]) == (
        "queued",
        None,
        "change",
    )
    path = f"{shop.repo}/check-suites/{suite['id']}"
    create(shop, name="one", conclusion="success")
    create(shop, name="two", status="in_progress")
    assert shop.bot.get(path).json()["status"] == "in_progress"
    create(shop, name="two", conclusion="failure")
    ended = shop.bot.get(path).json()
    assert (ended["status"], ended["conclusion"]) == ("completed", "failure")
    assert ended["latest_check_runs_count"] == 2
    assert shop.bot.get(f"{path}/check-runs?filter=all").json()["total_count"] == 3


def test_a_suite_can_be_made_once(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    path, sha = f"{shop.repo}/check-suites", shop.pull.base_sha
    assert shop.bot.post(path, head_sha=sha).status_code in {200, 201}
    assert shop.bot.post(path, head_sha=sha).status_code == 200


def test_rerequests_and_buttons_reach_the_app_alone(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    button = {"label": "Again", "description": "Run again", "identifier": "again"}
    run = create(shop, actions=[button]).json()["id"]
    heard: list[Event] = []
    sandbox.world.subscribers.append(heard.append)
    assert shop.bot.send("POST", f"{shop.repo}/check-runs/{run}/rerequest").ok
    made = sandbox.world.check_run(shop.repository, run)
    assert made is not None
    sandbox.world.press(made, "again", shop.bob)
    sandbox.world.rerequest_suite(made.suite, shop.bob)
    with pytest.raises(WorldError, match="no action"):
        sandbox.world.press(made, "other", shop.bob)
    assert [(e.name, e.action, e.only) for e in heard] == [
        ("check_run", "rerequested", shop.app),
        ("check_run", "requested_action", shop.app),
        ("check_suite", "rerequested", shop.app),
    ]


def test_a_run_on_a_forks_commit_names_no_pull_request(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    world, eve = sandbox.world, sandbox.world.create_user("eve")
    fork = world.fork(shop.repository, eve)
    sha = world.push(fork, "idea", Push({"idea.md": "x\n"}), eve)
    assert create(shop, head_sha=sha).status_code == 422  # not before there is a pull request
    plan = PullPlan("idea", "main", "Idea", head_repository=fork)
    world.open_pull(shop.repository, eve, plan)
    made = create(shop, head_sha=sha)
    assert (made.status_code, made.json()["pull_requests"]) == (201, [])


def test_statuses_come_to_one_word(sandbox: Sandbox) -> None:
    shop = open_shop(sandbox)
    sha = shop.pull.head_sha
    path = f"{shop.repo}/commits/{sha}/status"
    assert shop.bot.get(path).json()["state"] == "pending"
    for state in ("pending", "success"):
        made = shop.bot.post(f"{shop.repo}/statuses/{sha}", state=state, context="ci")
        assert made.status_code == 201
    whole = shop.bot.get(path).json()
    assert (whole["state"], whole["total_count"]) == ("success", 1)
    shop.bot.post(f"{shop.repo}/statuses/{sha}", state="error", context="lint")
    assert shop.bot.get(path).json()["state"] == "failure"
    listed = shop.bot.get(f"{shop.repo}/commits/{sha}/statuses").json()
    assert [one["state"] for one in listed] == ["error", "success", "pending"]
