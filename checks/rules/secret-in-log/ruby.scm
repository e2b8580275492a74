((call
    receiver: (_) @_log
    arguments: (argument_list . (string (interpolation [(identifier) @_name (call method: (identifier) @_name !arguments)])))) @hazard
  (#match? @_log "^(Rails\\.)?logger$")
  (#names-secret? @_name)
  (#not-eq? @_name "token"))
