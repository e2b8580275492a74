; Without options, or with options that name no limit.
((call_expression function: (_) @callee arguments: (arguments (object) @options)) @hazard
  (#resolves? @callee "child_process.{exec,execFile,execSync,execFileSync,spawnSync}")
  (#lacks-key? @options "timeout" "signal")
  (#inside? @hazard "handler")
  (#not-match? @hazard "\\b(serve|server|daemon)\\b")
  (#set-key! @options "timeout: 120_000"))
((call_expression function: (_) @callee arguments: (arguments . (_) .)) @hazard
  (#resolves? @callee "child_process.{exec,execSync,execFileSync,spawnSync}")
  (#inside? @hazard "handler")
  (#not-match? @hazard "\\b(serve|server|daemon)\\b"))
((call_expression function: (_) @callee arguments: (arguments . (_) . [(array) (arrow_function) (function_expression)] .)) @hazard
  (#resolves? @callee "child_process.{exec,execFile,execFileSync,spawnSync}")
  (#inside? @hazard "handler")
  (#not-match? @hazard "\\b(serve|server|daemon)\\b"))
