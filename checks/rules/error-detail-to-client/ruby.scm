((call method: (identifier) @_render arguments: (argument_list (pair key: (hash_key_symbol) @_status value: (_) @_code)) @_arguments) @hazard
  (#eq? @_render "render")
  (#eq? @_status "status")
  (#match? @_code "^(5\\d\\d|:internal_server_error)$")
  (#match? @_arguments "\\b(e|ex|error|exception)\\.(message|backtrace|full_message|to_s)"))
