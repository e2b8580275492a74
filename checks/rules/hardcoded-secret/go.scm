; A provider's key, a private key, or a database's URL with a password, wherever it stands.
(([(interpreted_string_literal) (raw_string_literal)]) @hazard
  (#credential? @hazard))

; A variable, a member or an entry whose name says what it holds.
((const_spec name: (identifier) @_name value: (expression_list . [(interpreted_string_literal) (raw_string_literal)] @_value .)) @hazard
  (#secret? @_name @_value))
((var_spec name: (identifier) @_name value: (expression_list . (interpreted_string_literal) @_value .)) @hazard
  (#secret? @_name @_value))
((short_var_declaration left: (expression_list . (identifier) @_name .) right: (expression_list . (interpreted_string_literal) @_value .)) @hazard
  (#secret? @_name @_value))
((assignment_statement left: (expression_list . (selector_expression field: (_) @_name) .) right: (expression_list . (interpreted_string_literal) @_value .)) @hazard
  (#secret? @_name @_value))
((keyed_element key: (literal_element [(identifier) (interpreted_string_literal)] @_name) value: (literal_element (interpreted_string_literal) @_value)) @hazard
  (#secret? @_name @_value))
