((binary_expression left: (invocation_expression function: (member_access_expression name: (identifier) @_get) arguments: (argument_list . (argument (string_literal) @name) .)) operator: "??" right: (string_literal) @_fallback) @hazard
  (#eq? @_get "GetEnvironmentVariable")
  (#secret? @name @_fallback))
((binary_expression left: (element_access_expression expression: (_) @_config subscript: (bracketed_argument_list (argument (string_literal) @name))) operator: "??" right: (string_literal) @_fallback) @hazard
  (#match? @_config "(?i)config")
  (#secret? @name @_fallback))
