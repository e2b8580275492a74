"""What a name means in Python. `HERE` marks the call whose function is asked about."""

import pytest
from tree_sitter import Node, Parser

from checks.language import load
from checks.names import Names

LANGUAGE = load().named("python")


def resolve(source: str) -> set[str]:
    assert LANGUAGE is not None
    raw = source.encode()
    root = Parser(LANGUAGE.tree_sitter).parse(raw).root_node
    return set(Names(root, raw, LANGUAGE).resolve(marked(root)))


def marked(root: Node) -> Node:
    calls = [root]
    while calls:
        node = calls.pop()
        if node.type == "call" and b"(HERE" in (node.text or b"")[-7:]:
            function = node.child_by_field_name("function")
            assert function is not None
            return function
        calls += node.children
    raise AssertionError("no call is marked")


IMPORTS = {
    "import": ("import requests\nrequests.get(HERE)", "requests.get"),
    "import as": ("import requests as r\nr.get(HERE)", "requests.get"),
    "import of a submodule": ("import os.path\nos.path.join(HERE)", "os.path.join"),
    "submodule as": ("import urllib.request as u\nu.urlopen(HERE)", "urllib.request.urlopen"),
    "from": ("from requests import get\nget(HERE)", "requests.get"),
    "from as": ("from requests import get as g, post\ng(HERE)", "requests.get"),
    "from a submodule": ("from a.b import c\nc.d(HERE)", "a.b.c.d"),
    "inside a function": ("def f():\n  import requests\n  requests.get(HERE)", "requests.get"),
    "relative": ("from .models import X\nX.get(HERE)", ".models.X.get"),
    "relative, the package": ("from .. import models\nmodels.X(HERE)", "..models.X"),
    "either of two": (
        "try:\n  import a as j\nexcept ImportError:\n  import b as j\nj.loads(HERE)",
        "a.loads b.loads",
    ),
    "or nothing": (
        "try:\n  import a\nexcept ImportError:\n  a = None\na.loads(HERE)",
        "a.loads",
    ),
    "star hides what is not bound": ("from os import *\nopen(HERE)", ""),
    "star leaves what is bound": ("from os import *\nimport a\na.b(HERE)", "a.b"),
    "not imported": ("requests.get(HERE)", ""),
}
GLOBALS = {
    "a builtin": ("open(HERE)", "open"),
    "its module": ("import builtins\nbuiltins.open(HERE)", "open"),
    "hidden by a parameter": ("def f(open):\n  open(HERE)", ""),
    "hidden by an assignment": ("open = mine\nopen(HERE)", ""),
    "hidden by a function": ("def open(x): ...\nopen(HERE)", ""),
    "hidden by a class": ("class open: ...\nopen(HERE)", ""),
    "hidden by a loop": ("for open in x:\n  open(HERE)", ""),
    "hidden by unpacking": ("a, (open, b) = x\nopen(HERE)", ""),
    "hidden by a star": ("a, *open = x\nopen(HERE)", ""),
    "hidden by with": ("with x as (open, y):\n  open(HERE)", ""),
    "hidden by except": ("try: ...\nexcept E as open:\n  open(HERE)", ""),
    "hidden by match": ("match x:\n  case [open]:\n    open(HERE)", ""),
    "hidden by match as": ("match x:\n  case A() as open:\n    open(HERE)", ""),
    "hidden by the first of two": ("open, b = x\nopen(HERE)", ""),
    "hidden by a list of names": ("[open, b] = x\nopen(HERE)", ""),
    "hidden by with as a list": ("with x as [open]:\n  open(HERE)", ""),
    "hidden by the rest of a match": ("match x:\n  case [a, *open]:\n    open(HERE)", ""),
    "hidden by a lambda's default": ("lambda open=1: open(HERE)", ""),
    "hidden by two in a comprehension": ("[open(HERE) for a, open in x]", ""),
    "hidden by a pair in a comprehension": ("[open(HERE) for (a, open) in x]", ""),
    "not hidden by a lambda that is over": ("lambda open: 1\nopen(HERE)", "open"),
    "not hidden by a set that is over": ("{open for open in x}\nopen(HERE)", "open"),
    "not hidden by a dictionary that is over": ("{open: 1 for open in x}\nopen(HERE)", "open"),
    "not hidden by two that are over": ("[1 for a, open in x]\nopen(HERE)", "open"),
    "not hidden by a pair that is over": ("[1 for (a, open) in x]\nopen(HERE)", "open"),
    "not hidden by a generator that is over": ("f(open for open in x)\nopen(HERE)", "open"),
    "hidden by a comprehension": ("[open(HERE) for open in x]", ""),
    "hidden by a lambda": ("lambda open: open(HERE)", ""),
    "hidden by a walrus": ("if (open := x):\n  open(HERE)", ""),
    "hidden by *": ("def f(*open):\n  open(HERE)", ""),
    "hidden by **": ("def f(**open):\n  open(HERE)", ""),
    "hidden by a default": ("def f(open=None):\n  open(HERE)", ""),
    "hidden by a typed star": ("def f(*open: X):\n  open(HERE)", ""),
    "not hidden by a comprehension that is over": ("[open for open in x]\nopen(HERE)", "open"),
    "not hidden by another function's parameter": ("def f(open): ...\nopen(HERE)", "open"),
    "not hidden by a keyword": ("f(open=1)\nopen(HERE)", "open"),
    "not hidden by a member": ("x.open = 1\nopen(HERE)", "open"),
    "not hidden by a class's own name": (
        "class A:\n  open = 1\n  def f(self):\n    open(HERE)",
        "open",
    ),
    "a deleted name": ("import a\ndel a\na.b(HERE)", ""),
}
VALUES = {
    "assigned": ("import requests\ns = requests.Session()\ns.get(HERE)", "requests.Session().get"),
    "assigned twice": ("import a, b\nx = a.A()\nx = b.B()\nx.c(HERE)", "b.B().c"),
    "an alias of an alias": ("import a\nb = a\nc = b\nc.d(HERE)", "a.d"),
    "typed and assigned": ("import a\nx: a.A = make()\nx.b(HERE)", "a.A().b"),
    "typed as ours and assigned": ("import a\nx: Mine = a.A()\nx.b(HERE)", "a.A().b"),
    "parentheses": ("import a\n(a.b)(HERE)", "a.b"),
    "walrus in place": ("import a\n(x := a.A()).b(HERE)", "a.A().b"),
    "side by side, the first": ("import a\nx, y = a.A(), 1\nx.b(HERE)", "a.A().b"),
    "walrus": ("import a\nif (x := a.A()):\n  x.b(HERE)", "a.A().b"),
    "side by side": ("import a\nx, y = 1, a.A()\ny.b(HERE)", "a.A().b"),
    "chained": ("import a\na.b().c().d(HERE)", "a.b().c().d"),
    "or": ("import a, b\nx = a.A() or b.B()\nx.c(HERE)", "a.A().c b.B().c"),
    "or unknown": ("import a\ndef f(x=None):\n  x = x or a.A()\n  x.c(HERE)", ""),
    "if else": ("import a, b\nx = a.A() if y else b.B()\nx.c(HERE)", "a.A().c b.B().c"),
    "with": ("import a\nwith a.A() as x:\n  x.b(HERE)", "a.A().b"),
    "async with": (
        "import a\nasync def f():\n  async with a.A() as x, x.b() as y:\n    y.c(HERE)",
        "a.A().b().c",
    ),
    "await": ("import a\nasync def f():\n  x = await a.A()\n  x.b(HERE)", "a.A().b"),
    "an element": ("import os\nos.environ['X'].strip(HERE)", "os.environ[].strip"),
    "a loop's target": ("import a\nfor x in a.b():\n  x.c(HERE)", ""),
    "one branch": ("import a, b\nx = a.A()\nif y:\n  x = b.B()\nx.c(HERE)", "a.A().c b.B().c"),
    "both branches": (
        "import a, b\nif y:\n  x = a.A()\nelse:\n  x = b.B()\nx.c(HERE)",
        "a.A().c b.B().c",
    ),
    "within the branch": (
        "import a, b\nx = a.A()\nif y:\n  x = b.B()\n  x.c(HERE)",
        "b.B().c",
    ),
    "one branch is unknown": ("import a\nx = a.A()\nif y:\n  x = z\nx.c(HERE)", ""),
    "not yet assigned anew": ("import a\nx = a.A()\nx.c(HERE)\nx = unknown()", "a.A().c"),
    "assigned anew in the loop": (
        "import a, b\nx = a.A()\nwhile y:\n  x.c(HERE)\n  x = b.B()",
        "a.A().c b.B().c",
    ),
    "in terms of itself": (
        "import a\nq = a.q()\nq = q.filter()\nq.all(HERE)",
        "a.q().filter().all",
    ),
    "in terms of itself in a loop": (
        "import a\nq = a.q()\nfor x in y:\n  q = q.filter()\nq.all(HERE)",
        "",
    ),
    "None at first": ("import a\nx = None\nif y:\n  x = a.A()\nx.b(HERE)", "a.A().b"),
    "only None": ("x = None\nx.b(HERE)", ""),
    "plus equals": ("import a\nx = a.A()\nx += 1\nx.b(HERE)", ""),
    "from outside": ("import a\nx = a.A()\ndef f():\n  x.b(HERE)", "a.A().b"),
    "from outside, the last one": (
        "import a, b\nx = a.A()\nx = b.B()\ndef f():\n  x.c(HERE)",
        "b.B().c",
    ),
    "global": (
        "import a\nx = None\ndef g():\n  global x\n  x = a.A()\ndef f():\n  x.b(HERE)",
        "a.A().b",
    ),
    "nonlocal": (
        "import a\ndef f():\n  x = None\n  def g():\n    nonlocal x\n    x = a.A()\n"
        "  def h():\n    x.b(HERE)",
        "a.A().b",
    ),
    "a typed default is looked up outside": ("import a\ndef f(a: X = a.b(HERE)): ...", "a.b"),
    "a default is looked up outside": ("import a\ndef f(a=a.b(HERE)): ...", "a.b"),
    "a base is looked up outside": ("import a\nclass K(a.b(HERE)):\n  a = 1", "a.b"),
    "another function's own": ("import a\ndef g():\n  x = a.A()\ndef f():\n  x.b(HERE)", ""),
}
BRANCHES = {
    "in try": "try:\n  x = b.B()\nexcept E:\n  pass",
    "in except": "try:\n  pass\nexcept E:\n  x = b.B()",
    "in for": "for z in y:\n  x = b.B()",
    "in while": "while y:\n  x = b.B()",
    "in elif": "if y:\n  pass\nelif z:\n  x = b.B()",
    "in else": "if y:\n  pass\nelse:\n  x = b.B()",
    "in case": "match y:\n  case 1:\n    x = b.B()",
    "in one side of if else": "(x := b.B()) if y else 1",
    "after and": "y and (x := b.B())",
}
TYPES = {
    "a parameter": ("import a\ndef f(x: a.A):\n  x.b(HERE)", "a.A().b"),
    "with a default": (
        "from s import Session\ndef f(db: Session = Depends(x)):\n  db.execute(HERE)",
        "s.Session().execute",
    ),
    "optional": (
        "from typing import Optional\nimport a\ndef f(x: Optional[a.A] = None):\n  x.b(HERE)",
        "a.A().b",
    ),
    "or None": ("import a\ndef f(x: a.A | None):\n  x.b(HERE)", "a.A().b"),
    "generic, or None": ("from a import A\ndef f(x: A[int] | None):\n  x.b(HERE)", "a.A().b"),
    "or something unknown": ("import a\ndef f(x: a.A | Mine):\n  x.b(HERE)", ""),
    "annotated": (
        "from typing import Annotated\nimport a\ndef f(x: Annotated[a.A, y()]):\n  x.b(HERE)",
        "a.A().b",
    ),
    "an alias of annotated": (
        "from typing import Annotated\nimport a\nD = Annotated[a.A, y()]\n"
        "def f(x: D):\n  x.b(HERE)",
        "a.A().b",
    ),
    "a type statement": ("import a\ntype D = a.A\ndef f(x: D):\n  x.b(HERE)", "a.A().b"),
    "in quotes": ("import a\ndef f(x: 'a.A'):\n  x.b(HERE)", "a.A().b"),
    "a name in quotes": ("from a import A\ndef f(x: 'A'):\n  x.b(HERE)", "a.A().b"),
    "generic": ("import a\ndef f(x: a.A[int]):\n  x.b(HERE)", "a.A().b"),
    "what a function returns": (
        "import a\ndef make() -> a.A: ...\nmake().b(HERE)",
        "a.A().b",
    ),
    "a type parameter": ("from a import A\ndef f[A](x: A):\n  x.b(HERE)", ""),
    "a class's type parameter": (
        "from a import A\nclass K[A]:\n  def f(self, x: A):\n    x.b(HERE)",
        "",
    ),
    "named like its module": (
        "import redis\ndef f(redis: redis.Redis):\n  redis.get(HERE)",
        "redis.Redis().get",
    ),
    "named like its module, with a default": (
        "import redis\ndef f(redis: redis.Redis = None):\n  redis.get(HERE)",
        "redis.Redis().get",
    ),
    "what a function returns is looked up outside": (
        "import a\ndef make(a) -> a.A: ...\nmake(1).b(HERE)",
        "a.A().b",
    ),
    "a class of this file": ("class A: ...\ndef f(x: A):\n  x.b(HERE)", ""),
    "a parameter used in a function inside": (
        "import a\ndef f(x: a.A):\n  def g():\n    x.b(HERE)",
        "a.A().b",
    ),
    "a parameter assigned anew": ("import a\ndef f(x: a.A):\n  x = y\n  x.b(HERE)", ""),
}
MEMBERS = {
    "set in __init__": (
        "import a\nclass K:\n  def __init__(self):\n    self.x = a.A()\n"
        "  def f(self):\n    self.x.b(HERE)",
        "a.A().b",
    ),
    "set from a typed parameter": (
        "import a\nclass K:\n  def __init__(self, x: a.A):\n    self.x = x\n"
        "  def f(self):\n    self.x.b(HERE)",
        "a.A().b",
    ),
    "declared with a type": (
        "import a\nclass K:\n  x: a.A\n  def f(self):\n    self.x.b(HERE)",
        "a.A().b",
    ),
    "the class's own": (
        "import a\nclass K:\n  x = a.A()\n  def f(self):\n    self.x.b(HERE)",
        "a.A().b",
    ),
    "None at first": (
        "import a\nclass K:\n  def __init__(self):\n    self.x = None\n"
        "  def g(self):\n    self.x = a.A()\n  def f(self):\n    self.x.b(HERE)",
        "a.A().b",
    ),
    "set to something unknown too": (
        "import a\nclass K:\n  def __init__(self):\n    self.x = a.A()\n"
        "  def g(self, x):\n    self.x = x\n  def f(self):\n    self.x.b(HERE)",
        "",
    ),
    "set with a type": (
        "import a\nclass K:\n  def g(self):\n    self.x: a.A\n  def f(self):\n    self.x.b(HERE)",
        "a.A().b",
    ),
    "set with a type and something unknown": (
        "import a\nclass K:\n  def g(self):\n    self.x: a.A = y\n"
        "  def f(self):\n    self.x.b(HERE)",
        "a.A().b",
    ),
    "set with a type of ours": (
        "import a\nclass K:\n  def g(self):\n    self.x: Mine = a.A()\n"
        "  def f(self):\n    self.x.b(HERE)",
        "a.A().b",
    ),
    "counted up": (
        "import a\nclass K:\n  def f(self):\n    self.x = a.A()\n    self.x += 1\n"
        "    self.x.b(HERE)",
        "",
    ),
    "unpacked into": (
        "import a\nclass K:\n  def f(self):\n    self.x = a.A()\n    self.x, y = z\n"
        "    self.x.b(HERE)",
        "",
    ),
    "unpacked into in parentheses": (
        "import a\nclass K:\n  def f(self):\n    self.x = a.A()\n    (self.x, y) = z\n"
        "    self.x.b(HERE)",
        "",
    ),
    "a loop's target": (
        "import a\nclass K:\n  def f(self):\n    self.x = a.A()\n    for self.x in z: ...\n"
        "    self.x.b(HERE)",
        "",
    ),
    "of another class": (
        "import a\nclass K:\n  def g(self):\n    self.x = a.A()\n"
        "class L:\n  def f(self):\n    self.x.b(HERE)",
        "",
    ),
    "under another name than self": (
        "import a\nclass K:\n  def g(me):\n    me.x = a.A()\n  def f(me):\n    me.x.b(HERE)",
        "a.A().b",
    ),
    "self outside of a class": ("import a\ndef f(self):\n  self.x = a.A()\n  self.x.b(HERE)", ""),
    "in a function inside the method": (
        "import a\nclass K:\n  def f(self):\n    self.x = a.A()\n"
        "    def g():\n      self.x.b(HERE)",
        "a.A().b",
    ),
    "async with as a member": (
        "import a\nclass K:\n  def f(self):\n    with a.A() as self.x:\n      self.x.b(HERE)",
        "a.A().b",
    ),
    "what a method returns": (
        "import a\nclass K:\n  def make(self) -> a.A: ...\n  def f(self):\n    self.make().b(HERE)",
        "a.A().b",
    ),
}


def _cases(**tables: dict[str, tuple[str, str]]) -> list[object]:
    return [
        pytest.param(source, expected, id=f"{table}: {title}")
        for table, cases in tables.items()
        for title, (source, expected) in cases.items()
    ]


@pytest.mark.parametrize(
    ("source", "expected"),
    _cases(imports=IMPORTS, globals=GLOBALS, values=VALUES, types=TYPES, members=MEMBERS),
)
def test_an_expression_is_known_by_what_it_is(source: str, expected: str) -> None:
    assert resolve(source) == set(expected.split())


@pytest.mark.parametrize("branch", BRANCHES.values(), ids=BRANCHES)
def test_what_may_not_run_adds_a_meaning(branch: str) -> None:
    assert resolve(f"import a, b\nx = a.A()\n{branch}\nx.c(HERE)") == {"a.A().c", "b.B().c"}


def test_code_that_goes_in_circles_ends_unknown() -> None:
    circle = "".join(f"x{n} = x{(n + 1) % 40} or x{(n + 2) % 40}\n" for n in range(40))
    assert resolve(f"def f():\n  global x0\n{circle}\nx0.b(HERE)") == set()


def test_a_chain_longer_than_the_bound_is_unknown() -> None:
    chain = "".join(f"x{n + 1} = x{n}\n" for n in range(40))
    assert resolve(f"import a\nx0 = a.A()\n{chain}x3.b(HERE)") == {"a.A().b"}
    assert resolve(f"import a\nx0 = a.A()\n{chain}x40.b(HERE)") == set()


def test_a_call_nested_a_thousand_times_is_unknown() -> None:
    assert resolve("import a\na" + ".b()" * 1000 + ".c(HERE)") == set()
