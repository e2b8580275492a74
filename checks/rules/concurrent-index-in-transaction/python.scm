; Alembic opens one, unless it is told to commit each statement by itself.
((call function: (_) @_make arguments: (argument_list) @_how) @hazard
  (#resolves? @_make "alembic.op.{create_index,drop_index}")
  (#has-key? @_how "postgresql_concurrently" "True")
  (#not-mentioned? @_make "autocommit_block|isolation_level|execution_options"))
; Django does, too, unless the migration says that it is not atomic.
((call function: (_) @_make) @hazard
  (#resolves? @_make "django.contrib.postgres.operations.{AddIndexConcurrently,RemoveIndexConcurrently}")
  (#not-mentioned? @_make "\\batomic\\s*=\\s*False"))
