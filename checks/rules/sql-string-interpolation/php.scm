((member_call_expression name: (name) @_run arguments: (arguments . (argument (_) @_sql))) @hazard
  (#any-of? @_run "{query,exec,prepare,get_results,get_row,get_var,executeQuery,executeStatement,multi_query}")
  (#sql-value? @_sql))
((function_call_expression function: (name) @_run arguments: (arguments (argument (_) @_sql))) @hazard
  (#any-of? @_run "{mysqli_query,pg_query,mysql_query,sqlsrv_query}")
  (#sql-value? @_sql))

; Laravel.
((scoped_call_expression name: (name) @_run arguments: (arguments . (argument (_) @_sql))) @hazard
  (#any-of? @_run "{select,selectOne,insert,update,delete,statement,unprepared}")
  (#sql-value? @_sql))
(([(member_call_expression name: (name) @_run arguments: (arguments . (argument (_) @_sql))) (scoped_call_expression name: (name) @_run arguments: (arguments . (argument (_) @_sql)))]) @hazard
  (#any-of? @_run "{whereRaw,havingRaw,orWhereRaw}")
  (#sql-condition? @_sql))
