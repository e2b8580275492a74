((function_call_expression function: (name) @_eval arguments: (arguments . (argument (_) @_code))) @hazard
  (#any-of? @_eval "{eval,create_function,assert}")
  (#from-request? @_code))
([(include_expression (_) @_file) (require_expression (_) @_file) (include_once_expression (_) @_file) (require_once_expression (_) @_file)] @hazard
  (#from-request? @_file))
