; Loops. What `foreach (var x in HERE)` goes over is evaluated once: it is not inside.
(foreach_statement left: (_) @place.variable body: (_) @place.body) @place.loop
(for_statement initializer: (variable_declaration (variable_declarator name: (_) @place.variable))
  condition: (_)? @place.body update: (_)? @place.body body: (_) @place.body) @place.loop
(for_statement !initializer body: (_) @place.body) @place.loop
(while_statement condition: (_) @place.body body: (_) @place.body) @place.loop
(do_statement body: (_) @place.body condition: (_) @place.body) @place.loop
; Loops that are short, or that go over batches.
(foreach_statement right: [(array_creation_expression) (implicit_array_creation_expression)] body: (_) @place.body) @place.bounded-loop
((foreach_statement right: (invocation_expression function: (member_access_expression name: [(identifier) @_over (generic_name . (identifier) @_over)]))
    body: (_) @place.body) @place.bounded-loop
  (#any-of? @_over "{Chunk,Range,GetValues}"))

; The lambda of `xs.Select(…)` runs once for each element.
((invocation_expression function: (member_access_expression name: (identifier) @_each) @place.header
    arguments: (argument_list . (argument (lambda_expression parameters: (_) @place.variable body: (_) @place.body) @place.loop @place.callback)))
  (#any-of? @_each "{Select,SelectMany,ForEach,Where,Any,All,Count,First,FirstOrDefault,AnyAsync,AllAsync,CountAsync,FirstAsync,FirstOrDefaultAsync,SingleOrDefaultAsync,OrderBy,OrderByDescending}"))

; Functions.
([(method_declaration body: (_) @place.body)
  (constructor_declaration body: (_) @place.body)
  (local_function_statement body: (_) @place.body)
  (lambda_expression body: (_) @place.body)] @place.function)
((method_declaration (modifier) @_async body: (_) @place.body) @place.async
  (#eq? @_async "async"))
((local_function_statement (modifier) @_async body: (_) @place.body) @place.async
  (#eq? @_async "async"))
([(class_declaration body: (_) @place.body) (struct_declaration body: (_) @place.body)] @place.class)

; What answers requests: ASP.NET's attributes, and app.MapGet("/path", …).
((method_declaration (attribute_list (attribute name: (_) @_name)) body: (_) @place.body) @place.handler
  (#match? @_name "^(Http(Get|Post|Put|Patch|Delete|Head|Options)|Route)$"))
((invocation_expression function: (member_access_expression name: (identifier) @_verb)
    arguments: (argument_list (argument (lambda_expression body: (_) @place.body) @place.handler)))
  (#any-of? @_verb "{MapGet,MapPost,MapPut,MapPatch,MapDelete,MapMethods}"))

((method_declaration name: (_) @_name body: (_) @place.body) @place.main-guard
  (#eq? @_name "Main"))

; Tests: xUnit, NUnit, MSTest.
((method_declaration (attribute_list (attribute name: (_) @_name)) body: (_) @place.body) @place.test
  (#match? @_name "^(Fact|Theory|Test|TestCase|TestMethod|SetUp|TearDown|OneTimeSetUp|TestInitialize)$"))

(try_statement body: (_) @place.body) @place.try
(catch_clause body: (_) @place.body) @place.except
(finally_clause (block) @place.body) @place.finally

; using var tx = await db.Database.BeginTransactionAsync(); … CommitAsync(); new TransactionScope() … Complete()
((invocation_expression function: (member_access_expression name: (identifier) @_name)) @place.transaction @place.opens
  (#any-of? @_name "{BeginTransaction,BeginTransactionAsync}"))
((object_creation_expression type: (identifier) @_name) @place.transaction @place.opens
  (#eq? @_name "TransactionScope"))
((using_statement [(variable_declaration (variable_declarator (_) @_value .)) (_) @_value] body: (_) @place.body) @place.transaction
  (#match? @_value "BeginTransaction(Async)?\\(|new TransactionScope"))
; Public methods of a controller, with or without an attribute.
((class_declaration name: (_) @_class body: (declaration_list
    (method_declaration (modifier) @_visible body: (_) @place.body) @place.handler))
  (#match? @_class "Controller$")
  (#eq? @_visible "public"))
; async lambdas.
((lambda_expression (modifier) @_async body: (_) @place.body) @place.async
  (#eq? @_async "async"))
; What runs once, before the first request.
((method_declaration name: (_) @_name body: (_) @place.body) @place.startup
  (#any-of? @_name "{Main,ConfigureServices,Configure}"))
