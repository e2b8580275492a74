; The future holds what went wrong, and nobody has the future.
((expression_statement (method_invocation object: (_) @_on name: (_) @_start arguments: (_) @_given)) @hazard
  (#eq? @_on "CompletableFuture")
  (#any-of? @_start "runAsync" "supplyAsync")
  (#not-match? @_given "\\btry\\b"))
; A thread for each request.
((expression_statement (method_invocation object: (object_creation_expression type: (_) @_thread) name: (_) @_start)) @hazard
  (#eq? @_thread "Thread")
  (#eq? @_start "start")
  (#inside? @hazard "handler"))
