"""Handlers and transactions in every language. `HERE()` marks the call that is asked about."""

from pathlib import Path

import pytest

from tests.checks.languages.kit import stands_in

PYTHON = {
    "a view": ("def f(request):\n  HERE()", "handler", True),
    "a typed view": ("def f(request: HttpRequest, pk):\n  HERE()", "handler", True),
    "a view of a class": ("class A:\n  def f(self, request):\n    HERE()", "handler", True),
    "Flask's class": ("class A(MethodView):\n  def get(self):\n    HERE()", "handler", True),
    "a decorated one": ("class A(View):\n  @x\n  def get(self):\n    HERE()", "handler", True),
    "another method of it": ("class A(View):\n  def help(self):\n    HERE()", "handler", False),
    "another class": ("class A(Base):\n  def get(self):\n    HERE()", "handler", False),
    "a lambda": ("def lambda_handler(event, context):\n  HERE()", "handler", True),
    "any function": ("def f(order, request):\n  HERE()", "handler", False),
    "an event alone": ("def f(event):\n  HERE()", "handler", False),
    "atomic": ("@transaction.atomic\ndef f():\n  HERE()", "transaction", True),
    "atomic, called": ("@transaction.atomic()\ndef f():\n  HERE()", "transaction", True),
    "another decorator": ("@transaction.later\ndef f():\n  HERE()", "transaction", False),
}
JAVASCRIPT = {
    "named": ("const f = async (req, res) => { HERE(); };", "handler", True),
    "declared": ("function f(req, res, next) { HERE(); }", "handler", True),
    "an expression": ("exports.f = function (request, reply) { HERE(); };", "handler", True),
    "a method": ("class A { f(req, res) { HERE(); } }", "handler", True),
    "other parameters": ("const f = (req, order) => { HERE(); };", "handler", False),
    "a lambda": ("export const handler = async (event) => { HERE(); };", "handler", True),
    "a lambda, exported so": ("exports.handler = async () => { HERE(); };", "handler", True),
    "another export": ("exports.helper = async () => { HERE(); };", "handler", False),
    "a loader": ("export async function loader() { HERE(); }", "handler", True),
    "begun": ('await c.query("BEGIN"); HERE(); await c.query("COMMIT");', "transaction", True),
    "committed": ('await c.query("BEGIN"); await c.query("COMMIT"); HERE();', "transaction", False),
    "never committed": ('await c.query("BEGIN"); HERE();', "transaction", False),
    "another query": ('await c.query("SELECT 1"); HERE(); commit();', "transaction", False),
    "in a try": (
        "await r.startTransaction(); try { HERE(); await r.commitTransaction(); } catch (e) { }",
        "transaction",
        True,
    ),
    "after it in a try": (
        "await r.startTransaction(); try { await r.commitTransaction(); HERE(); } catch (e) { }",
        "transaction",
        False,
    ),
    "before it": ("HERE(); r.beginTransaction(); x(); r.commit();", "transaction", False),
}
TYPESCRIPT = {
    "named": ("const f = async (req: Request, res: Response) => { HERE(); };", "handler", True),
    "declared": ("function f(req: Request, res: Response) { HERE(); }", "handler", True),
    "a method": ("class A { f(_req: Request, res: Response) { HERE(); } }", "handler", True),
    "other parameters": ("const f = (a: A, res: B) => { HERE(); };", "handler", False),
    "NestJS": ('class A { @Get("x") f() { HERE(); } }', "handler", True),
    "NestJS, guarded": ("class A { @Post() @UseGuards(B) f() { HERE(); } }", "handler", True),
    "another decorator": ("class A { @Memoize() f() { HERE(); } }", "handler", False),
}
GO = {
    "begun": ("func f() {\n tx, err := db.Begin()\n HERE()\n tx.Commit()\n}", "transaction", True),
    "committed": (
        "func f() {\n tx, err := db.BeginTx(c, nil)\n tx.Commit()\n HERE()\n}",
        "transaction",
        False,
    ),
    "rolled back at the end": (
        "func f() {\n tx := db.MustBegin()\n defer tx.Rollback()\n HERE()\n return tx.Commit()\n}",
        "transaction",
        True,
    ),
    "begun by another": ("func f() {\n x.Start()\n HERE()\n x.Commit()\n}", "transaction", False),
}
JAVA = {
    "by hand": ("void f() { c.setAutoCommit(false); HERE(); c.commit(); }", "transaction", True),
    "switched on": (
        "void f() { c.setAutoCommit(true); HERE(); commit(); }",
        "transaction",
        False,
    ),
    "of a session": (
        "void f() { var t = s.beginTransaction(); HERE(); t.commit(); }",
        "transaction",
        True,
    ),
    "Micronaut": ('@Get("/x") String f() { HERE(); }', "handler", True),
    "functional": ("Mono<A> f(ServerRequest r) { HERE(); }", "handler", True),
    "no handler": ("String f(Order r) { HERE(); }", "handler", False),
}
KOTLIN = {
    "by hand": ("fun f() {\n c.beginTransaction()\n HERE()\n c.commit()\n}", "transaction", True),
    "another": ("fun f() {\n c.start()\n HERE()\n c.commit()\n}", "transaction", False),
}
PHP = {
    "begun": ("DB::beginTransaction(); HERE(); DB::commit();", "transaction", True),
    "in a try": (
        "$p->beginTransaction(); try { HERE(); $p->commit(); } catch (E $e) { }",
        "transaction",
        True,
    ),
    "the failure": (
        "DB::beginTransaction(); try { DB::commit(); } catch (E $e) { HERE(); }",
        "transaction",
        False,
    ),
    "Slim": ("$app->get('/x', function () { HERE(); });", "handler", True),
    "a cache": ("$app->remember('/x', function () { HERE(); });", "handler", False),
}
CSHARP = {
    "begun": (
        "void F() { var t = d.BeginTransaction(); HERE(); t.Commit(); }",
        "transaction",
        True,
    ),
    "after it": (
        "void F() { using var t = d.BeginTransaction(); t.Commit(); HERE(); }",
        "transaction",
        False,
    ),
    "async": (
        "async Task F() { var t = await d.BeginTransactionAsync(); HERE(); t.CommitAsync(); }",
        "transaction",
        True,
    ),
    "a scope": (
        "void F() { using (var s = new TransactionScope()) { HERE(); s.Complete(); } }",
        "transaction",
        True,
    ),
    "another using": (
        "void F() { using (var s = new A()) { HERE(); } }",
        "transaction",
        False,
    ),
    "a controller": ("public A F() { HERE(); }", "handler", True),
    "what it keeps to itself": ("private A F() { HERE(); }", "handler", False),
    "an async lambda": ("void F() { Run(async () => { HERE(); }); }", "async", True),
    "a plain lambda": ("void F() { Run(() => { HERE(); }); }", "async", False),
    "startup": ("void ConfigureServices(A a) { HERE(); }", "startup", True),
}
RUST = {
    "axum": ("async fn f(State(s): State<A>) { HERE(); }", "handler", True),
    "actix": ("async fn f(b: web::Json<B>) { HERE(); }", "handler", True),
    "its request": ("async fn f(r: HttpRequest) { HERE(); }", "handler", True),
    "no handler": ("async fn f(r: Order) { HERE(); }", "handler", False),
    "begun": ("fn f() { let mut t = p.begin(); HERE(); t.commit(); }", "transaction", True),
    "committed": ("fn f() { let t = p.begin(); t.commit(); HERE(); }", "transaction", False),
    "Diesel": ("fn f() { c.transaction(|c| { HERE(); Ok(()) }); }", "transaction", True),
    "another closure": ("fn f() { c.interact(|c| { HERE(); Ok(()) }); }", "transaction", False),
}
JS_CALL = "(call_expression function: (identifier) @_name)"
# language: the call, its file, what stands around the code
LANGUAGES = {
    "python": ("(call function: (identifier) @_name)", "app/a.py", "{}\n", PYTHON),
    "javascript": (JS_CALL, "src/a.js", "{}\n", JAVASCRIPT),
    "typescript": (JS_CALL, "src/a.ts", "{}\n", TYPESCRIPT),
    "tsx": (JS_CALL, "src/a.tsx", "{}\n", TYPESCRIPT),
    "go": (JS_CALL, "a.go", "package a\n{}\n", GO),
    "java": ("(method_invocation !object name: (_) @_name)", "A.java", "class A {{ {} }}\n", JAVA),
    "kotlin": ("(call_expression . (simple_identifier) @_name)", "a.kt", "{}\n", KOTLIN),
    "php": ("(function_call_expression function: (name) @_name)", "a.php", "<?php\n{}\n", PHP),
    "csharp": (
        "(invocation_expression function: (identifier) @_name)",
        "A.cs",
        "class AController {{ {} }}\n",
        CSHARP,
    ),
    "rust": (JS_CALL, "src/a.rs", "{}\n", RUST),
}
CASES = [
    pytest.param(language, *case, id=f"{language}: {name}")
    for language, (_, _, _, cases) in LANGUAGES.items()
    for name, case in cases.items()
]


@pytest.mark.parametrize(("language", "text", "place", "inside"), CASES)
def test_a_call_stands_in(
    tmp_path: Path, language: str, text: str, place: str, inside: bool
) -> None:
    call, path, around, _ = LANGUAGES[language]
    assert stands_in(tmp_path, call, around.format(text), path, place) is inside
