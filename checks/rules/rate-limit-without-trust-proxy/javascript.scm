; express-rate-limit in the file that makes the application, which takes its port from a platform.
((call_expression function: (_) @_limit arguments: (arguments (object) @_options)) @hazard
  (#resolves? @_limit "express-rate-limit" "express-rate-limit.rateLimit")
  (#lacks-key? @_options "keyGenerator")
  (#mentioned? @hazard "\\bexpress\\(\\)")
  (#mentioned? @hazard "process\\.env\\.PORT")
  (#not-mentioned? @hazard "trust proxy"))

; Trusting every proxy lets each client choose its own address.
((call_expression function: (member_expression property: (_) @_set) arguments: (arguments . (string) @_key . (true) .)) @hazard
  (#eq? @_set "set")
  (#any-of? @_key "trust proxy")
  (#mentioned? @hazard "express-rate-limit"))
