"""PHP: what names mean, and which code stands in which place."""

from pathlib import Path

import pytest

from tests.checks.languages.kit import resolve, stands_in

HEAD = (
    "<?php\nnamespace App;\nuse GuzzleHttp\\Client;\nuse "
    "Illuminate\\Support\\Facades\\DB as D;\nuse A\\{B, C as E, F\\G};\nuse Q;\n"
)
CALLS = (
    "function_call_expression member_call_expression "
    "nullsafe_member_call_expression scoped_call_expression "
    "object_creation_expression"
)
NAMES = {
    "new": ("new Client(HERE);", "GuzzleHttp.Client()"),
    "a full name": ("new \\GuzzleHttp\\Client(HERE);", "GuzzleHttp.Client()"),
    "a variable": ("$c = new Client(); $c->get(HERE);", "GuzzleHttp.Client().get()"),
    "an alias": ("D::table(HERE);", "Illuminate.Support.Facades.DB.table()"),
    "a group": ("new B(HERE);", "A.B()"),
    "an alias in a group": ("new E(HERE);", "A.C()"),
    "deeper in a group": ("new G(HERE);", "A.F.G()"),
    "below an import": ("new Q\\R(HERE);", "Q.R()"),
    "a property": (
        "class X { private Client $c; function f() { $this->c->get(HERE); } }",
        "GuzzleHttp.Client().get()",
    ),
    "a property that is given": (
        (
            "class X { private $c; function __construct() { $this->c = new "
            "Client(); } function f() { $this->c->get(HERE); } }"
        ),
        "GuzzleHttp.Client().get()",
    ),
    "a promoted parameter": (
        (
            "class X { function __construct(private Client $c) {} function f() { "
            "$this->c->get(HERE); } }"
        ),
        "GuzzleHttp.Client().get()",
    ),
    "a parameter": ("function f(Client $c) { $c->get(HERE); }", "GuzzleHttp.Client().get()"),
    "or null": ("function f(?Client $c) { $c?->get(HERE); }", "GuzzleHttp.Client().get()"),
    "a function of PHP": ("curl_init(HERE);", "curl_init()"),
    "from the root": ("\\curl_init(HERE);", "curl_init()"),
    "a function that says so": (
        "function make(): Client { return 1; } make()->get(HERE);",
        "GuzzleHttp.Client().get()",
    ),
    "a method that says so": (
        ("class X { private function c(): Client {} function f() { $this->c()->get(HERE); } }"),
        "GuzzleHttp.Client().get()",
    ),
    "a static one": (
        ("class X { static function y(): Client {} function f() { self::y()->z(HERE); } }"),
        "GuzzleHttp.Client().z()",
    ),
    "a closure": (
        "$c = new Client(); $f = function() use ($c) { $c->get(HERE); };",
        "GuzzleHttp.Client().get()",
    ),
    "a function sees no variable around it": (
        "$c = new Client(); function f() { $c->get(HERE); }",
        "",
    ),
    "unless it says global": (
        "$c = new Client(); function f() { global $c; $c->get(HERE); }",
        "GuzzleHttp.Client().get()",
    ),
    "either of two": (
        "if ($x) { $c = new Client(); } else { $c = new B(); } $c->x(HERE);",
        "A.B().x() GuzzleHttp.Client().x()",
    ),
    "a loop's variable": ("foreach ($xs as $c) { $c->x(HERE); }", ""),
    "of this namespace": ("new Other(HERE);", ""),
    "a function of ours": ("function curl_init() {} curl_init(HERE);", ""),
    "not known": ("$x->y(HERE);", ""),
}


@pytest.mark.parametrize(("text", "meaning"), NAMES.values(), ids=NAMES)
def test_a_call_is_of(text: str, meaning: str) -> None:
    assert resolve(HEAD + text, "php", CALLS, None) == meaning


PLACES = {
    "foreach: loop": ("foreach ($xs as $x) { HERE(); }", "loop", True),
    "what it goes over: loop": ("foreach (HERE() as $x) { }", "loop", False),
    "for: loop": ("for ($i = 0; $i < 3; $i++) { HERE(); }", "loop", True),
    "while: loop": ("while (HERE()) { }", "loop", True),
    "do: loop": ("do { HERE(); } while ($x);", "loop", True),
    "a literal: bounded-loop": ("foreach ([1, 2] as $x) { HERE(); }", "bounded-loop", True),
    "rows: bounded-loop": ("foreach ($rows as $x) { HERE(); }", "bounded-loop", False),
    "a collection's each: callback": ("$xs->each(function ($x) { HERE(); });", "callback", True),
    "array_map: callback": ("array_map(fn($x) => HERE(), $xs);", "callback", True),
    "another closure: callback": ("later(function ($x) { HERE(); });", "callback", False),
    "try: try": ("try { HERE(); } finally { }", "try", True),
    "catch: except": ("try { a(); } catch (E $e) { HERE(); }", "except", True),
    "finally: finally": ("try { a(); } finally { HERE(); }", "finally", True),
    "a transaction: transaction": (
        "DB::transaction(function () { HERE(); });",
        "transaction",
        True,
    ),
    "a route: handler": ("Route::get('/x', function () { HERE(); });", "handler", True),
    "another static call: handler": ("Cache::get('x', function () { HERE(); });", "handler", False),
    "a controller: handler": (
        "class AController { public function f() { HERE(); } }",
        "handler",
        True,
    ),
    "what it keeps to itself: handler": (
        "class AController { private function f() { HERE(); } }",
        "handler",
        False,
    ),
    "Symfony: handler": (
        "class A { #[Route('/x')] public function f() { HERE(); } }",
        "handler",
        True,
    ),
    "a test: test": ("class A { public function testIt() { HERE(); } }", "test", True),
    "Pest: test": ("it('works', function () { HERE(); });", "test", True),
    "the file: module-level": ("HERE();", "module-level", True),
}


@pytest.mark.parametrize(("text", "place", "inside"), PLACES.values(), ids=PLACES)
def test_a_call_stands_in(tmp_path: Path, text: str, place: str, inside: bool) -> None:
    call = "(function_call_expression function: (_) @_name)"
    assert stands_in(tmp_path, call, f"<?php\n{text}", "src/a.php", place) is inside
