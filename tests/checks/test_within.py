"""`#within?`: by which name the functions around a node are called, in several languages."""

from pathlib import Path

import pytest

from tests.checks.languages.kit import findings

JS = "(call_expression) @hazard"
CALLS = {
    "py": ("def down():\n    with a:\n        f()\n", "(call) @hazard", True),
    "py, another": ("def up():\n    f()\ndef down():\n    pass\n", "(call) @hazard", False),
    "py, method": ("class A:\n    def down(self):\n        f()\n", "(call) @hazard", True),
    "py, none": ("f()\n", "(call) @hazard", False),
    "js": ("async function down() { f(); }", JS, True),
    "js, a member": ("exports.down = async () => f();", JS, True),
    "js, a constant": ("const down = function () { f(); };", JS, True),
    "js, an entry": ("module.exports = { down: () => f() };", JS, True),
    "js, a short entry": ("module.exports = { async down() { f(); } };", JS, True),
    "js, a callback in it": ("function down() { g.each(() => f()); }", JS, True),
    "rb": ("def down\n  f(1)\nend\n", "(call) @hazard", True),
    "rb, another": ("def up\n  f(1)\nend\n", "(call) @hazard", False),
    "php": ("<?php function down() { f(); }", "(function_call_expression) @hazard", True),
    "cs": ("class A { void down() { f(); } }", "(invocation_expression) @hazard", True),
}
LANGUAGES = {"py": "python", "js": "javascript", "rb": "ruby", "php": "php", "cs": "csharp"}


@pytest.mark.parametrize(("case", "asked"), CALLS.items(), ids=CALLS)
def test_a_name_around(tmp_path: Path, case: str, asked: tuple[str, str, bool]) -> None:
    text, pattern, inside = asked
    suffix = case.partition(",")[0]
    language = LANGUAGES[suffix]
    query = f'({pattern} (#within? @hazard "down"))'
    assert bool(findings(tmp_path, language, query, text, f"app/a.{suffix}")) is inside
