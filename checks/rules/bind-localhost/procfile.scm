; What a platform routes requests to.
((property (key) @_process (value) @callee) @hazard
  (#eq? @_process "web")
  (#command? @callee "loopback"))
