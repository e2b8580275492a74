; Ruby's own client gives up after 60 seconds; nil is never.
((assignment left: (call receiver: (_) @_client method: (_) @callee) right: (nil)) @hazard
  (#resolves? @_client "Net.HTTP.new()")
  (#any-of? @callee "{read_timeout,open_timeout}"))
((call receiver: (_) @_client method: (_) @callee arguments: (argument_list (pair key: (_) @_timeout value: (nil)))) @hazard
  (#resolves? @_client "{HTTParty,RestClient.Request,Net.HTTP}")
  (#any-of? @callee "{get,post,put,execute,start}")
  (#any-of? @_timeout "{timeout,read_timeout,open_timeout}"))
