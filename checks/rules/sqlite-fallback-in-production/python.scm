; os.getenv("DATABASE_URL", "sqlite:///app.db")
((call function: (_) @_read arguments: (argument_list . (string) @name . (string) @_fallback .)) @hazard
  (#resolves? @_read "os.getenv" "os.environ.get")
  (#match? @name "(DATABASE|DB)_UR[LI]")
  (#match? @_fallback "^.sqlite")
  (#not-match? @_fallback ":memory:")
  (#server-database? @hazard))
; DATABASE_URL: str = "sqlite:///app.db" of pydantic's settings
((assignment left: (identifier) @name type: (_) right: (string) @_fallback) @hazard
  (#match? @name "(?i)^(database|db)_ur[li]$")
  (#match? @_fallback "^.sqlite")
  (#not-match? @_fallback ":memory:")
  (#inside? @hazard "class")
  (#mentioned? @hazard "BaseSettings")
  (#server-database? @hazard))
