; Loops. What `for (x in HERE)` goes over is evaluated once: it is not inside.
(for_statement [(variable_declaration) (multi_variable_declaration)] @place.variable (control_structure_body) @place.body) @place.loop
(while_statement . (_) @place.body (control_structure_body) @place.body) @place.loop
(do_while_statement (control_structure_body) @place.body (_) @place.body .) @place.loop
; Loops that are short, or that go over batches.
(for_statement (range_expression) (control_structure_body) @place.body) @place.bounded-loop
((for_statement [(variable_declaration) (multi_variable_declaration)] . [
    (call_expression (simple_identifier) @_over)
    (call_expression (navigation_expression (navigation_suffix (simple_identifier) @_over)))
    (simple_identifier) @_over]
    (control_structure_body) @place.body) @place.bounded-loop
  (#match? @_over "^(listOf|setOf|arrayOf|values|entries|chunked|[A-Z][A-Z0-9_]*)$"))

; The lambda of `xs.forEach { … }` runs once for each element.
((call_expression (navigation_expression (navigation_suffix (simple_identifier) @_each)) @place.header
    (call_suffix (annotated_lambda (lambda_literal (lambda_parameters . (_) @place.variable)? (statements) @place.body) @place.loop @place.callback)))
  (#any-of? @_each "{forEach,map,flatMap,mapNotNull,filter,associate,associateWith,groupBy,any,all,none,onEach,forEachIndexed,mapIndexed}"))

; Functions.
([(function_declaration (function_body) @place.body) (anonymous_function (function_body) @place.body)] @place.function)
((function_declaration (modifiers (function_modifier) @_suspend) (function_body) @place.body) @place.async
  (#eq? @_suspend "suspend"))
([(class_declaration (class_body) @place.body) (object_declaration (class_body) @place.body)] @place.class)
; Coroutines: launch { … }
((call_expression [(simple_identifier) @_name (navigation_expression (navigation_suffix (simple_identifier) @_name))] @place.header
    (call_suffix (annotated_lambda (lambda_literal (statements) @place.body) @place.async @place.function)))
  (#any-of? @_name "{launch,async,withContext,runBlocking,coroutineScope,supervisorScope,flow}"))

; What answers requests: Spring by annotation, Ktor by name.
((function_declaration (modifiers (annotation [
      (constructor_invocation (user_type (type_identifier) @_name))
      (user_type (type_identifier) @_name)])) (function_body) @place.body) @place.handler
  (#match? @_name "^(Request|Get|Post|Put|Patch|Delete)Mapping$|^(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$"))
((call_expression (simple_identifier) @_verb (call_suffix (value_arguments (value_argument (string_literal)))
    (annotated_lambda (lambda_literal (statements) @place.body) @place.handler @place.function)))
  (#any-of? @_verb "{get,post,put,patch,delete,options,head}"))
((call_expression (call_expression (simple_identifier) @_verb (call_suffix (value_arguments . (value_argument (string_literal)))))
    (call_suffix (annotated_lambda (lambda_literal (statements) @place.body) @place.handler @place.function)))
  (#any-of? @_verb "{get,post,put,patch,delete,options,head}"))

((function_declaration (simple_identifier) @_name (function_body) @place.body) @place.main-guard
  (#eq? @_name "main"))

; Tests.
((function_declaration (modifiers (annotation [
      (constructor_invocation (user_type (type_identifier) @_name))
      (user_type (type_identifier) @_name)])) (function_body) @place.body) @place.test
  (#match? @_name "^(Test|ParameterizedTest|(Before|After)(Each|All|Class|Test)?)$"))

(try_expression (statements) @place.body) @place.try
(catch_block (statements) @place.body) @place.except
(finally_block (statements) @place.body) @place.finally

; @Transactional, and Exposed's transaction { … }
((function_declaration (modifiers (annotation [
      (constructor_invocation (user_type (type_identifier) @_name))
      (user_type (type_identifier) @_name)])) (function_body) @place.body) @place.transaction
  (#eq? @_name "Transactional"))
((call_expression [(simple_identifier) @_name (navigation_expression (navigation_suffix (simple_identifier) @_name))] @place.header
    (call_suffix (annotated_lambda (lambda_literal (statements) @place.body) @place.transaction)))
  (#any-of? @_name "{transaction,newSuspendedTransaction,execute,executeWithoutResult}"))

; connection.autoCommit = false has no call; beginTransaction() … commit() has.
((call_expression (navigation_expression (navigation_suffix (simple_identifier) @_name))) @place.transaction @place.opens
  (#any-of? @_name "{beginTransaction,setAutoCommit}"))
