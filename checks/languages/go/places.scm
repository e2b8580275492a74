; Loops. What `range` goes over, and what stands before the first `;`, is evaluated once.
(for_statement (range_clause left: (expression_list (_) @place.variable)) body: (_) @place.body) @place.loop
(for_statement . (range_clause !left) body: (_) @place.body) @place.loop
(for_statement (for_clause initializer: (short_var_declaration left: (expression_list (_) @place.variable))
  condition: (_)? @place.body update: (_)? @place.body) body: (_) @place.body) @place.loop
(for_statement (for_clause !initializer condition: (_)? @place.body) body: (_) @place.body) @place.loop
(for_statement . body: (_) @place.body) @place.loop
(for_statement . (_expression) @place.body body: (_) @place.body) @place.loop

; Loops that are short, or that go over batches: a literal, a number, chunks.
(for_statement (range_clause right: [(composite_literal) (int_literal)]) body: (_) @place.body) @place.bounded-loop
((for_statement (range_clause right: [
    (call_expression function: (selector_expression field: (_) @_over))
    (identifier) @_over]) body: (_) @place.body) @place.bounded-loop
  (#match? @_over "^(Chunk|chunks|batches)$"))

; Functions.
([(function_declaration body: (_) @place.body)
  (method_declaration body: (_) @place.body)
  (func_literal body: (_) @place.body)] @place.function)
; A goroutine: `go func() { … }()`
(go_statement (call_expression function: (func_literal body: (_) @place.body) @place.async))

; net/http: func(w http.ResponseWriter, r *http.Request)
([(function_declaration parameters: (parameter_list . (_) . (parameter_declaration type:
      (pointer_type (qualified_type package: (_) @_package name: (_) @_type))) .) body: (_) @place.body)
  (method_declaration parameters: (parameter_list . (_) . (parameter_declaration type:
      (pointer_type (qualified_type package: (_) @_package name: (_) @_type))) .) body: (_) @place.body)
  (func_literal parameters: (parameter_list . (_) . (parameter_declaration type:
      (pointer_type (qualified_type package: (_) @_package name: (_) @_type))) .) body: (_) @place.body)] @place.handler
  (#eq? @_package "http")
  (#eq? @_type "Request"))
; Gin, Fiber: func(c *gin.Context). Echo, and Fiber from version 3: func(c echo.Context)
([(function_declaration parameters: (parameter_list . (parameter_declaration type: [
      (qualified_type package: (_) @_package name: (_) @_type)
      (pointer_type (qualified_type package: (_) @_package name: (_) @_type))]) .) body: (_) @place.body)
  (method_declaration parameters: (parameter_list . (parameter_declaration type: [
      (qualified_type package: (_) @_package name: (_) @_type)
      (pointer_type (qualified_type package: (_) @_package name: (_) @_type))]) .) body: (_) @place.body)
  (func_literal parameters: (parameter_list . (parameter_declaration type: [
      (qualified_type package: (_) @_package name: (_) @_type)
      (pointer_type (qualified_type package: (_) @_package name: (_) @_type))]) .) body: (_) @place.body)] @place.handler
  (#any-of? @_package "{gin,echo,fiber}")
  (#any-of? @_type "{Context,Ctx}"))

; What runs once, before the first request.
((function_declaration name: (_) @_name body: (_) @place.body) @place.startup
  (#any-of? @_name "{main,init}"))
((function_declaration name: (_) @_name body: (_) @place.body) @place.main-guard
  (#eq? @_name "main"))

; Tests.
((function_declaration name: (_) @_name body: (_) @place.body) @place.test
  (#match? @_name "^(Test|Benchmark|Fuzz|Example)"))

; What runs when the function ends, in a panic as well: `defer func() { … }()`
(defer_statement (_) @place.body) @place.finally

; GORM and others: db.Transaction(func(tx *gorm.DB) error { … })
((call_expression function: (selector_expression field: (_) @_name) @place.header
    arguments: (argument_list (func_literal body: (_) @place.body) @place.transaction))
  (#any-of? @_name "{Transaction,WithTx,RunInTx,InTx}"))

; tx, err := db.Begin() … tx.Commit()
((call_expression function: (selector_expression field: (_) @_name)) @place.transaction @place.opens
  (#any-of? @_name "{Begin,BeginTx,Beginx,BeginTxx,MustBegin}"))
