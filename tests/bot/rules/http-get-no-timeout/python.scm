((call function: (_) @callee arguments: (argument_list) @arguments) @hazard
  (#resolves? @callee "requests.get")
  (#lacks-argument? @arguments "timeout")
  (#set-argument! @arguments "timeout=10"))
