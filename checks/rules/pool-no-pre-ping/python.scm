; SQLAlchemy, for a database with a server. One-shot tools and files do without.
((call function: (_) @_make arguments: (argument_list . (_) @_url) @arguments) @hazard
  (#resolves? @_make "sqlalchemy.create_engine" "sqlalchemy.ext.asyncio.create_async_engine" "sqlmodel.create_engine")
  (#lacks-argument? @arguments "pool_pre_ping" "pool_recycle" "poolclass" "pool" "creator")
  (#not-mentioned? @_url "(?i)sqlite|duckdb|NullPool|bigquery|snowflake|\\balembic\\b|pgbouncer")
  (#not-inside? @hazard "main-guard")
  (#set-argument! @arguments "pool_pre_ping=True"))
; Django: connections that are kept, and never tried.
((pair key: (_) @_key value: (integer) @_age) @hazard
  (#any-of? @_key "CONN_MAX_AGE")
  (#not-eq? @_age "0")
  (#not-mentioned? @_key "CONN_HEALTH_CHECKS"))
