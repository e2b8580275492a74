; getenv('X'), and Laravel's env('X') without a default.
((function_call_expression function: (name) @_callee
    arguments: (arguments . (argument (string) @name) .)) @hazard
  (#any-of? @_callee "getenv" "env")
  (#not-path? @name "(?:^|/)config/")
  (#undeclared-variable? @name))

; $_ENV['X']
((subscript_expression (variable_name) @_env (string) @name) @hazard
  (#any-of? @_env "$_ENV")
  (#undeclared-variable? @name))

; Safe: it is set here, or something stands in for it.
(assignment_expression left: (_) @safe)
(binary_expression left: (_) @safe operator: ["??" "==" "===" "!=" "!==" "||"])
(conditional_expression condition: (_) @safe)
(if_statement condition: (parenthesized_expression (_) @safe))
