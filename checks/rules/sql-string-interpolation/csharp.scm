((object_creation_expression type: (_) @_run arguments: (argument_list . (argument (_) @_sql))) @hazard
  (#any-of? @_run "{SqlCommand,NpgsqlCommand,MySqlCommand,SqliteCommand,OracleCommand,SqlDataAdapter}")
  (#sql-value? @_sql))
((invocation_expression function: (member_access_expression name: [(identifier) @_run (generic_name . (identifier) @_run)]) arguments: (argument_list . (argument (_) @_sql))) @hazard
  (#any-of? @_run "{FromSqlRaw,ExecuteSqlRaw,ExecuteSqlRawAsync,SqlQueryRaw,Query,QueryAsync,QueryFirstOrDefault,QueryFirstOrDefaultAsync,QuerySingleOrDefaultAsync,QueryFirstAsync,Execute,ExecuteAsync,ExecuteScalarAsync}")
  (#sql-value? @_sql))
((assignment_expression left: (member_access_expression name: (identifier) @_run) right: (_) @_sql) @hazard
  (#eq? @_run "CommandText")
  (#sql-value? @_sql))
