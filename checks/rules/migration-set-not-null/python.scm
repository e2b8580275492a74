; Alembic. Where a check says so first, or rows are looked at in batches, it is left to the writer.
((call function: (_) @_alter arguments: (argument_list . (_) @_table) @_how) @hazard
  (#resolves? @_alter "alembic.op.alter_column" "alembic.op.batch_alter_table().alter_column")
  (#has-key? @_how "nullable" "False")
  (#not-within? @hazard "downgrade")
  (#not-mentioned? @_table "create_table\\(\\s*['\"]{}['\"]")
  (#not-mentioned? @_table "(?i)is not null|validate constraint|mysql|mariadb|sqlite"))
