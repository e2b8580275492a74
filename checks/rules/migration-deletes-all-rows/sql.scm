; Not in what this script made itself, nor where it is the script's own business.
((keyword_truncate) @hazard
  (#not-dialect? @hazard "other")
  (#not-clause? @hazard "\\b(\\w+_)?(tmp|temp|staging|stage|stg|cache|sessions?)(_\\w+)?\\b")
  (#not-path? @hazard "(^|[/._-])(reset|clear|clean|cleanup|wipe|truncate|seed|seeds|fixtures?)[/._-]")
  (#not-other-statement? @hazard "^CREATE .*TABLE( IF NOT EXISTS)? {table}\\b")
  (#not-other-statement? @hazard "^(INSERT INTO|COPY) {table}\\b"))
((keyword_delete) @hazard
  (#not-dialect? @hazard "other")
  (#clause? @hazard "^DELETE FROM (ONLY )?[\\w.]+( AS \\w+)?( RETURNING .*)?$")
  (#not-clause? @hazard "\\b(\\w+_)?(tmp|temp|staging|stage|stg|cache|sessions?)(_\\w+)?\\b")
  (#not-path? @hazard "(^|[/._-])(reset|clear|clean|cleanup|wipe|truncate|seed|seeds|fixtures?)[/._-]")
  (#not-other-statement? @hazard "^CREATE .*TABLE( IF NOT EXISTS)? {table}\\b")
  (#not-other-statement? @hazard "^(INSERT INTO|COPY) {table}\\b"))
; A whole database or schema.
((keyword_drop) @hazard
  (#clause? @hazard "^DROP (DATABASE|SCHEMA) ")
  (#not-clause? @hazard "\\b(\\w+_)?(tmp|temp|test|ci)(_\\w+)?\\b")
  (#not-path? @hazard "(^|[/._-])(reset|clear|clean|cleanup|wipe|setup|init|create|drop|seed|seeds)[/._-]")
  (#not-mentioned? @hazard "(?i)CREATE\\s+(DATABASE|SCHEMA)\\b"))
