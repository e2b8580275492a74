"""C#: what names mean, and which code stands in which place."""

from pathlib import Path

import pytest

from tests.checks.languages.kit import resolve, stands_in

HEAD = (
    "using System.Net.Http;\nusing Microsoft.EntityFrameworkCore;\nusing "
    "Alias = System.Data.SqlClient.SqlConnection;\n"
)
CALLS = "invocation_expression object_creation_expression"
NAMES = {
    "new": ("class A { void F() { new HttpClient(HERE); } }", "System.Net.Http.HttpClient()"),
    "a field": (
        ("class A { HttpClient c = new HttpClient(); void F() { c.GetAsync(HERE); } }"),
        "System.Net.Http.HttpClient().GetAsync()",
    ),
    "a field that is injected": (
        (
            "class A { readonly HttpClient _c; A(HttpClient c) { _c = c; } void "
            "F() { _c.GetAsync(HERE); } }"
        ),
        "System.Net.Http.HttpClient().GetAsync()",
    ),
    "a property with this": (
        ("class A { HttpClient C { get; set; } void F() { this.C.GetAsync(HERE); } }"),
        "System.Net.Http.HttpClient().GetAsync()",
    ),
    "a class's own constructor": (
        "class A(HttpClient c) { void F() { c.GetAsync(HERE); } }",
        "System.Net.Http.HttpClient().GetAsync()",
    ),
    "a full name": (
        ("class A { void F() { using var c = new System.Xml.Reader(); c.Read(HERE); } }"),
        "System.Xml.Reader().Read()",
    ),
    "an alias": (
        "class A { void F() { var c = new Alias(x); c.Open(HERE); } }",
        "System.Data.SqlClient.SqlConnection().Open()",
    ),
    "awaited": (
        ("class A { HttpClient c; async Task F() { var r = await c.GetAsync(x); r.X(HERE); } }"),
        "System.Net.Http.HttpClient().GetAsync().X()",
    ),
    "or null": (
        "class A { void F(HttpClient? c) { c?.GetAsync(HERE); } }",
        "System.Net.Http.HttpClient().GetAsync()",
    ),
    "a method that says so": (
        "class A { HttpClient G() => null; void F() { G().X(HERE); } }",
        "System.Net.Http.HttpClient().X()",
    ),
    "of a parameter": (
        "class B { public HttpClient C; } class A { void F(B b) { b.C.X(HERE); } }",
        "System.Net.Http.HttpClient().X()",
    ),
    "of every file": (
        "class A { void F() { File.ReadAllText(HERE); } }",
        "System.IO.File.ReadAllText()",
    ),
    "with types": (
        "class A { DbContext d; void F() { d.Set<Foo>(HERE); } }",
        "Microsoft.EntityFrameworkCore.DbContext().Set()",
    ),
    "a pattern": (
        "class A { void F() { if (o is HttpClient c) { c.X(HERE); } } }",
        "System.Net.Http.HttpClient().X()",
    ),
    "a class of ours": ("class HttpClient { void F() { new HttpClient(HERE); } }", ""),
    "a loop's variable": ("class A { void F() { foreach (var c in cs) { c.X(HERE); } } }", ""),
    "a lambda's parameter": (
        "class A { HttpClient c; void F() { xs.Select(c => c.X(HERE)); } }",
        "",
    ),
    "a lambda's parameter with a type": (
        "class A { HttpClient c; void F() { var f = (int c) => c.X(HERE); } }",
        "",
    ),
    "not known": ("class A { void F() { x.Y(HERE); } }", ""),
}


@pytest.mark.parametrize(("text", "meaning"), NAMES.values(), ids=NAMES)
def test_a_call_is_of(text: str, meaning: str) -> None:
    found = resolve(HEAD + text, "csharp", CALLS, None).split()
    assert meaning in found if meaning else not found


PLACES = {
    "foreach: loop": ("foreach (var x in xs) { HERE(); }", "loop", True),
    "what it goes over: loop": ("foreach (var x in HERE()) { }", "loop", False),
    "for: loop": ("for (int i = 0; i < n; i++) { HERE(); }", "loop", True),
    "while: loop": ("while (HERE()) { }", "loop", True),
    "do: loop": ("do { HERE(); } while (x);", "loop", True),
    "Select: callback": ("xs.Select(x => HERE());", "callback", True),
    "another lambda: callback": ("later(x => HERE());", "callback", False),
    "chunks: bounded-loop": ("foreach (var x in xs.Chunk(9)) { HERE(); }", "bounded-loop", True),
    "rows: bounded-loop": ("foreach (var x in rows) { HERE(); }", "bounded-loop", False),
    "try: try": ("try { HERE(); } finally { }", "try", True),
    "catch: except": ("try { a(); } catch (E e) { HERE(); }", "except", True),
    "finally: finally": ("try { a(); } finally { HERE(); }", "finally", True),
    "not async: async": ("HERE();", "async", False),
    "async: async": ("} async Task G() { HERE();", "async", True),
    "ASP.NET: handler": ('} [HttpGet("/x")] public X G() { HERE();', "handler", True),
    "a minimal one: handler": ('app.MapGet("/x", () => HERE());', "handler", True),
    "no handler: handler": ("} [Obsolete] public X G() { HERE();", "handler", False),
    "a test: test": ("} [Fact] public void G() { HERE();", "test", True),
    "main: main-guard": ("} static void Main() { HERE();", "main-guard", True),
}


@pytest.mark.parametrize(("text", "place", "inside"), PLACES.values(), ids=PLACES)
def test_a_call_stands_in(tmp_path: Path, text: str, place: str, inside: bool) -> None:
    call = "(invocation_expression function: (identifier) @_name)"
    assert (
        stands_in(tmp_path, call, f"class C {{ void F() {{ {text} }} }}", "src/A.cs", place)
        is inside
    )
