((call receiver: (constant) @_jwt method: (identifier) @_decode arguments: (argument_list (_) . (_) . (false))) @hazard
  (#eq? @_jwt "JWT")
  (#eq? @_decode "decode"))
((call receiver: (constant) @_jwt method: (identifier) @_decode arguments: (argument_list (string) @_kind)) @hazard
  (#eq? @_jwt "JWT")
  (#any-of? @_decode "{encode,decode}")
  (#any-of? @_kind "none"))
