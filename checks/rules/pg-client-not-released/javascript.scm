; const client = await pool.connect(): released in a finally, or handed on.
((variable_declarator name: (identifier) @name value: (await_expression (call_expression function: (member_expression object: (_) @_pool property: (property_identifier) @_take)))) @hazard
  (#match? @_pool "(?i)pool$")
  (#any-of? @_take "connect" "getConnection")
  (#not-function-match? @name "(?s)finally *\\{.*\\b{}\\??\\.release|return \\(?{}[;)\\s,]|[.=:] *{}[;,)\\s]|\\.end\\(\\)|process\\.exit|[( ]{}[,)]|\\{ *{} *\\}")
  (#inside? @hazard "function"))
; const runner = dataSource.createQueryRunner()
((variable_declarator name: (identifier) @name value: (call_expression function: (member_expression property: (property_identifier) @_take))) @hazard
  (#eq? @_take "createQueryRunner")
  (#not-function-match? @name "(?s)finally *\\{.*\\b{}\\.release|return {}[;\\s]|[( ]{}[,)]")
  (#inside? @hazard "function"))
