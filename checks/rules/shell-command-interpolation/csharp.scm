((invocation_expression function: (member_access_expression expression: (identifier) @_process name: (identifier) @_run)
    arguments: (argument_list . (argument (_) @_shell) . (argument (_) @_command))) @hazard
  (#eq? @_process "Process")
  (#eq? @_run "Start")
  (#match? @_shell "(?i)(sh|cmd(\\.exe)?)\"$")
  (#interpolated? @_command))
((object_creation_expression type: (identifier) @_run arguments: (argument_list . (argument (_) @_shell) . (argument (_) @_command))) @hazard
  (#eq? @_run "ProcessStartInfo")
  (#match? @_shell "(?i)(sh|cmd(\\.exe)?)\"$")
  (#interpolated? @_command))
