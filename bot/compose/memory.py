"""What was said on a pull request before, as GitHub has it: our threads and their hidden marks.

Nothing of this is kept anywhere else, so a lost database loses no thread. Pure.
"""

import hashlib
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from bot.compose.escape import marker
from checks.model import FindingId, Kin, RuleId, Side

__all__ = ["IN_MARK", "Mark", "Memory", "Thread", "bare", "read_mark", "signed"]

IN_MARK = 30  # findings named in a mark
# Our own mark is the last line that looks like one: before it may stand foreign code.
_MARK = re.compile(r"^<!-- touchline:(finding=[^<>\n]*) -->[ \t]*$", re.MULTILINE)
_DIGEST = 12  # digits


@dataclass(frozen=True, slots=True)
class Mark:
    """The hidden line at the end of each of our comments.

    `line`: of the new side, when it was written. `was`: ids that it had before its code was edited.
    `ended`: it says that the finding is gone; `hidden`, `resolved`: we did that then. `text`: a
    digest of the words, so that what GitHub or a person made of them since is left alone.
    """

    findings: tuple[FindingId, ...]
    rule: RuleId
    kin: Kin = field(default_factory=Kin)
    line: int = 0
    was: tuple[FindingId, ...] = ()
    ended: bool = False
    hidden: bool = False
    resolved: bool = False
    text: str = ""

    def __str__(self) -> str:
        """As it stands in a comment."""
        done = [word for word in ("hidden", "resolved") if getattr(self, word)]
        values = {
            "finding": ",".join(self.findings[:IN_MARK]),
            "rule": self.rule,
            "code": self.kin.code,
            "anchor": self.kin.anchor,
            "scope": self.kin.scope,
            "line": str(self.line or ""),
            "was": ",".join(self.was[:IN_MARK]),
            "state": "fixed" if self.ended else "",
            "done": ",".join(done),
            "text": self.text,
        }
        return marker(**{key: value for key, value in values.items() if value})


@dataclass(frozen=True, slots=True)
class Thread:
    """A thread that a comment of ours began; `comment` and `id` are node ids.

    `line` and `start_line` are those of the present head, None where the diff no longer shows them
    or the comment is about the whole file. `answered`: others have written in it.
    """

    id: str
    comment: str
    path: str
    line: int | None
    start_line: int | None
    side: Side
    resolved: bool
    minimized: bool
    answered: bool
    body: str
    mark: Mark
    whole_file: bool = False

    @property
    def is_closed(self) -> bool:
        """A person has resolved it after it ended: not ours to open again."""
        return self.mark.ended and self.resolved and not self.mark.resolved


@dataclass(frozen=True, slots=True)
class Memory:
    """All that was said, oldest first. `said`: ids that earlier reviews of ours have spoken of.

    `whole` is False where there are more threads than we read.
    """

    threads: tuple[Thread, ...] = ()
    said: frozenset[str] = frozenset()
    whole: bool = True

    @property
    def deleted(self) -> frozenset[str]:
        """What was said and has no comment any more: somebody took it away, and it stays away."""
        known = {id_ for one in self.threads for id_ in (*one.mark.findings, *one.mark.was)}
        return self.said - known


def read_mark(body: str) -> Mark | None:
    """The mark of a comment that is known to be ours; None if it has none."""
    found = _MARK.findall(body.replace("\r", ""))
    if not found:
        return None
    values = dict(_pairs(found[-1].split()))
    done = values.get("done", "").split(",")
    line = values.get("line", "")
    return Mark(
        findings=_ids(values, "finding"),
        rule=RuleId(values.get("rule", "")),
        kin=_kin(values),
        line=int(line[:9]) if line.isdecimal() else 0,
        was=_ids(values, "was"),
        ended=values.get("state") == "fixed",
        hidden="hidden" in done,
        resolved="resolved" in done,
        text=values.get("text", ""),
    )


def _pairs(words: Iterable[str]) -> Iterable[tuple[str, str]]:
    for word in words:
        key, _, value = word.partition("=")
        yield key, value


def _ids(values: Mapping[str, str], key: str) -> tuple[FindingId, ...]:
    return tuple(FindingId(one) for one in values.get(key, "").split(",") if one)


def _kin(values: Mapping[str, str]) -> Kin:
    return Kin(values.get("code", ""), values.get("anchor", ""), values.get("scope", ""))


def signed(body: str, mark: Mark) -> str:
    """The body with its mark below it."""
    digest = hashlib.sha256(body.encode("utf-8", "replace")).hexdigest()[:_DIGEST]
    return f"{body}\n\n{replace(mark, text=digest)}"


def bare(body: str) -> str:
    """The body without its mark."""
    found = list(_MARK.finditer(body.replace("\r", "")))
    return body.replace("\r", "")[: found[-1].start()].rstrip() if found else body
