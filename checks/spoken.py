"""A hit made into words: the finding that people see."""

import re
from dataclasses import dataclass, replace

from checks import evidence, fingerprint
from checks.ignores import Ignore
from checks.model import ChangedFile, Finding, IgnoredInCode, Side
from checks.proving import Prover
from checks.queries import HOLE
from checks.reading import Reading
from checks.secrets import Secrets
from checks.survey import Placed

LONGEST = 60  # characters of code quoted in a message


@dataclass(frozen=True, slots=True)
class Speaker:
    """Makes findings of one file's hits, with their fixes proven. Says nothing of `secrets`."""

    file: ChangedFile
    reading: Reading
    prover: Prover
    secrets: Secrets

    def finding(self, one: Placed) -> Finding:
        """The finding on the new side; called introduced until it is settled."""
        voice = self.reading.compiled.voices[one.hit.rule.id]
        fix = self.prover.fix(one.hit, voice)
        shows = fix is not None and self.secrets.stand_on(fix.start_line, fix.end_line)
        return replace(self.candidate(one), fix=None if shows else fix)

    def candidate(self, one: Placed) -> Finding:
        """The same without a fix: proving one costs more than finding it."""
        hit, rule = one.hit, one.hit.rule
        voice = self.reading.compiled.voices[rule.id]
        first, last = evidence.span(hit.node, self.reading.source.language)
        captured = {name: self.secrets.shown(found[0]) for name, found in hit.captures.items()}
        return Finding(
            one.id,
            rule.id,
            voice.heard(hit.pattern.severity),
            self.file.diff.path,
            first,
            last,
            Side.RIGHT,
            message(voice.message, captured),
            evidence=hit.evidence,
            hidden=self.secrets.lines,
            kin=fingerprint.kin(hit.node, one.equals[1], self.reading.source.language),
        )

    def ignored(self, one: Placed, ignore: Ignore) -> IgnoredInCode:
        """The finding that a comment asks to leave alone."""
        touched = self.file.diff.touched
        added_here = touched.whole or ignore.line in touched.added
        return IgnoredInCode(self.finding(one), ignore.reason, ignore.line, added_here)


def message(template: str, captured: dict[str, str]) -> str:
    """The template with the captures' own text in its `{holes}`, which stand in code spans."""

    def fill(hole: re.Match[str]) -> str:
        return quoted(captured.get(hole[1], ""))

    return HOLE.sub(fill, template)


def quoted(code: str) -> str:
    """Code as it may stand in a code span of a message: one line, short, no backticks."""
    line = " ".join(code.replace("`", "'").split()) or "…"
    return line if len(line) <= LONGEST else f"{line[: LONGEST - 1]}…"
