"""What GitHub's answers mean: which error, and how long to wait."""

import json

import pytest

from bot.github.answers import Answer, read, read_graphql, read_mutations
from bot.github.errors import GitHubError, Gone, RateLimited, Refused, Unavailable

NOW = 1_760_000_000.0


def answer(status: int, message: str = "No.", **headers: str) -> Answer:
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    return Answer(status, named, json.dumps({"message": message}))


@pytest.mark.parametrize(
    ("given", "kind"),
    [
        (answer(404, "Not Found"), Gone),
        (answer(410, "This resource is gone"), Gone),
        (answer(451, "Repository access blocked"), Gone),
        (answer(500), Unavailable),
        (answer(502), Unavailable),
        (Answer(503, {}, "<html>Unicorn!</html>"), Unavailable),
        (answer(408), Unavailable),
        (Answer(200, {}, "{cut off"), Unavailable),
        (answer(401, "Bad credentials"), Refused),
        (answer(401, "'Issued at' claim ('iat') must be an Integer"), Unavailable),
        (answer(403, "Resource not accessible by integration"), Refused),
        (answer(422, "Validation Failed"), Refused),
        (answer(409, "Git Repository is empty."), Refused),
        (answer(302), Refused),
        (answer(429), RateLimited),
    ],
)
def test_each_failure_is_of_one_kind(given: Answer, kind: type[GitHubError]) -> None:
    with pytest.raises(GitHubError) as raised:
        read(given, NOW)
    assert type(raised.value) is kind


# https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit
@pytest.mark.parametrize(
    ("given", "seconds"),
    [
        (answer(403, retry_after="17"), 17),
        (answer(429, retry_after="17"), 17),
        (answer(429), 60),
        (answer(403, "You have exceeded a secondary rate limit. Please wait."), 60),
        (
            answer(403, x_ratelimit_remaining="0", x_ratelimit_reset=str(int(NOW) + 100)),
            101,
        ),
        (answer(403, x_ratelimit_remaining="0", x_ratelimit_reset="0"), 1),
        (answer(429, x_ratelimit_remaining="12", x_ratelimit_reset=str(int(NOW) + 100)), 60),
        (answer(422, "You have triggered an abuse detection mechanism."), 60),
        (answer(429, retry_after="999999999999"), 3600),
        (answer(429, retry_after="Wed, 21 Oct 2026 07:28:00 GMT"), 60),
    ],
)
def test_how_long_to_wait(given: Answer, seconds: int) -> None:
    with pytest.raises(RateLimited) as raised:
        read(given, NOW)
    assert raised.value.retry_after == seconds


def test_a_refusal_quotes_github_trimmed() -> None:
    body = {
        "message": "Validation Failed",
        "errors": [
            {"resource": "PullRequestReview", "field": "line", "code": "invalid"},
            "must be part\nof the diff",
            {"message": "x" * 1000},
        ],
    }
    with pytest.raises(Refused) as raised:
        read(Answer(422, {}, json.dumps(body)), NOW)
    said = str(raised.value)
    assert said.startswith(
        "GitHub said no (422): Validation Failed; PullRequestReview line invalid; must be part of"
    )
    assert len(said) < 400
    assert raised.value.status == 422


def graphql(**body: object) -> Answer:
    return Answer(200, {}, json.dumps(body))


def test_a_path_that_is_not_there_is_an_answer() -> None:
    data = {"repository": {"head": {"f0": None}}}
    error = {"type": "NOT_FOUND", "path": ["repository", "head", "f0"], "message": "No file"}
    assert read_graphql(graphql(data=data, errors=[error]), NOW) == data


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        ({"type": "NOT_FOUND", "path": ["repository"], "message": "Could not resolve"}, Gone),
        (
            {"type": "NOT_FOUND", "path": ["repository", "pullRequest"], "message": "No pull"},
            Gone,
        ),
        ({"type": "RATE_LIMITED", "message": "API rate limit exceeded"}, RateLimited),
        ({"message": "You have exceeded a secondary rate limit"}, RateLimited),
        ({"message": "Something went wrong while executing your query."}, Unavailable),
        ({"type": "FORBIDDEN", "message": "Resource not accessible by integration"}, Refused),
        ({"message": "Field 'x' doesn't exist on type 'Repository'"}, Refused),
    ],
)
def test_each_graphql_error_is_of_one_kind(
    error: dict[str, object], kind: type[GitHubError]
) -> None:
    with pytest.raises(GitHubError) as raised:
        read_graphql(graphql(data={"repository": None}, errors=[error]), NOW)
    assert type(raised.value) is kind


@pytest.mark.parametrize("body", ["[]", '"text"', '{"data": null}', "null"])
def test_an_answer_without_data_is_no_answer(body: str) -> None:
    with pytest.raises(Unavailable):
        read_graphql(Answer(200, {}, body), NOW)


# --- mutations --------------------------------------------------------------------------------

REFUSED = {"type": "FORBIDDEN", "path": ["m1"], "message": "Resource not accessible"}


def mutated(*errors: object) -> Answer:
    return Answer(200, {}, json.dumps({"data": {"m0": {}, "m1": None}, "errors": errors}))


def test_what_github_refuses_of_a_batch_is_named() -> None:
    assert read_mutations(Answer(200, {}, '{"data": {"m0": {}}}'), NOW) == frozenset()
    assert read_mutations(mutated(REFUSED), NOW) == {"m1"}
    gone = REFUSED | {"type": "NOT_FOUND", "path": ["m0"]}
    assert read_mutations(mutated(REFUSED, gone), NOW) == {"m0", "m1"}


@pytest.mark.parametrize(
    ("error", "kind"),
    [
        ({"type": "RATE_LIMITED", "message": "API rate limit exceeded"}, RateLimited),
        (REFUSED | {"message": "You have exceeded a secondary rate limit"}, RateLimited),
        ({"message": "Something went wrong while executing your query."}, Unavailable),
        ({"message": "Field 'x' doesn't exist on type 'Mutation'"}, Refused),
    ],
)
def test_a_batch_that_failed_as_a_whole_is_an_error(error: object, kind: type[Exception]) -> None:
    with pytest.raises(kind):
        read_mutations(mutated(REFUSED, error), NOW)
