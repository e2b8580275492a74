((property (key) @_process (value) @_command) @hazard
  (#not-match? @_process "reset")
  (#command? @_command "destructive"))
