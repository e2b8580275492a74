((invocation_expression function: (member_access_expression name: (identifier) @_name)) @hazard
  (#eq? @_name "UseDeveloperExceptionPage")
  (#not-function-match? @_name "EnvironmentName|#if DEBUG"))
