; Loops. What `for (… of HERE)` goes over is evaluated once: it is not inside.
(for_in_statement left: (_) @place.variable body: (_) @place.body) @place.loop
(for_statement condition: (_) @place.body increment: (_)? @place.body body: (_) @place.body) @place.loop
(for_statement condition: (empty_statement) body: (_) @place.body) @place.loop
(while_statement condition: (_) @place.body body: (_) @place.body) @place.loop
(do_statement body: (_) @place.body condition: (_) @place.body) @place.loop

; Loops that are short, or that go over batches: a literal, a constant, chunks.
(for_in_statement right: (array) body: (_) @place.body) @place.bounded-loop
((for_in_statement
    right: (call_expression
      function: (member_expression property: (property_identifier) @_slice)
      arguments: (arguments (number) . (number) .))
    body: (_) @place.body) @place.bounded-loop
  (#eq? @_slice "slice"))
((for_in_statement
    right: [(call_expression function: [(identifier) @_over (member_expression property: (property_identifier) @_over)])
            (identifier) @_over]
    body: (_) @place.body) @place.bounded-loop
  (#match? @_over "^(batches|batched|chunk|chunks|[A-Z][A-Z0-9_]*)$"))
; The same through a variable: `const names = ["a", "b"]; for (const name of names)`.
((for_in_statement right: (identifier) @_over body: (_) @place.body) @place.bounded-loop
  (#text-match? @_over "^\\[\\s*[\"'\\d{\\[]")
  (#not-text-match? @_over "\\.\\.\\."))
((call_expression
    function: (member_expression object: (array) property: (property_identifier) @_each) @place.header
    arguments: (arguments . [(arrow_function body: (_) @place.body) (function_expression body: (_) @place.body)] @place.bounded-loop))
  (#any-of? @_each "{forEach,map,flatMap}"))

; The callback of `xs.map(…)` runs once for each element.
((call_expression
    function: (member_expression property: (property_identifier) @_each) @place.header
    arguments: (arguments . [
      (arrow_function parameter: (identifier) @place.variable body: (_) @place.body)
      (arrow_function parameters: (formal_parameters . (_)? @place.variable) body: (_) @place.body)
      (function_expression parameters: (formal_parameters . (_)? @place.variable) body: (_) @place.body)] @place.loop @place.callback))
  (#any-of? @_each "{forEach,map,flatMap,filter,some,every,find,findIndex}"))

; Functions.
([(function_declaration body: (_) @place.body)
  (function_expression body: (_) @place.body)
  (arrow_function body: (_) @place.body)
  (method_definition body: (_) @place.body)
  (generator_function body: (_) @place.body)
  (generator_function_declaration body: (_) @place.body)] @place.function)
([(function_declaration "async" body: (_) @place.body)
  (function_expression "async" body: (_) @place.body)
  (arrow_function "async" body: (_) @place.body)
  (method_definition "async" body: (_) @place.body)
  (generator_function "async" body: (_) @place.body)
  (generator_function_declaration "async" body: (_) @place.body)] @place.async)
([(class_declaration body: (_) @place.body) (class body: (_) @place.body)] @place.class)

; Express, Koa, Fastify, Hono: app.get("/path", …, (req, res) => …); https.get("https://…", …) asks others.
((call_expression
    function: (member_expression property: (property_identifier) @_verb)
    arguments: (arguments . [(string) (template_string)] @_path
      [(arrow_function body: (_) @place.body) (function_expression body: (_) @place.body)] @place.handler))
  (#not-match? @_path "^.https?:")
  (#any-of? @_verb "{get,post,put,patch,delete,head,options,all,use}"))

; app.use((req, res, next) => …)
((call_expression
    function: (member_expression property: (property_identifier) @_verb)
    arguments: (arguments
      [(arrow_function parameters: (formal_parameters (_) (_) (_)) body: (_) @place.body)
       (function_expression parameters: (formal_parameters (_) (_) (_)) body: (_) @place.body)] @place.handler))
  (#eq? @_verb "use"))

; Next: export async function GET(request) and export const GET = async () => …
((export_statement declaration: (function_declaration name: (identifier) @_verb body: (_) @place.body) @place.handler)
  (#any-of? @_verb "{GET,POST,PUT,PATCH,DELETE,HEAD,OPTIONS}"))
((export_statement declaration: (lexical_declaration (variable_declarator
    name: (identifier) @_verb
    value: (arrow_function body: (_) @place.body) @place.handler)))
  (#any-of? @_verb "{GET,POST,PUT,PATCH,DELETE,HEAD,OPTIONS}"))
; Next's pages/api: export default function handler(req, res)
((export_statement "default" value: (_)? declaration: (function_declaration name: (identifier) @_name body: (_) @place.body) @place.handler)
  (#eq? @_name "handler"))

; Tests.
((call_expression
    function: [(identifier) @_test (member_expression object: (identifier) @_test)]
    arguments: (arguments . (_)
      [(arrow_function body: (_) @place.body) (function_expression body: (_) @place.body)] @place.test))
  (#any-of? @_test "{test,it,describe,suite,beforeEach,beforeAll,afterEach,afterAll}"))

(try_statement body: (_) @place.body) @place.try
(catch_clause body: (_) @place.body) @place.except
(finally_clause body: (_) @place.body) @place.finally

; Prisma, Knex, Sequelize, Drizzle: db.transaction(async (tx) => …)
((call_expression
    function: (member_expression property: (property_identifier) @_name) @place.header
    arguments: (arguments
      [(arrow_function body: (_) @place.body) (function_expression body: (_) @place.body)] @place.transaction))
  (#any-of? @_name "{transaction,$transaction,withTransaction}"))

; A named function that is given to a router: (req, res) => …, also with next.
([(arrow_function parameters: (formal_parameters . (_) @_request . (_) @_response) body: (_) @place.body)
  (function_declaration parameters: (formal_parameters . (_) @_request . (_) @_response) body: (_) @place.body)
  (function_expression parameters: (formal_parameters . (_) @_request . (_) @_response) body: (_) @place.body)
  (method_definition parameters: (formal_parameters . (_) @_request . (_) @_response) body: (_) @place.body)] @place.handler
  (#match? @_request "^_?req(uest)?\\b")
  (#match? @_response "^_?(res(ponse)?|reply)\\b"))
; A Lambda: export const handler = async (event) => …, exports.handler = …
((variable_declarator name: (identifier) @_name value: [(arrow_function body: (_) @place.body) (function_expression body: (_) @place.body)] @place.handler)
  (#any-of? @_name "{handler,lambdaHandler}"))
((assignment_expression left: (member_expression object: (_) @_exports property: (property_identifier) @_name)
    right: [(arrow_function body: (_) @place.body) (function_expression body: (_) @place.body)] @place.handler)
  (#match? @_exports "exports$")
  (#eq? @_name "handler"))
; Remix and React Router: export async function loader({ request }), action; SvelteKit's load.
((export_statement declaration: (function_declaration name: (identifier) @_name body: (_) @place.body) @place.handler)
  (#any-of? @_name "{loader,action}"))

; await client.query("BEGIN") … COMMIT; await runner.startTransaction() … commitTransaction()
((call_expression function: (member_expression property: (property_identifier) @_name)) @place.transaction @place.opens
  (#any-of? @_name "{startTransaction,beginTransaction}"))
((call_expression function: (member_expression property: (property_identifier) @_query) arguments: (arguments . (string) @_begin))
  @place.transaction @place.opens
  (#any-of? @_query "{query,execute}")
  (#match? @_begin "(?i)^.(BEGIN|START TRANSACTION)\\b"))

; Nuxt and h3: export default defineEventHandler(async (event) => …)
((call_expression function: (identifier) @_define arguments: (arguments .
    [(arrow_function body: (_) @place.body) (function_expression body: (_) @place.body)] @place.handler))
  (#any-of? @_define "{defineEventHandler,eventHandler}"))
