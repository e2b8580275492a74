; JDBC: closed by try-with-resources or in a finally, or handed on.
((local_variable_declaration type: (_) @_type declarator: (variable_declarator name: (_) @name value: (method_invocation name: (_) @_open))) @hazard
  (#any-of? @_type "Connection" "PreparedStatement" "Statement" "ResultSet" "Session" "EntityManager")
  (#any-of? @_open "getConnection" "prepareStatement" "createStatement" "executeQuery" "openSession" "createEntityManager")
  (#not-function-match? @name "(?s)finally *\\{.*\\b{}(\\.close|[),])|try *\\({}|return {};|this\\.\\w+ = {};|DataSourceUtils"))
