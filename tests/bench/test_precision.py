"""The measure of precision: what is drawn, what counts as right, and what it comes to."""

from pathlib import Path

import pytest

from bench.precision import verdicts
from bench.precision.collect import Wanted, of_repository
from bench.precision.findings import Found, Kind, Place, once, read, sample
from bench.precision.history import Repository, git
from bench.precision.totals import as_toml, totals
from bench.precision.verdicts import Verdict, Word

READER = "repository,commit,path,line,rule,variant,verdict,reason\n"


def found(repository: str, number: int, rule: str = "a-rule", commit: str = "c1") -> Found:
    place = Place(repository, commit, "a.py", number, rule)
    return Found(place, number, "python", "warning", True, "It breaks.", f"id{number}")


def verdict(first: str, second: str) -> Verdict:
    return Verdict("python", Word(first, "seen"), Word(second, "seen"))


def test_a_finding_that_several_commits_touch_counts_once() -> None:
    newest, older = found("o/r", 1, commit="c2"), found("o/r", 1, commit="c1")
    assert once([newest, older, found("o/other", 1)]) == [newest, found("o/other", 1)]


def test_the_sample_is_spread_over_the_repositories() -> None:
    many = [found("o/many", number) for number in range(50)]
    few = [found("o/few", number) for number in range(3)]
    drawn = sample([*many, *few], each=6)
    assert [one.place.repository for one in drawn].count("o/few") == 3
    assert len(drawn) == 6
    assert sample([*few, *reversed(many)], each=6) == drawn


def test_right_is_what_both_readers_call_right() -> None:
    right, wrong = verdicts.RIGHT, verdicts.WRONG
    assert verdict(right, right).is_right
    assert not any(verdict(*two).is_right for two in [(right, wrong), (wrong, right), (wrong,) * 2])


def test_totals_count_what_the_rules_still_say() -> None:
    table = {
        found("o/r", 1).place: verdict("right", "right"),
        found("o/r", 2).place: verdict("right", "wrong"),
        found("o/r", 9).place: verdict("wrong", "wrong"),  # no longer found
    }
    (total,) = totals([found("o/r", number) for number in (1, 2, 3)], table)
    assert (total.fired, total.judged, total.right) == (3, 2, 1)
    assert "[a-rule]\npython = { judged = 2, right = 1 }\n" in as_toml([total])


def test_two_tables_are_joined_and_come_back_as_they_were(tmp_path: Path) -> None:
    row = "o/r,c1,a.py,3,a-rule,python"
    (tmp_path / "1.csv").write_text(f'{READER}{row},right,"no timeout, indeed"\n')
    (tmp_path / "2.csv").write_text(f"{READER}{row},wrong,a test\n")
    joined = verdicts.joined(tmp_path / "1.csv", tmp_path / "2.csv")
    verdicts.write(joined, tmp_path / "all.csv")
    assert verdicts.read(tmp_path / "all.csv") == joined
    assert joined[found("o/r", 3).place].first == Word("right", "no timeout, indeed")


@pytest.mark.parametrize("word", ["right,", "perhaps,it depends", ",", "right,  "])
def test_a_word_without_verdict_or_reason_is_refused(tmp_path: Path, word: str) -> None:
    for name in ("1.csv", "2.csv"):
        (tmp_path / name).write_text(f"{READER}o/r,c1,a.py,3,a-rule,python,{word}\n")
    with pytest.raises(ValueError, match="verdict"):
        verdicts.joined(tmp_path / "1.csv", tmp_path / "2.csv")


def test_one_reader_alone_is_not_enough(tmp_path: Path) -> None:
    (tmp_path / "1.csv").write_text(f"{READER}o/r,c1,a.py,3,a-rule,python,right,seen\n")
    (tmp_path / "2.csv").write_text(READER)
    with pytest.raises(ValueError, match="one reader only"):
        verdicts.joined(tmp_path / "1.csv", tmp_path / "2.csv")


def test_the_committed_table_is_whole() -> None:
    for place, said in verdicts.read().items():
        assert place.line > 0, place
        assert said.variant, place


def committed(clone: Path, path: str, text: str) -> str:
    (clone / path).write_text(text)
    git(clone, "add", path)
    git(clone, "-c", "user.name=a", "-c", "user.email=a@b", "commit", "-qm", path)
    return git(clone, "rev-parse", "HEAD").decode().strip()


@pytest.mark.parametrize("commits", [0, 1, 5])
def test_a_whole_tree_tells_what_the_commits_do_not(tmp_path: Path, commits: int) -> None:
    clone = tmp_path / "o" / "r"
    clone.mkdir(parents=True)
    git(clone, "init", "-q")
    committed(clone, "README.md", "It calls.\n")
    old = committed(clone, "old.py", "import requests\n\nrequests.get(url)\n")
    pin = committed(clone, "new.py", "import requests\n\nrequests.put(url)\n")
    found = of_repository(tmp_path, Repository("o/r", pin, "application"), Wanted(commits, True))
    by_path = {one.place.path: (one.kind, one.place.commit) for one in found}
    assert by_path == {
        "old.py": (Kind.COMMIT, old) if commits > 1 else (Kind.TREE, pin),
        "new.py": (Kind.COMMIT if commits else Kind.TREE, pin),
    }


def test_a_finding_told_before_there_were_trees_is_one_of_a_commit(tmp_path: Path) -> None:
    (tmp_path / "f.jsonl").write_text(found("o/r", 1).as_line().replace(', "kind": "commit"', ""))
    assert read(tmp_path / "f.jsonl") == [found("o/r", 1)]
