; Alembic: a column of a table that this revision does not make.
((call function: (_) @_add arguments: (argument_list . (_) @_table
    (call function: (_) @_column arguments: (argument_list) @_how))) @hazard
  (#resolves? @_add "alembic.op.add_column")
  (#resolves? @_column "sqlalchemy.Column")
  (#has-key? @_how "nullable" "False")
  (#lacks-argument? @_how "server_default" "primary_key" "autoincrement")
  (#not-match? @_how "\\b(Computed|Identity)\\(")
  (#not-within? @hazard "downgrade")
  (#not-mentioned? @_table "create_table\\(\\s*['\"]{}['\"]"))
; The same in a batch.
((with_statement
    (with_clause (with_item value: (as_pattern (call arguments: (argument_list . (_) @_table)))))
    body: (block (call function: (_) @_add arguments: (argument_list
      (call function: (_) @_column arguments: (argument_list) @_how))) @hazard))
  (#resolves? @_add "alembic.op.batch_alter_table().add_column")
  (#resolves? @_column "sqlalchemy.Column")
  (#has-key? @_how "nullable" "False")
  (#lacks-argument? @_how "server_default" "primary_key" "autoincrement")
  (#not-match? @_how "\\b(Computed|Identity)\\(")
  (#not-within? @hazard "downgrade")
  (#not-mentioned? @_table "create_table\\(\\s*['\"]{}['\"]"))
; Django: a field that makemigrations was given no default for.
((call function: (_) @_add arguments: (argument_list
    . (keyword_argument name: (_) @_model_key value: (_) @_model)
    (keyword_argument value: (call function: (_) @_field arguments: (argument_list) @_how)))) @hazard
  (#resolves? @_add "django.db.migrations.AddField")
  (#eq? @_model_key "model_name")
  (#resolves? @_field
    "django.db.models.{CharField,TextField,EmailField,URLField,SlugField,UUIDField,JSONField,BooleanField}"
    "django.db.models.{IntegerField,BigIntegerField,PositiveIntegerField,SmallIntegerField,FloatField,DecimalField}"
    "django.db.models.{DateField,DateTimeField,DurationField,ForeignKey,OneToOneField}")
  (#lacks-argument? @_how "null" "default" "db_default" "blank" "auto_now" "auto_now_add" "primary_key")
  (#not-mentioned? @_model "(?i)CreateModel\\(\\s*name=['\"]{}['\"]")
  (#not-mentioned? @_model "\\b(replaces = \\[|initial = True)"))
