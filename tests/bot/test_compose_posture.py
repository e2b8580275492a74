"""What is true of the repository stands in the check run's summary, never on a line."""

from dataclasses import replace

from bot.compose import annotations, compose
from tests.bot.saying import RULE, context, finding, report


def test_a_fact_of_the_repository_is_said_in_the_summary_alone() -> None:
    told = report([finding(line=12)])
    apart = replace(context(), posture=frozenset({RULE}))
    said = compose(told, apart)
    assert said.review is None or not said.review.comments
    assert "Of the repository:" in said.check_run.summary
    assert told.findings[0].message in said.check_run.summary
    assert annotations(told, apart, {told.findings[0].id}) == ()


def test_any_other_finding_stands_on_its_line() -> None:
    told = report([finding(line=12)])
    said = compose(told, context())
    assert "Of the repository:" not in said.check_run.summary
    assert annotations(told, context(), {told.findings[0].id})
