"""`touchline replay` on a real history: what was repaired, what is still there, what follows."""

import json
import multiprocessing
import os
import re
import subprocess
import threading
import time
from html.parser import HTMLParser
from pathlib import Path

import pytest

from bot.cli.git import Git
from bot.cli.replaying.fates import Fate
from bot.cli.replaying.history import merged
from bot.cli.replaying.proposal import as_policy, propose
from bot.cli.replaying.totals import Row
from bot.cli.replaying.working import replay
from checks.catalog import load
from checks.model import RuleId, Severity
from checks.policy import Policy, Setting
from checks.policy_file import read
from tests.cli.repos import Repo
from tests.cli.terminal import Done, touchline

pytestmark = pytest.mark.xdist_group("replay")  # one history for all of them
DAY = 24 * 3600
START = 1_750_000_000
RULE = "http-call-no-timeout"
HAZARD = "import requests\n\n\ndef {name}(url):\n    return requests.get(url)\n"
FIXED = "import requests\n\n\ndef {name}(url):\n    return requests.get(url, timeout=10)\n"
MARK = f"  # touchline: ignore[{RULE}] the peer is on this host\n"


class Past(Repo):
    """A repository whose commits have dates."""

    def at(
        self, day: int, files: dict[str, str | None], title: str = "A change", **moved: str
    ) -> str:
        self.write(files)
        for old, new in moved.items():
            self.git("mv", f"{old}.py", f"{new}.py")
        self.git("add", "-A")
        return self._commit(day, "commit", "-q", "-m", title)

    def merge(self, day: int, files: dict[str, str | None], title: str) -> str:
        self.git("switch", "-q", "-c", f"topic-{day}")
        self.at(day, files, "First of two")
        self.at(day, {"notes.md": f"{day}\n"}, "Second of two")
        self.git("switch", "-q", "main")
        return self._commit(day, "merge", "-q", "--no-ff", "-m", title, f"topic-{day}")

    def _commit(self, day: int, *words: str) -> str:
        when = f"{START + day * DAY} +0000"
        os.environ["GIT_COMMITTER_DATE"] = os.environ["GIT_AUTHOR_DATE"] = when
        try:
            self.git(*words)
        finally:
            del os.environ["GIT_COMMITTER_DATE"], os.environ["GIT_AUTHOR_DATE"]
        return self.git("rev-parse", "HEAD").strip()


def hazard(name: str) -> str:
    return HAZARD.format(name=name)


def fixed(name: str) -> str:
    return FIXED.format(name=name)


@pytest.fixture(scope="module")
def past(tmp_path_factory: pytest.TempPathFactory) -> Past:
    """Six hazards, and what became of each; one is edited, and so told of twice."""
    repo = Past(tmp_path_factory.mktemp("past") / "shop")
    repo.at(0, {"README.md": "A shop\n"}, "Begin")
    repo.merge(1, {"soon.py": hazard("soon")}, "<script>alert(1)</script> & more")
    repo.at(2, {"moved.py": hazard("moved")})
    repo.at(3, {"late.py": hazard("late")})
    repo.at(4, {"away.py": hazard("away")})
    repo.at(5, {"meant.py": hazard("meant")})
    repo.at(6, {"edited.py": hazard("edited")})
    repo.at(10, {"soon.py": "import os\n\n" + fixed("soon")})
    repo.at(11, {}, moved="elsewhere")
    repo.at(12, {"away.py": None})
    repo.at(14, {"meant.py": hazard("meant").rstrip("\n") + MARK})
    repo.at(15, {"edited.py": hazard("edited").replace("get(url)", "get(url + 'a')")})
    repo.at(60, {"late.py": fixed("late")})
    return repo


def replayed(past: Past, *words: str | Path) -> Done:
    done = touchline("replay", *words, past.path, cwd=past.path)
    assert done.code == 0, done.err
    return done


@pytest.fixture(scope="module")
def told(past: Past, tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    """The JSON, and beside it the page and the policy, of one run."""
    folder = tmp_path_factory.mktemp("told")
    page, policy = folder / "page.html", folder / "touchline.yml"
    done = replayed(past, "--format", "json", "--html", page, "--policy", policy)
    assert done.err == ""
    return {**json.loads(done.out), "page": page.read_text(), "policy": policy.read_text()}


def fates(told: dict[str, object]) -> dict[str, str]:
    changes = told["changes"]
    assert isinstance(changes, list)
    found = [one for change in changes for one in change["findings"]]
    return {one["path"]: one["fate"] for one in found if one["rule"] == RULE}


def test_what_became_of_each_finding(told: dict[str, object]) -> None:
    assert fates(told) == {
        "soon.py": "fixed within 30 days",
        "moved.py": "still there",
        "late.py": "gone later or with its file",
        "away.py": "gone later or with its file",
        "meant.py": "ignored in the code",
        "edited.py": "still there",
    }


def test_the_rules_are_counted(told: dict[str, object]) -> None:
    assert told["rules"] == [
        {"rule": RULE, "severity": "warning", "fired": 7, "fixed": 1, "ignored": 1, "there": 3,
         "gone": 2, "not_followed": 0}
    ]  # fmt: skip


def test_a_merge_is_one_change(told: dict[str, object], past: Past) -> None:
    changes = told["changes"]
    assert isinstance(changes, list)
    assert len(changes) == int(past.git("rev-list", "--count", "--first-parent", "HEAD")) - 1
    titles = [change["title"] for change in changes]
    assert titles[0] == "<script>alert(1)</script> & more"
    assert "First of two" not in titles


def test_the_page_is_whole_and_shows_nothing_of_the_repository_as_markup(
    told: dict[str, object],
) -> None:
    page = str(told["page"])
    assert "<script" not in page and "&lt;script&gt;alert(1)&lt;/script&gt; &amp; more" in page
    assert not re.search(r'(src|href)="', page)
    assert "prefers-color-scheme: dark" in page
    open_tags: list[str] = []

    class Balance(HTMLParser):
        def handle_starttag(self, tag: str, attrs: object) -> None:
            if tag not in ("meta", "br"):
                open_tags.append(tag)

        def handle_endtag(self, tag: str) -> None:
            assert open_tags.pop() == tag

    Balance().feed(page)
    assert open_tags == []


def test_the_proposed_policy_is_one(told: dict[str, object]) -> None:
    families = {rule.id: rule.family for rule in load().rules}
    policy = read(str(told["policy"]).encode(), families)
    assert policy.rules == {RuleId(RULE): Setting.WARNING}
    assert f"{RULE}: warning  # fired 7, 1 fixed within 30 days, " in str(told["policy"])


def test_the_text_says_it_in_a_table(past: Past) -> None:
    out = replayed(past, "--last", "100").out
    assert "7 findings in 7 changes; 0 would have failed." in out
    assert re.search(rf"{RULE} +warning +7 +1 +1 +3 +2 +0\n", out)
    assert "edited.py:5" in out and "--policy .github/touchline.yml" in out


def test_only_the_last_ones(past: Past) -> None:
    out = json.loads(replayed(past, "--last", "3", "--format", "json").out)
    said = [[one["path"] for one in change["findings"]] for change in out["changes"]]
    assert said == [[], ["edited.py"], []]  # the edited call is told once more


def test_a_bare_clone_tells_the_same(past: Past, told: dict[str, object], tmp_path: Path) -> None:
    subprocess.run(["git", "clone", "-q", "--bare", past.path, tmp_path / "b"], check=True)
    done = touchline("replay", tmp_path / "b", "--last", "6", "--format", "json", cwd=tmp_path)
    changes = told["changes"]
    assert isinstance(changes, list)
    assert json.loads(done.out)["changes"] == changes[-6:]


def test_the_policy_in_force_counts(past: Past, tmp_path: Path) -> None:
    subprocess.run(["git", "clone", "-q", past.path, tmp_path / "c"], check=True)
    clone = Repo(tmp_path / "c")
    clone.commit({".github/touchline.yml": f"rules:\n  {RULE}: off\n"})
    done = touchline(
        "replay", "--branch", "HEAD", "--last", "9", "--format", "json", cwd=clone.path
    )
    out = json.loads(done.out)
    assert (out["rules"], len(out["changes"])) == ([], 9)


def test_nothing_is_written_over(past: Past, tmp_path: Path) -> None:
    (tmp_path / "mine.yml").write_text("mine")
    done = touchline("replay", past.path, "--policy", tmp_path / "mine.yml", cwd=tmp_path)
    assert (done.code, "is there already" in done.err) == (2, True)
    assert (tmp_path / "mine.yml").read_text() == "mine"


@pytest.mark.parametrize("words", [("--last", "0"), ("--last", "many"), ("--branch", "none")])
def test_a_mistake_is_one_line(past: Past, words: tuple[str, str]) -> None:
    done = touchline("replay", *words, cwd=past.path)
    assert (done.code, done.err.count("\n")) == (2, 1)


def test_no_repository(tmp_path: Path) -> None:
    done = touchline("replay", cwd=tmp_path)
    assert (done.code, "no git repository" in done.err) == (2, True)


def test_a_process_that_is_killed_costs_nothing(past: Past) -> None:
    """The changes that it had are done again, each alone."""
    git = Git(past.path)
    changes = merged(git, "HEAD", 4)

    def kill_the_first() -> None:
        while not multiprocessing.active_children():
            time.sleep(0.01)
        multiprocessing.active_children()[0].kill()

    killer = threading.Thread(target=kill_the_first)
    killer.start()
    found = replay(git, changes, Policy(), 4, lambda _done: None)
    killer.join()
    assert [(one.change, one.trouble) for one in found] == [(one, "") for one in changes]


@pytest.mark.parametrize(
    ("severity", "counted", "setting"),
    [
        (Severity.WARNING, {Fate.FIXED: 2, Fate.THERE: 1}, Setting.BLOCKER),
        (Severity.WARNING, {Fate.FIXED: 2, Fate.THERE: 3}, Setting.WARNING),
        (Severity.NOTICE, {Fate.FIXED: 1, Fate.THERE: 3}, Setting.NOTICE),
        (Severity.BLOCKER, {Fate.FIXED: 1, Fate.GONE: 3}, Setting.WARNING),
        (Severity.BLOCKER, {Fate.THERE: 2}, Setting.ON),
        (Severity.WARNING, {Fate.UNKNOWN: 9}, Setting.ON),
        (Severity.WARNING, {Fate.THERE: 4, Fate.ACCEPTED: 1}, Setting.OFF),
    ],
)
def test_what_people_did_decides(
    severity: Severity, counted: dict[Fate, int], setting: Setting
) -> None:
    row = Row(RuleId(RULE), severity, sum(counted.values()), counted)
    proposed = propose([row])
    assert [one.setting for one in proposed] == [setting]
    families = {rule.id: rule.family for rule in load().rules}
    assert read(as_policy(proposed, "a test").encode(), families).rules == {RULE: setting}
