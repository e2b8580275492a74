((method_invocation object: (_) @_runtime name: (identifier) @_run arguments: (argument_list . (_) @_command)) @hazard
  (#eq? @_run "exec")
  (#match? @_runtime "(?i)runtime")
  (#interpolated? @_command))
((method_invocation object: (_) @_runtime name: (identifier) @_run
    arguments: (argument_list . (array_creation_expression value: (array_initializer . (_) @_shell . (_) . (_) @_command)))) @hazard
  (#eq? @_run "exec")
  (#match? @_runtime "(?i)runtime")
  (#match? @_shell "(sh|cmd(\\.exe)?)\"$")
  (#interpolated? @_command))
((object_creation_expression type: (type_identifier) @_run arguments: (argument_list . (_) @_shell . (_) . (_) @_command)) @hazard
  (#eq? @_run "ProcessBuilder")
  (#match? @_shell "(sh|cmd(\\.exe)?)\"$")
  (#interpolated? @_command))
