"""Environment variables that a platform, a tool or the system sets: `platform.toml`."""

import re
import tomllib
from functools import lru_cache
from pathlib import Path

FILE = Path(__file__).parent / "platform.toml"


def gives(name: str) -> bool:
    """True if nobody has to declare this variable."""
    return _known().fullmatch(name) is not None


@lru_cache(maxsize=1)
def _known() -> re.Pattern[str]:
    """All patterns in one; `*` stands for the rest of a name."""
    sections = tomllib.loads(FILE.read_text("utf-8"))["gives"]
    patterns = [pattern for names in sections.values() for pattern in names]
    return re.compile("|".join(re.escape(one).replace(r"\*", r"\w*") for one in patterns))
