"""How a rule's page is read: blocks, marks, paths, and mistakes with their place."""

from pathlib import Path

import pytest

from checks import examples, language
from checks.errors import RuleError
from checks.examples import Example, Trial
from checks.model import Role, RuntimeSide, Status
from checks.roles import role_of, side_of

LANGUAGES = language.load()


def read(folder: Path, text: str) -> tuple[Example, ...]:
    page = folder / "python.md"
    page.write_text(text)
    return examples.read(page, LANGUAGES)


def one(folder: Path, text: str) -> Trial:
    [example] = read(folder, f"## Title\n{text}")
    [trial] = example.trials
    return trial


def block(info: str, *lines: str) -> str:
    return "\n".join((f"```{info}", *lines, "```", ""))


def test_each_heading_with_blocks_is_an_example(tmp_path: Path) -> None:
    page = (
        "# The rule\nProse.\n"
        "## First #\nProse.\n"
        + block("python bad", "a()  # hazard")
        + "### A remark\n"
        + block("python", "prose too")
        + "## Only prose\nNothing.\n"
        "## Second\n" + block("python good", "b()") + block("python good", "c()")
    )
    first, second = read(tmp_path, page)
    assert (first.title, first.line, len(first.trials)) == ("First", 3, 1)
    assert (second.title, [trial.text for trial in second.trials]) == ("Second", ["b()\n", "c()\n"])


def test_headings_inside_a_block_are_code(tmp_path: Path) -> None:
    trial = one(tmp_path, block("python good", "## no heading", "a()"))
    assert trial.text == "## no heading\na()\n"


def test_a_longer_fence_may_hold_a_shorter_one(tmp_path: Path) -> None:
    trial = one(tmp_path, '````python good\nx = """\n```\n"""\n````\n')
    assert trial.text == 'x = """\n```\n"""\n'


@pytest.mark.parametrize(
    ("info", "lines", "text", "expected"),
    [
        ("python", ["a()  # hazard", "b()"], "a()\nb()\n", (1,)),
        ("python", ["a()  # hazard 2"], "a()\n", (1, 1)),
        ("python", ["x", "# hazard", "a()"], "x\na()\n", (2,)),
        ("python", ["a()  # a hazard", "b()  #hazard"], "a()  # a hazard\nb()\n", (2,)),
        ("js", ["a();  // hazard"], "a();\n", (1,)),
        ("js", ["a();  /* hazard */"], "a();\n", (1,)),
        ("tsx", ["<a>  {/* hazard */}", "</a>"], "<a>\n</a>\n", (1,)),
        ("dockerfile", ["FROM a", "# hazard", "CMD b", "# why"], "FROM a\nCMD b\n# why\n", (2,)),
        ("python", ["# hazard", "a()", "# hazard", "b()"], "a()\nb()\n", (1, 2)),
    ],
)
def test_marks_are_taken_out_and_counted_in_what_is_left(
    tmp_path: Path, info: str, lines: list[str], text: str, expected: tuple[int, ...]
) -> None:
    trial = one(tmp_path, block(f"{info} bad", *lines))
    assert (trial.text, trial.expected) == (text, expected)


def test_a_whole_block_counts_as_touched(tmp_path: Path) -> None:
    file = one(tmp_path, block("python good", "a()")).changed_file()
    assert file.diff.touched.whole
    assert file.diff.status is Status.ADDED


def test_before_and_after_are_a_change(tmp_path: Path) -> None:
    trial = one(
        tmp_path,
        block("python before", "a(b=1)", "c()", "d()")
        + block("python after", "a()  # hazard", "c()"),
    )
    file = trial.changed_file()
    assert (trial.before, trial.text, trial.expected) == ("a(b=1)\nc()\nd()\n", "a()\nc()\n", (1,))
    assert file.diff.status is Status.MODIFIED
    assert file.diff.touched.added == {1}
    assert file.diff.touched.gaps == {2}


def test_fixed_belongs_to_the_block_above(tmp_path: Path) -> None:
    trial = one(
        tmp_path, block("python bad", "a()  # hazard") + block("python fixed", "a(timeout=10)")
    )
    assert trial.fixed == "a(timeout=10)\n"


def test_a_path_is_the_blocks_or_the_pages_or_the_usual_one(tmp_path: Path) -> None:
    body = "## Title\n" + block("ts good path=src/a.ts", "a") + block("ts good", "b")
    [example] = read(tmp_path, body)
    assert [trial.path for trial in example.trials] == ["src/a.ts", "src/service.ts"]
    [example] = read(tmp_path, "<!-- path=server/b.ts -->\n" + body)
    assert [trial.path for trial in example.trials] == ["src/a.ts", "server/b.ts"]


@pytest.mark.parametrize("name", ["python", "js", "ts", "tsx"])
def test_the_usual_path_is_production_code(tmp_path: Path, name: str) -> None:
    trial = one(tmp_path, block(f"{name} good", "a"))
    assert role_of(trial.changed_file()) is Role.PRODUCTION
    assert LANGUAGES.of(trial.path, b"") == trial.language


def test_the_usual_path_of_a_dockerfile_is_one(tmp_path: Path) -> None:
    trial = one(tmp_path, block("dockerfile good", "FROM a"))
    assert LANGUAGES.of(trial.path, b"") == trial.language


def test_a_package_decides_the_side(tmp_path: Path) -> None:
    page = block("json package", '{"dependencies": {"express": "5"}}') + block("js good", "a()")
    assert side_of(one(tmp_path, page).changed_file()) is RuntimeSide.SERVER
    assert side_of(one(tmp_path, block("js good", "a()")).changed_file()) is RuntimeSide.UNKNOWN


@pytest.mark.parametrize(
    ("page", "line", "said"),
    [
        ("## A\n```python bad\na()\n```\n", 2, "without a mark"),
        ("## A\n```python good\na()  # hazard\n```\n", 2, "with a `hazard` mark"),
        ("## A\n```python fixed\na()\n```\n", 2, "Nothing to fix"),
        ("## A\n```python good\na()\n```\n```python fixed\na()\n```\n", 5, "Nothing to fix"),
        ("## A\n```python after\na()\n```\n", 2, "without `before`"),
        ("## A\n```python before\na()\n```\n", 2, "without `after`"),
        ("## A\n```python baad\na()\n```\n", 2, "Did you mean `bad`?"),
        ("## A\n```pyton good\na()\n```\n", 2, "Did you mean `python`?"),
        ("## A\n```python good side=server\na()\n```\n", 2, "No option"),
        ("## A\n```python good path=\na()\n```\n", 2, "No option"),
        ("## A\n```python good\na()\n", 2, "never closed"),
        ("```python good\na()\n```\n", 1, "No heading"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, page: str, line: int, said: str) -> None:
    with pytest.raises(RuleError) as caught:
        read(tmp_path, page)
    assert caught.value.line == line
    assert said in str(caught.value)
