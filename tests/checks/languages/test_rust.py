"""Rust: what names mean, and which code stands in which place."""

from pathlib import Path

import pytest

from tests.checks.languages.kit import resolve, stands_in

HEAD = (
    "use reqwest::Client;\nuse std::{sync::{Arc, Mutex as M}, io::{self, "
    "Read}, fmt};\nuse a::b as c;\n"
)
CALLS = "call_expression"
NAMES = {
    "a path": ("fn f() { Client::new(HERE); }", "reqwest.Client.new"),
    "a crate": ("fn f() { reqwest::Client::new(HERE); }", "reqwest.Client.new"),
    "what it made": ("fn f() { let c = Client::new(); c.get(HERE); }", "reqwest.Client.new().get"),
    "a parameter": ("fn f(c: &Client) { c.get(HERE); }", "reqwest.Client().get"),
    "a field": (
        "struct S { c: Client }\nimpl S { fn f(&self) { self.c.get(HERE); } }",
        "reqwest.Client().get",
    ),
    "a shared field": (
        "struct S { c: Arc<Client> }\nimpl S { fn f(&self) { self.c.get(HERE); } }",
        "reqwest.Client().get",
    ),
    "a field of a parameter": (
        "struct S { c: Client }\nfn f(s: S) { s.c.get(HERE); }",
        "reqwest.Client().get",
    ),
    "awaited, with ?": (
        ("async fn f() { let r = Client::new().get(u).send().await?; r.text(HERE); }"),
        "reqwest.Client.new().get().send().text",
    ),
    "unwrapped": (
        "fn f() { let c = Client::builder().build().unwrap(); c.get(HERE); }",
        "reqwest.Client.builder().build().get",
    ),
    "a list with an alias": ("fn f() { M::new(HERE); }", "std.sync.Mutex.new"),
    "self in a list": ("fn f() { io::stdin(HERE); }", "std.io.stdin"),
    "an alias": ("fn f() { c::d(HERE); }", "a.b.d"),
    "a crate's function": ("fn f() { tokio::spawn(HERE); }", "tokio.spawn"),
    "a function that says so": (
        "fn g() -> Client { x }\nfn f() { g().get(HERE); }",
        "reqwest.Client().get",
    ),
    "with types": ("fn f() { Vec::<u8>::with_capacity(HERE); }", "Vec.with_capacity"),
    "the same name again": (
        "fn f() { let x = Client::new(); let x = x.get(u); x.send(HERE); }",
        "reqwest.Client.new().get().send",
    ),
    "a use in a function": ("fn f() { use p::q; q::r(HERE); }", "p.q.r"),
    "another crate's star": ("use foo::*;\nfn f() { bar(HERE); }", "foo.bar"),
    "hidden by a variable": ("fn f() { let Client = 1; Client::new(HERE); }", ""),
    "a function sees no variable around it": (
        "fn f() { let d = Client::new(); fn g() { d.x(HERE); } }",
        "",
    ),
    "a closure does": (
        "fn f() { let d = Client::new(); let g = || d.x(HERE); }",
        "reqwest.Client.new().x",
    ),
    "what a pattern binds": ("fn f() { if let Some(c) = x { c.get(HERE); } }", ""),
    "a match": ("fn f() { match x { Ok(c) => c.get(HERE), Err(e) => g() } }", ""),
    "a module of ours": ("mod m;\nfn f() { m::x(HERE); }", ""),
    "this crate": ("fn f() { crate::x(HERE); }", ""),
    "a function of ours": ("fn g() {}\nfn f() { g(HERE); }", ""),
}


@pytest.mark.parametrize(("text", "meaning"), NAMES.values(), ids=NAMES)
def test_a_call_is_of(text: str, meaning: str) -> None:
    assert resolve(HEAD + text, "rust", CALLS, "function") == meaning


PLACES = {
    "for: loop": ("for x in xs { HERE(); }", "loop", True),
    "what it goes over: loop": ("for x in HERE() { }", "loop", False),
    "while: loop": ("while HERE() { }", "loop", True),
    "loop: loop": ("loop { HERE(); }", "loop", True),
    "a range: bounded-loop": ("for x in 0..3 { HERE(); }", "bounded-loop", True),
    "rows: bounded-loop": ("for x in rows { HERE(); }", "bounded-loop", False),
    "map: callback": ("xs.iter().map(|x| HERE());", "callback", True),
    "another closure: callback": ("later(|x| HERE());", "callback", False),
    "a function: function": ("HERE();", "function", True),
    "not async: async": ("HERE();", "async", False),
    "an async block: async": ("let x = async { HERE(); };", "async", True),
    "async: async": ("} async fn g() { HERE();", "async", True),
    "actix: handler": ('} #[get("/x")] async fn g() { HERE();', "handler", True),
    "no handler: handler": ("} #[inline] fn g() { HERE();", "handler", False),
    "a test: test": ("} #[test] fn g() { HERE();", "test", True),
    "a test of tokio: test": ("} #[tokio::test] async fn g() { HERE();", "test", True),
    "a module of tests: test": ("} #[cfg(test)] mod tests { fn g() { HERE(); }", "test", True),
    "main: main-guard": ("} fn main() { HERE();", "main-guard", True),
}


@pytest.mark.parametrize(("text", "place", "inside"), PLACES.values(), ids=PLACES)
def test_a_call_stands_in(tmp_path: Path, text: str, place: str, inside: bool) -> None:
    call = "(call_expression function: (identifier) @_name)"
    assert stands_in(tmp_path, call, f"fn f() {{ {text} }}", "src/a.rs", place) is inside
