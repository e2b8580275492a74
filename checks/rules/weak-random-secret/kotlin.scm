((call_expression (navigation_expression (_) @_random (navigation_suffix (simple_identifier) @_next))) @hazard
  (#match? @_random "^(kotlin\\.random\\.)?Random(\\.Default)?$|^(java\\.util\\.)?Random\\(\\)$|^ThreadLocalRandom\\.current\\(\\)$")
  (#match? @_next "^next")
  (#named? @hazard "(?i)otp|token$|^token[^s]|password|passcode|secret|api_?key|nonce|salt|csrf|sessionid|(verif\\w*|reset|auth|login|invite)code"))

; `letters.random()`, `(0..9).random()`
((call_expression (navigation_expression (_) (navigation_suffix (simple_identifier) @_next)) (call_suffix (value_arguments . "(" . ")"))) @hazard
  (#eq? @_next "random")
  (#named? @hazard "(?i)otp|token$|^token[^s]|password|passcode|secret|api_?key|nonce|salt|csrf|sessionid|(verif\\w*|reset|auth|login|invite)code"))
