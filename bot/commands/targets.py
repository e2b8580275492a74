"""What `ignore` and `unignore` are about: a finding's id, or a rule's."""

import re

from bot.commands.words import Known, MistakeError
from bot.compose import escape
from checks.errors import nearest

__all__ = ["ALL", "FINDING", "target", "wide"]

ALL = "all"  # that the check run shows; in a reply it may begin a reason
_WIDE = re.compile(r"in (?:the |this )?(?:whole )?repository(?=\s|$)[ \t,:]*(.*)", re.DOTALL)
FINDING = re.compile(r"[0-9a-f]{16}")  # as `checks.fingerprint` makes them


def target(word: str, known: Known) -> str | None:
    """The id that this word is, without the backticks that it was copied with, or `all`; None for
    another word in a reply, where the thread says what is meant. Raises `MistakeError`."""
    bare = word.strip("`")
    if FINDING.fullmatch(bare) or bare in known.rules or (bare == ALL and not known.in_thread):
        return bare
    if known.in_thread:
        return None
    told = f"{escape.code(bare, limit=60)} is neither a finding's id nor a rule."
    raise MistakeError(f"{told} {_remedy(bare, known)}")


def _remedy(word: str, known: Known) -> str:
    near = nearest(word, known.rules)
    ids = "The ids stand at the end of each comment and in the check run."
    return f"{near} {ids}" if near.startswith("Did") else ids


def wide(text: str) -> tuple[bool, str]:
    """Whether the words begin with `in repository`, and what follows."""
    found = _WIDE.fullmatch(text)
    return (True, found[1].strip()) if found else (False, text)
