((call_expression function: (_) @_random) @hazard
  (#match? @_random "^fastrand::\\w+$")
  (#named? @hazard "(?i)otp|token$|^token[^s]|password|passcode|secret|api_?key|nonce|salt|csrf|session_id|(verif\\w*|reset|auth|login|invite)_code"))
