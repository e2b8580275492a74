((call_expression
    function: (field_expression
      value: (call_expression function: (_) @_get arguments: (arguments . (string_literal) @name))
      field: (field_identifier) @_or)
    arguments: (arguments . (_) @_given)) @hazard
  (#match? @_get "\\benv::var$")
  (#any-of? @_or "{unwrap_or,unwrap_or_else}")
  (#match? @name "(JWT|SESSION|COOKIE|AUTH|APP)_SECRET|SECRET_KEY|(SIGNING|ENCRYPTION)_KEY")
  (#match? @_given "^(\\|_\\w*\\| ?)?(String::from\\()?\"[^\"]{4,}\""))
