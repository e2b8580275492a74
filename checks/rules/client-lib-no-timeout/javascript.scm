; pg: neither waiting for a connection nor for an answer has a limit (8.x: connectionTimeoutMillis 0).
((new_expression constructor: (_) @callee arguments: (arguments (object) @options)) @hazard
  (#resolves? @callee "pg.{Pool,Client}")
  (#lacks-key? @options "connectionTimeoutMillis" "query_timeout" "statement_timeout")
  (#set-key! @options "connectionTimeoutMillis: 5_000"))
((new_expression constructor: (_) @callee arguments: (arguments . ")")) @hazard
  (#resolves? @callee "pg.{Pool,Client}"))
