"""Commands as Dockerfiles, manifests and scripts hold them, and what is known of some.

`commands.toml` says which commands do harm as a start or deploy command, in which way. A text is
cut into its commands as a shell would; what only starts another command (`npx`, `sudo`, `sh -c`,
`NAME=value`) is taken off.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import re2

FILE = Path(__file__).parent / "commands.toml"

_MOST = 20_000  # characters; no command is as long
# What stands before the commands in an instruction of a Dockerfile and in a block of YAML.
_HEAD = re2.compile(r"^\s*(?:(?i:CMD|ENTRYPOINT|RUN)\s+|[|>][+-]?\s*\n)")
_WORDS = re2.compile(r"[\[\]\"',]|\s+")  # what stands between those of `["npx", "next", "dev"]`
_ITEM = re2.compile(r"(?m)^\s*-\s+")  # of a list in YAML
_CUTS = re.compile(r"&&|\|\||[;|\n&]|\$\(|`")
_STARTERS = re2.compile(
    r"^(?:(?:\w+=\S*|\(|!|@|sudo(?: -\S+)*|exec|time|nohup|then|do|else|env|cross-env|with-env|"
    r"(?:npx|bunx)(?: -\S+)*|npm exec(?: --)?|(?:yarn|pnpm)(?: dlx| exec| run)?|bun (?:x|run)|"
    r"bundle exec|(?:poetry|pipenv|pdm) run|uv run(?: --\S+)*|doppler run --|"
    r"dotenv(?: -\S+ \S+)* --|python[\d.]*(?: -u)?(?: -m)?|php(?: -d \S+)*|ruby|node|"
    r"(?:/bin/|/usr/bin/)?(?:sh|bash|ash)(?: -[ceux]+)+|tini --|dumb-init|"
    r"docker[ -]compose(?: -f \S+)* (?:exec|run)(?: -\S+)* \S+) +)+"
)
_FOLDERS = re2.compile(r"^(?:\./|/)?(?:[\w.-]+/)*(?P<name>[\w.-]+)")


@dataclass(frozen=True, slots=True)
class Row:
    """One command: how it is known, what makes it harmless, and texts that show both."""

    match: "re2._Regexp[str]"
    unless: "re2._Regexp[str] | None"
    bad: tuple[str, ...]
    good: tuple[str, ...]

    def fits(self, command: str) -> bool:
        """True if a command (as `each` gives it) is this one."""
        return self.match.search(command) is not None and not (
            self.unless and self.unless.search(command)
        )


def is_one(kind: str, text: str) -> bool:
    """True if one of the commands in the text is of this kind ("destructive")."""
    return any(row.fits(command) for command in each(text) for row in table()[kind])


def each(text: str) -> Iterator[str]:
    """The commands in a text, as single words with one blank between them."""
    if len(text) > _MOST:
        return
    text = _HEAD.sub("", text).replace("\\\n", " ")
    exec_form = text.lstrip().startswith(("[", "-"))
    text = _ITEM.sub("", text) if exec_form else text
    lines = (line for line in text.split("\n") if not line.lstrip().startswith("#"))
    for part in _CUTS.split((" " if exec_form else "\n").join(lines)):
        words = _WORDS.sub(" ", part).split()
        bare = _STARTERS.sub("", " ".join(words) + " ").strip()
        if bare:
            yield _FOLDERS.sub(r"\g<name>", bare) if "/" in bare.split(" ")[0] else bare


@cache
def table() -> Mapping[str, tuple[Row, ...]]:
    """All rows by kind. Raises `KeyError` or `re2.error` where the file is broken."""
    kinds = tomllib.loads(FILE.read_text("utf-8"))
    return {kind: tuple(map(_row, rows)) for kind, rows in kinds.items()}


def _row(row: Mapping[str, str | list[str]]) -> Row:
    unless = row.get("unless")
    return Row(
        re2.compile(str(row["match"])),
        re2.compile(str(unless)) if unless else None,
        tuple(row["bad"]),
        tuple(row.get("good", ())),
    )
