; requests waits forever, on the module and on a Session alike.
((call function: (_) @callee arguments: (argument_list) @arguments) @hazard
  (#resolves? @callee "requests.{get,post,put,patch,delete,head,options,request}"
                      "requests.Session().{get,post,put,patch,delete,head,options,request}")
  (#set-argument! @arguments "timeout=10"))

; urlopen waits forever unless the default of all sockets was set.
((call function: (_) @callee arguments: (argument_list) @arguments) @hazard
  (#resolves? @callee "urllib.request.urlopen")
  (#set-argument! @arguments "timeout=10"))

; Safe: a timeout other than None.
((call arguments: (argument_list
    (keyword_argument name: (identifier) @_name value: (_) @_value))) @safe
  (#eq? @_name "timeout")
  (#not-eq? @_value "None"))

; Safe: **kwargs may carry one; we do not guess.
(call arguments: (argument_list (dictionary_splat))) @safe

; Safe: urlopen(url, data, timeout) by place.
((call function: (_) @_callee arguments: (argument_list . (_) . (_) . [(integer) (float) (identifier) (attribute)])) @safe
  (#resolves? @_callee "urllib.request.urlopen"))

; Safe: an adapter that this session sends everything through may set the timeout.
((call function: (attribute object: (_) @safe.binding attribute: (identifier) @_mount))
  (#eq? @_mount "mount"))

; Safe: all sockets of the process have a default.
((call function: (_) @_callee) @safe.file
  (#resolves? @_callee "socket.setdefaulttimeout"))
