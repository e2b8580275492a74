"""The names that a rule lists: `requests.{get,post}`, expanded and compared."""

from functools import lru_cache


class PatternError(ValueError):
    """A pattern of names with a brace that is never closed, or closed without being opened."""


def expand(pattern: str) -> tuple[str, ...]:
    """Give every alternative of a pattern's braces, in order: `a.{b,c}` is `a.b` and `a.c`.

    Braces may be nested; an empty alternative is allowed. Raises PatternError.
    """
    opened = pattern.find("{")
    if opened < 0:
        if "}" in pattern:
            raise PatternError(f"`}}` without `{{` in {pattern!r}")
        return (pattern,)
    choices, closed = _choices(pattern, opened)
    tails = expand(pattern[closed + 1 :])
    heads = [middle for choice in choices for middle in expand(choice)]
    return tuple(pattern[:opened] + head + tail for head in heads for tail in tails)


def _choices(pattern: str, opened: int) -> tuple[list[str], int]:
    """Split what stands between a brace and its partner at the commas of its own level."""
    depth, start, choices = 0, opened + 1, []
    for at in range(opened, len(pattern)):
        depth += {"{": 1, "}": -1}.get(pattern[at], 0)
        if (pattern[at] == "," and depth == 1) or depth == 0:
            choices.append(pattern[start:at])
            start = at + 1
        if depth == 0:
            return choices, at
    raise PatternError(f"`{{` is never closed in {pattern!r}")


def matches(names: frozenset[str], pattern: str) -> bool:
    """True if one of the names is one of the pattern's. `*` stands for exactly one segment."""
    plain, wild = _expanded(pattern)
    if not names.isdisjoint(plain):
        return True
    return any(_fits(name.split("."), one) for one in wild for name in names)


def _fits(name: list[str], wild: list[str]) -> bool:
    """True if the segments are the same, or `*` stands where a plain member stands."""
    return len(name) == len(wild) and all(
        want == have or (want == "*" and "(" not in have and "[" not in have)
        for want, have in zip(wild, name, strict=True)
    )


@lru_cache(maxsize=4096)
def _expanded(pattern: str) -> tuple[frozenset[str], list[list[str]]]:
    every = expand(pattern)
    wild = [one.split(".") for one in every]
    return (
        frozenset(one for one in every if "*" not in one),
        [segments for segments in wild if "*" in segments],
    )
