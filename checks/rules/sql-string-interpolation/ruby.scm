((call method: (identifier) @_run arguments: (argument_list . (_) @_sql)) @hazard
  (#any-of? @_run "{execute,exec_query,find_by_sql,select_all,select_value,query,exec,count_by_sql}")
  (#sql-value? @_sql))

; Parts of a query: ActiveRecord, Sequel.
((call method: (identifier) @_run arguments: (argument_list . (_) @_sql)) @hazard
  (#any-of? @_run "{where,having,update_all,find_by,exists?}")
  (#sql-condition? @_sql))
