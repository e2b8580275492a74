((call method: (identifier) @_resource arguments: (argument_list (pair key: (hash_key_symbol) @_name value: (true)))) @hazard
  (#eq? @_resource "resource")
  (#eq? @_name "credentials")
  (#function-match? @hazard "origins\\s*\\(?\\s*(['\"]\\*['\"]|/\\.\\*/|->|lambda)"))
