; Node's fetch gives up after 300 s without headers and 300 s without a piece of the body; node-fetch
; never does. A relative address is the browser's own server; a Request may carry a signal.
((call_expression function: (_) @callee arguments: (arguments . (_) @_url .) @arguments) @hazard
  (#resolves? @callee "fetch" "node-fetch" "undici.{fetch,request}")
  (#on-side? @hazard "server")
  (#not-match? @_url "^[\"'`](/|data:)|^chrome\\.|import\\.meta\\.url|[rR]equest$|[rR]equest\\(")
  (#add-argument! @arguments "{ signal: AbortSignal.timeout(10_000) }"))

((call_expression function: (_) @callee arguments: (arguments . (_) @_url . (object) @options .)) @hazard
  (#resolves? @callee "fetch" "node-fetch" "undici.{fetch,request}")
  (#on-side? @hazard "server")
  (#not-match? @_url "^[\"'`](/|data:)|^chrome\\.|import\\.meta\\.url|[rR]equest$|[rR]equest\\(")
  (#lacks-key? @options "signal" "timeout" "dispatcher" "headersTimeout")
  (#set-key! @options "signal: AbortSignal.timeout(10_000)"))

; axios waits forever. A configuration in a variable may carry a timeout: only literals are judged.
((call_expression function: (_) @callee arguments: (arguments . (_) .) @arguments) @hazard
  (#resolves? @callee "axios.{get,delete,head,options}")
  (#on-side? @hazard "server")
  (#add-argument! @arguments "{ timeout: 10_000 }"))

((call_expression function: (_) @callee arguments: (arguments . (_) . (object) @options .)) @hazard
  (#resolves? @callee "axios" "axios.{get,delete,head,options}")
  (#on-side? @hazard "server")
  (#lacks-key? @options "timeout" "signal")
  (#set-key! @options "timeout: 10_000"))

((call_expression function: (_) @callee arguments: (arguments . (_) . (_) .) @arguments) @hazard
  (#resolves? @callee "axios.{post,put,patch}")
  (#on-side? @hazard "server")
  (#add-argument! @arguments "{ timeout: 10_000 }"))

((call_expression function: (_) @callee arguments: (arguments . (_) . (_) . (object) @options .)) @hazard
  (#resolves? @callee "axios.{post,put,patch}")
  (#on-side? @hazard "server")
  (#lacks-key? @options "timeout" "signal")
  (#set-key! @options "timeout: 10_000"))

; One configuration for the call, or for a client and all of its calls.
((call_expression function: (_) @callee arguments: (arguments . (object) @options .)) @hazard
  (#resolves? @callee "axios" "axios.{request,create}")
  (#on-side? @hazard "server")
  (#lacks-key? @options "timeout" "signal")
  (#set-key! @options "timeout: 10_000"))

; got tries again, but has no timeout.
((call_expression function: (_) @callee arguments: (arguments . (_) .) @arguments) @hazard
  (#resolves? @callee "got" "got.{get,post,put,patch,delete,head}")
  (#add-argument! @arguments "{ timeout: { request: 10_000 } }"))

((call_expression function: (_) @callee arguments: (arguments . (_) . (object) @options .)) @hazard
  (#resolves? @callee "got" "got.{get,post,put,patch,delete,head}")
  (#lacks-key? @options "timeout" "signal")
  (#set-key! @options "timeout: { request: 10_000 }"))

; Node's own client; a check of this machine's own health is left alone.
((call_expression function: (_) @callee arguments: (arguments . [(string) (template_string)] @_url .)) @hazard
  (#resolves? @callee "{http,https}.{get,request}")
  (#not-match? @_url "localhost|127\\.0\\.0\\.1"))

((call_expression
    function: (_) @callee
    arguments: (arguments . [(string) (template_string)] @_url . [(arrow_function) (function_expression)] .)) @hazard
  (#resolves? @callee "{http,https}.{get,request}")
  (#not-match? @_url "localhost|127\\.0\\.0\\.1"))

((call_expression function: (_) @callee arguments: (arguments (object) @options)) @hazard
  (#resolves? @callee "{http,https}.{get,request}")
  (#not-match? @options "localhost|127\\.0\\.0\\.1")
  (#lacks-key? @options "timeout" "signal" "agent")
  (#set-key! @options "signal: AbortSignal.timeout(10_000)"))

; Safe: a race against a timer ends the wait, and so does a function that is named for it.
((call_expression function: (_) @_race arguments: (arguments (array (_) @safe)))
  (#resolves? @_race "Promise.race"))
((call_expression function: (_) @_race arguments: (arguments (array (identifier) @safe.binding)))
  (#resolves? @_race "Promise.race"))
((call_expression function: (_) @_within arguments: (arguments [(call_expression) @safe (arrow_function body: (_) @safe)]))
  (#match? @_within "[tT]imeout|[dD]eadline"))

; Safe: a default that is set somewhere in this file, for a client, a request, or all of them.
((assignment_expression left: (member_expression property: (property_identifier) @_name)) @safe.file
  (#eq? @_name "timeout"))
((call_expression function: (member_expression property: (property_identifier) @_name)) @safe.file
  (#eq? @_name "setTimeout"))
((call_expression function: (_) @_callee) @safe.file
  (#resolves? @_callee "undici.setGlobalDispatcher"))
((call_expression function: (_) @_callee arguments: (arguments) @_given) @safe.file
  (#resolves? @_callee "axios.interceptors.request.use" "axios.create().interceptors.request.use")
  (#match? @_given "timeout"))

; Safe: the client's calls bring their own.
((call_expression
    function: (member_expression object: (_) @safe.binding)
    arguments: (arguments (object) @_options))
  (#resolves? @safe.binding "axios.create()")
  (#not-lacks-key? @_options "timeout" "signal"))
