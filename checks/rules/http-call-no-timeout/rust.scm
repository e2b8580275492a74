; reqwest's asynchronous client has no timeout; the blocking one gives up after 30 seconds
; (https://docs.rs/reqwest/latest/reqwest/struct.ClientBuilder.html#method.timeout).
((call_expression function: (_) @callee) @hazard
  (#resolves? @callee "reqwest.{Client.new,Client.builder,ClientBuilder.new}"))

; Safe: a limit is set here, for a client, a request or whatever is awaited.
((field_expression field: (_) @_name) @safe.file
  (#any-of? @_name "{timeout,read_timeout}"))
((scoped_identifier name: (_) @_name) @safe.file
  (#any-of? @_name "{timeout,timeout_at}"))
