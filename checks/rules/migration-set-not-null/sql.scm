; Unless a validated constraint already says so, or the table is new.
((keyword_alter) @hazard
  (#clause? @hazard "^ALTER (COLUMN )?\\w+ SET NOT NULL$")
  (#dialect? @hazard "postgresql")
  (#not-other-statement? @hazard "^CREATE .*TABLE( IF NOT EXISTS)? {table}\\b")
  (#not-other-statement? @hazard "^ALTER TABLE( IF EXISTS)?( ONLY)? {table} .*(VALIDATE CONSTRAINT|IS NOT NULL)\\b"))
