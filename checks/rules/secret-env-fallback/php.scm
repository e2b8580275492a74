((function_call_expression function: (name) @_env arguments: (arguments . (argument (string) @name) . (argument (string) @_fallback) .)) @hazard
  (#eq? @_env "env")
  (#secret? @name @_fallback))
((conditional_expression condition: (function_call_expression function: (name) @_env arguments: (arguments . (argument (string) @name))) !body alternative: (string) @_fallback) @hazard
  (#eq? @_env "getenv")
  (#secret? @name @_fallback))
((binary_expression left: (subscript_expression (variable_name) @_env (string) @name) operator: "??" right: (string) @_fallback) @hazard
  (#match? @_env "^\\$_(ENV|SERVER)$")
  (#secret? @name @_fallback))
