"""`/touchline explain RULE`: the rule's page."""

from dataclasses import dataclass

from bot.commands.desk import Desk
from bot.commands.words import Known, MistakeError, Reply
from bot.compose import escape
from checks.errors import nearest
from checks.model import RuleId

USAGE = "explain RULE"
HELP = "what a rule looks for, why it matters in production, with examples"
WHO = "everybody"


@dataclass(frozen=True, slots=True)
class Explain:
    """Shows one page."""

    rule: RuleId

    def run(self, desk: Desk) -> Reply:
        """The page as the terminal has it, shortened where GitHub takes no longer comment."""
        return Reply(desk.page(self.rule))


def read(rest: str, known: Known) -> Explain:
    """One rule, known by its id."""
    words = rest.split()
    if not words:
        raise MistakeError("Which rule? Write `/touchline explain RULE`, such as one named here.")
    rule = words[0].strip("`")
    if rule not in known.rules:
        told = f"There is no rule {escape.code(rule, limit=60)}."
        raise MistakeError(f"{told} {nearest(rule, known.rules)}")
    return Explain(RuleId(rule))
