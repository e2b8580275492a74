((function_call_expression function: (name) @_run arguments: (arguments . (argument (_) @_command))) @hazard
  (#any-of? @_run "{exec,shell_exec,system,passthru,popen,proc_open}")
  (#interpolated? @_command))
((shell_command_expression (variable_name)) @hazard)
