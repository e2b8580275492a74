((call_expression function: (field_expression value: (_) @_shell field: (field_identifier) @_run) arguments: (arguments . (_) @_command)) @hazard
  (#eq? @_run "arg")
  (#match? @_shell "Command::new\\(\"([\\w/]*sh|cmd)\"\\)\\s*\\.arg\\(\"[-/][cC]\"\\)$")
  (#interpolated? @_command))
