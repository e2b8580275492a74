"""That nothing is left out: what is described and in use is met, and what is served is described.

Each `test_speaks_….py` names the operations that it meets, and fails if one of them was not
answered; here they are held against the list that `trim.py` cuts the description by.
"""

import ast
import re
from pathlib import Path

from sandbox.server import API, Sandbox
from tests.github import test_speaks_apps as apps
from tests.github import test_speaks_checks as checks
from tests.github import test_speaks_code as code
from tests.github import test_speaks_pulls as pulls
from tests.github import test_webhooks_speak_github as webhooks
from tests.github.judge import Judge
from tests.github.trim import wanted

MET = (
    apps.ITSELF | apps.TOKENS | apps.WEBHOOK | apps.MANIFEST | apps.PEOPLE | apps.LOGIN
    | code.CONTENT | code.COMMITS | code.REPOSITORY | code.PROTECTION | code.STATUSES
    | pulls.PULLS | pulls.MERGE | pulls.REVIEWS | pulls.LINES | pulls.CONVERSATION
    | checks.RUNS | checks.SUITES
)  # fmt: skip
TESTS = Path(__file__).parents[1]
LISTED = Path(__file__).with_name("operations.txt")
# The root folder without its slash, which GitHub serves like the one with it.
ALIASES = {f"{API}/repos/<owner>/<repo>/contents"}


def test_every_operation_in_use_is_met() -> None:
    operations, _ = wanted(LISTED.read_text("utf-8"))
    assert operations == MET


def test_every_webhook_in_use_is_sent() -> None:
    _, listed = wanted(LISTED.read_text("utf-8"))
    assert listed == {name.replace(".", "/").replace("_", "-") for name in webhooks.ALL}


def test_every_route_of_the_api_is_described(sandbox: Sandbox, judge: Judge) -> None:
    unknown = []
    for rule in sandbox.app.url_map.iter_rules():
        if rule.rule.startswith(API) and rule.rule not in ALIASES:
            path = re.sub(r"<(\w+:)?\w+>", "1", rule.rule.removeprefix(API))
            methods = (rule.methods or set()) - {"HEAD", "OPTIONS"}
            unknown += [f"{m} {rule.rule}" for m in methods if judge.operation(m, path) is None]
    assert unknown == []


def test_every_test_that_has_a_sandbox_has_the_judged_one() -> None:
    """Who makes one of their own is not held to the description: take the fixture `sandbox`."""
    found = sorted(p.relative_to(TESTS).as_posix() for p in TESTS.rglob("*.py") if makes_one(p))
    # Chaos kills and cuts: what is under way then is no exchange that GitHub would describe.
    assert found == ["chaos/play.py", "conftest.py"]


def makes_one(path: Path) -> bool:
    nodes = ast.walk(ast.parse(path.read_text("utf-8")))
    return any(isinstance(n, ast.Call) and ast.unparse(n.func) == "Sandbox" for n in nodes)
