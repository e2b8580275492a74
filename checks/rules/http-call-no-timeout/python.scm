; requests waits forever, on the module and on a Session alike.
((call function: (_) @callee arguments: (argument_list) @arguments) @hazard
  (#resolves? @callee "requests.{get,post,put,patch,delete,head,options,request}"
                      "requests.Session().{get,post,put,patch,delete,head,options,request}")
  (#set-argument! @arguments "timeout=10"))

; urlopen waits forever unless the default of all sockets was set; its third argument is the timeout.
((call function: (_) @callee arguments: (argument_list) @arguments) @hazard
  (#resolves? @callee "urllib.request.urlopen")
  (#not-arguments-count? @arguments "3+")
  (#set-argument! @arguments "timeout=10"))

; So do connections of the standard library: the third argument is the timeout.
((call function: (_) @callee arguments: (argument_list) @arguments) @hazard
  (#resolves? @callee "http.client.{HTTPConnection,HTTPSConnection}")
  (#not-arguments-count? @arguments "3+")
  (#set-argument! @arguments "timeout=10"))

; urllib3 has no default either, neither for the pool nor for the call.
((call function: (_) @callee arguments: (argument_list) @arguments) @hazard
  (#resolves? @callee "urllib3.PoolManager().request")
  (#set-argument! @arguments "timeout=10"))

; Safe: a timeout other than None.
((call arguments: (argument_list
    (keyword_argument name: (identifier) @_name value: (_) @_value))) @safe
  (#eq? @_name "timeout")
  (#not-eq? @_value "None"))

; Safe: **kwargs may carry one; we do not guess.
(call arguments: (argument_list (dictionary_splat))) @safe

; Safe: an adapter through which some session of this file sends everything may set the timeout.
((call function: (_) @_mount) @safe.file
  (#resolves? @_mount "requests.Session().mount"))

; Safe: the session's own way of sending was replaced, usually by one with a timeout.
((assignment left: (attribute object: (_) @safe.binding attribute: (identifier) @_method))
  (#any-of? @_method "request" "send"))

; Safe: made with a timeout for all of its calls, or with arguments that we cannot see.
((assignment left: (_) @safe.binding right: (call arguments: (argument_list) @_given))
  (#match? @_given "timeout|\\*\\*"))

; Safe: all sockets of the process have a default.
((call function: (_) @_callee) @safe.file
  (#resolves? @_callee "socket.setdefaulttimeout"))

; Safe: it runs in a thread, and whoever waits for that gives up in time.
((call
    function: (_) @_wait
    arguments: (argument_list . (call arguments: (argument_list (lambda body: (_) @safe)))))
  (#resolves? @_wait "asyncio.wait_for"))
