((call method: (identifier) @_random) @hazard
  (#match? @_random "^(rand|sample|shuffle)$")
  (#not-match? @hazard "SecureRandom")
  (#named? @hazard "(?i)otp|token$|^@?token[^s]|passw|passcode|secret|api_?key|nonce|salt|csrf|session_id|(verif\\w*|reset|auth|login|invite)_code"))
