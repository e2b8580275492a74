; context.Orders.ToList().Count, (await context.Orders.ToListAsync()).Count
([(member_access_expression
    expression: (invocation_expression function: (member_access_expression expression: (_) @_of name: (identifier) @_load))
    name: (identifier) @_count)
  (member_access_expression
    expression: (parenthesized_expression (await_expression (invocation_expression function: (member_access_expression expression: (_) @_of name: (identifier) @_load))))
    name: (identifier) @_count)] @hazard
  (#match? @_of "(?i)^(this\\.)?_?(\\w*context|db)\\.")
  (#any-of? @_load "ToList" "ToListAsync" "ToArray")
  (#any-of? @_count "Count" "Length"))
