; axios-retry leaves POST out by itself; so does got.
((call_expression function: (_) @_retry arguments: (arguments (object (pair key: (_) @_key value: (_) @_always)))) @hazard
  (#resolves? @_retry "axios-retry")
  (#eq? @_key "retryCondition")
  (#match? @_always "^\\(?\\w*\\)? => true$|isRetryableError$")
  (#not-mentioned? @hazard "(?i)idempotency.?key|graphql|search"))
((pair key: (_) @_retry value: (object (pair key: (_) @_key value: (array) @_methods))) @hazard
  (#eq? @_retry "retry")
  (#eq? @_key "methods")
  (#match? @_methods "(?i)[\"']post[\"']")
  (#mentioned? @hazard "[\"'](got|ky)[\"']")
  (#not-mentioned? @hazard "(?i)idempotency.?key|graphql|search"))
