((call_expression
    function: (member_expression object: (_) @_log)
    arguments: (arguments [(identifier) @_name (member_expression property: (property_identifier) @_name)])) @hazard
  (#match? @_log "(?i)^(this\\.)?(console|log|logger)$")
  (#names-secret? @_name)
  (#not-eq? @_name "token"))
((call_expression
    function: (member_expression object: (_) @_log)
    arguments: (arguments (template_string (template_substitution [(identifier) @_name (member_expression property: (property_identifier) @_name)])))) @hazard
  (#match? @_log "(?i)^(this\\.)?(console|log|logger)$")
  (#names-secret? @_name)
  (#not-eq? @_name "token"))
((call_expression
    function: (member_expression object: (_) @_log)
    arguments: (arguments (object [(shorthand_property_identifier) @_name (pair value: [(identifier) @_name (member_expression property: (property_identifier) @_name)])]))) @hazard
  (#match? @_log "(?i)^(this\\.)?(console|log|logger)$")
  (#names-secret? @_name)
  (#not-eq? @_name "token"))
