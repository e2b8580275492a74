"""`.gitattributes` read as git reads it: each case is also asked of git itself."""

import subprocess
from pathlib import Path

import pytest

from bot.github.attributes import marks_of

CASES = {
    "by suffix, anywhere": ({"": "*.gen.ts linguist-generated\n"}, "a/b/x.gen.ts"),
    "by path": ({"": "/dist/*.js linguist-generated=true\n"}, "dist/app.js"),
    "a path is no suffix": ({"": "dist/*.js linguist-generated\n"}, "src/dist/app.js"),
    "a star stays in its folder": ({"": "dist/*.js linguist-generated\n"}, "dist/a/app.js"),
    "two stars cross folders": ({"": "dist/** linguist-generated\n"}, "dist/a/b/app.js"),
    "two stars in front": ({"": "**/gen/x.py linguist-generated\n"}, "a/gen/x.py"),
    "two stars in front of nothing": ({"": "**/x.py linguist-generated\n"}, "x.py"),
    "a folder does not reach inside": ({"": "dist/ linguist-generated\n"}, "dist/app.js"),
    "a folder's name does not either": ({"": "dist linguist-generated\n"}, "dist/app.js"),
    "a later line wins": ({"": "*.js linguist-vendored\nx.js -linguist-vendored\n"}, "x.js"),
    "a value of false": ({"": "*.js linguist-vendored\n*.js linguist-vendored=false\n"}, "x.js"),
    "taken back": ({"": "*.js linguist-vendored\nx.js !linguist-vendored\n"}, "x.js"),
    "deeper files win": (
        {"": "*.js linguist-generated\n", "a": "*.js -linguist-generated\n"},
        "a/x.js",
    ),
    "deeper files see their own paths": ({"a": "/b/*.js linguist-generated\n"}, "a/b/x.js"),
    "one of several": ({"": "*.js text eol=lf linguist-generated -diff\n"}, "x.js"),
    "a class": ({"": "[a-c]?.py linguist-generated\n"}, "b1.py"),
    "a denied class": ({"": "[!a-c].py linguist-generated\n"}, "d.py"),
    "a denied class, inside": ({"": "[!a-c].py linguist-generated\n"}, "b.py"),
    "a comment": ({"": "#*.py linguist-generated\n"}, "#x.py"),
    "a dot is a dot": ({"": "x.py linguist-generated\n"}, "xapy"),
    "no pattern": ({"": "[ linguist-generated\n"}, "x"),
}
WATCHED = ("linguist-generated", "linguist-vendored")


def by_git(folder: Path, files: dict[str, str], path: str) -> frozenset[str]:
    subprocess.run(["git", "init", "--quiet", folder], check=True, timeout=30)
    for below, text in files.items():
        (folder / below).mkdir(parents=True, exist_ok=True)
        (folder / below / ".gitattributes").write_text(text)
    command = ["git", "-C", folder, "check-attr", *WATCHED, "--", path]
    done = subprocess.run(command, check=True, capture_output=True, text=True, timeout=30)
    said = [line.rpartition(": ") for line in done.stdout.splitlines()]
    on = [left for left, _, value in said if value not in ("unspecified", "unset", "false")]
    return frozenset(left.rpartition(": ")[2] for left in on)


@pytest.mark.parametrize("case", CASES)
def test_it_says_what_git_says(case: str, tmp_path: Path) -> None:
    files, path = CASES[case]
    assert marks_of(path, files) == by_git(tmp_path, files, path)


def test_the_cases_differ() -> None:
    """Were all of them marked, or none, the comparison with git would prove little."""
    marked = [bool(marks_of(path, files)) for files, path in CASES.values()]
    assert 5 < sum(marked) < len(marked) - 5


def test_a_hostile_pattern_takes_no_time() -> None:
    text = f"{'*a' * 200}b linguist-generated\n"
    assert marks_of("a" * 5000, {"": text}) == frozenset()
