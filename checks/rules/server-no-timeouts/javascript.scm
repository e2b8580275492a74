; Node gives up on slow clients by itself, unless it is told not to.
((assignment_expression left: (member_expression object: (_) @_server property: (_) @callee) right: (number) @_none) @hazard
  (#match? @_server "(?i)server$")
  (#any-of? @callee "{requestTimeout,headersTimeout}")
  (#eq? @_none "0"))
