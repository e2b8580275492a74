((function_call_expression function: (name) @_hash arguments: (arguments . (argument (_) @_what))) @hazard
  (#any-of? @_hash "{md5,sha1,crypt}")
  (#match? @_what "(?i)(password|passwd|pwd|_pass)\\b")
  (#not-mentioned? @_what "(?i)pwn"))
((function_call_expression function: (name) @_hash arguments: (arguments . (argument (string) @_kind) . (argument (_) @_what))) @hazard
  (#eq? @_hash "hash")
  (#match? @_what "(?i)(password|passwd|pwd|_pass)\\b"))
