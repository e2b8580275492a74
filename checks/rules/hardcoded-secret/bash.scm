; A provider's key, a private key, or a database's URL with a password, wherever it stands.
(([(string) (raw_string) (word)]) @hazard
  (#credential? @hazard))

; A variable, a member or an entry whose name says what it holds.
((variable_assignment name: (_) @_name value: [(string) (raw_string) (word)] @_value) @hazard
  (#secret? @_name @_value))
