((call_expression function: [(scoped_identifier name: (identifier) @_run) (generic_function function: (scoped_identifier name: (identifier) @_run)) (field_expression field: (field_identifier) @_run)] arguments: (arguments . (_) @_sql)) @hazard
  (#any-of? @_run "{query,query_as,query_scalar,sql_query,execute,query_one,query_opt,prepare,query_row,batch_execute}")
  (#sql-value? @_sql))
