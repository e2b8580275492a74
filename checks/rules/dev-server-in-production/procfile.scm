((property (key) @_process (value) @_command) @hazard
  (#not-match? @_process "dev")
  (#command? @_command "dev-server"))
