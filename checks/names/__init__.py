"""What a name in a file means: `requests.get`, however it was imported, aliased or kept.

    names = Names(root, source, language)
    names.resolve(node)          # frozenset({"requests.Session().get"}); empty: unknown

How things are called, in rules and here:

- Python: a module's thing is `module.thing`, as in `from module import thing`. A relative import
  keeps its dots (`.models.Order`), so it is never mistaken for a library.
- JavaScript: the default export of module `m` is `m`, its named export `x` is `m.x`; so is what
  `require("m")` and `require("m").x` give. A member called `default` is the thing itself.
  `node:fs` is `fs`, and `fs/promises` is `fs.promises`. A path keeps its dots (`./db.pool`).
- Calling and constructing both add `()`: `requests.Session()`, `pg.Pool()`, `express()`.
  A thing of a known type is named the same: `db: Session` is `sqlalchemy.orm.Session()`,
  and so is the call of a function of this file that says it returns a `Session`.
- A member adds `.name`. An element adds `[]`, unless its key is a string in JavaScript, where
  `a["b"]` is `a.b`. In Python `os.environ["X"]` is `os.environ[]`.
- What `except OSError as e` takes is `OSError()`; what JavaScript's `catch (e)` takes is `Error()`.
- In Go a module is its import path: `net/http.Get`. In Rust, PHP and Ruby `::` and `\\` are `.`. In
  Java, PHP and Ruby a method's call is one node, whose name ends with `()`.
- Where all names of a module are imported (`import java.util.*`, `using System.IO`), an unbound
  name is one of each such module's. A member of a class of this file is what the class says it is.
- `await`, parentheses, `as T`, `!`, and `with X() as y` are seen through.
- What a library does not define and no scope binds is a global of the language: `open`, `fetch`,
  `process.env.PORT`; `globalThis.`, `window.` and `builtins.` in front of it are dropped. Any
  other unbound name is unknown, and in a file with `import *` every unbound name is.
- A name with several meanings (`if`/`else`, `try`/`except`, `a or b`) has all of them. Where one
  of them is unknown, the whole is unknown. `None`, `null` and `undefined` add nothing.
- Parameters, loop targets and anything else that is bound to we-know-not-what hide what they hide.

In a pattern, `{a,b}` are alternatives and `*` is exactly one segment.
"""

from checks.names.bindings import Binding, Names
from checks.names.facts import Definition
from checks.names.patterns import PatternError, expand, matches

__all__ = ["Binding", "Definition", "Names", "PatternError", "expand", "matches"]
