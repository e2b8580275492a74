; A foreign key or a check that is believed only after every row was looked at.
((keyword_add) @hazard
  (#clause? @hazard "^ADD (CONSTRAINT \\w+ )?(FOREIGN KEY|CHECK)\\b")
  (#not-clause? @hazard "\\bNOT VALID\\b")
  (#dialect? @hazard "postgresql")
  (#not-other-statement? @hazard "^CREATE .*TABLE( IF NOT EXISTS)? {table}\\b"))
; A constraint whose index is built now.
((keyword_add) @hazard
  (#clause? @hazard "^ADD (CONSTRAINT \\w+ )?(UNIQUE|PRIMARY KEY|EXCLUDE)\\b")
  (#not-clause? @hazard "\\bUSING INDEX\\b")
  (#dialect? @hazard "postgresql")
  (#not-other-statement? @hazard "^CREATE .*TABLE( IF NOT EXISTS)? {table}\\b"))
