; knex: an index on a table that is altered. It is MySQL's or SQLite's where the file names them.
((call_expression
    function: (member_expression property: (_) @_alter)
    arguments: (arguments . (_) @_table
      [(arrow_function body: [(call_expression) @hazard
                              (statement_block (expression_statement (call_expression) @hazard))])
       (function_expression body: (statement_block (expression_statement (call_expression) @hazard)))]))
  (#any-of? @_alter "alterTable" "table")
  (#match? @hazard "^\\w+\\s*\\.\\s*(index|unique)\\(")
  (#not-mentioned? @_table "(?i)mysql|mariadb|sqlite|better-sql")
  (#not-within? @hazard "down")
  (#not-mentioned? @_table "createTable(IfNotExists)?\\(\\s*['\"`]{}['\"`]"))
; Sequelize and TypeORM.
((call_expression
    function: (member_expression property: (_) @_make)
    arguments: (arguments . (string) @_table . (_) @_how)) @hazard
  (#any-of? @_make "addIndex" "createIndex")
  (#not-mentioned? @_table "(?i)concurrently|isConcurrent|mysql|mariadb|sqlite|mongo")
  (#within? @hazard "up")
  (#not-mentioned? @_table "createTable\\(\\s*(new Table\\(\\{\\s*name:\\s*)?['\"`]{}['\"`]"))
; SQL in a string.
((call_expression function: (member_expression property: (_) @_run) arguments: (arguments . (_) @_sql)) @hazard
  (#any-of? @_run "query" "raw" "execute")
  (#within? @hazard "up")
  (#statement? @_sql "^CREATE (UNIQUE )?INDEX ")
  (#not-statement? @_sql "^CREATE (UNIQUE )?INDEX CONCURRENTLY ")
  (#dialect? @_sql "postgresql")
  (#not-other-statement? @_sql "^CREATE .*TABLE( IF NOT EXISTS)? {table}\\b"))
; Safe: MySQL builds it beside its writers.
((program) @safe.file
  (#version? "mysql2" ">=0"))
((program) @safe.file
  (#version? "mysql" ">=0"))
