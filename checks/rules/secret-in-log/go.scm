((call_expression
    function: (selector_expression operand: (_) @_log)
    arguments: (argument_list [(identifier) @_name (selector_expression field: (field_identifier) @_name)])) @hazard
  (#match? @_log "(?i)^((\\w+\\.)?(log|logger)|slog)$")
  (#names-secret? @_name)
  (#not-eq? @_name "token"))
