; Rails opens one, unless the migration says no.
((pair key: (_) @_key value: (_) @_how) @hazard
  (#any-of? @_key "algorithm")
  (#eq? @_how ":concurrently")
  (#mentioned? @_key "ActiveRecord::Migration")
  (#not-mentioned? @_key "disable_ddl_transaction!"))
