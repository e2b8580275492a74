; What the app runs when it starts.
((call function: (attribute attribute: (_) @_run) arguments: (argument_list . (string) @_sql)) @hazard
  (#any-of? @_run "execute" "executescript")
  (#statement? @_sql "^CREATE TABLE ")
  (#not-statement? @_sql "\\bIF NOT EXISTS\\b")
  (#not-mentioned? @_sql "(?i):memory:|alembic|django|drop table|sqlite_master|information_schema|table_exists|to_regclass"))
; Safe: it is expected to fail.
((try_statement body: (block (call) @safe)))
