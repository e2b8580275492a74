((arguments . (argument) . (argument (name) @_name) . (argument (_) @_value)) @hazard
  (#match? @_name "^CURLOPT_SSL_VERIFY(PEER|HOST)$")
  (#match? @_value "(?i)^(0|false)$"))
((array_element_initializer . (_) @_name . (_) @_value .) @hazard
  (#any-of? @_name "{CURLOPT_SSL_VERIFYPEER,CURLOPT_SSL_VERIFYHOST,verify_peer,verify_peer_name}")
  (#match? @_value "(?i)^(0|false)$"))
; Guzzle.
((array_element_initializer . (string) @_name . (boolean) @_value .) @hazard
  (#any-of? @_name "verify")
  (#match? @_value "(?i)^false$"))
; Laravel.
([(scoped_call_expression name: (name) @_name) (member_call_expression name: (name) @_name)] @hazard
  (#eq? @_name "withoutVerifying"))
