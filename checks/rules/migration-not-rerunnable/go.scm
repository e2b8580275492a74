; What the app runs when it starts.
((call_expression function: (selector_expression field: (_) @_run) arguments: (argument_list [(interpreted_string_literal) (raw_string_literal)] @_sql)) @hazard
  (#any-of? @_run "Exec" "ExecContext" "MustExec")
  (#statement? @_sql "^CREATE TABLE ")
  (#not-statement? @_sql "\\bIF NOT EXISTS\\b")
  (#not-mentioned? @_sql "(?i):memory:|drop table|sqlite_master|information_schema|goose\\.|_test\\b"))
