((call method: (identifier) @_eval arguments: (argument_list . (_) @_code)) @hazard
  (#any-of? @_eval "{eval,instance_eval,class_eval}")
  (#from-request? @_code))
((call receiver: (_) @_name method: (identifier) @_eval !arguments) @hazard
  (#eq? @_eval "constantize")
  (#from-request? @_name))
