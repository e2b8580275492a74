; A provider's key, a private key, or a database's URL with a password, wherever it stands.
(((string)) @hazard
  (#credential? @hazard))

; A variable, a member or an entry whose name says what it holds.
((assignment left: [(constant) (identifier) (instance_variable)] @_name right: (string) @_value) @hazard
  (#secret? @_name @_value))
((assignment left: (call method: (_) @_name) right: (string) @_value) @hazard
  (#secret? @_name @_value))
((pair key: [(hash_key_symbol) (string) (simple_symbol)] @_name value: (string) @_value) @hazard
  (#secret? @_name @_value))
