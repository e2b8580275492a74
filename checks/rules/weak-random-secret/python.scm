((call function: (_) @_random) @hazard
  (#resolves? @_random "random.{randint,randrange,random,getrandbits,uniform,randbytes}" "numpy.random.{randint,bytes}")
  (#named? @hazard "(?i)(^|_)otp|token|passw|pass_?code|secret|api_?key|nonce|csrf|session_?(id|key)|(verif\\w*|reset|auth|login|invite|security|recovery|confirm\\w*|access|two_factor|2fa|sms)_?code")
  (#not-function-match? @hazard "(?i)mock|self\\.app_?id")
  (#not-named? @hazard "(?i)tokens$|token_?(count|ids?|len|limit|num|usage|bucket)|max_|length$"))

; Characters drawn one by one.
((call function: (_) @_random arguments: (argument_list) @_from) @hazard
  (#resolves? @_random "random.{choice,choices,sample}")
  (#match? @_from "(?i)string\\.|letters|digits|char|alphabet|[\"'][a-z0-9]{10}")
  (#named? @hazard "(?i)(^|_)otp|token|passw|pass_?code|secret|api_?key|nonce|csrf|session_?(id|key)|(verif\\w*|reset|auth|login|invite|security|recovery|confirm\\w*|access|two_factor|2fa|sms)_?code"))
