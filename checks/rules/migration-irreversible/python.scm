; Alembic: an upgrade that does something, a downgrade that does nothing.
((module
    (function_definition name: (_) @_up body: (block [(call) (with_statement)]))
    (function_definition name: (_) @_down body: (block . (pass_statement) .)) @hazard)
  (#eq? @_up "upgrade")
  (#eq? @_down "downgrade")
  (#mentioned? @_up "\\bfrom alembic import\\b|\\bimport alembic\\b"))
; Django: code or SQL without its reverse.
((call function: (_) @_run arguments: (argument_list) @_how) @hazard
  (#resolves? @_run "django.db.migrations.{RunPython,RunSQL}")
  (#arguments-count? @_how "1")
  (#lacks-argument? @_how "reverse_code" "reverse_sql"))
