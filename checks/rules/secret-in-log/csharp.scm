((invocation_expression
    function: (member_access_expression expression: (_) @_log)
    arguments: (argument_list (argument [(identifier) @_name (member_access_expression name: (identifier) @_name)]))) @hazard
  (#match? @_log "(?i)^_?(log|logger)$")
  (#names-secret? @_name)
  (#not-eq? @_name "token"))
((invocation_expression
    function: (member_access_expression expression: (_) @_log)
    arguments: (argument_list . (argument (interpolated_string_expression (interpolation [(identifier) @_name (member_access_expression name: (identifier) @_name)]))))) @hazard
  (#match? @_log "(?i)^(_?(log|logger)|Console)$")
  (#names-secret? @_name)
  (#not-eq? @_name "token"))
