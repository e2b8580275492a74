; knex: columns.
((call_expression
    function: (member_expression property: (_) @_alter)
    arguments: (arguments . (_) @_table
      [(arrow_function body: [(call_expression) @hazard
                              (statement_block (expression_statement (call_expression) @hazard))])
       (function_expression body: (statement_block (expression_statement (call_expression) @hazard)))]))
  (#any-of? @_alter "alterTable" "table")
  (#match? @hazard "^\\w+\\s*\\.\\s*(dropColumn|dropColumns|renameColumn)\\(")
  (#not-within? @hazard "down")
  (#not-mentioned? @_table "createTable(IfNotExists)?\\(\\s*['\"`]{}['\"`]"))
; Columns of Sequelize and TypeORM.
((call_expression
    function: (member_expression object: (_) @_runner property: (_) @_drop)
    arguments: (arguments . (string) @_table)) @hazard
  (#any-of? @_runner "queryInterface" "queryRunner")
  (#any-of? @_drop "removeColumn" "dropColumn" "dropColumns" "renameColumn")
  (#within? @hazard "up")
  (#not-mentioned? @_table "createTable(IfNotExists)?\\(\\s*(new Table\\(\\{\\s*name:\\s*)?['\"`]{}['\"`]"))
; Tables of all three.
((call_expression
    function: (member_expression property: (_) @_drop)
    arguments: (arguments . (string) @_table)) @hazard
  (#any-of? @_drop "dropTable" "dropTableIfExists" "renameTable")
  (#within? @hazard "up")
  (#not-match? @_table "(_|['\"`])(tmp|temp|old|backup|bak|deprecated|legacy|unused)(_|['\"`])")
  (#not-mentioned? @_table "createTable(IfNotExists)?\\(\\s*(new Table\\(\\{\\s*name:\\s*)?['\"`]{}['\"`]"))
; SQL in a string.
((call_expression function: (member_expression property: (_) @_run) arguments: (arguments . (_) @_sql)) @hazard
  (#any-of? @_run "query" "raw" "execute")
  (#within? @hazard "up")
  (#statement? @_sql "^(DROP TABLE|ALTER TABLE .* (DROP COLUMN|RENAME (COLUMN \\w+ )?TO)) ")
  (#not-statement? @_sql "\\b(\\w+_)?(tmp|temp|temporary|old|backup|bak|deprecated|legacy|unused)(_\\w+)?\\b")
  (#not-other-statement? @_sql "^CREATE .*TABLE( IF NOT EXISTS)? {table}\\b"))
; Safe: SQLite in the process itself, so no older release runs beside it.
((program) @safe.file
  (#path? @safe.file "sqlite"))
; Safe: code is altered as well, and nothing that goes from it names this: it was out of use before.
((call_expression) @safe (#out-of-use? @safe))
