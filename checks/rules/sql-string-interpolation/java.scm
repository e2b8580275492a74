((method_invocation name: (identifier) @_run arguments: (argument_list . (_) @_sql)) @hazard
  (#any-of? @_run "{executeQuery,executeUpdate,execute,prepareStatement,createQuery,createNativeQuery,query,queryForObject,queryForList,queryForMap,update,batchUpdate,addBatch}")
  (#sql-value? @_sql))
