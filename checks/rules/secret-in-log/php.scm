([(function_call_expression function: (name) @_log arguments: (arguments (argument [(binary_expression right: [(variable_name) @_name (member_access_expression name: (name) @_name)]) (encapsed_string (variable_name) @_name)])))
  (scoped_call_expression scope: (name) @_log arguments: (arguments (argument [(binary_expression right: [(variable_name) @_name (member_access_expression name: (name) @_name)]) (encapsed_string (variable_name) @_name)])))] @hazard
  (#match? @_log "^(error_log|Log|syslog)$")
  (#names-secret? @_name)
  (#not-match? @_name "^\\$?token$"))
