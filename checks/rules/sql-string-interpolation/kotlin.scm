((call_expression (navigation_expression (navigation_suffix (simple_identifier) @_run)) (call_suffix (value_arguments . (value_argument . (_) @_sql)))) @hazard
  (#any-of? @_run "{executeQuery,executeUpdate,execute,prepareStatement,createQuery,createNativeQuery,query,queryForObject,queryForList,queryForMap,update,rawQuery,execSQL}")
  (#sql-value? @_sql))
