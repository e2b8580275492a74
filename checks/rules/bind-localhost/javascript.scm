((call_expression
    function: (member_expression) @callee
    arguments: (arguments . (_) . (string) @address)) @hazard
  (#resolves? @callee "express().listen" "http.createServer().listen" "https.createServer().listen" "net.createServer().listen")
  (#any-of? @address "127.0.0.1" "localhost" "::1")
  (#replace! @address "\"0.0.0.0\""))

; Fastify listens on loopback unless it is told otherwise.
((call_expression
    function: (member_expression) @callee
    arguments: (arguments . (object) @options .)) @hazard
  (#resolves? @callee "fastify().listen")
  (#lacks-key? @options "host" "path")
  (#set-key! @options "host: \"0.0.0.0\""))

((call_expression
    function: (member_expression) @callee
    arguments: (arguments . (object) @options .)) @hazard
  (#resolves? @callee "fastify().listen")
  (#has-key? @options "host" "127.0.0.1" "localhost" "::1")
  (#set-key! @options "host: \"0.0.0.0\""))
