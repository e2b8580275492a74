; node-postgres and mysql2: a pool that is made here, or that goes by this name.
((call_expression function: (member_expression object: (_) @_pool property: (_) @_run) arguments: (arguments . (_) @_sql)) @hazard
  (#resolves? @_pool "pg.Pool()" "{mysql2,mysql2/promise,mysql}.createPool()")
  (#any-of? @_run "query" "execute")
  (#match? @_sql "(?i)^[\"'`](BEGIN|START TRANSACTION)\\b"))
((call_expression function: (member_expression object: (identifier) @_pool property: (_) @_run) arguments: (arguments . (_) @_sql)) @hazard
  (#match? @_pool "(?i)^(pg|db|mysql)?pool$")
  (#any-of? @_run "query" "execute")
  (#match? @_sql "(?i)^[\"'`](BEGIN|START TRANSACTION)\\b"))
; Prisma.
((call_expression function: (member_expression property: (_) @_run) arguments: [(template_string) @_sql (arguments . (_) @_sql)]) @hazard
  (#any-of? @_run "$executeRaw" "$executeRawUnsafe" "$queryRaw" "$queryRawUnsafe")
  (#match? @_sql "(?i)^[\"'`](BEGIN|START TRANSACTION)\\b"))
