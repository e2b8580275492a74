"""`#from-request?`: which values were sent with the request. `HERE(…)` marks one."""

from pathlib import Path

import pytest

from tests.checks.languages.kit import findings

FLASK = "from flask import request\n@app.route('/x/<name>')\ndef f(name):\n  {}\n"
FASTAPI = """@app.post("/x")
async def f(q: str, item: Item, request: Request, db: Session = Depends(get_db), n: int = 1):
  {}
"""
DJANGO = "def f(request, pk=None):\n  {}\n"
PYTHON = {
    "Tornado": (
        "class A(RequestHandler):\n  def get(self):\n    {}\n",
        'HERE(self.get_argument("q"))',
        True,
    ),
    "a form": ('@app.post("/x")\ndef f(q: str = Form(...)):\n  {}\n', "HERE(q)", True),
    "of a view's path": (
        "class A(View):\n  def get(self):\n    {}\n",
        'HERE(self.kwargs["pk"])',
        True,
    ),
    "Django REST": (
        "@api_view(['POST'])\ndef f(request):\n  {}\n",
        'HERE(request.data["q"])',
        True,
    ),
    "Flask's query": (FLASK, 'HERE(request.args["q"])', True),
    "got of it": (FLASK, 'HERE(request.args.get("q", ""))', True),
    "its body": (FLASK, "HERE(request.get_json())", True),
    "a field of its body": (FLASK, 'data = request.json\n  HERE(data["q"])', True),
    "a part of the path": (FLASK, "HERE(name)", True),
    "in a text": (FLASK, 'HERE(f"a {request.args}")', True),
    "turned into a number": (FLASK, 'HERE(int(request.args["n"]))', True),
    "joined to a path": (FLASK, 'import os\n  HERE(os.path.join("a", request.form["q"]))', True),
    "stripped": (FLASK, 'q = request.form["q"].strip()\n  HERE(q)', True),
    "one of two": (FLASK, 'HERE(request.args["q"] if name else "a")', True),
    "Flask's user": (FLASK, "HERE(request.user)", False),
    "its method": (FLASK, "HERE(request.method)", False),
    "checked": (FLASK, 'HERE(secure_filename(request.args["q"]))', False),
    "found by it": (FLASK, 'HERE(Product.query.get(request.args["q"]).price)', False),
    "of another function": (FLASK, 'HERE(load(request.args["q"]))', False),
    "a text": (FLASK, 'HERE("a")', False),
    "something else": (FLASK, "HERE(config.name)", False),
    "a parameter of no handler": ("def f(name):\n  {}\n", "HERE(name)", False),
    "a parameter of a function that loads": ("def load(url):\n  {}\n", "HERE(url)", False),
    "a parameter of an action": ("def action(name):\n  {}\n", "HERE(name)", False),
    "FastAPI's query": (FASTAPI, "HERE(q)", True),
    "FastAPI's body": (FASTAPI, "HERE(item.url)", True),
    "FastAPI's request": (FASTAPI, "body = await request.json()\n  HERE(body['q'])", True),
    "what it depends on": (FASTAPI, "HERE(db)", False),
    "what the session gives": (FASTAPI, "HERE(db.query(q))", False),
    "Django's query": (DJANGO, 'HERE(request.GET.get("q"))', True),
    "Django's form": (DJANGO, 'HERE(request.POST["q"])', True),
    "what is called next": ("def f(request, call_next):\n  {}\n", "HERE(call_next)", False),
    "an exception": ("def f(request, exc):\n  {}\n", "HERE(str(exc))", False),
    "a part of Django's path": (DJANGO, "HERE(pk)", True),
    "looked up by it": (DJANGO, 'HERE(orders.get(request.GET["q"]))', False),
    "Django's user": (DJANGO, "HERE(request.user.name)", False),
    "of a view": (
        "class A(View):\n  def get(self, pk):\n    {}\n",
        "HERE(self.request.GET['q'])",
        True,
    ),
    "aiohttp": (DJANGO, "data = await request.json()\n  HERE(data)", True),
}
EXPRESS = 'app.post("/x", async (req, res) => {{ {} }});\n'
KOA = 'router.get("/x", async (ctx) => {{ {} }});\n'
HONO = 'app.get("/x", async (c) => {{ {} }});\n'
NEXT = "export async function POST(request, {{ params }}) {{ {} }}\n"
PAGES = "export default async function handler(req, res) {{ {} }}\n"
JAVASCRIPT = {
    "the URL's query": (
        NEXT,
        'const {{ searchParams }} = new URL(request.url); HERE(searchParams.get("n"))',
        True,
    ),
    "hapi": (EXPRESS, "HERE(req.payload.n)", True),
    "SvelteKit": (
        "export async function GET({{ url }}) {{ {} }}\n",
        'HERE(url.searchParams.get("n"))',
        True,
    ),
    "Nuxt": (
        "export default defineEventHandler(async (event) => {{ {} }});\n",
        "const body = await readBody(event); HERE(body.url)",
        True,
    ),
    "fetched": (EXPRESS, "const answer = await fetch(req.body.url); HERE(answer.body)", False),
    "Express's body": (EXPRESS, "HERE(req.body)", True),
    "a field of it": (EXPRESS, "HERE(req.body.url)", True),
    "destructured": (EXPRESS, "const {{ url }} = req.body; HERE(url)", True),
    "destructured twice": (EXPRESS, "const {{ body }} = req; HERE(body.url)", True),
    "a part of the path": (EXPRESS, "HERE(req.params.id)", True),
    "a header": (EXPRESS, 'HERE(req.get("x"))', True),
    "a number": (EXPRESS, "HERE(parseInt(req.query.n, 10))", True),
    "or another": (EXPRESS, "HERE(req.query.n || 10)", True),
    "in a template": (EXPRESS, "HERE(`a/${{req.query.n}}`)", True),
    "joined to a path": (EXPRESS, 'HERE(path.join("a", req.query.n))', True),
    "a URL": (EXPRESS, "HERE(new URL(req.body.url))", True),
    "the user": (EXPRESS, "HERE(req.user.id)", False),
    "the session": (EXPRESS, "HERE(req.session.id)", False),
    "validated": (EXPRESS, "HERE(validate(req.body))", False),
    "parsed by a schema": (EXPRESS, "HERE(schema.parse(req.body))", False),
    "parsed": (EXPRESS, "HERE(JSON.parse(req.body))", True),
    "the answer": (EXPRESS, "HERE(res.body)", False),
    "Koa": (KOA, "HERE(ctx.request.body)", True),
    "Koa's query": (KOA, "HERE(ctx.query.n)", True),
    "Koa's answer": (KOA, "HERE(ctx.body)", False),
    "Hono": (HONO, 'HERE(c.req.query("n"))', True),
    "Hono's body": (HONO, "const body = await c.req.json(); HERE(body.url)", True),
    "Hono's settings": (HONO, "HERE(c.env.URL)", False),
    "Next's body": (NEXT, "const {{ url }} = await request.json(); HERE(url)", True),
    "Next's path": (NEXT, "HERE(params.id)", True),
    "Next's query": (NEXT, 'HERE(request.nextUrl.searchParams.get("n"))', True),
    "Next's pages": (PAGES, "HERE(req.query.n)", True),
    "a lambda": (
        "export const handler = async (event) => {{ {} }};\n",
        "HERE(JSON.parse(event.body))",
        True,
    ),
    "tRPC": ("t.procedure.mutation(async ({{ input }}) => {{ {} }});\n", "HERE(input.url)", True),
    "a component": ("function Page({{ query }}) {{ {} }}\n", "HERE(query)", False),
    "any function": ("function f(body) {{ {} }}\n", "HERE(body.url)", False),
}
TYPESCRIPT = {
    "NestJS": ("class A {{ f(@Body() b: B) {{ {} }} }}\n", "HERE(b.url)", True),
    "NestJS's path": ('class A {{ f(@Param("id") id: string) {{ {} }} }}\n', "HERE(id)", True),
    "by its type": ("function f(r: express.Request) {{ {} }}\n", "HERE(r.body)", True),
    "another type": ("function f(r: Order) {{ {} }}\n", "HERE(r.body)", False),
}
HTTP = 'package a\nimport "net/http"\nfunc f(w http.ResponseWriter, r *http.Request) {{\n {}\n}}\n'
GIN = 'package a\nimport "github.com/gin-gonic/gin"\nfunc f(c *gin.Context) {{\n {}\n}}\n'
GO = {
    "gorilla": (
        HTTP.replace('"net/http"', '("net/http"; "github.com/gorilla/mux")'),
        'HERE(mux.Vars(r)["id"])',
        True,
    ),
    "chi": (
        HTTP.replace('"net/http"', '("net/http"; "github.com/go-chi/chi/v5")'),
        'HERE(chi.URLParam(r, "id"))',
        True,
    ),
    "echo": (
        GIN.replace("gin-gonic/gin", "labstack/echo/v4").replace("*gin", "echo"),
        'HERE(c.QueryParam("q"))',
        True,
    ),
    "fiber": (
        GIN.replace("gin-gonic/gin", "gofiber/fiber/v2").replace("gin.Context", "fiber.Ctx"),
        'HERE(c.Query("q"))',
        True,
    ),
    "a query": (HTTP, 'HERE(r.URL.Query().Get("q"))', True),
    "a form": (HTTP, 'HERE(r.FormValue("q"))', True),
    "by a variable": (HTTP, 'q := r.PathValue("q")\n HERE(q)', True),
    "joined": (HTTP, 'HERE("a" + r.FormValue("q"))', True),
    "decoded": (HTTP, "var in Input\n json.NewDecoder(r.Body).Decode(&in)\n HERE(in.URL)", True),
    "a number": (HTTP, 'n, _ := strconv.Atoi(r.FormValue("n"))\n HERE(n)', True),
    "its context": (HTTP, "HERE(r.Context())", False),
    "its method": (HTTP, "HERE(r.Method)", False),
    "decoded from a file": (
        HTTP,
        "var in Input\n json.NewDecoder(file).Decode(&in)\n HERE(in)",
        False,
    ),
    "gin": (GIN, 'HERE(c.Query("q"))', True),
    "gin's body": (
        GIN,
        "var in Input\n if c.ShouldBindJSON(&in) != nil {{ return }}\n HERE(in.URL)",
        True,
    ),
    "gin's request": (GIN, "HERE(c.Request.URL)", True),
    "set by us": (GIN, 'HERE(c.GetString("user"))', False),
}
JAVA = {
    "a parameter": ("class A {{ void f(@RequestParam String q) {{ {} }} }}\n", "HERE(q);", True),
    "a body": ("class A {{ void f(@RequestBody B b) {{ {} }} }}\n", "HERE(b.getUrl());", True),
    "a path": ('class A {{ void f(@PathVariable("x") String x) {{ {} }} }}\n', "HERE(x);", True),
    "a servlet": (
        "class A {{ void doGet(HttpServletRequest r, HttpServletResponse s) {{ {} }} }}\n",
        'HERE(r.getParameter("q"));',
        True,
    ),
    "a session": (
        "class A {{ void doGet(HttpServletRequest r, HttpServletResponse s) {{ {} }} }}\n",
        "HERE(r.getSession());",
        False,
    ),
    "any parameter": ("class A {{ void f(String q) {{ {} }} }}\n", "HERE(q);", False),
}
KOTLIN = {
    "a parameter": ("class A {{ fun f(@RequestParam q: String) {{ {} }} }}\n", "HERE(q)", True),
    "the second": (
        "class A {{ fun f(a: B, @RequestBody q: String) {{ {} }} }}\n",
        "HERE(q)",
        True,
    ),
    "beside one": ("class A {{ fun f(@RequestBody a: B, q: C) {{ {} }} }}\n", "HERE(q)", False),
    "Ktor": ('fun f() {{ get("/x") {{ {} }} }}\n', 'HERE(call.parameters["x"])', True),
    "Ktor's body": (
        'fun f() {{ post("/x") {{ {} }} }}\n',
        "val b = call.receive<B>()\n HERE(b.url)",
        True,
    ),
}
RAILS = "class OrdersController < ApplicationController\n def f\n  {}\n end\nend\n"
RUBY = {
    "fetched": (RAILS, "HERE(params.fetch(:q))", True),
    "Rails": (RAILS, "HERE(params[:q])", True),
    "by a variable": (RAILS, "q = params[:q]\n  HERE(q)", True),
    "permitted": (RAILS, "HERE(params.require(:a).permit(:b))", True),
    "in a text": (RAILS, 'HERE("a #{{params[:q]}}")', True),
    "a header": (RAILS, 'HERE(request.headers["x"])', True),
    "Sinatra": ('get "/x" do\n {}\nend\n', "HERE(params[:q])", True),
    "the user": (RAILS, "HERE(current_user.id)", False),
    "elsewhere": ("class A\n def f\n  {}\n end\nend\n", "HERE(params[:q])", False),
}
LARAVEL = "<?php\nclass A {{ function f(Request $request, $id) {{ {} }} }}\n"
PHP = {
    "CodeIgniter": (
        "<?php\nclass A {{ function f() {{ {} }} }}\n",
        "HERE($this->request->getPost('q'));",
        True,
    ),
    "the query": ("<?php\n{}\n", "HERE($_GET['q']);", True),
    "by a variable": ("<?php\n{}\n", "$q = $_POST['q'];\nHERE($q);", True),
    "Laravel": (LARAVEL, "HERE($request->input('q'));", True),
    "a field": (LARAVEL, "HERE($request->q);", True),
    "all": (LARAVEL, "HERE($request->all());", True),
    "the helper": (LARAVEL, "HERE(request('q'));", True),
    "validated": (LARAVEL, "HERE($request->validated());", False),
    "the user": (LARAVEL, "HERE($request->user());", False),
    "Symfony": (LARAVEL, "HERE($request->query->get('q'));", True),
}
ASP = "class A : B {{ [HttpPost] public void F(B b, [FromServices] D d, ILogger l) {{ {} }} }}\n"
CSHARP = {
    "a minimal one": ('app.MapGet("/x", (string q) => {{ {} }});\n', "HERE(q);", True),
    "the context's query": (ASP, 'HERE(HttpContext.Request.Query["q"]);', True),
    "an action's parameter": (ASP, "HERE(b.Url);", True),
    "a service": (ASP, "HERE(d);", False),
    "a logger": (ASP, "HERE(l);", False),
    "the query": (ASP, 'HERE(Request.Query["q"]);', True),
    "a header": (ASP, 'HERE(Request.Headers["q"].ToString());', True),
    "from the query": ("class A {{ void F([FromQuery] string q) {{ {} }} }}\n", "HERE(q);", True),
    "any parameter": ("class A {{ void F(string q) {{ {} }} }}\n", "HERE(q);", False),
}
RUST = {
    "taken out": ("async fn f(q: web::Path<String>) {{ {} }}\n", "HERE(q.into_inner());", True),
    "axum's path": ("async fn f(Path(id): Path<String>) {{ {} }}\n", "HERE(id);", True),
    "axum's body": ("async fn f(Json(b): Json<B>) {{ {} }}\n", "HERE(b.url);", True),
    "actix": ("async fn f(q: web::Query<Q>) {{ {} }}\n", "HERE(q.url);", True),
    "a file's path": ("fn f(path: &Path) {{ {} }}\n", "HERE(path);", False),
}
QUERIES = {
    "python": "(call function: (_) @_f arguments: (argument_list . (_) @x))",
    "javascript": "(call_expression function: (_) @_f arguments: (arguments . (_) @x))",
    "typescript": "(call_expression function: (_) @_f arguments: (arguments . (_) @x))",
    "go": "(call_expression function: (_) @_f arguments: (argument_list . (_) @x))",
    "java": "(method_invocation name: (_) @_f arguments: (argument_list . (_) @x))",
    "kotlin": "(call_expression . (_) @_f (call_suffix (value_arguments . (_) @x)))",
    "ruby": "(call method: (_) @_f arguments: (argument_list . (_) @x))",
    "php": "(function_call_expression function: (_) @_f arguments: (arguments . (_) @x))",
    "csharp": "(invocation_expression function: (_) @_f arguments: (argument_list . (_) @x))",
    "rust": "(call_expression function: (_) @_f arguments: (arguments . (_) @x))",
}
PATHS = {
    "javascript": "src/a.js",
    "typescript": "src/a.ts",
    "ruby": "app/a.rb",
    "python": "app/a.py",
}
PATHS |= {"kotlin": "src/a.kt", "csharp": "src/a.cs", "rust": "src/a.rs"}
TABLES = {
    "python": PYTHON,
    "javascript": JAVASCRIPT,
    "typescript": TYPESCRIPT,
    "go": GO,
    "java": JAVA,
    "kotlin": KOTLIN,
    "ruby": RUBY,
    "php": PHP,
    "csharp": CSHARP,
    "rust": RUST,
}
CASES = [
    pytest.param(language, *case, id=f"{language}: {name}")
    for language, cases in TABLES.items()
    for name, case in cases.items()
]


@pytest.mark.parametrize(("language", "around", "code", "sent"), CASES)
def test_a_value_comes_from_the_request(
    tmp_path: Path, language: str, around: str, code: str, sent: bool
) -> None:
    query = f'({QUERIES[language]} @hazard (#eq? @_f "HERE") (#from-request? @x))'
    path = PATHS.get(language, f"src/a.{language}")
    text = around.format(code.replace("{{", "{").replace("}}", "}"))
    assert bool(findings(tmp_path, language, query, text, path)) is bool(sent)
