"""Kotlin: what names mean, and which code stands in which place."""

from pathlib import Path

import pytest

from tests.checks.languages.kit import resolve, stands_in

HEAD = (
    "package a\n\nimport java.net.URL\nimport "
    "org.springframework.web.client.RestTemplate as RT\nimport "
    "kotlinx.coroutines.*\n\n"
)
CALLS = "call_expression"
NAMES = {
    "a constructor": ("fun f() { URL(HERE) }", "java.net.URL()"),
    "of what it made": (
        "fun f() { URL(u).openConnection(HERE) }",
        "java.net.URL().openConnection()",
    ),
    "an alias": (
        "val c = RT()\nfun f() { c.get(HERE) }",
        "org.springframework.web.client.RestTemplate().get()",
    ),
    "a constructor's property": (
        "class A(private val c: RT) {\n fun f() { c.get(HERE) }\n}",
        "org.springframework.web.client.RestTemplate().get()",
    ),
    "with this": (
        "class A {\n private val c = RT()\n fun f() { this.c.get(HERE) }\n}",
        "org.springframework.web.client.RestTemplate().get()",
    ),
    "a late one": (
        "class A {\n lateinit var c: RT\n fun f() { c.get(HERE) }\n}",
        "org.springframework.web.client.RestTemplate().get()",
    ),
    "or null": (
        "fun f(c: RT?) { c?.get(HERE) }",
        "org.springframework.web.client.RestTemplate().get()",
    ),
    "not null": (
        "fun f(c: RT?) { c!!.get(HERE) }",
        "org.springframework.web.client.RestTemplate().get()",
    ),
    "a full name": ("fun f(c: java.net.URI) { c.x(HERE) }", "java.net.URI().x()"),
    "a star": ("fun f() { runBlocking { delay(HERE) } }", "kotlinx.coroutines.delay()"),
    "a cast": (
        "fun f() { val c = g as RT\n c.x(HERE) }",
        ("kotlinx.coroutines.g.x() org.springframework.web.client.RestTemplate().x()"),
    ),
    "a function that says so": (
        "fun c(): RT { return x }\nfun f() { c().x(HERE) }",
        "org.springframework.web.client.RestTemplate().x()",
    ),
    "of a parameter": (
        "class A(val c: RT)\nfun f(a: A) { a.c.x(HERE) }",
        "org.springframework.web.client.RestTemplate().x()",
    ),
    "an object's": (
        "object O {\n val c = RT()\n}\nfun f() { O.c.x(HERE) }",
        "org.springframework.web.client.RestTemplate().x()",
    ),
    "what is caught": (
        "fun f() { try { g() } catch (e: RT) { e.x(HERE) } }",
        "org.springframework.web.client.RestTemplate().x()",
    ),
    "of every file": ("fun f() { System.exit(HERE) }", "System.exit()"),
    "hidden by a variable": ("fun f() { val RT = 1\n RT.x(HERE) }", ""),
    "a loop's variable": ("fun f() { for (c in xs) { c.x(HERE) } }", ""),
    "a lambda's parameter": ("fun f() { xs.forEach { c -> c.x(HERE) } }", ""),
    "one of a pair": ("fun f() { val (c, d) = p\n c.x(HERE) }", ""),
}


@pytest.mark.parametrize(("text", "meaning"), NAMES.values(), ids=NAMES)
def test_a_call_is_of(text: str, meaning: str) -> None:
    assert resolve(HEAD + text, "kotlin", CALLS, None) == meaning


PLACES = {
    "for: loop": ("for (x in xs) { HERE() }", "loop", True),
    "what it goes over: loop": ("for (x in HERE()) { a() }", "loop", False),
    "while: loop": ("while (HERE()) { a() }", "loop", True),
    "forEach: callback": ("xs.forEach { x -> HERE() }", "callback", True),
    "it: callback": ("xs.map { HERE() }", "callback", True),
    "another lambda: callback": ("later { HERE() }", "callback", False),
    "a range: bounded-loop": ("for (x in 1..3) { HERE() }", "bounded-loop", True),
    "a literal: bounded-loop": ("for (x in listOf(1)) { HERE() }", "bounded-loop", True),
    "rows: bounded-loop": ("for (x in rows) { HERE() }", "bounded-loop", False),
    "try: try": ("try { HERE() } finally { a() }", "try", True),
    "catch: except": ("try { a() } catch (e: E) { HERE() }", "except", True),
    "finally: finally": ("try { a() } finally { HERE() }", "finally", True),
    "a coroutine: async": ("launch { HERE() }", "async", True),
    "not async: async": ("HERE()", "async", False),
    "suspend: async": ("}\nsuspend fun g() { HERE()", "async", True),
    "not suspend: async": ("}\nprivate fun g() { HERE()", "async", False),
    "Spring: handler": ('}\n@GetMapping("/x")\nfun g() { HERE()', "handler", True),
    "Ktor: handler": ('get("/x") { HERE() }', "handler", True),
    "a test: test": ("}\n@Test\nfun g() { HERE()", "test", True),
    "a transaction: transaction": ("transaction { HERE() }", "transaction", True),
    "@Transactional: transaction": ("}\n@Transactional\nfun g() { HERE()", "transaction", True),
    "main: main-guard": ("}\nfun main() { HERE()", "main-guard", True),
}


@pytest.mark.parametrize(("text", "place", "inside"), PLACES.values(), ids=PLACES)
def test_a_call_stands_in(tmp_path: Path, text: str, place: str, inside: bool) -> None:
    call = "(call_expression (simple_identifier) @_name)"
    assert stands_in(tmp_path, call, f"fun f() {{ {text} }}", "src/A.kt", place) is inside
