; What the app runs when it starts; not what a migration tool calls.
((call_expression function: (member_expression property: (_) @_run) arguments: (arguments . [(string) (template_string)] @_sql)) @hazard
  (#any-of? @_run "query" "execute" "exec" "run")
  (#statement? @_sql "^CREATE TABLE ")
  (#not-statement? @_sql "\\bIF NOT EXISTS\\b")
  (#not-within? @hazard "up" "down")
  (#not-mentioned? @_sql "(?i):memory:|drop table|sqlite_master|information_schema|MigrationInterface|addMigration"))
