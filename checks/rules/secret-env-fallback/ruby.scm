((call receiver: (constant) @_env method: (identifier) @_get arguments: (argument_list . (string) @name . (string) @_fallback .)) @hazard
  (#eq? @_env "ENV")
  (#eq? @_get "fetch")
  (#secret? @name @_fallback))
((call receiver: (constant) @_env method: (identifier) @_get arguments: (argument_list . (string) @name .) block: (_ body: (_ . (string) @_fallback .))) @hazard
  (#eq? @_env "ENV")
  (#eq? @_get "fetch")
  (#secret? @name @_fallback))
((binary left: (element_reference object: (constant) @_env (string) @name) operator: "||" right: (string) @_fallback) @hazard
  (#eq? @_env "ENV")
  (#secret? @name @_fallback))
