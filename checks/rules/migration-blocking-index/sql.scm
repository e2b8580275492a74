; On a table of PostgreSQL that is not made by this very script.
((keyword_create) @hazard
  (#clause? @hazard "^CREATE (UNIQUE )?INDEX ")
  (#not-clause? @hazard "INDEX CONCURRENTLY ")
  (#dialect? @hazard "postgresql")
  (#not-other-statement? @hazard "^CREATE .*(TABLE|VIEW)( IF NOT EXISTS)? {table}\\b"))
