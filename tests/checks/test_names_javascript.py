"""What a name means in JavaScript and TypeScript. `HERE` marks the call that is asked about."""

import pytest
from tree_sitter import Node, Parser

from checks.language import load
from checks.names import Names

LANGUAGES = load()


def resolve(source: str, dialect: str) -> set[str]:
    language = LANGUAGES.named(dialect)
    assert language is not None
    raw = source.encode()
    root = Parser(language.tree_sitter).parse(raw).root_node
    return set(Names(root, raw, language).resolve(marked(root)))


def marked(root: Node) -> Node:
    nodes = [root]
    while nodes:
        node = nodes.pop()
        if (
            node.type in ("call_expression", "new_expression")
            and b"(HERE)" in (node.text or b"")[-6:]
        ):
            called = node.child_by_field_name("function") or node.child_by_field_name("constructor")
            assert called is not None
            return called
        nodes += node.children
    raise AssertionError("no call is marked")


IMPORTS = {
    "default": ("import express from 'express'; express(HERE)", "express"),
    "named": ("import { Router } from 'express'; Router().get(HERE)", "express.Router().get"),
    "renamed": ("import { Pool as P } from 'pg'; new P(HERE)", "pg.Pool"),
    "namespace": ("import * as fs from 'fs'; fs.readFileSync(HERE)", "fs.readFileSync"),
    "default by name": ("import { default as x } from 'm'; x(HERE)", "m"),
    "default of a namespace": ("import * as x from 'm'; x.default(HERE)", "m"),
    "node's own": (
        "import { readFile } from 'node:fs/promises'; readFile(HERE)",
        "fs.promises.readFile",
    ),
    "promises as a member": (
        "import { promises as fs } from 'fs'; fs.open(HERE)",
        "fs.promises.open",
    ),
    "a scoped package": ("import { A } from '@x/y.z'; new A().b(HERE)", "@x/y.z.A().b"),
    "a file": ("import { pool } from './db'; pool.query(HERE)", "./db.pool.query"),
    "require": ("const pg = require('pg'); new pg.Pool().query(HERE)", "pg.Pool().query"),
    "require, taken apart": ("const { Pool } = require('pg'); new Pool(HERE)", "pg.Pool"),
    "require, taken apart and renamed": ("const { Pool: P } = require('pg'); P(HERE)", "pg.Pool"),
    "require, two deep": ("const { a: { b } } = require('m'); b(HERE)", "m.a.b"),
    "require, two deep and renamed": ("const { a: { b: c } } = require('m'); c(HERE)", "m.a.b"),
    "require, with a default": ("const { a = 1 } = require('m'); a(HERE)", "m.a"),
    "require, called": ("require('m')(1)(HERE)", "m()"),
    "require's member": ("const a = require('m').a; a(HERE)", "m.a"),
    "a require of one's own": ("function f(require) { require('m').x(HERE) }", ""),
    "not require": ("load('m')(HERE)", ""),
    "import()": ("async () => { const m = await import('m'); m.x(HERE) }", "m.x"),
    "default of import()": ("async () => { (await import('m')).default(HERE) }", "m"),
    "default taken out": ("async () => { const { default: x } = await import('m'); x(HERE) }", "m"),
    "not imported": ("axios.get(HERE)", ""),
    "after its use": ("f(); function f() { x(HERE) } import x from 'm'", "m"),
}
GLOBALS = {
    "a global": ("fetch(HERE)", "fetch"),
    "its member": ("process.env.PORT.trim(HERE)", "process.env.PORT.trim"),
    "its member in brackets": ("process.env['PORT'].trim(HERE)", "process.env.PORT.trim"),
    "its member by a variable": ("process.env[x].trim(HERE)", "process.env[].trim"),
    "of the bundler": ("import.meta.env.VITE_X.trim(HERE)", "import.meta.env.VITE_X.trim"),
    "of globalThis": ("globalThis.fetch(HERE)", "fetch"),
    "of window": ("window.fetch(HERE)", "fetch"),
    "hidden by a parameter": ("function f(fetch) { fetch(HERE) }", ""),
    "hidden by an arrow's parameter": ("fetch => fetch(HERE)", ""),
    "hidden by an arrow's parameters": ("(fetch) => fetch(HERE)", ""),
    "hidden by a default": ("function f(fetch = x) { fetch(HERE) }", ""),
    "hidden by a rest": ("function f(...fetch) { fetch(HERE) }", ""),
    "hidden by a pattern": ("function f({ fetch }) { fetch(HERE) }", ""),
    "hidden by a renamed pattern": ("function f({ a: fetch }) { fetch(HERE) }", ""),
    "hidden by a deep pattern": ("function f({ a: { b: [{ fetch }] } }) { fetch(HERE) }", ""),
    "hidden by a list": ("const [fetch] = x; fetch(HERE)", ""),
    "hidden by a function": ("fetch(HERE); function fetch() {}", ""),
    "hidden by a generator": ("fetch(HERE); function* fetch() {}", ""),
    "hidden by a class": ("class fetch {} fetch(HERE)", ""),
    "hidden by a function's own name": ("x = function fetch() { fetch(HERE) }", ""),
    "hidden by catch": ("try {} catch (fetch) { fetch(HERE) }", "Error()"),
    "hidden by catch, taken apart": ("try {} catch ({ fetch }) { fetch(HERE) }", ""),
    "hidden by for of": ("for (const fetch of x) { fetch(HERE) }", ""),
    "hidden by for": ("for (let fetch = 0;;) { fetch(HERE) }", ""),
    "hidden by an assignment": ("fetch = mine; fetch(HERE)", ""),
    "hidden by an assignment to a pattern": ("({ fetch } = mine); fetch(HERE)", ""),
    "hidden by a count": ("fetch++; fetch(HERE)", ""),
    "hidden by a name without a value": ("let fetch; fetch(HERE)", ""),
    "hidden by var in a block": ("{ var fetch = 1 } fetch(HERE)", ""),
    "hidden by a generator's own name": ("x = function* fetch() { fetch(HERE) }", ""),
    "hidden by var in a block of a function": (
        "const f = () => { { var fetch = 1 } fetch(HERE) }",
        "",
    ),
    "hidden by for var": ("const f = () => { for (var fetch of x) {} fetch(HERE) }", ""),
    "hidden by an assignment elsewhere": ("function f() { fetch = mine } fetch(HERE)", ""),
    "hidden by ||= elsewhere": ("function f() { fetch ||= mine } fetch(HERE)", ""),
    "hidden by a count elsewhere": ("function f() { fetch++ } fetch(HERE)", ""),
    "hidden by a loop elsewhere": ("function f() { for (fetch of x) {} } fetch(HERE)", ""),
    "not hidden by catch that is over": ("try {} catch (fetch) {} fetch(HERE)", "fetch"),
    "not hidden by for that is over": ("for (let fetch;;) {} fetch(HERE)", "fetch"),
    "not hidden by for of that is over": ("for (let fetch of x) {} fetch(HERE)", "fetch"),
    "not hidden by a switch that is over": (
        "switch (x) { case 1: let fetch } fetch(HERE)",
        "fetch",
    ),
    "not hidden by a generator that is over": ("function* g() { var fetch } fetch(HERE)", "fetch"),
    "not hidden by a nameless generator": ("x = function* () { var fetch }; fetch(HERE)", "fetch"),
    "not hidden by a static block": ("class A { static { var fetch } } fetch(HERE)", "fetch"),
    "not hidden by let in a block": ("{ let fetch = 1 } fetch(HERE)", "fetch"),
    "not hidden by const in a loop": ("for (const fetch of x) {} fetch(HERE)", "fetch"),
    "not hidden by another function": ("function f(fetch) {} fetch(HERE)", "fetch"),
    "not hidden by a member": ("x.fetch = 1; fetch(HERE)", "fetch"),
    "not hidden by a key": ("const { fetch: f } = x; fetch(HERE)", "fetch"),
    "not hidden by a field": ("class A { fetch = 1; m() { fetch(HERE) } }", "fetch"),
}
VALUES = {
    "const": ("import e from 'e'; const app = e(); app.listen(HERE)", "e().listen"),
    "let, later": ("import e from 'e'; let app; app = e(); app.listen(HERE)", "e().listen"),
    "null at first": ("import e from 'e'; let a = null; if (x) a = e(); a.b(HERE)", "e().b"),
    "nothing at first": ("import e from 'e'; let a; if (x) a = e(); a.b(HERE)", "e().b"),
    "undefined at first": (
        "import e from 'e'; let a = undefined; if (x) a = e(); a.b(HERE)",
        "e().b",
    ),
    "counted up": ("import { a } from 'm'; let x = a(); x += 1; x.c(HERE)", ""),
    "either": (
        "import { a, b } from 'm'; let x; if (y) x = a(); else x = b(); x.c(HERE)",
        "m.a().c m.b().c",
    ),
    "or unknown": ("import { a } from 'm'; let x = a(); if (y) { x = z } x.c(HERE)", ""),
    "ternary": ("import { a, b } from 'm'; (y ? a : b)(HERE)", "m.a m.b"),
    "||": ("import { a, b } from 'm'; (a || b)(HERE)", "m.a m.b"),
    "??": ("import { a, b } from 'm'; const c = a ?? b; c(HERE)", "m.a m.b"),
    "??=": ("import { a } from 'm'; let x; x ??= a(); x.c(HERE)", "m.a().c"),
    "await": ("import { a } from 'm'; async () => { const x = await a(); x.b(HERE) }", "m.a().b"),
    "optional": ("import { a } from 'm'; a()?.b(HERE)", "m.a().b"),
    "new without parentheses": ("import { A } from 'm'; const a = new A; a.b(HERE)", "m.A().b"),
    "from outside": ("import e from 'e'; const a = e(); const f = () => a.b(HERE)", "e().b"),
    "for of": ("import { a } from 'm'; for (const x of a()) x.b(HERE)", ""),
    "for of, a name that was there": (
        "import { a } from 'm'; let x = a(); for (x of y) {} x.b(HERE)",
        "",
    ),
    "chained": ("import e from 'e'; e.Router().route('/').get(HERE)", "e.Router().route().get"),
    "assigned in place": ("import { a } from 'm'; let x; (x = a()).b(HERE)", "m.a().b"),
    "taken from a value": ("import { a } from 'm'; const { b } = a(); b(HERE)", "m.a().b"),
    "the rest of a value": ("import { a } from 'm'; const { b, ...c } = a(); c.d(HERE)", ""),
    "a list's item": ("import { a } from 'm'; const [b] = a(); b(HERE)", ""),
}
BRANCHES = {
    "in if": "if (y) { x = b() }",
    "in if without braces": "if (y) x = b()",
    "in else": "if (y) {} else { x = b() }",
    "in try": "try { x = b() } catch {}",
    "in catch": "try {} catch { x = b() }",
    "in for": "for (;;) { x = b() }",
    "in for of": "for (const z of y) x = b()",
    "in while": "while (y) { x = b() }",
    "in a case": "switch (y) { case 1: x = b() }",
    "in default": "switch (y) { case 1: break; default: x = b() }",
    "in a ternary": "y ? (x = b()) : 1",
    "after &&": "y && (x = b())",
    "after ||": "y || (x = b())",
    "after ??": "y ?? (x = b())",
}
LOOPS = {
    "for": "for (;;) { x.c(HERE); x = b() }",
    "for of": "for (const z of y) { x.c(HERE); x = b() }",
    "while": "while (y) { x.c(HERE); x = b() }",
    "do": "do { x.c(HERE); x = b() } while (y)",
}
LATER = {"||=": "x ||= b()", "&&=": "x &&= b()", "??=": "x ??= b()"}
MEMBERS = {
    "set in the constructor": (
        "import { A } from 'm'; class K {"
        " constructor() { this.x = new A() } f() { this.x.b(HERE) } }",
        "m.A().b",
    ),
    "a field": (
        "import { A } from 'm'; class K { x = new A(); f() { this.x.b(HERE) } }",
        "m.A().b",
    ),
    "a private field": (
        "import { A } from 'm'; class K { #x = new A(); f() { this.#x.b(HERE) } }",
        "m.A().b",
    ),
    "a field set later": (
        "import { A } from 'm'; class K { x; g() { this.x = new A() } f() { this.x.b(HERE) } }",
        "m.A().b",
    ),
    "a field set to something unknown": (
        "import { A } from 'm'; class K {"
        " x = new A(); g(y) { this.x = y } f() { this.x.b(HERE) } }",
        "",
    ),
    "in an arrow": (
        "import { A } from 'm'; class K { x = new A(); f() { y(() => this.x.b(HERE)) } }",
        "m.A().b",
    ),
    "in a function of its own": (
        "import { A } from 'm'; class K { x = new A(); f() { y(function () { this.x.b(HERE) }) } }",
        "",
    ),
    "of another class": (
        "import { A } from 'm'; class K { x = new A() } class L { f() { this.x.b(HERE) } }",
        "",
    ),
    "set if it is not there": (
        "import { A } from 'm'; class K { f() { this.x ??= new A(); this.x.b(HERE) } }",
        "m.A().b",
    ),
    "set by ||=": (
        "import { A } from 'm'; class K { f() { this.x ||= new A(); this.x.b(HERE) } }",
        "m.A().b",
    ),
    "set by &&=": (
        "import { A } from 'm'; class K { f() { this.x &&= new A(); this.x.b(HERE) } }",
        "m.A().b",
    ),
    "counted up": (
        "import { A } from 'm'; class K { x = new A(); f() { this.x += 1; this.x.b(HERE) } }",
        "",
    ),
    "of a class without a name": (
        "import { A } from 'm'; x = class { x = new A(); f() { this.x.b(HERE) } }",
        "m.A().b",
    ),
    "a method that is replaced": (
        "import { A } from 'm'; class K { x() {} g() { this.x = new A() } f() { this.x.b(HERE) } }",
        "",
    ),
    "a method": ("class K { x() {} f() { this.x(HERE) } }", ""),
    "outside of a class": ("this.x.b(HERE)", ""),
}
TYPED = {
    "a parameter": (
        "import { Pool } from 'pg'; function f(p: Pool) { p.query(HERE) }",
        "pg.Pool().query",
    ),
    "import type": (
        "import type { Pool } from 'pg'; (p: Pool) => p.query(HERE)",
        "pg.Pool().query",
    ),
    "or null": ("import { A } from 'm'; (a: A | null) => a!.b(HERE)", "m.A().b"),
    "or undefined": ("import { A } from 'm'; (a?: A | undefined) => a?.b(HERE)", "m.A().b"),
    "or a text": ("import { A } from 'm'; (a: A | string) => a.b(HERE)", ""),
    "by a namespace in a namespace": ("import a from 'a'; (p: a.b.C) => p.d(HERE)", "a.b.C().d"),
    "and another": ("import { A } from 'm'; (a: A & B) => a.b(HERE)", "m.A().b"),
    "with type arguments": ("import { a } from 'm'; const f = a<B>; f(HERE)", "m.a"),
    "declared with a type": ("import { A } from 'm'; let a: A; a.b(HERE)", "m.A().b"),
    "by namespace": ("import pg from 'pg'; (p: pg.Pool) => p.query(HERE)", "pg.Pool().query"),
    "generic": ("import { Q } from 'm'; (q: Q<Job>) => q.add(HERE)", "m.Q().add"),
    "readonly": ("import { Q } from 'm'; (q: Readonly<Q>) => q.add(HERE)", "m.Q().add"),
    "an alias": ("import { Q } from 'm'; type R = Q; (q: R) => q.add(HERE)", "m.Q().add"),
    "an interface of this file": ("interface Q {} (q: Q) => q.add(HERE)", ""),
    "a type parameter": ("import { Q } from 'm'; function f<Q>(q: Q) { q.add(HERE) }", ""),
    "a class's type parameter": (
        "import { Q } from 'm'; class K<Q> { f(q: Q) { q.add(HERE) } }",
        "",
    ),
    "import = require": ("import pg = require('pg'); new pg.Pool(HERE)", "pg.Pool"),
    "a variable": ("import { A } from 'm'; const a: A = make(); a.b(HERE)", "m.A().b"),
    "declared, then unknown": ("import { A } from 'm'; let a: A; a = make(); a.b(HERE)", ""),
    "as": ("import { A } from 'm'; const a = new A() as unknown as any; a.b(HERE)", "m.A().b"),
    "satisfies": ("import { A } from 'm'; const a = new A() satisfies B; a.b(HERE)", "m.A().b"),
    "not null": ("import { a } from 'm'; a()!.b(HERE)", "m.a().b"),
    "a parameter that is a field": (
        "import { A } from 'm'; class K {"
        " constructor(private readonly a: A) {} f() { this.a.b(HERE) } }",
        "m.A().b",
    ),
    "a private parameter that is a field": (
        "import { A } from 'm'; class K { constructor(private a: A) {} f() { this.a.b(HERE) } }",
        "m.A().b",
    ),
    "a field with a type and something unknown": (
        "import { A } from 'm'; class K { a: A = make(); f() { this.a.b(HERE) } }",
        "m.A().b",
    ),
    "a field with a type of ours": (
        "import { A } from 'm'; class K { a: Mine = new A(); f() { this.a.b(HERE) } }",
        "m.A().b",
    ),
    "a readonly parameter that is a field": (
        "import { A } from 'm'; class K { constructor(readonly a: A) {} f() { this.a.b(HERE) } }",
        "m.A().b",
    ),
    "a parameter that is no field": (
        "import { A } from 'm'; class K { constructor(a: A) {} f() { this.a.b(HERE) } }",
        "",
    ),
    "a field with a type": (
        "import { A } from 'm'; class K { private a?: A; f() { this.a?.b(HERE) } }",
        "m.A().b",
    ),
    "what a function returns": (
        "import { A } from 'm'; function make(): A { return x } make().b(HERE)",
        "m.A().b",
    ),
    "what an async function returns": (
        "import { A } from 'm'; async function make(): Promise<A> { return x } "
        "async () => { (await make()).b(HERE) }",
        "m.A().b",
    ),
    "named like its module": (
        "import redis from 'redis'; (redis: redis.Redis) => redis.get(HERE)",
        "redis.Redis().get",
    ),
    "an abstract class": (
        "import { A } from 'm'; abstract class K { a = new A(); f() { this.a.b(HERE) } }",
        "m.A().b",
    ),
    "an interface instead of a global type": ("interface Map {} (a: Map) => a.b(HERE)", ""),
    "hidden by a declared function": ("declare function fetch(x): void; fetch(HERE)", ""),
    "hidden by an abstract class": ("abstract class fetch {} fetch(HERE)", ""),
    "not hidden by what a namespace holds": ("namespace N { var fetch } fetch(HERE)", "fetch"),
    "hidden by an enum": ("enum fetch {} fetch(HERE)", ""),
    "hidden by a namespace": ("namespace fetch {} fetch(HERE)", ""),
    "hidden by a typed parameter": ("(fetch: any) => fetch(HERE)", ""),
    "hidden by an optional parameter": ("(fetch?: any) => fetch(HERE)", ""),
    "hidden by a typed pattern": ("({ fetch }: X) => fetch(HERE)", ""),
}


def _cases(dialects: str, **tables: dict[str, tuple[str, str]]) -> list[object]:
    return [
        pytest.param(dialect, source, expected, id=f"{dialect}, {table}: {title}")
        for dialect in dialects.split()
        for table, cases in tables.items()
        for title, (source, expected) in cases.items()
    ]


@pytest.mark.parametrize(
    ("dialect", "source", "expected"),
    [
        *_cases(
            "javascript typescript tsx",
            imports=IMPORTS,
            globals=GLOBALS,
            values=VALUES,
            members=MEMBERS,
        ),
        *_cases("typescript tsx", typed=TYPED),
    ],
)
def test_an_expression_is_known_by_what_it_is(dialect: str, source: str, expected: str) -> None:
    assert resolve(source, dialect) == set(expected.split())


def either(code: str) -> str:
    return "import { a, b } from 'm'; let x = a(); " + code


@pytest.mark.parametrize("code", BRANCHES.values(), ids=BRANCHES)
def test_what_may_not_run_adds_a_meaning(code: str) -> None:
    both = {"m.a().c", "m.b().c"}
    assert resolve(either(f"{code}; x.c(HERE)"), "typescript") == both
    assert resolve(either(f"{code}; x.c(HERE)"), "javascript") == both


@pytest.mark.parametrize("code", LOOPS.values(), ids=LOOPS)
def test_what_runs_again_adds_a_meaning(code: str) -> None:
    assert resolve(either(code), "javascript") == {"m.a().c", "m.b().c"}


@pytest.mark.parametrize("code", LATER.values(), ids=LATER)
def test_what_is_set_only_sometimes_adds_a_meaning(code: str) -> None:
    assert resolve(either(f"{code}; x.c(HERE)"), "javascript") == {"m.a().c", "m.b().c"}


def test_jsx_is_looked_into() -> None:
    source = "import { A } from 'm'; const a = new A(); const x = <B onClick={() => a.b(HERE)} />"
    assert resolve(source, "tsx") == resolve(source, "javascript") == {"m.A().b"}
