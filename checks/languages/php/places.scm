; Loops. What `foreach` goes over is evaluated once: it is not inside.
(foreach_statement . (_) . [(variable_name) @place.variable (pair (_) @place.variable) (by_ref (_) @place.variable) (list_literal)]
  body: (_) @place.body) @place.loop
(for_statement condition: (_)? @place.body update: (_)? @place.body body: (_) @place.body) @place.loop
(while_statement condition: (_) @place.body body: (_) @place.body) @place.loop
(do_statement body: (_) @place.body condition: (_) @place.body) @place.loop

; Loops that are short, or that go over batches: a literal, a constant, chunks.
(foreach_statement . [(array_creation_expression) (class_constant_access_expression)] body: (_) @place.body) @place.bounded-loop
((foreach_statement . [
    (function_call_expression function: (name) @_over)
    (member_call_expression name: (name) @_over)] body: (_) @place.body) @place.bounded-loop
  (#any-of? @_over "{range,array_chunk,chunk,cases}"))

; The closure of a collection's `each` runs once for each element.
((member_call_expression name: (name) @_each arguments: (arguments . (argument [
    (anonymous_function parameters: (formal_parameters . (_ name: (_) @place.variable)) body: (_) @place.body)
    (arrow_function parameters: (formal_parameters . (_ name: (_) @place.variable)) body: (_) @place.body)] @place.loop @place.callback))) @place.header
  (#any-of? @_each "{each,map,filter,flatMap,transform,reject,mapWithKeys}"))
((function_call_expression function: (name) @_each arguments: (arguments (argument [
    (anonymous_function parameters: (formal_parameters . (_ name: (_) @place.variable)) body: (_) @place.body)
    (arrow_function parameters: (formal_parameters . (_ name: (_) @place.variable)) body: (_) @place.body)] @place.loop @place.callback))) @place.header
  (#any-of? @_each "{array_map,array_filter,array_walk}"))

; Functions.
([(function_definition body: (_) @place.body)
  (method_declaration body: (_) @place.body)
  (anonymous_function body: (_) @place.body)
  (arrow_function body: (_) @place.body)] @place.function)
([(class_declaration body: (_) @place.body) (trait_declaration body: (_) @place.body)] @place.class)

; What answers requests: public methods of a class that is called a controller, Symfony's #[Route],
; and Laravel's Route::get('/path', function () { … }).
((class_declaration name: (name) @_class body: (declaration_list
    (method_declaration (visibility_modifier) @_visible name: (name) @_name body: (_) @place.body) @place.handler))
  (#match? @_class "Controller$")
  (#eq? @_visible "public")
  (#not-match? @_name "^__construct$"))
((method_declaration attributes: (attribute_list (attribute_group (attribute (name) @_route))) body: (_) @place.body) @place.handler
  (#eq? @_route "Route"))
((scoped_call_expression scope: (name) @_router name: (name) @_verb arguments: (arguments
    (argument [(anonymous_function body: (_) @place.body) (arrow_function body: (_) @place.body)] @place.handler)))
  (#eq? @_router "Route")
  (#any-of? @_verb "{get,post,put,patch,delete,options,any,match}"))

; Tests.
((method_declaration name: (name) @_name body: (_) @place.body) @place.test
  (#match? @_name "^(test|setUp$|tearDown$)"))
((function_call_expression function: (name) @_name arguments: (arguments
    (argument [(anonymous_function body: (_) @place.body) (arrow_function body: (_) @place.body)] @place.test)))
  (#any-of? @_name "{it,test,describe,beforeEach,afterEach}"))

(try_statement body: (_) @place.body) @place.try
(catch_clause body: (_) @place.body) @place.except
(finally_clause body: (_) @place.body) @place.finally

; DB::transaction(function () { … })
((scoped_call_expression name: (name) @_name arguments: (arguments
    (argument [(anonymous_function body: (_) @place.body) (arrow_function body: (_) @place.body)] @place.transaction))) @place.header
  (#eq? @_name "transaction"))
((member_call_expression name: (name) @_name arguments: (arguments
    (argument [(anonymous_function body: (_) @place.body) (arrow_function body: (_) @place.body)] @place.transaction))) @place.header
  (#any-of? @_name "{transaction,transactional,wrapInTransaction}"))

; DB::beginTransaction() … DB::commit(), $pdo->beginTransaction() … commit()
([(scoped_call_expression name: (name) @_name) (member_call_expression name: (name) @_name)] @place.transaction @place.opens
  (#eq? @_name "beginTransaction"))
; Slim, Lumen: $app->get('/path', function …)
((member_call_expression name: (name) @_verb arguments: (arguments . (argument (string))
    (argument [(anonymous_function body: (_) @place.body) (arrow_function body: (_) @place.body)] @place.handler)))
  (#any-of? @_verb "{get,post,put,patch,delete,options,any,map}"))
