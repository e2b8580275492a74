"""A Dockerfile read by line: stages and their instructions, continuation lines joined. Pure."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import islice

from checks import foreign

_FROM = re.compile(
    r"(?:--\S+[ \t]+)*(?P<base>\S+)(?:[ \t]+AS[ \t]+(?P<name>\S+))?[ \t]*$", re.IGNORECASE
)

_MOST = 2_000  # instructions of a file; one that has more is not meant to be built


@dataclass(frozen=True, slots=True)
class Instruction:
    """One instruction, its word in capitals; `line` to `last` are where it stands."""

    word: str
    rest: str
    line: int
    last: int

    @property
    def arguments(self) -> list[str]:
        """The words behind it without flags; of the JSON form its entries."""
        if self.rest.lstrip().startswith("["):
            try:
                found = foreign.json(self.rest)
            except foreign.ForeignError:
                return []
            return [str(one) for one in found]
        return [word for word in self.rest.split() if not word.startswith("--")]

    def flag(self, name: str) -> str | None:
        """The value of `--name=…`."""
        found = re.search(rf"(?:^|\s)--{name}=(\S+)", self.rest)
        return found[1] if found else None


@dataclass(frozen=True, slots=True)
class Stage:
    """One `FROM` and what follows."""

    name: str
    base: str
    line: int
    instructions: tuple[Instruction, ...]

    def of(self, *words: str) -> list[Instruction]:
        """Its instructions of these words."""
        return [one for one in self.instructions if one.word in words]

    def last(self, word: str) -> Instruction | None:
        """The last instruction of this word, which is the one that counts of `CMD` and the like."""
        found = self.of(word)
        return found[-1] if found else None


@lru_cache(maxsize=256)
def stages(text: str) -> tuple[Stage, ...]:
    """The stages in order; what stands before the first `FROM` is left out. None of a file
    that is too long to be one."""
    found: list[Stage] = []
    inside: list[list[Instruction]] = []
    every = list(islice(_instructions(text), _MOST + 1))
    for one in every if len(every) <= _MOST else ():
        if one.word == "FROM":
            hit = _FROM.match(one.rest)
            name, base = (hit["name"] or "", hit["base"]) if hit else ("", one.rest)
            found.append(Stage(name.lower(), base, one.line, ()))
            inside.append([])
        elif found:
            inside[-1].append(one)
    pairs = zip(found, map(tuple, inside), strict=True)
    return tuple(replace(stage, instructions=own) for stage, own in pairs)


def shipped(text: str) -> tuple[Stage, ...]:
    """The last stage and the stages that it is built upon, the last one first."""
    every = stages(text)
    chain = list(every[-1:])
    while chain and len(chain) <= len(every):
        base = chain[-1].base.lower()
        below = [one for one in every if one.name and one.name == base and one not in chain]
        if not below:
            break
        chain.append(below[-1])
    return tuple(chain)


def _instructions(text: str) -> Iterator[Instruction]:
    pending, first = "", 0
    for number, line in enumerate(text.split("\n"), 1):
        if line.lstrip().startswith("#") or (pending and not line.strip()):
            continue
        first = first if pending else number
        pending += f" {line.strip()}" if pending else line.strip()
        if pending.endswith(("\\", "`")):
            pending = pending[:-1].rstrip() or " "
            continue
        if pending.strip():
            word, _, rest = pending.strip().partition(" ")
            yield Instruction(word.upper(), rest.strip(), first, number)
        pending = ""
