; A provider's key, a private key, or a database's URL with a password, wherever it stands.
(((string)) @hazard
  (#credential? @hazard))

; A variable, a member or an entry whose name says what it holds.
((pair . (_) @_name . (string) @_value) @hazard
  (#secret? @_name @_value))
