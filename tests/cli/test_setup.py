"""`touchline setup` beside the small GitHub: as a person goes through it, and as others try to."""

import json
import os
import re
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from sandbox.model import App
from sandbox.server import Sandbox
from tests.cli.terminal import COMMAND, touchline
from tests.cli.visitor import Page, get, send

WAIT_S = 30
PUBLIC = "https://touchline.acme.example"


@dataclass
class Setup:
    """The running command."""

    process: "subprocess.Popen[str]"
    folder: Path
    said: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._opened = threading.Event()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stderr
        for line in self.process.stderr:
            self.said.append(line.rstrip())
            self._opened.set()

    @property
    def page(self) -> str:
        assert self._opened.wait(WAIT_S)
        found = re.search(r"http://127\.0\.0\.1:\d+/", self.said[0])
        assert found, self.said
        return found[0]

    def end(self) -> int:
        code = self.process.wait(WAIT_S)
        self._reader.join(WAIT_S)
        return code

    @property
    def environment(self) -> dict[str, str]:
        lines = (self.folder / "touchline.env").read_text().splitlines()
        return dict(line.split("=", 1) for line in lines if not line.startswith("#"))


@contextmanager
def setting_up(folder: Path, *words: str) -> Iterator[Setup]:
    environ = {k: v for k, v in os.environ.items() if not k.startswith("TOUCHLINE_")}
    process = subprocess.Popen(
        [*COMMAND, "setup", *words],
        cwd=folder,
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        yield Setup(process, folder)
    finally:
        process.kill()
        process.wait(WAIT_S)


def at(sandbox: Sandbox) -> tuple[str, ...]:
    return ("--github", sandbox.url, "--public-url", PUBLIC)


def confirm(page: str) -> Page:
    """Press the buttons of both pages; what the browser shows in the end."""
    return get(page).form().form()


def the_app(sandbox: Sandbox) -> App:
    (app,) = sandbox.world.apps.values()
    return app


def test_an_app_is_registered_and_kept(sandbox: Sandbox, tmp_path: Path) -> None:
    mona = sandbox.world.create_user("mona")
    with setting_up(tmp_path, *at(sandbox), "--name", "Acme's Touchline") as setup:
        last = confirm(setup.page)
        assert setup.end() == 0
    app = the_app(sandbox)
    assert (last.status, app.name, app.owner) == (200, "Acme's Touchline", mona)
    assert app.hook.url == f"{PUBLIC}/webhook"
    key = tmp_path / "touchline.private-key.pem"
    assert setup.environment == {
        "TOUCHLINE_APP_ID": str(app.id),
        "TOUCHLINE_WEBHOOK_SECRET": app.hook.secret,
        "TOUCHLINE_CLIENT_ID": app.client_id,
        "TOUCHLINE_CLIENT_SECRET": app.client_secret,
        "TOUCHLINE_GITHUB_URL": sandbox.api_url,
        "TOUCHLINE_PUBLIC_URL": PUBLIC,
        "TOUCHLINE_PRIVATE_KEY_FILE": str(key),
    }
    assert "PRIVATE KEY" in key.read_text()
    for path in (key, tmp_path / "touchline.env"):
        assert path.stat().st_mode & 0o777 == 0o600
    install = f"{sandbox.url}/apps/{app.slug}/installations/new"
    assert install in last.text and any(install in line for line in setup.said)
    assert "reviewed quietly" in last.text


def test_no_secret_is_shown(sandbox: Sandbox, tmp_path: Path) -> None:
    sandbox.world.create_user("mona")
    with setting_up(tmp_path, *at(sandbox)) as setup:
        last = confirm(setup.page)
        setup.end()
        assert setup.process.stdout
        shown = last.text + "\n".join(setup.said) + setup.process.stdout.read()
    app = the_app(sandbox)
    for secret in (app.client_secret, app.hook.secret or "?", "PRIVATE KEY"):
        assert secret not in shown


def test_an_organisation_may_own_it(sandbox: Sandbox, tmp_path: Path) -> None:
    sandbox.world.create_user("mona")
    acme = sandbox.world.create_organization("acme")
    with setting_up(tmp_path, *at(sandbox), "--org", "acme") as setup:
        first = get(setup.page)
        assert f"{sandbox.url}/organizations/acme/settings/apps/new?state=" in first.text
        first.form().form()
        assert setup.end() == 0
    assert the_app(sandbox).owner is acme


def test_print_writes_no_file(sandbox: Sandbox, tmp_path: Path) -> None:
    sandbox.world.create_user("mona")
    with setting_up(tmp_path, *at(sandbox), "--print") as setup:
        confirm(setup.page)
        assert setup.process.stdout
        printed = setup.process.stdout.read()
        assert setup.end() == 0
    app = the_app(sandbox)
    assert f"TOUCHLINE_APP_ID={app.id}\n" in printed
    assert re.search(r"^TOUCHLINE_PRIVATE_KEY='-----BEGIN [^\n]+-----'$", printed, re.MULTILINE)
    assert list(tmp_path.iterdir()) == []


def test_another_state_is_refused_and_the_code_not_used(sandbox: Sandbox, tmp_path: Path) -> None:
    sandbox.world.create_user("mona")
    with setting_up(tmp_path, *at(sandbox)) as setup:
        asked = get(setup.page).form()
        # GitHub's redirect, held back to be changed on its way.
        wrong = send("GET", f"{setup.page}setup/done?code={'a' * 40}&state=guessed", None)
        none = send("GET", f"{setup.page}setup/done?code={'a' * 40}", None)
        assert (wrong.status, none.status, setup.process.poll()) == (400, 400, None)
        assert asked.form().status == 200
        assert setup.end() == 0


def test_a_code_that_github_does_not_know_can_be_tried_again(
    sandbox: Sandbox, tmp_path: Path
) -> None:
    sandbox.world.create_user("mona")
    with setting_up(tmp_path, *at(sandbox)) as setup:
        first = get(setup.page)
        found = re.search(r"\?state=([\w-]+)", first.text)
        assert found
        answer = send("GET", f"{setup.page}setup/done?code={'a' * 40}&state={found[1]}", None)
        assert (answer.status, "Load this page again" in answer.text) == (502, True)
        assert first.form().form().status == 200
        assert setup.end() == 0


def test_another_name_for_this_machine_is_refused(sandbox: Sandbox, tmp_path: Path) -> None:
    with setting_up(tmp_path, *at(sandbox)) as setup:
        page = get(setup.page, Host="touchline.attacker.example")
        assert (page.status, "state" in page.text) == (403, False)


def test_the_page_sends_nothing_elsewhere(sandbox: Sandbox, tmp_path: Path) -> None:
    with setting_up(tmp_path, *at(sandbox)) as setup:
        page = get(setup.page)
    policy = page.headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and f"form-action 'self' {sandbox.url}" in policy
    assert page.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("there", ["touchline.env", "touchline.private-key.pem"])
def test_nothing_is_written_over(tmp_path: Path, there: str) -> None:
    (tmp_path / there).write_text("mine")
    done = touchline("setup", "--public-url", PUBLIC, cwd=tmp_path)
    assert done.code == 2
    assert "is there already" in done.err
    assert (tmp_path / there).read_text() == "mine"


def test_an_address_is_asked_for(tmp_path: Path) -> None:
    done = touchline("setup", cwd=tmp_path)
    assert (done.code, "--public-url" in done.err, "--proxy" in done.err) == (2, True, True)


@pytest.mark.parametrize("url", ["http://ghe.acme.example", "ghe.acme.example", "https://a/?b"])
def test_an_address_must_be_one(tmp_path: Path, url: str) -> None:
    done = touchline("setup", "--public-url", PUBLIC, "--github", url, cwd=tmp_path)
    assert (done.code, "must" in done.err) == (2, True)


def test_the_manifest_is_app_yml(
    sandbox: Sandbox, tmp_path: Path, manifest: dict[str, object]
) -> None:
    with setting_up(tmp_path, *at(sandbox)) as setup:
        page = get(setup.page)
        found = re.search(r'name="manifest" value="([^"]*)"', page.text)
    assert found
    sent = json.loads(found[1].replace("&#34;", '"').replace("&#39;", "'").replace("&amp;", "&"))
    assert sent["default_permissions"] == manifest["default_permissions"]
    assert sent["default_events"] == manifest["default_events"]
    assert sent["callback_urls"] == [f"{PUBLIC}/login/callback"]
    assert "touchline.example.com" not in found[1]
    assert parse_qs(urlsplit(sent["redirect_url"]).query) == {}
