; curl and Guzzle: 0 is no timeout.
((function_call_expression function: (_) @callee
    arguments: (arguments . (_) . (argument (name) @_option) . (argument (integer) @_none) .)) @hazard
  (#eq? @callee "curl_setopt")
  (#any-of? @_option "{CURLOPT_TIMEOUT,CURLOPT_TIMEOUT_MS}")
  (#eq? @_none "0"))
((array_element_initializer . (name) @callee . (integer) @_none .) @hazard
  (#any-of? @callee "{CURLOPT_TIMEOUT,CURLOPT_TIMEOUT_MS}")
  (#eq? @_none "0"))
((object_creation_expression . (_) @callee (arguments . (argument (array_creation_expression) @_options))) @hazard
  (#resolves? @callee "GuzzleHttp.Client")
  (#has-key? @_options "timeout" "0")
  (#lacks-key? @_options "stream" "read_timeout"))
((member_call_expression object: (_) @_client name: (_) @callee
    arguments: (arguments (argument (array_creation_expression) @_options))) @hazard
  (#resolves? @_client "GuzzleHttp.Client()")
  (#has-key? @_options "timeout" "0")
  (#lacks-key? @_options "stream"))
; Laravel
((scoped_call_expression scope: (_) @_http name: (_) @callee arguments: (arguments . (argument (integer) @_none) .)) @hazard
  (#eq? @_http "Http")
  (#eq? @callee "timeout")
  (#eq? @_none "0"))

; Safe: curl gives up on what has become too slow.
((name) @safe.file
  (#eq? @safe.file "CURLOPT_LOW_SPEED_TIME"))
