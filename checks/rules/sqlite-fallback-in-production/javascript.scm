; process.env.DATABASE_URL ?? "file:./dev.db"
((binary_expression left: (member_expression object: (_) @_env property: (property_identifier) @name) operator: ["||" "??"] right: (string) @_fallback) @hazard
  (#eq? @_env "process.env")
  (#match? @name "^(DATABASE|DB)_URL$")
  (#match? @_fallback "^.(file|sqlite):")
  (#not-match? @_fallback ":memory:")
  (#server-database? @hazard))
