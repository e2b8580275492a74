; What the model allows does not count here.
((scoped_call_expression name: (name) @_write arguments: (arguments . (argument (_) @_body))) @hazard
  (#any-of? @_write "{insert,forceCreate}")
  (#match? @_body "^(\\$request|request\\(\\))->all\\(\\)$"))
((member_call_expression name: (name) @_write arguments: (arguments . (argument (_) @_body))) @hazard
  (#any-of? @_write "{forceFill,insert}")
  (#match? @_body "^(\\$request|request\\(\\))->all\\(\\)$"))
