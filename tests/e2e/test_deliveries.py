"""Deliveries that are forged, repeated, broken or none of our business."""

import json
import re
from collections.abc import Mapping
from typing import Any

import pytest

from sandbox.model import PullRequest
from tests.e2e.project import HAZARD_LINE, Project
from tests.e2e.service import Service

PLACE = [("pay.py", HAZARD_LINE)]


def held_back(project: Project) -> tuple[PullRequest, bytes]:
    """A pull request whose delivery GitHub has not sent yet, and what it will be."""
    project.box.hooks.pause()
    pull = project.pull()
    return pull, project.delivery(pull).payload


def reviewed(project: Project) -> PullRequest:
    pull = project.pull()
    project.settle()
    project.reviewed_once(pull, PLACE)
    return pull


def test_a_forged_delivery_does_nothing(project: Project) -> None:
    service = project.service
    pull, body = held_back(project)
    forged = {
        "forged-no-signature": "",
        "forged-of-another-body": service.sign(body + b" "),
        "forged-with-another-secret": "sha256=" + "0" * 64,
        "forged-with-sha1": "sha1=" + "0" * 40,
    }
    for guid, signature in forged.items():
        answer = service.send(body, guid, signature=signature)
        assert (answer.status_code, answer.text) == (401, "the signature is missing or wrong\n")
    assert len(service.lines("delivery refused", status=401)) >= len(forged)
    assert not [line for line in service.lines("delivery accepted") if line["delivery"] in forged]
    assert project.runs(pull.head_sha) == []
    # The very same body, rightly signed, is a review: what held it off was the signature alone.
    project.box.hooks.release()
    project.settle()
    project.reviewed_once(pull, PLACE)


def test_a_replay_under_another_id_or_event_changes_nothing(project: Project) -> None:
    service, pull = project.service, reviewed(project)
    before = project.only_run(pull.head_sha), project.reviews(pull), project.comments(pull)
    delivery = project.delivery(pull)
    replays = {
        "replay-0001": "pull_request",
        "replay-0002": "pull_request_review",
        "replay-0003": "check_run",
        "replay-0004": "check_suite",
        "replay-0005": "issue_comment",
        "replay-0006": "installation",
        "replay-0007": "no_such_event",
    }
    for guid, event in replays.items():
        assert service.send(delivery.payload, guid, event).status_code == 202
    for _ in range(2):
        answer = service.send(delivery.payload, delivery.guid)
        assert (answer.status_code, answer.text) == (202, "accepted: duplicate\n")
    project.settle()
    assert before == (
        project.only_run(pull.head_sha),
        project.reviews(pull),
        project.comments(pull),
    )
    assert not letters(service).keys() & replays.keys()


def test_replays_while_the_review_runs_are_one_review(project: Project) -> None:
    service = project.service
    slow = project.fail("GET /compare/**", delay=1.0)
    pull = project.pull()
    project.wait_for(slow)
    delivery = project.delivery(pull)
    for number in range(3):
        service.send(delivery.payload, f"meanwhile-{number}")
        service.send(delivery.payload, delivery.guid)
    project.settle()
    project.reviewed_once(pull, PLACE)


def test_a_replay_of_an_earlier_push_changes_nothing(project: Project) -> None:
    service, pull = project.service, reviewed(project)
    first, opened = pull.head_sha, project.delivery(pull)
    project.push({"other.py": "x = 1\n"})
    project.settle()
    before = project.only_run(first), project.only_run(pull.head_sha), project.comments(pull)
    assert service.send(opened.payload, "replay-of-the-first").status_code == 202
    project.settle()
    after = project.only_run(first), project.only_run(pull.head_sha), project.comments(pull)
    assert after == before
    assert len(project.reviews(pull)) == 1


def test_a_replay_of_a_superseded_head_opens_nothing_on_it(project: Project) -> None:
    service = project.service
    slow = project.fail("GET /compare/**", delay=1.0)
    pull = project.pull()
    project.wait_for(slow)
    old, opened = pull.head_sha, project.delivery(pull)
    project.push({"other.py": "x = 1\n"})
    project.settle()
    before = project.only_run(old)
    assert before["conclusion"] == "cancelled"
    for number in range(2):
        service.send(opened.payload, f"replay-of-the-old-{number}")
        project.settle()
    assert project.only_run(old) == before
    project.reviewed_once(pull, PLACE)


def test_what_is_no_json_is_a_dead_letter(project: Project) -> None:
    service = project.service
    bodies = {
        "broken-no-json": b"payload=%7B%7D",
        "broken-empty": b"",
        "broken-half": b'{"action": "opened", "pull_request": {',
        "broken-bytes": b"\xff\xfe\x00\x00",
        "broken-deep": b"[" * 100_000,
    }
    for guid, body in bodies.items():
        assert service.send(body, guid).status_code == 202
    pull = project.pull()
    project.settle()
    project.reviewed_once(pull, PLACE)
    listed = letters(service)
    for guid in bodies:
        told = "nested too deep" if guid == "broken-deep" else "not JSON"
        assert listed[guid] == f"pull_request  pull_request: the body: {told}"
        assert service.lines("dead letter", delivery=guid)


def letters(service: Service) -> Mapping[str, str]:
    """What `touchline queue list` says, by delivery: event and reason."""
    listed = service.command("queue", "list")
    return dict(re.findall(r"^(\S+)  \S+ \S+  (.*)  \(\d+ bytes\)$", listed, re.MULTILINE))


def without(payload: bytes, *path: str, put: object = None) -> bytes:
    """The payload with one member of it replaced."""
    whole = json.loads(payload)
    part: dict[str, Any] = whole
    for key in path[:-1]:
        part = part[key]
    part[path[-1]] = put
    return json.dumps(whole).encode()


WRONG = {
    "pull_request": (None, "is not an object"),
    "pull_request.number": ("7", "is not a whole number"),
    "pull_request.head.sha": ("../../../../etc/passwd", "is not a commit id"),
    "pull_request.draft": ("no", "is not true or false"),
    "repository": ([1], "is not an object"),
    "repository.name": ("shop/../../x", "is not a name"),
    "repository.id": (-1, "is not a whole number"),
    "installation": (None, "is not an object"),
    "action": ({"$gt": ""}, "is not text"),
}


def test_json_of_another_shape_is_a_dead_letter(project: Project) -> None:
    service, pull = project.service, reviewed(project)
    payload = project.delivery(pull).payload
    for number, (where, (put, _)) in enumerate(WRONG.items()):
        body = without(payload, *where.split("."), put=put)
        assert service.send(body, f"shape-{number:04}").status_code == 202
    for body in (b"[]", b"null", b'"text"', b"1e999"):
        assert service.send(body, f"shape-{body[:1].hex():0>4}-x").status_code == 202
    project.settle()
    listed = letters(service)
    for number, (where, (_, what)) in enumerate(WRONG.items()):
        assert listed[f"shape-{number:04}"] == f"pull_request  pull_request: {where}: {what}"
    assert sum("the body: is not an object" in said for said in listed.values()) == 4
    project.reviewed_once(pull, PLACE)


@pytest.mark.parametrize("how", ["uninstalled", "not selected", "suspended", "deleted"])
def test_a_repository_that_the_app_cannot_see(project: Project, how: str) -> None:
    service, world = project.service, project.box.world
    other = world.create_repository(f"{project.repository.owner.login}/other", {"a.py": "a = 1\n"})
    pull, _ = held_back(project)
    match how:
        case "uninstalled":
            world.uninstall(project.installation)
        case "not selected":
            world.select(project.installation, [other])
        case "suspended":
            world.suspend(project.installation)
        case "deleted":
            world.delete_repository(project.repository, project.author)
    project.box.hooks.release()
    project.settle()
    guid = project.delivery(pull).guid
    assert service.lines("nothing to review", delivery=guid)
    assert pull.reviews == []
    assert [run for suite in project.repository.check_suites for run in suite.runs] == []
    assert not service.lines("dead letter", delivery=guid)


def test_a_right_signature_does_not_open_another_installation(project: Project) -> None:
    """A delivery of one installation that names another one's repository: its token is no key."""
    service, world = project.service, project.box.world
    stranger = world.create_organization(f"{project.repository.owner.login}-stranger")
    foreign = world.create_repository(f"{stranger.login}/shop", {"README.md": "A shop\n"})
    pull = reviewed(project)
    body = without(project.delivery(pull).payload, "repository", "id", put=foreign.id)
    whole = json.loads(body)
    whole["repository"] |= {"name": foreign.name, "full_name": foreign.full_name}
    whole["repository"]["owner"]["login"] = stranger.login
    assert service.send(json.dumps(whole).encode(), "a-foreign-one").status_code == 202
    service.settle(foreign.id)
    assert service.lines("nothing to review", delivery="a-foreign-one")
    assert [run for suite in foreign.check_suites for run in suite.runs] == []
    project.reviewed_once(pull, PLACE)
