; Made without an end.
((call_expression function: (_) @_sign arguments: (arguments . (object) @_claims . (_) .)) @hazard
  (#resolves? @_sign "jsonwebtoken.sign")
  (#lacks-key? @_claims "exp" "expiresAt" "createdAt"))
((call_expression function: (_) @_sign arguments: (arguments . (object) @_claims . (_) . (object) @_options)) @hazard
  (#resolves? @_sign "jsonwebtoken.sign")
  (#lacks-key? @_claims "exp" "expiresAt" "createdAt")
  (#lacks-key? @_options "expiresIn"))

; Read without checking.
((call_expression function: (_) @_verify arguments: (arguments (object (pair key: (property_identifier) @_name value: (_) @_list)))) @hazard
  (#resolves? @_verify "jsonwebtoken.{verify,sign}")
  (#any-of? @_name "{algorithm,algorithms}")
  (#match? @_list "(?i)[\"']none[\"']"))
((call_expression function: (_) @_verify arguments: (arguments (object (pair key: (property_identifier) @_name value: (true))))) @hazard
  (#resolves? @_verify "jsonwebtoken.verify")
  (#eq? @_name "ignoreExpiration"))
