((call_expression function: (member_expression property: (property_identifier) @_run) arguments: (arguments . (_) @_sql)) @hazard
  (#any-of? @_run "{query,execute,raw,all,get,run,exec,each,unsafe,one,none,any,many,$queryRawUnsafe,$executeRawUnsafe}")
  (#sql-value? @_sql))

; Parts of a query: knex, TypeORM.
((call_expression function: (member_expression property: (property_identifier) @_run) arguments: (arguments . (_) @_sql)) @hazard
  (#any-of? @_run "{whereRaw,havingRaw,andWhere,orWhere}")
  (#sql-condition? @_sql))
