; A provider's key, a private key, or a database's URL with a password, wherever it stands.
(([(string_lit) (heredoc_template)]) @hazard
  (#credential? @hazard))

; A variable, a member or an entry whose name says what it holds.
((attribute (identifier) @_name (expression (literal_value (string_lit) @_value))) @hazard
  (#secret? @_name @_value))
((object_elem key: (expression [(variable_expr (identifier) @_name) (literal_value (string_lit) @_name)]) val: (expression (literal_value (string_lit) @_value))) @hazard
  (#secret? @_name @_value))

; The default of a variable.
((block (identifier) @_variable . (string_lit) @_name (body (attribute (identifier) @_default (expression (literal_value (string_lit) @_value))) @hazard))
  (#eq? @_variable "variable")
  (#eq? @_default "default")
  (#secret? @_name @_value))
