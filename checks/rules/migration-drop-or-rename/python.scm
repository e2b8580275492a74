; Alembic: a column or table of which code knows, not made by this revision.
((call function: (_) @_drop arguments: (argument_list . (_) @_table)) @hazard
  (#resolves? @_drop "alembic.op.{drop_column,drop_table,rename_table}")
  (#not-match? @_table "(_|['\"])(tmp|temp|old|backup|bak|deprecated|legacy|unused)(_|['\"])")
  (#not-within? @hazard "downgrade")
  (#not-mentioned? @_table "create_table\\(\\s*['\"]{}['\"]"))
((call function: (_) @_drop) @hazard
  (#resolves? @_drop "alembic.op.batch_alter_table().drop_column")
  (#not-within? @hazard "downgrade"))
((call function: (_) @_alter arguments: (argument_list . (_) @_table (keyword_argument name: (_) @_key))) @hazard
  (#resolves? @_alter "alembic.op.alter_column" "alembic.op.batch_alter_table().alter_column")
  (#eq? @_key "new_column_name")
  (#not-within? @hazard "downgrade")
  (#not-mentioned? @_table "create_table\\(\\s*['\"]{}['\"]"))
; Django.
((call function: (_) @_drop arguments: (argument_list . (keyword_argument name: (_) @_key value: (_) @_model))) @hazard
  (#resolves? @_drop "django.db.migrations.{RemoveField,RenameField}")
  (#eq? @_key "model_name")
  (#not-mentioned? @_model "(?i)(CreateModel|DeleteModel)\\(\\s*name=['\"]{}['\"]")
  (#not-mentioned? @_model "\\b(replaces = \\[|initial = True)"))
((call function: (_) @_drop) @hazard
  (#resolves? @_drop "django.db.migrations.{DeleteModel,RenameModel}")
  (#not-mentioned? @_drop "\\b(replaces = \\[|initial = True)"))
; SQL in a string.
((call function: (_) @_run arguments: (argument_list . (string) @_sql)) @hazard
  (#resolves? @_run "alembic.op.execute" "django.db.migrations.RunSQL")
  (#statement? @_sql "^(DROP TABLE|ALTER TABLE .* (DROP COLUMN|RENAME (COLUMN \\w+ )?TO)) ")
  (#not-other-statement? @_sql "^CREATE .*TABLE( IF NOT EXISTS)? {table}\\b")
  (#not-statement? @_sql "\\b(\\w+_)?(tmp|temp|old|backup|bak|deprecated|legacy|unused)(_\\w+)?\\b")
  (#not-within? @hazard "downgrade"))
; Safe: only the state of Django's models changes, the table stays as it is.
((keyword_argument name: (_) @_key value: (list (call) @safe))
  (#eq? @_key "state_operations"))
; Safe: code is altered as well, and nothing that goes from it names this: it was out of use before.
((call) @safe (#out-of-use? @safe))
