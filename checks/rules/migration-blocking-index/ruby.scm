; On a table that this migration does not make.
((call method: (_) @_add arguments: (argument_list . (_) @_table) @_how) @hazard
  (#eq? @_add "add_index")
  (#lacks-argument? @_how "algorithm")
  (#not-within? @hazard "down")
  (#not-mentioned? @_table "create_table\\W+{}\\b")
  (#not-mentioned? @_table "(?i)mysql|mariadb|sqlite|safety_assured"))
; Safe: MySQL builds it beside its writers.
((program) @safe.file
  (#version? "mysql2" ">=0"))
((program) @safe.file
  (#version? "trilogy" ">=0"))
; SQL in a string.
((call method: (_) @_run arguments: (argument_list . (string) @_sql)) @hazard
  (#eq? @_run "execute")
  (#statement? @_sql "^CREATE (UNIQUE )?INDEX ")
  (#not-statement? @_sql "^CREATE (UNIQUE )?INDEX CONCURRENTLY ")
  (#dialect? @_sql "postgresql")
  (#not-within? @hazard "down")
  (#not-other-statement? @_sql "^CREATE .*TABLE( IF NOT EXISTS)? {table}\\b"))
