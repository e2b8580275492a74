"""What stands in deploy/ is right by the tools of its kinds, and names only what there is."""

import json
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml

from bot.metrics import REGISTRY
from bot.settings import NAMES
from bot.store.backlog import Backlog
from bot.web.metrics import families
from tests.deploy import dockerfile

ROOT = Path(__file__).parents[2]
DEPLOY = ROOT / "deploy"
KUBERNETES = sorted((DEPLOY / "kubernetes").glob("*.yaml"))
BESIDE = Path(sys.executable).parent
LIMIT_S = 60
OTHERS = {"TOUCHLINE_THOROUGH", "TOUCHLINE_PICTURES"}


def objects() -> Iterator[tuple[str, dict[str, Any]]]:
    for path in KUBERNETES:
        for number, one in enumerate(yaml.safe_load_all(path.read_text("utf-8"))):
            yield f"{path.name}-{number}-{one['kind']}", one


OBJECTS = dict(objects())


def texts() -> Iterator[tuple[str, str]]:
    for path in sorted(DEPLOY.rglob("*")):
        if path.is_file():
            yield str(path.relative_to(DEPLOY)), path.read_text("utf-8")


def test_hadolint_finds_nothing_in_the_dockerfile() -> None:
    done = subprocess.run(
        [BESIDE / "hadolint", DEPLOY / "Dockerfile"],
        capture_output=True,
        text=True,
        timeout=LIMIT_S,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "")


@pytest.mark.parametrize("name", [n for n in OBJECTS if "Kustomization" not in n])
def test_kubernetes_knows_every_field(name: str) -> None:
    kubernetes_validate.validate(OBJECTS[name], "1.31", strict=True)


def test_kustomize_takes_every_file_that_is_there() -> None:
    (kustomization,) = (o for o in OBJECTS.values() if o["kind"] == "Kustomization")
    there = {path.name for path in KUBERNETES} - {"kustomization.yaml"}
    assert set(kustomization["resources"]) == there
    for one in OBJECTS.values():
        if one["kind"] not in ("Kustomization", "Namespace"):
            assert one["metadata"]["namespace"] == kustomization["namespace"]


@pytest.mark.parametrize("part", ["web", "worker"])
def test_what_selects_pods_selects_those_that_there_are(part: str) -> None:
    (deployment,) = (
        o
        for o in OBJECTS.values()
        if o["kind"] == "Deployment" and o["metadata"]["name"] == f"touchline-{part}"
    )
    labels = deployment["spec"]["template"]["metadata"]["labels"]
    assert deployment["spec"]["selector"]["matchLabels"] == labels
    budgets = [o for o in OBJECTS.values() if o["kind"] == "PodDisruptionBudget"]
    assert labels in [o["spec"]["selector"]["matchLabels"] for o in budgets]
    (container,) = deployment["spec"]["template"]["spec"]["containers"]
    ports = {port["containerPort"] for port in container["ports"]}
    for probe in ("startupProbe", "livenessProbe", "readinessProbe"):
        assert container[probe]["httpGet"]["port"] in ports
    mounts = {mount["name"] for mount in container["volumeMounts"]}
    assert mounts == {
        volume["name"] for volume in deployment["spec"]["template"]["spec"]["volumes"]
    }


def test_every_setting_that_is_named_is_one() -> None:
    for name, text in texts():
        named = set(re.findall(r"\bTOUCHLINE_[A-Z_]+", text))
        assert named <= {*NAMES, *OTHERS}, name


def test_alerts_board_and_autoscaler_ask_for_metrics_that_there_are() -> None:
    ours = [*REGISTRY.collect(), *families(Backlog(0, 0, 0, 0, 0))]
    known = {one.name for one in ours}
    known |= {f"{one.name}_{end}" for one in ours for end in ("total", "bucket", "count", "sum")}
    asked: set[str] = set()
    for name, text in texts():
        if name.startswith(("prometheus/", "grafana/", "kubernetes/worker")):
            asked |= set(re.findall(r"\btouchline_\w+", text))
    assert asked - known == set()
    assert len(asked) > 8


def test_every_alert_says_what_to_do() -> None:
    rules = yaml.safe_load((DEPLOY / "prometheus" / "alerts.yml").read_text("utf-8"))
    alerts = [rule for group in rules["groups"] for rule in group["rules"]]
    assert len(alerts) >= 6
    for alert in alerts:
        assert {"alert", "expr", "for", "labels", "annotations"} == set(alert)
        assert set(alert["annotations"]) == {"summary", "remedy"}
        assert alert["expr"].count("(") == alert["expr"].count(")")


def test_the_boards_panels_do_not_overlap() -> None:
    board = json.loads((DEPLOY / "grafana" / "touchline.json").read_text("utf-8"))
    taken: set[tuple[int, int]] = set()
    for panel in board["panels"]:
        at = panel["gridPos"]
        cells = {
            (x, y)
            for x in range(at["x"], at["x"] + at["w"])
            for y in range(at["y"], at["y"] + at["h"])
        }
        assert not cells & taken, panel["title"]
        assert at["x"] + at["w"] <= 24
        taken |= cells


@pytest.mark.parametrize("name", ["compose.yml", "compose.sqlite.yml"])
def test_a_compose_file_gives_every_secret_and_volume_that_it_takes(name: str) -> None:
    compose = yaml.safe_load((DEPLOY / name).read_text("utf-8"))
    for service in compose["services"].values():
        assert set(service.get("secrets", ())) <= set(compose["secrets"])
        named = {volume.partition(":")[0] for volume in service.get("volumes", ())}
        assert named <= set(compose["volumes"])
        assert set(service.get("depends_on", ())) <= set(compose["services"])


def test_the_platform_migrates_before_a_release_and_runs_what_there_is() -> None:
    fly = tomllib.loads((DEPLOY / "fly" / "fly.toml").read_text("utf-8"))
    assert dockerfile.exec_form("ENTRYPOINT") == ["touchline"]
    commands = {fly["deploy"]["release_command"], *fly["processes"].values()}
    for command in commands:
        assert (ROOT / "bot" / "cli" / f"{command}.py").is_file()
    assert set(fly["http_service"]["processes"]) <= set(fly["processes"])


def test_systemd_understands_the_unit(tmp_path: Path) -> None:
    verify = shutil.which("systemd-analyze")
    if not verify:
        pytest.skip("no systemd-analyze on this machine")
    text = (DEPLOY / "systemd" / "touchline.service").read_text("utf-8")
    unit = tmp_path / "touchline.service"
    unit.write_text(text.replace("/usr/local/bin/touchline", str(BESIDE / "touchline")))
    done = subprocess.run(
        [verify, "verify", unit], capture_output=True, text=True, timeout=LIMIT_S, check=False
    )
    told = [line for line in done.stderr.splitlines() if "touchline.service" in line]
    assert (done.returncode, told) == (0, [])
