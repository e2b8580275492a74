"""Policies: one that can be used, or a mistake with a line of the file."""

from checks.model import Finding, FindingId, RuleId, Severity, Side
from checks.policy import Mode, Policy, PolicyError
from checks.policy_file import read
from fuzz.mutated import mutated
from fuzz.target import must

SHARE = 10
_FAMILIES = {RuleId("http-call-no-timeout"): "network", RuleId("query-in-loop"): "database"}
_SEEDS = [
    b"mode: comment\ncomments: 5\nignore: maintain\non_error: neutral\non_partial: failure\n",
    b"rules:\n  all: notice\n  network: off\n  query-in-loop: blocker\nexclude:\n  - 'dist/**'\n",
    b"paths:\n  - match: ['legacy/**', '!legacy/x.py']\n    rules: {all: off}\n",
    b"exclude: ['**/*.gen.py', 'a[!b]c', '\\#x', 'a/**/b', '[[:alpha:]]*', '***', '/']\n",
    b"# a comment\n---\nmode: block # why\n...\n",
    b'{"mode": "shadow", "rules": {"all": "on"}}\n',
]
_ALIENS = [
    *(b"&a [*a, *a]", b"*a", b"!!python/object/apply:os.system ['x']", b"<<: {mode: block}", b"? - x\n: y"),
    *(b"[" * 200, b"{a: " * 200, b"- " * 200, b"\n---\n", b"%YAML 9.9\n", b"!<tag:x> y", b"|+\n  x", b">-"),
    *(b"mode: block\n", b"rules:\n  all: off\n", b"'**/" * 30, b"[!" * 50, b"**" * 200, b"\xc2\x85", b"\\x00"),
]  # fmt: skip
INPUTS = mutated(_SEEDS, 5, _ALIENS)
_PATHS = ("app/pay.py", "legacy/x.py", "a/b/c/d/e/f/g/h/i/j/k.gen.py", "x" * 300, "\udcff", "")


def hold(text: bytes) -> None:
    """Raises where one of the promises is broken."""
    try:
        policy = read(text, _FAMILIES)
    except PolicyError as error:
        must(1 <= error.line <= _lines(text), f"a mistake has a line of the file, not {error.line}")
        must("\n" not in str(error) or "\n" in error.problem, "a mistake is told in words")
        return
    must(policy == read(text, _FAMILIES), "read alike twice")
    must(set(policy.rules) <= {*_FAMILIES, *_ENGINE}, "only known rules")
    _must_judge(policy)


_ENGINE = tuple(map(RuleId, ("ignore-without-reason", "ignore-unused", "ignore-unknown-rule")))


def _lines(text: bytes) -> int:
    """YAML knows line ends that others do not."""
    return len(text.decode("utf-8", "replace").splitlines()) + 2


def _must_judge(policy: Policy) -> None:
    must(policy.mode in Mode and 0 <= policy.comments <= 100, "values are in bounds")
    for path in _PATHS:
        policy.excluded(path)
        for rule in _FAMILIES:
            found = Finding(
                FindingId("0" * 16), rule, Severity.WARNING, path, 1, 1, Side.RIGHT, "x"
            )
            must(policy.severity_of(found) in (None, *Severity), "a severity, or off")
