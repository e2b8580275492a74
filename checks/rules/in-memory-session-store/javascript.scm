; express-session's default is MemoryStore.
((call_expression function: (_) @callee arguments: (arguments (object) @_options)) @hazard
  (#resolves? @callee "express-session")
  (#lacks-key? @_options "store"))
