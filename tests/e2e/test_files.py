"""Files that are hard to read: each is named with its reason, and the good one is reviewed."""

import re
from collections.abc import Iterator, Mapping

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from checks.policy import Policy
from sandbox.gitdata import Content, executable, submodule, symlink
from tests.e2e.project import HAZARD, HAZARD_LINE, RULE, Json, Project

GOOD = ("pay.py", HAZARD_LINE)
DEEP = 100_000
_PYTHON = "import requests\n"
_NODE = 'const axios = require("axios");\n'
_ON_LINES = re.compile(r"(.{60})")


def nested(call: str, opening: str, closing: str = "") -> str:
    """Brackets within brackets on short lines, behind a word that has the file parsed."""
    return call + "x = " + _ON_LINES.sub(r"\1\n", opening * DEEP + closing * DEEP) + "\n"


def minified() -> str:
    """One line of JavaScript with an unbounded call in its midst."""
    call = 'const axios=require("axios");axios.get(u);'
    return call + "".join(f"var a{number}={number};" for number in range(6_000))


LARGE = "".join(f"value_{number} = {number}\n" for number in range(110_000))  # 2 MB
FLOOD = "".join(f"value_{number} = {number}\n" for number in range(19_990))

# What cannot be read although somebody would expect it: the verdict is partial.
GAPS: dict[str, tuple[Content, str]] = {
    "large.py": (LARGE + HAZARD, "too large"),
    "latin1.py": (HAZARD.encode() + b"# caf\xe9\n", "not UTF-8"),
    "utf16.py": (HAZARD.encode("utf-16"), "could not be read"),
    "nul.py": (HAZARD.encode() + b"\0", "could not be read"),
    "bundle.js": (minified(), "minified"),
    "deep.py": (nested(_PYTHON, "[", "]"), "nested too deep"),
    "deep.js": (nested(_NODE, "[", "]"), "nested too deep"),
    "open.py": (nested(_PYTHON, "["), "nested too deep"),
    "open.js": (nested(_NODE, "("), "nested too deep"),
    "noise.py": (_PYTHON + (") ] } " * 20 + "\n") * 1_000, "mostly not parseable"),
}
# What holds nothing to read: listed, and the verdict stays whole.
NOTHING: dict[str, tuple[Content, str]] = {
    "link.py": (symlink("pay.py"), "symbolic link"),
    "vendored.py": (submodule("1" * 40), "submodule"),
    "dist/app.min.js": (minified(), "generated"),
    "node_modules/x/index.js": (minified(), "vendored"),
    "train.ipynb": ('{"cells": [], "nbformat": 4}', "notebook"),
    "model.py": (
        "version https://git-lfs.github.com/spec/v1\noid sha256:" + "0" * 64 + "\nsize 9\n",
        "Git LFS pointer",
    ),
}
# What is read like any other.
QUIET: dict[str, Content] = {
    "empty.py": "",
    "newline.py": "\n",
    "logo.png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + bytes(range(256)),
    "no_end.py": "x = 1",
    "bom.py": b"\xef\xbb\xbfx = 1\n",
    "separators.py": "a = '\x0c\u2028\x85'\n",
}
# Each holds the hazard, and its comment must stand at its line.
ODD: dict[str, Content] = {
    "crlf.py": HAZARD.replace("\n", "\r\n"),
    "marked.py": b"\xef\xbb\xbf" + HAZARD.encode(),
    "run.py": executable(HAZARD),
    "sp ace/a b.py": HAZARD,
    "quo\"te'.py": HAZARD,
    "back`tick``s.py": HAZARD,
    "new\nline.py": HAZARD,
    "tab\tand\\slash.py": HAZARD,
    "ünï/日本/😀.py": HAZARD,
    "a]().py": HAZARD,
    "[x](https:evil.example)@everyone #1.py": HAZARD,
    "<!-- --><img src=x>.py": HAZARD,
    "-rf.py": HAZARD,
    "%2e%2e%2f?a=b&c#d.py": HAZARD,
    "*?[a-z]{b,c}$(id);|.py": HAZARD,
    "\u202egnp.py": HAZARD,
}


def contents(found: Mapping[str, tuple[Content, str]]) -> dict[str, Content]:
    return {path: content for path, (content, _) in found.items()}


def told(run: Json) -> dict[str, str]:
    """What the summary says about each file that was not read."""
    lines = re.findall(r"^- `+ ?(.+?) ?`+: (.*)$", run["output"]["summary"], re.MULTILINE)
    return dict(lines)


def test_good_and_bad_together(project: Project) -> None:
    files = {"pay.py": HAZARD, **contents(GAPS), **contents(NOTHING), **QUIET}
    pull = project.pull(files)
    project.settle()
    run = project.reviewed_once(pull, [GOOD])
    assert run["conclusion"] == "neutral"
    assert run["output"]["title"].startswith(f"Partial: 1 warning; {len(GAPS)} files not read: ")
    said = told(run)
    assert said.keys() == GAPS.keys() | NOTHING.keys()
    for path, (_, reason) in {**GAPS, **NOTHING}.items():
        assert said[path].startswith(reason), path


@pytest.mark.parametrize("path", sorted(GAPS))
def test_a_gap_alone_is_never_clean(project: Project, path: str) -> None:
    pull = project.pull({path: GAPS[path][0]})
    project.settle()
    run = project.reviewed_once(pull, [])
    assert run["conclusion"] == "neutral"
    assert run["output"]["title"].startswith("Partial: nothing found in 0 files; 1 file not read: ")
    assert told(run).keys() == {path}


def test_nothing_to_read_is_no_gap(project: Project) -> None:
    pull = project.pull({**contents(NOTHING), **QUIET})
    project.settle()
    run = project.reviewed_once(pull, [])
    assert run["conclusion"] == "success"
    assert told(run).keys() == NOTHING.keys()


def test_one_line_changed_in_a_file_of_2_mb(project: Project) -> None:
    project.push({"large.py": LARGE}, branch="main")
    pull = project.pull({"large.py": LARGE + HAZARD, "pay.py": HAZARD})
    project.settle()
    run = project.reviewed_once(pull, [GOOD])
    assert told(run)["large.py"].startswith("too large (")


def test_past_what_github_shows_nothing_is_called_clean(project: Project) -> None:
    """GitHub gives no patch any more once 20,000 lines are given: what came after is not read."""
    project.push({"more.py": "y = 2\n", "pay.py": "z = 3\n"}, branch="main")
    pull = project.pull({"flood.py": FLOOD, "more.py": "x = 1\n" * 20, "pay.py": HAZARD})
    project.settle()
    run = project.reviewed_once(pull, [])
    assert run["output"]["title"].startswith("Partial: nothing found in 1 file; 2 files not read: ")
    assert told(run) == {
        "more.py": "no patch given by GitHub (21 changed lines)",
        "pay.py": "no patch given by GitHub (6 changed lines)",
    }


def test_past_what_github_shows_a_new_file_is_read_all_the_same(project: Project) -> None:
    """All of a new file is touched, so that its text alone says everything."""
    pull = project.pull({"flood.py": FLOOD, "more.py": "x = 1\n" * 20, "pay.py": HAZARD})
    project.settle()
    run = project.only_run(pull.head_sha)
    assert run["output"]["title"] == "1 warning"
    (said,) = project.comments(pull)
    assert (said["path"], said["subject_type"]) == ("pay.py", "file")
    assert f"line {HAZARD_LINE}" in said["body"]


def test_odd_names_and_line_ends(project: Project) -> None:
    pull = project.pull(ODD)
    project.settle()
    run = project.only_run(pull.head_sha)
    assert run["output"]["title"] == f"{len(ODD)} warnings"
    said = project.places(pull)
    assert len(said) == Policy().comments
    marks = [(one["path"], one["start_line"]) for one in project.annotations(run)]
    assert sorted(said + marks) == sorted((path, HAZARD_LINE) for path in ODD)
    told, _, ours = run["output"]["text"].rpartition("\n\n")  # our own hidden line
    assert re.fullmatch(r"<!-- touchline:shown=[0-9a-f,]+ -->", ours)
    text = f"{run['output']['summary']}\n\n{told}"
    assert not [one for one in plain(text) if re.search(r"everyone|evil|<img|<!--", one)]
    assert text.count(f"`{RULE}`") == len(ODD)


def test_odd_names_that_cannot_be_read(project: Project) -> None:
    pull = project.pull(dict.fromkeys(ODD, HAZARD.encode() + b"\xe9"))
    project.settle()
    run = project.reviewed_once(pull, [])
    assert run["output"]["title"].endswith(f"{len(ODD)} files not read: not UTF-8")
    summary = run["output"]["summary"]
    assert summary.count(": not UTF-8 (") == len(ODD)
    assert not [one for one in plain(summary) if re.search(r"everyone|evil|<img|<!--", one)]


def plain(markdown: str) -> Iterator[str]:
    """Everything in it that is not inside a code span: there GitHub would make links of it."""
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(markdown)
    return (
        leaf.content for token in tokens for leaf in leaves(token) if leaf.type != "code_inline"
    )


def leaves(token: Token) -> Iterator[Token]:
    if not token.children:
        yield token
    for child in token.children or ():
        yield from leaves(child)


def test_renamed_and_changed(project: Project) -> None:
    before = "".join(f"line_{number} = {number}\n" for number in range(40))
    project.push({"old.py": before, "same.py": before + "# same\n"}, branch="main")
    project.push(
        {"new name.py": before + HAZARD}, renames={"old.py": "new name.py", "same.py": "moved.py"}
    )
    pull = project.open()
    project.settle()
    project.reviewed_once(pull, [("new name.py", 40 + HAZARD_LINE)])


def test_line_ends_alone_changed(project: Project) -> None:
    """Every line is touched, and nothing new is in it: what is found was there before."""
    project.push({"pay.py": HAZARD}, branch="main")
    pull = project.pull({"pay.py": HAZARD.replace("\n", "\r\n")})
    project.settle()
    run = project.reviewed_once(pull, [])
    assert (run["conclusion"], run["output"]["title"]) == ("neutral", "1 there before")
