; asyncpg.
((call function: (_) @_run arguments: (argument_list . (_) @_sql)) @hazard
  (#resolves? @_run "asyncpg.create_pool().{execute,fetch}")
  (#match? @_sql "(?i)^[\"'](BEGIN|START TRANSACTION)\\b"))
