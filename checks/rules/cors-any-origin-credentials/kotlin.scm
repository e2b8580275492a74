((call_expression (navigation_expression (_) @_before (navigation_suffix (simple_identifier) @_name)) (call_suffix (value_arguments (value_argument (boolean_literal) @_value)))) @hazard
  (#eq? @_name "allowCredentials")
  (#eq? @_value "true")
  (#match? @_before "allowedOrigin(s|Patterns)\\(\\s*\"\\*\"\\s*\\)"))
((assignment (directly_assignable_expression (simple_identifier) @_name) (boolean_literal) @_value) @hazard
  (#eq? @_name "allowCredentials")
  (#eq? @_value "true")
  (#function-match? @hazard "anyHost\\(\\)"))
