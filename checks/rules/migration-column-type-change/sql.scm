; To text or a varchar it may cost nothing: that depends on what it was.
((keyword_alter) @hazard
  (#clause? @hazard "^ALTER (COLUMN )?\\w+ (SET DATA )?TYPE\\b")
  (#not-clause? @hazard "^ALTER COLUMN type (SET|DROP) ")
  (#not-clause? @hazard "TYPE (text|citext|varchar|character varying)\\b[^a-z]*(COLLATE \\w+)?$")
  (#dialect? @hazard "postgresql")
  (#not-other-statement? @hazard "^CREATE .*TABLE( IF NOT EXISTS)? {table}\\b"))
