((call_expression function: (_) @_load arguments: (arguments . (_) @_bytes)) @hazard
  (#resolves? @_load "node-serialize.unserialize" "serialize-javascript.deserialize")
  (#from-request? @_bytes))
