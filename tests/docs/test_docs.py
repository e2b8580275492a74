"""The documentation: made pages are as the code is, links lead somewhere, commands run."""

import json
import re
import shlex
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from bot.cli import command_modules, reference_pages
from checks.catalog import load
from checks.policy_file import read
from tests.cli.terminal import touchline
from tests.packaging.wheelhouse import must

ROOT = Path(__file__).parents[2]
PAGES = sorted([ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")])
FENCE = re.compile(r"(?ms)^```(\w*)[^\n]*\n(.*?)^```$")
LINK = re.compile(r"\]\((?!https?://|#)([^)\s#]+)[^)]*\)")
# These wait for GitHub or for a person: that they are commands with these flags is all we try.
SERVICES = {"serve", "web", "worker", "setup", "demo", "doctor", "replay", "queue"}


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def blocks(path: Path, language: str) -> Iterator[str]:
    for found in FENCE.finditer(path.read_text("utf-8")):
        if found[1] == language:
            yield found[2]


def commands() -> Iterator[tuple[str, str]]:
    """Every line of a shell block that calls Touchline, without what is piped into it."""
    for path in PAGES:
        for block in blocks(path, "sh"):
            for line in block.splitlines():
                last = line.split(" | ")[-1].strip()
                if last.startswith("touchline "):
                    yield name(path), re.sub(r"\s#\s.*", "", last)


COMMANDS = sorted(set(commands()))


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """A repository like a reader's: a base, a change, the folders that the pages name."""
    git = ("git", "-c", "user.name=Ann", "-c", "user.email=ann@example.com")
    must(*git, "init", "-q", "-b", "main", cwd=tmp_path)
    (tmp_path / "src").mkdir()
    (tmp_path / "src" / "pay.py").write_text("import requests\n")
    must(*git, "add", "-A", cwd=tmp_path)
    must(*git, "commit", "-qm", "First", cwd=tmp_path)
    must(*git, "update-ref", "refs/remotes/origin/main", "HEAD", cwd=tmp_path)
    must(*git, "switch", "-qc", "pay", cwd=tmp_path)
    (tmp_path / "src" / "pay.py").write_text(
        "import requests\n\nrequests.get('https://a.example')\n"
    )
    return tmp_path


@pytest.mark.parametrize("page", reference_pages.PAGES)
def test_a_made_page_is_as_the_code_is(page: str) -> None:
    made = reference_pages.PAGES[page]()
    assert (ROOT / "docs" / page).read_text("utf-8") == made, "make docs"


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_every_link_leads_somewhere(path: Path) -> None:
    text = FENCE.sub("", path.read_text("utf-8"))
    broken = [link for link in LINK.findall(text) if not (path.parent / link).exists()]
    assert broken == []


def test_every_page_is_reached_from_the_index() -> None:
    docs = ROOT / "docs"
    linked = {(docs / link).resolve() for link in LINK.findall((docs / "README.md").read_text())}
    assert set(docs.rglob("*.md")) - linked - {docs / "README.md"} == set()


@pytest.mark.parametrize(("page", "line"), COMMANDS)
def test_a_command_in_the_docs_runs(shop: Path, page: str, line: str) -> None:
    words = shlex.split(line.split(" > ", maxsplit=1)[0])[1:]
    assert words[0] in command_modules(), page
    if "--dir" in words:
        (shop / words[words.index("--dir") + 1]).mkdir(parents=True)
    if words[0] in SERVICES:
        done = touchline(words[0], "--help", cwd=shop)
        assert done.code == 0
        return
    if words[:2] == ["rules", "test"]:
        rules, rule = shop / Path(words[2]).parent, Path(words[2]).name
        rules.mkdir(parents=True)
        assert touchline("rules", "new", rule, "--dir", rules, cwd=shop).code == 0
    feed = must("git", "diff", cwd=shop).encode() if "-" in words else b""
    env = {"TOUCHLINE_DATABASE_URL": f"sqlite:///{shop / 't.db'}"}
    done = touchline(*words, cwd=shop, feed=feed, env=env)
    # A fresh rule's examples still wait for its query: that is a 1 and not a 2.
    assert done.code in (0, 1), done.err


@pytest.mark.parametrize("path", PAGES, ids=name)
def test_every_policy_in_the_docs_is_one(path: Path) -> None:
    families = {rule.id: rule.family for rule in load().rules}
    for block in blocks(path, "yaml"):
        if set(yaml.safe_load(block)) & {"mode", "rules", "ignore", "exclude"}:
            read(block.encode(), families)


def test_the_policys_page_names_every_key_and_no_other() -> None:
    page = (ROOT / "docs" / "reference" / "policy.md").read_text("utf-8")
    named = set(re.findall(r"(?m)^\| `(\w+)` \|", page))
    families = {rule.id: rule.family for rule in load().rules}
    (everything,) = (b for b in blocks(ROOT / "docs/reference/policy.md", "yaml") if "mode" in b)
    assert set(yaml.safe_load(everything)) == named
    read(everything.encode(), families)


def test_the_json_page_names_what_a_scan_prints(shop: Path) -> None:
    done = touchline("scan", "--format", "json", cwd=shop)
    told = json.loads(done.out)
    (example,) = blocks(ROOT / "docs" / "reference" / "json.md", "json")
    shown = json.loads(example)
    assert set(told) == set(shown)
    assert set(told["findings"][0]) == set(shown["findings"][0])
    assert set(told["stats"]) == set(shown["stats"])
