((call_expression (navigation_expression (_) @_runtime (navigation_suffix (simple_identifier) @_run)) (call_suffix (value_arguments . (value_argument . (_) @_command)))) @hazard
  (#eq? @_run "exec")
  (#match? @_runtime "(?i)runtime")
  (#interpolated? @_command))
((call_expression (simple_identifier) @_run (call_suffix (value_arguments . (value_argument . (_) @_shell) . (value_argument) . (value_argument . (_) @_command)))) @hazard
  (#eq? @_run "ProcessBuilder")
  (#match? @_shell "(sh|cmd)\"$")
  (#interpolated? @_command))
