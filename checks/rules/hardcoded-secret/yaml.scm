; A provider's key, a private key, or a database's URL with a password, wherever it stands.
(([(double_quote_scalar) (single_quote_scalar) (string_scalar) (block_scalar)]) @hazard
  (#credential? @hazard))

; A variable, a member or an entry whose name says what it holds.
((block_mapping_pair key: (_) @_name value: (flow_node) @_value) @hazard
  (#not-at? @hazard "**.data.[].secretKey")
  (#secret? @_name @_value))

; `- name: DB_PASSWORD` with its value beside it, and `- DB_PASSWORD=…`.
((block_mapping
    (block_mapping_pair key: (_) @_key value: (_) @_name)
    . (block_mapping_pair key: (_) @_with value: (_) @_value)) @hazard
  (#any-of? @_key "name")
  (#any-of? @_with "value")
  (#secret? @_name @_value))
((block_sequence_item (flow_node) @_pair) @hazard
  (#secret? @_pair @_pair))
