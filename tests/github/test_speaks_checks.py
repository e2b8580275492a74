"""The sandbox as the author of a check run meets it."""

import pytest

from sandbox.server import Sandbox
from tests.conftest import Acme, Record
from tests.github.tour import Speaker

RUNS = {
    "checks/create",
    "checks/update",
    "checks/get",
    "checks/list-annotations",
    "checks/list-for-ref",
    "checks/rerequest-run",
}
SUITES = {
    "checks/create-suite",
    "checks/get-suite",
    "checks/list-for-suite",
    "checks/list-suites-for-ref",
    "checks/rerequest-suite",
}
SHOP = "/repos/acme/shop"
RUN = f"{SHOP}/check-runs"
NOTE = {
    "path": "README.md",
    "start_line": 1,
    "end_line": 1,
    "annotation_level": "warning",
    "message": "can wait for ever",
    "title": "No timeout",
    "raw_details": "requests.get(url)",
    "start_column": 1,
    "end_column": 5,
}


@pytest.fixture
def bot(sandbox: Sandbox, record: Record, acme: Acme) -> Speaker:
    return Speaker(sandbox, record).as_installation(acme.installation)


@pytest.fixture
def head(bot: Speaker) -> str:
    found: str = bot.get(f"{SHOP}/git/ref/heads/main")["object"]["sha"]
    return found


def test_runs(bot: Speaker, head: str) -> None:
    begun = {
        "name": "Touchline",
        "head_sha": head,
        "status": "in_progress",
        "started_at": "2025-01-02T03:04:05Z",
        "external_id": "1",
        "details_url": "https://touchline.example.com/reviews/1",
    }
    made = bot.post(RUN, begun)
    path = f"{RUN}/{made['id']}"
    output = {"title": "1 finding", "summary": "One", "text": "More", "annotations": [NOTE] * 50}
    bot.patch(path, {"output": output})
    actions = [{"label": "Again", "description": "Review again", "identifier": "rerun"}]
    more = {"status": "completed", "conclusion": "failure", "output": output, "actions": actions}
    assert bot.patch(path, more)["output"]["annotations_count"] == 100
    assert bot.get(path)["conclusion"] == "failure"
    assert len(bot.get(f"{path}/annotations", params={"per_page": 100})) == 100
    at = f"{SHOP}/commits/main/check-runs"
    assert bot.get(at, params={"check_name": "Touchline", "filter": "all"})["total_count"] == 1
    bot.post(f"{path}/rerequest")
    bot.get(f"{RUN}/99", 404)
    with bot.record.asking_wrongly():
        bot.patch(path, {"output": output | {"annotations": [NOTE] * 51}}, wanted=422)
        bot.post(RUN, {"name": "Touchline"}, wanted=422)
        bot.patch(path, {"status": "completed"}, wanted=422)
        bot.patch(path, {"conclusion": "meh"}, wanted=422)
    assert bot.met() >= RUNS


def test_only_the_app_that_made_a_run_may_change_it(bot: Speaker, acme: Acme, head: str) -> None:
    made = bot.post(RUN, {"name": "Touchline", "head_sha": head})
    world = bot.sandbox.world
    other, _ = world.create_app("Other", acme.organization, {"checks": "write"})
    others = bot.as_installation(world.install(other, acme.organization))
    done = {"status": "completed", "conclusion": "success"}
    others.patch(f"{RUN}/{made['id']}", done, wanted=403)
    bot.as_person("mona").post(RUN, {"name": "x", "head_sha": head}, wanted=403)
    bot.as_installation(acme.installation, checks="read").post(
        RUN, {"name": "x", "head_sha": head}, wanted=403
    )


def test_suites(bot: Speaker, acme: Acme, head: str) -> None:
    suite = bot.post(f"{SHOP}/check-suites", {"head_sha": head})
    assert bot.post(f"{SHOP}/check-suites", {"head_sha": head}, wanted=200) == suite
    path = f"{SHOP}/check-suites/{suite['id']}"
    bot.post(RUN, {"name": "Touchline", "head_sha": head, "conclusion": "neutral"})
    assert bot.get(path)["conclusion"] == "neutral"
    assert bot.get(f"{path}/check-runs")["total_count"] == 1
    listed = bot.get(f"{SHOP}/commits/main/check-suites", params={"app_id": acme.app.id})
    assert listed["total_count"] == 1
    bot.post(f"{path}/rerequest")
    bot.get(f"{SHOP}/check-suites/99", 404)
    assert bot.met() >= SUITES
