"""`.github/touchline.yml`, with the mistakes that people make in it."""

import pickle

import pytest
from hypothesis import given
from hypothesis import strategies as st

from checks.model import RuleId
from checks.policy import Conclusion, Mode, Permission, Policy, Setting
from checks.policy_file import MAX_BYTES, PolicyError, read

HTTP, RETRY, ROOT = RuleId("http-call-no-timeout"), RuleId("retry-forever"), RuleId("root-user")
FAMILIES = {HTTP: "network", RETRY: "network", ROOT: "container"}

FULL = b"""\
# everything at once
mode: comment
rules:
  http-call-no-timeout: blocker
  network: off
  all: notice
paths:
  - match: [legacy/, "*.old.py"]
    rules: {all: off}
  - match: app/pay.py
    rules:
      root-user: on
exclude:
  - vendor/
  - "!vendor/ours.py"
comments: 3
ignore: maintain
on_error: neutral
on_partial: failure
"""


def test_every_key() -> None:
    policy = read(FULL, FAMILIES)
    assert policy.rules == {HTTP: Setting.BLOCKER, RETRY: Setting.OFF, ROOT: Setting.NOTICE}
    assert [below.globs for below in policy.paths] == [("legacy/", "*.old.py"), ("app/pay.py",)]
    assert policy.paths[0].rules == dict.fromkeys(FAMILIES, Setting.OFF)
    assert policy.paths[1].rules == {ROOT: Setting.ON}
    assert policy.exclude == ("vendor/", "!vendor/ours.py")
    assert (policy.mode, policy.comments, policy.ignore) == (Mode.COMMENT, 3, Permission.MAINTAIN)
    assert (policy.on_error, policy.on_partial) == (Conclusion.NEUTRAL, Conclusion.FAILURE)


def test_a_policy_crosses_process_borders() -> None:
    policy = read(FULL, FAMILIES)
    assert pickle.loads(pickle.dumps(policy)) == policy  # noqa: S301  our own bytes


@pytest.mark.parametrize("text", [b"", b"\n", b"# nothing\n", b"---\n"])
def test_an_empty_file_is_the_defaults(text: bytes) -> None:
    assert read(text, FAMILIES) == Policy()


def test_the_repository_lies_over_its_owner() -> None:
    owner = read(b"mode: shadow\nrules: {http-call-no-timeout: off}\nexclude: [a/]\n", FAMILIES)
    both = read(b"rules: {network: on}\nexclude: [b/]\n", FAMILIES, owner)
    assert both.mode is Mode.SHADOW
    assert both.rules[HTTP] is Setting.ON
    assert both.exclude == ("a/", "b/")


@pytest.mark.parametrize(
    ("word", "setting"),
    [("on", Setting.ON), ("Off", Setting.OFF), ("no", Setting.OFF), ("true", Setting.ON)],
)
def test_on_and_off_are_not_booleans(word: str, setting: Setting) -> None:
    assert read(f"rules: {{root-user: {word}}}".encode(), FAMILIES).rules[ROOT] is setting


def test_notices_about_ignores_are_a_family_that_all_does_not_mean() -> None:
    policy = read(b"rules: {all: blocker, ignores: off, ignore-unused: on}", FAMILIES)
    assert {rule: setting for rule, setting in policy.rules.items() if rule not in FAMILIES} == {
        "ignore-unused": Setting.ON,
        "ignore-unknown-rule": Setting.OFF,
        "ignore-without-reason": Setting.OFF,
    }


MISTAKES = [
    (b"mode: block\nexlude: [a]\n", 2, "exlude", "unknown key `exlude`. Did you mean `exclude`?"),
    (b"rules:\n  http-call-no-timout: off\n", 2, "http-call-no-timout", "`http-call-no-timeout`?"),
    (b"rules:\n  netwrok: off\n", 2, "netwrok", "Did you mean `network`?"),
    (b"rules:\n  network: eror\n", 2, "network", "cannot be `eror`"),
    (b"rules:\n  network: [off]\n", 2, "network", "on, off or a severity"),
    (b"mode: blok\n", 1, "mode", "Did you mean `block`?"),
    (b"mode: [block]\n", 1, "mode", "one of shadow, comment, block"),
    (b"\n\non_error: success\n", 3, "on_error", "cannot be `success`"),
    (b"comments: many\n", 1, "comments", "a number from 0 to 100"),
    (b"comments: 101\n", 1, "comments", "a number from 0 to 100"),
    (b"comments: -1\n", 1, "comments", "a number from 0 to 100"),
    (b"mode: block\nmode: comment\n", 2, "mode", "stands twice"),
    (b"- mode\n", 1, "the policy", "must be a mapping"),
    (b"mode\n", 1, "the policy", "must be a mapping"),
    (b"? [a]\n: b\n", 1, "the policy", "must be one word"),
    (b"rules:\n", 1, "rules", "must be a mapping"),
    (b"paths:\n  match: a\n", 2, "paths", "must be a list"),
    (b"paths:\n  - match: a\n", 2, "rules", "needs `rules`"),
    (b"paths:\n  - rules: {all: off}\n", 2, "match", "needs `match`"),
    (b"paths:\n  - glob: a\n", 2, "glob", "unknown key `glob`"),
    (b"exclude:\n  - a\n  - '['\n  - \\\n", 4, "exclude", "is no pattern"),
    (b"exclude: ['[z-a]']\n", 1, "exclude", "is no pattern"),
    (b"exclude: {a: b}\n", 1, "exclude", "must be a list"),
    (b"mode: block\nrules: &r {}\npaths: *r\n", 3, "*r", "aliases are not allowed"),
    (b"mode: block\n<<: {mode: shadow}\n", 2, "<<", "unknown key"),
    (b"mode: block\n  x: y\n", 2, "", "not YAML"),
    (b"mode: 'block\n", 2, "", "not YAML"),
    (b"mode: block\n---\nmode: shadow\n", 2, "", "not YAML"),
    (b"mode: block\nignore: \xff\n", 2, "", "UTF-8"),
    (b"mode: block\nignore: \x00\n", 2, "", "UTF-8"),
    (b"exclude: " + b"[" * 60_000, 1, "", "nested deeper than 8 levels"),
    (b"a" * (MAX_BYTES + 1), 1, "", "larger than 64 KB"),
    (b"exclude: [" + b"a, " * 201 + b"]", 1, "exclude", "more than 200 patterns"),
]


@pytest.mark.parametrize(("text", "line", "key", "says"), MISTAKES)
def test_a_mistake_has_its_place_and_a_remedy(text: bytes, line: int, key: str, says: str) -> None:
    with pytest.raises(PolicyError) as caught:
        read(text, FAMILIES)
    assert says in str(caught.value)
    assert (caught.value.line, caught.value.key) == (line, key)
    assert str(caught.value).startswith(f".github/touchline.yml:{line}: ")
    assert "\n" not in str(caught.value)


def test_a_mistake_names_the_file_that_was_read() -> None:
    with pytest.raises(PolicyError, match=r"^my\.yml:1: "):
        read(b"x: y", FAMILIES, path="my.yml")


def test_no_object_is_ever_made() -> None:
    with pytest.raises(PolicyError):
        read(b"mode: !!python/object/apply:os.abort []\n", FAMILIES)


@given(
    st.binary(max_size=200)
    | st.text(alphabet="mode: block\n-[]{}&*!|>'\"#%@?,\t", max_size=60).map(str.encode)
)
def test_no_text_is_a_crash(text: bytes) -> None:
    try:
        read(text, FAMILIES)
    except PolicyError as error:
        assert error.line >= 1


def test_patterns_that_are_too_much_together_are_a_mistake_with_a_line() -> None:
    star = "  - '" + "*a" * 140 + "b'\n"
    for text in (f"mode: block\nexclude:\n{star * 199}", f"exclude: '{'a' * 301}'\n"):
        with pytest.raises(PolicyError) as error:
            read(text.encode(), {})
        assert error.value.line == text.count("\n", 0, text.index("exclude")) + 1
