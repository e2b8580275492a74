((elvis_expression (call_expression (_) @_get (call_suffix (value_arguments . (value_argument (string_literal) @name) .))) (string_literal) @_fallback) @hazard
  (#match? @_get "getenv$")
  (#secret? @name @_fallback))
((elvis_expression (indexing_expression (_) @_env (indexing_suffix (string_literal) @name)) (string_literal) @_fallback) @hazard
  (#match? @_env "getenv\\(\\)$")
  (#secret? @name @_fallback))
