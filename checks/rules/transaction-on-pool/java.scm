; Spring's JdbcTemplate takes a connection for each call.
((method_invocation object: (_) @_template name: (_) @_run arguments: (argument_list . (_) @_sql)) @hazard
  (#match? @_template "(?i)^(this\\.)?(named)?(parameter)?(jdbc)?template$")
  (#any-of? @_run "execute" "update")
  (#match? @_sql "(?i)^\"(BEGIN|START TRANSACTION)\\b"))
