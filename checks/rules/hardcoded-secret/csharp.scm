; A provider's key, a private key, or a database's URL with a password, wherever it stands.
(([(string_literal) (verbatim_string_literal)]) @hazard
  (#credential? @hazard))

; A variable, a member or an entry whose name says what it holds.
((variable_declarator name: (identifier) @_name (string_literal) @_value) @hazard
  (#secret? @_name @_value))
((property_declaration name: (identifier) @_name value: (string_literal) @_value) @hazard
  (#secret? @_name @_value))
((assignment_expression left: [(identifier) @_name (member_access_expression name: (_) @_name)] right: (string_literal) @_value) @hazard
  (#secret? @_name @_value))
((argument name: (identifier) @_name (string_literal) @_value) @hazard
  (#secret? @_name @_value))
