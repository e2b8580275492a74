((call_expression function: (_) @_run arguments: (argument_list . (_) @_shell . (_) @_flag . (_) @_command)) @hazard
  (#resolves? @_run "os/exec.Command")
  (#match? @_shell "(sh|cmd(\\.exe)?)\"$")
  (#match? @_flag "^\"[-/][cC]\"$")
  (#interpolated? @_command))
((call_expression function: (_) @_run arguments: (argument_list (_) . (_) @_shell . (_) @_flag . (_) @_command)) @hazard
  (#resolves? @_run "os/exec.CommandContext")
  (#match? @_shell "sh\"$")
  (#eq? @_flag "\"-c\"")
  (#interpolated? @_command))
