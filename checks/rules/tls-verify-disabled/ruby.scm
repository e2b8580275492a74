((scope_resolution name: (constant) @_name) @hazard
  (#eq? @_name "VERIFY_NONE"))
((pair key: (hash_key_symbol) @_name value: (false)) @hazard
  (#eq? @_name "verify_ssl"))
((pair key: (hash_key_symbol) @_ssl value: (hash (pair key: (hash_key_symbol) @_name value: (false)) @hazard))
  (#eq? @_ssl "ssl")
  (#eq? @_name "verify"))
((call receiver: (constant) @_client arguments: (argument_list (pair key: (hash_key_symbol) @_name value: (false)) @hazard))
  (#eq? @_client "HTTParty")
  (#eq? @_name "verify"))
