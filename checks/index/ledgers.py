"""Ledgers of migrations: files that each database runs once, in order. Told by paths alone."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from checks.beside import forth
from checks.index.tree import Index

_SQL = (r"--[^\n]*", r"(?s)/\*.*?\*/")
# What only says of which type something is: the migration does the same with it and without it.
_TYPED = r"(?<=\w):[^=\n({'\"]*(?==)"
_TYPES = r"(?m)^from (typing|__future__|collections\.abc) import .*$"
_PYTHON = (r'(?s)""".*?"""', r"#[^\n]*", _TYPES, _TYPED, r"[,'\"]")
_EMPTY = r"(?<=new class)\(\)|(?<=\)): *void\b"
_SCRIPT = (r"//[^\n]*", r"(?s)/\*.*?\*/", _EMPTY, r"[;,'\"]")
_RUBY = (r"#[^\n]*", r"[,'\"]")


@dataclass(frozen=True, slots=True)
class Tool:
    """A migration tool: its name, its files' paths in lower case (`key` is what orders them), the
    comments of their language, whether it keeps a checksum of each and goes by the files' names."""

    name: str
    path: re.Pattern[str]
    comments: tuple[str, ...]
    has_checksums: bool = False
    is_by_name: bool = True  # a file of another name is another migration, which runs again
    beside: str = ""  # a file that must stand in the ledger's folder


@dataclass(frozen=True, slots=True)
class Entry:
    """One migration of a ledger. `folder`: the ledger's own."""

    tool: Tool
    path: str
    folder: str
    key: str


def _tool(name: str, path: str, comments: tuple[str, ...], **more: object) -> Tool:
    return Tool(name, re.compile(f"(?P<folder>.*?){path}"), comments, **more)  # type: ignore[arg-type]  # two named fields


TOOLS = (
    _tool("Prisma", r"/?(?P<key>[^/]+)/migration\.sql", _SQL, has_checksums=True),
    _tool("Flyway", r"/?v(?P<key>\d[\d_.]*)__[\w.-]+\.(sql|java)", _SQL, has_checksums=True),
    _tool("Supabase", r"(?<=supabase/migrations)/(?P<key>\d+)_[^/]+\.sql", _SQL),
    _tool("Drizzle", r"/?(?P<key>\d{4})_[^/]+\.sql", _SQL, beside="meta/_journal.json"),
    _tool("Alembic", r"(?<=/versions)/(?P<key>[^/]+)\.py", _PYTHON, is_by_name=False),
    _tool("Django", r"(?<=migrations)/(?P<key>\d{4})_\w+\.py", _PYTHON),
    _tool("Rails", r"(?<=db/migrate)/(?P<key>\d{14})_\w+\.rb", _RUBY),
    _tool("Laravel", r"(?<=database/migrations)/(?P<key>[\d_]{17})_\w+\.php", _SCRIPT),
    _tool("Entity Framework", r"(?<=migrations)/(?P<key>\d{14})_\w+\.cs", _SCRIPT),
    _tool(
        "the migration tool",
        r"(?<=migrations)/(?P<key>\d{12,14})[-_][\w-]+\.[cm]?[jt]s",
        _SCRIPT,
        is_by_name=False,
    ),
    _tool("the migration tool", r"(?<=migrations)/(?P<key>\d+)_[^/]+?(\.up)?\.sql", _SQL),
)
_NONE = re.compile(r".*(\.down\.sql|\.designer\.cs|snapshot\.cs|/__init__\.py|/env\.py|\.d\.ts)")
_FOLDER = re.compile(r"(^|.*/)(migrations?|migrate|versions|drizzle|prisma|flyway|sql)(/.*|$)")


def entry_of(path: str, index: Index) -> Entry | None:
    """What this file is in a ledger; None if it is in none."""
    low = path.lower()
    if _NONE.fullmatch(low):
        return None
    for tool in TOOLS:
        found = tool.path.fullmatch(low)
        if found and _fits(tool, path[: found.end("folder")], index):
            return Entry(tool, path, path[: found.end("folder")], found["key"])
    return None


def _fits(tool: Tool, folder: str, index: Index) -> bool:
    if tool.beside:
        return index.has(f"{folder}/{tool.beside}".lstrip("/"))
    return _FOLDER.fullmatch(folder.lower()) is not None


def entries(folder: str, index: Index) -> Iterator[Entry]:
    """Every migration of the ledger in this folder, in the order of their paths."""
    start = f"{folder}/" if folder else ""
    for path in sorted(index.modes):
        if path.startswith(start):
            found = entry_of(path, index)
            if found and found.folder == folder:
                yield found


def code(text: str, tool: Tool) -> str:
    """The text without comments, blanks, a byte order mark and what formatters change."""
    for pattern in tool.comments:
        text = re.sub(pattern, "", text)
    return re.sub(r"[\s\ufeff]+", "", text)


_TABLE = re.compile(
    r"(?i)(?:::create|table|column|field|model_name)\w*(?=(?:\s+(?:if (?:not )?exists|only))?"
    r"[\s=:]*\(?\s*['\"`\[]*([a-z_]\w+))"
)


def tables(text: str, tool: Tool) -> frozenset[str]:
    """The names that stand where a migration names its tables, in lower case; a guess."""
    for pattern in tool.comments:
        text = re.sub(pattern, "", text)
    return frozenset(name.lower() for name in _TABLE.findall(text)) - {"if", "only", "name"}


# What a step of a migration looks like, in any tool's words or in SQL.
_STEP = re.compile(
    r"(?i)\b(?:create|add|drop|remove|rename|alter|change)_?\w*?(?:table|column|field|index|model"
    r"|constraint|key|unique|reference|null)|\bcolumn\s*[(<]|\bmodels\.\w+field\b"
    r"|\$table->|\b(?:table|t)\.\w+|\b(?:create|alter|drop|rename)\s"
)
_SQL_STEP = re.compile(r"(?i)\b(?:create|alter|drop|rename)\s.*")
_IF_THERE = re.compile(r"(?i)\bif (?:not )?exists\b")
_SAID = re.compile(r"(?s)\b(?:verbose_name\w*|help_text|comment)\s*[=:]\s*(\"[^\"]*\"|'[^']*')")
_GUARD = re.compile(
    r"(?i)\bhas_?(?:table|column|index|field)|array_key_exists|\btry\b|_exists\?"
    r"|\bif_(?:not_)?exists|inspector|inspect\("
)


def steps(text: str, tool: Tool) -> Counter[str]:
    """What the migration does to the schema on its way forth, a line each, however it is written.
    Code that moves data, asks or imports is none of it."""
    for pattern in tool.comments[:-1] if tool.comments is not _SQL else tool.comments:
        text = re.sub(pattern, "", text)
    lines = re.split(r"[\n;]", _SAID.sub("", forth(text)))
    return Counter(_bare(line) for line in lines if _STEP.search(line) and not _GUARD.search(line))


def _bare(line: str) -> str:
    found = _SQL_STEP.search(line)
    said = _IF_THERE.sub("", found[0] if found else line)
    return re.sub(r"[\s,'\"`();{}]+", "", said)


def guards(text: str) -> int:
    """How often a migration looks whether something is there already."""
    return len(_GUARD.findall(text))
