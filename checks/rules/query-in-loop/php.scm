; Eloquent: a model is asked in each turn.
((scoped_call_expression scope: (name) @_model name: (name) @_find arguments: (_) @_asked) @hazard
  (#any-of? @_find "find" "findOrFail" "firstWhere")
  (#not-inside? @hazard "bounded-loop")
  (#not-path? @hazard "console/commands/")
  (#uses-loop-variable? @_asked))
((member_call_expression
    object: (scoped_call_expression name: (name) @_where) @_asked
    name: (name) @_fetch) @hazard
  (#eq? @_where "where")
  (#any-of? @_fetch "first" "firstOrFail" "get" "count" "exists" "value" "pluck" "sum")
  (#not-inside? @hazard "bounded-loop")
  (#not-path? @hazard "console/commands/")
  (#uses-loop-variable? @_asked))
; Doctrine: $this->users->find($order->userId), $repository->findOneBy([…])
((member_call_expression object: (_) @_repository name: (name) @_find arguments: (_) @_asked) @hazard
  (#match? @_repository "(?i)(repository|repo|entityManager|em)$")
  (#match? @_find "^find(One)?(By)?$")
  (#not-inside? @hazard "bounded-loop")
  (#not-path? @hazard "console/commands/")
  (#uses-loop-variable? @_asked))
; PDO, mysqli, Laravel's DB: a SELECT in the text says what this is.
([(member_call_expression name: (name) @_ask arguments: (arguments . (argument) @_sql) @_asked)
  (scoped_call_expression name: (name) @_ask arguments: (arguments . (argument) @_sql) @_asked)
  (function_call_expression function: (name) @_ask arguments: (arguments (argument) @_sql) @_asked)] @hazard
  (#any-of? @_ask "query" "select" "selectOne" "mysqli_query" "pg_query_params")
  (#match? @_sql "(?i)^.\\s*select\\s")
  (#not-match? @_sql "(?i)\\bin \\(")
  (#not-inside? @hazard "bounded-loop")
  (#not-path? @hazard "console/commands/")
  (#uses-loop-variable? @_asked))
