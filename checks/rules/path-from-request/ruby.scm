((call receiver: (constant) @_of method: (identifier) @_open arguments: (argument_list . (_) @_path)) @hazard
  (#any-of? @_of "File" "IO")
  (#any-of? @_open "read" "open" "new" "delete" "write" "readlines")
  (#from-request? @_path)
  (#not-function-match? @hazard "basename|expand_path|start_with\\?"))
((call !receiver method: (identifier) @_send arguments: (argument_list . (_) @_path)) @hazard
  (#eq? @_send "send_file")
  (#from-request? @_path)
  (#not-function-match? @hazard "basename|expand_path|start_with\\?"))
