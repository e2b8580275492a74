((call_expression function: (_) @_random) @hazard
  (#resolves? @_random "Math.random")
  (#named? @hazard "^otp|Otp|(?i:token$|^token[^s]|passw|pass_?code|secret|api_?key|nonce|salt|csrf|session_?key|(verif\\w*|reset|auth|login|invite|security|recovery|confirm\\w*|access|two_?factor|2fa|sms)_?code)")
  (#not-named? @hazard "(?i)length$|fetch_?token$"))
