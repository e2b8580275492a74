; curl waits for ever unless it is given CURLOPT_TIMEOUT (https://curl.se/libcurl/c/CURLOPT_TIMEOUT.html).
((function_call_expression function: (_) @callee) @hazard
  (#resolves? @hazard "curl_init()"))

; Guzzle's timeout is 0, which is none (https://docs.guzzlephp.org/en/stable/request-options.html#timeout).
((object_creation_expression . (_) @callee (arguments) @arguments) @hazard
  (#resolves? @callee "GuzzleHttp.Client")
  (#arguments-count? @arguments "0"))
((object_creation_expression . (_) @callee
    (arguments . (argument (array_creation_expression) @_options))) @hazard
  (#resolves? @callee "GuzzleHttp.Client")
  (#lacks-key? @_options "timeout" "handler"))

; Safe: a limit for curl, wherever it is set.
((name) @safe.file
  (#any-of? @safe.file "{CURLOPT_TIMEOUT,CURLOPT_TIMEOUT_MS,CURLOPT_LOW_SPEED_TIME}"))

; Safe: options that we do not see may hold one, and so may what the handle is given to.
((function_call_expression function: (_) @_set
    arguments: (arguments . (argument (_) @safe.binding) . (argument [(variable_name) (member_access_expression)])))
  (#resolves? @_set "curl_setopt_array"))
(member_call_expression arguments: (arguments (argument (variable_name) @safe.binding)))

; Safe: the call brings its own.
((member_call_expression object: (_) @safe.binding
    arguments: (arguments (argument (array_creation_expression) @_options)))
  (#not-lacks-key? @_options "timeout"))
(member_call_expression object: (_) @safe.binding
    arguments: (arguments (_) . (argument (variable_name)) .))
