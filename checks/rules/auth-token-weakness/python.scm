; Read without checking.
((call function: (_) @_decode arguments: (argument_list (keyword_argument name: (identifier) @_name value: (_) @_options))) @hazard
  (#resolves? @_decode "jwt.decode" "jose.jwt.decode")
  (#eq? @_name "options")
  (#match? @_options "[\"']verify_(signature|exp)[\"']\\s*:\\s*False"))
((call function: (_) @_decode arguments: (argument_list (keyword_argument name: (identifier) @_name value: (false)))) @hazard
  (#resolves? @_decode "jwt.decode")
  (#eq? @_name "verify"))
((call function: (_) @_decode arguments: (argument_list (keyword_argument name: (identifier) @_name value: (_) @_list))) @hazard
  (#resolves? @_decode "jwt.{decode,encode}" "jose.jwt.{decode,encode}")
  (#any-of? @_name "{algorithm,algorithms}")
  (#match? @_list "(?i)[\"']none[\"']"))

; Made without an end.
((call function: (_) @_encode arguments: (argument_list . (dictionary) @_claims)) @hazard
  (#resolves? @_encode "jwt.encode" "jose.jwt.encode")
  (#lacks-key? @_claims "exp"))

; Safe: it is checked in a second step, with a key found by what the first one read.
((call function: (_) @_decode arguments: (argument_list (_) . (identifier))) @safe.file
  (#resolves? @_decode "jwt.decode" "jose.jwt.decode")
  (#not-match? @safe.file "verify_signature|verify\\s*=\\s*False"))
