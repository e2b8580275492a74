; A provider's key, a private key, or a database's URL with a password, wherever it stands.
(((string_literal)) @hazard
  (#credential? @hazard))

; A variable, a member or an entry whose name says what it holds.
((property_declaration (variable_declaration (simple_identifier) @_name) (string_literal) @_value) @hazard
  (#secret? @_name @_value))
((assignment (directly_assignable_expression (navigation_suffix (simple_identifier) @_name)) (string_literal) @_value) @hazard
  (#secret? @_name @_value))
((value_argument (simple_identifier) @_name (string_literal) @_value) @hazard
  (#secret? @_name @_value))
((infix_expression (string_literal) @_name (simple_identifier) (string_literal) @_value) @hazard
  (#secret? @_name @_value))
