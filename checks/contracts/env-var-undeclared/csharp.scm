; Environment.GetEnvironmentVariable("X") without ?? behind it.
((invocation_expression function: (_) @_callee
    arguments: (argument_list . (argument (string_literal) @name) .)) @hazard
  (#resolves? @_callee "System.Environment.GetEnvironmentVariable")
  (#undeclared-variable? @name))

; Safe: something stands in for it, or the code only asks about it.
(binary_expression left: (_) @safe operator: ["??" "==" "!="])
(is_pattern_expression expression: (_) @safe)
