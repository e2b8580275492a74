((call
    function: [(attribute object: (_) @_log attribute: (identifier)) (identifier) @_log]
    arguments: (argument_list [(identifier) @_name (attribute attribute: (identifier) @_name)])) @hazard
  (#match? @_log "(?i)^(self\\.)?_?(log|logger|logging|print)$")
  (#names-secret? @_name)
  (#not-match? @_name "^token$|device_token$"))
((call
    function: [(attribute object: (_) @_log attribute: (identifier)) (identifier) @_log]
    arguments: (argument_list . (string (interpolation expression: [(identifier) @_name (attribute attribute: (identifier) @_name)])))) @hazard
  (#match? @_log "(?i)^(self\\.)?_?(log|logger|logging|print)$")
  (#names-secret? @_name)
  (#not-match? @_name "^token$|device_token$"))
