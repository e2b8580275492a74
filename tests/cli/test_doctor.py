"""`touchline doctor` beside the small GitHub. Each thing that can be wrong is made really wrong."""

import json
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from sqlalchemy import Engine, insert, text

from bot.cli.checkup.store import look_at_disk
from bot.cli.checkup.words import Health, is_well
from bot.cli.doctor import look
from bot.store.database import now_ms, open_database
from bot.store.migrate import migrate
from bot.store.tables import deliveries
from sandbox.model import App, Installation
from sandbox.server import Sandbox
from sandbox.world import AppPlan
from tests.bot.serving import free_port
from tests.cli.terminal import touchline
from tests.conftest import Acme
from tests.sandbox.receiver import receiving

WAIT_S = 20.0
SECRET = "a-webhook-secret-of-the-tests"
PUBLIC = "https://touchline.acme.example"


@dataclass
class Patient:
    """An installation of Touchline that is well, until a test does something to it."""

    box: Sandbox
    app: App
    installation: Installation
    folder: Path
    environ: dict[str, str] = field(default_factory=dict)

    def lines(self) -> dict[str, list[tuple[str, str]]]:
        """What is told of each thing: its state, then the words."""
        found: dict[str, list[tuple[str, str]]] = {}
        for one in look(self.environ):
            found.setdefault(one.check, []).append((one.health.value, f"{one.says}; {one.mend}"))
        return found

    def is_well(self) -> bool:
        return is_well(look(self.environ))

    def only(self, check: str) -> tuple[str, str]:
        (line,) = self.lines()[check]
        return line


@pytest.fixture
def patient(
    acme: Acme, sandbox: Sandbox, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Patient:
    monkeypatch.chdir(tmp_path)
    acme.app.hook.url, acme.app.hook.secret = f"{PUBLIC}/webhook", SECRET
    key = tmp_path / "key.pem"
    key.write_text(acme.private_key)
    database = f"sqlite:///{tmp_path / 'touchline.db'}"
    migrate(open_database(database))
    environ = {
        "TOUCHLINE_APP_ID": str(acme.app.id),
        "TOUCHLINE_PRIVATE_KEY_FILE": str(key),
        "TOUCHLINE_WEBHOOK_SECRET": SECRET,
        "TOUCHLINE_GITHUB_URL": sandbox.api_url,
        "TOUCHLINE_DATABASE_URL": database,
        "TOUCHLINE_PUBLIC_URL": PUBLIC,
    }
    return Patient(sandbox, acme.app, acme.installation, tmp_path, environ)


def deliver(patient: Patient, status: int) -> None:
    with receiving() as receiver:
        patient.app.hook.url, receiver.status = receiver.url, status
        patient.box.hooks.ping(patient.app)
        assert patient.box.hooks.drain(WAIT_S)
    patient.app.hook.url = f"{PUBLIC}/webhook"


def test_all_is_well(patient: Patient) -> None:
    deliver(patient, 202)
    done = touchline("doctor", "--format", "json", cwd=patient.folder, env=patient.environ)
    told = json.loads(done.out)
    assert [one for one in told["checks"] if one["status"] != "ok"] == []
    assert (done.code, done.err, told["well"], told["version"]) == (0, "", True, 1)
    assert {one["check"] for one in told["checks"]} >= {
        "settings", "GitHub", "clock", "App", "permissions", "events", "installed", "webhook",
        "deliveries", "database", "queue", "disk",
    }  # fmt: skip


def test_the_text_is_one_line_each_without_colour_or_secret(patient: Patient) -> None:
    patient.app.permissions["checks"] = "read"
    done = touchline("doctor", cwd=patient.folder, env=patient.environ)
    assert done.code == 1
    lines = done.out.splitlines()
    assert len(lines) == len(look(patient.environ))
    assert any(line.startswith("wrong   permissions ") and "; add it at" in line for line in lines)
    assert "\x1b" not in done.out
    assert SECRET not in done.out and "PRIVATE KEY" not in done.out


# --- settings ------------------------------------------------------------------------------------


def test_every_mistake_of_the_settings_has_its_line(patient: Patient) -> None:
    patient.environ |= {"TOUCHLINE_APP_ID": "seven", "TOUCHLINE_WEBHOOK_SECRET": "short"}
    told = patient.lines()
    assert [state for state, _ in told["settings"]] == ["wrong", "wrong"]
    assert "TOUCHLINE_APP_ID must be the App's number" in str(told["settings"])
    assert told["GitHub"][0][0] == "unknown"
    assert told["database"][0][0] == "ok"
    assert not patient.is_well()


def test_a_key_that_is_none(patient: Patient) -> None:
    (patient.folder / "key.pem").write_text("-----BEGIN NOTHING-----")
    state, said = patient.only("settings")
    assert (state, "is not an unencrypted PEM private key" in said) == ("wrong", True)


def test_a_settings_file_that_others_may_read(patient: Patient) -> None:
    (patient.folder / "touchline.env").write_text("TOUCHLINE_APP_ID=7\n")
    (patient.folder / "touchline.env").chmod(0o644)
    state, said = patient.only("settings")
    assert (state, "chmod 600" in said) == ("wrong", True)


# --- GitHub --------------------------------------------------------------------------------------


def test_github_that_does_not_answer(patient: Patient) -> None:
    patient.environ["TOUCHLINE_GITHUB_URL"] = f"http://127.0.0.1:{free_port()}/api/v3"
    state, said = patient.only("GitHub")
    assert (state, "does not answer" in said) == ("wrong", True)
    assert patient.only("database")[0] == "ok"


@pytest.mark.parametrize(("seconds", "side"), [(600, "behind"), (-600, "ahead of")])
def test_a_clock_that_is_off(patient: Patient, seconds: int, side: str) -> None:
    patient.box.world.clock.advance(seconds)
    state, said = patient.only("clock")
    assert (state, side in said, "timedatectl" in said) == ("wrong", True, True)
    assert not patient.is_well()


def test_a_key_of_another_app(patient: Patient) -> None:
    _, other = patient.box.world.register_app(AppPlan("Other", patient.app.owner))
    (patient.folder / "key.pem").write_text(other)
    state, said = patient.only("App")
    assert (state, "does not take the key" in said) == ("wrong", True)


def test_an_app_that_is_not_there(patient: Patient) -> None:
    patient.environ["TOUCHLINE_APP_ID"] = "7"
    state, said = patient.only("App")
    assert (state, "there is no App 7" in said) == ("wrong", True)


def test_the_client_of_another_app(patient: Patient) -> None:
    patient.environ |= {"TOUCHLINE_CLIENT_ID": "Iv1.other", "TOUCHLINE_CLIENT_SECRET": "s" * 20}
    state, said = patient.only("App")
    assert (state, patient.app.client_id in said) == ("wrong", True)


def test_a_permission_that_the_app_lacks(patient: Patient) -> None:
    patient.app.permissions["checks"] = "read"
    del patient.app.permissions["merge_queues"]
    state, said = patient.only("permissions")
    assert state == "wrong"
    assert "checks: write, merge_queues: read" in said
    assert f"{patient.box.url}/organizations/acme/settings/apps/touchline/permissions" in said


def test_an_event_that_the_app_does_not_hear(patient: Patient) -> None:
    patient.app.events.remove("merge_group")
    state, said = patient.only("events")
    assert (state, "merge_group" in said) == ("wrong", True)


def test_a_permission_that_an_account_has_not_accepted_yet(patient: Patient) -> None:
    del patient.installation.permissions["merge_queues"]
    state, said = patient.only("installed")
    assert state == "wrong"
    assert "acme has not granted merge_queues: read" in said
    assert f"{patient.box.url}/settings/installations/{patient.installation.id}" in said


def test_an_account_that_has_suspended_it(patient: Patient) -> None:
    patient.box.world.suspend(patient.installation)
    state, said = patient.only("installed")
    assert (state, "acme has suspended" in said) == ("warning", True)


def test_nobody_has_installed_it(patient: Patient) -> None:
    patient.box.world.uninstall(patient.installation)
    state, said = patient.only("installed")
    assert (state, "/apps/touchline/installations/new" in said) == ("warning", True)


# --- the webhook ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("change", "state", "said"),
    [
        ({"url": None}, "wrong", "the App has none"),
        ({"content_type": "form"}, "wrong", "application/json"),
        ({"secret": None}, "wrong", "not signed"),
        ({"insecure_ssl": "1"}, "warning", "certificates are not verified"),
        ({"url": "https://old.example/webhook"}, "warning", "https://old.example/webhook"),
    ],
)
def test_a_webhook_that_is_set_wrongly(
    patient: Patient, change: dict[str, str | None], state: str, said: str
) -> None:
    for name, value in change.items():
        setattr(patient.app.hook, name, value)
    found = patient.only("webhook")
    assert (found[0], said in found[1]) == (state, True)


@pytest.mark.parametrize(
    ("status", "said"),
    [(401, "WEBHOOK_SECRET"), (404, "end in /webhook"), (503, "could not store"),
     (415, "application/json"), (500, "GitHub cannot reach it")],
)  # fmt: skip
def test_deliveries_that_fail(patient: Patient, status: int, said: str) -> None:
    deliver(patient, 202)
    deliver(patient, status)
    state, words = patient.only("deliveries")
    assert (state, said in words, f": {status} " in words) == ("wrong", True, True)


def test_deliveries_that_failed_once(patient: Patient) -> None:
    deliver(patient, 500)
    deliver(patient, 202)
    assert patient.only("deliveries")[0] == "warning"
    assert patient.is_well()


def test_no_delivery_at_all(patient: Patient) -> None:
    patient.box.world.clock.stop()
    assert patient.only("deliveries")[0] == "warning"


# --- the store -----------------------------------------------------------------------------------


def engine(patient: Patient) -> Engine:
    return open_database(patient.environ["TOUCHLINE_DATABASE_URL"])


def delivery(patient: Patient, state: str, age_s: int) -> None:
    at = now_ms() - age_s * 1000
    row = {"id": "d-1", "event": "ping", "headers": "{}", "payload": b"", "received_ms": at}
    with engine(patient).begin() as connection:
        connection.execute(insert(deliveries).values(**row, state=state))


def test_a_database_of_an_older_version(patient: Patient) -> None:
    with engine(patient).begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
    state, said = patient.only("database")
    assert (state, "run: touchline migrate" in said) == ("wrong", True)


def test_a_database_that_is_not_there_yet(patient: Patient) -> None:
    patient.environ["TOUCHLINE_DATABASE_URL"] = f"sqlite:///{patient.folder / 'none.db'}"
    assert patient.only("database")[0] == "warning"
    assert patient.is_well()
    assert not (patient.folder / "none.db").exists()


def test_a_database_that_is_none(patient: Patient) -> None:
    for one in patient.folder.glob("touchline.db*"):
        one.write_bytes(b"no database" * 1000)
    state, said = patient.only("database")
    assert (state, "cannot be opened" in said) == ("wrong", True)


def test_a_database_that_nobody_serves(patient: Patient) -> None:
    url = f"postgresql://ann:hush-hush@127.0.0.1:{free_port()}/touchline"
    patient.environ["TOUCHLINE_DATABASE_URL"] = url
    state, said = patient.only("database")
    assert (state, "hush-hush" in said) == ("wrong", False)


def test_deliveries_that_nobody_takes(patient: Patient) -> None:
    delivery(patient, "new", 600)
    state, said = patient.only("queue")
    assert (state, "start a worker" in said) == ("wrong", True)


def test_dead_letters(patient: Patient) -> None:
    delivery(patient, "dead", 1)
    state, said = patient.only("queue")
    assert (state, "touchline queue list" in said) == ("warning", True)


def test_a_disk_that_is_full(tmp_path: Path) -> None:
    more_than_any_disk_has = 2**60
    line = look_at_disk(tmp_path, more_than_any_disk_has)
    assert (line.health, "make room" in line.mend) == (Health.WRONG, True)
    assert look_at_disk(tmp_path / "none").health is Health.WRONG
    assert look_at_disk(tmp_path, 0).health is Health.OK


def test_a_bad_flag_is_no_diagnosis(tmp_path: Path) -> None:
    assert touchline("doctor", "--format", "xml", cwd=tmp_path).code == 2
