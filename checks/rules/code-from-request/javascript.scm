([(call_expression function: (identifier) @_eval arguments: (arguments (_) @_code .))
  (new_expression constructor: (identifier) @_eval arguments: (arguments (_) @_code .))] @hazard
  (#any-of? @_eval "{eval,Function}")
  (#from-request? @_code))
((call_expression function: (_) @_eval arguments: (arguments . (_) @_code)) @hazard
  (#resolves? @_eval "vm.{runInNewContext,runInThisContext,runInContext}")
  (#from-request? @_code))
