((call function: (_) @callee arguments: (argument_list) @arguments) @hazard
  (#resolves? @callee "subprocess.{run,check_output,check_call,call}")
  (#lacks-argument? @arguments "timeout")
  (#inside? @hazard "handler")
  (#not-match? @arguments "\\b(serve|server|daemon)\\b")
  (#set-argument! @arguments "timeout=120"))
((call function: (attribute object: (_) @_process attribute: (_) @callee) arguments: (argument_list) @arguments) @hazard
  (#resolves? @_process "subprocess.Popen()")
  (#any-of? @callee "communicate" "wait")
  (#lacks-argument? @arguments "timeout")
  (#inside? @hazard "handler")
  (#set-argument! @arguments "timeout=120"))
