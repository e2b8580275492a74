"""What the rest of a change tells of a migration: what it makes, and which names code gives up."""

import re
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Beside:
    """`made`: the texts of the other migrations that the change adds. `gone`: the words on lines
    that it takes out of code, as `plain` has them. `touches_code`: it alters code that was there
    before, beside migrations."""

    made: str = field(default="", repr=False)
    gone: frozenset[str] = field(default=frozenset(), repr=False)
    touches_code: bool = False

    def gives_up(self, name: str) -> bool:
        """True if code that the change takes away has this name of a column or a table."""
        short = plain(re.sub(r"_id$|(?<=[a-z])Id$", "", name))
        return plain(name) in self.gone or short in self.gone


def plain(name: str) -> str:
    """A name as people write it in every style: `stock_exchanges` is `StockExchange`."""
    low = name.replace("_", "").lower()
    for end, instead in (("ies", "y"), ("sses", "ss"), ("s", "")):
        if low.endswith(end) and not low.endswith("ss"):
            return low[: -len(end)] + instead
    return low


_BACK = re.compile(
    r"\b(?:def (?:downgrade|down)|function down|void Down|exports\.down|async down"
    r"|down\s*[:=]\s*(?:async\s*)?(?:\(|function))"
)
_FORTH = re.compile(
    r"\b(?:def (?:upgrade|up|change)|function up|void Up|exports\.up|async up"
    r"|up\s*[:=]\s*(?:async\s*)?(?:\(|function))"
)


def forth(text: str) -> str:
    """A migration's text without its ways back: from their heads to the next way forth."""
    kept, at = [], 0
    while found := _BACK.search(text, at):
        kept.append(text[at : found.start()])
        following = _FORTH.search(text, found.end())
        if following is None:
            return "".join(kept)
        at = following.start()
    return "".join((*kept, text[at:]))
