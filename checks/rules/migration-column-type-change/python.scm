; Alembic; to Text or String it may cost nothing.
((call function: (_) @_alter arguments: (argument_list . (_) @_table (keyword_argument name: (_) @_key value: (_) @_type))) @hazard
  (#resolves? @_alter "alembic.op.alter_column" "alembic.op.batch_alter_table().alter_column")
  (#eq? @_key "type_")
  (#not-match? @_type "(Text|String|VARCHAR|TEXT)\\b")
  (#not-within? @hazard "downgrade")
  (#not-mentioned? @_table "create_table\\(\\s*['\"]{}['\"]")
  (#not-mentioned? @_table "(?i)mysql|mariadb|sqlite"))
