"""Java: what names mean, and which code stands in which place."""

from pathlib import Path

import pytest

from tests.checks.languages.kit import resolve, stands_in

HEAD = (
    "package a.b;\nimport java.net.URL;\nimport java.util.*;\nimport "
    "org.springframework.web.client.RestTemplate;\nimport static "
    "org.x.Foo.bar;\n"
)
CALLS = "method_invocation object_creation_expression"
NAMES = {
    "a constructor": ("class C { void f() { new URL(HERE); } }", "java.net.URL()"),
    "of what it made": (
        "class C { void f() { new URL(u).openConnection(HERE); } }",
        "java.net.URL().openConnection()",
    ),
    "a variable": (
        "class C { void f() { var u = new URL(x); u.openConnection(HERE); } }",
        "java.net.URL().openConnection()",
    ),
    "a field": (
        ("class C { RestTemplate t = new RestTemplate(); void f() { t.get(HERE); } }"),
        "org.springframework.web.client.RestTemplate().get()",
    ),
    "a field with this": (
        "class C { RestTemplate t; void f() { this.t.get(HERE); } }",
        "org.springframework.web.client.RestTemplate().get()",
    ),
    "a field that is injected": (
        (
            "class C { private final RestTemplate t; C(RestTemplate t) { this.t = "
            "t; } void f() { t.get(HERE); } }"
        ),
        "org.springframework.web.client.RestTemplate().get()",
    ),
    "a field of a class around": (
        "class C { URL u; class D { void f() { u.x(HERE); } } }",
        "java.net.URL().x()",
    ),
    "a field of a parameter": (
        "class D { RestTemplate t; }\nclass C { void f(D d) { d.t.x(HERE); } }",
        "org.springframework.web.client.RestTemplate().x()",
    ),
    "a record's": ("record R(URL u) { void f() { u.x(HERE); } }", "java.net.URL().x()"),
    "a star": ("class C { void f() { List.of(HERE); } }", "java.util.List.of()"),
    "a full name": (
        "class C { void f() { java.net.URI u = g(); u.x(HERE); } }",
        "java.net.URI().x()",
    ),
    "java.lang": (
        "class C { void f() { Runtime.getRuntime().exec(HERE); } }",
        "Runtime.getRuntime().exec()",
    ),
    "a static import": ("class C { void f() { bar(HERE); } }", "org.x.Foo.bar()"),
    "a parameter": ("class C { void f(URL u) { u.x(HERE); } }", "java.net.URL().x()"),
    "a loop's variable with a type": (
        "class C { void f() { for (URL u : us) u.x(HERE); } }",
        "java.net.URL().x()",
    ),
    "a method that says so": (
        "class C { URL u() { return x; } void f() { u().x(HERE); } }",
        "java.net.URL().x()",
    ),
    "a cast": ("class C { void f() { ((URL) x).y(HERE); } }", "java.net.URL().y()"),
    "a resource": (
        "class C { void f() throws E { try (var u = new URL(x)) { u.y(HERE); } } }",
        "java.net.URL().y()",
    ),
    "a pattern": (
        "class C { void f() { if (o instanceof URL u) { u.y(HERE); } } }",
        "java.net.URL().y()",
    ),
    "a caught one": (
        ("class C { void f() { try { g(); } catch (RuntimeException e) { e.x(HERE); } } }"),
        "RuntimeException().x()",
    ),
    "either of two": (
        (
            "class C { void f() { URL u = null; Object o = p ? new URL(x) : null; "
            "o = q ? o : o; u.y(HERE); } }"
        ),
        "java.net.URL().y()",
    ),
    "hidden by a lambda's parameter": (
        "class C { void f() { xs.forEach(URL -> URL.x(HERE)); } }",
        "",
    ),
    "hidden by a class of ours": ("class URL { void f() { new URL(HERE); } }", ""),
    "hidden by a variable": ("class C { void f() { var URL = g(); URL.x(HERE); } }", ""),
    "not known": ("class C { void f() { x.y(HERE); } }", ""),
    "a method of ours": ("class C { void g() { } void f() { g(HERE); } }", ""),
}


@pytest.mark.parametrize(("text", "meaning"), NAMES.values(), ids=NAMES)
def test_a_call_is_of(text: str, meaning: str) -> None:
    assert resolve(HEAD + text, "java", CALLS, None) == meaning


PLACES = {
    "for each: loop": ("for (var x : xs) { HERE(); }", "loop", True),
    "what it goes over: loop": ("for (var x : HERE()) { }", "loop", False),
    "a counter: loop": ("for (int i = 0; i < n; i++) { HERE(); }", "loop", True),
    "while: loop": ("while (HERE()) { }", "loop", True),
    "do: loop": ("do { HERE(); } while (x);", "loop", True),
    "a stream's map: callback": ("xs.map(x -> HERE());", "callback", True),
    "another lambda: callback": ("later(x -> HERE());", "callback", False),
    "an enum's values: bounded-loop": (
        "for (var x : Colour.values()) { HERE(); }",
        "bounded-loop",
        True,
    ),
    "rows: bounded-loop": ("for (var x : rows) { HERE(); }", "bounded-loop", False),
    "try: try": ("try { HERE(); } finally { }", "try", True),
    "with resources: try": ("try (var a = b()) { HERE(); }", "try", True),
    "catch: except": ("try { a(); } catch (E e) { HERE(); }", "except", True),
    "finally: finally": ("try { a(); } finally { HERE(); }", "finally", True),
    "a transaction: transaction": (
        "transactionTemplate.execute(s -> HERE());",
        "transaction",
        True,
    ),
    "another execute: transaction": ("pool.execute(s -> HERE());", "transaction", False),
    "a function: function": ("HERE();", "function", True),
    "no handler: handler": ("HERE();", "handler", False),
    "Spring: handler": ('} @GetMapping("/x") String g() { HERE();', "handler", True),
    "Spring, bare: handler": ("} @PostMapping String g() { HERE();", "handler", True),
    "JAX-RS: handler": ("} @GET String g() { HERE();", "handler", True),
    "a servlet: handler": (
        "} void doGet(HttpServletRequest a, HttpServletResponse b) { HERE();",
        "handler",
        True,
    ),
    "no servlet: handler": ("} void service(String a) { HERE();", "handler", False),
    "@Async: async": ("} @Async void g() { HERE();", "async", True),
    "@Bean: startup": ("} @Bean X g() { HERE();", "startup", True),
    "@Test: test": ("} @Test void g() { HERE();", "test", True),
    "@Transactional: transaction": ("} @Transactional void g() { HERE();", "transaction", True),
    "main: main-guard": ("} public static void main(String[] a) { HERE();", "main-guard", True),
}


@pytest.mark.parametrize(("text", "place", "inside"), PLACES.values(), ids=PLACES)
def test_a_call_stands_in(tmp_path: Path, text: str, place: str, inside: bool) -> None:
    call = "(method_invocation name: (_) @_name)"
    assert (
        stands_in(tmp_path, call, f"class C {{ void f() {{ {text} }} }}", "src/A.java", place)
        is inside
    )
