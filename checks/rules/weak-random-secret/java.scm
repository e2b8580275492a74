((method_invocation object: (_) @_random name: (_) @_next) @hazard
  (#resolves? @_random "java.util.Random()" "java.util.concurrent.ThreadLocalRandom.current()")
  (#match? @_next "^(next|ints|longs)")
  (#named? @hazard "(?i)otp|token$|^token[^s]|password|passcode|secret|api_?key|nonce|salt|csrf|sessionid|(verif\\w*|reset|auth|login|invite)code"))
((method_invocation) @hazard
  (#eq? @hazard "Math.random()")
  (#named? @hazard "(?i)otp|token$|^token[^s]|password|passcode|secret|api_?key|nonce|salt|csrf|sessionid|(verif\\w*|reset|auth|login|invite)code"))
