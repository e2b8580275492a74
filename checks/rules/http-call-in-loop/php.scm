((member_call_expression object: (_) @_client name: (_) @_ask arguments: (arguments) @_arguments) @hazard
  (#resolves? @_client "GuzzleHttp.Client()")
  (#any-of? @_ask "get" "post" "request")
  (#not-inside? @hazard "bounded-loop")
  (#uses-loop-variable? @_arguments)
  (#not-function-match? @hazard "(?i)sleep|limit|page|retr|chunk|\\bbreak\\b"))
((scoped_call_expression scope: (_) @_client name: (_) @_ask arguments: (arguments) @_arguments) @hazard
  (#eq? @_client "Http")
  (#any-of? @_ask "get" "post")
  (#not-inside? @hazard "bounded-loop")
  (#uses-loop-variable? @_arguments)
  (#not-function-match? @hazard "(?i)sleep|limit|page|retr|chunk|\\bbreak\\b"))
