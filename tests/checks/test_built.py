"""`#interpolated?`: which texts are put together from what may be anything. `HERE(…)` marks one."""

import pytest
from tree_sitter import Node

from checks import calls, nodes
from checks.built import Built
from checks.language import Language
from tests.checks.languages.kit import named, tree

# language: what stands around the code, then name: (code, answer)
PYTHON = {
    "joined to itself": ('s = "a"\n  s = s + " b " + x\n  HERE(s)', True),
    "joined to a part": ('c = " b " + x\n  s = "a"\n  s = s + c\n  HERE(s)', True),
    "a sum of numbers": ("n = 1\n  m = n + x\n  HERE(m)", None),
    "format by a variable": ('s = "a {}"\n  HERE(s.format(x))', True),
    "percent by a variable": ('s = "a %s"\n  HERE(s % x)', True),
    "percent of a dictionary": ('HERE("a %(b)s" % {"b": x})', True),
    "wrapped": ('from sqlalchemy import text\n  HERE(text(f"a {x}"))', True),
    "a loop over rows": ('for r in x:\n    HERE(f"a {r}")', True),
    "a loop over keys": ('HERE("a " + ", ".join(f"{k} = ?" for k in x.keys()))', None),
    "an f-string": ('HERE(f"a {x}")', True),
    "joined": ('HERE("a " + x)', True),
    "joined in the middle": ('HERE("a " + x + " b")', True),
    "percent": ('HERE("a %s" % x)', True),
    "percent of several": ('HERE("a %s %s" % ("b", x))', True),
    "percent of a number": ('HERE("a %d" % x)', False),
    "format": ('HERE("a {}".format(x))', True),
    "format by name": ('HERE("a {b}".format(b=x))', True),
    "texts in a row": ('HERE("a " f"b {x}")', True),
    "by a variable": ('s = f"a {x}"\n  HERE(s)', True),
    "by two variables": ('s = f"a {x}"\n  t = s\n  HERE(t)', True),
    "added later": ('s = "a"\n  s += " b " + x\n  HERE(s)', True),
    "added before the end": ('s = "a"\n  s += x\n  s += " c"\n  HERE(s)', True),
    "in a branch": ('s = "a"\n  if x:\n    s += f" {x}"\n  HERE(s)', True),
    "either": ('HERE(f"a {x}" if x else "b")', True),
    "stripped": ('HERE(f"a {x}".strip())', True),
    "joined by join": ('HERE(" ".join(["a", x]))', True),
    "conditions with values": (
        'c = []\n  c.append(f"a = {x}")\n  HERE("b " + " and ".join(c))',
        True,
    ),
    "an argument of the request": ('from flask import request\n  HERE(f"a {request.args}")', True),
    "of a request's method": (
        'from flask import request\n  n = request.args.get("n")\n  HERE(f"a {n}")',
        True,
    ),
    "a member of a parameter": ('HERE(f"a {x.y}")', True),
    "an element of a parameter": ('HERE(f"a {x[0]}")', True),
    "typed by an answer": ('HERE(f"a {input()}")', True),
    "a text": ('HERE("a")', False),
    "texts alone": ('HERE("a" + "b")', False),
    "a variable of texts": ('t = "b"\n  HERE(f"a {t}")', False),
    "a constant": ('HERE(f"a {TABLE}")', False),
    "another module's constant": ('import m\n  HERE(f"a {m.TABLE}")', False),
    "a number": ('HERE(f"a {int(x)}")', False),
    "a number by a variable": ('n = int(x)\n  HERE(f"a {n}")', False),
    "a typed number": ('HERE(f"a {count}")', False),
    "one of two texts": ('HERE(f"a {way}")', False),
    "a number's style": ('HERE(f"a {x:d}")', False),
    "a length": ('HERE(f"a {len(x)}")', False),
    "placeholders": ("HERE(f\"a ({','.join('?' for _ in x)})\")", False),
    "placeholders in a list": ('p = ",".join(["%s"] * len(x))\n  HERE(f"a ({p})")', False),
    "placeholders by the text": ('p = ",".join("?" * len(x))\n  HERE(f"a ({p})")', False),
    "conditions without values": (
        'c = ["a = ?"]\n  if x:\n    c.append("b = ?")\n  HERE("c " + " and ".join(c))',
        False,
    ),
    "either text": ('w = "asc" if x else "desc"\n  HERE(f"a {w}")', False),
    "of a constant list": ('for c in ("b", "c"):\n    HERE(f"a {c}")', False),
    "of a constant's elements": ("HERE(f'a {SORTS[x]}')", False),
    "got of a constant": ("HERE(f'a {SORTS.get(x, \"b\")}')", False),
    "looked up": ('if x in ALLOWED:\n    HERE(f"a {x}")', None),
    "escaped": ('HERE(f"a {quote_name(x)}")', None),
    "another function's": ('HERE(f"a {table()}")', None),
    "an import": ('from m import table\n  HERE(f"a {table}")', None),
    "our own": ('HERE(f"a {self.table}")', None),
    "not put together here": ("HERE(x)", None),
    "of a request, not put together": (
        'from flask import request\n  HERE(request.args["q"])',
        None,
    ),
    "a list": ('c = ["ls"]\n  c.append(x)\n  HERE(c)', None),
    "a list added to": ('c = ["ls"]\n  c += [x]\n  HERE(c)', None),
    "a number added to": ("n = 0\n  n += x\n  HERE(n)", None),
    "given a text again": ('s = f"a {x}"\n  s = "b"\n  HERE(s)', False),
    "a circle": ('s = s + "a"\n  HERE(s)', None),
}
JAVASCRIPT = {
    "conditions with values": (
        "const c = []; c.push(`a = '${x}'`); HERE(`b ${c.join(' AND ')}`)",
        True,
    ),
    "a sum of two variables": ('const a = "b " + x; const s = "c"; HERE(s + a)', True),
    "a sum of unknown things": ("HERE(x + x)", None),
    "in lines": ("HERE(`a\n  ${x}\n`)", True),
    "a template": ("HERE(`a ${x}`)", True),
    "joined": ('HERE("a " + x)', True),
    "by a variable": ("const s = `a ${x.y}`; HERE(s)", True),
    "added later": ('let s = "a"; s += x; HERE(s)', True),
    "concat": ('HERE("a".concat(x))', True),
    "of the request": ("const { n } = x.body; HERE(`a ${n}`)", True),
    "got of the request": ('HERE(`a ${x.query.get("n")}`)', True),
    "joined by join": ('HERE(["a", x].join(" "))', True),
    "mapped": ("HERE(`a ${x.map((y) => `'${y}'`).join(',')}`)", True),
    "a text": ("HERE(`a`)", False),
    "a number": ("HERE(`a ${Number(x)}`)", False),
    "another number": ("HERE(`a ${parseInt(x.y, 10)}`)", False),
    "a sum": ("HERE(`a ${y + 1}`)", False),
    "a length": ("HERE(`a ${x.length}`)", False),
    "a constant": ("HERE(`a ${TABLE}`)", False),
    "our constant": ('const table = "b"; HERE(`a ${table}`)', False),
    "placeholders": ('HERE(`a (${x.map(() => "?").join(",")})`)', False),
    "numbered placeholders": ('HERE(`a (${x.map((_, i) => `$${i + 1}`).join(",")})`)', False),
    "repeated placeholders": ('HERE(`a (${"?,".repeat(x.length)})`)', False),
    "filled": ('HERE(`a (${new Array(x.length).fill("?").join(",")})`)', False),
    "either text": ('HERE(`a ${x === "asc" ? "ASC" : "DESC"}`)', False),
    "of a constant's elements": ('const SORTS = { b: "c" }; HERE(`a ${SORTS[x]}`)', False),
    "conditions without values": (
        'const c = ["a = ?"]; if (x) c.push("b = ?"); HERE(`c ${c.join(" AND ")}`)',
        False,
    ),
    "a tag makes sense of it": ("HERE(sql`a ${x}`)", None),
    "looked up": ("if (ALLOWED.includes(x)) HERE(`a ${x}`)", None),
    "escaped": ("HERE(`a ${mysql.escape(x)}`)", None),
    "our own": ("HERE(`a ${this.table}`)", None),
    "configured": ("HERE(`a ${process.env.TABLE}`)", False),
    "a promise's": ("load().then((y) => HERE(`a ${y}`))", None),
}
TYPESCRIPT = {
    "a typed text": ("HERE(`a ${name}`)", True),
    "as another type": ("HERE(`a ${x}` as string)", True),
    "a typed number": ("HERE(`a ${count}`)", False),
    "one of two texts": ("HERE(`a ${way}`)", False),
}
GO = {
    "conditions with values": (
        'c := []string{}\n c = append(c, "a = " + x)\n HERE("b " + strings.Join(c, " AND "))',
        True,
    ),
    "in backticks": ("HERE(fmt.Sprintf(`a %s`, x))", True),
    "a format of ours": ('const q = "a %s"\n HERE(fmt.Sprintf(q, x))', True),
    "joined": ('HERE("a " + x)', True),
    "Sprintf": ('HERE(fmt.Sprintf("a %s", x))', True),
    "by a variable": ('s := fmt.Sprintf("a %v", x)\n HERE(s)', True),
    "added later": ('s := "a"\n s += x\n HERE(s)', True),
    "a builder": ("var b strings.Builder\n b.WriteString(x)\n HERE(b.String())", True),
    "a builder, printed to": (
        'var b strings.Builder\n fmt.Fprintf(&b, "a %s", x)\n HERE(b.String())',
        True,
    ),
    "of the request": ('HERE("a " + r.URL.Query().Get("n"))', True),
    "joined by Join": ('HERE("a " + strings.Join([]string{x, "b"}, ","))', True),
    "a text": ('HERE("a" + "b")', False),
    "a number": ('HERE(fmt.Sprintf("a %d", n))', False),
    "any way of a number": ('HERE(fmt.Sprintf("a %v", n))', False),
    "a converted number": ('n, _ := strconv.Atoi(x)\n HERE(fmt.Sprintf("a %v", n))', False),
    "placeholders": ('HERE("a " + strings.Repeat("?,", len(x)))', False),
    "a constant": ('const table = "b"\n HERE("a " + table)', False),
    "not put together": ("HERE(x)", None),
    "another function's": ('HERE("a " + table())', None),
}
JAVA = {
    "a builder's chain of constants": (
        'HERE(new StringBuilder("a").append("b").toString());',
        False,
    ),
    "a block of text": ('HERE("""\n a %s""".formatted(x));', True),
    "concat": ('HERE("a ".concat(x));', True),
    "joined": ('HERE("a " + x);', True),
    "format": ('HERE(String.format("a %s", x));', True),
    "formatted": ('HERE("a %s".formatted(x));', True),
    "by a variable": ('String s = "a " + x; HERE(s);', True),
    "added later": ('String s = "a"; s += x; HERE(s);', True),
    "a builder": ('var b = new StringBuilder("a"); b.append(x); HERE(b.toString());', True),
    "a builder's chain": ('HERE(new StringBuilder("a").append(x).toString());', True),
    "a parameter's member": ('HERE("a " + user.getName());', True),
    "a text": ('HERE("a" + "b");', False),
    "a number": ('HERE("a " + Long.parseLong(x));', False),
    "a typed number": ('HERE("a " + n);', False),
    "a constant": ('HERE("a " + TABLE);', False),
    "placeholders": ('HERE("a " + String.join(",", Collections.nCopies(n, "?")));', False),
    "our field": ('HERE("a " + table);', None),
}
KOTLIN = {
    "a raw text": ('HERE("""a $x""")', True),
    "String.format": ('HERE(String.format("a %s", x))', True),
    "a template": ('HERE("a $x")', True),
    "a template of a member": ('HERE("a ${x.name}")', True),
    "joined": ('HERE("a " + x)', True),
    "by a variable": ('val s = "a $x"\n HERE(s)', True),
    "format": ('HERE("a %s".format(x))', True),
    "trimmed": ('HERE("""a $x""".trimIndent())', True),
    "a text": ('HERE("a")', False),
    "a number": ('HERE("a ${x.toInt()}")', False),
    "a typed number": ('HERE("a $n")', False),
    "placeholders": ('HERE("a ${x.joinToString(",") { "?" }}")', False),
}
RUBY = {
    "percent by name": ('HERE("a %{b}" % { b: x })', True),
    "an array": ('HERE(["a = ?", x])', None),
    "a hole": ('HERE("a #{x}")', True),
    "joined": ('HERE("a " + x)', True),
    "percent": ('HERE("a %s" % x)', True),
    "format": ('HERE(format("a %s", x))', True),
    "added": ('s = +"a"\n s << x\n HERE(s)', True),
    "of the request": ('HERE("a #{params[:x]}")', True),
    "a heredoc": ("HERE(<<~SQL)\n a #{x}\nSQL\n", True),
    "the second heredoc": ("f(<<~A, HERE(<<~B))\n a\nA\n b #{x}\nB\n", True),
    "a text": ('HERE("a")', False),
    "a heredoc without holes": ("HERE(<<~SQL)\n a\nSQL\n", None),
    "a number": ('HERE("a #{x.to_i}")', False),
    "a constant": ('HERE("a #{TABLE}")', False),
    "placeholders": ("HERE(\"a #{(['?'] * x.size).join(',')}\")", False),
    "escaped": ('HERE("a #{conn.quote(x)}")', None),
}
PHP = {
    "a superglobal in it": ("HERE(\"a {$_GET['x']}\");", True),
    "joined to itself": ("$s = 'a'; $s = $s . $x; HERE($s);", True),
    "in single quotes": ("HERE('a $x');", False),
    "a variable in it": ('HERE("a $x");', True),
    "a member in it": ('HERE("a {$x->y}");', True),
    "joined": ("HERE('a ' . $x);", True),
    "added later": ("$s = 'a'; $s .= $x; HERE($s);", True),
    "sprintf": ("HERE(sprintf('a %s', $x));", True),
    "a heredoc": ("HERE(<<<SQL\n a $x\nSQL);", True),
    "of the request": ("HERE('a ' . $_GET['x']);", True),
    "a text": ("HERE('a' . 'b');", False),
    "a cast": ("HERE('a ' . (int) $x);", False),
    "a number": ("HERE('a ' . intval($x));", False),
    "a typed number": ('HERE("a $n");', False),
    "placeholders": ("HERE('a ' . implode(',', array_fill(0, count($x), '?')));", False),
    "our own": ("HERE('a ' . $this->table);", None),
    "escaped": ("HERE('a ' . $pdo->quote($x));", None),
}
CSHARP = {
    "a verbatim hole": ('HERE($@"a {x}");', True),
    "a raw hole": ('HERE($"""a {x}""");', True),
    "a verbatim text": ('HERE(@"a " + x);', True),
    "a hole": ('HERE($"a {x}");', True),
    "joined": ('HERE("a " + x);', True),
    "Format": ('HERE(string.Format("a {0}", x));', True),
    "by a variable": ('var s = $"a {x.Y}"; HERE(s);', True),
    "added later": ('var s = "a"; s += x; HERE(s);', True),
    "a builder": ("var b = new StringBuilder(); b.Append(x); HERE(b.ToString());", True),
    "a text": ('HERE("a");', False),
    "a number": ('HERE($"a {int.Parse(x)}");', False),
    "a typed number": ('HERE($"a {n}");', False),
    "placeholders": ('HERE("a " + string.Join(",", Enumerable.Repeat("?", n)));', False),
    "our field": ('HERE($"a {table}");', None),
}
RUST = {
    "pushed": ('let mut s = String::new(); s.push_str("a"); s.push_str(x); HERE(&s);', True),
    "a reference": ('HERE(&format!("a {}", x));', True),
    "format": ('HERE(format!("a {}", x));', True),
    "format of what stands in it": ('HERE(format!("a {x}"));', True),
    "by a variable": ('let s = format!("a {}", x); HERE(&s);', True),
    "joined": ('HERE("a ".to_string() + x);', True),
    "added later": ('let mut s = String::from("a"); s += x; HERE(&s);', True),
    "a text": ('HERE("a");', False),
    "a number": ('HERE(format!("a {n}"));', False),
    "a number behind it": ('HERE(format!("a {}", n));', False),
    "a constant": ('HERE(format!("a {}", TABLE));', False),
    "nothing in it": ('HERE(format!("a"));', False),
}
AROUND = {
    "python": (
        'def f(x, count: int, way: Literal["a", "b"], self=None):\n  {}\n',
        PYTHON,
    ),
    "javascript": ("function f(x) {{ {} }}\n", JAVASCRIPT),
    "typescript": (
        'function f(x: any, name: string, count: number, way: "a" | "b") {{ {} }}\n',
        TYPESCRIPT,
    ),
    "go": ("package a\nfunc f(x string, n int, r *http.Request) {{\n {}\n}}\n", GO),
    "java": (
        "class A {{ String table; void f(String x, int n, User user) {{ {} }} }}\n",
        JAVA,
    ),
    "kotlin": ("fun f(x: String, n: Long) {{\n {}\n}}\n", KOTLIN),
    "ruby": ("def f(x)\n {}\nend\n", RUBY),
    "php": ("<?php\nclass A {{ function f($x, int $n) {{ {} }} }}\n", PHP),
    "csharp": ("class A {{ string table; void F(string x, int n) {{ {} }} }}\n", CSHARP),
    "rust": ("fn f(x: &str, n: i64) {{ {} }}\n", RUST),
}
CASES = [
    pytest.param(language, around, *case, id=f"{language}: {name}")
    for language, (around, cases) in AROUND.items()
    for name, case in cases.items()
]


def marked(root: Node, language: Language) -> Node:
    """The first argument of `HERE(…)`."""
    every = (calls.read(one, language) for one in nodes.below(root))
    return next(one.arguments[0] for one in every if one and one.name == "HERE")


@pytest.mark.parametrize(("language", "around", "code", "answer"), CASES)
def test_a_text_is_put_together(language: str, around: str, code: str, answer: bool | None) -> None:
    root, names = tree(around.format(code), language)
    known = named(language)
    assert Built(names, known).asked(marked(root, known)) is answer
