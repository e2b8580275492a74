"""What `names.scm` and `expressions.scm` say of a language, compiled.

Captures of names.scm, read once over a file:

| capture | the node |
| --- | --- |
| `@scope.function`, `.arrow`, `.class`, `.block` | opens a scope; an arrow keeps its `this` |
| `@scope.type` | a class whose members its code sees without a `this` |
| `@scope.closed` | a function that sees no variable of what is around it |
| `@part` | in the header of such a scope: the class of this file that it is a part of |
| `@bind` | binds this name where the nearest `@declare.…` says, else in the function |
| `@bind.function`, `.block`, `.parameter` | binds it in the innermost scope of that kind |
| `@bind.outer` | binds it around the scope that it stands in: the name of a function or class |
| `@bind.class` | the same, and the name can be a type whose members are known |
| `@bind.field` | binds it in the nearest class; `@bind.file` in the file |
| `@bind.item` | binds it in the innermost scope; a closed function sees it as well |
| `@bind.package` | binds what a Go package is called, by the path that it has |
| `@bind.generic` | binds a type parameter: a scope's header sees it, too |
| `@bind.member` with `@self` | binds a member of the class that `@self` (`this`, `self`) means |
| `@declare.function`, `.block`, `.assign` | how the names below it are bound |
| `@value`, `@type`, `@module`, `@returns` | what it is; `@member`, `@member.inner`: of that |
| `@empty` | declared without a value yet |
| `@thrown` | takes what was thrown, of which JavaScript only says that it is thrown: an `Error()` |
| `@global`, `@nonlocal` | the name belongs to the module, or to a function around this one |
| `@outside` | stands in a scope's header, and its names are looked up around that scope |
| `@branch`, `@loop` | code that may not run; code that may run again |
| `@star` | an import that may bind any name; with `@module`, any name of this module |

Captures of expressions.scm, read at one node at a time, say what it is made of:
`@expression.name`, `.self`, `.call`, `.member`, `.element`, `.same` (seen through), `.either`,
`.module` (an import that is an expression), `.nothing` (null), `.labelled` (`label=value`),
`.method` (a member that is called at once), `.cast`, `.dotted` (a path that is one node), `.global`
(a name that is known where no scope binds it; so is the `@root` of a member), and for
types `@type.same`, `.either`, `.generic`, `.quoted`, `.nothing`; their parts are `@object`,
`@root`, `@member`, `@key`, `@label`, `@argument`, `@module`, `@loader`, `@text`, `@type`.

globals.toml: `names` that are there without being bound; `stars`, modules all of whose names are
there; `switches`: `stars-are-types` where only names in upper case can come from one, and
`self-is-a-parameter` where a method's first parameter is its object.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from tree_sitter import Query

from checks import toml
from checks.language import Language


@dataclass(frozen=True, slots=True)
class NameGrammar:
    """The compiled queries of one dialect and the names that are there without being bound."""

    facts: Query
    shapes: Query
    global_names: frozenset[str]
    stars: tuple[str, ...] = ()
    stars_are_types: bool = False
    self_is_a_parameter: bool = False


@lru_cache(maxsize=32)
def grammar_of(language: Language) -> NameGrammar | None:
    """Compile what is known of this language's names; None if nothing is (Dockerfiles).

    A language has the files of every language that it reads: TypeScript has JavaScript's.
    """
    near = [language.folder.parent / name for name in language.reads]
    folders = [folder for folder in near if (folder / "names.scm").exists()]
    if not folders:
        return None
    switches = frozenset(one for folder in folders for one in _globals(folder, "switches"))
    return NameGrammar(
        facts=_compiled(language, folders, "names.scm"),
        shapes=_compiled(language, folders, "expressions.scm"),
        global_names=frozenset(name for one in folders for name in _globals(one, "names")),
        stars=tuple(name for folder in folders for name in _globals(folder, "stars")),
        stars_are_types="stars-are-types" in switches,
        self_is_a_parameter="self-is-a-parameter" in switches,
    )


def _compiled(language: Language, folders: Iterable[Path], file: str) -> Query:
    text = "\n".join((folder / file).read_text("utf-8") for folder in folders)
    return Query(language.tree_sitter, text)


def _globals(folder: Path, key: str) -> tuple[str, ...]:
    file = folder / "globals.toml"
    return toml.texts(file, toml.read(file), key) if file.exists() else ()
