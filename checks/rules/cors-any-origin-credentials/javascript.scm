; `origin: true` reflects whatever origin asks.
((call_expression function: (_) @_callee arguments: (arguments (object) @_options)) @hazard
  (#resolves? @_callee "cors")
  (#has-key? @_options "origin" "true")
  (#has-key? @_options "credentials" "true"))
