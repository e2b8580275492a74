; Loops. What `for (x : HERE)` goes over is evaluated once: it is not inside.
(enhanced_for_statement name: (_) @place.variable body: (_) @place.body) @place.loop
(for_statement init: (local_variable_declaration declarator: (variable_declarator name: (_) @place.variable))
  condition: (_)? @place.body update: (_)? @place.body body: (_) @place.body) @place.loop
(for_statement !init condition: (_)? @place.body body: (_) @place.body) @place.loop
(while_statement condition: (_) @place.body body: (_) @place.body) @place.loop
(do_statement body: (_) @place.body condition: (_) @place.body) @place.loop

; Loops that are short, or that go over batches: a literal, a constant, an enum's values.
((enhanced_for_statement value: [
    (identifier) @_over
    (method_invocation object: (identifier) @_of name: (identifier) @_over)
    (method_invocation object: (identifier) @_over name: (identifier) @_values)]
    body: (_) @place.body) @place.bounded-loop
  (#match? @_over "^([A-Z][A-Z0-9_]*|List|Set|Arrays|partition|chunked|batches)$"))
((enhanced_for_statement value: (method_invocation name: (identifier) @_over
    arguments: (argument_list)) body: (_) @place.body) @place.bounded-loop
  (#eq? @_over "values"))

; The lambda of `xs.forEach(…)` and of a stream's `map` runs once for each element.
((method_invocation name: (identifier) @_each
    arguments: (argument_list . (lambda_expression parameters: (_) @place.variable body: (_) @place.body) @place.loop @place.callback)) @place.header
  (#any-of? @_each "{forEach,map,flatMap,filter,peek,anyMatch,allMatch,noneMatch,mapToObj,mapToInt,mapToLong}"))

; Functions.
([(method_declaration body: (_) @place.body)
  (constructor_declaration body: (_) @place.body)
  (lambda_expression body: (_) @place.body)] @place.function)
([(class_declaration body: (_) @place.body)
  (interface_declaration body: (_) @place.body)
  (enum_declaration body: (_) @place.body)
  (record_declaration body: (_) @place.body)] @place.class)

; What answers requests: Spring, JAX-RS and Micronaut by annotation, servlets by name.
((method_declaration (modifiers [(annotation name: (identifier) @_name) (marker_annotation name: (identifier) @_name)])
    body: (_) @place.body) @place.handler
  (#match? @_name "^(Request|Get|Post|Put|Patch|Delete)Mapping$|^(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)$"))
((method_declaration name: (_) @_name parameters: (formal_parameters
      (formal_parameter type: (type_identifier) @_type)) body: (_) @place.body) @place.handler
  (#match? @_name "^(do(Get|Post|Put|Delete|Head|Options)|service)$")
  (#match? @_type "^Http"))
; What runs beside: @Async, @Scheduled, @KafkaListener are no handlers, but run again and again.
((method_declaration (modifiers [(annotation name: (identifier) @_name) (marker_annotation name: (identifier) @_name)])
    body: (_) @place.body) @place.async
  (#any-of? @_name "{Async,NonBlocking}"))

; What runs once, before the first request or after the last.
((method_declaration (modifiers [(annotation name: (identifier) @_name) (marker_annotation name: (identifier) @_name)])
    body: (_) @place.body) @place.startup
  (#any-of? @_name "{PostConstruct,PreDestroy,Bean}"))
((method_declaration name: (_) @_name body: (_) @place.body) @place.main-guard
  (#eq? @_name "main"))

; Tests.
((method_declaration (modifiers [(annotation name: (identifier) @_name) (marker_annotation name: (identifier) @_name)])
    body: (_) @place.body) @place.test
  (#match? @_name "^(Test|ParameterizedTest|RepeatedTest|TestFactory|(Before|After)(Each|All|Class)?)$"))

[(try_statement body: (_) @place.body) (try_with_resources_statement body: (_) @place.body)] @place.try
(catch_clause body: (_) @place.body) @place.except
(finally_clause (block) @place.body) @place.finally

; @Transactional, and transactionTemplate.execute(status -> …)
((method_declaration (modifiers [(annotation name: (identifier) @_name) (marker_annotation name: (identifier) @_name)])
    body: (_) @place.body) @place.transaction
  (#eq? @_name "Transactional"))
((method_invocation object: (_) @_on name: (_) @_name arguments: (argument_list
    (lambda_expression body: (_) @place.body) @place.transaction)) @place.header
  (#match? @_on "(?i)transactionTemplate|^tx(Template)?$")
  (#any-of? @_name "{execute,executeWithoutResult}"))

; connection.setAutoCommit(false) … commit(), session.beginTransaction() … commit()
((method_invocation name: (identifier) @_name arguments: (argument_list . (false) .)) @place.transaction @place.opens
  (#eq? @_name "setAutoCommit"))
((method_invocation name: (identifier) @_name) @place.transaction @place.opens
  (#any-of? @_name "{beginTransaction,begin}"))
; Spring's functional routes, and Micronaut's and Quarkus's annotations.
((method_declaration (modifiers [(annotation name: (identifier) @_name) (marker_annotation name: (identifier) @_name)])
    body: (_) @place.body) @place.handler
  (#any-of? @_name "{Get,Post,Put,Patch,Delete}"))
((method_declaration parameters: (formal_parameters . (formal_parameter type: (type_identifier) @_type) .) body: (_) @place.body) @place.handler
  (#eq? @_type "ServerRequest"))
