"""What a scan prints, on reports made by hand: odd paths, foreign text, every kind of finding."""

import json
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from bot.cli.formats import RuleText, Shown, names, render
from checks.model import (
    FileReport,
    Finding,
    FindingId,
    Fix,
    IgnoredInCode,
    Report,
    Role,
    RuleId,
    Safety,
    Severity,
    Side,
    Skipped,
    SkipReason,
    Stats,
)

SCHEMA = json.loads((Path(__file__).parent / "sarif-2.1.0-rtm.4.schema.json").read_text("utf-8"))
HTTP, ROOT = RuleId("http-call-no-timeout"), RuleId("root-user")
RULES = {
    HTTP: RuleText(HTTP, "HTTP call, no timeout", "It hangs.", "network", Severity.WARNING, "# H"),
    ROOT: RuleText(ROOT, "Runs as root", "It may.", "container", Severity.BLOCKER, "# R"),
}
FIX = Fix(2, 3, "post(\n    url, timeout=10)", "Give up after 10 seconds", Safety.REVIEW)
CALL = Finding(
    FindingId("id-1"), HTTP, Severity.WARNING, "app/pay.py", 2, 3, Side.RIGHT,
    "`post` can wait forever: 100 %, \u2026", fix=FIX,
)  # fmt: skip
USER = Finding(
    FindingId("id-2"), ROOT, Severity.BLOCKER, "Dockerfile", 1, 1, Side.RIGHT, "No `USER`."
)
SOURCES = {"app/pay.py": ["import x", "post(", "    url)", "", "end"], "Dockerfile": ["FROM a"]}


def report(*findings: Finding, skipped: tuple[Skipped, ...] = (), **more: Any) -> Report:
    files = [
        FileReport(f.path, Role.PRODUCTION, "python", (f,), touched_lines=2, parsed=True, **more)
        for f in findings
    ]
    files += [FileReport(s.path, Role.CONFIG, None, skipped=s) for s in skipped]
    return Report(tuple(files), Stats(len(files), 4, 12, 41))


def shown(found: Report, sources: Mapping[str, list[str]] = SOURCES, **more: Any) -> Shown:
    plain = Shown(
        report=found, rules=RULES, source=lambda path: sources.get(path, []),
        here=lambda path: path, has_base=True, colour=False, version=lambda: "1.2.3",
    )  # fmt: skip
    return replace(plain, **more)


GAP = Skipped("big.py", SkipReason.TOO_LARGE, "600 KB")
DIST = Skipped("dist/x.js", SkipReason.GENERATED)
IGNORED = IgnoredInCode(CALL, "we [know](x)", 1, added_here=False)


def test_the_formats_are_those_of_the_design() -> None:
    assert names() == ["github", "json", "rdjsonl", "sarif", "text"]


@pytest.mark.parametrize("name", ["github", "json", "rdjsonl", "sarif", "text"])
def test_nothing_found_is_said_in_every_format(name: str) -> None:
    text = render(name, shown(report()))
    assert text == "" or text.endswith("\n")


# JSON


def test_the_json_object() -> None:
    old = replace(USER, introduced=False, side=Side.LEFT)
    found = json.loads(render("json", shown(report(CALL, old, skipped=(GAP, DIST)))))
    assert found["version"] == 1
    assert found["verdict"] == "partial"
    assert found["findings"] == [
        {
            "id": "id-2", "rule": "root-user", "severity": "blocker", "path": "Dockerfile",
            "line": 1, "end_line": 1, "side": "LEFT", "message": "No `USER`.",
            "introduced": False, "fix": None,
        },
        {
            "id": "id-1", "rule": "http-call-no-timeout", "severity": "warning",
            "path": "app/pay.py", "line": 2, "end_line": 3, "side": "RIGHT",
            "message": "`post` can wait forever: 100 %, \u2026", "introduced": True,
            "fix": {
                "start_line": 2, "end_line": 3, "text": "post(\n    url, timeout=10)",
                "safety": "review",
            },
        },
    ]  # fmt: skip
    assert found["skipped"] == [
        {"path": "big.py", "reason": "too large"},
        {"path": "dist/x.js", "reason": "generated"},
    ]
    assert found["files"][0] == {"path": "Dockerfile", "role": "production", "language": "python"}
    assert found["stats"] == {"files": 4, "touched_lines": 4, "rules": 12, "ms": 41}


def test_what_is_ignored_in_the_code_is_no_finding() -> None:
    found = json.loads(render("json", shown(report(USER, ignored=(IGNORED,)))))
    assert [one["id"] for one in found["findings"]] == ["id-2"]


def test_a_path_that_is_not_utf8_is_still_json() -> None:
    odd = replace(CALL, path="caf\udce9.py")
    assert json.loads(render("json", shown(report(odd))))["findings"][0]["path"] == odd.path
    assert render("json", shown(report(odd))).isascii()


# SARIF


def sarif(found: Report, **more: Any) -> dict[str, Any]:
    log: dict[str, Any] = json.loads(render("sarif", shown(found, **more)))
    jsonschema.Draft4Validator(SCHEMA).validate(log)
    return log


def test_the_schema_refuses_what_is_wrong() -> None:
    log = sarif(report(CALL))
    log["runs"][0]["results"][0]["level"] = "blocker"
    assert not jsonschema.Draft4Validator(SCHEMA).is_valid(log)


def test_sarif_holds_to_its_schema_whatever_is_found() -> None:
    odd = replace(CALL, path="a b/caf\u00e9 #%?.py", message="{0} [a](b) {x}")
    old = replace(USER, introduced=False)
    removed = replace(USER, side=Side.LEFT, rule=RuleId("unknown"))
    sarif(report(odd, old, removed, skipped=(GAP, DIST), ignored=(IGNORED,)))
    sarif(report(CALL), has_base=False)
    sarif(report())


def test_a_sarif_result() -> None:
    (result,) = sarif(report(CALL))["runs"][0]["results"]
    physical = result["locations"][0]["physicalLocation"]
    assert physical["artifactLocation"] == {"uri": "app/pay.py", "uriBaseId": "SRCROOT"}
    assert physical["region"] == {"startLine": 2, "endLine": 3}
    assert result["partialFingerprints"] == {"touchlineId/v1": "id-1"}
    assert result["baselineState"] == "new"
    replacement = result["fixes"][0]["artifactChanges"][0]["replacements"][0]
    assert replacement["deletedRegion"] == {"startLine": 2, "endLine": 3}
    assert replacement["insertedContent"] == {"text": FIX.text}


def test_sarif_rules_have_help_and_results_point_at_them() -> None:
    run = sarif(report(CALL, USER))["runs"][0]
    rules = run["tool"]["driver"]["rules"]
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
    assert rules[0]["help"] == {"text": "# H", "markdown": "# H"}
    assert [rule["defaultConfiguration"]["level"] for rule in rules] == ["warning", "error"]


def test_sarif_says_what_is_suppressed_and_what_was_not_read() -> None:
    run = sarif(report(USER, skipped=(GAP, DIST), ignored=(IGNORED,)))["runs"][0]
    suppressed = [one for one in run["results"] if "suppressions" in one]
    assert [one["suppressions"] for one in suppressed] == [
        [{"kind": "inSource", "justification": "we [know](x)"}]
    ]
    told = run["invocations"][0]["toolExecutionNotifications"]
    assert [(one["level"], one["message"]["text"]) for one in told] == [
        ("warning", "Not read: too large: 600 KB"),
        ("note", "Not read: generated"),
    ]


def test_sarif_paths_are_uris_and_messages_hold_no_links() -> None:
    odd = replace(CALL, path="a b/caf\u00e9#.py", message="see [a](1), {0}")
    (result,) = sarif(report(odd))["runs"][0]["results"]
    location = result["locations"][0]["physicalLocation"]["artifactLocation"]
    assert location["uri"] == "a%20b/caf%C3%A9%23.py"
    assert result["message"]["text"] == "see \\[a\\](1), {{0}}"


# Workflow commands


def test_github_commands() -> None:
    lines = render("github", shown(report(CALL, USER, skipped=(GAP, DIST)))).splitlines()
    assert lines == [
        "::error file=Dockerfile,title=Runs as root (root-user),line=1,endLine=1::No `USER`.",
        "::warning file=app/pay.py,title=HTTP call%2C no timeout (http-call-no-timeout),"
        "line=2,endLine=3::`post` can wait forever: 100 %25, \u2026",
        "::notice file=big.py,title=Not read::Not read: too large: 600 KB",
    ]


def test_github_commands_cannot_be_injected() -> None:
    evil = replace(CALL, path="a,line=9::x\n::error::y.py", message="x\r\n::stop-commands::t")
    (line,) = render("github", shown(report(evil))).splitlines()
    assert line.startswith("::warning file=a%2Cline=9%3A%3Ax%0A%3A%3Aerror%3A%3Ay.py,")
    assert line.endswith("::x%0D%0A::stop-commands::t")


def test_a_removed_line_has_no_number_on_the_new_side() -> None:
    removed = replace(CALL, side=Side.LEFT)
    assert "line=" not in render("github", shown(report(removed)))
    assert "range" not in json.loads(render("rdjsonl", shown(report(removed))))["location"]


# reviewdog


def test_reviewdog_lines() -> None:
    first, second = render("rdjsonl", shown(report(CALL, USER))).splitlines()
    assert json.loads(first)["severity"] == "ERROR"
    assert json.loads(second) == {
        "message": "`post` can wait forever: 100 %, \u2026",
        "location": {
            "path": "app/pay.py", "range": {"start": {"line": 2}, "end": {"line": 3}},
        },
        "severity": "WARNING",
        "source": {"name": "touchline"},
        "code": {"value": "http-call-no-timeout"},
        "suggestions": [
            {"range": {"start": {"line": 2}, "end": {"line": 3}}, "text": FIX.text},
        ],
    }  # fmt: skip


# Text


def test_text_shows_place_code_and_fix() -> None:
    assert render("text", shown(report(CALL))) == (
        "app/pay.py:2  warning  http-call-no-timeout\n"
        "  `post` can wait forever: 100 %, \u2026\n"
        "        1 | import x\n"
        "  >     2 | post(\n"
        "  >     3 |     url)\n"
        "        4 |\n"
        "  Fix (look before you take it): Give up after 10 seconds\n"
        "  +     2 | post(\n"
        "  +     3 |     url, timeout=10)\n"
        "\n"
        "1 finding (1 warning) in 1 file, 4 touched lines, 12 rules, 41 ms.\n"
    )


def test_text_without_fix_says_where_to_read_on() -> None:
    assert "How to fix: touchline rules explain root-user" in render("text", shown(report(USER)))


def test_text_says_what_was_not_read() -> None:
    *_, gap, blank, summary = render("text", shown(report(skipped=(GAP, DIST)))).splitlines()
    assert (gap, blank) == ("big.py  not read: too large (600 KB)", "")
    assert summary == (
        "Nothing found in 2 files, 4 touched lines, 12 rules, 41 ms. "
        "1 file not read: this is not the whole picture. Left out: 1 generated."
    )


def test_text_says_how_many_files_no_rule_reads() -> None:
    plain = report(CALL)
    other = FileReport("main.cob", Role.PRODUCTION, None)
    text = render("text", shown(replace(plain, files=(*plain.files, other))))
    assert text.endswith(" 41 ms. No rule reads the language of 1 file.\n")
    assert "No rule reads" not in render("text", shown(plain))


def test_text_tells_old_ignored_and_removed_apart() -> None:
    old = replace(USER, introduced=False)
    gone = replace(CALL, side=Side.LEFT, fix=None)
    text = render("text", shown(report(old, gone, ignored=(IGNORED,))))
    assert "Dockerfile:1  blocker  root-user  (was there before)" in text
    assert "app/pay.py:2 (removed line)  warning" in text
    assert "app/pay.py:2  ignored  http-call-no-timeout: we [know](x)" in text
    assert "| post(" not in text


def test_text_has_colour_only_when_asked() -> None:
    assert "\x1b[" not in render("text", shown(report(CALL)))
    assert "\x1b[33mwarning\x1b[0m" in render("text", shown(report(CALL), colour=True))


def test_foreign_text_cannot_command_the_terminal() -> None:
    evil = "\x1b]0;title\x07\u202ereversed\x00\r\x9b31m\udce9\t end"
    finding = replace(CALL, path=evil, message=evil, fix=replace(FIX, text=evil, title=evil))
    text = render(
        "text", shown(report(finding, skipped=(replace(GAP, path=evil),)), {evil: [evil] * 4})
    )
    assert re.findall(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e\ud800-\udfff]", text) == []
    assert "<001B>]0;title<0007><202E>reversed<0000><000D><009B>31m<DCE9>" in text


def test_long_lines_and_long_findings_are_cut() -> None:
    long = replace(CALL, line=1, end_line=400, fix=None)
    lines = render("text", shown(report(long), {CALL.path: ["x" * 5000] * 400})).splitlines()
    assert max(map(len, lines)) < 140
    assert len(lines) < 20


def test_a_file_that_is_gone_by_now_is_no_crash() -> None:
    assert "app/pay.py:2" in render("text", shown(report(CALL), {}))
