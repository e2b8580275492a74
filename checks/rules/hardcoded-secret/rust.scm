; A provider's key, a private key, or a database's URL with a password, wherever it stands.
(([(string_literal) (raw_string_literal)]) @hazard
  (#credential? @hazard))

; A variable, a member or an entry whose name says what it holds.
((const_item name: (identifier) @_name value: (string_literal) @_value) @hazard
  (#secret? @_name @_value))
((static_item name: (identifier) @_name value: (string_literal) @_value) @hazard
  (#secret? @_name @_value))
((let_declaration pattern: (identifier) @_name value: [(string_literal) @_value (call_expression function: (field_expression value: (string_literal) @_value)) (call_expression arguments: (arguments . (string_literal) @_value .))]) @hazard
  (#secret? @_name @_value))
((field_initializer field: (_) @_name value: [(string_literal) @_value (call_expression function: (field_expression value: (string_literal) @_value)) (call_expression arguments: (arguments . (string_literal) @_value .))]) @hazard
  (#secret? @_name @_value))
((call_expression function: (field_expression field: (_) @_name) arguments: (arguments . (string_literal) @_value .)) @hazard
  (#secret? @_name @_value))
