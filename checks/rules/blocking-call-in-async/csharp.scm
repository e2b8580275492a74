; client.GetStringAsync(url).Result, .Wait(), .GetAwaiter().GetResult()
([(member_access_expression
    expression: (invocation_expression function: (member_access_expression name: [(identifier) (generic_name)] @callee))
    name: (identifier) @_wait)
  (invocation_expression function: (member_access_expression
    expression: (invocation_expression function: (member_access_expression
      expression: (invocation_expression function: (member_access_expression name: [(identifier) (generic_name)] @callee))))
    name: (identifier) @_wait))] @hazard
  (#match? @callee "Async(<.*>)?$")
  (#any-of? @_wait "Result" "Wait" "GetResult")
  (#not-inside? @hazard "main-guard"))
((invocation_expression function: (member_access_expression) @callee) @hazard
  (#eq? @callee "Thread.Sleep")
  (#inside? @hazard "async"))
