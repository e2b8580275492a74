; Alembic: an upgrade that does something, a downgrade that does nothing.
((function_definition name: (_) @_down body: (block . (pass_statement) .)) @hazard
  (#eq? @_down "downgrade")
  (#mentioned? @_down "(?s)def upgrade\\(.*(\\bop\\.(add|alter|batch|create|drop|rename)|(?i:\\b(create|alter|drop)\\s+[a-z]))"))
; Django: code or SQL without its reverse.
((call function: (_) @_run arguments: (argument_list) @_how) @hazard
  (#resolves? @_run "django.db.migrations.{RunPython,RunSQL}")
  (#arguments-count? @_how "1")
  (#lacks-argument? @_how "reverse_code" "reverse_sql"))
