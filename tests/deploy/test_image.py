"""The image's command, environment and health check, run as Docker would: no shell between."""

import os
import subprocess
import sys
from pathlib import Path

import requests

from tests.bot.serving import ROOT, Stage, free_port
from tests.bot.work import WAIT_S, until
from tests.deploy import dockerfile

BESIDE = Path(sys.executable).parent


def pins(name: str) -> dict[str, str]:
    lines = (ROOT / "requirements" / name).read_text("utf-8").splitlines()
    found = (line.split(";")[0].split()[0] for line in lines if "==" in line and line[0].isalpha())
    return dict(pin.split("==") for pin in found)


def test_the_image_has_the_versions_that_the_tests_ran_with() -> None:
    image, tried = pins("app.txt"), pins("dev.txt")
    assert {name: tried.get(name) for name in image} == image
    assert len(image) > 20


def test_the_images_command_serves_is_healthy_and_ends_on_sigterm(
    stage: Stage, tmp_path: Path
) -> None:
    command = dockerfile.exec_form("ENTRYPOINT") + dockerfile.exec_form("CMD")
    assert dockerfile.of("STOPSIGNAL") == ["SIGTERM"]
    environ = {
        **dockerfile.environment(),
        **stage.bot.environ,
        "PATH": f"{BESIDE}:{os.environ['PATH']}",
        "HOST": "127.0.0.1",
        "PORT": str(free_port()),
        "HOME": str(tmp_path),
    }
    with (tmp_path / "log").open("w") as log:
        process = subprocess.Popen(command, env=environ, cwd=tmp_path, stderr=log, text=True)
    stage.bot.running.append(process)  # ended with the stage, whatever happens here

    def is_ready() -> bool:
        assert process.poll() is None, (tmp_path / "log").read_text()
        try:
            return requests.get(f"http://127.0.0.1:{environ['PORT']}/readyz", timeout=WAIT_S).ok
        except requests.ConnectionError:
            return False

    until(is_ready)
    asks = dockerfile.exec_form("HEALTHCHECK")
    subprocess.run(asks, env=environ, timeout=WAIT_S, check=True)
    process.terminate()
    assert process.wait(WAIT_S) == 0
    assert subprocess.run(asks, env=environ, capture_output=True, timeout=WAIT_S).returncode != 0  # noqa: PLW1510 - it must fail
