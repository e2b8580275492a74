"""A Prisma or Django model with another schema, beside a ledger that gets no migration."""

import ast
import re
from collections.abc import Iterator, Mapping

from checks.contract import Change, Found, Part
from checks.index import Index, ledgers
from checks.index.tree import join

TOUCHES = r"(.*/)?schema\.prisma|(.*/)?prisma/[\w./-]+\.prisma|(.*/)?models(/\w+)?\.py"
COMPARES = TOUCHES

_BLOCK = re.compile(r"(?ms)^(model|enum)\s+(\w+)\s*\{(.*?)^\}")
# What Django keeps to itself: https://docs.djangoproject.com/en/5.2/ref/models/fields/
_COSMETIC = frozenset({"verbose_name", "help_text", "error_messages", "editable", "validators",
                       "related_name", "related_query_name", "limit_choices_to", "choices",
                       "blank", "default", "auto_now", "auto_now_add", "upload_to", "storage",
                       "on_delete", "serialize"})  # fmt: skip
_SCHEMA = re.compile(r"(\w*Field|ForeignKey|OneToOneField|ManyToManyField)")

Shapes = Mapping[str, tuple[str, int]]  # by model (and field): its shape, and its line


def check(change: Change, index: Index) -> Iterator[Found]:
    """The first changed model of each file."""
    for part in change.matching(TOUCHES):
        if part.head is None or part.base is None:
            continue
        is_prisma = part.path.endswith(".prisma")
        read = _prisma if is_prisma else _django
        folder = _ledger(part, index, is_prisma=is_prisma)
        name = _changed(read(part.base), read(part.head)) if folder else None
        if folder and name and not _brings_one(folder, change):
            shapes = read(part.head) or {}
            line = shapes[name][1] if name in shapes else part.first_line()
            where = line if part.touches(line) else part.first_line()
            yield Found(part.path, where, {"model": name, "folder": folder}, name)


def _ledger(part: Part, index: Index, *, is_prisma: bool) -> str | None:
    """The folder of migrations that belongs to the models, if it holds any."""
    for folder in index.above(part.path)[: 2 if is_prisma else 1 + ("/models/" in part.path)]:
        name = join(folder, "migrations")
        if any(True for _ in ledgers.entries(name, index)):
            return name
    return None


def _brings_one(folder: str, change: Change) -> bool:
    return any(part.path.startswith(f"{folder}/") for part in change.parts)


def _changed(old: Shapes | None, new: Shapes | None) -> str | None:
    """The first that is new, gone or of another shape; nothing where one side cannot be read."""
    if old is None or new is None:
        return None
    for name in (*new, *old):
        if old.get(name, ("", 0))[0] != new.get(name, ("", 0))[0]:
            return name
    return None


def _prisma(text: str) -> Shapes | None:
    found: dict[str, tuple[str, int]] = {}
    for hit in _BLOCK.finditer(text):
        lines = (re.sub(r"//.*", "", line) for line in hit[3].split("\n"))
        shape = "\n".join(sorted(" ".join(line.split()) for line in lines if line.strip()))
        found[hit[2]] = (shape, text.count("\n", 0, hit.start()) + 1)
    return found or None


def _django(text: str) -> Shapes | None:
    try:
        tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError):
        return None
    found: dict[str, tuple[str, int]] = {}
    for one in tree.body:
        if isinstance(one, ast.ClassDef) and not _is_unmanaged(one):
            for line in one.body:
                if isinstance(line, ast.Assign) and (shape := _field(line.value)):
                    target = line.targets[0]
                    if isinstance(target, ast.Name):
                        found[f"{one.name}.{target.id}"] = (shape, line.lineno)
    return found


def _is_unmanaged(node: ast.ClassDef) -> bool:
    meta = [one for one in node.body if isinstance(one, ast.ClassDef) and one.name == "Meta"]
    text = ast.unparse(meta[0]) if meta else ""
    return "abstract = True" in text or "managed = False" in text or "proxy = True" in text


def _field(value: ast.expr) -> str | None:
    """A field's kind and what of its arguments the database sees."""
    if not isinstance(value, ast.Call) or not isinstance(value.func, ast.Attribute):
        return None
    if ast.unparse(value.func.value) != "models" or not _SCHEMA.fullmatch(value.func.attr):
        return None
    told = sorted(
        f"{one.arg}={ast.unparse(one.value)}"
        for one in value.keywords
        if one.arg and one.arg not in _COSMETIC
    )
    related = value.func.attr in ("ForeignKey", "OneToOneField", "ManyToManyField")
    relation = [ast.unparse(one).strip("'\"") for one in value.args[:1]] if related else []
    return " ".join([value.func.attr, *relation, *told])
