; System.getenv("X") without ?: behind it.
((call_expression (navigation_expression) @_callee
    (call_suffix (value_arguments . (value_argument (string_literal) @name) .))) @hazard
  (#eq? @_callee "System.getenv")
  (#undeclared-variable? @name))

; Safe: something stands in for it, or the code only asks about it.
(elvis_expression . (_) @safe)
(equality_expression (_) @safe)
