; Loops. The iterable of a `for` is evaluated once: it is not inside.
(for_statement left: (_) @place.variable body: (block) @place.body) @place.loop
(while_statement condition: (_) @place.body body: (block) @place.body) @place.loop
([(list_comprehension body: (_) @place.body (for_in_clause left: (_) @place.variable) @place.header)
  (set_comprehension body: (_) @place.body (for_in_clause left: (_) @place.variable) @place.header)
  (dictionary_comprehension body: (_) @place.body (for_in_clause left: (_) @place.variable) @place.header)
  (generator_expression body: (_) @place.body (for_in_clause left: (_) @place.variable) @place.header)] @place.loop)

; Loops that are short, or that go over batches: a literal, a constant or an enum, `xs[:5]`, a range, chunks.
(for_statement
  right: [(list) (tuple) (set) (dictionary) (subscript subscript: (slice (integer)))]
  body: (block) @place.body) @place.bounded-loop
((for_statement
    right: [(call function: [(identifier) @_over (attribute attribute: (identifier) @_over)]) (identifier) @_over]
    body: (block) @place.body) @place.bounded-loop
  (#match? @_over "^(range|batched|batches|chunked|chunks|paginate|paginator|[A-Z]\\w*)$"))
; The same through a variable: `names = ["a", "b"]` and then `for name in names`.
((for_statement right: (identifier) @_over body: (block) @place.body) @place.bounded-loop
  (#text-match? @_over "^[\\[({]\\s*[\"'\\d(\\[{]")
  (#not-text-match? @_over "\\sfor\\s|\\*"))
([(list_comprehension body: (_) @place.body (for_in_clause right: [(list) (tuple) (set)]))
  (set_comprehension body: (_) @place.body (for_in_clause right: [(list) (tuple) (set)]))
  (dictionary_comprehension body: (_) @place.body (for_in_clause right: [(list) (tuple) (set)]))
  (generator_expression body: (_) @place.body (for_in_clause right: [(list) (tuple) (set)]))] @place.bounded-loop)

; Functions.
(function_definition body: (block) @place.body) @place.function
(function_definition "async" body: (block) @place.body) @place.async
(lambda body: (_) @place.body) @place.function
(class_definition body: (block) @place.body) @place.class

; What answers requests: Flask, FastAPI, Starlette, Django's decorated views, aiohttp's route tables.
((decorated_definition
    (decorator (call function: (attribute attribute: (identifier) @_verb))) @place.header
    definition: (function_definition body: (block) @place.body)) @place.handler
  (#any-of? @_verb "{route,get,post,put,patch,delete,head,options,api_route,websocket,view}"))
((decorated_definition
    (decorator [(identifier) @_name (call function: (identifier) @_name)]) @place.header
    definition: (function_definition body: (block) @place.body)) @place.handler
  (#any-of? @_name "{api_view,require_GET,require_POST,require_http_methods,require_safe,login_required,csrf_exempt,permission_required}"))

; What runs once, before the first request or after the last.
((function_definition name: (identifier) @_name body: (block) @place.body) @place.startup
  (#match? @_name "lifespan|startup|shutdown"))
((decorated_definition
    (decorator (call function: (attribute attribute: (identifier) @_name))) @place.header
    definition: (function_definition body: (block) @place.body)) @place.startup
  (#eq? @_name "on_event"))

; Tests.
((function_definition name: (identifier) @_name body: (block) @place.body) @place.test
  (#match? @_name "^test"))

(try_statement body: (block) @place.body) @place.try
(except_clause (block) @place.body) @place.except
(finally_clause (block) @place.body) @place.finally

; `with transaction.atomic():`, `with session.begin():`, `async with conn.transaction():`
((with_statement
    (with_clause (with_item value: [
      (call function: (attribute attribute: (identifier) @_name))
      (as_pattern (call function: (attribute attribute: (identifier) @_name)))]))
    body: (block) @place.body) @place.transaction
  (#any-of? @_name "{atomic,begin,begin_nested,transaction}"))

((if_statement
    condition: (comparison_operator (identifier) @_name (string) @_main)
    consequence: (block) @place.body) @place.main-guard
  (#eq? @_name "__name__")
  (#any-of? @_main "__main__"))

; Views: the first parameter is called request (Django, aiohttp, Starlette); a Lambda's handler.
((function_definition parameters: (parameters . [(identifier) @_first (typed_parameter . (identifier) @_first)])
    body: (block) @place.body) @place.handler
  (#eq? @_first "request"))
((function_definition parameters: (parameters . (identifier) @_self . [(identifier) @_second (typed_parameter . (identifier) @_second)])
    body: (block) @place.body) @place.handler
  (#eq? @_self "self")
  (#eq? @_second "request"))
((function_definition parameters: (parameters . (_) @_event . (_) @_context .) body: (block) @place.body) @place.handler
  (#match? @_event "^event\\b")
  (#match? @_context "^_?context\\b"))
; Methods named after HTTP's, of Flask's and Tornado's classes, Flask-RESTful's and Django's views.
((class_definition superclasses: (argument_list [(identifier) @_base (attribute attribute: (identifier) @_base)])
    body: (block [
      (function_definition name: (identifier) @_verb body: (block) @place.body) @place.handler
      (decorated_definition definition: (function_definition name: (identifier) @_verb body: (block) @place.body) @place.handler)]))
  (#match? @_base "^(MethodView|Resource|RequestHandler|HTTPEndpoint|APIView|View)$")
  (#any-of? @_verb "{get,post,put,patch,delete,head,options}"))

; @transaction.atomic
((decorated_definition
    (decorator [(attribute attribute: (identifier) @_name) (call function: (attribute attribute: (identifier) @_name))]) @place.header
    definition: (function_definition body: (block) @place.body) @place.transaction)
  (#eq? @_name "atomic"))
