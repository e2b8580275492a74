; A provider's key, a private key, or a database's URL with a password, wherever it stands.
(((string_literal)) @hazard
  (#credential? @hazard))

; A variable, a member or an entry whose name says what it holds.
((variable_declarator name: (identifier) @_name value: (string_literal) @_value) @hazard
  (#secret? @_name @_value))
((assignment_expression left: [(identifier) @_name (field_access field: (_) @_name)] right: (string_literal) @_value) @hazard
  (#secret? @_name @_value))
((method_invocation name: (identifier) @_name arguments: (argument_list . (string_literal) @_value .)) @hazard
  (#secret? @_name @_value))
((method_invocation name: (identifier) @_call arguments: (argument_list . (string_literal) @_name . (string_literal) @_value .)) @hazard
  (#not-eq? @_call "getOrDefault")
  (#secret? @_name @_value))
