; A column.
((keyword_drop) @hazard
  (#clause? @hazard "^DROP (COLUMN )?(IF EXISTS )?\\w+( CASCADE)?$")
  (#not-clause? @hazard "^DROP (DEFAULT|EXPRESSION|IDENTITY)$")
  (#not-clause? @hazard "\\b(\\w+_)?(tmp|temp|old|backup|bak|deprecated|legacy|unused)(_\\w+)?\\b")
  (#not-other-statement? @hazard "^CREATE .*TABLE( IF NOT EXISTS)? {table}\\b"))
; A table, unless it is made anew here.
((keyword_drop) @hazard
  (#clause? @hazard "^DROP TABLE ")
  (#not-clause? @hazard "\\b(\\w+_)?(tmp|temp|old|new|backup|bak|staging|deprecated|legacy|unused)(_\\w+)?\\b")
  (#not-other-statement? @hazard "^CREATE .*(TABLE|VIEW)( IF NOT EXISTS)? {table}\\b")
  (#not-other-statement? @hazard "\\bTABLE .* TO {table}$"))
; Another name for a column or a table.
((keyword_rename) @hazard
  (#clause? @hazard "^RENAME (COLUMN )?(\\w+ )?TO ")
  (#not-other-statement? @hazard "^CREATE .*TABLE( IF NOT EXISTS)? {table}\\b")
  (#not-statement? @hazard "\\b(\\w+_)?(tmp|temp|old|backup|bak|deprecated|legacy|unused)(_\\w+)?\\b"))
; Safe: SQLite in the process itself, so no older release runs beside it.
((program) @safe.file
  (#path? @safe.file "sqlite"))
; Safe: code is altered as well, and nothing that goes from it names this: it was out of use before.
((keyword_drop) @safe (#out-of-use? @safe))
((keyword_rename) @safe (#out-of-use? @safe))
