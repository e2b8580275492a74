"""Faults over real HTTP: refusals, failures before and after the effect, cut connections."""

import pytest
import requests

from sandbox.faults import (
    Answer,
    Cut,
    Fault,
    Faults,
    When,
    abuse,
    bad_gateway,
    content_limit,
    graphql_limit,
    primary_limit,
    secondary_limit,
    unicorn,
)
from sandbox.model import PullRequest
from sandbox.server import Sandbox
from sandbox.world import PullPlan, Push
from tests.conftest import Acme, Record
from tests.sandbox.client import Client, as_installation

COMMENTS = "/repos/acme/shop/issues/1/comments"


@pytest.fixture
def client(sandbox: Sandbox, acme: Acme) -> Client:
    return as_installation(sandbox, acme.installation)


@pytest.fixture
def pull(sandbox: Sandbox, acme: Acme) -> PullRequest:
    sandbox.world.push(acme.repository, "pay", Push({"pay.py": "a = 1\n"}), acme.mona)
    return sandbox.world.open_pull(acme.repository, acme.mona, PullPlan("pay", "main", "Pay"))


def say(client: Client) -> requests.Response:
    return client.ask("POST", COMMENTS, json={"body": "Hello"})


def armed(sandbox: Sandbox, answer: Answer | Cut | None, when: When = When.BEFORE) -> None:
    sandbox.faults.add(Fault("POST", "/repos/*/*/issues/*/comments", answer, when))


# --- refusals -------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [403, 429])
@pytest.mark.parametrize("retry_after", [None, 7])
def test_a_secondary_limit(
    sandbox: Sandbox, client: Client, pull: PullRequest, status: int, retry_after: int | None
) -> None:
    armed(sandbox, secondary_limit(status, retry_after))
    refused, second = say(client), say(client)
    assert refused.status_code == status
    assert refused.json()["message"].startswith("You have exceeded a secondary rate limit.")
    assert refused.headers.get("Retry-After") == (None if retry_after is None else "7")
    assert second.status_code == 201
    assert len(pull.comments) == 1


@pytest.mark.parametrize("answer", [content_limit(), content_limit(429, 60), abuse()])
def test_other_words_for_the_same(
    sandbox: Sandbox, client: Client, pull: PullRequest, answer: Answer
) -> None:
    armed(sandbox, answer)
    refused = say(client)
    assert refused.status_code == answer.status
    assert refused.json()["documentation_url"]
    assert pull.comments == []


def test_the_hour_is_used_up(sandbox: Sandbox, client: Client, pull: PullRequest) -> None:
    reset = int(sandbox.world.now().timestamp()) + 1800
    armed(sandbox, primary_limit(reset))
    refused = say(client)
    assert refused.status_code == 403
    assert refused.headers["X-RateLimit-Remaining"] == "0"
    assert refused.headers["X-RateLimit-Reset"] == str(reset)
    assert "Retry-After" not in refused.headers


def test_the_points_of_graphql_are_used_up(sandbox: Sandbox, client: Client) -> None:
    sandbox.faults.add(Fault("POST", "/api/graphql", graphql_limit(1_900_000_000)))
    answer = client.graphql("{ viewer { login } }")
    assert [error["type"] for error in answer["errors"]] == ["RATE_LIMITED"]


# --- failures -------------------------------------------------------------------------------------


EFFECTS = {When.BEFORE: 0, When.AFTER: 1}  # how many comments there are afterwards


@pytest.mark.parametrize("when", When)
@pytest.mark.parametrize("answer", [bad_gateway(502), bad_gateway(500), unicorn(503)])
def test_a_failure_before_and_after_the_effect(
    sandbox: Sandbox, client: Client, pull: PullRequest, when: When, answer: Answer
) -> None:
    armed(sandbox, answer, when)
    assert say(client).status_code == answer.status
    assert len(pull.comments) == EFFECTS[when]


@pytest.mark.parametrize("when", When)
def test_a_connection_cut_before_and_after_the_effect(
    sandbox: Sandbox, client: Client, pull: PullRequest, when: When
) -> None:
    armed(sandbox, Cut.SILENT, when)
    with pytest.raises(requests.ConnectionError):
        say(client)
    assert len(pull.comments) == EFFECTS[when]
    assert say(client).status_code == 201


def test_an_answer_cut_in_its_middle(sandbox: Sandbox, client: Client, pull: PullRequest) -> None:
    armed(sandbox, Cut.MIDDLE, When.AFTER)
    with pytest.raises(requests.exceptions.ChunkedEncodingError):
        say(client)
    assert len(pull.comments) == 1


def test_a_cut_is_the_same_when_nobody_observes(
    sandbox: Sandbox, client: Client, pull: PullRequest
) -> None:
    sandbox.observers.clear()
    armed(sandbox, Cut.MIDDLE, When.AFTER)
    with pytest.raises(requests.exceptions.ChunkedEncodingError):
        say(client)


def test_a_refusal_leaves_the_connection_fit_for_the_next_request(
    sandbox: Sandbox, client: Client, pull: PullRequest
) -> None:
    sandbox.observers.clear()  # they too read the body to its end
    armed(sandbox, secondary_limit())
    url, headers = sandbox.api_url + COMMENTS, {"Authorization": f"Bearer {client.token}"}
    with requests.Session() as session:
        answers = [
            session.post(url, json={"body": "Hello " * 1000}, headers=headers, timeout=20)
            for _ in range(2)
        ]
    assert [answer.status_code for answer in answers] == [403, 201]


def test_slowness_changes_nothing_else(sandbox: Sandbox, client: Client, pull: PullRequest) -> None:
    sandbox.faults.add(Fault("*", "**", delay=0.1))
    assert say(client).status_code == 201
    assert len(pull.comments) == 1


def test_a_client_that_does_not_wait_gives_up(
    sandbox: Sandbox, client: Client, pull: PullRequest
) -> None:
    sandbox.faults.add(Fault("GET", "/repos/*/*", delay=1.0))
    url = f"{sandbox.api_url}/repos/acme/shop"
    with pytest.raises(requests.Timeout):
        requests.get(url, timeout=0.2)


# --- which requests -------------------------------------------------------------------------------


def struck(faults: Faults, count: int, path: str = "/api/v3/zen") -> str:
    """For each of so many requests: `x` where a fault struck, `.` where none did."""
    return "".join("x" if faults.take("GET", path) else "." for _ in range(count))


def test_the_nth_and_how_often() -> None:
    faults = Faults()
    faults.add(Fault("GET", "/zen", bad_gateway(), nth=3, times=2))
    assert struck(faults, 6) == "..xx.."


def test_always_until_cleared() -> None:
    faults = Faults()
    faults.add(Fault("GET", "/zen", bad_gateway(), times=None))
    assert struck(faults, 4) == "xxxx"
    faults.clear()
    assert struck(faults, 2) == ".."
    assert len(faults.fired) == 4


def test_chance_is_the_same_for_a_seed() -> None:
    def of(seed: int) -> str:
        faults = Faults(seed)
        faults.add(Fault("GET", "/zen", bad_gateway(), times=None, chance=0.5))
        return struck(faults, 40)

    assert of(1) == of(1) != of(2)
    assert set(of(1)) == {"x", "."}


@pytest.mark.parametrize(
    ("glob", "path", "meets"),
    [
        ("/repos/*/*/pulls", "/api/v3/repos/acme/shop/pulls", True),
        ("/repos/*/*/pulls", "/api/v3/repos/acme/shop/pulls/1", False),
        ("/repos/*/pulls", "/api/v3/repos/acme/shop/pulls", False),
        ("/repos/**", "/api/v3/repos/acme/shop/pulls/1/files", True),
        ("/api/graphql", "/api/graphql", True),
        ("/api/v3/zen", "/api/v3/zen", True),
        ("/z.n", "/api/v3/zen", False),
    ],
)
def test_a_path_pattern(glob: str, path: str, meets: bool) -> None:
    faults = Faults()
    faults.add(Fault("GET", glob, bad_gateway()))
    assert (faults.take("GET", path) is not None) is meets


def test_the_method_counts() -> None:
    faults = Faults()
    faults.add(Fault("PATCH", "**", bad_gateway()))
    assert faults.take("POST", "/zen") is None
    assert faults.take("PATCH", "/zen") is not None


def test_the_log_says_what_struck(
    sandbox: Sandbox, client: Client, pull: PullRequest, record: Record
) -> None:
    armed(sandbox, bad_gateway())
    say(client)
    say(client)
    (fired,) = sandbox.faults.fired
    assert (fired.method, fired.path) == ("POST", f"/api/v3{COMMENTS}")
