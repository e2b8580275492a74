; A provider's key, a private key, or a database's URL with a password, wherever it stands.
(([(double_quoted_string) (single_quoted_string) (unquoted_string)]) @hazard
  (#credential? @hazard))

; A variable, a member or an entry whose name says what it holds.
((env_pair name: (_) @_name value: (_) @_value) @hazard
  (#secret? @_name @_value))
((arg_instruction name: (_) @_name default: (_) @_value) @hazard
  (#secret? @_name @_value))
