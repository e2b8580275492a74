((call_expression function: (_) @_random) @hazard
  (#resolves? @_random
    "math/rand.{Int,Intn,Int31,Int31n,Int63,Int63n,Uint32,Uint64,Read}" "math/rand.New().{Intn,Int63,Read}"
    "math/rand/v2.{Int,IntN,Int64,Int64N,N,Uint64}")
  (#named? @hazard "(?i)otp|[tT]oken$|^token[^s]|password|passcode|secret|api_?key|nonce|salt|csrf|sessionid|(verif\\w*|reset|auth|login|invite)code"))
