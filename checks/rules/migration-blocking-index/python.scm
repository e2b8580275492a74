; Alembic. It is MySQL's or SQLite's where the revision names them.
((call function: (_) @_make arguments: (argument_list . (_) (string) @_table) @_how) @hazard
  (#resolves? @_make "alembic.op.create_index")
  (#lacks-argument? @_how "postgresql_concurrently")
  (#not-within? @hazard "downgrade")
  (#not-mentioned? @_table "create_table\\(\\s*['\"]{}['\"]")
  (#not-mentioned? @_table "(?i)mysql|mariadb|sqlite"))
; Django.
((call function: (_) @_make arguments: (argument_list
    . (keyword_argument name: (_) @_model_key value: (_) @_model))) @hazard
  (#resolves? @_make "django.db.migrations.AddIndex")
  (#eq? @_model_key "model_name")
  (#not-mentioned? @_model "(?i)CreateModel\\(\\s*name=['\"]{}['\"]")
  (#not-mentioned? @_model "\\b(replaces = \\[|initial = True)"))
; SQL in a string.
((call function: (_) @_run arguments: (argument_list . (string) @_sql)) @hazard
  (#resolves? @_run "alembic.op.execute" "django.db.migrations.RunSQL")
  (#statement? @_sql "^CREATE (UNIQUE )?INDEX ")
  (#not-statement? @_sql "^CREATE (UNIQUE )?INDEX CONCURRENTLY ")
  (#not-other-statement? @_sql "^CREATE .*TABLE( IF NOT EXISTS)? {table}\\b")
  (#not-within? @hazard "downgrade"))
