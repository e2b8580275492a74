((method_invocation object: (method_invocation) @_env name: (identifier) @_get arguments: (argument_list . (string_literal) @name . (string_literal) @_fallback .)) @hazard
  (#eq? @_get "getOrDefault")
  (#match? @_env "^System\\.getenv\\(")
  (#secret? @name @_fallback))
((method_invocation
    object: (method_invocation arguments: (argument_list . (method_invocation arguments: (argument_list . (string_literal) @name .)) @_env))
    name: (identifier) @_or arguments: (argument_list . (string_literal) @_fallback .)) @hazard
  (#eq? @_or "orElse")
  (#match? @_env "^System\\.getenv\\(")
  (#secret? @name @_fallback))

; @Value("${jwt.secret:…}")
((annotation name: (identifier) @_value arguments: (annotation_argument_list (string_literal) @name)) @hazard
  (#eq? @_value "Value")
  (#match? @name "(?i)\\$\\{[\\w.-]*(jwt|session|cookie|auth|token|signing|encryption|app)[\\w.-]*[.-](secret|key):[^}]{4,}\\}"))
