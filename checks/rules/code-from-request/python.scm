((call function: (identifier) @_eval arguments: (argument_list . (_) @_code)) @hazard
  (#any-of? @_eval "{eval,exec,compile}")
  (#from-request? @_code))
