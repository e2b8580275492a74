"""Go: what names mean, and which code stands in which place."""

from pathlib import Path

import pytest

from tests.checks.languages.kit import findings, resolve, stands_in

HEAD = """package a
import (
  "database/sql"
  "net/http"
  web "net/http"
  "github.com/redis/go-redis/v9"
  "gopkg.in/yaml.v3"
)
"""
STRUCT = "type S struct { client *http.Client; Pool *sql.DB }\n"
NAMES = {
    "a package": ("func f() { http.Get(HERE) }", "net/http.Get"),
    "an alias": ("func f() { web.Get(HERE) }", "net/http.Get"),
    "a version is no name": (
        "func f() { redis.NewClient(HERE) }",
        "github.com/redis/go-redis/v9.NewClient",
    ),
    "a version in the name": ("func f() { yaml.Marshal(HERE) }", "gopkg.in/yaml.v3.Marshal"),
    "a literal": ("func f() { c := http.Client{}; c.Get(HERE) }", "net/http.Client().Get"),
    "its address": ("func f() { c := &http.Client{}; c.Get(HERE) }", "net/http.Client().Get"),
    "new": ("func f() { c := new(http.Client); c.Get(HERE) }", "net/http.Client().Get"),
    "the package's variable": (
        "var c = &http.Client{}\nfunc f() { c.Get(HERE) }",
        "net/http.Client().Get",
    ),
    "a variable with a type": (
        "var c http.Client\nfunc f() { c.Get(HERE) }",
        "net/http.Client().Get",
    ),
    "a parameter": ("func f(c *http.Client) { c.Get(HERE) }", "net/http.Client().Get"),
    "the first of two": (
        "func f() { db, err := sql.Open(x); db.Query(HERE) }",
        "database/sql.Open().Query",
    ),
    "the second of two": ("func f() { db, err := sql.Open(x); err.Error(HERE) }", ""),
    "of an answer": (
        "func f() { r, _ := http.Get(x); r.Body.Close(HERE) }",
        "net/http.Get().Body.Close",
    ),
    "a type assertion": ("func f() { x.(*sql.DB).Query(HERE) }", "database/sql.DB().Query"),
    "an alias of a type": (
        "type C = http.Client\nfunc f(c C) { c.Get(HERE) }",
        "net/http.Client().Get",
    ),
    "a field": (STRUCT + "func (s *S) f() { s.client.Get(HERE) }", "net/http.Client().Get"),
    "a field that is promoted": (
        "type S struct { *sql.DB }\nfunc (s S) f() { s.DB.Query(HERE) }",
        "database/sql.DB().Query",
    ),
    "a field of a literal": (
        STRUCT + "func f() { s := &S{}; s.Pool.Query(HERE) }",
        "database/sql.DB().Query",
    ),
    "a field of a parameter": (
        STRUCT + "func f(s *S) { s.Pool.Query(HERE) }",
        "database/sql.DB().Query",
    ),
    "a method of ours": (
        STRUCT
        + "func (s *S) pool() *sql.DB { return nil }\nfunc (s *S) f() { s.pool().Query(HERE) }",
        "database/sql.DB().Query",
    ),
    "a function of ours": (
        "func open() (*sql.DB, error) { return x() }\nfunc f() { db, _ := open(); db.Query(HERE) }",
        "database/sql.DB().Query",
    ),
    "a goroutine": ("func f() { go func() { http.Get(HERE) }() }", "net/http.Get"),
    "in an if": (
        "func f() { if c := http.DefaultClient; c != nil { c.Get(HERE) } }",
        "net/http.DefaultClient.Get",
    ),
    "a builtin": ("func f() { panic(HERE) }", "panic"),
    "not imported": ("func f() { strings.Split(HERE) }", ""),
    "a function of another file": ("func f() { other(HERE) }", ""),
    "hidden by a variable": ("func f() { http := ours(); http.Get(HERE) }", ""),
    "hidden by a parameter": ("func f(http Client) { http.Get(HERE) }", ""),
    "hidden in a block before": (
        "func f() { if x { http := 1; use(http) }; http.Get(HERE) }",
        "net/http.Get",
    ),
    "a loop's variable": ("func f() { for _, c := range xs { c.Get(HERE) } }", ""),
    "a case's variable": ("func f() { select { case c := <-xs: c.Get(HERE) } }", ""),
    "given something else": ("func f() { c := http.Client{}; c = ours(); c.Get(HERE) }", ""),
    "either of two": (
        "func f() { c := http.DefaultClient; if x { c = &http.Client{} }; c.Get(HERE) }",
        "net/http.Client().Get net/http.DefaultClient.Get",
    ),
}


@pytest.mark.parametrize(("text", "meaning"), NAMES.values(), ids=NAMES)
def test_a_call_is_of(text: str, meaning: str) -> None:
    assert resolve(HEAD + text, "go", "call_expression", "function") == meaning


def test_a_dot_import_leaves_two_meanings_to_what_nobody_binds() -> None:
    text = 'package a\nimport . "net/http"\nfunc f() { Get(HERE) }'
    assert resolve(text, "go", "call_expression", "function") == "net/http.Get"


PLACES = {
    "range": ("for _, x := range xs { HERE() }", "loop", True),
    "what range goes over": ("for _, x := range HERE() { }", "loop", False),
    "a counter": ("for i := 0; i < n; i++ { HERE() }", "loop", True),
    "the condition": ("for i := 0; i < HERE(); i++ { }", "loop", True),
    "before the loop": ("for i := HERE(); i < n; i++ { }", "loop", False),
    "while": ("for ok { HERE() }", "loop", True),
    "for ever": ("for { HERE() }", "loop", True),
    "a literal": ("for _, x := range []int{1, 2} { HERE() }", "bounded-loop", True),
    "rows": ("for _, x := range rows { HERE() }", "bounded-loop", False),
    "a goroutine": ("go func() { HERE() }()", "async", True),
    "no goroutine": ("func() { HERE() }()", "async", False),
    "deferred": ("defer HERE()", "finally", True),
    "in what is deferred": ("defer func() { HERE() }()", "finally", False),
    "a transaction": (
        "db.Transaction(func(tx *gorm.DB) error { HERE(); return nil })",
        "transaction",
        True,
    ),
    "a function": ("HERE()", "function", True),
    "no handler": ("HERE()", "handler", False),
}
FUNCTIONS = {
    "net/http": ("func f(w http.ResponseWriter, r *http.Request) { HERE() }", "handler", True),
    "a method": (
        "func (s *S) f(w http.ResponseWriter, r *http.Request) { HERE() }",
        "handler",
        True,
    ),
    "a closure": (
        "var f = func(w http.ResponseWriter, r *http.Request) { HERE() }",
        "handler",
        True,
    ),
    "gin": ("func f(c *gin.Context) { HERE() }", "handler", True),
    "echo": ("func f(c echo.Context) error { HERE(); return nil }", "handler", True),
    "fiber": ("func f(c *fiber.Ctx) error { HERE(); return nil }", "handler", True),
    "a context alone": ("func f(ctx context.Context) { HERE() }", "handler", False),
    "main": ("func main() { HERE() }", "main-guard", True),
    "main runs first": ("func main() { HERE() }", "startup", True),
    "init": ("func init() { HERE() }", "startup", True),
    "a test": ("func TestIt(t *testing.T) { HERE() }", "test", True),
    "no test": ("func Latest() { HERE() }", "test", False),
    "the package": ("var x = HERE()", "module-level", True),
}
CASES = {
    **{
        f"{name}: {case[1]}": (f"func f() {{ {case[0]} }}", *case[1:])
        for name, case in PLACES.items()
    },
    **{f"{name}: {case[1]}": case for name, case in FUNCTIONS.items()},
}


@pytest.mark.parametrize(("text", "place", "inside"), CASES.values(), ids=CASES)
def test_a_call_stands_in(tmp_path: Path, text: str, place: str, inside: bool) -> None:
    call = "(call_expression function: (_) @_name)"
    assert stands_in(tmp_path, call, f"package a\n{text}\n", "src/a.go", place) is inside


KEYS = {
    "it has the key": ("http.Client{Timeout: 1}", '(#lacks-key? @fields "Timeout")', False),
    "it lacks the key": ("http.Client{Jar: x}", '(#lacks-key? @fields "Timeout")', True),
    "it has the value": (
        "tls.Config{Insecure: true}",
        '(#has-key? @fields "Insecure" "true")',
        True,
    ),
    "it has another value": (
        "tls.Config{Insecure: x}",
        '(#has-key? @fields "Insecure" "true")',
        False,
    ),
    "without keys nothing is known": ("Pair{1, 2}", '(#lacks-key? @fields "Timeout")', False),
    "a string": ('Server{Addr: ":80"}', '(#has-key? @fields "Addr" ":80")', True),
}


@pytest.mark.parametrize(("text", "asked", "found"), KEYS.values(), ids=KEYS)
def test_a_literals_keys(tmp_path: Path, text: str, asked: str, found: bool) -> None:
    query = f"((composite_literal body: (_) @fields) @hazard {asked})"
    lines = findings(tmp_path, "go", query, f"package a\nvar x = {text}\n", "src/a.go")
    assert bool(lines) is found
