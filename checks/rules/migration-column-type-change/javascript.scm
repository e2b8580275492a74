; Sequelize and TypeORM; of a text it may be the length alone.
((call_expression
    function: (member_expression property: (_) @_change)
    arguments: (arguments . (_) @_table . (_) . (object (pair key: (_) @_key value: (_) @_type)))) @hazard
  (#eq? @_change "changeColumn")
  (#eq? @_key "type")
  (#not-match? @_type "(?i)string|text|char|enum")
  (#within? @hazard "up")
  (#not-mentioned? @_table "(?i)mysql|mariadb|sqlite")
  (#not-mentioned? @_table "createTable\\(\\s*['\"`]{}['\"`]"))
; SQL in a string.
((call_expression function: (member_expression property: (_) @_run) arguments: (arguments . (_) @_sql)) @hazard
  (#any-of? @_run "query" "raw" "execute")
  (#within? @hazard "up")
  (#statement? @_sql "^ALTER TABLE .*\\bALTER (COLUMN )?\\w+ (SET DATA )?TYPE\\b")
  (#not-statement? @_sql "TYPE (text|citext|varchar|character varying)\\b[^a-z]*$")
  (#dialect? @_sql "postgresql")
  (#not-other-statement? @_sql "^CREATE .*TABLE( IF NOT EXISTS)? {table}\\b"))
