((call receiver: (constant) @_of method: (identifier) @_load arguments: (argument_list . (_) @_bytes)) @hazard
  (#any-of? @_of "{Marshal,YAML,Psych,Oj}")
  (#any-of? @_load "{load,unsafe_load,restore}")
  (#from-request? @_bytes))
