((function_call_expression function: (name) @_random) @hazard
  (#any-of? @_random "{rand,mt_rand,uniqid,lcg_value,str_shuffle,array_rand,shuffle}")
  (#named? @hazard "(?i)otp|token$|^token[^s]|passw|secret|api_?key|nonce|salt|csrf|session_?id|(verif\\w*|reset|auth|login|invite)_?code"))

; Safe: how many characters, not which.
((scoped_call_expression name: (name) @_of arguments: (arguments . (argument (_) @safe) .))
  (#any-of? @_of "random"))
