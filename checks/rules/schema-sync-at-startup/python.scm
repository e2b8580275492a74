; SQLAlchemy and SQLModel, where the app starts.
((call function: (attribute object: (attribute attribute: (_) @_metadata) attribute: (_) @_make)) @hazard
  (#eq? @_metadata "metadata")
  (#eq? @_make "create_all")
  (#within? @hazard "create_app" "init_db" "init_models" "init_app" "create_tables" "create_db_and_tables" "on_startup" "startup" "lifespan")
  (#not-mentioned? @hazard "(?i)sqlite|duckdb|\\.command\\b|alembic\\.context"))
((call function: (attribute object: (attribute attribute: (_) @_metadata) attribute: (_) @_make)) @hazard
  (#eq? @_metadata "metadata")
  (#eq? @_make "create_all")
  (#inside? @hazard "module-level")
  (#not-inside? @hazard "main-guard")
  (#not-mentioned? @hazard "(?i)sqlite|duckdb|\\.command\\b|alembic\\.context"))
; The same on an asynchronous connection.
((call function: (attribute attribute: (_) @_run)
    arguments: (argument_list . (attribute object: (attribute attribute: (_) @_metadata) attribute: (_) @_make))) @hazard
  (#eq? @_run "run_sync")
  (#eq? @_metadata "metadata")
  (#eq? @_make "create_all")
  (#within? @hazard "create_app" "init_db" "init_models" "init_app" "create_tables" "create_db_and_tables" "on_startup" "startup" "lifespan")
  (#not-mentioned? @hazard "(?i)sqlite|duckdb|\\.command\\b"))
; Flask-SQLAlchemy.
((call function: (attribute object: (identifier) @_db attribute: (_) @_make)) @hazard
  (#any-of? @_db "db" "database")
  (#eq? @_make "create_all")
  (#within? @hazard "create_app" "init_db" "init_models" "init_app" "create_tables" "create_db_and_tables" "on_startup" "startup" "lifespan")
  (#not-mentioned? @hazard "(?i)sqlite|duckdb|\\.command\\b"))
((call function: (attribute object: (identifier) @_db attribute: (_) @_make)) @hazard
  (#any-of? @_db "db" "database")
  (#eq? @_make "create_all")
  (#inside? @hazard "module-level")
  (#not-inside? @hazard "main-guard")
  (#not-mentioned? @hazard "(?i)sqlite|duckdb|\\.command\\b"))
; Django: migrations run by an app that is loaded.
((call function: (_) @_call arguments: (argument_list . (_) @_what)) @hazard
  (#resolves? @_call "django.core.management.call_command")
  (#any-of? @_what "migrate")
  (#within? @hazard "ready"))
; Safe: only where somebody develops.
((if_statement condition: (_) @_when consequence: (block (call) @safe))
  (#match? @_when "test"))
; Safe: a first set-up, where the tables or the record of a version are missing.
((if_statement condition: (_) @_when consequence: (block (call) @safe))
  (#match? @_when "(?i)exist|version|has_table|missing"))
