((invocation_expression function: (member_access_expression expression: (_) @_random name: (identifier) @_next)) @hazard
  (#resolves? @_random "System.Random()" "System.Random.Shared")
  (#match? @_next "^(Next|GetItems)")
  (#named? @hazard "(?i)otp|token$|^token[^s]|password|passcode|secret|api_?key|nonce|salt|csrf|sessionid|(verif\\w*|reset|auth|login|invite)code"))
