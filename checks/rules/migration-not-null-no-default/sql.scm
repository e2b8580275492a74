; A column that is added to a table which this very script neither makes nor empties.
((keyword_add) @hazard
  (#clause? @hazard "^ADD .* NOT NULL\\b")
  (#not-clause? @hazard "^ADD (CONSTRAINT|CHECK|INDEX|KEY|UNIQUE|PRIMARY|FOREIGN|PARTITION)\\b")
  (#not-clause? @hazard "\\b(DEFAULT|GENERATED|AS|IDENTITY|AUTO_INCREMENT|\\w*SERIAL\\d?)\\b")
  (#not-clause? @hazard "\\bIS NOT NULL\\b")
  (#dialect? @hazard "postgresql" "mysql" "sqlserver")
  (#not-other-statement? @hazard "^CREATE .*TABLE( IF NOT EXISTS)? {table}\\b")
  (#not-other-statement? @hazard "^(TRUNCATE( TABLE)?|DELETE FROM) {table}$"))
