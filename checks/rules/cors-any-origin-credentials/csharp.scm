((invocation_expression function: (member_access_expression expression: (_) @_before name: (identifier) @_name)) @hazard
  (#eq? @_name "AllowCredentials")
  (#match? @_before "SetIsOriginAllowed\\(\\s*\\(?\\w+\\)?\\s*=>\\s*true\\s*\\)"))
