; No condition, no other table that would choose the rows; settings and the like have few rows.
((keyword_update) @hazard
  (#clause? @hazard "^UPDATE (ONLY )?[\\w.]+ (AS \\w+ )?SET ")
  (#not-statement? @hazard "\\b(WHERE|LIMIT|FROM)\\b")
  (#not-clause? @hazard "\\b(\\w+_)?(tmp|temp|staging|settings?|configs?|versions?|meta|metadata)(_\\w+)? (AS \\w+ )?SET\\b")
  (#not-path? @hazard "(^|[/._-])(reset|clear|clean|cleanup|wipe|seed|seeds|fixtures?)[/._-]")
  (#not-other-statement? @hazard "^CREATE .*TABLE( IF NOT EXISTS)? {table}\\b"))
; Safe: SQLite in the process itself: nobody else waits for its locks.
((program) @safe.file
  (#path? @safe.file "sqlite"))
