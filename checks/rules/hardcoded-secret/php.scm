; A provider's key, a private key, or a database's URL with a password, wherever it stands.
(([(string) (encapsed_string)]) @hazard
  (#credential? @hazard))

; A variable, a member or an entry whose name says what it holds.
((assignment_expression left: [(variable_name) @_name (member_access_expression name: (_) @_name)] right: [(string) (encapsed_string)] @_value) @hazard
  (#secret? @_name @_value))
((property_element name: (_) @_name default_value: (string) @_value) @hazard
  (#secret? @_name @_value))
((const_element . (name) @_name (string) @_value) @hazard
  (#secret? @_name @_value))
((array_element_initializer . (string) @_name . (string) @_value) @hazard
  (#secret? @_name @_value))
((function_call_expression function: (name) @_define arguments: (arguments . (argument (string) @_name) . (argument (string) @_value) .)) @hazard
  (#eq? @_define "define")
  (#secret? @_name @_value))
