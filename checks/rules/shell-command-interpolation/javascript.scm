((call_expression function: (_) @_run arguments: (arguments . (_) @_command)) @hazard
  (#resolves? @_run "child_process.{exec,execSync}" "util.promisify()" "shelljs.exec" "execa.execaCommand")
  (#interpolated? @_command))
((call_expression function: (_) @_run arguments: (arguments . (_) @_command . (_)? . (object) @_options .)) @hazard
  (#resolves? @_run "child_process.{spawn,spawnSync,execFile}")
  (#has-key? @_options "shell" "true")
  (#interpolated? @_command))
