((function_call_expression function: (name) @_read arguments: (arguments . (argument (_) @_bytes) .)) @hazard
  (#eq? @_read "unserialize")
  (#from-request? @_bytes))
