((method_invocation object: (_) @_log arguments: (argument_list [(identifier) @_name (method_invocation name: (identifier) @_name arguments: (argument_list "(" . ")"))])) @hazard
  (#match? @_log "(?i)^(log|logger)$")
  (#names-secret? @_name)
  (#not-eq? @_name "token"))
((method_invocation object: (_) @_log arguments: (argument_list . (binary_expression right: [(identifier) @_name (method_invocation name: (identifier) @_name arguments: (argument_list "(" . ")"))]))) @hazard
  (#match? @_log "(?i)^(log|logger|System\\.out)$")
  (#names-secret? @_name)
  (#not-eq? @_name "token"))
