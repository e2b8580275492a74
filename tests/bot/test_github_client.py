"""The client on the sandbox: tokens, errors, and that nothing is sent twice behind our back."""

import json
import logging
import traceback

import pytest

from bot.github.client import PERMISSIONS, Client
from bot.github.errors import Gone, RateLimited, Refused, Unavailable
from bot.github.state import look
from sandbox.faults import Cut, Fault, When
from sandbox.model import PullRequest
from sandbox.refusals import bad_gateway, secondary_limit, unicorn
from sandbox.server import Sandbox
from sandbox.world import PullPlan, Push
from tests.bot.desk import Desk
from tests.conftest import Acme, Record

PULL, CHECK_RUNS = "/repos/*/*/pulls/*", "/repos/*/*/check-runs"


@pytest.fixture
def desk(sandbox: Sandbox, acme: Acme) -> Desk:
    return Desk(sandbox, acme)


@pytest.fixture
def pull(desk: Desk) -> PullRequest:
    return desk.pull({"app.py": "x = 1\n"})


def tokens(desk: Desk) -> int:
    return sum(one.path.endswith("/access_tokens") for one in desk.exchanges)


def get(desk: Desk, pull: PullRequest) -> object:
    return desk.repo(pull).get(f"/pulls/{pull.number}")["number"]


# --- tokens -----------------------------------------------------------------------------------


def test_a_token_is_for_one_repository_and_for_what_a_review_needs(
    desk: Desk, pull: PullRequest
) -> None:
    get(desk, pull)
    (exchange,) = [one for one in desk.exchanges if one.path.endswith("/access_tokens")]
    assert json.loads(exchange.request_body) == {
        "repository_ids": [desk.acme.repository.id],
        "permissions": PERMISSIONS,
    }


def test_a_token_is_kept_until_shortly_before_it_expires(desk: Desk, pull: PullRequest) -> None:
    now = [desk.box.world.now().timestamp()]
    client = Client(desk.acme.app.id, desk.acme.private_key, desk.box.api_url, lambda: now[0])
    for later, made in ((0, 1), (54 * 60, 1), (2 * 60, 2)):
        now[0] += later
        client.repository(desk.ref(pull)).get(f"/pulls/{pull.number}")
        assert tokens(desk) == made


def test_a_token_that_github_forgot_is_replaced(
    desk: Desk, pull: PullRequest, record: Record
) -> None:
    get(desk, pull)
    desk.box.world.tokens = {
        text: token
        for text, token in desk.box.world.tokens.items()
        if text != desk.client.token(desk.ref(pull))
    }
    assert get(desk, pull) == pull.number
    assert tokens(desk) == 2


def test_a_key_that_github_does_not_know_is_refused_once(
    desk: Desk, pull: PullRequest, sandbox: Sandbox, acme: Acme
) -> None:
    client = Client(acme.app.id + 1, acme.private_key, sandbox.api_url)
    with pytest.raises((Refused, Gone)):
        client.repository(desk.ref(pull)).get("/pulls/1")
    assert tokens(desk) == 1


def test_a_permission_that_is_not_accepted_is_asked_for_in_words(
    desk: Desk, pull: PullRequest
) -> None:
    del desk.acme.installation.permissions["checks"]
    with pytest.raises(Gone, match="its owner must accept what the App asks for"):
        get(desk, pull)


def test_an_app_that_is_not_installed_finds_nothing(desk: Desk, pull: PullRequest) -> None:
    ref = desk.ref(pull)
    strange = type(ref)(ref.installation, 999, ref.owner, ref.repo, ref.number)
    with pytest.raises(Gone):
        desk.client.repository(strange).get("/pulls/1")


def test_nothing_prints_a_token(
    desk: Desk, pull: PullRequest, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.DEBUG):
        get(desk, pull)
        desk.box.faults.add(Fault("GET", PULL, Cut.SILENT, times=None))
        with pytest.raises(Unavailable) as raised:
            get(desk, pull)
    token = desk.client.token(desk.ref(pull))
    printed = "".join(traceback.format_exception(raised.value)) + caplog.text
    assert "Unavailable" in printed
    assert token not in printed
    assert token not in repr(vars(desk.client))


# --- failures ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (bad_gateway(), Unavailable),
        (unicorn(), Unavailable),
        (Cut.SILENT, Unavailable),
        (secondary_limit(403), RateLimited),
        (secondary_limit(429, 7), RateLimited),
    ],
)
@pytest.mark.parametrize("when", When)
def test_a_request_is_sent_once_whatever_is_answered(
    desk: Desk, pull: PullRequest, answer: object, kind: type[Exception], when: When
) -> None:
    """PyGithub by itself repeats a POST after a 502: a second check run."""
    desk.box.faults.add(Fault("POST", CHECK_RUNS, answer, when))  # type: ignore[arg-type]  # both kinds are meant
    with pytest.raises(kind):
        desk.repo(pull).post("/check-runs", {"name": "x", "head_sha": pull.head_sha})
    assert len(desk.box.faults.fired) == 1
    assert len(desk.runs(pull.head_sha)) == (1 if when is When.AFTER else 0)


def test_an_answer_cut_off_in_the_middle_is_no_answer(desk: Desk, pull: PullRequest) -> None:
    desk.box.faults.add(Fault("GET", PULL, Cut.MIDDLE, When.AFTER))
    with pytest.raises(Unavailable):
        get(desk, pull)


def test_silence_ends(desk: Desk, pull: PullRequest) -> None:
    acme = desk.acme
    impatient = Client(acme.app.id, acme.private_key, desk.box.api_url)
    impatient.timeout = 1
    impatient.token(desk.ref(pull))
    desk.box.faults.add(Fault("GET", PULL, delay=3.0))
    with pytest.raises(Unavailable, match="ReadTimeout"):
        impatient.repository(desk.ref(pull)).get(f"/pulls/{pull.number}")


def test_a_refusal_says_what_github_said(desk: Desk, pull: PullRequest, record: Record) -> None:
    with record.asking_wrongly(), pytest.raises(Refused) as raised:
        desk.repo(pull).post("/check-runs", {"name": "x"})
    assert raised.value.status == 422


def test_what_is_not_there_is_gone(desk: Desk, pull: PullRequest) -> None:
    with pytest.raises(Gone):
        desk.repo(pull).get("/pulls/4711")


# --- pages and names --------------------------------------------------------------------------


def test_pages_are_followed_to_the_end(desk: Desk) -> None:
    pull = desk.pull({f"f{at:03d}.txt": f"{at}\n" for at in range(230)})
    pages = list(desk.repo(pull).pages(f"/pulls/{pull.number}/files"))
    assert [len(page) for page in pages] == [100, 100, 30]
    names = [file["filename"] for page in pages for file in page]
    assert len(set(names)) == 230


def test_a_repository_that_was_renamed_is_found(desk: Desk, pull: PullRequest) -> None:
    repo = desk.repo(pull)
    desk.box.world.rename_repository(desk.acme.repository, "store", desk.acme.mona)
    assert repo.get(f"/pulls/{pull.number}")["number"] == pull.number
    assert len(list(repo.pages(f"/pulls/{pull.number}/files"))) == 1
    run = repo.post("/check-runs", {"name": "x", "head_sha": pull.head_sha})
    assert run["name"] == "x"


def test_another_repository_under_the_old_name_is_not_ours(desk: Desk, pull: PullRequest) -> None:
    world, ref = desk.box.world, desk.ref(pull)
    world.rename_repository(desk.acme.repository, "store", desk.acme.mona)
    other = world.create_repository("acme/shop", {"README.md": "Another\n"})
    world.push(other, "topic", Push({"a.py": "x = 1\n"}), desk.acme.mona)
    world.open_pull(other, desk.acme.mona, PullPlan("topic", "main", "Other"))
    with pytest.raises(Gone):
        look(desk.client.repository(ref))
