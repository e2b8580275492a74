; On a table of PostgreSQL that is not made by this very script.
((keyword_create) @hazard
  (#clause? @hazard "^CREATE (UNIQUE )?INDEX ")
  (#not-clause? @hazard "INDEX CONCURRENTLY ")
  (#dialect? @hazard "postgresql")
  (#not-other-statement? @hazard "^CREATE .*(TABLE|VIEW)( IF NOT EXISTS)? {table}\\b")
  (#not-other-statement? @hazard "^UPDATE (ONLY )?{table}\\b")
  (#not-other-statement? @hazard "^ALTER TABLE (IF EXISTS )?(ONLY )?{table} .*ADD (CONSTRAINT \\w+ )?(FOREIGN KEY|CHECK|UNIQUE)\\b"))
; Safe: how a new database begins.
((program) @safe.file
  (#path? @safe.file "(^|/)(schema|structure)[^/]*\\.sql$"))
