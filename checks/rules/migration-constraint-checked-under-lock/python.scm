; Alembic: name, then table.
((call function: (_) @_make arguments: (argument_list . (_) . (string) @_table) @_how) @hazard
  (#resolves? @_make "alembic.op.{create_foreign_key,create_check_constraint,create_unique_constraint}")
  (#lacks-argument? @_how "postgresql_not_valid")
  (#not-within? @hazard "downgrade")
  (#not-mentioned? @_table "create_table\\(\\s*['\"]{}['\"]")
  (#not-mentioned? @_table "(?i)mysql|mariadb|sqlite"))
; Django.
((call function: (_) @_make arguments: (argument_list
    . (keyword_argument name: (_) @_model_key value: (_) @_model))) @hazard
  (#resolves? @_make "django.db.migrations.AddConstraint")
  (#eq? @_model_key "model_name")
  (#not-mentioned? @_model "(?i)CreateModel\\(\\s*name=['\"]{}['\"]")
  (#not-mentioned? @_model "\\b(replaces = \\[|initial = True)"))
