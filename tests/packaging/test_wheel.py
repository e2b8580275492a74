"""What a person gets who installs Touchline from a wheel, outside any checkout."""

import json
import sqlite3
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.packaging.wheelhouse import (
    ROOT,
    Place,
    add_dependencies,
    add_everything,
    build,
    install,
    must,
    run,
    sources,
)

pytestmark = pytest.mark.xdist_group("packaging")  # one wheel for all of them

EXTRAS = ("flask", "github", "dbos", "sqlalchemy", "waitress", "requests", "graphql")
CANNOT = 2
PAY = """\
import requests


def charge(order):
    return requests.post("https://pay.example.com/charge", json=order)
"""
MIGRATES = """
from bot.store.database import open_database
from bot.store.migrate import migrate

migrate(open_database("sqlite:///touchline.db"))
"""
READS_MANIFEST = "from bot.cli.demonstration import stage; print(stage.read_manifest()['name'])"
READS_SHOP = "from bot.cli.demonstration import shop; print(*sorted(shop.files('base')), sep='\\n')"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("wheel"))


@pytest.fixture(scope="module")
def core(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Place:
    """Installed without an extra."""
    place = install(wheel, tmp_path_factory.mktemp("core"))
    add_dependencies(place)
    return place


@pytest.fixture(scope="module")
def whole(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Place:
    """Installed with all extras."""
    place = install(wheel, tmp_path_factory.mktemp("whole"))
    add_everything(place)
    return place


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A repository whose working tree adds a call that can wait forever."""
    git = ("git", "-c", "user.name=Ann", "-c", "user.email=ann@example.com")
    must(*git, "init", "-q", "-b", "main", cwd=tmp_path)
    must(*git, "commit", "-q", "--allow-empty", "-m", "First", cwd=tmp_path)
    must(*git, "switch", "-qc", "pay", cwd=tmp_path)
    (tmp_path / "pay.py").write_text(PAY)
    must(*git, "add", "-A", cwd=tmp_path)
    return tmp_path


def test_the_wheel_holds_every_file_of_the_rooms_and_no_other(wheel: Path) -> None:
    """Rules, languages, templates, the shop, migrations; no tests, no benches."""
    with ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if ".dist-info/" not in name}
    manifest = {name for name in held if name.endswith(".data/data/share/touchline/app.yml")}
    assert len(manifest) == 1
    assert sorted(held - manifest) == sources()


def test_nothing_of_the_extras_is_there(core: Place, tmp_path: Path) -> None:
    asks = f"import importlib.util as u; print([n for n in {EXTRAS!r} if u.find_spec(n)])"
    assert must(core.python, "-c", asks, cwd=tmp_path) == "[]\n"


def test_a_scan_needs_no_extra(core: Place, shop: Path) -> None:
    done = run(core.touchline, "scan", "--base", "main", "--format", "json", cwd=shop)
    assert done.stderr == ""
    found = [(one["rule"], one["path"], one["line"]) for one in json.loads(done.stdout)["findings"]]
    assert ("http-call-no-timeout", "pay.py", 5) in found


def test_every_rule_is_listed(core: Place, tmp_path: Path) -> None:
    listed = must(core.touchline, "rules", "list", cwd=tmp_path).splitlines()
    folders = {Path(name).parent.name for name in sources() if name.endswith("/rule.toml")}
    assert {line.split()[0] for line in listed} == folders


@pytest.mark.parametrize(("command", "extra"), [("serve", "app"), ("demo", "demo")])
def test_a_command_of_an_extra_says_which(
    core: Place, tmp_path: Path, command: str, extra: str
) -> None:
    done = run(core.touchline, command, cwd=tmp_path)
    assert done.returncode == CANNOT
    (line,) = done.stderr.splitlines()
    assert line.startswith("touchline: ")
    assert line.endswith(f"pip install 'touchline[{extra}]'")


def test_the_version_is_the_projects(core: Place, wheel: Path, tmp_path: Path) -> None:
    assert (
        must(core.touchline, "--version", cwd=tmp_path) == f"touchline {wheel.name.split('-')[1]}\n"
    )


def test_the_database_is_set_up_from_the_wheel(whole: Place, tmp_path: Path) -> None:
    must(whole.python, "-c", MIGRATES, cwd=tmp_path)
    with sqlite3.connect(tmp_path / "touchline.db") as database:
        tables = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
    assert {("deliveries",), ("alembic_version",)} <= set(tables)


def test_the_demo_finds_its_manifest_and_its_shop(whole: Place, tmp_path: Path) -> None:
    assert must(whole.python, "-c", READS_MANIFEST, cwd=tmp_path) == "Touchline\n"
    base = ROOT / "sandbox/shop/base"
    held = sorted(p.relative_to(base).as_posix() for p in base.rglob("*") if p.is_file())
    assert must(whole.python, "-c", READS_SHOP, cwd=tmp_path).splitlines() == held
