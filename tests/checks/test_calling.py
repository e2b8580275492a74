"""`#calls?` below a node, in the function around it, in the file; comments; numbers; severity."""

from pathlib import Path

import pytest

from checks.errors import RuleError
from checks.model import Severity
from tests.checks.engine_kit import catalog_of, check, whole
from tests.checks.languages.kit import findings

PYTHON = '((call function: (identifier) @_f) @hazard (#eq? @_f "HERE") {})'
JAVASCRIPT = '((call_expression function: (identifier) @_f) @hazard (#eq? @_f "HERE") {})'
JAVA = '((method_invocation name: (identifier) @_f) @hazard (#eq? @_f "HERE") {})'
GO = JAVASCRIPT
RUBY = '((call method: (constant) @_f) @hazard (#eq? @_f "HERE") {})'
PHP = '((function_call_expression function: (name) @_f) @hazard (#eq? @_f "HERE") {})'
KOTLIN = '((call_expression . (simple_identifier) @_f) @hazard (#eq? @_f "HERE") {})'
CSHARP = '((invocation_expression function: (identifier) @_f) @hazard (#eq? @_f "HERE") {})'
RUST = JAVASCRIPT

IMPORT = 'import {f} from "m"; '
PACKAGE = 'package a\nimport "m"\n'
USE = "<?php\nuse A\\B;\n"

# language, query, predicate, code: yes (True), no (False), not known (None)
CALLS = {
    "below": ("python", PYTHON, "calls?", "m.f", "import m\nHERE(m.f(1))", True),
    "behind an alias": ("python", PYTHON, "calls?", "m.f", "from m import f as g\nHERE(g())", True),
    "in a function below": (
        "python",
        PYTHON,
        "calls?",
        "m.f",
        "import m\nHERE(lambda: m.f())",
        True,
    ),
    "constructed": ("python", PYTHON, "calls?", "m.F()", "import m\nHERE(m.F())", True),
    "not called": ("python", PYTHON, "calls?", "m.f", "import m\nHERE(m.f)", False),
    "beside": ("python", PYTHON, "calls?", "m.f", "import m\nm.f(); HERE()", False),
    "of something unknown": ("python", PYTHON, "calls?", "m.f", "import m\nHERE(x.f())", None),
    "another": ("python", PYTHON, "calls?", "m.{f,g}", "import m\nHERE(m.h()) # f g", False),
    "in its function": (
        "python",
        PYTHON,
        "function-calls?",
        "m.f",
        "import m\ndef a():\n  HERE()\n  m.f()",
        True,
    ),
    "in another function": (
        "python",
        PYTHON,
        "function-calls?",
        "m.f",
        "import m\ndef a():\n  HERE()\ndef b():\n  m.f()",
        False,
    ),
    "in the module": ("python", PYTHON, "function-calls?", "m.f", "import m\nHERE()\nm.f()", True),
    "anywhere": (
        "python",
        PYTHON,
        "file-calls?",
        "m.f",
        "import m\ndef a():\n  HERE()\ndef b():\n  m.f()",
        True,
    ),
    "nowhere": ("python", PYTHON, "file-calls?", "m.f", "def a():\n  HERE()", False),
    "JavaScript": (
        "javascript",
        JAVASCRIPT,
        "file-calls?",
        "m.f",
        'import {f} from "m"; HERE(); f()',
        True,
    ),
    "around a callback": (
        "javascript",
        JAVASCRIPT,
        "function-calls?",
        "m.f",
        IMPORT + "function a() { x.then(() => HERE()); f() }",
        True,
    ),
    "Java": (
        "java",
        JAVA,
        "function-calls?",
        "a.B().f",
        "import a.B; class C { void d(B b) { HERE(); b.f(); } }",
        True,
    ),
    "Go": (
        "go",
        GO,
        "function-calls?",
        "m.F",
        'package a\nimport "m"\nfunc b() {\n HERE()\n m.F()\n}',
        True,
    ),
    "Ruby": ("ruby", RUBY, "function-calls?", "A.B.c", "def d\n HERE()\n A::B.c(1)\nend", True),
    "PHP": (
        "php",
        PHP,
        "function-calls?",
        "A.B.c",
        USE + "function d() { HERE(); B::c(); }",
        True,
    ),
    "Kotlin": (
        "kotlin",
        KOTLIN,
        "function-calls?",
        "a.b",
        "import a.b\nfun d() { HERE(); b() }",
        True,
    ),
    "C#": (
        "csharp",
        CSHARP,
        "function-calls?",
        "A.B.C",
        "using A; class D { void E() { HERE(); B.C(); } }",
        True,
    ),
    "Rust": ("rust", RUST, "function-calls?", "a.b", "fn d() { HERE(); a::b(); }", True),
}
SUFFIX = {
    "python": "py",
    "javascript": "js",
    "ruby": "rb",
    "kotlin": "kt",
    "csharp": "cs",
    "rust": "rs",
}


@pytest.mark.parametrize(
    ("language", "query", "word", "names", "code", "answer"), CALLS.values(), ids=CALLS
)
def test_what_is_called(  # noqa: PLR0913, PLR0917  # one table, read across
    tmp_path: Path,
    language: str,
    query: str,
    word: str,
    names: str,
    code: str,
    answer: bool | None,
) -> None:
    path = f"app/a.{SUFFIX.get(language, language)}"
    plain = query.format(f'(#{word} @hazard "{names}")')
    turned = query.format(f'(#not-{word} @hazard "{names}")')
    assert bool(findings(tmp_path / "a", language, plain, code + "\n", path)) is (answer is True)
    assert bool(findings(tmp_path / "b", language, turned, code + "\n", path)) is (answer is False)


EXCEPT = "((except_clause) @hazard (#not-commented? @hazard))"
TRY = "try:\n  a()\nexcept A:\n  pass{}\n"
COMMENTS = {
    "none": (TRY.format(""), True),
    "on its last line": (TRY.format("  # meant"), False),
    "in it": (TRY.format("\n  # meant\n  b()"), False),
    "at its end": (TRY.format("\n  # meant"), False),
    "on its first line": (TRY.format("").replace("A:", "A:  # meant"), False),
    "behind it": (TRY.format("\n# not about it"), True),
    "a text that looks like one": (TRY.format("; '# no'"), True),
}


@pytest.mark.parametrize(("code", "found"), COMMENTS.values(), ids=COMMENTS)
def test_a_comment_says_that_it_is_meant(tmp_path: Path, code: str, found: bool) -> None:
    assert bool(findings(tmp_path, "python", EXCEPT, code, "app/a.py")) is found


def test_a_comment_behind_a_brace(tmp_path: Path) -> None:
    query = "((catch_clause) @hazard (#not-commented? @hazard))"
    code = "try { a() } catch { } // meant\ntry { a() } catch { }\n"
    assert findings(tmp_path, "javascript", query, code, "app/a.js") == [2]


# code, less than 1000, more than 1000
NUMBERS = {
    "a number": ("python", "f(999)", True, False),
    "more": ("python", "f(1001)", False, True),
    "the same": ("python", "f(1000)", False, False),
    "underscores": ("python", "f(10_000)", False, True),
    "an exponent": ("python", "f(1e4)", False, True),
    "a base": ("python", "f(0xFFFF)", False, True),
    "a product": ("python", "f(10 * 200)", False, True),
    "a sum in brackets": ("python", "f(2 * (500 + 1))", False, True),
    "less than nothing": ("python", "f(-1)", True, False),
    "a variable": ("python", "N = 5 * 1000\nf(N)", False, True),
    "one of two": ("python", "n = 1\nif x:\n  n = 2000\nf(n)", False, False),
    "unknown": ("python", "f(n)", False, False),
    "a text": ("python", 'f("1")', False, False),
    "divided by nothing": ("python", "f(1 / 0)", False, False),
    "a suffix": ("java", "class A { void b() { f(10_000L); } }", False, True),
    "a duration": ("go", 'package a\nimport "time"\nfunc b() { f(30 * time.Second) }', True, False),
    "hours": ("go", 'package a\nimport "time"\nfunc b() { f(time.Hour) }', False, True),
    "a type behind it": ("rust", "fn b() { f(5000_u64); }", False, True),
}
FIRST = {
    "python": "((call function: (_) @_f arguments: (argument_list . (_) @n)) @hazard",
    "java": "((method_invocation name: (_) @_f arguments: (argument_list . (_) @n)) @hazard",
    "go": "((call_expression function: (_) @_f arguments: (argument_list . (_) @n)) @hazard",
    "rust": "((call_expression function: (_) @_f arguments: (arguments . (_) @n)) @hazard",
}


@pytest.mark.parametrize(("language", "code", "less", "more"), NUMBERS.values(), ids=NUMBERS)
def test_numbers(tmp_path: Path, language: str, code: str, less: bool, more: bool) -> None:
    path = f"app/a.{SUFFIX.get(language, language)}"
    for word, expected in (("less", less), ("more", more)):
        query = f'{FIRST[language]} (#eq? @_f "f") (#{word}? @n "1000"))'
        assert bool(findings(tmp_path / word, language, query, code + "\n", path)) is expected


def test_a_number_in_quotes_in_yaml(tmp_path: Path) -> None:
    query = '((block_mapping_pair) @hazard (#at? @hazard "a.*") (#less? @hazard "2"))'
    text = "a:\n  b: 1\n  c: '1'\n  d: 2\n  e: x\n"
    assert findings(tmp_path, "yaml", query, text, "deploy/a.yaml") == [2, 3]


def test_a_pattern_has_a_severity_of_its_own(tmp_path: Path) -> None:
    query = """((call function: (identifier) @_f) @hazard (#eq? @_f "f") (#severity! "blocker"))
    ((call function: (identifier) @_f) @hazard (#eq? @_f "g"))"""
    report = check(whole("f()\ng()\n"), catalog_of(tmp_path, query))
    assert [one.severity for one in report.findings] == [Severity.BLOCKER, Severity.WARNING]


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ('((call) @hazard (#severity! "bad"))', "Unknown severity"),
        ('((call) @hazard (#severity! "notice") (#severity! "warning"))', "Only a hazard"),
        ('((call) @hazard) ((call) @safe (#severity! "notice"))', "Only a hazard"),
        ('((call) @hazard (#less? @hazard "ten"))', "is no number"),
    ],
)
def test_the_loader_refuses(tmp_path: Path, query: str, message: str) -> None:
    with pytest.raises(RuleError, match=message):
        catalog_of(tmp_path, query)


# A handler of errors that says why it does nothing, and one that does not, in each language.
SILENT = {
    "ruby": ("rescue", "a.rb", "begin\n a()\nrescue E\n  {}\nend\n", "# meant"),
    "java": (
        "catch_clause",
        "A.java",
        "class A {{ void b() {{ try {{ a(); }} catch (E e) {{\n{}\n}} }} }}\n",
        "// meant",
    ),
    "kotlin": (
        "catch_block",
        "a.kt",
        "fun b() {{ try {{ a() }} catch (e: E) {{\n{}\n}} }}\n",
        "// meant",
    ),
    "php": (
        "catch_clause",
        "a.php",
        "<?php try {{ a(); }} catch (E $e) {{\n{}\n}}\n",
        "/* meant */",
    ),
    "csharp": (
        "catch_clause",
        "A.cs",
        "class A {{ void B() {{ try {{ a(); }} catch (E e) {{\n{}\n}} }} }}\n",
        "// meant",
    ),
    "go": (
        "if_statement",
        "a.go",
        "package a\nfunc b() {{\n if err != nil {{\n{}\n }}\n}}\n",
        "// meant",
    ),
    "rust": (
        "match_arm",
        "a.rs",
        "fn b() {{ match a() {{ Err(_) => {{\n{}\n}} }} }}\n",
        "// meant",
    ),
}


@pytest.mark.parametrize(("language", "case"), SILENT.items(), ids=SILENT)
def test_a_comment_in_each_language(
    tmp_path: Path, language: str, case: tuple[str, str, str, str]
) -> None:
    kind, path, around, comment = case
    query = f"(({kind}) @hazard (#not-commented? @hazard))"
    assert findings(tmp_path / "a", language, query, around.format(""), path)
    assert not findings(tmp_path / "b", language, query, around.format(comment), path)
