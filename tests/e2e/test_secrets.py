"""Planted secrets are looked for wherever anything is written; what is kept ends with its owner."""

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.store.database import checkpoint, open_database
from bot.store.tables import deliveries, hazards, ignores, metadata
from sandbox.faults import When, bad_gateway
from sandbox.observe import Exchange
from tests.e2e.project import Project
from tests.e2e.service import TIMEOUT_S, until

# In the code under review: known by its form, by its name, and within a call that has a fix.
AWS = "AKIAQ3EGR7T2VX5LZP4M"
GITHUB = "ghp_" + "q7Rk2mXw9Tz4Lp8VbN3cYd6HsJ5gFa1Ue0Qi"
STRIPE = "sk_live_" + "9hTz3Kq7Wm2Xc8Vb5Np4Lr6J"
PASSWORD = "Tr0ub4dor-Zebra-93!xQ"
IN_THE_CODE = {"AWS": AWS, "GitHub": GITHUB, "Stripe": STRIPE, "a password": PASSWORD}
CODE = f'''import requests

AWS_ACCESS_KEY_ID = "{AWS}"
stripe_api_key = "{STRIPE}"
DB_PASSWORD = "{PASSWORD}"


def load(url):
    return requests.get(url, headers={{"Authorization": "Bearer {GITHUB}"}})


def store(url):
    for row in range(10):
        requests.post(url, auth=("admin", "{PASSWORD}"), json=row)
'''
BROKEN = CODE + "def (:\n" + f'x = "{AWS}' + "[" * 30_000
_PROGRAM = "import sys; from bot.cli import main; sys.exit(main(sys.argv[1:]))"


def held(project: Project) -> dict[str, str]:
    """Every secret that the running process was given, or was handed by GitHub."""
    stage = project.service.stage
    told = stage.environment
    key = Path(told["TOUCHLINE_PRIVATE_KEY_FILE"]).read_text().splitlines()
    found = {f"line {at} of the private key": line for at, line in enumerate(key[1:-1])}
    found["the webhook's secret"] = told["TOUCHLINE_WEBHOOK_SECRET"]
    tokens = [text for text, one in stage.box.world.tokens.items() if one.installation]
    assert tokens
    return {**found, **{f"token {at}": text for at, text in enumerate(tokens)}}


def files_of(project: Project) -> Iterator[tuple[str, bytes]]:
    """The log and all that the stores keep, byte for byte."""
    stage = project.service.stage
    database = Path(stage.environment["TOUCHLINE_DATABASE_URL"].removeprefix("sqlite:///"))
    yield "the log", stage.log.read_bytes()
    checkpoint(open_database(stage.environment["TOUCHLINE_DATABASE_URL"]))  # as the sweep does
    for file in sorted(database.parent.glob(f"{database.stem}*")):
        if file.suffix != ".log":
            yield file.name, file.read_bytes()


def printed(project: Project, *words: str, where: Path | None = None) -> bytes:
    """All that `touchline …` prints beside the running service, whatever becomes of it."""
    done = subprocess.run(
        [sys.executable, "-c", _PROGRAM, *words],
        env=dict(project.service.stage.environment),
        cwd=where,
        capture_output=True,
        timeout=TIMEOUT_S,
        check=False,
    )
    return done.stdout + done.stderr


def sent(exchanges: list[Exchange]) -> bytes:
    """What was said to GitHub, without the header that proves who says it."""
    return b"".join(f"{one.path}?{one.query}".encode() + one.request_body for one in exchanges)


def places(secrets: dict[str, str], written: dict[str, bytes]) -> list[str]:
    """Which secret stands where, as it is or within JSON."""
    return [
        f"{name} in {where}"
        for where, text in written.items()
        for name, secret in secrets.items()
        if secret.encode() in text or json.dumps(secret)[1:-1].encode() in text
    ]


@pytest.mark.timeout(300)
def test_no_secret_is_written_anywhere_whatever_goes_wrong(
    project: Project, tmp_path: Path
) -> None:
    exchanges: list[Exchange] = []
    project.box.observers.append(exchanges.append)
    project.fail("GET /compare/*", bad_gateway())
    project.fail("POST /pulls/*/reviews", bad_gateway(), When.AFTER)
    pull = project.pull({"app/pay.py": CODE, "app/broken.py": BROKEN})
    project.settle()
    run = project.only_run(pull.head_sha)
    assert "hardcoded" in json.dumps(run["output"]) or project.comments(pull)
    told = project.box.world.find_review_comment(
        project.repository, project.comments(pull)[0]["id"]
    )
    assert told
    before = len(project.comments(pull))
    project.box.world.reply(told, project.author, "/touchline status")
    until(lambda: len(project.comments(pull)) > before + 1, "an answer")
    project.settle()
    body = b'{"action": "opened", "pull_request": 3}'  # signed, and malformed: a dead letter
    assert project.service.send(body, "dead-letter-of-secrets").status_code == 202
    until(lambda: project.service.lines("dead letter"), "a dead letter")
    (tmp_path / "pay.py").write_text(CODE)
    scans = {
        form: printed(project, "scan", "--all", "--format", form, ".", where=tmp_path)
        for form in ("json",)
    }
    assert b"http-call-no-timeout" in scans["json"]
    written = {
        **dict(files_of(project)),
        **scans,
        "queue list": printed(project, "queue", "list"),
        "doctor": printed(project, "doctor"),
        "what was sent to GitHub": sent([e for e in exchanges if is_the_bots(e)]),
    }
    assert places(held(project), written) == []
    assert places(IN_THE_CODE, written) == []
    assert b"dead-letter-of-secrets" in written["queue list"]


def is_the_bots(exchange: Exchange) -> bool:
    return exchange.request_headers.get("user-agent", "").lower().startswith("touchline")


def test_the_search_would_find_what_it_looks_for(project: Project, tmp_path: Path) -> None:
    told = held(project) if project.pull() and not project.settle() else {}
    one = next(iter(told.values()))
    assert places(told, {"a file": b"x" + one.encode() + b"y"}) != []


def test_the_token_is_for_one_repository_and_what_a_review_does(project: Project) -> None:
    exchanges: list[Exchange] = []
    project.box.observers.append(exchanges.append)
    project.pull()
    project.settle()
    bodies = [
        json.loads(one.request_body) for one in exchanges if one.path.endswith("/access_tokens")
    ]
    mine = [one for one in bodies if one.get("repository_ids") == [project.repository.id]]
    assert mine
    for body in bodies:
        assert len(body.get("repository_ids", body.get("repositories", ()))) == 1
        assert body["permissions"]
        assert body["permissions"].get("contents", "read") == "read"
        assert set(body["permissions"]) <= {"metadata", "contents", "checks", "pull_requests"}


@pytest.mark.parametrize("whole", [True, False], ids=["uninstalled", "taken away"])
def test_what_is_kept_of_a_repository_ends_with_the_installation(
    project: Project, whole: bool
) -> None:
    pull = project.pull()
    project.settle()
    assert project.comments(pull)
    world, service = project.box.world, project.service
    kept = open_database(service.stage.environment["TOUCHLINE_DATABASE_URL"])
    repository = project.repository.id

    def rows() -> dict[str, int]:
        found = {}
        with kept.connect() as connection:
            for table in metadata.tables.values():
                if "repo_id" in table.columns:
                    query = select(table).where(table.c.repo_id == repository)
                    found[table.name] = len(connection.execute(query).all())
            about = project.repository.full_name.encode()
            texts = connection.execute(select(deliveries.c.payload)).scalars()
            found["payloads"] = sum(about in text for text in texts)
        return found

    before = rows()
    assert before[hazards.name]
    assert before["payloads"]
    assert ignores.name in before
    if whole:
        world.uninstall(project.installation)
    else:
        other = world.create_repository(f"{project.repository.owner.login}/other", {"a.md": "a"})
        world.select(project.installation, [other])
    said = "what was kept of it is deleted"
    until(lambda: service.lines(said, installation=project.installation.id), said)
    until(lambda: not any(rows().values()), "nothing is left")
    kept.dispose()
