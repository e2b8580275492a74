; Fly: an environment with such a file, and nothing mounted.
((pair) @hazard
  (#path? @hazard "(^|/)fly[\\w.-]*\\.toml$")
  (#at? @hazard "env.*")
  (#value-match? @hazard "(?i)^(sqlite(\\+\\w+)?:|file:[\\w./]+\\.(db|sqlite3?)\\b)")
  (#not-value-match? @hazard ":memory:")
  (#not-mentioned? @hazard "(?m)^\\s*\\[\\[?mounts"))
