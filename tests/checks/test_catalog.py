"""Rules read strictly: every mistake says where it stands and what to do."""

from collections import Counter
from pathlib import Path

import pytest

from checks import catalog as catalogs
from checks.catalog import Catalog, load
from checks.errors import RuleError
from checks.model import Role, Safety, Severity
from checks.queries import Kind
from tests.checks.engine_kit import DANGER, catalog_of, check, lines, rule_toml, whole, write_rule


def mistake(folder: Path) -> RuleError:
    with pytest.raises(RuleError) as caught:
        load(folder).compile_all()
    assert caught.value.remedy
    return caught.value


def test_our_own_rules_load_and_compile_in_every_dialect() -> None:
    catalog = load()
    catalog.compile_all()
    assert catalog.rule("http-call-no-timeout") in catalog.rules
    assert catalog.rule("no-such-rule") is None


def test_a_rule_is_what_its_folder_says(tmp_path: Path) -> None:
    more = """
peers    = ["ruff:S1"]
[fix]
title  = "Be safe"
safety = "safe"
"""
    (rule,) = load(write_rule(tmp_path, toml=rule_toml(more=more))).rules
    assert (rule.id, rule.title, rule.family, rule.why) == ("danger", "Danger", "test", "Because.")
    assert (rule.answers, rule.peers) == (("F01",), ("ruff:S1",))
    assert rule.roles == {Role.PRODUCTION, Role.CONFIG}
    assert (rule.voice.fix_title, rule.voice.fix_safety) == ("Be safe", Safety.SAFE)
    kinds = [one.kind for one in rule.patterns["python"]]
    assert kinds == [Kind.HAZARD, Kind.SAFE]


def test_a_language_may_speak_otherwise(tmp_path: Path) -> None:
    more = """
[language.javascript]
severity = "blocker"
message  = "Here it is worse."
[language.tsx.fix]
title = "Otherwise"
[language.typescript]
on = false
"""
    query = "(call_expression) @hazard"
    write_rule(tmp_path, toml=rule_toml("Danger.", more), javascript=query)
    catalog = load(tmp_path)
    (rule,) = catalog.rules
    named = {one.name: one for one in catalog.languages.all}
    assert rule.voice.severity is Severity.WARNING
    assert rule.voice_in(named["python"]).message == "Danger."
    assert rule.voice_in(named["javascript"]).severity is Severity.BLOCKER
    assert rule.voice_in(named["tsx"]).message == "Here it is worse."
    assert rule.voice_in(named["tsx"]).fix_title == "Otherwise"
    assert rule.patterns_in(named["typescript"]) == ()
    assert rule.patterns_in(named["tsx"]) == ()  # it reads typescript as well
    assert len(rule.patterns_in(named["javascript"])) == 1


def test_dialects_share_a_file_and_may_add_one(tmp_path: Path) -> None:
    shared = '((call_expression function: (identifier) @n) @hazard (#eq? @n "danger"))'
    added = '((type_annotation (predefined_type) @n) @hazard (#eq? @n "any"))'
    write_rule(tmp_path, toml=rule_toml("Danger."), javascript=shared, typescript=added)
    catalog = load(tmp_path)
    text = "danger(1)\n"
    for path in ("src/a.js", "src/a.jsx", "src/a.mjs", "src/a.ts", "src/a.tsx"):
        assert lines(check(whole(text, path), catalog).findings) == [1], path
    typed = "let a: any = 1\n"
    for path in ("src/a.ts", "src/a.tsx"):
        assert lines(check(whole(typed, path), catalog).findings) == [1], path


def test_jsx_serves_javascript_and_tsx(tmp_path: Path) -> None:
    query = '((jsx_attribute (property_identifier) @n) @hazard (#eq? @n "danger"))'
    catalog = load(write_rule(tmp_path, toml=rule_toml("Danger."), jsx=query))
    for path in ("src/a.js", "src/a.jsx", "src/a.tsx"):
        found = check(whole("const a = <b danger='1'/>\n", path), catalog).findings
        assert lines(found) == [1], path


@pytest.mark.parametrize(
    ("toml", "line", "says", "remedy"),
    [
        (rule_toml(more="serverity = 1"), 8, "Unknown key `serverity`", "`severity`"),
        (rule_toml().replace('why      = "Because."', ""), 1, "`why` is missing", "Add"),
        (rule_toml().replace('"warning"', '"bad"'), 5, "Unknown severity `bad`", "blocker"),
        (rule_toml().replace('["F01"]', '"F01"'), 4, "`answers` must be a list", "Change"),
        (rule_toml().replace('["F01"]', "[1]"), 4, "`answers` must be a list of texts", "Change"),
        (rule_toml(more='roles = ["prod"]'), 8, "Unknown role `prod`", "production"),
        (rule_toml(more='[fix]\nsafety = "safe"'), 8, "`title` is missing", "Add"),
        (rule_toml(more="[language.cobol]"), 8, "Unknown key `cobol`", "python"),
        (rule_toml(more="[language.python]\ntitle = 'x'"), 9, "Unknown key `title`", "Known"),
        (rule_toml("{name} is dangerous."), 6, "outside of a code span", "backticks"),
        (rule_toml("`{nam}` is dangerous."), 2, "which this pattern does not capture", "@nam"),
        ("title = ", 1, "Invalid value", "TOML"),
    ],
)
def test_mistakes_in_rule_toml(
    tmp_path: Path, toml: str, line: int, says: str, remedy: str
) -> None:
    error = mistake(write_rule(tmp_path, toml=toml))
    assert says in error.message
    assert remedy in error.remedy
    assert error.line == line


@pytest.mark.parametrize(
    ("query", "line", "says", "remedy"),
    [
        ("(call) @hazard\n(call @hazard", 2, "`(` is never closed", "brackets"),
        ("(call) @hazard)", 1, "`)` closes nothing", "brackets"),
        ("(call)\n", 1, "exactly one of", "Name"),
        ("(call function: (_) @hazard) @safe", 1, "exactly one of", "Name"),
        ("(call) @hazard @safe.bindin", 1, "Unknown capture `@safe.bindin`", "safe.binding"),
        ('(call) @hazard (#eq? @hazard "a")', 1, "outside of a pattern", "one pair of"),
        ('([(call) @hazard\n((call) (#eq? @hazard "a"))])', 2, "within `[…]`", "two patterns"),
        ('((call) @hazard\n (#eqq? @hazard "a"))', 2, "Unknown word `#eqq?`", "`eq?`"),
        ('((call) @hazard (#eq? @other "a"))', 1, "no `@other`", "hazard"),
        ('((call) @hazard (#eq? "a" @hazard))', 1, "`#eq?` takes capture, text", "exactly"),
        ('((call) @hazard (#eq? @hazard "a" "b"))', 1, "`#eq?` takes", "exactly"),
        ("((call) @hazard (#eq? @hazard a))", 1, "neither capture nor text", "@name"),
        ("((call) @hazard (#any-of? @hazard))", 1, "`#any-of?` takes", "one of these"),
        ('((call) @hazard (#inside? @hazard "lop"))', 1, "Unknown places `lop`", "`loop`"),
        ('((call) @hazard (#on-side? @hazard "back"))', 1, "Unknown side `back`", "server"),
        ('((call) @hazard (#match? @hazard "(?=a)"))', 1, "no RE2 pattern", "look-around"),
        ('((call) @hazard (#arguments-count? @hazard "x"))', 1, "`x` is no count", "`2+`"),
        ('((call) @hazard (#any-of? @hazard "{a,b"))', 1, "", ""),
        ("(cal) @hazard", 1, "Invalid node type", "grammar"),
        ("\n(call\n\n  functio: (_)) @hazard", 4, "Invalid field name", "grammar"),
        ("(call function: (block)) @hazard", 1, "Impossible pattern", "grammar"),
    ],
)
def test_mistakes_in_queries(tmp_path: Path, query: str, line: int, says: str, remedy: str) -> None:
    write_rule(tmp_path, toml=rule_toml("Danger."), python=query)
    if not says:  # braces that are none of ours are taken as they stand
        load(tmp_path).compile_all()
        return
    error = mistake(tmp_path)
    assert says in str(error)
    assert remedy in error.remedy
    assert (error.file.name, error.line) == ("python.scm", line)


def test_a_pattern_that_one_dialect_does_not_know_is_named(tmp_path: Path) -> None:
    query = "(call_expression) @hazard\n(jsx_element) @hazard\n"
    error = mistake(write_rule(tmp_path, toml=rule_toml("Danger."), javascript=query))
    assert (error.file.name, error.line) == ("javascript.scm", 2)
    assert "typescript" in error.message


def test_a_query_that_no_language_reads_is_a_mistake(tmp_path: Path) -> None:
    error = mistake(write_rule(tmp_path, pyhton=DANGER))
    assert "No language reads it" in error.message
    assert "`python`" in error.remedy


def test_a_rule_without_a_hazard_is_a_mistake(tmp_path: Path) -> None:
    error = mistake(write_rule(tmp_path, python="(call) @safe"))
    assert "No query finds a hazard" in error.message


def test_a_folder_without_rule_toml_or_with_a_bad_name_is_a_mistake(tmp_path: Path) -> None:
    (tmp_path / "a" / "empty").mkdir(parents=True)
    assert "cannot be read" in mistake(tmp_path / "a").message
    assert "is no id" in mistake(write_rule(tmp_path / "b", "Danger_Zone")).message


def test_the_same_rule_in_two_folders_is_a_mistake(tmp_path: Path) -> None:
    folders = [write_rule(tmp_path / name) for name in "ab"]
    with pytest.raises(RuleError, match="is also at"):
        load(*folders)


def test_a_folder_that_is_not_there_is_a_mistake(tmp_path: Path) -> None:
    assert "no such folder" in mistake(tmp_path / "none").message


def test_alternatives_are_expanded_in_lists_alone(tmp_path: Path) -> None:
    query = """
    ((call function: (_) @a) @hazard
      (#any-of? @a "{x,y}.z" "w")
      (#eq? @a "{x,y}")
      (#match? @a "a{1,2}"))
    """
    (rule,) = catalog_of(tmp_path, query).rules
    listed, exact, pattern = (one.texts for one in rule.patterns["python"][0].predicates)
    assert listed == ("x.z", "y.z", "w")
    assert (exact, pattern) == (("{x,y}",), ("a{1,2}",))


def test_escapes_in_texts_are_read_as_tree_sitter_reads_them(tmp_path: Path) -> None:
    query = r"""((string) @hazard (#any-of? @hazard "\"a\\b\"" "; (#no" "c\td"))"""
    (rule,) = catalog_of(tmp_path, query).rules
    assert rule.patterns["python"][0].predicates[0].texts == ('"a\\b"', "; (#no", "c\td")


def test_restricted_keeps_the_rules_that_could_find_something(tmp_path: Path) -> None:
    for name in ("danger", "peril"):
        write_rule(tmp_path, name, python=DANGER.replace("danger", name))
    write_rule(tmp_path, "any-call", rule_toml("x"), python="(call) @hazard")
    write_rule(tmp_path, "elsewhere", rule_toml("x"), dockerfile="(run_instruction) @hazard")
    catalog = load(tmp_path)
    some = catalog.restricted([whole("peril(1)\n"), whole("danger\n", "a.txt")])
    assert [rule.id for rule in some.rules] == ["any-call", "peril"]
    assert some.ids == catalog.ids
    assert [one.rule for one in check(whole("peril(1)\n"), some).findings] == ["any-call", "peril"]


def test_a_catalog_compiles_a_language_once_and_only_when_asked() -> None:
    catalog = load()
    python = catalog.languages.named("py")
    assert python is not None
    assert catalog.compiled(python) is catalog.compiled(python)
    empty = Catalog([], catalog.languages)
    assert empty.compiled(python) is None


def test_every_rule_folder_has_a_page_for_each_query() -> None:
    for rule in load(catalogs.FOLDER).rules:
        pages = {page.stem for page in rule.folder.glob("*.md")}
        assert set(rule.patterns) <= pages | {"jsx", "typescript", "tsx"}, rule.id


def test_a_family_is_several_rules_so_that_a_policy_can_speak_of_it() -> None:
    families = Counter(rule.family for rule in load().rules)
    assert {family: count for family, count in families.items() if count < 3} == {}
