"""Every reader of foreign data, called as the product calls it; each says in a word what came."""

from collections.abc import Callable, Mapping

from bot import events
from bot.commands import lines
from bot.events import MalformedError
from bot.github import attributes
from bot.model import DeliveryId
from bot.pool import tasks
from checks import diff, policy_file
from checks.diff import DiffError
from checks.index import Index, compose, dockerfile, ledgers, locks, manifests
from checks.index.tree import names_only
from checks.language import load
from checks.model import (
    ChangedFile,
    FileDiff,
    Finding,
    FindingId,
    RuleId,
    Severity,
    Side,
    Status,
    Touched,
)
from checks.peers import Peers
from checks.policy import PolicyError

_PATHS = 300  # files of a large pull request
_RULE = b"""title = "A"
family = "a"
answers = ["F01"]
severity = "notice"
message = "A."
why = "A."
"""


def _engine(text: bytes, language: str) -> str:
    found = load().named(language)
    path = f"app/a{found.suffixes[0]}" if found.suffixes else found.files[0]
    made = FileDiff(path, path, Status.ADDED, touched=Touched(whole=True))
    report = tasks.check(ChangedFile(made, text))
    skipped = (
        f"{report.skipped.reason.value}: {report.skipped.detail}" if report.skipped else "read"
    )
    return f"{skipped}, {len(report.findings)} findings"


def _policy(text: bytes, _: str) -> str:
    try:
        policy = policy_file.read(text, {})
    except PolicyError as error:
        return error.problem[:60]
    for _path in range(_PATHS):
        policy.excluded("a" * 60 + "/" + "a" * 60)
    return "read"


def _payload(text: bytes, _: str) -> str:
    try:
        return type(events.read("pull_request", text, DeliveryId("d"))).__name__
    except MalformedError as error:
        return str(error)


def _comment(text: bytes, _: str) -> str:
    return f"{len(lines.command_lines(text.decode()))} commands"


def _diff(text: bytes, _: str) -> str:
    try:
        made = diff.from_patch("a.py", "a.py", Status.MODIFIED, text.decode())
    except DiffError as error:
        return str(error)[:60]
    return f"{len(made.touched.added)} lines"


def _manifest(text: bytes, name: str) -> str:
    return f"{len(manifests.needs(name, text.decode()) or ())} needs"


def _lock(text: bytes, name: str) -> str:
    return f"{len(locks.versions(name, text.decode()) or ())} versions"


def _ruff(text: bytes, name: str) -> str:
    index = Index.of({name: "100644"}, {name: text.decode()})
    one = Finding(FindingId("0" * 16), RuleId("x"), Severity.NOTICE, "a.py", 1, 1, Side.RIGHT, "x")
    return str(Peers(index, ()).tells(one, ("ruff:S113",)))


def _compose(text: bytes, _: str) -> str:
    return f"{len(compose.services(text.decode()))} services"


def _dockerfile(text: bytes, _: str) -> str:
    return f"{len(dockerfile.shipped(text.decode()))} stages"


def _ledger(text: bytes, _: str) -> str:
    told = text.decode()
    return f"{sum(len(ledgers.code(told, tool)) for tool in ledgers.TOOLS)} characters"


def _attributes(text: bytes, _: str) -> str:
    files = {"": text.decode()}
    marked = sum(bool(attributes.marks_of(f"src/{n}{'a' * 99}.py", files)) for n in range(_PATHS))
    return f"{marked} of {_PATHS} marked"


def _env(text: bytes, _: str) -> str:
    return f"{len(names_only(text.decode()))} characters"


def _rule(text: bytes, _: str) -> str:
    files = (("my-rule/rule.toml", _RULE), ("my-rule/python.scm", text))
    rules, problems = tasks.look_at_own(files)
    made = FileDiff("app/a.py", "app/a.py", Status.ADDED, touched=Touched(whole=True))
    report = tasks.check_own(ChangedFile(made, b"a = b(c)\n" * 2_000), files) if rules else None
    reason = report.skipped.reason.value if report and report.skipped else ""
    return f"{len(report.findings)} findings {reason}" if report else str(problems[0][2])[:60]


READERS: Mapping[str, Callable[[bytes, str], str]] = {
    "engine": _engine,
    "policy": _policy,
    "payload": _payload,
    "comment": _comment,
    "diff": _diff,
    "manifest": _manifest,
    "lock": _lock,
    "ruff": _ruff,
    "compose": _compose,
    "dockerfile": _dockerfile,
    "ledger": _ledger,
    "attributes": _attributes,
    "env": _env,
    "rule": _rule,
}
