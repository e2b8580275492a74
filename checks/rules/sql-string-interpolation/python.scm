((call function: [(attribute attribute: (identifier) @_run) (identifier) @_run] arguments: (argument_list . (_) @_sql)) @hazard
  (#any-of? @_run "{execute,executemany,executescript,raw,text,read_sql,read_sql_query,fetch,fetchrow,fetchval,fetch_all,fetch_one,query}")
  (#sql-value? @_sql))
