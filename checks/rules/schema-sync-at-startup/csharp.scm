; Entity Framework: it makes the schema without migrations, or takes it away first.
((invocation_expression function: (member_access_expression expression: (member_access_expression name: (_) @_database) name: (_) @_make)) @hazard
  (#eq? @_database "Database")
  (#any-of? @_make "EnsureCreated" "EnsureCreatedAsync" "EnsureDeleted" "EnsureDeletedAsync")
  (#not-mentioned? @hazard "(?i)sqlite|inmemory"))
